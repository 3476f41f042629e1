"""Handing one e-mail to a server, and knowing what became of it.

The one thing that must not be got wrong: once the end of the message has been sent, a lost answer may hide a
delivery. That is UNCERTAIN, and never sent again by itself. Everything before is safe to try again.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from enum import StrEnum

from crm_desktop.mail.message import OutgoingMail, build

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Security(StrEnum):
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Outcome(StrEnum):
    SENT = "sent"
    REFUSED = "refused"
    RETRY = "retry"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """`security` NONE is taken for this computer's own addresses only. `timeout_seconds` is for each answer."""

    host: str
    port: int
    security: Security
    username: str
    from_name: str
    from_address: str
    timeout_seconds: float = 30


@dataclass(frozen=True, slots=True)
class Delivery:
    """`detail` is what the server said; `refused` names the recipients that it would not take."""

    outcome: Outcome
    detail: str
    refused: Mapping[str, str] = field(default_factory=dict)


def deliver(
    account: MailAccount, password: str | None, mail: OutgoingMail, *, context: ssl.SSLContext | None = None
) -> Delivery:
    """To all recipients or to none: one that is refused stops the whole. Blocks; call it on a worker."""
    try:
        content = build(mail).as_bytes()
    except (ValueError, MessageError) as error:
        return Delivery(Outcome.REFUSED, str(error))
    return _with_server(account, password, context, lambda server: _hand_over(server, account, mail, content))


def check_account(
    account: MailAccount, password: str | None, *, context: ssl.SSLContext | None = None
) -> Delivery:
    """Connects and logs in without sending; SENT means that it works."""

    def nothing(server: smtplib.SMTP) -> Delivery:
        code, said = server.noop()
        return Delivery(Outcome.SENT if code == 250 else Outcome.REFUSED, _words(said))

    return _with_server(account, password, context, nothing)


def _with_server(
    account: MailAccount,
    password: str | None,
    context: ssl.SSLContext | None,
    work: Callable[[smtplib.SMTP], Delivery],
) -> Delivery:
    if account.security is Security.NONE and account.host not in _LOOPBACK:
        return Delivery(Outcome.REFUSED, "unencrypted connections are only for this computer")
    try:
        server = _connect(account, context or ssl.create_default_context())
    except smtplib.SMTPResponseException as error:
        return _by_code(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.RETRY, _words(error))
    try:
        if account.username:
            server.login(account.username, password or "")
        return work(server)
    except smtplib.SMTPAuthenticationError as error:
        return Delivery(Outcome.REFUSED, _words(error.smtp_error))
    except smtplib.SMTPResponseException as error:
        return _by_code(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.RETRY, _words(error))
    finally:
        _leave(server)


def _connect(account: MailAccount, context: ssl.SSLContext) -> smtplib.SMTP:
    if account.security is Security.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            account.host, account.port, timeout=account.timeout_seconds, context=context
        )
    else:
        server = smtplib.SMTP(account.host, account.port, timeout=account.timeout_seconds)
    try:
        server.ehlo_or_helo_if_needed()
        if account.security is Security.STARTTLS:
            server.starttls(context=context)
            server.ehlo()
    except BaseException:
        server.close()
        raise
    return server


def _hand_over(server: smtplib.SMTP, account: MailAccount, mail: OutgoingMail, content: bytes) -> Delivery:
    addresses = (account.from_address, *mail.to)
    options = []
    if not all(address.isascii() for address in addresses):
        if not server.has_extn("smtputf8"):
            return Delivery(Outcome.REFUSED, "the server does not take addresses with accents")
        options = ["SMTPUTF8", "BODY=8BITMIME"]
    code, said = server.mail(account.from_address, options)
    if code != 250:
        return _by_code(code, said)
    refused, worst = {}, 0
    for address in mail.to:
        code, said = server.rcpt(address)
        if code not in (250, 251):
            refused[address] = _words(said)
            worst = max(worst, code)
    if refused:
        server.rset()
        outcome = Outcome.REFUSED if worst >= 500 else Outcome.RETRY
        return Delivery(outcome, "; ".join(f"{a}: {w}" for a, w in refused.items()), refused)
    code, said = server.docmd("DATA")
    if code != 354:
        return _by_code(code, said)
    return _send_content(server, content)


def _send_content(server: smtplib.SMTP, content: bytes) -> Delivery:
    """The text without its end first: until the end is sent, the server cannot have taken it."""
    body = smtplib._quote_periods(content)  # type: ignore[attr-defined]
    if not body.endswith(b"\r\n"):
        body += b"\r\n"
    server.send(body)
    try:
        server.send(b".\r\n")
        code, said = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.UNCERTAIN, _words(error))
    return Delivery(Outcome.SENT, _words(said)) if code == 250 else _by_code(code, said)


def _by_code(code: int, said: object) -> Delivery:
    return Delivery(Outcome.REFUSED if code >= 500 else Outcome.RETRY, f"{code} {_words(said)}")


def _words(said: object) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return " ".join(text.split())[:500]


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()
