"""What Novo processo proposes in its fields, and what it comes to. What the user typed or chose always wins."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.errors import BlankText, InputError, InvalidDate, Missing
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import sentence_for
from crm_desktop.ui.new_case_defaults import Proposal, due_moment, entry, propose, responsible
from crm_desktop.ui.new_case_layout import NewCaseLayout

if TYPE_CHECKING:
    from crm_desktop.operations.cases import NewCase
    from crm_desktop.queries.options import TypeOption
    from crm_desktop.queries.persons import PersonSummary
    from crm_desktop.ui.desk import Desk
    from crm_desktop.workflow.definition import WorkflowDefinition

DEFAULT_PRIORITY = 5
_REFRESH_MS = 30_000


class NewCaseForm(NewCaseLayout):
    """`edited()` at each change by the user; `settled()` once the workflow of the chosen type is known.

    `own_priority`, `own_due` and `own_assignee` say that the user, not the type, decided; they are kept in the
    draft, as `assignee_key` is.
    """

    edited = Signal()
    subject_or_person_changed = Signal()
    type_changed = Signal()
    settled = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.filling = False
        self.default_description = ""
        self.own_priority = False
        self.own_due = False
        self.own_assignee = False
        self.assignee_key: uuid.UUID | None = None
        self._definition: WorkflowDefinition | None = None
        self._definition_of: object = None
        self.proposal = Proposal()
        self.person: PersonSummary | None = None
        self._connect()
        self.center.set_current_data(None)
        self.show_options()
        # What is due some business hours from now moves on with the clock.
        self._clock = QTimer(self, interval=_REFRESH_MS)
        self._clock.timeout.connect(self._show_due)
        self._clock.start()

    def _connect(self) -> None:
        self.picker.textEdited.connect(lambda _text: self.edited.emit())
        self.picker.cleared.connect(lambda: self.show_person(None))
        self.contact.edited.connect(self.edited)
        self.kind.chosen.connect(lambda _key: self._type_chosen())
        self.subject.textEdited.connect(lambda _text: self._subject_typed())
        self.description.typed.connect(self._description_typed)
        self.priority.chosen.connect(lambda _n: self._priority_chosen())
        self.center.chosen.connect(lambda _key: self._center_chosen())
        self.assignee.chosen.connect(self._assignee_chosen)
        self.due.value_changed.connect(lambda _value: self._due_typed())
        self.due.editingFinished.connect(self._due_left)
        self.progress.chosen.connect(lambda _key: self.edited.emit())
        for toggle in (self.appointments, self.mail):
            toggle.clicked.connect(lambda _on: self.edited.emit())
        self._desk.options_changed.connect(self.show_options)

    # What there is to choose from.

    def show_options(self) -> None:
        """The lists as they are now; what was chosen stays chosen."""
        options = self._desk.options
        leaves = [o for o in options.service_types if o.active and not o.is_group]
        self.kind.set_items([(f"{o.code}  {o.path}", o.id) for o in leaves])
        statuses = [(s.name, s.id) for s in options.statuses if s.active]
        self.progress.set_items([(t("Nenhum"), None), *statuses])
        before = self.center.current_data() or self._desk.actor.center_id
        closing = t("conclui o processo")
        self.center.set_items(
            [(f"{c.name} ({closing})" if c.closes else c.name, c.id) for c in options.centers if c.active]
        )
        self.center.set_current_data(before)
        self._apply()

    def service_type(self) -> TypeOption | None:
        key = self.kind.current_data()
        return self._desk.options.service_type(key) if isinstance(key, uuid.UUID) else None

    # The person.

    def show_person(self, found: PersonSummary | None, *, contact: str | None = None) -> None:
        """The person chosen, or nobody; `contact` keeps the name typed before."""
        self.person = found
        if found is not None:
            self.picker.show_person(found.person.id, found.person.name)
            self.fields["person"].set_error("")
        self.person_line.show_person(found)
        self.contact.show_contacts(found.person.contacts if found else (), contact)
        self.subject_or_person_changed.emit()

    # What the type proposes.

    def _type_chosen(self) -> None:
        self.fields["service_type"].set_error("")
        kind = self.service_type()
        if kind is not None:
            self._fill_description(kind.default_description)
        # First, since an error that the type brings about must stay.
        self.edited.emit()
        self.read_type()

    def read_type(self) -> None:
        """Shows what the type proposes, its workflow as soon as it is read."""
        from crm_desktop.queries.workflows import effective_definition

        kind = self.service_type()
        self._definition, self._definition_of = None, None
        if kind is not None:
            self._desk.runner.read(
                self,
                effective_definition,
                service_type_id=kind.id,
                then=lambda found: self._show_definition(kind.id, found),
                failed=self.failed.emit,
            )
        self._apply()
        self.type_changed.emit()

    def _show_definition(self, key: uuid.UUID, definition: WorkflowDefinition | None) -> None:
        self._definition, self._definition_of = definition, key
        self._apply()
        self.settled.emit()

    @property
    def is_settled(self) -> bool:
        """Whether the workflow of the chosen type is known."""
        return self._definition_of == self.kind.current_data()

    def _fill_description(self, text: str) -> None:
        """The type's default, unless something else was written."""
        typed = self.description.text().strip()
        if not typed or typed == self.default_description.strip():
            self.filling = True
            self.description.set_text(text, len(text))
            self.filling = False
        self.default_description = text

    def _apply(self) -> None:
        """Shows priority, center, responsible and due moment as they follow from what was chosen."""
        kind = self.service_type()
        center = self.center.current_data()
        self.proposal = propose(
            self._desk.options,
            self._desk.actor.user_id,
            kind,
            self._definition,
            center if isinstance(center, uuid.UUID) else None,
        )
        if not self.own_priority:
            self.priority.set_current_data(kind.priority if kind is not None else DEFAULT_PRIORITY)
        fixed = self.proposal.fixed_center
        self.center_field.setVisible(not fixed)
        self.fixed_field.setVisible(bool(fixed))
        self.fixed_center.setText(fixed)
        self.fixed_field.set_hint(self.proposal.center_reason)
        self._show_assignees()
        self._show_due()

    def _show_assignees(self) -> None:
        own, members = self._desk.actor.user_id, self.proposal.members
        items = [(t("{name} (eu)", name=u.name) if u.id == own else u.name, u.id) for u in members]
        self.assignee.set_items([(t("Ninguém"), None), *items])
        keys = {None, *(u.id for u in members)}
        keep = self.own_assignee and self.assignee_key in keys
        self.assignee.set_current_data(self.assignee_key if keep else self.proposal.assignee_id)

    def _show_due(self) -> None:
        hint = self.proposal.due_reason
        if not self.own_due:
            due = due_moment(self._desk.options.calendar, self._desk.now(), self.proposal.hours)
            self.due.set_value(due.astimezone(self._desk.zone).replace(tzinfo=None) if due else None)
        elif self.proposal.hours is not None:
            hint = t("Digitada por você; seriam {proposal}", proposal=hint)
        self.fields["due_at"].set_hint(hint)

    # What the user does.

    def _subject_typed(self) -> None:
        self.fields["subject"].set_error("")
        self.subject_or_person_changed.emit()
        self.edited.emit()

    def _description_typed(self) -> None:
        if not self.filling:
            self.fields["description"].set_error("")
            self.edited.emit()

    def _priority_chosen(self) -> None:
        self.own_priority = True
        self.edited.emit()

    def _center_chosen(self) -> None:
        self._apply()
        self.edited.emit()

    def _assignee_chosen(self, key: object) -> None:
        self.own_assignee = True
        self.assignee_key = key if isinstance(key, uuid.UUID) else None
        self.edited.emit()

    def _due_typed(self) -> None:
        self.own_due = bool(self.due.text().strip())
        self.fields["due_at"].set_error("")
        if self.own_due:
            self._show_due()
        self.edited.emit()

    def _due_left(self) -> None:
        """Left empty it is what the type says again; what is not understood is told at once."""
        if not self.due.text().strip():
            self.own_due = False
            self._show_due()
        elif not self.due.is_valid():
            self.fields["due_at"].set_error(sentence_for(InvalidDate(self.due.text())))

    # What it comes to.

    def problems(self) -> list[InputError]:
        """Everything that keeps the process from being created, in reading order."""
        found: list[InputError] = []
        if self.picker.person_id is None:
            found.append(Missing("person"))
        if self.service_type() is None:
            found.append(Missing("service_type"))
        if not self.subject.text().strip():
            found.append(Missing("subject"))
        if not self.description.text().strip():
            found.append(BlankText("description"))
        if not self.due.is_valid():
            found.append(InvalidDate(self.due.text(), "due_at"))
        return found

    def new_case(self, answers: tuple[int, ...]) -> NewCase:
        """What is to be created, once there are no problems; `answers` are to the questions of the way in."""
        from crm_desktop.operations.cases import NewCase

        kind, person_id = self.service_type(), self.picker.person_id
        assert kind is not None
        assert person_id is not None
        priority, status = self.priority.current_data(), self.progress.current_data()
        assert isinstance(priority, int)
        assignee = self.assignee.current_data()
        center, step_sets_due = entry(self._desk.options, self.proposal, answers)
        due = None if step_sets_due and not self.own_due else self.due.value()
        return NewCase(
            person_id=person_id,
            service_type_id=kind.id,
            subject=self.subject.text(),
            description=self.description.text(),
            priority=priority,
            center_id=center.id if center is not None else None,
            assignee_id=responsible(
                self._desk.options, center, assignee if isinstance(assignee, uuid.UUID) else None
            ),
            due_at=due.replace(tzinfo=self._desk.zone) if due is not None else None,
            contact_name=self.contact.name() or None,
            progress_status_id=status if isinstance(status, uuid.UUID) else None,
            answers=answers,
        )
