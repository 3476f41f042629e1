"""What the window says of a version that waits: one toast, and a link in the status bar as long as it waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.update_texts import ready_text
from crm_desktop.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.updates import Updates

TOAST_MS = 15_000


class UpdateNotice(QObject):
    """`reopen()` closes the program and opens it again, on the new version."""

    def __init__(
        self, window: MainWindow, desk: Desk, updates: Updates, reopen: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self._reopen = reopen
        self.link = LinkButton("")
        self.link.hide()
        self.link.clicked.connect(self._asked)
        window.statusBar().addWidget(self.link)
        updates.ready.connect(self._show)

    def _show(self, version: str) -> None:
        self.link.setText(t("Atualização {version} · Reabrir agora", version=version))
        self.link.setToolTip(ready_text(version))
        self.link.show()
        action = t("Reabrir agora") if self._is_free() else ""
        self._desk.toast(ready_text(version), action, self._asked if action else None, TOAST_MS)

    def _is_free(self) -> bool:
        controller = self._window.controller
        return controller is not None and not controller.writing.is_writing

    def _asked(self) -> None:
        """Nothing that is being written is closed for an update."""
        if self._is_free():
            self._reopen()
        else:
            self._desk.toast(t("Conclua ou feche o que está escrevendo e reabra depois; nada se perde."))


def tell_taken_back(
    versions: tuple[str, ...], present: str, parent: QWidget, open_diagnostics: Callable[[], None]
) -> None:
    """A new version did not start, and this one is back: said once."""
    ask(
        parent,
        t("Atualização retirada"),
        t(
            "A versão {version} não abriu neste computador e foi retirada; o programa voltou à {present}.",
            version=", ".join(versions),
            present=present,
        ),
        [(t("Diagnóstico…"), open_diagnostics), (t("Continuar"), lambda: None)],
        detail=t("Ela não será tentada de novo, e nada do que foi gravado se perdeu. Avise o administrador."),
        default=1,
    ).setObjectName("taken_back")
