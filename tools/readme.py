"""Put what commands really print into README.md, and the picture of the page beside it.

usage: python tools/readme.py [--check] [--image]

A block that follows `<!-- run: COMMAND -->` holds what the command prints in the project's folder. With `--check`
nothing is written, and the exit status is 1 where README.md tells something else; the suite holds it to that. `--image`
makes docs/img/minutes.png anew with a chromium.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"<!-- run: (?P<command>.+?) -->\n\n```(?P<language>\w+)\n(?P<shown>.*?)```", re.S)
CHROMIUM = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1.5",
    "--window-size=1360,1500",
]


def printed(command: str) -> str:
    """What a shell command prints with this Python's mahdar, in the project's folder."""
    python = shlex.quote(sys.executable)
    names = f'mahdar() {{ {python} -m mahdar.cli "$@"; }}; python() {{ {python} "$@"; }}\n'
    done = subprocess.run(["bash", "-c", names + command], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout


def filled(text: str) -> str:
    """The text with every block as its command prints it."""

    def block(found: re.Match[str]) -> str:
        command, language = found["command"], found["language"]
        call = f"$ {command}\n" if language == "console" else ""
        return f"<!-- run: {command} -->\n\n```{language}\n{call}{printed(command)}```"

    return BLOCK.sub(block, text)


def picture(target: Path) -> None:
    """The example report's page, as a chromium shows it."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.exit("no chromium on the path")
    with tempfile.TemporaryDirectory() as folder:
        printed(f"mahdar read examples/report.md --format html --out {shlex.quote(folder)}/page.html")
        shot = [f"--user-data-dir={folder}/profile", f"--screenshot={target}", f"{Path(folder).as_uri()}/page.html"]
        subprocess.run([browser, *CHROMIUM, *shot], check=True, capture_output=True, timeout=120)


def main() -> int:
    """Write README.md, or check it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--image", action="store_true")
    options = parser.parse_args()
    text = README.read_text(encoding="utf-8")
    now = filled(text)
    if options.check:
        if now != text:
            print("README.md tells something else than the commands print; `make readme` mends it", file=sys.stderr)
        return int(now != text)
    README.write_text(now, encoding="utf-8")
    if options.image:
        picture(ROOT / "docs" / "img" / "minutes.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
