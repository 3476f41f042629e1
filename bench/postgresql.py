"""A desk of 200 on one shared base: opinions a second against pgbench, waits against one desk alone, nothing lost.

Clients and server share this machine's processors. Both sides of each figure are measured in one run, in turn.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measure import Figure, figure
from bench.postgresql_agents import Orders
from bench.postgresql_base import AGENTS, DATABASE, login_of, make_base, numbers_of
from bench.postgresql_check import broken, lost
from bench.postgresql_hand import by_hand
from tests.shared.server import Server, running

DURABLE = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_connections": "600",
    "shared_buffers": "512MB",
    "log_min_messages": "warning",
}
PROCESSES, FEW_PROCESSES = 20_000, 8_000
"""In the base; fewer for a quick look."""
CLIENTS = 8
"""Processes that the agents share."""
WRITERS, WARM_UP = 24, 10
"""How many write at once without a pause, and how many opinions of each come before those that count."""
WRITERS_APART = os.cpu_count() or 1
"""Processes that these share, one for each processor. A desk has a processor to itself, and an Ok costs it what one
client alone needs. Where each writer is a program of its own, 24 of them push each other's code out of these few
processors' caches, and an Ok costs its client twice that: a figure of this machine, not of the program."""
THROUGHPUT_LIMIT, WAIT_LIMIT = 0.5, 3.0
_DRAFTS = """
INSERT INTO crm.opinion_draft (id, user_id, case_id, content, case_version, put_aside, created_at, saved_at)
SELECT gen_random_uuid(), u.id, c.id, '{"text": "rascunho"}', c.version, false, now(), now()
FROM crm.cases c JOIN crm.users u ON u.id = c.assignee_id WHERE u.login = ANY (%s) AND c.closed_at IS NULL
ON CONFLICT DO NOTHING
"""


@dataclass(slots=True)
class Work:
    """What some agents did. `apart` are the moments of each agent's opinions."""

    times: dict[str, list[float]] = field(default_factory=dict)
    apart: list[list[float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    confirmed: list[tuple[str, str]] = field(default_factory=list)
    client_cpu: float = 0.0
    server_cpu: float = 0.0

    @property
    def commands(self) -> int:
        return len(self.errors) + sum(len(times) for times in self.times.values())


def run(minutes: float) -> list[Figure]:
    """The five figures; what lies behind them goes to the standard error stream as JSON."""
    load = os.getloadavg()[0]
    with running(DURABLE) as server:
        processes = PROCESSES if minutes >= 1 else FEW_PROCESSES
        count = len(numbers_of(1, processes))
        _say(f"base de {processes} processos, {AGENTS} agentes")
        make_base(server, processes)
        since = datetime.now(UTC)
        _say("uma mesa só")
        alone = _work(server, [range(199, 200)], Orders("", [], seconds=max(12, minutes * 12), pace=0.01))
        _say(f"{AGENTS} agentes por {minutes} min")
        shares = [range(first, AGENTS, CLIENTS) for first in range(CLIENTS)]
        desk = _work(server, shares, Orders("", [], seconds=minutes * 60))
        hand: list[list[float]] = []
        program: list[Work] = []
        hand_cpu = 0.0
        for turn in range(1 if minutes < 1 else 3):
            _say(f"{WRITERS} escrevem sem pausa, volta {turn + 1}")
            times, spent = _by_hand(server, _writers(2 * turn), count)
            hand, hand_cpu = hand + times, hand_cpu + spent
            program.append(_saturated(server, _writers(2 * turn + 1), count))
        works = [alone, desk, *program]
        with server.connect(DATABASE) as connection:
            confirmed = [pair for work in works for pair in work.confirmed]
            gone = lost(connection, confirmed, sum(map(len, hand)), since)
            wrong = broken(connection)
    _tell(alone, desk, program, hand, hand_cpu, load, gone, wrong)
    return _figures(works, alone, desk, program, hand, gone + sum(wrong.values()))


def _figures(
    works: list[Work], alone: Work, desk: Work, program: list[Work], hand: list[list[float]], gone: int
) -> list[Figure]:
    ours = statistics.median(_rate(work.apart) for work in program)
    theirs = statistics.median(_rate(hand[i : i + WRITERS]) for i in range(0, len(hand), WRITERS))
    ratio = ours / theirs
    errors, commands = sum(len(work.errors) for work in works), sum(work.commands for work in works)
    confirmed = sum(len(work.confirmed) for work in works)
    return [
        Figure(
            "pg.ok_throughput",
            round(ratio, 3),
            THROUGHPUT_LIMIT,
            ratio >= THROUGHPUT_LIMIT,
            round(ours, 1),
            round(theirs, 1),
            "/s, at least",
        ),
        figure("pg.ok_p95", _p95(desk.times["ok"]), _p95(alone.times["ok"]), WAIT_LIMIT, "ms"),
        figure("pg.filter_p95", _p95(desk.times["filter"]), _p95(alone.times["filter"]), WAIT_LIMIT, "ms"),
        Figure("pg.errors", errors, 0, errors == 0, errors, commands, "of commands"),
        Figure("pg.lost", gone, 0, gone == 0, gone, confirmed, "of confirmed"),
    ]


def _work(server: Server, shares: list[range], orders: Orders) -> Work:
    """Each share in a process of its own; they begin together."""
    url = f"postgresql+psycopg://127.0.0.1:{server.port}/{DATABASE}"
    workers = []
    for share in shares:
        worker = subprocess.Popen(
            [sys.executable, "-m", "bench.postgresql_agents"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert worker.stdin is not None
        given = asdict(orders) | {"url": url, "agents": list(share)}
        worker.stdin.write(json.dumps(given) + "\n")
        worker.stdin.flush()
        workers.append(worker)
    for worker in workers:
        assert worker.stdout is not None
        if worker.stdout.readline().strip() != "ready":
            raise RuntimeError("an agent could not begin")
    before = _server_cpu(server)
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    answers = [json.loads(worker.communicate()[0]) for worker in workers]
    found = Work(server_cpu=_server_cpu(server) - before)
    for answer in answers:
        found.client_cpu += answer["cpu_seconds"]
        for agent in answer["agents"]:
            _add(found, agent)
    return found


def _add(found: Work, agent: dict[str, Any]) -> None:
    for name, times in agent["times"].items():
        found.times.setdefault(name, []).extend(times)
    found.apart.append(agent["moments"])
    found.errors += agent["errors"]
    found.confirmed += [(opinion, process) for opinion, process in agent["confirmed"]]


def _writers(group: int) -> range:
    """Others each time, since a process's draft is taken once; from the second agent on, as the script counts."""
    return range(1 + group * WRITERS, 1 + (group + 1) * WRITERS)


def _saturated(server: Server, agents: range, count: int) -> Work:
    _put_drafts(server, agents)
    shares = [agents[first::WRITERS_APART] for first in range(WRITERS_APART)]
    return _work(server, shares, Orders("", [], count=count))


def _by_hand(server: Server, agents: range, count: int) -> tuple[list[list[float]], float]:
    _put_drafts(server, agents)
    before = _server_cpu(server)
    times = by_hand(server, agents, count)
    return list(times.values()), _server_cpu(server) - before


def _put_drafts(server: Server, agents: range) -> None:
    """An Ok takes a draft away: each process has one."""
    with server.connect(DATABASE) as connection:
        connection.execute(_DRAFTS, ([login_of(number) for number in agents],))


def _rate(apart: list[list[float]]) -> float:
    """Opinions a second while all wrote at once: the last was warm already, and the first not done yet."""
    begin = max(moments[WARM_UP - 1] for moments in apart)
    end = min(moments[-1] for moments in apart)
    if end <= begin:
        raise RuntimeError(
            "the writers were not at work at the same time: too much else runs on this machine"
        )
    return sum(begin < moment <= end for moments in apart for moment in moments) / (end - begin)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _server_cpu(server: Server) -> float:
    """Seconds of processor that the server and its sessions, those that ended too, took so far."""
    assert server.pid is not None
    postmaster, ticks = server.pid, 0
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if place.parent.name == str(postmaster):
            ticks += sum(map(int, fields[11:15]))
        elif fields[1] == str(postmaster):
            ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _tell(
    alone: Work,
    desk: Work,
    program: list[Work],
    hand: list[list[float]],
    hand_cpu: float,
    load: float,
    gone: int,
    wrong: Any,
) -> None:
    written = sum(len(work.confirmed) for work in program)
    details = {
        "processors": os.cpu_count(),
        "load_before": round(load, 1),
        "alone": _waits(alone),
        "desk": _waits(desk) | {"client_cpu_s": desk.client_cpu, "server_cpu_s": desk.server_cpu},
        "ok_cpu_ms": {
            "program_client": 1000 * sum(work.client_cpu for work in program) / written,
            "program_server": 1000 * sum(work.server_cpu for work in program) / written,
            "pgbench_server": 1000 * hand_cpu / sum(map(len, hand)),
        },
        "errors": [error for work in (alone, desk, *program) for error in work.errors][:20],
        "lost": gone,
        "broken": wrong,
    }
    print(json.dumps(details, indent=1, default=str, ensure_ascii=False), file=sys.stderr, flush=True)


def _waits(work: Work) -> dict[str, Any]:
    return {
        name: {
            "n": len(times),
            "median_ms": round(statistics.median(times), 1),
            "p95_ms": round(_p95(times), 1),
        }
        for name, times in sorted(work.times.items())
        if len(times) > 1
    }


def _say(what: str) -> None:
    print(f"· {what}", file=sys.stderr, flush=True)
