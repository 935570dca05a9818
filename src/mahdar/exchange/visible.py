"""Signs that cannot be seen, or that change how others are seen, made visible.

A report's words go onto screens that obey some of its code points: a terminal obeys escape sequences, every
renderer obeys embeddings and overrides of direction, which can show a name backwards or move the words after
it. None of them says anything that a reader of a report needs. So each is shown as a marked sign that names
it, and no longer acts; isolation by the renderer (`<bdi>`, marks) does the rest. Plain direction marks
(U+200E, U+200F, U+061C), joiners and soft hyphens are part of honest Arabic typing and stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: Controls but for tab and line feed; embeddings, overrides, isolates; deprecated shaping controls; halves of
#: surrogate pairs; interlinear marks; tags; noncharacters at the end of the basic plane.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_NAMES = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A code point that is shown by name instead of acting.

    Attributes:
        code: `U+202E`.
        short: Short name for showing: `RLO`, else the code.
        name: Unicode's name, where it has one.
    """

    code: str
    short: str
    name: str


def pieces(text: str) -> Iterator[str | Sign]:
    """The text in order: stretches that may be shown as they are, and signs.

    A carriage return before a line feed is left out.
    """
    at = 0
    for m in _ACTING.finditer(text):
        if m.start() > at:
            yield text[at : m.start()]
        if not (m[0] == "\r" and text[m.end() : m.end() + 1] == "\n"):
            code = f"U+{ord(m[0]):04X}"
            yield Sign(code, _NAMES.get(m[0], code), unicodedata.name(m[0], ""))
        at = m.end()
    if at < len(text):
        yield text[at:]


def shown(text: str) -> str:
    """The text with signs in brackets, for plain-text renderers: `[U+202E]`."""
    if not _ACTING.search(text):
        return text
    return "".join(p if isinstance(p, str) else f"[{p.code}]" for p in pieces(text))


def one_line(text: str) -> str:
    """`shown`, with every stretch of white space as one space."""
    return " ".join(shown(text).split())
