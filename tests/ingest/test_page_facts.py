"""What a page says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from mahdar.ingest.page_facts import PageFacts, day_in, page_facts

H1 = "<h1>وزيرة الثقافة تفتتح متحف البحر الجديد</h1>"


def facts(head: str, body: str = H1, tag: str = "<html>") -> PageFacts:
    return page_facts(html.document_fromstring(f"{tag}<head>{head}</head><body>{body}</body></html>"))


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2017-12-31T23:50:00+01:00", date(2017, 12, 31)),
        ("2020-09-06", date(2020, 9, 6)),
        ("2020/9/6 13:38", date(2020, 9, 6)),
        ("20200906", date(2020, 9, 6)),
        ("Sun, 06 Sep 2020 13:38:00 GMT", date(2020, 9, 6)),
        ("2015-02-30", None),
        ("06/09/2020", None),
        ("أمس", None),
        ("", None),
        ("1599399480", None),
    ],
)
def test_a_day_is_read_from_a_stamp_that_leaves_no_doubt(stamp: str, day: date | None) -> None:
    assert day_in(stamp) == day


def test_nothing_is_said_where_the_page_says_nothing() -> None:
    told = facts("", "<p>نشر يوم 3 أيار 2016</p><p>نص</p>")
    assert (told.title, told.published, told.outlet, told.url, told.language) == (None, None, None, None, None)


def test_json_ld_is_found_in_a_graph_a_list_and_with_line_breaks_in_its_words() -> None:
    article = '{"@type": ["Article", "X"], "datePublished": "2021-03-04"}'
    graph = f'{{"@graph": [{{"@type": "WebSite", "name": "الواحة"}}, {article}]}}'
    assert facts(ld(graph)).published == date(2021, 3, 4)
    assert facts(ld(graph)).outlet == "الواحة"
    listed = '[{"@type": "NewsArticle", "headline": "سطر\nثان", "publisher": [{"name": "الأفق"}]}];'
    assert facts(ld(listed)).title == "سطر ثان"
    assert facts(ld(listed)).outlet == "الأفق"


@pytest.mark.parametrize(
    "broken", ["{", "", '{"@type": "NewsArticle", "datePublished": 5, "headline": {}}', "[" * 100_000, "null", '"x"']
)
def test_broken_json_ld_says_nothing_and_the_meta_tags_are_read(broken: str) -> None:
    told = facts(ld(broken) + '<meta property="article:published_time" content="2020-01-02">')
    assert told.published == date(2020, 1, 2)
    assert told.title == "وزيرة الثقافة تفتتح متحف البحر الجديد"


def test_the_day_at_the_outlet_outranks_the_day_in_utc() -> None:
    utc = ld('{"@type": "NewsArticle", "datePublished": "2019-02-28T21:40:00Z"}')
    local = '<meta property="article:published_time" content="2019-03-01T00:40:00+03:00">'
    assert facts(utc + local).published == date(2019, 3, 1)
    assert facts(utc).published == date(2019, 2, 28)


def test_a_day_that_does_not_exist_is_no_day_and_the_next_one_counts() -> None:
    assert facts('<meta name="date" content="2015-02-30">').published is None
    both = '<meta name="date" content="2015-02-30"><meta name="pubdate" content="2015-03-02">'
    assert facts(both).published == date(2015, 3, 2)


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    assert facts('<meta property="article:modified_time" content="2020-01-02T00:00:00Z">').published is None
    assert facts(ld('{"@type": "NewsArticle", "dateModified": "2020-01-02"}')).published is None


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<time datetime="2022-01-19T12:00:00Z">أمس</time>', date(2022, 1, 19)),
        ('<time datetime="2022-01-19">أ</time><time datetime="2021-05-05">ب</time>', None),
        (
            '<time class="updated" datetime="2022-02-02"></time>'
            '<time class="entry-date published" datetime="2022-01-19"></time>',
            date(2022, 1, 19),
        ),
        ('<abbr itemprop="datePublished" title="2021-11-09T13:05:00+02:00">1:05</abbr>', date(2021, 11, 9)),
        ("<time>19 يناير 2022</time>", None),
    ],
)
def test_a_time_tag_counts_where_it_is_marked_or_alone(body: str, day: date | None) -> None:
    assert facts("", H1 + body).published == day


def test_the_outlet_s_name_is_cut_from_the_title_and_other_parts_are_not() -> None:
    site = '<meta property="og:site_name" content="بوابة الساحل">'
    cut = '<meta property="og:title" content="لقاء في السد - بوابة الساحل">'
    assert facts(site + cut, "<p>نص</p>").title == "لقاء في السد"
    before = '<meta property="og:title" content="بوابة الساحل | لقاء في السد">'
    assert facts(site + before, "<p>نص</p>").title == "لقاء في السد"
    other = '<meta property="og:title" content="لقاء في السد - صور">'
    assert facts(site + other, "<p>نص</p>").title == "لقاء في السد - صور"


def test_without_meta_tags_the_heading_outranks_the_window_s_title() -> None:
    assert facts("<title>الأخبار</title>").title == "وزيرة الثقافة تفتتح متحف البحر الجديد"
    window = "<title>موقع البلدية - مجلس المدينة يقر ميزانية العام</title>"
    assert facts(window, "<p>نص</p>").title == "مجلس المدينة يقر ميزانية العام"


def test_an_address_is_taken_where_it_is_whole() -> None:
    assert facts('<link rel="canonical" href="https://a.example/1">').url == "https://a.example/1"
    assert (
        facts('<link rel="canonical" href="/1"><meta property="og:url" content="http://a.example/2">').url
        == "http://a.example/2"
    )
    assert facts('<link rel="canonical" href="javascript:x()">').url is None
    assert facts("<!-- saved from url=(0021)https://a.example/33 -->").url == "https://a.example/33"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ('<html lang="ar-EG">', "ar"),
        ("<html lang=fa_IR>", "fa"),
        ("<html>", None),
        ('<html lang="x-default">', None),
        ('<html lang="عربي">', None),
    ],
)
def test_the_declared_language_is_a_code(tag: str, code: str | None) -> None:
    assert facts("", tag=tag).language == code
