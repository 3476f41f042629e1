"""Appointments of a person, overlaps, free days, the agenda and what is due."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.notice import Notice
from crm_desktop.operations.appointments import (
    change_appointment,
    exclude_appointment,
    make_appointment,
    mark_reminded,
)
from crm_desktop.operations.cases import dismiss_notices
from crm_desktop.queries.agenda import read_agenda
from crm_desktop.queries.appointments import (
    GridDay,
    GridUser,
    days_touched,
    free_days,
    overlaps,
    person_appointments,
    users_free_all,
)
from crm_desktop.queries.reminders import due_reminders
from crm_desktop.storage.opening import Store
from crm_desktop.values.terms import NoticeKind
from tests.builders import NOW, Built, a_case, actor

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as opened:
        yield opened


def appointment(
    session: Session,
    built: Built,
    start: datetime,
    *,
    users: tuple[str, ...] = ("marina",),
    length: timedelta = HOUR,
    subject: str = "Visita técnica",
    person: str = "padaria",
    case_id: uuid.UUID | None = None,
) -> uuid.UUID:
    changes = make_appointment(
        session,
        actor=actor(session),
        now=NOW - 30 * DAY,
        person_id=built.persons[person],
        case_id=case_id,
        user_ids=tuple(built.users[user] for user in users),
        starts_at=start,
        ends_at=start + length,
        subject=subject,
    )
    return next(key for key in changes.ids if key != case_id)


def contact(session: Session, built: Built, at: datetime, user: str = "marina") -> uuid.UUID:
    made = SalesFollowUp(
        person_id=built.persons["ana"],
        user_id=built.users[user],
        contact_at=NOW - DAY,
        next_contact_at=at,
        created_at=NOW - DAY,
    )
    session.add(made)
    session.flush()
    return made.id


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The statements sent meanwhile."""
    sent: list[str] = []
    connection = session.connection()

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    yield sent
    event.remove(connection, "before_cursor_execute", note)


def test_an_appointment_that_is_going_on_is_still_coming(session: Session, built: Built) -> None:
    going_on = appointment(session, built, NOW - 10 * MINUTE)
    later = appointment(session, built, NOW + DAY)
    over = appointment(session, built, NOW - DAY)
    found = person_appointments(session, built.persons["padaria"], NOW)
    assert [row.id for row in found.coming] == [going_on, later]
    assert [row.id for row in found.past] == [over]


def test_an_excluded_one_says_who_when_and_why(session: Session, built: Built) -> None:
    key = appointment(session, built, NOW + DAY)
    exclude_appointment(
        session, actor=actor(session, "carlos"), now=NOW, appointment_id=key, reason="Cliente viajou"
    )
    found = person_appointments(session, built.persons["padaria"], NOW)
    assert found.coming == ()
    row = found.excluded[0]
    assert (row.excluded_by, row.excluded_at, row.reason) == ("Carlos Lima", NOW, "Cliente viajou")


def test_a_persons_list_costs_two_statements_however_long(session: Session, built: Built) -> None:
    for n in range(12):
        appointment(session, built, NOW + n * DAY, users=("marina", "carlos"))
    session.flush()
    with counted(session) as sent:
        found = person_appointments(session, built.persons["padaria"], NOW)
    assert len(found.coming) == 12
    assert found.coming[0].users == ("Carlos Lima", "Marina Souza")
    assert len(sent) == 2


def test_an_appointment_knows_the_number_of_its_process(session: Session, built: Built) -> None:
    case_id = a_case(session, built)
    appointment(session, built, NOW + DAY, case_id=case_id)
    (row,) = person_appointments(session, built.persons["padaria"], NOW).coming
    assert (row.case_id, row.case_number) == (case_id, 1)


def test_overlaps_name_the_other_appointment(session: Session, built: Built) -> None:
    appointment(session, built, NOW + HOUR, users=("marina", "carlos"), person="ana", subject="Treinamento")
    users = [built.users["marina"], built.users["beatriz"]]
    found = overlaps(session, users, NOW + 90 * MINUTE, NOW + 3 * HOUR)
    assert [(o.user, o.person, o.subject) for o in found] == [
        ("Marina Souza", "Ana Paula Ribeiro", "Treinamento")
    ]


def test_touching_ends_do_not_overlap(session: Session, built: Built) -> None:
    appointment(session, built, NOW + HOUR)
    marina = [built.users["marina"]]
    assert overlaps(session, marina, NOW, NOW + HOUR) == ()
    assert overlaps(session, marina, NOW + 2 * HOUR, NOW + 3 * HOUR) == ()


def test_neither_itself_nor_an_excluded_one_is_in_the_way(session: Session, built: Built) -> None:
    own = appointment(session, built, NOW + HOUR)
    gone = appointment(session, built, NOW + HOUR)
    exclude_appointment(session, actor=actor(session), now=NOW, appointment_id=gone, reason="x")
    assert overlaps(session, [built.users["marina"]], NOW + HOUR, NOW + 2 * HOUR, except_id=own) == ()


def test_free_days_count_users_by_days(session: Session, built: Built) -> None:
    appointment(session, built, NOW + DAY)
    appointment(session, built, NOW + DAY + 2 * HOUR)
    keys = [built.users["marina"], built.users["carlos"]]
    grid = free_days(session, keys, TUESDAY, TUESDAY + 2 * DAY)
    assert [(user.name, user.counts) for user in grid.users] == [
        ("Carlos Lima", (0, 0, 0)),
        ("Marina Souza", (0, 2, 0)),
    ]
    assert grid.free_all == ("Carlos Lima",)


def test_weekends_and_holidays_are_no_working_days(session: Session, built: Built) -> None:
    grid = free_days(session, [built.users["marina"]], date(2026, 12, 24), date(2026, 12, 27))
    assert [(day.works, day.holiday) for day in grid.days] == [
        (True, None),
        (False, "Natal"),
        (False, None),
        (False, None),
    ]


def test_an_appointment_at_the_weekend_leaves_one_free_all_the_same(session: Session, built: Built) -> None:
    appointment(session, built, datetime(2026, 11, 28, 13, tzinfo=UTC))
    grid = free_days(session, [built.users["marina"]], date(2026, 11, 27), date(2026, 11, 30))
    assert grid.users[0].counts == (0, 1, 0, 0)
    assert grid.free_all == ("Marina Souza",)


def test_the_day_of_an_appointment_is_the_local_one(session: Session, built: Built) -> None:
    appointment(session, built, datetime(2026, 11, 25, 1, tzinfo=UTC))  # 22:00 of the 24th
    grid = free_days(session, [built.users["marina"]], TUESDAY, TUESDAY + DAY)
    assert grid.users[0].counts == (1, 0)


def test_a_long_appointment_counts_on_each_of_its_days() -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    start = datetime(2026, 11, 24, 22, tzinfo=zone)
    assert days_touched(start, datetime(2026, 11, 26, 0, tzinfo=zone), zone) == (
        date(2026, 11, 24),
        date(2026, 11, 25),
    )


def test_the_counts_of_the_grid_come_in_one_statement(session: Session, built: Built) -> None:
    for n in range(10):
        appointment(session, built, NOW + n * DAY, users=("marina", "carlos", "helena"))
    session.flush()
    with counted(session) as sent:
        free_days(session, list(built.users.values()), TUESDAY, TUESDAY + 60 * DAY)
    assert len([text for text in sent if "FROM appointment" in text]) == 1
    assert len(sent) <= 6


def test_nobody_is_free_in_a_period_without_a_working_day() -> None:
    days = (GridDay(date(2026, 11, 28), False, None),)
    assert users_free_all(days, (GridUser(uuid.uuid4(), "Marina", (0,)),)) == ()


def test_the_agenda_shows_the_users_days_with_open_hours_and_contacts(session: Session, built: Built) -> None:
    mine = appointment(session, built, NOW + HOUR)
    appointment(session, built, NOW + HOUR, users=("carlos",))
    due = contact(session, built, NOW + 2 * HOUR)
    contact(session, built, NOW + 9 * DAY)
    agenda = read_agenda(session, actor(session), built.users["marina"], TUESDAY, 5)
    assert [row.id for row in agenda.appointments] == [mine]
    assert [found.id for found in agenda.contacts] == [due]
    assert [bool(day.stretches) for day in agenda.days] == [True, True, True, True, False]


def test_another_users_agenda_needs_supervision(session: Session, built: Built) -> None:
    with pytest.raises(NotAllowed):
        read_agenda(session, actor(session), built.users["carlos"], TUESDAY, 1)
    key = appointment(session, built, NOW + HOUR, users=("carlos",))
    agenda = read_agenda(session, actor(session, "helena"), built.users["carlos"], TUESDAY, 1)
    assert [row.id for row in agenda.appointments] == [key]


def test_what_starts_soon_or_started_unseen_is_due_until_told(session: Session, built: Built) -> None:
    soon = appointment(session, built, NOW + 9 * MINUTE)
    missed = appointment(session, built, NOW - 3 * DAY)
    appointment(session, built, NOW + 11 * MINUTE)
    me = actor(session)
    due = due_reminders(session, me, NOW, 10)
    assert [a.id for a in due.appointments] == [missed, soon]
    told = tuple((a.id, a.starts_at) for a in due.appointments)
    mark_reminded(session, actor=me, now=NOW, appointments=told)
    session.flush()
    assert due_reminders(session, me, NOW, 10).appointments == ()


def test_each_user_of_an_appointment_is_told(session: Session, built: Built) -> None:
    key = appointment(session, built, NOW + MINUTE, users=("marina", "carlos"))
    mark_reminded(session, actor=actor(session), now=NOW, appointments=((key, NOW + MINUTE),))
    session.flush()
    assert due_reminders(session, actor(session), NOW, 10).appointments == ()
    assert [a.id for a in due_reminders(session, actor(session, "carlos"), NOW, 10).appointments] == [key]


def test_an_appointment_that_was_moved_is_told_again(session: Session, built: Built) -> None:
    key = appointment(session, built, NOW + MINUTE)
    me = actor(session)
    mark_reminded(session, actor=me, now=NOW, appointments=((key, NOW + MINUTE),))
    start = NOW + 5 * MINUTE
    change_appointment(
        session,
        actor=me,
        now=NOW,
        appointment_id=key,
        user_ids=(me.user_id,),
        starts_at=start,
        ends_at=start + HOUR,
        subject="Visita técnica",
    )
    session.flush()
    assert [a.starts_at for a in due_reminders(session, me, NOW, 10).appointments] == [start]


def test_an_excluded_appointment_reminds_nobody(session: Session, built: Built) -> None:
    key = appointment(session, built, NOW + MINUTE)
    exclude_appointment(session, actor=actor(session), now=NOW, appointment_id=key, reason="x")
    session.flush()
    assert due_reminders(session, actor(session), NOW, 10).appointments == ()


def test_a_contact_is_due_at_its_moment_and_until_it_is_made(session: Session, built: Built) -> None:
    key = contact(session, built, NOW)
    later = contact(session, built, NOW + MINUTE)
    me = actor(session)
    assert [c.id for c in due_reminders(session, me, NOW, 10).contacts] == [key]
    mark_reminded(session, actor=me, now=NOW, contacts=((key, NOW),))
    session.flush()
    assert [c.id for c in due_reminders(session, me, NOW + MINUTE, 10).contacts] == [later]


def test_a_notice_is_due_until_it_was_seen(session: Session, built: Built) -> None:
    case_id = a_case(session, built)
    me = actor(session)
    session.add(
        Notice(
            user_id=me.user_id,
            case_id=case_id,
            kind=NoticeKind.OPINION_ASKED,
            author_name="Helena Duarte",
            created_at=NOW,
        )
    )
    session.flush()
    notice = due_reminders(session, me, NOW, 10).notices[0]
    assert (notice.kind, notice.number, notice.author) == (NoticeKind.OPINION_ASKED, 1, "Helena Duarte")
    dismiss_notices(session, actor=me, now=NOW, notice_ids=(notice.id,))
    session.flush()
    assert due_reminders(session, me, NOW, 10).notices == ()
