"""Who speaks of a clause, and whether its sentence looks back."""

from __future__ import annotations

from datetime import date

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.clauses import clause_words, clauses
from mahdar.extract.dates import dates
from mahdar.extract.layer import Layer
from mahdar.extract.measure_scene import scene, scene_features
from mahdar.extract.segments import segments
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report


def signs(text: str) -> set[str]:
    """Signs of the first clause of the text."""
    report = Report("t", "وفد الواحة يزور المرفأ\n\n" + text, published=date(2031, 3, 1))
    layer = Layer.of(report, built_in())
    for step in (blocks, dates):
        layer.add(list(step(report, layer)))
    words, at = clause_words(layer), scene(report, layer)
    first = next(c for s in segments(report, layer) for c in clauses(report, layer, words, s))
    return set(scene_features(layer, at, first))


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("يرى مراقبون أن الحل في إنشاء مرفأ ثان.", "outsider"),
        ("اتفق الجانبان في عام 2029 على إنشاء مرفأ ثان.", "past-day-sentence"),
        ("اتفق الجانبان على تنفيذ خطة عام 2029 للمرفأ.", "past-day-inside"),
        ('قال الوفد "نريد إنشاء مرفأ ثان".', "in-quotation"),
        ("اتفق الجانبان على تنفيذ ذلك كله قريبا.", "pointing"),
    ],
)
def test_each_sign_is_seen_where_it_holds_and_not_in_a_plain_agreement(sentence: str, sign: str) -> None:
    assert sign in signs(sentence)
    assert sign not in signs("اتفق الجانبان على إنشاء مرفأ ثان في الواحة.")
