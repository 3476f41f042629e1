"""What a verb checks before it touches a process."""

from __future__ import annotations

import uuid

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from crm_desktop.errors import CaseChanged, CaseClosed, NotAllowed
from crm_desktop.models.case import Case
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.cases import no_such_case
from crm_desktop.values.terms import Right

_CASE = select(Case).where(Case.id == bindparam("case_id")).with_for_update(key_share=True)
"""Made once: a session's own `get` makes its statement anew, which costs as much as the rest of the reading.
In a shared base whoever comes second waits here, and then sees what the first did; an embedded base has one writer."""


def may_see(actor: Actor, case: Case) -> bool:
    """Rule 43: one's own, the team's, or all."""
    if Right.SEE_ALL in actor.rights:
        return True
    if Right.SEE_TEAM in actor.rights and case.center_id in actor.center_ids:
        return True
    return Right.SEE_OWN in actor.rights and actor.user_id in (case.assignee_id, case.opened_by_id)


def case_for(session: Session, actor: Actor, case_id: uuid.UUID, *, version: int | None = None) -> Case:
    """An open process that the actor may see, as it was at `version`.

    Raises RecordGone, NotAllowed, CaseClosed, CaseChanged.
    """
    case = visible_case(session, actor, case_id)
    if version is not None and case.version != version:
        raise CaseChanged(case.number, (), case.version)
    if case.closed_at is not None:
        raise CaseClosed(case.number)
    return case


def visible_case(session: Session, actor: Actor, case_id: uuid.UUID) -> Case:
    """The process, open or closed. Raises RecordGone, NotAllowed."""
    case = session.scalar(_CASE, {"case_id": case_id})
    if case is None:
        raise no_such_case(session)
    if not may_see(actor, case):
        raise NotAllowed(Right.SEE_TEAM.value)
    return case
