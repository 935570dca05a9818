"""A linear-chain conditional random field that marks names and posts, decoded in plain Python.

The weights are learnt by `tools/train_tagger.py` and ship as `weights/names.json` (see docs/models.md).
Decoding is Viterbi's algorithm (Lafferty, McCallum and Pereira 2001). Sums over the features of a word are kept per
word and position, so that a text costs a few additions a token.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import add

from mahdar.extract.features import WINDOW, context_features, lent_features, word_features

#: Weights by label.
Row = tuple[float, ...]
#: Sums kept of each sort; the words of some ten thousand reports.
_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Tagger:
    """The learnt weights.

    Attributes:
        labels: `O`, `B-NAME`, `I-NAME`, `B-ROLE`, `I-ROLE`, in the order of all weight rows.
        weights: Row of weights by feature.
        transitions: Weight of a label after another.
    """

    labels: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]
    transitions: tuple[tuple[float, ...], ...]
    _lent: dict[tuple[str, str], tuple[Row, ...]] = field(default_factory=dict)
    _around: dict[tuple[str, ...], Row] = field(default_factory=dict)
    _at: list[dict[str, Row]] = field(default_factory=list)

    @property
    def _nothing(self) -> Row:
        return (0.0,) * len(self.labels)

    def __post_init__(self) -> None:
        """Part the weights by place once, so that no feature's name need be put together while tagging."""
        for place in WINDOW:
            mark = f"{place}:"
            self._at.append({f.removeprefix(mark): row for f, row in self.weights.items() if f.startswith(mark)})

    def tag(self, norms: Sequence[str], classes: Sequence[str]) -> list[str]:
        """The likeliest labels of a sentence's tokens.

        Args:
            norms: Folded words.
            classes: Their coarse classes.
        """
        return self._decoded(self._emissions(norms, classes))

    def best(self, features: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest labels of words given by their features, for training and tests."""
        return self._decoded([list(self._sum(row, self.weights)) for row in features])

    def _decoded(self, scores: Sequence[list[float]]) -> list[str]:
        """Viterbi's path through the words' scores."""
        if not scores:
            return []
        into = list(zip(*self.transitions, strict=True))
        back: list[list[int]] = []
        best = scores[0]
        for row in scores[1:]:
            came: list[int] = []
            now: list[float] = []
            for column, score in zip(into, row):  # noqa: B905 - one score a label
                values = list(map(add, best, column))
                top = max(values)
                came.append(values.index(top))
                now.append(top + score)
            back.append(came)
            best = now
        y = best.index(max(best))
        path = [y]
        for came in reversed(back):
            y = came[y]
            path.append(y)
        return [self.labels[y] for y in reversed(path)]

    def _emissions(self, norms: Sequence[str], classes: Sequence[str]) -> list[list[float]]:
        """Score of each label for each token; each sum behind it is taken once a process, then looked up."""
        edge = len(WINDOW) // 2
        before, after = (self._lends(mark, "") for mark in "^$")
        known = self._lent
        words = [known.get(word) or self._lends(*word) for word in zip(norms, classes, strict=True)]
        lent = zip(*[before] * edge, *words, *[after] * edge, strict=True)
        padded = ["^"] * edge + list(classes) + ["$"] * edge
        around = self._around
        windows = zip(*(padded[at : at + len(norms)] for at in range(len(WINDOW))), strict=True)
        rows: list[Sequence[Row]] = [
            [around.get(window) or self._context(window, classes, i) for i, window in enumerate(windows)]
        ]
        rows += [row[at : at + len(norms)] for at, row in enumerate(lent)]
        # Twice as fast as sum(): this line is run for every word of every report.
        return [[a + b + c + d + e + f for a, b, c, d, e, f in zip(*parts)] for parts in zip(*rows)]  # noqa: B905

    def _context(self, window: tuple[str, ...], classes: Sequence[str], i: int) -> Row:
        """What the classes around a token add to its labels."""
        if len(self._around) > _KEPT:
            self._around.clear()
        self._around[window] = row = self._sum(context_features(classes, i), self.weights)
        return row

    def _lends(self, norm: str, cls: str) -> tuple[Row, ...]:
        """What a word adds to the labels of the token for which it stands at each place of the window."""
        known = self._lent.get((norm, cls))
        if known is None:
            own = word_features(norm, cls) if cls else ()
            known = tuple(
                self._sum(lent_features(place, own) if cls else (norm,), weights)
                for place, weights in zip(WINDOW, self._at, strict=True)
            )
            if len(self._lent) > _KEPT:
                self._lent.clear()
            self._lent[norm, cls] = known
        return known

    def _sum(self, features: Sequence[str], weights: Mapping[str, Row]) -> Row:
        rows = [row for row in map(weights.get, features) if row]
        if len(rows) > 1:
            return tuple(map(sum, zip(*rows, strict=True)))
        return rows[0] if rows else self._nothing


@cache
def built_in_tagger() -> Tagger:
    """The tagger that ships with mahdar; read once a process."""
    data = json.loads(files("mahdar.extract").joinpath("weights/names.json").read_text(encoding="utf-8"))
    return Tagger(
        tuple(data["labels"]),
        {k: tuple(v) for k, v in data["weights"].items()},
        tuple(tuple(row) for row in data["transitions"]),
    )
