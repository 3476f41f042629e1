"""The guards of the schema, one by one, and what goes through without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.shared.attack_list import ATTACKS
from tests.shared.attacks import DONE, Attack, tried
from tests.shared.bases import TEMPLATE
from tests.shared.scene import Scene

AGENT = f'"{TEMPLATE}_agent"'


@dataclass(frozen=True, slots=True)
class Guard:
    """`weaken` takes it away; `table` is what it guards."""

    name: str
    table: str
    weaken: str


def trigger_guards(connection: psycopg.Connection[Any]) -> list[Guard]:
    rows = connection.execute(
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE c.relnamespace = 'crm'::regnamespace AND NOT t.tgisinternal ORDER BY 1, 2"
    )
    return [Guard(f"trigger {name} of {t}", t, f"DROP TRIGGER {name} ON crm.{t}") for t, name in rows]


def policy_guards(connection: psycopg.Connection[Any]) -> list[Guard]:
    """Each policy, made to let all rows through."""
    rows = connection.execute(
        "SELECT tablename, policyname, qual IS NOT NULL, cmd FROM pg_policies WHERE schemaname = 'crm'"
        " AND NOT roles::text LIKE '%keeper%' ORDER BY 1, 2"
    )
    found = []
    for table, name, has_rows, command in rows:
        parts = ["USING (true)"] if has_rows else []
        parts += ["WITH CHECK (true)"] if command in ("INSERT", "UPDATE", "ALL") else []
        weaken = f"ALTER POLICY {name} ON crm.{table} {' '.join(parts)}"
        found.append(Guard(f"policy {name} of {table}", table, weaken))
    return found


def table_guards(connection: psycopg.Connection[Any]) -> list[Guard]:
    rows = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relrowsecurity ORDER BY 1"
    )
    return [
        Guard(f"row security of {t}", t, f"ALTER TABLE crm.{t} DISABLE ROW LEVEL SECURITY") for (t,) in rows
    ]


def check_guards(connection: psycopg.Connection[Any]) -> list[Guard]:
    """Checks and keys: those that an attack names."""
    rows = connection.execute(
        "SELECT c.relname, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
        " WHERE k.connamespace = 'crm'::regnamespace ORDER BY 1, 2"
    ).fetchall()
    named = {attack.expected.partition(" ")[2] for attack in ATTACKS if attack.expected.startswith("23")}
    assert named <= {name for _, name in rows}
    return [
        Guard(f"constraint {name} of {t}", t, f"ALTER TABLE crm.{t} DROP CONSTRAINT {name} CASCADE")
        for t, name in rows
        if name in named
    ]


@contextmanager
def without_rules(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """A superuser's block in which no trigger and no foreign key holds. Nothing of it stays."""
    tables = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relkind = 'r'"
    ).fetchall()
    with connection.transaction(force_rollback=True):
        for (table,) in tables:
            connection.execute(f"ALTER TABLE crm.{table} DISABLE TRIGGER ALL".encode())
        yield


DOUBLE_AN_OPINION = (
    "CREATE TEMP TABLE copied AS SELECT * FROM crm.opinion WHERE id = %(opinion)s",
    "UPDATE copied SET id = gen_random_uuid(), seq = (SELECT max(seq) + 1 FROM crm.opinion)",
    "INSERT INTO crm.opinion SELECT * FROM copied",
)
LOSE_AN_OPINION = ("DELETE FROM crm.opinion WHERE id = %(opinion)s",)


def touching(table: str) -> list[Attack]:
    return [attack for attack in ATTACKS if re.search(rf"\bcrm\.{table}\b", attack.sql)]


@contextmanager
def weakened(scene: Scene, guards: Iterable[Guard]) -> Iterator[psycopg.Connection[Any]]:
    """The superuser's connection, without those guards until the block ends."""
    connection = scene.superuser()
    connection.execute("BEGIN")
    try:
        for guard in guards:
            connection.execute(guard.weaken.encode())
        yield connection
    finally:
        connection.execute("ROLLBACK")


def goes_through(scene: Scene, connection: psycopg.Connection[Any], attack: Attack) -> bool:
    """Whether the person whom the session becomes for it has what they wanted."""
    connection.execute("SAVEPOINT attempt")
    connection.execute(f'SET LOCAL SESSION AUTHORIZATION "{scene.role(attack.who)}"')
    try:
        return tried(connection, attack.filled(scene.keys)) == DONE
    finally:
        connection.execute("ROLLBACK TO SAVEPOINT attempt")


def gone_through(scene: Scene, *guards: Guard) -> Attack | None:
    """The first attack that goes through without the guards."""
    with weakened(scene, guards) as connection:
        for guard in guards:
            for attack in touching(guard.table):
                if goes_through(scene, connection, attack):
                    return attack
    return None
