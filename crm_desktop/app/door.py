"""How somebody gets in: by the users of an embedded base, or by the roles of a shared one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from crm_desktop.ui.i18n import t
from crm_desktop.ui.runner import Runner
from crm_desktop.values.addresses import parse_address

if TYPE_CHECKING:
    from crm_desktop.errors import LoginError
    from crm_desktop.queries.actor import Actor

Answered = Callable[["Actor | LoginError"], None]
Failed = Callable[[BaseException], None]


class EmbeddedDoor:
    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.base_name = t("Base local · neste computador")
        self.help_text = t("Depois de cinco senhas erradas é preciso esperar cinco minutos.")

    def enter(self, owner: QObject, login: str, password: str, then: Answered, failed: Failed) -> None:
        from crm_desktop.operations.accounts import log_in

        self._runner.write(owner, log_in, then=then, failed=failed, login=login, password=password)


class SharedDoor:
    """Logging in is connecting: the store that comes of it is the runner's from then on."""

    def __init__(self, runner: Runner, url: str) -> None:
        self._runner = runner
        self._url = url
        address = parse_address(url)
        self.base_name = t(
            "Base compartilhada · {base} em {host}", base=address.database, host=address.hosts[0][0]
        )
        self.help_text = t("A senha é a do servidor: vale em todos os computadores da mesa.")

    def enter(self, owner: QObject, login: str, password: str, then: Answered, failed: Failed) -> None:
        def connected(found: tuple[Any, Actor] | LoginError) -> None:
            if isinstance(found, tuple):
                self._runner.store, actor = found
                then(actor)
            else:
                then(found)

        self._runner.call(owner, lambda: _connect(self._url, login, password), then=connected, failed=failed)


def _connect(url: str, login: str, password: str) -> tuple[Any, Actor] | LoginError:
    """On a worker: connects, and reads who it is."""
    from crm_desktop.errors import InactiveUser, LoginError, RecordGone
    from crm_desktop.queries.actor import connected_actor
    from crm_desktop.storage.shared.opening import open_shared

    try:
        store = open_shared(url, login, password)
    except LoginError as error:
        return error
    try:
        return store, store.ask(connected_actor)
    except RecordGone:
        store.close()
        return InactiveUser(login)
    except BaseException:
        store.close()
        raise
