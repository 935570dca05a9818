"""Learn the weights of `mahdar.extract.tagger`: names and posts.

usage: train_names.py TRAIN.jsonl [--wojood FOLDER] [--try DEV.jsonl] [--out names.json]

A linear-chain conditional random field, learnt by CRFsuite (python-crfsuite, the `train` extra) in two rounds:
first on sentences in which the gold names everybody, then on all, the rest filled in by the first round's model.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pycrfsuite

from mahdar.evaluate.gold import golds
from mahdar.extract.tagger import Tagger
from mahdar.lexicon.lexicon import built_in
from name_labels import Sentence, gold_sentences, wojood_sentences

LABELS = ("O", "B-NAME", "I-NAME", "B-ROLE", "I-ROLE")
#: Penalties and steps; chosen with the meeting models on folds by outlet and on dev (docs/accuracy.md).
PENALTY_1, PENALTY_2, STEPS = 0.1, 0.1, 80
#: Weight of a transition that the labels forbid.
NEVER = -1000.0

Span = tuple[int, int, str]


def learnt(sentences: Sequence[Sentence], also: Sequence[Sentence] = ()) -> Tagger:
    """The tagger learnt from labelled sentences in two rounds."""
    with tempfile.TemporaryDirectory() as folder:
        first = _crf([*(s for s in sentences if not s.unsure), *also], Path(folder) / "first")
        filled = [_filled(s, first) if s.unsure else s for s in sentences]
        return _tagger(_crf([*filled, *also], Path(folder) / "second"))


def _crf(sentences: Iterable[Sentence], path: Path) -> pycrfsuite.Tagger:
    trainer = pycrfsuite.Trainer(verbose=False)
    for s in sentences:
        trainer.append(s.features, s.labels)
    trainer.set_params(
        {"c1": PENALTY_1, "c2": PENALTY_2, "max_iterations": STEPS, "feature.possible_transitions": True}
    )
    trainer.train(str(path))
    crf = pycrfsuite.Tagger()
    crf.open(str(path))
    return crf


def _filled(sentence: Sentence, crf: pycrfsuite.Tagger) -> Sentence:
    """The sentence with the model's spans where the gold has none."""
    labels = list(sentence.labels)
    for first, last, kind in spans(crf.tag(sentence.features)):
        if all(label == "O" for label in labels[first:last]):
            labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return replace(sentence, labels=tuple(labels))


def _tagger(crf: pycrfsuite.Tagger) -> Tagger:
    info = crf.info()
    place = {label: i for i, label in enumerate(LABELS)}
    rows: dict[str, list[float]] = {}
    for (feature, label), weight in info.state_features.items():
        if abs(weight) >= 0.01:
            rows.setdefault(feature, [0.0] * len(LABELS))[place[label]] = round(weight, 3)
    transitions = [
        [
            NEVER
            if after[0] == "I" and before[2:] != after[2:]
            else round(info.transitions.get((before, after), 0.0), 3)
            for after in LABELS
        ]
        for before in LABELS
    ]
    return Tagger(LABELS, {f: tuple(rows[f]) for f in sorted(rows)}, tuple(map(tuple, transitions)))


def spans(labels: Sequence[str]) -> list[Span]:
    """Spans of a label sequence: first, one past the last, kind."""
    out: list[Span] = []
    for i, label in enumerate(labels):
        if label[0] == "B" or (label[0] == "I" and (i == 0 or labels[i - 1][2:] != label[2:])):
            out.append((i, i + 1, label[2:]))
        elif label[0] == "I":
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out


def dumped(tagger: Tagger) -> str:
    """The weights as they ship."""
    data = {"labels": tagger.labels, "weights": tagger.weights, "transitions": tagger.transitions}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> int:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--wojood", type=Path, help="folder of the Wojood sample")
    parser.add_argument("--try", type=Path, dest="trial", help="gold file to tag sentences of")
    parser.add_argument("--out", type=Path, default=Path("src/mahdar/extract/weights/names.json"))
    args = parser.parse_args()
    lexicon = built_in()
    sentences = [s for path in args.gold for g in golds(path) for s in gold_sentences(g, lexicon)]
    also = list(wojood_sentences(args.wojood, lexicon)) if args.wojood else []
    print(f"{len(sentences)} sentences, {sum(s.unsure for s in sentences)} unsure, {len(also)} of Wojood")
    tagger = learnt(sentences, also)
    args.out.write_text(dumped(tagger), encoding="utf-8")
    print(f"{len(tagger.weights)} features to {args.out}")
    if args.trial:
        hits: Counter[tuple[str, str]] = Counter()
        for gold in golds(args.trial):
            for s in gold_sentences(gold, lexicon):
                if s.unsure:
                    continue
                right, said = set(spans(s.labels)), set(spans(tagger.best(s.features)))
                for kind in ("NAME", "ROLE"):
                    hits[kind, "both"] += sum(x[2] == kind for x in right & said)
                    hits[kind, "gold"] += sum(x[2] == kind for x in right)
                    hits[kind, "said"] += sum(x[2] == kind for x in said)
        for kind in ("NAME", "ROLE"):
            both, known, told = (hits[kind, x] for x in ("both", "gold", "said"))
            print(f"{kind}: P {both / told:.3f} R {both / known:.3f} of {known} in sentences that are sure")
    return 0


if __name__ == "__main__":
    sys.exit(main())
