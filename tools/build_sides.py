"""Write `src/mahdar/exchange/sides.tsv`: names of states and bodies in Arabic and English.

States come from the Unicode CLDR through babel; the bodies are written here. The suite fails where the file
is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parents[1] / "src/mahdar/exchange/sides.tsv"

#: Codes that CLDR gives two letters but that are no state.
NO_STATE = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
#: International bodies, by the codes that records use.
BODIES = {
    "AFU": ("الاتحاد الأفريقي", "African Union"),
    "AMF": ("صندوق النقد العربي", "Arab Monetary Fund"),
    "AMU": ("اتحاد المغرب العربي", "Arab Maghreb Union"),
    "ASEAN": ("رابطة دول جنوب شرق آسيا", "ASEAN"),
    "BRICS": ("مجموعة بريكس", "BRICS"),
    "ECOWAS": ("المجموعة الاقتصادية لدول غرب أفريقيا", "ECOWAS"),
    "EU": ("الاتحاد الأوروبي", "European Union"),
    "FAO": ("منظمة الأغذية والزراعة", "FAO"),
    "G20": ("مجموعة العشرين", "G20"),
    "G7": ("مجموعة السبع", "G7"),
    "GCC": ("مجلس التعاون الخليجي", "Gulf Cooperation Council"),
    "IAEA": ("الوكالة الدولية للطاقة الذرية", "IAEA"),
    "ICC": ("المحكمة الجنائية الدولية", "International Criminal Court"),
    "ICRC": ("اللجنة الدولية للصليب الأحمر", "ICRC"),
    "IDB": ("البنك الإسلامي للتنمية", "Islamic Development Bank"),
    "IGAD": ("الهيئة الحكومية للتنمية", "IGAD"),
    "ILO": ("منظمة العمل الدولية", "ILO"),
    "IMF": ("صندوق النقد الدولي", "International Monetary Fund"),
    "IOM": ("المنظمة الدولية للهجرة", "IOM"),
    "LAS": ("جامعة الدول العربية", "League of Arab States"),
    "MWL": ("رابطة العالم الإسلامي", "Muslim World League"),
    "NATO": ("حلف شمال الأطلسي", "NATO"),
    "OECD": ("منظمة التعاون الاقتصادي والتنمية", "OECD"),
    "OIC": ("منظمة التعاون الإسلامي", "Organisation of Islamic Cooperation"),
    "OPEC": ("منظمة أوبك", "OPEC"),
    "OSCE": ("منظمة الأمن والتعاون في أوروبا", "OSCE"),
    "SCO": ("منظمة شنغهاي للتعاون", "Shanghai Cooperation Organisation"),
    "UN": ("الأمم المتحدة", "United Nations"),
    "UNDP": ("برنامج الأمم المتحدة الإنمائي", "UNDP"),
    "UNESCO": ("منظمة اليونسكو", "UNESCO"),
    "UNHCR": ("مفوضية الأمم المتحدة لشؤون اللاجئين", "UNHCR"),
    "UNICEF": ("منظمة اليونيسف", "UNICEF"),
    "UNRWA": ("وكالة الأونروا", "UNRWA"),
    "WB": ("البنك الدولي", "World Bank"),
    "WEF": ("المنتدى الاقتصادي العالمي", "World Economic Forum"),
    "WFP": ("برنامج الأغذية العالمي", "World Food Programme"),
    "WHO": ("منظمة الصحة العالمية", "World Health Organization"),
    "WTO": ("منظمة التجارة العالمية", "World Trade Organization"),
}


def table() -> str:
    """The file as it should stand: code, Arabic and English name, tab-separated, in order of code."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    rows = dict(BODIES)
    for code, name in english.items():
        if len(code) == 2 and code.isalpha() and code not in NO_STATE and code in arabic:
            rows[code] = (arabic[code], name)
    rows["PS"] = ("فلسطين", "Palestine")  # as reports write it
    head = "# Made by tools/build_sides.py from the Unicode CLDR (Unicode License v3) and its own list of bodies.\n"
    return head + "".join(f"{code}\t{ar}\t{en}\n" for code, (ar, en) in sorted(rows.items()))


def main() -> int:
    """Write the file."""
    TARGET.write_text(table(), encoding="utf-8")
    print(f"{TARGET.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
