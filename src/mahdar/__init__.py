"""mahdar (محضر, 'minutes'): who met whom, what was agreed, and what came of it, from Arabic reports.

>>> import mahdar
>>> minutes = mahdar.read("استقبل وزير الزراعة سالم الورداني سفيرة إيطاليا لدى ليبيا", published="2026-03-12")
>>> minutes.report.published
datetime.date(2026, 3, 12)
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahdar.workflow.result import Read

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(
    text: str,
    published: date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str = "report",
) -> Read:
    """The minutes of one Arabic report, as `mahdar read` gives them.

    Args:
        text: The report as published; never changed, all positions are code points into it. Headings, list items
            and tables may be marked as in Markdown.
        published: Day of publication, as a date or ISO 8601 (`2026-03-12`). It anchors 'yesterday' and weekdays;
            it is never taken for the day of the meeting. Where `None`, the day that a line of publication or a
            dateline at the head of the text tells.
        outlet: Who published it.
        title: The page's own title; where `None`, a `# heading` that the text begins with.
        url: Canonical address.
        id: What the record is called.

    Returns:
        The minutes. A text in another language is left unread, which they say. In a notebook they show as a sheet.

    Raises:
        EmptyInput: There is nothing to read in the text.
        InputError: `published` is no date.
    """
    # Imported here: `import mahdar` alone must cost nothing.
    from mahdar.workflow.one import read_text

    return read_text(text, published, outlet, title, url, id)
