"""Encryption and log-in, with a real server."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from crm_desktop.mail.transport import MailAccount, Outcome, Security, check_account, deliver
from tests.mail.mails import MAIL, make_account
from tests.mail.real_server import PASSWORD, USERNAME, real_server

# aiosmtpd warns of a log-in without STARTTLS, which it does not tell from one inside implicit TLS.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Requiring AUTH while not requiring TLS:UserWarning:aiosmtpd.smtp"
)


def account_of(port: int, security: Security) -> MailAccount:
    return make_account(port, security=security, username=USERNAME)


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
@pytest.mark.parametrize(("without", "used"), [((), "PLAIN"), (("PLAIN",), "LOGIN")])
def test_message_arrives_encrypted_and_logged_in(
    certificate: Path, trusting: ssl.SSLContext, security: Security, without: tuple[str, ...], used: str
) -> None:
    """The password has accents."""
    with real_server(certificate, implicit_tls=security is Security.TLS, without=without) as server:
        delivery = deliver(account_of(server.port, security), PASSWORD, MAIL, context=trusting)
    assert (delivery.outcome, delivery.detail) == (Outcome.SENT, "2.0.0 kept")
    assert server.mechanisms == [used]
    assert server.messages[0].message["Message-ID"] == MAIL.message_id


@pytest.mark.parametrize("without", [(), ("PLAIN",)])
def test_wrong_password_is_refused(
    certificate: Path, trusting: ssl.SSLContext, without: tuple[str, ...]
) -> None:
    with real_server(certificate, without=without) as server:
        account = account_of(server.port, Security.STARTTLS)
        delivery = deliver(account, "errada", MAIL, context=trusting)
        checked = check_account(account, "errada", context=trusting)
    assert delivery.outcome is checked.outcome is Outcome.REFUSED
    assert delivery.detail == "535 5.7.8 bad credentials"
    assert server.messages == []


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_right_account_is_confirmed(certificate: Path, trusting: ssl.SSLContext, security: Security) -> None:
    with real_server(certificate, implicit_tls=security is Security.TLS) as server:
        delivery = check_account(account_of(server.port, security), PASSWORD, context=trusting)
    assert (delivery.outcome, server.messages) == (Outcome.SENT, [])


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_unknown_certificate_gets_neither_password_nor_message(certificate: Path, security: Security) -> None:
    with real_server(certificate, implicit_tls=security is Security.TLS) as server:
        delivery = deliver(account_of(server.port, security), PASSWORD, MAIL)
    assert delivery.outcome is Outcome.RETRY
    assert delivery.detail.startswith("!bad_certificate ")
    assert (server.mechanisms, server.messages) == ([], [])


def test_plain_server_of_this_computer_takes_the_message() -> None:
    with real_server() as server:
        delivery = deliver(make_account(server.port), None, MAIL)
    assert delivery.outcome is Outcome.SENT
    assert server.messages[0].recipients == MAIL.to
