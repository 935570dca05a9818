from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mahdar.errors import RecordError
from mahdar.exchange.record import json_line, json_lines, minutes_of, read_record, record
from mahdar.exchange.schema import schema
from mahdar.model.minutes import Minutes

CORE = ("id", "title", "published", "outlet", "meeting_report", "noise", "meetings", "measures")
Make = Callable[..., Minutes]
Bare = Callable[[str], Minutes]


def test_the_record_of_the_invented_report_keeps_the_schema(invented: Minutes) -> None:
    jsonschema.Draft202012Validator(schema()).validate(record(invented))


def test_every_field_of_a_gold_record_stands_in_the_record(invented: Minutes) -> None:
    made = record(invented)
    assert [field for field in made if field in CORE] == list(CORE)
    assert set(made["meetings"][0]) >= {"quote", "kind", "status", "date", "place", "participants", "contexts"}
    assert set(made["meetings"][0]["participants"][0]) >= {"name", "role", "country", "principal"}
    assert set(made["measures"][0]) >= {"quote", "status", "kind"}


def test_evidence_is_given_by_code_points_of_the_text(invented: Minutes) -> None:
    at = record(invented)["meetings"][0]["participants"][0]["evidence"]["name"]
    assert invented.report.text[at["start"] : at["end"]] == "سالم الورداني"
    assert "entries" not in at


def test_lexicon_entries_stand_where_they_took_part(invented: Minutes) -> None:
    at = record(invented)["meetings"][0]["participants"][0]["evidence"]["role"]
    assert at["entries"] == ["posts/minister"]


def test_noise_is_words_in_the_core_and_positions_in_the_evidence(invented: Minutes) -> None:
    made = record(invented)
    at = made["evidence"]["noise.0"]
    assert made["noise"] == [invented.report.text[at["start"] : at["end"]]]


def test_what_was_not_given_with_a_report_is_told_as_missing(invented: Minutes) -> None:
    bare = dataclasses.replace(invented, missing={})
    assert record(bare)["missing"] == {"title": "not given with the report", "outlet": "not given with the report"}


def test_whole_quantities_have_no_point_and_others_have(invented: Minutes) -> None:
    measure = invented.measures[0]
    half = dataclasses.replace(measure.quantities[0], value=Decimal("2.50"))
    changed = dataclasses.replace(measure, quantities=(measure.quantities[0], half))
    line = json_line(record(dataclasses.replace(invented, measures=(changed,))))
    assert '"value": 40,' in line
    assert '"value": 2.5,' in line


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+400"])
def test_a_number_that_json_cannot_hold_is_an_error_that_names_the_report(invented: Minutes, value: str) -> None:
    measure = invented.measures[0]
    wrong = dataclasses.replace(measure, quantities=(dataclasses.replace(measure.quantities[0], value=Decimal(value)),))
    with pytest.raises(RecordError, match=r"^invented: .*no number"):
        record(dataclasses.replace(invented, measures=(wrong,)))


def test_the_same_minutes_give_the_same_bytes(make_invented: Make) -> None:
    assert list(json_lines([make_invented()])) == list(json_lines([make_invented()]))


def test_one_report_is_one_line_in_the_order_given(make_invented: Make) -> None:
    lines = list(json_lines(make_invented(id=name) for name in ("b", "a")))
    assert [json.loads(line)["id"] for line in lines] == ["b", "a"]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)


def test_unicode_line_ends_and_half_surrogates_do_not_break_a_line(make_invented: Make) -> None:
    title = "سطر\u2028آخر\u2029و\x85نصف \ud83d"
    line = json_line(record(make_invented(title=title)))
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8"))["title"] == title


def test_minutes_come_back_from_record_and_text(invented: Minutes) -> None:
    line = json_line(record(invented))
    assert minutes_of(read_record(line), invented.report.text) == invented


def test_a_record_is_not_read_beside_another_text(invented: Minutes) -> None:
    with pytest.raises(RecordError, match=r"^invented: the record is of another text"):
        minutes_of(record(invented), invented.report.text + " ")


def test_a_bare_gold_record_is_refused_by_the_part_it_lacks(invented: Minutes) -> None:
    bare = {k: v for k, v in record(invented).items() if k != "blocks"}
    with pytest.raises(RecordError, match="'blocks' is missing"):
        minutes_of(read_record(json.dumps(bare)), invented.report.text)


def test_a_value_outside_its_list_is_refused_by_name(invented: Minutes) -> None:
    made = record(invented)
    made["meetings"][0]["kind"] = "party"
    with pytest.raises(RecordError, match="'party'"):
        minutes_of(made, invented.report.text)


@pytest.mark.parametrize("line", ["", "{", "[]", "3", "null"])
def test_what_is_no_json_object_is_no_record(line: str) -> None:
    with pytest.raises(RecordError, match=r"^here:7: no JSON"):
        read_record(line, "here:7")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(title=st.text(st.characters(codec=None), max_size=40))
def test_any_title_survives_the_way_out_and_back(make_invented: Make, title: str) -> None:
    minutes = make_invented(title=title)
    line = json_line(record(minutes))
    line.encode("utf-8")
    assert minutes_of(read_record(line), minutes.report.text) == minutes


def test_minutes_that_say_nothing_keep_the_schema(bare_minutes: Bare) -> None:
    jsonschema.Draft202012Validator(schema()).validate(record(bare_minutes("نص قصير")))
