"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import EncodingError
from mahdar.ingest.encodings import clean, declared_encoding, decode

ARABIC = "اجتمع وزير الري مع وفد الجزيرة في قاعة السد، وبحث الطرفان توزيع المياه على القرى.\n" * 3


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_what_arabic_reports_are_written_in_is_read_whole(codec: str) -> None:
    assert decode(ARABIC.encode(codec), "a.txt") == ARABIC


def test_iso_8859_6_is_told_from_windows_1256_by_its_words() -> None:
    plain = ARABIC.replace("،", " ")
    assert decode(plain.encode("iso8859_6"), "a.txt") == plain
    assert plain.encode("iso8859_6") != plain.encode("cp1256")


@pytest.mark.parametrize("bom", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_a_byte_order_mark_outranks_how_the_bytes_look(bom: bytes) -> None:
    codec = "utf-16-be" if bom == codecs.BOM_UTF16_BE else "utf-16-le"
    assert decode(bom + "abc نص".encode(codec), "a.txt") == "abc نص"


def test_a_page_that_declares_one_encoding_and_is_another_is_read_as_what_it_is() -> None:
    page = f'<html><head><meta charset="{{}}"></head><body><p>{ARABIC}</p></body></html>'
    assert ARABIC in decode(page.format("utf-8").encode("cp1256"), "a.html")
    assert ARABIC in decode(page.format("windows-1256").encode("utf-8"), "a.html")
    assert ARABIC in decode(page.format("iso-8859-1").encode("cp1256"), "a.html")


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        ("Министр принял посла соседней страны и обсудил сотрудничество. " * 3, "cp1251", "cp1251"),
        ("大臣は隣国の大使と会談し、国境協力について話し合った。" * 4, "shift_jis", "cp932"),
        ("部长会见邻国大使，讨论边境合作问题。" * 4, "gb18030", "gb18030"),
        (ARABIC, "utf-32", "UTF-32"),
    ],
)
def test_other_encodings_are_refused_by_name(text: str, codec: str, named: str) -> None:
    with pytest.raises(EncodingError, match=named) as refused:
        decode(text.encode(codec), "letter.txt")
    assert refused.value.where == "letter.txt"


def test_a_declared_encoding_that_is_not_read_is_named() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>' + "Министр принял посла соседней страны. " * 5
    with pytest.raises(EncodingError, match="koi8-r"):
        decode(page.encode("koi8-r"), "a.html")


def test_french_in_a_western_encoding_is_text_and_not_cyrillic() -> None:
    french = "Le ministre a reçu l'ambassadeur à la frontière et a été très satisfait. " * 3
    assert decode(french.encode("cp1252"), "a.txt") == french


def test_a_text_cut_within_its_last_letter_loses_that_letter_alone() -> None:
    assert decode(ARABIC.strip().encode()[:-1] + b"", "a.txt").startswith(ARABIC.strip()[:-1])
    cut = (ARABIC + "ة").encode()[:-1]
    assert decode(cut, "a.txt") == ARABIC + "\ufffd"


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    assert clean("أ\0ب\ud800ج") == "أ\ufffdب\ufffdج"
    assert decode("نص\0نص".encode(), "a.txt") == "نص\ufffdنص"


def test_whole_surrogate_pairs_and_rare_letters_stay() -> None:
    assert clean("نص 😀 𞸀") == "نص 😀 𞸀"


def test_the_declared_encoding_is_found_in_both_forms_of_meta_and_in_xml() -> None:
    assert (
        declared_encoding(b'<meta http-equiv=Content-Type content="text/html; charset=Windows-1256">') == "windows-1256"
    )
    assert declared_encoding(b'<meta charset="UTF-8">') == "utf-8"
    assert declared_encoding(b'<?xml version="1.0" encoding="iso-8859-6"?>') == "iso-8859-6"
    assert declared_encoding("نص عن charset=utf-8 لا أكثر".encode()) is None


@given(st.text())
def test_any_text_in_utf8_comes_back_but_for_what_is_unfit(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and "\0" not in text and "\x06" not in text:
        assert decode(data, "a.txt") == data.decode().replace("\ud800", "\ufffd")


@given(st.binary(max_size=400))
def test_bytes_are_decoded_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        text = decode(data, "a.bin")
    except EncodingError:
        return
    text.encode("utf-8")
    assert "\0" not in text
