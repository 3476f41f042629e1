"""Trocar de base: another one for this computer's program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from crm_desktop.policies import NO_POLICIES, Feature, Policies
from crm_desktop.ui.base_choice import BaseChoice, Probe
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t


class BaseDialog(CrmDialog):
    """`chosen(url)`, empty for this computer's own; `file_chosen(path)` for another file."""

    chosen = Signal(str)
    file_chosen = Signal(str)

    def __init__(
        self,
        base_path: str,
        url: str,
        probe: Probe,
        parent: QWidget | None = None,
        *,
        policies: Policies = NO_POLICIES,
    ) -> None:
        super().__init__(t("Trocar de base"), parent)
        self._folder = str(Path(base_path).parent)
        self.choice = BaseChoice(base_path, probe, policies=policies)
        self.choice.show_url(url)
        self.body.addWidget(self.choice)
        self.body.addStretch(1)
        other = self.add_left(QPushButton(t("Outro arquivo…")))
        other.setAccessibleName(t("Outro arquivo…"))
        other.clicked.connect(self._browse)
        other.setVisible(policies.allows(Feature.LOCAL_BASE))
        self.add_cancel(t("Cancelar"))
        self.use = self.set_primary(t("Usar esta base"))
        self.use.clicked.connect(self._use)
        self.restore_size(560, 460)

    def _use(self) -> None:
        url = self.choice.url()
        if url is not None:
            self.chosen.emit(url)
            self.accept()

    def _browse(self) -> None:
        dialog = QFileDialog(self, t("Trocar de base"), self._folder, "CRM (*.db)")
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, name: str) -> None:
        self.file_chosen.emit(name)
        self.accept()
