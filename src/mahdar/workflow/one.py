"""Reading one report: the steps, and the record that their statements make."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime

from mahdar import __version__
from mahdar.errors import EmptyInput, InputError
from mahdar.extract.assemble import assemble, unread
from mahdar.extract.pipeline import STEPS, Around, Engine, run, steps_with
from mahdar.ingest.language import language_of
from mahdar.lexicon.lexicon import Lexicon, built_in
from mahdar.model.minutes import Minutes, Run
from mahdar.model.report import Report
from mahdar.text.blocks import heading_title
from mahdar.workflow.publication import steps_beside, with_publication
from mahdar.workflow.result import Read

#: What stands in the record as `run.engine` where no other engine took a step.
BUILT_IN = "built-in"
#: Languages by their code, for the sentence that says why a report was left unread.
_LANGUAGES = {
    "am": "Amharic", "ckb": "Sorani Kurdish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "ku": "Kurdish", "nl": "Dutch", "ps": "Pashto",
    "pt": "Portuguese", "ru": "Russian", "sd": "Sindhi", "so": "Somali", "sw": "Swahili", "tr": "Turkish",
    "ug": "Uyghur", "ur": "Urdu", "zh": "Chinese", "und": "a language that is not recognised",
}  # fmt: skip
#: Languages whose reports are read: Arabic, and texts too short to tell.
_READ = (None, "ar")


def read(
    report: Report,
    lexicon: Lexicon | None = None,
    engine: Engine | None = None,
    around: Around = nullcontext,
) -> Read:
    """The minutes of a report with the statements that they were made from.

    Args:
        report: The report. One known to be in another language than Arabic is left unread, which the minutes
            say. Where it has no day of publication, one that its head tells is taken (see `publication`).
        lexicon: The words known; the built-in ones where `None`.
        engine: Another engine for some of the steps.
        around: Opened around each step under its name (see `extract.pipeline.run`).

    Raises:
        RecordError: An engine broke the contract of statements.
    """
    words = lexicon or built_in()
    made_by = Run(__version__, engine.name if engine else BUILT_IN, words.digest)
    if report.language not in _READ:
        return Read(unread(report, made_by, left_unread(report)), (), words)
    with around("published"):
        report, told = with_publication(report, words)
    said = run(report, words, steps_beside(steps_with(engine) if engine else STEPS, told), around)
    with around("assemble"):
        minutes = assemble(report, said, made_by)
    if told:
        minutes = replace(minutes, evidence={**minutes.evidence, "published": told})
    return Read(minutes, said, words)


def read_report(report: Report, lexicon: Lexicon | None = None, engine: Engine | None = None) -> Minutes:
    """The minutes of a report; see `read`."""
    return read(report, lexicon, engine).minutes


def left_unread(report: Report) -> str:
    """Why a report is left unread; empty where it is read."""
    if report.language in _READ:
        return ""
    language = _LANGUAGES.get(report.language or "", f"the language {report.language!r}")
    return f"left unread: the report is in {language}, and mahdar reads Arabic"


def read_text(
    text: str,
    published: date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str = "report",
) -> Read:
    """The minutes of a text; see `mahdar.read`."""
    if not text.strip():
        raise EmptyInput("nothing to read in it", id)
    title = title or heading_title(text)
    return read(Report(id, text, title, _day(published, id), outlet, url, language_of(text)))


def _day(published: date | str | None, where: str) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    if not isinstance(published, str):
        raise InputError(f"published {published!r} is neither a date nor a text such as 2026-03-12", where)
    try:
        return date.fromisoformat(published)
    except ValueError as exc:
        raise InputError(f"published {published!r} is no day such as 2026-03-12", where) from exc
