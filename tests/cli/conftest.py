"""Running the command line, in this process and as a shell would."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import mahdar
from mahdar.cli import main

REPORT = """وزير الموارد المائية يلتقي سفيرة إيطاليا في طبرق

استقبل وزير الموارد المائية سالم عمران الورداني، أمس الخميس في طبرق، سفيرة إيطاليا لدى ليبيا لورا بانكي.
واتفق الجانبان على تدريب 40 مهندسا على رصد الآبار قبل نهاية العام.

اقرأ أيضا: أسعار العملات اليوم
"""


Cli = Callable[..., CompletedProcess[str]]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """`mahdar ARGUMENTS` in this process; `stdin` as bytes."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["mahdar", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return CompletedProcess(arguments, int(left.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def shell(tmp_path: Path) -> Cli:
    """`mahdar` in a shell line, in a process of its own; `$mahdar` stands for the command."""

    def run(line: str, stdin: bytes = b"", locale: str = "C.UTF-8") -> CompletedProcess[str]:
        env = {
            **os.environ,
            "PYTHONPATH": str(Path(mahdar.__file__).parents[1]),
            "mahdar": f"{sys.executable} -m mahdar.cli",
            "LC_ALL": locale,
            "PYTHONUTF8": "0",
        }
        done = subprocess.run(
            ["bash", "-c", line], input=stdin, capture_output=True, env=env, cwd=tmp_path, check=False
        )
        return CompletedProcess(line, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small invented report on disk."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path
