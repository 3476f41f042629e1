"""A scripted SMTP server on this computer, which can misbehave at every point."""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum
from types import TracebackType
from typing import BinaryIO

HOST = "127.0.0.1"
# Nothing here outlives its test by more than this, whatever the client does.
PATIENCE_SECONDS = 10


class Behaviour(StrEnum):
    ACCEPT = "takes every message"
    BUSY = "421 as greeting"
    CLOSED = "554 as greeting"
    HANG_GREETING = "never greets"
    REFUSE_SENDER = "553 at MAIL"
    REFUSE_RECIPIENTS = "550 at RCPT"
    LATER_RECIPIENTS = "450 at RCPT"
    LATER_LOGIN = "454 at AUTH"
    LATER_DATA = "451 at DATA"
    NEVER_READ = "354, then reads nothing more"
    DROP_IN_DATA = "354, then closes after the first bytes"
    GIVE_UP_IN_DATA = "354, then 421 after the first bytes"
    LEAVE_IN_DATA = "354, then says no more, reading on"
    REFUSE_MESSAGE = "552 after the message's end"
    LATER_MESSAGE = "452 after the message's end"
    DROP_AFTER_DATA = "takes the message and closes without an answer"
    GARBLED = "takes the message and answers what is no answer"
    LATE = "takes the message and answers when nobody waits any more"
    HANG_QUIT = "takes the message, never answers QUIT"


@dataclass(frozen=True, slots=True)
class Received:
    """A message that the server took as a whole; `content` without the doubled dots."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        parsed = message_from_bytes(self.content, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed


class RecordingServer:
    """Speaks plain SMTP at `host`:`port` while inside `with`. `messages` are those it took, also where it never
    said so; `commands` is what it was told, line by line. `behaviour` may be changed between deliveries;
    `refused_addresses` get 550 with any behaviour; `extensions` are offered at EHLO."""

    def __init__(
        self,
        behaviour: Behaviour = Behaviour.ACCEPT,
        *,
        refused_addresses: tuple[str, ...] = (),
        extensions: tuple[str, ...] = (),
    ) -> None:
        self.host = HOST
        self.port = 0
        self.behaviour = behaviour
        self.refused_addresses = refused_addresses
        self.extensions = extensions
        self.messages: list[Received] = []
        self.commands: list[str] = []
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = socket.socket()

    def __enter__(self) -> RecordingServer:
        # A small window, so that a client really waits when nobody reads.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listener.bind((HOST, 0))
        self._listener.listen()
        self.port = self._listener.getsockname()[1]
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        # Wakes the thread that waits for the next client, on every system.
        with contextlib.suppress(OSError), socket.create_connection((HOST, self.port), PATIENCE_SECONDS):
            pass
        for thread in tuple(self._threads):
            thread.join(PATIENCE_SECONDS)
        self._listener.close()

    def _start(self, work: object, *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            client, _ = self._listener.accept()
            if self._stopping.is_set():
                client.close()
                return
            client.settimeout(PATIENCE_SECONDS)
            self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client, client.makefile("rb") as lines, contextlib.suppress(OSError):
            _Session(self, client, lines, self.behaviour).run()

    def wait_until_stopped(self) -> None:
        self._stopping.wait(PATIENCE_SECONDS)


class _Session:
    """One client, from greeting to QUIT."""

    def __init__(
        self, server: RecordingServer, client: socket.socket, lines: BinaryIO, behaviour: Behaviour
    ) -> None:
        self._server = server
        self._client = client
        self._lines = lines
        self._behaviour = behaviour
        self._sender = ""
        self._recipients: list[str] = []

    def run(self) -> None:
        match self._behaviour:
            case Behaviour.HANG_GREETING:
                return self._server.wait_until_stopped()
            case Behaviour.BUSY:
                return self._say("421 busy, come back later")
            case Behaviour.CLOSED:
                return self._say("554 no service here")
        self._say("220 recording.example")
        for line in self._lines:
            command = line.decode().rstrip("\r\n")
            self._server.commands.append(command)
            if not self._answer(command):
                return None
        return None

    def _answer(self, command: str) -> bool:
        """False when the conversation is over."""
        verb = command.split(maxsplit=1)[0].upper()
        match verb:
            case "EHLO":
                self._say(
                    "250-recording.example", *(f"250-{name}" for name in self._server.extensions), "250 HELP"
                )
            case "MAIL":
                self._sender = _address(command)
                refuses = self._behaviour is Behaviour.REFUSE_SENDER
                self._say("553 sender unknown" if refuses else "250 ok")
            case "RCPT":
                self._say(self._recipient(_address(command)))
            case "DATA":
                return self._data()
            case "RSET":
                self._recipients = []
                self._say("250 ok")
            case "AUTH":
                self._say("454 try later" if self._behaviour is Behaviour.LATER_LOGIN else "235 welcome")
            case "NOOP":
                self._say("250 here")
            case "QUIT" if self._behaviour is Behaviour.HANG_QUIT:
                self._server.wait_until_stopped()
                return False
            case "QUIT":
                self._say("221 bye")
                return False
            case _:
                self._say("502 what?")
        return True

    def _recipient(self, address: str) -> str:
        if self._behaviour is Behaviour.REFUSE_RECIPIENTS or address in self._server.refused_addresses:
            return "550 no such user"
        if self._behaviour is Behaviour.LATER_RECIPIENTS:
            return "450 mailbox busy"
        self._recipients.append(address)
        return "250 ok"

    def _data(self) -> bool:
        if self._behaviour is Behaviour.LATER_DATA:
            self._say("451 not now")
            return True
        self._say("354 go on")
        match self._behaviour:
            case Behaviour.NEVER_READ:
                self._server.wait_until_stopped()
                return False
            case Behaviour.DROP_IN_DATA:
                self._lines.readline()
                return False
            case Behaviour.LEAVE_IN_DATA:
                self._lines.readline()
                self._client.shutdown(socket.SHUT_WR)
                self._drain()
                return False
            case Behaviour.GIVE_UP_IN_DATA:
                self._lines.readline()
                self._say("421 shutting down")
                self._drain()
                return False
        content = self._content()
        return content is not None and self._end(content)

    def _content(self) -> bytes | None:
        """None when the client left before the message's end."""
        found = []
        for line in self._lines:
            if line == b".\r\n":
                return b"".join(found)
            found.append(line[1:] if line.startswith(b".") else line)
        return None

    def _end(self, content: bytes) -> bool:
        match self._behaviour:
            case Behaviour.REFUSE_MESSAGE:
                self._say("552 too much \x1b[31m for this mailbox")
                return True
            case Behaviour.LATER_MESSAGE:
                self._say("452 disk full")
                return True
        self._server.messages.append(Received(self._sender, tuple(self._recipients), content))
        match self._behaviour:
            case Behaviour.DROP_AFTER_DATA:
                return False
            case Behaviour.GARBLED:
                self._say("?!")
                return False
            case Behaviour.LATE:
                self._drain()
        self._say("250 2.0.0 kept as 4711")
        self._recipients = []
        return True

    def _drain(self) -> None:
        for _ in self._lines:
            pass

    def _say(self, *lines: str) -> None:
        self._client.sendall("".join(f"{line}\r\n" for line in lines).encode())


def _address(command: str) -> str:
    return command.partition("<")[2].partition(">")[0]


def closed_port() -> int:
    """A port of this computer on which nothing listens."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])
