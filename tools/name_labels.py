"""From gold records to labelled words: which words of a report are names, which are posts.

A record names its participants only. Whoever else the text names has no label, and a sentence with such a
person would teach that he is none: it is left out in the first round (`unsure`), and in the second labelled
by the model of the first where the gold is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mahdar.evaluate.gold import Gold
from mahdar.extract.features import WINDOW, classes, context_features, features_at
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Lexicon
from mahdar.model.report import Report
from mahdar.text.sentences import sentences
from mahdar.text.tokens import readings, tokens

#: Shortest word, in letters, that alone can be a later short form of a name.
SHORT_FORM = 4
#: Proclitics that may stand before a labelled span in its first word, in letters.
CUT = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence.

    Attributes:
        features: Of each word.
        labels: Of each word, `O`, `B-NAME`, `I-NAME`, `B-ROLE` or `I-ROLE`.
        unsure: Whether it seems to hold somebody whom the gold does not name.
    """

    features: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    unsure: bool


def gold_sentences(gold: Gold, lexicon: Lexicon) -> Iterator[Sentence]:
    """The labelled sentences of a gold report."""
    layer = Layer.of(gold.report, lexicon)
    cls = classes(layer)
    labels = projected(gold, layer)
    for start, end in sentences(gold.report.text):
        rows = layer.token_range(start, end)
        if rows:
            mine = labels[rows.start : rows.stop]
            yield Sentence(features(layer, cls, rows), tuple(mine), _unsure(cls[rows.start : rows.stop], mine))


def features(layer: Layer, cls: Sequence[str], rows: range) -> tuple[tuple[str, ...], ...]:
    """Features of the words of a sentence, as the tagger sums them."""
    norms = [layer.tokens[i].norm for i in rows]
    mine = cls[rows.start : rows.stop]
    out = []
    for i in range(len(norms)):
        row = list(context_features(mine, i))
        for k in WINDOW:
            j = i + k
            inside = 0 <= j < len(norms)
            row += features_at(k, norms[j], mine[j]) if inside else features_at(k, "^" if j < 0 else "$", "")
        out.append(tuple(row))
    return tuple(out)


def projected(gold: Gold, layer: Layer) -> list[str]:
    """A label for each token: the participants' names and posts wherever they stand, longest first."""
    labels = ["O"] * len(layer.tokens)
    spans: set[tuple[str, str]] = set()
    for meeting in gold.scored.meetings:
        for who in meeting.participants:
            if who.name:
                spans.add((who.name.strip(), "NAME"))
            if who.role and not _only_state(layer.lexicon, who.role):
                spans.add((who.role.strip(), "ROLE"))
    ordered = sorted(spans, key=lambda s: (-len(s[0]), s))
    for words, kind in ordered:
        at = gold.report.text.find(words)
        while at >= 0:
            _mark(layer, labels, at, at + len(words), kind)
            at = gold.report.text.find(words, at + 1)
    _mark_short(layer, labels, [w for w, kind in ordered if kind == "NAME"])
    return labels


def _mark(layer: Layer, labels: list[str], start: int, end: int, kind: str) -> None:
    rows = [i for i in layer.token_range(max(0, start - CUT), end) if layer.tokens[i].end > start]
    if not rows or layer.tokens[rows[-1]].end > end or start - layer.tokens[rows[0]].start > CUT:
        return
    if any(labels[i] != "O" for i in rows):
        return
    for i in rows:
        labels[i] = f"I-{kind}"
    labels[rows[0]] = f"B-{kind}"


def _mark_short(layer: Layer, labels: list[str], names: Sequence[str]) -> None:
    """Later short forms: the last word of a name, or the last two."""
    known: set[str] = set()
    for name in names:
        norms = [t.norm for t in tokens(name)]
        if len(norms) >= 2 and len(norms[-1]) >= SHORT_FORM:
            known.add(norms[-1])
        if len(norms) >= 3:
            known.add(" ".join(norms[-2:]))
    i = 0
    while i < len(labels):
        norm = layer.tokens[i].norm
        two = " ".join(t.norm for t in layer.tokens[i : i + 2])
        if labels[i] == "O" and two in known and labels[i + 1] == "O":
            labels[i : i + 2] = ["B-NAME", "I-NAME"]
            i += 2
            continue
        if labels[i] == "O" and len(norm) >= SHORT_FORM:
            cuts = readings(norm)
            if any(r.word in known or (r.article and "ال" + r.word in known) for r in cuts):
                labels[i] = "B-NAME"
        i += 1


def _only_state(lexicon: Lexicon, words: str) -> bool:
    cut = list(tokens(words))
    hits = lexicon.scan(words, cut)
    return any(h.first == 0 and h.last == len(cut) and h.entry.subject in ("countries", "places") for h in hits)


def _unsure(cls: Sequence[str], labels: Sequence[str]) -> bool:
    for i, label in enumerate(labels):
        after = cls[i + 1] if i + 1 < len(cls) else ""
        free = label == "O" and (i + 1 >= len(labels) or labels[i + 1] == "O")
        if label == "O" and cls[i] == "P":
            return True
        if free and cls[i] == "T" and after in ("n3", "n2", "u"):
            return True
        if free and cls[i] == "n3" and after in ("n3", "n2", "u", "v2", "w2"):
            return True
    return False


def wojood_sentences(folder: Path, lexicon: Lexicon) -> Iterator[Sentence]:
    """Sentences of the Wojood sample (MIT): persons as names, occupations as posts.

    Args:
        folder: Holds `wojood_sample_{train,val,test}.txt`: a word and its nested tags a line.
        lexicon: For the words' classes.
    """
    for part in ("train", "val", "test"):
        rows: list[tuple[str, list[str]]] = []
        for line in [*(folder / f"wojood_sample_{part}.txt").read_text(encoding="utf-8").splitlines(), ""]:
            word, *tags = line.split() or [""]
            if word:
                rows.append((word, tags))
            elif rows:
                found = _wojood(rows, lexicon)
                if found:
                    yield found
                rows = []


def _wojood(rows: Sequence[tuple[str, list[str]]], lexicon: Lexicon) -> Sentence | None:
    text = " ".join(word for word, _ in rows)
    layer = Layer.of(Report("wojood", text), lexicon)
    starts: dict[int, list[str]] = {}
    at = 0
    for word, tags in rows:
        for i in range(at, at + len(word)):
            starts[i] = tags
        at += len(word) + 1
    labels: list[str] = []
    for token in layer.tokens:
        label = "O"
        for tag in starts.get(token.start, []):
            if tag.endswith("-OCC"):
                label = tag[0] + "-ROLE"
        for tag in starts.get(token.start, []):
            if tag.endswith("-PERS") and label == "O":
                label = tag[0] + "-NAME"
        if label[0] == "I" and (not labels or labels[-1][2:] != label[2:]):
            label = "B" + label[1:]
        labels.append(label)
    if all(label == "O" for label in labels):
        return None
    return Sentence(features(layer, classes(layer), range(len(labels))), tuple(labels), unsure=False)
