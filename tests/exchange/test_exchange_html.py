from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from mahdar.exchange.html import highlights, notebook_html, page
from mahdar.model.minutes import Minutes

Make = Callable[..., Minutes]
Bare = Callable[[str], Minutes]
HOSTILE = "</script></style><img src=x onerror=alert(1)>\"'\u202egnorts\u202c\x1b"


class Tree(HTMLParser):
    """Every element with its attributes and the words inside it."""

    VOID = ("meta", "br", "img", "link", "input")

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[int] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}, []))
        if tag not in self.VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for i in self.open:
            self.elements[i][2].append(data)

    def all(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [(a, "".join(w)) for t, a, w in self.elements if t == tag]

    def by_class(self, name: str) -> list[tuple[dict[str, str], str]]:
        return [(a, "".join(w)) for _, a, w in self.elements if name in a.get("class", "").split()]


def html_of(*many: Minutes) -> str:
    return "".join(page(many))


def test_elements_are_closed_in_order_and_ids_are_unique(make_invented: Make) -> None:
    tree = Tree(html_of(make_invented(), make_invented(id="second")))
    ids = Counter(a["id"] for _, a, _ in tree.elements if "id" in a)
    assert [i for i, n in ids.items() if n > 1] == []


def test_every_link_inside_the_page_leads_somewhere(make_invented: Make) -> None:
    tree = Tree(html_of(make_invented(), make_invented(id="second")))
    ids = {a["id"] for _, a, _ in tree.elements if "id" in a}
    inside = [a["href"][1:] for a, _ in tree.all("a") if a["href"].startswith("#")]
    assert set(inside) <= ids
    assert len(inside) > 100


def test_a_cell_leads_to_its_own_words(invented: Minutes) -> None:
    tree = Tree(html_of(invented))
    cell = next(a for a, words in tree.by_class("v") if words == "ليندا هولمكفيست")
    number = re.search(r"\bw(\d+)\b", cell["class"])
    assert number
    marked = "".join(words for a, words in tree.by_class("w") if f"w{number[1]}" in a["class"].split())
    assert marked == "ليندا هولمكفيست"
    assert cell["href"] == f"#r0w{number[1]}"


def test_the_words_of_a_clause_are_marked_whole_though_names_stand_inside(invented: Minutes) -> None:
    tree = Tree(html_of(invented))
    quote = invented.meetings[0].quote
    cell = next(a for a, words in tree.by_class("v") if words == quote)
    number = cell["href"].removeprefix("#r0w")
    parts = [words for a, words in tree.by_class("w") if f"w{number}" in a["class"].split()]
    assert "".join(parts) == quote
    assert len(parts) > 5


def test_the_report_stands_in_the_page_word_for_word(invented: Minutes) -> None:
    ((_, body),) = Tree(html_of(invented)).by_class("body")
    words = re.sub(r"[|\s-]+", " ", invented.report.text).split()
    assert re.sub(r"\s+", "", body) == "".join(words)


def test_headings_lists_and_tables_are_shown_as_such(invented: Minutes) -> None:
    tree = Tree(html_of(invented))
    assert [w for _, w in tree.all("h5")] == ["نقاط الاتفاق", "محاور الخطة"]
    assert "تدريب 40 مهندسا على رصد الآبار قبل نهاية يونيو المقبل" in [w for _, w in tree.all("li")]
    assert "المحور" in [w for a, w in tree.all("th") if a.get("scope") == "col"]
    assert "حصر الآبار غير المرخصة" in [w for _, w in tree.all("td")]


def test_noise_is_greyed(invented: Minutes) -> None:
    greyed = [words for a, words in Tree(html_of(invented)).by_class("noise") if "w" in a["class"].split()]
    assert greyed == [invented.noise[0].quote]


def test_text_that_no_block_holds_is_shown_all_the_same(bare_minutes: Bare) -> None:
    ((_, body),) = Tree(html_of(bare_minutes("سطر أول\nسطر ثان"))).by_class("body")
    assert body == "سطر أول\nسطر ثان"


def test_marks_alone_that_no_block_holds_are_not(bare_minutes: Bare) -> None:
    ((_, body),) = Tree(html_of(bare_minutes("* * *\n---"))).by_class("body")
    assert body == ""


def test_nothing_is_loaded_and_no_script_stands_in_the_page(make_invented: Make) -> None:
    html = html_of(make_invented(url="https://example.org/1"))
    tree = Tree(html)
    tags = {t for t, _, _ in tree.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"}
    assert not [a for _, a, _ in tree.elements if "src" in a or "style" in a or any(k.startswith("on") for k in a)]
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_the_style_of_the_page_and_nothing_else(invented: Minutes) -> None:
    tree = Tree(html_of(invented))
    ((_, style),) = tree.all("style")
    policy = next(a["content"] for a, _ in tree.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("field", ["id", "title", "outlet", "url"])
def test_hostile_words_become_no_element_wherever_they_stand(make_invented: Make, field: str) -> None:
    plain = Tree(html_of(make_invented(), make_invented()))
    html = html_of(make_invented(**{field: HOSTILE}), make_invented())
    tree = Tree(html)
    assert {t for t, _, _ in tree.elements} == {t for t, _, _ in plain.elements}
    assert not set("\u202e\u202c\x1b") & set(html)
    assert "RLO" in [w for _, w in tree.by_class("sign")]
    assert not [a for a, _ in tree.all("a") if a["href"].lower().startswith(("javascript", "data", "<"))]


def test_hostile_text_becomes_no_element(bare_minutes: Bare) -> None:
    tree = Tree(html_of(bare_minutes(f"{HOSTILE} نص")))
    assert not {t for t, _, _ in tree.elements} & {"img", "script"}
    ((_, body),) = tree.by_class("body")
    assert "<img src=x onerror=alert(1)>" in body


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org", " https://x"]
)
def test_only_web_addresses_become_links(make_invented: Make, url: str) -> None:
    assert Tree(html_of(make_invented(url=url))).by_class("out") == []


def test_a_web_address_becomes_a_link_that_tells_nobody(make_invented: Make) -> None:
    ((link, _),) = Tree(html_of(make_invented(url="https://example.org/?a=1&b=2"))).by_class("out")
    assert link["href"] == "https://example.org/?a=1&b=2"
    assert {"noreferrer", "noopener"} <= set(link["rel"].split())


def test_one_report_needs_no_index_and_several_have_one(make_invented: Make) -> None:
    assert Tree(html_of(make_invented())).all("nav") == []
    tree = Tree(html_of(make_invented(), make_invented(title="ثان")))
    links = [a["href"] for a, _ in tree.all("a") if re.fullmatch(r"#r\d+", a["href"])]
    assert links == ["#r0", "#r1"]


def test_an_empty_field_shows_its_reason(invented: Minutes) -> None:
    empty = [words for _, words in Tree(html_of(invented)).by_class("none")]
    assert any("a month is told, but no day" in words for words in empty)
    assert any("لم يُذكر مكان اللقاء" in words for words in empty)


def test_what_is_unsure_is_marked_for_review_and_the_rest_is_not(invented: Minutes) -> None:
    assert [w for _, w in Tree(html_of(invented)).by_class("doubt")] == ["للمراجعة check: 0.41"]
    assert Tree("".join(page([invented], review_below=0.4))).by_class("doubt") == []


def test_rule_and_confidence_of_every_value_are_there_on_demand(invented: Minutes) -> None:
    details = [words for _, words in Tree(html_of(invented)).all("details")]
    assert any("date/weekday-past" in words and "0.93" in words for words in details)
    assert any("meeting_verbs/receive" in words for words in details)


def test_the_same_minutes_give_the_same_page(make_invented: Make) -> None:
    assert html_of(make_invented()) == html_of(make_invented())


def test_a_page_without_reports_is_still_a_page() -> None:
    assert Tree(html_of()).all("article") == []


def test_one_rule_for_each_number_and_none_for_none() -> None:
    assert highlights(0) == ""
    assert highlights(3).count(":has(") == 3


def test_a_notebook_fragment_is_one_element_whose_style_touches_nothing_else(invented: Minutes) -> None:
    html = notebook_html(invented)
    tree = Tree(html)
    assert tree.elements[0][1]["class"] == "mahdar notebook"
    assert len(re.findall(r"<div class=\"mahdar", html)) == 1
    ((_, style),) = tree.all("style")
    rules = re.sub(r"@(media|container)[^{]*\{", "", style)
    selectors = [s.strip() for head in re.findall(r"([^{}]+)\{", rules) for s in re.split(r",(?![^(]*\))", head)]
    assert len(selectors) > 60
    assert [s for s in selectors if ".mahdar" not in s] == []
    assert not {"html", "body", "head", "meta", "title"} & {t for t, _, _ in tree.elements}


def test_two_reports_in_one_notebook_do_not_share_ids(make_invented: Make, bare_minutes: Bare) -> None:
    one = {a["id"] for _, a, _ in Tree(notebook_html(make_invented())).elements if "id" in a}
    other = {a["id"] for _, a, _ in Tree(notebook_html(bare_minutes("نص"))).elements if "id" in a}
    assert not one & other
