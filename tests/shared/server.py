"""A real PostgreSQL of the tests' own, started from the installed binaries and ended with the process that asked."""

from __future__ import annotations

import contextlib
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

OLDEST = 15
MEMORY = Path("/dev/shm")
"""Ten times as quick for a base that is made for one test; never for what is measured as durable."""
ROOM_BYTES = 2 << 30
SUPERUSER = "chief"
PASSWORD = "senha do chefe"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoServer(Exception):
    """No PostgreSQL of a supported version is installed."""


def binaries() -> Path:
    """The folder of the newest installed server. Raises NoServer."""
    found: dict[int, Path] = {}
    places = [Path(place) for place in os.environ.get("PATH", "").split(os.pathsep) if place]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    for place in places:
        program = (place / "postgres").resolve()
        if program.exists() and (program.parent / "initdb").exists():
            said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
            version = re.search(r"(\d+)", said)
            if version and int(version[1]) >= OLDEST:
                found.setdefault(int(version[1]), program.parent)
    if not found:
        raise NoServer(f"PostgreSQL {OLDEST} ou mais novo não está instalado: apt-get install postgresql")
    return found[max(found)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Listens on loopback only. `settings` are lines of postgresql.conf."""

    def __init__(self, settings: dict[str, str] | None = None, *, folder: Path | None = None) -> None:
        self.bin = binaries()
        self.port = free_port()
        self.settings = {**FAST, **(settings or {})}
        place = MEMORY if self.settings["fsync"] == "off" and _has_room(MEMORY) else None
        self.folder = Path(tempfile.mkdtemp(prefix="crm-pg-", dir=place)) if folder is None else folder
        self.data = self.folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._as: dict[str, object] = {}
        if os.geteuid() == 0:
            # The server refuses to run as root.
            name = next(n for n in ("postgres", "nobody") if _known(n))
            account = pwd.getpwnam(name)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self._as = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def make(self) -> None:
        password = self.folder / "password"
        password.write_text(PASSWORD, encoding="utf-8")
        password.chmod(0o644)
        self.run(
            "initdb", "-D", str(self.data), "-U", SUPERUSER, "--pwfile", str(password), "--auth", "scram-sha-256",
            "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions",
        )  # fmt: skip

    def configure(self) -> None:
        lines = [
            "listen_addresses = '127.0.0.1'",
            f"port = {self.port}",
            f"unix_socket_directories = '{self.folder}'",
            "max_connections = 300",
            "shared_buffers = '64MB'",
            "log_min_messages = fatal",
            *(f"{name} = '{value}'" for name, value in self.settings.items()),
        ]
        (self.data / "postgresql.auto.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def start(self) -> Server:
        if not self.data.exists():
            self.make()
        self.configure()
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self.bin / "postgres", "-D", str(self.data)],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **self._as,  # type: ignore[arg-type]
            )
        deadline = time.monotonic() + 30
        while True:
            try:
                self.connect("postgres").close()
                return self
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise NoServer((self.folder / "log").read_text(errors="replace")[-2000:]) from None
                time.sleep(0.05)

    def stop(self, *, signal: int = 3) -> None:
        """SIGQUIT: at once, as a power cut does; SIGINT is a clean end."""
        if self._process is not None:
            self._process.send_signal(signal)
            self._process.wait(30)
            self._process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program: str, *arguments: str) -> str:
        """One of the server's own programs, as the account that the server runs under."""
        done = subprocess.run(
            [self.bin / program, *arguments],
            capture_output=True,
            text=True,
            cwd=self.folder,
            env={**os.environ, "PGPASSWORD": PASSWORD},
            **self._as,  # type: ignore[arg-type]
        )
        if done.returncode:
            raise NoServer(f"{program}: {done.stderr}")
        return done.stdout

    def connect(self, database: str, user: str = SUPERUSER, password: str = PASSWORD) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            dbname=database,
            user=user,
            password=password,
            connect_timeout=5,
            autocommit=True,
        )

    def read_settings_again(self) -> None:
        """After its files were changed."""
        with contextlib.closing(self.connect("postgres")) as connection:
            before = connection.execute("SELECT pg_conf_load_time()").fetchone()
            connection.execute("SELECT pg_reload_conf()")
            while connection.execute("SELECT pg_conf_load_time()").fetchone() == before:
                time.sleep(0.01)

    def create_database(self, name: str, template: str = "template0", locale: str = "") -> None:
        """`locale` as CREATE DATABASE takes it, for another one than the template's."""
        with contextlib.closing(self.connect("postgres")) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY {locale}')

    def drop_database(self, name: str) -> None:
        with contextlib.closing(self.connect("postgres")) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def url(self, database: str, *, admin: bool = False, roles: str = "") -> str:
        user = f"{SUPERUSER}:{PASSWORD.replace(' ', '%20')}@" if admin else ""
        return f"postgresql+psycopg://{user}127.0.0.1:{self.port}/{database}" + (
            f"?roles={roles}" if roles else ""
        )


@contextlib.contextmanager
def running(settings: dict[str, str] | None = None) -> Iterator[Server]:
    server = Server(settings)
    try:
        yield server.start()
    finally:
        server.remove()


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM_BYTES


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
