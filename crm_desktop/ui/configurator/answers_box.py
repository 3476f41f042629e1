"""The answers of a decision: text, where it leads, and the contact that it schedules."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.configurator.inputs import TimeField
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.workflow.definition import Answer

Items = Sequence[tuple[str, object]]
_MAX_DAYS = 365


class _AnswerRow(Card):
    """One answer; `changed` at each edit."""

    changed = Signal()
    removal_wanted = Signal()
    raise_wanted = Signal()

    def __init__(self, number: int, answer: Answer, targets: Items) -> None:
        super().__init__(raised=True)
        self.text = QLineEdit(answer.text)
        self.text.setPlaceholderText(t("Resposta"))
        self.target = ComboBox(targets)
        self.target.set_current_data(answer.target)
        self.days = QLineEdit("" if answer.follow_up_days is None else str(answer.follow_up_days))
        self.days.setValidator(QIntValidator(0, _MAX_DAYS, self.days))
        self.days.setPlaceholderText(t("dias"))
        self.days.setFixedWidth(scaled(52))
        self.clock = TimeField()
        self.clock.set_value(answer.follow_up_time)
        self.clock.setFixedWidth(scaled(72))
        self._name(number)
        self._lay_out()
        for edit in (self.text, self.days, self.clock):
            edit.textEdited.connect(lambda _text: self.changed.emit())
        self.target.chosen.connect(lambda _data: self.changed.emit())
        self.days.textEdited.connect(lambda text: self.clock.setEnabled(bool(text)))
        self.clock.setEnabled(bool(self.days.text()))

    def _name(self, number: int) -> None:
        tip = t("Esta resposta agenda um contato de venda para daqui a tantos dias, nessa hora")
        for widget, name in (
            (self.text, t("Resposta {n}", n=number)),
            (self.target, t("Sequência da resposta {n}", n=number)),
            (self.days, t("Dias até o contato, resposta {n}", n=number)),
            (self.clock, t("Hora do contato, resposta {n}", n=number)),
        ):
            widget.setAccessibleName(name)
        self.days.setToolTip(tip)
        self.clock.setToolTip(tip)
        self.up = _tool("arrow-up", t("Subir a resposta {n}", n=number))
        self.up.setEnabled(number > 1)
        self.delete = _tool("trash-2", t("Remover a resposta {n}", n=number))
        self.up.clicked.connect(lambda: self.raise_wanted.emit())
        self.delete.clicked.connect(lambda: self.removal_wanted.emit())

    def _lay_out(self) -> None:
        outer = self.layout()
        assert outer is not None
        outer.setContentsMargins(8, 8, 8, 8)
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, third):
            row.setSpacing(6)
            self.body.addLayout(row)
        first.addWidget(self.text, 1)
        first.addWidget(self.up)
        first.addWidget(self.delete)
        second.addWidget(muted_label(t("Sequência")))
        second.addWidget(self.target, 1)
        third.addWidget(muted_label(t("Contato em")))
        third.addWidget(self.days)
        third.addWidget(muted_label(t("dias, às")))
        third.addWidget(self.clock)
        third.addStretch(1)

    def answer(self) -> Answer:
        target = self.target.current_data()
        days = int(self.days.text()) if self.days.text().isdecimal() else None
        clock = self.clock.value() if days is not None else None
        return Answer(self.text.text(), target if isinstance(target, int) else None, days, clock)


def _tool(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(name)
    button.setToolTip(name)
    icons.bind_icon(button, icon)
    return button


class AnswersBox(QWidget):
    """`changed` whenever an answer is edited, added, moved or removed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets: Items = ()
        self.rows: list[_AnswerRow] = []
        self.add_button = LinkButton(t("+ Resposta"))
        self.add_button.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._list)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_answers(self, answers: Sequence[Answer], targets: Items) -> None:
        """`targets` are the steps to lead to, (text, order), the first of them for none."""
        self._targets = targets
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, answer in enumerate(answers, 1):
            row = _AnswerRow(number, answer, targets)
            row.changed.connect(self.changed)
            row.removal_wanted.connect(lambda place=number - 1: self._remove(place))
            row.raise_wanted.connect(lambda place=number - 1: self._raise(place))
            self._list.addWidget(row)
            self.rows.append(row)

    def answers(self) -> tuple[Answer, ...]:
        return tuple(row.answer() for row in self.rows)

    def _replace(self, answers: Sequence[Answer], focus: int) -> None:
        self.show_answers(answers, self._targets)
        if self.rows:
            self.rows[min(focus, len(self.rows) - 1)].text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add(self) -> None:
        self._replace((*self.answers(), Answer("", None)), len(self.rows))

    def _remove(self, place: int) -> None:
        kept = list(self.answers())
        del kept[place]
        self._replace(kept, place)

    def _raise(self, place: int) -> None:
        moved = list(self.answers())
        moved[place - 1], moved[place] = moved[place], moved[place - 1]
        self._replace(moved, place - 1)
