"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("استقبل محافظ الواحة في مكتبه وفدا من تجار الجزيرة وبحث معهم أسعار التمور", "ar"),
        ("وزیر راه در نشست با سفیر همسایه گفت که این طرح تا پایان سال به بهره‌برداری می‌رسد.", "fa"),
        ("وزیر آب نے ہمسایہ ملک کے سفیر سے ملاقات کی اور مشترکہ کمیٹی بنانے پر اتفاق کیا۔", "ur"),
        ("وەزیری ئاو لەگەڵ باڵیۆزی وڵاتی دراوسێ کۆبووەوە و باسی پڕۆژەکانی کرد.", "ckb"),
        ("د اوبو وزير د ګاونډي هېواد له سفير سره وکتل او پر همکارۍ یې خبرې وکړې.", "ps"),
        ("The minister of water received the ambassador and agreed to form a committee.", "en"),
        ("Le ministre de l'eau a reçu l'ambassadeur et les deux parties ont signé un accord.", "fr"),
        ("Bakan komşu ülkenin büyükelçisi ile görüştü ve bir komite için anlaştı.", "tr"),
        ("Министр принял посла соседней страны и обсудил сотрудничество.", "ru"),
        ("大臣は隣国の大使と会談し、国境協力について話し合った。", "ja"),
        ("השר נפגש עם השגריר ודן בשיתוף פעולה", "he"),
    ],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_arabic_typed_on_a_persian_keyboard_stays_arabic() -> None:
    text = "استقبل محافظ الواحة في مكتبه وفدا كبيرا من تجار الجزيرة وبحث معهم أسعار التمور على مدى يومين"
    assert language_of(text.replace("ي", "ی").replace("ك", "ک")) == "ar"


def test_foreign_names_and_words_leave_a_report_arabic() -> None:
    text = "وقعت شركة Blue River Holding اتفاقية مع گروه پارس في مدينة چمن على توريد المضخات إلى المحافظة"
    assert language_of(text) == "ar"


def test_an_english_head_does_not_hide_an_arabic_report() -> None:
    text = "Home Contact About\n" + "استقبل محافظ الواحة في مكتبه وفدا من تجار الجزيرة وبحث معهم أسعار التمور\n" * 3
    assert language_of(text) == "ar"


@pytest.mark.parametrize("text", ["", "   ", "2015-03-04", "نص", "OK", "*** 12% ***", "لقاء الوزير"])
def test_too_little_decides_nothing(text: str) -> None:
    assert language_of(text) is None


def test_a_long_text_in_an_unknown_language_of_a_known_script_is_undetermined() -> None:
    assert language_of("Zyvka mropil dastun kerval opirin " * 10) == "und"


@given(st.text(max_size=3000))
def test_any_text_gets_a_code_or_none(text: str) -> None:
    code = language_of(text)
    assert code is None or (code.isascii() and code.islower())
