"""A PgBouncer of the tests' own in session mode, on loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.shared.bases import SharedBase
from tests.shared.server import NoServer, free_port


def program() -> str:
    """The installed PgBouncer. Raises NoServer."""
    found = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
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
        self._folder = Path(tempfile.mkdtemp(prefix="crm-pooler-"))
        self._write("people", self._verifiers(base))
        self._write(
            "pooler.ini",
            f"[databases]\n{self.database} = host=127.0.0.1 port={server_port or base.server.port} dbname={base.name}\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {self.port}\nunix_socket_dir =\n"
            f"auth_type = scram-sha-256\nauth_file = {self._folder / 'people'}\npool_mode = session\n"
            f"default_pool_size = {connections}\nserver_login_retry = 0\nquery_wait_timeout = 1\n",
        )
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Pooler:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def start(self) -> None:
        account: dict[str, object] = {}
        if os.geteuid() == 0:  # it refuses to run as root
            owner = pwd.getpwnam("nobody")
            account = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._program, self._folder / "pooler.ini"],
                stdout=log,
                stderr=log,
                cwd=self._folder,
                **account,  # type: ignore[call-overload]
            )
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                assert self._process.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < deadline
                time.sleep(0.02)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def _write(self, name: str, content: str) -> None:
        (self._folder / name).write_text(content, encoding="utf-8")
        self._folder.chmod(0o755)
        (self._folder / name).chmod(0o644)

    def _verifiers(self, base: SharedBase) -> str:
        with base.connect() as chief:
            rows = chief.execute(
                "SELECT rolname, rolpassword FROM pg_authid WHERE rolcanlogin AND rolname LIKE 'crm@_%' ESCAPE '@'"
            ).fetchall()
        return "".join(f'"{name}" "{verifier}"\n' for name, verifier in rows)
