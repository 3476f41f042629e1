"""Files that are whole or what they were before, and that wait for whoever holds them for a moment."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, ParamSpec, TypeVar

PART = ".part"
_LONGEST_NAME = 40  # characters, so that a file system's 255 bytes hold it with what is added
_PAUSES_SECONDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `path` when the block ends; after an error, also of the power, there
    is what was there before. A kill may leave a file that ends in PART beside it. `private` keeps others from reading
    it (on Windows the folder does). Call it on a worker.

    Raises OSError; it has a `filename2` where all was written and `path` could not be replaced.
    """
    beside = path.with_name(f"{path.name[:_LONGEST_NAME]}.{os.urandom(6).hex()}{PART}")
    try:
        with open(os.open(beside, _NEW, 0o600 if private else 0o666), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        insist(os.replace, beside, path)
        _sync_names(path.parent)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def insist(act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `act` gives. On Windows, where scanners for viruses, indexers and backups hold a file, it is tried for a
    second and a half before a file counts as denied. Call it on a worker. Raises what it raises."""
    for pause in _PAUSES_SECONDS:
        try:
            return act(*args, **kwargs)
        except PermissionError:
            time.sleep(pause)
    return act(*args, **kwargs)


def _sync_names(folder: Path) -> None:
    """The new name too survives a power cut, where the file system can promise that. Windows keeps names by itself, and
    opens no folder."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
