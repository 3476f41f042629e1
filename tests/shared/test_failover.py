"""The server goes while agents complete opinions, and its standby takes over: nothing confirmed is lost or doubled.

Two servers on loopback. What is committed has been applied by the standby too (`synchronous_commit = remote_apply`).
Without fsync, as all servers of the tests: both would have to lose their power at once for it to matter here.
"""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, LiteralString

import psycopg
import pytest

from crm_desktop.errors import BaseUnreachable
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import connected_actor
from crm_desktop.storage.shared.opening import SharedStore, open_shared
from tests.builders import Built, a_case, version
from tests.shared.bases import SECRET, TEMPLATE, SharedBase, SharedBases, build_bases
from tests.shared.guards import DOUBLE_AN_OPINION, LOSE_AN_OPINION, without_rules
from tests.shared.machine import named
from tests.shared.server import PASSWORD, SUPERUSER, Server

LOGINS = ("marina", "carlos", "helena")
ENOUGH = 15
"""Opinions of each agent before and after the fall."""
PATIENCE_SECONDS = 30
SIGKILL, SIGQUIT = 9, 3


class Standby(Server):
    """Follows the primary from the moment it is made."""

    def __init__(self, primary: Server) -> None:
        super().__init__({"hot_standby": "on", "max_wal_senders": "4"})
        self.primary = primary

    def make(self) -> None:
        way = f"host=127.0.0.1 port={self.primary.port} user={SUPERUSER} password='{PASSWORD}' application_name=standby"
        self.run(
            "pg_basebackup", "-D", named(self.data), "-d", way, "--wal-method=stream", "--checkpoint=fast", "--no-sync",
            "--write-recovery-conf",
        )  # fmt: skip
        self.settings["primary_conninfo"] = way.replace("'", "''")

    def promote(self) -> None:
        with self.connect("postgres") as connection:
            assert connection.execute("SELECT pg_promote(true, 20)").fetchone() == (True,)


@dataclass
class Pair:
    primary: Server
    standby: Standby
    bases: SharedBases

    @property
    def url(self) -> str:
        return (
            f"postgresql+psycopg://127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}"
            f"/{TEMPLATE}?roles={TEMPLATE}"
        )


@pytest.fixture
def pair() -> Iterator[Pair]:
    primary = Server({"synchronous_commit": "on", "max_wal_senders": "4"})
    standby = Standby(primary)
    try:
        bases = build_bases(primary.start())
        standby.start()
        with primary.connect("postgres") as connection:
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
            connection.execute("ALTER SYSTEM SET synchronous_commit = 'remote_apply'")
            connection.execute("SELECT pg_reload_conf()")
            until(lambda: _is_synchronous(primary))
        yield Pair(primary, standby, bases)
    finally:
        standby.remove()
        primary.remove()


def _is_synchronous(primary: Server) -> bool:
    with primary.connect("postgres") as connection:
        found = connection.execute("SELECT sync_state FROM pg_stat_replication").fetchall()
        return found == [("sync",)]


def until(holds: Callable[[], bool]) -> None:
    """Waits for it to hold; fails when it never does."""
    pause, end = threading.Event(), datetime.now(UTC).timestamp() + PATIENCE_SECONDS
    while not holds():
        assert datetime.now(UTC).timestamp() < end, "it never came to be"
        pause.wait(0.05)


@dataclass
class Agent:
    """Completes one opinion after the other on a process of its own, until told to stop."""

    store: SharedStore
    case_id: uuid.UUID
    name: str
    confirmed: list[str] = field(default_factory=list)
    refused: list[Exception] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def work(self) -> None:
        for number in range(10_000):
            if self.stop.is_set():
                return
            text = f"{self.name} {number}"
            # As the person in front of the screen: the text is still there, and Ok is pressed again.
            while not self._complete(text):
                if self.stop.is_set():
                    return

    def _complete(self, text: str) -> bool:
        try:
            seen = self.store.ask(lambda session: version(session, self.case_id))
            actor = self.store.ask(connected_actor)
            self.store.carry_out(
                lambda session: complete_opinion(
                    session,
                    actor=actor,
                    now=datetime.now(UTC),
                    case_id=self.case_id,
                    case_version=seen,
                    text=text,
                    decision=Decision(),
                )
            )
        except BaseUnreachable:
            self.stop.wait(0.05)
            return False
        except Exception as error:
            self.refused.append(error)
            self.stop.set()
            return False
        self.confirmed.append(text)
        return True


def an_agent(url: str, built: Built, login: str) -> Agent:
    store = open_shared(url, login, SECRET)
    case_id = store.carry_out(
        lambda session: a_case(session, built, login=login, assignee=None, kind="free", center="SUP1")
    )
    return Agent(store, case_id, login)


@pytest.fixture
def agents(pair: Pair) -> Iterator[list[Agent]]:
    found = [an_agent(pair.url, pair.bases.built, login) for login in LOGINS]
    yield found
    for agent in found:
        agent.stop.set()
        agent.store.close()


@pytest.mark.slow
@pytest.mark.parametrize("signal", [SIGKILL, SIGQUIT], ids=["killed", "stopped_at_once"])
def test_agents_go_on_with_the_standby_and_nothing_is_lost_or_doubled(
    pair: Pair, agents: list[Agent], signal: int
) -> None:
    threads = [threading.Thread(target=agent.work) for agent in agents]
    for thread in threads:
        thread.start()
    until(lambda: all(len(agent.confirmed) >= ENOUGH or agent.refused for agent in agents))

    pair.primary.stop(signal=signal)
    before = [len(agent.confirmed) for agent in agents]
    pair.standby.promote()

    until(
        lambda: all(
            len(agent.confirmed) >= count + ENOUGH or agent.refused
            for agent, count in zip(agents, before, strict=True)
        )
    )
    for agent in agents:
        agent.stop.set()
    for thread in threads:
        thread.join()
    assert [agent.refused for agent in agents] == [[] for _ in agents]
    with pair.standby.connect(TEMPLATE) as connection:
        for agent in agents:
            assert_as_confirmed(connection, agent)


@pytest.mark.parametrize("harm", [LOSE_AN_OPINION, DOUBLE_AN_OPINION], ids=["lost", "doubled"])
def test_a_lost_or_doubled_opinion_would_be_noticed(
    shared_base: SharedBase, harm: tuple[LiteralString, ...]
) -> None:
    agent = an_agent(shared_base.url, shared_base.built, "marina")
    assert all(agent._complete(text) for text in ("um", "dois", "três"))
    agent.store.close()
    with shared_base.connect() as connection:
        assert_as_confirmed(connection, agent)
        found = connection.execute("SELECT id FROM crm.opinion WHERE text = 'dois'").fetchone()
        assert found is not None
        with without_rules(connection):
            for statement in harm:
                connection.execute(statement, {"opinion": found[0]})
            with pytest.raises(AssertionError):
                assert_as_confirmed(connection, agent)


def assert_as_confirmed(connection: psycopg.Connection[Any], agent: Agent) -> None:
    rows = connection.execute(
        "SELECT text FROM crm.opinion WHERE case_id = %s AND kind = 'opinion' ORDER BY seq", (agent.case_id,)
    )
    written = [text for (text,) in rows]
    assert [text for text, times in Counter(written).items() if times > 1] == []
    assert written == agent.confirmed
