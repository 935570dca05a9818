"""What a saved page says of itself: title, day of publication, outlet, address, language.

Only the page's own words count: JSON-LD first, then OpenGraph and meta tags, then microdata and <time>.
Nothing is guessed from the address, the running text or a footer; what the page does not say is `None`.
The day is the day at the outlet: of several time stamps the one with an offset of its own wins over UTC.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from mahdar.ingest.pieces import one_line, same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = frozenset(
    ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "LiveBlogPosting",
     "SocialMediaPosting", "Report", "ScholarlyArticle", "WebPage", "ItemPage")
)  # fmt: skip
_PUBLISHED_META = (
    "article:published_time", "article:published", "og:article:published_time", "datepublished", "publishdate",
    "publish-date", "publish_date", "pubdate", "publication_date", "date", "dc.date", "dc.date.issued",
    "dc.date.created", "dcterms.created", "dcterms.issued", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "article.published", "published_time", "citation_publication_date",
)  # fmt: skip
_ISO = re.compile(
    r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})\s*\Z")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_PARTS = re.compile(r"\s+[|\-–—:•»«]+\s+")
_PUBLISHED_CLASS = re.compile(
    r"publish|entry-date|post-date|article-date|pubdate|story-date|news-date|node__meta", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; `None` where it says nothing.

    Attributes:
        title: Headline.
        published: Day of publication at the outlet.
        outlet: Name of the site.
        url: Canonical address.
        language: Declared language, ISO 639-1.
        body: Running text that the page gives to machines (JSON-LD `articleBody`).
    """

    title: str | None
    published: date | None
    outlet: str | None
    url: str | None
    language: str | None
    body: str | None


def page_facts(root: HtmlElement) -> PageFacts:
    """Read what a parsed page says of itself."""
    things = list(_json_ld(root))
    articles = [t for t in things if _types(t) & _ARTICLE]
    articles.sort(key=lambda t: bool(_types(t) <= {"WebPage", "ItemPage"}))
    meta = _meta(root)
    outlet = _outlet(articles, things, meta)
    return PageFacts(
        title=_title(root, articles, meta, outlet),
        published=_published(root, articles, meta),
        outlet=outlet,
        url=_url(root, articles, meta),
        language=_language(root),
        body=next((b for a in articles if (b := _string(a.get("articleBody")))), None),
    )


def day_in(value: str) -> date | None:
    """The day that a time stamp names, as the stamp's own clock has it; `None` where there is none.

    >>> day_in("2017-12-31T23:50:00+01:00")
    datetime.date(2017, 12, 31)
    """
    found = _ISO.match(value) or _COMPACT.match(value)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _json_ld(root: HtmlElement) -> Iterator[dict[str, object]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        source = source.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
        try:
            yield from _things(json.loads(source, strict=False), 0)
        except (ValueError, RecursionError):
            continue  # a page's broken JSON-LD says nothing; its meta tags may


def _things(value: object, depth: int) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth)
    elif isinstance(value, dict) and depth < 4:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if key in value and (key != "itemListElement" or depth == 0):
                yield from _things(value[key], depth + 1)


def _types(thing: dict[str, object]) -> frozenset[str]:
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(k.rsplit("/", 1)[-1] for k in listed if isinstance(k, str))


def _string(value: object) -> str | None:
    if isinstance(value, list):
        return next((s for v in value if (s := _string(v))), None)
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("@value"))
    text = html.unescape(value).strip() if isinstance(value, str) else ""
    return text or None


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _outlet(articles: list[dict[str, object]], things: list[dict[str, object]], meta: dict[str, str]) -> str | None:
    named = [meta.get("og:site_name"), *(_string(a.get("publisher")) for a in articles)]
    named += [_string(t.get("name")) for t in things if _types(t) & {"WebSite", "NewsMediaOrganization"}]
    named += [meta.get("application-name"), meta.get("dc.publisher"), meta.get("publisher")]
    return next((one_line(n) for n in named if n and not n.startswith(("http://", "https://"))), None)


def _title(
    root: HtmlElement, articles: list[dict[str, object]], meta: dict[str, str], outlet: str | None
) -> str | None:
    headings = [one_line(h.text_content()) for level in ("h1", "h2", "h3") for h in root.iter(level)]
    headings = [h for h in headings if h and not (outlet and same_words(h, outlet))]
    told = [_string(a.get("headline")) for a in articles]
    told += [meta.get("og:title"), meta.get("twitter:title"), meta.get("dc.title")]
    told += [one_line(e.text_content()) for e in root.iter("*") if e.get("itemprop") == "headline"][:1]
    for title in filter(None, told):
        return _without_outlet(one_line(title), outlet, headings)
    tag = root.find(".//title")
    page_title = one_line(tag.text_content()) if tag is not None else ""
    within = [h for h in headings if len(h.split()) > 2 and h in page_title]
    if within:
        return max(within, key=len)
    ones = [one_line(h.text_content()) for h in root.iter("h1")]
    ones = [h for h in ones if len(h.split()) > 2]
    if len(ones) == 1:
        return ones[0]
    if len(page_title.split()) > 2:
        return max(_PARTS.split(page_title), key=lambda part: len(part.split()))
    return next((h for h in headings if len(h.split()) > 3), page_title or None)


def _without_outlet(title: str, outlet: str | None, headings: list[str]) -> str:
    """The title without the site's name, which many pages put behind or before it."""
    parts = _PARTS.split(title)
    if len(parts) > 1 and outlet:
        for part, rest in ((parts[-1], title[: title.rfind(parts[-1])]), (parts[0], title[len(parts[0]) :])):
            if same_words(part, outlet):
                return _edges(rest)
    longest = max((h for h in headings if len(h.split()) > 3 and h in title), key=len, default="")
    return longest if len(longest) > 0.6 * len(title) else title


def _edges(text: str) -> str:
    return re.sub(r"\A[\s|\-–—:•»«]+|[\s|\-–—:•]+\Z", "", text) or text


def _published(root: HtmlElement, articles: list[dict[str, object]], meta: dict[str, str]) -> date | None:
    told = [s for a in articles if (s := _string(a.get("datePublished")))]
    told += [meta[name] for name in _PUBLISHED_META if name in meta]
    stamps = [s for s in told if day_in(s)]
    local = [s for s in stamps if (m := _ISO.match(s)) and m[4] and m[4] not in {"Z", "+00:00", "+0000", "-00:00"}]
    for stamp in (*local, *stamps):
        return day_in(stamp)
    for element in root.iter("*"):
        if element.get("itemprop") == "datePublished":
            value = element.get("datetime") or element.get("content") or element.get("title") or ""
            if day := day_in(value):
                return day
    return _time_tag(root)


def _time_tag(root: HtmlElement) -> date | None:
    """The day in a <time> that is marked as the publication's, or in the only one on the page."""
    days: list[date] = []
    for tag in root.iter("time"):
        day = day_in(tag.get("datetime") or "")
        if day is None:
            continue
        marks = " ".join(filter(None, (tag.get("class"), tag.getparent().get("class"), tag.get("itemprop"))))
        if tag.get("pubdate") is not None or (_PUBLISHED_CLASS.search(marks) and "updated" not in marks.split()):
            return day
        days.append(day)
    return days[0] if len(set(days)) == 1 else None


def _url(root: HtmlElement, articles: list[dict[str, object]], meta: dict[str, str]) -> str | None:
    told = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    told += [meta.get("og:url")]
    for article in articles:
        page = article.get("mainEntityOfPage")
        told += [_string(page.get("@id")) if isinstance(page, dict) else _string(page), _string(article.get("url"))]
    told += [
        found[1] for node in root.getroottree().xpath("//comment()") if (found := _SAVED_FROM.search(node.text or ""))
    ]
    return next((u.strip() for u in told if u and u.strip().startswith(("http://", "https://"))), None)


def _language(root: HtmlElement) -> str | None:
    code = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    code = code.strip().lower().replace("_", "-").split("-")[0]
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None
