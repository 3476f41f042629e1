"""From the first paint to the last: settings, the base, who logs in, and the desk that the window gets.

The only module that knows all others.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from crm_desktop import __version__
from crm_desktop.app.bases import Bases
from crm_desktop.app.updating import NewerBases, say_started, take_taken_back, updates_of
from crm_desktop.credentials import Credentials
from crm_desktop.errors import CrmError, InvalidLink
from crm_desktop.policies import NO_POLICIES, Feature, Policies
from crm_desktop.resources import resource_path
from crm_desktop.settings import Paths, Settings, load
from crm_desktop.ui import theme
from crm_desktop.ui.garbage import Collector
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.runner import Runner
from crm_desktop.ui.window_state import chosen_theme, restore_place
from crm_desktop.values.links import parse_link

if TYPE_CHECKING:
    from crm_desktop.app.first_rows import Opening
    from crm_desktop.desktop.ended import Ended
    from crm_desktop.desktop.report import Part
    from crm_desktop.desktop.single_instance import SingleInstance
    from crm_desktop.desktop.spelling import SpellChecker
    from crm_desktop.queries.actor import Actor
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.login import Door

DEMO_USER = "marina"
HOUSEKEEPING_MS = 20_000
_log = logging.getLogger("crm_desktop")


def speak(app: QApplication, language: str) -> None:
    """Qt's own words and ours in the wanted language; Portuguese is what the code is written in."""
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    candidates = [(f"qtbase_{language}", folder)]
    if language != "pt_BR":
        candidates.append((f"crm_{language}", str(resource_path("translations"))))
    for name, place in candidates:
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)


class Session(QObject):
    """From the first paint to the last: opens the base, lets somebody in, and hands the window its desk."""

    def __init__(
        self,
        app: QApplication,
        asked: argparse.Namespace,
        profile: Path | None,
        window: MainWindow,
        policies: Policies = NO_POLICIES,
    ) -> None:
        super().__init__()
        self._app = app
        self._asked = asked
        self.window = window
        self.paths = Paths.for_profile(profile)
        loaded = load(self.paths.settings_file)
        self.settings: Settings = loaded.settings
        if asked.lang:
            self.settings = replace(self.settings, language=asked.lang)
        self.settings = policies.applied_to(self.settings)
        self._ignored = loaded.ignored
        self._policies = policies
        self.credentials = Credentials(keeps_logins=policies.allows(Feature.REMEMBER_PASSWORD))
        self.runner = Runner()
        self.runner.policies = policies
        self.bases = Bases(
            window,
            self.runner,
            self.paths,
            asked=asked.database,
            chosen=self.settings.database,
            demo=asked.demo,
            policies=policies,
            diagnose=lambda: self._diagnose(self.settings),
            parent=self,
        )
        self.bases.opened.connect(self._base_opened)
        self.bases.chosen.connect(self._base_chosen)
        self.bases.founded.connect(self._base_founded)
        self.updates = updates_of(self.runner, policies, self)
        self.reopens = False
        self.newer = NewerBases(window, self.runner, self.paths, self.bases, self.updates, self.reopen)
        self._door: Door
        self._instance: SingleInstance | None = None
        self._spelling: SpellChecker | None = None
        self._stop_log: Callable[[], None] = lambda: None
        self._collector = Collector(self)

    def start(self) -> None:
        """Words, then the widgets, and the look last: dressed once as a whole they cost a third less."""
        self._read_first_rows()  # on a worker, beside the building of the widgets
        speak(self._app, self.settings.language)
        theme.prepare(
            self._app,
            chosen_theme(self._app, self.settings.theme),
            scale_percent=self.settings.font_scale_percent,
            compact=self.settings.compact_rows,
        )
        self.window.build_front()
        theme.dress(self._app)

    def _read_first_rows(self) -> None:
        """The first rows, where somebody gets in without being asked; the rest waits until they are painted."""
        from crm_desktop.storage.first_page import file_of

        file = file_of(self.bases.address)
        login = self._login()
        demo = self._asked.demo and not self._asked.database
        if file is None or not login or demo or self.bases.forbidden() is not None:
            QTimer.singleShot(0, self, self._go_on)
            return
        recall = (
            None
            if self._asked.demo
            else (lambda: self.credentials.recall(self.bases.keyring_service(), login))
        )

        def read() -> Opening | None:
            from crm_desktop.app.first_rows import read_opening

            return read_opening(self.paths, file, login, recall)

        self.bases.opening_since = time.monotonic()
        self.runner.call(self, read, then=self._show_first_rows, failed=lambda _error: self._go_on())

    def _show_first_rows(self, opening: Opening | None) -> None:
        if opening is not None:
            restore_place(self.window, opening.state)
            self.window.table.apply_layout(opening.columns)
            self.window.user_name.setText(opening.user_name)
            self.window.open_with(opening.asked, opening.page, opening.rights)
            self.window.repaint()
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        self.bases.opening_since = None
        self.bases.open()
        self._start_log()
        self._app.setWindowIcon(QIcon(str(resource_path("icons", "app.svg"))))
        self.window.build()
        if not self._asked.demo:
            self._listen()

    def _start_log(self) -> None:
        from crm_desktop.desktop.log import start_log

        self._stop_log = start_log(self.paths.log_folder)
        for fact in self._ignored:
            _log.warning("setting ignored: %s", fact.partition(":")[0])
        for told in self._policies.ignored:
            _log.warning("policy ignored: %s", told.fault)

    def reopen(self) -> None:
        """Closes the program, unless somebody wants it to stay, and opens it again."""
        self.reopens = True
        if not self.window.close():
            self.reopens = False

    def end(self) -> None:
        if self._instance is not None:
            self._instance.close()
        self.updates.end()
        self._collector.stop()
        self.runner.close()
        if self._spelling is not None:
            self._spelling.close()
        self._stop_log()

    def _listen(self) -> None:
        """Takes the arguments of later starts on the same base: the window comes to the front."""
        from crm_desktop.desktop.single_instance import SingleInstance, instance_key

        self._instance = SingleInstance(instance_key(self._asked.database or self.paths.root), self)
        self._instance.arguments_received.connect(self._started_again)
        self._instance.listen()

    def _started_again(self, arguments: list[str]) -> None:
        """A later start brings the window to the front, or has its link. What is neither is left alone."""
        match arguments:
            case []:
                self.window.bring_to_front()
            case ["--link", text]:
                self._take_link(text)

    def _take_link(self, text: str) -> None:
        """Followed at once, or as soon as somebody is logged in; of several before that, the newest."""
        controller = self.window.controller
        try:
            link = parse_link(text)
        except InvalidLink as error:
            if controller is not None:
                controller.links.refuse(error)
            else:
                self._refuse_at_login(error)
            return
        if controller is not None:
            controller.links.follow(link)
        else:
            self._asked.link = link
            self.window.bring_to_front()

    def _refuse_at_login(self, error: InvalidLink) -> None:
        from crm_desktop.ui.login import LoginDialog

        login = self.window.findChild(LoginDialog)
        if login is not None:
            login.error_bar.show_error(error)

    def _follow_asked_link(self) -> None:
        link, self._asked.link = self._asked.link, None
        if link is not None and self.window.controller is not None:
            self.window.controller.links.follow(link)

    def _base_chosen(self, url: str) -> None:
        self.settings = replace(self.settings, database=url)
        self._save_settings()

    def _base_founded(self, login: str) -> None:
        self._asked.user = login

    def _base_opened(self, door: Door) -> None:
        self._door = door
        say_started()
        if self._asked.demo:
            from crm_desktop.queries.actor import actor_by_login

            self.runner.read(
                self,
                actor_by_login,
                login=self._login(),
                then=self._logged_in,
                failed=self.bases.show_refusal,
            )
            return
        self._let_in()

    def _save_settings(self) -> None:
        policies, settings, path = self._policies, self.settings, self.paths.settings_file
        self.runner.call(self, lambda: policies.save(path, settings), failed=lambda _error: None)

    # Who is it.

    def _login(self) -> str:
        """Who is to get in; empty when nobody is named yet."""
        return str(self._asked.user or (DEMO_USER if self._asked.demo else self.settings.last_login))

    def _let_in(self) -> None:
        """What the keyring remembers, else the log-in."""
        login = self._login()
        if not login:
            self._ask_login("")
            return

        def recalled(secret: str | None) -> None:
            if secret is None:
                self._ask_login(login)
                return
            self._door.enter(
                self,
                login,
                secret,
                lambda found: (
                    self._ask_login(login) if isinstance(found, CrmError) else self._logged_in(found)
                ),
                self.bases.show_refusal,
            )

        self.runner.call(
            self, lambda: self.credentials.recall(self.bases.keyring_service(), login), then=recalled
        )

    def _ask_login(self, login: str) -> None:
        from crm_desktop.ui.login import LoginDialog

        self.window.forget_first_rows()
        dialog = LoginDialog(
            self.runner,
            self.credentials,
            self.bases.keyring_service(),
            door=self._door,
            login=login,
            parent=self.window,
        )
        dialog.logged_in.connect(self._logged_in)
        dialog.rejected.connect(self.window.close)
        dialog.other_base_requested.connect(lambda: self.bases.choose(dialog))
        dialog.open()

    def _logged_in(self, actor: Actor) -> None:
        from crm_desktop.queries.options import read_options

        self.runner.actor = actor
        if not self._asked.demo and self.settings.last_login != actor.login:
            self.settings = replace(self.settings, last_login=actor.login)
            self._save_settings()
        self.runner.read(self, read_options, then=self._ready, failed=self.bases.show_refusal)

    def _ready(self, options: Any) -> None:
        from crm_desktop.ui.desk import Desk

        desk = Desk(self.runner, settings=self.settings, paths=self.paths, credentials=self.credentials)
        desk.options = options
        self.desk = desk
        desk.diagnose = lambda: self._diagnose(desk.settings)
        desk.start_words = self._start_words()
        desk.updates = self.updates
        if self.settings.spell_checking:
            desk.make_spelling = self._start_spelling
        self.window.attach(desk)
        self._follow_asked_link()
        self._look_at_last_run()
        self._start_updates(desk)
        QTimer.singleShot(500, self, self._import_dialogs)
        QTimer.singleShot(HOUSEKEEPING_MS, self, self._keep_house)

    def _start_words(self) -> tuple[str, ...] | None:
        """An address may hold a password, and the demonstration goes with its folder."""
        if self._asked.demo or self._asked.database:
            return None
        return () if self._asked.profile is None else ("--profile", str(self.paths.root))

    def _diagnose(self, settings: Settings) -> Callable[[], tuple[Part, ...]]:
        from crm_desktop.app.diagnosis import prepare

        return prepare(
            paths=self.paths,
            settings=settings,
            address=self.bases.address,
            credentials=self.credentials,
            store=self.runner.store,
        )

    def _start_updates(self, desk: Desk) -> None:
        """A demonstration looks for nothing."""
        if self._asked.demo:
            return
        from crm_desktop.ui.update_notice import UpdateNotice

        UpdateNotice(self.window, desk, self.updates, self.reopen, self)
        self.updates.start()

    def _look_at_last_run(self) -> None:
        """Not before somebody is there who can take up the drafts that it left. A new version that was taken back is
        told of instead: the runs that ended were its own."""
        if self._asked.demo:
            return
        folder = self.paths.run_folder

        def look() -> tuple[Ended | None, tuple[str, ...]]:
            from crm_desktop.desktop.ended import take_ended

            return take_ended(folder), take_taken_back()

        def found(told: tuple[Ended | None, tuple[str, ...]]) -> None:
            ended, taken_back = told
            controller = self.window.controller
            if controller is None:
                return
            if taken_back:
                from crm_desktop.ui.update_notice import tell_taken_back

                tell_taken_back(taken_back, __version__, self.window, controller.open_diagnostics)
            elif ended is not None:
                controller.tell_of_last_run(ended)

        self.runner.call(self, look, then=found)

    def _import_dialogs(self) -> None:
        self.runner.call(self, _import_the_dialogs, then=lambda _none: self._collector.settle())

    def _keep_house(self) -> None:
        """Once a day a copy of the base; opened attachments of earlier runs go."""
        if self._asked.demo:
            return
        paths, keep_days, store = self.paths, self.settings.backup_keep_days, self.runner.store
        path = store.path if store is not None else None

        def work() -> None:
            from datetime import UTC, datetime

            from crm_desktop.desktop.viewer import remove_copies
            from crm_desktop.storage.backup import back_up, backups, forget_old

            remove_copies(paths.cache_folder / "anexos")
            now = datetime.now(UTC)
            newest = next(iter(backups(paths.backup_folder)), None)
            if path is not None and (newest is None or f"{now:%Y%m%d}" not in newest.name):
                back_up(path, paths.backup_folder, now)
                forget_old(paths.backup_folder, now, keep_days)

        self.runner.call(self, work)

    def _start_spelling(self) -> SpellChecker:
        """With the first editor and not before: the dictionary takes 48 MiB."""
        from crm_desktop.desktop.spelling import SpellChecker

        self._spelling = SpellChecker(self.paths.root / "palavras.txt")
        return self._spelling


def _import_the_dialogs() -> None:
    """What the first opinion needs, once the first rows are there."""
    for name in ("operations.opinions", "queries.opinion_context", "ui.opinion.dialog"):
        import_module(f"crm_desktop.{name}")
