#!/usr/bin/env python3
"""Labelled sets of Arabic names as the texts and spans that entities_train reads.

    bench/entities/prepare.py OUT [--conll NEWSFANE] [--nested WOJOOD…] [--titles TITLES.jsonl]

--conll: NewsFANE Gold (Alotaibi and Lee 2014, CC BY-SA 3.0): token, tab, label. --nested: Wojood (MIT): token and labels between spaces. --titles:
JSON Lines with text, tokens, entities. The token files split off clitics; the text is put together again as people write it. OUT holds text of the
sets and is never kept: a line "set NAME", then for each text "T", tab, text, and "S", tab, start, end, type for each span.
"""
import argparse
import json
from pathlib import Path

PERSON = "PERS Politician Athlete Other_PER Artist Religious_PER Scientist Businessperson Engineer Lawyer Police Group".split()
BODY = "ORG Government Non-Governmental Sports Media Commercial Educational Religious_ORG Medical-Science Entertainment".split()
PLACE = "GPE LOC Nation Population-Center GPE-Cluster State-or-Province County-or-District Continent Water-Body Land-Region-Natural Celestial".split()
TYPE = {t: "person" for t in PERSON} | {t: "body" for t in BODY} | {t: "place" for t in PLACE} | {"OCC": "title"}
BEFORE, AFTER = set("و ف ب ل ك س".split()), set("ه ها هم هما هن كم نا ني ي".split())
NO_SPACE_BEFORE, NO_SPACE_AFTER = set(".,،؛;:؟?!)]»%"), set("([«")


def text_of(tokens, tags):
    """The text and where each token stands in it."""
    text, places, glue = "", [], False
    for i, token in enumerate(tokens):
        inside = any(t.startswith("I-") for t in tags[i] + (tags[i + 1] if i + 1 < len(tags) else []))
        joined = glue or token in NO_SPACE_BEFORE or (token in AFTER and i > 0 and not inside)
        if text and not joined:
            text += " "
        elif token in AFTER and text.endswith("ة"):
            text = text[:-1] + "ت"
        places.append((len(text), len(text) + len(token)))
        text += token
        glue = token in NO_SPACE_AFTER or (token in BEFORE and not inside and i + 1 < len(tokens))
    return text, places


def spans_of(tags, places):
    open_, out = {}, set()
    for i, mine in enumerate([*tags, []]):
        for fine in [f for f in open_ if f"I-{f}" not in mine or f"B-{f}" in mine]:
            first = open_.pop(fine)
            if fine in TYPE:
                out.add((places[first][0], places[i - 1][1], TYPE[fine]))
        for tag in mine:
            if tag[:2] == "B-" or (tag[:2] == "I-" and tag[2:] not in open_):
                open_[tag[2:]] = i
    return sorted(out)


def token_texts(path, separator):
    for block in Path(path).read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [row.split(separator) for row in block.split("\n")]
        rows = [row for row in rows if len(row) > 1 and row[0] != "$#$"]
        if rows:
            tags = [[t for t in row[1:] if t != "O"] for row in rows]
            text, places = text_of([row[0] for row in rows], tags)
            yield text, spans_of(tags, places)


def title_texts(path):
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row, at, places = json.loads(line), 0, []
        for token in row["tokens"]:
            at = row["text"].index(token, at)
            places.append((at, at + len(token)))
            at += len(token)
        yield row["text"], sorted({(places[e["start"]][0], places[e["end"] - 1][1], TYPE[e["type"]]) for e in row["entities"] if e["type"] in TYPE})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--conll", nargs="*", default=[])
    parser.add_argument("--nested", nargs="*", default=[])
    parser.add_argument("--titles", nargs="*", default=[])
    asked = parser.parse_args()
    sets = [(p, token_texts(p, "\t")) for p in asked.conll] + [(p, token_texts(p, None)) for p in asked.nested] + [(p, title_texts(p)) for p in asked.titles]
    with open(asked.out, "w", encoding="utf-8") as out:
        for path, texts in sets:
            out.write(f"set\t{Path(path).stem}\n")
            for text, spans in texts:
                out.write("T\t" + text.replace("\t", " ").replace("\n", " ") + "\n")
                out.writelines(f"S\t{start}\t{end}\t{kind}\n" for start, end, kind in spans)


if __name__ == "__main__":
    main()
