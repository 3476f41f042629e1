"""The packages: how large, and how soon their window is on the screen beside the same program from its sources.

Wants what `python3 dev.py package` has made. On Linux the Windows program and the Windows Python run under Wine: their
ratio is of the package, their times are of Wine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.measure import Figure, figure, in_turn
from tools.package.making import PLACE, Packages
from tools.package.source import build_version
from tools.package.windows_python import ROOT, WindowsPython, require

START_LIMIT, FOLDER_MB_LIMIT, SETUP_MB_LIMIT = 1.1, 120.0, 45.0
LINUX_FOLDER_MB_LIMIT = 190.0
"""Qt brings 39 MB of ICU along on Linux; on Windows it uses the system's."""
_PROGRAMS = {"Xvfb": "xvfb", "xev": "x11-utils"}
_PATIENCE_SECONDS = 120
PROCESSES = 1_000


class NotPackaged(Exception):
    """What has to be made first."""


def run(rounds: int) -> list[Figure]:
    """Raises NotPackaged, MissingPrograms."""
    made = Packages(build_version(), PLACE / "build", ROOT / "dist")
    for wanted in (made.windows, made.for_user, made.linux):
        if not wanted.exists():
            raise NotPackaged(f"falta {wanted.name}: faça os pacotes primeiro com python3 dev.py package")
    figures = []
    with tempfile.TemporaryDirectory(prefix="crm-bench-") as name, _display() as display:
        folder = Path(name)
        figures.append(_start_on_linux(made, folder, display, rounds))
        figures.append(_start_on_windows(made, folder, display, rounds))
    for what, place, limit in (
        ("package.folder_mb", made.windows, FOLDER_MB_LIMIT),
        ("package.linux_mb", made.linux, LINUX_FOLDER_MB_LIMIT),
        ("package.setup_mb", made.for_user, SETUP_MB_LIMIT),
    ):
        figures.append(figure(what, _megabytes(place), 1.0, limit, "MB"))
    return figures


def _megabytes(place: Path) -> float:
    """Of a million bytes; links count as links."""
    files = [place] if place.is_file() else [one for one in place.rglob("*") if not one.is_dir()]
    return sum(one.lstat().st_size for one in files) / 1e6


def _start_on_linux(made: Packages, folder: Path, display: str, rounds: int) -> Figure:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    profile = ["--profile", str(_profile(folder / "linux"))]
    # Not where it is handed out from: its launcher writes beside itself.
    installed = shutil.copytree(made.linux, folder / "installed", symlinks=True)
    packaged = [str(installed / "crm-desktop"), *profile]
    source = [sys.executable, "-m", "crm_desktop", *profile]
    ours, theirs = in_turn(
        lambda: _until_shown(packaged, environment, display),
        lambda: _until_shown(source, environment, display),
        rounds=rounds,
    )
    return figure("package.start", ours, theirs, START_LIMIT, "ms")


def _start_on_windows(made: Packages, folder: Path, display: str, rounds: int) -> Figure:
    windows = WindowsPython(PLACE / "windows")
    environment = {**windows.environment(), "DISPLAY": display}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    profile = ["--profile", windows.path(_profile(folder / "windows"))]
    packaged = ["wine", windows.path(made.windows / "crm-desktop.exe"), *profile]
    source = ["wine", windows.path(windows.python / "python.exe"), "-m", "crm_desktop", *profile]
    subprocess.run(["wineserver", "-p"], env=environment, check=True)  # stays up between the starts
    try:
        ours, theirs = in_turn(
            lambda: _until_shown(packaged, environment, display),
            lambda: _until_shown(source, environment, display),
            rounds=rounds,
        )
    finally:
        subprocess.run(["wineserver", "-k"], env=environment, check=False)
    return figure("package.start_wine", ours, theirs, START_LIMIT, "ms")


def _profile(folder: Path) -> Path:
    """A user's folder with a demo base."""
    command = [
        sys.executable,
        "-m",
        "crm_desktop",
        "data",
        "demo",
        "--processes",
        str(PROCESSES),
        "--profile",
        str(folder),
    ]
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return folder


@contextmanager
def _display() -> Iterator[str]:
    """A screen without a window manager: the first window that is shown there is the program's."""
    require(_PROGRAMS)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(20)


def _until_shown(command: list[str], environment: Mapping[str, str], display: str) -> float:
    """Milliseconds from the start of the process until the screen shows its window. Raises NotPackaged."""
    watcher = subprocess.Popen(
        ["xev", "-root", "-event", "substructure"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert watcher.stdout is not None
    limit = threading.Timer(_PATIENCE_SECONDS, watcher.kill)
    limit.start()
    start = time.monotonic()
    program = subprocess.Popen(
        command,
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for line in watcher.stdout:
            if line.startswith("MapNotify"):
                return (time.monotonic() - start) * 1000
        raise NotPackaged(f"a janela de {command[0]} não apareceu")
    finally:
        limit.cancel()
        program.kill()
        program.wait(_PATIENCE_SECONDS)
        watcher.kill()
        watcher.wait(_PATIENCE_SECONDS)
        watcher.stdout.close()
