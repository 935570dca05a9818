from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from mahdar.exchange.labels import Label
from mahdar.exchange.markup import both, isolated, tag, text


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"])))
def test_any_words_come_back_as_the_same_words_and_no_element(words: str) -> None:
    html = read(text(words))
    assert html.words == words
    assert html.tags == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"])))
def test_any_words_stay_inside_an_attribute(words: str) -> None:
    ((name, attributes),) = read(tag("p", title=words)).tags
    assert name == "p"
    assert attributes == {"title": words or None}


def test_an_override_is_shown_by_name_and_does_not_act() -> None:
    html = text("أ\u202eب")
    assert "\u202e" not in html
    assert '<span class="sign" title="U+202E RIGHT-TO-LEFT OVERRIDE">RLO</span>' in html


def test_an_override_in_an_attribute_does_not_act_either() -> None:
    assert tag("p", title="a\u202e") == '<p title="a[U+202E]"></p>'


def test_attributes_are_named_as_html_names_them() -> None:
    assert tag("a", class_="x", aria_label="y", id=None) == '<a class="x" aria-label="y"></a>'
    assert tag("meta", name="viewport") == '<meta name="viewport">'


def test_a_label_in_one_language_stands_once() -> None:
    assert len(re.findall("LY", both(Label("LY", "LY")))) == 1
    assert both(Label("نعم", "yes")).count("<span") == 2


def test_words_of_a_report_are_isolated() -> None:
    assert isolated("<b>") == "<bdi>&lt;b&gt;</bdi>"
