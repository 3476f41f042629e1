"""What the system shows for us: where it can, and as plain text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from crm_desktop.desktop.notifications import FirstThatCan, Messenger, Note, TrayMessenger, plain
from crm_desktop.desktop.toasts import ToastMessenger, Words, here, remove_name, toast_xml
from crm_desktop.values.links import CaseLink, parse_link


def test_markup_and_length_do_not_reach_the_system() -> None:
    assert plain("T" * 100, 60) == "T" * 59 + "…"
    assert plain("<b>Ana</b>\x07\nàs 10:00", 240) == "‹b›Ana‹/b›\nàs 10:00"


def test_a_screen_without_a_tray_refuses(qtbot: QtBot) -> None:
    messenger = TrayMessenger(QIcon())
    assert messenger.show("A", [Note("1", "b")]) is QSystemTrayIcon.isSystemTrayAvailable()


class Shelf(Messenger):
    """Shows what it can."""

    def __init__(self, can: bool) -> None:
        super().__init__()
        self.can = can
        self.shown: list[Note] = []

    def show(self, title: str, notes: Sequence[Note]) -> bool:
        self.shown += notes if self.can else ()
        return self.can


NOTE = Note("a1", "Em 9 min. <Ana & Bia>: “Visita”", "crm-desktop:processo/42")


def test_the_first_that_can_shows_it(qtbot: QtBot) -> None:
    cannot, can, spare = Shelf(False), Shelf(True), Shelf(True)
    assert FirstThatCan((cannot, can, spare)).show("Lembrete", [NOTE])
    assert (cannot.shown, can.shown, spare.shown) == ([], [NOTE], [])
    assert not FirstThatCan((Shelf(False),)).show("Lembrete", [NOTE])


def test_what_the_system_took_and_did_not_show_goes_to_the_next(qtbot: QtBot) -> None:
    first, second = Shelf(True), Shelf(True)
    both = FirstThatCan((first, second))
    both.show("Lembrete", [NOTE])
    first.failed.emit("Lembrete", (NOTE,))
    assert (first.shown, second.shown) == ([NOTE], [NOTE])


class Screen:
    """Windows' toasts: keeps the documents; `press` is a click, on a thread of its own as Windows does it."""

    def __init__(self) -> None:
        self.standing: dict[str, tuple[ElementTree.Element, Callable[[str], None], Callable[[], None]]] = {}
        self.broken: Exception | None = None

    def show(self, xml: str, tag: str, heard: Callable[[str], None], refused: Callable[[], None]) -> object:
        if self.broken is not None:
            raise self.broken
        self.standing[tag] = (ElementTree.fromstring(xml), heard, refused)
        return tag

    def hide(self, shown: object) -> None:
        self.standing.pop(str(shown), None)

    def press(self, tag: str, argument: str) -> None:
        thread = Thread(target=self.standing[tag][1], args=(argument,))
        thread.start()
        thread.join()


WORDS = Words("Abrir", "Adiar 10 min")


def test_a_toast_says_what_the_reminder_says_and_has_two_buttons() -> None:
    toast = ElementTree.fromstring(toast_xml("Lembrete", NOTE, WORDS, by_link=True))
    assert [text.text for text in toast.iter("text")] == ["Lembrete", "Em 9 min. ‹Ana & Bia›: “Visita”"]
    opening, snooze = toast.iter("action")
    assert (opening.get("content"), opening.get("activationType")) == ("Abrir", "protocol")
    assert parse_link(opening.get("arguments", "")) == parse_link(toast.get("launch", "")) == CaseLink(42)
    assert (snooze.get("content"), snooze.get("arguments")) == ("Adiar 10 min", "adiar")
    assert snooze.get("activationType") == "foreground"


@pytest.mark.parametrize(("note", "by_link"), [(NOTE, False), (Note("a1", "Três lembretes"), True)])
def test_where_no_link_leads_here_the_running_program_is_told(note: Note, by_link: bool) -> None:
    toast = ElementTree.fromstring(toast_xml("Lembrete", note, WORDS, by_link=by_link))
    assert (toast.get("activationType"), toast.get("launch")) == ("foreground", "abrir")


def test_a_press_on_a_thread_of_windows_is_heard_in_the_window_s(qtbot: QtBot) -> None:
    screen = Screen()
    messenger = ToastMessenger(screen, WORDS, by_link=False)
    assert messenger.show("Lembrete", [NOTE, Note("b2", "Outro")])
    with qtbot.waitSignal(messenger.opened) as opened:
        screen.press("a1", "abrir")
    assert opened.args == [NOTE.link]
    with qtbot.waitSignal(messenger.snoozed) as snoozed:
        screen.press("b2", "adiar")
    assert snoozed.args == ["b2"]


def test_what_is_withdrawn_no_longer_stands(qtbot: QtBot) -> None:
    screen = Screen()
    messenger = ToastMessenger(screen, WORDS, by_link=False)
    messenger.show("Lembrete", [NOTE])
    messenger.withdraw(["a1", "unknown"])
    assert not screen.standing


@pytest.mark.parametrize("error", [OSError(-2147221164, "class not registered"), ImportError("winrt")])
def test_a_system_without_toasts_leaves_it_to_the_next(qtbot: QtBot, error: Exception) -> None:
    screen, tray = Screen(), Shelf(True)
    screen.broken = error
    assert FirstThatCan((ToastMessenger(screen, WORDS, by_link=True), tray)).show("Lembrete", [NOTE])
    assert tray.shown == [NOTE]


def test_a_toast_that_windows_refuses_afterwards_goes_to_the_next(qtbot: QtBot) -> None:
    screen, tray = Screen(), Shelf(True)
    FirstThatCan((messenger := ToastMessenger(screen, WORDS, by_link=True), tray)).show("Lembrete", [NOTE])
    with qtbot.waitSignal(messenger.failed):
        screen.standing["a1"][2]()
    assert tray.shown == [NOTE]


def test_this_system_s_own_toasts_are_shown_or_refused(qtbot: QtBot, tmp_path: Path) -> None:
    system, tray = here(lambda: tmp_path / "crm.png"), Shelf(True)
    if system is None:
        assert sys.platform != "win32"
        return
    messenger = ToastMessenger(system, WORDS, by_link=False)
    assert FirstThatCan((messenger, tray)).show("Lembrete", [NOTE])
    assert bool(messenger._standing) is not bool(tray.shown)
    messenger.withdraw(["a1"])
    remove_name()
