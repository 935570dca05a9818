"""Lines of a PDF's pages as pieces: headings by their size, items by their marks, paragraphs by where lines end.

A PDF knows no paragraphs. A line belongs to the one before it where that one reaches the far margin, the
size is the same and the step down is the usual one. Rows of a table are lines of several parts with wide
gaps at the same places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from mahdar.ingest.pieces import Heading, Item, Paragraph, Piece, Table

#: Lines of letters so much taller than most are headings.
_TALLER = 1.15
#: Parts of a line so many heights apart have nothing to do with each other.
_FAR = 2.5
#: A table's columns leave a clear way between them, so many heights wide.
_CORRIDOR = 0.3
#: So many rows of parts with so many code points each are columns of a newspaper.
_COLUMN_LINES = 6
_COLUMN_WORDS = 20
_BULLETS = "•●▪■◦○‣–—*\uf0b7\uf0a7\uf0d8\uf0fc\uf076-"
_BULLET = re.compile(rf"\A[{_BULLETS}]\s+")
_MARK = re.compile(rf"[{_BULLETS}]|([0-9\u0660-\u0669]{{1,3}})[.)-]|[.)-]([0-9\u0660-\u0669]{{1,3}})")
_NUMBER = re.compile(r"\A([0-9\u0660-\u0669\u06f0-\u06f9]{1,3})\s*[.)\-]\s+(?=\S)")
_PAGE_NUMBER = re.compile(
    r"\A[\s\-–|/]*(?:صفحة|ص|page)?[\s.:]*[0-9\u0660-\u0669]{1,4}(?:\s*(?:/|من|of)\s*[0-9\u0660-\u0669]{1,4})?[\s\-–|/]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a line without a wide gap; lengths in points.

    Attributes:
        text: In reading order.
        page: Page, from 0.
        left: Left edge.
        right: Right edge.
        base: Height of the base line.
        size: Height of its letters.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float


def pieces_of_lines(rows: Sequence[Sequence[Line]], rtl: bool) -> tuple[list[Piece], str | None]:
    """Pieces of a document, and the words of its tallest heading at the head of the first page.

    Args:
        rows: Lines in order, each as its parts in reading order.
        rtl: Whether the document runs from right to left.
    """
    rows = [_marked(row) for row in _without_margins(rows)]
    if not rows:
        return [], None
    body = median([part.size for row in rows for part in row for _ in range(len(part.text))])
    lefts, rights = min(p.left for r in rows for p in r), max(p.right for r in rows for p in r)
    usual = _usual_step(rows)
    pieces: list[Piece] = []
    open_lines: list[Line] = []
    at = 0
    while at < len(rows):
        end = _table_from(rows, at)
        if end > at and not _is_columns(rows[at:end]):
            pieces += _joined(open_lines, body)
            open_lines = []
            pieces.append(Table(tuple(tuple(part.text for part in row) for row in rows[at:end])))
        else:
            # Columns of running text are read one after the other.
            lines = (
                list(_merged(rows[at])) if end == at else [ln for col in zip(*rows[at:end], strict=True) for ln in col]
            )
            for line in lines:
                if open_lines and not _goes_on(open_lines[-1], line, lefts, rights, usual, body, rtl):
                    pieces += _joined(open_lines, body)
                    open_lines = []
                open_lines.append(line)
        at = max(end, at + 1)
    pieces += _joined(open_lines, body)
    return pieces, _title(rows, body)


def _marked(row: Sequence[Line]) -> Sequence[Line]:
    """A line whose bullet or number stands apart, on either side, with its mark before its words."""
    for mark, words in ((0, 1), (1, 0)):
        if len(row) == 2 and (found := _MARK.fullmatch(row[mark].text)):
            number = found[1] or found[2]
            return [replace(row[words], text=f"{number}. {row[words].text}" if number else f"• {row[words].text}")]
    return row


def _is_columns(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether rows of parts are columns of running text side by side: many, and full of words."""
    if len(rows) < _COLUMN_LINES:
        return False
    return all(median([len(part.text) for part in column]) > _COLUMN_WORDS for column in zip(*rows, strict=True))


def _merged(row: Sequence[Line]) -> Iterator[Line]:
    """Parts of a line outside tables: what justifying stretched apart is one again."""
    held = row[0]
    for line in row[1:]:
        gap = max(held.left - line.right, line.left - held.right)
        if gap < _FAR * line.size:
            left, right = min(held.left, line.left), max(held.right, line.right)
            held = replace(held, text=f"{held.text} {line.text}", left=left, right=right)
        else:
            yield held
            held = line
    yield held


def _goes_on(before: Line, line: Line, left: float, right: float, usual: float, body: float, rtl: bool) -> bool:
    if abs(before.size - line.size) > 0.08 * before.size or _BULLET.match(line.text) or _NUMBER.match(line.text):
        return False
    if before.page == line.page and before.base - line.base > 1.35 * usual:
        return line.size > _TALLER * body and before.base - line.base < 2 * line.size
    if line.size > _TALLER * body:
        return True
    short = (before.left - left) if rtl else (right - before.right)
    return short < 0.15 * (right - left)


def _joined(lines: Sequence[Line], body: float) -> Iterator[Piece]:
    text = " ".join(line.text for line in lines)
    if not text:
        return
    if found := _BULLET.match(text):
        yield Item(text[found.end() :])
    elif found := _NUMBER.match(text):
        yield Item(text[found.end() :], int(found[1]))
    elif lines[0].size > _TALLER * body and len(text) < 200:
        yield Heading(text)
    else:
        yield Paragraph(text)


def _title(rows: Sequence[Sequence[Line]], body: float) -> str | None:
    """The tallest lines among the first of the first page, where they are taller than the text."""
    head = [row[0] for row in rows[:12] if row[0].page == rows[0][0].page and len(row) == 1]
    tallest = max((line.size for line in head), default=0.0)
    if tallest <= _TALLER * body:
        return None
    start = next(i for i, line in enumerate(head) if line.size == tallest)
    lines = []
    for line in head[start:]:
        if abs(line.size - tallest) > 0.05 * tallest:
            break
        lines.append(line.text)
    return " ".join(lines)


def _table_from(rows: Sequence[Sequence[Line]], start: int) -> int:
    """End of the table that begins at a row, `start` where none does: two rows or more parted at the same places."""
    gaps = _gaps(rows[start])
    end = start + 1
    while gaps and end < len(rows) and len(rows[end]) == len(rows[start]):
        both = [(max(a, c), min(b, d)) for (a, b), (c, d) in zip(gaps, _gaps(rows[end]), strict=True)]
        if any(b - a < _CORRIDOR * rows[end][0].size for a, b in both):
            break
        gaps = both
        end += 1
    return end if end - start > 1 else start


def _gaps(row: Sequence[Line]) -> list[tuple[float, float]]:
    pairs = pairwise(row)
    return [(b.right, a.left) if a.left > b.left else (a.right, b.left) for a, b in pairs]


def _usual_step(rows: Sequence[Sequence[Line]]) -> float:
    steps = [
        a[0].base - b[0].base
        for a, b in pairwise(rows)
        if a[0].page == b[0].page and abs(a[0].size - b[0].size) < 0.08 * a[0].size and a[0].base > b[0].base
    ]
    return min(median(steps), 3 * rows[0][0].size) if steps else 2 * rows[0][0].size


def _without_margins(rows: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """The rows without page numbers and without lines that stand at the same height of most pages."""
    pages = {row[0].page for row in rows if row}
    repeated = Counter((" ".join(p.text for p in row), round(row[0].base)) for row in rows if row)
    edges = _edge_rows(rows)
    return [
        row
        for row in rows
        if row
        and not (id(row) in edges and _PAGE_NUMBER.match(" ".join(p.text for p in row)))
        and not (len(pages) > 2 and repeated[(" ".join(p.text for p in row), round(row[0].base))] > len(pages) / 2)
    ]


def _edge_rows(rows: Sequence[Sequence[Line]]) -> set[int]:
    found: set[int] = set()
    for page in {row[0].page for row in rows if row}:
        own = [row for row in rows if row and row[0].page == page]
        found |= {id(own[0]), id(own[-1])} if len(own) > 2 else set()
    return found
