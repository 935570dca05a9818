"""Decoding of the tagger, held against trying every path, and the shipped weights."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from mahdar.extract.tagger import Tagger, built_in_tagger

LABELS = ("O", "B-NAME", "I-NAME")
weight = st.integers(-9, 9).map(float)


def best_by_trial(tagger: Tagger, rows: list[list[str]]) -> float:
    return max(score(tagger, rows, path) for path in itertools.product(LABELS, repeat=len(rows)))


def score(tagger: Tagger, rows: list[list[str]], path: tuple[str, ...]) -> float:
    at = [LABELS.index(label) for label in path]
    total = sum(tagger.weights[f][y] for row, y in zip(rows, at, strict=True) for f in row)
    return total + sum(tagger.transitions[a][b] for a, b in itertools.pairwise(at))


@given(
    st.lists(st.tuples(weight, weight, weight), min_size=1, max_size=5),
    st.lists(st.tuples(weight, weight, weight), min_size=3, max_size=3),
)
def test_the_decoded_path_has_the_best_score_of_all(
    emissions: list[tuple[float, float, float]], transitions: list[tuple[float, float, float]]
) -> None:
    tagger = Tagger(LABELS, {str(i): row for i, row in enumerate(emissions)}, tuple(transitions))
    rows = [[str(i)] for i in range(len(emissions))]
    path = tuple(tagger.best(rows))
    assert score(tagger, rows, path) == best_by_trial(tagger, rows)


def test_nothing_is_tagged_in_nothing() -> None:
    assert built_in_tagger().tag([], []) == []


def test_no_label_goes_on_where_none_began() -> None:
    tagger = built_in_tagger()
    for before, row in zip(tagger.labels, tagger.transitions, strict=True):
        for after, value in zip(tagger.labels, row, strict=True):
            if after[0] == "I" and before[2:] != after[2:]:
                assert value < -100


def test_every_weight_row_has_a_weight_for_each_label() -> None:
    tagger = built_in_tagger()
    assert {len(row) for row in tagger.weights.values()} == {len(tagger.labels)}
