"""Whose each file of a package is: every one has a part that the SBOM names, or the package is not made."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

INTERNAL = "_internal"
OWN, PYTHON = "crm-desktop", "cpython"
_OWN = re.compile(r"crm_desktop/|resources/")
_OF_PYTHON = re.compile(r"base_library\.zip$|(lib)?python3|[^/]+\.pyd$")
OF_WINDOWS = {
    "openssl": re.compile(r"lib(crypto|ssl)-3.*\.dll$", re.IGNORECASE),
    "sqlite": re.compile(r"sqlite3\.dll$", re.IGNORECASE),
    "libffi": re.compile(r"libffi-\d+\.dll$", re.IGNORECASE),
    "microsoft-visual-cpp-runtime": re.compile(r"(vcruntime|msvcp|concrt)140.*\.dll$", re.IGNORECASE),
}
LICENCE_OF_WINDOWS = {
    "openssl": "Apache-2.0",
    "sqlite": "blessing",
    "libffi": "MIT",
    "microsoft-visual-cpp-runtime": "",
}


class NoOwner(Exception):
    """Files in the package that no part is known for."""


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A package of Debian that a library is from, with its version and its text of copyright."""

    name: str
    version: str
    copyright: Path


def owners(folder: Path, parts: Mapping[str, str], found_in: Mapping[str, SystemPackage]) -> set[str]:
    """The names of all parts that the folder's files are of.

    `parts` has a distribution's name for the first piece of each path that it installs, `found_in` the system's package
    for a library's name. Raises NoOwner.
    """
    named, lost = set(), []
    inside = folder / INTERNAL
    for file in sorted(inside.rglob("*")):
        if file.is_symlink() or file.is_dir():
            continue
        place = file.relative_to(inside)
        owner = _owner(PurePosixPath(place.as_posix()), parts, found_in)
        if owner is None:
            lost.append(place.as_posix())
        else:
            named.add(owner)
    if lost:
        raise NoOwner(f"sem dono na lista de partes: {', '.join(lost)}")
    return named | {OWN}


def _owner(
    place: PurePosixPath, parts: Mapping[str, str], found_in: Mapping[str, SystemPackage]
) -> str | None:
    if _OWN.match(place.as_posix()):
        return OWN
    if place.parts[0] in parts:
        return parts[place.parts[0]]
    for name, pattern in OF_WINDOWS.items():
        if pattern.fullmatch(place.as_posix()):
            return name
    if _OF_PYTHON.match(place.as_posix()):
        return PYTHON
    if len(place.parts) == 1 and place.name in found_in:
        return found_in[place.name].name
    return None


def system_packages(folder: Path) -> dict[str, SystemPackage]:
    """For each library beside the program, the package of this Debian that it was taken from; empty elsewhere."""
    found: dict[str, SystemPackage] = {}
    for file in sorted((folder / INTERNAL).glob("lib*.so*")):
        if file.is_symlink() or file.name.startswith(
            "libpython"
        ):  # of the Python that builds, a package or not
            continue
        said = _asked("dpkg-query", "--search", f"*/{file.name}")
        names = {line.partition(":")[0] for line in said.splitlines() if not line.startswith("diversion")}
        for name in sorted(names):
            version = _asked("dpkg-query", "--show", "--showformat=${Version}\n", name).split("\n")[0]
            found[file.name] = SystemPackage(name, version, Path("/usr/share/doc") / name / "copyright")
            break
    return found


def _asked(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout
    except FileNotFoundError:  # not a Debian
        return ""


def version_told_by(file: Path) -> str:
    """The product's version in the resource of a Windows file; empty without one."""
    data = file.read_bytes()
    start = data.find("ProductVersion\0".encode("utf-16-le"))
    if start < 0:
        return ""
    text = data[start + 30 : start + 94].decode("utf-16-le", errors="ignore").lstrip("\0")
    return text.partition("\0")[0].strip()
