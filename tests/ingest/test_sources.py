"""Files, folders and their bytes."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.errors import InputError
from mahdar.ingest.refused import Refused
from mahdar.ingest.sources import bytes_of, files_under, lines_of, opened, printable, unpacked


def names(found: Iterator[str | Refused], root: Path) -> list[str]:
    return [f"!{Path(one.id).name}" if isinstance(one, Refused) else os.path.relpath(one, root) for one in found]


def test_a_folder_is_walked_in_the_order_of_its_names_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".git/x.txt", ".hidden.txt", "~$open.docx", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("نص")
    assert names(files_under(str(tmp_path)), tmp_path) == ["a/1.txt", "a/2.txt", "b.txt", "c.txt"]


def test_what_a_browser_saved_beside_a_page_is_part_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "خبر_files").mkdir()
    (tmp_path / "خبر_files" / "ads.html").write_text("إعلان")
    (tmp_path / "my_files").mkdir()
    (tmp_path / "my_files" / "own.txt").write_text("نص")
    (tmp_path / "خبر.html").write_text("نص")
    assert names(files_under(str(tmp_path)), tmp_path) == ["my_files/own.txt", "خبر.html"]


def test_a_loop_of_folders_ends_and_each_file_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("نص")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "z").symlink_to(tmp_path / "a")
    assert names(files_under(str(tmp_path)), tmp_path) == ["a/x.txt"]


def test_links_that_lead_nowhere_or_to_themselves_and_pipes_are_named_and_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "d.txt").write_text("نص")
    assert names(files_under(str(tmp_path)), tmp_path) == ["!a.txt", "!b.txt", "!c.txt", "d.txt"]
    [dangling, *_] = files_under(str(tmp_path))
    assert isinstance(dangling, Refused)
    assert "leads nowhere" in dangling.message


def test_what_is_not_there_and_a_folder_without_files_are_named(tmp_path: Path) -> None:
    [gone] = files_under(str(tmp_path / "gone"))
    [empty] = files_under(str(tmp_path))
    assert isinstance(gone, Refused)
    assert isinstance(empty, Refused)
    assert gone.message == "no such file or folder"
    assert "without files" in empty.message


def test_paths_begin_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").write_text("نص")
    monkeypatch.chdir(tmp_path)
    assert list(files_under("./in")) == ["./in/x.txt"]
    assert list(files_under("in/x.txt")) == ["in/x.txt"]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
def test_what_may_not_be_read_is_named_and_stops_nothing() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "a.txt").write_text("نص")
        (root / "a.txt").chmod(0)
        (root / "b").mkdir()
        (root / "b").chmod(0)
        (root / "c.txt").write_text("نص")
        own = os.geteuid()
        try:
            if own == 0:
                os.seteuid(65534)
            found = list(files_under(name))
            with pytest.raises(InputError, match="permission denied"), opened(str(root / "a.txt")):
                pass
        finally:
            os.seteuid(own)
            (root / "b").chmod(0o755)
    assert names(iter(found), root) == ["a.txt", "!b", "c.txt"]


def test_a_name_in_other_bytes_than_utf8_can_be_printed() -> None:
    path = os.fsdecode(b"a/\xe3\xe1\xdd.txt")
    printable(path).encode("utf-8")
    assert printable("خبر.txt") == "خبر.txt"


def test_gzip_is_unpacked_by_its_first_bytes_and_by_no_name(tmp_path: Path) -> None:
    packed = gzip.compress("نص".encode())
    (tmp_path / "a.txt").write_bytes(packed)
    with opened(str(tmp_path / "a.txt")) as file:
        assert file.read().decode() == "نص"
    assert unpacked(io.BytesIO(packed)).read().decode() == "نص"
    assert unpacked(io.BytesIO("نص".encode())).read().decode() == "نص"


def test_more_than_may_be_read_is_refused_after_so_much_and_no_more() -> None:
    with pytest.raises(InputError, match="more than 10 bytes"):
        bytes_of(unpacked(io.BytesIO(b"x" * 11)), "a", 10)
    assert bytes_of(unpacked(io.BytesIO(b"x" * 10)), "a", 10) == b"x" * 10
    bomb = gzip.compress(bytes(50_000_000))
    with pytest.raises(InputError, match="more than"):
        bytes_of(unpacked(io.BytesIO(bomb)), "a", 1000)


def test_a_line_too_long_shows_that_it_is_and_the_next_one_is_whole() -> None:
    lines = list(lines_of(unpacked(io.BytesIO(b"a" * 3_000_000 + b"\nb\r\n\nc")), "a", 10))
    assert len(lines[0]) > 10
    assert len(lines[0]) < 20
    assert lines[1:] == [b"b", b"", b"c"]


@pytest.mark.parametrize(
    "torn", [gzip.compress(b"x" * 1000)[:-9], b"\x1f\x8b\x08\x00abc", b"\x1f\x8bxxxxxxxxxxxxxxxxxxxx"]
)
def test_a_torn_gzip_file_is_named_as_such(torn: bytes) -> None:
    with pytest.raises(InputError, match="damaged gzip"):
        bytes_of(unpacked(io.BytesIO(torn)), "a.gz", 10_000)
