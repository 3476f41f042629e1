"""A PgBouncer of the tests' own in session mode, on loopback."""

from __future__ import annotations

import socket
import time

from tests.shared.bases import SharedBase
from tests.shared.machine import NoServer, machine, named, seen
from tests.shared.server import free_port


def program() -> str:
    """The installed PgBouncer. Raises NoServer."""
    found = machine().pooler()
    if found is None:
        raise NoServer("o PgBouncer não está instalado: apt-get install pgbouncer")
    return found


class Pooler:
    """`with Pooler(base) as pooler`: clients find the base at `pooler.port` under the name `pooler.database`. It
    keeps so many connections for each person, and knows the people by their verifiers."""

    database = "mesa"

    def __init__(self, base: SharedBase, *, connections: int, server_port: int | None = None) -> None:
        self._program = program()
        self.port = free_port()
        self._machine = machine()
        self._folder = seen(self._machine.make_folder(in_memory=True))
        self._write("people", self._verifiers(base))
        self._write(
            "pooler.ini",
            f"[databases]\n{self.database} = host=127.0.0.1 port={server_port or base.server.port} dbname={base.name}\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {self.port}\nunix_socket_dir =\n"
            f"auth_type = scram-sha-256\nauth_file = {named(self._folder / 'people')}\npool_mode = session\n"
            f"default_pool_size = {connections}\nserver_login_retry = 0\nquery_wait_timeout = 1\n",
        )
        self._pid: int | None = None

    def __enter__(self) -> Pooler:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._machine.remove(named(self._folder))

    def start(self) -> None:
        self._pid = self._machine.start(
            self._program, [named(self._folder / "pooler.ini")], named(self._folder)
        )
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                assert not self._machine.has_ended(self._pid), (self._folder / "log").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.02)

    def stop(self) -> None:
        if self._pid is not None:
            self._machine.end(self._pid, 9)
            self._pid = None

    def _write(self, name: str, content: str) -> None:
        (self._folder / name).write_text(content, encoding="utf-8")
        self._machine.give(named(self._folder / name), 0o600)

    def _verifiers(self, base: SharedBase) -> str:
        with base.connect() as chief:
            rows = chief.execute(
                "SELECT rolname, rolpassword FROM pg_authid WHERE rolcanlogin AND rolname LIKE 'crm@_%' ESCAPE '@'"
            ).fetchall()
        return "".join(f'"{name}" "{verifier}"\n' for name, verifier in rows)
