"""When two records speak of one thing: words, names, posts, participants, meetings.

The comparisons are those of the gold's own scorer, whose figures these must equal to the last digit; a test
holds both together. They judge predictions and must stay simple: whether two persons are one in the
register is another question.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from mahdar.evaluate.gold import Consultation, Taker

T = TypeVar("T")

_SEATS = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـ")
_WORD = re.compile(r"\w+")
_COMPOUND = re.compile(r"^(عبد|ابو|ابا|ابي)ال(?=..)")
#: Words that belong to the name that follows, in folded form.
_JOINED = frozenset({"عبد", "ابو", "ابا", "ابي", "ال", "ام", "abd", "abu", "al"})
#: 'Son of': told or left out at will.
_SILENT = frozenset({"بن", "ابن", "بنت", "bin", "ibn"})
#: Words that make another post of a post: a deputy is not his chief.
_RANK = frozenset(
    [
        "نائب", "نايب", "مساعد", "وكيل", "القايم", "قايم", "بالاعمال",
        "سابق", "السابق", "الاسبق", "مستشار", "ولي", "معاون", "المكلف",
    ]
)  # fmt: skip


@lru_cache(maxsize=16384)
def words(text: str | None) -> tuple[str, ...]:
    """Words without diacritics, hamza seats, tatweel, case or punctuation."""
    plain = unicodedata.normalize("NFKC", text or "").translate(_SEATS)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.lower()))


def _bare(word: str) -> str:
    """A word without its article, where enough of it stays."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(maxsize=16384)
def name_parts(name: str | None) -> tuple[str, ...]:
    """A name's words, compounds joined, without articles and 'son of': 'أبو بكر' is one part."""
    parts: list[str] = []
    joined = ""
    for word in words(name):
        if word in _SILENT:
            continue
        if word in _JOINED:
            joined += word
            continue
        stem = _bare(_COMPOUND.sub(r"\1", word))
        parts.append(stem if joined == "ال" else joined + stem)
        joined = ""
    return tuple(parts)


def same_person(a: str | None, b: str | None) -> bool:
    """Whether one name is the other, or an ordered part of it with the same first word.

    A single word may be the first or the last of the longer name.
    """
    short, long = sorted((name_parts(a), name_parts(b)), key=len)
    if not short or not long:
        return False
    if "".join(short) == "".join(long):
        return True
    if len(short) == 1:
        return short[0] in (long[0], long[-1])
    if short[0] != long[0]:
        return False
    rest = iter(long)
    return all(part in rest for part in short)


@lru_cache(maxsize=16384)
def _counted(text: str | None) -> Counter[str]:
    return Counter(map(_bare, words(text)))


def overlap(a: str | None, b: str | None) -> float:
    """F1 of the words that two texts share, articles aside: 0 to 1."""
    x, y = _counted(a), _counted(b)
    if not x or not y:
        return 0.0
    return 2 * (x & y).total() / (x.total() + y.total())


def same_role(a: str | None, b: str | None) -> bool:
    """Whether two posts share most words, or one is the shorter form of the other, at one rank."""
    x, y = frozenset(words(a)), frozenset(words(b))
    if x & _RANK != y & _RANK:
        return False
    return overlap(a, b) >= (0.5 if x <= y or y <= x else 0.65)


def participant_likeness(gold: Taker, predicted: Taker) -> float:
    """Above 0 where both are one participant: by name where there are names, else by side and post."""
    if bool(gold.name) != bool(predicted.name):
        return 0.0
    if gold.name:
        return 1.0 + overlap(gold.name, predicted.name) if same_person(gold.name, predicted.name) else 0.0
    if gold.country != predicted.country:
        return 0.0
    shared = overlap(gold.role, predicted.role)
    return shared if shared >= 0.5 else 0.0


def meeting_likeness(gold: Consultation, predicted: Consultation) -> float:
    """Above 0 where clause or participants show that both are one meeting."""
    met = sum(any(participant_likeness(g, p) for p in predicted.participants) for g in gold.participants)
    share = met / max(len(gold.participants), len(predicted.participants), 1)
    told = overlap(gold.quote, predicted.quote)
    if told < 0.5 and not (met and (share >= 0.5 or told >= 0.25)):
        return 0.0
    fields = ((gold.date, predicted.date), (gold.kind, predicted.kind), (gold.status, predicted.status))
    return told + share + 0.1 * sum(g is not None and g == p for g, p in fields)


def quote_likeness(gold: str | None, predicted: str | None) -> float:
    """Above 0 where two clauses share at least half of their words."""
    shared = overlap(gold, predicted)
    return shared if shared >= 0.5 else 0.0


def paired(gold: Sequence[T], predicted: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the likest first, earlier items before later ones where equally like."""
    ranked = [(likeness(g, p), -i, -j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    ranked.sort(reverse=True)
    golds: set[int] = set()
    predictions: set[int] = set()
    out: list[tuple[int, int]] = []
    for score, i, j in ranked:
        if score > 0 and i not in golds and j not in predictions:
            golds.add(i)
            predictions.add(j)
            out.append((-i, -j))
    return out
