"""Saved pages: twelve invented ones in the manner of different publishing systems, and what pages do wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import pages as benchmark
from mahdar.errors import EmptyInput, InputError
from mahdar.ingest.contents import Contents
from mahdar.ingest.encodings import decode
from mahdar.ingest.page import read_page

HERE = Path(__file__).parent.parent / "fixtures" / "html"
PAGES = sorted(HERE.glob("*.html"))
SAID = "اجتمع وزير الري مع وفد الجزيرة في قاعة السد، وبحث الطرفان توزيع المياه على القرى."
MORE = "واتفق الجانبان على حفر ثماني آبار في الوادي الغربي قبل نهاية الصيف المقبل."


def page(path: Path) -> Contents:
    return read_page(decode(path.read_bytes(), str(path)), str(path))


def body(inner: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><h1>وزير الري يلتقي وفد الجزيرة</h1><div>{inner}</div></body></html>"


def test_a_quotation_set_apart_keeps_its_place_its_mark_and_who_said_it() -> None:
    apart = "<blockquote><p>سنحفر الآبار قبل الصيف</p><footer>وزير الري</footer></blockquote>"
    text = read_page(body(f"<p>{SAID}</p>{apart}<p>{MORE}</p>"), "p").text
    assert text.split("\n")[2:] == [SAID, "> سنحفر الآبار قبل الصيف", "> وزير الري", MORE]


def test_a_page_indented_whole_by_a_quotation_is_no_quotation() -> None:
    assert "> " not in read_page(body(f"<blockquote><p>{SAID}</p><p>{MORE}</p></blockquote>"), "p").text


def test_words_quoted_in_a_sentence_stay_in_it_between_quotation_marks() -> None:
    text = read_page(
        body(f"<p>{SAID}</p><p>وقال الوزير إن <q>الماء <b>أولا</b></q> في كل قرية من قرى الوادي.</p>"), "p"
    ).text
    assert "وقال الوزير إن «الماء أولا» في كل قرية من قرى الوادي." in text.split("\n")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_report_on_a_page_is_found_and_little_else(path: Path) -> None:
    precision, recall, f1 = benchmark.agreement(page(path).text, path.with_suffix(".txt").read_text("utf-8"))
    assert precision >= 0.8
    assert recall >= 0.94
    assert f1 >= 0.88


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_heading_item_and_row_is_a_line_of_its_own(path: Path) -> None:
    gold = path.with_suffix(".txt").read_text("utf-8").splitlines()
    wanted = [
        line for line in gold if line.startswith(("## ", "- ", "| ", "|--")) or (line[:1].isdigit() and ". " in line)
    ]
    lines = page(path).text.splitlines()
    assert [line for line in wanted if line not in lines] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_title_stands_on_line_one_once(path: Path) -> None:
    contents = page(path)
    title = path.with_suffix(".txt").read_text("utf-8").splitlines()[0]
    assert contents.title == title
    lines = contents.text.splitlines()
    assert lines[:2] == [title, ""]
    assert sum(line.removeprefix("## ") == title for line in lines) == 1


def test_the_mean_over_all_pages_holds_its_floor() -> None:
    scores = [benchmark.agreement(page(p).text, p.with_suffix(".txt").read_text("utf-8"))[2] for p in PAGES]
    assert len(scores) == 12
    assert sum(scores) / len(scores) >= 0.965


def test_the_real_pages_are_read_as_their_gold_says() -> None:
    shared = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[2] / "../shared")) / "data/html"
    if not shared.is_dir():
        pytest.skip(f"{shared} is not there (set MAHDAR_SHARED)")
    found = list(benchmark.pages_in(shared))
    assert len(found) == 3
    for one in found:
        text = read_page(one.source, one.name).text
        flat = " ".join(text.split())
        assert one.gold is None or benchmark.agreement(text, one.gold)[2] >= 0.99
        assert all(" ".join(words.split()) in flat for words in one.inside)
        assert not any(words in flat for words in one.outside)


@pytest.mark.parametrize(
    "words",
    ["اقرأ أيضا", "شارك هذا الموضوع", "الأكثر قراءة", "سعر الذهب", "جانب من اللقاء", "خبر جيد", "الرئيسية", "السابق"],
)
def test_what_stands_beside_the_report_stays_out(words: str) -> None:
    source = (HERE / "wordpress.html").read_text("utf-8")
    assert words in source
    assert words not in page(HERE / "wordpress.html").text


def test_an_old_page_laid_out_in_tables_gives_its_paragraphs_and_no_table() -> None:
    text = page(HERE / "oldtables.html").text
    assert "|" not in text
    assert "وجرى خلال اللقاء بحث" in text
    assert "انقطاع التيار" not in text


def test_an_ordered_list_goes_on_counting_where_the_page_does() -> None:
    items = "<li>حفر الآبار في الوادي</li><li value='9'>صيانة القنوات القديمة</li>"
    text = read_page(body(f"<p>{SAID}</p><ol start='4'>{items}</ol><p>{MORE}</p>"), "p").text
    assert "4. حفر الآبار في الوادي\n9. صيانة القنوات القديمة" in text


def test_a_paragraph_that_is_one_link_leads_elsewhere_and_a_link_in_a_sentence_stays() -> None:
    alone = '<p><a href="/x">حريق كبير في مستودع للأخشاب</a></p>'
    within = '<p>وقال <a href="/m">وزير الري</a> إن العمل بدأ.</p>'
    text = read_page(body(f"<p>{SAID}</p>{alone}{within}<p>{MORE}</p>"), "p").text
    assert "حريق" not in text
    assert "وقال وزير الري إن العمل بدأ." in text


def test_ragged_rows_and_spanning_cells_are_filled_up() -> None:
    head = "<tr><th>المحور</th><th>المستهدف</th><th>الجهة</th></tr>"
    rows = "<tr><td>المياه</td></tr><tr><td colspan=2>التدريب</td><td>المعهد</td></tr>"
    text = read_page(body(f"<p>{SAID}</p><table>{head}{rows}</table><p>{MORE}</p>"), "p").text
    assert "| المحور | المستهدف | الجهة |\n|---|---|---|\n| المياه | | |\n| التدريب | | المعهد |" in text


def test_text_that_a_page_gives_only_to_machines_is_read() -> None:
    told = "\\n".join([SAID, MORE, SAID[::-1], MORE[::-1]])
    thing = f'{{"@type": "NewsArticle", "headline": "لقاء في السد", "articleBody": "{told}"}}'
    head = f'<script type="application/ld+json">{thing}</script>'
    text = read_page(f"<html><head>{head}</head><body><div id=root>جار التحميل</div></body></html>", "p").text
    assert text.startswith(f"لقاء في السد\n\n{SAID}\n{MORE}\n")


def test_a_summary_given_to_machines_does_not_replace_the_text() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "' + SAID[:40] + '"}</script>'
    text = read_page(body(f"<p>{SAID}</p><p>{MORE}</p>", head), "p").text
    assert MORE in text


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><head><title>عنوان</title></head><body><img src=a><script>let a = 1</script></body></html>",
        "<!-- x -->",
        "<p> &nbsp; </p>",
    ],
)
def test_a_page_without_text_is_empty(source: str) -> None:
    with pytest.raises(EmptyInput, match="without text"):
        read_page(source, "p.html")


def test_a_page_nested_too_deep_is_refused_and_one_nested_deep_is_read() -> None:
    with pytest.raises(InputError, match="too deep"):
        read_page("<html><body>" + "<div>" * 5000 + SAID + "</div>" * 5000, "p.html")
    assert SAID in read_page(body("<div>" * 200 + f"<p>{SAID}</p><p>{MORE}</p>" + "</div>" * 200), "p.html").text


def test_unclosed_tags_and_quotes_cost_no_text() -> None:
    text = read_page(f"<html><body><p class=\"a>{SAID}</p><p title='x'>{MORE}<p>{SAID}<b>", "p").text
    assert MORE in text
    assert SAID in text


def test_signs_that_no_printer_takes_are_replaced() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "لقاء \\ud800 في السد"}</script>'
    contents = read_page(body(f"<p>{SAID}&#0;&#xD800;</p><p>{MORE}</p>", head), "p")
    contents.text.encode("utf-8")
    assert contents.title == "لقاء \ufffd في السد"


def test_direction_overrides_stay_in_the_text_for_a_warning() -> None:
    assert "\u202e" in read_page(body(f"<p>{SAID} \u202eabc\u202c</p><p>{MORE}</p>"), "p").text


def test_a_page_of_very_many_items_is_read_whole() -> None:
    items = "".join(f"<li>بند رقم {n} من القائمة</li>" for n in range(40_000))
    text = read_page(
        f"<html><body><nav>قائمة الموقع</nav><h1>قرارات المجلس الكثيرة جدا</h1><ul>{items}</ul></body></html>", "p"
    ).text
    assert text.count("\n- ") == 40_000
    assert "قائمة الموقع" not in text


def test_a_page_of_one_long_line_is_read_whole() -> None:
    assert read_page(body(f"<p>{SAID * 20_000}</p>"), "p").text.count("السد") == 20_000


def test_facts_come_with_the_text() -> None:
    contents = page(HERE / "wordpress.html")
    assert contents.published == date(2023, 5, 14)
    assert contents.outlet == "بوابة الساحل"
    assert contents.url == "https://sahel.example/2023/05/ports-minister/"
    assert contents.language == "ar"


def test_reading_plain_text_loads_no_parser() -> None:
    code = (
        "import io, sys\nfrom mahdar.ingest.read import read_inputs\nfrom mahdar.settings import Settings\n"
        "[report] = read_inputs(['-'], io.BytesIO('نص قصير'.encode()), Settings())\n"
        "print(sorted({'lxml', 'trafilatura', 'docx', 'pdfminer', 'charset_normalizer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
