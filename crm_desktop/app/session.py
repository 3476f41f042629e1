"""From the first paint to the last: settings, the base, who logs in, and the desk that the window gets.

The only module that knows all others.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from crm_desktop.credentials import Credentials, login_service
from crm_desktop.errors import BaseCorrupted, BaseMisplaced, BaseMissing, BaseUnreachable, CrmError
from crm_desktop.settings import Paths, Settings, load
from crm_desktop.ui import theme
from crm_desktop.ui.garbage import Collector
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.runner import Runner
from crm_desktop.ui.window_state import chosen_theme, restore_place

if TYPE_CHECKING:
    from crm_desktop.app.first_rows import Opening
    from crm_desktop.desktop.ended import Ended
    from crm_desktop.desktop.report import Part
    from crm_desktop.desktop.spelling import SpellChecker
    from crm_desktop.queries.actor import Actor
    from crm_desktop.storage.opening import Store
    from crm_desktop.ui.login import Door

DEMO_USER = "marina"
HOUSEKEEPING_MS = 20_000
_log = logging.getLogger("crm_desktop")


def speak(app: QApplication, language: str) -> None:
    """Qt's own words and ours in the wanted language; Portuguese is what the code is written in."""
    from crm_desktop.resources import resource_path

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
        self, app: QApplication, asked: argparse.Namespace, profile: Path | None, window: MainWindow
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
        self._ignored = loaded.ignored
        self.credentials = Credentials()
        self.runner = Runner()
        self._door: Door
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

        file = file_of(self._address())
        login = self._login()
        if file is None or not login or (self._asked.demo and not self._asked.database):
            QTimer.singleShot(0, self, self._go_on)
            return
        recall = None if self._asked.demo else (lambda: self.credentials.recall(self._service(), login))

        def read() -> Opening | None:
            from crm_desktop.app.first_rows import read_opening

            return read_opening(self.paths, file, login, recall)

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
        self._open()
        self._start_log()
        self.window.build()
        if not self._asked.demo:
            self._listen()

    def _start_log(self) -> None:
        from crm_desktop.desktop.log import start_log

        self._stop_log = start_log(self.paths.log_folder)
        for fact in self._ignored:
            _log.warning("setting ignored: %s", fact.partition(":")[0])

    def end(self) -> None:
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
        """A later start's process is shown at once, or as soon as somebody is logged in."""
        self.window.bring_to_front()
        match arguments:
            case ["--case", number] if number.isascii() and number.isdigit():
                self._asked.case = int(number)
                if self.window.controller is not None:
                    self._open_asked_case()

    def _open_asked_case(self) -> None:
        from crm_desktop.ui.case_by_number import open_case_number

        number, self._asked.case = self._asked.case, None
        if number is not None:
            open_case_number(self.desk, number)

    # The base.

    def _address(self) -> str:
        return str(self._asked.database or self.settings.database or f"sqlite:///{self.paths.base_file}")

    def _is_shared(self) -> bool:
        return self._address().startswith("postgres")

    def _open(self) -> None:
        if self._is_shared() and not self._asked.demo:
            self._open_shared()
            return
        work = self._make_demo if self._asked.demo else self._open_base
        self.runner.call(self, work, then=self._opened, failed=self._not_opened)

    def _open_shared(self) -> None:
        """Connecting is logging in: only the address is checked here, and what is slow to import is imported."""
        from crm_desktop.app.door import SharedDoor

        try:
            self._door = SharedDoor(self.runner, self._address())
        except ValueError as error:
            self._not_opened(BaseUnreachable(url="", detail=str(error), cause="address"))
            return
        self.runner.call(self, _import_the_rest)
        self._let_in()

    def _open_base(self) -> Store:
        """On a worker: the slow imports, the check of the place, the base itself."""
        from sqlalchemy.engine import make_url

        from crm_desktop.desktop.folders import misplaced
        from crm_desktop.storage.opening import open_base

        url = self._address()
        address = make_url(url)
        database = address.database if address.get_backend_name() == "sqlite" else None
        if database:
            reason = misplaced(Path(database))
            if reason is not None:
                raise BaseMisplaced(Path(database), reason)
        store = open_base(url)
        _import_the_rest()
        return store

    def _make_demo(self) -> Store:
        from datetime import UTC, datetime

        from crm_desktop.storage.opening import open_base

        if self._asked.database:
            store = open_base(str(self._asked.database))
        else:
            from crm_desktop.exchange.demo import generate

            store = open_base(self._address(), create=True)
            generate(store, now=datetime.now(UTC))
        _import_the_rest()
        return store

    def _opened(self, store: Store) -> None:
        self.runner.store = store
        from crm_desktop.app.door import EmbeddedDoor

        self._door = EmbeddedDoor(self.runner)
        if store.moved_to and not self._asked.demo:
            self._offer_shared(store.moved_to)
            return
        if self._asked.demo:
            from crm_desktop.queries.actor import actor_by_login

            self.runner.read(
                self,
                actor_by_login,
                login=self._login(),
                then=self._logged_in,
                failed=self._not_opened,
            )
            return
        self._let_in()

    def _offer_shared(self, url: str) -> None:
        """The base was taken over: work goes on where it went, here it can only be read."""
        from crm_desktop.errors import BaseMoved
        from crm_desktop.ui.i18n import t
        from crm_desktop.ui.message_box import ask
        from crm_desktop.ui.messages import message_for

        def go_there() -> None:
            self._asked.database = None
            self.settings = replace(self.settings, database=url)
            self._save_settings()
            self.runner.store = None
            self._open()

        def leave() -> None:
            self.window.close()

        message = message_for(BaseMoved(url))
        choices = [(t("Usar a base compartilhada"), go_there), (t("Sair"), leave)]
        ask(self.window, message.title, message.text, choices, detail=message.next_step)

    def _not_opened(self, error: BaseException) -> None:
        _log.warning("the base was not opened", exc_info=error)
        if isinstance(error, BaseMissing) and not self._asked.demo:
            self._assist()
        elif isinstance(error, BaseCorrupted):
            self._offer_backup(error)
        else:
            self._show_refusal(error)

    def _show_refusal(self, error: BaseException) -> None:
        """What is wrong stays on the screen, with a way to try again."""
        from crm_desktop.ui.i18n import t
        from crm_desktop.ui.message_box import ask
        from crm_desktop.ui.messages import message_for

        message = message_for(error)
        self.window.count.setText(message.title)

        def leave() -> None:
            self.window.close()

        def diagnose() -> None:
            from crm_desktop.ui.diagnostics_dialog import DiagnosticsDialog

            dialog = DiagnosticsDialog(self.runner, lambda: self._diagnose(self.settings), self.window)
            dialog.finished.connect(lambda _code: self._show_refusal(error))
            dialog.open()

        ask(
            self.window,
            message.title,
            message.text,
            [(t("Tentar de novo"), self._open), (t("Diagnóstico…"), diagnose), (t("Sair"), leave)],
            detail=message.next_step,
        )

    def _offer_backup(self, error: BaseCorrupted) -> None:
        from datetime import UTC, datetime

        from crm_desktop.storage.backup import last_good_backup, restore
        from crm_desktop.ui.restore_dialog import offer_restore

        damaged = error.path or self.paths.base_file
        offer_restore(
            self.window,
            self.runner,
            error,
            done=self._open,
            refused=self._show_refusal,
            find=lambda: last_good_backup(self.paths.backup_folder),
            put_back=lambda copy: restore(copy, damaged, datetime.now(UTC)),
        )

    def _assist(self) -> None:
        from crm_desktop.ui.assistant import AssistantDialog

        dialog = AssistantDialog(str(self.paths.base_file), self._probe, self.window)
        dialog.base_chosen.connect(lambda url: self._use_base(url, dialog))
        dialog.finished_with.connect(lambda first: self._make_base(dialog, first))
        dialog.rejected.connect(self.window.close)
        dialog.open()

    def _make_base(self, dialog: Any, first: Any) -> None:
        from crm_desktop.exchange.first_base import make_base

        def made(store: Store) -> None:
            if first.database:
                self.settings = replace(self.settings, database=first.database)
                self._save_settings()
            dialog.accept()
            self._asked.user = first.login
            self._opened(store)

        self.runner.call(
            self,
            lambda: make_base(
                database=first.database,
                default_file=self.paths.base_file,
                name=first.name,
                login=first.login,
                password=first.password,
                start=first.start.value,
            ),
            then=made,
            failed=dialog.show_error,
        )

    def _save_settings(self) -> None:
        from crm_desktop.settings import save

        settings, path = self.settings, self.paths.settings_file
        self.runner.call(self, lambda: save(path, settings), failed=lambda _error: None)

    # Who is it.

    def _login(self) -> str:
        """Who is to get in; empty when nobody is named yet."""
        return str(self._asked.user or (DEMO_USER if self._asked.demo else self.settings.last_login))

    def _service(self) -> str:
        from crm_desktop.storage.first_page import file_of

        address = self._address()
        if self._is_shared():
            from crm_desktop.values.addresses import parse_address

            address = parse_address(address).url()
        elif file_of(address) is None:
            from sqlalchemy.engine import make_url

            address = make_url(address).render_as_string(hide_password=True)
        return login_service(address)

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
                self._show_refusal,
            )

        self.runner.call(self, lambda: self.credentials.recall(self._service(), login), then=recalled)

    def _ask_login(self, login: str) -> None:
        from crm_desktop.ui.login import LoginDialog

        self.window.forget_first_rows()
        dialog = LoginDialog(
            self.runner,
            self.credentials,
            self._service(),
            door=self._door,
            login=login,
            parent=self.window,
        )
        dialog.logged_in.connect(self._logged_in)
        dialog.rejected.connect(self.window.close)
        dialog.other_base_requested.connect(lambda: self._choose_base(dialog))
        dialog.open()

    def _choose_base(self, login: Any) -> None:
        from crm_desktop.storage.opening import base_url
        from crm_desktop.ui.base_dialog import BaseDialog

        dialog = BaseDialog(str(self.paths.base_file), self._address(), self._probe, self.window)
        dialog.chosen.connect(lambda url: self._use_base(url, login))
        dialog.file_chosen.connect(lambda name: self._use_base(base_url(Path(name)), login))
        dialog.open()

    def _probe(
        self,
        owner: QObject,
        url: str,
        then: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def work() -> None:
            from crm_desktop.storage.shared.probing import probe

            probe(url)

        self.runner.call(owner, work, then=lambda _none: then(), failed=failed)

    def _use_base(self, url: str, asking: Any) -> None:
        """Another base from now on, also at the next start; empty is this computer's own."""
        asking.rejected.disconnect()
        asking.reject()
        self.settings = replace(self.settings, database=url)
        self._save_settings()
        self._asked.database = None
        if self.runner.store is not None:
            self.runner.store.close()
            self.runner.store = None
        self._open()

    def _logged_in(self, actor: Actor) -> None:
        from crm_desktop.queries.options import read_options

        self.runner.actor = actor
        if not self._asked.demo and self.settings.last_login != actor.login:
            self.settings = replace(self.settings, last_login=actor.login)
            self._save_settings()
        self.runner.read(self, read_options, then=self._ready, failed=self._show_refusal)

    def _ready(self, options: Any) -> None:
        from crm_desktop.ui.desk import Desk

        desk = Desk(self.runner, settings=self.settings, paths=self.paths, credentials=self.credentials)
        desk.options = options
        self.desk = desk
        desk.diagnose = lambda: self._diagnose(desk.settings)
        if self.settings.spell_checking:
            desk.make_spelling = self._start_spelling
        self.window.attach(desk)
        self._open_asked_case()
        self._look_at_last_run()
        QTimer.singleShot(500, self, self._import_dialogs)
        QTimer.singleShot(HOUSEKEEPING_MS, self, self._keep_house)

    def _diagnose(self, settings: Settings) -> Callable[[], tuple[Part, ...]]:
        from crm_desktop.app.diagnosis import prepare

        return prepare(
            paths=self.paths,
            settings=settings,
            address=self._address(),
            credentials=self.credentials,
            store=self.runner.store,
        )

    def _look_at_last_run(self) -> None:
        """Not before somebody is there who can take up the drafts that it left."""
        if self._asked.demo:
            return
        folder = self.paths.run_folder

        def look() -> Ended | None:
            from crm_desktop.desktop.ended import take_ended

            return take_ended(folder)

        def found(ended: Ended | None) -> None:
            if ended is not None and self.window.controller is not None:
                self.window.controller.tell_of_last_run(ended)

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


def _import_the_rest() -> None:
    """What the first rows need, imported where it holds up nothing."""
    for name in ("queries.cases", "queries.options", "ui.controller"):
        import_module(f"crm_desktop.{name}")


def _import_the_dialogs() -> None:
    """What the first opinion needs, once the first rows are there."""
    for name in ("operations.opinions", "queries.opinion_context", "ui.opinion.dialog"):
        import_module(f"crm_desktop.{name}")
