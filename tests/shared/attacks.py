"""What an agent may try in plain SQL, as data; each attempt must fail in the way that stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

HIDDEN = "no rows"
STAMPED = "the server's"
DONE = "done"
RIGHT = "42501"


@dataclass(frozen=True, slots=True)
class Attack:
    """`expected` is an SQLSTATE, with the rule's word or the constraint where it has one; HIDDEN where row security
    leaves nothing to be had; STAMPED where the row goes in, with what the server says instead.

    <name> in `sql` stands for a key of the scene, "<name>" for one that is an identifier.
    """

    name: str
    who: str
    sql: str
    expected: str

    def filled(self, keys: dict[str, str]) -> str:
        named = re.sub(r'"<(\w+)>"', lambda found: f'"{keys[found[1]]}"', self.sql)
        return re.sub(r"<(\w+)>", lambda found: f"'{keys[found[1]]}'", named)


def rule(word: str) -> str:
    return f"CRM01 {word}"


def insert(table: str, returning: str = "", **values: str) -> str:
    """An INSERT with an SQL expression for each column."""
    columns, given = ", ".join(values), ", ".join(values.values())
    told = f" RETURNING {returning}" if returning else ""
    return f"INSERT INTO crm.{table} ({columns}) VALUES ({given}){told}"


def tried(connection: psycopg.Connection[Any], sql: str) -> str:
    """What came of the statements, which are one transaction of the caller's: as in `Attack.expected`, or DONE."""
    try:
        last, answered = _run(connection, sql)
        if not answered:
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.Error as error:
        return _refusal(error)
    return last


def _run(connection: psycopg.Connection[Any], sql: str) -> tuple[str, bool]:
    """The outcome, and whether the last statement answered by yes or no."""
    if sql.startswith("COPY"):
        with connection.cursor().copy(sql.encode()) as copy:
            return DONE if any(True for _ in copy) else HIDDEN, False
    cursor = connection.execute(sql.encode())
    while cursor.nextset():
        pass
    if cursor.description and len(cursor.description) == 1 and cursor.rowcount == 1:
        (value,) = cursor.fetchone() or (None,)
        if isinstance(value, bool):
            return STAMPED if value else DONE, True
    return HIDDEN if cursor.rowcount == 0 else DONE, False


def _refusal(error: psycopg.Error) -> str:
    state = error.sqlstate or "connection lost"
    detail = error.diag.message_primary if state == "CRM01" else error.diag.constraint_name
    return f"{state} {detail}" if detail else state


def attack_committed(connection: psycopg.Connection[Any], attack: Attack, keys: dict[str, str]) -> str:
    """Tries it in a transaction that is committed if it can be; what only the server's moment defends is not kept."""
    connection.execute("BEGIN")
    try:
        found = tried(connection, attack.filled(keys))
        if connection.info.transaction_status is TransactionStatus.INTRANS and found != STAMPED:
            connection.execute("COMMIT")
    finally:
        if not connection.closed:
            connection.execute("ROLLBACK")
            connection.execute("RESET ALL; RESET ROLE; SET search_path = crm; SET lock_timeout = '2s'")
    return found


def state_query(connection: psycopg.Connection[Any]) -> str:
    """A query for one digest of all rows of the schema, of its definition and of the roles. A mark of one's own, that
    one has sent a file, is no state of the desk."""
    tables = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relkind = 'r'"
        " AND relname <> 'blob_shown' ORDER BY 1"
    )
    rows = [f"SELECT '{t}' AS k, md5(t::text) AS v FROM crm.{t} AS t" for (t,) in tables]
    catalogs = (
        "pg_trigger", "pg_policy", "pg_auth_members", "pg_db_role_setting", "pg_authid", "pg_namespace", "pg_database"
    )  # fmt: skip
    rows += [f"SELECT '{c}', md5(t::text) FROM {c} AS t" for c in catalogs]
    rows.append(
        "SELECT 'class', concat_ws(' ', c.oid, c.relacl, c.relrowsecurity, c.relowner) FROM pg_class c"
        " WHERE c.relnamespace NOT IN ('pg_toast'::regnamespace, 'pg_catalog'::regnamespace)"
    )
    rows.append("SELECT 'function', md5(p::text) FROM pg_proc p WHERE p.pronamespace = 'crm'::regnamespace")
    return (
        f"SELECT md5(string_agg(k || v, '/' ORDER BY k, v)) FROM ({' UNION ALL '.join(rows)}) AS everything"
    )
