"""Arabic writing made comparable, on copies, with a way back to the original.

The order of normalisation is fixed, since later steps lean on earlier ones:

1. *compatibility*: presentation forms (ﻻ, ﷲ) and full-width signs become plain letters (NFKC), one
   code point at a time, so that each result knows which code point it came from;
2. *removal*: diacritics, tatweel, zero-width and direction marks go;
3. *unification*: Persian and Urdu letters (ی ک ہ) become Arabic ones, Arabic-Indic and Persian digits
   become ASCII;
4. *folding*: hamza seats (أ إ آ ٱ ؤ ئ), alif maqsura and ta marbuta lose their difference.

Steps 1 to 3 change no word; step 4 does, and is for comparing only. Every step returns a `Mapped`; maps
compose, so that a span found in the last copy is known in the first text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: Harakat, Quranic marks and superscript alif (Unicode 15, Arabic block), tatweel.
_DIACRITICS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0640"
#: Zero-width and direction marks, soft hyphen, byte order mark.
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_REMOVED = re.compile(f"[{_DIACRITICS}{_INVISIBLE}]+")
_COMPAT = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e\u0675-\u0678]")

_UNIFY = str.maketrans(
    {"ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ٱ": "ا"}
    | {chr(0x660 + d): str(d) for d in range(10)}
    | {chr(0x6F0 + d): str(d) for d in range(10)}
)
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


@dataclass(frozen=True, slots=True)
class Mapped:
    """A changed copy of a text and the way back.

    Attributes:
        text: The copy.
        offsets: For each code point of the copy the code point of the original that it came from, and
            one more entry, the original's length; `None` where copy and original align one to one.
    """

    text: str
    offsets: tuple[int, ...] | None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original that the copy's `start:end` came from.

        Marks that follow the last letter of the span (a vowel sign) belong to it.
        """
        if self.offsets is None:
            return start, end
        return self.offsets[start], (self.offsets[end] if end > start else self.offsets[start])

    def then(self, later: Mapped) -> Mapped:
        """The map of two changes, one after the other; `later` was made from `self.text`."""
        if later.offsets is None:
            return Mapped(later.text, self.offsets)
        if self.offsets is None:
            return later
        mine = self.offsets
        return Mapped(later.text, tuple(mine[i] for i in later.offsets))


def compatible(text: str) -> Mapped:
    """Presentation forms and full-width signs as plain letters: 'ﻻ' becomes 'لا'."""
    if not _COMPAT.search(text):
        return Mapped(text, None)
    parts: list[str] = []
    offsets: list[int] = []
    for i, c in enumerate(text):
        new = unicodedata.normalize("NFKC", c) if _COMPAT.match(c) else c
        parts.append(new)
        offsets += [i] * len(new)
    return Mapped("".join(parts), (*offsets, len(text)))


def without_marks(text: str) -> Mapped:
    """The text without diacritics, tatweel, zero-width and direction marks."""
    if not _REMOVED.search(text):
        return Mapped(text, None)
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for m in _REMOVED.finditer(text):
        parts.append(text[at : m.start()])
        offsets += range(at, m.start())
        at = m.end()
    parts.append(text[at:])
    offsets += range(at, len(text))
    return Mapped("".join(parts), (*offsets, len(text)))


def unified(text: str) -> Mapped:
    """Persian and Urdu letters as Arabic ones, all digits as ASCII; one to one."""
    return Mapped(text.translate(_UNIFY), None)


def folded(text: str) -> Mapped:
    """Hamza seats, alif maqsura and ta marbuta without their difference; one to one."""
    return Mapped(text.translate(_FOLD), None)


def normalized(text: str) -> Mapped:
    """Steps 1 to 3: the same words in one spelling."""
    first = compatible(text)
    second = first.then(without_marks(first.text))
    return second.then(unified(second.text))


def fold(word: str) -> str:
    """All four steps on a short string, for comparing: 'الإِسْلامِيّة' becomes 'الاسلاميه'.

    The preposition على stays apart from the name علي, the one pair of frequent words that folding
    would join.
    """
    plain = normalized(word).text
    return "على" if plain == "على" else plain.translate(_FOLD)
