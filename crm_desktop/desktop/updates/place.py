"""The folder of a program that updates itself, as its launcher knows it (packaging/launcher/launcher.c).

Imported by the packaged program before its first window, so it imports next to nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from crm_desktop.files import insist, whole_file

LAUNCHED = "CRM_DESKTOP_LAUNCHED"
"""Set by the launcher for the program that it starts."""
REOPENS = "CRM_DESKTOP_REOPENS"
"""Set for a launcher that is started by a program about to end."""
VERSION_FILE = "version.txt"
"""In the program's folder: its version and nothing else."""
_ENDING = ".exe" if sys.platform == "win32" else ""
_PROGRAM = f"crm-desktop{_ENDING}"
_UNPACKED = "unpacking"
INSTALLED = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\crm-desktop"
"""Where the setups enter themselves (packaging/windows/setup.nsi)."""


class Place:
    """`root` holds the launcher and the folder `app`. Any thread; whatever changes files raises OSError."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.launcher = root / _PROGRAM
        self.app = root / "app"
        self.folder = root / "update"
        self.previous = self.folder / "previous"
        self._new = self.folder / "new"
        self._ready = self.folder / "ready"
        self._trial = self.folder / "trial"
        self._refused = self.folder / "refused"

    def can_be_written(self) -> bool:
        """Whether who uses the program may replace it; asked by writing there."""
        probe = self.root / f".write-{os.urandom(4).hex()}"
        try:
            probe.touch()
            probe.unlink()
        except OSError:
            return False
        return True

    # A version that waits.

    def waiting(self) -> str:
        """The version that the next start puts in place; empty for none."""
        return _read(self._ready)

    def stage(self, archive: Path, version: str) -> None:
        """Unpacks it, so that the next start takes it. The version before the present one goes: one is kept.

        Raises ValueError for what is no such version of the program.
        """
        import tarfile

        unpacked = self.folder / _UNPACKED
        self.unstage()
        for old in (unpacked, self.previous):
            _remove_tree(old)
        try:
            with tarfile.open(archive, "r:xz") as packed:
                packed.extractall(unpacked, filter="data")
            if _read(unpacked / VERSION_FILE) != version or not (unpacked / _PROGRAM).is_file():
                raise ValueError("not this program")
        except (tarfile.TarError, EOFError, ValueError) as error:
            _remove_tree(unpacked)
            raise ValueError("not a package of the program") from error
        insist(os.replace, unpacked, self._new)
        _write(self._ready, version)

    def unstage(self) -> None:
        """The next start goes on with the present version."""
        self._ready.unlink(missing_ok=True)
        _remove_tree(self._new)

    # The present version on trial.

    @property
    def on_trial(self) -> bool:
        return self._trial.exists()

    def say_started(self, version: str) -> None:
        """The present version works: the launcher keeps it, and Windows' list of programs names it."""
        if self.on_trial:
            self._trial.unlink(missing_ok=True)
            _name_version(self.root, version)

    def take_back_try(self) -> None:
        """This start says nothing about whether the version works."""
        with suppress(FileNotFoundError):
            os.truncate(self._trial, max(0, self._trial.stat().st_size - 1))

    # Versions that did not work.

    def taken_back(self) -> tuple[str, ...]:
        """Versions that the launcher took back and nobody was told of yet."""
        return tuple(_read(place / VERSION_FILE) or "?" for place in self._failed())

    def told(self) -> None:
        """They are not tried again, and their files go. Takes seconds: call it on a worker."""
        for place in self._failed():
            version = _read(place / VERSION_FILE)
            if version and version not in self.refused():
                _write(self._refused, "\n".join((*self.refused(), version)))
            _remove_tree(place)

    def refused(self) -> tuple[str, ...]:
        return tuple(_read(self._refused).split())

    def _failed(self) -> list[Path]:
        return sorted(self.folder.glob("failed?"))


def here() -> Place | None:
    """That of this program; None where nothing of the kind is there."""
    if not getattr(sys, "frozen", False):
        return None
    app = Path(sys.executable).parent
    place = Place(app.parent)
    return place if app.name == "app" and place.launcher.is_file() else None


class Begun:
    """How this process was started; `place` is None where nothing updates itself. Made once, first of all: from then
    on no folder of the program is moved while it runs."""

    def __init__(self) -> None:
        said = os.environ.pop(LAUNCHED, None)
        self.place = here()
        self._past_launcher = self.place is not None and said is None
        if self.place is None:
            return
        if said is None:
            _hold(self.place)
        elif sys.platform != "win32":
            with suppress(OSError, ValueError):
                os.set_inheritable(
                    int(said), False
                )  # else a viewer that outlives the program would hold the lock

    def go_by_launcher(self, arguments: list[str]) -> bool:
        """Whether a version waits and this start came past the launcher, as a pin to the task bar does: the launcher
        takes over then."""
        if self.place is None or not self._past_launcher or not self.place.waiting():
            return False
        try:
            reopen(self.place, arguments)
        except OSError:
            return False
        return True

    def take_back_try(self) -> None:
        """A command, a refused link, or a window that somebody closed at once says nothing about whether a version
        works."""
        if self.place is not None and not self._past_launcher:
            with suppress(OSError):
                self.place.take_back_try()


def reopen(place: Place, arguments: list[str]) -> None:
    """The last act of a program: its launcher takes over with these arguments, and waits for the end of this one."""
    command = [str(place.launcher), *arguments]
    os.environ[REOPENS] = "1"
    # Else the new version would take itself for a part of this one.
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True)
    else:
        os.execv(command[0], command)


def _hold(place: Place) -> None:
    """On Windows the system itself moves no folder out of which a program runs."""
    if sys.platform == "win32":
        return
    import fcntl

    with suppress(OSError):
        handle = os.open(place.folder / "lock", os.O_RDWR | os.O_CLOEXEC)
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


def _name_version(root: Path, version: str) -> None:
    """Where the setup wrote its own, so that an older setup goes on being refused."""
    if sys.platform == "win32":
        import winreg

        access = winreg.KEY_READ | winreg.KEY_WRITE
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, INSTALLED, 0, access) as key:
            if Path(str(winreg.QueryValueEx(key, "InstallLocation")[0])) == root:
                winreg.SetValueEx(key, "DisplayVersion", 0, winreg.REG_SZ, version)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as file:
        file.write(f"{text}\n".encode())


def _remove_tree(folder: Path) -> None:
    """Raises OSError when something of it stays."""
    if folder.exists():
        shutil.rmtree(folder)
