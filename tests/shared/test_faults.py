"""What a bad line does to commands: each lands once, or the agent is told that it is not known."""

from __future__ import annotations

import random
import signal
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from sqlalchemy import event
from sqlalchemy.orm import Session

from crm_desktop.errors import BaseError, BaseUnreachable, LoginRefused, OutcomeUnknown
from crm_desktop.operations.changes import Changes
from crm_desktop.operations.drafts import DraftContent, save_draft
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.storage.shared import connecting, opening
from crm_desktop.storage.shared.opening import SharedStore
from crm_desktop.ui.runner import Runner
from crm_desktop.values.addresses import parse_address
from tests.builders import NOW, a_case, version
from tests.shared.bases import SECRET, SharedBase
from tests.shared.proxy import At, Proxy

RUNS = 200


@dataclass
class Desk:
    """Marina's program at the far end of a line, and one process of hers."""

    base: SharedBase
    proxy: Proxy
    store: SharedStore
    case_id: uuid.UUID

    def write(self, text: str, before: Callable[[Session], object] = lambda _: None) -> Changes:
        def verb(session: Session) -> Changes:
            before(session)
            return complete_opinion(
                session,
                actor=actor_by_login(session, "marina"),
                now=NOW,
                case_id=self.case_id,
                case_version=version(session, self.case_id),
                text=text,
                decision=Decision(),
            )

        return self.store.carry_out(verb)

    def save(self, text: str, before: Callable[[Session], object] = lambda _: None) -> uuid.UUID:
        def verb(session: Session) -> uuid.UUID:
            before(session)
            return save_draft(
                session,
                actor=actor_by_login(session, "marina"),
                now=NOW,
                case_id=self.case_id,
                case_version=version(session, self.case_id),
                content=DraftContent(text),
            )

        return self.store.carry_out(verb, repeatable=True)

    def drafts(self) -> dict[uuid.UUID, str]:
        with self.base.connect() as connection:
            return dict(
                connection.execute("SELECT id, content::json ->> 'text' FROM crm.opinion_draft").fetchall()
            )

    def keys(self) -> int:
        with self.base.connect() as connection:
            found = connection.execute("SELECT count(*) FROM crm.command").fetchone()
        assert found is not None
        return int(found[0])

    def written(self) -> Counter[str]:
        """How often each text stands in the base."""
        with self.base.connect() as connection:
            rows = connection.execute(
                "SELECT text FROM crm.opinion WHERE case_id = %s AND kind <> 'opening'", (self.case_id,)
            ).fetchall()
        return Counter(text for (text,) in rows)

    def kept(self, changes: Changes) -> str:
        """The text of the opinion that a command said it wrote."""
        assert changes.undo is not None
        with self.base.connect() as connection:
            found = connection.execute(
                "SELECT text FROM crm.opinion WHERE id = %s", (changes.undo.opinion_id,)
            ).fetchone()
        assert found is not None
        return str(found[0])


@pytest.fixture
def desk(shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(opening, "FIRST_PAUSE_SECONDS", 0.002)
    monkeypatch.setattr(opening, "LONGEST_PAUSE_SECONDS", 0.1)
    with Proxy(shared_base.server.port) as proxy:
        store = SharedStore(at_port(shared_base, proxy.port), "marina", SECRET)
        case_id = store.carry_out(lambda session: a_case(session, shared_base.built))
        yield Desk(shared_base, proxy, store, case_id)
        store.close()


def at_port(base: SharedBase, port: int) -> opening.SharedAddress:
    return replace(parse_address(base.url), hosts=(("127.0.0.1", port),))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silence is taken for a fault after a second; the server gives a silent client three."""
    monkeypatch.setattr(connecting, "ANSWER_SECONDS", 1.0)
    monkeypatch.setattr(connecting, "LOCK_SECONDS", 1)
    monkeypatch.setattr(connecting, "IDLE_SECONDS", 3)


def test_a_line_cut_before_commit_has_the_command_carried_out_again(desk: Desk) -> None:
    desk.proxy.cut(At.COMMIT)
    assert desk.kept(desk.write("parecer")) == "parecer"
    assert desk.proxy.happened == 1
    assert desk.written() == {"parecer": 1}


def test_a_line_cut_after_commit_leaves_the_command_carried_out_once(desk: Desk) -> None:
    tries: list[object] = []
    desk.proxy.cut(At.ANSWER)
    assert desk.kept(desk.write("parecer", tries.append)) == "parecer"
    assert desk.proxy.happened == 1
    assert len(tries) == 1
    assert desk.written() == {"parecer": 1}


@pytest.mark.parametrize("at", [At.COMMIT, At.ANSWER])
def test_a_line_cut_around_the_commit_of_a_draft_leaves_one_draft_and_no_key(at: At, desk: Desk) -> None:
    before = desk.keys()
    desk.save("primeiro")
    tries: list[object] = []
    desk.proxy.cut(at)
    draft_id = desk.save("último", tries.append)
    assert desk.proxy.happened == 1
    assert len(tries) == 2
    assert desk.drafts() == {draft_id: "último"}
    assert desk.keys() == before


def test_a_draft_that_an_earlier_try_writes_meanwhile_is_written_over(desk: Desk) -> None:
    waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"
    with desk.base.connect() as chief, ThreadPoolExecutor() as pool:
        with chief.transaction():
            chief.execute("SET LOCAL session_replication_role = replica")
            chief.execute(
                "INSERT INTO crm.opinion_draft"
                " (id, user_id, case_id, content, case_version, put_aside, created_at, saved_at)"
                " SELECT gen_random_uuid(), id, %s, '{}', 1, false, now(), now() FROM crm.users WHERE login = 'marina'",
                (desk.case_id,),
            )
            saving = pool.submit(desk.save, "rascunho")
            assert any(chief.execute(waiting).fetchone() for _ in range(50_000))
        draft_id = saving.result()
        assert desk.drafts() == {draft_id: "rascunho"}


def test_a_draft_whose_answer_never_comes_is_not_waited_for(desk: Desk) -> None:
    for _ in range(opening.TRIES):
        desk.proxy.cut(At.ANSWER)
    with pytest.raises(BaseUnreachable) as refused:
        desk.save("rascunho")
    assert refused.value.cause == "lost"
    assert list(desk.drafts().values()) == ["rascunho"]


def test_the_answer_may_be_lost_time_and_again(desk: Desk) -> None:
    for at in (At.COMMIT, At.ANSWER, At.ANSWER, At.ANSWER, At.ANSWER):
        desk.proxy.cut(at)
    assert desk.kept(desk.write("parecer")) == "parecer"
    assert desk.proxy.happened == 5
    assert desk.written() == {"parecer": 1}


def test_a_line_that_is_cut_before_every_commit_ends_as_an_error_and_leaves_nothing(desk: Desk) -> None:
    for _ in range(opening.TRIES):
        desk.proxy.cut(At.BYTE, 3000)
    with pytest.raises(BaseUnreachable) as refused:
        desk.write("parecer")
    assert refused.value.cause == "lost"
    desk.proxy.no_more_faults()
    assert desk.written() == {}
    desk.write("outro")
    assert desk.written() == {"outro": 1}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("at", [At.COMMIT, At.ANSWER])
def test_a_line_that_stands_still_during_commit_is_found_out(at: At, desk: Desk) -> None:
    desk.store.drop_connections()
    desk.proxy.hang(at)
    assert desk.kept(desk.write("parecer")) == "parecer"
    assert desk.proxy.happened == 1
    assert desk.written() == {"parecer": 1}


@pytest.mark.usefixtures("impatient")
def test_a_line_that_stands_still_while_asking_is_found_out(desk: Desk) -> None:
    desk.store.drop_connections()
    desk.store.ask(lambda session: version(session, desk.case_id))
    desk.proxy.hang(At.BYTE)
    assert desk.store.ask(lambda session: version(session, desk.case_id)) > 0
    assert desk.proxy.happened == 1


def test_a_slow_line_is_no_fault(desk: Desk) -> None:
    desk.proxy.delay = 0.002
    desk.write("parecer")
    assert desk.written() == {"parecer": 1}
    assert desk.proxy.lines_made == 1


def test_nothing_is_lost_and_nothing_doubled_when_lines_are_cut_hang_or_are_slow_at_any_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A line that hangs holds its locks until the server ends it: each of them costs so long.
    monkeypatch.setattr(connecting, "ANSWER_SECONDS", 0.5)
    monkeypatch.setattr(connecting, "IDLE_SECONDS", 0.5)
    chance = random.Random(20261124)
    before = desk.proxy.passed
    desk.store.drop_connections()
    desk.write("medida")
    whole = desk.proxy.passed - before
    returned: dict[str, Changes] = {}
    raised, happened = set(), Counter[str]()
    for run in range(RUNS):
        (kind,) = chance.choices(("cut", "slow", "hang"), (82, 15, 3))
        seen, desk.proxy.delay = desk.proxy.happened, 0.001 if kind == "slow" else 0
        for _ in range(1 if kind == "hang" else chance.choice((1, 1, 1, 2, 3))):
            order = desk.proxy.hang if kind == "hang" else desk.proxy.cut
            if chance.random() < 0.5:
                order(At.BYTE, chance.randrange(whole))
            else:
                order(At.BYTE_OF_COMMIT, chance.randrange(1, 60))
        try:
            returned[f"parecer {run}"] = desk.write(f"parecer {run}")
        except BaseError:
            raised.add(f"parecer {run}")
        desk.proxy.no_more_faults()
        happened[kind] += desk.proxy.happened - seen
    desk.proxy.delay = 0
    assert desk.written() == dict.fromkeys(["medida", *returned], 1), "raised while not in doubt: not there"
    assert [desk.kept(changes) for changes in returned.values()] == list(returned)
    assert happened.total() > RUNS / 2
    assert all(happened[kind] > 0 for kind in ("cut", "slow", "hang")), happened
    assert len(returned) > RUNS / 2
    assert not raised & returned.keys()


def test_a_backend_may_be_ended_before_any_statement(desk: Desk) -> None:
    """By the administrator, by the system, by the server's own limits."""
    place = count = 0

    def end_backend(connection: object, cursor: object, *_: object) -> None:
        nonlocal count
        count += 1
        if count == place:
            pid = cursor.connection.info.backend_pid  # type: ignore[attr-defined]
            with desk.base.connect() as chief:
                assert chief.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,)).fetchone() == (True,)

    event.listen(desk.store.engine, "before_cursor_execute", end_backend)
    desk.write("medida")
    statements = count
    for place in range(1, statements + 1):
        count = 0
        desk.write(f"parecer {place}")
        assert count > place
    assert desk.written() == {"medida": 1, **{f"parecer {n}": 1 for n in range(1, statements + 1)}}


def test_a_server_that_starts_anew_between_commands_is_found_again(desk: Desk) -> None:
    desk.write("antes")
    desk.store.ask(lambda session: version(session, desk.case_id))
    desk.base.server.stop(signal=signal.SIGINT)
    with pytest.raises(BaseUnreachable):
        desk.store.ask(lambda session: version(session, desk.case_id))
    with pytest.raises(BaseUnreachable):
        desk.write("no meio")
    desk.base.server.start()
    assert desk.store.ask(lambda session: version(session, desk.case_id)) > 0
    desk.write("depois")
    assert desk.written() == {"antes": 1, "depois": 1}


def in_doubt(desk: Desk, pool: ThreadPoolExecutor):  # type: ignore[no-untyped-def]
    """A command whose COMMIT landed, and whose answer will never come."""
    desk.proxy.hang(At.ANSWER)
    running = pool.submit(desk.write, "parecer")
    desk.proxy.wait_until(lambda proxy: proxy.happened == 1)
    return running


def test_a_command_stays_in_doubt_while_the_base_is_away_until_the_program_closes(desk: Desk) -> None:
    with ThreadPoolExecutor() as pool:
        running = in_doubt(desk, pool)
        made = desk.proxy.lines_made
        desk.proxy.go_away()
        desk.proxy.wait_until(lambda proxy: proxy.lines_made > made + 2 * opening.TRIES)
        assert not running.done()
        desk.store.close()
        assert isinstance(running.exception(), OutcomeUnknown)
    assert desk.written() == {"parecer": 1}


@pytest.mark.usefixtures("qapp")
def test_the_program_can_be_closed_while_a_command_is_in_doubt(desk: Desk) -> None:
    runner = Runner(desk.store)
    owner = QObject()
    desk.proxy.hang(At.ANSWER)
    runner.write(owner, lambda session: a_case(session, desk.base.built))
    desk.proxy.wait_until(lambda proxy: proxy.happened == 1)
    made = desk.proxy.lines_made
    desk.proxy.go_away()
    desk.proxy.wait_until(lambda proxy: proxy.lines_made > made + 2 * opening.TRIES)
    with ThreadPoolExecutor() as pool:
        closing = pool.submit(runner.close)
        try:
            closing.result(timeout=30)
        finally:
            desk.store.close()


@pytest.mark.usefixtures("qapp")
def test_what_was_asked_for_before_the_program_closes_is_written(desk: Desk) -> None:
    runner = Runner(desk.store)
    owner = QObject()
    for n in range(3):
        runner.write(owner, lambda session, n=n: a_case(session, desk.base.built, subject=f"Último {n}"))
    runner.close()
    with desk.base.connect() as chief:
        found = chief.execute("SELECT subject FROM crm.cases WHERE id <> %s ORDER BY number", (desk.case_id,))
        assert found.fetchall() == [("Último 0",), ("Último 1",), ("Último 2",)]


def test_a_command_in_doubt_is_answered_when_the_base_is_back(desk: Desk) -> None:
    with ThreadPoolExecutor() as pool:
        running = in_doubt(desk, pool)
        made = desk.proxy.lines_made
        desk.proxy.go_away()
        desk.proxy.wait_until(lambda proxy: proxy.lines_made > made + 2 * opening.TRIES)
        desk.proxy.away = False
        assert desk.kept(running.result()) == "parecer"
    assert desk.written() == {"parecer": 1}


def test_a_command_in_doubt_is_not_called_refused_when_the_person_may_log_in_no_more(desk: Desk) -> None:
    with ThreadPoolExecutor() as pool:
        running = in_doubt(desk, pool)
        with desk.base.connect() as chief:
            chief.execute("UPDATE crm.users SET active = false WHERE login = 'marina'")
        try:
            desk.proxy.cut_all()
            assert isinstance(running.exception(), OutcomeUnknown)
        finally:
            with desk.base.connect() as chief:
                chief.execute("UPDATE crm.users SET active = true WHERE login = 'marina'")
    assert desk.written() == {"parecer": 1}


def test_closing_leaves_no_connection_behind(desk: Desk) -> None:
    """Not even the one that is at work when the program closes."""

    mine = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'crm-desktop' AND datname = %s"

    def close(session: Session) -> int:
        found = version(session, desk.case_id)
        desk.store.close()
        return found

    desk.store.ask(close)
    desk.store.ask(lambda session: version(session, desk.case_id))
    desk.proxy.wait_until(lambda proxy: proxy.lines == 0)
    with desk.base.connect() as chief:
        # The server takes its time to see that a client has gone.
        assert any(chief.execute(mine, (desk.base.name,)).fetchone() == (0,) for _ in range(5000))


def test_connections_that_are_dropped_while_at_work_or_waited_for_do_not_stay_open(desk: Desk) -> None:
    """One reads, another waits for its connection: both go on, and leave nothing to a pool that nobody asks any more."""
    old: Any = desk.store._reader.pool
    asked, get = threading.Event(), old._pool.get

    def tell_and_get(*how: Any) -> Any:
        asked.set()
        return get(*how)

    with ThreadPoolExecutor() as pool, desk.store.reading() as session:
        version(session, desk.case_id)
        old._pool.get = tell_and_get
        waiting = pool.submit(desk.store.ask, lambda session: version(session, desk.case_id))
        assert asked.wait(30)
        desk.store.drop_connections()
        session.close()
        assert waiting.result() > 0
    desk.proxy.wait_until(lambda proxy: proxy.lines == 0)
    assert old is not desk.store._reader.pool


def test_what_is_refused_under_a_bad_line_is_still_one_of_our_errors(desk: Desk) -> None:
    desk.proxy.go_away()
    with pytest.raises(BaseError) as refused:
        desk.write("parecer")
    assert not isinstance(refused.value, LoginRefused)
