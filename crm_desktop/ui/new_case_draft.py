"""Novo processo as a draft, and back (rules 12 and 13)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from crm_desktop.operations.drafts import DraftContent, NewCaseDraft

if TYPE_CHECKING:
    from crm_desktop.ui.new_case_form import NewCaseForm

NOBODY = "nobody"


def content_of(form: NewCaseForm) -> DraftContent:
    """Everything typed and chosen; what the type proposed is left out, to be proposed again."""
    priority = form.priority.current_data()
    return DraftContent(
        text=form.description.text(),
        cursor=form.description.cursor_position(),
        new_case=NewCaseDraft(
            person_id=_text(form.picker.person_id),
            person_text=form.picker.text(),
            contact_name=form.contact.name(),
            service_type_id=_text(form.kind.current_data()),
            subject=form.subject.text(),
            priority=priority if form.own_priority and isinstance(priority, int) else 0,
            center_id=_text(form.center.current_data()),
            assignee_id=(_text(form.assignee_key) or NOBODY) if form.own_assignee else "",
            due=form.due.text() if form.own_due else "",
            progress_status_id=_text(form.progress.current_data()),
            appointments=form.appointments.isChecked(),
            mail=form.mail.isChecked(),
        ),
    )


def show_content(form: NewCaseForm, content: DraftContent) -> uuid.UUID | None:
    """Fills the form in as it was left; returns the key of the person, whom the owner reads anew."""
    kept = content.new_case or NewCaseDraft()
    form.filling = True
    form.picker.show_person(None, kept.person_text)
    form.contact.show_name(kept.contact_name)
    form.subject.setText(kept.subject)
    form.subject.setCursorPosition(0)
    form.description.set_text(content.text, content.cursor)
    form.filling = False
    form.kind.set_current_data(read_key(kept.service_type_id))
    if kept.center_id:
        form.center.set_current_data(read_key(kept.center_id))
    form.progress.set_current_data(read_key(kept.progress_status_id))
    if kept.priority:
        form.own_priority = True
        form.priority.set_current_data(kept.priority)
    if kept.due:
        form.own_due = True
        form.due.setText(kept.due)
    if kept.assignee_id:
        form.own_assignee = True
        form.assignee_key = read_key(kept.assignee_id)
    form.appointments.setChecked(kept.appointments)
    form.mail.setChecked(kept.mail)
    kind = form.service_type()
    form.default_description = kind.default_description if kind is not None else ""
    form.read_type()
    return read_key(kept.person_id)


def read_key(text: str) -> uuid.UUID | None:
    """The key that a draft keeps as text; None for none, or for a damaged one."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _text(value: object) -> str:
    return str(value) if isinstance(value, uuid.UUID) else ""
