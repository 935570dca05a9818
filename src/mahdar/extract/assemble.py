"""From statements to the record: pure, and the only place that knows both.

Where several statements speak of one single-valued property, one with a value outranks one without, a surer
one a less sure one, and among equals the later, since later steps have seen more. A field that stays empty
has a reason: the one that a step gave, else the standing one below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from mahdar.errors import RecordError
from mahdar.extract.page import final_blocks
from mahdar.model.actors import Participant
from mahdar.model.evidence import Evidence
from mahdar.model.grade import Credibility, Grade, Reason, Reliability
from mahdar.model.measure import Axis, Measurability, Measure, MeasureKind, Modality, Quantity
from mahdar.model.meeting import Context, Meeting, MeetingKind, MeetingStatus
from mahdar.model.minutes import Minutes, Run
from mahdar.model.report import Block, Report
from mahdar.model.statement import Property, Statement, Value

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NO_MEETING = "the report does not tell an official meeting as its news"
#: Standing reasons, by the kind of subject and the field of the record.
REASONS: Mapping[str, Mapping[str, str]] = {
    "report": {
        "title": "the page gives no title of its own",
        "published": "the publication day is not known",
        "outlet": "the outlet is not known",
        "noise": "nothing on the page stands apart from the report",
        "meetings": "no clause tells a meeting",
        "measures": "no specific action is named",
        "axes": "no plan with axes and targets is told",
    },
    "meeting": {
        "date": "no date word belongs to the meeting",
        "place": "no place is told for the meeting",
        "participants": "nobody is named or designated as taking part",
        "contexts": "no subject of the talks is recognised",
        "dossiers": "no standing subject is named",
    },
    "participant": {
        "name": "no name is given",
        "role": "no post or title is given",
        "country": "the text does not tell the side",
        "body": "no body is named in the post",
    },
    "measure": {
        "actors": "nobody is named to do it",
        "quantities": "no number is given",
        "deadline": "no day is set",
        "place": "no place is named",
        "axis": "it stands under no axis",
    },
}


class Said:
    """Statements by subject and property, and what holds where several speak of one.

    Args:
        statements: In the order in which the steps said them.
        where: The report's id, for errors.
    """

    def __init__(self, statements: Iterable[Statement], where: str = "") -> None:
        self.where = where
        self._all: dict[str, dict[Property, list[Statement]]] = {}
        for s in statements:
            self._all.setdefault(s.subject, {}).setdefault(s.property, []).append(s)

    def each(self, subject: str, prop: Property) -> list[Statement]:
        """Statements about a property that may have many values."""
        return self._all.get(subject, {}).get(prop, [])

    def best(self, subject: str, prop: Property) -> Statement | None:
        """The statement that holds; see the module's head."""
        found: Statement | None = None
        for s in self.each(subject, prop):
            if found is None or (s.value is not None, s.confidence) >= (found.value is not None, found.confidence):
                found = s
        return found

    def numbered(self, stem: str) -> list[str]:
        """Subjects `stem/N` in order of N: the order of the record's lists."""
        depth = stem.count("/") + 2
        numbers = {
            int(subject.split("/")[depth - 1])
            for subject in self._all
            if subject.startswith(stem + "/") and subject.split("/")[depth - 1].isdigit()
        }
        return [f"{stem}/{n}" for n in sorted(numbers)]


def assemble(report: Report, statements: Iterable[Statement], run: Run) -> Minutes:
    """The record that statements make.

    Raises:
        RecordError: A meeting without its clause, a value outside its list, and the like.
    """
    said = Said(statements, report.id)
    deciding = said.best("report", Property.MEETING_REPORT)
    meetings = tuple(_meeting(said, subject) for subject in said.numbered("meeting"))
    measures = tuple(_measure(said, subject) for subject in said.numbered("measure"))
    missing = {}
    is_report = bool(deciding.value) if deciding else bool(meetings)
    if not is_report:
        meetings, measures = (), ()
        missing = {"meetings": NO_MEETING, "measures": NO_MEETING}
    if deciding and not is_report:
        missing["meeting_report"] = deciding.reason or NO_MEETING
    noise = tuple(s.evidence for s in said.each("report", Property.NOISE) if s.evidence)
    axes = tuple(_axis(said, subject) for subject in said.numbered("axis"))
    values: dict[str, object] = {
        "title": report.title, "published": report.published, "outlet": report.outlet,
        "noise": noise, "meetings": meetings, "measures": measures, "axes": axes,
    }  # fmt: skip
    return Minutes(
        report=report,
        meeting_report=is_report,
        noise=tuple(sorted(noise, key=lambda e: e.start)),
        meetings=meetings,
        measures=measures,
        axes=axes,
        blocks=_blocks(said, noise),
        grade=_grade(said),
        run=run,
        evidence={"meeting_report": deciding.evidence} if deciding and deciding.evidence else {},
        missing=_filled("report", values, missing),
    )


def unread(report: Report, run: Run, reason: str) -> Minutes:
    """The record of a report that was left unread, which says why in every field."""
    missing = dict.fromkeys(("meeting_report", "meetings", "measures", "noise", "axes"), reason)
    values: dict[str, object] = {"title": report.title, "published": report.published, "outlet": report.outlet}
    why = Reason("unread", "لم يُقرأ التقرير لأنه ليس بالعربية", reason)
    return Minutes(
        report=report,
        meeting_report=False,
        noise=(),
        meetings=(),
        measures=(),
        axes=(),
        blocks=(),
        grade=Grade(Reliability.F, Credibility.CANNOT_BE_JUDGED, (why,)),
        run=run,
        missing=_filled("report", values, missing),
    )


def _meeting(said: Said, subject: str) -> Meeting:
    quote = said.best(subject, Property.QUOTE)
    when, place = said.best(subject, Property.DATE), said.best(subject, Property.PLACE)
    contexts: dict[Context, Statement] = {}
    for s in said.each(subject, Property.CONTEXT):
        contexts.setdefault(_member(said, s, Context), s)
    dossiers = said.each(subject, Property.DOSSIER)
    participants = tuple(_participant(said, p) for p in said.numbered(subject + "/participant"))
    values: dict[str, object] = {
        "date": _value(when, date), "place": _value(place, str), "participants": participants,
        "contexts": tuple(contexts), "dossiers": tuple(s.value for s in dossiers),
    }  # fmt: skip
    single = {
        "quote": quote,
        "kind": said.best(subject, Property.KIND),
        "status": said.best(subject, Property.STATUS),
        "date": when,
        "place": place,
    }
    return Meeting(
        quote=_needed(said, subject, "quote", _value(quote, str)),
        kind=_member(said, _needed(said, subject, "kind", single["kind"]), MeetingKind),
        status=_member(said, _needed(said, subject, "status", single["status"]), MeetingStatus),
        date=_value(when, date),
        place=_value(place, str),
        participants=participants,
        contexts=tuple(contexts),
        dossiers=_strings(dossiers),
        confidence=quote.confidence if quote else 1.0,
        evidence=_evidence(single)
        | _evidence({f"contexts.{name.value}": s for name, s in contexts.items()})
        | _evidence({f"dossiers.{i}": s for i, s in enumerate(dossiers)}),
        missing=_filled("meeting", values, _reasons(single)),
    )


def _participant(said: Said, subject: str) -> Participant:
    single = {
        "name": said.best(subject, Property.NAME),
        "role": said.best(subject, Property.ROLE),
        "country": said.best(subject, Property.COUNTRY),
        "principal": said.best(subject, Property.PRINCIPAL),
        "body": said.best(subject, Property.BODY),
    }
    name, role = _value(single["name"], str), _value(single["role"], str)
    country, body = _value(single["country"], str), _value(single["body"], str)
    if name is None and role is None:
        raise RecordError(f"{subject} has neither name nor role", said.where)
    makes = single["name"] if name is not None else single["role"]
    values: dict[str, object] = {"name": name, "role": role, "country": country, "body": body}
    return Participant(
        name=name,
        role=role,
        country=country,
        principal=bool(_value(single["principal"], bool)),
        body=body,
        confidence=makes.confidence if makes else 1.0,
        evidence=_evidence(single),
        missing=_filled("participant", values, _reasons(single)),
    )


def _measure(said: Said, subject: str) -> Measure:
    single = {
        "quote": said.best(subject, Property.QUOTE),
        "status": said.best(subject, Property.STATUS),
        "kind": said.best(subject, Property.KIND),
        "deadline": said.best(subject, Property.DEADLINE),
        "place": said.best(subject, Property.PLACE),
        "axis": said.best(subject, Property.AXIS),
    }
    actors, numbers = said.each(subject, Property.ACTOR), said.each(subject, Property.QUANTITY)
    quantities = tuple(s.value for s in numbers if isinstance(s.value, Quantity))
    values: dict[str, object] = {
        "actors": _strings(actors), "quantities": quantities, "deadline": _value(single["deadline"], date),
        "place": _value(single["place"], str), "axis": _value(single["axis"], str),
    }  # fmt: skip
    measurability = _value(said.best(subject, Property.MEASURABILITY), Measurability)
    quote = single["quote"]
    return Measure(
        quote=_needed(said, subject, "quote", _value(quote, str)),
        status=_member(said, _needed(said, subject, "status", single["status"]), Modality),
        kind=_member(said, _needed(said, subject, "kind", single["kind"]), MeasureKind),
        actors=_strings(actors),
        quantities=quantities,
        deadline=_value(single["deadline"], date),
        place=_value(single["place"], str),
        axis=_value(single["axis"], str),
        measurability=_needed(said, subject, "measurability", measurability),
        confidence=quote.confidence if quote else 1.0,
        evidence=_evidence(single)
        | _evidence({f"actors.{i}": s for i, s in enumerate(actors)})
        | _evidence({f"quantities.{i}": s for i, s in enumerate(numbers)}),
        missing=_filled("measure", values, _reasons(single)),
    )


def _axis(said: Said, subject: str) -> Axis:
    single = {"axis": said.best(subject, Property.AXIS), "target": said.best(subject, Property.TARGET)}
    return Axis(
        axis=_needed(said, subject, "axis", _value(single["axis"], str)),
        target=_needed(said, subject, "target", _value(single["target"], str)),
        evidence=_evidence(single),
    )


def _blocks(said: Said, noise: Iterable[Evidence]) -> tuple[Block, ...]:
    blocks = (s.value for s in said.each("report", Property.BLOCK) if isinstance(s.value, Block))
    return tuple(final_blocks(blocks, [(e.start, e.end) for e in noise]))


def _grade(said: Said) -> Grade:
    statement = said.best("report", Property.GRADE)
    if statement and isinstance(statement.value, Grade):
        return statement.value
    why = Reason("not-judged", "لم يقدّر أي إجراء مدى الوثوق بالتقرير", "no step judged the report")
    return Grade(Reliability.F, Credibility.CANNOT_BE_JUDGED, (why,))


def _value(statement: Statement | None, kind: type[T]) -> T | None:
    value: Value = statement.value if statement else None
    return value if isinstance(value, kind) else None


def _strings(statements: list[Statement]) -> tuple[str, ...]:
    return tuple(s.value for s in statements if isinstance(s.value, str))


def _member(said: Said, statement: Statement, members: type[E]) -> E:
    try:
        return members(str(statement.value))
    except ValueError as exc:
        raise RecordError(f"{statement.subject}: {statement.value!r} is no {members.__name__}", said.where) from exc


def _needed(said: Said, subject: str, field: str, value: T | None) -> T:
    if value is None:
        raise RecordError(f"{subject} has no {field}", said.where)
    return value


def _evidence(statements: Mapping[str, Statement | None]) -> dict[str, Evidence]:
    return {field: s.evidence for field, s in statements.items() if s and s.evidence and s.value is not None}


def _reasons(statements: Mapping[str, Statement | None]) -> dict[str, str]:
    return {field: s.reason for field, s in statements.items() if s and s.value is None and s.reason}


def _filled(subject: str, values: Mapping[str, object], given: Mapping[str, str]) -> dict[str, str]:
    """Reasons for the empty fields: those given, else the standing ones."""
    out = {f: r for f, r in given.items() if f not in values or _empty(values[f])}
    for field, standing in REASONS[subject].items():
        if field in values and _empty(values[field]):
            out.setdefault(field, standing)
    return out


def _empty(value: object) -> bool:
    return value is None or value == ()
