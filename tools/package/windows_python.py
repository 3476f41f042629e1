"""A Windows Python under Wine, so that the Windows package is built and tried on Linux."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
REQUIREMENTS = ROOT / "requirements"
VERSION = "3.13"
PROGRAMS = {
    "wine": "wine wine64",
    "xvfb-run": "xvfb xauth",
    "openbox": "openbox",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
}
_STAND_INS = Path(__file__).with_name("stand_ins")
_NOISE = (b"X connection to ", b"Openbox-Message")


class MissingPrograms(Exception):
    """What has to be installed first; `packages` are Debian's names."""

    def __init__(self, packages: list[str]) -> None:
        super().__init__("falta instalar: apt-get install --no-install-recommends " + " ".join(packages))


def require(programs: Mapping[str, str]) -> None:
    """Raises MissingPrograms."""
    missing = [packages for program, packages in programs.items() if shutil.which(program) is None]
    if missing:
        raise MissingPrograms(missing)


class WindowsPython:
    """Lives in `folder`: Python with the packages of requirements/package.txt, and a Wine prefix of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "python"
        self.prefix = folder / "prefix"

    @property
    def drive(self) -> Path:
        """Where its drive C: is."""
        return self.prefix / "drive_c"

    def make(self, requirements: Path, uv: Path) -> None:
        """Does nothing when it is there already with the same requirements. Raises MissingPrograms."""
        require(PROGRAMS)
        stand_ins = sorted(_STAND_INS.glob("*.c"))
        parts = (requirements, REQUIREMENTS / "windows-python.txt", *stand_ins)
        wanted = hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()
        stamp = self.folder / "stamp"
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._unpack()
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        for source in stand_ins:
            target = self.drive / "windows" / "system32" / f"{source.stem}.dll"
            subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-o", str(target), str(source)], check=True)
        self.install(requirements, uv)
        stamp.write_text(wanted, encoding="utf-8")

    def _unpack(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary=:all:", "--require-hashes",
                 "-d", name, "-r", str(REQUIREMENTS / "windows-python.txt")],
                check=True,
            )  # fmt: skip
            with tarfile.open(next(place.glob("*.tar.gz"))) as archive:
                archive.extractall(place, filter="data")
            with zipfile.ZipFile(next(place.rglob("data.zip"))) as data:
                data.extractall(place / "data")
            shutil.move(place / "data" / "cp313", self.python)
        # Wine 8 answers no WMI; without it Python asks otherwise.
        (self.python / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)

    def install(self, requirements: Path, uv: Path) -> None:
        """Wheels for Windows, by their hashes."""
        site = self.python / "Lib" / "site-packages"
        subprocess.run(
            [str(uv), "pip", "install", "-q", "--python-platform", "x86_64-pc-windows-msvc", "--python-version",
             VERSION, "--target", str(site), "--require-hashes", "--only-binary", ":all:", "-r", str(requirements)],
            check=True,
        )  # fmt: skip

    def run_python(self, *arguments: str, cwd: Path | None = None, seconds: float = 1800) -> str:
        return self.run(str(self.python / "python.exe"), *arguments, cwd=cwd, seconds=seconds)

    def run(self, program: str, *arguments: str, cwd: Path | None = None, seconds: float = 1800) -> str:
        """What it says on both streams. Raises CalledProcessError, TimeoutExpired."""
        done = subprocess.run(
            self.command(program, *arguments),
            cwd=cwd,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
        )
        lines = [line for line in done.stdout.splitlines() if not line.startswith(_NOISE)]
        said = b"\n".join(lines).decode(errors="replace")
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, [program, *arguments], said)
        return said

    def command(self, program: str, *arguments: str) -> list[str]:
        """On a screen of its own, with a window manager: without one, closing a window takes two seconds."""
        shell = 'openbox 2>/dev/null & manager=$!; wine "$@"; status=$?; kill $manager; exit $status'
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
        return [*screen, "bash", "-c", shell, "_", program, *arguments]

    def exit_code(self, program: str, *arguments: str) -> int:
        """Of a program that may refuse, as far as Linux hands it on: the lowest byte."""
        try:
            self.run(program, *arguments)
        except subprocess.CalledProcessError as error:
            return error.returncode
        return 0

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Without a debugger what crashes ends, instead of waiting for somebody.
            "WINEDLLOVERRIDES": "mscoree,mshtml=;mscms=n;winemenubuilder.exe=;winedbg.exe=",
        }

    def path(self, place: Path) -> str:
        """A path of this computer as Windows programs name it: what is on their own drive as they see it there."""
        place = place.resolve()
        drive = self.drive.resolve()
        within = place.relative_to(drive) if place.is_relative_to(drive) else None
        named = f"Z:{place}" if within is None else f"C:/{within}"
        return named.replace("/", "\\")
