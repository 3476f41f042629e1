"""python3 dev.py package [--out DIR] [--only windows,setup,msi,zip,linux]

Makes what is installed, into dist/ without --out: for Windows the folder, the two setups, the package for group policy
and the zip; on Linux the Linux folder too, and Windows through Wine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from crm_desktop import __version__
from tools.package import folder, host, setup
from tools.package.icon import write_icon
from tools.package.windows_python import ROOT, MissingPrograms, WindowsPython

PLACE = ROOT / ".package"
ALL = ("windows", "setup", "msi", "zip", "linux")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="dev.py package")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--only", default=",".join(ALL))
    asked = parser.parse_args(arguments)
    only = set(asked.only.split(","))
    if unknown := only - set(ALL):
        parser.error(f"desconhecido: {', '.join(sorted(unknown))}")
    try:
        make(asked.out.resolve(), only)
    except MissingPrograms as error:
        print(f"package: {error}", file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"package: {error}\n{error.output or ''}", file=sys.stderr)
        return 1
    return 0


def make(out: Path, only: set[str]) -> None:
    """Raises MissingPrograms, CalledProcessError."""
    out.mkdir(parents=True, exist_ok=True)
    python = host.host_python(PLACE / "host")
    build = PLACE / "build"
    windows = build / "windows"
    windows.mkdir(parents=True, exist_ok=True)
    icon = windows / "app.ico"
    write_icon(ROOT / "resources" / "icons" / "app.svg", icon)
    made = windows / "folder" / folder.NAME
    if "windows" in only:
        made = folder.windows_folder(_windows_python(python), windows)
        _told(made)
    name = f"crm-desktop-{__version__}"
    if "setup" in only:
        _told(setup.make_setup(made, icon, out / f"{name}-setup.exe", "user"))
        _told(setup.make_setup(made, icon, out / f"{name}-setup-maquina.exe", "machine"))
    if "msi" in only:
        _told(setup.make_msi(made, icon, out / f"{name}.msi"))
    if "zip" in only:
        _told(setup.make_zip(made, out / f"{name}-windows.zip"))
    if "linux" in only and os.name != "nt":
        linux = folder.linux_folder(python, build / "linux")
        kept = out / f"{name}-linux"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(linux, kept, symlinks=True)
        _told(kept)


def _windows_python(python: Path) -> Path | WindowsPython:
    if os.name == "nt":
        return python
    windows = WindowsPython(PLACE / "windows")
    windows.make(host.REQUIRED, host.uv_of(python))
    return windows


def _told(made: Path) -> None:
    size = made.stat().st_size if made.is_file() else sum(one.lstat().st_size for one in made.rglob("*"))
    print(f"· {made.name}: {size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    application = QGuiApplication([])
    raise SystemExit(main())
