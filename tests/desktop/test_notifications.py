"""What the system shows for us: where it can, and as plain text."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from crm_desktop.desktop.notifications import TrayMessenger, plain


def test_markup_and_length_do_not_reach_the_system() -> None:
    assert plain("T" * 100, 60) == "T" * 59 + "…"
    assert plain("<b>Ana</b>\x07\nàs 10:00", 240) == "‹b›Ana‹/b›\nàs 10:00"


def test_a_screen_without_a_tray_refuses(qtbot: QtBot) -> None:
    messenger = TrayMessenger(QIcon())
    assert messenger.show("A", "b") is QSystemTrayIcon.isSystemTrayAvailable()
