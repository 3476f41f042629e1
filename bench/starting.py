"""Start and memory, measured in fresh processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from bench.measure import ROUNDS, Figure, figure, in_turn


def child(kind: str, then: str, database: Path, sql_file: Path) -> dict[str, tuple[float, float]]:
    """What the child said: milliseconds since its start, and the number that went with it."""
    # An installed program has its bytecode, as the libraries of both sides have theirs; the warm-up makes it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.probe", kind, then, str(database), str(sql_file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    )
    assert process.stdout is not None
    found = {}
    timer = threading.Timer(60, process.kill)
    timer.start()
    for line in process.stdout:
        what, at, number = line.split()
        found[what] = ((float(at) - start) * 1000, float(number))
    process.wait(60)
    timer.cancel()
    if then not in found:
        raise RuntimeError(f"{kind} never said {then}")
    return found


def run(database: Path, sql_file: Path, rounds: int = ROUNDS) -> list[Figure]:
    figures = []
    for name, then, limit in (("start.window", "window", 1.5), ("start.rows", "rows", 1.3)):
        ours, theirs = in_turn(
            lambda then=then: child("program", then, database, sql_file)[then][0],  # type: ignore[misc]
            lambda then=then: child("bare", then, database, sql_file)[then][0],  # type: ignore[misc]
            rounds=rounds,
            warm_up=1,
        )
        figures.append(figure(name, ours, theirs, limit, "ms"))
    ours, theirs = in_turn(
        lambda: child("program", "memory", database, sql_file)["memory"][1] / 1024,
        lambda: child("bare", "memory", database, sql_file)["memory"][1] / 1024,
        rounds=3,
        warm_up=0,
    )
    figures.append(figure("memory.rest", ours, theirs, 1.5, "MiB"))
    return figures
