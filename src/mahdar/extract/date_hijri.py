"""Hijri dates as days of the Gregorian calendar.

Converted by the Umm al-Qura calendar (hijridate, 1343 to 1500 AH). States that go by the sighting of the moon are up
to two days off it; `date_values` lets a weekday or a Gregorian date beside a Hijri one decide.
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from mahdar.extract.date_meant import NO_PUBLICATION, Meant, Span
from mahdar.extract.date_phrases import Told
from mahdar.model.timex import Precision, TimexForm

_DAY = timedelta(days=1)


def hijri_year(told: Told) -> Meant:
    """A whole Hijri year."""
    year = told.year or 0
    first, after = _hijri_day(year, 1, 1), _hijri_day(year + 1, 1, 1)
    if first is None or after is None:
        return Meant(TimexForm.HIJRI, Precision.YEAR, reason=_outside(year))
    span = Span(first, after - _DAY)
    return Meant(TimexForm.HIJRI, Precision.YEAR, span, span)


def hijri_date(told: Told, published: date | None) -> Meant:
    """A day of a Hijri month, its year told or taken from the publication date."""
    day, month = told.day or 1, told.month or 1
    future = (told.shift or 0) > 0
    if day > 30 or month > 12:
        return Meant(TimexForm.HIJRI, Precision.DAY, reason=f"no such day: {day}/{month} of the Hijri calendar")
    if told.year is not None:
        found = _hijri_day(told.year, month, day)
        if found is None:
            return Meant(TimexForm.HIJRI, Precision.DAY, reason=_outside(told.year))
        span = _hijri_span(told, found)
        return Meant(TimexForm.HIJRI, Precision.DAY, span, span, "Umm al-Qura calendar", future)
    if published is None:
        return Meant(TimexForm.HIJRI, Precision.DAY, reason=NO_PUBLICATION, future=future)
    now = _hijri_year_of(published)
    days = [d for y in range(now - 2, now + 3) if (d := _hijri_day(y, month, day))]
    past = [d for d in days if d <= published]
    later = [d for d in days if d >= published]
    if not past or not later:
        return Meant(TimexForm.HIJRI, Precision.DAY, reason=_outside(now + 1 if past else now - 1))
    before, after = _hijri_span(told, past[-1]), _hijri_span(told, later[0])
    if told.shift is not None or told.year_shift is not None:
        before = after = after if future else before
    return Meant(TimexForm.HIJRI, Precision.DAY, before, after, "year from publication, Umm al-Qura calendar", future)


def _hijri_span(told: Told, first: date) -> Span:
    if told.until_day is None or told.day is None or told.until_day <= told.day:
        return Span(first)
    return Span(first, first + (told.until_day - told.day) * _DAY)


def hijri_month(told: Told, published: date | None) -> Meant:
    """A whole Hijri month."""
    month = told.month or 1
    future = (told.shift or 0) > 0
    if told.year is None and published is None:
        return Meant(TimexForm.HIJRI, Precision.MONTH, reason=NO_PUBLICATION, future=future)
    years = [told.year] if told.year is not None else []
    if published is not None and not years:
        now = _hijri_year_of(published)
        years = list(range(now - 1, now + 2))
    spans: list[Span] = []
    for year in years:
        first = _hijri_day(year, month, 1)
        after = _hijri_day(year + month // 12, month % 12 + 1, 1)
        if first and after:
            spans.append(Span(first, after - _DAY))
    if not spans:
        return Meant(TimexForm.HIJRI, Precision.MONTH, reason=_outside(years[0]))
    if published is None or told.year is not None:
        return Meant(TimexForm.HIJRI, Precision.MONTH, spans[0], spans[0], "Umm al-Qura calendar", future)
    over = (told.shift or 0) < 0
    past = [s for s in spans if s.first <= published and (not over or (s.last or s.first) < published)]
    later = [s for s in spans if (s.last or s.first) >= published and (not future or s.first > published)]
    before, ahead = (past[-1] if past else None), (later[0] if later else None)
    if told.shift is not None and told.shift != 0:
        before = ahead = ahead if future else before
    reason = "year from publication, Umm al-Qura calendar" if before and ahead else _outside(years[-1 if before else 0])
    return Meant(TimexForm.HIJRI, Precision.MONTH, before, ahead, reason, future)


def _hijri_day(year: int, month: int, day: int) -> date | None:
    """Gregorian day of a Hijri one; day 30 of a month of 29 days is the day after, as a sighting may have it."""
    try:
        first = Hijri(year, month, 1).to_gregorian()
    except (OverflowError, ValueError):
        return None
    return date(first.year, first.month, first.day) + (day - 1) * _DAY


def _hijri_year_of(day: date) -> int:
    """Hijri year of a day; for days outside the table the mean length of the Hijri year gives it."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except (OverflowError, ValueError):
        return round((day.year - 621.57) * 365.2425 / 354.36706)


def _outside(year: int) -> str:
    return f"Hijri year {year} is outside the calendar's table"
