"""aiosmtpd on this computer, with TLS and log-in."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mail.servers import HOST, Received, closed_port


@dataclass(frozen=True, slots=True)
class RealServer:
    """aiosmtpd on this computer; it lets in `USERNAME` with `PASSWORD`."""

    host: str
    port: int
    messages: list[Received]
    mechanisms: list[str]


USERNAME = "suporte@mesa.example"
PASSWORD = "çedilha e maçã"


class _Keeper:
    def __init__(self, messages: list[Received]) -> None:
        self._messages = messages

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
        self._messages.append(
            Received(
                envelope.mail_from,  # type: ignore[attr-defined]
                tuple(envelope.rcpt_tos),  # type: ignore[attr-defined]
                envelope.content,  # type: ignore[attr-defined]
            )
        )
        return "250 2.0.0 kept"


@contextlib.contextmanager
def real_server(
    certificate: Path | None = None, *, implicit_tls: bool = False, without: tuple[str, ...] = ()
) -> Iterator[RealServer]:
    """With a certificate it asks for TLS (STARTTLS unless `implicit_tls`) and a log-in, by the mechanisms PLAIN
    and LOGIN that are not in `without`."""
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult, LoginPassword

    messages: list[Received] = []
    mechanisms: list[str] = []

    def let_in(
        server: object, session: object, envelope: object, mechanism: str, secrets: object
    ) -> AuthResult:
        mechanisms.append(mechanism)
        given = secrets if isinstance(secrets, LoginPassword) else None
        known = given == LoginPassword(USERNAME.encode(), PASSWORD.encode())
        return AuthResult(
            success=known, handled=False, message=None if known else "535 5.7.8 bad credentials"
        )

    options: dict[str, object] = {}
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        options = {"authenticator": let_in, "auth_required": True, "auth_exclude_mechanism": without}
        options |= (
            {"ssl_context": context, "auth_require_tls": False}
            if implicit_tls
            else {"tls_context": context, "require_starttls": True}
        )
    controller = Controller(_Keeper(messages), hostname=HOST, port=closed_port(), **options)
    controller.start()
    try:
        yield RealServer(HOST, controller.port, messages, mechanisms)
    finally:
        controller.stop()
