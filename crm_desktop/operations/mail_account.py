"""The desk's mail account, without its password."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy.orm import Session

from crm_desktop.errors import Missing, OutOfRange
from crm_desktop.mail.transport import MailAccount
from crm_desktop.models.service_type import DeskSetting
from crm_desktop.operations.changes import Changes, Kind, audit, changed
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.mail import ACCOUNT
from crm_desktop.values.emails import normalize_email
from crm_desktop.values.terms import Right


def save_mail_account(session: Session, *, actor: Actor, now: datetime, account: MailAccount) -> Changes:
    """Raises Missing, OutOfRange, InvalidEmail, NotAllowed."""
    actor.require(Right.CONFIGURE)
    if not account.host.strip():
        raise Missing("host")
    if not 1 <= account.port <= 65535:
        raise OutOfRange("port", account.port, 1, 65535)
    content = {
        "host": account.host.strip(),
        "port": account.port,
        "security": account.security.value,
        "username": account.username.strip(),
        "from_name": account.from_name.strip(),
        "from_address": normalize_email(account.from_address),
    }
    session.merge(DeskSetting(name=ACCOUNT, value=json.dumps(content, ensure_ascii=False)))
    audit(session, actor=actor, now=now, action="save", entity="mail_account", entity_id=None)
    return changed(Kind.SETTINGS)
