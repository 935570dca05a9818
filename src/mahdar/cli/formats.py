"""What `mahdar read` prints of a report in each format."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mahdar.errors import UnsupportedFormat
from mahdar.exchange.record import json_line, record
from mahdar.model.minutes import Minutes
from mahdar.model.report import Report
from mahdar.settings import Settings
from mahdar.workflow.one import left_unread, read_report

if TYPE_CHECKING:
    from mahdar.exchange.bidi import Bidi

#: Cells of a list's line where there is no terminal.
_LISTED = 120


@dataclass(frozen=True, slots=True)
class Done:
    """One report read.

    Attributes:
        id: The report's id.
        unread: Why it was left unread; empty where it was read.
        line: Its record as a line of JSON, for that format: made where the report is read, since a line crosses
            from one process to another at a fraction of what the minutes cost.
        minutes: Its minutes, for the other formats.
    """

    id: str
    unread: str
    line: str = ""
    minutes: Minutes | None = None


def done(kind: str, report: Report) -> Done:
    """Read a report for a format."""
    minutes = read_report(report)
    if kind == "json":
        return Done(report.id, left_unread(report), line=json_line(record(minutes)))
    return Done(report.id, left_unread(report), minutes=minutes)


def chunks(kind: str, found: Iterable[Done], settings: Settings, bidi: str | None = None) -> Iterator[str]:
    """The output in pieces, as it becomes known.

    Args:
        kind: One of the formats.
        found: What was read, taken as it is needed; a page of HTML needs all of it.
        settings: Under which confidence a claim is marked for review.
        bidi: Who lays out right-to-left text of a table; what suits the terminal where `None`.

    Raises:
        UnsupportedFormat: A table in visual order without the extra that it needs.
    """
    if kind == "json":
        return (one.line for one in found)
    many = (one.minutes for one in found if one.minutes)
    # Each format's module is imported when it is asked for: a start with JSON pays for none of them.
    if kind == "html":
        from mahdar.exchange.html import page

        return page(list(many), settings.review_below)
    if kind == "csv":
        from mahdar.exchange.tables import csv_lines

        return csv_lines(many)
    if kind == "markdown":
        from mahdar.exchange.markdown import markdown

        return _apart(markdown(minutes, settings.review_below) for minutes in many)
    layout = _layout(bidi)
    if kind == "list":
        from mahdar.exchange.listing import listing

        return listing(many, shutil.get_terminal_size((_LISTED, 24)).columns, layout)
    from mahdar.exchange.sheet import sheet

    cells = shutil.get_terminal_size().columns
    return _apart(sheet(minutes, cells, layout, settings.review_below) for minutes in many)


def _layout(bidi: str | None) -> Bidi:
    """Who lays out right-to-left text."""
    from mahdar.exchange.bidi import Bidi, bidi_for, visual

    terminal = sys.stdout.isatty()
    layout = Bidi(bidi) if bidi else bidi_for(os.environ) if terminal else Bidi.NONE
    if layout is Bidi.VISUAL and bidi is None:
        try:
            visual()
        except UnsupportedFormat as exc:
            sys.stderr.write(f"mahdar: this terminal may show Arabic from left to right; {exc.message}\n")
            layout = Bidi.NONE
    return layout


def _apart(documents: Iterable[str]) -> Iterator[str]:
    for number, document in enumerate(documents):
        yield ("\n" if number else "") + document
