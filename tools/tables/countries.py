"""`countries.tsv` and `nationalities.tsv`: states, territories and those who belong to them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from babel import Locale

from tables.table import Row, arabic, by_hand, distinct, head, key, package_file, words

_CLDR = ("babel", "BSD-3-Clause", "Names of territories: Unicode CLDR, Unicode License v3")
_WIKICATS = ("ArWikiCats", "MIT", "Arabic names and nationality adjectives")
_LOCALES = ("ar", "ar_SA", "ar_LY", "ar_EG", "ar_DZ", "ar_MA", "ar_IQ", "ar_LB", "ar_SY", "ar_TN", "ar_AE")


def countries() -> tuple[str, list[Row]]:
    """Head comment and rows of `countries.tsv`: value is the ISO 3166 code."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    left_out = set(words("countries")["left-out"])
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code.isalpha() and code not in left_out:
                names[code].append(name)
    for record in _nationality_records():
        code = _code_of(record)
        if code:
            names[code].append(record["ar"])
    dropped = {key(form) for form in words("countries")["dropped-forms"]}
    taken = set(by_hand("countries"))
    tagged = {key(f): tag for tag, forms in words("countries", "tags").items() for f in forms}
    rows: list[Row] = []
    for code in sorted(names):
        kept = [form for form in map(arabic, names[code]) if form and key(form) not in dropped | taken]
        taken |= {key(form) for form in kept}
        rows += rows_by_tag(f"countries/{code}", code, distinct(kept), tagged, "proper")
    return head("States and territories: id, ISO 3166 code, tags, Arabic names.", _CLDR, _WIKICATS), rows


def nationalities(country_forms: set[str]) -> tuple[str, list[Row]]:
    """Head comment and rows of `nationalities.tsv`.

    Args:
        country_forms: Folded names of countries; the accusative of an adjective is left out where it is
            one of them (ليبي, ليبيا).
    """
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for record in _nationality_records():
        code = _code_of(record)
        if code:
            forms[code] += inflected(record["male"], record["males"], record["female"], record["females"])
    dropped = {key(form) for form in words("nationalities")["dropped-forms"]} | {
        form for form in country_forms if form.endswith("ا")
    }
    tagged = {key(f): tag for tag, fs in words("nationalities", "tags").items() for f in fs}
    taken = set(by_hand("nationalities"))
    rows: list[Row] = []
    first = list(words("nationalities")["first"])
    for code in sorted(forms, key=lambda c: (first.index(c) if c in first else len(first), c)):
        kept = [form for form in map(arabic, forms[code]) if form and key(form) not in dropped | taken]
        taken |= {key(form) for form in kept}
        rows += rows_by_tag(f"nationalities/{code}", code, distinct(kept), tagged)
    rows.sort(key=lambda row: row.id)
    return head("Nationalities: id, ISO 3166 code, tags, forms (the article is added by the reader).", _WIKICATS), rows


def inflected(male: str, males: str = "", female: str = "", females: str = "") -> list[str]:
    """Gender, number and case of a nationality adjective; of two words ('كوري جنوبي') also both with the article."""
    parts = male.split()
    out: list[str] = []
    if len(parts) == 1:
        out = [male, male + "ة", male + "ون", male + "ين", male + "ات", male + "ا", male + "تين", male + "تان"]
        out += [male + "ان"] if male.endswith("ي") else []
    elif all(p.endswith("ي") for p in parts):
        out = [
            " ".join(_with_article(p, article) + suffix for p in parts)
            for suffix in ("", "ة", "ون", "ين", "ات")
            for article in ("", "ال")
        ]
    else:
        out = [prefix + male + suffix for suffix in ("", "ة", "ون", "ين", "ات") for prefix in ("", "ال")]
    return out + [form for form in (males, female, females) if form]


def _with_article(word: str, article: str) -> str:
    """'الوبربودي' is no word: the و of 'أنتيغوي وبربودي' stands before its article."""
    return "و" + article + word[1:] if article and word.startswith("و") else article + word


def rows_by_tag(ident: str, value: str, forms: tuple[str, ...], tagged: dict[str, str], *always: str) -> list[Row]:
    """One row of plain forms, and one for every tag that some of the forms carry."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        bare = key(form).removeprefix("ال")
        groups[tagged.get(key(form), tagged.get(bare, ""))].append(form)
    return [
        Row(ident + (f"/{tag}" if tag else ""), value, (*always, tag) if tag else always, tuple(members))
        for tag, members in sorted(groups.items())
    ]


def _nationality_records() -> Iterator[dict[str, str]]:
    for name in ("nationalities_data", "all_nat_as_en", "nationalities_data_with_directions"):
        path = package_file("ArWikiCats", "jsons", "nationalities", f"{name}.json")
        yield from json.loads(path.read_text(encoding="utf-8")).values()


def _code_of(record: dict[str, str]) -> str | None:
    """ISO code by the record's English name; `None` for what is no state (Bengal, the Soviet Union)."""
    english = record["en"].lower().replace("-", " ")
    named = words("countries", "english")
    if english in named:
        return named[english][0] or None
    return _english_codes().get(english)


def _english_codes() -> dict[str, str]:
    territories = Locale("en").territories
    return {name.lower().replace("-", " "): code for code, name in territories.items() if len(code) == 2}
