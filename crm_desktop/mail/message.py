"""An e-mail as it leaves: plain text, headers that nobody can break out of, and a message-id of ours."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any

_MESSAGE_ID = re.compile(r"<[!-;=?-~]+@[!-;=?-~]+>", re.ASCII)
_MIME = re.compile(r"(application|audio|font|image|model|text|video)/[\w.+-]+", re.ASCII)
_LINE_CHARACTERS = 76


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """`mime` as `image/png`; one that cannot be used as it is leaves as `application/octet-stream`."""

    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """`message_id` is the key that tells one e-mail from another; `body` is plain text; `created_at` is aware."""

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
    """`<key@domain>`: the same key always gives the same id. Raises ValueError for what is no domain."""
    made = f"<{key}@{_wire_domain(domain)}>"
    if not domain or not _MESSAGE_ID.fullmatch(made):
        raise ValueError("not a domain")
    return made


def wire_address(address: str) -> str:
    """The address with its domain as servers read it (`são.example` → `xn--so-yia.example`); the part before
    the @ stays. Raises ValueError for a line break and for a domain that cannot exist."""
    local, _, domain = _one_line(address).rpartition("@")
    return f"{local}@{_wire_domain(domain)}"


def needs_smtputf8(mail: OutgoingMail) -> bool:
    """Whether an address has accents before the @, which only a server with SMTPUTF8 takes."""
    addresses = (mail.sender_address, mail.reply_to or "", *mail.to)
    return not all(address.rpartition("@")[0].isascii() for address in addresses)


def build(mail: OutgoingMail) -> EmailMessage:
    """The message, ready for SMTP: every line in ASCII, unless an address itself has accents before the @.

    Raises ValueError for a line break or another control character in a header, and for a `created_at`
    without a zone.
    """
    if mail.created_at.tzinfo is None:
        raise ValueError("created_at has no zone")
    if not _MESSAGE_ID.fullmatch(mail.message_id):
        raise ValueError("not a message-id")
    # 7bit: the body needs no 8BITMIME, which not every server has.
    message = EmailMessage(
        policy=_WholeWords(linesep="\r\n", cte_type="7bit", utf8=needs_smtputf8(mail), raise_on_defect=False)
    )
    message["Message-ID"] = mail.message_id
    message["Date"] = mail.created_at
    message["From"] = _address(mail.sender_address, mail.sender_name)
    if mail.reply_to and mail.reply_to != mail.sender_address:
        message["Reply-To"] = _address(mail.reply_to)
    message["To"] = tuple(_address(address) for address in mail.to)
    message["Subject"] = _literal(_one_line(mail.subject))
    message["X-CRM-Processo"] = str(mail.case_number)
    message["Auto-Submitted"] = "no"
    message.set_content(mail.body)
    for file in mail.attachments:
        main, sub = (_MIME.fullmatch(file.mime) and file.mime.split("/")) or ("application", "octet-stream")
        message.add_attachment(
            file.content, maintype=main, subtype=sub, filename=_literal(_one_line(file.name))
        )
    return message


def preview(mail: OutgoingMail) -> str:
    """The e-mail as a person reads it before it leaves: who, to whom, subject, files, text."""
    lines = [
        f"De: {mail.sender_name} <{mail.sender_address}>"
        if mail.sender_name
        else f"De: {mail.sender_address}"
    ]
    if mail.reply_to and mail.reply_to != mail.sender_address:
        lines.append(f"Responder para: {mail.reply_to}")
    lines += [f"Para: {', '.join(mail.to)}", f"Assunto: {mail.subject}"]
    if mail.attachments:
        lines.append(f"Anexos: {', '.join(file.name for file in mail.attachments)}")
    return "\n".join((*lines, "", mail.body))


class _WholeWords(EmailPolicy):
    """CPython 3.11 loses a space between two words when it folds a long line with accents; `Header` does not."""

    def fold(self, name: str, value: Any) -> str:
        return self._own_fold(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        own = self._own_fold(name, value)
        return own.encode("utf-8") if own else super().fold_binary(name, value)

    def _own_fold(self, name: str, value: Any) -> str:
        if name == "Subject" and not _is_plain(value):
            return f"{name}: {self._words(name, value)}{self.linesep}"
        if name == "From":
            (sender,) = value.addresses
            if not _is_plain(sender.display_name):
                words = self._words(name, sender.display_name)
                return f"{name}: {words}{self.linesep} <{sender.addr_spec}>{self.linesep}"
        return ""

    def _words(self, name: str, text: str) -> str:
        return Header(str(text), "utf-8", maxlinelen=_LINE_CHARACTERS, header_name=name).encode(
            linesep=self.linesep
        )


def _is_plain(text: str) -> bool:
    return text.isascii() and len(text) < _LINE_CHARACTERS - len("Subject: ") and "=?" not in text


def _literal(text: str) -> str:
    """What looks like an encoded word is encoded, or the library would decode it, line breaks and all."""
    return Header(text, "utf-8").encode(linesep="", maxlinelen=0) if "=?" in text else text


def _one_line(text: str) -> str:
    if any(unicodedata.category(c) in ("Cc", "Zl", "Zp") and c != "\t" for c in text):
        raise ValueError("a header cannot have a line break")
    return text


def _wire_domain(domain: str) -> str:
    return domain if domain.isascii() else domain.encode("idna").decode("ascii")


def _address(address: str, name: str = "") -> Address:
    local, _, domain = wire_address(address).rpartition("@")
    return Address(display_name=_one_line(name), username=local, domain=domain)
