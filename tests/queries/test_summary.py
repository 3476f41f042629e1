"""Resultado and Supervisão: every number is the count of the list that it opens."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed
from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.operations.appointments import make_appointment
from crm_desktop.operations.drafts import DraftContent, save_draft
from crm_desktop.operations.follow_ups import record_contact
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.cases import count_cases
from crm_desktop.queries.follow_ups import (
    count_follow_ups,
    find_follow_ups,
    read_contact_context,
)
from crm_desktop.queries.summary import read_summary
from crm_desktop.queries.supervision import pending_cases_of, read_supervision
from crm_desktop.storage.opening import Store
from crm_desktop.values.filters import Assignee, CaseFilter, Factor, Situation
from crm_desktop.values.lists import (
    ContactDue,
    ContactFilter,
    critical_of,
    due_today_of,
    first_opinions_of,
    of_user,
    overdue_of,
    pending_of,
)
from crm_desktop.values.terms import Means
from tests.builders import NOW, Built, a_case, actor

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as opened:
        yield opened


@pytest.fixture
def busy(session: Session, built: Built) -> Session:
    """Marina: one overdue by 3 h, one due in 40 min, one in 2 h, one next week, one that stands still; Carlos:
    one overdue by 8 days; one of nobody; one closed."""
    for login, hours, kind in (
        ("marina", -3.0, "free"),
        ("marina", 2 / 3, "free"),
        ("marina", 2.0, "free"),
        ("marina", 24 * 7.0, "free"),
        ("carlos", -24 * 8.0, "free"),
        (None, 30.0, "free"),
    ):
        a_case(
            session,
            built,
            kind=kind,
            login="helena",
            assignee=login,
            center="SUP1",
            due_at=NOW + timedelta(hours=hours),
        )
    a_case(session, built, kind="free", center="SUP1", now=NOW - 9 * DAY, due_at=NOW + 20 * DAY)
    closed = a_case(session, built, kind="free", center="SUP1", now=NOW - DAY)
    decide(session, built, closed, Decision(Way.OTHER_CENTER, (), built.centers["CONC"]))
    return session


def decide(session: Session, built: Built, case_id: uuid.UUID, decision: Decision) -> None:
    case = session.get_one(Case, case_id)
    complete_opinion(
        session,
        actor=actor(session),
        now=NOW,
        case_id=case_id,
        case_version=case.version,
        text="Feito.",
        decision=decision,
    )
    session.flush()


def contact(session: Session, built: Built, login: str, hours: float | None, **fields: object) -> uuid.UUID:
    made = SalesFollowUp(
        person_id=built.persons["ana"],
        user_id=built.users[login],
        contact_at=fields.pop("contact_at", NOW - DAY),
        created_at=NOW - DAY,
        next_contact_at=NOW + timedelta(hours=hours) if hours is not None else None,
        **fields,
    )
    session.add(made)
    session.flush()
    return made.id


def count(session: Session, login: str, asked: CaseFilter) -> int:
    return count_cases(session, actor(session, login), asked, NOW, limit=None)


FILTERS = {
    "marina": lambda built: CaseFilter(assignee=Assignee.USER, assignee_id=built.users["marina"]),
    "everyone": lambda _built: CaseFilter(),
    "nobody": lambda _built: CaseFilter(assignee=Assignee.NOBODY),
    "waiting": lambda _built: CaseFilter(situation=Situation.WAITING),
    "closed": lambda _built: CaseFilter(situation=Situation.CLOSED),
    "critical": lambda _built: CaseFilter(factor=Factor.CRITICAL),
    "one center": lambda built: CaseFilter(center_id=built.centers["SUP1"], person="padaria"),
    "a period": lambda _built: CaseFilter(period_from=date(2026, 11, 24), period_to=date(2026, 11, 24)),
}


@pytest.mark.parametrize("login", ["marina", "helena", "beatriz"])
@pytest.mark.parametrize("name", FILTERS)
def test_every_number_of_resultado_is_the_count_of_its_list(
    busy: Session, built: Built, login: str, name: str
) -> None:
    asked = FILTERS[name](built)
    found = read_summary(busy, actor(busy, login), asked, NOW)
    assert found.totals.pending == count(busy, login, pending_of(asked))
    assert found.totals.overdue == count(busy, login, overdue_of(asked))
    assert found.totals.due_today == count(busy, login, due_today_of(asked))
    assert found.totals.critical == count(busy, login, critical_of(asked))
    for line in found.lines:
        assert line.pending == count(busy, login, of_user(pending_of(asked), line.user_id)), line
    assert sum(line.pending for line in found.lines) == found.totals.pending


def test_resultado_of_marina(busy: Session, built: Built) -> None:
    contact(busy, built, "marina", 2)
    contact(busy, built, "carlos", 2)
    save_draft(
        busy, actor=actor(busy), now=NOW, case_id=None, case_version=0, content=DraftContent(text="rascunho")
    )
    asked = CaseFilter(assignee=Assignee.USER, assignee_id=built.users["marina"])
    found = read_summary(busy, actor(busy), asked, NOW)
    (line,) = found.lines
    assert (line.name, line.pending, line.follow_ups, line.drafts) == ("Marina Souza", 5, 1, 1)
    assert (found.totals.overdue, found.totals.oldest_at) == (1, NOW - 3 * HOUR)
    assert (found.totals.due_today, found.totals.next_at) == (2, NOW + timedelta(minutes=40))
    assert [row.due_at for row in found.critical] == [
        NOW - 3 * HOUR,
        NOW + timedelta(minutes=40),
        NOW + 2 * HOUR,
        NOW + 20 * DAY,
    ]
    assert found.totals.critical == 4


def test_what_is_not_for_the_agents_eyes_is_not_counted(busy: Session, built: Built) -> None:
    contact(busy, built, "carlos", 2)
    asked = CaseFilter(assignee=Assignee.USER, assignee_id=built.users["carlos"])
    (line,) = read_summary(busy, actor(busy), asked, NOW).lines
    assert (line.follow_ups, line.drafts) == (None, None)
    assert read_summary(busy, actor(busy), asked, NOW).appointments is None
    (line,) = read_summary(busy, actor(busy, "helena"), asked, NOW).lines
    assert (line.follow_ups, line.drafts) == (1, None)


def test_todos_lists_everyone_who_has_something_oneself_first_and_nobody_last(
    busy: Session, built: Built
) -> None:
    contact(busy, built, "beatriz", -2)
    found = read_summary(busy, actor(busy, "helena"), CaseFilter(), NOW)
    assert [(line.name, line.pending, line.follow_ups) for line in found.lines] == [
        ("Helena Duarte", 0, 0),
        ("Beatriz Alves", 0, 1),
        ("Carlos Lima", 1, 0),
        ("Marina Souza", 5, 0),
        ("", 1, None),
    ]


def test_the_movement_counts_opened_and_closed_by_local_day(busy: Session, built: Built) -> None:
    # 23:30 of the 23rd in São Paulo is already the 24th in UTC.
    a_case(busy, built, kind="free", center="SUP1", now=NOW.replace(day=24, hour=2, minute=30))
    asked = CaseFilter(assignee=Assignee.USER, assignee_id=built.users["marina"])
    days = read_summary(busy, actor(busy), asked, NOW).movement
    assert [day.day for day in days] == [date(2026, 11, 11) + n * DAY for n in range(14)]
    assert (days[-1].opened, days[-1].closed) == (4, 1)
    assert (days[-2].opened, days[-2].closed) == (2, 0)
    assert days[4].opened == 1


def test_the_next_appointments_are_those_of_the_filtered_user(busy: Session, built: Built) -> None:
    for login, hours in (("marina", 5), ("carlos", 1)):
        make_appointment(
            busy,
            actor=actor(busy),
            now=NOW,
            person_id=built.persons["ana"],
            case_id=None,
            user_ids=(built.users[login],),
            starts_at=NOW + hours * HOUR,
            ends_at=NOW + (hours + 1) * HOUR,
            subject=f"Visita de {login}",
        )
    asked = CaseFilter(assignee=Assignee.USER, assignee_id=built.users["marina"])
    found = read_summary(busy, actor(busy), asked, NOW)
    assert found.appointments is not None
    assert [row.subject for row in found.appointments] == ["Visita de marina"]
    everyone = read_summary(busy, actor(busy, "helena"), CaseFilter(), NOW)
    assert everyone.appointment_count == 2


def test_every_number_of_supervisao_is_the_count_of_its_list(busy: Session, built: Built) -> None:
    contact(busy, built, "carlos", -2)
    helena = actor(busy, "helena")
    found = read_supervision(busy, helena, NOW)
    assert found.pending == count(busy, "helena", CaseFilter()) == 7
    assert found.overdue == count(busy, "helena", overdue_of(CaseFilter())) == 2
    assert found.unassigned == count(busy, "helena", CaseFilter(assignee=Assignee.NOBODY)) == 1
    first = first_opinions_of(date(2026, 11, 24))
    assert found.first_opinions == count(busy, "helena", first) == 1
    assert found.first_opinion_seconds == DAY.total_seconds()
    assert (found.users_with_pending, found.long_overdue) == (2, 1)
    assert found.unassigned_centers == ("Suporte N1",)
    for user in found.users:
        assert user.pending == count(busy, "helena", of_user(CaseFilter(), user.user_id))
        assert user.overdue == count(busy, "helena", of_user(overdue_of(CaseFilter()), user.user_id))
        assert user.due_today == count(busy, "helena", of_user(due_today_of(CaseFilter()), user.user_id))
        counted = int(user.first_opinion_seconds is not None)
        assert counted == count(busy, "helena", of_user(first, user.user_id))
        if user.user_id is not None:
            assert user.follow_ups == count_follow_ups(busy, helena, user.user_id, NOW).any
        assert len(pending_cases_of(busy, helena, user.user_id, NOW)) == user.pending
    carlos = next(user for user in found.users if user.name == "Carlos Lima")
    assert (carlos.pending, carlos.overdue, carlos.follow_ups) == (1, 1, 1)
    assert carlos.oldest_at == NOW - 8 * DAY


def test_drafts_older_than_a_week_are_a_count_and_never_a_text(busy: Session, built: Built) -> None:
    for case_id, age in ((None, 8), (a_case(busy, built), 6)):
        save_draft(
            busy,
            actor=actor(busy),
            now=NOW - age * DAY,
            case_id=case_id,
            case_version=0,
            content=DraftContent(text="segredo"),
        )
    found = read_supervision(busy, actor(busy, "helena"), NOW)
    assert next(u for u in found.users if u.name == "Marina Souza").old_drafts == 1
    assert "segredo" not in repr(found)


def test_supervisao_is_for_supervisors_only(busy: Session, built: Built) -> None:
    with pytest.raises(NotAllowed):
        read_supervision(busy, actor(busy), NOW)
    with pytest.raises(NotAllowed):
        pending_cases_of(busy, actor(busy), built.users["carlos"], NOW)
    with pytest.raises(NotAllowed):
        find_follow_ups(busy, actor(busy), ContactFilter(built.users["carlos"]), NOW)
    with pytest.raises(NotAllowed):
        count_follow_ups(busy, actor(busy), None, NOW)


@pytest.mark.embedded("it counts statements, and changing roles adds some")
@pytest.mark.parametrize("many", [False, True])
def test_the_number_of_statements_does_not_grow_with_the_users(
    busy: Session, built: Built, many: bool
) -> None:
    if many:
        for login, center in (("beatriz", "COM"), ("helena", "SUP1"), ("admin", "SUP1")):
            a_case(busy, built, kind="free", login="helena", assignee=login, center=center)
            contact(busy, built, login, 1)
    helena = actor(busy, "helena")
    sent: list[str] = []
    connection = busy.connection()
    event.listen(connection, "before_cursor_execute", lambda *args: sent.append(args[2]))
    read_supervision(busy, helena, NOW)
    supervision = len(sent)
    read_summary(busy, helena, CaseFilter(), NOW)
    assert supervision == 9
    assert len(sent) - supervision <= 14


def test_the_lists_of_contacts_are_what_is_counted(busy: Session, built: Built) -> None:
    case_id = a_case(busy, built, person_key="ana")
    for hours in (-30, -1, 3, 30):
        contact(busy, built, "marina", hours)
    contact(busy, built, "carlos", 1)
    contact(busy, built, "marina", None)
    silent = contact(busy, built, "carlos", None, case_id=case_id)
    helena = actor(busy, "helena")
    for user_id in (None, built.users["marina"], built.users["carlos"]):
        counts = count_follow_ups(busy, helena, user_id, NOW, with_missing=True)
        for due in ContactDue:
            rows = find_follow_ups(busy, helena, ContactFilter(user_id, due), NOW).rows
            assert len(rows) == getattr(counts, due.value), (user_id, due)
    missing = find_follow_ups(busy, helena, ContactFilter(None, ContactDue.MISSING), NOW).rows
    assert [row.id for row in missing] == [silent]


def test_pages_of_contacts_miss_none_and_repeat_none(busy: Session, built: Built) -> None:
    made = {contact(busy, built, "marina", 1 + n // 3) for n in range(10)}
    seen: list[uuid.UUID] = []
    after = None
    while True:
        asked = ContactFilter(built.users["marina"])
        page = find_follow_ups(busy, actor(busy), asked, NOW, after, limit=4)
        seen += [row.id for row in page.rows]
        after = page.after
        if after is None:
            break
    assert len(seen) == 10
    assert set(seen) == made


def test_an_answered_contact_is_no_longer_pending_and_shows_among_the_earlier_ones(
    busy: Session, built: Built
) -> None:
    pending = contact(busy, built, "marina", -1, result="Pediu proposta", success_percent=20)
    context = read_contact_context(busy, actor(busy), follow_up_id=pending)
    assert (context.pending_id, context.success_percent) == (pending, 20)
    record_contact(
        busy,
        actor=actor(busy),
        now=NOW,
        person_id=context.person_id,
        case_id=None,
        user_id=built.users["marina"],
        contact_at=NOW,
        means=Means.VIDEO,
        success_percent=60,
        result="Gostou",
        next_contact_at=None,
        follows_id=pending,
    )
    busy.flush()
    assert count_follow_ups(busy, actor(busy), built.users["marina"], NOW).any == 0
    context = read_contact_context(busy, actor(busy), person_id=built.persons["ana"])
    assert context.pending_id is None
    assert [(p.result, p.success_percent) for p in context.past] == [("Gostou", 60), ("Pediu proposta", 20)]
