"""The console that a packaged program borrows on Windows, where a program with windows has none of its own."""

from __future__ import annotations

import sys
from pathlib import Path

_OF_PARENT = -1


def borrow_console() -> None:
    """Gives its standard streams back to a command of the packaged program; nothing on other systems.

    Those that lead to a file or a pipe were inherited and are there already.
    """
    if sys.platform != "win32" or sys.stdout is not None:
        return
    import ctypes

    if not ctypes.windll.kernel32.AttachConsole(_OF_PARENT):
        return
    sys.stdin = Path("CONIN$").open(encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    sys.stdout = Path("CONOUT$").open("w", encoding="utf-8", buffering=1)  # noqa: SIM115
    sys.stderr = sys.stdout
