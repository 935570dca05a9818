"""Many reports: order kept, failures named, a dead worker costs one report, and the same answers in parallel."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import pytest

from mahdar.ingest.refused import Refused
from mahdar.model.report import Report
from mahdar.workflow.many import each


def reports(count: int) -> Iterator[Report]:
    return (Report(f"r{n}", f"نص {n}") for n in range(count))


WORK = """
import os
from mahdar.errors import RecordError

def work(report):
    if report.id == "r7":
        raise ZeroDivisionError("seven")
    if report.id == "r9":
        raise RecordError("meeting/0 has no quote", "r9")
    if report.id == "r11":
        os._exit(3)
    return report.id
"""


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Work that other processes can import too: it fails on r7, breaks its contract on r9, dies on r11."""
    (tmp_path / "broken_work.py").write_text(WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("broken_work")
    sys.modules.pop("broken_work", None)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_stand_in_the_order_of_the_input_and_refusals_keep_their_place(jobs: int) -> None:
    inputs: list[Report | Refused] = [*reports(40), Refused("bad", "no text in it"), Report("last", "نص")]
    found = list(each(inputs, attrgetter("id"), jobs))
    assert found == [f"r{n}" for n in range(40)] + [Refused("bad", "no text in it"), "last"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_fails_is_named_and_the_others_are_read(jobs: int, broken: ModuleType) -> None:
    found = list(each((r for r in reports(20) if r.id != "r11"), broken.work, jobs))
    refused = [one for one in found if isinstance(one, Refused)]
    assert [one.id for one in refused] == ["r7", "r9"]
    assert "ZeroDivisionError: seven" in refused[0].message
    assert refused[1].message == "meeting/0 has no quote"
    assert found[18] == "r19"


def test_a_worker_that_dies_takes_one_report_with_it(broken: ModuleType) -> None:
    found = list(each(reports(70), broken.work, 2))
    assert len(found) == 70
    assert [one.id for one in found if isinstance(one, Refused)] == ["r7", "r9", "r11"]
    died = found[11]
    assert isinstance(died, Refused)
    assert "died" in died.message
    assert found[12] == "r12"
    assert found[69] == "r69"


def test_nothing_gives_nothing() -> None:
    assert list(each([], attrgetter("id"), 2)) == []


def test_inputs_are_taken_as_they_are_needed_and_not_all_at_once() -> None:
    taken: list[int] = []

    def counted() -> Iterator[Report]:
        for n, report in enumerate(reports(10_000)):
            taken.append(n)
            yield report

    found = each(counted(), attrgetter("id"), 2)
    next(found)
    assert len(taken) < 1000
    found.close()  # type: ignore[attr-defined]
