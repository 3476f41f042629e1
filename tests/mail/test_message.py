"""An e-mail as it leaves."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.mail.message import (
    MailAttachment,
    build,
    needs_smtputf8,
    new_message_id,
    preview,
    wire_address,
)
from crm_desktop.mail.transport import MailAccount
from tests.mail.mails import MAIL, make_account, make_mail

KEY = uuid.UUID("01939a5e-0000-7000-8000-000000000001")
# Read by a careless parser, a second header.
TRAP = "=?utf-8?q?a=0D=0AX-Evil:_1?="

_words = st.sampled_from(["ação", "de", "não", "—", "42", "informações", "é", "100%", "(urgente)", "x" * 90])
phrases = st.lists(_words, min_size=1, max_size=40).map(" ".join)


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def raw_header(content: bytes, name: str) -> str:
    """As it stands in the bytes, unfolded."""
    head = content.partition(b"\r\n\r\n")[0].decode()
    found = re.search(rf"^{name}:((?:.*\r\n[ \t])*.*)$", head, re.MULTILINE)
    assert found
    return found[1].replace("\r\n", "").strip()


def test_same_key_gives_the_same_message_id() -> None:
    assert new_message_id(KEY, "mesa.example") == f"<{KEY}@mesa.example>"
    assert new_message_id(KEY, "mesa.example") == new_message_id(KEY, "mesa.example")


def test_message_id_of_a_domain_with_accents_is_ascii() -> None:
    assert new_message_id(KEY, "ação.example").isascii()


@pytest.mark.parametrize("domain", ["", "a b.example", "a\r\nX: 1", "a>.example"])
def test_message_id_needs_a_domain(domain: str) -> None:
    with pytest.raises(ValueError):
        new_message_id(KEY, domain)


def test_long_message_id_leaves_exactly_as_given() -> None:
    long = new_message_id(KEY, f"{'a' * 60}.{'b' * 60}.example")
    assert f"Message-ID: {long}\r\n".encode() in build(make_mail(message_id=long)).as_bytes()


def test_headers_say_who_when_and_which_process() -> None:
    message = parsed(build(MAIL).as_bytes())
    assert message["Message-ID"] == MAIL.message_id
    assert message["Date"].datetime == datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
    assert message["From"] == "Mesa de Atendimento <suporte@mesa.example>"
    assert message["Reply-To"] == "marina@mesa.example"
    assert message["To"] == "ana@cliente.example, bia@cliente.example"
    assert message["X-CRM-Processo"] == "42"
    assert "Bcc" not in message


def test_reply_to_is_left_out_when_it_says_nothing_new() -> None:
    assert "Reply-To" not in build(make_mail(reply_to="suporte@mesa.example"))
    assert "Reply-To" not in build(make_mail(reply_to=None))


@given(subject=phrases)
def test_long_accented_subject_comes_back_whole(subject: str) -> None:
    content = build(make_mail(subject=subject)).as_bytes()
    assert str(make_header(decode_header(raw_header(content, "Subject")))) == subject
    assert content.isascii()
    assert all(len(line) <= 78 for line in content.split(b"\r\n"))


@given(name=phrases)
def test_long_accented_sender_comes_back_whole(name: str) -> None:
    header = raw_header(build(make_mail(sender_name=name)).as_bytes(), "From")
    shown = re.sub(r'^"(.*)" <', r"\1 <", str(make_header(decode_header(header))))
    assert shown == f"{name} <suporte@mesa.example>"


@pytest.mark.parametrize(
    "name", ['Ana "Nina" Sá', "Mesa; vendas, pós-venda <x@evil.example>", "a@b, c@d", TRAP]
)
def test_sender_name_cannot_add_an_address(name: str) -> None:
    message = parsed(build(make_mail(sender_name=name)).as_bytes())
    assert [address.addr_spec for address in message["From"].addresses] == ["suporte@mesa.example"]


@pytest.mark.parametrize(
    "breaking", ["a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\0b", "a\u2028b", "a\x0bb"]
)
@pytest.mark.parametrize("field", ["subject", "sender_name", "sender_address", "reply_to", "message_id"])
def test_line_break_in_a_header_is_refused(field: str, breaking: str) -> None:
    with pytest.raises(ValueError):
        build(make_mail(**{field: breaking}))


def test_line_break_in_a_recipient_or_file_name_is_refused() -> None:
    with pytest.raises(ValueError):
        build(make_mail(to=("ana@cliente.example\r\nBcc: x@evil.example",)))
    with pytest.raises(ValueError):
        build(make_mail(attachments=(MailAttachment("a\r\nX: 1", "text/plain", b""),)))


@pytest.mark.parametrize("to", ["ana@cliente.example", "josé@cliente.example"])
def test_what_looks_encoded_is_never_decoded_into_a_header(to: str) -> None:
    file = MailAttachment(f"{TRAP}.txt", "text/plain", b"x")
    mail = make_mail(to=(to,), subject=TRAP, sender_name=TRAP, attachments=(file,))
    content = build(mail).as_bytes()
    assert b"\r\nX-Evil" not in content
    assert str(make_header(decode_header(raw_header(content, "Subject")))) == TRAP


def test_a_tab_in_the_subject_is_allowed() -> None:
    assert "\t" in str(build(make_mail(subject="um\tdois"))["Subject"])


def test_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        build(make_mail(created_at=datetime(2026, 3, 5)))  # noqa: DTZ001


def test_body_is_plain_text_and_comes_back() -> None:
    text = "Olá,\n.\n..dois pontos\nFrom aqui\n" + "ç" * 3000 + "\n"
    message = parsed(build(make_mail(body=text)).as_bytes())
    assert message.get_content_type() == "text/plain"
    assert message.get_content().replace("\r\n", "\n") == text


def test_no_bare_line_end_leaves() -> None:
    content = build(make_mail(body="um\rdois\ntrês\r\nquatro\n.\nMAIL FROM:<x@evil.example>")).as_bytes()
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", content)


def test_attachments_keep_name_kind_and_bytes() -> None:
    name = 'relatório de ação "final" ' + "ã" * 100 + ".pdf"
    file = MailAttachment(name, "application/pdf", bytes(range(256)))
    (found,) = parsed(build(make_mail(attachments=(file,))).as_bytes()).iter_attachments()
    assert (found.get_filename(), found.get_content_type()) == (name, "application/pdf")
    assert found.get_content() == bytes(range(256))


@pytest.mark.parametrize(
    "mime", ["", "pdf", "message/rfc822", "multipart/mixed", "text/plain\r\nX: 1", "a/b"]
)
def test_unusable_kind_leaves_as_plain_bytes(mime: str) -> None:
    (found,) = parsed(
        build(make_mail(attachments=(MailAttachment("a", mime, b"1"),))).as_bytes()
    ).iter_attachments()
    assert found.get_content_type() == "application/octet-stream"


def test_domain_with_accents_leaves_as_servers_read_it() -> None:
    assert wire_address("ana@são.example") == "ana@xn--so-sia.example"
    assert not needs_smtputf8(make_mail(to=("ana@são.example",)))
    with pytest.raises(ValueError):
        wire_address("ana@são..example")


def test_accents_before_the_at_need_smtputf8() -> None:
    mail = make_mail(to=("josé@são.example",))
    assert needs_smtputf8(mail)
    assert "To: josé@xn--so-sia.example\r\n".encode() in build(mail).as_bytes()


def test_preview_shows_what_a_person_checks() -> None:
    file = MailAttachment("nota.pdf", "application/pdf", b"1")
    assert preview(make_mail(attachments=(file,))) == (
        "De: Mesa de Atendimento <suporte@mesa.example>\n"
        "Responder para: marina@mesa.example\n"
        "Para: ana@cliente.example, bia@cliente.example\n"
        "Assunto: Retorno do processo 42\n"
        "Anexos: nota.pdf\n"
        "\n"
        "Olá, Ana.\n"
    )


def test_bytes_of_files_are_not_in_a_repr() -> None:
    assert "segredo" not in repr(make_mail(attachments=(MailAttachment("a", "text/plain", b"segredo"),)))


def test_an_account_waits_longer_for_the_last_answer() -> None:
    account: MailAccount = make_account(25)
    fields = type(account).__dataclass_fields__
    assert fields["last_answer_seconds"].default > fields["timeout_seconds"].default
