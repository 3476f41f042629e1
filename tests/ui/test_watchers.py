"""Acompanhamento: the card of the process, and the dialog with everybody."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.models.user import UserRight
from crm_desktop.operations.watchers import change_watchers
from crm_desktop.queries.watchers import read_watchers
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.watchers_dialog import WatchersDialog
from crm_desktop.values.terms import Right
from tests.builders import NOW, Built, a_case, actor

Open = Callable[..., MainWindow]


@pytest.fixture
def case_id(store: Store, built: Built) -> uuid.UUID:
    with store.writing() as session:
        return a_case(session, built)


@pytest.fixture
def open_window(make_desk: Callable[[str], Desk], case_id: uuid.UUID, qtbot: QtBot) -> Open:
    def make(login: str = "marina") -> MainWindow:
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        window.attach(make_desk(login))
        qtbot.waitUntil(lambda: window.table.select_case(case_id))
        qtbot.waitUntil(lambda: window.detail.shown_id() == case_id)
        return window

    return make


def watchers(store: Store, case_id: uuid.UUID) -> list[str]:
    with store.reading() as session:
        return [watcher.name for watcher in read_watchers(session, case_id)]


def tick(dialog: WatchersDialog, name: str, on: bool) -> None:
    (item,) = dialog.list.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_one_click_follows_and_one_stops(open_window: Open, qtbot: QtBot) -> None:
    card = open_window().detail.watchers_card
    assert card.names.text() == "Ninguém acompanha"
    card.follow.click()
    qtbot.waitUntil(lambda: card.names.text() == "Acompanhado por: Marina Souza")
    assert card.follow.text() == card.follow.accessibleName() == "Deixar de acompanhar"
    card.follow.click()
    qtbot.waitUntil(lambda: card.names.text() == "Ninguém acompanha")


def test_the_dialog_writes_only_what_was_ticked_there(
    open_window: Open, store: Store, built: Built, case_id: uuid.UUID, qtbot: QtBot
) -> None:
    with store.writing() as session:
        change_watchers(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            add=(built.users["helena"], built.users["carlos"]),
        )
    window = open_window()
    window.detail.watchers_card.change.click()
    dialog = window.findChild(WatchersDialog)
    assert dialog is not None
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert shown[:2] == ["Carlos Lima", "Helena Duarte"]
    with store.writing() as session:  # somebody else, meanwhile
        change_watchers(session, actor=actor(session), now=NOW, case_id=case_id, add=(built.users["marina"],))
    tick(dialog, "Carlos Lima", False)
    tick(dialog, "Beatriz Alves", True)
    assert dialog.primary is not None
    dialog.primary.click()
    card = window.detail.watchers_card
    qtbot.waitUntil(
        lambda: card.names.text() == "Acompanhado por: Beatriz Alves, Helena Duarte, Marina Souza"
    )
    assert watchers(store, case_id) == ["Beatriz Alves", "Helena Duarte", "Marina Souza"]


def test_searching_hides_the_others_and_forgets_no_tick(
    open_window: Open, store: Store, case_id: uuid.UUID, qtbot: QtBot
) -> None:
    window = open_window()
    window.detail.watchers_card.change.click()
    dialog = window.findChild(WatchersDialog)
    assert dialog is not None
    tick(dialog, "Carlos Lima", True)
    qtbot.keyClicks(dialog.search, "beat")
    shown = [dialog.list.item(r).text() for r in range(dialog.list.count()) if not dialog.list.isRowHidden(r)]
    assert shown == ["Beatriz Alves"]
    dialog.list.setCurrentRow(next(r for r in range(dialog.list.count()) if not dialog.list.isRowHidden(r)))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClicks(dialog.search, "xyz")
    assert dialog.none_found.isVisible()
    dialog.save()
    qtbot.waitUntil(lambda: watchers(store, case_id) == ["Beatriz Alves", "Carlos Lima"])


def test_without_the_right_to_write_one_follows_for_oneself_only(
    open_window: Open, store: Store, built: Built
) -> None:
    with store.writing() as session:
        session.add(UserRight(user_id=built.users["marina"], right=Right.WRITE_OPINION, granted=False))
    card = open_window().detail.watchers_card
    assert card.change.isHidden()
    assert card.follow.isVisible()
