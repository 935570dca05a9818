"""Linear models: probabilities, what decided, and the shipped files."""

from __future__ import annotations

import pytest

from mahdar.extract.linear import Linear, models

MODEL = Linear(-1.0, {"a": 2.0, "b": -3.0})


def test_unknown_features_count_nothing_and_known_ones_move_the_probability() -> None:
    assert MODEL.probability(["zzz"]) == MODEL.probability([])
    assert MODEL.probability(["b"]) < MODEL.probability([]) < 0.5 < MODEL.probability(["a"])


@pytest.mark.parametrize("bias", [-1e9, 1e9])
def test_extreme_sums_stay_between_zero_and_one(bias: float) -> None:
    assert 0 < Linear(bias, {}).probability([]) < 1


def test_the_deciding_features_come_heaviest_first_each_once() -> None:
    assert MODEL.deciding(["a", "b", "a", "zzz"]) == [("b", -3.0), ("a", 2.0)]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("meetings", {"meeting", "participant", "principal", "announced", "report"}),
        ("when_where", {"date", "place"}),
    ],
)
def test_the_shipped_models_are_those_that_the_steps_ask_for(name: str, keys: set[str]) -> None:
    assert set(models(name)) == keys
    assert all(m.weights for m in models(name).values())
