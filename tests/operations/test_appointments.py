"""Appointments of a process: for who may see it, and each step in the audit (rules 23, 43)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed, RecordGone
from crm_desktop.models.appointment import Appointment
from crm_desktop.models.case import AuditEvent
from crm_desktop.operations.appointments import (
    change_appointment,
    exclude_appointment,
    make_appointment,
)
from crm_desktop.storage.opening import Store
from tests.builders import NOW, Built, a_case, actor

STARTS = NOW + timedelta(days=1)
ENDS = STARTS + timedelta(hours=1)

STRANGER = "beatriz"
"""Of Comercial alone: sees no process of Suporte."""


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as opened:
        yield opened


def make(session: Session, built: Built, case_id: uuid.UUID | None, login: str = "marina") -> uuid.UUID:
    changes = make_appointment(
        session,
        actor=actor(session, login),
        now=NOW,
        person_id=built.persons["padaria"],
        case_id=case_id,
        user_ids=(built.users["marina"],),
        starts_at=STARTS,
        ends_at=ENDS,
        subject="Visita",
    )
    return next(key for key in changes.ids if key != case_id)


def change(session: Session, built: Built, key: uuid.UUID, login: str = "marina") -> None:
    change_appointment(
        session,
        actor=actor(session, login),
        now=NOW,
        appointment_id=key,
        user_ids=(built.users["marina"],),
        starts_at=STARTS,
        ends_at=ENDS,
        subject="Visita adiada",
    )


def exclude(session: Session, _built: Built, key: uuid.UUID, login: str = "marina") -> None:
    exclude_appointment(
        session, actor=actor(session, login), now=NOW, appointment_id=key, reason="Cliente viajou"
    )


def audited(session: Session, key: uuid.UUID) -> list[tuple[str, uuid.UUID]]:
    session.flush()
    found = session.execute(
        select(AuditEvent.action, AuditEvent.user_id)
        .where(AuditEvent.entity == "appointment", AuditEvent.entity_id == key)
        .order_by(AuditEvent.id)
    )
    return [(action, user_id) for action, user_id in found]


def test_nobody_makes_one_in_a_process_of_another_team(session: Session, built: Built) -> None:
    case_id = a_case(session, built)
    with pytest.raises(NotAllowed):
        make(session, built, case_id, STRANGER)
    assert session.scalars(select(Appointment)).all() == []


def test_nobody_makes_one_in_a_process_that_does_not_exist(session: Session, built: Built) -> None:
    with pytest.raises((RecordGone, NotAllowed)):
        make(session, built, uuid.uuid4())


@pytest.mark.parametrize("verb", [change, exclude])
def test_nobody_touches_one_of_a_process_of_another_team(
    session: Session, built: Built, verb: Callable[..., None]
) -> None:
    key = make(session, built, a_case(session, built))
    with pytest.raises(NotAllowed):
        verb(session, built, key, STRANGER)
    kept = session.get_one(Appointment, key)
    assert (kept.subject, kept.deleted_at) == ("Visita", None)


def test_one_without_a_process_is_everybodys(session: Session, built: Built) -> None:
    key = make(session, built, None, STRANGER)
    change(session, built, key, "carlos")
    exclude(session, built, key, "carlos")
    kept = session.get_one(Appointment, key)
    assert (kept.subject, kept.deleted_by_id) == ("Visita adiada", built.users["carlos"])


def test_making_changing_and_excluding_are_audited(session: Session, built: Built) -> None:
    key = make(session, built, a_case(session, built))
    change(session, built, key, "carlos")
    exclude(session, built, key, "helena")
    assert audited(session, key) == [
        ("create", built.users["marina"]),
        ("change", built.users["carlos"]),
        ("exclude", built.users["helena"]),
    ]
