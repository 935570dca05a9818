"""JSON lines."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import EmptyInput, InputError
from mahdar.ingest.json_lines import Line, published_day, read_lines
from mahdar.ingest.refused import Refused

LIMIT = 10_000


def read(*lines: str) -> list[Line | Refused]:
    return list(read_lines((line.encode("utf-8", "surrogatepass") for line in lines), "r.jsonl", LIMIT))


def test_all_fields_are_taken() -> None:
    [line] = read(
        '{"id": "x1", "title": "لقاء", "published": "2019-05-02", "outlet": "الواحة",'
        ' "url": "https://a.example", "text": "لقاء\\n\\nنص"}'
    )
    assert isinstance(line, Line)
    assert line.id == "x1"
    assert line.where == "r.jsonl:1"
    contents = line.contents
    assert (contents.title, contents.published, contents.outlet) == ("لقاء", date(2019, 5, 2), "الواحة")
    assert (contents.url, contents.text) == ("https://a.example", "لقاء\n\nنص")


def test_a_broken_line_is_named_and_the_others_are_read() -> None:
    first, broken, third = read('{"text": "أ"}', '{"text": "ب', '{"text": "ج"}')
    assert isinstance(first, Line)
    assert isinstance(third, Line)
    assert isinstance(broken, Refused)
    assert broken.where == "r.jsonl:2"
    assert "column" in broken.message


def test_blank_lines_are_passed_over_but_counted() -> None:
    [line] = read("", '{"text": "أ"}')
    assert line.id == "r.jsonl:2"


def test_a_day_that_does_not_exist_is_named_with_its_line_under_the_record_s_id() -> None:
    [refused] = read('{"id": "x", "text": "نص", "published": "2015-02-30"}')
    assert isinstance(refused, Refused)
    assert refused.id == "x"
    assert refused.where == "r.jsonl:1"
    assert "2015-02-30" in refused.message


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        ("", None),
        ("2016-02-29", date(2016, 2, 29)),
        ("2018-11-03T23:50:00+03:00", date(2018, 11, 3)),
        ("2018-11-03 07:00", date(2018, 11, 3)),
    ],
)
def test_a_day_is_read_alone_or_with_a_time_behind_it(value: object, day: date | None) -> None:
    assert published_day(value, "r") == day


@pytest.mark.parametrize("value", ["03/11/2018", "2018", "أمس", 20181103, True, ["2018-11-03"], "2017-02-29"])
def test_any_other_day_is_refused_with_its_value(value: object) -> None:
    with pytest.raises(InputError) as refused:
        published_day(value, "r:3")
    assert repr(value) in refused.value.message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "x"}', "no 'text'"),
        ('{"text": 5}', "no string but int"),
        ('{"text": "نص", "title": {}}', "'title'"),
        ('["نص"]', "JSON object"),
        ("null", "JSON object"),
        ('{"text": "' + "a" * LIMIT + '"}', "more than"),
        ("[" * 5000, "not a line of JSON"),
    ],
)
def test_a_line_that_breaks_the_contract_says_how(line: str, said: str) -> None:
    [refused] = read(line)
    assert isinstance(refused, Refused)
    assert said in refused.message


def test_an_empty_text_is_an_empty_input() -> None:
    [refused] = read('{"text": "  \\n"}')
    assert isinstance(refused, Refused)
    assert refused.error is EmptyInput


def test_half_a_surrogate_pair_and_nul_become_a_replacement_and_a_whole_pair_one_sign() -> None:
    [line] = read('{"id": "a\\u0000", "text": "أ\\ud800ب\\u0000ج\\ud83d\\ude00"}')
    assert isinstance(line, Line)
    assert line.contents.text == "أ\ufffdب\ufffdج😀"
    assert line.id == "a\ufffd"
    line.contents.text.encode("utf-8")


def test_an_id_may_be_a_number_but_not_nothing() -> None:
    one, two, three = read('{"id": 7, "text": "أ"}', '{"id": " ", "text": "أ"}', '{"id": true, "text": "أ"}')
    assert [one.id, two.id, three.id] == ["7", "r.jsonl:2", "r.jsonl:3"]


def test_a_line_in_windows_1256_is_read() -> None:
    text = "اجتمع وزير الري مع وفد الجزيرة في قاعة السد وبحث الطرفان توزيع المياه"
    [line] = read_lines([json.dumps({"text": text}, ensure_ascii=False).encode("cp1256")], "r", LIMIT)
    assert isinstance(line, Line)
    assert line.contents.text == text


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_comes_as_it_was_given(text: str) -> None:
    [line] = read_lines([json.dumps({"text": text}).encode()], "r", 1_000_000)
    assert isinstance(line, Line)
    assert line.contents.text == text.replace("\0", "\ufffd")


@given(st.binary(max_size=200))
def test_whatever_a_line_holds_it_is_read_or_named(data: bytes) -> None:
    assert len(list(read_lines([data], "r", LIMIT))) <= 1
