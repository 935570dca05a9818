"""What the sheets call things, in Arabic and English: fields, closed values, sides, reasons.

These words are for screens; no rule reads them. The suite holds the tables complete: every member of every
closed list, every standing reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from mahdar.model.grade import Credibility, Reliability
from mahdar.model.measure import MeasureKind, Modality
from mahdar.model.meeting import Context, MeetingKind, MeetingStatus


@dataclass(frozen=True, slots=True)
class Label:
    """One thing's name in both languages."""

    ar: str
    en: str

    def __str__(self) -> str:
        return f"{self.ar} · {self.en}" if self.ar != self.en else self.ar


def _table(rows: Mapping[str, tuple[str, str]]) -> Mapping[str, Label]:
    return MappingProxyType({key: Label(ar, en) for key, (ar, en) in rows.items()})


FIELDS = _table(
    {
        "minutes": ("محضر", "Minutes"),
        "report": ("التقرير", "Report"),
        "reports": ("التقارير", "Reports"),
        "text": ("نص التقرير", "The report's text"),
        "id": ("المعرّف", "Id"),
        "title": ("العنوان", "Title"),
        "published": ("تاريخ النشر", "Published"),
        "outlet": ("الناشر", "Outlet"),
        "url": ("الرابط", "Address"),
        "language": ("اللغة", "Language"),
        "meeting_report": ("خبر لقاء", "Meeting report"),
        "yes": ("نعم", "yes"),
        "no": ("لا", "no"),
        "meeting": ("لقاء", "Meeting"),
        "meetings": ("اللقاءات", "Meetings"),
        "kind": ("النوع", "Kind"),
        "status": ("الحالة", "Status"),
        "date": ("التاريخ", "Date"),
        "place": ("المكان", "Place"),
        "quote": ("النص الحرفي", "Exact words"),
        "participant": ("مشارك", "Participant"),
        "participants": ("المشاركون", "Participants"),
        "name": ("الاسم", "Name"),
        "role": ("الصفة", "Post"),
        "body": ("الجهة", "Body"),
        "country": ("الطرف", "Side"),
        "principal": ("الدور", "Part"),
        "is_principal": ("رئيسي", "principal"),
        "is_attending": ("حاضر", "attending"),
        "contexts": ("الموضوعات", "Talked about"),
        "dossiers": ("الملفات", "Dossiers"),
        "measure": ("تدبير", "Measure"),
        "measures": ("التدابير", "Measures"),
        "actors": ("المكلّف", "Who"),
        "quantities": ("الكميات", "How much"),
        "deadline": ("الأجل", "By when"),
        "axis": ("المحور", "Axis"),
        "axes": ("محاور الخطة", "Axes of the plan"),
        "target": ("المستهدف", "Target"),
        "measurability": ("ما يُتحقق منه", "Checkable"),
        "who": ("الفاعل", "who"),
        "what": ("الفعل", "what"),
        "how_much": ("المقدار", "how much"),
        "by_when": ("الموعد", "by when"),
        "where": ("الموضع", "where"),
        "money": ("المال", "money"),
        "noise": ("خارج التقرير", "Not part of the report"),
        "grade": ("درجة الثقة", "Grade"),
        "reliability": ("موثوقية الناشر", "Reliability"),
        "credibility": ("مصداقية المعلومات", "Credibility"),
        "reasons": ("الأسباب", "Reasons"),
        "missing": ("ما ينقص وسببه", "What is missing, and why"),
        "none": ("لا يوجد", "none"),
        "rules": ("كيف قُرئ", "How it was read"),
        "field": ("الحقل", "Field"),
        "words": ("الكلمات", "Words"),
        "rule": ("القاعدة", "Rule"),
        "entries": ("مداخل المعجم", "Lexicon entries"),
        "confidence": ("درجة اليقين", "Confidence"),
        "position": ("الموضع", "Position"),
        "evidence": ("الشاهد", "Evidence"),
        "contents": ("الفهرس", "Contents"),
        "review": ("للمراجعة", "To check"),
        "skip": ("إلى المحضر", "To the minutes"),
        "run": ("القراءة", "Read by"),
        "unknown": ("غير معروف", "not known"),
        "untitled": ("بلا عنوان", "untitled"),
    }
)

_VALUES: Mapping[type[Enum], Mapping[str, Label]] = MappingProxyType(
    {
        MeetingKind: _table(
            {
                "meeting": ("اجتماع", "meeting"),
                "visit": ("زيارة", "visit"),
                "call": ("اتصال", "call"),
                "conference": ("مؤتمر", "conference"),
                "signing": ("توقيع", "signing"),
                "letter": ("رسالة", "letter"),
            }
        ),
        MeetingStatus: _table(
            {
                "held": ("انعقد", "held"),
                "announced": ("معلن عنه", "announced"),
                "postponed": ("مؤجل", "postponed"),
                "cancelled": ("ملغى", "cancelled"),
            }
        ),
        Modality: _table(
            {
                "done": ("أُنجز", "done"),
                "under_way": ("جارٍ", "under way"),
                "agreed": ("متفق عليه", "agreed"),
                "planned": ("مخطط له", "planned"),
                "proposed": ("مقترح", "proposed"),
                "urged": ("مطالب به", "urged"),
            }
        ),
        MeasureKind: _table(
            {
                "training": ("تدريب", "training"),
                "patrol_monitoring": ("دوريات ومراقبة", "patrol and monitoring"),
                "logistics_equipment": ("تجهيز وإمداد", "logistics and equipment"),
                "information_exchange": ("تبادل معلومات", "information exchange"),
                "enforcement": ("ملاحقة وإنفاذ", "enforcement"),
                "agreement": ("اتفاق", "agreement"),
                "committee": ("لجنة", "committee"),
                "meeting": ("لقاء", "meeting"),
                "exercise": ("مناورات", "exercise"),
                "development": ("تنمية", "development"),
                "investment_trade": ("استثمار وتجارة", "investment and trade"),
                "aid": ("مساعدات", "aid"),
                "infrastructure": ("بنية تحتية", "infrastructure"),
                "legal": ("إجراء قانوني", "legal"),
                "health": ("صحة", "health"),
                "education": ("تعليم", "education"),
                "culture": ("ثقافة", "culture"),
                "other": ("غير ذلك", "other"),
            }
        ),
        Context: _table(
            {
                "military": ("الدفاع", "military"),
                "intelligence": ("الاستخبارات", "intelligence"),
                "executive": ("السلطة التنفيذية", "executive"),
                "legislative": ("السلطة التشريعية", "legislative"),
                "election": ("الانتخابات", "election"),
                "political_institutions": ("المؤسسات السياسية", "political institutions"),
                "pro_democracy": ("التحول الديمقراطي", "pro-democracy"),
                "economic": ("الاقتصاد", "economic"),
                "legal": ("القانون والقضاء", "legal"),
                "human_rights": ("حقوق الإنسان", "human rights"),
                "rights_freedoms": ("الحقوق والحريات", "rights and freedoms"),
                "human_security": ("الأمن الإنساني", "human security"),
                "religion_ethnicity": ("الدين والأعراق", "religion and ethnicity"),
                "diplomatic": ("العلاقات الدبلوماسية", "diplomatic"),
                "territory": ("الأراضي والحدود", "territory"),
                "health": ("الصحة", "health"),
                "asylum": ("اللجوء", "asylum"),
                "migration": ("الهجرة", "migration"),
                "disasters": ("الكوارث", "disasters"),
                "natural_resource": ("الموارد الطبيعية", "natural resources"),
                "environment": ("البيئة", "environment"),
                "technology": ("التقنية", "technology"),
                "terrorism": ("الإرهاب", "terrorism"),
                "cbrn": ("أسلحة الدمار الشامل", "CBRN"),
                "cyber": ("الأمن السيبراني", "cyber"),
                "misinformation": ("التضليل الإعلامي", "misinformation"),
                "crime": ("الجريمة", "crime"),
                "corruption": ("الفساد", "corruption"),
                "illegal_drugs": ("المخدرات", "illegal drugs"),
                "trafficking": ("الاتجار والتهريب", "trafficking"),
                "culture": ("الثقافة", "culture"),
                "education": ("التعليم", "education"),
                "energy": ("الطاقة", "energy"),
                "transport": ("النقل", "transport"),
                "peacekeeping": ("حفظ السلام", "peacekeeping"),
            }
        ),
        Reliability: _table(
            {
                "A": ("موثوق تماما", "completely reliable"),
                "B": ("موثوق عادة", "usually reliable"),
                "C": ("موثوق إلى حد ما", "fairly reliable"),
                "D": ("غير موثوق عادة", "not usually reliable"),
                "E": ("غير موثوق", "unreliable"),
                "F": ("لا يمكن الحكم عليه", "cannot be judged"),
            }
        ),
        Credibility: _table(
            {
                "1": ("مؤكد من مصادر أخرى", "confirmed by other sources"),
                "2": ("صحيح على الأرجح", "probably true"),
                "3": ("ربما كان صحيحا", "possibly true"),
                "4": ("مشكوك فيه", "doubtful"),
                "5": ("مستبعد", "improbable"),
                "6": ("لا يمكن الحكم عليه", "cannot be judged"),
            }
        ),
    }
)

#: The standing reasons of `extract.assemble`, that of `record`, and what the steps say without numbers in it.
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "not given with the report": "لم يُعطَ مع التقرير",
        "the report does not tell an official meeting as its news": "لا يروي التقرير لقاء رسميا خبرا له",
        "the page gives no title of its own": "لا تذكر الصفحة عنوانا لها",
        "the publication day is not known": "يوم النشر غير معروف",
        "the outlet is not known": "الناشر غير معروف",
        "nothing on the page stands apart from the report": "لا شيء في الصفحة خارج التقرير",
        "no clause tells a meeting": "لا عبارة تروي لقاء",
        "no specific action is named": "لم يُذكر إجراء محدد",
        "no plan with axes and targets is told": "لم تُذكر خطة ذات محاور ومستهدفات",
        "no date word belongs to the meeting": "لا كلمة تاريخ تعود إلى اللقاء",
        "no place is told for the meeting": "لم يُذكر مكان اللقاء",
        "nobody is named or designated as taking part": "لم يُسمَّ أحد مشاركا",
        "no subject of the talks is recognised": "لم يُتعرف على موضوع للمحادثات",
        "no standing subject is named": "لم يُذكر ملف قائم",
        "no name is given": "لم يُذكر اسم",
        "no post or title is given": "لم تُذكر صفة",
        "the text does not tell the side": "لا يذكر النص الطرف",
        "no body is named in the post": "لم تُذكر جهة في الصفة",
        "nobody is named to do it": "لم يُسمَّ من ينفذه",
        "no number is given": "لم يُذكر عدد",
        "no day is set": "لم يُحدد يوم",
        "no place is named": "لم يُذكر مكان",
        "it stands under no axis": "لا يندرج تحت محور",
        "no clause tells a consultation of two sides": "لا عبارة تروي تشاورا بين طرفين",
        "the model weighs against it": "يرجح النموذج خلافه",
        "only a post is told": "لم تُذكر سوى الصفة",
        "no post stands beside the name": "لا صفة بجوار الاسم",
        "the words of the post name no state or body": "لا تسمي ألفاظ الصفة دولة ولا هيئة",
        "the outlet is of no one country": "الناشر لا ينتمي إلى بلد واحد",
        "the outlet's country is not known": "بلد الناشر غير معروف",
        "no date word in the text": "لا كلمة تاريخ في النص",
        "no word of the text names a day": "لا كلمة في النص تسمي يوما",
        "the text contradicts the publication date": "يخالف النص تاريخ النشر",
        "no publication date": "لا تاريخ للنشر",
        "the publication day is not believed": "يوم النشر المذكور لا يصدَّق",
        "the words name no day": "لا تسمي الكلمات يوما",
        "the weekday is not that of the date": "يوم الأسبوع لا يوافق التاريخ",
        "the weekday is not that of the date in the years around publication": (
            "يوم الأسبوع لا يوافق التاريخ في السنوات القريبة من النشر"
        ),
        "the weekday told is not the one that the publication date gives": (
            "يوم الأسبوع المذكور غير الذي يعطيه تاريخ النشر"
        ),
        "the Hijri and the Gregorian date are not the same day": "التاريخان الهجري والميلادي ليسا يوما واحدا",
        "the date told is not the day that the publication date gives": "التاريخ المذكور غير الذي يعطيه تاريخ النشر",
        "counted from what the text told before": "محسوب مما ذكره النص قبله",
        "it may be counted from what the text told before": "قد يكون محسوبا مما ذكره النص قبله",
        "the day depends on the day that begins the week": "يتوقف اليوم على بداية الأسبوع",
        "a week begins on different days in different states": "تختلف بداية الأسبوع من دولة إلى أخرى",
        "hours name no day": "الساعات لا تسمي يوما",
        "a length of time names no day": "المدة لا تسمي يوما",
        "outside the calendar": "خارج التقويم",
    }
)


def value(member: Enum) -> Label:
    """The name of a member of one of the model's closed lists."""
    return _VALUES[type(member)][str(member.value)]


def reason(why: str) -> Label:
    """A reason in both languages; one that a step put together stands in English alone."""
    return Label(_REASONS.get(why, why), why)


def side(code: str) -> Label:
    """The name of a side; a code that is not known names itself."""
    return _sides().get(code, Label(code, code))


@cache
def _sides() -> Mapping[str, Label]:
    lines = Path(__file__).with_name("sides.tsv").read_text(encoding="utf-8").splitlines()
    return _table({c: (ar, en) for c, ar, en in (line.split("\t") for line in lines if not line.startswith("#"))})
