"""Whether the last run ended as it should, and where in native code it stopped when it did not (desktop/runs.py)."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crm_desktop.desktop.runs import ENDING, begun, lock
from crm_desktop.files import whole_file

_LAST = "last.txt"
_MOST_BYTES = 256 * 1024
_FORGOTTEN_SECONDS = 86_400

_BEGUN = re.compile(r"crm_desktop (\S{1,20}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)")
_FRAME = re.compile(r'  File "(.*)", line (\d+) in ([\w.<>]{1,80})')
_HARMLESS = (
    re.compile(r"(Fatal Python error: [A-Za-z ]+?)(?:[:(].*)?"),
    re.compile(r"(Windows fatal exception: [\w ]+)"),
    re.compile(r"((?:Current thread|Thread) 0x[0-9a-f]+)(?: \[.*\])?(?: \(most recent call first\):)?"),
    re.compile(r"(  (?:\.\.\.|<no Python frame>|<freed interpreter>|Garbage-collecting))"),
    re.compile(r"(Extension modules: [\w., ]+ \(total: \d+\))"),
    re.compile(r"(  (?:\?|<frozen [\w.]+>|[\w./-]+):\d+ [\w.<>]{1,80})"),  # as `_cleaned` wrote it
)
_FAULT = re.compile(r"^(?:Fatal Python error|Windows fatal exception): .*", re.MULTILINE)
_KNOWN_PLACES = ("site-packages", "dist-packages", "crm_desktop")
_ABSOLUTE = re.compile(r"[\\/]|[A-Za-z]:")
_OF_PYTHON = re.compile(r"python3\.\d+|Lib", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that ended without saying so. `trace` is what native code left: who was where in the program, without
    folders of this computer; empty for a run that was ended from outside. `started` is aware, UTC."""

    version: str
    started: datetime
    trace: str

    @property
    def may_be_chance(self) -> bool:
        """Whether the last thing that was recorded is an error of Windows that has no name: those are recorded also when
        they are dealt with, and the program goes on."""
        faults = _FAULT.findall(self.trace)
        return bool(faults) and faults[-1].startswith("Windows fatal exception: code")

    def kept(self) -> str:
        """As its file has it."""
        return begun(self.version, self.started.timestamp()) + self.trace


def take_ended(folder: Path) -> Ended | None:
    """The newest run that ended without saying so; None when all others said so or still run. What it left is kept
    for `last_ended`, so it is told once."""
    found = _ended(folder)
    for path, _ended_run in found:
        try:
            path.unlink()
        except OSError:  # another start is telling it, or nobody can take it away
            found = [one for one in found if one[0] != path]
    if not found:
        return None
    newest = found[-1][1]
    with contextlib.suppress(OSError), whole_file(folder / _LAST) as file:
        file.write(newest.kept().encode())
    return newest


def last_ended(folder: Path) -> Ended | None:
    """The last run that ended without saying so, whether that was told or not; None when there never was one."""
    found = _ended(folder)
    if found:
        return found[-1][1]
    try:
        return _read(folder / _LAST)
    except OSError:
        return None


def _ended(folder: Path) -> list[tuple[Path, Ended]]:
    """Those whose process is gone, the oldest first."""
    found = []
    for path in folder.glob(f"*{ENDING}"):
        with contextlib.suppress(OSError):
            ended = _read(path)
            # An empty one is just beginning or ended well; held for a moment only, lest one that begins finds it held.
            if ended is None:
                _forget(path)
            elif not _is_held(path):
                found.append((path, ended))
    return sorted(found, key=lambda one: one[1].started)


def _forget(path: Path) -> None:
    age = datetime.now(UTC).timestamp() - path.stat().st_mtime
    if age > _FORGOTTEN_SECONDS and not _is_held(path):
        path.unlink()


def _read(path: Path) -> Ended | None:
    with path.open("rb") as file:
        first = file.readline(_MOST_BYTES)
        # Of much the end: Windows' own errors are written down too when they are dealt with.
        file.seek(max(len(first), file.seek(0, os.SEEK_END) - _MOST_BYTES))
        lines = file.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    begun = _BEGUN.fullmatch(first.decode("utf-8", "replace").rstrip("\r\n"))
    if begun is None:
        return None
    trace = "".join(f"{line}\n" for line in map(_cleaned, lines) if line)
    return Ended(begun[1], datetime.fromisoformat(begun[2]), trace)


def _cleaned(line: str) -> str:
    """A line of the fault handler as far as it can hold nothing of a person; empty for one that is not known."""
    frame = _FRAME.fullmatch(line)
    if frame is not None:
        return f"  {_place(frame[1])}:{frame[2]} {frame[3]}"
    return next((known[1] for pattern in _HARMLESS if (known := pattern.fullmatch(line))), "")


def _place(file: str) -> str:
    """`crm_desktop/ui/runner.py`: the path below what everybody has; of any other file only that it is one."""
    if re.fullmatch(r"<frozen [\w.]+>", file):
        return file
    parts = re.split(r"[\\/]", file)
    known: list[str] = (
        [] if _ABSOLUTE.match(file) else parts
    )  # a packaged program names its files without a folder
    for place in range(len(parts) - 2, -1, -1):
        if parts[place] in _KNOWN_PLACES or _OF_PYTHON.fullmatch(parts[place]):
            known = parts[place:] if parts[place] == "crm_desktop" else parts[place + 1 :]
            break
    return "/".join(known) if known and all(re.fullmatch(r"[\w.-]+", part) for part in known) else "?"


def _is_held(path: Path) -> bool:
    """Whether a process holds it, or that cannot be told. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        lock(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
