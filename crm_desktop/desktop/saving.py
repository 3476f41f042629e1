"""A file where the user wants it: whole, or what was there before."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from crm_desktop.errors import FileNotSaved
from crm_desktop.files import whole_file

T = TypeVar("T")
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


def save_whole(path: Path, fill: Callable[[BinaryIO], T]) -> T:
    """What `fill` gives, which writes it. Raises FileNotSaved, and what `fill` raises. Call it on a worker."""
    try:
        with whole_file(path) as file:
            return fill(file)
    except OSError as error:
        # Windows denies to replace what a program has open, in a folder that has just been written.
        in_use = os.name == "nt" and isinstance(error, PermissionError) and error.filename2 is not None
        obstacle = "in_use" if in_use else _OBSTACLES.get(error.errno or 0, "other")
        raise FileNotSaved(path.name, obstacle) from error
