"""What reading costs: reports a second, memory, cold start, two processes, and where the time goes.

    python benchmarks/speed.py FOLDER_OR_JSONL [--sample N] [--classifier N] [--json PATH]

Every part runs in a process of its own, bound to one core (but for `--jobs 2`), on the same reports: every
k-th of those given. Beside mahdar runs a BERT-base token classifier of 110 M parameters with random weights,
as time does not depend on what weights hold. Its vocabulary is learnt from the very reports that it gets, so that
it cuts fewer words into pieces than a ready one would, and nothing is padded: the comparison leans to its side.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

PIECES = 510  # of BERT's 512 places two are taken by [CLS] and [SEP]
FEW = "few"
MAHDAR = [sys.executable, "-c", "from mahdar.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a part cost.

    Attributes:
        seconds: Wall time of a command; processor time of a part that runs inside one process, which on an idle
            core is the same and does not count what other processes take.
        peak_mb: Largest resident memory of the process, in MB of 10^6 bytes.
        steps: Seconds by step, where the part tells them.
        note: What a reader must know of the part.
    """

    seconds: float
    peak_mb: float
    steps: dict[str, float] = field(default_factory=dict)
    note: str = ""


def lines(path: Path) -> Iterator[str]:
    """JSON lines of a file, or of all `.jsonl` and `.jsonl.gz` in a folder; a `.txt` or `.md` is one report."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.name.endswith(".jsonl.gz"):
            with gzip.open(file, "rt", encoding="utf-8") as stream:
                yield from stream
        elif file.suffix == ".jsonl":
            with file.open(encoding="utf-8") as stream:
                yield from stream
        elif file.suffix in {".txt", ".md"} and file.name != "SOURCE.txt":
            record = {"id": file.name, "text": file.read_text(encoding="utf-8")}
            yield json.dumps(record, ensure_ascii=False) + "\n"


def write_sample(source: Path, size: int, target: Path) -> int:
    """Write every k-th report so that about `size` are there; returns how many."""
    count = sum(1 for _ in lines(source))
    step = max(1, count // size)
    taken = 0
    with target.open("w", encoding="utf-8") as out:
        for number, line in enumerate(lines(source)):
            if number % step == 0 and taken < size:
                out.write(line if line.endswith("\n") else line + "\n")
                taken += 1
    return taken


def texts(sample: Path) -> list[str]:
    """The texts of a sample."""
    return [json.loads(line)["text"] for line in sample.read_text(encoding="utf-8").splitlines()]


def picked(reports: list[str], size: int) -> list[int]:
    """Indices of every k-th report, for the classifier, which would take half an hour for all."""
    return list(range(0, len(reports), max(1, len(reports) // size)))[:size]


def part_floor_file(sample: Path, few: int) -> Cost:
    """Floor: reading the file and parsing its JSON."""
    begun = time.process_time()
    texts(sample)
    return Cost(time.process_time() - begun, peak_mb())


def part_floor_scan(sample: Path, few: int) -> Cost:
    """Floor: tokens and one pass over the lexicons."""
    from mahdar.lexicon.lexicon import built_in
    from mahdar.text.tokens import tokens

    lexicon, reports = built_in(), texts(sample)
    begun = time.process_time()
    for text in reports:
        lexicon.scan(text, tuple(tokens(text)))
    return Cost(time.process_time() - begun, peak_mb())


def part_steps(sample: Path, few: int) -> Cost:
    """All steps in this process, with a stopwatch around each."""
    from mahdar.extract.pipeline import run
    from mahdar.lexicon.lexicon import built_in
    from mahdar.model.report import Report

    spent: dict[str, float] = {}

    @contextmanager
    def around(name: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        spent[name] = spent.get(name, 0.0) + time.process_time() - begun

    lexicon = built_in()
    reports = [Report(str(i), text) for i, text in enumerate(texts(sample))]
    begun = time.process_time()
    for report in reports:
        run(report, lexicon, around=around)
    return Cost(time.process_time() - begun, peak_mb(), spent)


def part_read(sample: Path, few: int) -> Cost:
    """`mahdar.read` on each report, the lexicons loaded before; what the few took of it is told apart."""
    import mahdar

    reports = texts(sample)
    mahdar.read(reports[0])
    spent: list[float] = []
    for text in reports:
        begun = time.process_time()
        mahdar.read(text)
        spent.append(time.process_time() - begun)
    return Cost(sum(spent), peak_mb(), {FEW: sum(spent[i] for i in picked(reports, few))})


def part_classifier(sample: Path, few: int) -> Cost:
    """A BERT-base token classifier with random weights on one thread, 512 places at a time."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
    from transformers import BertConfig, BertForTokenClassification

    torch.set_num_threads(1)
    torch.manual_seed(0)
    config = BertConfig(num_labels=9)
    model = BertForTokenClassification(config).eval()
    size = sum(p.numel() for p in model.parameters())
    reports = texts(sample)
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    trainer = trainers.WordPieceTrainer(vocab_size=config.vocab_size, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(reports, trainer)
    pieces = 0
    seconds = 0.0
    with torch.inference_mode():
        model(torch.tensor([[2, 3]]))
        for i in picked(reports, few):
            begun = time.process_time()
            ids = tokenizer.encode(reports[i], add_special_tokens=False).ids
            for at in range(0, len(ids), PIECES):
                model(torch.tensor([[2, *ids[at : at + PIECES], 3]])).logits.argmax(-1)
            seconds += time.process_time() - begun
            pieces += len(ids)
    words = sum(len(reports[i].split()) for i in picked(reports, few))
    note = f"{size / 1e6:.1f} M parameters, {pieces / words:.2f} pieces a word, torch {torch.__version__}"
    return Cost(seconds, peak_mb(), note=note)


PARTS = {
    "floor-file": part_floor_file,
    "floor-scan": part_floor_scan,
    "steps": part_steps,
    "read": part_read,
    "classifier": part_classifier,
}


def peak_mb() -> float:
    """Largest resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6  # Linux counts in KiB


def in_own_process(part: str, sample: Path, few: int) -> Cost:
    """Run a part of this file in a fresh process on one core."""
    done = subprocess.run(
        [sys.executable, __file__, str(sample), "--part", part, "--classifier", str(few)],
        capture_output=True, text=True, check=False, preexec_fn=one_core,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{part}: {done.stderr.strip()[-800:]}")
    row = json.loads(done.stdout.splitlines()[-1])
    return Cost(row["seconds"], row["peak_mb"], row["steps"], row["note"])


def one_core() -> None:
    """Bind this process to the last core that it may use."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def command(arguments: list[str], *, bound: bool) -> Cost:
    """Run `mahdar ARGUMENTS` in a fresh process; time from start to end, and its own peak memory."""
    begun = time.perf_counter()
    child = subprocess.Popen([*MAHDAR, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             preexec_fn=one_core if bound else None)  # fmt: skip
    said = child.stderr.read() if child.stderr else b""
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.stderr:
        child.stderr.close()
    last = said.decode(errors="replace").strip().rpartition("\n")[2]
    if child.returncode == 1 and last.startswith("mahdar: "):  # something was refused, the rest was read
        print(f"mahdar {' '.join(arguments)}: exit 1: {last}", file=sys.stderr)
    elif child.returncode:
        sys.exit(f"mahdar {' '.join(arguments)}: exit {child.returncode}: {last}")
    return Cost(seconds, usage.ru_maxrss * 1024 / 1e6)


def machine() -> str:
    """The machine in words."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        rows = (row.partition(":") for row in cpuinfo.read_text().splitlines())
        model = next((value.strip() for key, _, value in rows if key.strip() == "model name"), model)
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


@dataclass(frozen=True, slots=True)
class Sample:
    """Reports on disk.

    Attributes:
        path: JSON lines.
        count: How many.
        megabytes: Of their texts as UTF-8, 10^6 bytes.
    """

    path: Path
    count: int
    megabytes: float

    def rates(self, cost: Cost) -> tuple[str, str]:
        """Reports and MB a second, to be shown."""
        return f"{self.count / cost.seconds:.4g} reports/s", f"{self.megabytes / cost.seconds:.3g} MB/s"


def sample_of(source: Path, size: int, target: Path) -> Sample:
    """Take a sample and describe it."""
    count = write_sample(source, size, target)
    return Sample(target, count, sum(len(text.encode()) for text in texts(target)) / 1e6)


def measure_command(sample: Sample, single: Path, folder: Path) -> dict[str, float]:
    """The command as a user runs it: throughput, memory, cold start, two processes."""
    read = ["read", str(sample.path), "--format", "json", "--out", str(folder / "out.jsonl")]
    whole = command(read, bound=True)
    show("mahdar read, whole command", *sample.rates(whole), f"peak {whole.peak_mb:.0f} MB")
    out = {"command_reports_per_s": sample.count / whole.seconds, "command_mb_per_s": sample.megabytes / whole.seconds,
           "command_peak_mb": whole.peak_mb}  # fmt: skip

    starts = [command(["read", str(single), "--format", "json"], bound=True).seconds for _ in range(7)]
    out["cold_start_s"] = statistics.median(starts)
    show(
        "mahdar read on one report, fresh process",
        f"{out['cold_start_s']:.2f} s",
        f"best {min(starts):.2f} s",
        "7 runs",
    )

    if len(os.sched_getaffinity(0)) < 2:
        print("--jobs 2: skipped, this process has one core alone")
        return out
    one, two = (command([*read, "--jobs", jobs], bound=False) for jobs in ("1", "2"))
    out["jobs_2_ratio"] = one.seconds / two.seconds
    show("--jobs 2 against --jobs 1", f"{out['jobs_2_ratio']:.2f} times", f"{one.seconds:.1f} s to {two.seconds:.1f} s")
    return out


def measure_inside(sample: Sample, few: int) -> dict[str, float]:
    """The same without the command around it, the floors under it, the steps in it, and the classifier beside it."""
    costs = {part: in_own_process(part, sample.path, few) for part in ("read", "floor-scan", "floor-file", "steps")}
    names = {
        "read": "mahdar.read, lexicons loaded",
        "floor-scan": "floor: tokens and one pass of the lexicons",
        "floor-file": "floor: file and JSON alone",
    }
    for part, name in names.items():
        show(name, *sample.rates(costs[part]), f"peak {costs[part].peak_mb:.0f} MB")
    out = {part.replace("-", "_") + "_reports_per_s": sample.count / costs[part].seconds for part in names}
    print("\nwhere the time goes (the steps alone, one process)")
    for name, seconds in sorted(costs["steps"].steps.items(), key=lambda item: -item[1]):
        share = 100 * seconds / costs["steps"].seconds
        print(f"  {name:<14}{1000 * seconds / sample.count:8.2f} ms a report{share:7.1f} %")
    print()
    if find_spec("torch") is None or find_spec("transformers") is None:
        print("classifier: skipped, torch and transformers are not installed (benchmarks/requirements.txt)")
        return out
    theirs, ours = in_own_process("classifier", sample.path, few), costs["read"].steps[FEW]
    bodies = texts(sample.path)
    chosen = [bodies[i] for i in picked(bodies, few)]
    same = Sample(sample.path, len(chosen), sum(len(text.encode()) for text in chosen) / 1e6)
    show(f"mahdar.read on {same.count} of these reports", *same.rates(Cost(ours, 0)), "in the run above")
    show("BERT-base token classifier on the same", *same.rates(theirs), f"peak {theirs.peak_mb:.0f} MB", theirs.note)
    print(f"ratio: {theirs.seconds / ours:.0f} times")
    return out | {"classifier_reports_per_s": same.count / theirs.seconds, "ratio_to_classifier": theirs.seconds / ours}


def measure(source: Path, sample_size: int, classifier_size: int) -> dict[str, float]:
    """Run all parts, print them, and return the figures by name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = sample_of(source, sample_size, folder / "sample.jsonl")
        bodies = sorted(texts(sample.path), key=len)
        single = folder / "one.txt"
        single.write_text(bodies[len(bodies) // 2], encoding="utf-8")
        words = statistics.median(len(text.split()) for text in bodies)
        print(f"machine: {machine()}; load {os.getloadavg()[0]:.2f} at the start")
        print(
            f"reports: {sample.count} of {source.name}, {sample.megabytes:.2f} MB of text, median {words:.0f} words\n"
        )
        return measure_command(sample, single, folder) | measure_inside(sample, classifier_size)


def show(name: str, *cells: str) -> None:
    """One line of the table."""
    print(f"{name:<46}" + "  ".join(f"{cell:<16}" for cell in cells).rstrip(), flush=True)


def main() -> int:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path, help="folder or JSON lines (also .gz) with reports")
    parser.add_argument("--sample", type=int, default=2000, help="reports read (default 2000)")
    parser.add_argument("--classifier", type=int, default=40, help="reports for the classifier (default 40)")
    parser.add_argument("--json", type=Path, help="write the figures there as JSON too")
    parser.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        cost = PARTS[options.part](options.source, options.classifier)
        print(json.dumps({"seconds": cost.seconds, "peak_mb": cost.peak_mb, "steps": cost.steps, "note": cost.note}))
        return 0
    if next(lines(options.source), None) is None:
        print(f"{options.source}: no .jsonl, .jsonl.gz, .txt or .md with reports in it", file=sys.stderr)
        return 2
    figures = measure(options.source, options.sample, options.classifier)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
