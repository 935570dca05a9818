"""Who is who, and for which side, in invented reports."""

from __future__ import annotations

import pytest

from mahdar.extract.actors import Actor, actors
from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.mentions import mentions_by
from mahdar.extract.sides import home_side, state_around, states_named
from mahdar.extract.tagger import built_in_tagger
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report


def read(text: str, outlet: str | None = None) -> tuple[Report, Layer, list[Actor]]:
    report = Report("t", text, outlet=outlet)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    layer.add(mentions_by(built_in_tagger())(report, layer))
    return report, layer, actors(report, layer)


def side(text: str, name: str, outlet: str | None = None) -> tuple[str | None, str]:
    report, _, people = read(text, outlet)
    one = next(a for a in people if a.name and report.text[slice(*a.name)] == name)
    return one.side.code, one.side.rule


@pytest.mark.parametrize(
    ("text", "name", "code", "rule"),
    [
        ("قال وزير الخارجية المصري سامر عبدالحليم إن العمل مستمر.", "سامر عبدالحليم", "EG", "side/nationality"),
        ("وصل رئيس وزراء لبنان نديم الخوري أمس.", "نديم الخوري", "LB", "side/country"),
        ("استقبل الوزير سفير اليابان لدى الأردن كينجي تاناكا أمس.", "كينجي تاناكا", "JP", "side/country"),
        ("قال مبعوث الأمم المتحدة إلى ليبيا يان هوفمان ذلك.", "يان هوفمان", "UN", "side/body"),
        ("التقى الوزير نظيره الإسباني خوسيه مارتينيز أمس.", "خوسيه مارتينيز", "ES", "side/nationality-before-name"),
        ("قال خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز ذلك.", "سلمان بن عبدالعزيز", "SA", "side/title-of-one-state"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_side_is_read_from_the_words_of_the_post(text: str, name: str, code: str, rule: str) -> None:
    assert side(text, name) == (code, rule)


def test_an_envoy_stands_for_the_state_before_the_one_where_he_serves() -> None:
    code, _ = side("استقبل الوزير سفير المملكة المتحدة لدى ليبيا بيتر هارمون.", "بيتر هارمون")
    assert code == "GB"


def test_a_plain_post_takes_the_outlets_country_with_that_reason() -> None:
    text = "تفقد وزير الصحة خالد منصور المستشفى."
    report, layer, people = read(text, "hespress")
    one = next(a for a in people if a.name)
    assert (one.side.code, one.side.rule, one.side.start) == ("MA", "side/outlet-country", -1)
    assert "outlet" in one.side.reason
    assert home_side(report, layer).code == "MA"


@pytest.mark.parametrize("outlet", [None, "skynews", "صحيفة لا يعرفها أحد"])
def test_an_outlet_of_no_one_country_tells_no_side(outlet: str | None) -> None:
    code, _ = side("تفقد وزير الصحة خالد منصور المستشفى.", "خالد منصور", outlet)
    assert code is None


def test_a_later_post_without_a_name_is_the_same_person() -> None:
    text = "استقبل وزير الخارجية سفير اليابان كينجي تاناكا. وأكد السفير الياباني أن بلاده مستعدة."
    report, _, people = read(text)
    one = next(a for a in people if a.name and report.text[slice(*a.name)] == "كينجي تاناكا")
    assert any(report.text[s:e].endswith("السفير الياباني") for s, e in one.places)


def test_a_state_named_by_itself_may_act() -> None:
    _, _, people = read("اتفقت مصر والأردن على عقد اجتماع.")
    assert {a.side.code for a in people if a.head == "countries"} == {"EG", "JO"}


def guess(text: str, name: str, taken: frozenset[str] = frozenset()) -> str | None:
    report, layer, people = read(text)
    one = next(a for a in people if a.name and report.text[slice(*a.name)] == name)
    found = state_around(layer, states_named(layer), [s for s, _ in one.places], taken)
    return found.code if found else None


def test_without_any_words_the_state_named_most_around_is_a_guess_that_says_so() -> None:
    text = "وصل السيد كارلوس مينديز إلى لشبونة. وتستعد البرتغال للقمة، وقالت البرتغال إن مينديز سيشارك."
    assert guess(text, "كارلوس مينديز") == "PT"
    assert guess(text, "كارلوس مينديز", frozenset({"PT"})) is None


def test_of_two_states_alike_none_is_guessed() -> None:
    assert guess("تحدث السيد كارلوس مينديز عن البرتغال وإسبانيا.", "كارلوس مينديز") is None


def test_a_victim_without_an_office_is_made_no_entity() -> None:
    report, _, people = read("بحث الوزير المصري سامر عبدالحليم مع نظيره اختفاء الصحفي كريم المهداوي.")
    assert "كريم المهداوي" not in {report.text[slice(*a.name)] for a in people if a.name}


def test_an_officer_of_state_is_kept_though_a_grave_word_stands_near() -> None:
    report, _, people = read("بحث وزير الخارجية المصري سامر عبدالحليم قضية الحدود مع السفير.")
    assert "سامر عبدالحليم" in {report.text[slice(*a.name)] for a in people if a.name}


def test_a_patient_in_a_paper_of_one_country_is_made_no_entity_and_gets_no_side() -> None:
    text = "زار رئيس الوزراء الليبي سالم المنصوري المستشفى وتحدث إلى المريضة ليلى منصور."
    report, _, people = read(text, "okaz")
    named = {report.text[slice(*a.name)]: a.side.code for a in people if a.name}
    assert named == {"سالم المنصوري": "LY"}
