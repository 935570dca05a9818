"""The record's shape: one declaration, from which the schema and the page on its fields are made.

The core is what a gold record has, with the same names and value lists, so that the scorer reads a record as
it is; the rest stands beside it. A field says of itself what it holds (`Says`); `schema.schema` turns that
into JSON Schema, and `docs/record.md` is generated from there, so neither can drift.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, NotRequired, TypedDict

from mahdar.model.grade import Credibility, Reliability
from mahdar.model.measure import MeasureKind, Modality
from mahdar.model.meeting import Context, MeetingKind, MeetingStatus
from mahdar.model.report import BlockKind

Example = str | int | float | bool | list[str] | dict[str, str] | dict[str, int] | None


@dataclass(frozen=True, slots=True)
class Says:
    """What a field holds.

    Attributes:
        what: One sentence.
        example: A value of it; invented.
        empty: When it is `null` or empty; blank where it never is.
        values: The closed list that it is drawn from.
        pattern: Regular expression that a string keeps.
        low: Least number.
        high: Greatest number.
        format: JSON Schema's name for its format.
        reasoned: Where `null`, the object's `missing` must name the reason.
    """

    what: str
    example: Example = None
    empty: str = ""
    values: type[Enum] | None = None
    pattern: str = ""
    low: int | None = None
    high: int | None = None
    format: str = ""
    reasoned: bool = False


_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DIGEST = r"^sha256:[0-9a-f]{64}$"


class EvidenceRecord(TypedDict):
    """Where the words stand, and which rule read them."""

    start: Annotated[int, Says("First code point of the words in the text as read.", 13, low=0)]
    end: Annotated[int, Says("One past the last code point.", 33, low=1)]
    rule: Annotated[str, Says("The rule that read them, `room/what`.", "meeting/discuss-with")]
    entries: NotRequired[
        Annotated[
            list[str],
            Says("Ids of the lexicon entries that took part.", ["posts/minister"], "left out where none took part"),
        ]
    ]


EvidenceMap = Annotated[
    dict[str, EvidenceRecord],
    Says(
        "The words behind each field, by its name; one of several by name and number or name and value "
        "(`noise.0`, `actors.0`, `contexts.military`).",
        {"start": 13, "end": 33},
        "`{}` where no field rests on words",
    ),
]
MissingMap = Annotated[
    dict[str, str],
    Says(
        "Why a field is empty, by its name.",
        {"date": "no date word belongs to the meeting"},
        "`{}` where nothing is empty",
    ),
]
Confidence = Annotated[float, Says("How sure the rules are, 0 to 1.", 0.93, low=0, high=1)]


class ParticipantRecord(TypedDict):
    """One who takes part in a meeting."""

    name: Annotated[
        str | None,
        Says(
            "Fullest name in the text without titles and honorifics, verbatim.",
            "سالم عمران الورداني",
            "the text gives only a post or a body",
            reasoned=True,
        ),
    ]
    role: Annotated[
        str | None,
        Says("Post or title without the name, verbatim.", "وزير الموارد المائية", "no post is given", reasoned=True),
    ]
    country: Annotated[
        str | None,
        Says(
            "The side: ISO 3166 two letters, or UN, EU, GCC, LAS, AFU, NATO, OIC, IMF, WB and the like.",
            "LY",
            "the text does not tell the side",
            reasoned=True,
        ),
    ]
    principal: Annotated[bool, Says("Whether the meeting takes place between this one and others.", True)]
    body: Annotated[
        str | None,
        Says(
            "The body that the post belongs to, where the text names it apart, verbatim.",
            "مصلحة المياه",
            "no body is named in the post",
        ),
    ]
    confidence: Confidence
    evidence: EvidenceMap
    missing: MissingMap


class MeetingRecord(TypedDict):
    """One consultation of two or more sides that the report tells as news."""

    quote: Annotated[str, Says("The clause that reports it, verbatim.", "بحث وزير الموارد المائية مع السفيرة ...")]
    kind: Annotated[str, Says("What sort; the clause's own word decides.", "meeting", values=MeetingKind)]
    status: Annotated[str, Says("Whether it took place; announced is not held.", "held", values=MeetingStatus)]
    date: Annotated[
        str | None,
        Says(
            "Day on which it takes place, the first of several; the publication day alone never gives it.",
            "2026-03-12",
            "no date word, or the text speaks against the publication day",
            pattern=_DAY,
            format="date",
            reasoned=True,
        ),
    ]
    place: Annotated[
        str | None, Says("Where it takes place, town before building, verbatim.", "طبرق", "none is told", reasoned=True)
    ]
    participants: Annotated[
        list[ParticipantRecord], Says("Who takes part.", empty="`[]` where nobody is named or designated")
    ]
    contexts: Annotated[
        list[str],
        Says("What was talked about.", ["environment"], "`[]` where no subject is recognised", values=Context),
    ]
    dossiers: Annotated[
        list[str],
        Says(
            "Standing subjects between the sides (ملف), verbatim.", ["ملف المياه الجوفية"], "`[]` where none is named"
        ),
    ]
    confidence: Confidence
    evidence: EvidenceMap
    missing: MissingMap


class QuantityRecord(TypedDict):
    """A number with its unit as the text gives it."""

    value: Annotated[float, Says("The number; whole numbers are written without a point.", 40)]
    unit: Annotated[str | None, Says("Counted thing or currency, verbatim.", "مهندسا", "the number stands bare")]
    currency: Annotated[str | None, Says("ISO 4217 code.", "EUR", "the unit is no money", pattern=r"^[A-Z]{3}$")]
    start: Annotated[int, Says("First code point of number and unit.", 512, low=0)]
    end: Annotated[int, Says("One past the last code point.", 521, low=1)]


class MeasurabilityRecord(TypedDict):
    """Which of the parts that a later check needs a measure names."""

    who: Annotated[bool, Says("Who is to do it.", False)]
    what: Annotated[bool, Says("What is to be done.", True)]
    how_much: Annotated[bool, Says("How much of it.", True)]
    by_when: Annotated[bool, Says("By which day.", False)]
    where: Annotated[bool, Says("Where.", False)]
    money: Annotated[bool, Says("With what money.", False)]


class MeasureRecord(TypedDict):
    """A specific action that somebody could later check."""

    quote: Annotated[str, Says("The clause that names the action, verbatim.", "تدريب 40 مهندسا على رصد الآبار")]
    status: Annotated[str, Says("How the report presents it; discussed is not agreed.", "agreed", values=Modality)]
    kind: Annotated[str, Says("What sort of action.", "training", values=MeasureKind)]
    actors: Annotated[
        list[str], Says("Who is to do it, verbatim.", ["مصلحة المياه"], "`[]` where nobody is named to do it")
    ]
    quantities: Annotated[
        list[QuantityRecord], Says("Numbers with units, money among them.", empty="`[]` where no number is given")
    ]
    deadline: Annotated[
        str | None,
        Says("Day by which.", "2026-06-30", "no day is set", pattern=_DAY, format="date", reasoned=True),
    ]
    place: Annotated[str | None, Says("Where, verbatim.", "الجغبوب", "no place is named", reasoned=True)]
    axis: Annotated[
        str | None,
        Says("Name of the plan's axis it stands under, verbatim.", "المياه", "it stands under no axis", reasoned=True),
    ]
    measurability: Annotated[MeasurabilityRecord, Says("Which parts it names.")]
    confidence: Confidence
    evidence: EvidenceMap
    missing: MissingMap


class AxisRecord(TypedDict):
    """A row of a plan."""

    axis: Annotated[str, Says("Name of the axis (محور), verbatim.", "المياه")]
    target: Annotated[str, Says("What it aims at (مستهدف), verbatim.", "حصر الآبار غير المرخصة")]
    evidence: EvidenceMap


class BlockRecord(TypedDict):
    """A piece of the page."""

    kind: Annotated[str, Says("What it is.", "paragraph", values=BlockKind)]
    start: Annotated[int, Says("First code point of its words; list marks, `#` and `|` stay outside.", 0, low=0)]
    end: Annotated[int, Says("One past the last code point.", 530, low=0)]
    table: NotRequired[Annotated[int, Says("Number of its table, from 0.", 0, "left out outside tables", low=0)]]
    row: NotRequired[
        Annotated[int, Says("Row in the table; the header row is 0.", 1, "left out outside tables", low=0)]
    ]
    column: NotRequired[Annotated[int, Says("Column of a cell, from 0.", 0, "left out but for cells", low=0)]]


class WordsRecord(TypedDict):
    """A text in both languages."""

    ar: Annotated[str, Says("In Arabic.", "لا يذكر التقرير تاريخ اللقاء")]
    en: Annotated[str, Says("In English.", "the report gives no date for the meeting")]


class ReasonRecord(TypedDict):
    """One reason for a grade."""

    code: Annotated[str, Says("Stable name.", "no-date")]
    text: Annotated[WordsRecord, Says("The reason in words.")]
    evidence: NotRequired[Annotated[EvidenceRecord, Says("The words it rests on.", empty="left out where none")]]


class GradeRecord(TypedDict):
    """How far the report can be trusted (NATO Admiralty code): two values, never one."""

    reliability: Annotated[
        str, Says("Of the outlet; F is 'cannot be judged' and no middle value.", "F", values=Reliability)
    ]
    credibility: Annotated[
        int, Says("Of the information; 6 is 'cannot be judged' and no middle value.", 6, values=Credibility)
    ]
    reasons: Annotated[list[ReasonRecord], Says("Why, each in words.", empty="`[]` where none was found")]


class RunRecord(TypedDict):
    """What read the report."""

    mahdar: Annotated[str, Says("Version of the code.", "0.1.0")]
    engine: Annotated[str, Says("The engine.", "built-in")]
    lexicons: Annotated[str, Says("Digest of the lexicons.", "sha256:2c26b46b...")]


class Record(TypedDict):
    """The minutes of one report."""

    id: Annotated[str, Says("The report's id as given, or its path; unique within a run.", "demo")]
    title: Annotated[
        str | None, Says("The page's own title.", "وزير الموارد المائية يلتقي ...", "not known", reasoned=True)
    ]
    published: Annotated[
        str | None,
        Says(
            "Day of publication as the outlet gives it: an anchor for dates, never an answer. Where nobody gave it, "
            "the day that a line of publication or a full dateline at the head of the text tells; then `evidence` "
            "has its words.",
            "2026-03-13",
            "not known",
            pattern=_DAY,
            format="date",
            reasoned=True,
        ),
    ]
    outlet: Annotated[str | None, Says("Who published it.", "example.org", "not known", reasoned=True)]
    url: Annotated[str | None, Says("Canonical address.", "https://example.org/1", "not known")]
    meeting_report: Annotated[bool, Says("Whether its news is an official consultation of two or more sides.", True)]
    noise: Annotated[
        list[str],
        Says(
            "What stands on the page and is no part of the report, verbatim.",
            ["اقرأ أيضا: أسعار العملات"],
            "`[]` where the text is clean",
        ),
    ]
    meetings: Annotated[
        list[MeetingRecord], Says("The consultations it tells as news.", empty="`[]` where `meeting_report` is false")
    ]
    measures: Annotated[
        list[MeasureRecord], Says("The specific actions it names.", empty="`[]` where `meeting_report` is false")
    ]
    axes: Annotated[list[AxisRecord], Says("Rows of a plan.", empty="`[]` where no plan is told")]
    blocks: Annotated[list[BlockRecord], Says("The page's pieces in order.", empty="`[]` where it was left unread")]
    grade: Annotated[GradeRecord, Says("How far it can be trusted, and why.")]
    evidence: EvidenceMap
    missing: MissingMap
    language: Annotated[
        str | None, Says("ISO 639-1 code as detected.", "ar", "too short to tell", pattern="^[a-z]{2,3}$")
    ]
    digest: Annotated[str, Says("SHA-256 of the text as UTF-8.", "sha256:" + "2c26b46b" * 8, pattern=_DIGEST)]
    run: Annotated[RunRecord, Says("What read the report.")]
