"""Quotations, on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.quotes import quotations


def read(text: str) -> list[tuple[str, int, bool]]:
    return [(text[q.inner_start : q.inner_end], q.depth, q.closed) for q in quotations(text)]


@pytest.mark.parametrize("pair", ["«»", "“”", '""', "”“", "»«", "‘’", "””"])
def test_every_pair_of_marks_is_read(pair: str) -> None:
    assert read(f"قال {pair[0]}سنزرع الحقل{pair[1]} ومضى") == [("سنزرع الحقل", 0, True)]


def test_doubled_single_marks_are_read() -> None:
    assert read("قال ''سنزرع الحقل'' ومضى") == [("سنزرع الحقل", 0, True)]


def test_a_quotation_inside_another_comes_after_it() -> None:
    assert read('«أخبرنا أن "الماء كاف" هذا العام»') == [
        ('أخبرنا أن "الماء كاف" هذا العام', 0, True),
        ("الماء كاف", 1, True),
    ]
    assert [d for _, d, _ in read("«قال «نعم» مرتين»")] == [0, 1]


def test_an_unclosed_quotation_ends_with_its_line() -> None:
    assert read("قال «سنزرع الحقل\nثم مضى إلى القرية»") == [("سنزرع الحقل", 0, False)]


def test_a_lone_closing_mark_an_apostrophe_and_inches_open_nothing() -> None:
    assert read("سنزرع الحقل» ومضى") == []
    assert read("L’Oasis n’est pas là") == []
    assert read('أنبوب قطره 5" فقط') == []


def test_bounds_hold() -> None:
    text = '"أ ب" و"ج د"'
    assert [q.start for q in quotations(text, 5)] == [7]


@given(st.text(alphabet="اب «»“”\"'‘’\n5", max_size=80))
def test_spans_are_ordered_and_hold_their_words(text: str) -> None:
    last = -1
    for q in quotations(text):
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)
        assert q.start > last
        assert "\n" not in text[q.inner_start : q.inner_end]
        last = q.start
