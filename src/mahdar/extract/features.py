"""What the name and post tagger looks at: features of one word, and coarse classes of its neighbours.

The features of a word depend on the word alone (and on the lexicon), never on its place, so that their
weights are summed once per word and position and kept. Only the class pairs and triples see neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Lexicon
from mahdar.text.tokens import readings

#: Lexicons whose hits class a token, the strongest first.
_CLASSES = (
    ("posts", "P"),
    ("titles", "T"),
    ("nationalities", "N"),
    ("countries", "C"),
    ("bodies", "O"),
    ("body_heads", "B"),
    ("meeting_verbs", "V"),
    ("meeting_nouns", "M"),
    ("weekdays", "D"),
    ("months", "D"),
    ("relative_days", "D"),
    ("day_parts", "D"),
    ("places", "L"),
)
_AMBIGUOUS = {"ambiguous"}


def classes(layer: Layer) -> list[str]:
    """One coarse class a token: a lexicon's letter, a name's weight, or what the word looks like."""
    out = [""] * len(layer.tokens)
    for subject, letter in _CLASSES:
        for hit in layer.found(subject):
            if _AMBIGUOUS & hit.entry.tags and hit.last - hit.first == 1:
                continue
            for i in range(hit.first, hit.last):
                if not out[i]:
                    out[i] = letter if i == hit.first else letter.lower()
    for i, token in enumerate(layer.tokens):
        if not out[i]:
            out[i] = _shape(token.norm, layer.lexicon)
    return out


@lru_cache(maxsize=65536)
def _shape(norm: str, lexicon: Lexicon) -> str:
    names, vocabulary = lexicon.names, lexicon.vocabulary
    if not norm[0].isalnum():
        return norm[0] if norm[0] in '،,.:()«»"؛-' else "#"
    if norm[0].isdigit():
        return "0"
    if not "ء" <= norm[0] <= "ي":
        return "Z"
    weight = max((names.get(r.word, 0.0) if not r.article else 0.8 * names.get(r.word, 0.0)) - 0.1 * bool(r.proclitics)
                 for r in readings(norm))  # fmt: skip
    if weight >= 0.6:
        return "n3"
    if norm in vocabulary:
        return "v2" if weight >= 0.3 else "v"
    if any(r.word in vocabulary for r in readings(norm)):
        return "w2" if weight >= 0.3 else "w"
    return "n2" if weight >= 0.2 else "u"


def word_features(norm: str, cls: str) -> tuple[str, ...]:
    """Features of one folded word and its class."""
    out = ["w=" + norm, "c=" + cls, "s3=" + norm[-3:], "s2=" + norm[-2:], "p2=" + norm[:2], "p3=" + norm[:3]]
    if norm.startswith("ال"):
        out.append("al")
        out.append("al+" + cls)
    elif norm[0] in "وفبلك" and len(norm) > 3:
        out.append("pro=" + norm[0])
        out.append("rest=" + norm[1:])
        if norm[1:3] == "ال":
            out.append("pal=" + norm[0])
    out.append("len=" + str(min(len(norm), 8)))
    return tuple(out)


#: Places of the neighbours whose own features count.
WINDOW = (-2, -1, 0, 1, 2)


def lent_features(place: int, own: tuple[str, ...]) -> tuple[str, ...]:
    """Which of a word's features count for the token `place` steps before it; fewer the further it stands."""
    if place == 0:
        return own
    kept = own[: 3 if abs(place) == 1 else 2]
    return (*kept, "al") if "al" in own else kept


def features_at(place: int, norm: str, cls: str) -> list[str]:
    """Features that a word lends to the token `place` steps before it, as the weights name them."""
    lent = lent_features(place, word_features(norm, cls)) if cls else (norm,)
    return [f"{place}:{feature}" for feature in lent]


def context_features(cls: Sequence[str], i: int) -> tuple[str, ...]:
    """Features of the classes around a token."""
    before = cls[i - 1] if i else "^"
    before2 = cls[i - 2] if i > 1 else "^"
    after = cls[i + 1] if i + 1 < len(cls) else "$"
    after2 = cls[i + 2] if i + 2 < len(cls) else "$"
    here = cls[i]
    return (
        f"a{before}|{here}",
        f"b{here}|{after}",
        f"d{before}|{here}|{after}",
        f"e{before2}|{before}|{here}",
        f"f{here}|{after}|{after2}",
    )
