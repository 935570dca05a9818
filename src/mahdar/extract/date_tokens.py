"""A report's tokens as date atoms: one letter for each token or lexicon hit that a date can be made of.

Dates are told in so many orders that a grammar over words would be a thicket. Over letters it is a handful of
regular expressions (`date_phrases`), since every atom is exactly one character of `Atoms.codes`:

    W weekday   R relative day   V vague word   P part of the day   Q الموافق   z look-alike, names no day
    J K S A U   day, week, month, year, hour (the words يوم، أسبوع ...)
    X shift (الماضي، المقبل)   T the current one   N الجاري   x هذا before its noun   Z told before (التالي)
    O ordinal 1 to 31   q first of the month, right before it (غرة، أول)   D digits 1 to 31   n another number
    Y year 1900 to 2100   y year 1300 to 1600 (Hijri)   C date in one token (3.5.2024)
    M month   d e o month that is also a word, ever more in need of support (see months.yml)
    H Hijri month   h g Hijri month that is also a word   a المبارك after it
    f من   t إلى، حتى   b بين   i في، بحلول   m منذ   B قبل   F بعد   I خلال   v على   + و   l ال before digits
    G م after a year   E هـ   / - , ( )   | line break   blank: anything else
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Report
from mahdar.text.numbers import Number

#: Subjects in order of preference where two of them name the same words.
SUBJECTS = (
    "date_lookalikes",
    "relative_days",
    "hijri_months",
    "ordinals",
    "months",
    "weekdays",
    "date_modifiers",
    "time_units",
    "day_parts",
)
_SMALL = {
    "من": "f", "الي": "t", "حتي": "t", "لغايه": "t", "وحتي": "t", "والي": "t", "بين": "b", "في": "i", "بحلول": "i",
    "مطلع": "i", "نهايه": "i", "بدايه": "i", "اواخر": "i", "اوائل": "i", "منتصف": "i", "منذ": "m", "ومنذ": "m",
    "وفي": "i", "قبل": "B", "بعد": "F", "خلال": "I", "غضون": "I", "على": "v", "و": "+", "ال": "l", "م": "G",
    "ميلادي": "G", "ميلاديه": "G", "ه": "E", "هجري": "E", "هجريه": "E", "/": "/", "-": "-", "–": "-", "—": "-",
    "،": ",", ",": ",", "(": "(", ")": ")",
}  # fmt: skip
_UNITS = {"day": "J", "week": "K", "month": "S", "year": "A", "hour": "U"}
_NEEDS = {"needs-preposition": 0, "needs-date-word": 1, "needs-day": 2}
_MODIFIERS = {"demonstrative": "x", "told": "Z", "link": "Q", "epithet": "a"}
_MONTH_CLITICS = frozenset({"", "و", "ل", "ول"})
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}\.\d{1,2}\.\d{1,2}")
_PAIR = re.compile(r"[Mdeo](?:\([Mdeo]\)|[-/][Mdeo]|[Mdeo])")


@dataclass(frozen=True, slots=True)
class Atom:
    """One letter's worth of a report.

    Attributes:
        code: Its letter.
        start: First code point.
        end: One past the last.
        value: What it stands for: weekday, distance in days, month, number; 0 where nothing.
        norm: Folded words (of its first token).
        entry: Id of its lexicon entry, empty where it has none.
    """

    code: str
    start: int
    end: int
    value: int = 0
    norm: str = ""
    entry: str = ""


_BLANK = Atom(" ", 0, 0)
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Atoms:
    """All atoms of a report, and their letters as one string of the same length."""

    items: Sequence[Atom]
    codes: str


def date_atoms(report: Report, layer: Layer, numbers: Sequence[Number]) -> Atoms:
    """The report as atoms, month pairs (نيسان/أبريل) joined into one.

    Words that no date is made of all become the same blank atom, without a place: they are the many, and nothing
    asks for theirs.
    """
    chosen = _chosen(layer)
    words = {n.first: n for n in numbers if not n.digits}
    text, token_list = report.text, layer.tokens
    out: list[Atom] = []
    add = out.append
    small = _SMALL
    count, i = len(token_list), 0
    line_end = text.find("\n")
    while i < count:
        token = token_list[i]
        start, norm = token.start, token.norm
        if 0 <= line_end < start:
            line_end = text.find("\n", start)
            add(Atom("|", start, start))
        if i in chosen:
            hit = chosen[i]
            if "و" in hit.proclitics:
                add(Atom("+", start, hit.start))
            add(_of_hit(hit, norm))
            i = hit.last
            continue
        if i in words:
            number = words[i]
            if number.start > start and norm[0] == "و":
                add(Atom("+", start, number.start))
            value = int(number.value) if number.value == number.value.to_integral_value() else 0
            add(Atom("n", number.start, number.end, min(value, 10**9), norm))
            i = number.last
            continue
        if norm in small:
            add(Atom(small[norm], start, token.end, 0, norm))
        elif norm[0] in _DIGITS:
            add(_of_digits(start, token.end, norm))
        else:
            add(_BLANK)
        i += 1
    return _paired(out)


def _chosen(layer: Layer) -> dict[int, Hit]:
    """For each first token the hit that counts there: leftmost, longest, then by order of `SUBJECTS`."""
    rank = {subject: n for n, subject in enumerate(SUBJECTS)}
    months = frozenset(h.first for h in layer.found("months", "hijri_months"))
    hits = [h for h in layer.found(*SUBJECTS) if _counts(h, layer, months)]
    hits.sort(key=lambda h: (h.first, -h.last, rank[h.entry.subject]))
    out: dict[int, Hit] = {}
    at = 0
    for hit in hits:
        if hit.first >= at:
            out[hit.first] = hit
            at = hit.last
    return out


def _counts(hit: Hit, layer: Layer, months: frozenset[int]) -> bool:
    subject = hit.entry.subject
    if subject == "date_lookalikes":
        return not hit.article
    if subject in ("months", "hijri_months"):
        return hit.proclitics in _MONTH_CLITICS
    if "before-month" in hit.entry.tags:
        return not hit.article and _before_month(hit, layer, months)
    return True


def _before_month(hit: Hit, layer: Layer, months: frozenset[int]) -> bool:
    """Whether شهر or a month follows, or من after الفاتح: then غرة, أول and الفاتح are the first of it."""
    if hit.last in months:
        return True
    following = layer.tokens[hit.last].norm if hit.last < len(layer.tokens) else ""
    return following == "شهر" or (following == "من" and layer.tokens[hit.first].norm.endswith("الفاتح"))


def _of_hit(hit: Hit, norm: str) -> Atom:
    entry = hit.entry
    subject, tags = entry.subject, entry.tags
    value = int(entry.value) if entry.value.lstrip("-").isdigit() else 0
    if subject == "weekdays":
        code = "W"
    elif subject == "relative_days":
        code = "V" if "vague" in tags else "R"
        value = 1 if tags == {"vague", "ahead"} else value
    elif subject == "ordinals":
        code = "q" if "before-month" in tags else "O"
    elif subject in ("months", "hijri_months"):
        need = next((n for tag, n in _NEEDS.items() if tag in tags), None)
        if subject == "months":
            code = "M" if need is None else "deo"[need]
        else:
            code = "H" if need is None else "hg"[min(need, 1)]
    elif subject == "date_modifiers":
        if "shift" in tags:
            code = "N" if "of-month" in tags else "T" if value == 0 else "X"
        else:
            code = next(c for tag, c in _MODIFIERS.items() if tag in tags)
    elif subject == "time_units":
        code = _UNITS[next(iter(tags))]
    elif subject == "day_parts":
        code = "P"
    else:
        code = "z"
    return Atom(code, hit.start, hit.end, value, norm, entry.id)


def _of_digits(start: int, end: int, norm: str) -> Atom:
    if norm.isdigit() and len(norm) <= 4:
        value = int(norm)
        code = "n"
        if len(norm) <= 2:
            code = "D" if 1 <= value <= 31 else "n"
        elif 1900 <= value <= 2100:
            code = "Y"
        elif 1300 <= value <= 1600:
            code = "y"
        return Atom(code, start, end, value, norm)
    return Atom("C" if _DOTTED.fullmatch(norm) else "n", start, end, 0, norm)


def _paired(items: list[Atom]) -> Atoms:
    """Joins two namings of one month ('نيسان/أبريل', 'أبريل (نيسان)', 'أغسطس آب')."""
    codes = "".join([a.code for a in items])
    out: list[Atom] = []
    at = 0
    for m in _PAIR.finditer(codes):
        both = [a for a in items[m.start() : m.end()] if a.code in "Mdeo"]
        if both[0].value == both[1].value and both[0].entry:
            out += items[at : m.start()]
            last = items[m.end() - 1]
            out.append(Atom("M", both[0].start, last.end, both[0].value, both[0].norm, both[0].entry))
            at = m.end()
    if at == 0:
        return Atoms(items, codes)
    out += items[at:]
    return Atoms(out, "".join([a.code for a in out]))
