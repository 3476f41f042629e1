"""The same transaction by pgbench, written by hand (postgresql_ok.sql): as fast as this machine takes an Ok."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from bench.postgresql_base import (
    AGENTS,
    DATABASE,
    OPEN_OF_TEN,
    SECRET,
    SENTENCES,
    TEAMS,
    login_of,
)
from crm_desktop.storage.shared.names import role_of
from tests.shared.server import Server

SCRIPT = Path(__file__).with_name("postgresql_ok.sql")
_KEYS = """
SELECT u.id, f.id, s.id, v.id FROM crm.users u, crm.responsibility_center f, crm.responsibility_center s,
  crm.workflow_version v JOIN crm.workflow w ON w.id = v.workflow_id
WHERE u.login = %s AND f.code = %s AND s.code = %s AND w.code = %s
"""


def by_hand(server: Server, agents: range, count: int) -> dict[int, list[float]]:
    """The moments in seconds at which each agent's transactions ended, all at once, each under the agent's own role."""
    folder = server.folder / "pgbench"
    folder.mkdir(exist_ok=True)
    commands = {number: _command(server, number, count, folder / f"log-{number}") for number in agents}
    processes = {number: _start(command) for number, command in commands.items()}
    times = {}
    for number, process in processes.items():
        said = process.communicate()[0]
        if process.returncode:
            raise RuntimeError(f"pgbench: {said[-2000:]}")
        (log,) = folder.glob(f"log-{number}.*")
        ends = (line.split()[4:6] for line in log.read_text().splitlines())
        times[number] = [int(seconds) + int(micro) / 1_000_000 for seconds, micro in ends]
        log.unlink()
        if not re.search(rf"processed: {count}/{count}\b", said):
            raise RuntimeError(f"pgbench: {said[-2000:]}")
    return times


def _command(server: Server, number: int, count: int, log: Path) -> list[str]:
    team = number % TEAMS
    with server.connect(DATABASE) as connection:
        found = connection.execute(_KEYS, (login_of(number), f"T{team}A", f"T{team}B", f"W{team}")).fetchone()
    assert found is not None
    me, first, second, path = found
    variables = {
        "i": -1,
        "base": number,
        "agents": AGENTS,
        "open": OPEN_OF_TEN,
        "cases": count,
        "me": me,
        "first": first,
        "second": second,
        "path": path,
        "words": " ".join(SENTENCES[:6]),
    }
    return [
        str(server.bin / "pgbench"), "--no-vacuum", "--protocol=prepared", "--host=127.0.0.1", f"--port={server.port}",
        f"--username={role_of(DATABASE, login_of(number))}", f"--transactions={count}", f"--file={SCRIPT}",
        "--log", f"--log-prefix={log}", *(f"-D{name}={value}" for name, value in variables.items()), DATABASE,
    ]  # fmt: skip


def _start(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        env={**os.environ, "PGPASSWORD": SECRET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
