"""Words as data: entries, and finding them in a text's tokens.

An entry's forms are written as they stand in a report. A form without the article matches with it too; a
form that begins with the article matches only with it; so does a form of an entry tagged `proper`, as it
is written ('صور' the town is not in 'الصور'). The proclitics و ف ب ل ك س before the first word
never hinder a match and stay outside its span.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from mahdar.errors import LexiconError
from mahdar.text.normalize import normalized
from mahdar.text.tokens import Token, readings, tokens


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry.

    Attributes:
        id: `subject/name`.
        subject: The lexicon it stands in (`posts`, `meeting_nouns`, ...), the file's name.
        value: What the words stand for: a code, a kind, a number; empty where the id says all.
        tags: Properties that rules ask for.
        gloss: English; empty for entries of tables made from packages.
    """

    id: str
    subject: str
    value: str
    tags: frozenset[str]
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a text.

    Attributes:
        entry: The entry.
        first: Index of its first token.
        last: One past the index of its last token.
        start: First code point, proclitics outside; the article inside unless لل hides it.
        end: One past the last code point.
        proclitics: What was cut from the first token besides the article.
        article: Whether the first word carries the article.
    """

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    proclitics: str
    article: bool


_NO_TAGS: frozenset[str] = frozenset()

#: What the index holds for a first word: the number of an entry whose form is that word alone, or the number,
#: the rest of the words, and whether the form begins with an article that only لل may hide.
IndexRow = int | tuple[int, str, bool]
Index = Mapping[str, Sequence[IndexRow]]


@dataclass(frozen=True, slots=True)
class _Start:
    """A form that may begin at a written word.

    Attributes:
        entry: Its entry.
        rest: Folded words that must follow.
        drop: Letters of the written word that stand outside the form.
        proclitics: What is cut, besides the article.
        article: Whether the first word carries the article.
    """

    entry: Entry
    rest: list[str]
    drop: int
    proclitics: str
    article: bool


@dataclass(frozen=True, slots=True)
class _Starts:
    """What may begin at a written word: forms of one word, and longer ones by their second word."""

    alone: list[_Start]
    longer: dict[str, list[_Start]]


class Lexicon:
    """All entries, indexed by the first word of each form.

    Args:
        entries: Entries with their forms as written.
        names: Folded words that occur in personal names, with their weight 0 to 1: how much of a
            word's use is as a name.
        digest: `sha256:...` of the compiled data.
        vocabulary: Folded ordinary words, without proclitics and article.
        index: The index of the entries where it is made already; their forms are not looked at then.
    """

    def __init__(
        self,
        entries: Sequence[tuple[Entry, Sequence[str]]],
        names: dict[str, float],
        digest: str,
        vocabulary: frozenset[str] = frozenset(),
        index: Index | None = None,
    ) -> None:
        self.entries = {entry.id: entry for entry, _ in entries}
        self.names = names
        self.digest = digest
        self.vocabulary = vocabulary
        self._numbered = [entry for entry, _ in entries]
        self._index = index_of([(entry.id, forms) for entry, forms in entries]) if index is None else index
        # A report's words repeat, and most of them begin no form: what each begins is found once.
        self._starts = lru_cache(maxsize=65536)(self._find_starts)

    def scan(self, text: str, words: Sequence[Token]) -> list[Hit]:
        """All entries in the tokens, overlapping ones included, in order of their first token.

        Of those that begin at one token, forms of one word come before longer ones.
        """
        out: list[Hit] = []
        norms = [t.norm for t in words]
        norms.append("")
        starts = self._starts
        for i, norm in enumerate(norms):
            found = starts(norm)
            if found is None:
                continue
            for form in found.alone:
                out.append(_hit(form, text, words, i, i + 1))
            for form in found.longer.get(norms[i + 1], ()):
                last = i + 1 + len(form.rest)
                if norms[i + 1 : last] == form.rest and "\n" not in text[words[i].end : words[last - 1].start]:
                    out.append(_hit(form, text, words, i, last))
        return out

    def _find_starts(self, norm: str) -> _Starts | None:
        alone: list[_Start] = []
        longer: dict[str, list[_Start]] = {}
        for reading in readings(norm):
            for row in self._index.get(reading.word, ()):
                number, rest, hidden = (row, "", False) if isinstance(row, int) else row
                entry, cut = self._numbered[number], reading.proclitics
                if hidden and not cut.endswith("لل"):
                    continue
                if reading.article and not hidden and "proper" in entry.tags:
                    continue
                if cut.endswith("لل"):
                    drop, before = len(cut), cut[:-1]
                else:
                    before = cut[:-2] if reading.article else cut
                    drop = len(before)
                form = _Start(entry, rest.split(), drop, before, reading.article)
                if form.rest:
                    longer.setdefault(form.rest[0], []).append(form)
                else:
                    alone.append(form)
        return _Starts(alone, longer) if alone or longer else None


def _hit(form: _Start, text: str, words: Sequence[Token], first: int, last: int) -> Hit:
    token = words[first]
    start = token.start + _written(text, token, form.drop) if form.drop else token.start
    return Hit(form.entry, first, last, start, words[last - 1].end, form.proclitics, form.article)


def index_of(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[IndexRow]]:
    """The index of forms by their first word, and once more without its article, for لل that hides it.

    Args:
        entries: Id and forms of each entry; their order numbers them.

    Raises:
        LexiconError: A form without a word.
    """
    index: dict[str, list[IndexRow]] = {}
    for number, (ident, forms) in enumerate(entries):
        seen: set[tuple[str, ...]] = set()
        for form in forms:
            words = form_words(form)
            if not words:
                raise LexiconError(f"empty form {form!r}", ident)
            if words in seen:
                continue
            seen.add(words)
            first, rest = words[0], " ".join(words[1:])
            index.setdefault(first, []).append((number, rest, False) if rest else number)
            if first.startswith("ال") and len(first) > 4:
                index.setdefault(first[2:], []).append((number, rest, True))
    return index


def form_words(form: str) -> tuple[str, ...]:
    """Folded words of a form, as the index holds them."""
    return tuple(t.norm for t in tokens(form))


def _written(text: str, token: Token, letters: int) -> int:
    """Code points that the first `letters` folded letters of a token take in the text."""
    if token.end - token.start == len(token.norm):
        return letters
    offsets = normalized(text[token.start : token.end]).offsets
    return offsets[letters] if offsets else letters


@cache
def built_in() -> Lexicon:
    """The lexicons that ship with mahdar, compiled (see `lexicon.load`); read once a process.

    Raises:
        LexiconError: The compiled file is missing from the installation.
    """
    try:
        raw = files("mahdar.lexicon").joinpath("compiled.json").read_text(encoding="utf-8")
    except FileNotFoundError as exc:
        raise LexiconError("compiled.json is missing; `make lexicons` writes it") from exc
    data = json.loads(raw)
    entries = [
        (Entry(ident, subject, value, frozenset(tags.split("|")) if tags else _NO_TAGS, gloss), ())
        for ident, subject, value, tags, gloss in data["entries"]
    ]
    vocabulary = frozenset(data["vocabulary"].split(" "))
    return Lexicon(entries, data["names"], data["digest"], vocabulary, data["index"])
