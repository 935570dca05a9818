"""Tokens with their folded form, and the proclitics that may stand before a word.

Arabic writes و ف ب ل ك ال س as one word with what follows. A token keeps its whole written word;
`readings` lists the ways in which it can be cut, longest proclitic last, and whoever knows the words (the
lexicon) picks the reading. Nothing is cut by guess: in 'وليد' the و belongs to the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mahdar.text.normalize import fold

_ARABIC = "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_TOKEN = re.compile(
    rf"[{_ARABIC}\u200c\u200d]+"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
    r"|[^\W\d_\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+(?:['’.-][^\W\d_\u0600-\u06ff]+)*"
    r"|[^\w\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "فال", "بال", "كال", "وبال", "وكال", "لل", "ولل", "فلل",
               "وب", "ول", "وك", "وس", "فب", "فل", "فس")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One written word, number or sign.

    Attributes:
        start: First code point in the report's text.
        end: One past the last.
        norm: Folded form, for comparing.
    """

    start: int
    end: int
    norm: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word in any script."""
        return self.norm[:1].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.norm[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to cut a written word.

    Attributes:
        proclitics: What is taken off, as written, the article among it.
        word: What stays, folded, without the article.
        article: Whether the article ال stands before it (also where لل hides it).
    """

    proclitics: str
    word: str
    article: bool


@lru_cache(maxsize=65536)
def readings(norm: str) -> tuple[Reading, ...]:
    """Ways to cut a folded word, the uncut one first.

    >>> [r.proclitics for r in readings("والوزير")]
    ['', 'و', 'وال']
    """
    out = [Reading("", norm, False)]
    for clitic in _PROCLITICS:
        rest = norm[len(clitic) :]
        if norm.startswith(clitic) and len(rest) >= 2:
            out.append(Reading(clitic, rest, clitic.endswith(("ال", "لل"))))
    return tuple(out)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Tokens of `text[start:end]` in order, white space and invisible marks left out."""
    fold_once = _fold_cached
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        norm = fold_once(m.group())
        if norm:
            yield Token(m.start(), m.end(), norm)


@lru_cache(maxsize=65536)
def _fold_cached(word: str) -> str:
    return fold(word)
