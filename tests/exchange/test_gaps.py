from __future__ import annotations

from collections.abc import Callable

from mahdar.exchange.gaps import gaps
from mahdar.exchange.labels import Label
from mahdar.exchange.outline import Cell, outline
from mahdar.model.minutes import Minutes

Make = Callable[..., Minutes]


def test_places_of_one_gap_that_follow_each_other_are_a_range() -> None:
    why = Label("لا", "no")
    at = ["measures[0]", "measures[2]", "measures[3]", "measures[4]", "measures[8]"]
    (measures,) = gaps(Cell(f"{p}.place", Label("المكان", "Place"), why=why) for p in at)
    assert measures.where == Label("التدابير 1، 3-5، 9", "Measures 1, 3-5, 9")
    at = [f"meetings[{m}].participants[{p}]" for m, p in ((0, 0), (0, 1), (1, 3))]
    (people,) = gaps(Cell(f"{p}.name", Label("الاسم", "Name"), why=why) for p in at)
    assert people.where == Label(
        "لقاء 1، المشاركون 1-2؛ لقاء 2، مشارك 4", "Meeting 1, Participants 1-2; Meeting 2, Participant 4"
    )


def test_what_is_missing_for_one_reason_in_many_places_is_said_once(invented: Minutes) -> None:
    who = [g for g in gaps(outline(invented).missing) if g.label.en == "Who"]
    assert [g.where and g.where.en for g in who] == ["Measures 1-2"]
