"""Diagnóstico: what would go into one file, read first, left out at will, and saved where the user says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import format as fmt
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import SMALL_PX, scaled
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.labels import muted_label, small_label, strong_label
from crm_desktop.ui.widgets.views import dress_view

if TYPE_CHECKING:
    from crm_desktop.desktop.report import Part
    from crm_desktop.ui.runner import Runner

_LIST_PX = 250
Prepare = Callable[[], "Callable[[], tuple[Part, ...]]"]


class DiagnosticsDialog(CrmDialog):
    """`prepare` is called here and now; what it gives collects the parts on a worker."""

    def __init__(self, runner: Runner, prepare: Prepare, parent: QWidget | None = None) -> None:
        super().__init__(t("Diagnóstico"), parent)
        self._runner = runner
        self._parts: tuple[Part, ...] = ()
        self._saved: Path | None = None
        hint = muted_label(
            t(
                "Um arquivo para quem dá suporte. Leia e desmarque o que não deve ir nele; o programa não envia nada."
            )
        )
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self._build_parts()
        self._build_saved()
        self.total = muted_label()
        self.add_left_widget(self.total)
        self.add_cancel(t("Fechar"))
        self.save_button = self.set_primary(t("Salvar…"))
        self.save_button.clicked.connect(self.ask_where)
        self.save_button.setEnabled(False)
        self.restore_size(920, 600)
        runner.call(self, prepare(), then=self.show_parts, failed=self.show_error)

    def _build_parts(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(t("Arquivos do diagnóstico"))
        self.list.setAccessibleDescription(t("A barra de espaço marca ou desmarca."))
        dress_view(self.list)
        self.list.setFixedWidth(scaled(_LIST_PX))
        self.list.currentRowChanged.connect(self._show_text)
        self.list.itemChanged.connect(lambda _item: self._show_total())
        self.name = strong_label()
        self.size_label = small_label()
        self.text = QPlainTextEdit(t("Reunindo…"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(scaled(SMALL_PX))
        self.text.setFont(fixed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.size_label)
        shown = QVBoxLayout()
        shown.setSpacing(8)
        shown.addLayout(head)
        shown.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addLayout(shown, 1)
        self.body.addLayout(row, 1)

    def _build_saved(self) -> None:
        self.saved_label = muted_label()
        self.saved_label.setProperty("role", "good")
        self.saved_label.setWordWrap(True)
        self.saved_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_folder = LinkButton(t("Abrir a pasta"))
        self.open_folder.clicked.connect(self._open_folder)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.saved_label, 1)
        row.addWidget(self.open_folder)
        self.body.addLayout(row)
        self.saved_label.hide()
        self.open_folder.hide()

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        for part in parts:
            item = QListWidgetItem(part.title)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_total()

    def chosen(self) -> tuple[Part, ...]:
        """Those that are ticked."""
        return tuple(
            part
            for row, part in enumerate(self._parts)
            if (item := self.list.item(row)) is not None and item.checkState() == Qt.CheckState.Checked
        )

    def _show_text(self, row: int) -> None:
        if not 0 <= row < len(self._parts):
            return
        part = self._parts[row]
        self.name.setText(part.name)
        self.size_label.setText(fmt.size(part.size_bytes))
        self.text.setPlainText(part.text)
        self.text.setAccessibleName(t("Conteúdo de {name}", name=part.name))

    def _show_total(self) -> None:
        chosen = self.chosen()
        self.total.setText(
            t(
                "{chosen} de {all} arquivos, {size}",
                chosen=len(chosen),
                all=len(self._parts),
                size=fmt.size(sum(part.size_bytes for part in chosen)),
            )
        )
        self.save_button.setEnabled(bool(chosen))

    def ask_where(self) -> None:
        name = f"diagnostico-{self._runner.clock().astimezone():%Y-%m-%d-%H%M}.zip"
        dialog = QFileDialog(self, t("Salvar diagnóstico"), name, "Zip (*.zip)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Writes what is ticked; a refusal is said, and everything stays as it is."""
        from crm_desktop.desktop.report import write_report

        self.clear_errors()
        self.saved_label.hide()
        self.open_folder.hide()
        self.set_working(True)
        chosen = self.chosen()
        self._runner.call(
            self,
            lambda: write_report(path, chosen),
            then=lambda _none: self._show_saved(path),
            failed=self.show_error,
        )

    def show_error(self, error: BaseException) -> None:
        super().show_error(error)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_saved(self, path: Path) -> None:
        self.set_working(False)
        self._saved = path
        self.saved_label.setText(t("Salvo em {path}", path=path))
        self.saved_label.show()
        self.open_folder.show()
        self.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))
