"""What the commands take alike: progress on a clock of its own."""

from __future__ import annotations

import io

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
    assert 4 <= len(lines) <= 7


def test_a_terminal_gets_one_line_written_over_and_ended() -> None:
    said = told(Terminal(), [1.0, 1.05, 1.5])
    assert said.count("\r") == 2
    assert said.count("\n") == 1
    assert said.endswith("\n")
