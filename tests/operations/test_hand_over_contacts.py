"""Sales contacts of somebody to somebody else: each on its own."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed, RecordGone
from crm_desktop.models.case import AuditEvent
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.user import User
from crm_desktop.operations.follow_ups import hand_over_contacts
from crm_desktop.storage.opening import Store
from tests.builders import NOW, Built, actor


def contact(session: Session, built: Built, followed_by: uuid.UUID | None = None) -> uuid.UUID:
    made = SalesFollowUp(
        person_id=built.persons["ana"],
        user_id=built.users["carlos"],
        contact_at=NOW,
        next_contact_at=NOW,
        created_at=NOW,
        followed_by_id=followed_by,
    )
    session.add(made)
    session.flush()
    return made.id


def test_what_was_followed_up_meanwhile_stays_and_the_others_go(store: Store, built: Built) -> None:
    with store.writing() as session:
        first, last = contact(session, built), contact(session, built)
        done = contact(session, built, followed_by=first)
        beatriz = built.users["beatriz"]
        changes, results = hand_over_contacts(
            session,
            actor=actor(session, "helena"),
            now=NOW,
            follow_up_ids=(first, done, last),
            user_id=beatriz,
        )
        assert changes.label == "Beatriz Alves"
        assert [(r.follow_up_id, type(r.error)) for r in results] == [
            (first, type(None)),
            (done, RecordGone),
            (last, type(None)),
        ]
        owners = {key: session.get_one(SalesFollowUp, key).user_id for key in (first, done, last)}
        assert owners == {first: beatriz, done: built.users["carlos"], last: beatriz}
        count = select(func.count()).where(AuditEvent.action == "hand_over")
        assert session.scalar(count) == 2


def test_who_already_has_it_leaves_no_trace(store: Store, built: Built) -> None:
    with store.writing() as session:
        key = contact(session, built)
        _, (result,) = hand_over_contacts(
            session,
            actor=actor(session, "helena"),
            now=NOW,
            follow_up_ids=(key,),
            user_id=built.users["carlos"],
        )
        assert result.error is None
        assert session.scalar(select(func.count()).where(AuditEvent.action == "hand_over")) == 0


def test_neither_an_agent_hands_over_nor_somebody_inactive_gets_it(store: Store, built: Built) -> None:
    with store.writing() as session:
        key, beatriz = contact(session, built), built.users["beatriz"]
        with pytest.raises(NotAllowed):
            hand_over_contacts(
                session, actor=actor(session, "carlos"), now=NOW, follow_up_ids=(key,), user_id=beatriz
            )
        session.get_one(User, beatriz).active = False
        with pytest.raises(RecordGone):
            hand_over_contacts(
                session, actor=actor(session, "helena"), now=NOW, follow_up_ids=(key,), user_id=beatriz
            )
