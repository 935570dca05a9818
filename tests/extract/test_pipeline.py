"""Steps run in order, see what came before, and an engine may take one by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mahdar.errors import MahdarError
from mahdar.extract.layer import Layer
from mahdar.extract.pipeline import STEPS, Step, run, steps_with
from mahdar.lexicon.lexicon import Lexicon
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement

REPORT = Report("r", "استقبل الوزير السفيرة")
LEXICON = Lexicon([], {}, "sha256:none")


def first(report: Report, layer: Layer) -> Iterator[Statement]:
    yield Statement("report", Property.MEETING_REPORT, False, "test/first")
    # What a step says is seen by the next one alone, however much of it was said by now.
    yield Statement("meeting/0", Property.KIND, str(len(layer.statements)), "test/first")


def second(report: Report, layer: Layer) -> Iterator[Statement]:
    yield Statement("meeting/0", Property.PLACE, str(len(layer.statements)), "test/second")


STEPS_HERE: tuple[tuple[str, Step], ...] = (("first", first), ("second", second))


class Other:
    """An engine that takes one step."""

    name = "other"

    def __init__(self, step: str) -> None:
        self.step = step

    def steps(self) -> dict[str, Step]:
        return {self.step: first}


def test_a_step_sees_what_earlier_steps_said_and_nothing_of_its_own() -> None:
    values = [s.value for s in run(REPORT, LEXICON, STEPS_HERE)]
    assert values == [False, "0", "2"]


def test_an_engine_takes_a_step_by_name_and_leaves_the_others() -> None:
    taken = steps_with(Other("second"), STEPS_HERE)
    assert taken == (("first", first), ("second", first))


def test_an_engine_that_names_no_step_is_refused() -> None:
    with pytest.raises(MahdarError, match="no step 'third' among first, second"):
        steps_with(Other("third"), STEPS_HERE)


def test_something_may_be_opened_around_each_step() -> None:
    seen: list[str] = []

    @contextmanager
    def around(name: str) -> Iterator[None]:
        seen.append("+" + name)
        yield
        seen.append("-" + name)

    run(REPORT, LEXICON, STEPS_HERE, around)
    assert seen == ["+words", "-words", "+first", "-first", "+second", "-second"]


def test_the_built_in_steps_stand_in_the_order_in_which_they_need_each_other() -> None:
    assert [name for name, _ in STEPS] == [
        "blocks", "noise", "dates", "quantities", "mentions", "meetings",
        "when_where", "contexts", "measures", "axes", "grade",
    ]  # fmt: skip
