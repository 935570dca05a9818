"""A report as read: one unchanged text, what is known of its publication, and its blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a piece of a page is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CELL = "cell"
    CAPTION = "caption"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a report's text.

    Attributes:
        kind: What it is.
        start: First code point of its words (list marks, `#` and `|` stay outside).
        end: One past the last.
        table: Number of the table that a row or cell belongs to, counted from 0.
        row: Row within the table, the header row is 0; `None` outside tables.
        column: Column of a cell, counted from 0; `None` for other kinds.
    """

    kind: BlockKind
    start: int
    end: int
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text.

    Attributes:
        id: Unique within a run.
        text: The text as read; never changed, all offsets are code points into it.
        title: The page's own title, where known.
        published: Day of publication as the outlet gives it; an anchor for dates, never an answer.
        outlet: Who published it.
        url: Canonical address.
        language: ISO 639-1 code as detected, `None` where too short to tell.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the text as UTF-8, as `sha256:...`."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
