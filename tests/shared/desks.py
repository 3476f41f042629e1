"""Desks on a shared base, as the log-in makes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from crm_desktop.credentials import Credentials
from crm_desktop.queries.actor import connected_actor
from crm_desktop.queries.options import read_options
from crm_desktop.settings import Paths, Settings
from crm_desktop.storage.shared.opening import SharedStore
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.live import Live
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.runner import Runner

MakeDesk = Callable[[str], Desk]


def desk_on(store: SharedStore, profile: Path) -> Desk:
    """That of whoever the store connects as; its runner is the caller's to close."""
    actor = store.ask(connected_actor)
    desk = Desk(
        Runner(store, actor),
        settings=Settings(),
        paths=Paths.for_profile(profile),
        credentials=Credentials(),
    )
    desk.options = store.ask(lambda session: read_options(session, actor))
    return desk


def listen(window: MainWindow, qtbot: QtBot) -> Live:
    """The window's listener, once it listens."""
    assert window.controller is not None
    live = window.controller.together.live
    qtbot.waitUntil(lambda: live._notifier is not None)
    return live
