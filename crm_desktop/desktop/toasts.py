"""Windows' own notifications, with buttons (Windows.UI.Notifications); a system without them is done without."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from crm_desktop.desktop.identity import APPLICATION, APPLICATION_ID
from crm_desktop.desktop.notifications import MAX_TEXT, MAX_TITLE, Messenger, Note, plain

OPEN, SNOOZE = "abrir", "adiar"
"""What a button tells this program, where it runs; nothing of it comes from outside."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the buttons."""

    open: str
    snooze: str


def toast_xml(title: str, note: Note, words: Words, *, by_link: bool) -> str:
    """The document that Windows shows. Opening goes `by_link` where Windows starts this program for its links: then it
    also works when the program has ended. Otherwise the running program hears of it."""
    opening = (
        {"activationType": "protocol", "arguments": note.link}
        if by_link and note.link
        else {"activationType": "foreground", "arguments": OPEN}
    )
    toast = ElementTree.Element(
        "toast", launch=opening["arguments"], activationType=opening["activationType"]
    )
    binding = ElementTree.SubElement(
        ElementTree.SubElement(toast, "visual"), "binding", template="ToastGeneric"
    )
    for text in (plain(title, MAX_TITLE), plain(note.text, MAX_TEXT)):
        ElementTree.SubElement(binding, "text").text = text
    actions = ElementTree.SubElement(toast, "actions")
    ElementTree.SubElement(actions, "action", {"content": words.open, **opening})
    ElementTree.SubElement(
        actions, "action", content=words.snooze, activationType="foreground", arguments=SNOOZE
    )
    return ElementTree.tostring(toast, encoding="unicode")


class Toasts(Protocol):
    """Where the system shows them."""

    def show(self, xml: str, tag: str, heard: Callable[[str], None], refused: Callable[[], None]) -> object:
        """What was shown. `heard` gets what the pressed button says, `refused` tells that none was shown after all;
        both on any thread. Raises OSError, ImportError where there are no toasts."""

    def hide(self, shown: object) -> None:
        """Without effect when it is gone."""


class ToastMessenger(Messenger):
    """`by_link` as `toast_xml` has it. None stays behind when it ends: their buttons would speak to nobody."""

    _heard = Signal(str, str)
    _refused = Signal(str)

    def __init__(self, toasts: Toasts, words: Words, *, by_link: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toasts = toasts
        self._words = words
        self._by_link = by_link
        self._standing: dict[str, _Standing] = {}
        # Windows calls on threads of its own.
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._refuse, Qt.ConnectionType.QueuedConnection)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(lambda: self.withdraw(tuple(self._standing)))

    def show(self, title: str, notes: Sequence[Note]) -> bool:
        shown = []
        try:
            for note in notes:
                self._standing[note.id] = _Standing(title, note, self._show(title, note))
                shown.append(note.id)
        except (OSError, ImportError):
            self.withdraw(shown)
            return False
        return True

    def _show(self, title: str, note: Note) -> object:
        xml = toast_xml(title, note, self._words, by_link=self._by_link)
        heard, refused = partial(self._heard.emit, note.id), partial(self._refused.emit, note.id)
        return self._toasts.show(xml, note.id, heard, refused)

    def withdraw(self, ids: Sequence[str]) -> None:
        for note_id in ids:
            standing = self._standing.pop(note_id, None)
            if standing is not None:
                self._toasts.hide(standing.shown)

    def _hear(self, note_id: str, argument: str) -> None:
        standing = self._standing.pop(note_id, None)
        if standing is None:
            return
        if argument == SNOOZE:
            self.snoozed.emit(note_id)
        elif argument == OPEN:
            self.opened.emit(standing.note.link)

    def _refuse(self, note_id: str) -> None:
        standing = self._standing.pop(note_id, None)
        if standing is not None:
            self.failed.emit(standing.title, (standing.note,))


@dataclass(frozen=True, slots=True)
class _Standing:
    title: str
    note: Note
    shown: object


def here(picture: Callable[[], Path]) -> Toasts | None:
    """Those of Windows, with the icon `picture`, which is asked for when the first is shown; None elsewhere."""
    if sys.platform == "win32":
        return _WindowsToasts(picture)
    return None


NAMED = rf"Software\Classes\AppUserModelId\{APPLICATION_ID}"
"""The key below HKEY_CURRENT_USER by which Windows knows name and icon of who shows a toast."""

if sys.platform == "win32":
    import contextlib
    import winreg

    class _WindowsToasts:
        def __init__(self, picture: Callable[[], Path]) -> None:
            self._picture = picture
            self._notifier: Any = None

        def show(
            self, xml: str, tag: str, heard: Callable[[str], None], refused: Callable[[], None]
        ) -> object:
            # Imported only for a toast: every start would wait for it.
            from winrt.windows.data.xml.dom import XmlDocument
            from winrt.windows.ui.notifications import (
                ToastActivatedEventArgs,
                ToastNotification,
                ToastNotificationManager,
            )

            document = XmlDocument()
            document.load_xml(xml)
            toast = ToastNotification(document)
            toast.tag = tag
            toast.add_activated(lambda _toast, args: heard(args.as_(ToastActivatedEventArgs).arguments))
            toast.add_failed(lambda _toast, _args: refused())
            if self._notifier is None:
                _enter_name(self._picture())
                self._notifier = ToastNotificationManager.create_toast_notifier(APPLICATION_ID)
            self._notifier.show(toast)
            return toast

        def hide(self, shown: object) -> None:
            with contextlib.suppress(OSError):
                self._notifier.hide(shown)

    def _enter_name(picture: Path) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, NAMED) as key:
            winreg.SetValueEx(key, "DisplayName", 0, winreg.REG_SZ, APPLICATION)
            winreg.SetValueEx(key, "IconUri", 0, winreg.REG_SZ, str(picture))

    def remove_name() -> None:
        """What the first toast entered. Raises OSError where an administrator has closed the registry."""
        with contextlib.suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, NAMED)

else:

    def remove_name() -> None:
        """Nothing was entered."""
