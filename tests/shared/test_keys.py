"""Each key and each check, in turn: with it a wrong row is refused by its name, and without it the row goes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from tests.shared.guards import weakened
from tests.shared.scene import Scene

CONSTRAINTS = """
SELECT c.relname, k.conname, k.contype::text, array_agg(a.attname ORDER BY a.attnum),
  array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
WHERE k.connamespace = 'crm'::regnamespace AND k.contype IN ('p', 'u', 'f', 'c') GROUP BY 1, 2, 3 ORDER BY 1, 2
"""
REFUSALS = {"p": "23505", "u": "23505", "f": "23503", "c": "23514"}
OTHERS = {"p": "cpux", "u": "cpux", "f": "cuxf", "c": "cpufx"}
"""What may refuse the same row first, or one that depends on it."""
WRONG = {
    "text": ("'?'", "''", "' x '", "repeat('x', 70000)", "NULL"),
    "uuid": ("gen_random_uuid()", "NULL"),
    "integer": ("-1", "0", "99", "2147483647", "NULL"),
    "double precision": ("-1", "101", "1e9", "NULL"),
    "bigint": ("-1", "0", "9000000000000", "NULL"),
    "boolean": ("true", "false", "NULL"),
    "date": ("'infinity'", "NULL"),
    "time without time zone": ("'00:00'", "'23:59'"),
    "timestamp with time zone": ("'-infinity'", "'infinity'", "now()", "NULL"),
    "bytea": ("''", "'x'", "convert_to(repeat('x', 10485761), 'UTF8')"),
    "json": ("'1'", "NULL"),
    "jsonb": ("'1'", "NULL"),
}


@dataclass(frozen=True, slots=True)
class Key:
    table: str
    name: str
    kind: str
    columns: tuple[tuple[str, str], ...]
    """With their types."""

    def wrong_rows(self) -> Iterator[str]:
        """Statements of which one at least makes a row that the key forbids, where the table has any row."""
        if self.kind in ("p", "u"):
            yield f"INSERT INTO crm.{self.table} SELECT * FROM crm.{self.table} LIMIT 1"
            filled = " AND ".join(f"{name} IS NOT NULL" for name, _ in self.columns)
            yield f"INSERT INTO crm.{self.table} SELECT * FROM crm.{self.table} WHERE {filled} LIMIT 1"
        else:
            for name, kind in self.columns:
                for value in WRONG[kind]:
                    one = f"ctid = (SELECT ctid FROM crm.{self.table} WHERE {name} IS NOT NULL LIMIT 1)"
                    for which in (one, "true"):
                        yield f"UPDATE crm.{self.table} SET {name} = {value} WHERE {which}"


@pytest.fixture(scope="module")
def keys(scene: Scene) -> list[Key]:
    rows = scene.superuser().execute(CONSTRAINTS).fetchall()
    return [
        Key(t, name, kind, tuple(zip(columns, types, strict=True))) for t, name, kind, columns, types in rows
    ]


def alone(connection: psycopg.Connection[Any], key: Key) -> None:
    """No trigger of ours, and none of the constraints that would refuse before the key does."""
    connection.execute(f"ALTER TABLE crm.{key.table} DISABLE TRIGGER USER".encode())
    others = connection.execute(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE conname <> %s"
        ' AND (conrelid = %s::regclass AND contype = ANY (string_to_array(%s, NULL)::"char"[])'
        " OR confrelid = %s::regclass AND conrelid <> confrelid)",
        (key.name, f"crm.{key.table}", OTHERS[key.kind], f"crm.{key.table}"),
    ).fetchall()
    for table, name in others:
        connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name} CASCADE".encode())
    unique = connection.execute(
        "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = %s::regclass AND indisunique"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)",
        (f"crm.{key.table}",),
    ).fetchall()
    for (name,) in unique:
        connection.execute(f"DROP INDEX {name}".encode())


def outcome(connection: psycopg.Connection[Any], sql: str) -> tuple[str | None, str | None, int]:
    """SQLSTATE, constraint and rows of the statement, of which nothing stays."""
    connection.execute("SAVEPOINT wrong")
    try:
        done = connection.execute(sql.encode())
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return None, None, done.rowcount
    except psycopg.Error as error:
        return error.sqlstate, error.diag.constraint_name, 0
    finally:
        connection.execute("ROLLBACK TO SAVEPOINT wrong")


def guarded(scene: Scene, key: Key) -> bool:
    """Whether a wrong row is refused by the key, and goes in without it."""
    with weakened(scene, []) as connection:
        alone(connection, key)
        refused = [
            sql for sql in key.wrong_rows() if outcome(connection, sql)[:2] == (REFUSALS[key.kind], key.name)
        ]
        connection.execute(f"ALTER TABLE crm.{key.table} DROP CONSTRAINT {key.name} CASCADE".encode())
        return any(outcome(connection, sql)[2] > 0 for sql in refused)


@pytest.mark.parametrize("kind", ["p", "u", "f", "c"])
def test_each_refuses_a_wrong_row_that_goes_in_without_it(scene: Scene, keys: list[Key], kind: str) -> None:
    mine = [key for key in keys if key.kind == kind]
    assert [key.name for key in mine if not guarded(scene, key)] == []
    assert mine
