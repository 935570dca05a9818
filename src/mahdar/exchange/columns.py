"""Plain text in the cells of a terminal: width, wrapping, padding.

Small on purpose. The tables of `unicodedata` tell all that Arabic and Latin text needs; a library for this
costs more time at start than the whole sheet takes (measured: wcwidth 30 ms, rich 60 ms).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NONE = frozenset({"Mn", "Me", "Cf", "Cc"})


def width(text: str) -> int:
    """Cells that a text takes: vowel signs and direction marks none, East Asian letters two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in _NONE else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def wrapped(text: str, cells: int) -> Iterator[str]:
    """Lines of at most so many cells, broken at spaces; a longer word is cut. At least one line.

    Args:
        text: White space of any kind counts as one space.
        cells: At least 2, so that every letter fits.
    """
    line, used = "", 0
    for word in text.split():
        size = width(word)
        if line and used + 1 + size <= cells:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        while size > cells:
            head = _head(word, cells)
            yield head
            word = word[len(head) :]
            size = width(word)
        line, used = word, size
    yield line


def _head(word: str, cells: int) -> str:
    """Longest beginning of a word that fits, with the marks that belong to its last letter."""
    used = 0
    for i, c in enumerate(word):
        used += width(c)
        if used > cells:
            return word[: max(i, 1)]
    return word
