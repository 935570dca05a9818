"""Quoted words: where they begin and end, in any of the marks that Arabic papers use.

« », “ ”, " " and doubled '' nest in each other; right-to-left setting has many papers print them turned
round (»كذا«، ”كذا“), so a mark's place decides beside its shape. A quotation that is never closed ends with
its line: a paper that quotes several paragraphs opens each and closes the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile("[«»“”„‟\"\u2033\uff02]|''|[‘’](?![‘’])|\n")
_ANGLE, _CURLY, _STRAIGHT, _SINGLE = "«»", "“”„‟", "\"\u2033\uff02''", "‘’"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words.

    Attributes:
        start: First code point, the opening mark.
        end: One past the closing mark, or past the line's last word where none closes.
        inner_start: First code point of the words.
        inner_end: One past their last.
        depth: 0 for an outermost quotation.
        closed: Whether a closing mark stands.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


def quotations(text: str, start: int = 0, end: int | None = None) -> Iterator[Quotation]:
    """Quotations of `text[start:end]` in order of their start, an outer one before those inside it.

    Args:
        text: Any text.
        start: Where to begin, in code points.
        end: Where to stop; the end of the text where absent.

    >>> [(q.inner_start, q.inner_end) for q in quotations('قال: "نعم" ثم مضى')]
    [(6, 9)]
    """
    stop = len(text) if end is None else end
    open_marks: list[tuple[str, int, int]] = []  # family, start, one past the mark
    found: list[Quotation] = []
    for m in _MARK.finditer(text, start, stop):
        mark = m.group()
        if mark == "\n":
            yield from _flushed(text, open_marks, found, m.start())
            continue
        family = _family(mark)
        if not family or (family == _SINGLE and not _single(text, m.start(), m.end(), start, stop)):
            continue
        at = next((i for i in range(len(open_marks) - 1, -1, -1) if open_marks[i][0] == family), None)
        if at is None or _opens_again(text, mark, m.start(), m.end(), stop):
            if at is None and not _may_open(text, mark, m.start(), m.end(), start, stop):
                continue
            open_marks.append((family, m.start(), m.end()))
            continue
        del open_marks[at + 1 :]  # what was opened inside and never closed is no quotation
        _, opened, inner = open_marks.pop()
        if inner < m.start():
            found.append(Quotation(opened, m.end(), inner, m.start(), len(open_marks), closed=True))
        if not open_marks:
            yield from sorted(found, key=lambda q: q.start)
            found.clear()
    yield from _flushed(text, open_marks, found, stop)


def _flushed(
    text: str, open_marks: list[tuple[str, int, int]], found: list[Quotation], stop: int
) -> Iterator[Quotation]:
    if open_marks:
        _, opened, inner = open_marks[0]
        end = stop
        while end > inner and text[end - 1].isspace():
            end -= 1
        if inner < end:
            found.append(Quotation(opened, end, inner, end, 0, closed=False))
    yield from sorted(found, key=lambda q: q.start)
    open_marks.clear()
    found.clear()


def _family(mark: str) -> str:
    for family in (_ANGLE, _CURLY, _SINGLE):
        if mark in family:
            return family
    return _STRAIGHT


def _single(text: str, start: int, end: int, first: int, stop: int) -> bool:
    """Whether ‘ or ’ is a quotation mark and no apostrophe: a letter on one side alone."""
    before = start > first and text[start - 1].isalnum()
    after = end < stop and text[end].isalnum()
    return before != after


def _may_open(text: str, mark: str, start: int, end: int, first: int, stop: int) -> bool:
    """Whether a mark can open: a word follows, and it is no sign of inches after a number."""
    if end >= stop or text[end] == "\n":
        return False
    if start > first and text[start - 1].isdigit() and text[end].isspace():
        return False
    return not (mark == "»" and text[end].isspace())


def _opens_again(text: str, mark: str, start: int, end: int, stop: int) -> bool:
    """Whether an opening shape stands again inside its own family, as « does in nested quotations."""
    if mark not in "«“":
        return False
    return end < stop and not text[end].isspace() and text[start - 1].isspace()
