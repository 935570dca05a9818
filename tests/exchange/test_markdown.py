from __future__ import annotations

from collections.abc import Callable

import pytest

from mahdar.exchange.markdown import markdown
from mahdar.model.minutes import Minutes

Make = Callable[..., Minutes]


@pytest.mark.parametrize(
    "line",
    [
        "# وزير المياه يستقبل سفيرة مملكة الشمال في واحة النخيل",
        "- درجة الثقة · Grade: **F3**",
        "## لقاء 1 · Meeting 1",
        "- التاريخ · Date: — a month is told, but no day",
        "| المحور · Axis | المستهدف · Target |",
    ],
)
def test_the_document_has_the_line(invented: Minutes, line: str) -> None:
    assert line in markdown(invented).splitlines()


def test_what_is_not_sure_enough_is_marked(invented: Minutes) -> None:
    assert "## لقاء 2 · Meeting 2 **(للمراجعة, check: 0.41)**" in markdown(invented).splitlines()
    assert markdown(invented).count("check: ") == 1
    assert markdown(invented, review_below=0.95).count("check: ") == 6


def test_an_address_is_a_short_link_with_letters(make_invented: Make) -> None:
    url = "https://example.org/" + "%D8%AE%D8%A8%D8%B1-" * 60 + "?a=1&copy=2"
    (line,) = [s for s in markdown(make_invented(url=url)).splitlines() if s.startswith("- الرابط")]
    shown, target = line.split("](<")
    assert len(shown) < 110
    assert "%" not in line
    assert target.endswith("?a=1&amp;copy=2>)")
    assert "](" not in markdown(make_invented(url="javascript:alert(1)"))


def test_verbatim_words_stand_with_their_place(invented: Minutes) -> None:
    at = invented.meetings[0].evidence["place"]
    assert f"- المكان · Place: واحة النخيل \\[{at.start}:{at.end}\\]" in markdown(invented)


def test_what_was_read_from_words_quotes_them(invented: Minutes) -> None:
    assert "- التاريخ · Date: 2026-03-10 «أمس الثلاثاء» \\[" in markdown(invented)


def test_every_row_of_a_table_has_the_same_cells(invented: Minutes) -> None:
    rows = [line for line in markdown(invented).splitlines() if line.startswith("|")]
    assert sorted({row.count("|") for row in rows}) == [3, 6]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>نص</b>", "# \\<b\\>نص\\</b\\>"),
        ("[أ](http://x)", "# \\[أ\\](http://x)"),
        ("![x](y) **ب** `ج` | د", "# \\!\\[x\\](y) \\*\\*ب\\*\\* \\`ج\\` \\| د"),
        ("- بند", "# \\- بند"),
        ("1. بند", "# 1\\. بند"),
        ("1.5 مليون", "# 1.5 مليون"),
        ("أ\u202eب", "# أ\\[U+202E\\]ب"),
        ("سطر\n# آخر", "# سطر \\# آخر"),
    ],
)
def test_words_of_a_report_are_no_markup(make_invented: Make, title: str, shown: str) -> None:
    assert markdown(make_invented(title=title)).splitlines()[0] == shown


def test_a_markdown_reader_sees_the_document_as_meant(make_invented: Make) -> None:
    reader = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    html = reader.MarkdownIt("commonmark").enable("table").render(markdown(make_invented(title="<script>1</script> *")))
    assert "<script>" not in html
    assert html.startswith("<h1>&lt;script&gt;1&lt;/script&gt; *</h1>")
    assert html.count("<table>") == 2
    assert html.count("<blockquote>") == 2
