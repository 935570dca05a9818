"""Sentences: where one ends, given a block of text.

A line break always ends one. A full stop, question or exclamation mark, Arabic or Latin, ends one where
white space or a closing quote follows and no digit or single letter (د. م.) stands before it. The
semicolon does not end a sentence, it ends a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"(?:(?<!\b[^\W\d_])(?<!\d)|(?<=\d)(?=[.!?؟…]+\s))[.!?؟…]+[\"»”’')\]]*(?=\s|$)|\n+")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, white space at both ends outside."""
    stop = len(text) if end is None else end
    at = start
    for m in _END.finditer(text, start, stop):
        span = _trimmed(text, at, m.end())
        if span:
            yield span
        at = m.end()
    span = _trimmed(text, at, stop)
    if span:
        yield span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
