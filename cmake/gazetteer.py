#!/usr/bin/env python3
"""Writes the gazetteer as a C++ constant, from what Debian installs.

    cmake/gazetteer.py OUT.cc

Sources: libgeonames-common (Arabic names of countries, provinces and towns by GeoNames id), libgeonames0 (the same towns' Latin names, provinces,
countries and populations, in the library's resource), iso-codes (countries in both languages). GeoNames is CC BY 4.0, iso-codes LGPL-2.1+.
A row: kind (country, region, city), country code, province, population, Latin name, Arabic name; "-" where there is none. Towns without an Arabic
name are left out.
"""
import gettext
import glob
import json
import re
import struct
import sys
import zlib

LOCALE = "/usr/share/locale/ar/LC_MESSAGES"
HEAD = re.compile(r"^(?:محافظة|ولاية|منطقة|إمارة|مقاطعة|إقليم|امارة)\s+")
MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")


def translations(name):
    with open(f"{LOCALE}/{name}.mo", "rb") as file:
        return {k: MARKS.sub("", v).strip() for k, v in gettext.GNUTranslations(file)._catalog.items() if isinstance(k, str) and k}


def is_arabic(text):
    return any("\u0600" <= c <= "\u06ff" for c in text)


def resource(library):
    """The library's list of cities: the one long zlib stream in it."""
    data = open(library, "rb").read()
    for hit in re.finditer(rb"\x78[\x01\x9c\xda]", data):
        try:
            out = zlib.decompressobj().decompress(data[hit.start():])
        except zlib.error:
            continue
        if len(out) > 500_000 and re.match(rb"\d+\0", out):
            return out
    raise SystemExit(f"{library}: no list of cities in it")


def cities(data):
    """Records: id, name, province's code and name, country's code and name, time zone (each ended by 0), padded to 8; then population and place."""
    text = rb"([^\0]*)\0"
    for hit in re.finditer(rb"(?<![0-9])(\d{4,9})\0" + text * 5 + rb"([A-Z][A-Za-z_]+/[A-Za-z_/+-]+)\0\0*", data):
        at = hit.end()
        behind = data[at:at + 4]
        people = struct.unpack("<I", behind)[0] if len(behind) == 4 else 0
        fields = [f.decode("utf-8", "replace") for f in hit.groups()[:6]]
        if len(fields[4]) == 2:
            yield fields, people if people < 60_000_000 else 0


def rows():
    names = translations("geonames")
    countries = {c["alpha_2"]: [c.get("common_name"), c["name"], c.get("official_name")]
                 for c in json.load(open("/usr/share/iso-codes/json/iso_3166-1.json"))["3166-1"]}
    official = translations("iso_3166-1")
    for code, latin in countries.items():
        arabic = [names.get(code)] + [official.get(n) for n in latin if n]
        for form in dict.fromkeys([n for n in latin if n] + [n.split(",")[0] for n in latin if n and "," in n]):
            yield "country", code, "-", 0, form, "-"
        for form in dict.fromkeys(a for a in arabic if a and is_arabic(a)):
            yield "country", code, "-", 0, next(n for n in latin if n), form
    provinces = {}
    for (number, name, province_code, province, code, _), people in cities(resource(sorted(glob.glob("/usr/lib/*/libgeonames.so.0*"))[-1])):
        provinces.setdefault(f"{code}.{province_code}", (code, province))
        arabic = names.get(number, "")
        if is_arabic(arabic):
            yield "city", code, province or "-", people, name, arabic
    for key, (code, province) in provinces.items():
        arabic = HEAD.sub("", names.get(key, ""))
        if is_arabic(arabic):
            yield "region", code, "-", 0, province or "-", arabic


def main():
    table = "".join("\t".join(str(c).replace("\t", " ").replace("\n", " ") for c in row) + "\n" for row in rows())
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write("#include <string_view>\nnamespace recto::reading::tables {\nextern const std::string_view gazetteer;\n"
                  f'const std::string_view gazetteer = R"table({table})table";\n}}\n')


if __name__ == "__main__":
    main()
