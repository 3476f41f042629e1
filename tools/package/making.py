"""One version's packages, step by step."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.package import folder, host, launcher, setup, signing
from tools.package.icon import write_icon
from tools.package.windows_python import ROOT, WindowsPython

PLACE = ROOT / ".package"


@dataclass(frozen=True, slots=True)
class Packages:
    """Where everything of one version is: `build` for what comes up on the way, `out` for what is handed out."""

    version: str
    build: Path
    out: Path

    @property
    def windows(self) -> Path:
        return self.build / "windows" / "folder" / folder.NAME

    @property
    def linux(self) -> Path:
        """The launcher, and the folder `app` that it starts the program from."""
        return self.out / f"{self._name}-linux"

    @property
    def for_user(self) -> Path:
        return self.out / f"{self._name}-setup.exe"

    @property
    def for_machine(self) -> Path:
        return self.out / f"{self._name}-setup-maquina.exe"

    @property
    def msi(self) -> Path:
        return self.out / f"{self._name}.msi"

    @property
    def zip(self) -> Path:
        return self.out / f"{self._name}-windows.zip"

    @property
    def icon(self) -> Path:
        return self.build / "windows" / "app.ico"

    def sbom(self, system: str) -> Path:
        return self.out / f"{self._name}-{system}.cdx.json"

    @property
    def _name(self) -> str:
        return f"crm-desktop-{self.version}"


def windows_python(python: Path) -> Path | WindowsPython:
    """This computer's on Windows, else the one under Wine, made when it is not there. Raises MissingPrograms."""
    if os.name == "nt":
        return python
    windows = WindowsPython(PLACE / "windows")
    windows.make(host.REQUIRED, host.uv_of(python))
    return windows


def windows_of_its_own(python: Path, place: Path) -> WindowsPython:
    """To try something on: a copy of the builder's, alone in `place`. Raises MissingPrograms."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    builder = windows_python(python)
    assert isinstance(builder, WindowsPython)
    own = WindowsPython(place)
    shutil.copytree(builder.prefix, own.prefix, symlinks=True)
    return own


def make_windows_folder(python: Path, made: Packages) -> Path:
    """Its own programs signed. Raises MissingPrograms, NotSigned, CalledProcessError."""
    made.icon.parent.mkdir(parents=True, exist_ok=True)
    write_icon(ROOT / "resources" / "icons" / "app.svg", made.icon)
    builder = windows_python(python)
    target = folder.windows_folder(builder, made.build / "windows", made.icon, made.version)
    site = (
        builder.python / "Lib" / "site-packages"
        if isinstance(builder, WindowsPython)
        else host.site_of(python)
    )
    _add_parts(python, site, target, made.build / "windows" / "source", made.sbom("windows"))
    for program in sorted(target.glob("*.exe")):
        _signed(program)
    folder.set_moment(target)
    return target


def make_linux_folder(python: Path, made: Packages) -> Path:
    """Raises MissingPrograms, CalledProcessError."""
    built = folder.linux_folder(python, made.build / "linux", made.version)
    _add_parts(python, host.site_of(python), built, made.build / "linux" / "source", made.sbom("linux"))
    shutil.rmtree(made.linux, ignore_errors=True)
    made.out.mkdir(parents=True, exist_ok=True)
    folder.set_moment(built)
    shutil.copytree(built, made.linux / "app", symlinks=True)
    launcher.linux_launcher(made.linux)
    return made.linux


def make_setups(made: Packages) -> list[Path]:
    """For one user and for all. Raises MissingPrograms, NotSigned, CalledProcessError."""
    for_all = setup.make_setup(made.windows, made.icon, made.for_machine, "machine", made.version)
    return [make_setup_for_user(made), _signed(for_all)]


def make_setup_for_user(made: Packages) -> Path:
    """Raises MissingPrograms, NotSigned, CalledProcessError."""
    return _signed(setup.make_setup(made.windows, made.icon, made.for_user, "user", made.version))


def make_msi(made: Packages) -> Path:
    """Raises MissingPrograms, NotSigned, CalledProcessError."""
    return _signed(setup.make_msi(made.windows, made.icon, made.msi, made.version))


def make_zip(made: Packages) -> Path:
    return setup.make_zip(made.windows, made.zip)


def _signed(file: Path) -> Path:
    by = signing.certificate()
    if by is not None:
        signing.sign(file, by)
    return file


def _add_parts(python: Path, site: Path, target: Path, source: Path, sbom: Path) -> None:
    """Licences into the folder, the SBOM beside what is made."""
    sbom.parent.mkdir(parents=True, exist_ok=True)
    command = [str(python), "-m", "tools.package.parts", str(site), str(target), str(sbom)]
    subprocess.run(command, cwd=source, check=True)
