"""What invented meetings were about."""

from __future__ import annotations

from mahdar.extract.blocks import blocks
from mahdar.extract.contexts import MOST, contexts, words
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import built_in
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement


def read(title: str, body: str, *, meetings: int = 1, noise: str = "") -> list[Statement]:
    report = Report("t", f"{title}\n\n{body}")
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    if noise:
        at = report.text.index(noise)
        layer.add([Statement("report", Property.NOISE, noise, "t/t", cite(report, at, at + len(noise), "t/t"))])
    for n in range(meetings):
        quote = cite(report, 0, len(title), "t/t")
        layer.add([Statement(f"meeting/{n}", Property.QUOTE, title, "t/t", quote)])
    return list(contexts(report, layer))


def told(statements: list[Statement], subject: str = "meeting/0") -> set[object]:
    return {s.value for s in statements if s.property is Property.CONTEXT and s.subject == subject}


OIL = "بحث الوزيران أسعار النفط وإنتاج الغاز الطبيعي، وتطرقا إلى محطات الكهرباء والطاقة المتجددة."


def test_the_matter_of_the_talks_is_told_with_a_word_that_shows_it() -> None:
    found = read("وزير الطاقة يبحث مع نظيره أسواق النفط", OIL)
    assert "energy" in told(found)
    (energy,) = [s for s in found if s.value == "energy"]
    assert energy.evidence is not None
    assert energy.evidence.entries == ("contexts/energy",)


def test_what_is_not_spoken_of_is_not_told() -> None:
    assert not told(read("وزير الطاقة يبحث مع نظيره أسواق النفط", OIL)) & {"terrorism", "health", "religion_ethnicity"}


def test_an_office_alone_is_no_matter() -> None:
    body = "استقبل الأمير السفير، وحضر اللقاء وزير المالية. وبحثا العلاقات الثنائية بين البلدين."
    assert "economic" not in told(read("الأمير يستقبل السفير", body))


def test_noise_tells_nothing() -> None:
    extra = "تفجير انتحاري ومقتل إرهابيين من تنظيم القاعدة في هجمات إرهابية"
    body = f"بحثا العلاقات الثنائية بين البلدين.\n\n{extra}"
    assert "terrorism" in told(read("الأمير يستقبل السفير", body))
    assert "terrorism" not in told(read("الأمير يستقبل السفير", body, noise=extra))


def test_meetings_of_one_report_share_its_contexts_and_each_has_one_to_five() -> None:
    found = read("وزير الطاقة يبحث مع نظيره أسواق النفط", OIL, meetings=2)
    assert told(found) == told(found, "meeting/1")
    assert 1 <= len(told(found)) <= MOST


def test_without_a_meeting_nothing_is_told() -> None:
    assert not read("وزير الطاقة يبحث مع نظيره أسواق النفط", OIL, meetings=0)


def test_a_context_without_words_rests_on_the_meeting_itself() -> None:
    found = [s for s in read("خالد يلتقي سالما", "جرى تبادل التحية.") if s.property is Property.CONTEXT]
    assert len(found) == 1
    assert found[0].rule == "context/meeting"
    assert found[0].evidence is not None


def test_words_know_whether_they_stand_in_the_title() -> None:
    report = Report("t", "اجتماع عن النفط\n\nكان الحديث عن النفط طويلا.")
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    assert [w.title for w in words(layer)["energy"]] == [True, False]


def spoken(body: str, *posts: str) -> set[str]:
    """The contexts for which a word of a report speaks."""
    report = Report("t", f"الأمير يستقبل السفير\n\n{body}")
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    for post in posts:
        at = report.text.index(post)
        mention = Mention(MentionKind.POST, at, at + len(post), at)
        layer.add([Statement(f"mention/{at}", Property.MENTION, mention, "t/t")])
    return set(words(layer))


def test_a_sovereigns_title_speaks_of_no_religion_and_a_river_in_a_name_of_no_water() -> None:
    assert "religion_ethnicity" not in spoken("نقل الوزير تحيات خادم الحرمين الشريفين.")
    assert "religion_ethnicity" in spoken("زار الوفد المفتي وبحثا حوار الأديان.")
    assert "natural_resource" not in spoken("زار الوفد ولاية نهر النيل.")
    assert "natural_resource" in spoken("بحث الوفد مياه النيل.")


def test_words_inside_a_post_tell_who_met_but_for_its_own_field() -> None:
    post = "وزير الخارجية والتعاون وشؤون الجالية"
    assert "migration" in spoken(f"حضر {post} فلان.")
    assert "migration" not in spoken(f"حضر {post} فلان.", post)
    assert "energy" in spoken("حضر وزير الطاقة فلان.", "وزير الطاقة")


def test_those_abroad_in_the_name_of_an_office_are_no_migration() -> None:
    assert "migration" not in spoken("حضر وزير الخارجية والمغتربين فلان.")
    assert "migration" in spoken("بحث الجانبان أوضاع المغتربين.")
