from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.errors import MahdarError, OutputError
from mahdar.exchange.write import write_text


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def broken_after(text: str, error: BaseException) -> Iterator[str]:
    yield text
    raise error


def test_a_new_file_holds_all_chunks_as_utf8_with_their_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "out.html", ["محضر\n", "سطر\r\n"])
    assert (tmp_path / "out.html").read_bytes() == "محضر\nسطر\r\n".encode()
    assert names(tmp_path) == ["out.html"]


def test_a_new_file_has_the_rights_that_the_umask_leaves(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_text(tmp_path / "out", ["a"])
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


def test_an_existing_file_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old")
    (tmp_path / "out").chmod(0o600)
    write_text(tmp_path / "out", ["new"])
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
    assert (tmp_path / "out").read_text() == "new"


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_text(tmp_path / "link", ["new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


@pytest.mark.parametrize("error", [MahdarError("broken"), KeyboardInterrupt(), ValueError("x")])
def test_an_error_while_the_text_is_made_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: BaseException
) -> None:
    (tmp_path / "out").write_text("old")
    with pytest.raises(type(error)):
        write_text(tmp_path / "out", broken_after("half", error))
    assert (tmp_path / "out").read_text() == "old"
    assert names(tmp_path) == ["out"]


def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"out\.csv: No space left on device"):
        write_text(tmp_path / "out.csv", ["half", "rest"])
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_device_is_an_output_error_and_stays_a_device() -> None:
    with pytest.raises(OutputError, match=r"^/dev/full: "):
        write_text(Path("/dev/full"), ["محضر"])
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_text(Path("/dev/null"), ["محضر"])
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_path_under_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file/out\.html: Not a directory"):
        write_text(tmp_path / "file" / "out.html", ["a"])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"nowhere/out\.html: No such file"):
        write_text(tmp_path / "nowhere" / "out.html", ["a"])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_text(tmp_path, ["a"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_closed_to_writing_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write_text(tmp_path / "out", ["a"])


def test_a_half_surrogate_is_named_by_its_code_point(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"U\+D83D"):
        write_text(tmp_path / "out", ["\ud83d"])
    assert names(tmp_path) == []


def test_an_input_that_vanishes_while_the_text_is_made_is_not_blamed_on_the_output(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(tmp_path / "out", broken_after("a", FileNotFoundError(2, "No such file", str(tmp_path / "gone"))))
    assert names(tmp_path) == []
