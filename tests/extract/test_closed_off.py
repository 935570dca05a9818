"""Quotation marks and brackets at the ends of clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.extract.closed_off import closed_off
from mahdar.text.tokens import tokens


def cut(text: str, words: int) -> str:
    """The text up to the end that the first so many tokens are moved to."""
    found = list(tokens(text))
    last = closed_off(found, 0, words, len(found))
    return text[found[0].start : found[last - 1].end]


@pytest.mark.parametrize(
    ("text", "words", "closed"),
    [
        ('إطلاق مشروع "بحر نظيف" قريبا', 5, 'إطلاق مشروع "بحر نظيف"'),
        ("إطلاق مشروع «بحر نظيف» قريبا", 4, "إطلاق مشروع «بحر نظيف»"),
        ("إطلاق مشروع «بحر نظيف من غير نهاية", 5, "إطلاق مشروع"),
        ('فتح المرفأ القديم"', 4, "فتح المرفأ القديم"),
        ("فتح المرفأ (القديم) للصيادين", 5, "فتح المرفأ (القديم)"),
        ("فتح المرفأ القديم) للصيادين", 4, "فتح المرفأ القديم"),
        ('دخول في "محادثات جديدة طويلة', 4, "دخول"),
        ("رفع الرسوم بنسبة 5%", 5, "رفع الرسوم بنسبة 5%"),
        ("فتح خط إلى", 3, "فتح خط"),
    ],
)
def test_a_clause_holds_both_signs_of_a_pair_or_neither(text: str, words: int, closed: str) -> None:
    assert cut(text, words) == closed


@given(st.lists(st.sampled_from(["فتح", "خط", '"', "«", "»", "(", ")", "في", "،", "بحري"]), min_size=1, max_size=14))
def test_no_end_is_an_opening_sign_and_the_first_word_always_stays(parts: list[str]) -> None:
    text = "فتح " + " ".join(parts)
    shown = cut(text, len(list(tokens(text))))
    assert shown.startswith("فتح")
    assert shown[-1] not in "«("
    assert shown.count("«") <= shown.count("»") or shown.count("«") == 0
