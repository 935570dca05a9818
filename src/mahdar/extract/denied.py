"""Where no action may begin: inside the complement of a word that denies or stops it.

'دعا إلى وقف فوري لإطلاق النار' calls for stopping, 'لن يتم عقد مؤتمر' and 'رفضت تسليم الوثائق' tell of nothing
that is to be done. An action noun in the complement of such a word (`stoppers.yml`) would say the opposite of
the text. Where the stopping word is an action noun itself, the clause begins at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.text.tokens import Token

#: How far, in tokens, a complement's action noun may stand from the word that denies it.
_NOUN_REACH = 4
_VERB_REACH = 7
_SIGNS = frozenset('.!?؟…؛;،,:-–—()«»“”[]"')
#: After these the denial is lifted ('لم يبق إلا').
_BUT = frozenset({"الا", "سوي", "بل", "لكن", "ولكن", "حتي"})
_THAT = frozenset({"ان", "بان"})


def denied(layer: Layer, heads: Mapping[int, Hit], openers: Mapping[int, str]) -> frozenset[int]:
    """Tokens at which no action may begin.

    Args:
        layer: The report's words.
        heads: Action nouns by their first token.
        openers: What a token opens that begins another clause.
    """
    out: set[int] = set()
    for hit in layer.longest("stoppers"):
        if "harmless" not in hit.entry.tags:
            out.update(_complement(layer.tokens, hit, heads, openers))
    return frozenset(out)


def _complement(
    tokens: Sequence[Token], hit: Hit, heads: Mapping[int, Hit], openers: Mapping[int, str]
) -> Iterator[int]:
    noun = "noun" in hit.entry.tags
    reach = _NOUN_REACH if noun else _VERB_REACH
    adjectives = True  # whether nothing but adjectives of the stopping noun stands between
    i, limit = hit.last, min(hit.last + reach, len(tokens))
    while i < limit:
        norm = tokens[i].norm
        if norm in _SIGNS or norm in _BUT or openers.get(i) in ("new", "relative"):
            return
        if norm in _THAT:
            if i + 1 < len(tokens):
                yield i + 1
            return
        head = heads.get(i)
        if head is None:
            if noun and norm.startswith("وال"):
                return
            # A definite word after an indefinite noun is its genitive, behind which ل tells a purpose.
            adjectives = adjectives and norm.startswith("ال") == hit.article
            i += 1
            continue
        if head.proclitics.startswith(("و", "ف")) or (head.proclitics.endswith("ل") and not adjectives):
            return
        yield i
        # A chain of genitives ('وقف تمويل تدريب ...') goes on behind each of its nouns.
        adjectives = False
        i += 1
        limit = min(i + _NOUN_REACH, len(tokens)) if noun else limit
