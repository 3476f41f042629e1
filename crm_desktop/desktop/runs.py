"""The mark that a running program leaves, so that the next start knows whether it ended as it should.

Each running program has a file of its own in the profile. It says that the run has begun, the interpreter's fault
handler writes into it, and it goes at a normal end. The system lets go of its lock with the process, so a file that
nobody holds is of a run that ended without saying so (desktop/ended.py); neither a process's number nor a clock is
asked. Imported before the first paint, so it imports next to nothing.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import time
from pathlib import Path

from crm_desktop import __version__

ENDING = ".run"
"""Of the file's name."""
_LOCKED_BYTE = 0x7FFF0000
"""Beyond what is ever written, since on Windows nobody else can read what is locked."""


class Run:
    """The program that runs; main thread only. Nothing here raises: where no file can be written, or held, there is
    none, and then an end is not noticed."""

    def __init__(self, folder: Path | None = None) -> None:
        """From now on faults of native code are recorded. None for a run that leaves nothing behind."""
        self._path: Path | None = None
        self._handle = -1
        if folder is not None:
            with contextlib.suppress(OSError):
                self._begin(folder)
        if self._path is None:
            _trace_to_screen()

    def _begin(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{os.urandom(8).hex()}{ENDING}"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        try:
            lock(handle)
        except OSError:
            os.close(handle)
            path.unlink()
            return
        self._path, self._handle = path, handle
        self.resume()
        faulthandler.enable(handle)

    def pause(self) -> None:
        """The system says that it is about to end this process: should it do so now, that was no fault."""
        if self._path is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, 0)

    def resume(self) -> None:
        """It did not end."""
        if self._path is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, 0)
                os.write(self._handle, begun(__version__, time.time()).encode("ascii"))

    def end(self) -> None:
        """Nothing is left of it."""
        if self._path is None:
            return
        self.pause()
        _trace_to_screen()
        with contextlib.suppress(OSError):
            os.close(self._handle)
        with contextlib.suppress(OSError):  # left empty it says nothing either
            self._path.unlink()
        self._path = None


def begun(version: str, at_seconds: float) -> str:
    """The first line of a run's file; the moment in seconds since 1970, UTC."""
    return f"crm_desktop {version} {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(at_seconds))}\n"


def lock(handle: int) -> None:
    """Until the handle is closed, which the system does for a process that is gone. Raises OSError."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _trace_to_screen() -> None:
    """Where a developer sees it; a program without a console has none."""
    faulthandler.disable()
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError, AttributeError):  # what stands in for it may be no file
            faulthandler.enable()
