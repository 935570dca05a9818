"""Measures of invented reports, and what holds for those of any report."""

from __future__ import annotations

import itertools
import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.evaluate.matching import overlap
from mahdar.extract.blocks import blocks
from mahdar.extract.dates import dates
from mahdar.extract.layer import Layer
from mahdar.extract.measures import Weighed, best_set, measures
from mahdar.extract.noise import noise
from mahdar.extract.quantities import quantities
from mahdar.lexicon.lexicon import built_in
from mahdar.model.measure import Measurability
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement

TITLE = "وفد الواحة يبحث مع إدارة المرفأ شؤون الصيد\n\n"


def read(text: str, published: date | None = None, *, meeting: bool | None = True) -> list[dict[Property, Statement]]:
    """The measures of a report, each as its statements by property."""
    report = Report("t", TITLE + text, published=published)
    layer = Layer.of(report, built_in())
    for step in (blocks, noise, dates, quantities):
        layer.add(list(step(report, layer)))
    if meeting is not None:
        layer.add([Statement("report", Property.MEETING_REPORT, meeting, "t/t")])
    out: dict[str, dict[Property, Statement]] = {}
    for s in measures(report, layer):
        out.setdefault(s.subject, {})[s.property] = s
    return list(out.values())


def values(found: list[dict[Property, Statement]], prop: Property) -> list[object]:
    return [one[prop].value if prop in one else None for one in found]


def test_an_agreement_on_two_actions_is_two_measures_with_their_kinds() -> None:
    found = read("اتفق الجانبان على تشكيل لجنة فنية مشتركة للمرفأ، وتدريب ثلاثين صيادا على السلامة البحرية.")
    assert values(found, Property.QUOTE) == [
        "تشكيل لجنة فنية مشتركة للمرفأ",
        "تدريب ثلاثين صيادا على السلامة البحرية",
    ]
    assert values(found, Property.KIND) == ["committee", "training"]
    assert values(found, Property.STATUS) == ["agreed", "agreed"]


def test_general_wishes_are_no_measures() -> None:
    wishes = "بحث الجانبان سبل تعزيز العلاقات الثنائية وآفاق التعاون المشترك في مختلف المجالات."
    assert not read(wishes)


def test_what_was_before_the_meeting_is_no_measure() -> None:
    assert not read("وكانت البلدية قد أغلقت المرفأ القديم في العام الماضي بسبب العواصف.")


def test_nothing_is_told_where_the_report_tells_no_meeting_or_nobody_said() -> None:
    text = "اتفق الجانبان على تشكيل لجنة فنية مشتركة للمرفأ."
    assert read(text)
    assert not read(text, meeting=False)
    assert not read(text, meeting=None)


def test_points_and_rows_are_measures_word_for_word_without_mark_and_stop() -> None:
    text = """اتفق الجانبان على ما يلي:
- تشكيل لجنة فنية مشتركة للمرفأ.
- تبادل المعلومات عن حركة السفن.

ويوضح الجدول التالي أبرز محاور الخطة التي تم الاتفاق عليها:
| المحور | المستهدف |
|---|---|
| التدريب | تدريب عشرين بحارا على الإنقاذ. |
"""
    found = read(text)
    assert values(found, Property.QUOTE) == [
        "تشكيل لجنة فنية مشتركة للمرفأ",
        "تبادل المعلومات عن حركة السفن",
        "تدريب عشرين بحارا على الإنقاذ",
    ]
    assert values(found, Property.AXIS) == [None, None, "التدريب"]
    assert found[0][Property.QUOTE].rule == "measure/list-item"


def test_the_same_action_told_twice_is_one_measure() -> None:
    once = "اتفق الجانبان على تشكيل لجنة فنية مشتركة للمرفأ."
    found = read(once + " وقال الوفد إن الجانبين اتفقا على تشكيل لجنة فنية مشتركة للمرفأ.")
    assert len(found) == 1


def test_a_measure_names_its_number_its_day_and_who_binds_himself() -> None:
    text = "اتفق الجانبان على تدريب ثلاثين صيادا على السلامة البحرية قبل 15 مارس 2031."
    (one,) = read(text, date(2031, 2, 1))
    assert one[Property.DEADLINE].value == date(2031, 3, 15)
    assert one[Property.ACTOR].value == "الجانبان"
    assert one[Property.MEASURABILITY].value == Measurability(
        who=True, what=True, how_much=True, by_when=True, where=False, money=False
    )


def test_a_day_that_is_past_is_no_deadline() -> None:
    text = "اتفق الجانبان على تدريب صيادي المرفأ على السلامة وفق خطة 15 مارس 2030."
    assert all(Property.DEADLINE not in one for one in read(text, date(2031, 2, 1)))


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("تأهيل جسور الواحة القديمة", "infrastructure"),
        ("تأهيل مستشفى الواحة", "infrastructure"),
        ("تأهيل ثلاثين غواصا جديدا", "training"),
        ("تكوين ثلاثين مهندسا للمرفأ", "training"),
        ("تكوين لجنة مشتركة للمرفأ", "committee"),
    ],
)
def test_a_word_of_two_meanings_takes_its_kind_from_what_it_is_done_to(action: str, told: str) -> None:
    (one,) = read(f"اتفق الجانبان على ما يلي:\n- {action}.\n")
    assert one[Property.KIND].value == told


def test_the_label_of_a_point_is_its_axis_and_no_part_of_its_quote() -> None:
    (one,) = read("اتفق الجانبان على ما يلي:\n- التدريب - تدريب ثلاثين غواصا على الإنقاذ.\n")
    assert one[Property.QUOTE].value == "تدريب ثلاثين غواصا على الإنقاذ"
    assert one[Property.AXIS].value == "التدريب"


@pytest.mark.parametrize(
    "sentence",
    [
        "وقال الوفد إن الوضع في المرفأ صعب.",
        "وقال الوفد إن العمل في هذا الإطار مستمر.",
        "ستبحث اللجنة شؤون المرفأ غدا.",
        'وتحدث عن دخول في "محادثات.',
    ],
)
def test_bare_phrases_name_no_measure(sentence: str) -> None:
    assert not read(sentence)


def test_money_is_told_apart_from_other_numbers() -> None:
    (one,) = read("اتفق الجانبان على تقديم منحة مالية بقيمة 3 ملايين دولار للمرفأ.")
    named = one[Property.MEASURABILITY].value
    assert isinstance(named, Measurability)
    assert named.money
    assert not named.how_much


def test_the_reason_of_a_quote_names_the_features_that_weighed_most() -> None:
    (one,) = read("اتفق الجانبان على تشكيل لجنة فنية مشتركة للمرفأ.")
    assert "thing=committee" in one[Property.QUOTE].reason or "word=تشكيل" in one[Property.QUOTE].reason


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.floats(0.31, 0.99)), max_size=12))
def test_the_best_set_never_overlaps_and_no_single_clause_beats_it(spans: list[tuple[int, int, float]]) -> None:
    template = next(iter(_weighed("اتفق الجانبان على تشكيل لجنة فنية.")))
    options = [
        replace(template, clause=replace(template.clause, first=a, last=a + n), probability=p) for a, n, p in spans
    ]
    kept = best_set(options, 0.3)
    for x, y in itertools.pairwise(kept):
        assert x.clause.last <= y.clause.first
    gain = sum(w.probability - 0.3 for w in kept)
    assert gain >= max((w.probability - 0.3 for w in options), default=0) - 1e-9


def _weighed(text: str) -> list[Weighed]:
    from mahdar.extract.measure_features import sight
    from mahdar.extract.measures import weighed

    report = Report("t", TITLE + text)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    return list(weighed(report, layer, sight(report, layer), None))


@given(st.text(alphabet='اتفق على تشكيل لجنة، سيزور . - | \n«»"1٢', max_size=200))
def test_any_text_is_read_and_every_measure_lies_in_it(text: str) -> None:
    for one in read(text):
        evidence = one[Property.QUOTE].evidence
        assert evidence is not None
        assert evidence.quote == one[Property.QUOTE].value


def _seed() -> dict[str, object]:
    path = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[3] / "shared")) / "gold/seed.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is not there: shared gold is needed")
    record: dict[str, object] = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    return record


def test_the_seed_gives_its_nine_measures_with_modality_and_kind() -> None:
    record = _seed()
    report = Report("seed", str(record["text"]))
    layer = Layer.of(report, built_in())
    for step in (blocks, noise, dates, quantities):
        layer.add(list(step(report, layer)))
    layer.add([Statement("report", Property.MEETING_REPORT, True, "t/t")])
    found: dict[str, dict[Property, Statement]] = {}
    for s in measures(report, layer):
        found.setdefault(s.subject, {})[s.property] = s
    gold = record["measures"]
    assert isinstance(gold, list)
    for g in gold:
        best = max(found.values(), key=lambda one: overlap(g["quote"], str(one[Property.QUOTE].value)))
        assert overlap(g["quote"], str(best[Property.QUOTE].value)) >= 0.5
        assert (best[Property.STATUS].value, best[Property.KIND].value) == (g["status"], g["kind"])
    assert len(found) <= len(gold) + 2


def test_the_town_after_a_preposition_is_where_the_measure_is_done() -> None:
    found = read("واتفق الجانبان على إنشاء مستشفى عام في طرابلس.")
    assert [m[Property.PLACE].value for m in found if Property.PLACE in m] == ["طرابلس"]


def test_a_state_that_only_qualifies_the_action_is_no_place() -> None:
    found = read("واتفق الجانبان على تدريب مهندسي ليبيا قبل نهاية العام.")
    assert all(Property.PLACE not in m for m in found)
