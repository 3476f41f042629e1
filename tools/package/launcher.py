"""The launcher (packaging/launcher/launcher.c), compiled for this system or, on Linux, for Windows."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from crm_desktop import __version__
from tools.package.folder import NAME, numbers
from tools.package.windows_python import ROOT, require

SOURCE = ROOT / "packaging" / "launcher" / "launcher.c"
FOR_LINUX = {"gcc": "gcc libc6-dev"}
_CROSS = "x86_64-w64-mingw32-"
_STRICT = ("-std=gnu11", "-Wall", "-Wextra", "-Werror", "-Os", "-s")
_RESOURCES = """\
1 ICON "{icon}"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEOS 0x40004
FILETYPE 0x1
BEGIN
  BLOCK "StringFileInfo" BEGIN BLOCK "041604B0" BEGIN
    VALUE "CompanyName", "CRM Desktop"
    VALUE "FileDescription", "CRM Desktop"
    VALUE "FileVersion", "{version}"
    VALUE "InternalName", "{name}"
    VALUE "LegalCopyright", "MIT"
    VALUE "OriginalFilename", "{name}.exe"
    VALUE "ProductName", "CRM Desktop"
    VALUE "ProductVersion", "{version}"
  END END
  BLOCK "VarFileInfo" BEGIN VALUE "Translation", 0x0416, 0x04B0 END
END
"""


def windows_tools() -> dict[str, str]:
    """Compiler and resource compiler, with what installs them."""
    prefix, package = ("", "mingw-w64") if os.name == "nt" else (_CROSS, "gcc-mingw-w64-x86-64-win32")
    return {f"{prefix}gcc": package, f"{prefix}windres": package}


def linux_launcher(folder: Path) -> Path:
    """Into that folder. Raises MissingPrograms, CalledProcessError."""
    require(FOR_LINUX)
    target = folder / NAME
    _run(["gcc", *_STRICT, "-o", str(target), str(SOURCE)])
    return target


def windows_launcher(icon: Path, folder: Path, version: str = __version__) -> Path:
    """Likewise; the same source gives the same bytes."""
    compiler, resources = windows_tools()
    require(windows_tools())
    folder.mkdir(parents=True, exist_ok=True)
    if icon.parent != folder:
        shutil.copyfile(icon, folder / icon.name)
    told = _RESOURCES.format(
        icon=icon.name, numbers=",".join(map(str, numbers(version))), version=version, name=NAME
    )
    (folder / "launcher.rc").write_text(told, encoding="ascii", newline="\n")
    _run([resources, "launcher.rc", "launcher.o"], cwd=folder)
    target = folder / f"{NAME}.exe"
    _run(
        [compiler, *_STRICT, "-mwindows", "-Wl,--no-insert-timestamp", "-o", target.name, str(SOURCE), "launcher.o"],
        cwd=folder,
    )  # fmt: skip
    return target


def _run(command: list[str], cwd: Path | None = None) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=cwd)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command[:1], done.stdout)
