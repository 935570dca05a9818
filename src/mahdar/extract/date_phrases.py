"""What the date atoms of a report tell, phrase by phrase, before anything is resolved.

Each phrase has one regular expression over `Atoms.codes` (letters: see `date_tokens`) and one reader. At every
place the longest phrase wins, then the earlier one in `PHRASES`. No expression repeats without a bound: each is
tried from every atom that may begin it, so a list of numbers as long as the text would cost its square. `Told`
keeps only what stands in the words; `date_values` finds the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mahdar.extract.date_tokens import Atom, Atoms


class Kind(StrEnum):
    """How a phrase tells a time."""

    DATE = "date"  # day and month, the year may be missing
    HIJRI = "hijri"
    MONTH = "month"  # month without a day
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"  # اليوم، أمس
    PERIOD = "period"  # الشهر الماضي، هذا الأسبوع
    AGO = "ago"  # قبل يومين
    AFTER = "after"  # بعد يومين
    WITHIN = "within"  # خلال ثلاثة أشهر
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Told:
    """What one phrase tells.

    Attributes:
        kind: How.
        first: Index of its first atom.
        last: One past the index of its last atom.
        day: Day of the month.
        until_day: Last day of a span.
        month: Month.
        until_month: Month of the last day where it is another.
        year: Year.
        until_year: Year of the last day where it is another.
        weekday: Monday 0 to Sunday 6.
        until_weekday: Last weekday of a span.
        offset: Distance in days from the day of publication.
        shift: -2 the one before last, -1 last, 0 current, 1 next, 2 the one after next; of the
            weekday, month or period.
        year_shift: The same of the year ('من العام الماضي').
        month_shift: The same of the month that a day stands in ('12 من الشهر المقبل').
        week_shift: The same of the week that a weekday stands in.
        unit: Letter of the time unit (J K S A U).
        count: How many units; 0 where the words tell none.
        before: Whether it is counted from something told before (التالي).
        joins: Whether يومي or أيام stands before it, so that و makes a span.
        night: Whether a night is told, which may lie between two days.
        hijri: Whether a year or a numeric date is of the Hijri calendar.
    """

    kind: Kind
    first: int
    last: int
    day: int | None = None
    until_day: int | None = None
    month: int | None = None
    until_month: int | None = None
    year: int | None = None
    until_year: int | None = None
    weekday: int | None = None
    until_weekday: int | None = None
    offset: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    week_shift: int | None = None
    unit: str = ""
    count: int = 0
    before: bool = False
    joins: bool = False
    night: bool = False
    hijri: bool = False


_SHIFT = "[XTN]"
_DAY = "l?[DO]"
_DAYS = f"(?P<d>{_DAY}(?:(?:[-t/]|,?\\+|,){_DAY}){{0,30}}|q)"
_HEAD = "(?P<head>[fb]?[JP]{0,3}[fb]?)"
_TO_MONTH = "(?:f?S|f|(?<=[Dq]))"
_YEAR = f"(?:,?f?(?:xA|A(?P<ys>{_SHIFT})|[iA]?(?P<y>Y)(?![/-]D)G?))"
_HIJRI_YEAR = f"(?:,?f?(?:xA|A(?P<ys>{_SHIFT})|A?(?P<y>y)[EG]?))"
_NOT_DATE = "(?![WDOqRMHhgdeoYyfvXTNZQ])"


def _number(atoms: Atoms, m: re.Match[str], group: str) -> int | None:
    at = m.start(group) if group in m.re.groupindex else -1
    return None if at < 0 else atoms.items[at].value


def _days(atoms: Atoms, m: re.Match[str]) -> tuple[int, int | None]:
    """First and last day of a list or span of days."""
    values = [a.value for a in atoms.items[m.start("d") : m.end("d")] if a.code in "DOq"]
    return values[0], values[-1] if len(values) > 1 else None


def _joins(atoms: Atoms, m: re.Match[str]) -> bool:
    head = atoms.items[m.start("head") : m.end("head")]
    return any(a.code == "b" or (a.code == "J" and a.entry != "time_units/day") for a in head)


def _year_shift(atoms: Atoms, m: re.Match[str]) -> int | None:
    return 0 if "xA" in m.group() else _number(atoms, m, "ys")


def _date(atoms: Atoms, m: re.Match[str]) -> Told | None:
    day, until = _days(atoms, m)
    return Told(
        Kind.DATE, m.start(), m.end(), day, until, _number(atoms, m, "m"), year=_number(atoms, m, "y"),
        shift=_number(atoms, m, "x"), year_shift=_year_shift(atoms, m), joins=_joins(atoms, m),
    )  # fmt: skip


def _hijri_date(atoms: Atoms, m: re.Match[str]) -> Told | None:
    told = _date(atoms, m)
    assert told is not None
    return Told(
        Kind.HIJRI, told.first, told.last, told.day, told.until_day, told.month, year=told.year,
        shift=told.shift, year_shift=told.year_shift, joins=told.joins, hijri=True,
    )  # fmt: skip


def _month(atoms: Atoms, m: re.Match[str]) -> Told | None:
    return Told(
        Kind.MONTH, m.start(), m.end(), month=_number(atoms, m, "m"), year=_number(atoms, m, "y"),
        shift=_number(atoms, m, "x"), year_shift=_year_shift(atoms, m),
    )  # fmt: skip


def _hijri_month(atoms: Atoms, m: re.Match[str]) -> Told | None:
    return Told(
        Kind.MONTH, m.start(), m.end(), month=_number(atoms, m, "m"), year=_number(atoms, m, "y"),
        shift=_number(atoms, m, "x"), year_shift=_year_shift(atoms, m), hijri=True,
    )  # fmt: skip


def _numeric(atoms: Atoms, m: re.Match[str]) -> Told | None:
    parts = [atoms.items[m.start(g)] for g in "abc"]
    return _from_parts(m, [(p.value, len(p.norm)) for p in parts])


def _dotted(atoms: Atoms, m: re.Match[str]) -> Told | None:
    return _from_parts(m, [(int(p), len(p)) for p in atoms.items[m.start("c")].norm.split(".")])


def _from_parts(m: re.Match[str], parts: list[tuple[int, int]]) -> Told | None:
    """A numeric date: day, month, year, or turned round where the year stands first."""
    hijri = m.group().endswith("E")
    if parts[0][1] == 4:
        parts.reverse()
    (day, _), (month, _), (year, digits) = parts
    if digits == 2:
        year += 1400 if hijri else 2000
    elif digits != 4:
        return None
    hijri = hijri or 1300 <= year <= 1600
    if month > 12 >= day:
        day, month = month, day  # month first: the only way to read it
    if not (hijri or 1900 <= year <= 2100) or month > 12 or day > 31:
        return None
    kind = Kind.HIJRI if hijri else Kind.DATE
    return Told(kind, m.start(), m.end(), day, month=month, year=year, hijri=hijri)


def _day_and_month(atoms: Atoms, m: re.Match[str]) -> Told | None:
    day, month = atoms.items[m.start("a")].value, atoms.items[m.start("b")].value
    return Told(Kind.DATE, m.start(), m.end(), day, month=month) if 1 <= month <= 12 else None


def _day_of_month(atoms: Atoms, m: re.Match[str]) -> Told | None:
    day, until = _days(atoms, m)
    shift = _number(atoms, m, "x")
    before = "Z" in m.group()
    return Told(
        Kind.DATE, m.start(), m.end(), day, until, month_shift=shift or 0, before=before, joins=_joins(atoms, m)
    )


def _relative(atoms: Atoms, m: re.Match[str]) -> Told | None:
    return Told(Kind.RELATIVE, m.start(), m.end(), offset=_number(atoms, m, "r"))


def _weekday(atoms: Atoms, m: re.Match[str]) -> Told | None:
    week = _number(atoms, m, "kx")
    if week is None and "xK" in m.group():
        week = 0
    night = any(a.entry == "day_parts/night" for a in atoms.items[m.start("head") : m.end("head")])
    shift = m.group("x")
    return Told(
        Kind.WEEKDAY, m.start(), m.end(), weekday=_number(atoms, m, "w"),
        shift=None if shift in (None, "Z") else _number(atoms, m, "x"), week_shift=week, before=shift == "Z",
        joins=_joins(atoms, m), night=night,
    )  # fmt: skip


def _period(atoms: Atoms, m: re.Match[str]) -> Told | None:
    unit = atoms.items[m.start("u")]
    shift = m.group("x")
    before = shift == "Z"
    value = 0 if shift is None or before else _number(atoms, m, "x")
    if unit.value == 1 and unit.code in "KSA":
        return Told(Kind.PERIOD, m.start(), m.end(), shift=value, unit=unit.code, before=before)
    if unit.value == 1 and unit.code == "J" and "x" in m.group()[:1]:
        return Told(Kind.RELATIVE, m.start(), m.end(), offset=0)
    if unit.value == 2 and not before:
        return Told(Kind.WITHIN, m.start(), m.end(), shift=value, unit=unit.code, count=2)
    return Told(Kind.VAGUE, m.start(), m.end(), shift=value, before=before)


def _year(atoms: Atoms, m: re.Match[str]) -> Told | None:
    year, until = _number(atoms, m, "y"), m.groupdict().get("y2")
    hijri = atoms.items[m.start("y")].code == "y"
    return Told(
        Kind.YEAR, m.start(), m.end(), year=year, until_year=_number(atoms, m, "y2") if until else None, hijri=hijri
    )


def _the(unit: Atom) -> bool:
    return "ال" in unit.norm[:4]


def _counted(kind: Kind) -> Callable[[Atoms, re.Match[str]], Told | None]:
    def read(atoms: Atoms, m: re.Match[str]) -> Told | None:
        unit = atoms.items[m.start("u")]
        number = _number(atoms, m, "n")
        shift = _number(atoms, m, "x")
        if number is None and unit.value == 0 and not _the(unit):
            return Told(Kind.VAGUE, m.start(), m.end(), shift=1 if kind is Kind.AFTER else shift)
        if kind is Kind.WITHIN and number is None and unit.value != 2 and (shift is not None or _the(unit)):
            return None  # خلال الشهر الجاري is a period, خلال العام none at all
        return Told(kind, m.start(), m.end(), shift=shift, unit=unit.code, count=number or unit.value)

    return read


def _within_the(atoms: Atoms, m: re.Match[str]) -> Told | None:
    unit = atoms.items[m.start("u")]
    return Told(
        Kind.WITHIN, m.start(), m.end(), shift=_number(atoms, m, "x"), unit=unit.code, count=_number(atoms, m, "n") or 0
    )


def _vague(atoms: Atoms, m: re.Match[str]) -> Told | None:
    return Told(Kind.VAGUE, m.start(), m.end(), shift=_number(atoms, m, "v"))


Reader = Callable[[Atoms, re.Match[str]], Told | None]

#: Every phrase: the letters that may begin it, its expression over the letters, its reader.
PHRASES: tuple[tuple[str, re.Pattern[str], Reader], ...] = tuple(
    (begins, re.compile(expression), reader)
    for begins, expression, reader in (
        ("JPfblDOq", f"{_HEAD}{_DAYS}{_TO_MONTH}(?P<m>[Mdeo])(?P<x>{_SHIFT})?{_YEAR}?", _date),
        ("JPfblDOq", f"{_HEAD}{_DAYS}{_TO_MONTH}(?P<m>[Hhg])a?(?P<x>{_SHIFT})?{_HIJRI_YEAR}?E?", _hijri_date),
        ("JDnYy", "J?(?P<a>[DnYy])(?P<s>[/-])(?P<b>[Dn])(?P=s)(?P<c>[DnYy])[GE]?(?![/-])", _numeric),
        ("JC", "J?(?P<c>C)[GE]?", _dotted),
        ("D", "(?<=[WJQXTN,(])(?P<a>D)(?P<s>[/-])(?P<b>D)(?![-/MdeoHhgDYyn])", _day_and_month),
        ("JPfblDOq", f"{_HEAD}{_DAYS}(?:f?x?S(?P<x>[XTNZ])|fxS|f?N)", _day_of_month),
        ("SMd", f"S?(?P<m>M|(?<=S)[deo]|(?<=[imtf])d)(?P<x>{_SHIFT})?{_YEAR}?", _month),
        ("de", f"(?P<m>[de])(?P<x>{_SHIFT}){_YEAR}?", _month),
        ("deo", "(?P<m>[deo])(?P<x>X)?,?(?:f?A|i)?(?P<y>Y)(?![/-]D)G?", _month),
        ("SHh", f"S?(?P<m>H|(?<=S)[hg]|(?<=[imtf])h|h(?=a))a?(?P<x>{_SHIFT})?{_HIJRI_YEAR}?E?", _hijri_month),
        ("hg", f"(?P<m>[hg])(?P<x>{_SHIFT}){_HIJRI_YEAR}?E?", _hijri_month),
        ("hg", "(?P<m>[hg])(?P<x>X)?,?(?:f?A)?(?P<y>y)E?", _hijri_month),
        ("PJR", "P{0,3}J?(?P<r>R)(?:P(?!J{0,3}W)){0,3}", _relative),
        (
            "PJbW",
            "(?P<head>P{0,3}J{0,3}P{0,3}b?J{0,3})(?P<w>W)"
            f"(?P<x>{_SHIFT}|Z)?(?:P(?![JPWR]))?(?:f?xK|f?K(?P<kx>{_SHIFT}))?",
            _weekday,
        ),
        ("xJKSAU", f"x?(?P<u>[JKSAU])(?P<x>{_SHIFT}|Z)", _period),
        ("x", "x(?P<u>[JKSA])(?P<x>(?!))?", _period),
        ("A", "A(?P<y>Y)(?:(?:[/-]|\\+)(?P<y2>Y))?G?", _year),
        ("Y", "(?:(?<=[imtf])(?P<y>Y)(?![/-])G?)", _year),
        ("Y", "(?P<y>Y)G", _year),
        ("A", "A(?P<y>y)(?:[/-]y)?E?", _year),
        ("y", "(?P<y>y)(?:[/-]y)?E", _year),
        ("Bm", f"[Bm]l?(?P<n>[Dn])?(?P<u>[JUKSA]){_NOT_DATE}", _counted(Kind.AGO)),
        ("F", f"Fl?(?P<n>[Dn])?(?P<u>[JUKSA]){_NOT_DATE}(?! [fv])", _counted(Kind.AFTER)),
        ("I", f"Il?(?P<n>[Dn])?(?P<u>[JUKSA])(?P<x>{_SHIFT})?(?![WDOqRMHhgdeoYyZXTN])", _counted(Kind.WITHIN)),
        ("I", f"I(?P<u>[JUKSA])l?(?P<n>[Dn])(?P<x>{_SHIFT})?", _within_the),
        ("JUKSA", f"(?P<u>[JUKSA])l?(?P<n>[Dn])(?P<x>{_SHIFT})", _within_the),
        ("V", "(?P<v>V)", _vague),
    )
)
#: Where a phrase may begin.
_START = re.compile("[" + "".join(sorted({c for begins, _, _ in PHRASES for c in begins})) + "]")


def phrases(atoms: Atoms) -> Iterator[Told]:
    """All phrases of a report, in order, none inside another."""
    codes = atoms.codes
    at = 0
    for place in _START.finditer(codes):
        i = place.start()
        if i < at:
            continue
        found = [
            (-m.end(), n, m)
            for n, (begins, expression, _) in enumerate(PHRASES)
            if codes[i] in begins and (m := expression.match(codes, i))
        ]
        for _, n, m in sorted(found, key=lambda f: f[:2]):
            told = PHRASES[n][2](atoms, m)
            if told is not None:
                at = told.last
                yield told
                break
