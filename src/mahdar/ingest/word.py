"""A Word file (.docx) as a report."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mahdar.errors import EmptyInput, InputError, UnsupportedFormat
from mahdar.ingest.contents import Contents
from mahdar.ingest.encodings import clean
from mahdar.ingest.pieces import Heading, Item, Paragraph, Piece, Table, one_line, rendered

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: Deleted words, field codes, notes' numbers, and the second copy of what older programs cannot show.
_SKIPPED = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}rPr", f"{_W}pPr", f"{_MC}Fallback", f"{_W}txbxContent")
)
_BLANKS = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}ptab"))
_HEADING = re.compile(r"(?:heading|titre|عنوان)\s*\d", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titre|العنوان)\Z", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number)", re.IGNORECASE)
#: A file unpacks to at most so many times the size that is read.
_UNPACKED = 8


def read_word(data: bytes, where: str, max_bytes: int) -> Contents:
    """Read a Word file.

    The dates of a Word file are those of the file, not of a publication, and stay out.

    Args:
        data: The file.
        where: Path or name for messages.
        max_bytes: Bound on what the file may unpack to, times eight.

    Raises:
        UnsupportedFormat: The extra `docx` is not installed.
        InputError: Damaged, or unpacks to too much.
        EmptyInput: No text in it.
    """
    try:
        import docx
    except ImportError as exc:
        raise UnsupportedFormat("a Word file; to read it install mahdar[docx]", where) from exc
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _UNPACKED * max_bytes:
                raise InputError(f"a Word file that unpacks to more than {_UNPACKED * max_bytes} bytes", where)
        document = docx.Document(io.BytesIO(data))
    except InputError:
        raise
    except Exception as exc:  # a damaged file raises whatever its first wrong byte leads to
        raise InputError(f"a damaged Word file: {type(exc).__name__} {exc}", where) from exc
    title, pieces = _read(document)
    text = clean(rendered(title, pieces))
    if not text:
        raise EmptyInput("a Word file without text", where)
    return Contents(text, title)


def _read(document: Document) -> tuple[str | None, list[Piece]]:
    title: str | None = None
    pieces: list[Piece] = []
    counts: dict[tuple[str, int], int] = {}
    numbering = _Numbering(document)
    for block in _blocks(document.element.body):
        if block.tag == f"{_W}tbl":
            pieces += _table(block)
            continue
        text = one_line(_text(block))
        if not text:
            continue
        style = numbering.style_name(block)
        if title is None and not pieces and (_TITLE.search(style) or _HEADING.search(style)):
            title = text
        elif _HEADING.search(style) or _TITLE.search(style):
            pieces.append(Heading(text))
        else:
            pieces.append(numbering.item(block, style, text, counts) or Paragraph(text))
        pieces += [Paragraph(words) for box in block.iter(f"{_W}txbxContent") if (words := _box(box))]
    return title, pieces


def _blocks(body: _Element) -> Iterator[_Element]:
    """Paragraphs and tables in order, also those within content controls and tracked changes."""
    for child in body:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag", f"{_W}moveTo"}:
            yield from _blocks(child)


def _text(element: _Element) -> str:
    parts: list[str] = []
    _gather(element, parts)
    return "".join(parts)


def _gather(element: _Element, parts: list[str]) -> None:
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _BLANKS:
            parts.append(" ")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif child.tag not in _SKIPPED:
            _gather(child, parts)


def _box(box: _Element) -> str:
    if next(box.iterancestors(f"{_MC}Fallback"), None) is not None:
        return ""
    return one_line(" ".join(_text(paragraph) for paragraph in box.iter(f"{_W}p")))


def _table(element: _Element) -> Iterator[Piece]:
    rows: list[tuple[str, ...]] = []
    for row in element.iterchildren(f"{_W}tr"):
        cells: list[str] = []
        for cell in row.iterchildren(f"{_W}tc", f"{_W}sdt"):
            properties = cell.find(f"{_W}tcPr")
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            words = " ".join(one_line(_text(paragraph)) for paragraph in cell.iter(f"{_W}p"))
            cells.append("" if merged is not None and merged.get(f"{_W}val") != "restart" else one_line(words))
            wide = _whole(span.get(f"{_W}val"), 1) if span is not None else 1
            cells += [""] * (min(wide, 100) - 1)
        rows.append(tuple(cells))
    if max(map(len, rows), default=0) > 1:
        yield Table(tuple(rows))
    else:  # a frame round text
        for paragraph in element.iter(f"{_W}p"):
            if words := one_line(_text(paragraph)):
                yield Paragraph(words)


class _Numbering:
    """How a document's lists are marked, from its styles and its numbering part."""

    def __init__(self, document: Document) -> None:
        self._styles = {s.style_id: s.name or "" for s in document.styles}
        self._linked = {
            s.style_id: s.element.find(f".//{_W}numPr")
            for s in document.styles
            if s.element.find(f".//{_W}numPr") is not None
        }
        self._formats: dict[tuple[str, int], tuple[str, int]] = {}
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        root = getattr(part, "element", None)
        if root is None:
            return
        levels = {
            abstract.get(f"{_W}abstractNumId"): {
                _whole(level.get(f"{_W}ilvl"), 0): (
                    _value(level, "numFmt") or "decimal",
                    _whole(_value(level, "start"), 1),
                )
                for level in abstract.iter(f"{_W}lvl")
            }
            for abstract in root.iter(f"{_W}abstractNum")
        }
        for number in root.iter(f"{_W}num"):
            for level, form in levels.get(_value(number, "abstractNumId"), {}).items():
                self._formats[number.get(f"{_W}numId"), level] = form

    def style_name(self, paragraph: _Element) -> str:
        """Name of a paragraph's style, `""` for the default one."""
        return self._styles.get(_value(paragraph.find(f"{_W}pPr"), "pStyle") or "", "")

    def item(self, paragraph: _Element, style: str, text: str, counts: dict[tuple[str, int], int]) -> Item | None:
        """The paragraph as an item of a list, `None` where it is none; `counts` goes on counting."""
        properties = paragraph.find(f"{_W}pPr")
        numbered = properties.find(f"{_W}numPr") if properties is not None else None
        if numbered is None:
            numbered = self._linked.get(_value(properties, "pStyle") or "")
        if numbered is None:
            named = _LIST.search(style)
            if not named:
                return None
            return Item(text, None if named[1].lower() == "bullet" else self._count(counts, style, 0, 1))
        list_id, level = _value(numbered, "numId") or "0", _whole(_value(numbered, "ilvl"), 0)
        if list_id == "0":
            return None
        form, start = self._formats.get((list_id, level), ("bullet", 1))
        if form in {"bullet", "none"}:
            return Item(text)
        return Item(text, self._count(counts, list_id, level, start))

    @staticmethod
    def _count(counts: dict[tuple[str, int], int], list_id: str, level: int, start: int) -> int:
        for deeper in [key for key in counts if key[0] == list_id and key[1] > level]:
            del counts[deeper]
        counts[list_id, level] = counts.get((list_id, level), start - 1) + 1
        return counts[list_id, level]


def _value(element: _Element | None, name: str) -> str | None:
    found = element.find(f"{_W}{name}") if element is not None else None
    return found.get(f"{_W}val") if found is not None else None


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else default
