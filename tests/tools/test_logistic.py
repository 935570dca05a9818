"""Learning a small logistic regression."""

from __future__ import annotations

import math

import pytest

from logistic import Vector, folds, learned, minimum


def test_a_feature_that_tells_is_weighed_up_and_one_that_does_not_is_not() -> None:
    rows = [(["good", "noise"], True), (["bad", "noise"], False)] * 20
    model = learned(rows, 1.0)
    assert model.weights["good"] > 0.5
    assert model.weights["bad"] < -0.5
    assert abs(model.weights.get("noise", 0.0)) < 0.05


def test_rare_features_are_left_out() -> None:
    assert "rare" not in learned([(["a", "rare"], True), (["a"], True), (["b"], False)] * 2, 1.0, least=3).weights


def test_the_same_rows_give_the_same_model() -> None:
    rows = [(["a", str(i % 3)], i % 2 == 0) for i in range(40)]
    assert learned(rows, 0.3) == learned(rows, 0.3)


def test_a_stronger_penalty_keeps_weights_smaller() -> None:
    rows = [(["a"], True), (["b"], False)] * 10
    assert abs(learned(rows, 0.01).weights["a"]) < abs(learned(rows, 1.0).weights["a"])


def test_the_least_of_a_bowl_is_found() -> None:
    def bowl(w: Vector) -> tuple[float, Vector]:
        return (w[0] - 3) ** 2 + 10 * (w[1] + 1) ** 2, [2 * (w[0] - 3), 20 * (w[1] + 1)]

    assert [round(x, 3) for x in minimum(bowl, [0.0, 0.0])] == [3.0, -1.0]


def test_a_group_lies_in_one_fold_and_folds_weigh_alike() -> None:
    groups = [("abcdefghij"[i % 10], 1) for i in range(100)]
    fold = folds(groups)
    assert all(fold[i] == fold[i % 10] for i in range(100))
    assert {fold.count(k) for k in set(fold)} == {20}


def test_separable_rows_give_finite_weights() -> None:
    assert all(math.isfinite(w) for w in learned([(["a"], True), (["b"], False)] * 50, 100.0).weights.values())


@pytest.mark.parametrize("count", [2, 5])
def test_every_fold_is_used(count: int) -> None:
    assert len(set(folds([(str(i), 1) for i in range(20)], count))) == count
