"""Learn the weights of `mahdar.extract.meetings` and `mahdar.extract.when_where`.

usage: train_meetings.py TRAIN.jsonl... [--wojood FOLDER] [--try DEV.jsonl] [--out FOLDER]

The features of a meeting rest on names and posts that the tagger found. A tagger knows the reports it has learnt
from too well, so that each fold of outlets is read with a tagger learnt on the other folds (jackknifing), and so
are the chances of meetings that the report model looks at and the meetings for which days and places are
learnt. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from logistic import Row, folds, learned
from mahdar.evaluate.gold import Consultation, Gold, Taker, golds
from mahdar.evaluate.matching import meeting_likeness, overlap, paired, same_person
from mahdar.evaluate.predict import figures_of, predict
from mahdar.extract import meetings as meeting_step
from mahdar.extract import when_where as place_step
from mahdar.extract.actors import Actor, actors
from mahdar.extract.assemble import assemble
from mahdar.extract.candidates import Candidate, candidates
from mahdar.extract.layer import Layer
from mahdar.extract.linear import Linear
from mahdar.extract.meeting_features import candidate_features, participant_features, report_features, scene_of
from mahdar.extract.mentions import mentions_by
from mahdar.extract.pipeline import STEPS
from mahdar.extract.tagger import Tagger
from mahdar.lexicon.lexicon import built_in
from mahdar.model.minutes import Run
from name_labels import Sentence, gold_sentences, wojood_sentences
from train_names import learnt

#: Regularisation by model (smaller keeps weights smaller), among 0.1, 0.2, 0.3, 0.5 and 1 on folds and dev.
STRENGTH = {"meeting": 0.5, "participant": 0.2, "principal": 0.3, "announced": 0.5, "report": 0.2}
STRENGTH_WHEN = {"date": 0.3, "place": 0.3}
FOLDS = 4
#: Share of words that makes a predicted place the gold's, as the gold's scorer counts.
PLACE_HIT = 0.6


@dataclass(frozen=True, slots=True)
class Known:
    """A gold meeting laid over what was found in the text.

    Attributes:
        gold: The meeting.
        start: First code point of its quote; -1 where the text does not hold it.
        end: One past the last.
        actors: Index of each participant found, and whether the gold has him as a principal.
    """

    gold: Consultation
    start: int
    end: int
    actors: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class Example:
    """A gold report read up to its mentions."""

    gold: Gold
    layer: Layer
    people: Sequence[Actor]
    found: Sequence[Candidate]
    known: Sequence[Known]


def example(gold: Gold, tagger: Tagger) -> Example:
    """A report read with a tagger, its gold meetings laid over it."""
    layer = Layer.of(gold.report, built_in())
    for name, step in STEPS:
        if name == "mentions":
            layer.add(list(mentions_by(tagger)(gold.report, layer)))
            break
        layer.add(list(step(gold.report, layer)))
    people = actors(gold.report, layer)
    found = candidates(gold.report, layer, people)
    text = gold.report.text
    takers = [
        Taker(text[slice(*a.name)] if a.name else None, text[slice(*a.post)] if a.post else None, a.side.code, True)
        for a in people
    ]
    known = []
    for meeting in gold.scored.meetings:
        pairs = paired(meeting.participants, takers, _likeness)
        at = text.find(meeting.quote or "\0")
        who = {j: meeting.participants[i].principal for i, j in pairs}
        known.append(Known(meeting, at, at + len(meeting.quote or ""), who))
    return Example(gold, layer, people, found, known)


def _likeness(gold: Taker, found: Taker) -> float:
    """As the scorer's, but a wrong side does not part two nameless posts."""
    if bool(gold.name) != bool(found.name):
        return 0.0
    if gold.name:
        return 1.0 + overlap(gold.name, found.name) if same_person(gold.name, found.name) else 0.0
    shared = overlap(gold.role, found.role)
    return shared if shared >= 0.5 else 0.0


def jackknifed(reports: Sequence[Gold], also: Sequence[Sentence]) -> list[Example]:
    """Each fold of outlets read with a tagger learnt on the others."""
    lexicon = built_in()
    sentences = [list(gold_sentences(g, lexicon)) for g in reports]
    fold = folds([(g.report.outlet or "", 1) for g in reports], FOLDS)
    out: list[Example | None] = [None] * len(reports)
    for k in range(FOLDS):
        tagger = learnt([s for rows, f in zip(sentences, fold, strict=True) if f != k for s in rows], also)
        for i, g in enumerate(reports):
            if fold[i] == k:
                out[i] = example(g, tagger)
    return [e for e in out if e is not None]


def tells(e: Example, candidate: Candidate, known: Known) -> bool:
    """Whether a candidate stands in a gold meeting's quote."""
    word = candidate.trigger
    return known.start >= 0 and known.start - 2 <= word.start and word.end <= known.end + 2


def meeting_rows(examples: Sequence[Example]) -> list[Row]:
    """Candidates, and whether they stand in a gold quote."""
    return [
        (candidate_features(e.layer, e.people, c, e.found[:k]), any(tells(e, c, m) for m in e.known))
        for e in examples
        for k, c in enumerate(e.found)
    ]


def announced_rows(examples: Sequence[Example]) -> list[Row]:
    """Candidates in a gold quote, and whether that meeting is yet to come."""
    out: list[Row] = []
    for e in examples:
        for k, c in enumerate(e.found):
            told = next((m for m in e.known if tells(e, c, m)), None)
            if told:
                out.append((candidate_features(e.layer, e.people, c, e.found[:k]), told.gold.status == "announced"))
    return out


def participant_rows(examples: Sequence[Example]) -> tuple[list[Row], list[Row]]:
    """Actors with regard to a gold meeting: whether each takes part, and those who do: whether as principals."""
    part: list[Row] = []
    principal: list[Row] = []
    for e in examples:
        scene = scene_of(e.gold.report, e.layer, e.people)
        for m in e.known:
            told = [c for c in e.found if tells(e, c, m)]
            if not told:
                continue
            c = max(told, key=lambda c: len(c.actors))
            for i in range(len(e.people)):
                features = participant_features(e.layer, e.people, c, i, scene)
                part.append((features, i in m.actors))
                if i in m.actors:
                    principal.append((features, m.actors[i]))
    return part, principal


def report_rows(examples: Sequence[Example], meeting: Linear) -> list[Row]:
    """Reports, and whether they are reports of a meeting."""
    out: list[Row] = []
    for e in examples:
        chances = [
            meeting.probability(candidate_features(e.layer, e.people, c, e.found[:k])) for k, c in enumerate(e.found)
        ]
        features = report_features(e.gold.report, e.layer, e.people, e.found, chances)
        out.append((features, e.gold.scored.meeting_report))
    return out


def meeting_models(examples: Sequence[Example]) -> dict[str, Linear]:
    """The models of `meetings`; the report model on chances from folds."""
    part, principal = participant_rows(examples)
    chances: list[Row] = []
    for k in range(FOLDS):
        rest = [e for i, e in enumerate(examples) if i % FOLDS != k]
        model = learned(meeting_rows(rest), STRENGTH["meeting"])
        chances += report_rows(examples[k::FOLDS], model)
    return {
        "meeting": learned(meeting_rows(examples), STRENGTH["meeting"]),
        "participant": learned(part, STRENGTH["participant"]),
        "principal": learned(principal, STRENGTH["principal"]),
        "announced": learned(announced_rows(examples), STRENGTH["announced"]),
        "report": learned(chances, STRENGTH["report"]),
    }


def when_where_models(examples: Sequence[Example]) -> dict[str, Linear]:
    """The models of `when_where`, on meetings found by models of the other folds."""
    dates: list[Row] = []
    places: list[Row] = []
    for k in range(FOLDS):
        rest = [e for i, e in enumerate(examples) if i % FOLDS != k]
        models = meeting_models(rest)
        for e in examples[k::FOLDS]:
            _place_rows(e, models, dates, places)
    return {
        "date": learned(dates, STRENGTH_WHEN["date"]),
        "place": learned(places, STRENGTH_WHEN["place"]),
    }


def _place_rows(e: Example, models: Mapping[str, Linear], dates: list[Row], places: list[Row]) -> None:
    report = e.gold.report
    layer = Layer.of(report, built_in())
    layer.add(e.layer.statements)
    layer.add(list(meeting_step.meetings_by(models)(report, layer)))
    minutes = assemble(report, layer.statements, Run("training", "built-in", built_in().digest))
    said = [
        Consultation(
            m.quote,
            m.kind.value,
            m.status.value,
            None,
            None,
            tuple(Taker(p.name, p.role, p.country, p.principal) for p in m.participants),
            (),
        )
        for m in minutes.meetings
    ]
    gold_of = {j: e.gold.scored.meetings[i] for i, j in paired(e.gold.scored.meetings, said, meeting_likeness)}
    times, sites = place_step.day_times(layer), place_step.named_places(layer)
    for subject, clause in place_step.clauses(report, layer):
        gold = gold_of.get(int(subject.split("/")[1]))
        if gold is None:
            continue
        for time in times:
            day = time.first_day(future=clause.announced) or time.value
            right = day is not None and day.isoformat() == gold.date
            dates.append((place_step.date_features(report, layer, clause, time), right))
        for hit in sites:
            right = overlap(gold.place, report.text[hit.start : hit.end]) > PLACE_HIT
            places.append((place_step.place_features(report, layer, clause, hit), right))


def dumped(models: Mapping[str, Linear]) -> str:
    """Models as they ship."""
    data = {name: {"bias": m.bias, "weights": dict(sorted(m.weights.items()))} for name, m in models.items()}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> int:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--wojood", type=Path, help="folder of the Wojood sample")
    parser.add_argument("--try", type=Path, dest="trial", help="gold file to read with what was learnt")
    parser.add_argument("--out", type=Path, default=Path("src/mahdar/extract/weights"))
    args = parser.parse_args()
    reports = [g for path in args.gold for g in golds(path)]
    also = list(wojood_sentences(args.wojood, built_in())) if args.wojood else []
    examples = jackknifed(reports, also)
    (args.out / "meetings.json").write_text(dumped(meeting_models(examples)), encoding="utf-8")
    (args.out / "when_where.json").write_text(dumped(when_where_models(examples)), encoding="utf-8")
    print(f"{len(examples)} reports learnt")
    if args.trial:
        held = golds(args.trial)
        for name, figure in figures_of(held, predict(held)).figures.items():
            print(name, figure)
    return 0


if __name__ == "__main__":
    sys.exit(main())
