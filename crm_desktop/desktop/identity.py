"""Under what the system groups the program's windows, and its icon."""

from __future__ import annotations

import sys

APPLICATION_ID = "CRMDesktop.CRMDesktop"


def name_process() -> None:
    """Before the first window. On Windows all windows of the program stand together in the task bar, under its own name
    and not Python's; nothing elsewhere."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID)
