"""What every section of the Configurador shares: it may hold unsaved changes, and asks before they are lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask

Then = Callable[[], None]


class Page(QWidget):
    """`dirty_changed(bool)` when unsaved changes come or go; `told(str)` a sentence worth a toast."""

    dirty_changed = Signal(bool)
    told = Signal(str)
    reload_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def is_dirty(self) -> bool:
        """True while something typed is not saved."""
        return False

    def activate(self) -> None:
        """The section is shown: read again."""

    def save(self, then: Then | None = None) -> None:
        """Save what was typed, and go on with `then` once it is saved."""

    def revert(self) -> None:
        """Back to what is saved."""

    def start_new(self) -> None:
        """Begin a new record, after asking about unsaved changes."""

    def guard(self, then: Then) -> None:
        """`then` at once when nothing is unsaved; else ask first: Salvar, Descartar, Voltar."""
        if not self.is_dirty():
            then()
            return
        ask(
            self,
            t("Alterações não salvas"),
            t("Salvar as alterações?"),
            [
                (t("Salvar"), lambda: self.save(then)),
                (t("Descartar"), lambda: self._discard(then)),
                (t("Voltar"), lambda: None),
            ],
            detail=t("O que foi digitado neste formulário ainda não foi salvo."),
        )

    def _discard(self, then: Then) -> None:
        self.revert()
        then()
