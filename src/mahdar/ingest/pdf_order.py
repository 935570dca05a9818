"""From glyphs where they stand on a page to words in the order in which they are read.

A PDF holds glyphs at places; in which order Arabic ones come out differs from producer to producer, and no
library tried gives all of them back right (docs/decisions/0005-text-of-a-pdf.md). The places are reliable.
So a line is read from the right by its glyphs' places, runs of digits and Latin letters in it are turned
back, and two faults of producers are mended:

* a ligature's letters share one place, in either order: lam comes before alif, since no glyph joins alif to
  a lam after it;
* brackets and quotation marks are stored as drawn by some and as meant by others: whichever way more lines
  open before they close is taken.

The turning back inverts the reordering of UAX 9 (rules W4, W5, W7, N1 and L2) for one level of embedding,
which is what a line of a report has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_ALIFS = frozenset("اأإآٱ")
#: Between digits these belong to the number; beside Arabic-Indic digits only the second set does (UAX 9, ES and CS).
_IN_NUMBER = frozenset(".,:/-+٫٬")
_IN_ARABIC_NUMBER = frozenset(".,:/٫٬")
_BESIDE_NUMBER = frozenset("%$€£°")
_SPACE = re.compile(r"\s+")
_LEADING_STOP = re.compile(r"[.،؛:؟!]+(?=[^\W\d_])")
_STOPPED = re.compile(r"[.،؛:؟!]\Z")
#: A gap wider than this part of the letters' height parts two words where the producer wrote no blank.
_WORD_GAP = 0.22


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph where it stands; lengths in points, the origin at the lower left.

    Attributes:
        char: What it says; a ligature says two letters or more.
        left: Left edge of its advance box.
        right: Right edge.
        base: Height of the base line.
        size: Size of its letters.
    """

    char: str
    left: float
    right: float
    base: float
    size: float


def is_rtl(text: Iterable[str]) -> bool:
    """Whether more letters run from right to left than from left to right."""
    right = left = 0
    for c in text:
        kind = unicodedata.bidirectional(c)
        right += kind in {"R", "AL"}
        left += kind == "L"
    return right > left


def read_line(glyphs: Sequence[Glyph], rtl: bool) -> str:
    """The glyphs of one line as text in reading order, brackets as stored.

    Args:
        glyphs: In any order, vowel signs joined to their letters (`with_marks`).
        rtl: Whether the line as a whole runs from right to left.
    """
    chars = _placed(glyphs)
    text = _SPACE.sub(" ", "".join(_turned_back(chars) if rtl else _rtl_turned(chars[::-1]))).strip()
    # A paragraph set from left to right by mistake has the stop of its last sentence on the right.
    led = _LEADING_STOP.match(text) if rtl else None
    return text[led.end() :] + led[0] if led and not _STOPPED.search(text) else text


def mirrored_where_drawn(lines: Sequence[str]) -> list[str]:
    """The lines with their brackets as meant: a pair is mirrored if more lines close it before they open it.

    Each sort of bracket is judged by itself, since a font may name one as drawn and another as meant.
    """
    swap: dict[int, int] = {}
    for opening, closing in ("()", "[]", "{}", "«»", "‹›", "<>"):
        right = wrong = 0
        for line in lines:
            start, end = line.find(opening), line.find(closing)
            if start >= 0 and end >= 0:
                right += start < end
                wrong += end < start
        if wrong > right:
            swap |= {ord(opening): ord(closing), ord(closing): ord(opening)}
    return [line.translate(swap) for line in lines] if swap else list(lines)


def with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with each vowel sign joined to the letter that it stands on.

    A sign's own place is no help: fonts hang it left or right of where it is drawn. The order in the file
    is: a sign follows its letter where the letters run to the left there, as read, and comes before it
    where they run to the right, as drawn.

    Args:
        glyphs: In the order of the file.
    """
    letters = [i for i, g in enumerate(glyphs) if not unicodedata.combining(g.char[0])]
    added: dict[int, str] = {}
    after = 0
    for i, glyph in enumerate(glyphs):
        while after < len(letters) and letters[after] < i:
            after += 1
        if after < len(letters) and letters[after] == i:
            continue
        near = [letters[k] for k in (after - 1, after) if 0 <= k < len(letters)]
        near = [k for k in near if abs(glyphs[k].base - glyph.base) < glyph.size and not glyphs[k].char.isspace()]
        if near:
            read_order = len(near) == 2 and glyphs[near[1]].left < glyphs[near[0]].left
            at = near[0] if read_order or len(near) == 1 else near[1]
            added[at] = added.get(at, "") + glyph.char
    return [replace(glyphs[i], char=glyphs[i].char + added.get(i, "")) for i in letters]


def _placed(glyphs: Sequence[Glyph]) -> list[str]:
    """What the glyphs say from right to left, a blank where a gap parts words."""
    groups: list[list[Glyph]] = []
    for i in sorted(range(len(glyphs)), key=lambda i: (-glyphs[i].left, i)):
        glyph = glyphs[i]
        if groups and glyph.char != " " and groups[-1][0].char != " " and _same_place(groups[-1][0], glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    chars: list[str] = []
    for at, group in enumerate(groups):
        if at:
            before = groups[at - 1][0]
            gap = min(g.left for g in groups[at - 1]) - max(g.right for g in group)
            if gap > _WORD_GAP * group[0].size and before.char != " " != group[0].char:
                chars.append(" ")
        chars += _ligature([c for g in group for c in _letters(g.char)])
    return chars


def _letters(char: str) -> list[str]:
    """The letters of a glyph, each with its signs."""
    parts: list[str] = []
    for c in char:
        if parts and unicodedata.combining(c):
            parts[-1] += c
        else:
            parts.append(c)
    return parts


def _same_place(one: Glyph, other: Glyph) -> bool:
    return abs(one.left - other.left) < 0.01 * one.size


def _ligature(letters: list[str]) -> list[str]:
    """Letters at one place in the order of the word."""
    plain = [c[0] for c in letters]
    if len(letters) == 2:
        return letters[::-1] if plain[0] in _ALIFS and plain[1] == "ل" else letters
    if (len(letters) > 2 and plain[-1] == "ل") or (plain[-1] in _ALIFS and plain[-2:-1] == ["ل"]):
        return letters[::-1]  # a whole word such as الله drawn as one
    return letters


def _kind(char: str) -> str:
    kind = unicodedata.bidirectional(char[0])
    return {"L": "L", "EN": "D", "AN": "A", "R": "R", "AL": "R", "NSM": "R"}.get(kind, "")


def _turned_back(chars: list[str]) -> list[str]:
    """A line read from the right with its runs of Latin letters and digits turned round."""
    kinds = [_kind(c) for c in chars]
    done: list[str] = []
    at = 0
    while at < len(chars):
        if kinds[at] not in {"L", "D", "A"} and not (chars[at] in _BESIDE_NUMBER and _next(kinds, at) == "D"):
            done.append(chars[at])
            at += 1
            continue
        end = _run_end(chars, kinds, at)
        done += reversed(chars[at:end])
        at = end
    return done


def _next(kinds: list[str], at: int) -> str:
    return kinds[at + 1] if at + 1 < len(kinds) else ""


def _run_end(chars: list[str], kinds: list[str], start: int) -> int:
    """End of the run from `start`: up to the last Latin letter before an Arabic one, else the number alone."""
    stop = start
    while stop < len(chars) and kinds[stop] != "R" and chars[stop] not in "،؛؟":
        stop += 1
    letters = [i for i in range(start, stop) if kinds[i] == "L"]
    if letters and kinds[start] in {"L", "D"}:
        end = letters[-1] + 1
        while end < stop and kinds[end] == "D":
            end += 1
        return end
    allowed = _IN_ARABIC_NUMBER if kinds[start] == "A" else _IN_NUMBER
    end = start + 1
    while end < stop:
        same = kinds[end] == kinds[start] or (chars[start] in _BESIDE_NUMBER and kinds[end] == "D")
        within = chars[end] in allowed and {_next(kinds, end), kinds[end - 1]} <= {"D", "A"}
        if not (same or within):
            break
        end += 1
    return end + (end < stop and kinds[start] == "D" and chars[end] in _BESIDE_NUMBER)


def _rtl_turned(chars: list[str]) -> list[str]:
    """A line read from the left with its Arabic runs turned round."""
    done: list[str] = []
    at = 0
    while at < len(chars):
        if _kind(chars[at]) != "R":
            done.append(chars[at])
            at += 1
            continue
        end = last = at
        while end < len(chars) and _kind(chars[end]) in {"R", ""}:
            last = end if _kind(chars[end]) == "R" else last
            end += 1
        done += reversed(chars[at : last + 1])
        at = last + 1
    return done
