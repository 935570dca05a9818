"""Minutes made by hand from an invented report: persons, bodies, places and outlet do not exist."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from mahdar.model.actors import Participant
from mahdar.model.evidence import Evidence, cite
from mahdar.model.grade import Credibility, Grade, Reason, Reliability
from mahdar.model.measure import Axis, Measurability, Measure, MeasureKind, Modality, Quantity
from mahdar.model.meeting import Context, Meeting, MeetingKind, MeetingStatus
from mahdar.model.minutes import Minutes, Run
from mahdar.model.report import Block, BlockKind, Report

TITLE = "وزير المياه يستقبل سفيرة مملكة الشمال في واحة النخيل"
CLAUSE = "استقبل وزير المياه سالم الورداني، أمس الثلاثاء في واحة النخيل، سفيرة مملكة الشمال ليندا هولمكفيست"
NOISE = "اقرأ أيضا: أسعار الزهور هذا الأسبوع"
TEXT = f"""{TITLE}

{CLAUSE}، بحضور رئيس مصلحة الآبار. وتناول اللقاء ملف المياه الجوفية.
نقاط الاتفاق
- تدريب 40 مهندسا على رصد الآبار قبل نهاية يونيو المقبل
- تقديم منحة قدرها 2.5 مليون يورو لحفر آبار جديدة
محاور الخطة
| المحور | المستهدف |
| --- | --- |
| المياه | حصر الآبار غير المرخصة |
| التدريب | تأهيل مراقبي الجودة |
ومن المقرر أن يزور الوزير عاصمة المملكة الشهر المقبل.

{NOISE}
"""


class Words:
    """Finds words in a report and cites them."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def __call__(self, words: str, rule: str = "test/rule", entries: tuple[str, ...] = (), after: int = 0) -> Evidence:
        start = self.report.text.index(words, after)
        return cite(self.report, start, start + len(words), rule, entries)


def report_of(
    text: str = TEXT,
    id: str = "invented",
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | None = date(2026, 3, 11),
) -> Report:
    return Report(id, text, title, published, outlet, url, "ar")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Blocks as the extractor cuts them: marks outside, a row before its cells."""
    out: list[Block] = []
    at = 0
    row = -1
    for line in text.split("\n"):
        end = at + len(line)
        if line.startswith("| ---"):
            pass
        elif line.startswith("| "):
            row += 1
            cells = []
            start = at + 2
            for column, cell in enumerate(line.strip("| ").split(" | ")):
                cells.append(Block(BlockKind.CELL, start, start + len(cell), 0, row, column))
                start += len(cell) + 3
            out += [Block(BlockKind.ROW, cells[0].start, cells[-1].end, 0, row), *cells]
        elif line.startswith("- "):
            out.append(Block(BlockKind.ITEM, at + 2, end))
        elif line:
            kind = BlockKind.TITLE if at == 0 else BlockKind.PARAGRAPH
            kind = BlockKind.HEADING if line in ("نقاط الاتفاق", "محاور الخطة") else kind
            kind = BlockKind.NOISE if line == NOISE else kind
            out.append(Block(kind, at, end))
        at = end + 1
    return tuple(out)


def minutes_of_invented(
    id: str = "invented",
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | None = date(2026, 3, 11),
) -> Minutes:
    report = report_of(TEXT, id, title, outlet, url, published)
    cited = Words(report)
    body = len(TITLE)
    clause = cited(CLAUSE)
    held = Meeting(
        quote=clause.quote,
        kind=MeetingKind.MEETING,
        status=MeetingStatus.HELD,
        date=date(2026, 3, 10),
        place="واحة النخيل",
        participants=(
            Participant(
                "سالم الورداني", "وزير المياه", "LY", True, None, 0.97,
                {
                    "name": cited("سالم الورداني", after=body),
                    "role": cited("وزير المياه", entries=("posts/minister",), after=body),
                    "country": cited("وزير المياه", "side/outlet-country", after=body),
                },
                {"body": "no body is named apart from the post"},
            ),
            Participant(
                "ليندا هولمكفيست", "سفيرة مملكة الشمال", "XN", True, None, 0.91,
                {
                    "name": cited("ليندا هولمكفيست"),
                    "role": cited("سفيرة مملكة الشمال", after=body),
                    "country": cited("مملكة الشمال", "side/post-of", after=body),
                },
                {"body": "no body is named apart from the post"},
            ),
            Participant(
                None, "رئيس مصلحة الآبار", None, False, "مصلحة الآبار", 0.6,
                {"role": cited("رئيس مصلحة الآبار"), "body": cited("مصلحة الآبار")},
                {"name": "no name is given", "country": "the text does not tell the side"},
            ),
        ),
        contexts=(Context.ENVIRONMENT, Context.DIPLOMATIC),
        dossiers=("ملف المياه الجوفية",),
        confidence=0.93,
        evidence={
            "quote": clause,
            "kind": cited("استقبل", "meeting/receive", ("meeting_verbs/receive",)),
            "date": cited("أمس الثلاثاء", "date/weekday-past"),
            "place": cited("واحة النخيل", "place/in", after=body),
            "contexts.environment": cited("المياه الجوفية", "context/word"),
            "dossiers.0": cited("ملف المياه الجوفية"),
        },
    )  # fmt: skip
    visit = Meeting(
        quote="يزور الوزير عاصمة المملكة",
        kind=MeetingKind.VISIT,
        status=MeetingStatus.ANNOUNCED,
        date=None,
        place=None,
        confidence=0.41,
        evidence={"quote": cited("يزور الوزير عاصمة المملكة"), "status": cited("ومن المقرر أن")},
        missing={
            "date": "a month is told, but no day",
            "place": "no place is told for the meeting",
            "participants": "nobody is named or designated as taking part",
            "contexts": "no subject of the talks is recognised",
            "dossiers": "no standing subject is named",
        },
    )
    training, grant = (
        cited("تدريب 40 مهندسا على رصد الآبار قبل نهاية يونيو المقبل"),
        cited("تقديم منحة قدرها 2.5 مليون يورو لحفر آبار جديدة"),
    )
    forty, money = cited("40 مهندسا"), cited("2.5 مليون يورو")
    nobody = {"actors": "nobody is named to do it", "place": "no place is named", "axis": "it stands under no axis"}
    return Minutes(
        report=report,
        meeting_report=True,
        noise=(cited(NOISE, "noise/related"),),
        meetings=(held, visit),
        measures=(
            Measure(
                training.quote, Modality.AGREED, MeasureKind.TRAINING, (),
                (Quantity(Decimal(40), "مهندسا", None, forty.start, forty.end),),
                date(2026, 6, 30), None, None,
                Measurability(who=False, what=True, how_much=True, by_when=True, where=False, money=False), 0.9,
                {
                    "quote": training, "status": cited("نقاط الاتفاق", "modality/heading"), "quantities.0": forty,
                    "deadline": cited("قبل نهاية يونيو المقبل", "date/end-of-month"),
                    "kind": cited("تدريب 40", "measure/noun"),
                }, nobody,
            ),
            Measure(
                grant.quote, Modality.AGREED, MeasureKind.AID, (),
                (Quantity(Decimal("2500000"), "يورو", "EUR", money.start, money.end),),
                None, None, None,
                Measurability(who=False, what=True, how_much=True, by_when=False, where=False, money=True), 0.88,
                {"quote": grant, "status": cited("نقاط الاتفاق", "modality/heading"), "quantities.0": money},
                {**nobody, "deadline": "no day is set"},
            ),
        ),
        axes=(
            Axis("المياه", "حصر الآبار غير المرخصة", {
                "axis": cited("المياه", "axis/row", after=TEXT.index("| ---")),
                "target": cited("حصر الآبار غير المرخصة"),
            }),
            Axis("التدريب", "تأهيل مراقبي الجودة", {"axis": cited("التدريب"), "target": cited("تأهيل مراقبي الجودة")}),
        ),
        blocks=blocks_of(report.text),
        grade=Grade(
            Reliability.F, Credibility.POSSIBLE,
            (
                Reason("outlet-unknown", "الناشر غير معروف", "the outlet is not known"),
                Reason("no-quote", "لا اقتباس مباشر", "no direct quote", cited("وتناول اللقاء")),
            ),
        ),
        run=Run("0.1.0", "built-in", "sha256:" + "0" * 64),
        evidence={"meeting_report": cited("استقبل")},
        missing={
            field: why for field, why in (
                ("title", "the page gives no title of its own"), ("outlet", "the outlet is not known"),
                ("published", "the publication day is not known"),
            ) if getattr(report, field) is None
        },
    )  # fmt: skip


@pytest.fixture
def invented() -> Minutes:
    """Minutes of the invented report."""
    return minutes_of_invented()


@pytest.fixture
def make_invented() -> Callable[..., Minutes]:
    """Makes minutes of the invented report under another id, title, outlet, address or publication day."""
    return minutes_of_invented


@pytest.fixture
def bare_minutes() -> Callable[[str], Minutes]:
    """Makes minutes that say nothing about a text."""

    def make(text: str) -> Minutes:
        report = report_of(text, id="bare")
        grade = Grade(Reliability.F, Credibility.CANNOT_BE_JUDGED, ())
        run = Run("0.1.0", "built-in", "sha256:" + "0" * 64)
        return Minutes(
            report, False, (), (), (), (), (), grade, run, {}, {"title": "the page gives no title of its own"}
        )

    return make
