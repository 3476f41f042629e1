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
    """Milliseconds of each transaction of each agent, all of them at once, each under the agent's own role."""
    folder = server.folder / "pgbench"
    folder.mkdir(exist_ok=True)
    processes = {number: _start(server, number, count, folder / f"log-{number}") for number in agents}
    times = {}
    for number, process in processes.items():
        said = process.communicate()[0]
        if process.returncode:
            raise RuntimeError(f"pgbench: {said[-2000:]}")
        (log,) = folder.glob(f"log-{number}.*")
        times[number] = [int(line.split()[2]) / 1000 for line in log.read_text().splitlines()]
        log.unlink()
        if not re.search(rf"processed: {count}/{count}\b", said):
            raise RuntimeError(f"pgbench: {said[-2000:]}")
    return times


def _start(server: Server, number: int, count: int, log: Path) -> subprocess.Popen[str]:
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
    return subprocess.Popen(
        [
            server.bin / "pgbench", "--no-vacuum", "--protocol=prepared", "--host=127.0.0.1", f"--port={server.port}",
            f"--username={role_of(DATABASE, login_of(number))}", f"--transactions={count}", f"--file={SCRIPT}",
            "--log", f"--log-prefix={log}", *(f"-D{name}={value}" for name, value in variables.items()), DATABASE,
        ],
        env={**os.environ, "PGPASSWORD": SECRET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip
