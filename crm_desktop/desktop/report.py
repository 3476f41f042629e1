"""A report as one zip of texts, each of which can be read before it is saved."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the report: its name in the zip, what the screen calls it, and all that is in it."""

    name: str
    title: str
    text: str

    @property
    def size_bytes(self) -> int:
        return len(self.text.encode("utf-8"))


def write_report(path: Path, parts: Sequence[Part]) -> None:
    """The whole zip or what was there before. Raises FileNotSaved. Call it on a worker."""
    beside, written = "", False
    try:
        handle, beside = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                for part in parts:
                    packed.writestr(part.name, part.text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        written = True
        os.replace(beside, path)
    except OSError as error:
        if beside:
            with contextlib.suppress(OSError):
                os.unlink(beside)
        # Windows denies to replace what a program has open, in a folder that has just been written.
        in_use = written and os.name == "nt" and isinstance(error, PermissionError)
        obstacle = "in_use" if in_use else _OBSTACLES.get(error.errno or 0, "other")
        raise FileNotSaved(path.name, obstacle) from error
