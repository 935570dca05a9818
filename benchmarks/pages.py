"""Main text of saved pages: how right and how fast, beside the libraries that were weighed.

    python benchmarks/pages.py tests/fixtures/html [../shared/data/html ...]

Each argument is a folder of `NAME.html` or `NAME.html.gz` with the text that a careful reader takes to be the
report in `NAME.txt`. In a folder of pages from other projects their own gold is understood too: fundus (full
paragraphs), goose3 (first words), trafilatura (words that must and must not be there). F1 is over runs of four
words; `kept` counts headings, items and rows that come out as lines of their own. One process, one core.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mahdar.ingest.encodings import decode
from mahdar.ingest.page import read_page

_MARKS = re.compile(r"^(?:\|[-|]+\||#+ |- |\d+\. )", re.MULTILINE)
_STRUCTURE = re.compile(r"(?:## |- |\d+\. |\| )")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is known of its right text: all of it, or words that must or must not be in it."""

    name: str
    source: str
    gold: str | None
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def trafilatura_as_is(source: str) -> str:
    """trafilatura with its defaults, comments left out."""
    import trafilatura

    return trafilatura.extract(source, include_comments=False) or ""


def trafilatura_markdown(source: str) -> str:
    """trafilatura's own Markdown, without its second opinions, for recall."""
    import trafilatura

    return (
        trafilatura.extract(
            source,
            fast=True,
            favor_recall=True,
            include_comments=False,
            include_formatting=True,
            output_format="markdown",
        )
        or ""
    )


def resiliparse_main(source: str) -> str:
    """resiliparse's main content with list bullets."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(source)
    return str(extract_plain_text(tree, main_content=True, alt_texts=False, comments=False, post_meta=False))


def resiliparse_then_trafilatura(source: str) -> str:
    """The mix: resiliparse cuts the page down to main content, trafilatura sifts what is left."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(source)
    cut = extract_plain_text(
        tree,
        preserve_formatting="minimal_html",
        main_content=True,
        alt_texts=False,
        comments=False,
        post_meta=False,
        links=True,
    )
    return trafilatura_markdown(f"<html><body><article>{cut}</article></body></html>") or str(cut)


def mahdar_page(source: str) -> str:
    """What mahdar keeps: trafilatura's choice on a prepared page, structure written by itself."""
    return read_page(source, "page").text


CANDIDATES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("trafilatura", trafilatura_as_is),
    ("trafilatura, fast, recall, markdown", trafilatura_markdown),
    ("resiliparse", resiliparse_main),
    ("resiliparse, then trafilatura", resiliparse_then_trafilatura),
    ("mahdar", mahdar_page),
)


def pages_in(folder: Path) -> Iterator[Page]:
    """Pages of a folder with their gold."""
    for path in sorted(folder.glob("*.html*")):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        source, stem = decode(data, str(path)), path.name.split(".html")[0]
        text = folder / f"{stem}.txt"
        if text.exists():
            yield Page(stem, source, text.read_text("utf-8"))
        elif stem.startswith("fundus__"):
            told = json.loads((folder / f"{'_'.join(stem.split('_')[:3])}.json").read_text("utf-8"))["V1"]
            paragraphs = [p for section in told["body"]["sections"] for p in section["paragraphs"]]
            yield Page(stem, source, told["title"] + "\n\n" + "\n".join(paragraphs))
        elif stem.startswith("goose3__"):
            told = json.loads((folder / f"{stem}.json").read_text("utf-8"))["expected"]
            yield Page(stem, source, None, (told["cleaned_text"],))
        else:
            for gold in sorted(folder.glob(f"{stem.removesuffix('.article').removesuffix('.com.tn')}*.gold.json")):
                for told in json.loads(gold.read_text("utf-8")).values():
                    yield Page(stem, source, None, tuple(told["with"]), tuple(told["without"]))


def agreement(text: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over runs of four words."""
    one, other = _runs(text), _runs(gold)
    both = sum((one & other).values())
    precision, recall = both / max(1, sum(one.values())), both / max(1, sum(other.values()))
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", _MARKS.sub("", text))
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _kept(text: str, gold: str) -> tuple[int, int]:
    wanted = [line for line in gold.split("\n") if _STRUCTURE.match(line)]
    lines = {line.strip() for line in text.split("\n")}
    return sum(line in lines for line in wanted), len(wanted)


def measure(name: str, extract: Callable[[str], str], pages: list[Page]) -> str:
    """One candidate's line."""
    scores: list[tuple[float, float, float]] = []
    kept = wanted = said = unsaid = to_say = not_to_say = 0
    extract(pages[0].source)  # loads the library
    start = time.perf_counter()
    texts = [extract(page.source) for page in pages]
    spent = time.perf_counter() - start
    for page, text in zip(pages, texts, strict=True):
        flat = " ".join(text.split())
        said += sum(" ".join(words.split()) in flat for words in page.inside)
        unsaid += sum(words not in flat for words in page.outside)
        to_say, not_to_say = to_say + len(page.inside), not_to_say + len(page.outside)
        if page.gold is not None:
            scores.append(agreement(text, page.gold))
            one, all_ = _kept(text, page.gold)
            kept, wanted = kept + one, wanted + all_
    p, r, f = (sum(s[i] for s in scores) / max(1, len(scores)) for i in range(3))
    snippets = f"   in {said}/{to_say}, out {unsaid}/{not_to_say}" if to_say else ""
    return f"{name:38} {p:.3f} {r:.3f} {f:.3f}   {kept:3}/{wanted:<3} {len(pages) / spent:7.0f}{snippets}"


def main(folders: list[str]) -> None:
    """Print a table for each folder."""
    for folder in folders or ["tests/fixtures/html"]:
        pages = list(pages_in(Path(folder)))
        if not pages:
            print(f"{folder}: no pages with gold")
            continue
        print(f"{folder}: {len(pages)} pages\n{'':38} prec. rec.  F1      kept   pages/s")
        for name, extract in CANDIDATES:
            try:
                print(measure(name, extract, pages))
            except ImportError as exc:
                print(f"{name:38} not installed: {exc.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
