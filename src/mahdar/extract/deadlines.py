"""By when a measure is to be done: the time in its clause, right behind it, or in the row's own column.

'قبل نهاية يونيو 2026' and 'في أفق سنة 2028' give the last day of the time told, 'قبل نهاية النصف الأول من 2027' the
last of that half, 'خلال شهرين' the day two months after publication. Where the words name a time but no day can
be told without guessing, there is no day, and the reason says why.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mahdar.extract.clauses import Clause, Form
from mahdar.extract.layer import Layer
from mahdar.extract.measure_actors import Named, begun_within
from mahdar.lexicon.lexicon import Hit
from mahdar.model.measure import Quantity
from mahdar.model.report import Report
from mahdar.model.timex import Precision, Timex, TimexForm
from mahdar.text.numbers import Number

#: How far behind a clause, in tokens, its deadline may begin.
_BEHIND = 6
#: How far before a time, in tokens, the word that makes it a deadline may stand.
_BY_REACH = 2
_SIGNS = frozenset('.!?؟…؛;،,:()«»"')
_OF = frozenset({"من", "عام", "العام", "سنه", "السنه", "لسنه", "لعام"})

NO_PUBLICATION = "a time is named, but without the publication day it is not known which day it is"
NOT_AHEAD = "a time is named, but without the publication day it is not known to lie ahead"
WORDS_ONLY = "the row's own words for the time name no day"
NO_DAY = "only {word} of a time is named, which is no day"


@dataclass(frozen=True, slots=True)
class Due:
    """By when.

    Attributes:
        day: The day; `None` where the words give none.
        start: First code point of the words.
        end: One past the last.
        reason: Why there is no day.
        length: A length of time from an unknown day.
    """

    day: date | None
    start: int
    end: int
    reason: str = ""
    length: Quantity | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words before a time say of it."""

    by: bool = False
    before: bool = False
    edge: Hit | None = None
    part: tuple[int, int] | None = None  # months, which one


def deadline(report: Report, layer: Layer, names: Named, clause: Clause) -> Due | None:
    """The deadline of a clause; `None` where no time is named that might be one."""
    told: list[Due] = []
    for time, sure in _candidates(layer, names, clause):
        due = _due(report, layer, clause, time, names, sure=sure)
        if due is not None:
            told.append(due)
    for first, last in _stretches(layer, clause):
        told += _current(report, layer, first, last, names)
    cell = clause.segment.due
    if not told and cell is not None and any(layer.tokens[i].is_word for i in layer.token_range(*cell)):
        told.append(Due(None, *cell, WORDS_ONLY))
    return next((d for d in told if d.day is not None), told[0] if told else None)


def _stretches(layer: Layer, clause: Clause) -> Iterator[tuple[int, int]]:
    """Where a deadline is looked for, in tokens."""
    yield clause.first, clause.last
    if not clause.segment.cell:
        yield clause.last, _behind(layer, clause)
    if clause.segment.due is not None:
        cell = layer.token_range(*clause.segment.due)
        yield cell.start, cell.stop


def _candidates(layer: Layer, names: Named, clause: Clause) -> Iterator[tuple[Timex, bool]]:
    """Times that may be the deadline, the surest first, and whether their place alone makes them one."""
    days, due = names.days, clause.segment.due
    if due is not None:
        yield from ((t, True) for t in begun_within(days, *due))
    yield from ((t, False) for t in begun_within(days, clause.start, clause.end) if t.end <= clause.end)
    end = _behind(layer, clause)
    if not clause.segment.cell and end > clause.last:
        for t in begun_within(days, layer.tokens[clause.last].start, layer.tokens[end - 1].end):
            around = _around(layer, t, names.deadline_words)
            if around.by or t.form is TimexForm.DURATION:
                yield t, False


def _behind(layer: Layer, clause: Clause) -> int:
    """One past the last token behind a clause in which its deadline may stand: nothing new begins before it."""
    i, limit = clause.last, min(clause.last + _BEHIND, clause.segment.last)
    while i < limit and layer.tokens[i].norm not in _SIGNS and not layer.tokens[i].norm.startswith("و"):
        i += 1
    return i


def _around(layer: Layer, time: Timex, words: Mapping[int, Hit]) -> _Around:
    at = layer.token_at(time.start)
    hits = {h.first: h for h in layer.longest_within(max(time.start - 40, 0), time.start, "ordinals")}
    part: tuple[int, int] | None = None
    j = at - 1
    while j > 0 and layer.tokens[j].norm in _OF:
        j -= 1
    ordinal = hits.get(j)
    if ordinal is not None and (unit := words.get(j - 1)) is not None and "part" in unit.entry.tags:
        part = int(unit.entry.value), int(ordinal.entry.value)
        j -= 2
    else:
        j = at - 1
    edge = words.get(j)
    if edge is not None and edge.entry.tags & {"end", "start", "middle"}:
        j -= 1
    else:
        edge = None
    tied = edge is not None and edge.proclitics.endswith("ب")
    near = [words[k] for k in range(max(j - _BY_REACH + 1, 0), j + 1) if k in words]
    by = tied or any("by" in h.entry.tags for h in near)
    return _Around(by, j in words and "before" in words[j].entry.tags, edge, part)


def _due(report: Report, layer: Layer, clause: Clause, time: Timex, names: Named, *, sure: bool) -> Due | None:
    if time.form is TimexForm.DURATION:
        return None if clause.form is Form.PAST else _length(report, layer, time, names.numbers)
    if time.form is TimexForm.VAGUE:
        return None
    around = _around(layer, time, names.deadline_words)
    first, last = time.value, time.until or time.value
    if first is None or last is None:
        return (
            Due(None, time.start, time.end, NO_PUBLICATION)
            if (sure or around.by or around.edge or time.future)
            else None
        )
    if around.part is not None and time.precision is Precision.YEAR:
        months, which = around.part
        if not 1 <= which <= 12 // months:
            return None
        first = date(first.year, months * (which - 1) + 1, 1)
        last = _month_end(first.year, months * which)
    tags = around.edge.entry.tags if around.edge else frozenset[str]()
    whole = time.precision is not Precision.DAY or around.part is not None
    if around.before and whole and "end" not in tags:
        last = first - timedelta(days=1)
    elif whole and tags & {"start", "middle"}:
        word = "the beginning" if "start" in tags else "the middle"
        return Due(None, time.start, time.end, NO_DAY.format(word=word))
    if sure or around.by or time.future or (report.published is not None and last > report.published):
        return Due(last, time.start, time.end)
    return Due(None, time.start, time.end, NOT_AHEAD) if report.published is None else None


def _length(report: Report, layer: Layer, time: Timex, numbers: Sequence[Number]) -> Due | None:
    """A length of time from the day of publication; a quantity where that is not known."""
    if time.ahead_until is not None:
        return Due(time.ahead_until, time.start, time.end)
    if report.published is not None:
        return None
    inside = begun_within(numbers, time.start, time.end)
    number = next((n for n in inside if n.end <= time.end), None)
    units = layer.within(time.start, time.end, "time_units")
    if not units:
        return Due(None, time.start, time.end, NO_PUBLICATION)
    unit = units[-1]
    value = number.value if number else Decimal(unit.entry.value or 1)
    start = min(number.start, unit.start) if number else unit.start
    length = Quantity(
        value, report.text[unit.start : unit.end], None, start, max(unit.end, number.end if number else 0)
    )
    return Due(None, time.start, time.end, NO_PUBLICATION, length)


def _current(report: Report, layer: Layer, first: int, last: int, names: Named) -> Iterator[Due]:
    """'قبل نهاية العام': the end of the current year or month, where no year or month is named."""
    for i in range(first, min(last, len(layer.tokens) - 1)):
        edge, unit = names.deadline_words.get(i), names.deadline_words.get(i + 1)
        if edge is None or unit is None or "end" not in edge.entry.tags or not unit.entry.tags & {"year", "month"}:
            continue
        if any(t.end > unit.start for t in begun_within(names.days, edge.start, unit.end + 2)):
            continue
        if report.published is None:
            yield Due(None, edge.start, unit.end, NO_PUBLICATION)
        else:
            month = 12 if "year" in unit.entry.tags else report.published.month
            yield Due(_month_end(report.published.year, month), edge.start, unit.end)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
