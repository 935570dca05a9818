"""Names, posts and who holds which, in invented sentences."""

from __future__ import annotations

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.mentions import mentions, mentions_by
from mahdar.extract.tagger import built_in_tagger
from mahdar.lexicon.lexicon import built_in
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.report import Report


def found(text: str) -> tuple[str, list[Mention]]:
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    layer.add(mentions_by(built_in_tagger())(report, layer))
    return text, layer.mentions()


def people(text: str) -> list[tuple[str, str | None]]:
    """Names with their posts, in order."""
    _, all_of = found(text)
    ends = {m.start: m.end for m in all_of}
    return [
        (text[m.start : m.end], text[m.post : ends[m.post]] if m.post is not None else None)
        for m in all_of
        if m.kind is MentionKind.PERSON
    ]


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("التقى وزير الخارجية المصري سامر عبدالحليم ضيفه.", "سامر عبدالحليم", "وزير الخارجية المصري"),
        ("وصل معالي وزير المالية الدكتور خالد بن سعد المرزوق إلى المدينة.", "خالد بن سعد المرزوق", "وزير المالية"),
        ("قال رئيس هيئة الأركان العامة الفريق أول ركن عمر الشيباني إن العمل مستمر.", "عمر الشيباني", "رئيس هيئة الأركان العامة"),  # noqa: E501
        ("استقبل المبعوث الأممي إلى ليبيا يان هوفمان الوفد.", "يان هوفمان", "المبعوث الأممي إلى ليبيا"),
        ("حضر نائب وزير الدفاع اللواء ركن علي النعيمي اللقاء.", "علي النعيمي", "نائب وزير الدفاع"),
    ],
)  # fmt: skip
def test_a_post_before_a_name_belongs_to_it_without_titles_and_ranks(text: str, name: str, post: str) -> None:
    assert (name, post) in people(text)


def test_the_deputy_is_never_taken_for_his_chief() -> None:
    assert all(post != "وزير الدفاع" for _, post in people("حضر نائب وزير الدفاع اللواء ركن علي النعيمي اللقاء."))


def test_particles_stay_in_the_name() -> None:
    names = [n for n, _ in people("استقبل الأمير فهد بن ناصر بن عبدالعزيز آل سعود أمير المنطقة السفير.")]
    assert "فهد بن ناصر بن عبدالعزيز آل سعود" in names


def test_a_post_after_a_full_name_is_in_apposition() -> None:
    got = people("استقبل صاحب السمو الملكي الأمير فهد بن ناصر بن عبدالعزيز أمير منطقة الرياض الوفد.")
    assert ("فهد بن ناصر بن عبدالعزيز", "أمير منطقة الرياض") in got


def test_what_follows_a_short_name_is_whom_he_meets_and_not_his_post() -> None:
    text = "قال رئيس الحكومة نديم الخوري إن العمل مستمر. واستقبل الخوري وفدا من البنك الدولي."
    assert ("الخوري", "وفدا من البنك الدولي") not in people(text)


def test_a_post_between_two_names_goes_with_the_second_where_the_first_is_a_short_mention() -> None:
    text = "قال وزير الدفاع الأميركي جون باركر إنه متفائل. كما التقى باركر رئيس الوزراء حيدر الساعدي."
    assert ("حيدر الساعدي", "رئيس الوزراء") in people(text)


def test_a_later_short_form_refers_to_the_full_name() -> None:
    text, all_of = found("استقبل وزير الخارجية سامر عبدالحليم السفير. وقال عبدالحليم إن اللقاء مثمر.")
    persons = [m for m in all_of if m.kind is MentionKind.PERSON]
    assert [text[m.start : m.end] for m in persons][-1] == "عبدالحليم"
    assert persons[-1].refers_to == persons[0].start


def test_a_foreign_name_that_no_list_knows_is_found_after_a_post() -> None:
    assert ("ماريا بيانكيتي", "سفيرة إيطاليا لدى القاهرة") in people(
        "استقبل وزير الخارجية المصري سامر عبدالحليم سفيرة إيطاليا لدى القاهرة ماريا بيانكيتي."
    )


def test_in_a_list_with_posts_after_names_each_keeps_his_own() -> None:
    text = (
        "حضر اللقاء الدكتورة رانيا المنشاوي، وزيرة التخطيط، والمهندس شريف الكردي، وزير الإسكان، "
        "واللواء خالد النجار، محافظ شمال سيناء."
    )
    assert people(text) == [
        ("رانيا المنشاوي", "وزيرة التخطيط"),
        ("شريف الكردي", "وزير الإسكان"),
        ("خالد النجار", "محافظ شمال سيناء"),
    ]


def test_a_name_after_a_title_or_his_counterpart_is_found_though_no_list_knows_it() -> None:
    text = (
        "استقبل وزير الزراعة المغربي أحمد البوعزاوي السيدة ماريا سيلفا سفيرة البرتغال، ونظيرته الإسبانية كارمن لوبيز."
    )
    assert {"ماريا سيلفا", "كارمن لوبيز"} <= {name for name, _ in people(text)}


def test_a_day_word_parts_two_names() -> None:
    text = "التقى وزير الخارجية المصري بدر عبدالغني اليوم هاكان فيدانلي وزير خارجية تركيا."
    assert {"بدر عبدالغني", "هاكان فيدانلي"} <= {name for name, _ in people(text)}


def test_an_epithet_of_rulers_is_no_name() -> None:
    assert all("المفدى" not in name for name, _ in people("استقبل الملك المفدى في قصره أمس الوزير الضيف."))


def test_a_sentence_without_people_has_no_person() -> None:
    assert people("شهدت المدينة أمس هطول أمطار غزيرة أدت إلى إغلاق عدد من الطرق.") == []


@pytest.mark.parametrize("text", ["", "،،،", "وزير", "بن", "وزير الخارجية\n\nالأمريكي جون"])
def test_fragments_do_not_break_it(text: str) -> None:
    found(text)


@pytest.mark.parametrize(
    ("text", "read"), [("التقى وزير الصحة خالد المنصور ضيفه.", True), ("قال وزير الصحة خالد المنصور ذلك.", False)]
)
def test_names_are_read_only_where_a_word_of_meeting_stands(text: str, read: bool) -> None:
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    assert bool(list(mentions(report, layer))) is read
