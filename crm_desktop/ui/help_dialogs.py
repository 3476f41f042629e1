"""Ajuda: the shortcuts, made from the list of actions, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from crm_desktop import __version__
from crm_desktop.ui.actions import ACTIONS, Menu
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.policy_texts import held_text, ignored_text
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.update_texts import about_text
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.labels import caption_label, muted_label, small_label, strong_label
from crm_desktop.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from crm_desktop.desktop.updates import Look
    from crm_desktop.policies import Policies
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.updates import Updates

_Section = tuple[str, list[tuple[str, str]]]
_BETWEEN_PX = 12
_POLICIES_PX = 280
_LEAST_POLICIES_PX = 96
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
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(40)
        for sections in _columns():
            columns.addLayout(self._column(sections), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(t("Atalhos"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        self.add_cancel(t("Fechar"))
        self.restore_size(840, 640)

    def _column(self, sections: list[_Section]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        row = 0
        for title, lines in sections:
            if row:
                grid.setRowMinimumHeight(row, _BETWEEN_PX)
                row += 1
            grid.addWidget(caption_label(title), row, 0, 1, 2)
            for keys, text in lines:
                row += 1
                shown = QLabel(text)
                shown.setWordWrap(True)
                grid.addWidget(strong_label(keys), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(shown, row, 1)
            row += 1
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(row, 1)
        return grid


def _columns() -> tuple[list[_Section], list[_Section]]:
    """The menus in their order, in two columns about as long as each other."""
    sections: list[_Section] = []
    for menu in Menu:
        lines = [
            (QKeySequence(spec.shortcut).toString(), t(spec.tool_text or spec.text))
            for spec in ACTIONS
            if spec.menu is menu and spec.shortcut
        ]
        if lines:
            sections.append((t(menu.value), lines))
    sections.append((t("Nas janelas"), [(keys, t(text)) for keys, text in OTHERS]))
    half = sum(len(lines) + 1 for _, lines in sections) / 2
    left: list[_Section] = []
    while sum(len(lines) + 1 for _, lines in left) < half:
        left.append(sections.pop(0))
    return left, sections


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
        if desk.updates is not None:
            self._show_updates(desk, desk.updates)
        listed = self._show_policies(desk.policies)
        if not listed:
            self.body.addStretch(1)  # beside a list it would take half of its room
        self.add_cancel(t("Fechar"))
        self.restore_size(520, 260 + listed)

    def _show_updates(self, desk: Desk, updates: Updates) -> None:
        """Whether new versions are looked for, and what the last look came to."""
        told = muted_label("")
        told.setWordWrap(True)
        look = LinkButton(t("Procurar agora"))
        is_looking = False

        def show() -> None:
            said = about_text(updates.setting, updates.last, desk.zone)
            told.setText(t("Atualizações: procurando…") if is_looking else said)
            look.setVisible(updates.is_on)

        def ask_now() -> None:
            nonlocal is_looking
            # The link stays enabled: the keyboard would go to another control.
            if not is_looking and updates.is_on:
                is_looking = True
                show()
                updates.look(then=answered)

        def answered(_look: Look) -> None:
            nonlocal is_looking
            is_looking = False
            if isValid(told):
                show()

        look.clicked.connect(ask_now)
        updates.changed.connect(show)
        self.finished.connect(lambda _code: updates.changed.disconnect(show))
        self.body.addWidget(told)
        self.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        show()
        updates.read()

    def _show_policies(self, policies: Policies) -> int:
        """What the administrator decided and where, and what was said there that nobody follows; the height that the
        list would like, at 100 %."""
        sections = (
            (t("Definido pelo administrador"), [held_text(held) for held in policies.held]),
            (t("Políticas ignoradas"), [ignored_text(told) for told in policies.ignored]),
        )
        if not any(lines for _, lines in sections):
            self.body.addWidget(muted_label(t("Nada foi definido pelo administrador.")))
            return 0
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for title, lines in sections:
            if lines:
                column.addWidget(caption_label(title))
            for what, where in lines:
                column.addSpacing(6)
                for label in (QLabel(what), small_label(where)):
                    label.setTextFormat(Qt.TextFormat.PlainText)
                    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                    label.setWordWrap(True)
                    column.addWidget(label)
            column.addSpacing(_BETWEEN_PX)
        column.addStretch(1)
        area = scrolled(inside)
        area.setAccessibleName(t("Políticas do administrador"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the keyboard could not scroll it
        whole = inside.sizeHint().height()
        area.setMinimumHeight(min(scaled(_LEAST_POLICIES_PX), whole))
        self.body.addWidget(area, 1)
        return min(_POLICIES_PX, whole * 100 // scaled(100))
