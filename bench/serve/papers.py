"""A trove of office letters for the benches of the server, from a seed: Arabic and English, one a file, which answer and cite each other by number.

Offices, persons and places are invented. Letters are text files, so that a hundred thousand of them are taken in within minutes; the sample papers go with them, for pages
with pictures.
"""
import random
from pathlib import Path

IN_A_FOLDER = 500
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
ARABIC_MONTHS = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول")
PLACES = (("Ayn Dalfan", "عين دلفان"), ("Marj Sawwan", "مرج صوان"), ("Hawsh Qandal", "حوش قندل"), ("Tell Barrum", "تل بروم"), ("Wadi Shanfar", "وادي شنفار"), ("Kafr Zalin", "كفر زالين"),
          ("Dayr Mulqa", "دير ملقة"), ("Bir Asfal", "بئر أسفل"), ("Rabwat Nasim", "ربوة نسيم"), ("Jisr Halwan", "جسر حلوان"))
OFFICES = (("Supply Committee", "لجنة التموين"), ("Depot Administration", "إدارة المستودعات"), ("Water Directorate", "مديرية المياه"), ("Roads Office", "مكتب الطرق"),
           ("Grain Board", "هيئة الحبوب"), ("Town Guard", "حرس البلدة"), ("Municipal Council", "المجلس البلدي"), ("Harbour Office", "مكتب المرفأ"))
THINGS = (("lorries", "شاحنات"), ("sacks of flour", "أكياس طحين"), ("barrels of fuel", "براميل وقود"), ("volunteers", "متطوعين"), ("pumps", "مضخات"), ("tents", "خيام"),
          ("blankets", "بطانيات"), ("drivers", "سائقين"), ("spare tyres", "إطارات"), ("water tanks", "خزانات مياه"))
MATTERS = (("Delivery of", "تسليم"), ("Shortage of", "نقص"), ("Count of", "إحصاء"), ("Request for", "طلب"), ("Storage of", "تخزين"), ("Payment for", "دفع أثمان"))


class Letter:
    """The k-th letter of a trove; the same for the same seed."""

    def __init__(self, seed, k):
        draw = random.Random(seed * 1_000_003 + k)
        self.number = f"{k + 1}/{draw.choice('STMRK')}/{draw.randint(1, 9)}"
        self.day = (1 + k % 28, 1 + (k // 28) % 12, 1990 + (k // 336) % 20)
        self.sender, self.addressee = draw.sample([(o, p) for o in range(len(OFFICES)) for p in range(len(PLACES))], 2)
        self.thing, self.matter, self.count = draw.randrange(len(THINGS)), draw.randrange(len(MATTERS)), draw.randint(3, 9_000)
        self.arabic, self.draw = draw.random() < 0.5, draw

    def place(self, which, language):
        office, place = which
        return f"{OFFICES[office][language]} {'of' if language == 0 else 'في'} {PLACES[place][language]}"

    def date(self, language):
        day, month, year = self.day
        return f"{day} {(MONTHS, ARABIC_MONTHS)[language][month - 1]} {year}"


def text_of(seed, k, letters):
    letter = Letter(seed, k)
    cited = Letter(seed, letter.draw.randrange(max(0, k - 2_000), k)) if k and letter.draw.random() < 0.7 else None
    if letter.draw.random() < 0.05:
        cited = Letter(seed, letters + letter.draw.randrange(1_000))  # one that the trove lacks
    return (arabic_text if letter.arabic else english_text)(letter, cited)


def english_text(letter, cited):
    thing, count, draw = THINGS[letter.thing][0], letter.count, letter.draw
    lines = [letter.place(letter.sender, 0), "", f"Number: {letter.number}", "", f"Date: {letter.date(0)}", "", f"To the head of the {letter.place(letter.addressee, 0)}", "",
             f"Subject: {MATTERS[letter.matter][0]} {thing}", ""]
    if cited:
        lines += [f"Reference: Your letter number {cited.number} of {cited.date(0)}", ""]
    lines += ["Greetings.", "", f"We inform you that {count} {thing} have arrived at {PLACES[letter.sender[1]][0]}, of which {count // 3} were handed over under a record dated {letter.date(0)}.", "",
              f"We expect {count + draw.randint(10, 90)} {thing} before the end of the month, provided that the road to {PLACES[letter.addressee[1]][0]} stays open.", "",
              f"The stock at hand is enough for {draw.randint(2, 40)} days only.", "", "We therefore request that the record be signed and sent back to us.", "", f"Head of the {letter.place(letter.sender, 0)}"]
    return "\n".join(lines) + "\n"


def arabic_text(letter, cited):
    thing, count, draw = THINGS[letter.thing][1], letter.count, letter.draw
    lines = [letter.place(letter.sender, 1), "", f"الرقم: {letter.number}", "", f"التاريخ: {letter.date(1)}", "", f"إلى السيد رئيس {letter.place(letter.addressee, 1)} المحترم", "",
             f"الموضوع: {MATTERS[letter.matter][1]} {thing}", ""]
    if cited:
        lines += [f"إشارة إلى كتابكم رقم {cited.number} تاريخ {cited.date(1)}", ""]
    lines += ["تحية طيبة وبعد،", "", f"نعلمكم بأنه وصل {count} {thing} إلى {PLACES[letter.sender[1]][1]}، وقد سلم منها {count // 3} بموجب محضر مؤرخ في {letter.date(1)}.", "",
              f"ونتوقع وصول {count + draw.randint(10, 90)} {thing} قبل نهاية الشهر شريطة أن يبقى الطريق إلى {PLACES[letter.addressee[1]][1]} سالكا.", "",
              f"إن المخزون المتوفر يكفي {draw.randint(2, 40)} يوما فقط.", "", "لذا يرجى توقيع المحضر وإعادته إلينا.", "", f"رئيس {letter.place(letter.sender, 1)}"]
    return "\n".join(lines) + "\n"


def write(folder, letters, seed=1):
    """Writes so many letters below a folder, five hundred a folder; nothing where they were written before."""
    folder = Path(folder)
    made = folder.with_suffix(".made")
    if made.is_file() and made.read_text() == f"{letters} {seed}":
        return folder
    for first in range(0, letters, IN_A_FOLDER):
        below = folder / f"{first // IN_A_FOLDER:04}"
        below.mkdir(parents=True, exist_ok=True)
        for k in range(first, min(letters, first + IN_A_FOLDER)):
            (below / f"{k + 1:06}.txt").write_text(text_of(seed, k, letters))
    made.write_text(f"{letters} {seed}")
    return folder


def story(words=500, seed=1, letters=100_000):
    """A draft of about so many words that quotes and counts with letters of the trove, half of it changed."""
    draw, parts = random.Random(seed), []
    while sum(len(part.split()) for part in parts) < words:
        letter = Letter(seed, draw.randrange(letters))
        thing, count = THINGS[letter.thing][0], letter.count + draw.choice((0, 0, 1))
        parts.append(f"On {letter.date(0)} the head of the {letter.place(letter.sender, 0)} wrote in letter {letter.number} that \"{count} {thing} have arrived at {PLACES[letter.sender[1]][0]}\". "
                     f"The stock would last {draw.randint(2, 40)} days, and {letter.place(letter.addressee, 0)} was asked to sign the record.")
    return "\n\n".join(parts) + "\n"
