from __future__ import annotations

import re
from enum import Enum
from importlib.resources import files

import pytest

from mahdar.exchange.labels import FIELDS, Label, reason, side, value
from mahdar.exchange.shape import MeasurabilityRecord, MeasureRecord, MeetingRecord, ParticipantRecord, Record
from mahdar.extract.assemble import NO_MEETING, REASONS
from mahdar.model.grade import Credibility, Reliability
from mahdar.model.measure import MeasureKind, Modality
from mahdar.model.meeting import Context, MeetingKind, MeetingStatus

ARABIC = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize(
    "members", [MeetingKind, MeetingStatus, Context, Modality, MeasureKind, Reliability, Credibility]
)
def test_every_value_of_a_closed_list_has_its_own_name_in_both_languages(members: type[Enum]) -> None:
    labels = [value(member) for member in members]
    assert all(ARABIC.search(one.ar) and not ARABIC.search(one.en) for one in labels)
    assert len({one.ar for one in labels}) == len({one.en for one in labels}) == len(labels)


def test_every_field_that_can_be_missing_has_a_name() -> None:
    for shape in (MeetingRecord, ParticipantRecord, MeasureRecord, MeasurabilityRecord):
        for field in shape.__annotations__:
            assert field in FIELDS or field in ("evidence",)
    assert {"title", "published", "outlet", "meetings", "measures", "noise"} <= set(Record.__annotations__) & set(
        FIELDS
    )


@pytest.mark.parametrize("why", sorted({NO_MEETING, *(why for some in REASONS.values() for why in some.values())}))
def test_every_standing_reason_is_told_in_arabic_too(why: str) -> None:
    assert ARABIC.search(reason(why).ar)
    assert reason(why).en == why


def test_a_reason_that_a_step_put_together_stands_as_it_is() -> None:
    assert reason("25 of 40 names") == Label("25 of 40 names", "25 of 40 names")


@pytest.mark.parametrize(
    ("code", "ar", "en"),
    [
        ("LY", "ليبيا", "Libya"),
        ("UN", "الأمم المتحدة", "United Nations"),
        ("LAS", "جامعة الدول العربية", "League of Arab States"),
    ],
)
def test_a_side_has_its_name(code: str, ar: str, en: str) -> None:
    assert side(code) == Label(ar, en)


@pytest.mark.parametrize("code", ["XX", "ly", ""])
def test_an_unknown_code_names_itself(code: str) -> None:
    assert side(code) == Label(code, code)


def test_a_label_in_one_language_is_not_said_twice() -> None:
    assert str(Label("LY", "LY")) == "LY"
    assert str(Label("نعم", "yes")) == "نعم · yes"


def test_the_table_of_sides_is_fresh() -> None:
    build_sides = pytest.importorskip("build_sides", reason="babel is not installed")
    made = files("mahdar.exchange").joinpath("sides.tsv").read_text(encoding="utf-8")
    assert made == build_sides.table(), "run tools/build_sides.py"
