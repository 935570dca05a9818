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


class NearestChoice(click.Choice[str]):
    """One of a few words; an unknown one is answered with the nearest."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """The message, the nearest word in it."""
        words = [str(word) for word in self.choices]
        near = difflib.get_close_matches(str(value), words, n=1, cutoff=0.0)[0]
        return f"{value!r} is not one of {', '.join(words)}. Did you mean {near!r}?"


class Progress:
    """Tells on stderr how many reports are done, once a run takes longer than a second.

    On a terminal one line is written over; elsewhere lines come ever more rarely, so that logs stay short.

    Args:
        stream: Where to tell.
        clock: Seconds, rising.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._begun = clock()
        self._next = 1.0
        self._shown = False

    def __call__(self, done: int) -> None:
        """So many are done."""
        spent = self._clock() - self._begun
        if spent < self._next:
            return
        text = f"{done} report{'' if done == 1 else 's'} read, {done / spent:.0f} a second"
        if self._stream.isatty():
            self._stream.write(f"\r{text}   ")
            self._next = spent + 0.2
        else:
            self._stream.write(text + "\n")
            self._next = spent * 2
        self._stream.flush()
        self._shown = True

    def end(self) -> None:
        """Leave the line on a terminal."""
        if self._shown and self._stream.isatty():
            self._stream.write("\n")
            self._stream.flush()
