"""Makes everything twice, in different folders, and compares byte for byte."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.package import making
from tools.package.making import Packages


def compare_two_builds(python: Path, version: str, work: Path, say: Callable[[str], None]) -> int:
    """The exit status: 0 when they are equal. Says what differs, a line each. Raises CalledProcessError."""
    shutil.rmtree(work, ignore_errors=True)
    both = [_built(python, version, work / name) for name in ("um", "outro-lugar")]
    places = [(one.windows, one.out) for one in both]
    differing = [
        f"{label}: {name}"
        for label, index in (("pasta do Windows", 0), ("pacotes", 1))
        for name in different(places[0][index], places[1][index])
    ]
    for line in differing:
        say(f"difere · {line}")
    if not differing:
        say("✓ duas compilações em pastas diferentes são iguais, byte por byte")
    return 1 if differing else 0


def _built(python: Path, version: str, place: Path) -> Packages:
    made = Packages(version, place / "build", place / "out")
    making.make_windows_folder(python, made)
    making.make_setups(made)
    making.make_msi(made)
    making.make_zip(made)
    if os.name != "nt":
        making.make_linux_folder(python, made)
    return made


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
