"""Which language a text is in: by script, then by letters and particles that only one language has.

What mahdar must know is whether a text is Arabic; the others are named so that a reader is told why theirs
was left unread. Script and a handful of closed-class words (`particles.tsv`) decide that at no cost in
start-up or weight; measured against two trained identifiers in docs/decisions/0006-language-of-a-text.md.
Where less is written than decides, the answer is `None`, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: Code points looked at, from the head and from the middle: a page's head may be in another language than
#: its report, and a book costs no more than a page.
_SAMPLE = 800
#: Fewer letters than this decide nothing.
_FEW = 20
#: A text of this script is in this language, as far as readers of Arabic reports meet it.
_SCRIPTS = {
    "ru": "\u0400-\u052f",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0530-\u058f",
    "am": "\u1200-\u139f",
    "hi": "\u0900-\u097f",
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "zh": "\u4e00-\u9fff",
}
_BY_SCRIPT = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS.items()}
_ARABIC_SCRIPT = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
#: Arabic's commonest word is written into the next one.
_ARTICLE = ("ال", "وال", "بال", "لل")
#: Share of the letters that no other language writes, and share of the words that are a language's particles,
#: before its name is said.
_OWN_LETTERS = 0.03
_PARTICLES = {"arabic": 0.03, "latin": 0.12}


@dataclass(frozen=True, slots=True)
class _Marks:
    """What tells the languages of one script apart.

    Attributes:
        letters: By language, letters of its own.
        words: By particle, the languages that have it.
    """

    letters: dict[str, str]
    words: dict[str, tuple[str, ...]]


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language (`ckb` for Sorani, which has none there).

    Returns:
        The code; `und` where the script is read but the language is none of those known; `None` where too
        little is written to tell.

    >>> language_of("استقبل وزير الخارجية سفير دولة شقيقة في مكتبه")
    'ar'
    """
    middle = max(_SAMPLE, len(text) // 2)
    sample = text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    words = Counter(_WORD.findall(sample))
    script, letters = _script(words)
    if letters < _FEW:
        return None
    if script == "arabic":
        own = {code: sum(map(sample.count, signs)) for code, signs in _marks(script).letters.items()}
        code, most = max(own.items(), key=lambda item: item[1])
        return code if most > _OWN_LETTERS * letters else _by_particles(words, script)
    if script == "latin":
        lower = Counter(_WORD.findall(sample.lower()))
        return _by_particles(lower, script) or ("und" if letters > 5 * _FEW else None)
    return script


def _script(words: Counter[str]) -> tuple[str, int]:
    """The commonest script, or the one language of it, and how many letters are in it."""
    letters: Counter[str] = Counter()
    rest: list[str] = []
    for word, times in words.items():
        if _ARABIC_SCRIPT.match(word):
            letters["arabic"] += times * len(word)
        elif _LATIN.match(word):
            letters["latin"] += times * len(word)
        else:
            rest.append(word * times)
    others = "".join(rest)
    if len(others) > max(letters["arabic"], letters["latin"]):
        letters.update({code: len(signs.findall(others)) for code, signs in _BY_SCRIPT.items()})
        if letters["ja"] * 10 > letters["zh"]:  # Japanese is written in both scripts
            letters["ja"] += letters.pop("zh", 0)
    return letters.most_common(1)[0] if letters else ("", 0)


def _by_particles(words: Counter[str], script: str) -> str | None:
    known = _marks(script).words
    hits: Counter[str] = Counter()
    for word, times in words.items():
        for code in known.get(word, ()):
            hits[code] += times
        if word.startswith(_ARTICLE) and len(word) > 4:
            hits["ar"] += times
    code, most = max(hits.items(), key=lambda item: item[1], default=("", 0))
    # One word that looks foreign is a name in an Arabic headline.
    least = 2 if script == "arabic" and code != "ar" else 1
    return code if most >= max(least, _PARTICLES[script] * words.total()) else None


@cache
def _marks(script: str) -> _Marks:
    letters: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    table = Path(__file__).with_name("particles.tsv").read_text("utf-8")
    for line in table.splitlines():
        if line.startswith(f"{script}\t"):
            _, code, own, listed = line.split("\t")
            if own:
                letters[code] = own
            for word in listed.split():
                words[word] = (*words.get(word, ()), code)
    return _Marks(letters, words)
