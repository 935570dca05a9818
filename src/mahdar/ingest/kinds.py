"""What kind of file some bytes are: by their first bytes, then by their name, then by how the text looks."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from mahdar.errors import UnsupportedFormat


class Kind(StrEnum):
    """A kind of input that is read."""

    TEXT = "text"
    PAGE = "page"
    LINES = "lines"
    WORD = "word"
    PDF = "pdf"


#: By the end of a file's name, lower case, `.gz` taken off.
SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".json": Kind.LINES,
    ".docx": Kind.WORD,
    ".pdf": Kind.PDF,
}

#: First bytes of files that are no text, and what they are.
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls) or a locked one; save it as .docx"),
    (b"{\\rtf", "a rich text file (RTF); save it as .docx"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x1f\x8b", "a gzip archive within a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"PAR1", "a Parquet table"),
    (b"WARC/", "a web archive (WARC)"),
)
_SIGNS_OF_TEXT = (b"{\\rtf", b"BM", b"MZ", b"ID3", b"PAR1", b"BZh", b"GIF8", b"Rar!", b"OggS", b"WARC/")
_PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_SURE_PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_LINES = re.compile(r"\A\s*\{\s*\"")
_MIME = re.compile(
    r"\A(?:From|MIME-Version|Date|Subject|Content-Type): .{0,2000}?^Content-Type: multipart/related",
    re.DOTALL | re.MULTILINE,
)
_HEAD = 8192
#: Share of control bytes that a text may have by accident; random bytes have a tenth.
_CONTROLS = 0.04


def kind_of_bytes(data: bytes, where: str) -> Kind | None:
    """The kind that the first bytes give: Word, PDF, or `None` for what may be text.

    Raises:
        UnsupportedFormat: Bytes that are no text; the message says what they look like.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, where)
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise UnsupportedFormat(f"a {data[8:12].decode().strip()} file, not a report", where)
    if data[4:8] == b"ftyp":
        raise UnsupportedFormat("a video or picture (MP4, MOV or HEIC), not a report", where)
    for sign, name in _SIGNS:
        if data.startswith(sign) and (sign not in _SIGNS_OF_TEXT or sign == b"{\\rtf" or is_binary(data)):
            raise UnsupportedFormat(f"{name}, not a report", where)
    if is_binary(data):
        raise UnsupportedFormat("binary data of an unknown kind, not a report", where)
    return None


def is_binary(data: bytes) -> bool:
    """Whether control bytes stand where no text has them (UTF-16 and -32 are text)."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    control = sum(b < 9 or 13 < b < 27 or 27 < b < 32 for b in head)
    if control <= _CONTROLS * len(head):
        return False
    even = head[: len(head) // 2 * 2]
    return all(high.count(0) + high.count(6) < 0.8 * len(high) for high in (even[0::2], even[1::2]))


def kind_of_text(text: str, where: str) -> Kind:
    """The kind that a decoded text looks like: a page, JSON lines, or plain text.

    Raises:
        UnsupportedFormat: A feed or a web archive, which are read by no part of this release.
    """
    head = text[: 4 * _HEAD]
    if _FEED.match(head):
        raise UnsupportedFormat("a feed (RSS or Atom), not a report", where)
    if _MIME.match(head):
        raise UnsupportedFormat("a web archive (MHTML); save the page as HTML", where)
    if _PAGE.match(head):
        return Kind.PAGE
    return Kind.LINES if _LINES.match(head) else Kind.TEXT


def looks_like_lines(head: bytes) -> bool:
    """Whether some first bytes open a JSON object, which no report does."""
    return re.match(rb"\A(?:\xef\xbb\xbf)?\s*\{\s*\"", head) is not None


def is_page(text: str) -> bool:
    """Whether a text says by its first tag that it is a page, whatever its file's name says."""
    return _SURE_PAGE.match(text[: 4 * _HEAD]) is not None


def _zipped(data: bytes, where: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as exc:
        raise UnsupportedFormat("a damaged ZIP or Word file", where) from exc
    if "word/document.xml" in names:
        return Kind.WORD
    for part, name in (
        ("xl/workbook.xml", "an Excel file"),
        ("ppt/presentation.xml", "a PowerPoint file"),
        ("META-INF/container.xml", "an e-book (EPUB)"),
        ("content.xml", "an OpenDocument file; save it as .docx"),
    ):
        if part in names:
            raise UnsupportedFormat(f"{name}, not a report", where)
    raise UnsupportedFormat("a ZIP archive; unpack it and give the folder", where)
