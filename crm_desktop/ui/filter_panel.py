"""The filter at the left: every field of rule 1, Filtrar and Limpar. It shows and asks; it reads nothing."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from crm_desktop.errors import InvalidDate
from crm_desktop.ui.i18n import t
from crm_desktop.ui.main_window import FILTER_PX
from crm_desktop.ui.theme import scaled, theme_notifier
from crm_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.date_field import DateField
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import title_label
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.values.filters import Assignee, CaseFilter, Factor, Situation
from crm_desktop.values.filters import DateField as Period
from crm_desktop.values.lists import own_pending

if TYPE_CHECKING:
    from crm_desktop.queries.options import Options

_MANAGE = "manage"
_PAD_PX = 12


class FilterPanel(QFrame):
    """`filter_requested(CaseFilter)` on Filtrar, Enter or Limpar; `saved_filter_chosen(id)` and
    `manage_filters_requested` from its combo."""

    filter_requested = Signal(object)
    saved_filter_chosen = Signal(object)
    manage_filters_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.setAccessibleName(t("Filtro"))
        self._me: uuid.UUID | None = None
        self._zone: tzinfo | None = None
        self._hidden = CaseFilter()
        self._saved_key: uuid.UUID | None = None
        self.saved = ComboBox()
        self.person = SearchField(t("Pessoa"))
        self.person.setPlaceholderText(t("Nome, CPF/CNPJ ou telefone"))
        self.person.setToolTip(t("Também por código, e-mail ou nome do contato"))
        self.contains = SearchField(t("Contém"))
        self.contains.setPlaceholderText(t("No assunto ou nos pareceres"))
        self.contains.setToolTip(t("Palavras do assunto, dos pareceres ou do parecer complementar"))
        self.service_type = ComboBox()
        self.center = ComboBox()
        self.assignee = ComboBox()
        self.situation = ComboBox()
        self.period_from = DateField(parse=self._parse_date)
        self.period_to = DateField(parse=self._parse_date)
        for day in (self.period_from, self.period_to):
            day.setPlaceholderText("")
            day.setToolTip(t("dd/mm/aaaa, hoje, amanhã ou +3d"))
        self.overdue = QCheckBox(t("Somente atrasados"))
        self.number = SearchField(t("Número"))
        self.priority = ComboBox()
        self.progress = ComboBox()
        self.period = ComboBox()
        self.factor = ComboBox()
        self._fill_fixed()
        self._build()
        theme_notifier.theme_changed.connect(self._fit)

    def _fill_fixed(self) -> None:
        self.situation.set_items(
            [
                (t("Pendentes"), Situation.PENDING),
                (t("Aberto"), Situation.OPEN),
                (t("Em andamento"), Situation.IN_PROGRESS),
                (t("Aguardando retorno"), Situation.WAITING),
                (t("Concluído"), Situation.CLOSED),
                (t("Todas"), Situation.ALL),
            ]
        )
        self.priority.set_items([(t("Todas"), None), *((str(n), n) for n in range(1, 10))])
        self.period.set_items(
            [
                (t("Previsão"), Period.DUE),
                (t("Abertura"), Period.OPENED),
                (t("Última movimentação"), Period.ACTIVITY),
                (t("Encerramento"), Period.CLOSED),
                (t("Primeiro parecer"), Period.FIRST_OPINION),
            ]
        )
        self.factor.set_items(
            [
                (t("Qualquer"), None),
                (t("Vencem hoje"), Factor.DUE_TODAY),
                (t("Fatores críticos"), Factor.CRITICAL),
            ]
        )
        for combo in (self.service_type, self.center, self.progress):
            combo.set_items([(t("Todos"), None)])
        self.assignee.set_items([(t("Todos"), Assignee.ANYONE)])
        self.saved.set_items([(t("Nenhum"), None)])

    def _build(self) -> None:
        clear = LinkButton(t("Limpar"))
        clear.setToolTip(t("Volta ao filtro do começo: seus processos pendentes"))
        clear.clicked.connect(self.clear)
        head = QHBoxLayout()
        head.addWidget(title_label(t("Filtro")))
        head.addStretch(1)
        head.addWidget(clear)
        inside = QWidget()
        inside.setObjectName("filter_fields")
        inside.setStyleSheet("#filter_fields { background: transparent; }")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_PAD_PX, 0, _PAD_PX, 4)
        column.setSpacing(8)
        for label, widget in self._fields():
            column.addWidget(Field(label, widget))
        column.addWidget(self._period_row())
        column.addWidget(self.overdue)
        self.more = LinkButton(t("Mais campos"))
        self.more.setToolTip(t("Número, prioridade, andamento e a data do período"))
        self.more.clicked.connect(self._toggle_more)
        column.addWidget(self.more)
        self.more_fields = QWidget()
        rest = QVBoxLayout(self.more_fields)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(8)
        for label, widget in (
            (t("Número"), self.number),
            (t("Prioridade"), self.priority),
            (t("Andamento"), self.progress),
            (t("Data do período"), self.period),
            (t("Fator"), self.factor),
        ):
            rest.addWidget(Field(label, widget))
        self.more_fields.hide()
        column.addWidget(self.more_fields)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        # The bar takes the place of the margin: the fields keep one edge with the button below.
        area.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: column.setContentsMargins(_PAD_PX, 0, 0 if most else _PAD_PX, 4)
        )
        self.submit = PrimaryButton(t("Filtrar"), "F5")
        self.submit.clicked.connect(self.request)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 12)
        outer.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addLayout(head)
        outer.addLayout(top)
        outer.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.submit)
        outer.addLayout(foot)
        self.saved.chosen.connect(self._choose_saved)
        self.period.chosen.connect(lambda _data: self._name_period())
        for line in (self.person, self.contains, self.number):
            line.returnPressed.connect(self.request)
        self._fit()

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (t("Filtro salvo"), self.saved),
            (t("Pessoa"), self.person),
            (t("Contém"), self.contains),
            (t("Tipo de atendimento"), self.service_type),
            (t("Centro de responsabilidade (CR)"), self.center),
            (t("Responsável"), self.assignee),
            (t("Situação"), self.situation),
        )

    def _period_row(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.period_from, 1)
        row.addWidget(QLabel(t("a")))
        row.addWidget(self.period_to, 1)
        both.setFocusProxy(self.period_from)
        self.period_field = Field(t("Previsão"), both)
        self._name_period()
        return self.period_field

    def _name_period(self) -> None:
        name = self.period.currentText()
        self.period_field.label.setText(name)
        self.period_from.setAccessibleName(t("{name}, de", name=name))
        self.period_to.setAccessibleName(t("{name}, até", name=name))

    def _fit(self) -> None:
        self.setFixedWidth(max(FILTER_PX, scaled(FILTER_PX)))

    def _toggle_more(self) -> None:
        self.show_more(self.more_fields.isHidden())

    def show_more(self, shown: bool) -> None:
        self.more_fields.setVisible(shown)
        self.more.setText(t("Menos campos") if shown else t("Mais campos"))
        self.more.setAccessibleName(self.more.text())

    # What may be chosen, and what is.

    def show_options(self, options: Options, me: uuid.UUID) -> None:
        """Fills the lists; what was chosen stays chosen."""
        before = self.value() if self._me is not None else None
        self._me, self._zone = me, options.zone
        self.service_type.set_items(
            [(t("Todos"), None)]
            + [("\u2003" * o.depth + f"{o.code}  {o.name}", o.id) for o in options.service_types if o.active]
        )
        self.center.set_items([(t("Todos"), None)] + [(o.name, o.id) for o in options.centers if o.active])
        people = sorted((o for o in options.users if o.active), key=lambda o: o.id != me)
        self.assignee.set_items(
            [(t("{name} (eu)", name=o.name) if o.id == me else o.name, o.id) for o in people]
            + [(t("Todos"), Assignee.ANYONE), (t("Sem responsável"), Assignee.NOBODY)]
        )
        self.progress.set_items([(t("Todos"), None)] + [(o.name, o.id) for o in options.statuses if o.active])
        self.saved.set_items(
            [(t("Nenhum"), None)]
            + [(("★ " if o.is_default else "") + o.name, o.id) for o in options.filters]
            + [(t("Gerenciar filtros…"), _MANAGE)]
        )
        self.show_filter(before or self.initial())

    def initial(self) -> CaseFilter:
        assert self._me is not None
        return own_pending(self._me)

    def show_saved(self, key: uuid.UUID | None) -> None:
        """Which saved filter the fields come from."""
        self._saved_key = key
        self.saved.set_current_data(key)

    def show_filter(self, asked: CaseFilter) -> None:
        """Puts a filter into the fields; what has no field (a person's key, idle days) goes along unseen."""
        self._hidden = asked
        self.person.setText(asked.person)
        self.contains.setText(asked.contains)
        self.service_type.set_current_data(asked.service_type_id)
        self.center.set_current_data(asked.center_id)
        by_user = asked.assignee is Assignee.USER
        self.assignee.set_current_data(asked.assignee_id if by_user else asked.assignee)
        self.situation.set_current_data(asked.situation)
        self.period_from.set_value(asked.period_from)
        self.period_to.set_value(asked.period_to)
        self.overdue.setChecked(asked.overdue_only)
        self.number.setText(str(asked.number) if asked.number is not None else "")
        self.priority.set_current_data(asked.priority)
        self.progress.set_current_data(asked.progress_status_id)
        self.period.set_current_data(asked.period_field)
        self.factor.set_current_data(asked.factor)
        self._name_period()
        more = (asked.number, asked.priority, asked.progress_status_id, asked.factor)
        if any(value is not None for value in more) or asked.period_field is not Period.DUE:
            self.show_more(True)

    def value(self) -> CaseFilter:
        """The filter that the fields say now."""
        who = self.assignee.current_data()
        digits = "".join(c for c in self.number.text() if c.isdigit())
        same_person = self.person.text() == self._hidden.person
        return replace(
            self._hidden,
            person=self.person.text(),
            person_id=self._hidden.person_id if same_person else None,
            contains=self.contains.text(),
            service_type_id=_key(self.service_type.current_data()),
            center_id=_key(self.center.current_data()),
            assignee=who if isinstance(who, Assignee) else Assignee.USER,
            assignee_id=_key(who),
            situation=_member(Situation, self.situation.current_data(), Situation.PENDING),
            priority=_number(self.priority.current_data()),
            progress_status_id=_key(self.progress.current_data()),
            number=int(digits) if digits else None,
            period_field=_member(Period, self.period.current_data(), Period.DUE),
            period_from=self.period_from.value(),
            period_to=self.period_to.value(),
            overdue_only=self.overdue.isChecked(),
            factor=_member(Factor, self.factor.current_data(), None),
        )

    def request(self) -> None:
        """Filtrar, when both days can be read; else the cursor goes to the one that cannot."""
        for day in (self.period_from, self.period_to):
            if not day.is_valid():
                self.period_field.set_error(t("Data inválida. Use dd/mm/aaaa, hoje ou +3d."))
                day.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.period_field.set_error("")
        self.filter_requested.emit(self.value())

    def clear(self) -> None:
        """Back to one's own pending processes, and shows them."""
        self.show_saved(None)
        self.show_filter(self.initial())
        self.request()

    def _parse_date(self, text: str) -> date:
        from crm_desktop.values.dates import parse_date

        try:
            return parse_date(text, datetime.now(self._zone).date())
        except InvalidDate:
            raise ValueError(text) from None

    def _choose_saved(self, key: object) -> None:
        if key == _MANAGE:
            self.saved.set_current_data(self._saved_key)
            self.manage_filters_requested.emit()
            return
        self._saved_key = _key(key)
        if self._saved_key is not None:
            self.saved_filter_chosen.emit(self._saved_key)


def _key(value: object) -> uuid.UUID | None:
    return value if isinstance(value, uuid.UUID) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


E = TypeVar("E")
D = TypeVar("D")


def _member(kind: type[E], value: object, default: D) -> E | D:
    return value if isinstance(value, kind) else default
