"""An e-mail as it leaves: plain text, headers that nobody can break out of, and a message-id of ours."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True, slots=True)
class MailAttachment:
    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """`message_id` is the key that tells one e-mail from another; addresses are checked already."""

    message_id: str
    sender_name: str
    sender_address: str
    reply_to: str | None
    to: tuple[str, ...]
    subject: str
    body: str
    attachments: tuple[MailAttachment, ...]
    case_number: int
    created_at: datetime


def new_message_id(key: uuid.UUID, domain: str) -> str:
    """`<key@domain>`: the same key always gives the same id."""
    return f"<{key}@{domain}>"


def _one_line(text: str) -> str:
    if "\r" in text or "\n" in text:
        raise ValueError("a header cannot have a line break")
    return text


def _address(address: str, name: str = "") -> Address:
    local, _, domain = _one_line(address).rpartition("@")
    try:
        host = domain.encode("ascii").decode()
    except UnicodeEncodeError:
        host = domain.encode("idna").decode()
    return Address(display_name=_one_line(name), username=local, domain=host)


def build(mail: OutgoingMail) -> EmailMessage:
    """The message, ready for SMTP. Raises ValueError for a line break in a header."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = _one_line(mail.message_id)
    message["Date"] = mail.created_at
    message["From"] = _address(mail.sender_address, mail.sender_name)
    if mail.reply_to and mail.reply_to != mail.sender_address:
        message["Reply-To"] = _address(mail.reply_to)
    message["To"] = tuple(_address(address) for address in mail.to)
    message["Subject"] = _one_line(mail.subject)
    message["X-CRM-Processo"] = str(mail.case_number)
    message["Auto-Submitted"] = "no"
    message.set_content(mail.body)
    for file in mail.attachments:
        main, _, sub = file.mime.partition("/")
        if not sub or main in ("multipart", "message"):
            main, sub = "application", "octet-stream"
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=_one_line(file.name))
    return message
