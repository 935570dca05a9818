"""`vocabulary.tsv`: ordinary words, by which a reader can tell that an unknown word is no name."""

from __future__ import annotations

import re

from mahdar.text.tokens import readings
from tables.names import SIMPLEMMA, WORDFREQ, ordinary
from tables.table import frequencies, head, key, words

_WORD = re.compile("^[ء-غف-ي]{2,}$")
#: Rarer words are left out: the list would double and find one more word in a hundred.
_LEAST_SHARE = 1e-6
#: From this weight on a word is more of a name than of anything else.
_NAME = 0.4


def vocabulary(proper: set[str], names: dict[str, float]) -> tuple[str, list[str]]:
    """Head comment, and folded words that remain when proclitics and article are cut.

    Args:
        proper: Folded names of countries, nationalities and places, which have lexicons of their own.
        names: Words of personal names with their weight.
    """
    share = frequencies()
    chosen: set[str] = {key(word) for word in words("names")["never"]}
    for word in sorted(share, key=lambda w: (-share[w], w)):
        if share[word] < _LEAST_SHARE:
            break
        if not _WORD.match(word) or word in proper or names.get(word, 0.0) >= _NAME or not ordinary(word):
            continue
        if not any(r.word in chosen for r in readings(word)[1:] if len(r.word) > 2):
            chosen.add(word)
    top = head(
        "Ordinary words, folded. This file alone is under CC BY-SA 4.0, as the data it was chosen from.",
        WORDFREQ,
        SIMPLEMMA,
    )
    return top, sorted(chosen)
