"""The computer on which the servers of the tests run: this one, or the Linux around a Windows Python under Wine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from multiprocessing.managers import BaseManager
from pathlib import Path
from typing import Any

OLDEST = 15
MEMORY = Path("/dev/shm")
"""Ten times as quick for a base that is made for one test; never for what is measured as durable."""
ROOM_BYTES = 2 << 30
ADDRESS = "CRM_TESTS_MACHINE"
"""The variable with port and key of another machine's `served`."""
SIGNALS = {2: "INT", 3: "QUIT", 9: "KILL"}


class NoServer(Exception):
    """No PostgreSQL of a supported version is installed, or it does not start."""


def binaries() -> Path:
    """The folder of the newest installed server. Raises NoServer."""
    found: dict[int, Path] = {}
    places = [Path(place) for place in os.environ.get("PATH", "").split(os.pathsep) if place]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    places += sorted(Path(os.environ.get("PROGRAMFILES", "/-"), "PostgreSQL").glob("*/bin"))
    for place in places:
        program = (place / _executable("postgres")).resolve()
        if program.exists() and (program.parent / _executable("initdb")).exists():
            said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
            version = re.search(r"(\d+)", said)
            if version and int(version[1]) >= OLDEST:
                found.setdefault(int(version[1]), program.parent)
    if not found:
        raise NoServer(f"PostgreSQL {OLDEST} ou mais novo não está instalado: apt-get install postgresql")
    return found[max(found)]


class Machine:
    """Takes and gives names and numbers alone, so that it can be asked over a line. Paths are its own."""

    def __init__(self) -> None:
        self._started: dict[int, subprocess.Popen[bytes]] = {}

    def bin(self) -> str:
        """Raises NoServer."""
        return str(binaries())

    def pooler(self) -> str | None:
        return shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")

    def make_folder(self, *, in_memory: bool) -> str:
        place = MEMORY if in_memory and _has_room(MEMORY) else None
        folder = tempfile.mkdtemp(prefix="crm-pg-", dir=place)
        self.give(folder, 0o755)
        return folder

    def give(self, path: str, mode: int) -> None:
        """To the account that servers run under."""
        if account := _account():
            os.chown(path, account["user"], account["group"])
        os.chmod(path, mode)

    def run(self, program: str, arguments: list[str], folder: str, environment: dict[str, str]) -> str:
        """What it says. Raises NoServer."""
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, **environment},
            **_account(),
        )
        if done.returncode:
            raise NoServer(f"{program}: {done.stderr}")
        return done.stdout

    def start(self, program: str, arguments: list[str], folder: str) -> int:
        """Its number; what it says is in the folder's `log`."""
        with Path(folder, "log").open("ab") as log:
            process = subprocess.Popen(
                [program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                **_account(),
            )
        self._started[process.pid] = process
        return process.pid

    def has_ended(self, pid: int) -> bool:
        return self._started[pid].poll() is not None

    def end(self, pid: int, signal: int) -> None:
        """Waits until it has."""
        process = self._started.pop(pid)
        process.send_signal(signal)
        process.wait(30)

    def remove(self, folder: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Ends what it started and nobody ended."""
        for pid in list(self._started):
            self.end(pid, 9)


class WindowsMachine(Machine):
    """PostgreSQL refuses administrators and has signals of its own: pg_ctl gives up their rights, and sends those."""

    def __init__(self) -> None:
        super().__init__()
        self._running: dict[int, tuple[Path, str]] = {}

    def start(self, program: str, arguments: list[str], folder: str) -> int:
        pg_ctl, data = Path(program).with_name("pg_ctl.exe"), arguments[arguments.index("-D") + 1]
        subprocess.run(
            [pg_ctl, "start", "-w", "-D", data, "-l", Path(folder, "log")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        pid = int(Path(data, "postmaster.pid").read_text(encoding="utf-8").split()[0])
        self._running[pid] = (pg_ctl, data)
        return pid

    def has_ended(self, pid: int) -> bool:
        pg_ctl, data = self._running[pid]
        return subprocess.run([pg_ctl, "status", "-D", data], capture_output=True).returncode != 0

    def end(self, pid: int, signal: int) -> None:
        subprocess.run([self._running[pid][0], "kill", SIGNALS[signal], str(pid)], check=True)
        end = time.monotonic() + 30
        while not self.has_ended(pid):
            assert time.monotonic() < end
            time.sleep(0.05)
        del self._running[pid]


class _Line(BaseManager):
    pass


@cache
def machine() -> Machine:
    """This one, or the one whose address the environment has."""
    if address := os.environ.get(ADDRESS):
        port, _, key = address.partition(":")
        _Line.register("machine")
        line: Any = _Line(("127.0.0.1", int(port)), bytes.fromhex(key))
        line.connect()
        return line.machine()  # type: ignore[no-any-return]
    return WindowsMachine() if sys.platform == "win32" else Machine()


def serve(served: Machine) -> tuple[Any, str]:
    """A line to that machine on loopback, whose `serve_forever` has to run, and its address."""
    key = os.urandom(16)
    _Line.register("machine", callable=lambda: served, exposed=_VERBS)
    line = _Line(("127.0.0.1", 0), key).get_server()
    port = line.address[1]  # type: ignore[index]
    return line, f"{port}:{key.hex()}"


_VERBS = [name for name in vars(Machine) if not name.startswith("_")]


def seen(path: str) -> Path:
    """A path of the machine, as this program opens it: Wine shows the whole of Linux as drive Z:."""
    return Path(f"Z:{path}" if os.environ.get(ADDRESS) else path)


def named(path: Path) -> str:
    """The other way."""
    return path.as_posix().removeprefix("Z:") if os.environ.get(ADDRESS) else str(path)


def _executable(name: str) -> str:
    return f"{name}.exe" if os.name == "nt" else name


def _account() -> dict[str, Any]:
    """A server refuses to run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise NoServer("nem postgres nem nobody existem neste computador")


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM_BYTES
