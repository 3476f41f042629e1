"""Two sides in turn, medians, and a row of the report."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `baseline` in `unit`; the ratio of their medians is held against `limit`."""

    name: str
    ratio: float
    limit: float
    ok: bool
    value: float
    baseline: float
    unit: str

    def row(self) -> dict[str, object]:
        return asdict(self)


def figure(name: str, value: float, baseline: float, limit: float, unit: str) -> Figure:
    ratio = value / baseline if baseline else float("inf")
    return Figure(name, round(ratio, 3), limit, ratio <= limit, round(value, 3), round(baseline, 3), unit)


def in_turn(
    ours: Callable[[], float], theirs: Callable[[], float], *, rounds: int = ROUNDS, warm_up: int = 2
) -> tuple[float, float]:
    """Medians of both, A B A B …; each call returns its own time in milliseconds."""
    for _ in range(warm_up):
        ours()
        theirs()
    a, b = [], []
    for i in range(rounds):
        first, second = (ours, theirs) if i % 2 == 0 else (theirs, ours)
        results = {first: first(), second: second()}
        a.append(results[ours])
        b.append(results[theirs])
    return statistics.median(a), statistics.median(b)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds, without a collection in the middle."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return (time.perf_counter() - start) * 1000
    finally:
        gc.enable()
