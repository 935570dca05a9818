"""The main text of a page, with its headings, items and cells kept.

trafilatura picks what belongs to the report; this module prepares the page for it and turns what it picked
into pieces. Why trafilatura, and what each preparation is worth: docs/decisions/0002-main-text-of-a-page.md.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mahdar.ingest.pieces import Heading, Item, Paragraph, Piece, Table, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

#: A page with more elements or more text is no report with things beside it, and trafilatura's time grows
#: faster than the page: it is read whole, without its navigation.
SIFTED_ELEMENTS = 30_000
SIFTED_TEXT = 1_000_000
#: Carries an ordered item's own number through trafilatura, which drops it.
_NUMBER = "\ue000"
_NUMBERED = re.compile(rf"\s*{_NUMBER}(-?\d+){_NUMBER}")
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
     "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
     "head", "list", "item", "row", "cell", "quote", "code", "lb", "br")
)  # fmt: skip
_DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "form", "nav", "aside", "footer", "button",
            "select", "figcaption", "head", "header", "title", "object", "canvas")  # fmt: skip
_LINE_BREAKS = frozenset(("br", "lb", "hr"))
_LISTS = frozenset(("list", "ul", "ol"))
_QUOTES = frozenset(("blockquote", "quote"))
_SENTENCES = frozenset(("p", "li", "td", "dd", "blockquote"))
#: Old pages indent their whole text with a quotation: with more of the text than this it is none.
_QUOTED_PART = 0.5


def main_pieces(root: HtmlElement) -> list[Piece]:
    """Pieces of the report on a parsed page, in order. The tree is used up.

    Args:
        root: The `html` element.
    """
    prepare(root)
    if sum(1 for _ in root.iter()) > SIFTED_ELEMENTS or len(root.text_content()) > SIFTED_TEXT:
        return _told_apart(pieces_of(_stripped(root)))
    import trafilatura

    # Without a handler its warnings would reach the terminal; whoever sets logging up still gets them.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.bare_extraction(
        root, fast=True, favor_recall=True, include_comments=False, include_tables=True, include_formatting=True
    )
    body = getattr(found, "body", None)
    return _told_apart(pieces_of(body)) if body is not None else []


def prepare(root: HtmlElement) -> None:
    """Make plain what trafilatura cannot know, in place.

    Tables that only lay a page out become divisions (old pages hang their whole text in one), ordered items
    get their number, and paragraphs that are nothing but one link to another page go: they lead to other
    reports.
    """
    for table in list(root.iter("table")):
        if _lays_out(table):
            for part in [table, *_own_parts(table)]:
                part.tag = "div"
    for ordered in root.iter("ol"):
        number = _whole(ordered.get("start"), 1)
        for item in ordered.iterchildren("li"):
            number = _whole(item.get("value"), number)
            item.text = f"{_NUMBER}{number}{_NUMBER}{item.text or ''}"
            number += 1
    # trafilatura drops every footer and takes words quoted in a sentence for a quotation set apart.
    for footer in list(root.iter("footer")):
        if next(footer.iterancestors("blockquote"), None) is not None:
            footer.tag = "p"
    for words in list(root.iter("q")):
        parent = words.getparent()
        if parent is not None and (parent.tag in _SENTENCES or parent.tag not in _BLOCKS):
            _spell_quotes(words)
    for block in list(root.iter("p", "div", "span", "strong")):
        if _is_one_link(block):
            block.drop_tree()


def _spell_quotes(words: HtmlElement) -> None:
    """An element that browsers show between quotation marks becomes its words between them."""
    words.tag = "span"
    words.text = f"«{words.text or ''}"
    if len(words):
        words[-1].tail = f"{words[-1].tail or ''}»"
    else:
        words.text += "»"


def _told_apart(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with quotations marked, unless they are most of the page."""
    found = list(pieces)
    said = [p for p in found if isinstance(p, Paragraph)]
    if sum(len(p.text) for p in said if p.quoted) <= _QUOTED_PART * sum(len(p.text) for p in said):
        return found
    return [replace(p, quoted=False) if isinstance(p, Paragraph) else p for p in found]


def pieces_of(element: _Element) -> Iterator[Piece]:
    """Pieces of an element in order; HTML's names and those of trafilatura's output are both known."""
    said: list[str] = []
    yield from _flow(element, said)
    yield from _paragraph(said)


def _flow(element: _Element, said: list[str]) -> Iterator[Piece]:
    said.append(element.text or "")
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            pass
        elif tag not in _BLOCKS:
            yield from _flow(child, said)
        else:
            yield from _paragraph(said)
            if tag in _LINE_BREAKS:
                pass
            elif tag == "head" or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
                yield Heading(_words(child))
            elif tag in _LISTS:
                yield from _list(child)
            elif tag in {"item", "li"}:
                yield from _item(child)
            elif tag == "table":
                yield from _table(child)
            elif tag in _QUOTES:
                said_apart = pieces_of(child)
                yield from (replace(p, quoted=True) if isinstance(p, Paragraph) else p for p in said_apart)
            else:
                yield from _flow(child, said)
                yield from _paragraph(said)
        said.append(child.tail or "")


def _paragraph(said: list[str]) -> Iterator[Piece]:
    text = one_line("".join(said))
    said.clear()
    if text:
        yield Paragraph(text)


def _list(element: _Element) -> Iterator[Piece]:
    for child in element:
        if child.tag in {"item", "li"}:
            yield from _item(child)
        elif child.tag in _LISTS:
            yield from _list(child)
        elif isinstance(child.tag, str):
            yield from pieces_of(child)


def _item(element: _Element) -> Iterator[Piece]:
    """An item is one line; the lists within it follow as items of their own."""
    own: list[str] = []
    nested: list[_Element] = []
    _gather(element, own, nested)
    text = one_line("".join(own))
    number = None
    if found := _NUMBERED.match(text):
        number, text = int(found[1]), text[found.end() :].strip()
    if text:
        yield Item(text, number)
    for inner in nested:
        yield from _table(inner) if inner.tag == "table" else _list(inner)


def _gather(element: _Element, own: list[str], nested: list[_Element]) -> None:
    own.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            if child.tag in _LISTS or child.tag == "table":
                nested.append(child)
                own.append(" ")
            else:
                blank = " " if child.tag in _BLOCKS else ""
                own.append(blank)
                _gather(child, own, nested)
                own.append(blank)
        own.append(child.tail or "")


def _table(element: _Element) -> Iterator[Piece]:
    rows: list[tuple[str, ...]] = []
    for row in element.iter("row", "tr"):
        cells: list[str] = []
        for cell in row:
            if cell.tag in {"cell", "td", "th"}:
                cells.append(_words(cell))
                cells += [""] * (min(_whole(cell.get("colspan"), 1), 100) - 1)
        rows.append(tuple(cells))
    filled = [row for row in rows if any(row)]
    caption = "".join(_words(c) for c in element.iter("caption"))
    # trafilatura makes a table's caption its first row.
    if len(filled) > 1 and sum(map(bool, filled[0])) == 1 < max(map(len, filled)) and filled[0][0]:
        caption, filled = filled[0][0], filled[1:]
    if caption:
        yield Paragraph(caption)
    if filled and max(sum(map(bool, row)) for row in filled) > 1:
        yield Table(tuple(filled))
    else:  # one column is a frame around text
        yield from (Paragraph(cell) for row in filled for cell in row if cell)


def _words(element: _Element) -> str:
    parts: list[str] = []
    for event, node in _events(element):
        if event == "start":
            if isinstance(node.tag, str):
                parts.append(" " if node.tag in _BLOCKS else "")
                parts.append(node.text or "")
        elif node is not element:
            parts.append(" " if node.tag in _BLOCKS else "")
            parts.append(node.tail or "")
    return one_line(_NUMBERED.sub(r"\1. ", "".join(parts)))


def _events(element: _Element) -> Iterator[tuple[str, _Element]]:
    from lxml import etree

    yield from etree.iterwalk(element, events=("start", "end"))


def _stripped(root: HtmlElement) -> HtmlElement:
    for element in list(root.iter(*_DROPPED)):
        if element is not root and element.getparent() is not None:
            element.drop_tree()
    return root


def _lays_out(table: HtmlElement) -> bool:
    """Whether a table only places things: it holds another, one cell a row, or whole texts in its cells."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    if next(table.iterdescendants("th", "caption"), None) is not None:
        return False
    rows = [[c for c in row if c.tag in {"td", "th"}] for row in table.iter("tr")]
    if max(map(len, rows), default=0) <= 1:
        return True
    return any(sum(1 for _ in cell.iter("p", "br", "h1", "h2", "h3")) >= 4 for row in rows for cell in row)


def _own_parts(table: HtmlElement) -> list[HtmlElement]:
    parts = []
    for part in table.iterdescendants("tbody", "thead", "tfoot", "tr", "td", "th"):
        if next(part.iterancestors("table"), table) is table:
            parts.append(part)
    return parts


def _is_one_link(block: HtmlElement) -> bool:
    """Whether a block is one link of three words or more and nothing else, outside lists, cells and headings."""
    if len(block) != 1 or block[0].tag != "a" or (block.text or "").strip() or (block[0].tail or "").strip():
        return False
    if not block[0].get("href") or len(block[0].text_content().split()) < 3:
        return False
    parent = block.getparent()
    if parent is None:
        return False
    if block.tag in {"span", "strong"}:
        # Within running text a link is a word of the sentence.
        return False
    return not any(a.tag in {"li", "td", "th", "h1", "h2", "h3", "h4"} for a in block.iterancestors())


def _whole(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 7 else default
