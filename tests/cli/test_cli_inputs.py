"""What the commands take alike: progress on a clock of its own."""

from __future__ import annotations

import io

import pytest

from mahdar.cli.inputs import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Stands still until it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def told(stream: io.StringIO, ticks: list[float]) -> str:
    clock = Clock()
    progress = Progress(stream, clock)
    for done, spent in enumerate(ticks, 1):
        clock.now = 100.0 + spent
        progress(done * 10)
    progress.end()
    return stream.getvalue()


def test_what_takes_less_than_a_second_says_nothing() -> None:
    assert told(io.StringIO(), [0.1, 0.5, 0.99]) == ""
    assert told(Terminal(), [0.1, 0.5, 0.99]) == ""


def test_a_log_gets_ever_fewer_lines() -> None:
    lines = told(io.StringIO(), [n / 4 for n in range(1, 200)]).splitlines()
    assert lines[0] == "40 reports read, 40 a second"
    assert 5 <= len(lines) <= 8


def test_the_last_line_has_the_whole_count_and_the_whole_time() -> None:
    for stream in (io.StringIO(), Terminal()):
        assert told(stream, [1.0, 1.05, 1.1]).endswith(
            "30 reports read in 1.1 s, 27 a second" + stream.isatty() * "   " + "\n"
        )


@pytest.mark.parametrize(
    ("ticks", "rate"), [([5.0], "2.0 a second"), ([25.0], "2.5 s each"), ([0.1] * 9 + [10.0], "10 a second")]
)
def test_a_slow_run_never_reads_none_a_second(ticks: list[float], rate: str) -> None:
    assert told(io.StringIO(), ticks).splitlines()[-1].endswith(rate)


@pytest.mark.parametrize(("done", "quiet", "says"), [(1, False, False), (2, True, False), (2, False, True)])
def test_one_report_alone_and_a_quiet_run_make_no_progress(done: int, quiet: bool, says: bool) -> None:
    clock, stream = Clock(), io.StringIO()
    progress = Progress(stream, clock, quiet=quiet)
    clock.now += 9.0
    progress(done)
    progress.end()
    assert bool(stream.getvalue()) == says


def test_what_is_said_between_stands_on_a_line_of_its_own() -> None:
    clock, stream = Clock(), Terminal()
    progress = Progress(stream, clock)
    progress.aside()
    clock.now += 2.0
    progress(2)
    progress.aside()
    stream.write("x\n")
    progress.end()
    assert stream.getvalue() == "\r2 reports read, 1.0 a second   \nx\n2 reports read in 2.0 s, 1.0 a second\n"


def test_a_terminal_gets_one_line_written_over_and_ended() -> None:
    said = told(Terminal(), [1.0, 1.05, 1.5])
    assert said.count("\r") == 3
    assert said.count("\n") == 1
    assert said.endswith("\n")
