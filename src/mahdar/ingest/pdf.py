"""A PDF with a text layer as a report."""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mahdar.errors import EmptyInput, InputError, UnsupportedFormat
from mahdar.ingest.contents import Contents
from mahdar.ingest.encodings import clean
from mahdar.ingest.pdf_layout import Line, pieces_of_lines
from mahdar.ingest.pdf_order import Glyph, is_rtl, mirrored_where_drawn, read_line, with_marks
from mahdar.ingest.pieces import rendered

if TYPE_CHECKING:
    from pdfminer.layout import LTComponent, LTPage

#: Glyphs on base lines closer than this part of their size stand on one line.
_SAME_LINE = 0.35
#: Parts of a line further apart than so many sizes are cells or columns.
_APART = 0.42
#: Where more of the glyphs than this have no letter, the text would be holes.
_UNKNOWN = 0.3


def read_pdf(data: bytes, where: str) -> Contents:
    """Read a PDF.

    A PDF does not say when or by whom it was published (its dates are those of the file), and the title in
    its head is a template's more often than not; only what is printed is taken.

    Raises:
        UnsupportedFormat: The extra `pdf` is not installed.
        EmptyInput: No text layer.
        InputError: Damaged, locked, or with fonts that do not say their letters.
    """
    rows: list[tuple[int, list[list[Glyph]]]] = []
    unknown = known = 0
    for number, page in enumerate(_pages(data, where)):
        glyphs: list[Glyph] = []
        for glyph in _glyphs(page):
            if glyph.char.startswith("(cid:"):
                unknown += 1
                continue
            known += not glyph.char.isspace()
            glyphs.append(glyph)
        rows += [(number, _parts(row)) for row in _rows(with_marks(glyphs))]
    if unknown > _UNKNOWN * (known + unknown):
        raise InputError("a PDF whose fonts do not say which letters they draw", where)
    lines = _lines(rows)
    if not lines:
        raise EmptyInput("a PDF without a text layer (pictures of pages?)", where)
    rtl = is_rtl(c for row in lines for line in row for c in line.text)
    pieces, title = pieces_of_lines(lines, rtl)
    return Contents(rendered(title, pieces), title)


def _pages(data: bytes, where: str) -> Iterator[LTPage]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError as exc:
        raise UnsupportedFormat("a PDF file; to read it install mahdar[pdf]", where) from exc
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its warnings are no business of the terminal
    try:
        yield from extract_pages(io.BytesIO(data), laparams=None)
    except PDFPasswordIncorrect as exc:
        raise InputError("a PDF locked by a password", where) from exc
    except GeneratorExit:
        raise
    except Exception as exc:  # a damaged file raises whatever its first wrong byte leads to
        raise InputError(f"a damaged PDF: {type(exc).__name__} {exc}".rstrip(), where) from exc


def _glyphs(component: LTPage | LTComponent) -> Iterator[Glyph]:
    from pdfminer.layout import LTChar, LTContainer

    if isinstance(component, LTChar):
        a, b, c, d, _, base = component.matrix
        text = component.get_text()
        if text and abs(b) + abs(c) <= abs(a) + abs(d):  # upright
            plain = text if text.startswith("(cid:") else _plain(text)
            if plain:
                yield Glyph(plain, component.x0, component.x1, base, component.size)
    elif isinstance(component, LTContainer):
        for child in component:
            yield from _glyphs(child)


def _plain(text: str) -> str:
    """Presentation forms as letters, controls left out, any space as a blank."""
    if any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" for c in text):
        text = unicodedata.normalize("NFKC", text)
    text = "".join(" " if c.isspace() else c for c in clean(text) if c >= " " and unicodedata.category(c) != "Cf")
    return text if not text.isspace() else " "


def _rows(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of a page by line, from the top down."""
    row: list[Glyph] = []
    at = 0.0
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        if row and at - glyph.base > _SAME_LINE * max(row[0].size, glyph.size):
            yield row
            row = []
        if not row:
            at = glyph.base
        row.append(glyph)
    if row:
        yield row


def _parts(row: list[Glyph]) -> list[list[Glyph]]:
    """A line cut at wide gaps, from right to left; blanks at the cuts stay with what is right of them."""
    parts: list[list[Glyph]] = []
    edge = 0.0
    for glyph in sorted(row, key=lambda g: -g.right):
        if not glyph.char.isspace() and parts and edge - glyph.right > _APART * glyph.size:
            parts.append([])
        if not parts:
            parts.append([])
        parts[-1].append(glyph)
        if not glyph.char.isspace():
            edge = min(edge, glyph.left) if len(parts[-1]) > 1 else glyph.left
    return parts


def _lines(rows: list[tuple[int, list[list[Glyph]]]]) -> list[list[Line]]:
    """The parts as text, each row in reading order."""
    rtl = is_rtl(c for _, row in rows for part in row for g in part for c in g.char)
    texts = [read_line(part, rtl) for _, row in rows for part in row]
    fixed = iter(mirrored_where_drawn(texts))
    lines: list[list[Line]] = []
    for page, row in rows:
        found = [_line(next(fixed), page, part) for part in row]
        found = [line for line in found if line.text]
        if found:
            lines.append(found if rtl else found[::-1])
    return lines


def _line(text: str, page: int, part: list[Glyph]) -> Line:
    inked = [g for g in part if not g.char.isspace()] or part
    size = max(g.size for g in inked)
    return Line(text, page, min(g.left for g in inked), max(g.right for g in inked), inked[0].base, size)
