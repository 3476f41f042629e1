"""The composition root. The window is painted first; everything that is slow is imported behind it."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.desktop.identity import name_process
from crm_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from crm_desktop.app.ending import Ending
    from crm_desktop.app.session import Session
    from crm_desktop.desktop.runs import Run


EARLY_SECONDS = 30
"""As long a base may be opened before closing the window says that something is wrong."""


def run_window(asked: argparse.Namespace, ended_early: Callable[[], None] = lambda: None) -> int:
    """Shows the window and runs until it is closed; the exit status. `asked.policies` are those that hold,
    this computer's where it is None: they are read behind the first paint. `ended_early` is called when it was closed
    before it could show whether it works."""
    demo_folder = Path(tempfile.mkdtemp(prefix="crm-demo-")) if asked.demo else None
    profile = demo_folder if demo_folder is not None else asked.profile
    name_process()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("crm_desktop")
    if demo_folder is None and hand_over(asked):
        return 0
    run = _begin_run(asked, profile)
    start = Start(app, asked, profile, run)
    start.window.show()
    code = app.exec()
    if start.is_early:
        ended_early()
    start.end()
    run.end()
    if demo_folder is not None:
        import shutil

        shutil.rmtree(demo_folder, ignore_errors=True)
    if start.session is not None and start.session.reopens:
        _reopen(asked)
    return code


def _reopen(asked: argparse.Namespace) -> None:
    """Opens the program again as it was opened, without what was asked for in passing. Where it cannot be opened it
    has at least been closed in peace."""
    import contextlib

    from crm_desktop.desktop.updates.place import here, reopen

    place = here()
    if place is not None:
        with contextlib.suppress(OSError):
            reopen(place, arguments_again(asked))


def arguments_again(asked: argparse.Namespace) -> list[str]:
    """Profile, base, language and user of this start, as a command line has them."""
    found: list[str] = []
    for name in ("profile", "database", "lang", "user"):
        value = getattr(asked, name, None)
        if value:
            found += [f"--{name}", str(value)]
    return found


def hand_over(asked: argparse.Namespace) -> bool:
    """Whether a program that already runs on this base took what is asked for.

    Of a refused link it gets an empty one, which it refuses likewise.
    """
    from crm_desktop.desktop.single_instance import SingleInstance, instance_key
    from crm_desktop.settings import Paths

    place = asked.database or Paths.for_profile(asked.profile).root
    arguments = [] if asked.link is None else ["--link", asked.link.text]
    if asked.refused is not None:
        arguments = ["--link", ""]
    return SingleInstance(instance_key(place)).try_hand_over(arguments)


def _begin_run(asked: argparse.Namespace, profile: Path | None) -> Run:
    """The demonstration's folder goes with it, so nobody would read there how it ended."""
    from crm_desktop.desktop.runs import Run

    if asked.demo:
        return Run()
    from crm_desktop.settings import Paths

    return Run(Paths.for_profile(profile).run_folder)


class Start(QObject):
    """Waits for the first paint of the bare window, then brings the session up."""

    def __init__(self, app: QApplication, asked: argparse.Namespace, profile: Path | None, run: Run) -> None:
        super().__init__()
        self._app = app
        self._run = run
        self._ending: Ending | None = None
        self._asked = asked
        self._profile = profile
        self._begun = False
        self.session: Session | None = None
        self.window = MainWindow()
        self.window.installEventFilter(self)
        self.window.closed.connect(self._window_closed)

    @property
    def is_early(self) -> bool:
        """Whether no base has been opened yet, and nothing has gone wrong either: neither a fault nor a wait without
        end."""
        if self.session is None:
            return not self._begun
        since = self.session.bases.opening_since
        return since is not None and time.monotonic() - since < EARLY_SECONDS

    def _window_closed(self) -> None:
        """Where nobody is in yet, nothing that was under way may open a dialog behind a window that is gone."""
        if self.window.controller is None:
            self._app.exit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._begin)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        self.window.removeEventFilter(self)
        from crm_desktop.app.ending import Ending
        from crm_desktop.app.session import Session
        from crm_desktop.desktop.log import log_uncaught

        log_uncaught()
        self._ending = Ending(self._app, self._run, self.window.close)
        if self._asked.policies is None:
            from crm_desktop.policies.reading import read_policies

            self._asked.policies = read_policies()
        self.session = Session(self._app, self._asked, self._profile, self.window, self._asked.policies)
        self.session.start()

    def end(self) -> None:
        if self.session is not None:
            self.session.end()
        if self._ending is not None:
            self._ending.stop()
