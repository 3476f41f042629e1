"""Where an update is tried: a Linux desk, and a Windows one under Wine. Each is what a person and an administrator do."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from crm_desktop.desktop.updates.place import Place
from tools.package import making
from tools.package.launcher import windows_launcher
from tools.package.making import Packages
from tools.package.screen import Screen, until

MOST_SECONDS = 120
LOADER_FAILED = "Error"
"""How the title of what a program says begins that could not load Python."""


class Desk(Protocol):
    """`place` is where the program is installed, `program` the file in its folder, `interpreter` what that folder has
    its Python in, as a pattern."""

    place: Place
    profile: Path
    program: Path
    interpreter: str

    def named(self, path: Path) -> str:
        """That path, as the program knows it."""

    def command(self, *words: str) -> tuple[int, str]:
        """Exit status, and what it says."""

    def opened(self, program: Path) -> AbstractContextManager[None]:
        """The program's window, as a context: closed as by a log-off at its end."""

    def look(self) -> None:
        """Answers what stands in the way, as a person would."""

    def build(self, version: str, work: Path) -> Path:
        """The same sources under another number, made as any version is: the folder with the program."""

    def end(self) -> None:
        """Nothing of it runs afterwards."""


class LinuxDesk:
    """Without a screen. `made` is the Linux folder with its launcher, `python` what builds."""

    interpreter = "libpython*"

    def __init__(self, made: Path, python: Path, work: Path) -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(made, work / "installed", symlinks=True)
        self._python = python
        self._home = work / "home"
        self.profile = work / "profile"
        self.place = Place(work / "installed")
        self.program = self.place.app / "crm-desktop"

    def named(self, path: Path) -> str:
        return str(path)

    def command(self, *words: str) -> tuple[int, str]:
        done = subprocess.run(
            [str(self.place.launcher), "--profile", str(self.profile), *words],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=MOST_SECONDS,
        )
        return done.returncode, done.stdout

    @contextmanager
    def opened(self, program: Path) -> Iterator[None]:
        command = [str(program), "--profile", str(self.profile)]
        with subprocess.Popen(command, env=self._environment(), stdin=subprocess.DEVNULL) as running:
            try:
                yield
                assert running.poll() is None, f"o programa terminou com {running.returncode}"
            finally:
                running.send_signal(signal.SIGTERM)
                running.wait(MOST_SECONDS)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
        return {**kept, "HOME": str(self._home), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}

    def look(self) -> None:
        pass

    def build(self, version: str, work: Path) -> Path:
        return making.make_linux_folder(self._python, Packages(version, work / "build", work / "out")) / "app"

    def end(self) -> None:
        pass


class WindowsDesk:
    """On a Windows of its own, a copy of the builder's. `made` is the version that is installed."""

    interpreter = "python3??.dll"

    def __init__(self, made: Packages, python: Path, work: Path, screen: Screen) -> None:
        self._python = python
        self._screen = screen
        self._windows = making.windows_of_its_own(python, work)
        root = self._windows.drive / "atualização"
        shutil.copytree(made.windows, root / "app")
        shutil.copy(windows_launcher(made.icon, work / "launcher", made.version), root)
        self.profile = self._windows.drive / "perfil"
        self.place = Place(root)
        self.place.launcher = root / "crm-desktop.exe"
        self.program = self.place.app / "crm-desktop.exe"

    def named(self, path: Path) -> str:
        return self._windows.path(path)

    def command(self, *words: str) -> tuple[int, str]:
        """By the program with a console, which every administrator types."""
        program = self.named(self.place.app / "crm-desktop-cli.exe")
        done = subprocess.run(
            ["wine", program, "--profile", self.named(self.profile), *words],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=MOST_SECONDS,
        )
        return done.returncode, done.stdout.decode("cp1252").replace("\r\n", "\n")

    @contextmanager
    def opened(self, program: Path) -> Iterator[None]:
        command = ["wine", self.named(program), "--profile", self.named(self.profile)]
        running = subprocess.Popen(
            command,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        yield
        until(self._is_closed, "o fim do programa")
        running.wait(MOST_SECONDS)

    def _is_closed(self) -> bool:
        """Asks each of its windows to close; one that is about to come is asked the next time."""
        command = ["wine", "taskkill", "/IM", "crm-desktop.exe"]
        subprocess.run(command, env=self._environment(), stdin=subprocess.DEVNULL, capture_output=True)
        return not any((self.profile / "run").glob("*.run"))

    def _environment(self) -> dict[str, str]:
        return {**self._windows.environment(), "DISPLAY": self._screen.environment["DISPLAY"]}

    def look(self) -> None:
        if self._screen.window(LOADER_FAILED) is not None:
            self._screen.picture("nao-comeca")
            self._screen.come(LOADER_FAILED)
            self._screen.keys("Return")

    def build(self, version: str, work: Path) -> Path:
        newer = Packages(version, work / "build", work / "out")
        newer.out.mkdir(parents=True)
        return making.make_windows_folder(self._python, newer)

    def end(self) -> None:
        subprocess.run(["wineserver", "-k"], env=self._windows.environment(), check=False)
