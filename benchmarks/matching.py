"""Finding the lexicon in texts: mahdar's token index beside two automata and one regular expression.

    python benchmarks/matching.py FOLDER_OR_JSONL [--sample N] [--only ENGINE] [--json PATH]

All engines get the same tokens, which mahdar makes anyway, and must give the same hits, in the same order:

- `token-index`: `Lexicon.scan`, forms looked up by the first word, what each written word begins kept;
- `token-index-plain`: the same without keeping it, as a first version did;
- `ahocorasick_rs`, `daachorse`: the tokens' folded words joined by spaces, one automaton over all forms, every
  occurrence (overlapping), then what stands before it in its word checked;
- `regex`: the forms as one expression, folded into a tree by their letters, matched at every place where a form
  may begin. It gives one form a place, so it can only be compared with the longest ones.

The packages of the automata are in benchmarks/requirements.txt; an engine whose package is missing says so.
Every engine runs in a process of its own, on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from mahdar.lexicon.lexicon import built_in, form_words
from mahdar.lexicon.load import table_entries, written_entries
from mahdar.text.tokens import Token, readings, tokens
from speed import lines

#: Entry, first token, last token: what makes two hits the same.
Found = tuple[str, int, int]
Engine = Callable[[str, Sequence[Token]], list[Found]]
#: Number of a form in an automaton, where it begins and ends in the joined words.
Occurrence = tuple[int, int, int]
#: All occurrences in the joined words.
Search = Callable[[str], list[Occurrence]]
#: Letters that may follow, the empty one where a form may end.
Node = dict[str, "Node"]
ENGINES = ("token-index", "token-index-plain", "ahocorasick_rs", "daachorse", "regex")


@dataclass(frozen=True, slots=True)
class Figures:
    """What an engine cost.

    Attributes:
        engine: Its name.
        build_ms: Making it ready: the token index with reading the whole compiled lexicon, names and all; the others
            from forms that are read already.
        mb_s: Megabytes of UTF-8 text a second, the tokens given; best of three rounds, processor time.
        first_ms: The first report after the build: what one `mahdar read` pays.
        peak_mb: Memory that the process gained from before the build to the end, in MB of 10^6 bytes.
        hits: Hits found.
        digest: Of all hits; equal where the hits are.
    """

    engine: str
    build_ms: float
    mb_s: float
    first_ms: float
    peak_mb: float
    hits: int
    digest: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form as an automaton has it."""

    ident: str
    words: tuple[str, ...]
    hidden: bool
    proper: bool


def patterns() -> list[Pattern]:
    """All forms, and those with the article once more without it, for لل that hides it; in the index's order."""
    rows = [(e.id, e.tags, e.forms) for e in written_entries()] + [(e.id, e.tags, e.forms) for e in table_entries()]
    out: list[Pattern] = []
    for ident, tags, forms in rows:
        for words in dict.fromkeys(map(form_words, forms)):
            out.append(Pattern(ident, words, False, "proper" in tags))
            if words[0].startswith("ال") and len(words[0]) > 4:
                out.append(Pattern(ident, (words[0][2:], *words[1:]), True, "proper" in tags))
    return out


def fits(pattern: Pattern, before: str, norm: str) -> bool:
    """Whether `before`, with which the folded word `norm` begins, may stand before the form."""
    if before and all(reading.proclitics != before for reading in readings(norm)):
        return False
    hides = before.endswith("لل")
    if pattern.hidden:
        return hides
    return not (pattern.proper and (hides or before.endswith("ال")))


def token_index() -> Engine:
    """`Lexicon.scan`, as it ships."""
    lexicon = built_in()
    return lambda text, words: [(h.entry.id, h.first, h.last) for h in lexicon.scan(text, words)]


def plain_index(forms: Sequence[Pattern]) -> Engine:
    """Forms by their first word, every token's readings looked up anew."""
    index: dict[str, list[Pattern]] = {}
    for form in forms:
        index.setdefault(form.words[0], []).append(form)

    def find(_: str, words: Sequence[Token]) -> list[Found]:
        norms = tuple(t.norm for t in words)
        return [
            (form.ident, i, i + len(form.words))
            for i, norm in enumerate(norms)
            for reading in readings(norm)
            for form in index.get(reading.word, ())
            if norms[i + 1 : i + len(form.words)] == form.words[1:] and fits(form, reading.proclitics, norm)
        ]

    return find


def automaton(forms: Sequence[Pattern], prepare: Callable[[list[str]], Search]) -> Engine:
    """An automaton over the folded words joined by spaces, and what it finds checked against the tokens."""
    by_text: dict[str, list[Pattern]] = {}
    for form in forms:
        by_text.setdefault(" ".join(form.words) + " ", []).append(form)
    found_in = prepare(list(by_text))
    grouped = list(by_text.values())

    def find(text: str, words: Sequence[Token]) -> list[Found]:
        norms = [t.norm for t in words]
        joined = " ".join(norms) + " "
        starts: list[int] = []
        at = 0
        owner: list[int] = []
        for i, norm in enumerate(norms):
            starts.append(at)
            owner += [i] * (len(norm) + 1)
            at += len(norm) + 1
        out: list[Found] = []
        for number, start, _ in found_in(joined):
            first = owner[start]
            before = norms[first][: start - starts[first]]
            for form in grouped[number]:
                if fits(form, before, norms[first]):
                    out.append((form.ident, first, first + len(form.words)))
        return out

    return find


def rust_occurrences(texts: list[str]) -> Search:
    """ahocorasick_rs, all occurrences."""
    machine = import_module("ahocorasick_rs").AhoCorasick(texts)
    return lambda joined: list(machine.find_matches_as_indexes(joined, overlapping=True))


def daachorse_occurrences(texts: list[str]) -> Search:
    """daachorse by characters, all occurrences; its values are the numbers of the forms."""
    machine = import_module("daachorse").CharwiseDoubleArrayAhoCorasick(texts)
    return lambda joined: [(number, start, end) for start, end, number in machine.find_overlapping(joined)]


def regex(forms: Sequence[Pattern]) -> Engine:
    """One expression, letters shared from the left, the longest form at each place where one may begin."""
    by_text: dict[str, list[Pattern]] = {}
    for form in forms:
        by_text.setdefault(" ".join(form.words) + " ", []).append(form)
    tree: Node = {}
    for text in by_text:
        node = tree
        for letter in text:
            node = node.setdefault(letter, {})
        node[""] = {}
    match = re.compile(_alternatives(tree)).match

    def find(_: str, words: Sequence[Token]) -> list[Found]:
        norms = [t.norm for t in words]
        joined = " ".join(norms) + " "
        out: list[Found] = []
        at = 0
        for i, norm in enumerate(norms):
            for reading in readings(norm):
                m = match(joined, at + len(reading.proclitics))
                if m:
                    out += [
                        (form.ident, i, i + len(form.words))
                        for form in by_text[m.group()]
                        if fits(form, reading.proclitics, norm)
                    ]
            at += len(norm) + 1
        return out

    return find


def _alternatives(node: Node) -> str:
    branches = [re.escape(letter) + _alternatives(below) for letter, below in sorted(node.items()) if letter]
    if not branches:
        return ""
    if "" in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def measured(name: str, texts: Sequence[str]) -> Figures:
    """The figures of one engine in this process."""
    forms = [] if name == "token-index" else patterns()
    prepared = [list(tokens(text)) for text in texts]
    size = sum(len(text.encode()) for text in texts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    engine = _made(name, forms)
    build = time.process_time() - started
    readings.cache_clear()
    started = time.process_time()
    engine(texts[0], prepared[0])
    first = time.process_time() - started
    rounds = []
    for _ in range(3):
        started = time.process_time()
        hits = [engine(text, words) for text, words in zip(texts, prepared, strict=True)]
        rounds.append(time.process_time() - started)
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / 1e6
    lines_of = [f"{n} {ident} {a} {b}" for n, found in enumerate(hits) for ident, a, b in sorted(found)]
    digest = crc32("\n".join(lines_of).encode())
    return Figures(name, build * 1000, size / 1e6 / min(rounds), first * 1000, peak, sum(map(len, hits)), digest)


def _made(name: str, forms: Sequence[Pattern]) -> Engine:
    if name == "token-index":
        return token_index()
    if name == "token-index-plain":
        return plain_index(forms)
    if name == "ahocorasick_rs":
        return automaton(forms, rust_occurrences)
    if name == "daachorse":
        return automaton(forms, daachorse_occurrences)
    return regex(forms)


def sample(path: Path, size: int) -> list[str]:
    """Texts of every k-th report."""
    rows = list(lines(path))
    step = max(1, len(rows) // size)
    return [str(json.loads(row)["text"]) for row in rows[::step][:size]]


def main() -> int:
    """Measure, compare the hits, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("path", type=Path)
    parser.add_argument("--sample", type=int, default=1000)
    parser.add_argument("--only", choices=ENGINES)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.only:
        sys.stdout.write(json.dumps(asdict(measured(options.only, sample(options.path, options.sample)))) + "\n")
        return 0
    results = list(_all(options.path, options.sample))
    want = next(r for r in results if r.engine == "token-index")
    sys.stdout.write(f"{platform.python_version()}, {options.sample} reports, {len(patterns())} forms\n")
    sys.stdout.write(f"{'engine':20}{'build ms':>10}{'MB/s':>8}{'first ms':>10}{'MB':>7}{'hits':>9}  same hits\n")
    for r in results:
        same = "yes" if r.digest == want.digest else f"no ({r.hits / want.hits:.1%})"
        figures = f"{r.build_ms:>10.0f}{r.mb_s:>8.1f}{r.first_ms:>10.1f}{r.peak_mb:>7.0f}{r.hits:>9}"
        sys.stdout.write(f"{r.engine:20}{figures}  {same}\n")
    if options.json:
        options.json.write_text(json.dumps([asdict(r) for r in results], indent=1) + "\n", encoding="utf-8")
    equal = {r.engine for r in results if r.digest == want.digest}
    return 0 if {r.engine for r in results} - {"regex"} <= equal else 1


def _all(path: Path, size: int) -> Iterator[Figures]:
    for name in ENGINES:
        if name in ("ahocorasick_rs", "daachorse") and find_spec(name) is None:
            sys.stderr.write(f"{name}: not installed (benchmarks/requirements.txt)\n")
            continue
        command = [sys.executable, __file__, str(path), "--sample", str(size), "--only", name]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
        yield Figures(**json.loads(run.stdout))


if __name__ == "__main__":
    sys.exit(main())
