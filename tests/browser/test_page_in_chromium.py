"""The page in a real browser; needs a chromium and playwright, and skips by name without them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from mahdar.exchange.html import notebook_html, page
from mahdar.model.minutes import Minutes

CHROMIUM = os.environ.get("MAHDAR_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
if TYPE_CHECKING:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path (MAHDAR_CHROMIUM names one)"),
    # playwright leaves its pipes to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

Make = Callable[..., Minutes]
MARKED = """(words) => [...document.querySelectorAll(words)]
    .filter(e => getComputedStyle(e).boxShadow !== 'none').map(e => e.textContent)"""
#: Arabic words that stand on more than one line, in the text nodes under some elements.
BROKEN = """(elements) => [...document.querySelectorAll(elements)].flatMap(e => {
    const nodes = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), broken = [];
    while (nodes.nextNode()) for (const m of nodes.currentNode.data.matchAll(/[\\u0600-\\u06ff]+/g)) {
        const range = document.createRange();
        range.setStart(nodes.currentNode, m.index);
        range.setEnd(nodes.currentNode, m.index + m[0].length);
        const lines = new Set([...range.getClientRects()].filter(r => r.width > 1).map(r => Math.round(r.top / 8)));
        if (lines.size > 1) broken.push(m[0]);
    }
    return broken;
})"""
RIGHT = "#r0 .sheet a.v"
WORDS = "#r0 .text .w"


class Opened:
    """A page in the browser, with everything that it logged and asked for."""

    def __init__(self, tab: sync_api.Page) -> None:
        self.tab = tab
        self.logged: list[str] = []
        self.asked: list[str] = []
        tab.on("console", lambda message: self.logged.append(message.text))
        tab.on("pageerror", lambda error: self.logged.append(str(error)))
        tab.on("request", lambda request: self.asked.append(request.url))

    def show(self, folder: Path, html: str) -> Opened:
        path = folder / "page.html"
        path.write_text(html, encoding="utf-8")
        self.tab.goto(path.as_uri())
        return self

    def marked(self, selector: str) -> str:
        return "".join(self.tab.evaluate(MARKED, selector))


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as player:
        opened = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: sync_api.Browser) -> Iterator[Opened]:
    tab = browser.new_page(viewport={"width": 1300, "height": 900})
    yield Opened(tab)
    tab.close()


def html_of(*many: Minutes) -> str:
    return "".join(page(many))


def test_the_page_logs_nothing_and_asks_for_nothing_but_itself(
    opened: Opened, tmp_path: Path, make_invented: Make
) -> None:
    hostile = make_invented(title='</title></style><script>alert(1)</script><img src="https://example.org/x">')
    opened.show(tmp_path, html_of(make_invented(url="https://example.org/1"), hostile))
    opened.tab.wait_for_load_state("networkidle")
    assert opened.logged == []
    assert opened.asked == [(tmp_path / "page.html").as_uri()]


def test_an_image_that_got_in_would_be_stopped_by_the_policy(
    opened: Opened, tmp_path: Path, make_invented: Make
) -> None:
    html = html_of(make_invented()).replace(
        "<main", '<img src="https://example.org/x.png"><script>alert(1)</script><main'
    )
    opened.show(tmp_path, html)
    assert any("Content Security Policy" in line and "example.org" in line for line in opened.logged)
    assert any("script" in line for line in opened.logged)


def test_clicking_a_cell_marks_its_words_and_no_others(opened: Opened, tmp_path: Path, make_invented: Make) -> None:
    opened.show(tmp_path, html_of(make_invented()))
    opened.tab.locator(RIGHT, has_text="سفيرة مملكة الشمال").nth(1).click()
    opened.tab.mouse.move(0, 0)
    assert opened.marked(WORDS) == "سفيرة مملكة الشمال"
    assert "#r0w" in opened.tab.url


def test_clicking_a_clause_marks_it_whole_though_names_stand_inside(
    opened: Opened, tmp_path: Path, make_invented: Make
) -> None:
    minutes = make_invented()
    opened.show(tmp_path, html_of(minutes))
    opened.tab.locator("#r0 .meeting blockquote a.v").first.click()
    opened.tab.mouse.move(0, 0)
    assert opened.marked(WORDS) == minutes.meetings[0].quote


def test_pointing_at_words_marks_the_cells_that_rest_on_them(
    opened: Opened, tmp_path: Path, make_invented: Make
) -> None:
    opened.show(tmp_path, html_of(make_invented()))
    assert opened.marked(RIGHT) == ""
    opened.tab.locator(WORDS, has_text="وزير المياه").first.hover()
    assert opened.tab.evaluate(MARKED, RIGHT) == ["وزير المياه", "ليبيا Libya (LY)"]


def test_the_keyboard_leads_from_cell_to_words_and_back(opened: Opened, tmp_path: Path, make_invented: Make) -> None:
    opened.show(tmp_path, html_of(make_invented()))
    opened.tab.locator(RIGHT, has_text="ليندا هولمكفيست").nth(1).focus()
    opened.tab.keyboard.press("Enter")
    assert opened.marked(WORDS) == "ليندا هولمكفيست"
    opened.tab.keyboard.press("Tab")
    assert opened.tab.evaluate("document.activeElement.textContent") == "ليندا هولمكفيست"
    opened.tab.keyboard.press("Enter")
    assert opened.tab.evaluate("document.querySelector(':target').matches('.sheet a.v')")


def test_the_words_come_into_view_beside_the_cell(opened: Opened, tmp_path: Path, make_invented: Make) -> None:
    minutes = make_invented()
    opened.show(tmp_path, html_of(minutes))
    opened.tab.locator("#r0 section.noise a.v").click()
    words = opened.tab.locator(WORDS, has_text=minutes.noise[0].quote)
    box = words.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    assert opened.tab.locator("#r0 section.noise a.v").bounding_box() is not None


def test_a_page_of_many_reports_marks_in_one_report_only(opened: Opened, tmp_path: Path, make_invented: Make) -> None:
    opened.show(tmp_path, html_of(make_invented(), make_invented(id="second")))
    opened.tab.locator("#r1 .sheet a.v", has_text="واحة النخيل").last.hover()
    assert opened.marked(WORDS) == ""
    assert opened.marked("#r1 .text .w") == "واحة النخيل"


@pytest.mark.parametrize("width", [320, 390, 768, 1300])
def test_nothing_sticks_out_at_the_side(opened: Opened, tmp_path: Path, make_invented: Make, width: int) -> None:
    opened.tab.set_viewport_size({"width": width, "height": 800})
    opened.show(tmp_path, html_of(make_invented(url="https://example.org/" + "a" * 150), make_invented()))
    assert opened.tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [240, 320, 700, 1300])
def test_no_arabic_word_is_broken(opened: Opened, tmp_path: Path, make_invented: Make, width: int) -> None:
    opened.tab.set_viewport_size({"width": width, "height": 800})
    opened.show(tmp_path, html_of(make_invented()))
    assert opened.tab.evaluate(BROKEN, "body") == []


def test_a_long_address_breaks_instead_of_sticking_out(opened: Opened, tmp_path: Path, make_invented: Make) -> None:
    opened.tab.set_viewport_size({"width": 320, "height": 800})
    opened.show(tmp_path, html_of(make_invented(url="https://example.org/" + "%D8%AE" * 200)))
    assert len(opened.tab.evaluate(BROKEN, ".address")) == 1
    assert opened.tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert "%" not in opened.tab.locator(".address").inner_text()


def test_sheet_and_text_stand_side_by_side_where_there_is_room_and_below_each_other_where_not(
    opened: Opened, tmp_path: Path, make_invented: Make
) -> None:
    opened.show(tmp_path, html_of(make_invented()))
    where = "['.sheet', '.text'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
    sheet, text = opened.tab.evaluate(where)
    assert sheet["left"] >= text["right"] - 1
    opened.tab.set_viewport_size({"width": 390, "height": 800})
    sheet, text = opened.tab.evaluate(where)
    assert text["top"] >= sheet["bottom"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_barrier_that_axe_finds(
    browser: sync_api.Browser, tmp_path: Path, make_invented: Make, scheme: Literal["light", "dark"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    # The page's own policy would stop axe, which is a script.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": 1300, "height": 900})
    tab = context.new_page()
    html = html_of(make_invented(url="https://example.org/1"), make_invented(title="\u202eعنوان"))
    Opened(tab).show(tmp_path, html.replace("<details>", "<details open>"))
    found = axe.Axe().run(tab).response["violations"]
    context.close()
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []


def test_it_is_dark_where_the_reader_wants_it_dark(
    browser: sync_api.Browser, tmp_path: Path, make_invented: Make
) -> None:
    light = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        context = browser.new_context(color_scheme=scheme)
        tab = context.new_page()
        Opened(tab).show(tmp_path, html_of(make_invented()))
        colour = tab.evaluate("getComputedStyle(document.querySelector('.report')).backgroundColor")
        light.append(sum(map(int, colour.removeprefix("rgb(").rstrip(")").split(","))))
        context.close()
    assert light[0] > 600 > 200 > light[1]


def test_it_prints_sheet_then_report_on_a4(opened: Opened, tmp_path: Path, make_invented: Make) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    opened.show(tmp_path, html_of(make_invented(), make_invented(id="second")))
    opened.tab.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    sizes = {tuple(round(x) for x in document[i].get_size()) for i in range(len(document))}
    words = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    assert sizes <= {(595, 842), (596, 842), (594, 841), (595, 841)}
    first = next(i for i, page in enumerate(words) if "Minutes" in page or "Meeting 1" in page)
    text = next(i for i, page in enumerate(words) if "The report's text" in page)
    assert first < text
    assert not any("meeting_verbs/receive" in page for page in words)


def test_a_fragment_in_a_notebook_changes_nothing_around_it(
    opened: Opened, tmp_path: Path, make_invented: Make
) -> None:
    around = '<!DOCTYPE html><meta charset="utf-8"><h3 class="text">a</h3><p class="w">b <a href="#x">c</a></p>{}'
    probe = """[...document.querySelectorAll('body, body > h3, body > p, body > p > a')].map(e => {
        const s = getComputedStyle(e);
        return [s.color, s.font, s.margin, s.padding, s.textDecoration, s.backgroundColor, s.direction].join()})"""
    opened.show(tmp_path, around.format(""))
    before = opened.tab.evaluate(probe)
    opened.show(tmp_path, around.format(notebook_html(make_invented())))
    assert opened.tab.evaluate(probe) == before
    opened.tab.locator(".notebook .sheet a.v", has_text="واحة النخيل").last.hover()
    assert opened.marked(".notebook .text .w") == "واحة النخيل"
