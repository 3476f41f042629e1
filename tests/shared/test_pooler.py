"""A shared base behind PgBouncer, in session mode."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from crm_desktop.errors import BaseUnreachable, LoginRefused
from crm_desktop.queries.actor import actor_by_login, connected_actor
from crm_desktop.storage.shared import opening
from crm_desktop.storage.shared.opening import SharedStore, open_shared
from tests.builders import a_case, version
from tests.shared.bases import SECRET, TEMPLATE, SharedBase
from tests.shared.machine import machine
from tests.shared.pooler import Pooler
from tests.shared.proxy import At, Proxy

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" and machine().pooler() is None,
    reason="PgBouncer has no package for Windows",
)


@pytest.fixture
def pooler(shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pooler]:
    monkeypatch.setattr(opening, "FIRST_PAUSE_SECONDS", 0.002)
    with Pooler(shared_base, connections=3) as started:
        yield started


def opened(pooler: Pooler, login: str = "marina", password: str = SECRET) -> SharedStore:
    url = f"postgresql://127.0.0.1:{pooler.port}/{pooler.database}?roles={TEMPLATE}"
    return open_shared(url, login, password)


def test_questions_commands_and_hints_go_through(pooler: Pooler, shared_base: SharedBase) -> None:
    store = opened(pooler)
    with store.connect() as listener:
        listener.execute("LISTEN crm")
        listener.commit()
        case_id = store.carry_out(lambda session: a_case(session, shared_base.built))
        assert store.ask(lambda session: version(session, case_id)) > 0
        hints = {notice.payload for notice in listener.notifies(timeout=10, stop_after=1)}
    assert hints == {"cases"}
    assert store.ask(connected_actor).login == "marina"
    store.close()


def test_each_is_who_logged_in_whoever_had_the_connection_before(
    pooler: Pooler, shared_base: SharedBase
) -> None:
    limits = text("SELECT current_setting('lock_timeout'), current_setting('search_path')")
    for login in ("marina", "carlos", "marina", "helena", "carlos"):
        store = opened(pooler, login)
        assert store.ask(connected_actor).login == login
        assert store.carry_out(lambda session: tuple(session.execute(limits).one())) == ("10s", "crm")
        store.close()


def test_a_wrong_password_is_refused_by_the_pooler(pooler: Pooler) -> None:
    with pytest.raises(LoginRefused):
        opened(pooler, password="errada")
    with pytest.raises(LoginRefused):
        opened(pooler, login="ninguem")


def test_a_base_that_the_pooler_does_not_know(pooler: Pooler) -> None:
    with pytest.raises(BaseUnreachable) as refused:
        open_shared(f"postgresql://127.0.0.1:{pooler.port}/outra?roles={TEMPLATE}", "marina", SECRET)
    assert refused.value.cause == "no_such_base", refused.value.detail


def test_a_pooler_that_starts_anew_and_one_whose_server_ends_the_session_are_only_faults_of_the_line(
    pooler: Pooler, shared_base: SharedBase
) -> None:
    store = opened(pooler)
    case_id = store.carry_out(lambda session: a_case(session, shared_base.built))
    pooler.stop()
    with pytest.raises(BaseUnreachable):
        store.ask(connected_actor)
    pooler.start()
    assert store.carry_out(lambda session: version(session, case_id)) > 0
    ended: list[int] = []

    def verb(session: Session) -> str:
        if not ended:
            ended.append(session.execute(text("SELECT pg_backend_pid()")).scalar_one())
            with shared_base.connect() as chief:
                chief.execute("SELECT pg_terminate_backend(%s, 5000)", (ended[0],))
        return actor_by_login(session, "marina").login

    assert store.carry_out(verb) == "marina"
    assert ended
    store.close()


@pytest.mark.parametrize("at", [At.COMMIT, At.ANSWER])
def test_a_line_cut_behind_the_pooler_leaves_the_command_carried_out_once(
    at: At, shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FIRST_PAUSE_SECONDS", 0.002)
    with (
        Proxy(shared_base.server.port) as proxy,
        Pooler(shared_base, connections=3, server_port=proxy.port) as pooler,
    ):
        store = opened(pooler)
        store.carry_out(connected_actor)
        proxy.cut(at)
        store.carry_out(lambda session: a_case(session, shared_base.built))
        assert proxy.happened == 1
        store.close()
    with shared_base.connect() as chief:
        assert chief.execute("SELECT count(*) FROM crm.cases").fetchone() == (1,)


def test_a_server_that_is_away_behind_its_pooler(shared_base: SharedBase) -> None:
    with (
        Proxy(shared_base.server.port) as proxy,
        Pooler(shared_base, connections=3, server_port=proxy.port) as pooler,
    ):
        proxy.go_away()
        with pytest.raises(BaseUnreachable) as refused:
            opened(pooler)
        assert refused.value.cause, refused.value.detail


def test_a_base_without_a_free_connection_is_unreachable_and_not_a_wrong_password(
    shared_base: SharedBase,
) -> None:
    with Pooler(shared_base, connections=1) as pooler:
        store = opened(pooler)
        with pytest.raises(BaseUnreachable) as refused:
            store.carry_out(connected_actor)
        assert refused.value.cause == "full"
        store.close()
