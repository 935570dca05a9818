"""The steps that read a report, in a list in plain sight, and what runs them.

Each step sees the report and, through the `Layer`, what the steps before it said. Another engine (a
tagger, a language model) takes a step by its name; nothing else changes, and what it claims carries its own
rule names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from mahdar.errors import MahdarError
from mahdar.extract.axes import axes
from mahdar.extract.blocks import blocks
from mahdar.extract.contexts import contexts
from mahdar.extract.dates import dates
from mahdar.extract.grade import grade
from mahdar.extract.layer import Layer
from mahdar.extract.measures import measures
from mahdar.extract.meetings import meetings
from mahdar.extract.mentions import mentions
from mahdar.extract.noise import noise
from mahdar.extract.quantities import quantities
from mahdar.extract.when_where import when_where
from mahdar.lexicon.lexicon import Lexicon
from mahdar.model.report import Report
from mahdar.model.statement import Statement

Step = Callable[[Report, Layer], Iterator[Statement]]
#: Opened around each step under its name, such as a stopwatch; the steps know no clock.
Around = Callable[[str], AbstractContextManager[object]]


STEPS: tuple[tuple[str, Step], ...] = (
    ("blocks", blocks),
    ("noise", noise),
    ("dates", dates),
    ("quantities", quantities),
    ("mentions", mentions),
    ("meetings", meetings),
    ("when_where", when_where),
    ("contexts", contexts),
    ("measures", measures),
    ("axes", axes),
    ("grade", grade),
)


class Engine(Protocol):
    """Another way to take one or more of the steps."""

    @property
    def name(self) -> str:
        """What stands in the record as `run.engine`."""

    def steps(self) -> dict[str, Step]:
        """The steps it takes, by the names in `STEPS`."""


def steps_with(engine: Engine, steps: tuple[tuple[str, Step], ...] = STEPS) -> tuple[tuple[str, Step], ...]:
    """The list in which an engine takes the steps that it names.

    Raises:
        MahdarError: The engine names a step that the list does not have.
    """
    taken = engine.steps()
    known = [name for name, _ in steps]
    for name in taken:
        if name not in known:
            raise MahdarError(f"no step {name!r} among {', '.join(known)}", engine.name)
    return tuple((name, taken.get(name, step)) for name, step in steps)


def run(
    report: Report,
    lexicon: Lexicon,
    steps: tuple[tuple[str, Step], ...] = STEPS,
    around: Around = nullcontext,
) -> tuple[Statement, ...]:
    """All that the steps say about a report, in the order in which they said it.

    Args:
        report: The report.
        lexicon: The words known.
        steps: Which steps, in order.
        around: Opened around each step under its name, and around `words` (tokens and lexicon hits).
    """
    with around("words"):
        layer = Layer.of(report, lexicon)
    for name, step in steps:
        with around(name):
            # A step that read its own statements while saying them would depend on how they are buffered.
            layer.add(list(step(report, layer)))
    return tuple(layer.statements)
