"""Which base the program works on: opening it, and what is asked when it is missing, damaged, moved or another one."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from crm_desktop.credentials import login_service
from crm_desktop.errors import (
    BaseCorrupted,
    BaseMisplaced,
    BaseMissing,
    BaseMoved,
    BaseSetByPolicy,
    BaseUnreachable,
    CrmError,
    DisabledByPolicy,
)
from crm_desktop.policies import Feature, Policies
from crm_desktop.settings import Paths
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.runner import Runner
from crm_desktop.values.addresses import is_shared, parse_address

if TYPE_CHECKING:
    from crm_desktop.desktop.report import Part
    from crm_desktop.storage.opening import Store

_log = logging.getLogger(__name__)


class Bases(QObject):
    """`opened(door)` when somebody can be let in, `refused(error)` when it was said why not; `chosen(url)` when another base is to be used from now on, also at the
    next start, empty for this computer's own; `founded(login)` when a first base was made, with its administrator.

    `asked` is the address of the command line, `chosen` that of the settings; without both it is this computer's own,
    and the administrator's comes before them. A demo is made where none is asked for. `diagnose()` makes the question whose
    answer the diagnosis shows.
    """

    opened = Signal(object)
    refused = Signal(object)
    chosen = Signal(str)
    founded = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        runner: Runner,
        paths: Paths,
        *,
        asked: str | None,
        chosen: str | None,
        demo: bool,
        policies: Policies,
        diagnose: Callable[[], Callable[[], tuple[Part, ...]]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._runner = runner
        self._paths = paths
        self._asked = asked
        self._chosen = chosen
        self._demo = demo
        self._policies = policies
        self._diagnose = diagnose
        self._own = f"sqlite:///{paths.base_file}"
        self.more_choices: Callable[[BaseException], list[tuple[str, Callable[[], None]]]] = lambda _error: []
        """What can be done about such an error instead of trying again."""
        self.opening_since: float | None = None
        """In seconds of the clock that only goes on; while a worker is at it nothing has gone wrong yet."""

    @property
    def address(self) -> str:
        if self._demo:
            return self._asked or self._own
        return self._policies.base_address(self._asked, self._chosen, self._own)

    def forbidden(self) -> CrmError | None:
        """Why the administrator lets nobody open this base."""
        try:
            if self._demo and not self._asked:
                self._policies.require(Feature.LOCAL_BASE)
            else:
                self._policies.check_base(self._asked, self._chosen, self._own)
        except CrmError as error:
            return error
        return None

    def keyring_service(self) -> str:
        """Under what the keyring keeps the passwords of this base."""
        from crm_desktop.storage.first_page import file_of

        address = self.address
        if is_shared(address):
            address = parse_address(address).url()
        elif file_of(address) is None:
            from sqlalchemy.engine import make_url

            address = make_url(address).render_as_string(hide_password=True)
        return login_service(address)

    def open(self) -> None:
        """Ends in `opened`, or in a question to the user that leads to it."""
        forbidden = self.forbidden()
        if forbidden is not None:
            self._not_opened(forbidden)
            return
        if is_shared(self.address) and not self._demo:
            self._open_shared()
            return
        work = self._make_demo if self._demo else self._open_embedded
        self.opening_since = time.monotonic()
        self._runner.call(self, work, then=self._opened, failed=self._not_opened)

    def choose(self, login: Any) -> None:
        """Asks for another base in front of the log-in dialog, which goes when there is one."""
        from crm_desktop.storage.opening import base_url
        from crm_desktop.ui.base_dialog import BaseDialog

        if not self._policies.may_change_base:
            login.show_error(BaseSetByPolicy())
            return
        dialog = BaseDialog(
            str(self._paths.base_file), self.address, self._probe, self._window, policies=self._policies
        )
        dialog.chosen.connect(lambda url: self._use_instead_of(login, url))
        dialog.file_chosen.connect(lambda name: self._use_instead_of(login, base_url(Path(name))))
        dialog.open()

    def show_refusal(self, error: BaseException) -> None:
        """What is wrong stays on the screen, with a way to try again where that can help."""
        from crm_desktop.ui.i18n import t
        from crm_desktop.ui.message_box import ask
        from crm_desktop.ui.messages import message_for

        message = message_for(error)
        self._window.count.setText(message.title)

        def diagnose() -> None:
            from crm_desktop.ui.diagnostics_dialog import DiagnosticsDialog

            dialog = DiagnosticsDialog(self._runner, self._diagnose, self._window)
            dialog.finished.connect(lambda _code: self.show_refusal(error))
            dialog.open()

        ways = self.more_choices(error)
        if not ways and not isinstance(error, BaseSetByPolicy | DisabledByPolicy):
            ways = [(t("Tentar de novo"), self.open)]
        next_step = message.next_step
        if isinstance(error, BaseMissing) and self._policies.database is not None:
            next_step = t("O local foi definido pelo administrador; confira a rede ou fale com ele.")
        choices = [*ways, (t("Diagnóstico…"), diagnose), (t("Sair"), self._leave)]
        ask(
            self._window,
            message.title,
            message.text,
            choices,
            detail=next_step,
            default=0 if ways else 1,
        )

    def _leave(self) -> None:
        self._window.close()

    def _open_shared(self) -> None:
        """Connecting is logging in: only the address is checked here, and what is slow to import is imported."""
        from crm_desktop.app.door import SharedDoor

        try:
            door = SharedDoor(self._runner, self.address)
        except ValueError as error:
            self._not_opened(BaseUnreachable(url="", detail=str(error), cause="address"))
            return
        self._runner.call(self, _import_the_rest)
        self.opened.emit(door)

    def _open_embedded(self) -> Store:
        """On a worker: the slow imports, the check of the place, a copy where the base is brought forward, and the base
        itself."""
        from datetime import UTC, datetime

        from sqlalchemy.engine import make_url

        from crm_desktop.desktop.folders import misplaced
        from crm_desktop.storage.backup import back_up_before_migration
        from crm_desktop.storage.opening import open_base

        url = self.address
        address = make_url(url)
        database = address.database if address.get_backend_name() == "sqlite" else None
        if database:
            reason = misplaced(Path(database))
            if reason is not None:
                raise BaseMisplaced(Path(database), reason)
            back_up_before_migration(Path(database), self._paths.backup_folder, datetime.now(UTC))
        store = self._held(open_base(url))
        _import_the_rest()
        return store

    def _make_demo(self) -> Store:
        """On a worker. One that is named is there already."""
        from datetime import UTC, datetime

        from crm_desktop.storage.opening import open_base

        if self._asked:
            store = self._held(open_base(self._asked))
        else:
            from crm_desktop.exchange.demo import generate

            store = self._held(open_base(self.address, create=True))
            generate(store, now=datetime.now(UTC))
        _import_the_rest()
        return store

    def _held(self, store: Store) -> Store:
        """The runner closes it, also where the window was closed meanwhile."""
        self._runner.store = store
        return store

    def _opened(self, store: Store) -> None:
        from crm_desktop.app.door import EmbeddedDoor

        self.opening_since = None
        if store.moved_to and not self._demo:
            self._offer_shared(store.moved_to)
        else:
            self.opened.emit(EmbeddedDoor(self._runner))

    def _not_opened(self, error: BaseException) -> None:
        self.opening_since = None
        _log.warning("the base was not opened", exc_info=error)
        self.refused.emit(error)
        may_choose = not self._demo and self._policies.database is None
        if may_choose and (isinstance(error, BaseMissing) or self._needs_shared(error)):
            self._assist()
        elif isinstance(error, BaseCorrupted):
            self._offer_backup(error)
        else:
            self.show_refusal(error)

    def _needs_shared(self, error: BaseException) -> bool:
        """Whether a shared base has to be chosen, and may be."""
        local_only = isinstance(error, DisabledByPolicy) and error.feature == Feature.LOCAL_BASE
        return local_only and self._policies.may_change_base

    def _offer_shared(self, url: str) -> None:
        """The base was taken over: work goes on where it went, here it can only be read."""
        from crm_desktop.ui.i18n import t
        from crm_desktop.ui.message_box import ask
        from crm_desktop.ui.messages import message_for

        message = message_for(BaseMoved(url))
        choices = [(t("Usar a base compartilhada"), lambda: self._use(url)), (t("Sair"), self._leave)]
        detail = message.next_step
        if not self._policies.may_change_base:
            choices, detail = choices[1:], message_for(BaseSetByPolicy()).text
        ask(self._window, message.title, message.text, choices, detail=detail)

    def _offer_backup(self, error: BaseCorrupted) -> None:
        from datetime import UTC, datetime

        from crm_desktop.storage.backup import last_good_backup, restore
        from crm_desktop.ui.restore_dialog import LAST_GOOD, offer_restore

        damaged = error.path or self._paths.base_file
        offer_restore(
            self._window,
            self._runner,
            error,
            about=LAST_GOOD,
            done=self.open,
            refused=self.show_refusal,
            find=lambda: last_good_backup(self._paths.backup_folder),
            put_back=lambda copy: restore(copy, damaged, datetime.now(UTC)),
        )

    def _assist(self) -> None:
        from crm_desktop.ui.assistant import AssistantDialog

        dialog = AssistantDialog(
            str(self._paths.base_file), self._probe, self._window, policies=self._policies
        )
        dialog.base_chosen.connect(lambda url: self._use_instead_of(dialog, url))
        dialog.finished_with.connect(lambda first: self._make_first(dialog, first))
        dialog.rejected.connect(self._leave)
        dialog.open()

    def _make_first(self, dialog: Any, first: Any) -> None:
        from crm_desktop.exchange.first_base import make_base

        def made(store: Store) -> None:
            if first.database:
                self._choose(first.database)
            dialog.accept()
            self.founded.emit(first.login)
            self._opened(store)

        self._runner.call(
            self,
            lambda: self._held(
                make_base(
                    database=first.database,
                    default_file=self._paths.base_file,
                    name=first.name,
                    login=first.login,
                    password=first.password,
                    start=first.start.value,
                )
            ),
            then=made,
            failed=dialog.show_error,
        )

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

        self._runner.call(owner, work, then=lambda _none: then(), failed=failed)

    def _use_instead_of(self, asking: Any, url: str) -> None:
        """The dialog that asked goes, without closing the program as its refusal does."""
        asking.rejected.disconnect()
        asking.reject()
        self._use(url)

    def _use(self, url: str) -> None:
        self._choose(url)
        if self._runner.store is not None:
            self._runner.store.close()
            self._runner.store = None
        self.open()

    def _choose(self, url: str) -> None:
        self._asked, self._chosen = None, url
        self.chosen.emit(url)


def _import_the_rest() -> None:
    """What the first rows need, imported where it holds up nothing."""
    for name in ("queries.cases", "queries.options", "ui.controller"):
        import_module(f"crm_desktop.{name}")
