"""`names.tsv`: words of personal names, each with the share of its use that is as part of a name.

How sure a word is a name follows from two numbers: how often it stands in the names of distinct persons, and
how often it stands in texts at all. محمد stands in texts no more often than names account for; وزير stands
there a thousand times more often than the few families so called. Of a word that no dictionary of Arabic
has (حفتر, لافروف), a high frequency says only that somebody of that name is famous.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import _load_dictionary_from_disk

from mahdar.text.tokens import readings
from tables.table import arabic, fold, frequencies, head, key, package_file, well_spelled, words

_ROMANIZER = ("arabic-name-romanizer", "MIT; data CC0 1.0 and MIT", "Names: Wikidata, Algerian corpora (DziriNames)")
_RIGOUR = ("rigour", "MIT; data CC0 1.0", "Given and family names in many scripts: Wikidata")
_WIKICATS = ("ArWikiCats", "MIT", "Names of known persons")
WORDFREQ = ("wordfreq", "Apache-2.0; data CC BY-SA 4.0", "Robyn Speer; frequencies, for the weights")
SIMPLEMMA = ("simplemma", "MIT; data CC BY-SA", "Dictionary words, for the weights")
#: Share of the words of a news text that belong to personal names: fits the frequencies of names that are
#: nothing else (محمد, مصطفى, ياسر).
_NAME_SHARE = 0.06
#: Names that Persian and Urdu bearers brought count less: their words are often others in Arabic.
_ABROAD = {"IR": 0.3, "PK": 0.3, "AF": 0.5}
#: Weight of a name that no dictionary has: of Arabic bearers, and of foreign ones.
_NO_OTHER_WORD, _FOREIGN = 0.8, 0.7
#: Pronouns and endings that a dictionary's word may carry.
_ENDINGS = ("ه", "ها", "هم", "هما", "نا", "ي", "ا", "ون", "ين", "ات")
#: Words under this weight are left out: they say next to nothing.
_LEAST = 0.03


def name_weights(other_forms: set[str]) -> tuple[str, dict[str, float]]:
    """Head comment, and folded words with their weight.

    Args:
        other_forms: Folded names of countries and nationalities; words among them keep at most 0.4.
    """
    counts = _counts()
    foreign = _foreign()
    total = sum(counts.values())
    never = {key(w) for w in words("names")["never"]}
    fixed = {key(w): float(weight) for weight, ws in words("names", "weights").items() for w in ws}
    share = frequencies()
    out: dict[str, float] = {}
    for word in counts.keys() | foreign:
        if word in never or len(word) < 2:
            continue
        weight = min(1.0, counts.get(word, 0.0) / total * _NAME_SHARE / max(share.get(word, 0.0), 1e-8))
        if counts.get(word, 0.0) < 2:
            weight = min(weight, 0.6)
        if len(word) > 2 and not ordinary(word):
            weight = max(weight, _NO_OTHER_WORD if counts.get(word, 0.0) >= 1 else _FOREIGN if len(word) > 3 else 0.4)
        if word in other_forms or word.removeprefix("ال") in other_forms:
            weight = min(weight, 0.4)
        if weight >= _LEAST:
            out[word] = round(min(weight, 0.98), 2)
    out |= {word: weight for word, weight in fixed.items() if word not in never}
    sources = (_ROMANIZER, _RIGOUR, _WIKICATS, WORDFREQ, SIMPLEMMA)
    return head("Words of personal names, folded, and the share of their use as such.", *sources), out


def ordinary(word: str) -> bool:
    """Whether a dictionary has the word, or a common one that proclitics and endings leave of it.

    'مقاتلي' is an inflected مقاتل; but 'بوتين' is not ب and the rare وتين.
    """
    known = _dictionary()
    share = frequencies()
    least = share.get(word, 0.0) / 5
    for reading in readings(word):
        rest = reading.word
        whole = reading.article or reading.proclitics in ("", "و")
        if rest in known and (whole or share.get(rest, 0.0) > least):
            return True
        stems = [rest[: -len(end)] for end in _ENDINGS if rest.endswith(end) and len(rest) - len(end) > 2]
        if any(stem in known and share.get(stem, 0.0) > least for stem in stems):
            return True
    return False


@cache
def _dictionary() -> frozenset[str]:
    found = _load_dictionary_from_disk("ar")
    return frozenset(fold(side.decode()) for pair in found.items() for side in pair)


def _foreign() -> set[str]:
    """Words of the Arabic spellings of given and family names from everywhere."""
    path = package_file("rigour", "data", "names", "persons.txt")
    spelled = re.findall(r"[\u0621-\u064a]{3,}", path.read_text(encoding="utf-8"))
    return {key(word) for word in spelled if well_spelled(word)}


def _counts() -> Counter[str]:
    """How often each word stands in the names of distinct persons."""
    counts: Counter[str] = Counter()
    path = package_file("arabic_name_romanizer", "resources", "names.sqlite3")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        for unit, country, count in db.execute(
            "SELECT arabic_key, country, SUM(count) FROM units GROUP BY arabic_key, country"
        ):
            if plain := arabic(unit):
                for word in key(plain).split():
                    counts[word] += count * _ABROAD.get(country, 1.0)
    people = json.loads(package_file("ArWikiCats", "jsons", "people", "peoples.json").read_text(encoding="utf-8"))
    for name in people.values():
        plain = arabic(name)
        for word in key(plain).split() if plain else ():
            counts[word] += 1
    return counts
