"""What a start has to do with updates: saying that this version works, what was taken back, and a base of a newer one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from crm_desktop import __version__
from crm_desktop.desktop.updates import Found, Look
from crm_desktop.desktop.updates.place import here
from crm_desktop.errors import BaseNewer, CrmError
from crm_desktop.ui.updates import Updates

if TYPE_CHECKING:
    from crm_desktop.app.bases import Bases
    from crm_desktop.policies import Policies
    from crm_desktop.settings import Paths
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.runner import Runner

Choices = list[tuple[str, Callable[[], None]]]


def say_started() -> None:
    """This version has opened a base, or can say why not: the launcher keeps it."""
    place = here()
    if place is not None:
        with suppress(OSError):
            place.say_started(__version__)


def take_taken_back() -> tuple[str, ...]:
    """Versions that did not start on this computer, each once. On a worker: their files go."""
    place = here()
    if place is None:
        return ()
    found = place.taken_back()
    with suppress(OSError):
        place.told()
    return found


def updates_of(runner: Runner, policies: Policies, parent: QObject) -> Updates:
    def shared_revision() -> str:
        from crm_desktop.storage.revision import SHARED_HEAD

        return SHARED_HEAD if runner.shared_store is not None else ""

    return Updates(policies, clock=lambda: runner.clock(), shared_revision=shared_revision, parent=parent)


class NewerBases(QObject):
    """A base of a newer version of the program is never opened: the new version is looked for, and for an embedded base
    a copy from before offered, where there is one."""

    def __init__(
        self,
        window: MainWindow,
        runner: Runner,
        paths: Paths,
        bases: Bases,
        updates: Updates,
        reopen: Callable[[], None],
    ) -> None:
        super().__init__(bases)
        self._window = window
        self._runner = runner
        self._paths = paths
        self._bases = bases
        self._updates = updates
        self._reopen = reopen
        bases.more_choices = self._choices
        bases.refused.connect(self._refused)

    def _refused(self, error: BaseException) -> None:
        """A refusal in words is as good a start as an open base. What is no refusal may be this version's own fault."""
        if isinstance(error, CrmError):
            say_started()

    def _choices(self, error: BaseException) -> Choices:
        from crm_desktop.ui.i18n import t
        from crm_desktop.values.addresses import is_shared

        if not isinstance(error, BaseNewer):
            return []
        found: Choices = [(t("Procurar atualização"), lambda: self._look(error))]
        if not is_shared(self._bases.address):
            found.append((t("Voltar a uma cópia…"), lambda: self._offer_copy(error)))
        return found

    # The newer version.

    def _look(self, error: BaseNewer) -> None:
        from crm_desktop.ui.i18n import t
        from crm_desktop.values.addresses import is_shared

        self._window.count.setText(t("Procurando atualização…"))
        revision = error.found if is_shared(self._bases.address) else ""

        def read() -> None:
            if self._updates.is_on:
                self._updates.look(lambda look: self._tell(error, look), revision)
            else:
                self._tell(error, None)

        self._updates.read(read)

    def _tell(self, error: BaseNewer, look: Look | None) -> None:
        """What came of it; `look` is None where updates are off."""
        from crm_desktop.ui.i18n import t
        from crm_desktop.ui.message_box import ask
        from crm_desktop.ui.messages import message_for
        from crm_desktop.ui.update_texts import WHY_OFF, found_text, ready_text

        title = message_for(error).title
        leave = (t("Sair"), self._leave)
        setting = self._updates.setting
        if look is not None and look.found is Found.READY:
            ask(self._window, title, ready_text(look.version), [(t("Reabrir agora"), self._reopen), leave])
            return
        why = t(WHY_OFF[setting.why_off]) if setting is not None and setting.why_off is not None else ""
        text = found_text(look) if look is not None else why
        back = (t("Voltar"), lambda: self._bases.show_refusal(error))
        ask(self._window, title, f"{text[:1].upper()}{text[1:].rstrip('.')}.", [back, leave])

    def _leave(self) -> None:
        self._window.close()

    # A copy from before.

    def _offer_copy(self, error: BaseNewer) -> None:
        from datetime import UTC, datetime

        from sqlalchemy.engine import make_url

        from crm_desktop.storage.backup import last_known_backup, restore
        from crm_desktop.ui.restore_dialog import BEFORE_UPDATE, offer_restore

        newer = Path(make_url(self._bases.address).database or self._paths.base_file)
        offer_restore(
            self._window,
            self._runner,
            error,
            about=BEFORE_UPDATE,
            find=lambda: last_known_backup(self._paths.backup_folder),
            put_back=lambda copy: restore(copy, newer, datetime.now(UTC), kept_as="mais-nova"),
            done=self._bases.open,
            refused=lambda found: self._no_copy(error) if found is error else self._bases.show_refusal(found),
        )

    def _no_copy(self, error: BaseNewer) -> None:
        from crm_desktop.ui.i18n import t
        from crm_desktop.ui.message_box import ask
        from crm_desktop.ui.messages import message_for

        back = (t("Voltar"), lambda: self._bases.show_refusal(error))
        text = t("Não há cópia da base que esta versão do programa possa abrir.")
        ask(self._window, message_for(error).title, text, [back, (t("Sair"), self._leave)])
