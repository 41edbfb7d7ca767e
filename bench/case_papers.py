"""The papers of a whole case: bundles of pages, letters of their own, lists of names, letters with their translations.

Of the pages nine in ten stand in bundles of 200 (a quarter of them begins with a letterhead), the rest in papers of their own:
letters of a page (7 %), lists of names as HTML (1.5 %), pairs of an Arabic letter and its translation (1.5 %). The words come from
bench_papers and from the phrasebooks of bench/letters; all is invented. The same seed makes the same papers.
"""
import json, random, re
from dataclasses import dataclass
from pathlib import Path

BUNDLE_PAGES = 200
LETTERS, LISTS, PAIRS = 0.07, 0.015, 0.0075     # of the pages; a pair has two
ROWS_A_PAGE = 30
WORDS = Path(__file__).resolve().parent / "letters" / "papers"
SLOT = re.compile(r"\{([^{}]*)\}")

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

# What both languages say: slots of one name take one value; a place, a matter and a name are drawn as a pair.
TOLD = [
    ("بلغ عدد المسجلين في {town} حتى نهاية الشهر {n3} شخصا.", "The number of persons registered in {town} reached {n3} by the end of the month."),
    ("تعطلت {n1} شاحنات من أصل {n2} شاحنة خلال الشتاء.", "Of {n2} lorries {n1} broke down during the winter."),
    ("لم يتجاوز المخزون الحالي من الوقود {n3} لترا.", "The present stock of fuel did not exceed {n3} litres."),
    ("كان الطريق إلى {town} مغلقا مدة {n2} يوما بسبب الأمطار.", "The road to {town} was closed for {n2} days because of the rain."),
    ("خصص للمشروع مبلغ {n5} ليرة.", "A sum of {n5} pounds was allocated to the project."),
    ("نرجو إرسال {n1} شاحنات إضافية إلى {town} لنقل الطحين.", "Please send {n1} additional lorries to {town} to carry the flour."),
    ("التقى {name} مندوب البلدية يوم {date}.", "{name} met the delegate of the municipality on {date}."),
    ("لم نستلم حتى اليوم أي جواب حول صيانة شبكة المياه في {town}.", "To this day we have received no answer about the maintenance of the water network in {town}."),
]
TOWNS = [("عين دلفان", "Ayn Dalfan"), ("سرحمات", "Sarhamat"), ("تل الرمان", "Tall Rumman"), ("الغدير", "al-Ghadir"), ("الزهيرة", "al-Zuhayra")]
GIVEN = [("سليم", "Salim"), ("فارس", "Faris"), ("مروان", "Marwan"), ("طلال", "Talal"), ("كامل", "Kamil"), ("زهير", "Zuhayr"), ("عصام", "Isam")]
FAMILY = [("الخابوري", "al-Khaburi"), ("بيدر", "Baydar"), ("المرجاني", "al-Marjani"), ("الطاحون", "al-Tahun"), ("نيساني", "Nisani")]


@dataclass
class Paper:
    """A paper of its own, with what a story may say of it."""
    kind: str
    file: str
    told: dict


class Phrases:
    """The lists of a phrasebook; see bench/letters/phrasebook.h."""
    def __init__(self, language, draw):
        self.draw, self.lists = draw, {}
        for line in (WORDS / f"words_{language}.txt").read_text().splitlines():
            if line and not line.startswith("#"):
                name, entries = line.split(" = ", 1)
                self.lists[name] = entries.split(" | ")

    def one(self, name):
        if re.fullmatch(r"n\d", name):
            return number_of(self.draw, int(name[1]))
        return self.fill(self.draw.choice(self.lists[name]))

    def fill(self, text):
        return SLOT.sub(lambda hit: self.one(hit[1]), text)


def number_of(draw, digits):
    return str(draw.randrange(10 ** (digits - 1) + (digits == 1), 10 ** digits))


def make_case_papers(text, folder, pages, seed=1):
    """Writes the papers of `pages` pages into `folder`/papers, from the text files in `text`; what stories may say of them into `folder`/told.jsonl."""
    papers = folder / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)
    phrases = {language: Phrases(language, draw) for language in ("ara", "eng")}
    source = pages_of(text)
    told = [make_letter(papers, k, next(source), phrases, draw) for k in range(int(pages * LETTERS))]
    told += [make_list(papers, k, phrases["eng"], draw) for k in range(int(pages * LISTS / 3))]
    told += [make_pair(papers, k, draw) for k in range(int(pages * PAIRS))]
    left = pages - int(pages * LETTERS) - 3 * int(pages * LISTS / 3) - 2 * int(pages * PAIRS)
    for first in range(0, left, BUNDLE_PAGES):
        bundle = [next(source) for _ in range(min(BUNDLE_PAGES, left - first))]
        file = place(papers, "bundles", first // BUNDLE_PAGES, "txt")
        file.write_text("\f".join(bundle))
    (folder / "told.jsonl").write_text("".join(json.dumps(vars(paper), ensure_ascii=False) + "\n" for paper in told))


def pages_of(text):
    for file in sorted(text.iterdir()):
        yield from file.read_text().split("\f")


def place(papers, kind, k, ending):
    """A file of its own, at most a thousand in a folder."""
    folder = papers / f"{kind}-{k // 1000:03}"
    folder.mkdir(exist_ok=True)
    return folder / f"{k:06}.{ending}"


def date_of(draw):
    return draw.randrange(1, 29), draw.randrange(1, 13), draw.randrange(1978, 2019)


def make_letter(papers, k, page, phrases, draw):
    """A letter of one page whose body is a page of prose and two sentences of the phrasebook."""
    arabic = sum("\u0600" < c < "\u06ff" for c in page[:400]) > 100
    words = phrases["ara" if arabic else "eng"]
    body = page.split("\n\n", 1)[-1] if page.startswith(("No. ", "العدد")) else page
    day, month, year = date_of(draw)
    number = f"{draw.randrange(100, 99999)}/{draw.choice('قتصم' if arabic else 'STRA')}/{draw.randrange(1, 30)}"
    told = {"arabic": arabic, "number": number, "date": f"{day} {MONTHS[month - 1]} {year}", "from": words.one("office"),
            "to": words.one("post"), "signature": words.one("rank_name"), "fact": words.one("fact")}
    answered = f"{draw.randrange(100, 99999)}/{'ق' if arabic else 'S'}/{draw.randrange(1, 30)}"
    heads = (("الرقم: ", "التاريخ: ", "إلى السيد ", "الموضوع: ", "الإشارة: كتابكم رقم ") if arabic else
             ("No. ", "Date: ", "To: The ", "Subject: ", "Reference: your letter No. "))
    lines = [told["from"], heads[0] + number, f"{heads[1]}{day}/{month}/{year}", heads[2] + told["to"],
             heads[3] + words.one("subject"), heads[4] + answered, "", told["fact"] + " " + words.one("requested"), body.strip(), "",
             told["signature"], words.one("signing_post")]
    file = place(papers, "letters", k, "txt")
    file.write_text("\n".join(lines) + "\n")
    return Paper("letter", file.name, told | {"answers": answered, "body": body.strip()[:600]})


def make_list(papers, k, words, draw):
    rows = draw.randrange(2 * ROWS_A_PAGE, 4 * ROWS_A_PAGE)
    number = f"{draw.randrange(100, 99999)}/S/{draw.randrange(1, 30)}"
    people = [(words.one("name"), draw.randrange(1950, 1996), words.one("town")) for _ in range(rows)]
    cells = "".join(f"<tr><td>{n}</td><td>{name}</td><td>{year}</td><td>{town}</td></tr>\n"
                    for n, (name, year, town) in enumerate(people, 1))
    file = place(papers, "lists", k, "html")
    file.write_text(f"<html><body><h1>List of names enclosed with letter {number}</h1><table>\n"
                    f"<tr><th>No.</th><th>Name</th><th>Year of birth</th><th>Place</th></tr>\n{cells}</table></body></html>\n")
    return Paper("list", file.name, {"number": number, "rows": rows, "town": people[0][2],
                                     "from_town": sum(town == people[0][2] for _, _, town in people), "name": people[0][0]})


def make_pair(papers, k, draw):
    """An Arabic letter and its translation."""
    day, month, year = date_of(draw)
    plain = f"{draw.randrange(100, 99999)}"
    arabic = [f"الرقم: {plain}/ق", f"التاريخ: {day}/{month}/{year}", ""]
    english = ["Translation from Arabic", f"No. {plain}/Q", f"Date: {day} {MONTHS[month - 1]} {year}", ""]
    for ours, theirs in draw.sample(TOLD, 6):
        both = both_of(draw)
        arabic.append(SLOT.sub(lambda hit: both[hit[1]][0], ours))
        english.append(SLOT.sub(lambda hit: both[hit[1]][1], theirs))
    place(papers, "originals", k, "txt").write_text("\n".join(arabic) + "\n")
    file = place(papers, "translations", k, "txt")
    file.write_text("\n".join(english) + "\n")
    return Paper("translation", file.name, {"number": f"{plain}/Q", "date": f"{day} {MONTHS[month - 1]} {year}", "sentences": english[4:]})


def both_of(draw):
    """The slots of a sentence, Arabic and English."""
    given, family = draw.choice(GIVEN), draw.choice(FAMILY)
    day, month, year = date_of(draw)
    both = {f"n{digits}": (number_of(draw, digits),) * 2 for digits in (1, 2, 3, 5)}
    both["n1"] = (str(draw.randrange(3, 10)),) * 2
    return both | {"town": draw.choice(TOWNS), "name": tuple(" ".join(parts) for parts in zip(given, family)),
                   "date": (f"{day}/{month}/{year}", f"{day} {MONTHS[month - 1]} {year}")}
