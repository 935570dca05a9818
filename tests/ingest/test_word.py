"""Word files, made here with python-docx."""

from __future__ import annotations

import builtins
import io
import zipfile
from pathlib import Path

import pytest

from mahdar.errors import EmptyInput, InputError, UnsupportedFormat
from mahdar.ingest.read import read_inputs
from mahdar.ingest.refused import Refused
from mahdar.ingest.word import read_word
from mahdar.model.report import Report
from mahdar.settings import Settings

docx = pytest.importorskip("docx", reason="the extra docx is not installed")
LIMIT = 1_000_000


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_title_headings_items_numbers_and_rows_come_out_in_order() -> None:
    made = docx.Document()
    made.add_heading("لجنة الأنهار تلتقي وفد اللآلئ", 0)
    made.add_paragraph("التقى رئيس اللجنة لؤي الأمين وفدا من إقليم اللآلئ.")
    made.add_heading("القرارات", 1)
    made.add_paragraph("شراء 25 حفارة", style="List Bullet")
    made.add_paragraph("تدريب العمال", style="List Number")
    made.add_paragraph("صيانة الجسر", style="List Number")
    table = made.add_table(2, 2)
    for row, cells in enumerate((("المحور", "المستهدف"), ("الإزالة", "رفع 40 ألف متر"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    made.add_paragraph("ويعقد الاجتماع المقبل في الإقليم.")
    contents = read_word(saved(made), "a.docx", LIMIT)
    assert contents.title == "لجنة الأنهار تلتقي وفد اللآلئ"
    assert contents.published is None
    assert contents.text == (
        "لجنة الأنهار تلتقي وفد اللآلئ\n\n"
        "التقى رئيس اللجنة لؤي الأمين وفدا من إقليم اللآلئ.\n"
        "## القرارات\n- شراء 25 حفارة\n1. تدريب العمال\n2. صيانة الجسر\n"
        "| المحور | المستهدف |\n|---|---|\n| الإزالة | رفع 40 ألف متر |\n"
        "ويعقد الاجتماع المقبل في الإقليم."
    )


def test_merged_cells_are_told_once_and_rows_are_filled_up() -> None:
    made = docx.Document()
    table = made.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "عريض"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "طويل"
    lines = read_word(saved(made), "a", LIMIT).text.split("\n")
    assert lines == ["| 00 | 01 | طويل |", "|---|---|---|", "| عريض | | |", "| 20 | 21 | 22 |"]


def test_a_file_without_a_title_style_has_no_title() -> None:
    made = docx.Document()
    made.core_properties.title = "قالب الوزارة"
    made.add_paragraph("نص أول")
    made.add_heading("عنوان", 1)
    contents = read_word(saved(made), "a", LIMIT)
    assert contents.title is None
    assert contents.text == "نص أول\n## عنوان"


def test_deleted_words_stay_out_and_inserted_ones_come_in() -> None:
    made = docx.Document()
    made.add_paragraph("اتفق الطرفان على XY")
    data = saved(made)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(
                    "<w:t>اتفق الطرفان على XY</w:t></w:r>".encode(),
                    "<w:t xml:space='preserve'>اتفق الطرفان على </w:t></w:r>"
                    "<w:del><w:r><w:delText>خمس</w:delText><w:t>خمس</w:t></w:r></w:del>"
                    "<w:ins><w:r><w:t>سبع</w:t></w:r></w:ins><w:r><w:tab/><w:t>آبار</w:t></w:r>".encode(),
                )
            new.writestr(name, part)
    assert read_word(out.getvalue(), "a", LIMIT).text == "اتفق الطرفان على سبع آبار"


def test_an_empty_a_damaged_and_a_bursting_file_are_named() -> None:
    with pytest.raises(EmptyInput, match="without text"):
        read_word(saved(docx.Document()), "a.docx", LIMIT)
    whole = saved(docx.Document())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "word/document.xml" else old.read(name))
    with pytest.raises(InputError, match="damaged"):
        read_word(out.getvalue(), "a.docx", LIMIT)
    with pytest.raises(InputError, match="unpacks to more"):
        read_word(whole, "a.docx", 100)


def test_a_word_file_in_a_folder_is_read_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("استقبل محافظ الواحة وفدا من التجار")
    (tmp_path / "a.docx").write_bytes(saved(made))
    (tmp_path / "b.txt").write_bytes(saved(made))
    found = list(read_inputs([str(tmp_path)], io.BytesIO(), Settings()))
    assert [one.text for one in found if isinstance(one, Report)] == ["استقبل محافظ الواحة وفدا من التجار"] * 2


def test_without_the_extra_its_name_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = docx.Document()
    made.add_paragraph("نص")
    (tmp_path / "a.docx").write_bytes(saved(made))
    real = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name.split(".")[0] == "docx":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    [refused] = read_inputs([str(tmp_path / "a.docx")], io.BytesIO(), Settings())
    assert isinstance(refused, Refused)
    assert refused.error is UnsupportedFormat
    assert "mahdar[docx]" in refused.message
