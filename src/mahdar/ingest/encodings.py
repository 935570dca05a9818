"""Bytes to text: the encodings that Arabic reports are published in, told apart by what they say.

UTF-8 and UTF-16 (with or without a byte order mark), windows-1256 and ISO-8859-6 are read. The bytes
decide, not the label: many pages declare one encoding and are written in another. What fits none of them
is refused with the name of the encoding that it most looks like.

NUL signs and halves of surrogate pairs become U+FFFD, one for one: no later step, store or printer can be
broken by them, and every offset stays where it was.
"""

from __future__ import annotations

import codecs
import re

from mahdar.errors import EncodingError

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-zA-Z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_UNFIT = re.compile("[\0\ud800-\udfff]")

#: Letters that make up most of any Arabic text, from the frequency of letters in Arabic news.
_ARABIC = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئ")
_ARTICLE = ("ال", "وال", "بال", "لل")
#: Particles with three letters or more, which no misreading brings about in numbers.
_FREQUENT = frozenset(
    ("على", "إلى", "الى", "هذا", "هذه", "التي", "الذي", "كما", "بين", "بعد", "قبل", "خلال", "عند", "وقد", "كان")
)
#: One broken sequence in so many is a fault of transport, not another encoding.
_BROKEN_IN = 200
_SAMPLE = 200_000


def decode(data: bytes, where: str) -> str:
    """The text of `data`, without a byte order mark.

    Args:
        data: The bytes of a text file or page.
        where: Path or name for messages.

    Raises:
        EncodingError: Another encoding; the message names the likely one.
    """
    return clean(_decoded(data, where))


def clean(text: str) -> str:
    """NUL and lone halves of surrogate pairs as U+FFFD, one for one."""
    return _UNFIT.sub("\ufffd", text)


def _decoded(data: bytes, where: str) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise EncodingError("written in UTF-32, which is not read; save it as UTF-8", where)
    if data.startswith(codecs.BOM_UTF8):
        return data[3:].decode("utf-8", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    nearly = _nearly_utf8(data)
    if nearly is not None:
        return nearly
    return _eight_bit(data, where)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by where the high bytes stand."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        plain = high.count(0) + high.count(6)
        if plain > 0.9 * len(high) and 0 not in (sample[0::2] if codec == "utf-16-le" else sample[1::2]):
            return codec
    return None


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken sequences (a page cut in a letter), else `None`."""
    text = data.decode("utf-8", "replace")
    whole = sum(1 for c in text[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    broken = text[:_SAMPLE].count("\ufffd")
    return text if whole > 20 and (broken * _BROKEN_IN <= whole or broken <= 1) else None


def _eight_bit(data: bytes, where: str) -> str:
    sample = data[:_SAMPLE]
    scored = max((_arabic_looks(sample.decode(codec, "replace")), codec) for codec in ("cp1256", "iso8859_6"))
    declared = declared_encoding(data)
    if scored[0] > 0.5:
        return data.decode(scored[1], "replace")
    if declared and not _is_read(declared):
        raise EncodingError(f"declares the encoding {declared}, which is not read; save it as UTF-8", where)
    if _mostly_latin(sample):
        return data.decode("cp1252", "replace")  # English or French with accents: its language is told later
    likely = _likely(sample)
    looks = f"written in what looks like {likely}" if likely else "in no encoding that can be told"
    raise EncodingError(f"{looks}, which is not read; save it as UTF-8", where)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its head, in lower case."""
    head = data[:_DECLARED_WITHIN]
    found = _DECLARED_XML.search(head) or _DECLARED.search(head)
    return found.group(1).decode("ascii").lower() if found else None


def _is_read(name: str) -> bool:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return False
    return codec in {"utf-8", "utf-16", "cp1256", "iso8859-6", "ascii", "iso8859-1", "cp1252"}


def _arabic_looks(text: str) -> float:
    """How far a text looks like Arabic, 0 to 1: its letters beyond ASCII are Arabic ones, and the
    article stands at the head of a fair share of its words, as in no misreading."""
    beyond = [c for c in text if c > "\x7f" and not c.isspace()]
    if not beyond:
        return 0.0
    letters = sum(c in _ARABIC for c in beyond) / len(beyond)
    words = re.findall(r"[ء-ي]{3,}", text)
    if not words:
        return 0.3 * letters
    frequent = sum(1 for word in words if word.startswith(_ARTICLE) or word in _FREQUENT) / len(words)
    return float(letters * min(1.0, 0.35 + 2.5 * frequent))


def _likely(sample: bytes) -> str | None:
    """Name of the encoding in which the bytes make most sense."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding.replace("_", "-") if best is not None else None


def _mostly_latin(sample: bytes) -> bool:
    ascii_letters = sum(0x41 <= b <= 0x7A for b in sample)
    return ascii_letters > 4 * sum(b > 0x7F for b in sample)
