"""Files that another program holds for a moment: on Windows scanners for viruses, indexers and backups do."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_PAUSES_SECONDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
P = ParamSpec("P")
T = TypeVar("T")


def insist(act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `act` gives, on Windows tried for a second and a half before a file counts as denied. Call it on a worker.
    Raises what it raises."""
    for pause in _PAUSES_SECONDS:
        try:
            return act(*args, **kwargs)
        except PermissionError:
            time.sleep(pause)
    return act(*args, **kwargs)
