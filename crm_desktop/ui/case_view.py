"""The selected process below the table: head, history, and the cards of person, path and progress."""

from __future__ import annotations

import uuid
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import format as fmt
from crm_desktop.ui.case_head import CaseHead
from crm_desktop.ui.case_rows import STATES, due_cell
from crm_desktop.ui.history_texts import body_text
from crm_desktop.ui.i18n import t
from crm_desktop.ui.timeline import Timeline
from crm_desktop.ui.watchers_card import WatchersCard
from crm_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.labels import muted_label, strong_label, title_label
from crm_desktop.ui.widgets.step_path import StepPath

if TYPE_CHECKING:
    from crm_desktop.queries.case_view import CaseView
    from crm_desktop.queries.options import StatusOption

_CARDS_PX = 300


class CaseDetail(QStackedWidget):
    """`show_case` or `show_nothing`; every wish goes out as a signal."""

    opinion_requested = Signal(object)
    reopen_requested = Signal(object)
    progress_requested = Signal(object, object)  # case id, status id
    person_cases_requested = Signal(object, str)  # person id, name
    file_requested = Signal(object)
    send_again_requested = Signal(object)
    withdraw_requested = Signal(object)
    correction_requested = Signal(object)
    follow_requested = Signal(object, bool)  # case id, whether to follow
    watchers_requested = Signal(object)  # CaseView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case: CaseView | None = None
        self._statuses: tuple[StatusOption, ...] = ()
        self._may_write = False
        self._me: uuid.UUID | None = None
        self._writer: uuid.UUID | None = None
        self._may_reopen = False
        self.empty = EmptyState(
            "list",
            t("Nenhum processo selecionado"),
            t("Selecione um processo na lista para ver o histórico."),
        )
        self.addWidget(self.empty)
        self.addWidget(self._build())

    def _build(self) -> QWidget:
        self.number = muted_label()
        self.subject = title_label()
        self.subject.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.due = Chip()
        self.state = Chip()
        self.write = PrimaryButton(t("Parecer"), "Ctrl+P")
        self.write.clicked.connect(self._write_or_reopen)
        self.writers = Chip("", "warning")
        self.writers.hide()
        self.head = CaseHead(self.number, self.subject, (self.writers, self.state, self.due), self.write)
        self.timeline = Timeline()
        for name in ("file_requested", "send_again_requested", "withdraw_requested", "correction_requested"):
            getattr(self.timeline, name).connect(getattr(self, name))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.timeline, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self._cards())
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([800, _CARDS_PX])
        return self.split

    def show_writers(self, text: str) -> None:
        """Who else is writing on the process now; empty for nobody."""
        self.writers.set_state(text, "warning")
        self.writers.setVisible(bool(text))

    def _cards(self) -> QWidget:
        self.person_card = Card(t("Pessoa"))
        self.person = strong_label()
        self.person.setWordWrap(True)
        self.person_facts = muted_label()
        self.person_facts.setWordWrap(True)
        self.person_facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.person_cases = LinkButton("")
        self.person_cases.clicked.connect(self._ask_person_cases)
        for widget in (self.person, self.person_facts, self.person_cases):
            self.person_card.body.addWidget(widget)
        self.path_card = Card(t("Fluxo de trabalho"))
        self.path = StepPath()
        self.why = LinkButton(t("Por que está aqui?"))
        self.why.setToolTip(t("As respostas que trouxeram o processo até este CR"))
        self.why.clicked.connect(self._toggle_why)
        self.why_text = muted_label()
        self.why_text.setWordWrap(True)
        self.why_text.hide()
        self.path_card.body.addWidget(self.path)
        self.path_card.body.addWidget(self.why)
        self.path_card.body.addWidget(self.why_text)
        self.progress_card = Card(t("Andamento"))
        self.progress_change = QPushButton(t("Mudar andamento"))
        self.progress_change.setAutoDefault(False)
        self.progress_change.clicked.connect(self.choose_progress)
        self.progress_lines = QVBoxLayout()
        self.progress_lines.setSpacing(4)
        self.progress_card.body.addLayout(self.progress_lines)
        self.progress_card.body.addWidget(self.progress_change, 0, Qt.AlignmentFlag.AlignLeft)
        self.watchers_card = WatchersCard()
        self.watchers_card.follow_requested.connect(self._ask_follow)
        self.watchers_card.change_requested.connect(self._ask_watchers)
        inside = QWidget()
        inside.setObjectName("case_cards")
        inside.setStyleSheet("#case_cards { background: transparent; }")
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(8)
        for card in (self.person_card, self.path_card, self.progress_card, self.watchers_card):
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setMinimumWidth(220)
        area.setWidget(inside)
        return area

    def set_rights(
        self,
        *,
        me: uuid.UUID,
        writer: uuid.UUID | None,
        reopen: bool,
        statuses: tuple[StatusOption, ...],
    ) -> None:
        """`me` is the user, `writer` too when they may write opinions."""
        self._me = me
        self._writer, self._may_write = writer, writer is not None
        self._may_reopen, self._statuses = reopen, statuses

    def show_nothing(self) -> None:
        self.case = None
        self.setCurrentIndex(0)

    def show_case(self, case: CaseView, now: datetime, zone: tzinfo) -> None:
        """The whole process; shown again after a change, it keeps the place in the history."""
        same = self.case is not None and self.case.id == case.id
        self.case = case
        closed = case.closed_at is not None
        self.number.setText(fmt.case_number(case.number))
        self.subject.setText(case.subject)
        self.subject.setToolTip(case.subject)
        text, tone = STATES[case.state]
        self.state.set_state(t(text), tone or "neutral")
        due_text, due_tone = due_cell(case.due_at, closed, now, zone)
        self.due.set_state(due_text, due_tone or "neutral")
        self.due.setVisible(case.due_at is not None and not closed)
        self._show_button(closed)
        self._show_person(case)
        self._show_path(case, now, zone)
        self._show_progress(case, now, zone)
        self.watchers_card.show_watchers(case.watchers, self._me, self._may_write)
        self.timeline.show_history(
            case.history, now, zone, corrector=None if closed else self._writer, keep_place=same
        )
        self.setCurrentIndex(1)

    def _show_button(self, closed: bool) -> None:
        allowed = self._may_reopen if closed else self._may_write
        self.write.setVisible(allowed)
        name = t("Reabrir") if closed else t("Parecer")
        self.write.setText(name)
        self.write.setAccessibleName(name)

    def _show_person(self, case: CaseView) -> None:
        from crm_desktop.values.documents import format_document
        from crm_desktop.values.phones import format_phone

        self.person.setText(case.person)
        numbers = [
            format_document(case.document) if case.document else "",
            format_phone(case.phone) if case.phone else "",
        ]
        lines = [" · ".join(number for number in numbers if number) or t("Sem documento nem telefone")]
        if case.contact:
            lines.append(t("Contato: {name}", name=case.contact))
        self.person_facts.setText("\n".join(lines))
        self.person_cases.setText(
            fmt.count(case.open_of_person, t("processo aberto"), t("processos abertos"))
        )
        self.person_cases.setAccessibleName(self.person_cases.text())
        self.person_cases.setEnabled(case.open_of_person > 0)

    def _show_path(self, case: CaseView, now: datetime, zone: tzinfo) -> None:
        steps = [
            (
                step.text if step.center in ("", step.text) else f"{step.text} · {step.center}",
                step.state.value,
            )
            for step in case.path
        ]
        if not steps:
            steps = [(case.center, "current")]
        self.path.show_steps(steps)
        reasons = [
            f"{fmt.moment(e.at, now, zone)} · {e.author}\n{body_text(e, now, zone)}"
            for e in case.history
            if e.kind.value == "move"
        ]
        self.why_text.setText("\n\n".join(reasons))
        self.why.setVisible(bool(reasons))

    def _toggle_why(self) -> None:
        self.why_text.setVisible(self.why_text.isHidden())

    def _show_progress(self, case: CaseView, now: datetime, zone: tzinfo) -> None:
        while (item := self.progress_lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        entries = [e for e in case.history if e.kind.value == "progress"]
        for place, entry in enumerate(entries):
            line = f"{entry.text} · {fmt.moment(entry.at, now, zone)}"
            label = muted_label(line)
            if place == 0:
                label.setProperty("role", "")
            label.setWordWrap(True)
            label.setToolTip(entry.author)
            self.progress_lines.addWidget(label)
        if not entries:
            self.progress_lines.addWidget(muted_label(t("Ainda sem andamento")))
        self.progress_change.setVisible(self._may_write and case.closed_at is None)

    def choose_progress(self) -> None:
        """A menu with the statuses; a click sets one."""
        if self.case is None or self.case.closed_at is not None or not self._may_write:
            return
        menu = QMenu(self)
        menu.setAccessibleName(t("Andamento"))
        for status in self._statuses:
            if not status.active:
                continue
            entry = menu.addAction(status.name)
            entry.setCheckable(True)
            entry.setChecked(status.id == self.case.progress_status_id)
            entry.triggered.connect(
                lambda _on=False, key=status.id, case=self.case.id: self.progress_requested.emit(case, key)
            )
        button = self.progress_change
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _write_or_reopen(self) -> None:
        if self.case is None:
            return
        closed = self.case.closed_at is not None
        (self.reopen_requested if closed else self.opinion_requested).emit(self.case.id)

    def _ask_person_cases(self) -> None:
        if self.case is not None:
            self.person_cases_requested.emit(self.case.person_id, self.case.person)

    def _ask_follow(self, follows: bool) -> None:
        if self.case is not None:
            self.follow_requested.emit(self.case.id, follows)

    def _ask_watchers(self) -> None:
        if self.case is not None:
            self.watchers_requested.emit(self.case)

    def shown_id(self) -> uuid.UUID | None:
        return self.case.id if self.case is not None else None
