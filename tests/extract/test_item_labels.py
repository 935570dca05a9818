"""The label before an item's action."""

from __future__ import annotations

import pytest

from mahdar.extract.item_labels import label
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report


def read(item: str) -> tuple[str, str] | None:
    report = Report("t", item)
    found = label(report, Layer.of(report, built_in()), 0, len(item))
    return None if found is None else (item[found[0] : found[1]], item[found[2] :])


@pytest.mark.parametrize(
    ("item", "name", "action"),
    [
        ("التدريب - تدريب مئة غواص", "التدريب", "تدريب مئة غواص"),
        ("الصحة: تأهيل مستشفى الواحة", "الصحة", "تأهيل مستشفى الواحة"),
        ("البحر والصيد – إنشاء مرفأ ثان", "البحر والصيد", "إنشاء مرفأ ثان"),
    ],
)
def test_a_short_name_before_an_action_is_its_label(item: str, name: str, action: str) -> None:
    assert read(item) == (name, action)


@pytest.mark.parametrize(
    "item",
    [
        "تشكيل لجنة - إعداد تقرير عن المرفأ",
        "تدريب مئة غواص",
        "رئيس اللجنة: المهندس الورداني",
        "خط بحري بين الواحة والمرفأ القديم على الساحل الشرقي: إنشاء رصيف",
        "المرحلة 2: إنشاء رصيف",
    ],
)
def test_an_action_a_name_or_a_long_phrase_is_no_label(item: str) -> None:
    assert read(item) is None
