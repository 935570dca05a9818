"""The step that reads time expressions: words to phrases, phrases to days, each with its evidence.

One time told in several ways is one expression: 'اليوم الثلاثاء 5 مايو', '12 شوال 1436هـ الموافق 28 يوليو 2015',
'ليل الخميس إلى الجمعة', 'يومي الأحد والاثنين'. Where the ways contradict each other there is no value. Where one of
them shows that the publication date cannot be the day of the text ('اليوم السبت' under a Friday), no word that hangs
on the publication date has a value, in the whole report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mahdar.extract.date_meant import NO_PUBLICATION, NOT_BELIEVED, Meant, believed
from mahdar.extract.date_phrases import Kind, Told, phrases
from mahdar.extract.date_tokens import Atoms, date_atoms
from mahdar.extract.date_values import meaning, together
from mahdar.extract.layer import Layer
from mahdar.extract.numerals import report_numbers
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Precision, Timex, TimexForm

_DATED = frozenset({Kind.DATE, Kind.HIJRI})
_ONE_TIME = frozenset({Kind.DATE, Kind.HIJRI, Kind.WEEKDAY, Kind.RELATIVE})
#: Signs and words between two ways of telling one time.
_GAPS = frozenset({"", ",", "(", "Q", ",Q", "(Q"})
_CALENDAR_GAPS = _GAPS | {"/", "-"}
_TO = frozenset({"t", "-", "+t", ",t"})
#: Forms whose value hangs on the publication date alone.
_ANCHORED = frozenset({TimexForm.WEEKDAY, TimexForm.RELATIVE, TimexForm.DURATION})
CONTRADICTED = "the text contradicts the publication date"


def dates(report: Report, layer: Layer) -> Iterator[Statement]:
    """All time expressions outside noise, in order, as `TIMEX` statements."""
    atoms = date_atoms(report, layer, report_numbers(report, layer))
    noise = sorted(layer.noise())
    published = believed(report.published)
    found = [
        (group, together([(told, meaning(told, published)) for told in group.told]))
        for group in _groups(atoms, list(phrases(atoms)))
        if not _inside(noise, atoms.items[group.last - 1].end)
    ]
    doubted = report.published is not None and published is None
    for group, meant in _trusting(found):
        if doubted and meant.reason == NO_PUBLICATION:
            meant = replace(meant, reason=NOT_BELIEVED)
        yield _statement(report, atoms, group, meant)


def _inside(spans: Sequence[tuple[int, int]], end: int) -> bool:
    """Whether one of the sorted spans holds the code point before `end`."""
    at = bisect_left(spans, (end, 0)) - 1
    return at >= 0 and end <= spans[at][1]


@dataclass(frozen=True, slots=True)
class _Group:
    """Phrases that tell one time, and one past the last atom that belongs to them."""

    told: tuple[Told, ...]
    last: int


def _groups(atoms: Atoms, found: Sequence[Told]) -> Iterator[_Group]:
    """Phrases put together where they tell one time."""
    i = 0
    while i < len(found):
        told, i = _spanned(atoms, found, i)
        group, last = [told], told.last
        while i < len(found):
            following, after = _spanned(atoms, found, i)
            gap = atoms.codes[last : following.first]
            if not _same_time(group, following, gap):
                break
            group.append(following)
            last, i = following.last, after
            if "(" in gap and atoms.codes[last : last + 1] == ")":
                last += 1
        yield _Group(tuple(group), last)


def _same_time(group: Sequence[Told], following: Told, gap: str) -> bool:
    kinds = {t.kind for t in group}
    if following.kind not in _ONE_TIME or following.kind in kinds or not kinds <= _ONE_TIME:
        return False
    if following.kind in _DATED:
        return gap in (_CALENDAR_GAPS if kinds & _DATED else _GAPS)
    if following.kind is Kind.WEEKDAY:
        if kinds & _DATED:
            return gap == "("
        return gap in _GAPS and not following.shift and not following.before
    return kinds == {Kind.WEEKDAY} and gap in ("", "(", ",") and not group[0].shift


def _spanned(atoms: Atoms, found: Sequence[Told], at: int) -> tuple[Told, int]:
    """The phrase at an index, with those that only tell its last day taken in; and the next index."""
    told = found[at]
    at += 1
    while at < len(found):
        following = found[at]
        gap = atoms.codes[told.last : following.first]
        joined = gap in ("+", ",+", ",") and told.joins
        if following.kind is not told.kind or told.before or following.before:
            break
        if told.kind is Kind.WEEKDAY:
            nightly = told.night and gap in ("", "+", "/")
            if not (gap in _TO or joined or nightly) or (told.shift and following.shift):
                break
            shift = told.shift if told.shift is not None else following.shift if joined else None
            told = replace(told, last=following.last, until_weekday=following.weekday, shift=shift)
        elif told.kind in _DATED and (gap in _TO or joined):
            told = _to_date(told, following)
        else:
            break
        at += 1
    return told, at


def _to_date(told: Told, following: Told) -> Told:
    """من 28 أبريل إلى 3 مايو 2018: the second date gives the last day, and the year where the first has none."""
    year, until_year = told.year, following.year
    if year is None and until_year is not None and told.month is not None and following.month is not None:
        year = until_year - (told.month > following.month)
    if told.kind is Kind.HIJRI and told.month != following.month:
        return replace(told, last=following.last, year=year)
    return replace(
        told,
        last=following.last,
        until_day=following.until_day or following.day,
        until_month=following.month,
        year=year,
        until_year=until_year,
        shift=told.shift if told.shift is not None else following.shift,
    )


def _trusting(found: Sequence[tuple[_Group, Meant]]) -> Iterator[tuple[_Group, Meant]]:
    """Takes the value from words that hang on a publication date which the text itself contradicts."""
    agreed = any(_confirms(group, meant) for group, meant in found)
    contradicted = not agreed and any(meant.against_publication for _, meant in found)
    for group, meant in found:
        if contradicted and meant.form in _ANCHORED and (meant.past or meant.ahead):
            yield group, replace(meant, past=None, ahead=None, reason=CONTRADICTED)
        else:
            yield group, meant


def _confirms(group: _Group, meant: Meant) -> bool:
    """Whether a weekday or date beside اليوم or أمس agrees with the publication date."""
    kinds = {t.kind for t in group.told}
    return Kind.RELATIVE in kinds and len(kinds) > 1 and meant.conflict is None and meant.past is not None


def _statement(report: Report, atoms: Atoms, group: _Group, meant: Meant) -> Statement:
    first = group.told[0].first
    while atoms.items[first].code in "fb|" and first + 1 < group.last:
        first += 1
    words = atoms.items[first : group.last]
    start, end = words[0].start, words[-1].end
    past: date | None = meant.past.first if meant.past else None
    timex = Timex(
        start,
        end,
        meant.form,
        past,
        meant.precision,
        meant.past.last if meant.past else None,
        meant.reason,
        meant.future,
        meant.conflict,
        meant.ahead.first if meant.ahead else None,
        meant.ahead.last if meant.ahead else None,
    )
    rule = f"date/{meant.form.value}" if meant.precision is Precision.DAY else f"date/{meant.precision.value}"
    entries = tuple(dict.fromkeys(a.entry for a in words if a.entry))
    return Statement(
        f"mention/{start}", Property.TIMEX, timex, rule, cite(report, start, end, rule, entries), reason=meant.reason
    )
