"""A file where the user wants it: whole, or what was there before."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from crm_desktop.desktop.insisting import insist
from crm_desktop.errors import FileNotSaved

_OBSTACLES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
}


def save_whole(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """`fill` writes it. Raises FileNotSaved. Call it on a worker."""
    beside, written = "", False
    try:
        handle, beside = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        written = True
        insist(os.replace, beside, path)
    except OSError as error:
        if beside:
            with contextlib.suppress(OSError):
                os.unlink(beside)
        # Windows denies to replace what a program has open, in a folder that has just been written.
        in_use = written and os.name == "nt" and isinstance(error, PermissionError)
        obstacle = "in_use" if in_use else _OBSTACLES.get(error.errno or 0, "other")
        raise FileNotSaved(path.name, obstacle) from error
