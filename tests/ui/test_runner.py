"""The crossing between Qt and the data."""

from __future__ import annotations

import threading
import time
from datetime import datetime

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from crm_desktop.errors import BlankText
from crm_desktop.operations.changes import Changes, Kind, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.runner import Runner

SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000000) SELECT count(*) FROM n"


def who_asks(session: Session, actor: Actor, now: datetime) -> tuple[str, datetime, str]:
    return actor.login, now, threading.current_thread().name


under_way = threading.Event()


def slow(session: Session) -> int:
    under_way.set()
    return int(session.connection().exec_driver_sql(SLOW).scalar() or 0)


def quick(session: Session, value: int) -> int:
    return value


def refuses(session: Session, *, actor: Actor) -> Changes:
    raise BlankText("text")


def writes(session: Session, *, actor: Actor, now: datetime) -> Changes:
    return changed(Kind.CASE)


def test_actor_and_clock_are_filled_in_and_it_runs_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    found: list[tuple[str, datetime, str]] = []
    owner = QObject()
    desk.runner.read(owner, who_asks, then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0][0] == "marina"
    assert found[0][1] == desk.now()
    assert found[0][2].startswith("read")


def test_the_newest_question_wins_and_the_slow_one_is_stopped_in_the_base(desk: Desk, qtbot: QtBot) -> None:
    found: list[int] = []
    owner = QObject()
    under_way.clear()
    desk.runner.read(owner, slow, then=found.append, channel="list")
    qtbot.waitUntil(under_way.is_set)
    started = time.monotonic()
    desk.runner.read(owner, quick, 7, then=found.append, channel="list")
    qtbot.waitUntil(lambda: found == [7])
    qtbot.waitUntil(lambda: not desk.runner._under_way)
    assert found == [7]
    assert time.monotonic() - started < 30


def test_an_owner_that_is_gone_gets_nothing(desk: Desk, qtbot: QtBot) -> None:
    found: list[int] = []
    owner = QObject()
    desk.runner.read(owner, quick, 1, then=found.append)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not desk.runner._under_way)
    assert found in ([], [1])
    other = QObject()
    desk.runner.read(other, quick, 2, then=found.append)
    qtbot.waitUntil(lambda: 2 in found)


def test_an_error_goes_to_who_asked_else_to_everybody(desk: Desk, qtbot: QtBot) -> None:
    mine: list[BaseException] = []
    owner = QObject()
    desk.runner.write(owner, refuses, failed=mine.append)
    qtbot.waitUntil(lambda: bool(mine))
    assert isinstance(mine[0], BlankText)
    with qtbot.waitSignal(desk.runner.failed) as caught:
        desk.runner.write(owner, refuses)
    assert isinstance(caught.args[0], BlankText)


def test_what_changed_is_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.runner.changed) as caught:
        desk.runner.write(QObject(), writes)
    assert Kind.CASE in caught.args[0].kinds


@pytest.mark.parametrize("times", [200])
def test_writes_keep_their_order(desk: Desk, qtbot: QtBot, times: int) -> None:
    order: list[int] = []
    owner = QObject()

    def step(session: Session, *, number: int) -> int:
        return number

    for number in range(times):
        desk.runner.write(owner, step, number=number, then=order.append)
    qtbot.waitUntil(lambda: len(order) == times)
    assert order == list(range(times))


class SlowToEnd:
    """A worker that tells that it is done, and goes on only when that has been heard."""

    def __init__(self, runner: Runner) -> None:
        self._bridge = runner._bridge
        self.delivered = self
        self.heard = threading.Event()
        runner._bridge = self  # type: ignore[assignment]

    def emit(self, *told: object) -> None:
        self._bridge.delivered.emit(*told)
        self.heard.wait(10)


def test_no_worker_is_the_last_to_let_go_of_a_window(desk: Desk, qtbot: QtBot) -> None:
    """A widget that ends outside its thread takes the program down."""
    ended: list[threading.Thread] = []
    answered: list[str] = []

    class Window(QObject):
        def __del__(self) -> None:
            ended.append(threading.current_thread())

        def ask(self) -> None:
            desk.runner.call(self, self.objectName, then=self.answer)

        def answer(self, name: str) -> None:
            answered.append(name)

    worker = SlowToEnd(desk.runner)
    Window().ask()
    qtbot.waitUntil(lambda: bool(answered))
    worker.heard.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
