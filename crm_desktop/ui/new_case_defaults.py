"""What a type of service proposes for a new process: where it enters, who may have it, when it is due."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.workflow.business_time import BusinessCalendar, add_business_hours
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition
from crm_desktop.workflow.walk import Walk, begin, entries

if TYPE_CHECKING:
    from crm_desktop.queries.options import Options, TypeOption, UserOption
    from crm_desktop.queries.workflows import CenterInfo


@dataclass(frozen=True, slots=True)
class Proposal:
    """`fixed_center` is the text of a center that the workflow decides, empty where the user chooses `center`;
    `members` may be responsible, `assignee_id` is proposed; `hours` are business hours until it is due."""

    fixed_center: str = ""
    center_reason: str = ""
    center: CenterInfo | None = None
    walk: Walk | None = None
    members: tuple[UserOption, ...] = ()
    assignee_id: uuid.UUID | None = None
    hours: float | None = None
    due_reason: str = ""

    @property
    def asks(self) -> bool:
        """Whether the workflow begins with a question (rule 34a)."""
        return self.walk is not None and self.walk.question is not None


def propose(
    options: Options,
    own_id: uuid.UUID,
    kind: TypeOption | None,
    definition: WorkflowDefinition | None,
    center_id: uuid.UUID | None,
) -> Proposal:
    """What follows from the type, its workflow and, without one, the center chosen."""
    walk = begin(definition, None) if definition is not None else None
    centers = _possible(options, walk, center_id)
    members = tuple(u for u in options.users if u.active and any(c.id in u.center_ids for c in centers))
    center = centers[0] if len(centers) == 1 else None
    step = walk.arrival if walk is not None else None
    hours, reason = _hours(options.calendar, kind, step)
    fixed, why = _fixed(walk, center)
    return Proposal(
        fixed_center=fixed,
        center_reason=why,
        center=center,
        walk=walk,
        members=members,
        assignee_id=_proposed(members, own_id, center),
        hours=hours,
        due_reason=reason,
    )


def _possible(options: Options, walk: Walk | None, center_id: uuid.UUID | None) -> list[CenterInfo]:
    if walk is None:
        return [c for c in options.centers if c.id == center_id]
    steps = [walk.definition.step(order) for order in entries(walk.definition)]
    codes = {step.center for step in steps if isinstance(step, CenterStep)}
    return [c for c in options.centers if c.code in codes]


def _fixed(walk: Walk | None, center: CenterInfo | None) -> tuple[str, str]:
    if walk is None:
        return "", ""
    if walk.question is not None:
        return t("Conforme as respostas"), t("O fluxo do tipo pergunta ao criar")
    return center.name if center is not None else fmt.NONE, t("Entrada do fluxo do tipo")


def _proposed(
    members: Iterable[UserOption], own_id: uuid.UUID, center: CenterInfo | None
) -> uuid.UUID | None:
    keys = {member.id for member in members}
    if own_id in keys:
        return own_id
    default = center.default_assignee_id if center is not None else None
    return default if default in keys else None


def _hours(
    calendar: BusinessCalendar, kind: TypeOption | None, step: CenterStep | None
) -> tuple[float | None, str]:
    if kind is None:
        return None, t("Calculada pelo tipo de atendimento")
    by_step = step is not None and step.due_hours is not None
    hours = step.due_hours if step is not None and by_step else kind.due_hours
    if hours is None:
        return None, t("O tipo não tem prazo")
    span = fmt.business_hours(hours, hours_per_day(calendar))
    return hours, t("{span}, pelo fluxo", span=span) if by_step else t("{span}, pelo tipo", span=span)


def hours_per_day(calendar: BusinessCalendar) -> float:
    """Open hours of the longest weekday, at least one."""

    def of(weekday: int) -> float:
        return sum(
            (_since_midnight(closes) - _since_midnight(opens)) / 3600 for opens, closes in week[weekday]
        )

    week = {day: tuple(calendar.hours.get(day, ())) for day in range(7)}
    return max(1.0, *(of(day) for day in week))


def _since_midnight(at: time) -> float:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second).total_seconds()


def due_moment(calendar: BusinessCalendar, now: datetime, hours: float | None) -> datetime | None:
    """The moment after so many business hours, UTC; None without hours or without any opening hours."""
    if hours is None:
        return None
    try:
        return add_business_hours(calendar, now, hours)
    except ValueError:
        return None


def entry(options: Options, proposal: Proposal, answers: Iterable[int]) -> tuple[CenterInfo | None, bool]:
    """The center that the answers lead to, and whether its step sets the due moment itself."""
    walk = proposal.walk
    if walk is None:
        return proposal.center, False
    for index in answers:
        walk = walk.choose(index)
    step = walk.arrival
    if step is None:
        return None, False
    center = next((c for c in options.centers if c.code == step.center), None)
    return center, step.due_hours is not None


def responsible(options: Options, center: CenterInfo | None, chosen: uuid.UUID | None) -> uuid.UUID | None:
    """Who was chosen if a member there, else the center's default person (rule 34c)."""
    if chosen is None or center is None:
        return None
    members = {u.id for u in options.users if u.active and center.id in u.center_ids}
    if chosen in members:
        return chosen
    return center.default_assignee_id if center.default_assignee_id in members else None
