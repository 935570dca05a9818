"""Addresses as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.exchange.address import leads_out, readable, short

ENCODED = "https://example.org/%D8%AE%D8%A8%D8%B1/2026"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (ENCODED, "https://example.org/خبر/2026"),
        ("https://example.org/a%20b%2Fc%26d?q=%d8%ae", "https://example.org/a%20b%2Fc%26d?q=خ"),
        ("https://example.org/%E2%80%AEx", "https://example.org/%E2%80%AEx"),
        ("https://example.org/%C2%A0x%3Cb%3E", "https://example.org/%C2%A0x%3Cb%3E"),
        ("https://example.org/%C7%E1", "https://example.org/%C7%E1"),
        ("https://xn--mgba.example/", "https://xn--mgba.example/"),
    ],
)
def test_letters_are_decoded_and_what_acts_or_separates_is_not(url: str, shown: str) -> None:
    assert readable(url) == shown


@given(st.text(), st.integers(10, 200))
def test_a_shortened_address_has_at_most_so_many_signs_and_begins_as_it_did(url: str, cells: int) -> None:
    made = short(url, cells)
    assert len(made) <= cells
    assert made == readable(url) or (made.startswith(readable(url)[: cells // 2]) and "…" in made)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://e.org/a b", "https://e.org/><b>", "e.org", "https://e.org/\n"]
)
def test_only_an_address_of_the_web_in_one_piece_leads_out(url: str) -> None:
    assert leads_out(ENCODED)
    assert not leads_out(url)
