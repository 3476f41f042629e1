"""What every section of the Configurador shares: it may hold unsaved changes, and asks before they are lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t

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
        box = QMessageBox(self)
        box.setWindowTitle(t("Alterações não salvas"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(t("Salvar as alterações?"))
        box.setInformativeText(t("O que foi digitado neste formulário ainda não foi salvo."))
        save = box.addButton(t("Salvar"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(t("Descartar"), QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(t("Voltar"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(back)
        save.clicked.connect(lambda: self.save(then))
        discard.clicked.connect(lambda: self._discard(then))
        open_box(box)

    def _discard(self, then: Then) -> None:
        self.revert()
        then()


def ask(
    parent: QWidget, title: str, text: str, yes: str, on_yes: Then, *, informative: str = ""
) -> QMessageBox:
    """One question with `yes` and Voltar; nothing happens on Voltar and Esc."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(text)
    box.setInformativeText(informative)
    confirm: QPushButton = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(t("Voltar"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(confirm)
    box.setEscapeButton(back)
    confirm.clicked.connect(on_yes)
    open_box(box)
    return box


def open_box(box: QMessageBox) -> None:
    """Show it without stopping the program; it goes when answered."""
    box.finished.connect(box.deleteLater)
    box.open()
