"""Handing one e-mail to a server, and knowing what became of it.

The one thing that must not be got wrong: once the end of the message has been sent, a lost answer may hide a
delivery. That is UNCERTAIN, and never sent again by itself. Everything before is safe to try again.
"""

from __future__ import annotations

import base64
import contextlib
import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from enum import StrEnum

from crm_desktop.mail.message import OutgoingMail, build, needs_smtputf8, wire_address
from crm_desktop.values.mail_problems import MailProblem, mail_detail

# Address literal (RFC 5321, 4.1.3): says nothing of this computer, whose name may have accents.
_OWN_NAME = "[127.0.0.1]"
# One time limit for each piece, not one for ten megabytes.
_PIECE_BYTES = 64 * 1024


class Security(StrEnum):
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Outcome(StrEnum):
    """SENT: the server has it. REFUSED: it never will as it is. RETRY: nothing was handed over, later it may
    work. UNCERTAIN: it may or may not have it."""

    SENT = "sent"
    REFUSED = "refused"
    RETRY = "retry"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """`security` NONE is taken for this computer's own addresses only. `timeout_seconds` is for each answer but
    the last: a server that has the whole message looks through it first, and giving up then is what makes
    duplicates (RFC 5321, 4.5.3.2.6)."""

    host: str
    port: int
    security: Security
    username: str
    from_name: str
    from_address: str
    timeout_seconds: float = 30
    last_answer_seconds: float = 120


@dataclass(frozen=True, slots=True)
class Delivery:
    """`detail` is what the server said, or what `values.mail_problems.mail_detail` makes of a problem; one line,
    safe to show. `refused` names the recipients that the server would not take."""

    outcome: Outcome
    detail: str
    refused: Mapping[str, str] = field(default_factory=dict)


def deliver(
    account: MailAccount, password: str | None, mail: OutgoingMail, *, context: ssl.SSLContext | None = None
) -> Delivery:
    """To all recipients or to none: one that is refused stops the whole. Blocks; call it on a worker.

    Raises nothing for what servers and networks do. `context` stands in for the system's certificates.
    """
    try:
        content = build(mail).as_bytes()
        sender = wire_address(account.from_address)
        recipients = {wire_address(address): address for address in mail.to}
    except (ValueError, MessageError) as error:
        return _refused(MailProblem.CANNOT_BUILD, _words(error))
    if not recipients:
        return _refused(MailProblem.NO_RECIPIENT)

    def hand_over(server: smtplib.SMTP) -> Delivery:
        accents = needs_smtputf8(mail) or not sender.rpartition("@")[0].isascii()
        if accents and not server.has_extn("smtputf8"):
            return _refused(MailProblem.NO_ACCENTS)
        answer = _envelope(server, sender, recipients, len(content), accents)
        return answer or _send_content(server, content, account.last_answer_seconds)

    return _with_server(account, password, context, hand_over)


def check_account(
    account: MailAccount, password: str | None, *, context: ssl.SSLContext | None = None
) -> Delivery:
    """Connects and logs in without sending; SENT means that it works."""

    def nothing(server: smtplib.SMTP) -> Delivery:
        code, said = server.noop()
        return Delivery(Outcome.SENT, _words(said)) if code == 250 else _by_code(code, said)

    return _with_server(account, password, context, nothing)


def _with_server(
    account: MailAccount,
    password: str | None,
    context: ssl.SSLContext | None,
    work: Callable[[smtplib.SMTP], Delivery],
) -> Delivery:
    if account.security is Security.NONE and not _is_loopback(account.host):
        return _refused(MailProblem.NEEDS_ENCRYPTION)
    if account.username and not password:
        return _refused(MailProblem.NO_PASSWORD)
    try:
        with _connected(account, context or ssl.create_default_context()) as server:
            refusal = _log_in(server, account.username, password) if account.username and password else None
            return refusal or work(server)
    except smtplib.SMTPResponseException as error:
        return _by_code(error.smtp_code, error.smtp_error)
    except smtplib.SMTPNotSupportedError:
        return _refused(MailProblem.NO_STARTTLS)
    except ValueError as error:
        # ssl.SSLCertVerificationError is both; a network that stands in between today may be gone tomorrow.
        if isinstance(error, OSError):
            return Delivery(Outcome.RETRY, _fault(error))
        return _refused(MailProblem.BAD_ADDRESS, _words(error))
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.RETRY, _fault(error))


@contextlib.contextmanager
def _connected(account: MailAccount, context: ssl.SSLContext) -> Iterator[smtplib.SMTP]:
    """A server that was greeted, under TLS where the account says so; it is left politely in the end."""
    place = account.host, account.port, _OWN_NAME, account.timeout_seconds
    if account.security is Security.TLS:
        host, port, name, timeout = place
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, name, timeout=timeout, context=context)
    else:
        server = smtplib.SMTP(*place)
    try:
        server.ehlo_or_helo_if_needed()
        if account.security is Security.STARTTLS:
            server.starttls(context=context)
            server.ehlo_or_helo_if_needed()
        yield server
    except BaseException:
        server.close()
        raise
    _leave(server)


def _log_in(server: smtplib.SMTP, username: str, password: str) -> Delivery | None:
    """None when it worked. Not smtplib's login, which cannot encode a password with accents."""
    offered = server.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        code, said = server.docmd("AUTH", f"PLAIN {_base64(f'{chr(0)}{username}{chr(0)}{password}')}")
    elif "LOGIN" in offered:
        code, said = server.docmd("AUTH", "LOGIN")
        for secret in (username, password):
            if code == 334:
                code, said = server.docmd(_base64(secret))
    else:
        return _refused(MailProblem.NO_LOGIN)
    return None if code == 235 else _by_code(code, said)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _envelope(
    server: smtplib.SMTP, sender: str, recipients: Mapping[str, str], size_bytes: int, accents: bool
) -> Delivery | None:
    """From MAIL to the server's go-ahead; None when the content may follow."""
    options = ["SMTPUTF8", "BODY=8BITMIME"] if accents else []
    if server.has_extn("size"):
        options.append(f"SIZE={size_bytes}")
    code, said = server.mail(sender, options)
    if code != 250:
        return _by_code(code, said)
    refused, worst = {}, 0
    for address, shown in recipients.items():
        code, said = server.rcpt(address)
        if code not in (250, 251):
            refused[shown] = f"{code} {_words(said)}"
            worst = max(worst, code)
    if refused:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            server.rset()
        outcome = Outcome.REFUSED if worst >= 500 else Outcome.RETRY
        return Delivery(outcome, "; ".join(f"{a}: {w}" for a, w in refused.items()), refused)
    code, said = server.docmd("DATA")
    return None if code == 354 else _by_code(code, said)


def _send_content(server: smtplib.SMTP, content: bytes, last_answer_seconds: float) -> Delivery:
    """The text without its end first: until the whole end is sent, the server cannot have taken it."""
    body = re.sub(rb"(?m)^\.", b"..", content)
    if not body.endswith(b"\r\n"):
        body += b"\r\n"
    for start in range(0, len(body), _PIECE_BYTES):
        server.send(body[start : start + _PIECE_BYTES])
    early = _early_answer(server)
    if early is not None:
        server.close()
        return early
    server.send(b".\r\n")
    try:
        code, said = _last_answer(server, last_answer_seconds)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        return Delivery(Outcome.UNCERTAIN, _fault(error))
    if 200 <= code < 300:
        return Delivery(Outcome.SENT, _words(said))
    if 400 <= code < 600:
        return _by_code(code, said)
    return Delivery(Outcome.UNCERTAIN, mail_detail(MailProblem.UNCLEAR_ANSWER, _words(said)))


def _last_answer(server: smtplib.SMTP, patience_seconds: float) -> tuple[int, bytes]:
    sock = server.sock
    assert sock is not None
    usual = sock.gettimeout()
    sock.settimeout(patience_seconds)
    answer = server.getreply()
    sock.settimeout(usual)
    return answer


def _early_answer(server: smtplib.SMTP) -> Delivery | None:
    """What a server that gave up in the middle left behind: with the end unsent, it cannot have taken anything."""
    sock = server.sock
    assert sock is not None
    patience = sock.gettimeout()
    sock.settimeout(0)
    try:
        said = sock.recv(4096)
    except (BlockingIOError, ssl.SSLWantReadError):
        return None
    finally:
        sock.settimeout(patience)
    code = int(said[:3]) if said[:3].isdigit() else 0
    return _by_code(code, said[4:]) if said else Delivery(Outcome.RETRY, mail_detail(MailProblem.CLOSED))


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _by_code(code: int, said: object) -> Delivery:
    return Delivery(Outcome.REFUSED if code >= 500 else Outcome.RETRY, f"{code} {_words(said)}")


def _refused(problem: MailProblem, words: str = "") -> Delivery:
    return Delivery(Outcome.REFUSED, mail_detail(problem, words))


def _fault(error: Exception) -> str:
    """smtplib tells what the network did only as the context of its own error."""
    cause = error.__context__ if isinstance(error.__context__, OSError) else error
    if isinstance(cause, TimeoutError):
        return mail_detail(MailProblem.TIMEOUT)
    if isinstance(cause, socket.gaierror):
        return mail_detail(MailProblem.NOT_FOUND)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return mail_detail(MailProblem.BAD_CERTIFICATE, _words(cause.verify_message))
    if isinstance(cause, ConnectionRefusedError):
        return mail_detail(MailProblem.CONNECTION_REFUSED)
    if isinstance(cause, smtplib.SMTPServerDisconnected | ConnectionError):
        return mail_detail(MailProblem.CLOSED)
    return mail_detail(MailProblem.NETWORK, _words(cause))


def _words(said: object) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:500]
