"""Learn the weights of `mahdar.extract.measures` from gold records.

usage: train_measures.py GOLD.jsonl... [--also LISTS.jsonl] [--try DEV.jsonl...] [--out measures.json]

The clauses that `extract.clauses` offers in the gold's meeting reports are the examples; one is positive where it
shares half its words with a gold measure, as the gold's scorer counts. Five folds by outlet show what another
outlet's reports would give, at each threshold. Standard library only; the same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from logistic import folds, learned
from mahdar.evaluate.gold import Gold, golds
from mahdar.evaluate.matching import overlap, paired, quote_likeness
from mahdar.extract.cues import modality
from mahdar.extract.layer import Layer
from mahdar.extract.linear import Linear
from mahdar.extract.measure_features import Sight, sight
from mahdar.extract.measure_parts import kind
from mahdar.extract.measures import THRESHOLD, Weighed, best_set, told_once, weighed
from mahdar.extract.pipeline import STEPS
from mahdar.lexicon.lexicon import built_in

HIT = 0.5
THRESHOLDS = (0.2, 0.25, 0.28, 0.3, 0.32, 0.35, 0.4)
#: Regularisation: chosen with the threshold on the folds and on dev, among 0.05, 0.1, 0.2, 0.3 and 0.5.
STRENGTH = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """A gold meeting report with the clauses offered and how much of a gold measure each is."""

    gold: Gold
    layer: Layer
    seen: Sight
    options: Sequence[Weighed]
    shares: Sequence[float]


def example(gold: Gold) -> Example:
    """A report read up to the step `measures`."""
    layer = Layer.of(gold.report, built_in())
    for name, step in STEPS:
        if name == "measures":
            break
        layer.add(list(step(gold.report, layer)))
    seen = sight(gold.report, layer)
    options = list(weighed(gold.report, layer, seen, None))
    shares = [
        max(
            (overlap(m.quote, gold.report.text[w.clause.start : w.clause.end]) for m in gold.scored.measures), default=0
        )
        for w in options
    ]
    return Example(gold, layer, seen, options, shares)


def rows(examples: Sequence[Example]) -> list[tuple[Sequence[str], bool]]:
    """Examples for learning."""
    return [(w.features, s >= HIT) for e in examples for w, s in zip(e.options, e.shares, strict=True)]


def kept(one: Example, model: Linear, threshold: float) -> list[Weighed]:
    """What the step would keep."""
    options = [replace(w, probability=model.probability(w.features)) for w in one.options]
    return told_once(one.layer, best_set(options, threshold))


@dataclass(slots=True)
class Score:
    """Hits against what was said and what is gold; also with modality and with kind."""

    hits: int = 0
    modal: int = 0
    kinds: int = 0
    said: int = 0
    gold: int = 0

    def add(self, one: Example, found: Sequence[Weighed]) -> None:
        """Count one report."""
        quotes = [one.gold.report.text[w.clause.start : w.clause.end] for w in found]
        actions = one.gold.scored.measures
        pairs = paired([a.quote or "" for a in actions], quotes, quote_likeness)
        self.hits += len(pairs)
        self.said += len(found)
        self.gold += len(actions)
        for i, j in pairs:
            status, _, _ = modality(one.seen.cues, found[j].clause, found[j].cue)
            self.modal += status.value == actions[i].status
            self.kinds += kind(one.layer, found[j].clause)[0].value == actions[i].kind

    def line(self) -> str:
        """Precision, recall and the three F1."""
        f1, fm, fk = (2 * n / max(self.said + self.gold, 1) for n in (self.hits, self.modal, self.kinds))
        precision, recall = self.hits / max(self.said, 1), self.hits / max(self.gold, 1)
        return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, with modality {fm:.3f}, with kind {fk:.3f}"


def read(paths: Sequence[Path]) -> list[Example]:
    """Meeting reports of gold files."""
    return [example(g) for path in paths for g in golds(path) if g.scored.meeting_report]


def held_out(examples: Sequence[Example], also: Sequence[Example]) -> Iterator[tuple[float, Score]]:
    """Scores on five folds by outlet, at each threshold."""
    fold = folds([(e.gold.report.outlet or "", 1 + len(e.gold.scored.measures)) for e in examples])
    scores = {t: Score() for t in THRESHOLDS}
    for k in sorted(set(fold)):
        # The lists of an outlet that is held out are held out with it.
        outside = {e.gold.report.outlet for e, f in zip(examples, fold, strict=True) if f == k}
        learn = [e for e, f in zip(examples, fold, strict=True) if f != k]
        learn += [e for e in also if e.gold.report.outlet not in outside]
        model = learned(rows(learn), STRENGTH)
        for e, f in zip(examples, fold, strict=True):
            if f == k:
                for t in THRESHOLDS:
                    scores[t].add(e, kept(e, model, t))
    yield from scores.items()


def main() -> int:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--also", nargs="*", type=Path, default=[], help="learnt from, but in no fold")
    parser.add_argument("--try", nargs="*", type=Path, default=[], dest="trials", help="scored with the final weights")
    parser.add_argument("--out", type=Path, default=Path("src/mahdar/extract/weights/measures.json"))
    parser.add_argument("--no-folds", action="store_true")
    args = parser.parse_args()
    examples, also = read(args.gold), read(args.also)
    if not args.no_folds:
        for threshold, score in held_out(examples, also):
            sys.stdout.write(f"folds  threshold {threshold:.2f}: {score.line()}\n")
    model = learned(rows([*examples, *also]), STRENGTH)
    for path in args.trials:
        trial = read([path])
        for threshold in THRESHOLDS:
            score = Score()
            for e in trial:
                score.add(e, kept(e, model, threshold))
            mark = " <- in use" if threshold == THRESHOLD else ""
            sys.stdout.write(f"{path.stem}  threshold {threshold:.2f}: {score.line()}{mark}\n")
    text = json.dumps({"measure": {"bias": model.bias, "weights": model.weights}}, ensure_ascii=False, indent=0)
    args.out.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{args.out}: {len(model.weights)} weights from {len(rows([*examples, *also]))} clauses\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
