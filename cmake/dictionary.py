#!/usr/bin/env python3
"""Makes the table of words in English and Arabic from the dictionaries that Debian installs: dict-freedict-eng-ara and dict-freedict-ara-eng
(FreeDict, from the word list of Arabeyes.org; GPL-2+).

cmake/dictionary.py OUT.cc writes recto::linking::tables::dictionary: rows "english<TAB>arabic", one word each, ascending, none twice. What is no
single word on both sides is left out, and so are words with a capital inside, digits or signs. The English side keeps its inflected forms: that is how "sacks"
meets a broken plural.
"""
import gzip, re, sys

FOLDER = "/usr/share/dictd/freedict-{}.dict.dz"
ARABIC = re.compile("[\u0621-\u0652]{2,}")
ENGLISH = re.compile("[A-Za-z][a-z]+")
MARKS = re.compile("[\u064b-\u0652\u0640]")


def entries(pair, headword):
    """(headword, line) of a dictionary: a headword stands before its pronunciation in slashes, what it means on the lines below."""
    text = gzip.open(FOLDER.format(pair)).read().decode("utf-8")
    head = None
    for line in text[text.index("FreeDict Dictionary ver."):].split("\n")[1:]:
        if hit := re.fullmatch(r"(\S+) /[^/]*/", line):
            head = hit.group(1) if headword.fullmatch(hit.group(1)) else None
        elif line.rstrip().endswith("/"):
            head = None
        elif head:
            yield head, re.sub(r"^\d+\. ", "", line.strip())


def rows():
    out = set()
    for english, line in entries("eng-ara", ENGLISH):
        if ARABIC.fullmatch(line):
            out.add((english.lower(), MARKS.sub("", line)))
    for arabic, line in entries("ara-eng", ARABIC):
        if ENGLISH.fullmatch(line):
            out.add((line.lower(), MARKS.sub("", arabic)))
    return sorted(out)


def main():
    table = "".join(f"{english}\t{arabic}\n" for english, arabic in rows())
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write("#include <string_view>\nnamespace recto::linking::tables {\nextern const std::string_view dictionary;\n"
                  f'const std::string_view dictionary = R"table({table})table";\n}}\n')


if __name__ == "__main__":
    main()
