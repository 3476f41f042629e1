"""Processes of the same person that look like the one being typed, so that one subject stays one process."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.case_rows import STATES
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.labels import muted_label, strong_label
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.persons import SimilarCase
    from crm_desktop.ui.desk import Desk

MOST = 5
"""So many are shown; the others are in the person's list, which a link opens."""


class SimilarCard(Card):
    """`opinion_requested(case id)` to go on there, `case_requested(case id)` only to look, `list_requested()`
    for all of the person's processes."""

    opinion_requested = Signal(object)
    case_requested = Signal(object)
    list_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Parece o mesmo assunto?"), parent)
        self._desk = desk
        self.shown: tuple[SimilarCase, ...] = ()
        self.intro = muted_label()
        self.intro.setWordWrap(True)
        self.body.addWidget(self.intro)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.body.addLayout(self._cards)
        self.more = LinkButton("")
        self.more.clicked.connect(self.list_requested)
        self.more.hide()
        self.body.addWidget(self.more)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Before there are a person and a subject to compare."""
        self._show(
            (),
            t("Escolha a pessoa e escreva o assunto: os processos parecidos que ela já tem aparecem aqui."),
        )

    def show_cases(self, found: Sequence[SimilarCase]) -> None:
        """Those that look alike, the most alike first; with none it says that a new process is right."""
        intro = t("Se for, continue o processo em vez de abrir outro.")
        self._show(tuple(found), intro if found else t("Nenhum processo parecido. Pode abrir um novo."))

    def _show(self, found: tuple[SimilarCase, ...], intro: str) -> None:
        self.intro.setText(intro)
        if found == self.shown:
            return
        self.shown = found
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for case in found[:MOST]:
            self._cards.addWidget(self._card(case))
        others = len(found) - MOST
        text = t("Ver mais {number}", number=fmt.count(others, t("parecido"), t("parecidos")))
        self.more.setText(text)
        self.more.setAccessibleName(text)
        self.more.setVisible(others > 0)

    def _card(self, case: SimilarCase) -> Card:
        card = Card(raised=True)
        if (layout := card.layout()) is not None:
            layout.setContentsMargins(12, 8, 12, 10)
        card.body.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        number = fmt.case_number(case.number)
        head.addWidget(muted_label(number))
        head.addWidget(Chip(*self._chip(case)))
        head.addStretch(1)
        card.body.addLayout(head)
        subject = strong_label(case.subject)
        subject.setWordWrap(True)
        card.body.addWidget(subject)
        line = muted_label(self._line(case))
        line.setWordWrap(True)
        card.body.addWidget(line)
        button = self._button(case)
        if button is not None:
            button.setAccessibleDescription(f"{number} · {case.subject}")
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            card.body.addLayout(row)
        card.setAccessibleName(f"{number} · {case.subject}")
        return card

    def _chip(self, case: SimilarCase) -> tuple[str, str]:
        due = fmt.due(case.due_at, case.closed_at is not None, self._desk.now(), self._desk.zone)
        if not due.plain:
            return due.text, due.tone
        text, tone = STATES[case.state]
        return t(text), tone or "neutral"

    def _line(self, case: SimilarCase) -> str:
        now, zone = self._desk.now(), self._desk.zone
        if case.closed_at is None:
            at = fmt.moment(case.last_opinion_at, now, zone)
            return t("Último parecer {moment} · {center}", moment=at, center=case.center)
        day = fmt.day(case.closed_at, now, zone)
        when = t("Concluído em {day}", day=day) if day[0].isdigit() else t("Concluído {day}", day=day)
        return f"{when} · {t('reabrir pede motivo')}" if self._desk.may(Right.REOPEN) else when

    def _button(self, case: SimilarCase) -> QPushButton | None:
        """Going on needs the right to; for a closed process that is the right to reopen it."""
        may = self._desk.may(Right.WRITE_OPINION)
        if case.closed_at is not None:
            may = may and self._desk.may(Right.REOPEN)
        text = t("Inserir parecer neste") if may else t("Ver processo")
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        key: uuid.UUID = case.id
        signal = self.opinion_requested if may else self.case_requested
        button.clicked.connect(lambda _on=False: signal.emit(key))
        return button
