"""A measure: a specific action that somebody could later check; and the axes of a plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mahdar.model.evidence import Evidence


class Modality(StrEnum):
    """How the report presents a measure. Discussed is not agreed."""

    DONE = "done"
    UNDER_WAY = "under_way"
    AGREED = "agreed"
    PLANNED = "planned"
    PROPOSED = "proposed"
    URGED = "urged"


class MeasureKind(StrEnum):
    """What sort of action."""

    TRAINING = "training"
    PATROL_MONITORING = "patrol_monitoring"
    LOGISTICS_EQUIPMENT = "logistics_equipment"
    INFORMATION_EXCHANGE = "information_exchange"
    ENFORCEMENT = "enforcement"
    AGREEMENT = "agreement"
    COMMITTEE = "committee"
    MEETING = "meeting"
    EXERCISE = "exercise"
    DEVELOPMENT = "development"
    INVESTMENT_TRADE = "investment_trade"
    AID = "aid"
    INFRASTRUCTURE = "infrastructure"
    LEGAL = "legal"
    HEALTH = "health"
    EDUCATION = "education"
    CULTURE = "culture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as the text gives it.

    Attributes:
        value: The number.
        unit: The counted thing or currency, verbatim; `None` where bare.
        currency: ISO 4217 where the unit is money.
        start: First code point of the words.
        end: One past the last.
        until: Upper end where a range is told, else `None`.
    """

    value: Decimal
    unit: str | None
    currency: str | None
    start: int
    end: int
    until: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Measurability:
    """Which of the parts that a later check needs a measure names."""

    who: bool
    what: bool
    how_much: bool
    by_when: bool
    where: bool
    money: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure with the words that announced it.

    Attributes:
        quote: The clause that names the action, verbatim.
        status: How the report presents it.
        kind: What sort.
        actors: Who is to do it, verbatim.
        quantities: Numbers with units, money among them.
        deadline: Day by which, where told.
        place: Where, verbatim.
        axis: Name of the plan's axis it stands under.
        measurability: Which parts it names.
        confidence: 0 to 1.
        evidence: By field name.
        missing: Reason for each empty field.
    """

    quote: str
    status: Modality
    kind: MeasureKind
    actors: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    deadline: date | None
    place: str | None
    axis: str | None
    measurability: Measurability
    confidence: float = 1.0
    evidence: dict[str, Evidence] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Axis:
    """A row of a plan (محور) and what it aims at (مستهدف), both verbatim."""

    axis: str
    target: str
    evidence: dict[str, Evidence] = field(default_factory=dict)
