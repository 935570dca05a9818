"""What the commands take alike: inputs, the day of publication, and how long a run tells of itself."""

from __future__ import annotations

import difflib
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import TextIO

import click


class Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows how one is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is no day; write one as 2026-03-12", param, ctx)


DAY = Day()
#: How many reports make a run whose progress is told.
_SEVERAL = 2


class NearestChoice(click.Choice[str]):
    """One of a few words; an unknown one is answered with the nearest."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """The message, the nearest word in it."""
        words = [str(word) for word in self.choices]
        near = difflib.get_close_matches(str(value), words, n=1, cutoff=0.0)[0]
        return f"{value!r} is not one of {', '.join(words)}. Did you mean {near!r}?"


class Progress:
    """Tells on stderr how many reports are read, once a run of several takes longer than a second.

    On a terminal one line is written over; elsewhere lines come ever more rarely, so that logs stay short. The
    last line has the whole count and the whole time.

    Args:
        stream: Where to tell.
        clock: Seconds, rising.
        quiet: Tell nothing.
    """

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic, *, quiet: bool = False
    ) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._begun = clock()
        self._next = 1.0
        self._done = 0
        self._quiet = quiet
        self._open = False  # a line on the terminal that can still be written over

    def __call__(self, done: int) -> None:
        """So many are read."""
        self._done = done
        spent = self._clock() - self._begun
        if self._quiet or spent < self._next or done < _SEVERAL:
            return
        text = f"{done} reports read, {_rate(done, spent)}"
        if self._stream.isatty():
            self._stream.write(f"\r{text}   ")
            self._next = spent + 0.2
            self._open = True
        else:
            self._stream.write(text + "\n")
            self._next = spent * 2
        self._stream.flush()

    def aside(self) -> None:
        """Before something else is written to the stream: leave the line that stands open."""
        if self._open:
            self._stream.write("\n")
            self._open = False

    def end(self) -> None:
        """Tell the whole count, where the run took longer than a second."""
        spent = self._clock() - self._begun
        if self._quiet or spent < 1.0 or self._done < _SEVERAL:
            return
        text = f"{self._done} reports read in {spent:.1f} s, {_rate(self._done, spent)}"
        self._stream.write(f"\r{text}   \n" if self._open else f"{text}\n")
        self._stream.flush()
        self._open = False


def _rate(done: int, spent: float) -> str:
    """So many in so many seconds, in words that are never 'none a second'."""
    each = done / spent
    if each >= 10:
        return f"{each:.0f} a second"
    return f"{each:.1f} a second" if each >= 1 else f"{spent / done:.1f} s each"
