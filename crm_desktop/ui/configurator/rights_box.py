"""What a user may do: each right by the role, or given or taken away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from crm_desktop.ui.configurator.words import RIGHT_NAMES
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.terms import ROLE_RIGHTS, Right, Role


class RightsBox(QWidget):
    """One row for each right, with a choice of three: by the role (and what that means), yes, no."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = Role.AGENT
        self.choices: dict[Right, ComboBox] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(0, 1)
        for row, (right, name) in enumerate(RIGHT_NAMES.items()):
            label, choice = muted_label(t(name)), ComboBox()
            choice.setAccessibleName(t(name))
            choice.setMinimumContentsLength(14)
            choice.chosen.connect(lambda _data: self.changed.emit())
            label.setBuddy(choice)
            layout.addWidget(label, row, 0)
            layout.addWidget(choice, row, 1)
            self.choices[right] = choice
        self.set_role(self._role)

    def set_role(self, role: Role) -> None:
        """Say what each right is by this role; what was given or taken stays so."""
        self._role = role
        for right, choice in self.choices.items():
            usual = t("Por papel: sim") if right in ROLE_RIGHTS[role] else t("Por papel: não")
            choice.set_items([(usual, None), (t("Sim"), True), (t("Não"), False)])

    def show_rights(self, role: Role, rights: Mapping[Right, bool]) -> None:
        self.set_role(role)
        for right, choice in self.choices.items():
            choice.set_current_data(rights.get(right))

    def rights(self) -> dict[Right, bool]:
        """Only what is not left to the role."""
        found = {right: choice.current_data() for right, choice in self.choices.items()}
        return {right: value for right, value in found.items() if isinstance(value, bool)}
