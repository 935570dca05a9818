"""What a time expression stands for: one reading for a clause of the past, one for a clause of the future."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mahdar.model.timex import Precision, TimexForm

NO_PUBLICATION = "no publication date"
#: Where one is given, and no report can have appeared on it.
NOT_BELIEVED = "the publication day is not believed"
#: Years in which a report may have been published; another one is a page's mistake and no anchor.
_BELIEVED = range(1900, 2200)


def believed(published: date | None) -> date | None:
    """The day of publication, or `None` where it is not given or cannot be one."""
    return published if published is not None and published.year in _BELIEVED else None


@dataclass(frozen=True, slots=True)
class Span:
    """First day and, where told, last day."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """What a time expression stands for.

    Attributes:
        form: How it is told.
        precision: How exactly.
        past: Reading where the clause does not speak of the future.
        ahead: Reading where it does.
        reason: Why a reading is missing, or what was assumed.
        future: Whether the words themselves point ahead.
        conflict: What contradicts what.
        against_publication: Whether the conflict is with the publication date.
    """

    form: TimexForm
    precision: Precision
    past: Span | None = None
    ahead: Span | None = None
    reason: str = ""
    future: bool = False
    conflict: str | None = None
    against_publication: bool = False
