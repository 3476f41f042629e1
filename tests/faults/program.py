"""The real program in a process of its own, which lets Marina in by a keyring of ours and then does what it is told.

    program.py PROFILE VERB

`stay` prints when somebody is logged in; `type` writes into the opinion of process 1 without a pause and prints once
some of it is saved; `crash` ends by a fault of native code; `leave` closes the window; `logged-off` and `called-off`
are told by the system that it ends, and in the second case it does not.
"""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Callable

import keyring
from keyring.backend import KeyringBackend
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.app import ending
from crm_desktop.cli import main
from crm_desktop.ui.controller import Controller
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.opinion.dialog import OpinionDialog

PASSWORD = "cafe com pao 8"
PIECE = "palavra ditada "
TURN_MS = 20


class Known(KeyringBackend):
    """Knows everybody's password."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return PASSWORD if "login" in service else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


def say(word: str) -> None:
    print(word, flush=True)


def crash(_controller: Controller) -> None:
    faulthandler._sigsegv()  # type: ignore[attr-defined]


def leave(controller: Controller) -> None:
    controller.window_.close()


def stay(_controller: Controller) -> None:
    say("ready")


def type_on(controller: Controller) -> None:
    case_id = controller.window_.table.cases.rows[0].id
    controller.writing.write_opinion(case_id)

    def begin() -> None:
        dialog = next(iter(controller.writing.opinions.values()), None)
        if dialog is not None:
            waiting.stop()
            go_on(dialog)

    waiting = QTimer(controller)
    waiting.timeout.connect(begin)
    waiting.start(TURN_MS)

    def go_on(dialog: OpinionDialog) -> None:
        typing = QTimer(dialog)
        typing.timeout.connect(lambda: dialog.editor.insertPlainText(PIECE))
        typing.start(TURN_MS)
        dialog.drafts.saved.connect(lambda _at: say("saved"))


def logged_off(controller: Controller) -> None:
    QApplication.instance().findChild(ending.Ending).system_ends()  # type: ignore[union-attr]
    say("ready")


def called_off(controller: Controller) -> None:
    told = QApplication.instance().findChild(ending.Ending)  # type: ignore[union-attr]
    told._still_here.timeout.connect(lambda: say("still here"))  # after what the program itself does then
    logged_off(controller)


VERBS: dict[str, Callable[[Controller], None]] = {
    "stay": stay,
    "type": type_on,
    "crash": crash,
    "leave": leave,
    "logged-off": logged_off,
    "called-off": called_off,
}


def when_ready(verb: Callable[[Controller], None]) -> None:
    """Once somebody is logged in and the list is there."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.controller is not None and window.table.cases.rows:
            looking.stop()
            verb(window.controller)


if __name__ == "__main__":
    profile, name = sys.argv[1:3]
    if name == "called-off":
        ending.STILL_HERE_MS = 10
    keyring.set_keyring(Known())
    application = QApplication(sys.argv[:1])
    looking = QTimer()
    looking.timeout.connect(lambda: when_ready(VERBS[name]))
    looking.start(TURN_MS)
    sys.exit(main(["--profile", profile, "--user", "marina", *sys.argv[3:]]))
