"""Many reports: in this process or in several, in the order of the input, each failure named.

A worker that dies takes only the report that killed it: what was under way is done again, one report at a
time, and the one that kills its worker again is named and left. So one broken page never costs a night's run.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import partial
from typing import TypeVar

from mahdar.errors import MahdarError
from mahdar.ingest.refused import Refused, refusal
from mahdar.model.report import Report

T = TypeVar("T")
Chunk = list[Report | Refused]

#: A chunk is closed at so many reports or code points: large enough that sending it costs little, small enough
#: that the last worker does not keep the others waiting. Measured flat between 8 and 64 reports.
_REPORTS, _POINTS = 16, 200_000


def each(inputs: Iterable[Report | Refused], work: Callable[[Report], T], jobs: int = 1) -> Iterator[T | Refused]:
    """What `work` makes of each report, in the order of the input.

    Args:
        inputs: Reports, and inputs already refused, which pass through.
        work: A function of a module's top level (or a `partial` of one), since other processes must find it.
        jobs: Processes; with 1 everything happens in this one.

    Yields:
        The result, or a `Refused` that names the report and what went wrong with it.
    """
    if jobs <= 1:
        for one in inputs:
            yield _one(work, one)
        return
    waiting: deque[tuple[Chunk, Future[list[T | Refused]]]] = deque()
    chunks = _chunks(inputs)
    pool = _pool(jobs)
    try:
        while True:
            while len(waiting) < jobs * 3 and (chunk := next(chunks, None)) is not None:
                waiting.append((chunk, pool.submit(_chunk, work, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenExecutor:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(jobs)
                for suspect in (chunk, *(c for c, _ in waiting)):
                    yield from _one_at_a_time(work, suspect)
                waiting.clear()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one(work: Callable[[Report], T], one: Report | Refused) -> T | Refused:
    if isinstance(one, Refused):
        return one
    try:
        return work(one)
    except MahdarError as exc:
        return refusal(one.id, exc)
    except RecursionError:
        return Refused(one.id, "cannot be read: nested too deep")
    except MemoryError:
        return Refused(one.id, "cannot be read: not enough memory")
    except Exception as exc:
        return Refused(one.id, f"cannot be read, a fault of mahdar: {type(exc).__name__}: {exc}")


def _chunk(work: Callable[[Report], T], chunk: Chunk) -> list[T | Refused]:
    return [_one(work, one) for one in chunk]


def _one_at_a_time(work: Callable[[Report], T], chunk: Chunk) -> Iterator[T | Refused]:
    pool = _pool(1)
    try:
        for one in chunk:
            if isinstance(one, Refused):
                yield one
                continue
            try:
                alone: Chunk = [one]
                yield from pool.submit(_chunk, work, alone).result()
            except BrokenExecutor:
                pool.shutdown(wait=False)
                pool = _pool(1)
                yield Refused(one.id, "cannot be read: the process that read it died")
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chunks(inputs: Iterable[Report | Refused]) -> Iterator[Chunk]:
    chunk: Chunk = []
    points = 0
    for one in inputs:
        chunk.append(one)
        points += len(one.text) if isinstance(one, Report) else 0
        if len(chunk) >= _REPORTS or points >= _POINTS:
            yield chunk
            chunk, points = [], 0
    if chunk:
        yield chunk


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not `fork`: it copies whatever threads and locks a notebook holds.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    return ProcessPoolExecutor(
        jobs, mp_context=context, initializer=partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
    )
