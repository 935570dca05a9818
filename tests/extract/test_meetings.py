"""Meetings of invented reports: whether one is told, which, between whom, and what is no consultation."""

from __future__ import annotations

from datetime import date

import pytest

import mahdar
from mahdar.model.meeting import Meeting, MeetingKind, MeetingStatus
from mahdar.model.minutes import Minutes

#: Invented throughout: persons, visits and dates.
RECEPTION = """وزير الخارجية المصري يستقبل سفير اليابان

استقبل وزير الخارجية المصري سامر عبدالحليم، اليوم الثلاثاء في القاهرة، سفير اليابان لدى مصر كينجي تاناكا، وبحث معه سبل تعزيز التعاون بين البلدين.
وحضر اللقاء مساعد وزير الخارجية هشام الطنطاوي."""  # noqa: E501
TALKS = """بحث رئيس المجلس الرئاسي الليبي سالم المنصوري، أمس في طرابلس، مع السفير التركي لدى ليبيا كنان يلدز مستجدات الأوضاع السياسية والاستعدادات للانتخابات."""  # noqa: E501
CALL = """وزير الخارجية المغربي يتباحث هاتفيا مع نظيره الإسباني

أجرى وزير الخارجية المغربي ناصر بوزيدي، يوم الأربعاء، مباحثات هاتفية مع وزير الخارجية الإسباني خوسيه مارتينيز تناولت التعاون بين البلدين."""  # noqa: E501
COMING = """يلتقي الرئيس الفرنسي جان مورو، الخميس المقبل في باريس، المستشارة الألمانية إنغا شولتز لبحث ملفات أوروبية، حسب ما أعلن قصر الإليزيه اليوم."""  # noqa: E501
WEATHER = """المطر يعود إلى المدينة

شهدت مدينة الكويت أمس هطول أمطار غزيرة أدت إلى إغلاق عدد من الطرق، ودعت الإدارة العامة للدفاع المدني السكان إلى توخي الحذر."""  # noqa: E501
INSPECTION = """وزير الصحة يتفقد مستشفى المدينة

تفقد وزير الصحة الدكتور خالد منصور صباح اليوم أعمال تطوير المستشفى العام بالمدينة، واجتمع مع العاملين بالمستشفى للاطلاع على سير العمل."""  # noqa: E501


def read(text: str) -> Minutes:
    return mahdar.read(text, published=date(2024, 3, 12)).minutes


def only(text: str) -> Meeting:
    minutes = read(text)
    assert minutes.meeting_report
    assert len(minutes.meetings) == 1
    return minutes.meetings[0]


def names(meeting: Meeting, *, principal: bool) -> set[str | None]:
    return {p.name for p in meeting.participants if p.principal is principal}


def test_a_reception_is_a_meeting_of_host_and_guest_with_those_present_apart() -> None:
    meeting = only(RECEPTION)
    assert names(meeting, principal=True) == {"سامر عبدالحليم", "كينجي تاناكا"}
    assert names(meeting, principal=False) == {"هشام الطنطاوي"}
    assert meeting.kind is MeetingKind.MEETING
    assert meeting.status is MeetingStatus.HELD
    assert meeting.date == date(2024, 3, 12)
    assert meeting.place == "القاهرة"
    assert {p.name: p.country for p in meeting.participants if p.principal} == {
        "سامر عبدالحليم": "EG",
        "كينجي تاناكا": "JP",
    }


def test_talks_without_a_title_are_read_too() -> None:
    meeting = only(TALKS)
    assert names(meeting, principal=True) == {"سالم المنصوري", "كنان يلدز"}
    assert meeting.date == date(2024, 3, 11)
    assert meeting.place == "طرابلس"


def test_talks_by_telephone_are_a_call() -> None:
    meeting = only(CALL)
    assert meeting.kind is MeetingKind.CALL
    assert names(meeting, principal=True) == {"ناصر بوزيدي", "خوسيه مارتينيز"}


def test_a_meeting_to_come_is_announced_and_dated_ahead() -> None:
    meeting = only(COMING)
    assert meeting.status is MeetingStatus.ANNOUNCED
    assert meeting.date == date(2024, 3, 14)


MATCH = """الوحدات يلتقي الفيصلي في كأس المحترفين

يلتقي نادي الوحدات مساء اليوم ضيفه نادي الفيصلي في نصف نهائي البطولة، وقال المدرب سامي العلي إن اللاعبين جاهزون للمباراة في الدوري والكأس."""  # noqa: E501


@pytest.mark.parametrize("text", [WEATHER, INSPECTION, MATCH])
def test_weather_a_tour_of_ones_own_hospital_and_a_match_are_no_consultation(text: str) -> None:
    minutes = read(text)
    assert not minutes.meeting_report
    assert minutes.meetings == ()


@pytest.mark.parametrize("text", [RECEPTION, TALKS, CALL, COMING])
def test_every_word_of_a_meeting_stands_in_the_text(text: str) -> None:
    for meeting in read(text).meetings:
        assert meeting.quote in text
        for who in meeting.participants:
            assert who.name is None or who.name in text
            assert who.role is None or who.role in text
            assert set(who.missing) >= {f for f in ("name", "role", "country") if getattr(who, f) is None}


def test_without_a_publication_day_a_weekday_gives_no_date_and_says_why() -> None:
    meeting = mahdar.read(RECEPTION).minutes.meetings[0]
    assert meeting.date is None
    assert meeting.missing["date"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ألغى الرئيس الفرنسي جان مورو لقاءه مع نظيره التركي كمال أوزدمير الذي كان مقررا في 5 أبريل.", "cancelled"),
        ("أعلن وزير الخارجية الأردني عمر القاسم تأجيل لقائه مع نظيره التركي كمال أوزدمير في عمان.", "postponed"),
        ("قال متحدث إن وزير الخارجية الأردني عمر القاسم سيجري غدا مباحثات مع نظيره التركي كمال أوزدمير.", "announced"),
        ("من المقرر أن يلتقي وزير الخارجية الأردني عمر القاسم نظيره التركي كمال أوزدمير غدا.", "announced"),
        ("التقى وزير الخارجية الأردني عمر القاسم في عمان أمس نظيره التركي كمال أوزدمير.", "held"),
    ],
)
def test_the_status_follows_the_words_that_govern_the_meeting(text: str, status: str) -> None:
    assert only(text).status == status


def test_a_friday_is_no_verb_of_gathering() -> None:
    meeting = only("تلقى الرئيس الفرنسي جان مورو، الجمعة، اتصالا هاتفيا من الرئيس التركي كمال أوزدمير.")
    assert meeting.kind is MeetingKind.CALL


def test_one_reception_told_twice_is_one_meeting() -> None:
    text = RECEPTION + "\nواستعرض عبدالحليم مع تاناكا خلال اللقاء آفاق التعاون بين البلدين."
    assert len(read(text).meetings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "نفت وزارة الخارجية المصرية لقاء الوزير سامر عبدالحليم مع نظيره التركي كمال أوزدمير.",
        "رفض وزير الخارجية المصري سامر عبدالحليم لقاء نظيره التركي كمال أوزدمير في القاهرة.",
        "طلب وزير الخارجية المصري سامر عبدالحليم لقاء نظيره التركي كمال أوزدمير في القاهرة.",
    ],
)
def test_a_meeting_that_is_denied_refused_or_only_asked_for_is_not_told(text: str) -> None:
    assert read(text).meetings == ()


def test_a_side_from_the_outlet_shows_the_plain_post_and_its_rule() -> None:
    text = "استقبل وزير التعليم خالد المنصور في مكتبه أمس سفير اليابان كينجي تاناكا وبحث معه التعاون بين البلدين."
    meeting = mahdar.read(text, outlet="okaz").minutes.meetings[0]
    host = next(p for p in meeting.participants if p.name == "خالد المنصور")
    assert host.country == "SA"
    assert host.evidence["country"].quote == "وزير التعليم"
    assert host.evidence["country"].rule == "side/outlet-country"


def test_the_body_in_a_post_is_told_apart() -> None:
    text = "استقبل وزير الدفاع المصري سامر عبدالحليم أمس رئيس هيئة الأركان الأردنية يوسف القاسم في القاهرة."
    bodies = {p.name: p.body for p in only(text).participants}
    assert bodies["يوسف القاسم"] == "هيئة الأركان الأردنية"
    assert bodies["سامر عبدالحليم"] is None


def test_no_post_or_name_runs_over_a_paragraph() -> None:
    text = "استقبل وزير الدفاع المصري سامر عبدالحليم نظيره الأردني يوسف القاسم رئيسا للجنة\n\nاعتمد الوزير خطة العمل."
    for who in only(text).participants:
        assert "\n" not in (who.name or "") + (who.role or "")
