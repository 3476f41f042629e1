"""The list of processes: what Filtrar shows, counts and exports, one and the same set (rule 3)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    column,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    tuple_,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session

from crm_desktop.errors import NotAllowed, RecordGone, RuleError
from crm_desktop.models.case import NO_DUE, NO_DUE_SHARED, Case
from crm_desktop.models.person import Person, PersonContact, PersonEmail, PersonPhone
from crm_desktop.models.service_type import ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_zone
from crm_desktop.queries.ordering import in_alphabet
from crm_desktop.storage.dialects import is_shared
from crm_desktop.values.case_row import CaseRow, Page
from crm_desktop.values.filters import (
    IDLE_DAYS,
    SOON_HOURS,
    Assignee,
    CaseFilter,
    DateField,
    Factor,
    Situation,
    SortKey,
)
from crm_desktop.values.terms import CaseState, Right
from crm_desktop.values.text import fold, fts_queries, ts_queries

PAGE_ROWS = 200
COUNT_LIMIT = 10_000
"""A dearer count stops here and says "10.000+"."""


class _DueOrLast(ColumnElement[Any]):
    """The due moment, or the end of all time: the same text as in the indexes, or the base would not use them."""

    inherit_cache = True


@compiles(_DueOrLast)  # type: ignore[no-untyped-call,untyped-decorator]
def _embedded_due(_element: _DueOrLast, _compiler: Any, **_: Any) -> str:
    return f"coalesce(cases.due_at, {NO_DUE})"


@compiles(_DueOrLast, "postgresql")  # type: ignore[no-untyped-call,untyped-decorator]
def _shared_due(_element: _DueOrLast, _compiler: Any, **_: Any) -> str:
    return f"coalesce(cases.due_at, {NO_DUE_SHARED})"


DUE_OR_LAST: ColumnElement[Any] = _DueOrLast()

STATE: ColumnElement[str] = case(
    (Case.closed_at.is_not(None), CaseState.CLOSED.value),
    (ProgressStatus.waits_for_reply, CaseState.WAITING.value),
    (
        or_(Case.first_opinion_at.is_not(None), Case.progress_status_id.is_not(None)),
        CaseState.IN_PROGRESS.value,
    ),
    else_=CaseState.OPEN.value,
)
"""Situação, derived from process and progress status, which the statement must join."""


_CASE_TEXT = table("case_text", column("rowid"))


_COLUMNS = (
    Case.id,
    Case.number,
    Case.priority,
    Person.name,
    Case.subject,
    ServiceType.path,
    ServiceType.color,
    ResponsibilityCenter.name,
    STATE,
    ProgressStatus.name,
    Case.due_at,
    Case.closed_at,
    User.name,
    Case.last_activity_at,
)
_SORTS: dict[SortKey, tuple[Any, ...]] = {
    SortKey.DEFAULT: (Case.priority, DUE_OR_LAST),
    SortKey.NUMBER: (),
    SortKey.PERSON: (Person.folded_name,),
    SortKey.SUBJECT: (in_alphabet(Case.subject),),
    SortKey.SERVICE_TYPE: (in_alphabet(ServiceType.path),),
    SortKey.CENTER: (in_alphabet(ResponsibilityCenter.name),),
    SortKey.STATE: (STATE,),
    SortKey.PROGRESS: (in_alphabet(func.coalesce(ProgressStatus.name, "")),),
    SortKey.DUE: (DUE_OR_LAST,),
    SortKey.ACTIVITY: (literal_column("cases.last_activity_at"),),
    SortKey.ASSIGNEE: (in_alphabet(func.coalesce(User.name, "")),),
}


def find_cases(
    session: Session,
    actor: Actor,
    asked: CaseFilter,
    now: datetime,
    after: tuple[Any, ...] | None = None,
    limit: int = PAGE_ROWS,
) -> Page:
    """The next `limit` rows of the filter in its order, after the place where a page ended."""
    query = _statement(session, actor, asked, now, after, limit)
    # By the connection: a session would look each of its rows over for entities.
    found = session.connection().execute(query).all()
    rows = tuple(CaseRow.of(*row[: len(_COLUMNS)]) for row in found[:limit])
    more = len(found) > limit
    return Page(rows, tuple(found[limit - 1][len(_COLUMNS) :]) if more else None)


_KNOWN_STATEMENTS = 64
_known: dict[tuple[Actor, CaseFilter, tuple[Any, ...] | None, int], Select[Any]] = {}


def _statement(
    session: Session,
    actor: Actor,
    asked: CaseFilter,
    now: datetime,
    after: tuple[Any, ...] | None,
    limit: int,
) -> Select[Any]:
    """Built once where neither the moment nor the base has a say in it: building costs thrice its execution."""
    key = (actor, asked, after, limit)
    if (query := _known.get(key)) is not None:
        return query
    sorts = (*_SORTS[asked.sort], Case.number)
    query = select(*_COLUMNS, *sorts).select_from(_joined()).where(*conditions(session, actor, asked, now))
    if after is not None:
        place = tuple_(*sorts)
        query = query.where(place < after if asked.descending else place > after)
    query = query.order_by(*(key.desc() if asked.descending else key for key in sorts)).limit(limit + 1)
    if not _reads_more(asked):
        if len(_known) >= _KNOWN_STATEMENTS:
            _known.clear()
        _known[key] = query
    return query


def _reads_more(asked: CaseFilter) -> bool:
    """Whether the statement depends on the moment, the desk's zone or the tree of types."""
    return (
        asked.overdue_only
        or asked.idle_days is not None
        or asked.factor is not None
        or asked.service_type_id is not None
        or asked.period_from is not None
        or asked.period_to is not None
    )


def _joined() -> Any:
    return (
        Case.__table__.join(Person.__table__, Person.id == Case.person_id)
        .join(ServiceType.__table__, ServiceType.id == Case.service_type_id)
        .join(ResponsibilityCenter.__table__, ResponsibilityCenter.id == Case.center_id)
        .outerjoin(ProgressStatus.__table__, ProgressStatus.id == Case.progress_status_id)
        .outerjoin(User.__table__, User.id == Case.assignee_id)
    )


def count_cases(
    session: Session, actor: Actor, asked: CaseFilter, now: datetime, limit: int | None = COUNT_LIMIT
) -> int:
    """How many the filter has; `limit + 1` means more than `limit`. None counts them all."""
    inner = select(Case.id).where(*conditions(session, actor, asked, now))
    if asked.situation in _BY_PROGRESS:
        inner = inner.outerjoin(ProgressStatus, ProgressStatus.id == Case.progress_status_id)
    if limit is not None:
        inner = inner.limit(limit + 1)
    return session.scalar(select(func.count()).select_from(inner.subquery())) or 0


def all_cases(session: Session, actor: Actor, asked: CaseFilter, now: datetime) -> Iterator[CaseRow]:
    """Every row of the filter, page by page, for exports."""
    after = None
    while True:
        page = find_cases(session, actor, asked, now, after, limit=2_000)
        yield from page.rows
        after = page.after
        if after is None:
            return


_BY_PROGRESS = frozenset({Situation.OPEN, Situation.IN_PROGRESS, Situation.WAITING})


def conditions(session: Session, actor: Actor, asked: CaseFilter, now: datetime) -> list[ColumnElement[bool]]:
    """The filter and the actor's right to see, as conditions on the process."""
    found: list[ColumnElement[bool]] = [*_situation(asked.situation), *_assignee(actor, asked)]
    if asked.number is not None:
        found.append(Case.number == asked.number)
    if asked.priority is not None:
        found.append(Case.priority == asked.priority)
    if asked.center_id is not None:
        found.append(Case.center_id == asked.center_id)
    if asked.service_type_id is not None:
        found.append(Case.service_type_id.in_(_leaves(session, asked.service_type_id)))
    if asked.progress_status_id is not None:
        found.append(Case.progress_status_id == asked.progress_status_id)
    if asked.person_id is not None:
        found.append(Case.person_id == asked.person_id)
    if asked.person.strip():
        found.append(Case.person_id.in_(persons_like(asked.person)))
    if asked.contains.strip():
        found.extend(_contains(session, asked.contains))
    found.extend(_period(session, asked))
    if asked.overdue_only:
        found.append(and_(Case.due_at < now, Case.closed_at.is_(None)))
    if asked.idle_days is not None:
        found.append(Case.last_activity_at < now - timedelta(days=asked.idle_days))
    if asked.factor is not None:
        found.append(and_(Case.closed_at.is_(None), factor(session, asked.factor, now)))
    return found


def factor(session: Session, wanted: Factor, now: datetime) -> ColumnElement[bool]:
    """Why an open process deserves a look, as a condition on it."""
    if wanted is Factor.DUE_TODAY:
        return and_(Case.due_at >= now, Case.due_at < end_of_day(now, read_zone(session)))
    return or_(
        Case.due_at < now + timedelta(hours=SOON_HOURS),
        Case.last_activity_at < now - timedelta(days=IDLE_DAYS),
    )


def end_of_day(now: datetime, zone: tzinfo) -> datetime:
    """The midnight at which the local day of `now` ends."""
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time.min, zone)


def _situation(situation: Situation) -> list[ColumnElement[bool]]:
    if situation is Situation.ALL:
        return []
    if situation is Situation.CLOSED:
        return [Case.closed_at.is_not(None)]
    if situation is Situation.PENDING:
        return [Case.closed_at.is_(None)]
    return [Case.closed_at.is_(None), literal(situation.value) == STATE]


def _assignee(actor: Actor, asked: CaseFilter) -> list[ColumnElement[bool]]:
    if asked.assignee is Assignee.USER and asked.assignee_id is not None:
        mine: list[ColumnElement[bool]] = [Case.assignee_id == asked.assignee_id]
        if asked.assignee_id == actor.user_id and Right.SEE_OWN in actor.rights:
            return mine  # the right says nothing more, and without it the base uses the index of responsibles
        return [*mine, *visible_to(actor)]
    nobody: list[ColumnElement[bool]] = (
        [Case.assignee_id.is_(None)] if asked.assignee is Assignee.NOBODY else []
    )
    return [*nobody, *visible_to(actor)]


def no_such_case(session: Session) -> RuleError:
    """What to say where no process is found: in a shared base one that is not the actor's to see looks so too."""
    return NotAllowed(Right.SEE_TEAM.value) if is_shared(session) else RecordGone("case")


def visible_to(actor: Actor) -> list[ColumnElement[bool]]:
    """Rule 43: all, the team's or one's own."""
    if Right.SEE_ALL in actor.rights:
        return []
    seen: list[ColumnElement[bool]] = []
    if Right.SEE_TEAM in actor.rights:
        seen.append(Case.center_id.in_(sorted(actor.center_ids)))
    if Right.SEE_OWN in actor.rights:
        seen.append(Case.assignee_id == actor.user_id)
        seen.append(Case.opened_by_id == actor.user_id)
    return [or_(*seen)] if seen else [false()]


def _leaves(session: Session, service_type_id: uuid.UUID) -> list[uuid.UUID]:
    """The type and everything below it: a group takes its leaves."""
    parents = session.execute(select(ServiceType.id, ServiceType.parent_id)).tuples().all()
    found, size = {service_type_id}, 0
    while size != len(found):
        size = len(found)
        found |= {key for key, parent in parents if parent in found}
    return sorted(found)


def persons_like(text: str) -> Select[tuple[uuid.UUID]]:
    """Keys of persons by part of name, document, code or e-mail, or by the end of a phone."""
    folded = fold(text)
    like = "%" + _escaped(folded) + "%"
    matches = [
        Person.folded_name.like(like, escape="\\"),
        Person.code == text.strip().upper(),
        Person.id.in_(select(PersonEmail.person_id).where(PersonEmail.address.like(like, escape="\\"))),
        Person.id.in_(
            select(PersonContact.person_id).where(func.folded(PersonContact.name).like(like, escape="\\"))
        ),
    ]
    digits = "".join(c for c in text if c.isdigit())
    solid = "".join(c for c in text.upper() if c.isalnum())
    if len(digits) >= 3 and len(digits) >= len(solid) - 1:
        matches.append(
            Person.id.in_(select(PersonPhone.person_id).where(ends_with(PersonPhone.digits, digits)))
        )
    if len(solid) >= 4 and digits:
        matches.append(Person.document.like(_escaped(solid) + "%", escape="\\"))
    return select(Person.id).where(or_(*matches))


def ends_with(kept: InstrumentedAttribute[Any], digits: str) -> ColumnElement[bool]:
    """Said of reversed digits, and by their index, which compares byte by byte."""
    backwards = digits[::-1]
    return and_(kept >= backwards, kept < backwards + "~")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _contains(session: Session, text: str) -> list[ColumnElement[bool]]:
    """Every word somewhere in subject, opinions or notepad, not all in one; accents and case aside (rule 2)."""
    if is_shared(session):
        # A function of the base, since under its policies no index of words would be used.
        asked = ts_queries(text)
        return [Case.id.in_(select(func.crm.cases_with(query))) for query in asked] or [false()]
    matches = fts_queries(text)
    if not matches:
        return [false()]
    numbers: Any = select(literal_column("rowid >> 20")).select_from(_CASE_TEXT)
    found = literal_column("case_text").op("MATCH")
    return [Case.number.in_(numbers.where(found(match))) for match in matches]


def _period(session: Session, asked: CaseFilter) -> list[ColumnElement[bool]]:
    if asked.period_from is None and asked.period_to is None:
        return []
    zone = read_zone(session)
    moment = {
        DateField.OPENED: Case.opened_at,
        DateField.DUE: Case.due_at,
        DateField.ACTIVITY: Case.last_activity_at,
        DateField.CLOSED: Case.closed_at,
        DateField.FIRST_OPINION: Case.first_opinion_at,
    }[asked.period_field]
    found = []
    if asked.period_from is not None:
        found.append(moment >= datetime.combine(asked.period_from, time.min, zone))
    if asked.period_to is not None:
        after = asked.period_to + timedelta(days=1)
        found.append(moment < datetime.combine(after, time.min, zone))
    return found
