"""Under what the system groups the program's windows, its icon, and how it is started once more."""

from __future__ import annotations

import sys
from pathlib import Path

from crm_desktop.desktop.updates.place import here

APPLICATION = "CRM Desktop"
"""The name under which Windows lists the program."""
APPLICATION_ID = "CRMDesktop.CRMDesktop"


def name_process() -> None:
    """Before the first window. On Windows all windows of the program stand together in the task bar, under its own name
    and not Python's; nothing elsewhere."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID)


def own_start() -> tuple[Path, tuple[str, ...]]:
    """What starts this program, without a terminal where Python has a start of that kind, and the words that it needs
    in front of every argument. Its launcher, where it has one: what updates put in place is found there too."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        place = here()
        return (program if place is None else place.launcher), ()
    silent = program.with_name("pythonw.exe")
    return (silent if silent.exists() else program), ("-m", "crm_desktop")
