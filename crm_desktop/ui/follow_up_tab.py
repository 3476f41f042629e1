"""Follow up de vendas: the sales contacts to make, of one user or of everyone (rules 38, 39)."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.follow_up_table import FollowUpTable, ShownContact, ShownContacts, shaper
from crm_desktop.ui.freshness import Freshness
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.buttons import CountButton, PrimaryButton
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.lists import ContactDue, ContactFilter
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.follow_ups import FollowUpCounts
    from crm_desktop.ui.desk import Desk

EVERYONE = "everyone"
_LEAST_PX = 56
_LISTS = (
    (ContactDue.ANY, "Todos", "Tudo o que tem próximo contato marcado"),
    (ContactDue.OVERDUE, "Atrasados", "A hora do próximo contato já passou"),
    (ContactDue.TODAY, "Hoje", "O próximo contato ainda é hoje"),
    (ContactDue.MISSING, "Sem próximo contato", "Processos abertos em que ninguém marcou outro contato"),
)


class FollowUpTab(QWidget):
    """One's own first; whoever sees all or supervises may pick another user, or everyone. `count_changed(int)`
    tells how many contacts the chosen user has to make. With `everyone` it begins with all of them."""

    count_changed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, everyone: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._after: tuple[Any, ...] | None = None
        self._counts: FollowUpCounts | None = None
        self._may_choose = desk.may(Right.SEE_ALL) or desk.may(Right.SUPERVISE)
        self._build()
        self._show_users(EVERYONE if everyone and self._may_choose else None)
        desk.options_changed.connect(self._show_users)
        self._fresh = Freshness(self, desk, ("follow_up", "case", "person"), self._read, unseen=self._count)
        self._count()

    # Building.

    def _build(self) -> None:
        self.table = FollowUpTable()
        self.table.opened.connect(lambda _row: self.record())
        self.table.selected.connect(self._enable)
        self.table.more_wanted.connect(self._more)
        self.empty = EmptyState(
            "phone",
            t("Nenhum contato pendente"),
            t("Um contato entra aqui quando alguém marca o próximo."),
            t("Novo contato") if self._desk.may(Right.WRITE_OPINION) else "",
        )
        self.empty.action_requested.connect(self.make)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.stack.setMinimumHeight(scaled(_LEAST_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bar())
        layout.addWidget(self.stack, 1)
        layout.addLayout(self._foot())

    def _bar(self) -> FlowLayout:
        self.lists: dict[ContactDue, CountButton] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(spacing_px=8)
        for due, text, tip in _LISTS:
            button = CountButton(t(text))
            button.setCheckable(True)
            button.setToolTip(t(tip))
            button.setVisible(due is not ContactDue.MISSING or self._desk.may(Right.SUPERVISE))
            self._group.addButton(button)
            self.lists[due] = button
            row.addWidget(button)
        self.lists[ContactDue.ANY].setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self._read(keep_place=False))
        row.add_gap()
        self.user_label = muted_label(t("Contatos de"))
        self.user = ComboBox()
        self.user.setAccessibleName(t("Contatos de"))
        self.user.setMinimumWidth(scaled(200))
        self.user_label.setBuddy(self.user)
        self.user.chosen.connect(lambda _key: self._read(keep_place=False))
        row.add_together(self.user_label, self.user)
        return row

    def _foot(self) -> FlowLayout:
        self.new = CountButton(t("Novo contato"))
        icons.bind_icon(self.new, "plus", color="text")
        self.new.clicked.connect(self.make)
        self.open_case = QPushButton(t("Abrir processo"))
        self.open_case.clicked.connect(partial(self._of_case, self._desk.case_requested))
        self.write = QPushButton(t("Parecer"))
        self.write.setToolTip(t("Escreve um parecer no processo do contato"))
        self.write.clicked.connect(partial(self._of_case, self._desk.opinion_requested))
        self.ask = QPushButton(t("Cobrar parecer"))
        self.ask.setToolTip(t("Avisa o responsável pelo processo e deixa um registro automático"))
        self.ask.clicked.connect(self.ask_for_opinion)
        self.hand_over = QPushButton(t("Passar para…"))
        self.hand_over.setToolTip(
            t("Passa os contatos selecionados a outro usuário; Ctrl ou Shift seleciona vários")
        )
        self.hand_over.clicked.connect(self.choose_user)
        self.register = PrimaryButton(t("Registrar contato"), "Enter")
        self.register.clicked.connect(self.record)
        self.count = muted_label()
        row = FlowLayout(spacing_px=8)
        row.addWidget(self.count)
        row.add_gap()
        may_write = self._desk.may(Right.WRITE_OPINION)
        for button, allowed in (
            (self.new, may_write),
            (self.open_case, True),
            (self.hand_over, self._desk.may(Right.SUPERVISE) and self._desk.may(Right.BULK)),
            (self.ask, self._desk.may(Right.SUPERVISE)),
            (self.write, may_write),
            (self.register, may_write),
        ):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
            button.setVisible(allowed)
            row.addWidget(button)
        self._enable(None)
        return row

    def _show_users(self, chosen: object = None) -> None:
        me = self._desk.actor.user_id
        before = chosen or self.user.current_data() or me
        people = sorted((user for user in self._desk.options.users if user.active), key=lambda u: u.id != me)
        items: list[tuple[str, object]] = [
            (t("{name} (eu)", name=u.name) if u.id == me else u.name, u.id) for u in people
        ]
        items += [
            (t("{name} (inativo)", name=u.name), u.id) for u in self._desk.options.users if not u.active
        ]
        self.user.set_items([*items, (t("Todos"), EVERYONE)])
        self.user.set_current_data(before)
        for widget in (self.user, self.user_label):
            widget.setVisible(self._may_choose)

    # Asking.

    def asked(self) -> ContactFilter:
        """Whose contacts, and which of them."""
        key = self.user.current_data()
        user_id = key if isinstance(key, uuid.UUID) else None
        if not self._may_choose:
            user_id = self._desk.actor.user_id
        due = next(due for due, button in self.lists.items() if button.isChecked())
        return ContactFilter(user_id, due)

    def refresh(self) -> None:
        """The same list as it is now; nothing moves."""
        self._fresh.refresh()

    def show_user(self, user_id: uuid.UUID | None, due: ContactDue = ContactDue.ANY) -> None:
        """All contacts of that user; None is everyone."""
        self.user.set_current_data(user_id or EVERYONE)
        self.lists[due].setChecked(True)
        if self.isVisible():
            self._read(keep_place=False)
        else:
            self._fresh.stale = True

    def _read(self, *, keep_place: bool = True) -> None:
        from crm_desktop.queries.follow_ups import PAGE_ROWS, find_follow_ups

        limit = max(PAGE_ROWS, len(self.table.contacts.rows)) if keep_place else PAGE_ROWS
        self._desk.runner.cancel(self, "more")
        self._desk.runner.read(
            self,
            find_follow_ups,
            asked=self.asked(),
            limit=limit,
            shape=shaper(self._desk.now(), self._desk.zone),
            then=partial(self._show, keep_place=keep_place),
            failed=self._desk.show_error,
            channel="rows",
        )
        self._count()

    def _count(self) -> None:
        from crm_desktop.queries.follow_ups import count_follow_ups

        self._desk.runner.read(
            self,
            count_follow_ups,
            user_id=self.asked().user_id,
            with_missing=self._desk.may(Right.SUPERVISE),
            then=self._show_counts,
            failed=self._desk.show_error,
            channel="count",
        )

    def _show(self, page: ShownContacts, *, keep_place: bool) -> None:
        self._after = page.after
        had_focus = self.table.hasFocus()
        self.table.show_users(self.asked().user_id is None)
        self.table.show_page(page, keep_place=keep_place)
        self.stack.setCurrentWidget(self.table if page.rows else self.empty)
        if had_focus and not page.rows:
            self.user.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_counts(self, counts: FollowUpCounts) -> None:
        self._counts = counts
        self.lists[ContactDue.ANY].set_count(counts.any)
        self.lists[ContactDue.OVERDUE].set_count(counts.overdue)
        self.lists[ContactDue.TODAY].set_count(counts.today)
        self.lists[ContactDue.MISSING].set_count(counts.missing)
        shown = {
            ContactDue.ANY: counts.any,
            ContactDue.OVERDUE: counts.overdue,
            ContactDue.TODAY: counts.today,
            ContactDue.MISSING: counts.missing or 0,
        }[self.asked().due]
        self.count.setText(fmt.count(shown, t("contato"), t("contatos")))
        self.count_changed.emit(counts.any)

    def _more(self) -> None:
        from crm_desktop.queries.follow_ups import find_follow_ups

        def add(page: ShownContacts) -> None:
            self._after = page.after
            self.table.contacts.append(page)

        def failed(error: BaseException) -> None:
            self.table.contacts.retry()
            self._desk.show_error(error)

        self._desk.runner.read(
            self,
            find_follow_ups,
            asked=self.asked(),
            after=self._after,
            shape=shaper(self._desk.now(), self._desk.zone),
            then=add,
            failed=failed,
            channel="more",
        )

    # What can be done.

    def _enable(self, row: ShownContact | None) -> None:
        chosen = len(self.table.chosen())
        one = row is not None and chosen <= 1
        self.register.setEnabled(one)
        for button in (self.open_case, self.write, self.ask):
            button.setEnabled(one and row is not None and row.case_id is not None)
        self.hand_over.setEnabled(chosen > 0)
        text = t("Passar {n} para…", n=fmt.integer(chosen)) if chosen > 1 else t("Passar para…")
        self.hand_over.setText(text)
        self.hand_over.setAccessibleName(text)

    def record(self) -> None:
        """Registrar contato, of the row chosen."""
        row = self.table.current()
        if row is not None and self._desk.may(Right.WRITE_OPINION):
            self._desk.contact_requested.emit(row.case_id, row.id)

    def make(self) -> None:
        """A contact with a person to be found."""
        self._desk.contact_requested.emit(None, None)

    def _of_case(self, wish: Any) -> None:
        row = self.table.current()
        if row is not None and row.case_id is not None:
            wish.emit(row.case_id)

    def choose_user(self) -> None:
        """A menu of the users that may get the contacts that are selected."""
        from crm_desktop.ui.contact_hand_over import choose_receiver

        if chosen := self.table.chosen():
            choose_receiver(self._desk, chosen, self.hand_over)

    def ask_for_opinion(self) -> None:
        from crm_desktop.operations.cases import ask_for_opinion

        row = self.table.current()
        if row is None or row.case_id is None:
            return

        def told(answer: Any) -> None:
            from crm_desktop.ui.redistribute_dialog import reason

            error = answer[1][0].error
            self._desk.toast(reason(error) if error is not None else t("Parecer cobrado do responsável."))

        self._desk.runner.write(
            self, ask_for_opinion, case_ids=(row.case_id,), then=told, failed=self._desk.show_error
        )
