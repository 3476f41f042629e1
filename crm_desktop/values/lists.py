"""The lists behind the numbers of Resultado and Supervisão, each as the filter that shows exactly those."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from crm_desktop.values.filters import Assignee, CaseFilter, DateField, Factor, Situation

_OPEN = frozenset({Situation.PENDING, Situation.OPEN, Situation.IN_PROGRESS, Situation.WAITING})


def pending_of(asked: CaseFilter) -> CaseFilter:
    """What of the filter is pending: whichever open situation it names, else all of them."""
    found = replace(asked, factor=None)
    if asked.situation not in _OPEN:
        found = replace(found, situation=Situation.PENDING)
    if asked.period_field is DateField.CLOSED:
        found = replace(found, period_from=None, period_to=None)
    return found


def of_user(asked: CaseFilter, user_id: uuid.UUID | None) -> CaseFilter:
    """The same of one user; None is what nobody is responsible for."""
    if user_id is None:
        return replace(asked, assignee=Assignee.NOBODY, assignee_id=None)
    return replace(asked, assignee=Assignee.USER, assignee_id=user_id)


def own_pending(user_id: uuid.UUID) -> CaseFilter:
    """What one begins with: one's own pending processes."""
    return of_user(CaseFilter(), user_id)


def overdue_of(asked: CaseFilter) -> CaseFilter:
    return replace(pending_of(asked), overdue_only=True)


def due_today_of(asked: CaseFilter) -> CaseFilter:
    return replace(pending_of(asked), factor=Factor.DUE_TODAY)


def critical_of(asked: CaseFilter) -> CaseFilter:
    return replace(pending_of(asked), factor=Factor.CRITICAL)


def first_opinions_of(day: date) -> CaseFilter:
    """Processes, open or closed, that got their first opinion on that day."""
    return CaseFilter(
        situation=Situation.ALL, period_field=DateField.FIRST_OPINION, period_from=day, period_to=day
    )


class ContactDue(StrEnum):
    """OVERDUE was due before now, TODAY is due from now on today; MISSING is the last contact of an open
    process that nobody said when to follow."""

    ANY = "any"
    OVERDUE = "overdue"
    TODAY = "today"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Sales contacts to make, of one user or (None) of everyone."""

    user_id: uuid.UUID | None
    due: ContactDue = ContactDue.ANY
