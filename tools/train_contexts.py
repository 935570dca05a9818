"""Learn the weights of `mahdar.extract.contexts` from gold records.

usage: train_contexts.py GOLD.jsonl... [--also LISTS.jsonl] [--try DEV.jsonl...] [--out contexts.json]

An example is a context in a report that tells meetings, positive by the share of the report's meetings that were
about it. Five folds by outlet show what another outlet's reports would give, at each threshold; meetings are
taken from the gold, so that the figures are those of this step alone. Standard library only; the same input
gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from logistic import folds, learned
from mahdar.evaluate.gold import Gold, golds
from mahdar.extract.contexts import MOST, THRESHOLD, features, totals, words
from mahdar.extract.layer import Layer
from mahdar.extract.linear import Linear
from mahdar.extract.pipeline import STEPS
from mahdar.lexicon.lexicon import built_in
from mahdar.model.meeting import Context

THRESHOLDS = (0.35, 0.38, 0.4, 0.41, 0.42, 0.45)
#: Regularisation: chosen with the threshold on the folds and on dev, among 0.03, 0.1, 0.3 and 1.
STRENGTH = 0.1
#: Examples are repeated so often that their share of positives comes out in whole rows.
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A gold report with the signs of every context."""

    gold: Gold
    signs: Mapping[Context, Sequence[str]]


def example(gold: Gold) -> Example:
    """A report read up to the step `contexts`."""
    layer = Layer.of(gold.report, built_in())
    for name, step in STEPS:
        if name == "contexts":
            break
        layer.add(list(step(gold.report, layer)))
    found = words(layer)
    weights = totals(found)
    return Example(gold, {c: features(c, found, weights, len(layer.tokens)) for c in Context})


def rows(examples: Sequence[Example]) -> list[tuple[Sequence[str], bool]]:
    """Examples for learning."""
    out: list[tuple[Sequence[str], bool]] = []
    for e in examples:
        meetings = e.gold.scored.meetings
        for context, signs in e.signs.items():
            share = sum(context.value in m.contexts for m in meetings) / len(meetings)
            out += [(signs, part < round(share * _PARTS)) for part in range(_PARTS)]
    return out


def hits(e: Example, model: Linear, threshold: float) -> tuple[int, int, int]:
    """Right, told and gold contexts of a report's meetings."""
    ranked = sorted(((model.probability(s), c.value) for c, s in e.signs.items()), reverse=True)
    told = {c for p, c in ranked[:MOST] if p >= threshold} or {ranked[0][1]}
    meetings = e.gold.scored.meetings
    right = sum(len(told & set(m.contexts)) for m in meetings)
    return right, len(told) * len(meetings), sum(len(set(m.contexts)) for m in meetings)


def line(counts: Sequence[tuple[int, int, int]]) -> str:
    """Precision, recall and F1 of summed counts."""
    right, told, gold = (sum(c[i] for c in counts) for i in range(3))
    return f"P {right / max(told, 1):.3f} R {right / max(gold, 1):.3f} F1 {2 * right / max(told + gold, 1):.3f}"


def read(paths: Sequence[Path]) -> list[Example]:
    """Reports of gold files that tell meetings."""
    return [example(g) for path in paths for g in golds(path) if g.scored.meetings]


def main() -> int:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--also", nargs="*", type=Path, default=[], help="learnt from, but in no fold")
    parser.add_argument("--try", nargs="*", type=Path, default=[], dest="trials", help="scored with the final weights")
    parser.add_argument("--out", type=Path, default=Path("src/mahdar/extract/weights/contexts.json"))
    args = parser.parse_args()
    examples, also = read(args.gold), read(args.also)
    fold = folds([(e.gold.report.outlet or "", len(e.gold.scored.meetings)) for e in examples])
    counts: dict[float, list[tuple[int, int, int]]] = {t: [] for t in THRESHOLDS}
    for k in sorted(set(fold)):
        model = learned(rows([e for e, f in zip(examples, fold, strict=True) if f != k]), STRENGTH / _PARTS, 3 * _PARTS)
        for e, f in zip(examples, fold, strict=True):
            if f == k:
                for t in THRESHOLDS:
                    counts[t].append(hits(e, model, t))
    for t in THRESHOLDS:
        sys.stdout.write(f"folds  threshold {t:.2f}: {line(counts[t])}\n")
    model = learned(rows([*examples, *also]), STRENGTH / _PARTS, 3 * _PARTS)
    for path in args.trials:
        trial = read([path])
        for t in THRESHOLDS:
            mark = " <- in use" if t == THRESHOLD else ""
            sys.stdout.write(f"{path.stem}  threshold {t:.2f}: {line([hits(e, model, t) for e in trial])}{mark}\n")
    text = json.dumps({"context": {"bias": model.bias, "weights": model.weights}}, ensure_ascii=False, indent=0)
    args.out.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{args.out}: {len(model.weights)} weights\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
