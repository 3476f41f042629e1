"""Stands between a client and PostgreSQL on loopback, and does to the line what networks do."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Callable
from enum import Enum, auto

ENCRYPTED = (80877103, 80877104)
"""Codes with which a client asks for TLS or GSSAPI; the proxy says no, since it has to read along."""
LOOK_SECONDS = 0.02


class At(Enum):
    """The moment at which the line is cut or stands still."""

    COMMIT = auto()
    """The client asked for COMMIT; the server has not heard of it."""
    ANSWER = auto()
    """The server has committed; the client has not heard of it."""
    BYTE = auto()
    """So many bytes went by, either way."""
    BYTE_OF_COMMIT = auto()
    """So many bytes went by, either way, from COMMIT on."""


class Proxy:
    """`with Proxy(port) as proxy`: clients connect to `proxy.port`. Faults are ordered beforehand, one after the
    other; each happens once. At the end every line is closed."""

    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._state = threading.Condition()
        self._orders: list[tuple[At, int, bool]] = []
        self._lines: set[_Line] = set()
        self._threads: list[threading.Thread] = []
        self._ending = False
        self.away = False
        self.delay = 0.0
        """Seconds that each packet waits."""
        self.happened = 0
        """How many of the ordered faults have taken place."""
        self.passed = 0
        """Bytes that went by, both ways."""
        self.lines_made = 0

    def __enter__(self) -> Proxy:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending = True
        self.cut_all()
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive()
        self._listener.close()

    def cut(self, at: At, after: int = 0) -> None:
        """Both sides see the line close."""
        with self._state:
            self._orders.append((at, after, False))

    def hang(self, at: At, after: int = 0) -> None:
        """Nothing passes any more on that line, which stays open on both sides."""
        with self._state:
            self._orders.append((at, after, True))

    def stand_still(self) -> None:
        """Nothing passes any more on the lines that there are, which stay open; new ones pass everything."""
        with self._state:
            for line in self._lines:
                line.hang()

    def no_more_faults(self) -> None:
        with self._state:
            self._orders.clear()

    def go_away(self) -> None:
        """Every line is cut, and new ones are closed at once."""
        self.away = True
        self.cut_all()

    def cut_all(self) -> None:
        with self._state:
            lines = list(self._lines)
        for line in lines:
            line.close()

    def wait_until(self, holds: Callable[[Proxy], bool]) -> None:
        """For what the proxy sees: a fault that took place, a line that was made."""
        with self._state:
            assert self._state.wait_for(lambda: holds(self), 30)

    def due(self, at: At, size: int = 0) -> tuple[int, bool] | None:
        """The next fault, when this is its moment: after how many of the next bytes, and whether it hangs."""
        with self._state:
            if not self._orders:
                return None
            wanted, left, hangs = self._orders[0]
            if wanted is At.BYTE_OF_COMMIT and at is At.COMMIT:
                self._orders[0] = (At.BYTE, left, hangs)
                return None
            if wanted is not at:
                return None
            if at is At.BYTE and left > size:
                self._orders[0] = (at, left - size, hangs)
                return None
            del self._orders[0]
            return left, hangs

    def tell(self, *, fault: int = 0, passed: int = 0) -> None:
        with self._state:
            self.happened += fault
            self.passed += passed
            self._state.notify_all()

    @property
    def lines(self) -> int:
        """How many are open."""
        return len(self._lines)

    def forget(self, line: _Line) -> None:
        with self._state:
            self._lines.discard(line)
            self._state.notify_all()

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ending:
            if not select.select([self._listener], [], [], LOOK_SECONDS)[0]:
                continue
            client, _ = self._listener.accept()
            try:
                server = socket.create_connection(("127.0.0.1", self.server_port)) if not self.away else None
            except OSError:
                server = None
            if server is None:
                client.close()
            else:
                line = _Line(self, client, server)
                with self._state:
                    self._lines.add(line)
                self._start(line.run)
            with self._state:
                self.lines_made += 1
                self._state.notify_all()


class _Line:
    """One client's connection, passed on message by message."""

    def __init__(self, proxy: Proxy, client: socket.socket, server: socket.socket) -> None:
        self.proxy = proxy
        self.client, self.server = client, server
        for side in (client, server):
            side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._unread = {client: b"", server: b""}
        self._started = False
        self._hanging = False
        self._closed = threading.Event()

    def run(self) -> None:
        with contextlib.suppress(OSError, _Cut):
            while not self._closed.is_set():
                if self._hanging:
                    self._closed.wait(LOOK_SECONDS)
                    continue
                for side in select.select([self.client, self.server], [], [], LOOK_SECONDS)[0]:
                    self._take_from(side)
        self.close()
        self.client.close()
        self.server.close()
        self.proxy.forget(self)

    def hang(self) -> None:
        self._hanging = True

    def close(self) -> None:
        self._closed.set()
        for side in (self.client, self.server):
            with contextlib.suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)

    def _take_from(self, side: socket.socket) -> None:
        found = side.recv(65536)
        if not found:
            raise _Cut
        self._unread[side] += found
        while (message := self._next_message(side)) and not self._hanging:
            if self.proxy.delay:
                self._closed.wait(self.proxy.delay)
            self._pass_on(side, message)

    def _next_message(self, side: socket.socket) -> bytes:
        unread = self._unread[side]
        head = 1 if self._started else 0
        if len(unread) < head + 4:
            return b""
        (length,) = struct.unpack_from("!i", unread, head)
        if len(unread) < head + length:
            return b""
        self._unread[side] = unread[head + length :]
        return unread[: head + length]

    def _pass_on(self, side: socket.socket, message: bytes) -> None:
        if side is self.client and not self._started:
            if struct.unpack_from("!i", message, 4)[0] in ENCRYPTED:
                self.client.sendall(b"N")
                return
            self._started = True
        moment = self._moment(side, message)
        if moment is not None and (due := self.proxy.due(moment)):
            self._fault(due[1])
            return
        to = self.server if side is self.client else self.client
        if due := self.proxy.due(At.BYTE, len(message)):
            to.sendall(message[: due[0]])
            self._fault(due[1])
            return
        to.sendall(message)
        self.proxy.tell(passed=len(message))

    def _moment(self, side: socket.socket, message: bytes) -> At | None:
        if side is self.client:
            asks = message[:1] in (b"Q", b"P") and b"COMMIT\0" in message.upper()
            return At.COMMIT if asks else None
        return At.ANSWER if message == b"C\0\0\0\x0bCOMMIT\0" else None

    def _fault(self, hangs: bool) -> None:
        if hangs:
            self._hanging = True
        else:
            self.close()
        self.proxy.tell(fault=1)
        if not hangs:
            raise _Cut


class _Cut(Exception):
    """The line is closed."""
