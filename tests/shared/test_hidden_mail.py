"""An e-mail whose process has gone where its sender does not see it any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.mail.transport import Delivery, MailAccount, Outcome, Security
from crm_desktop.models.case import Case
from crm_desktop.models.notice import Notice
from crm_desktop.operations.mails import HOLD, claim_next, finish_delivery, recover_interrupted, send_email
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.values.mail_problems import MailProblem, mail_detail
from tests.builders import a_case, version
from tests.shared.bases import SharedBase

T = TypeVar("T")
ACCOUNT = MailAccount("localhost", 25, Security.NONE, "", "", "suporte@empresa.com.br")


def carried_out(base: SharedBase, login: str, verb: Callable[[Session], T]) -> T:
    store = base.open(login)
    try:
        return store.carry_out(verb)
    finally:
        store.close()


def sent_away(base: SharedBase) -> None:
    """Marina writes about Helena's process, which Helena then gives to Comercial."""
    now, built = datetime.now(UTC), base.built
    key = carried_out(
        base, "helena", lambda s: a_case(s, built, login="helena", kind="free", assignee=None, now=now)
    )
    carried_out(
        base,
        "marina",
        lambda s: send_email(
            s,
            actor=actor_by_login(s, "marina"),
            now=now,
            case_id=key,
            recipients=("ana@example.com",),
            subject="Proposta",
            body="Segue.",
            message_domain="empresa.com.br",
        ),
    )
    carried_out(
        base,
        "helena",
        lambda s: complete_opinion(
            s,
            actor=actor_by_login(s, "helena"),
            now=now,
            case_id=key,
            case_version=version(s, key),
            text="Para o comercial.",
            decision=Decision(Way.OTHER_CENTER, (), built.centers["COM"]),
        ),
    )
    assert carried_out(base, "marina", lambda s: s.get(Case, key)) is None


def test_it_leaves_with_its_number_and_its_failure_is_told(shared_base: SharedBase) -> None:
    sent_away(shared_base)
    later, who = datetime.now(UTC) + HOLD, shared_base.built.users["marina"]
    claimed = carried_out(
        shared_base, "marina", lambda s: claim_next(s, now=later, user_id=who, account=ACCOUNT)
    )
    assert claimed is not None
    assert claimed.mail.case_number > 0
    failed = Delivery(Outcome.REFUSED, mail_detail(MailProblem.INTERRUPTED))
    carried_out(
        shared_base,
        "marina",
        lambda s: finish_delivery(s, now=later, mail_id=claimed.mail_id, result=failed),
    )
    kinds = carried_out(shared_base, "marina", lambda s: s.scalars(select(Notice.kind)).all())
    assert kinds == ["mail_failed"]


def test_it_is_uncertain_after_a_crash(shared_base: SharedBase) -> None:
    sent_away(shared_base)
    later, who = datetime.now(UTC) + HOLD + timedelta(seconds=1), shared_base.built.users["marina"]
    carried_out(shared_base, "marina", lambda s: claim_next(s, now=later, user_id=who, account=ACCOUNT))
    told = carried_out(shared_base, "marina", lambda s: recover_interrupted(s, now=later, user_id=who))
    assert told == 1
