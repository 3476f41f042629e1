"""The workflow's question at Ok, one prompt for each decision; and the choice of another center.

It walks the pure definition: nothing is read or written here. Keys 1–9 and the arrows choose, Enter confirms,
Voltar goes back one question, and from the first to the opinion.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.answer_button import AnswerButton
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import title_label
from crm_desktop.workflow.walk import Walk, begin, previews

if TYPE_CHECKING:
    import uuid

    from crm_desktop.operations.moves import Decision
    from crm_desktop.queries.workflows import CenterInfo
    from crm_desktop.workflow.walk import Preview


OTHER_CENTERS = "Outros CR's"
_WIDTH_PX = 560
_LEAST_PX = 160


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the process stands, for the prompt: `walk` is None without a workflow, `step_label` the step it
    is in or left, `creating` asks only for the way in, `center_id` is the center that it cannot go to."""

    walk: Walk | None
    centers: tuple[CenterInfo, ...]
    center_name: str
    step_label: str
    off_path: bool = False
    creating: bool = False
    center_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class _Choice:
    """One button: what it says, where it leads, and what a confirmation of it does."""

    text: str
    note: str
    act: Callable[[], None]


class DecisionDialog(CrmDialog):
    """`decided(Decision)` once everything is answered; `went_back()` to the opinion."""

    decided = Signal(object)
    went_back = Signal()

    def __init__(self, situation: Situation, parent: QWidget | None = None) -> None:
        super().__init__(t("Fluxo de trabalho"), parent)
        self._situation = situation
        self._walk = situation.walk
        self._following = situation.walk is not None and not situation.off_path
        self._choices: list[_Choice] = []
        self._buttons: list[AnswerButton] = []
        self._chosen = -1
        self._decided = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.heading.hide()
        self.head.insertWidget(0, self.note)
        self.note.setText(" · ".join(p for p in (situation.step_label, situation.center_name) if p))
        self.question = title_label()
        self.question.setWordWrap(True)
        self.body.addWidget(self.question)
        self.body.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        inside = QWidget()
        inside.setObjectName("answers")
        inside.setStyleSheet("#answers { background: transparent; }")
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setWidget(inside)
        self.body.addWidget(self._area, 1)
        self.center_choice = ComboBox()
        self.center_field = Field(t("CR de destino"), self.center_choice)
        self.center_choice.chosen.connect(self._center_chosen)
        self.body.addWidget(self.center_field)
        self.back = self.add_left(QPushButton(t("Voltar")))
        self.back.setAccessibleName(t("Voltar"))
        self.back.clicked.connect(self.go_back)
        self.confirm = self.set_primary(t("Confirmar"), hint="Enter")
        self.confirm.clicked.connect(self.confirm_choice)
        self._show_stage()

    # What is asked now.

    def _show_stage(self) -> None:
        walk = self._walk
        question = walk.question if walk is not None and self._following else None
        if question is not None:
            assert walk is not None
            self.question.setText(question.question)
            choices = [self._answer(i, preview) for i, preview in enumerate(previews(walk))]
        else:
            self.question.setText(t("Para onde vai o processo?"))
            choices = self._ways()
        choices += self._keep_choice() + self._other_centers(walk)
        first = self._situation.walk is None or walk is None or not walk.choices
        self.back.setText(t("Voltar ao parecer") if first and not self._situation.creating else t("Voltar"))
        self._show_choices(choices)

    def _answer(self, index: int, preview: Preview) -> _Choice:
        return _Choice(preview.text, self._leads_to(preview), lambda: self._answer_with(index))

    def _leads_to(self, preview: Preview) -> str:
        if preview.question is not None:
            return t("Pergunta seguinte: {question}", question=preview.question)
        step = preview.arrival
        if step is None:
            return t("Permanece em {center}", center=self._situation.center_name)
        center = self._name(step.center)
        parts = [
            t("Permanece em {center}", center=center)
            if preview.stays
            else t("Vai para {center}", center=center)
        ]
        if step.label and step.label != center and not preview.stays:
            parts.append(step.label[:1].lower() + step.label[1:])
        if self._closes(step.center):
            parts.append(t("conclui o processo"))
        if step.due_hours is not None:
            parts.append(t("novo prazo {span}", span=fmt.business_hours(step.due_hours, 9)))
        days = preview.answer.follow_up_days
        if days is not None:
            day = t("hoje") if days == 0 else t("amanhã") if days == 1 else t("em {n} dias", n=days)
            hour = preview.answer.follow_up_time
            clock = f" {hour:%H:%M}" if hour is not None else ""
            parts.append(t("follow-up {when}", when=day + clock))
        return " · ".join(parts)

    def _ways(self) -> list[_Choice]:
        """With no question open: on along the path, or back to it."""
        found = []
        walk = self._walk
        if self._situation.off_path and self._situation.step_label:
            found.append(
                _Choice(
                    t("Voltar para {step}", step=self._situation.step_label),
                    t("Retoma o fluxo no passo em que saiu"),
                    self._return_to_path,
                )
            )
            if walk is not None and not walk.ended:
                found.append(
                    _Choice(
                        t("Seguir o fluxo"),
                        t("Continua a partir desse passo, com as perguntas"),
                        self._follow,
                    )
                )
        elif walk is not None and walk.arrival is not None:
            step = walk.arrival
            note = step.label if step.label != self._name(step.center) else ""
            if self._closes(step.center):
                note = " · ".join(p for p in (note, t("conclui o processo")) if p)
            found.append(
                _Choice(t("Vai para {center}", center=self._name(step.center)), note, self._finish_walk)
            )
        return found

    def _keep_choice(self) -> list[_Choice]:
        if self._situation.creating:
            return []
        note = t("O processo fica em {center}", center=self._situation.center_name)
        return [_Choice(t("Manter no CR atual"), note, self._keep)]

    def _other_centers(self, walk: Walk | None) -> list[_Choice]:
        """Outros CR's, unless the step forbids it (rule 30); which one is chosen below the answers."""
        self.center_field.hide()
        if self._situation.creating or (walk is not None and not walk.allows_other_centers):
            return []
        self.center_choice.set_items(
            [(t("Escolher…"), None)]
            + [
                (c.name + (f" ({t('conclui o processo')})" if c.closes else ""), c.id)
                for c in self._situation.centers
                if c.active and c.id != self._situation.center_id
            ]
        )
        return [_Choice(t(OTHER_CENTERS), t("Sai do fluxo para o CR que você escolher"), self._go_elsewhere)]

    def _show_choices(self, choices: list[_Choice]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._choices, self._buttons = choices, []
        for place, choice in enumerate(choices):
            button = AnswerButton(place + 1 if place < 9 else None, choice.text, choice.note)
            button.clicked.connect(lambda _on=False, place=place: self.choose(place))
            button.double_clicked.connect(self.confirm_choice)
            self._list.addWidget(button)
            button.show()  # now, or it could not take the focus yet
            self._buttons.append(button)
        self._list.addStretch(1)
        self._chosen = -1
        self.confirm.setEnabled(False)
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _fit(self) -> None:
        """As high as the answers need and the screen permits; beyond that they scroll."""
        layout = self.layout()
        assert layout is not None
        width = min(scaled(_WIDTH_PX), self.room().width())
        margins = layout.contentsMargins()
        inner = width - margins.left() - margins.right()
        answers = sum(b.heightForWidth(inner) for b in self._buttons)
        answers += self._list.spacing() * (len(self._buttons) - 1)
        self._area.setMinimumHeight(min(answers, scaled(_LEAST_PX)))
        layout.activate()
        around = layout.minimumHeightForWidth(width) - self._area.minimumHeight()
        self.resize(width, min(around + answers, self.room().height()))

    # What the user does.

    def choose(self, place: int) -> None:
        """Marks an answer; nothing happens before Confirmar."""
        self._chosen = place
        for i, button in enumerate(self._buttons):
            button.set_marked(i == place)
        elsewhere = self._choices[place].text == t(OTHER_CENTERS)
        if elsewhere == self.center_field.isHidden():
            self.center_field.setVisible(elsewhere)
            self._fit()
        if elsewhere:
            self.center_choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.confirm.setEnabled(not elsewhere or self.center_choice.current_data() is not None)

    def _center_chosen(self, key: object) -> None:
        self.confirm.setEnabled(key is not None)

    def confirm_choice(self) -> None:
        """Carries out what is marked: the next question, or the end of them."""
        if self.confirm.isEnabled() and 0 <= self._chosen < len(self._choices):
            self._choices[self._chosen].act()

    def go_back(self) -> None:
        """One question back; from the first to the opinion."""
        walk = self._walk
        before = walk.back() if walk is not None else None
        if before is not None:
            self._walk = before
            self._show_stage()
        elif self._situation.off_path and self._following:
            self._following = False
            self._show_stage()
        else:
            self.reject()

    def reject(self) -> None:
        self.went_back.emit()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        place = key - Qt.Key.Key_1
        if 0 <= place < min(9, len(self._buttons)) and not self.center_choice.hasFocus():
            self.choose(place)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._buttons:
            step = 1 if key == Qt.Key.Key_Down else -1
            start = self._chosen if self._chosen >= 0 else (-1 if step > 0 else 0)
            self.choose((start + step) % len(self._buttons))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, AnswerButton) and not focused.marked():
                self.choose(self._buttons.index(focused))
            elif isinstance(focused, QAbstractButton) and focused is self.back:
                self.go_back()
            else:
                self.confirm_choice()
        else:
            super().keyPressEvent(event)

    # What it comes to.

    def _answer_with(self, index: int) -> None:
        assert self._walk is not None
        after = self._walk.choose(index)
        self._walk = after
        if after.question is not None:
            self._show_stage()
        elif after.arrival is not None:
            self._finish_walk()
        else:
            self._keep()

    def _follow(self) -> None:
        self._following = True
        assert self._walk is not None
        if self._walk.question is None:
            self._finish_walk()
        else:
            self._show_stage()

    def _finish_walk(self) -> None:
        self._finish("FOLLOW")

    def _return_to_path(self) -> None:
        self._finish("RETURN")

    def _keep(self) -> None:
        self._finish("KEEP")

    def _go_elsewhere(self) -> None:
        center_id = self.center_choice.current_data()
        if center_id is not None:
            self._finish("OTHER_CENTER", center_id=center_id)  # type: ignore[arg-type]

    def _finish(self, way: str, *, center_id: uuid.UUID | None = None) -> None:
        from crm_desktop.operations.moves import Decision, Way

        chosen = Way[way]
        with_answers = self._walk is not None and chosen in (Way.FOLLOW, Way.OTHER_CENTER)
        answers = tuple(c.answer_index for c in self._walk.choices) if with_answers and self._walk else ()
        decision: Decision = Decision(chosen, answers, center_id)
        if self._decided:
            return
        self._decided = True
        self.decided.emit(decision)
        self.done(1)

    def _name(self, code: str) -> str:
        return next((c.name for c in self._situation.centers if c.code == code), code)

    def _closes(self, code: str) -> bool:
        return any(c.code == code and c.closes for c in self._situation.centers)


def opening_walk(definition: object, position: int | None) -> Walk | None:
    """A walk from where the process is; None without a workflow."""
    from crm_desktop.workflow.definition import WorkflowDefinition

    return begin(definition, position) if isinstance(definition, WorkflowDefinition) else None
