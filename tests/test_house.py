"""The house rules that a program can see: locks, paths, sizes, what a wheel holds, what is declared."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import mahdar

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("MAHDAR_SHARED") or ROOT / ".." / "shared")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BINARY = {".png", ".docx", ".pdf", ".gz", ".npz", ".crfsuite", ".model", ".bin"}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")

# Written in pieces, as this file is looked through too.
HOMES = "|".join(("ro" + "ot", "ho" + "me", "wo" + "rk", "op" + "t", "Us" + "ers"))
MACHINE_PATHS = re.compile(rf"(?<![\w.*])/(?:{HOMES})/[\w.]")
REGISTRIES = (
    "py" + r"pi\.org",
    "python" + "hosted",
    "registry" + r"\.npm",
    "index" + "-url",
    "find" + "-links",
    "file:" + "///",
)
REGISTRY = re.compile("|".join(REGISTRIES))
GIT_FILES = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
WHEEL = ["pip", "wheel", "--no-build-isolation", "--no-deps", "--no-index", "-q"]


def project_files() -> list[Path]:
    """What a clone holds: tracked files, and new ones that git does not ignore."""
    done = subprocess.run(GIT_FILES, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def text_files() -> Iterator[tuple[Path, str]]:
    for path in project_files():
        if path.suffix not in BINARY:
            yield path, path.read_text(encoding="utf-8", errors="replace")


def hits(pattern: re.Pattern[str], but: frozenset[str] = frozenset()) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line[:80]}"
        for path, text in text_files()
        if path.name not in but
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def locked(name: str) -> dict[str, list[Version]]:
    """Versions by package; a universal lock may hold several, each for other Pythons."""
    out: dict[str, list[Version]] = {}
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if found := PINNED.match(line):
            out.setdefault(canonicalize_name(found[1]), []).append(Version(found[2]))
    return out


def unmet(requirements: list[str], lock: dict[str, list[Version]]) -> list[str]:
    out = []
    for requirement in map(Requirement, requirements):
        if canonicalize_name(requirement.name) == "mahdar":
            wanted = [r for extra in sorted(requirement.extras) for r in PROJECT["optional-dependencies"][extra]]
            out += unmet(wanted, lock)
            continue
        versions = lock.get(canonicalize_name(requirement.name), [])
        if not versions or not all(requirement.specifier.contains(v, prereleases=True) for v in versions):
            out.append(str(requirement))
    return out


def test_the_locks_satisfy_pyproject() -> None:
    extras = PROJECT["optional-dependencies"]
    assert unmet(PROJECT["dependencies"], locked("base.txt")) == []
    assert unmet(PROJECT["dependencies"] + extras["dev"], locked("dev.txt")) == []
    assert (
        unmet(
            PROJECT["dependencies"] + extras["dev"] + extras["tables"] + extras["browser"] + extras["train"],
            locked("full.txt"),
        )
        == []
    )


def test_a_requirement_above_the_lock_is_noticed() -> None:
    assert unmet(["click>=99"], locked("base.txt")) == ["click>=99"]
    assert unmet(["no-such-package"], locked("base.txt")) == ["no-such-package"]


def test_the_locks_agree_with_each_other() -> None:
    dev = locked("dev.txt")
    for other in ("base.txt", "full.txt"):
        lock = locked(other)
        assert {n: v for n, v in lock.items() if n in dev and dev[n] != v} == {}


@pytest.mark.parametrize("name", ["base.txt", "dev.txt", "full.txt"])
def test_every_locked_package_has_hashes(name: str) -> None:
    blocks = re.split(r"^(?=[A-Za-z])", (ROOT / "requirements" / name).read_text(encoding="utf-8"), flags=re.M)
    assert [b.split()[0] for b in blocks if PINNED.match(b) and "--hash=sha256:" not in b] == []


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_what_the_source_imports_is_declared() -> None:
    extras = PROJECT["optional-dependencies"]
    declared = {
        canonicalize_name(Requirement(r).name)
        for r in PROJECT["dependencies"] + [r for name in extras for r in extras[name]]
    }
    by_import = importlib.metadata.packages_distributions()
    undeclared = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "src").rglob("*.py")
        for name in imported(path)
        if name not in sys.stdlib_module_names and name != "mahdar"
        if not declared & {canonicalize_name(d) for d in by_import.get(name, [name])}
    }
    assert undeclared == set()


def test_no_path_of_one_machine_stands_in_the_project() -> None:
    assert MACHINE_PATHS.search("see /" + "root/notes")
    assert not MACHINE_PATHS.search("src/root/notes, ../work/x")
    assert hits(MACHINE_PATHS) == []


def test_no_package_registry_stands_in_the_project() -> None:
    assert REGISTRY.search("https://py" + "pi.org/simple")
    assert hits(REGISTRY, but=frozenset({"Makefile"})) == []


def test_no_minified_file_stands_in_the_project() -> None:
    minified = [str(path.relative_to(ROOT)) for path, text in text_files() if looks_minified(path, text)]
    assert minified == []


def looks_minified(path: Path, text: str) -> bool:
    dense = path.suffix in {".js", ".css", ".html"}
    return ".min." in path.name or (
        dense and any(len(row) > 2000 and row.count(";") > 100 for row in text.splitlines())
    )


def test_a_minified_file_is_noticed() -> None:
    assert looks_minified(Path("a.js"), "var a=1;" * 300)
    assert not looks_minified(Path("a.js"), "var a = 1;\n" * 300)


def test_no_module_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "src").rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_the_changelog_tells_of_this_version() -> None:
    first = next(
        line for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line.startswith("## ")
    )
    assert first.split()[1] == mahdar.__version__


def test_nothing_of_the_shared_texts_stands_in_the_project() -> None:
    """Eight words in a row are taken for a copy."""
    gold = [SHARED / "gold" / name for name in ("train.jsonl", "dev.jsonl", "lists.jsonl", "seed.jsonl")]
    if not all(path.exists() for path in gold):
        pytest.skip(f"the shared gold is not at {SHARED}")
    ours = {
        run: path.relative_to(ROOT)
        for path, text in text_files()
        for line in text.splitlines()
        for run in runs_of_words(line)
    }
    assert any(str(path) == "examples/report.md" for path in ours.values())
    copies = {
        f"{ours[run]}: {' '.join(run)}"
        for path in gold
        for line in path.read_text(encoding="utf-8").splitlines()
        for run in runs_of_words(json.loads(line)["text"])
        if run in ours
    }
    assert copies == set()


def runs_of_words(text: str, length: int = 8) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[\u0621-\u064a]+", text)
    for i in range(len(words) - length + 1):
        yield tuple(words[i : i + length])


@pytest.mark.slow
def test_a_wheel_holds_every_file_of_the_package_and_reads_a_report(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", *WHEEL, "-w", str(tmp_path), str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    source = ROOT / "src"
    wanted = {str(path.relative_to(source)) for path in project_files() if path.is_relative_to(source)}
    with zipfile.ZipFile(wheel) as archive:
        assert wanted - set(archive.namelist()) == set()
        assert "mahdar/lexicon/compiled.json" in archive.namelist()
        archive.extractall(tmp_path / "installed")
    code = "import mahdar, sys; m = mahdar.read(open(sys.argv[1], encoding='utf-8').read()); print(m.meeting_report)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "examples" / "report.md")],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "True"


def test_the_index_of_the_documents_names_every_page_and_every_link_leads_somewhere() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {str(path.relative_to(ROOT / "docs")) for path in (ROOT / "docs").rglob("*.md")} - {"README.md"}
    assert {page for page in pages if f"({page})" not in index} == set()
    dead = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert dead == []
