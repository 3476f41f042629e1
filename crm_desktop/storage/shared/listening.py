"""Hints from a shared base that something changed. They carry no content: anybody may listen, and fake them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg

from crm_desktop.errors import BaseUnreachable

CHANNEL = "crm"


class Hints:
    """A connection that listens. Once made it belongs to one thread, which never waits for it."""

    def __init__(self, connection: psycopg.Connection[Any], is_own: Callable[[int], bool]) -> None:
        """Of a connection in autocommit; `is_own(pid)` tells the program's own writer, whose hints are no news."""
        self._connection = connection
        self._is_own = is_own
        self._asked = False
        connection.execute(f"LISTEN {CHANNEL}")  # type: ignore[call-overload]

    @property
    def socket(self) -> int:
        """What to watch for reading."""
        return self._connection.fileno()

    def take(self) -> frozenset[str]:
        """Names of the tables that others changed since the last time. Raises BaseUnreachable when the connection
        is lost."""
        server = self._connection.pgconn
        found = set()
        try:
            server.consume_input()
            while self._asked and not server.is_busy():
                self._asked = server.get_result() is not None
            while (notice := server.notifies()) is not None:
                if not self._is_own(notice.be_pid):
                    found.add(notice.extra.decode(errors="replace"))
        except psycopg.OperationalError as error:
            raise BaseUnreachable(url="", detail=str(error), cause="lost") from error
        return frozenset(found)

    def ping(self) -> None:
        """Asks the server for a sign, which `take` takes in; without waiting for it. Raises BaseUnreachable when it
        has not answered the last one, or the connection is lost: the other end may acknowledge every packet and hear
        nothing all the same."""
        if self._asked:
            raise BaseUnreachable(url="", detail="no answer from the server", cause="lost")
        try:
            self._connection.pgconn.send_query(b"SELECT 1")
            self._connection.pgconn.flush()
        except psycopg.OperationalError as error:
            raise BaseUnreachable(url="", detail=str(error), cause="lost") from error
        self._asked = True

    def close(self) -> None:
        self._connection.close()
