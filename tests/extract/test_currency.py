"""Whose money a bare جنيه or درهم is."""

from __future__ import annotations

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.quantities import quantities
from mahdar.lexicon.lexicon import built_in
from mahdar.model.measure import Quantity
from mahdar.model.report import Report


def code(text: str, outlet: str | None = None) -> str | None:
    report = Report("t", "وفد الواحة يزور المرفأ\n\n" + text, outlet=outlet)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    (one,) = [s.value for s in quantities(report, layer) if isinstance(s.value, Quantity)]
    return one.currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("بكلفة 3 ملايين جنيه مصري.", "EGP"),
        ("بكلفة 3 ملايين جنيه سوداني.", "SDG"),
        ("بكلفة 3 ملايين درهم إماراتي.", "AED"),
        ("أعلن الوزير المصري منحة بمبلغ 3 ملايين جنيه.", "EGP"),
        ("أعلن الوزير السوداني منحة بمبلغ 3 ملايين جنيه.", "SDG"),
        ("أعلن الوزير المغربي منحة بمبلغ 3 ملايين درهم.", "MAD"),
    ],
)
def test_the_adjective_or_the_only_state_tells_the_money(text: str, currency: str) -> None:
    assert code(text) == currency


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الوزير منحة بمبلغ 3 ملايين جنيه.",
        "أعلن الوزيران المصري والسوداني منحة بمبلغ 3 ملايين جنيه.",
        "أعلن الوزير الفرنسي منحة بمبلغ 3 ملايين درهم.",
    ],
)
def test_no_state_two_states_or_another_state_tell_nothing(text: str) -> None:
    assert code(text) is None


def test_the_outlet_tells_unless_another_state_stands_beside() -> None:
    assert code("رصدت البلدية 3 ملايين جنيه.", "اليوم السابع") == "EGP"
    assert code("رصد الوزير السوداني 3 ملايين جنيه.", "اليوم السابع") is None
