"""A notice is told once, by the system where it can, else inside the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from crm_desktop.desktop.notifications import Notifier, TrayMessenger


class Shelf:
    """A notification area that keeps what it showed."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.shown: list[tuple[str, str]] = []

    def show(self, title: str, text: str) -> bool:
        if self.works:
            self.shown.append((title, text))
        return self.works


def collect(notifier: Notifier) -> list[tuple[str, str]]:
    toasts: list[tuple[str, str]] = []
    notifier.toast_requested.connect(lambda title, text: toasts.append((title, text)))
    return toasts


def test_the_system_tells_and_no_toast_repeats_it(qtbot: QtBot) -> None:
    shelf = Shelf()
    notifier = Notifier(shelf)
    toasts = collect(notifier)
    assert notifier.notify("Agendamento", "Ana às 10:00", "appointment:1")
    assert shelf.shown == [("Agendamento", "Ana às 10:00")]
    assert toasts == []


def test_without_a_notification_area_a_toast_is_asked_for(qtbot: QtBot) -> None:
    notifier = Notifier(Shelf(works=False))
    toasts = collect(notifier)
    assert notifier.notify("Agendamento", "Ana <ana@x.com>", "appointment:1")
    assert toasts == [("Agendamento", "Ana <ana@x.com>")]


@pytest.mark.parametrize("works", [True, False])
def test_a_key_is_told_once(qtbot: QtBot, works: bool) -> None:
    shelf = Shelf(works)
    notifier = Notifier(shelf)
    toasts = collect(notifier)
    assert [notifier.notify("A", "b", key) for key in ("1", "1", "2")] == [True, False, True]
    assert len(shelf.shown) + len(toasts) == 2


def test_markup_and_length_do_not_reach_the_system(qtbot: QtBot) -> None:
    shelf = Shelf()
    Notifier(shelf).notify("T" * 100, "<img src='http://x'>\x07" + "y" * 300, "k")
    title, text = shelf.shown[0]
    assert (len(title), len(text)) == (60, 240)
    assert text.startswith("‹img src='http://x'›y")
    assert text.endswith("…")


def test_a_screen_without_a_tray_refuses(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QSystemTrayIcon

    messenger = TrayMessenger(QIcon())
    assert messenger.show("A", "b") is QSystemTrayIcon.isSystemTrayAvailable()
