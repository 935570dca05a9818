"""Does the time grow with the length, and only with it? Reads invented reports from 1 kB to 10 MB.

    python benchmarks/linear.py [--max-mb N] [--shape NAME ...] [--json PATH] [--steps]

Each shape repeats one invented report until the size is reached: as reports one after the other, as one line
without an end, as list items, as rows of a table; or what a report holds little of and a rule could read again
from every place in it: numbers, days and agencies one after the other. For linear time the seconds per MB stay
flat down a column; the last column tells how the time grew from one size to the next against the size (1.0 is
linear).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report
from mahdar.workflow.one import read

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
REPORT = """وزير الموارد المائية يلتقي سفيرة إيطاليا في طبرق

استقبل وزير الموارد المائية سالم عمران الورداني، أمس الخميس في طبرق، سفيرة إيطاليا لدى ليبيا لورا بانكي.
وبحث الجانبان سبل التعاون في مجال المياه، واتفقا على تدريب 40 مهندسا على رصد الآبار قبل نهاية العام.
وقال الورداني: "سنفتح مكتبا مشتركا في الجغبوب خلال شهر مارس المقبل".

- تشكيل لجنة فنية مشتركة لمتابعة الآبار
- تخصيص 3 ملايين يورو لصيانة الشبكة

| المحور | المستهدف |
| المياه | حصر الآبار غير المرخصة |

اقرأ أيضا: أسعار العملات اليوم

"""


def _line(number: int) -> str:
    return (
        f"واستقبل وزير المياه سالم الورداني رقم {number} سفيرة إيطاليا في طبرق يوم الخميس واتفقا على تدريب 40 مهندسا، "
    )


def _item(number: int) -> str:
    return f"- تدريب {number} مهندسا على رصد الآبار في الجغبوب\n"


def _row(number: int) -> str:
    return f"| المحور {number} | حصر {number} بئرا غير مرخصة في الجغبوب |\n"


SHAPES: Mapping[str, Callable[[int], str]] = {
    "reports": lambda number: REPORT,
    "one line": _line,
    "items": _item,
    "rows": _row,
    "numbers": lambda number: f"{number}، ",
    "days": lambda number: f"{number % 31 + 1}، ",
    "slashes": lambda number: "5/",
    "dashes": lambda number: "5 - ",
    "weekdays": lambda number: "مساء يوم الخميس والجمعة ",
    "day words": lambda number: "يوم ",
    "agencies": lambda number: "(رويترز)\n",
}


def text_of(shape: str, size: int) -> str:
    """A text of about `size` bytes as UTF-8."""
    piece = SHAPES[shape]
    head = REPORT if shape in ("items", "rows") else ""
    count = max(1, (size - len(head.encode())) // len(piece(1000).encode()))
    return head + "".join(piece(n) for n in range(count))


def measure(shape: str, sizes: list[int]) -> Iterator[tuple[float, float, dict[str, float]]]:
    """Megabytes, seconds and seconds by step for each size."""
    built_in()
    for size in sizes:
        text = text_of(shape, size)
        spent: dict[str, float] = {}

        @contextmanager
        def around(name: str, spent: dict[str, float] = spent) -> Iterator[None]:
            begun = time.perf_counter()
            yield
            spent[name] = time.perf_counter() - begun

        begun = time.perf_counter()
        read(Report(shape, text, language="ar"), around=around)
        yield len(text.encode()) / 1e6, time.perf_counter() - begun, spent


def main() -> int:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--max-mb", type=float, default=10.0, help="largest size (default 10)")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="this shape alone; may be repeated")
    parser.add_argument("--steps", action="store_true", help="seconds of each step for the largest size")
    parser.add_argument("--json", type=Path, help="keep the figures here")
    args = parser.parse_args()
    kept: list[dict[str, float | str]] = []
    for shape in args.shape or SHAPES:
        print(f"{shape:<10}{'MB':>9}{'seconds':>10}{'s per MB':>10}{'growth':>8}")
        before: tuple[float, float] | None = None
        steps: dict[str, float] = {}
        for megabytes, seconds, spent in measure(shape, [s for s in SIZES if s <= args.max_mb * 1e6]):
            growth = (seconds / before[1]) / (megabytes / before[0]) if before else 1.0
            print(f"{'':<10}{megabytes:>9.3f}{seconds:>10.3f}{seconds / megabytes:>10.2f}{growth:>8.2f}", flush=True)
            kept.append({"shape": shape, "mb": megabytes, "seconds": seconds})
            before, steps = (megabytes, seconds), spent
        if args.steps:
            for name, seconds in sorted(steps.items(), key=lambda item: -item[1]):
                print(f"{'':<10}{name:<14}{seconds:>10.3f}")
    if args.json:
        args.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
