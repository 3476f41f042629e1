"""Makes everything once more, in another folder, and compares byte for byte."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.package import making
from tools.package.making import Packages


def compare_with_another(python: Path, made: Packages, work: Path, say: Callable[[str], None]) -> int:
    """Makes everything that was made once more, in `work`. The exit status: 0 when both are equal; says what differs,
    a line each. Raises CalledProcessError."""
    shutil.rmtree(work, ignore_errors=True)
    again = Packages(made.version, work / "build", work / "out")
    again.out.mkdir(parents=True)
    making.make_windows_folder(python, again)
    making.make_setups(again)
    making.make_msi(again)
    making.make_zip(again)
    if os.name != "nt":
        making.make_linux_folder(python, again)
    handed_out = {place.name for place in again.out.iterdir()}
    differing = [
        *(f"{made.windows.name}: {name}" for name in different(made.windows, again.windows)),
        *(name for name in different(made.out, again.out) if name.split("/")[0] in handed_out),
    ]
    for line in differing:
        say(f"difere · {line}")
    if not differing:
        say("✓ duas compilações, em pastas diferentes, são iguais byte por byte")
    return 1 if differing else 0


def different(one: Path, other: Path) -> list[str]:
    """The files that are in one alone, or not the same in both; links by what they point to."""
    names = {file.relative_to(place).as_posix() for place in (one, other) for file in place.rglob("*")}
    return sorted(name for name in names if _content(one / name) != _content(other / name))


def _content(file: Path) -> bytes | str | None:
    if file.is_symlink():
        return os.readlink(file)
    if file.is_dir():
        return "folder"
    return file.read_bytes() if file.is_file() else None
