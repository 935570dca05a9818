"""What every table shares: rows, the head comment, Arabic spellings worth keeping, word frequencies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import yaml
from wordfreq import get_frequency_dict

from mahdar.lexicon.load import written_entries
from mahdar.text.normalize import fold

#: The letters of Arabic. Persian, Urdu, Kurdish, Pashto and Uyghur spellings need others (پ چ ژ گ ک ی ە ۇ ې ڭ).
_ARABIC_SPELLING = re.compile(r"^[ء-غف-ي]+(?:[ -][ء-غف-ي]+)*$")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200c-\u200f]")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table.

    Attributes:
        id: `table/name`.
        value: What the forms stand for.
        tags: Properties that rules ask for.
        forms: As written, folded duplicates dropped.
    """

    id: str
    value: str
    tags: tuple[str, ...]
    forms: tuple[str, ...]

    def line(self) -> str:
        """The row as the loader reads it."""
        return "\t".join((self.id, self.value, "|".join(self.tags), "|".join(self.forms)))


def head(title: str, *packages: tuple[str, str, str]) -> str:
    """Head comment of a table: what it holds, and package, version, licence and attribution of each source."""
    lines = [f"# {title}", "# Made by tools/build_tables.py; change that, not this."]
    lines += [f"# Source: {name} {version(name)}. {licence}. {credit}" for name, licence, credit in packages]
    return "\n".join(lines) + "\n"


def arabic(form: str) -> str | None:
    """The form without marks and brackets, or `None` where it is no Arabic spelling."""
    plain = _MARKS.sub("", re.sub(r"\s*\([^)]*\)", "", form)).strip()
    return plain if _ARABIC_SPELLING.match(plain) else None


def well_spelled(form: str) -> bool:
    """Whether ى and ة stand at word ends alone and ئ begins no word, unlike in Kurdish and Uyghur spellings."""
    return not re.search(r"[ىة]\B|\bئ|\b[ؤةى]", form)


def key(form: str) -> str:
    """What the lexicon compares: the folded words, single spaces between."""
    return " ".join(fold(word) for word in re.split(r"[\s-]+", form))


def distinct(forms: Iterable[str]) -> tuple[str, ...]:
    """Forms in order, without those that fold to an earlier one or are an earlier one with the article."""
    seen: set[str] = set()
    out: list[str] = []
    for form in forms:
        folded = key(form)
        if folded in seen or (folded.startswith("ال") and folded[2:] in seen):
            continue
        seen.add(folded)
        out.append(form)
    return tuple(out)


@cache
def by_hand(subject: str) -> frozenset[str]:
    """Folded forms that the hand-written entries of a lexicon hold; the tables leave them out."""
    return frozenset(key(form) for entry in written_entries() if entry.subject == subject for form in entry.forms)


@cache
def settings() -> Mapping[str, object]:
    """The hand-kept part: `tools/tables/words.yml`."""
    data = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def words(*path: str) -> Mapping[str, tuple[str, ...]]:
    """A mapping of words.yml from a name to words."""
    node: object = settings()
    for part in path:
        assert isinstance(node, dict), path
        node = node[part]
    assert isinstance(node, dict), path
    return {str(k): tuple(str(v).split("|")) if isinstance(v, str) else tuple(map(str, v)) for k, v in node.items()}


@cache
def frequencies() -> Mapping[str, float]:
    """How often a folded word stands among all words of Arabic texts, 0 to 1 (wordfreq's list)."""
    out: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("ar", "best").items():
        out[fold(word)] += share
    return out


@cache
def share_with_proclitics(folded: str) -> float:
    """How often a word of a text can be read as this proper noun, what stands before it (و, ل ...) cut off.

    A town called جنة is also what remains of لجنة.
    """
    share = frequencies()
    before = ("", "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فس")
    hidden = share.get("لل" + folded[2:], 0.0) if folded.startswith("ال") else 0.0
    return hidden + sum(share.get(b + folded, 0.0) for b in before)


def package_file(package: str, *path: str) -> Path:
    """A data file inside an installed package, which is not imported (ArWikiCats prints and works at import)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent.joinpath(*path)


__all__ = [
    "Row", "arabic", "by_hand", "distinct", "fold", "frequencies", "head", "key", "package_file",
    "settings", "share_with_proclitics", "well_spelled", "words",
]  # fmt: skip
