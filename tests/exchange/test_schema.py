from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

import jsonschema
import pytest

import record_page
from mahdar.exchange.record import record
from mahdar.exchange.schema import Json, schema
from mahdar.model.measure import MeasureKind, Modality
from mahdar.model.meeting import Context, MeetingKind, MeetingStatus
from mahdar.model.minutes import Minutes


def objects(node: Json) -> Iterator[dict[str, Json]]:
    if isinstance(node, dict):
        if "properties" in node and "required" in node and "description" in node:
            yield node
        for child in node.values():
            yield from objects(child)
    elif isinstance(node, list):
        for child in node:
            yield from objects(child)


def test_the_schema_is_one_by_its_own_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    json.dumps(schema())


def test_every_property_is_described() -> None:
    for one in objects(schema()):
        assert one["description"]
        for name, about in cast(dict[str, dict[str, Json]], one["properties"]).items():
            assert about.get("description"), name


def test_the_value_lists_are_those_of_the_model() -> None:
    defs = cast(dict[str, dict[str, dict[str, dict[str, Json]]]], schema()["$defs"])
    meeting, measure = defs["meeting"]["properties"], defs["measure"]["properties"]
    assert meeting["kind"]["enum"] == [k.value for k in MeetingKind]
    assert meeting["status"]["enum"] == [s.value for s in MeetingStatus]
    assert cast(dict[str, Json], meeting["contexts"]["items"])["enum"] == [c.value for c in Context]
    assert measure["kind"]["enum"] == [k.value for k in MeasureKind]
    assert measure["status"]["enum"] == [m.value for m in Modality]


GONE = object()
#: What is wrong, where it stands in the record, and what stands there instead.
BROKEN: dict[str, tuple[tuple[str | int, ...], object]] = {
    "a kind outside the list": (("meetings", 0, "kind"), "party"),
    "a date that is no day": (("meetings", 0, "date"), "2026-3-1"),
    "an empty date without a reason": (("meetings", 1, "missing", "date"), GONE),
    "an empty name without a reason": (("meetings", 0, "participants", 2, "missing", "name"), GONE),
    "an empty outlet without a reason": (("missing", "outlet"), GONE),
    "a confidence above one": (("measures", 0, "confidence"), 1.2),
    "a field that is not known": (("mood",), "good"),
    "a field that lacks": (("digest",), GONE),
    "a grade of seven": (("grade", "credibility"), 7),
    "a start below zero": (("blocks", 0, "start"), -1),
    "a principal in words": (("meetings", 0, "participants", 0, "principal"), "yes"),
    "a digest of another kind": (("digest",), "md5:0"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_record_is_refused(invented: Minutes, what: str) -> None:
    (*path, last), value = BROKEN[what]
    made = json.loads(json.dumps(record(invented)))
    node = made
    for step in path:
        node = node[step]
    if value is GONE:
        del node[last]
    else:
        node[last] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(made)


def test_a_date_with_a_value_needs_no_reason(invented: Minutes) -> None:
    made = record(invented)
    assert "date" not in made["meetings"][0]["missing"]
    jsonschema.Draft202012Validator(schema()).validate(made)


def test_every_example_is_one_by_its_own_schema() -> None:
    for one in objects(schema()):
        for about in cast(dict[str, dict[str, Json]], one["properties"]).values():
            for example in cast(list[Json], about.get("examples", [])):
                jsonschema.Draft202012Validator(about).validate(example)


def test_the_page_on_the_fields_is_the_one_that_the_schema_makes() -> None:
    assert record_page.TARGET.read_text(encoding="utf-8") == record_page.page(), "run tools/record_page.py"


def test_the_page_names_every_field_of_every_object() -> None:
    page = record_page.TARGET.read_text(encoding="utf-8")
    for one in objects(schema()):
        for name in cast(dict[str, Json], one["properties"]):
            assert f"| `{name}`" in page
