"""A statement: one claim of one step about one subject, with its words and its rule.

Subjects are paths: `report`, `meeting/0`, `meeting/0/participant/1`, `measure/3`, `axis/0`, and
`mention/START` for what stands in the text. `extract.assemble` turns statements into the record; the
register keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mahdar.errors import RecordError
from mahdar.model.actors import Mention
from mahdar.model.evidence import Evidence
from mahdar.model.grade import Grade
from mahdar.model.measure import Measurability, Quantity
from mahdar.model.report import Block
from mahdar.model.timex import Timex

Value = str | bool | date | Mention | Timex | Block | Quantity | Measurability | Grade | None


class Property(StrEnum):
    """What a statement is about."""

    BLOCK = "block"
    NOISE = "noise"
    MENTION = "mention"
    TIMEX = "timex"
    QUANTITY = "quantity"
    MEETING_REPORT = "meeting_report"
    GRADE = "grade"
    QUOTE = "quote"
    KIND = "kind"
    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    CONTEXT = "context"
    DOSSIER = "dossier"
    NAME = "name"
    ROLE = "role"
    COUNTRY = "country"
    PRINCIPAL = "principal"
    BODY = "body"
    ACTOR = "actor"
    DEADLINE = "deadline"
    AXIS = "axis"
    TARGET = "target"
    MEASURABILITY = "measurability"


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim.

    Attributes:
        subject: What it is about, as a path.
        property: Which of its properties.
        value: The claimed value; `None` says that there is none, and `reason` why.
        rule: The rule's name, `room/what`.
        evidence: The words; `None` only where the claim rests on an absence.
        confidence: 0 to 1.
        reason: Why the value is `None`, or what was assumed.

    Raises:
        RecordError: The rule is not named `room/what`, or the confidence not between 0 and 1.
    """

    subject: str
    property: Property
    value: Value
    rule: str
    evidence: Evidence | None = None
    confidence: float = 1.0
    reason: str = ""

    def __post_init__(self) -> None:
        room, _, what = self.rule.partition("/")
        if not room or not what:
            raise RecordError(f"rule {self.rule!r} is not `room/what`", self.subject)
        if not 0 <= self.confidence <= 1:
            raise RecordError(f"confidence {self.confidence} is not between 0 and 1", self.subject)
