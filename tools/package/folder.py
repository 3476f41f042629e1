"""The folder with the program, by PyInstaller and build_installer.spec."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from crm_desktop.desktop.updates.place import VERSION_FILE
from tools.package.source import copy_sources
from tools.package.windows_python import WindowsPython, require

SPEC = "build_installer.spec"
NAME = "crm-desktop"
MOMENT = "1767225600"
"""Moment that everything in a package carries, in seconds since 1970: the same commit gives the same bytes."""
_VERSION = """
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,
    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('041604B0', [
      StringStruct('CompanyName', 'CRM Desktop'), StringStruct('FileDescription', 'CRM Desktop'),
      StringStruct('FileVersion', '{version}'), StringStruct('InternalName', '{name}'),
      StringStruct('LegalCopyright', 'MIT'), StringStruct('OriginalFilename', '{name}.exe'),
      StringStruct('ProductName', 'CRM Desktop'), StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [0x0416, 1200])])
  ]
)
"""


def numbers(version: str) -> tuple[int, int, int, int]:
    """The version as Windows counts: four numbers."""
    parts = [int(part) for part in version.split(".")]
    return (*parts, 0, 0, 0, 0)[:4]  # type: ignore[return-value]


def write_version_file(target: Path, version: str) -> None:
    target.write_text(
        _VERSION.format(numbers=numbers(version), version=version, name=NAME), encoding="utf-8", newline="\n"
    )


def linux_folder(python: Path, build: Path, version: str) -> Path:
    """Raises MissingPrograms, CalledProcessError."""
    require({"strip": "binutils"})
    made = _build([str(python)], build, version, {}, str)
    _strip(made)
    return made


def _strip(folder: Path) -> None:
    """Takes out what only a debugger reads. Qt's libraries have none of it, and those of wheels that were put together
    from others (`*.libs`) would break."""
    for file in sorted(folder.rglob("*.so*")):
        place = file.relative_to(folder).parts
        if file.is_symlink() or "PySide6" in place or any(part.endswith(".libs") for part in place):
            continue
        subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)


def windows_folder(python: Path | WindowsPython, build: Path, icon: Path, version: str) -> Path:
    """With this computer's Python on Windows, else with the Windows Python under Wine."""
    build.mkdir(parents=True, exist_ok=True)
    told_version = build / "version.txt"
    write_version_file(told_version, version)
    command, environment, named = _start_of(python)
    told = {"CRM_ICON": named(icon), "CRM_VERSION_FILE": named(told_version)}
    return _build(command, build, version, environment | told, named)


def _start_of(python: Path | WindowsPython) -> tuple[list[str], dict[str, str], Callable[[Path], str]]:
    """What starts it, with which environment, and how a path is named to it."""
    if isinstance(python, Path):
        return [str(python)], {}, str
    return python.command(str(python.python / "python.exe")), python.environment(), python.path


def set_moment(folder: Path) -> None:
    """Every file in it from the same moment on, whenever it was made."""
    for file in (folder, *folder.rglob("*")):
        if not file.is_symlink():
            os.utime(file, (int(MOMENT), int(MOMENT)))


def _build(
    python: list[str], build: Path, version: str, environment: dict[str, str], named: Callable[[Path], str]
) -> Path:
    """Raises CalledProcessError."""
    source = copy_sources(build / "source", version)
    target = build / "folder"
    shutil.rmtree(target, ignore_errors=True)
    command = [
        *python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "--distpath", named(target),
        "--workpath", named(build / "work"), named(source / SPEC),
    ]  # fmt: skip
    done = subprocess.run(
        command,
        cwd=source,
        env={**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": MOMENT, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise subprocess.CalledProcessError(
            done.returncode, command[:1], done.stdout.decode(errors="replace")
        )
    (target / NAME / VERSION_FILE).write_text(f"{version}\n", encoding="ascii", newline="\n")
    return target / NAME
