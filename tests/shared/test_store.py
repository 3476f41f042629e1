"""An open shared base: its connections, its limits, and what becomes of who is at work."""

from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from crm_desktop.errors import (
    BaseLocked,
    BaseUnreachable,
    CrmError,
    LoginRefused,
    NotAllowed,
    UnstorableText,
)
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import actor_by_login, connected_actor
from crm_desktop.storage.shared import connecting, opening
from tests.builders import NOW, a_case, version
from tests.shared.bases import SharedBase

SERVER_SETS = "SELECT name, setting FROM pg_settings WHERE name = ANY (%s)"


def connections(chief: psycopg.Connection, base: SharedBase) -> int:
    found = chief.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND application_name = 'crm-desktop'",
        (base.name,),
    ).fetchone()
    assert found is not None
    return int(found[0])


def test_eight_threads_take_two_connections(shared_base: SharedBase) -> None:
    store = shared_base.open()
    seen = []
    start = threading.Barrier(8, timeout=30)

    def work(thread: int) -> None:
        start.wait()
        for _ in range(5):
            if thread % 2:
                store.ask(connected_actor)
            else:
                store.carry_out(lambda session: a_case(session, shared_base.built))
            with counting:
                seen.append(connections(chief, shared_base))

    counting = threading.Lock()
    with shared_base.connect() as chief, ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    store.close()
    assert max(seen) == 2


def test_connections_that_are_dropped_while_at_work_end_with_their_work(shared_base: SharedBase) -> None:
    store = shared_base.open()
    store.carry_out(connected_actor)

    def drop(session: Session) -> object:
        found = connected_actor(session)
        store.drop_connections()
        return found

    with shared_base.connect() as chief:
        for _ in range(5):
            store.ask(drop)
            store.carry_out(drop)
        # The server takes its time to see that a client has gone.
        assert any(connections(chief, shared_base) == 0 for _ in range(5000))
    store.close()


def test_a_program_that_waits_for_its_own_connection_is_told_so(
    shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.1)
    monkeypatch.setattr(opening, "FIRST_PAUSE_SECONDS", 0.001)
    store = shared_base.open()
    with store.reading() as session:
        connected_actor(session)
        with pytest.raises(BaseUnreachable) as refused:
            store.ask(connected_actor)
    assert refused.value.cause == "no_answer"
    with store.writing() as session, pytest.raises(BaseUnreachable):
        connected_actor(session)
        store.carry_out(connected_actor)
    store.close()


def test_a_question_writes_nothing(shared_base: SharedBase) -> None:
    store = shared_base.open()
    with pytest.raises(CrmError):
        store.ask(lambda session: a_case(session, shared_base.built))
    assert store.ask(connected_actor).login == "marina"
    store.close()


def test_a_person_who_was_deactivated_is_out_at_the_next_command(shared_base: SharedBase) -> None:
    store = shared_base.open("beatriz")
    store.carry_out(connected_actor)
    try:
        with shared_base.connect() as chief:
            chief.execute("UPDATE crm.users SET active = false WHERE login = 'beatriz'")
        with pytest.raises(LoginRefused):
            store.carry_out(connected_actor)
        with pytest.raises(LoginRefused):
            store.ask(connected_actor)
    finally:
        with shared_base.connect() as chief:
            chief.execute("UPDATE crm.users SET active = true WHERE login = 'beatriz'")
    assert store.carry_out(connected_actor).login == "beatriz"
    store.close()


@pytest.mark.parametrize("repeatable", [False, True])
def test_a_session_that_outlives_its_person_may_do_nothing(shared_base: SharedBase, repeatable: bool) -> None:
    """The role still lets in, the base does not."""
    store = shared_base.open("beatriz")
    with shared_base.connect() as chief:
        chief.execute("ALTER TABLE crm.users DISABLE TRIGGER role_follows_user")
        chief.execute("UPDATE crm.users SET active = false WHERE login = 'beatriz'")
    with pytest.raises(NotAllowed) as refused:
        store.carry_out(lambda session: session.execute(text("SELECT 1")), repeatable=repeatable)
    assert refused.value.right == "active"
    store.close()


def test_a_changed_password_counts_from_the_next_connection_on(shared_base: SharedBase) -> None:
    store = shared_base.open("carlos")
    store.changed_password("outra senha boa")
    assert store.ask(connected_actor).login == "carlos"
    store.drop_connections()
    with pytest.raises(LoginRefused):
        store.ask(connected_actor)
    store.close()


def test_a_text_that_no_base_keeps_is_refused(shared_base: SharedBase) -> None:
    store = shared_base.open()
    case_id = store.carry_out(lambda session: a_case(session, shared_base.built))

    def write(session: Session) -> object:
        return complete_opinion(
            session,
            actor=actor_by_login(session, "marina"),
            now=NOW,
            case_id=case_id,
            case_version=version(session, case_id),
            text="antes\0depois",
            decision=Decision(),
        )

    with pytest.raises(UnstorableText):
        store.carry_out(write)
    store.close()


def test_a_process_that_another_holds_too_long_is_said_to_be_busy(
    shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "LOCK_SECONDS", 1)
    store = shared_base.open()
    case_id = store.carry_out(lambda session: a_case(session, shared_base.built))
    lock = text("SELECT 1 FROM crm.cases WHERE id = :id FOR NO KEY UPDATE")
    with shared_base.connect() as chief, chief.transaction():
        chief.execute("SELECT 1 FROM crm.cases WHERE id = %s FOR UPDATE", (case_id,))
        with pytest.raises(BaseLocked):
            store.carry_out(lambda session: session.execute(lock, {"id": case_id}))
    store.close()


def test_a_statement_that_takes_too_long_is_no_lock(
    shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "STATEMENT_SECONDS", 1)
    store = shared_base.open()
    asked = []

    def question(session: Session) -> object:
        asked.append(1)
        return session.execute(text("SELECT count(*) FROM generate_series(1, 10000000000)")).all()

    with pytest.raises(BaseUnreachable) as refused:
        store.ask(question)
    assert refused.value.cause == "no_answer"
    assert len(asked) == 1, "what took too long takes too long again"
    store.close()


def test_a_session_that_says_nothing_for_too_long_is_ended_and_the_command_tried_again(
    shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "IDLE_SECONDS", 1)
    store = shared_base.open()
    pids = []

    def verb(session: Session) -> int:
        pid = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
        pids.append(pid)
        with shared_base.connect() as chief:
            while (
                len(pids) == 1
                and chief.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", (pid,)).fetchone()
            ):
                pass
        return int(session.execute(text("SELECT pg_backend_pid()")).scalar_one())

    assert store.carry_out(verb) == pids[1]
    store.close()


def test_a_server_that_takes_no_more_writes_is_left_for_another_connection(
    shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FIRST_PAUSE_SECONDS", 0.002)
    store = shared_base.open()
    pids = []

    def verb(session: Session) -> None:
        pids.append(session.execute(text("SELECT pg_backend_pid()")).scalar_one())
        if len(pids) == 1:
            session.execute(text("SET TRANSACTION READ ONLY"))
        a_case(session, shared_base.built)

    store.carry_out(verb)
    assert len(pids) == len(set(pids)) == 2
    store.close()


def test_a_connection_has_its_limits(shared_base: SharedBase) -> None:
    store = shared_base.open()
    connection = store.connect()
    found = dict(
        connection.execute(
            SERVER_SETS, (["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"],)
        ).fetchall()
    )
    assert found == {
        "statement_timeout": "60000",
        "lock_timeout": "10000",
        "idle_in_transaction_session_timeout": "30000",
    }
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        with socket.socket(fileno=socket.dup(connection.pgconn.socket)) as line:  # type: ignore[attr-defined]
            assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == connecting.LOST_AFTER_MS
            assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 10
    connection.close()
    store.close()
