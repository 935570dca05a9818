from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from mahdar.exchange.gaps import gaps
from mahdar.exchange.labels import Label
from mahdar.exchange.outline import Cell, label_of, outline, title_of
from mahdar.model.minutes import Minutes

Make = Callable[..., Minutes]
Bare = Callable[[str], Minutes]


def test_paths_are_unique_and_point_into_the_record(invented: Minutes) -> None:
    paths = [c.path for c in outline(invented).cells()]
    assert len(paths) == len(set(paths))
    assert "meetings[0].participants[1].country" in paths
    assert "measures[1].quantities[0]" in paths


def test_a_cell_has_a_value_or_a_reason(invented: Minutes) -> None:
    bare = [c.path for c in outline(invented).cells() if c.empty and not c.why]
    assert bare == ["url"]


def test_several_values_stand_together_and_none_is_one_empty_cell(invented: Minutes) -> None:
    first, second = outline(invented).meetings
    assert [c.code for c in first.facts.several("contexts")] == ["environment", "diplomatic"]
    assert [c.empty for c in second.facts.several("contexts")] == [True]


def test_a_field_that_an_entry_does_not_have_is_a_key_error(invented: Minutes) -> None:
    with pytest.raises(KeyError):
        outline(invented).meetings[0].facts["deadline"]


def test_evidence_of_one_of_several_values_is_found(invented: Minutes) -> None:
    laid = outline(invented)
    quantity = laid.measures[0]["quantities[0]"]
    assert quantity.words == "40 مهندسا"
    assert quantity.evidence
    assert quantity.evidence.quote == "40 مهندسا"
    context = laid.meetings[0].facts["contexts[0]"]
    assert context.evidence
    assert context.evidence.quote == "المياه الجوفية"


def test_money_is_shown_with_its_currency_and_grouped(invented: Minutes) -> None:
    assert outline(invented).measures[1]["quantities[0]"].words == "2,500,000 يورو (EUR)"


def test_the_same_reason_for_another_field_is_a_line_of_its_own() -> None:
    why = Label("سبب", "reason")
    cells = [
        Cell("measures[0].place", Label("م", "Place"), why=why),
        Cell("measures[0].axis", Label("ح", "Axis"), why=why),
    ]
    assert [g.label.en for g in gaps(cells)] == ["Place", "Axis"]


def test_a_body_apart_from_the_post_is_no_gap(invented: Minutes) -> None:
    assert not [c for c in outline(invented).missing if c.path.endswith(".body")]


def test_a_path_in_words_counts_from_one() -> None:
    assert label_of("meetings[0].participants[1].country").en == "Meeting 1, Participant 2, Side"


def test_a_title_is_given_or_read_from_the_first_line_or_the_id(make_invented: Make, bare_minutes: Bare) -> None:
    assert title_of(make_invented(title="عنوان آخر")) == "عنوان آخر"
    assert title_of(make_invented()) == make_invented().report.text.split("\n")[0]
    assert title_of(bare_minutes(" \n ")) == "bare"
    assert title_of(bare_minutes("كلمة " * 500)) == " ".join(["كلمة"] * 31) + "…"
    assert len(title_of(bare_minutes("ك" * 500))) == 160


def test_reasons_why_nothing_was_read_are_told(bare_minutes: Bare) -> None:
    unread = dataclasses.replace(bare_minutes("hello"), missing={"meetings": "the report is English"})
    assert [(g.label.en, g.why.en) for g in gaps(outline(unread).missing)] == [("Meetings", "the report is English")]
