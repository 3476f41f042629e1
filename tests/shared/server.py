"""A real PostgreSQL of the tests' own, started from the installed binaries and ended with the process that asked."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.shared.machine import ADDRESS, NoServer, machine, named, seen

SUPERUSER = "chief"
PASSWORD = "senha do chefe"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
ON_WINDOWS = os.name == "nt" and ADDRESS not in os.environ
"""Where the system has no locale C.UTF-8: the server has one itself, from its version 17 on."""
LOCALE = "--locale-provider=builtin --locale=C --builtin-locale=C.UTF-8" if ON_WINDOWS else "--locale=C.UTF-8"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Listens on loopback only. `settings` are lines of postgresql.conf."""

    def __init__(self, settings: dict[str, str] | None = None, *, folder: Path | None = None) -> None:
        self.machine = machine()
        self.bin = Path(self.machine.bin())
        self.port = free_port()
        self.settings = {**FAST, **(settings or {})}
        if folder is None:
            folder = seen(self.machine.make_folder(in_memory=self.settings["fsync"] == "off"))
        else:
            self.machine.give(named(folder), 0o755)
        self.folder = folder
        self.data = folder / "data"
        self.pid: int | None = None
        """While it runs."""

    def make(self) -> None:
        password = self.folder / "password"
        password.write_text(PASSWORD, encoding="utf-8")
        self.machine.give(named(password), 0o600)
        self.run(
            "initdb", "-D", named(self.data), "-U", SUPERUSER, "--pwfile", named(password), "--auth", "scram-sha-256",
            "--encoding", "UTF8", *LOCALE.split(), "--no-sync", "--no-instructions",
        )  # fmt: skip

    def configure(self) -> None:
        lines = [
            "listen_addresses = '127.0.0.1'",
            f"port = {self.port}",
            f"unix_socket_directories = '{'' if ON_WINDOWS else named(self.folder)}'",
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
        self.pid = self.machine.start(self._program("postgres"), ["-D", named(self.data)], named(self.folder))
        deadline = time.monotonic() + 30
        while True:
            try:
                self.connect("postgres").close()
                return self
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self.machine.has_ended(self.pid):
                    raise NoServer((self.folder / "log").read_text(errors="replace")[-2000:]) from None
                time.sleep(0.05)

    def stop(self, *, signal: int = 3) -> None:
        """SIGQUIT: at once, as a power cut does; SIGINT is a clean end."""
        if self.pid is not None:
            self.machine.end(self.pid, signal)
            self.pid = None

    def remove(self) -> None:
        self.stop()
        self.machine.remove(named(self.folder))

    def run(self, program: str, *arguments: str) -> str:
        """One of the server's own programs, as the account that the server runs under."""
        return self.machine.run(
            self._program(program), list(arguments), named(self.folder), {"PGPASSWORD": PASSWORD}
        )

    def _program(self, name: str) -> str:
        return named(self.bin / name)

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
