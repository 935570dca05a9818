"""What a file was read to hold, before it becomes a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Contents:
    """Text and what the file itself says of it; `None` where it says nothing.

    Attributes:
        text: The text, which the report keeps unchanged.
        title: Title.
        published: Day of publication.
        outlet: Who published it.
        url: Canonical address.
        language: Declared language, ISO 639-1.
    """

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
