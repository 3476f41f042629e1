"""python3 dev.py package [--out DIR] [--only windows,setup,msi,zip,linux,try,updates]

Makes what is installed, into dist/ without --out: for Windows the folder, the two setups, the package for group policy
and the zip; on Linux the Linux folder too, and Windows through Wine, where the setup is tried as well.
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
from tools.package import folder, host, launcher, setup, trying, trying_launcher, trying_updates
from tools.package.icon import write_icon
from tools.package.windows_python import ROOT, MissingPrograms, WindowsPython

PLACE = ROOT / ".package"
ALL = ("windows", "setup", "msi", "zip", "linux", "try", "updates")


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
    except (trying.NotAsPromised, AssertionError) as error:
        print(f"package: {error}", file=sys.stderr)
        return 1
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
    name = f"crm-desktop-{__version__}"
    if "windows" in only:
        made = folder.windows_folder(_windows_python(python), windows)
        site = (
            host.site_of(python)
            if os.name == "nt"
            else PLACE / "windows" / "python" / "Lib" / "site-packages"
        )
        _add_parts(python, site, made, out / f"{name}-windows.cdx.json")
        _told(made)
    for_user = out / f"{name}-setup.exe"
    if "setup" in only:
        _told(setup.make_setup(made, icon, for_user, "user"))
        _told(setup.make_setup(made, icon, out / f"{name}-setup-maquina.exe", "machine"))
    if "msi" in only:
        _told(setup.make_msi(made, icon, out / f"{name}.msi"))
    if "zip" in only:
        _told(setup.make_zip(made, out / f"{name}-windows.zip"))
    if "linux" in only and os.name != "nt":
        linux = folder.linux_folder(python, build / "linux")
        _add_parts(python, host.site_of(python), linux, out / f"{name}-linux.cdx.json")
        kept = out / f"{name}-linux"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(linux, kept / "app", symlinks=True)
        launcher.linux_launcher(kept)
        _told(kept)
    if "try" in only and os.name != "nt":
        wine = _windows_python(python)
        assert isinstance(wine, WindowsPython)
        for sentence in trying.try_setup(wine, for_user, icon, build / "trying"):
            print(f"✓ {sentence}", flush=True)
        for sentence in trying_launcher.try_launcher(wine, icon, build / "trying-launcher"):
            print(f"✓ {sentence}", flush=True)
    if "updates" in only and os.name != "nt":
        for sentence in trying_updates.try_updates(out / f"{name}-linux", PLACE / "host", build / "updates"):
            print(f"✓ {sentence}", flush=True)


def _add_parts(python: Path, site: Path, made: Path, sbom: Path) -> None:
    """Licences into the folder, the SBOM beside what is made."""
    command = [str(python), "-m", "tools.package.parts", str(site), str(made), str(sbom)]
    subprocess.run(command, cwd=ROOT, check=True)


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
