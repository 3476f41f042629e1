"""The list and the process below it: what is shown is not older than what was written here."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from crm_desktop.operations.changes import Kind, changed
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from tests.builders import Built, a_case
from tests.windows import open_window


def test_a_process_that_changes_while_it_is_being_read_is_read_again(
    desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        first, second = a_case(session, built), a_case(session, built)
    with open_window(desk, qtbot, rows=2) as window:
        controller = window.controller
        assert controller is not None
        qtbot.waitUntil(lambda: window.detail.shown_id() is not None, timeout=60_000)
        other = second if window.detail.shown_id() == first else first
        pause = controller.cases._detail_pause
        with qtbot.waitSignal(pause.timeout):
            window.table.select_case(other)
        assert window.detail.shown_id() != other
        controller.cases.reflect(changed(Kind.CASE, ids=(other,)))
        assert pause.isActive()
        qtbot.waitUntil(lambda: window.detail.shown_id() == other, timeout=60_000)
