"""How far a report can be trusted: reliability and credibility, two values, never one.

The scale is NATO's Admiralty code: reliability of the source A to F, credibility of the information
1 to 6. F and 6 mean 'cannot be judged' and are no middle values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from mahdar.model.evidence import Evidence


class Reliability(StrEnum):
    """Of the outlet."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(IntEnum):
    """Of the information."""

    CONFIRMED = 1
    PROBABLE = 2
    POSSIBLE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a grade.

    Attributes:
        code: Stable name, such as `no-date`.
        ar: The reason in Arabic.
        en: The reason in English.
        evidence: The words it rests on, where it rests on words.
    """

    code: str
    ar: str
    en: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """Both values with their reasons."""

    reliability: Reliability
    credibility: Credibility
    reasons: tuple[Reason, ...]
