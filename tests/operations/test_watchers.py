"""Acompanhamento: who may follow a process, and who may make others follow."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed, RecordGone
from crm_desktop.models.case import AuditEvent
from crm_desktop.models.user import User, UserRight
from crm_desktop.operations.watchers import change_watchers, follow_case
from crm_desktop.queries.mail import RecipientKind, read_mail_form
from crm_desktop.queries.watchers import read_watchers
from crm_desktop.storage.opening import Store
from crm_desktop.values.terms import Right
from tests.builders import NOW, Built, a_case, actor


def names(session: Session, case_id: uuid.UUID) -> list[str]:
    return [watcher.name for watcher in read_watchers(session, case_id)]


def audited(session: Session, case_id: uuid.UUID) -> list[tuple[str, str]]:
    rows = select(AuditEvent.action, AuditEvent.detail).where(
        AuditEvent.entity_id == case_id, AuditEvent.action.in_(("watch", "unwatch"))
    )
    return [(action, detail) for action, detail in session.execute(rows)]


def test_whoever_sees_a_process_follows_it_and_stops(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        carlos = actor(session, "carlos")
        for follows in (True, True, False, False):
            follow_case(session, actor=carlos, now=NOW, case_id=case_id, follows=follows)
            assert names(session, case_id) == (["Carlos Lima"] if follows else [])
        assert audited(session, case_id) == [("watch", "Carlos Lima"), ("unwatch", "Carlos Lima")]


def test_a_process_of_another_team_cannot_be_followed(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        with pytest.raises(NotAllowed):
            follow_case(session, actor=actor(session, "beatriz"), now=NOW, case_id=case_id, follows=True)


def test_others_are_added_and_taken_away_and_the_rest_stays(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        marina, users = actor(session), built.users
        follow_case(session, actor=actor(session, "helena"), now=NOW, case_id=case_id, follows=True)
        change_watchers(
            session, actor=marina, now=NOW, case_id=case_id, add=(users["beatriz"], users["carlos"])
        )
        change_watchers(session, actor=marina, now=NOW, case_id=case_id, remove=(users["carlos"],))
        assert names(session, case_id) == ["Beatriz Alves", "Helena Duarte"]
        form = read_mail_form(session, marina, case_id, NOW)
        offered = [r.name for r in form.recipients if r.kind is RecipientKind.WATCHER]
        assert sorted(offered) == ["Beatriz Alves", "Helena Duarte"]


def test_setting_others_needs_the_right_to_write(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        session.add(UserRight(user_id=built.users["carlos"], right=Right.WRITE_OPINION, granted=False))
        session.flush()
        carlos = actor(session, "carlos")
        with pytest.raises(NotAllowed):
            change_watchers(session, actor=carlos, now=NOW, case_id=case_id, add=(carlos.user_id,))
        follow_case(session, actor=carlos, now=NOW, case_id=case_id, follows=True)
        assert names(session, case_id) == ["Carlos Lima"]


def test_who_was_inactivated_is_not_added(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        session.get_one(User, built.users["beatriz"]).active = False
        with pytest.raises(RecordGone):
            change_watchers(
                session, actor=actor(session), now=NOW, case_id=case_id, add=(built.users["beatriz"],)
            )
