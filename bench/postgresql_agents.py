"""Some agents at work on a shared base, each with a store and a role of its own: a process of the measurement.

It reads one line of JSON (`Orders`), says `ready` when all are connected and warm, begins at the next line, and ends
with one line of JSON (`Found`).
"""

from __future__ import annotations

import gc
import json
import random
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bench.postgresql_base import SECRET, login_of, opinion_text
from crm_desktop.models.case import Case
from crm_desktop.operations.commands import is_repeatable
from crm_desktop.operations.drafts import DraftContent, save_draft
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import connected_actor
from crm_desktop.queries.cases import count_cases, find_cases
from crm_desktop.queries.opinion_context import OpinionContext, read_opinion_context
from crm_desktop.storage.shared.opening import SharedStore, open_shared
from crm_desktop.values.case_row import Page
from crm_desktop.values.filters import Assignee, CaseFilter

CYCLE = (("filter", 5.0), ("open", 3.0), ("draft", 5.0), ("draft", 5.0), ("draft", 5.0), ("ok", 2.0))
"""What an agent does, and for how many seconds it looks, reads and types afterwards: an opinion each 25 s."""
CYCLE_SECONDS = sum(seconds for _, seconds in CYCLE)
SWITCH_SECONDS = 0.0005
"""A thread whose answer came waits that long for another one, and not 5 ms: no desk waits for its neighbours."""
ANSWER = (0,)
"""The first answer leads from each of the two steps to the other."""


@dataclass(frozen=True, slots=True)
class Orders:
    """`pace` multiplies the pauses. `count` instead of `seconds`: so many opinions each, one after the other."""

    url: str
    agents: list[int]
    seconds: float = 0.0
    pace: float = 1.0
    count: int = 0


@dataclass(slots=True)
class Found:
    """What became of one agent's work; `times` in milliseconds, `moments` of what was confirmed in seconds."""

    times: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    confirmed: list[tuple[str, str]] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)


class Agent:
    """One desk. `times`, `errors` and `confirmed` fill while it works."""

    def __init__(self, url: str, number: int, found: Found) -> None:
        self.store = open_shared(url, login_of(number), SECRET)
        self.number = number
        self.chance = random.Random(number)
        self.found = found
        self.actor = self.store.ask(connected_actor)
        self.page: Page = self._find(self._filters()[0])
        self.context: OpinionContext = self._read(self.page.rows[0].id)

    def _filters(self) -> tuple[CaseFilter, ...]:
        """One's own as the program starts with it, the team's, and a person's."""
        return (
            CaseFilter(assignee=Assignee.USER, assignee_id=self.actor.user_id),
            CaseFilter(),
            CaseFilter(person=f"Comércio {self.chance.randint(1, 500)}"),
        )

    def _find(self, asked: CaseFilter) -> Page:
        now = datetime.now(UTC)
        page = self.store.ask(lambda session: find_cases(session, self.actor, asked, now))
        self.store.ask(lambda session: count_cases(session, self.actor, asked, now))
        return page

    def _read(self, case_id: uuid.UUID) -> OpinionContext:
        now = datetime.now(UTC)
        return self.store.ask(lambda session: read_opinion_context(session, self.actor, case_id, now))

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        except Exception as error:
            self.found.errors.append(f"{name}: {type(error).__name__}: {error}"[:300])
        else:
            self.found.times.setdefault(name, []).append((time.perf_counter() - start) * 1000)

    def filter(self) -> None:
        asked = self.chance.choices(self._filters(), weights=(6, 3, 1))[0]
        with self._timed("filter"):
            page = self._find(asked)
            if asked.assignee is Assignee.USER:
                self.page = page

    def open(self) -> None:
        key = self.chance.choice(self.page.rows).id
        with self._timed("open"):
            self.context = self._read(key)

    def draft(self) -> None:
        case = self.context.case
        content = DraftContent(text=opinion_text(self.chance))
        with self._timed("draft"):
            self.store.carry_out(
                lambda session: save_draft(
                    session,
                    actor=self.actor,
                    now=datetime.now(UTC),
                    case_id=case.id,
                    case_version=case.version,
                    content=content,
                ),
                repeatable=is_repeatable(save_draft),
            )

    def ok(self) -> None:
        self.complete(self.context.case.id, self.context.case.version)

    def complete(self, case_id: uuid.UUID, version: int) -> None:
        text = opinion_text(self.chance)
        with self._timed("ok"):
            changes = self.store.carry_out(
                lambda session: complete_opinion(
                    session,
                    actor=self.actor,
                    now=datetime.now(UTC),
                    case_id=case_id,
                    case_version=version,
                    text=text,
                    decision=Decision(Way.FOLLOW, ANSWER),
                )
            )
            assert changes.undo is not None
            self.found.confirmed.append((str(changes.undo.opinion_id), str(case_id)))
            self.found.moments.append(time.time())

    def work(self, until: float, pace: float, stop: threading.Event) -> None:
        """Goes round the cycle from a place of its own in it."""
        place = self.chance.randrange(len(CYCLE))
        stop.wait(self.chance.uniform(0, CYCLE[place][1]) * pace)
        verbs: dict[str, Callable[[], None]] = {
            "filter": self.filter,
            "open": self.open,
            "draft": self.draft,
            "ok": self.ok,
        }
        if CYCLE[place][0] == "ok":
            self.open()
        while time.monotonic() < until:
            name, seconds = CYCLE[place]
            verbs[name]()
            place = (place + 1) % len(CYCLE)
            stop.wait(min(seconds * pace * self.chance.uniform(0.5, 1.5), max(0, until - time.monotonic())))

    def own(self) -> list[tuple[uuid.UUID, int]]:
        """The open processes that this agent is responsible for, with their versions."""
        mine = select(Case.id, Case.version).where(
            Case.assignee_id == self.actor.user_id, Case.closed_at.is_(None)
        )
        return self.store.ask(lambda session: [(key, v) for key, v in session.execute(mine)])

    def write(self, cases: list[tuple[uuid.UUID, int]]) -> None:
        for key, version in cases:
            self.complete(key, version)


def _share_statements(stores: list[SharedStore]) -> None:
    """A desk is a program of its own, which makes its statements once. Here many desks share a program, and each of
    them would make them all again, and push the others' out."""
    first = stores[0]
    for store in stores[1:]:
        for engine, like in ((store.engine, first.engine), (store._reader, first._reader)):
            engine.dialect = like.dialect
            engine._compiled_cache = like._compiled_cache


def main() -> None:
    sys.setswitchinterval(SWITCH_SECONDS)
    orders = Orders(**json.loads(sys.stdin.readline()))
    founds = [Found() for _ in orders.agents]
    agents = [Agent(orders.url, number, found) for number, found in zip(orders.agents, founds)]
    _share_statements([agent.store for agent in agents])
    for agent in agents if not orders.count else ():
        for verb in (agent.filter, agent.open, agent.draft, agent.ok, agent.filter, agent.open):
            verb()
        agent.found.times.clear()
    cases = [agent.own()[: orders.count] for agent in agents]
    # As the program does once it stands (ui/garbage.py).
    gc.collect()
    gc.freeze()
    print("ready", flush=True)
    sys.stdin.readline()
    before = time.process_time()
    until, never = time.monotonic() + orders.seconds, threading.Event()
    threads = [
        threading.Thread(target=agent.write, args=(own,))
        if orders.count
        else threading.Thread(target=agent.work, args=(until, orders.pace, never))
        for agent, own in zip(agents, cases)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.process_time() - before
    for agent in agents:
        agent.store.close()
    answer: dict[str, Any] = {"cpu_seconds": spent, "agents": [asdict(found) for found in founds]}
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
