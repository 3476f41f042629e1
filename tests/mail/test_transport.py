"""What becomes of an e-mail, server by server: the outcome, and how many whole messages were taken (rule 17)."""

from __future__ import annotations

import ssl
import time

import pytest

from crm_desktop.mail.message import MailAttachment, OutgoingMail, build
from crm_desktop.mail.transport import Outcome, Security, check_account, deliver
from tests.mail.mails import IMPATIENT, MAIL, make_account, make_mail
from tests.mail.servers import Behaviour, RecordingServer, closed_port

SILENT = (Behaviour.HANG_GREETING, Behaviour.LATE)
# More than the buffers of both ends take in.
LARGE = make_mail(attachments=(MailAttachment("foto.bin", "application/octet-stream", bytes(8_000_000)),))


@pytest.mark.parametrize(
    ("behaviour", "outcome", "taken"),
    [
        (Behaviour.ACCEPT, Outcome.SENT, 1),
        (Behaviour.BUSY, Outcome.RETRY, 0),
        (Behaviour.CLOSED, Outcome.REFUSED, 0),
        (Behaviour.HANG_GREETING, Outcome.RETRY, 0),
        (Behaviour.REFUSE_SENDER, Outcome.REFUSED, 0),
        (Behaviour.REFUSE_RECIPIENTS, Outcome.REFUSED, 0),
        (Behaviour.LATER_RECIPIENTS, Outcome.RETRY, 0),
        (Behaviour.LATER_DATA, Outcome.RETRY, 0),
        (Behaviour.REFUSE_MESSAGE, Outcome.REFUSED, 0),
        (Behaviour.LATER_MESSAGE, Outcome.RETRY, 0),
        (Behaviour.DROP_AFTER_DATA, Outcome.UNCERTAIN, 1),
        (Behaviour.GARBLED, Outcome.UNCERTAIN, 1),
        (Behaviour.LATE, Outcome.UNCERTAIN, 1),
    ],
)
def test_outcome_of_each_server(behaviour: Behaviour, outcome: Outcome, taken: int) -> None:
    with RecordingServer(behaviour) as server:
        limits = IMPATIENT if behaviour in SILENT else {}
        delivery = deliver(make_account(server.port, **limits), None, MAIL)
    assert (delivery.outcome, len(server.messages)) == (outcome, taken)
    assert delivery.detail


@pytest.mark.parametrize(
    "behaviour",
    [Behaviour.NEVER_READ, Behaviour.DROP_IN_DATA, Behaviour.LEAVE_IN_DATA, Behaviour.GIVE_UP_IN_DATA],
)
def test_large_message_that_breaks_off_can_be_tried_again(behaviour: Behaviour) -> None:
    with RecordingServer(behaviour) as server:
        delivery = deliver(make_account(server.port, timeout_seconds=1), None, LARGE)
    assert (delivery.outcome, len(server.messages)) == (Outcome.RETRY, 0)


def test_a_server_that_gives_up_in_the_middle_is_quoted() -> None:
    with RecordingServer(Behaviour.GIVE_UP_IN_DATA) as server:
        assert deliver(make_account(server.port), None, LARGE).detail == "421 shutting down"


def test_small_message_that_nobody_read_is_uncertain() -> None:
    """From here it looks the same as one that was read: the end was sent."""
    with RecordingServer(Behaviour.NEVER_READ) as server:
        delivery = deliver(make_account(server.port, **IMPATIENT), None, MAIL)
    assert (delivery.outcome, len(server.messages)) == (Outcome.UNCERTAIN, 0)


def test_small_message_dropped_in_the_middle_is_never_sent_nor_refused() -> None:
    with RecordingServer(Behaviour.DROP_IN_DATA) as server:
        delivery = deliver(make_account(server.port), None, MAIL)
    assert delivery.outcome in (Outcome.RETRY, Outcome.UNCERTAIN)
    assert server.messages == []


def test_large_message_arrives_whole_in_pieces() -> None:
    with RecordingServer() as server:
        delivery = deliver(make_account(server.port), None, LARGE)
    assert delivery.outcome is Outcome.SENT
    assert next(server.messages[0].message.iter_attachments()).get_content() == bytes(8_000_000)


def test_refused_connection_can_be_tried_again() -> None:
    delivery = deliver(make_account(closed_port()), None, MAIL)
    assert (delivery.outcome, delivery.detail) == (Outcome.RETRY, "!connection_refused")


def test_silent_server_costs_the_time_limit_only() -> None:
    with RecordingServer(Behaviour.HANG_GREETING) as server:
        started = time.monotonic()
        delivery = deliver(make_account(server.port, **IMPATIENT), None, MAIL)
        elapsed_seconds = time.monotonic() - started
    assert delivery.detail == "!timeout"
    assert elapsed_seconds < 3


def test_a_server_that_never_says_goodbye_costs_the_usual_time_limit() -> None:
    with RecordingServer(Behaviour.HANG_QUIT) as server:
        started = time.monotonic()
        delivery = deliver(make_account(server.port, timeout_seconds=0.5), None, MAIL)
        elapsed_seconds = time.monotonic() - started
    assert (delivery.outcome, len(server.messages)) == (Outcome.SENT, 1)
    assert elapsed_seconds < 4


def test_an_unusable_host_is_refused() -> None:
    account = make_account(587, host="mesa..example", security=Security.STARTTLS)
    assert deliver(account, None, MAIL).outcome is Outcome.REFUSED


def test_one_refused_recipient_stops_the_whole() -> None:
    with RecordingServer(refused_addresses=("bia@cliente.example",)) as server:
        delivery = deliver(make_account(server.port), None, MAIL)
    assert delivery.outcome is Outcome.REFUSED
    assert delivery.refused == {"bia@cliente.example": "550 no such user"}
    assert delivery.detail == "bia@cliente.example: 550 no such user"
    assert [line.split()[0].upper() for line in server.commands][-2:] == ["RSET", "QUIT"]
    assert server.messages == []


def test_a_permanent_refusal_weighs_more_than_a_temporary_one() -> None:
    with RecordingServer(Behaviour.LATER_RECIPIENTS, refused_addresses=("ana@cliente.example",)) as server:
        delivery = deliver(make_account(server.port), None, MAIL)
    assert delivery.outcome is Outcome.REFUSED
    assert set(delivery.refused) == {"ana@cliente.example", "bia@cliente.example"}


def test_all_visible_recipients_and_no_other_get_it() -> None:
    with RecordingServer() as server:
        deliver(make_account(server.port), None, MAIL)
    (received,) = server.messages
    assert received.recipients == MAIL.to
    assert received.sender == "suporte@mesa.example"
    assert received.message["Message-ID"] == MAIL.message_id


def test_lines_that_begin_with_a_dot_arrive_as_written() -> None:
    mail = make_mail(body="um\n.\n..dois\n.três\nfim\n")
    with RecordingServer() as server:
        assert deliver(make_account(server.port), None, mail).outcome is Outcome.SENT
    assert server.messages[0].content == build(mail).as_bytes()


def test_the_servers_words_are_one_line_without_control_characters() -> None:
    with RecordingServer(Behaviour.REFUSE_MESSAGE) as server:
        assert deliver(make_account(server.port), None, MAIL).detail == "552 too much [31m for this mailbox"


def test_size_is_told_to_a_server_that_asks_for_it() -> None:
    with RecordingServer(extensions=("SIZE 10000000",)) as server:
        deliver(make_account(server.port), None, MAIL)
    size = len(build(MAIL).as_bytes())
    assert any(line.lower().endswith(f"size={size}") for line in server.commands)


def test_the_computers_name_is_not_told() -> None:
    with RecordingServer() as server:
        deliver(make_account(server.port), None, MAIL)
    assert server.commands[0].lower() == "ehlo [127.0.0.1]"


ACCENTED = make_mail(to=("josé@cliente.example",))


def test_accents_before_the_at_are_refused_without_smtputf8() -> None:
    with RecordingServer() as server:
        delivery = deliver(make_account(server.port), None, ACCENTED)
    assert (delivery.outcome, server.messages) == (Outcome.REFUSED, [])
    assert delivery.detail == "!no_accents"


def test_accents_before_the_at_pass_with_smtputf8() -> None:
    with RecordingServer(extensions=("8BITMIME", "SMTPUTF8")) as server:
        assert deliver(make_account(server.port), None, ACCENTED).outcome is Outcome.SENT
    assert server.messages[0].recipients == ("josé@cliente.example",)


def test_a_domain_with_accents_needs_no_extension() -> None:
    with RecordingServer() as server:
        delivery = deliver(make_account(server.port), None, make_mail(to=("ana@são.example",)))
    assert delivery.outcome is Outcome.SENT
    assert server.messages[0].recipients == ("ana@xn--so-sia.example",)


@pytest.mark.parametrize("mail", [make_mail(subject="a\r\nBcc: x@evil.example"), make_mail(to=())])
def test_a_message_that_cannot_be_built_reaches_no_server(mail: OutgoingMail) -> None:
    with RecordingServer() as server:
        assert deliver(make_account(server.port), None, mail).outcome is Outcome.REFUSED
    assert server.commands == []


@pytest.mark.parametrize("host", ["smtp.mesa.example", "10.0.0.1", "localhost.mesa.example"])
def test_no_encryption_is_for_this_computer_only(host: str) -> None:
    account = make_account(25, host=host)
    assert deliver(account, None, MAIL).outcome is Outcome.REFUSED
    assert check_account(account, None).outcome is Outcome.REFUSED


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST"])
def test_this_computer_may_go_without_encryption(host: str) -> None:
    with RecordingServer() as server:
        assert check_account(make_account(server.port, host=host), None).outcome is Outcome.SENT


def test_starttls_is_never_given_up_silently(trusting: ssl.SSLContext) -> None:
    with RecordingServer() as server:
        account = make_account(server.port, security=Security.STARTTLS)
        delivery = deliver(account, None, MAIL, context=trusting)
    assert (delivery.outcome, server.messages) == (Outcome.REFUSED, [])
    assert delivery.detail == "!no_starttls"


def test_checking_an_account_sends_nothing() -> None:
    with RecordingServer() as server:
        assert check_account(make_account(server.port), None).outcome is Outcome.SENT
    assert [line.split()[0].upper() for line in server.commands] == ["EHLO", "NOOP", "QUIT"]


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (Behaviour.BUSY, Outcome.RETRY),
        (Behaviour.CLOSED, Outcome.REFUSED),
        (Behaviour.HANG_GREETING, Outcome.RETRY),
    ],
)
def test_checking_an_account_of_a_bad_server(behaviour: Behaviour, outcome: Outcome) -> None:
    with RecordingServer(behaviour) as server:
        assert check_account(make_account(server.port, **IMPATIENT), None).outcome is outcome


def test_a_server_without_log_in_refuses_a_user_name() -> None:
    with RecordingServer() as server:
        delivery = deliver(make_account(server.port, username="ana"), "senha", MAIL)
    assert (delivery.outcome, server.messages) == (Outcome.REFUSED, [])


def test_a_log_in_refused_for_now_can_be_tried_again() -> None:
    with RecordingServer(Behaviour.LATER_LOGIN, extensions=("AUTH PLAIN",)) as server:
        delivery = deliver(make_account(server.port, username="ana"), "senha", MAIL)
    assert (delivery.outcome, delivery.detail) == (Outcome.RETRY, "454 try later")
    assert server.messages == []


def test_a_missing_password_is_said_without_asking_the_server() -> None:
    with RecordingServer() as server:
        delivery = deliver(make_account(server.port, username="ana"), None, MAIL)
    assert delivery.outcome is Outcome.REFUSED
    assert delivery.detail == "!no_password"
    assert server.commands == []
