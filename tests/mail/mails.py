"""An e-mail and an account, with what matters for the test changed."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from crm_desktop.mail.message import OutgoingMail, new_message_id
from crm_desktop.mail.transport import MailAccount, Security

MAIL = OutgoingMail(
    message_id=new_message_id(uuid.UUID("01939a5e-0000-7000-8000-000000000001"), "mesa.example"),
    sender_name="Mesa de Atendimento",
    sender_address="suporte@mesa.example",
    reply_to="marina@mesa.example",
    to=("ana@cliente.example", "bia@cliente.example"),
    subject="Retorno do processo 42",
    body="Olá, Ana.\n",
    attachments=(),
    case_number=42,
    created_at=datetime(2026, 3, 5, 14, 30, tzinfo=UTC),
)


IMPATIENT = {"timeout_seconds": 0.5, "last_answer_seconds": 0.5}


def make_mail(**changes: Any) -> OutgoingMail:
    return replace(MAIL, **changes)


def make_account(port: int, **changes: Any) -> MailAccount:
    """Waits longer than any honest server here needs; IMPATIENT is for those that never answer."""
    account = MailAccount(
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        username="",
        from_name="Mesa",
        from_address="suporte@mesa.example",
        timeout_seconds=5,
        last_answer_seconds=5,
    )
    return replace(account, **changes)
