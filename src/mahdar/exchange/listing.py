"""Many reports at a glance: one line each, with day, number of measures, who met whom, and title.

Columns have fixed widths, so that a line can be printed before the next report is read. Each stretch of words
goes through the layout by itself, as in the sheet, so that Arabic columns keep their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mahdar.exchange.bidi import Bidi
from mahdar.exchange.columns import width, wrapped
from mahdar.exchange.outline import title_of
from mahdar.exchange.sheet import layout
from mahdar.exchange.visible import one_line
from mahdar.model.meeting import Meeting
from mahdar.model.minutes import Minutes

_MIN, _MAX = 60, 160
_DAY, _COUNT, _BETWEEN = 10, 3, "  "


def listing(many: Iterable[Minutes], cells: int = 80, bidi: Bidi = Bidi.NONE) -> Iterator[str]:
    """A line for the columns, then one for each report.

    Args:
        many: Minutes, each taken only when its turn comes.
        cells: Width of the terminal; 60 to 160 are used.
        bidi: Who lays out right-to-left text.

    Raises:
        UnsupportedFormat: `Bidi.VISUAL` without the extra that it needs.
    """
    lay = layout(bidi)
    room = min(max(cells, _MIN), _MAX) - _DAY - _COUNT - 3 * len(_BETWEEN)
    sizes = (_DAY, _COUNT, room // 2, room - room // 2)

    def line(*columns: str) -> str:
        shown = []
        for words, size in zip(columns, sizes, strict=True):
            laid = lay(_cut(words, size))
            shown.append(laid + " " * (size - width(laid)))
        return _BETWEEN.join(shown).rstrip() + "\n"

    yield line("Date", "No.", "Who met whom", "Title")
    for minutes in many:
        yield line(_day(minutes), _measures(minutes), "; ".join(map(_who, minutes.meetings)) or "—", title_of(minutes))


def _day(minutes: Minutes) -> str:
    return next((m.date.isoformat() for m in minutes.meetings if m.date), "—")


def _measures(minutes: Minutes) -> str:
    return str(len(minutes.measures)) if minutes.meeting_report else "—"


def _who(meeting: Meeting) -> str:
    """The principals, else all who take part."""
    main = [p for p in meeting.participants if p.principal] or list(meeting.participants)
    return " ↔ ".join(p.name or p.role or "" for p in main) or "—"


def _cut(words: str, size: int) -> str:
    """Words in so many cells, cut at a blank where they are too long."""
    words = one_line(words)
    if width(words) <= size:
        return words
    return f"{next(wrapped(words, size - 1))}…"
