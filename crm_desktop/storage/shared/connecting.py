"""One connection to a shared base, set up the same way for reader, writer and listener."""

from __future__ import annotations

import re
from time import monotonic
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus

from crm_desktop.errors import BaseUnreachable, LoginRefused
from crm_desktop.storage.shared.certificates import system_certificates
from crm_desktop.storage.shared.names import role_of
from crm_desktop.values.addresses import SharedAddress

CONNECT_SECONDS = 8
LOST_AFTER_MS = 15_000
"""How long a packet may stay unacknowledged before the connection counts as lost."""
STATEMENT_SECONDS = 60
LOCK_SECONDS = 10
IDLE_SECONDS = 30
ANSWER_SECONDS = STATEMENT_SECONDS + 15
"""How long a command may stay without a byte from the server: longer than the server itself lets one take."""
_LOOK_SECONDS = 0.1

_SETTINGS = (
    "SET search_path = crm; SET statement_timeout = '{statement}s'; SET lock_timeout = '{lock}s';"
    " SET idle_in_transaction_session_timeout = '{idle}s'; SET TimeZone = 'UTC'"
)


class _Cursor(psycopg.Cursor[Any]):
    @property
    def description(self) -> Any:
        """Names and types of the columns. The driver's own makes an object of eight properties for each, at each
        answer: as dear as reading a row, and nobody asks for the rest."""
        result = self.pgresult
        if result is None or not result.nfields:
            return None
        return [
            (result.fname(place).decode(), result.ftype(place), None, None, None, None, None)  # type: ignore[union-attr]
            for place in range(result.nfields)
        ]


class Connection(psycopg.Connection[Any]):
    """One on which a command without an answer ends after `answers_within` seconds (None: never).

    TCP finds out only that nobody acknowledges. A pooler, a balancer or a server that stands still goes on doing so.
    """

    answers_within: float | None = None

    def wait(self, gen: PQGen[RV], interval: float = _LOOK_SECONDS, timeout: float | None = None) -> RV:
        limit = self.answers_within
        heard = gen if limit is None else self._heard_within(gen, limit)
        return super().wait(heard, interval=interval, timeout=timeout)

    def _heard_within(self, gen: PQGen[RV], limit: float) -> PQGen[RV]:
        last = monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    last = monotonic()
                elif (
                    monotonic() - last > limit and self.pgconn.transaction_status == TransactionStatus.ACTIVE
                ):
                    self.close()
                    raise psycopg.OperationalError("no answer from the server: connection closed")
                wanted = gen.send(ready)
        except StopIteration as end:
            found: RV = end.value
            return found


def parameters(address: SharedAddress, user: str, password: str) -> dict[str, Any]:
    """What libpq is told. Of several hosts it takes the first that accepts writes."""
    hosts = [host for host, _ in address.hosts]
    found: dict[str, Any] = {
        "host": ",".join(hosts),
        "port": ",".join(str(port) for _, port in address.hosts),
        "dbname": address.database,
        "user": user,
        "password": password,
        "sslmode": address.effective_tls,
        "target_session_attrs": "read-write",
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": LOST_AFTER_MS,
        "application_name": "crm-desktop",
    }
    if address.certificates:
        found["sslrootcert"] = address.certificates
    elif address.effective_tls in ("verify-full", "verify-ca"):
        found["sslrootcert"] = system_certificates()
        # Whoever a public authority knows is not yet this server: its name counts too.
        found["sslmode"] = "verify-full"
    return found


def connect_agent(address: SharedAddress, login: str, password: str) -> Connection:
    """A connection as the person of that login. Raises LoginRefused, BaseUnreachable."""
    role = role_of(address.roles_key or address.database, login)
    return connect(address, role, password)


def connect(address: SharedAddress, user: str, password: str) -> Connection:
    """Raises LoginRefused when the server does not let `user` in, BaseUnreachable for all else."""
    try:
        connection = Connection.connect(**parameters(address, user, password), autocommit=True)
    except psycopg.Error as error:
        raise refusal(error, address) from error
    try:
        # After connecting, since a pooler refuses what comes with the start of a session.
        connection.answers_within = ANSWER_SECONDS
        connection.cursor_factory = _Cursor
        settings = _SETTINGS.format(statement=STATEMENT_SECONDS, lock=LOCK_SECONDS, idle=IDLE_SECONDS)
        connection.execute(settings.encode())
        connection.autocommit = False
    except psycopg.Error as error:
        connection.close()
        raise refusal(error, address) from error
    return connection


def refusal(error: psycopg.Error, address: SharedAddress) -> LoginRefused | BaseUnreachable:
    """Why there is no connection: who wanted in, or the way there."""
    said = str(error)
    wrong = error.sqlstate in ("28P01", "28000") or any(
        word in said
        for word in (
            "password authentication failed",
            "SASL authentication failed",
            "do tipo senha falhou",  # a server that speaks Portuguese; accents may not arrive whole
            "is not permitted to log in",
            "no password supplied",
        )
    )
    if wrong and "pg_hba.conf" not in said:
        return LoginRefused()
    return BaseUnreachable(url=address.url(), detail=said.strip(), cause=cause_of(said))


# The driver gives no code for what happens before there is a session, only the words of libpq, server or pooler.
_CAUSES = (
    ("certificate", "certificate"),
    ("SSL", "tls"),
    ("pg_hba.conf", "not_permitted"),
    ("could not translate host name", "unknown_host"),
    ("Name or service not known", "unknown_host"),
    ("failed to resolve", "unknown_host"),
    ("Connection refused", "nobody_there"),
    ("/10061)", "nobody_there"),  # Windows says it in its own language, with Winsock's number
    ("/10060)", "no_answer"),
    ("timeout expired", "no_answer"),
    ("timed out", "no_answer"),
    ("too many connections", "full"),
    ("too many clients", "full"),
    ("remaining connection slots", "full"),
    ("no more connections allowed", "full"),
    ("query_wait_timeout", "full"),
    ("no such database", "no_such_base"),
    ("o existe", "no_such_base"),  # não existe
    ("pgbouncer cannot connect", "nobody_there"),
    ("server_login_retry", "nobody_there"),
    ("does not exist", "no_such_base"),
    ("read-only", "read_only"),
    ("the database system is", "starting"),
    ("server closed the connection", "lost"),
    ("Connection reset", "lost"),
    ("no answer from the server", "no_answer"),
)


def cause_of(said: str) -> str:
    """The word for what the driver says; names of hosts, bases and people in it count for nothing."""
    plain = re.sub(r'"[^"]*"', "", said)
    return next((cause for words, cause in _CAUSES if words in plain), "")
