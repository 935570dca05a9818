"""One frozen `Settings`, built at the edge (command line, notebook) and passed down."""

from __future__ import annotations

from dataclasses import dataclass

#: Claims with a confidence under this are marked for review, where nobody says otherwise.
REVIEW_BELOW = 0.5


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside.

    Attributes:
        max_bytes: Largest single input read, in bytes.
        jobs: Worker processes for many reports; 1 stays in this process.
        review_below: Claims with a confidence under this are marked for review, 0 to 1.
    """

    max_bytes: int = 64 * 1024 * 1024
    jobs: int = 1
    review_below: float = REVIEW_BELOW
