"""A story of so many words over the papers of case_papers.py: quotations, figures, dates, names, letters, lists and sums; a third of it said wrongly."""
import json, random, re

FIGURE = re.compile(r"\d+ (?:persons|vehicles|tons|days|pounds|families|letters)|on \d+ [A-Z][a-z]+ \d{4}")
SENTENCE = re.compile(r"[A-Z][^.]{60,240}\.(?=\s)")
WRONG = 1 / 3


def make_story(papers, words, seed=1):
    """The text of a story on the papers in `papers`/papers and `papers`/told.jsonl."""
    draw = random.Random(seed)
    told = [json.loads(line) for line in (papers / "told.jsonl").read_text().splitlines()]
    kinds = {kind: [paper["told"] for paper in told if paper["kind"] == kind] for kind in ("letter", "list", "translation")}
    bundles = sorted(papers.glob("papers/bundles-*/*.txt"))
    makers = [lambda: quoted(sentence_of(bundles, draw), draw), lambda: told_again(figures_of(bundles, draw), draw),
              lambda: of_letter(draw.choice([letter for letter in kinds["letter"] if not letter["arabic"]]), draw),
              lambda: quoted(draw.choice(draw.choice(kinds["translation"])["sentences"]), draw),
              lambda: told_again(draw.choice(draw.choice(kinds["translation"])["sentences"]), draw),
              lambda: of_list(draw.choice(kinds["list"]), draw)]
    paragraphs, length = ["# What the papers of the offices show"], 0
    while length < words:
        paragraph = " ".join(make() for make in draw.sample(makers, 3))
        length += len(paragraph.split())
        paragraphs.append(paragraph)
    return "\n\n".join(paragraphs) + "\n"


def english_page(bundles, draw):
    while True:
        page = draw.choice(draw.choice(bundles).read_text().split("\f"))
        if page[:1].isascii() and "\n\n" in page or page[:1].isascii() and page[0].isupper():
            return re.sub(r"\s+", " ", page.split("\n\n")[-1])


def sentence_of(bundles, draw):
    while True:
        if found := SENTENCE.findall(english_page(bundles, draw)):
            return draw.choice(found)


def figures_of(bundles, draw):
    while True:
        if found := [sentence for sentence in SENTENCE.findall(english_page(bundles, draw)) if FIGURE.search(sentence)]:
            return draw.choice(found)


def quoted(sentence, draw):
    """A part of a sentence in quotation marks, said by the letter."""
    words = changed(sentence, draw).rstrip(".").split()
    first = draw.randrange(max(1, len(words) - 24))
    return f"The letter says: “{' '.join(words[first:first + 24])}”."


def told_again(sentence, draw):
    return changed(sentence, draw)


def changed(sentence, draw):
    """In one of three another digit, if there is one; else a word left out."""
    if draw.random() > WRONG:
        return sentence
    digits = [k for k, c in enumerate(sentence) if c.isdigit()]
    if digits:
        k = draw.choice(digits)
        return sentence[:k] + str((int(sentence[k]) + draw.randrange(1, 9)) % 10) + sentence[k + 1:]
    words = sentence.split()
    del words[draw.randrange(1, len(words))]
    return " ".join(words)


def of_letter(letter, draw):
    date = changed(letter["date"], draw)
    return draw.choice([
        f"Letter {letter['number']} of {date} was written by the {letter['from']} to the {letter['to']}.",
        f"{letter['signature']} signed letter {letter['number']}, dated {date}, which answers letter {letter['answers']}.",
        f"In a letter of {date} the {letter['from']} wrote to the {letter['to']}: {letter['fact']}"])


def of_list(names, draw):
    rows = names["rows"] + (draw.random() < WRONG)
    return draw.choice([f"The list enclosed with letter {names['number']} has {rows} names, {names['from_town']} of them from {names['town']}.",
                        f"{names['name']} stands on the list of {rows} names."])
