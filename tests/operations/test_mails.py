"""E-mail of a process: recorded, sent once, told (rules 16 to 18)."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.errors import BlankText, InvalidEmail, MailAlreadySent, Missing
from crm_desktop.mail.transport import Delivery, Outcome, deliver
from crm_desktop.models.mail import OutboxMail
from crm_desktop.models.notice import Notice
from crm_desktop.models.opinion import Opinion, OpinionAnnulment
from crm_desktop.operations.mails import (
    HOLD,
    claim_next,
    finish_delivery,
    recover_interrupted,
    send_again,
    send_email,
    withdraw_email,
)
from crm_desktop.queries.case_view import HistoryKind, read_history
from crm_desktop.storage.opening import Store
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import MailState
from tests.builders import NOW, Built, a_case, actor, an_email
from tests.mail.mails import make_account
from tests.mail.servers import Behaviour, RecordingServer

DUE = NOW + HOLD


def queued(session: Session, built: Built, mail_id: uuid.UUID | None = None) -> uuid.UUID:
    case_id = session.scalar(select(OutboxMail.case_id)) or a_case(session, built)
    return an_email(session, case_id, mail_id)


def state(store: Store) -> str:
    with store.reading() as session:
        return session.scalars(select(OutboxMail.state)).one()


def run(store: Store, built: Built, server: RecordingServer) -> Delivery:
    """One turn of the sender, as the program does it."""
    account = make_account(server.port)
    with store.writing() as session:
        claimed = claim_next(session, now=DUE, user_id=built.users["marina"], account=account)
    assert claimed is not None
    delivery = deliver(account, None, claimed.mail)
    with store.writing() as session:
        finish_delivery(session, now=DUE, mail_id=claimed.mail_id, result=delivery)
    return delivery


def test_it_is_an_opinion_of_its_own_and_in_the_outbox(store: Store, built: Built) -> None:
    with store.writing() as session:
        queued(session, built)
    with store.reading() as session:
        case_id = session.scalars(select(OutboxMail.case_id)).one()
        newest = next(e for e in read_history(session, case_id) if e.kind is HistoryKind.EMAIL)
    assert newest.mail_state is MailState.QUEUED
    assert "Troque para 6.102." in newest.text
    assert "Para: fiscal@estreladosul.com.br" in newest.text


def test_a_double_click_records_it_once(store: Store, built: Built) -> None:
    key = uuid7()
    for _ in range(2):
        with store.writing() as session:
            queued(session, built, key)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(OutboxMail)) == 1
        assert session.scalar(select(func.count()).where(Opinion.origin == "email")) == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"recipients": ()}, Missing),
        ({"subject": " "}, Missing),
        ({"body": "\n"}, BlankText),
        ({"recipients": ("sem arroba",)}, InvalidEmail),
    ],
)
def test_what_cannot_be_sent_is_refused_and_nothing_recorded(
    store: Store, built: Built, changes: dict[str, object], error: type[Exception]
) -> None:
    arguments: dict[str, object] = {
        "recipients": ("a@b.com",),
        "subject": "s",
        "body": "b",
        "message_domain": "empresa.com.br",
        **changes,
    }
    with pytest.raises(error), store.writing() as session:
        send_email(session, actor=actor(session), now=NOW, case_id=a_case(session, built), **arguments)  # type: ignore[arg-type]
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_it_waits_ten_seconds_and_may_be_taken_back_with_its_opinion(store: Store, built: Built) -> None:
    with store.writing() as session:
        key = queued(session, built)
        early = claim_next(
            session, now=NOW + timedelta(seconds=9), user_id=built.users["marina"], account=_any_account()
        )
        assert early is None
        withdraw_email(session, actor=actor(session), now=NOW + timedelta(hours=2), mail_id=key)
    assert state(store) == MailState.WITHDRAWN
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(OpinionAnnulment)) == 1


def _any_account() -> object:
    from crm_desktop.mail.transport import MailAccount, Security

    return MailAccount("localhost", 1, Security.NONE, "", "Desk", "desk@empresa.com.br")


def test_a_good_server_gets_it_once_and_it_is_told_as_sent(store: Store, built: Built) -> None:
    with store.writing() as session:
        queued(session, built)
    with RecordingServer() as server:
        assert run(store, built, server).outcome is Outcome.SENT
        assert len(server.messages) == 1
    assert state(store) == MailState.SENT
    with pytest.raises(MailAlreadySent), store.writing() as session:
        key = session.scalars(select(OutboxMail.id)).one()
        withdraw_email(session, actor=actor(session), now=DUE, mail_id=key)


def test_a_server_that_drops_after_the_end_leaves_it_uncertain_and_it_never_goes_again_by_itself(
    store: Store, built: Built
) -> None:
    with store.writing() as session:
        queued(session, built)
    with RecordingServer(Behaviour.DROP_AFTER_DATA) as server:
        assert run(store, built, server).outcome is Outcome.UNCERTAIN
        assert len(server.messages) == 1
    assert state(store) == MailState.UNCERTAIN
    with store.writing() as session:
        later = DUE + timedelta(days=2)
        assert claim_next(session, now=later, user_id=built.users["marina"], account=_any_account()) is None  # type: ignore[arg-type]
        assert session.scalar(select(func.count()).select_from(Notice)) == 1


def test_what_a_crash_interrupted_is_uncertain_at_the_next_start(store: Store, built: Built) -> None:
    with store.writing() as session:
        queued(session, built)
        claim_next(session, now=DUE, user_id=built.users["marina"], account=_any_account())  # type: ignore[arg-type]
    assert state(store) == MailState.SENDING
    with store.writing() as session:
        assert recover_interrupted(session, now=DUE, user_id=built.users["marina"]) == 1
    assert state(store) == MailState.UNCERTAIN


def test_a_temporary_fault_is_tried_again_and_the_last_try_fails(store: Store, built: Built) -> None:
    with store.writing() as session:
        key = queued(session, built)
    moment = DUE
    for _ in range(6):
        with store.writing() as session:
            claimed = claim_next(session, now=moment, user_id=built.users["marina"], account=_any_account())  # type: ignore[arg-type]
            assert claimed is not None
            finish_delivery(
                session, now=moment, mail_id=key, result=Delivery(Outcome.RETRY, "450 ocupado", {})
            )
        moment += timedelta(days=1)
    assert state(store) == MailState.FAILED
    with store.writing() as session:
        send_again(session, actor=actor(session), now=moment, mail_id=key)
    assert state(store) == MailState.QUEUED
