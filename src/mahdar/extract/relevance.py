"""What a line is about, and how much of it the report is about too.

Arabic words of one root family differ in article, proclitics and endings (المحادثات، محادثاتهما). A *stem*
here is a folded word with the commonest of these taken off, Light10 fashion (Larkey, Ballesteros and Connell,
'Light stemming for Arabic information retrieval', 2007): enough to see that two lines speak of the same
things, and never shown to anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from mahdar.text.tokens import Token

_PREFIXES = ("وبال", "وال", "بال", "كال", "فال", "لل", "ال", "و")
_SUFFIXES = ("هما", "تها", "اته", "ها", "هم", "ان", "ات", "ون", "ين", "يه", "ته", "وا", "ه", "ي", "ا")
# Closed class: words that stand in every report and say nothing of its subject. Folded.
_FUNCTION = frozenset(
    [
        "في",
        "من",
        "على",
        "الي",
        "عن",
        "مع",
        "ان",
        "انه",
        "انها",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "التي",
        "الذي",
        "الذين",
        "ما",
        "لا",
        "لم",
        "لن",
        "قد",
        "كان",
        "كانت",
        "كما",
        "حيث",
        "بعد",
        "قبل",
        "بين",
        "خلال",
        "عند",
        "لدي",
        "حول",
        "ضد",
        "هو",
        "هي",
        "هم",
        "نحو",
        "اي",
        "كل",
        "غير",
        "او",
        "ثم",
        "اذا",
        "اذ",
        "لكن",
        "بل",
        "حتي",
        "منذ",
        "عبر",
        "دون",
        "امام",
        "تحت",
        "فوق",
        "عام",
        "يوم",
        "اليوم",
        "امس",
        "غدا",
        "مره",
        "وقد",
        "وفي",
        "ومن",
        "وعلي",
        "الا",
        "انما",
        "ايضا",
        "عده",
        "بعض",
        "جميع",
        "احد",
        "اكثر",
        "وهو",
        "وهي",
        "سوف",
        "هناك",
        "هل",
        "كيف",
        "لماذا",
        "متي",
        "قال",
        "قالت",
        "يقول",
        "اكد",
        "ان",
        "بان",
        "عليه",
        "عليها",
        "فيه",
        "فيها",
        "له",
        "لها",
        "به",
        "بها",
        "منه",
        "منها",
        "التفاصيل",
    ]
)


@lru_cache(maxsize=32768)
def stem(norm: str) -> str:
    """A folded word without article, proclitics and endings; empty where it says nothing of a subject.

    >>> stem("والمحادثات")
    'محادث'
    """
    if norm in _FUNCTION or not norm[:1].isalpha():
        return ""
    for prefix in _PREFIXES:
        if norm.startswith(prefix) and len(norm) - len(prefix) >= 3:
            norm = norm[len(prefix) :]
            break
    for _ in range(2):  # a pronoun, then the plural before it
        suffix = next((s for s in _SUFFIXES if norm.endswith(s) and len(norm) - len(s) >= 3), "")
        norm = norm[: len(norm) - len(suffix)]
    return norm if len(norm) >= 2 and norm not in _FUNCTION else ""


def stems(words: Iterable[Token]) -> list[str]:
    """Stems of the words that speak of a subject, in order."""
    return [s for t in words if (s := stem(t.norm))]


def shared(line: Sequence[str], about: set[str] | frozenset[str] | dict[str, int]) -> float:
    """Share of a line's different stems that stand among `about`, 0 to 1; 0 for a line without stems.

    A stem counts too with a one-letter preposition before it (بباريس, لباريس).
    """
    own = set(line)
    if not own:
        return 0.0
    return sum(1 for s in own if s in about or (s[0] in "بلكف" and len(s) > 3 and s[1:] in about)) / len(own)
