"""A consultation of two or more sides, as one report tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mahdar.model.actors import Participant
from mahdar.model.evidence import Evidence


class MeetingKind(StrEnum):
    """What sort of consultation; the clause's own word decides."""

    MEETING = "meeting"
    VISIT = "visit"
    CALL = "call"
    CONFERENCE = "conference"
    SIGNING = "signing"
    LETTER = "letter"


class MeetingStatus(StrEnum):
    """Whether it took place. Announced is not held."""

    HELD = "held"
    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Context(StrEnum):
    """What was talked about: PLOVER's contexts; the last five are the project's own."""

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    EXECUTIVE = "executive"
    LEGISLATIVE = "legislative"
    ELECTION = "election"
    POLITICAL_INSTITUTIONS = "political_institutions"
    PRO_DEMOCRACY = "pro_democracy"
    ECONOMIC = "economic"
    LEGAL = "legal"
    HUMAN_RIGHTS = "human_rights"
    RIGHTS_FREEDOMS = "rights_freedoms"
    HUMAN_SECURITY = "human_security"
    RELIGION_ETHNICITY = "religion_ethnicity"
    DIPLOMATIC = "diplomatic"
    TERRITORY = "territory"
    HEALTH = "health"
    ASYLUM = "asylum"
    MIGRATION = "migration"
    DISASTERS = "disasters"
    NATURAL_RESOURCE = "natural_resource"
    ENVIRONMENT = "environment"
    TECHNOLOGY = "technology"
    TERRORISM = "terrorism"
    CBRN = "cbrn"
    CYBER = "cyber"
    MISINFORMATION = "misinformation"
    CRIME = "crime"
    CORRUPTION = "corruption"
    ILLEGAL_DRUGS = "illegal_drugs"
    TRAFFICKING = "trafficking"
    CULTURE = "culture"
    EDUCATION = "education"
    ENERGY = "energy"
    TRANSPORT = "transport"
    PEACEKEEPING = "peacekeeping"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One consultation.

    Attributes:
        quote: The clause that reports it.
        kind: What sort.
        status: Whether it took place.
        date: Day on which it takes place; `None` with a reason in `missing`.
        place: Town or seat, verbatim.
        participants: Who takes part.
        contexts: What was talked about.
        dossiers: Standing subjects between the sides, verbatim.
        confidence: 0 to 1.
        evidence: By field name; contexts as `contexts.NAME`.
        missing: Reason for each empty field.
    """

    quote: str
    kind: MeetingKind
    status: MeetingStatus
    date: date | None
    place: str | None
    participants: tuple[Participant, ...] = ()
    contexts: tuple[Context, ...] = ()
    dossiers: tuple[str, ...] = ()
    confidence: float = 1.0
    evidence: dict[str, Evidence] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
