"""Signs that make a text look other than it reads."""

from __future__ import annotations

from mahdar.text.deception import direction_overrides


def test_overrides_are_found_where_they_stand() -> None:
    assert direction_overrides("مبلغ \u202e001\u202c دولار و\u202dب") == (5, 18)


def test_marks_embeddings_and_isolates_of_honest_arabic_text_are_left_alone() -> None:
    assert direction_overrides("شركة \u200fABC\u200e و\u202bنص\u202c و\u2067نص\u2069") == ()


def test_an_empty_text_has_none() -> None:
    assert direction_overrides("") == ()
