"""Supervisão: what waits for whom, and what to do about it (rules 15 and 39)."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.case_rows import due_cell
from crm_desktop.ui.follow_up_tab import FollowUpTab
from crm_desktop.ui.freshness import Freshness
from crm_desktop.ui.i18n import t
from crm_desktop.ui.supervision_table import Link, Load, LoadTable
from crm_desktop.ui.widgets.buttons import PrimaryButton
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import strong_label
from crm_desktop.ui.widgets.panel_button import StatButton
from crm_desktop.ui.widgets.tabs import CountTabWidget
from crm_desktop.values.filters import Assignee, CaseFilter
from crm_desktop.values.lists import due_today_of, first_opinions_of, of_user, overdue_of
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.supervision import Supervision, UserLoad
    from crm_desktop.ui.desk import Desk

_LATEST = datetime.max.replace(tzinfo=UTC)


class SupervisionTab(QWidget):
    """For whoever supervises. Every number opens the list that it counts."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._build()
        kinds = ("case", "follow_up", "draft", "settings")
        self._fresh = Freshness(self, desk, kinds, self._read)

    # Building.

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.pending = StatButton(t("Pendentes"))
        self.overdue = StatButton(t("Atrasados"))
        self.unassigned = StatButton(t("Sem responsável"))
        self.first_opinion = StatButton(t("Tempo até 1º parecer"))
        self.pending.clicked.connect(lambda: self._open(CaseFilter()))
        self.overdue.clicked.connect(lambda: self._open(overdue_of(CaseFilter())))
        self.unassigned.clicked.connect(lambda: self._open(CaseFilter(assignee=Assignee.NOBODY)))
        self.first_opinion.clicked.connect(lambda: self._open(first_opinions_of(self._desk.today())))
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in (self.pending, self.overdue, self.unassigned, self.first_opinion):
            card.setToolTip(t("Abre a lista em Atendimento"))
            cards.addWidget(card, 1)
        layout.addLayout(cards)
        self.sections = CountTabWidget()
        self.follow_ups = FollowUpTab(self._desk, everyone=True)
        self.sections.addTab(self._users_page(), t("Por usuário"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.follow_ups)
        self.sections.addTab(page, t("Follow ups pendentes"))
        for place in range(self.sections.count()):
            self.sections.set_count(place, None)
        self.follow_ups.count_changed.connect(lambda n: self.sections.set_count(1, n))
        layout.addWidget(self.sections, 1)

    def _users_page(self) -> QWidget:
        self.table = LoadTable()
        self.table.link_requested.connect(self._follow)
        self.table.opened.connect(lambda key: self._follow(key, Link.PENDING))
        self.table.selected.connect(self._show_chosen)
        self.chosen = strong_label()
        self.redistribute = QPushButton(t("Redistribuir…"))
        self.redistribute.setToolTip(t("Passa processos deste usuário a outro"))
        self.redistribute.setVisible(self._desk.may(Right.BULK))
        self.redistribute.clicked.connect(self.open_redistribute)
        self.ask = QPushButton(t("Cobrar parecer…"))
        self.ask.setToolTip(t("Avisa o responsável e deixa um registro automático em cada processo"))
        self.ask.clicked.connect(self.open_ask)
        self.open_list = PrimaryButton(t("Abrir lista"), "Enter")
        self.open_list.clicked.connect(self._open_chosen)
        foot = FlowLayout(spacing_px=8)
        foot.addWidget(self.chosen)
        foot.add_gap()
        for button in (self.redistribute, self.ask, self.open_list):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
            foot.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._show_chosen(None)
        return page

    # Reading.

    def refresh(self) -> None:
        """The same numbers as they are now; nothing moves."""
        self._fresh.refresh()
        self.follow_ups.refresh()

    def _read(self) -> None:
        from crm_desktop.queries.supervision import read_supervision

        self._desk.runner.read(
            self, read_supervision, then=self.show_supervision, failed=self._desk.show_error
        )

    def show_supervision(self, found: Supervision) -> None:
        users = fmt.count(found.users_with_pending, t("usuário"), t("usuários"))
        self.pending.show_value(fmt.integer(found.pending), t("em {users}", users=users))
        late = t("{n} há mais de 5 dias", n=fmt.integer(found.long_overdue))
        if not found.long_overdue:
            late = t("nenhum há mais de 5 dias") if found.overdue else t("nada atrasado")
        self.overdue.show_value(fmt.integer(found.overdue), late, "danger" if found.overdue else "neutral")
        self.unassigned.show_value(fmt.integer(found.unassigned), _where(found.unassigned_centers))
        seconds = found.first_opinion_seconds
        if seconds is None:
            self.first_opinion.show_value(fmt.NONE, t("nenhum 1º parecer hoje"))
        else:
            of = fmt.count(found.first_opinions, t("processo"), t("processos"))
            self.first_opinion.show_value(fmt.duration(seconds), t("mediana de hoje, {of}", of=of))
        self.table.show_loads([self._load(user) for user in found.users])

    def _load(self, user: UserLoad) -> Load:
        now, zone = self._desk.now(), self._desk.zone
        name = user.name if user.active else t("{name} (inativo)", name=user.name)
        if user.user_id is None:
            name = t("Sem responsável")
        seconds = user.first_opinion_seconds
        numbers = (user.pending, user.overdue, user.due_today, user.follow_ups)
        linked = {1, 2, 3} | ({4} if user.user_id is not None else set())
        return Load(
            user_id=user.user_id,
            name=name,
            pending=user.pending,
            cells=(
                (name, None),
                *((fmt.integer(number), None) for number in numbers[:3]),
                (fmt.integer(user.follow_ups) if user.user_id is not None else fmt.NONE, None),
                (fmt.duration(seconds) if seconds is not None else fmt.NONE, None),
                due_cell(user.oldest_at, False, now, zone),
                (fmt.integer(user.old_drafts) if user.old_drafts else fmt.NONE, None),
            ),
            keys=(
                name.casefold(),
                *numbers,
                seconds if seconds is not None else -1.0,
                user.oldest_at or _LATEST,
                user.old_drafts,
            ),
            linked=frozenset(linked | ({5} if seconds is not None else set())),
        )

    # Going on.

    def _show_chosen(self, load: Load | None) -> None:
        if load is None:
            self.chosen.setText("")
        else:
            count = fmt.count(load.pending, t("pendente"), t("pendentes"))
            self.chosen.setText(t("{name} · {count}", name=load.name, count=count))
        has_some = load is not None and load.pending > 0
        self.open_list.setEnabled(load is not None)
        self.redistribute.setEnabled(has_some)
        self.ask.setEnabled(has_some and load is not None and load.user_id is not None)

    def _open(self, asked: CaseFilter) -> None:
        self._desk.list_requested.emit(asked)

    def _open_chosen(self) -> None:
        if (load := self.table.current()) is not None:
            self._follow(load.user_id, Link.PENDING)

    def _follow(self, user_id: uuid.UUID | None, link: Link) -> None:
        if link is Link.FOLLOW_UPS:
            self.follow_ups.show_user(user_id)
            self.sections.setCurrentIndex(1)
            return
        asked = {
            Link.PENDING: CaseFilter(),
            Link.OVERDUE: overdue_of(CaseFilter()),
            Link.DUE_TODAY: due_today_of(CaseFilter()),
            Link.FIRST_OPINIONS: first_opinions_of(self._desk.today()),
        }[link]
        self._open(of_user(asked, user_id))

    def open_redistribute(self) -> None:
        from crm_desktop.ui.redistribute_dialog import RedistributeDialog

        if (load := self.table.current()) is not None:
            RedistributeDialog(self._desk, load.user_id, load.name, self.window()).open()

    def open_ask(self) -> None:
        from crm_desktop.ui.redistribute_dialog import AskOpinionDialog

        if (load := self.table.current()) is not None and load.user_id is not None:
            AskOpinionDialog(self._desk, load.user_id, load.name, self.window()).open()


def _where(centers: tuple[str, ...]) -> str:
    if not centers:
        return t("todos têm responsável")
    if len(centers) == 1:
        return t("fila {center}", center=centers[0])
    return t("em {n} CRs, mais em {center}", n=len(centers), center=centers[0])
