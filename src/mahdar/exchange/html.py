"""The sheet in a browser: a page that stands on its own, and a fragment for notebooks.

The page loads nothing and runs no script: a policy in its head forbids both, even where escaping failed. What
belongs together lights up through CSS alone: every distinct span of evidence has a number N; its words and
its cells carry the class `wN`, what points at it carries `iN`, and where an `iN` is hovered, focused or the
target of the address, all `wN` of that report are marked. Links between cells and words do the rest, so that
it works by keyboard, on a telephone and in a browser that knows no `:has`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from mahdar.exchange.htmlsheet import Look, Sheet
from mahdar.exchange.labels import FIELDS, Label
from mahdar.exchange.markup import NOTHING, Html, both, isolated, join, tag, text
from mahdar.exchange.outline import outline, title_of
from mahdar.exchange.visible import one_line
from mahdar.model.minutes import Minutes
from mahdar.settings import REVIEW_BELOW


def page(many: Sequence[Minutes], review_below: float = REVIEW_BELOW) -> Iterator[str]:
    """A self-contained page of one or more reports, in pieces to be written one after the other.

    Args:
        many: Minutes in the order of the page; more than one get an index.
        review_below: Entries with a confidence under this are marked for review, 0 to 1.
    """
    sheets = [Sheet(m, outline(m), Look(f"r{i}", review_below)) for i, m in enumerate(many)]
    style = _css("sheet.css") + _css("page.css") + highlights(max((len(s.anchors.numbers) for s in sheets), default=0))
    name = Label("محضر", "mahdar")
    title = f"{title_of(many[0])} · محضر" if len(many) == 1 else f"محضر: {len(many)} · minutes"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content="mahdar"),
        tag("title", text_only(title)),
        Html(f"<style>{style}</style>"),
    )
    skip = tag("a", both(FIELDS["skip"]), href="#minutes", class_="skip")
    yield f'<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n{head}\n<body class="mahdar page">{skip}'
    yield tag("header", tag("h1", both(name)), index(many) if len(many) > 1 else NOTHING, class_="top")
    yield '\n<main id="minutes">'
    for sheet in sheets:
        yield "\n" + sheet.article()
    yield "\n</main></body></html>\n"


def notebook_html(minutes: Minutes, review_below: float = REVIEW_BELOW) -> str:
    """The sheet as a fragment: one element with its own style, which touches nothing outside of it."""
    prefix = "m" + minutes.report.digest[-12:]
    sheet = Sheet(minutes, outline(minutes), Look(prefix, review_below, level=3))
    style = Html(f"<style>{_css('sheet.css')}{highlights(len(sheet.anchors.numbers))}</style>")
    return tag("div", style, sheet.article(), class_="mahdar notebook", lang="ar", dir="rtl")


def index(many: Sequence[Minutes]) -> Html:
    """Links to the reports of a page, with what each holds."""
    rows = [
        tag(
            "li",
            tag("b", text(f"{m.grade.reliability.value}{m.grade.credibility.value}"), dir="ltr"),
            Html(" "),
            tag("a", isolated(title_of(m)), href=f"#r{i}"),
            Html(" "),
            tag("span", _counts(m), class_="counts"),
        )
        for i, m in enumerate(many)
    ]
    return tag("nav", tag("h2", both(FIELDS["contents"])), tag("ol", *rows), aria_label=FIELDS["contents"].ar)


def highlights(spans: int) -> str:
    """The CSS that marks what belongs together, for reports with up to so many distinct spans."""
    if not spans:
        return ""
    rules = ",".join(f".mahdar .report:has(.i{n}:is(:hover,:focus-visible,:target)) .w{n}" for n in range(spans))
    return rules + "{background:var(--mark);box-shadow:0 0 0 2px var(--mark)}"


def text_only(words: str) -> Html:
    """Escaped words for a place where no element may stand, such as the page's title."""
    return text(one_line(words))


def _counts(minutes: Minutes) -> Html:
    kinds = (("meetings", minutes.meetings), ("measures", minutes.measures))
    return join(
        (join((both(FIELDS[name]), text(str(len(some)))), Html(" ")) for name, some in kinds if some), Html(" · ")
    )


def _css(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
