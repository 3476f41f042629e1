"""What a program hears of others, how often it reads, and what happens when it hears nothing more."""

from __future__ import annotations

import uuid
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.orm import Session

from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.storage.shared.opening import SharedStore
from crm_desktop.ui import live as live_module
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.values.addresses import parse_address
from tests.builders import NOW, version
from tests.shared.bases import SECRET, SharedBase, TestStore
from tests.shared.desks import MakeDesk, desk_on, listen
from tests.shared.proxy import Proxy
from tests.windows import open_window


def shown_version(window: MainWindow, case_id: uuid.UUID, qtbot: QtBot) -> int:
    """Of the process, once the window shows it."""
    window.table.select_case(case_id)
    qtbot.waitUntil(lambda: window.detail.shown_id() == case_id)
    return window.detail.case.version


def write_down(session: Session, case_id: uuid.UUID, text: str) -> None:
    """An opinion of Carlos'."""
    complete_opinion(
        session,
        actor=actor_by_login(session, "carlos"),
        now=NOW,
        case_id=case_id,
        case_version=version(session, case_id),
        text=text,
        decision=Decision(),
    )


def test_a_listener_that_is_lost_alone_is_noticed_and_what_changed_meanwhile_shows(
    desk_of: MakeDesk, shared_base: SharedBase, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with open_window(desk_of("marina"), qtbot, rows=3) as marina, shared_base.connect() as connection:
        live = listen(marina, qtbot)
        version = shown_version(marina, case_ids[0], qtbot)
        pid = live._hints._connection.info.backend_pid
        # Nothing of Qt runs in between: nobody listens when the change is made.
        assert connection.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,)).fetchone() == (True,)
        with closing(TestStore(shared_base)) as admin, admin.writing() as session:
            write_down(session, case_ids[0], "Escrito sem ninguém ouvir.")
        with qtbot.waitSignals([live.away, live.back]):
            pass
        qtbot.waitUntil(lambda: marina.detail.case.version > version)
        assert "Escrito sem ninguém ouvir." in [entry.text for entry in marina.detail.case.history]
        assert live._hints._connection.info.backend_pid != pid


def test_a_line_that_stands_still_is_noticed_though_it_stays_open(
    shared_base: SharedBase, case_ids: list[uuid.UUID], tmp_path: Path, qtbot: QtBot
) -> None:
    with Proxy(shared_base.server.port) as proxy:
        address = replace(parse_address(shared_base.url), hosts=(("127.0.0.1", proxy.port),))
        desk = desk_on(SharedStore(address, "marina", SECRET), tmp_path)
        with open_window(desk, qtbot, rows=3) as marina, closing(desk.runner):
            live = listen(marina, qtbot)
            version = shown_version(marina, case_ids[0], qtbot)
            live._ping.timeout.emit()
            qtbot.waitUntil(lambda: not live._hints._asked)
            proxy.stand_still()
            live._ping.timeout.emit()
            with closing(TestStore(shared_base)) as admin, admin.writing() as session:
                write_down(session, case_ids[0], "Escrito enquanto a linha estava parada.")
            with qtbot.waitSignals([live.away, live.back]):
                live._ping.timeout.emit()
            qtbot.waitUntil(lambda: marina.detail.case.version > version)


def test_a_hint_of_who_writes_puts_off_no_list(
    desk_of: MakeDesk,
    shared_base: SharedBase,
    case_ids: list[uuid.UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_module, "PAUSE_MS", 600_000)
    with open_window(desk_of("marina"), qtbot, rows=3) as marina, shared_base.connect() as connection:
        live = listen(marina, qtbot)
        with qtbot.waitSignal(live.elsewhere, check_params_cb=lambda names: names == {"writing_now"}):
            connection.execute("NOTIFY crm, 'writing_now'")
        with qtbot.waitSignal(live.elsewhere, check_params_cb=lambda names: names == {"cases"}):
            connection.execute("NOTIFY crm, 'cases'")
        connection.execute("NOTIFY crm, 'writing_now'")
        qtbot.waitUntil(lambda: "writing_now" in live._heard)
        assert live._pause.remainingTime() > 0


def test_hints_that_pour_in_are_read_once_and_the_rest_after_the_pause(
    desk_of: MakeDesk,
    shared_base: SharedBase,
    case_ids: list[uuid.UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert live_module.PAUSE_MS == 1_000
    # So long that none of it passes while the hints come.
    monkeypatch.setattr(live_module, "PAUSE_MS", 600_000)
    desk = desk_of("marina")
    with open_window(desk, qtbot, rows=3) as marina, shared_base.connect() as connection:
        live = listen(marina, qtbot)
        reader = desk.runner.shared_store._reader
        read: list[str] = []
        event.listen(reader, "before_cursor_execute", lambda *given: read.append(given[2]))

        def times_read() -> int:
            return sum("JOIN person ON" in sql and "LIMIT" in sql for sql in read)

        connection.execute("NOTIFY crm, 'cases'")
        qtbot.waitUntil(lambda: times_read() == 1)
        for _ in range(50):
            connection.execute("NOTIFY crm, 'cases'")
        connection.execute("NOTIFY crm, 'the last'")
        qtbot.waitUntil(lambda: "the last" in live._heard)
        assert live._pause.isActive()
        with qtbot.waitSignal(live.elsewhere) as told:
            assert times_read() == 1
            live._pause.start(0)
        assert told.args == [frozenset({"cases", "the last"})]
        qtbot.waitUntil(lambda: times_read() == 2)
        assert not live._heard
