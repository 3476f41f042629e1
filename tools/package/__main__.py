"""python3 dev.py package [--out DIR] [--only windows,setup,msi,zip,linux,try,try-linux,updates,reproducible]

Makes what is installed, into dist/ without --out: for Windows the folder, the two setups, the package for group policy
and the zip; on Linux the Linux folder too, and Windows through Wine, where everything is tried as well. `reproducible`
makes everything once more and compares it with what is in --out; it is done only when it is asked for.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tools.package import (
    host,
    making,
    reproducing,
    signing,
    trying,
    trying_launcher,
    trying_linux,
    trying_updates,
)
from tools.package.making import PLACE, Packages
from tools.package.screen import NotAsPromised
from tools.package.source import WrongVersion, build_version
from tools.package.windows_python import ROOT, MissingPrograms, WindowsPython
from tools.release import SHIPPED

BY_ITSELF = ("windows", "setup", "msi", "zip", "linux", "try", "try-linux", "updates")
ONLY_ON_LINUX = "SEM MSI: o programa que o faz, wixl, é do Linux"
UPDATES_NOTHING = "SEM ATUALIZAÇÕES: falta resources/updates/root.json (docs/updates.md); o que se instala não procura versões novas"
ON_LINUX = {"linux", "try", "try-linux", "updates"}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="dev.py package")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--only", default=",".join(BY_ITSELF))
    asked = parser.parse_args(arguments)
    only = set(asked.only.split(","))
    if unknown := only - {*BY_ITSELF, "reproducible"}:
        parser.error(f"desconhecido: {', '.join(sorted(unknown))}")
    try:
        return make(Packages(build_version(), PLACE / "build", asked.out.resolve()), only)
    except MissingPrograms as error:
        print(f"package: {error}", file=sys.stderr)
        return 2
    except (NotAsPromised, WrongVersion, signing.NotSigned, AssertionError) as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"package: {error}\n{error.output or ''}", file=sys.stderr)
        return 1


def make(made: Packages, only: set[str]) -> int:
    """The exit status. Raises MissingPrograms, NotAsPromised, NotSigned, CalledProcessError."""
    made.out.mkdir(parents=True, exist_ok=True)
    python = host.host_python(PLACE / "host")
    if os.name == "nt":
        if "msi" in only:
            print(f"\n*** {ONLY_ON_LINUX} ***", file=sys.stderr, flush=True)
        only -= {*ON_LINUX, "msi"}
    if "windows" in only:
        _told(making.make_windows_folder(python, made))
    if "setup" in only:
        for target in making.make_setups(made):
            _told(target)
    if "msi" in only:
        _told(making.make_msi(made))
    if "zip" in only:
        _told(making.make_zip(made))
    if "linux" in only:
        _told(making.make_linux_folder(python, made))
    if "try" in only:
        trying.try_windows(python, made, PLACE / "trying", _seen)
        wine = making.windows_python(python)
        assert isinstance(wine, WindowsPython)
        for sentence in trying_launcher.try_launcher(wine, made.icon, PLACE / "trying-launcher"):
            _seen(sentence)
    if "try-linux" in only:
        trying_linux.try_linux(made.linux, PLACE / "trying-linux", _seen)
    if "updates" in only:
        for sentence in trying_updates.try_on_linux(made.linux, python, PLACE / "trying-updates"):
            _seen(sentence)
        for sentence in trying_updates.try_on_windows(made, python, PLACE / "trying-updates-windows"):
            _seen(sentence)
    code = 0
    if "reproducible" in only:
        code = reproducing.compare_with_another(python, made, PLACE / "again", _say)
    if only & {"windows", "setup", "msi"} and signing.certificate() is None:
        print(f"\n*** {signing.UNSIGNED} ***", file=sys.stderr, flush=True)
    if only & {"windows", "setup", "linux"} and not SHIPPED.is_file():
        print(f"\n*** {UPDATES_NOTHING} ***", file=sys.stderr, flush=True)
    return code


def _say(line: str) -> None:
    print(line, flush=True)


def _seen(sentence: str) -> None:
    print(f"✓ {sentence}", flush=True)


def _told(made: Path) -> None:
    size = made.stat().st_size if made.is_file() else sum(one.lstat().st_size for one in made.rglob("*"))
    print(f"· {made.name}: {size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    application = QGuiApplication([])
    raise SystemExit(main())
