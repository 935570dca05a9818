"""A saved HTML page as a report: its main text and what it says of itself."""

from __future__ import annotations

import re

from mahdar.errors import EmptyInput, InputError
from mahdar.ingest.contents import Contents
from mahdar.ingest.encodings import clean
from mahdar.ingest.page_facts import page_facts
from mahdar.ingest.page_text import main_pieces
from mahdar.ingest.pieces import Paragraph, Piece, rendered, same_words

#: A page whose picked text is shorter than this part of what it gives to machines was picked wrongly.
_TOO_LITTLE = 0.5
_MUCH = 200
_UNCLOSED = re.compile(r"""(=\s*)(["'])([^"'<>=]{0,200})>""")


def read_page(source: str, where: str) -> Contents:
    """Read a page.

    Args:
        source: The HTML.
        where: Path or name for messages.

    Raises:
        EmptyInput: No text in it.
        InputError: Nested too deep to be read.
    """
    contents = _read(source, where)
    if contents is None:
        # One quotation mark too few in a tag swallows the page; browsers lose it, its reader need not.
        contents = _read(_UNCLOSED.sub(r"\1\2\3\2>", source), where)
    if contents is None:
        raise EmptyInput("a page without text", where)
    return contents


def _read(source: str, where: str) -> Contents | None:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None  # lxml's word for an empty document
    except etree.LxmlError as exc:
        raise InputError(f"a page that cannot be parsed: {exc}", where) from exc
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError("a page nested too deep to be read", where)
    try:
        facts = page_facts(root)
        pieces = main_pieces(root)
    except RecursionError as exc:
        raise InputError("a page nested too deep to be read", where) from exc
    if not pieces:
        return None
    told = facts.body or ""
    text = rendered(facts.title, pieces)
    if len(told) > _MUCH and (len(text) < _TOO_LITTLE * len(told) or _is_told(pieces, told)):
        text = rendered(facts.title, map(Paragraph, told.splitlines()))
    title, outlet = (clean(said) if said else None for said in (facts.title, facts.outlet))
    return Contents(clean(text), title, facts.published, outlet, facts.url and clean(facts.url), facts.language)


def _is_told(pieces: list[Piece], told: str) -> bool:
    """Whether what was picked is the text for machines run together."""
    return len(pieces) == 1 and isinstance(pieces[0], Paragraph) and same_words(pieces[0].text, told)
