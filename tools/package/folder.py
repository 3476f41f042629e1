"""The folder with the program, by PyInstaller and build_installer.spec."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from crm_desktop import __version__
from crm_desktop.desktop.updates.place import VERSION_FILE
from tools.package.windows_python import ROOT, WindowsPython

SPEC = ROOT / "build_installer.spec"
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


def numbers(version: str = __version__) -> tuple[int, int, int, int]:
    """The version as Windows counts: four numbers."""
    parts = [int(part) for part in version.split(".")]
    return (*parts, 0, 0, 0, 0)[:4]  # type: ignore[return-value]


def write_version_file(target: Path) -> None:
    target.write_text(
        _VERSION.format(numbers=numbers(), version=__version__, name=NAME), encoding="utf-8", newline="\n"
    )


def linux_folder(python: Path, build: Path) -> Path:
    return _build([str(python)], build, {}, str)


def windows_folder(python: Path | WindowsPython, build: Path) -> Path:
    """With this computer's Python on Windows, else with the Windows Python under Wine."""
    build.mkdir(parents=True, exist_ok=True)
    version = build / "version.txt"
    write_version_file(version)
    command, environment, named = _start_of(python)
    told = {"CRM_ICON": named(build / "app.ico"), "CRM_VERSION_FILE": named(version)}
    return _build(command, build, environment | told, named)


def _start_of(python: Path | WindowsPython) -> tuple[list[str], dict[str, str], Callable[[Path], str]]:
    """What starts it, with which environment, and how a path is named to it."""
    if isinstance(python, Path):
        return [str(python)], {}, str
    return python.command(str(python.python / "python.exe")), python.environment(), python.path


def _build(python: list[str], build: Path, environment: dict[str, str], named: Callable[[Path], str]) -> Path:
    """Raises CalledProcessError."""
    target = build / "folder"
    shutil.rmtree(target, ignore_errors=True)
    build.mkdir(parents=True, exist_ok=True)
    command = [
        *python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", named(target),
        "--workpath", named(build / "work"), named(SPEC),
    ]  # fmt: skip
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": MOMENT, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise subprocess.CalledProcessError(
            done.returncode, command[:1], done.stdout.decode(errors="replace")
        )
    (target / NAME / VERSION_FILE).write_text(f"{__version__}\n", encoding="ascii", newline="\n")
    return target / NAME
