"""Time expressions: what a date word says, resolved as far as the text allows.

Most date words in the news hang on the day of publication and on the tense of their clause: الثلاثاء is the last
Tuesday where the clause says التقى and the coming one where it says يلتقي. A `Timex` therefore carries both
readings, `value` and `ahead`; where the words themselves decide (الثلاثاء المقبل، أمس، 5 مايو 2018) the two are the
same. Whoever knows the tense asks `first_day` and `last_day`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a time expression is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class TimexForm(StrEnum):
    """How a date is told, which decides how it may be resolved."""

    FULL = "full"  # day, month and year stand in the text
    PARTIAL = "partial"  # a part is missing; it comes from the publication date
    WEEKDAY = "weekday"  # الثلاثاء
    RELATIVE = "relative"  # أمس، اليوم، غدا، قبل يومين، الشهر الماضي
    DURATION = "duration"  # خلال ثلاثة أشهر: no day begins it, `last_day` is when it runs out
    VAGUE = "vague"  # مؤخرا، قريبا: no value
    HIJRI = "hijri"


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression.

    Attributes:
        start: First code point (يوم and مساء belong to it).
        end: One past the last.
        form: How it is told.
        value: First day that it names where its clause does not speak of the future; `None` where it
            cannot be resolved.
        until: Last day of a span, else `None`.
        precision: How much of `value` the text gives; only `DAY` may stand as the day of a meeting.
        reason: Why `value` is `None`, or what was assumed (`year from publication`).
        future: Whether its own words point ahead (المقبل، القادم، غدا).
        conflict: What the text says against the publication date or against itself, else `None`.
        ahead: First day that it names where its clause speaks of the future.
        ahead_until: Last day of that span, else `None`.
    """

    start: int
    end: int
    form: TimexForm
    value: date | None
    precision: Precision
    until: date | None = None
    reason: str = ""
    future: bool = False
    conflict: str | None = None
    ahead: date | None = None
    ahead_until: date | None = None

    def first_day(self, *, future: bool) -> date | None:
        """The first day named, given whether the clause speaks of the future (announced, will)."""
        return self.ahead if future else self.value

    def last_day(self, *, future: bool) -> date | None:
        """The last day named: the end of a span, of a month, or the only day."""
        if future:
            return self.ahead_until or self.ahead
        return self.until or self.value
