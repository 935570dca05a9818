"""A text cut into the pieces of its page: title, headings, paragraphs, items, rows and cells.

The unit is the line. A line is read by its own marks first (`#`, `- `, `1.`, `|`, `> `), and only where it has
none by its looks: its length, its last sign, and what stands before and after it. Marks stay outside the
spans, so that a piece's words are the author's words. Nothing is judged by meaning here; what does not
belong to the report is found later (`extract.noise`).

Time is linear in the text's length: every line is looked at once, with its two neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mahdar.text.normalize import fold


class Shape(StrEnum):
    """What a piece looks like; the values are those of the model's block kinds."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CELL = "cell"
    CAPTION = "caption"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a page.

    Attributes:
        shape: What it looks like.
        start: First code point of its words.
        end: One past the last.
        table: Number of its table, from 0; `None` outside tables.
        row: Row in the table, the header row is 0.
        column: Column of a cell, from 0.
    """

    shape: Shape
    start: int
    end: int
    table: int | None = None
    row: int | None = None
    column: int | None = None


_SPACE = " \t\r\f\v\u00a0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2000-\u200a\u202f\u205f\u2060-\u2069\u3000\ufeff"
_INDENT = re.compile(f"[{_SPACE}]*")
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_MARK = re.compile(
    rf"""(?:
      [•●▪▫◦‣○■□◆◇♦✓✔➢➤►▶★☆✦❖⬛·]+[{_SPACE}]*        # bullets need no space
    | [-–—*+](?=[{_SPACE}])[{_SPACE}]+                  # ASCII ones do
    | [-–—](?=[^\W\d_])(?![^\n–—-]{{1,60}}[–—-](?:\s|\Z))  # a dash glued to a word, but no aside -like this-
    | [{_DIGIT}]{{1,3}}[{_SPACE}]{{0,3}}[.)ـ\-–—:/](?![{_DIGIT}./])[{_SPACE}]*   # 1.  ٢-  3 )
    | [(\[][{_SPACE}]?(?:[{_DIGIT}]{{1,3}}|[^\W\d_])[{_SPACE}]?[)\]][{_SPACE}]*[-–:.]?[{_SPACE}]*
    | [^\W\d_](?:[)][{_SPACE}]*|[{_SPACE}]?[-–](?=[{_SPACE}])[{_SPACE}]+)   # أ)  ب -   (never د. , which is a title)
    )""",
    re.VERBOSE,
)
#: Before the words of a quotation set apart, as in Markdown.
_QUOTED = re.compile(rf"(?:>[{_SPACE}]+)+")
_TOP = re.compile(rf"[\s{_SPACE}]*\#[{_SPACE}]+")
_HASHES = re.compile(rf"\#{{1,6}}[{_SPACE}]+")
_CLOSING_HASHES = re.compile(rf"[{_SPACE}]+\#+\Z")
_AFTER_WORD_MARK = re.compile(rf"[{_SPACE}]*[:.)\-–—،/][{_SPACE}]*")
_RULING = "|:-–—+="
_BREAK = re.compile("[\n\r\u2028\u2029]")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\s]*\)\Z")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1\Z", re.DOTALL)
_PIPE = re.compile(r"(?<!\\)\|")
_STOP = re.compile(r"[.!?؟…۔][\"»”’')\]\u200e\u200f]*\Z")
_OPEN_END = re.compile(r"[:،؛,;\-–—][\"»”’')\]\u200e\u200f]*\Z")
_WORD = re.compile(r"[^\W_]")
_GAP = re.compile(r"\s+")

#: A title may be long in Arabic papers; above this many words a first line is a lead paragraph.
_TITLE_WORDS = 30
_HEADING_WORDS = 14
#: A line with at least so many words, or with a final stop, is a paragraph beyond doubt.
_BODY_WORDS = 18


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, ends trimmed, with what its marks say."""

    start: int
    end: int
    shape: Shape | None  # None: no marks, to be read by its looks
    words: int
    stopped: bool
    open: bool  # ends in a colon, comma or dash: something follows


def blocks(text: str, title: str | None = None, word_marks: Mapping[int, int] | None = None) -> Iterator[Piece]:
    """The pieces of a page in order; a row is followed by its cells.

    Args:
        text: The report's text.
        title: Its title, where known; a first line with the same words is the title whatever its looks.
        word_marks: Words that number an item where a colon or the like follows ('أولا:',
            'المحور الثاني -'): first code point to one past the last. The text's own words, so they come
            from a lexicon.

    Yields:
        Pieces with spans in code points of `text`. Blank lines and separator lines yield none, empty
        cells neither (the columns still count them).
    """
    marks = word_marks or {}
    lines = _lines(text, marks)
    before: _Line | None = None
    seen_body = False
    first = True
    table = -1
    row = 0
    line = next(lines, None)
    while line is not None:
        after = next(lines, None)
        if line.shape is Shape.ROW:
            if before is None or before.shape is not Shape.ROW:
                table += 1
                row = 0
            if not _is_separator(text, line):
                yield from _row(text, line, table, row)
                row += 1
        else:
            shape = line.shape or _looks(line, before, after, seen_body)
            if first and shape is not Shape.NOISE and _is_title(text, line, after, title):
                shape = Shape.TITLE
            seen_body = seen_body or shape in (Shape.PARAGRAPH, Shape.ITEM)
            if line.start < line.end:
                yield Piece(shape, line.start, line.end)
        first = False
        before, line = line, after


def _lines(text: str, word_marks: Mapping[int, int]) -> Iterator[_Line]:
    at = 0
    size = len(text)
    while at < size:
        found = _BREAK.search(text, at)
        stop = found.start() if found else size
        start = _skip(text, at, stop)
        end = stop
        while end > start and (text[end - 1].isspace() or text[end - 1] in "\u200b\u200e\u200f\ufeff"):
            end -= 1
        if start < end:
            yield _line(text, start, end, word_marks)
        at = stop + 1


def _line(text: str, start: int, end: int, word_marks: Mapping[int, int]) -> _Line:
    shape: Shape | None = None
    if (quote := _QUOTED.match(text, start, end)) and quote.end() < end:
        start = quote.end()
        shape = Shape.PARAGRAPH
    if text[start] == "|" and _PIPE.search(text, start + 1, end):
        return _Line(start, end, Shape.ROW, 0, stopped=False, open=False)
    if not _WORD.search(text, start, end):
        return _Line(start, end, Shape.NOISE, 0, stopped=False, open=False)
    if hashes := _HASHES.match(text, start, end):
        shape = Shape.HEADING
        start = hashes.end()
        if closing := _CLOSING_HASHES.search(text, max(start, end - 20), end):
            end = closing.start()
    elif text[start] == "!" and (image := _IMAGE.match(text, start, end)):
        return _Line(*image.span(1), Shape.CAPTION, 0, stopped=False, open=False)
    elif end - start <= 210 and (bold := _BOLD.match(text, start, end)):
        start, end = bold.span(2)
        shape = Shape.HEADING if len(text[start:end].split()) <= _HEADING_WORDS else None
    elif (mark := _MARK.match(text, start, end)) and mark.end() < end and _WORD.search(text, mark.end(), end):
        shape = Shape.ITEM
        start = mark.end()
    if (word_end := word_marks.get(start)) and word_end < end:
        follows = _AFTER_WORD_MARK.match(text, word_end, end)
        if follows and follows.end() < end:
            start = follows.end()
            shape = shape or Shape.ITEM
    # Beyond some 400 code points a line is a paragraph whatever its words; counting them all would be idle.
    words = len(text[start:end].split()) if end - start < 400 else _BODY_WORDS + _TITLE_WORDS
    tail = text[max(start, end - 6) : end]
    return _Line(start, end, shape, words, bool(_STOP.search(tail)), bool(_OPEN_END.search(tail)))


def _is_separator(text: str, line: _Line) -> bool:
    # Not one regex: two open runs of the same signs would cost the square of a long line.
    row = text[line.start : line.end]
    return "--" in row and not any(part.strip(_RULING + _SPACE) for part in row.split("|"))


def _row(text: str, line: _Line, table: int, row: int) -> Iterator[Piece]:
    cells: list[Piece] = []
    column = 0
    at = line.start + 1
    while at <= line.end:
        bar = _PIPE.search(text, at, line.end)
        stop = bar.start() if bar else line.end
        start, end = _trimmed(text, at, stop)
        if start < end:
            cells.append(Piece(Shape.CELL, start, end, table, row, column))
        column += 1
        at = stop + 1
    if cells:
        yield Piece(Shape.ROW, cells[0].start, cells[-1].end, table, row)
        yield from cells


def _looks(line: _Line, before: _Line | None, after: _Line | None, seen_body: bool) -> Shape:
    """Shape of a line without marks."""
    if line.words > _HEADING_WORDS or line.stopped or line.open or after is None or before is None or not seen_body:
        return Shape.PARAGRAPH
    follows_body = before.shape is not None or _is_body(before)
    leads_body = after.shape in (Shape.ITEM, Shape.ROW) or (after.shape is None and _is_body(after))
    return Shape.HEADING if follows_body and leads_body else Shape.PARAGRAPH


def _is_body(line: _Line) -> bool:
    return line.words >= _BODY_WORDS or ((line.stopped or line.open) and line.words > 3)


def _is_title(text: str, line: _Line, after: _Line | None, title: str | None) -> bool:
    if title and _same_words(text[line.start : min(line.end, line.start + 2 * len(title) + 20)], title):
        return True
    if after is None or line.shape in (Shape.ITEM, Shape.CAPTION):
        return False
    return 2 < line.words <= _TITLE_WORDS and not line.open and not _ends_with_full_stop(text, line)


def _ends_with_full_stop(text: str, line: _Line) -> bool:
    # A title may ask or end in dots ("يزور باريس..."); a single full stop makes a sentence of it.
    tail = text[max(line.start, line.end - 3) : line.end].rstrip("\"»”’')] ")
    return tail.endswith((".", "۔")) and not tail.endswith("..")


def heading_title(text: str) -> str | None:
    """The title that a text gives itself: the words of a `# heading` that it begins with, else `None`."""
    top = _TOP.match(text)
    line = next(_lines(text, {}), None) if top else None
    if top is None or line is None or line.start < top.end() or line.words > _TITLE_WORDS:
        return None
    return text[line.start : line.end] if line.shape is Shape.HEADING else None


def quoted(text: str, start: int) -> bool:
    """Whether the words that begin here stand behind `> `, as a quotation set apart from the text does."""
    head = max(start - 40, text.rfind("\n", 0, start) + 1)
    return bool(_QUOTED.match(text[head:start].lstrip(_SPACE)))


def _same_words(a: str, b: str) -> bool:
    return _GAP.sub(" ", fold(a)).strip() == _GAP.sub(" ", fold(b)).strip()


def _skip(text: str, start: int, end: int) -> int:
    m = _INDENT.match(text, start, end)
    return m.end() if m else start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start = _skip(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def spans(pieces: Sequence[Piece], *shapes: Shape) -> list[tuple[int, int]]:
    """Spans of the pieces of some shapes, in order."""
    return [(p.start, p.end) for p in pieces if p.shape in shapes]
