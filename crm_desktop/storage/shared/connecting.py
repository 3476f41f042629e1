"""One connection to a shared base, set up the same way for reader, writer and listener."""

from __future__ import annotations

from typing import Any, LiteralString

import psycopg

from crm_desktop.errors import BaseUnreachable, LoginRefused
from crm_desktop.storage.shared.names import role_of
from crm_desktop.values.addresses import SharedAddress

CONNECT_SECONDS = 8
LOST_AFTER_MS = 15_000
"""How long a packet may stay unanswered before the connection counts as lost."""

_SETTINGS: LiteralString = (
    "SET search_path = crm; SET statement_timeout = '60s'; SET lock_timeout = '10s';"
    " SET idle_in_transaction_session_timeout = '30s'; SET TimeZone = 'UTC'"
)


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
        found["sslrootcert"] = "system"
        found["sslmode"] = "verify-full"  # the only one that the system's certificates are taken for
    return found


def connect_agent(address: SharedAddress, login: str, password: str) -> psycopg.Connection[Any]:
    """A connection as the person of that login. Raises LoginRefused, BaseUnreachable."""
    role = role_of(address.roles_key or address.database, login)
    return connect(address, role, password)


def connect(address: SharedAddress, user: str, password: str) -> psycopg.Connection[Any]:
    """Raises LoginRefused when the server does not let `user` in, BaseUnreachable for all else."""
    try:
        connection = psycopg.connect(**parameters(address, user, password), autocommit=True)
    except psycopg.Error as error:
        raise refusal(error, address) from error
    try:
        # After connecting, since a pooler refuses what comes with the start of a session.
        connection.execute(_SETTINGS)
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
        for word in ("password authentication failed", "is not permitted to log in", "no password supplied")
    )
    if wrong and "pg_hba.conf" not in said:
        return LoginRefused()
    return BaseUnreachable(url=address.url(), detail=said.strip(), cause=_cause(said))


# The driver gives no code for what happens before there is a session, only libpq's own words.
_CAUSES = (
    ("certificate", "certificate"),
    ("SSL", "tls"),
    ("pg_hba.conf", "not_permitted"),
    ("could not translate host name", "unknown_host"),
    ("Name or service not known", "unknown_host"),
    ("failed to resolve", "unknown_host"),
    ("Connection refused", "nobody_there"),
    ("timeout expired", "no_answer"),
    ("timed out", "no_answer"),
    ("too many connections", "full"),
    ("remaining connection slots", "full"),
    ("does not exist", "no_such_base"),
    ("read-only", "read_only"),
    ("starting up", "starting"),
)


def _cause(said: str) -> str:
    return next((cause for words, cause in _CAUSES if words in said), "")
