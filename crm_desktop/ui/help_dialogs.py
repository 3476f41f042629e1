"""Ajuda: the shortcuts, made from the list of actions, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from crm_desktop import __version__
from crm_desktop.ui.actions import ACTIONS, Menu
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.labels import caption_label, muted_label, strong_label

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk

OTHERS: tuple[tuple[str, str], ...] = (
    ("Ctrl+Enter", "Ok, Gravar ou Criar na janela aberta"),
    ("Esc", "Cancela ou fecha a janela aberta"),
    ("1–9", "Escolhe a resposta do fluxo de trabalho"),
    ("Enter", "Na lista: escreve parecer; no fluxo: confirma"),
    ("Alt+↓", "Abre a lista de um campo ou o calendário"),
    ("Tab", "Vai ao próximo campo"),
)


class ShortcutsDialog(CrmDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("Atalhos"), parent)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        row = 0
        for menu in Menu:
            listed = [spec for spec in ACTIONS if spec.menu is menu and spec.shortcut]
            if not listed:
                continue
            grid.addWidget(caption_label(t(menu.value)), row, 0, 1, 2)
            row += 1
            for spec in listed:
                self._line(grid, row, QKeySequence(spec.shortcut).toString(), t(spec.tool_text or spec.text))
                row += 1
        grid.addWidget(caption_label(t("Nas janelas")), row, 0, 1, 2)
        for keys, text in OTHERS:
            row += 1
            self._line(grid, row, keys, t(text))
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(t("Atalhos"))
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        self.add_cancel(t("Fechar"))
        self.restore_size(480, 620)

    def _line(self, grid: QGridLayout, row: int, keys: str, text: str) -> None:
        grid.addWidget(strong_label(keys), row, 0)
        grid.addWidget(QLabel(text), row, 1)


class AboutDialog(CrmDialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Sobre"), parent)
        self.body.addWidget(strong_label(t("CRM · Atendimento, versão {version}", version=__version__)))
        facts = (
            t("Base: {path}", path=str(desk.runner.store.path) if desk.runner.store else ""),
            t(
                "Licença MIT. Ícones Lucide (ISC), fonte Inter (OFL), dicionário pt-BR (LGPL-3/MPL-2), Qt (LGPL-3)."
            ),
        )
        for fact in facts:
            label = muted_label(fact)
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addStretch(1)
        self.add_cancel(t("Fechar"))
        self.restore_size(460, 220)
