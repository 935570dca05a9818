"""The days that told times stand for, given the day of publication; nothing is guessed.

What the words leave open is filled in from the publication date only where one rule fills it: the last such
weekday up to it or the coming one, the year that brings a day and month nearest before or after it. Both readings
are kept, since the tense of the clause decides between them (`model.timex`). Without a publication date, for a
day that does not exist (30 فبراير), and where the words contradict each other or the publication date, there is no
value, and the reason says why.

A weekday or Gregorian date beside a Hijri one decides (see `date_hijri`).
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from mahdar.extract.date_hijri import hijri_date, hijri_month, hijri_year
from mahdar.extract.date_meant import NO_PUBLICATION, Meant, Span
from mahdar.extract.date_phrases import Kind, Told
from mahdar.model.timex import Precision, TimexForm

_DAY = timedelta(days=1)
#: Days by which a calendar of sighting may differ from the computed one.
_SIGHTING = 2
#: Days by which the publication date may be off before a partial date beside اليوم is no longer believed.
_NEAR = 31


def meaning(told: Told, published: date | None) -> Meant:
    """What one phrase stands for."""
    if told.before:
        return Meant(TimexForm.VAGUE, Precision.DAY, reason="counted from what the text told before")
    match told.kind:
        case Kind.DATE:
            return _date(told, published)
        case Kind.HIJRI:
            return hijri_date(told, published)
        case Kind.MONTH:
            return hijri_month(told, published) if told.hijri else _month(told, published)
        case Kind.YEAR:
            return hijri_year(told) if told.hijri else _year(told)
        case Kind.WEEKDAY:
            return _weekday(told, published)
        case Kind.RELATIVE:
            return _relative(told, published)
        case Kind.PERIOD:
            return _period(told, published)
        case Kind.AGO | Kind.AFTER | Kind.WITHIN:
            return _counted(told, published)
        case Kind.VAGUE:
            return Meant(TimexForm.VAGUE, Precision.DAY, reason="the words name no day", future=(told.shift or 0) > 0)


def together(parts: list[tuple[Told, Meant]]) -> Meant:
    """What several phrases stand for that tell one time ('اليوم الثلاثاء 5 مايو').

    Args:
        parts: Each phrase with its own meaning, in order, at least one.
    """
    by_kind = {told.kind: (told, meant) for told, meant in parts}
    gregorian = by_kind.get(Kind.DATE)
    hijri = by_kind.get(Kind.HIJRI)
    weekday = by_kind.get(Kind.WEEKDAY)
    relative = by_kind.get(Kind.RELATIVE)
    main = (gregorian or hijri or relative or weekday or parts[0])[1]
    if gregorian and hijri:
        main = _both_calendars(main, hijri[1])
    if weekday and weekday[1] is not main:
        main = _on_weekday(main, weekday[0].weekday or 0, slack=1 if hijri and not gregorian else 0)
        main = replace(main, future=main.future or weekday[1].future)
    if relative and relative[1] is not main:
        main = _as_relative(main, relative[1])
    return main


def _both_calendars(gregorian: Meant, hijri: Meant) -> Meant:
    """A Gregorian date with the Hijri date of the same day; the Gregorian one counts."""
    other = [s.first for s in (hijri.past, hijri.ahead) if s]
    mine = [s for s in (gregorian.past, gregorian.ahead) if s]
    if not other or not mine:
        return gregorian
    fitting = [s for s in mine if any(abs((s.first - o).days) <= _SIGHTING for o in other)]
    if not fitting:
        if hijri.form is TimexForm.PARTIAL:
            return gregorian
        return _contradicted(gregorian, "the Hijri and the Gregorian date are not the same day")
    past = gregorian.past if gregorian.past in fitting else fitting[0]
    return replace(gregorian, past=past, ahead=gregorian.ahead if gregorian.ahead in fitting else past)


def _on_weekday(main: Meant, weekday: int, slack: int) -> Meant:
    """Keeps the readings that fall on a weekday; a Hijri date may move by a day to do so."""
    fitting = [_moved(span, weekday, slack) for span in (main.past, main.ahead)]
    if not any((main.past, main.ahead)):
        return main
    past, ahead = fitting
    if past is None and ahead is None:
        if main.form is TimexForm.RELATIVE:
            return _contradicted(
                main, "the weekday told is not the one that the publication date gives", against_publication=True
            )
        if main.form is TimexForm.PARTIAL:
            return _contradicted(main, "the weekday is not that of the date in the years around publication")
        return _contradicted(main, "the weekday is not that of the date")
    reason = main.reason
    if main.form is TimexForm.PARTIAL and (past is None or ahead is None):
        reason = "the weekday decides the year"
    elif slack and past != main.past:
        reason = "the weekday decides the Hijri day"
    return replace(main, past=past or ahead, ahead=ahead or past, reason=reason)


def _moved(span: Span | None, weekday: int, slack: int) -> Span | None:
    if span is None:
        return None
    for by in (0, *(sign * n for n in range(1, slack + 1) for sign in (-1, 1))):
        if (span.first + by * _DAY).weekday() == weekday:
            return Span(span.first + by * _DAY, span.last and span.last + by * _DAY)
    return None


def _as_relative(main: Meant, relative: Meant) -> Meant:
    """A date beside اليوم or أمس: where they differ, the publication date is not that of the text."""
    if relative.past is None:
        return main
    if main.form in (TimexForm.WEEKDAY, TimexForm.RELATIVE):
        return main
    day = relative.past.first
    spans = [s for s in (main.past, main.ahead) if s]
    if not spans:
        return main
    nearest = min(spans, key=lambda s: abs((s.first - day).days))
    off = abs((nearest.first - day).days)
    if main.form is TimexForm.HIJRI and off <= _SIGHTING:
        told = main.reason if off == 0 else "the publication date decides the Hijri day"
        return replace(main, past=relative.past, ahead=relative.past, reason=told)
    if off == 0:
        return replace(main, past=nearest, ahead=nearest)
    told = "the date told is not the day that the publication date gives"
    if main.form is TimexForm.FULL or off <= _NEAR:
        return replace(main, past=nearest, ahead=nearest, conflict=told, against_publication=True)
    return _contradicted(main, told, against_publication=True)


def _contradicted(meant: Meant, why: str, *, against_publication: bool = False) -> Meant:
    return replace(meant, past=None, ahead=None, reason=why, conflict=why, against_publication=against_publication)


def _date(told: Told, published: date | None) -> Meant:
    day, month = told.day or 1, told.month
    future = (told.shift or 0) > 0 or (told.year_shift or 0) > 0 or (told.month_shift or 0) > 0
    if told.month_shift is not None:
        if published is None:
            return Meant(TimexForm.RELATIVE, Precision.DAY, reason=NO_PUBLICATION, future=future)
        year, month = _shifted_month(published, told.month_shift)
        return _settled(TimexForm.RELATIVE, told, day, month, year, "month from publication", future)
    assert month is not None
    if told.year is not None:
        return _settled(TimexForm.FULL, told, day, month, told.year, "", future)
    if not _exists_ever(day, month):
        return _no_such_day(TimexForm.PARTIAL, day, month)
    if published is None:
        return Meant(TimexForm.PARTIAL, Precision.DAY, reason=NO_PUBLICATION, future=future)
    if told.year_shift is not None:
        return _settled(
            TimexForm.PARTIAL, told, day, month, published.year + told.year_shift, "year from publication", future
        )
    shift = told.shift
    if shift == 0:
        return _settled(TimexForm.PARTIAL, told, day, month, published.year, "year from publication", future)
    past = _nearest(day, month, published, -1, strictly=False)
    ahead = _nearest(day, month, published, 1, strictly=shift is not None)
    before, after = _span(told, past), _span(told, ahead)
    if shift is not None:
        before = after = after if shift > 0 else before
    return Meant(TimexForm.PARTIAL, Precision.DAY, before, after, "year from publication", future)


def _settled(form: TimexForm, told: Told, day: int, month: int, year: int, reason: str, future: bool) -> Meant:
    if not _exists(day, month, year):
        return _no_such_day(form, day, month, year)
    span = _span(told, date(year, month, day))
    return Meant(form, Precision.DAY, span, span, reason, future)


def _span(told: Told, first: date) -> Span:
    """The span that begins on a day, by the last day told."""
    if told.until_day is None:
        return Span(first)
    month = told.until_month or first.month
    year = told.until_year or first.year + (month < first.month)
    if not _exists(told.until_day, month, year):
        return Span(first)
    last = date(year, month, told.until_day)
    return Span(first, last if last > first else None)


def _nearest(day: int, month: int, published: date, step: int, *, strictly: bool) -> date:
    """The day and month nearest before (`step` -1) or after (1) the publication date; 29 February waits."""
    for year in range(published.year, published.year + 9 * step, step):
        if _exists(day, month, year):
            found = date(year, month, day)
            if (found - published).days * step > 0 or (found == published and not strictly):
                return found
    raise AssertionError(f"no {day}.{month}. near {published}")


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= calendar.monthrange(year, month)[1]


def _exists_ever(day: int, month: int) -> bool:
    return _exists(day, month, 2024)


def _no_such_day(form: TimexForm, day: int, month: int, year: int | None = None) -> Meant:
    told = f"{day}/{month}" + (f"/{year}" if year else "")
    return Meant(form, Precision.DAY, reason=f"no such day: {told}")


def _shifted_month(published: date, shift: int) -> tuple[int, int]:
    months = published.year * 12 + published.month - 1 + shift
    return months // 12, months % 12 + 1


def _month(told: Told, published: date | None) -> Meant:
    assert told.month is not None
    future = (told.shift or 0) > 0 or (told.year_shift or 0) > 0
    if told.year is not None:
        whole = _whole_month(told.year, told.month)
        return Meant(TimexForm.FULL, Precision.MONTH, whole, whole, "", future)
    if published is None:
        return Meant(TimexForm.PARTIAL, Precision.MONTH, reason=NO_PUBLICATION, future=future)
    if told.year_shift is not None:
        whole = _whole_month(published.year + told.year_shift, told.month)
        return Meant(TimexForm.PARTIAL, Precision.MONTH, whole, whole, "year from publication", future)
    year, month = published.year, told.month
    shift = told.shift
    past = year - (month > published.month or (month == published.month and (shift or 0) < 0))
    ahead = year + (month < published.month or (month == published.month and (shift or 0) > 0))
    if shift is not None:
        past = ahead = year if shift == 0 else ahead if shift > 0 else past
    return Meant(
        TimexForm.PARTIAL, Precision.MONTH, _whole_month(past, month), _whole_month(ahead, month),
        "year from publication", future,
    )  # fmt: skip


def _whole_month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _year(told: Told) -> Meant:
    assert told.year is not None
    last = told.until_year if told.until_year and told.until_year > told.year else told.year
    span = Span(date(told.year, 1, 1), date(last, 12, 31))
    return Meant(TimexForm.FULL, Precision.YEAR, span, span)


def _weekday(told: Told, published: date | None) -> Meant:
    assert told.weekday is not None
    shift = told.shift
    future = (shift or 0) > 0 or (told.week_shift or 0) > 0
    if published is None:
        return Meant(TimexForm.WEEKDAY, Precision.DAY, reason=NO_PUBLICATION, future=future)
    if told.week_shift is not None:
        days = {_in_week(published + 7 * told.week_shift * _DAY, told.weekday, begins) for begins in (5, 6, 0)}
        if len(days) > 1:
            return Meant(
                TimexForm.WEEKDAY,
                Precision.DAY,
                reason="the day depends on the day that begins the week",
                future=future,
            )
        span = Span(days.pop())
        return Meant(TimexForm.WEEKDAY, Precision.DAY, span, span, "", future)
    past = weekday_before(published, told.weekday)
    ahead = weekday_after(published, told.weekday)
    if shift:
        if shift < 0:
            past = weekday_before(published - _DAY, told.weekday) + 7 * (shift + 1) * _DAY
            ahead = past
        else:
            ahead = weekday_after(published + _DAY, told.weekday) + 7 * (shift - 1) * _DAY
            past = ahead
    return Meant(TimexForm.WEEKDAY, Precision.DAY, _weekday_span(told, past), _weekday_span(told, ahead), "", future)


def _weekday_span(told: Told, first: date) -> Span:
    if told.until_weekday is None or told.weekday is None:
        return Span(first)
    return Span(first, first + ((told.until_weekday - told.weekday) % 7) * _DAY)


def weekday_before(published: date, weekday: int) -> date:
    """The last such weekday up to and including a day."""
    return published - ((published.weekday() - weekday) % 7) * _DAY


def weekday_after(published: date, weekday: int) -> date:
    """The coming such weekday from a day on, that day included."""
    return published + ((weekday - published.weekday()) % 7) * _DAY


def _in_week(day: date, weekday: int, begins: int) -> date:
    """The weekday in the week around a day, given the weekday that begins weeks."""
    first = weekday_before(day, begins)
    return weekday_after(first, weekday)


def _relative(told: Told, published: date | None) -> Meant:
    offset = told.offset or 0
    if published is None:
        return Meant(TimexForm.RELATIVE, Precision.DAY, reason=NO_PUBLICATION, future=offset > 0)
    span = Span(published + offset * _DAY)
    return Meant(TimexForm.RELATIVE, Precision.DAY, span, span, "", offset > 0)


_PRECISION = {"J": Precision.DAY, "K": Precision.WEEK, "S": Precision.MONTH, "A": Precision.YEAR, "U": Precision.DAY}


def _period(told: Told, published: date | None) -> Meant:
    shift = told.shift or 0
    precision = _PRECISION[told.unit]
    if published is None:
        return Meant(TimexForm.RELATIVE, precision, reason=NO_PUBLICATION, future=shift > 0)
    if told.unit == "K":
        return Meant(
            TimexForm.RELATIVE,
            precision,
            reason="a week begins on different days in different states",
            future=shift > 0,
        )
    span = (
        _whole_month(*_shifted_month(published, shift))
        if told.unit == "S"
        else Span(date(published.year + shift, 1, 1), date(published.year + shift, 12, 31))
    )
    return Meant(TimexForm.RELATIVE, precision, span, span, "", shift > 0)


def _counted(told: Told, published: date | None) -> Meant:
    """قبل يومين، بعد ثلاثة أيام، خلال 48 ساعة."""
    precision = _PRECISION[told.unit]
    count = told.count
    ahead = told.kind is Kind.AFTER or (told.shift or 0) > 0
    form = TimexForm.DURATION if told.kind is Kind.WITHIN else TimexForm.RELATIVE
    if published is None:
        return Meant(form, precision, reason=NO_PUBLICATION, future=ahead)
    if told.unit == "U":
        if count % 24 or told.kind is not Kind.WITHIN:
            return Meant(TimexForm.VAGUE, precision, reason="hours name no day", future=ahead)
        count //= 24
    day = _away(published, -count if told.kind is Kind.AGO else count, told.unit)
    if day is None:
        return Meant(form, precision, reason="outside the calendar", future=ahead)
    if told.kind is Kind.AGO:
        if told.unit == "S":
            span = _whole_month(day.year, day.month)
        elif told.unit == "A":
            span = Span(date(day.year, 1, 1), date(day.year, 12, 31))
        else:
            span = Span(day)
        return Meant(form, precision, span, span)
    if told.kind is Kind.AFTER:
        return Meant(form, precision, None, Span(day), "it may be counted from what the text told before", True)
    if (told.shift or 0) < 0:
        return Meant(form, precision, reason="a length of time names no day")
    return Meant(form, precision, None, Span(published, day), "a length of time names no day", ahead)


def _away(published: date, count: int, unit: str) -> date | None:
    if count > 10_000 or count < -10_000:
        return None
    if unit in "JU":
        return published + count * _DAY
    if unit == "K":
        return published + 7 * count * _DAY
    months = published.year * 12 + published.month - 1 + (count if unit == "S" else 12 * count)
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(published.day, calendar.monthrange(year, month)[1]))
