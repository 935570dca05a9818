"""One report's sheet as HTML: meetings, measures, axes, grade, what is missing; each value leads to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mahdar.exchange.address import leads_out, readable, short
from mahdar.exchange.anchors import Anchors
from mahdar.exchange.gaps import Gap, gaps
from mahdar.exchange.labels import FIELDS, Label, value
from mahdar.exchange.markup import NOTHING, Html, both, isolated, join, tag, text
from mahdar.exchange.outline import Cell, Entry, MeetingOutline, Outline, label_of, title_of
from mahdar.exchange.reporttext import Shown
from mahdar.model.evidence import Evidence
from mahdar.model.minutes import Minutes
from mahdar.settings import REVIEW_BELOW

#: Fields that have their own place in an entry and are not repeated among its facts.
_HEAD = ("quote", "kind", "status")
#: Signs of an address that are shown; the link has all.
_ADDRESS = 80


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is shown.

    Attributes:
        prefix: Begins every id of the report, so that several share a page.
        review_below: Entries with a confidence under this are marked for review.
        level: Level of the report's own heading; its sections are one lower.
    """

    prefix: str
    review_below: float = REVIEW_BELOW
    level: int = 2


class Sheet:
    """Draws the outline of one report's minutes.

    Args:
        minutes: The minutes.
        laid: Their outline.
        look: How to show it.
    """

    def __init__(self, minutes: Minutes, laid: Outline, look: Look) -> None:
        self._minutes = minutes
        self._laid = laid
        self._look = look
        cited = [c for c in laid.cells() if c.evidence]
        self.anchors = Anchors.of((c.evidence.start, c.evidence.end) for c in cited if c.evidence)
        self._ids = {c.path: f"{look.prefix}c{i}" for i, c in enumerate(cited)}
        self._first: dict[int, str] = {}
        for cell in cited:
            if cell.evidence:
                self._first.setdefault(self._number(cell.evidence), self._ids[cell.path])

    def article(self) -> Html:
        """Head, sheet and text."""
        report = self._minutes.report
        noise = frozenset(self._number(e) for e in self._minutes.noise)
        shown = Shown(report.text, self.anchors, self._look.prefix, noise, self._first)
        heading = self._heading(0, both(FIELDS["text"]))
        body = tag("div", shown.html(self._minutes.blocks), class_="body")
        columns = tag(
            "div",
            tag("div", *self._sections(), class_="sheet"),
            tag("section", heading, body, class_="text", id=f"{self._look.prefix}text"),
            class_="columns",
        )
        return tag("article", self._head(), columns, class_="report", id=self._look.prefix)

    def _number(self, evidence: Evidence) -> int:
        return self.anchors.numbers[evidence.start, evidence.end]

    def _heading(self, deeper: int, *children: Html) -> Html:
        return tag(f"h{self._look.level + 1 + deeper}", *children)

    def _head(self) -> Html:
        report, grade = self._minutes.report, self._minutes.grade
        mark = tag(
            "p",
            tag("b", text(f"{grade.reliability.value}{grade.credibility.value}"), dir="ltr"),
            tag("span", both(FIELDS["grade"])),
            class_="grade",
            title=f"{FIELDS['reliability'].en}: {value(grade.reliability).en}; "
            f"{FIELDS['credibility'].en}: {value(grade.credibility).en}",
        )
        title = tag(f"h{self._look.level}", isolated(title_of(self._minutes)))
        facts = [c for c in self._laid.source.cells if not c.empty and c.label != FIELDS["title"]]
        shown = [tag("span", both(c.label), Html(" "), self._source(c)) for c in facts]
        shown.append(tag("span", both(FIELDS["id"]), Html(" "), isolated(report.id)))
        return tag("header", mark, tag("div", title, tag("p", join(shown, Html(" ")), class_="source")))

    def _source(self, cell: Cell) -> Html:
        words = cell.words or ""
        if cell.label != FIELDS["url"]:
            return self._value(cell) if cell.evidence else isolated(words)
        shown = tag("bdi", text(short(words, _ADDRESS)), class_="address", dir="ltr")
        if not leads_out(words):
            return shown
        return tag("a", shown, href=words, rel="noreferrer noopener external", class_="out", title=readable(words))

    def _sections(self) -> Iterator[Html]:
        laid = self._laid
        verdict = tag("p", both(laid.verdict.label), Html(": "), self._value(laid.verdict), class_="verdict")
        yield verdict
        for i, meeting in enumerate(laid.meetings):
            yield self._meeting(meeting, i)
        if laid.measures:
            items = tag("ol", *(self._measure(m) for m in laid.measures), class_="measures")
            yield self._section("measures", items, self._rules(laid.measures), count=len(laid.measures))
        if laid.axes:
            rows = (tag("tr", *(tag("td", self._value(c)) for c in axis.cells)) for axis in laid.axes)
            yield self._section(
                "axes", self._table(("axis", "target"), rows), self._rules(laid.axes), count=len(laid.axes)
            )
        yield self._grade()
        if laid.noise:
            listed = tag("ul", *(tag("li", self._value(c)) for c in laid.noise))
            yield self._section("noise", listed, count=len(laid.noise))
        if laid.missing:
            listed = tag("ul", *(self._gap(g) for g in gaps(laid.missing)))
            yield self._section("missing", listed, count=None)
        run = self._minutes.run
        words = f"mahdar {run.mahdar} · {run.engine} · {run.lexicons[:19]}… · {self._minutes.report.digest[:19]}…"
        yield tag("p", both(FIELDS["run"]), Html(" "), tag("bdi", text(words), dir="ltr"), class_="run")

    def _section(self, name: str, *children: Html, count: int | None) -> Html:
        number = tag("span", text(str(count)), class_="count") if count is not None else NOTHING
        return tag("section", self._heading(0, both(FIELDS[name]), Html(" "), number), *children, class_=name)

    def _meeting(self, meeting: MeetingOutline, number: int) -> Html:
        facts = meeting.facts
        heading = self._heading(
            0,
            both(label_of(f"meetings[{number}]")),
            Html(" "),
            self._chip(facts["kind"]),
            self._chip(facts["status"]),
            self._doubt(facts),
        )
        return tag(
            "section",
            heading,
            tag("blockquote", self._value(facts["quote"])),
            self._facts(facts),
            self._people(meeting),
            self._rules((facts, *meeting.participants)),
            class_="meeting",
        )

    def _people(self, meeting: MeetingOutline) -> Html:
        if meeting.nobody:
            return tag("p", both(FIELDS["participants"]), Html(": "), self._value(meeting.nobody))
        rows = []
        for person in meeting.participants:
            post = [self._value(person["role"])]
            if not person["body"].empty:
                post.append(tag("div", self._value(person["body"]), class_="sub"))
            cells = (
                (self._value(person["name"]), self._doubt(person)),
                post,
                (self._value(person["country"]),),
                (self._value(person["principal"]),),
            )
            rows.append(tag("tr", *(tag("td", *cell) for cell in cells)))
        return self._table(("name", "role", "country", "principal"), rows)

    def _measure(self, measure: Entry) -> Html:
        chips = (self._chip(measure["status"]), self._chip(measure["kind"]), self._doubt(measure))
        return tag(
            "li",
            tag("blockquote", self._value(measure["quote"])),
            tag("p", *chips, class_="chips"),
            self._facts(measure, given_only=True),
        )

    def _facts(self, entry: Entry, *, given_only: bool = False) -> Html:
        """A list of the facts that have no other place; several values of one field stand together."""
        rows: dict[Label, list[Html]] = {}
        for cell in entry.cells:
            if cell.path.rpartition(".")[2] not in _HEAD and not (given_only and cell.empty):
                rows.setdefault(cell.label, []).append(tag("dd", self._value(cell)))
        return tag("dl", *(tag("div", tag("dt", both(label)), *values) for label, values in rows.items()))

    def _grade(self) -> Html:
        grade = self._minutes.grade
        pairs = (("reliability", grade.reliability), ("credibility", grade.credibility))
        rows = []
        for name, member in pairs:
            shown = tag("dd", tag("b", text(str(member.value))), Html(" "), both(value(member)))
            rows.append(tag("div", tag("dt", both(FIELDS[name])), shown))
        reasons = tag("ul", *(tag("li", self._value(c)) for c in self._laid.reasons)) if self._laid.reasons else NOTHING
        return tag("section", self._heading(0, both(FIELDS["grade"])), tag("dl", *rows), reasons, class_="grading")

    def _gap(self, gap: Gap) -> Html:
        where = NOTHING
        if gap.where:
            english = tag("span", text(gap.where.en), lang="en", dir="ltr")
            where = tag("span", Html(" · "), isolated(gap.where.ar), Html(" · "), english, class_="where")
        return tag("li", both(gap.label), Html(" — "), both(gap.why), where)

    def _table(self, columns: tuple[str, ...], rows: Iterable[Html]) -> Html:
        head = tag("tr", *(tag("th", both(FIELDS[c]), scope="col") for c in columns))
        table = tag("table", tag("thead", head), tag("tbody", *rows))
        name = " · ".join(FIELDS[c].ar for c in columns)
        return tag("div", table, class_="wide", tabindex="0", role="group", aria_label=name)

    def _chip(self, cell: Cell) -> Html:
        return tag("span", self._value(cell), class_=f"chip {cell.code}")

    def _doubt(self, entry: Entry) -> Html:
        if entry.confidence is None or entry.confidence >= self._look.review_below:
            return NOTHING
        return tag("span", both(Label(FIELDS["review"].ar, f"check: {entry.confidence:.2f}")), class_="doubt")

    def _value(self, cell: Cell) -> Html:
        """A value that leads to its words, or the reason why there is none."""
        if cell.empty:
            why = both(cell.why) if cell.why else text("—")
            return tag("span", tag("span", text("—"), aria_hidden="true"), Html(" "), why, class_="none")
        name = cell.name
        if name and cell.path.endswith(".country") and name.en != cell.code:
            name = Label(name.ar, f"{name.en} ({cell.code})")
        shown = isolated(cell.words) if cell.words is not None else both(name) if name else NOTHING
        if cell.evidence is None:
            return tag("span", shown)
        number = self._number(cell.evidence)
        return tag(
            "a",
            shown,
            id=self._ids[cell.path],
            href=f"#{self._look.prefix}w{number}",
            class_=f"v w{number} i{number}",
            title=f"{cell.evidence.rule}  {cell.evidence.start}–{cell.evidence.end}",
        )

    def _rules(self, entries: Iterable[Entry]) -> Html:
        """On demand: for each value its words, rule, lexicon entries and the entry's confidence."""
        rows = []
        for entry in entries:
            sure = "" if entry.confidence is None else f"{entry.confidence:.2f}"
            for cell in entry.cells:
                if cell.evidence:
                    rows.append(self._rule(cell, cell.evidence, sure))
        if not rows:
            return NOTHING
        head = ("field", "words", "rule", "entries", "position", "confidence")
        return tag("details", tag("summary", both(FIELDS["rules"])), self._table(head, rows))

    def _rule(self, cell: Cell, evidence: Evidence, sure: str) -> Html:
        where = f"#{self._look.prefix}w{self._number(evidence)}"
        quote = evidence.quote if len(evidence.quote) <= 60 else evidence.quote[:59] + "…"
        cells = (
            tag("code", text(cell.path), dir="ltr"),
            isolated(quote),
            tag("code", text(evidence.rule), dir="ltr"),
            tag("code", text(" ".join(evidence.entries)), dir="ltr"),
            tag("a", tag("bdi", text(f"{evidence.start}–{evidence.end}"), dir="ltr"), href=where),
            text(sure),
        )
        return tag("tr", *(tag("td", c) for c in cells))
