"""python3 dev.py test --windows [pytest's arguments]: the tests on a Windows Python under Wine, made when it is not there.

Some files at a time, each time in a pytest of its own: under Wine one that dies takes only those with it. Two such
pytests run side by side, each on a Windows of its own, since a registry and a clipboard are one for all. What needs no
windows runs on Qt's platform `offscreen`, the rest (marker `windowed`, all of tests/journeys) on `windows`, on a screen
of its own. PostgreSQL runs on the Linux around it (tests/shared/machine.py).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from tests.shared.machine import ADDRESS, Machine, NoServer, binaries, serve
from tools.package.windows_python import REQUIREMENTS, ROOT, MissingPrograms, WindowsPython

PLACE = ROOT / ".package" / "windows-tests"
NOTHING_FOUND = 5
SECONDS_TO_TELL = 2
MOST_SECONDS = 1_800
TIMES_THAT_WINE_MAY_END = 3
SIDE_BY_SIDE = 2
FILES_AT_A_TIME = 8
NOISE = (b"X connection to ", b"XIO:", b"      after ", b"Openbox-Message", b"wine: Read access denied")
# Under Wine a Python whose output is a file hangs, and so would every process that a test starts.
LIMITS = ("--capture=sys", "-o", "faulthandler_timeout=300", "-o", "faulthandler_exit_on_timeout=true")
WINDOWED = "tests/journeys"
MARK = "pytest.mark.windowed"
COUNTED = re.compile(r"(\d+) (passed|failed|skipped|errors?|deselected)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """What one pytest gets: Qt's platform, and which tests."""

    platform: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    part: Part
    state: int
    said: str


def main(arguments: list[str]) -> int:
    """The exit status of a part that failed, 0 when all passed."""
    windows = WindowsPython(PLACE)
    try:
        binaries()
        windows.make(REQUIREMENTS / "dev.txt", Path(sys.executable).with_name("uv"))
    except (MissingPrograms, NoServer) as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 2
    named = [one for one in arguments if one.startswith("tests")]
    options = [one for one in arguments if one not in named]
    machine = Machine()
    line, address = serve(machine)
    threading.Thread(target=line.serve_forever, daemon=True).start()
    try:
        asked = parts(named)
        with _lanes(windows, min(SIDE_BY_SIDE, len(asked))) as lanes:
            return _run(lanes, asked, options, address)
    finally:
        machine.close()


def parts(named: list[str]) -> list[Part]:
    """Of these places, of all tests without one: a windowed file is in both parts, of which each takes its own tests."""
    files = [one for place in named or ["tests"] for one in _files(place)]
    windowed = [one for one in files if _is_windowed(one)]
    offscreen = [one for one in files if not one.startswith(WINDOWED)]
    return [
        Part(platform, some)
        for platform, all_of_them in (("windows", windowed), ("offscreen", offscreen))
        for some in _some_at_a_time(all_of_them)
    ]


def _some_at_a_time(files: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(files), FILES_AT_A_TIME):
        yield tuple(files[start : start + FILES_AT_A_TIME])


def _files(place: str) -> list[str]:
    """A folder's; a file or a single test is itself."""
    if not (ROOT / place).is_dir():
        return [place]
    return sorted(one.relative_to(ROOT).as_posix() for one in (ROOT / place).rglob("test_*.py"))


def _is_windowed(place: str) -> bool:
    text = (ROOT / place.partition("::")[0]).read_text(encoding="utf-8")
    return place.startswith(WINDOWED) or MARK in text


class _Lane:
    """A Windows of its own, as it was made."""

    def __init__(self, made: WindowsPython, number: int) -> None:
        self.windows = WindowsPython(PLACE)
        self.windows.prefix = PLACE / f"prefix-{number}"
        shutil.rmtree(self.windows.prefix, ignore_errors=True)
        shutil.copytree(made.prefix, self.windows.prefix, symlinks=True)
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Started here, Wine's server holds no pipe of a pytest: what begins it first hands it its own."""
        if self._server is None or self.has_died:
            command = ["wineserver", "-f", "-p"]
            self._server = subprocess.Popen(command, env=self.windows.environment(), stdin=subprocess.DEVNULL)

    @property
    def has_died(self) -> bool:
        """Whether Wine itself ended, and all that ran there with it."""
        return self._server is not None and self._server.poll() is not None

    def end(self) -> None:
        subprocess.run(["wineserver", "-k"], env=self.windows.environment(), check=False)
        if self._server is not None:
            self._server.wait(30)


@contextmanager
def _lanes(windows: WindowsPython, count: int) -> Iterator[SimpleQueue[_Lane]]:
    """One for each pytest that runs beside another."""
    lanes: SimpleQueue[_Lane] = SimpleQueue()
    made = [_Lane(windows, number) for number in range(count)]
    for lane in made:
        lanes.put(lane)
    try:
        yield lanes
    finally:
        for lane in made:
            lane.end()


def _run(lanes: SimpleQueue[_Lane], asked: list[Part], options: list[str], address: str) -> int:
    counted: Counter[str] = Counter()
    failed: list[Done] = []
    with ThreadPoolExecutor(SIDE_BY_SIDE) as workers:
        runs = [workers.submit(_try, lanes, part, options, address) for part in asked]
        for run in as_completed(runs):
            done = run.result()
            print(
                f"· testes no Python de Windows, plataforma {done.part.platform}: {', '.join(done.part.places)}"
            )
            print(done.said, flush=True)
            for number, what in COUNTED.findall(done.said.rstrip().rpartition("\n")[2]):
                counted[what] += int(number)
            if done.state not in (0, NOTHING_FOUND):
                failed.append(done)
    print("· ao todo: " + ", ".join(f"{number} {what}" for what, number in sorted(counted.items())))
    for done in failed:
        print(f"· falhou ({done.state}): {', '.join(done.part.places)}")
    if failed:
        return failed[0].state
    return 0 if counted["passed"] else NOTHING_FOUND


def _try(lanes: SimpleQueue[_Lane], part: Part, options: list[str], address: str) -> Done:
    """Once more where Wine itself ended: that says nothing about the tests."""
    lane = lanes.get()
    try:
        for left in reversed(range(TIMES_THAT_WINE_MAY_END)):
            lane.start()
            done = _pytest(lane, part, options, address)
            if not (left and lane.has_died):
                break
            print("· o Wine terminou; os mesmos testes de novo", flush=True)
        return done
    finally:
        lanes.put(lane)


def _pytest(lane: _Lane, part: Part, options: list[str], address: str) -> Done:
    windows = lane.windows
    process = subprocess.Popen(
        windows.command(
            str(windows.python / "python.exe"),
            *("-m", "pytest", "-p", "no:cacheprovider", *LIMITS, *options, *part.places),
        ),
        cwd=ROOT,
        # Wine hands on no variable whose name begins with QT_.
        env={
            **windows.environment(),
            ADDRESS: address,
            "CRM_TESTS_PLATFORM": part.platform,
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "0",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    assert process.stdout is not None
    lines: list[bytes] = []
    hearing = threading.Thread(target=_hear, args=(process.stdout, lines), daemon=True)
    hearing.start()
    end = time.monotonic() + MOST_SECONDS
    while process.poll() is None and time.monotonic() < end and not lane.has_died:
        time.sleep(0.2)
    if process.poll() is None:
        lines.append(b"ended from outside\n")
        os.killpg(process.pid, signal.SIGKILL)
    state = process.wait()
    # Not until its end: what Wine has started beside it holds it too.
    hearing.join(SECONDS_TO_TELL)
    return Done(part, state, b"".join(lines).decode(errors="replace"))


def _hear(said: IO[bytes], lines: list[bytes]) -> None:
    for line in said:
        if not line.startswith(NOISE):
            lines.append(line.replace(b"\r\n", b"\n"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
