"""The reasons of a grade, in words; `docs/grade.md` says what each does to the grade."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Stable names of the reasons."""

    OUTLET_UNKNOWN = "outlet-unknown"
    OUTLET_NOT_RATED = "outlet-not-rated"
    STATE_AGENCY = "state-agency-own-government"
    NO_DATE = "no-date"
    NO_PLACE = "no-place"
    NO_SOURCE = "no-source-named"
    NO_QUOTE = "no-direct-quote"
    NAME_STUFFING = "name-stuffing"
    ANONYMOUS = "anonymous-sources"
    DATE_CONFLICT = "date-conflict"
    DIRECTION_OVERRIDE = "direction-override"
    AGENCY = "agency-credited"
    NAMED_SOURCE = "named-source"
    QUOTES = "direct-quotes"
    READOUT = "official-readout"


#: Arabic and English.
WORDS: dict[Code, tuple[str, str]] = {
    Code.OUTLET_UNKNOWN: (
        "الناشر غير معروف، فلا يمكن الحكم على موثوقيته",
        "the outlet is not known, so its reliability cannot be judged",
    ),
    Code.OUTLET_NOT_RATED: (
        "لا تقييم موثقا لهذا الناشر، فلا يمكن الحكم على موثوقيته",
        "no documented rating of this outlet, so its reliability cannot be judged",
    ),
    Code.STATE_AGENCY: (
        "وكالة رسمية تنقل خبر حكومتها: موثوقة في وقوع اللقاء، وروايتها رواية طرف واحد",
        "a state agency on its own government: reliable on that the meeting took place, one side's account of it",
    ),
    Code.NO_DATE: (
        "لا يذكر النص يوم اللقاء أو لا يمكن معرفته منه",
        "the text gives no day of the meeting, or none that can be known",
    ),
    Code.NO_PLACE: (
        "لا يذكر النص مكان اللقاء أو لم يعرف منه",
        "the text gives no place of the meeting, or none that is recognised",
    ),
    Code.NO_SOURCE: ("لا ينسب الخبر إلى مصدر مسمى", "no source is named"),
    Code.NO_QUOTE: ("لا كلام منقولا بنصه عن أحد", "nobody is quoted directly"),
    Code.NAME_STUFFING: (
        "يتكرر الاسم الكامل نفسه في كل عنوان فرعي، كما تفعل الصفحات المكتوبة لمحركات البحث",
        "the same full name stands in every heading, as on pages written for search engines",
    ),
    Code.ANONYMOUS: ("ينسب الخبر إلى مصادر غير مسماة", "it rests on sources that are not named"),
    Code.DATE_CONFLICT: (
        "ما يقوله النص عن اليوم يخالف نفسه أو يخالف تاريخ النشر",
        "what the text says of the day contradicts itself or the publication date",
    ),
    Code.DIRECTION_OVERRIDE: (
        "في النص علامة تقلب اتجاه الحروف، فقد يظهر للعين غير ما كتب",
        "a sign in the text forces the direction of its letters, so that it may show other than what is written",
    ),
    Code.AGENCY: (
        "ينسب الخبر إلى وكالة أنباء أو ناشر آخر",
        "a news agency or another outlet is credited",
    ),
    Code.NAMED_SOURCE: (
        "ينسب الكلام إلى متحدث مسمى باسمه أو بمنصبه",
        "what is said is given to a speaker by name or office",
    ),
    Code.QUOTES: ("فيه كلام منقول بنصه", "somebody is quoted directly"),
    Code.READOUT: ("بيان رسمي من أحد الأطراف", "an official account written by one side"),
}
#: Arabic and English of `date-conflict` where it is the meeting itself that lies ahead.
HELD_LATER = (
    "يروي النص لقاء قد انعقد، واليوم الذي يذكره له بعد يوم النشر",
    "a meeting is told as held, and the day told for it is after the publication day",
)
