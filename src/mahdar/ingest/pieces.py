"""The pieces of a structured page, and the text that they become.

A page, a Word file and a PDF all become the same sort of text, so that one reader of blocks serves all:
the title on line 1 and an empty line, headings as `## ...`, quotations set apart as `> ...`, items as `- ...`
or `1. ...`, rows as `| a | b |` with `|---|---|` under the first, and every paragraph on one line. Inside a
line white space is one blank. A `|` inside a cell is written `\\|`, as in GitHub's Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `quoted` where the page sets it apart as a quotation."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `number` as the page counts, `None` for a bullet."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; rows may differ in length."""

    rows: tuple[tuple[str, ...], ...]


Piece = Heading | Paragraph | Item | Table


def rendered(title: str | None, pieces: Iterable[Piece]) -> str:
    """The text of a page with this title and these pieces; `""` where nothing is said."""
    lines = [line for piece in pieces for line in _lines(piece)]
    head = one_line(title or "")
    if not head:
        return "\n".join(lines)
    # Pages repeat their title over the text: it stands once.
    while lines and same_words(lines[0].removeprefix("## "), head):
        del lines[0]
    return head + "\n\n" + "\n".join(lines) if lines else head


def one_line(text: str) -> str:
    """White space, line breaks among it, as single blanks."""
    return " ".join(text.split())


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, signs and white space left out."""
    return _SIGNS.sub("", one) == _SIGNS.sub("", other)


def _lines(piece: Piece) -> list[str]:
    match piece:
        case Table(rows):
            return _rows(rows)
        case Heading(text):
            line = one_line(text)
            return [f"## {line}"] if line else []
        case Item(text, number):
            line = one_line(text)
            mark = "-" if number is None else f"{number}."
            return [f"{mark} {line}"] if line else []
        case Paragraph(text, quoted):
            line = one_line(text)
            return [f"> {line}" if quoted else line] if line else []


def _rows(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    clean = [[one_line(cell).replace("|", "\\|") for cell in row] for row in rows]
    clean = [row for row in clean if any(row)]
    if not clean:
        return []
    width = max(map(len, clean))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in clean]
    lines = [line.replace("|  |", "| |").replace("|  |", "| |") for line in lines]
    return [lines[0], "|" + "---|" * width, *lines[1:]]
