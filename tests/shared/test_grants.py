"""Each grant, in turn: without it an agent is refused, and where there is none only one would let an agent pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from tests.shared.guards import AGENT, Guard, weakened
from tests.shared.scene import Scene


@dataclass(frozen=True, slots=True)
class Grant:
    """`right` on `thing`, and a statement that needs nothing else and touches no row."""

    right: str
    thing: str
    probe: str
    held: bool

    @property
    def changed(self) -> str:
        way = "REVOKE {} ON {} FROM {}" if self.held else "GRANT {} ON {} TO {}"
        return way.format(self.right, self.thing, AGENT)


PROBES = {
    "SELECT": "SELECT {column} FROM crm.{table} LIMIT 0",
    "INSERT": "INSERT INTO crm.{table} ({column}) SELECT NULL::{type} WHERE false",
    "UPDATE": "UPDATE crm.{table} SET {column} = NULL WHERE false",
    "DELETE": "DELETE FROM crm.{table} WHERE false",
    "TRUNCATE": "TRUNCATE crm.{table}",
}
COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), p,
  has_table_privilege(%(agent)s, c.oid, p), p NOT IN ('DELETE', 'TRUNCATE') AND has_column_privilege(%(agent)s, c.oid, a.attnum,
    CASE WHEN p IN ('DELETE', 'TRUNCATE') THEN 'SELECT' ELSE p END)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
CROSS JOIN unnest(%(rights)s::text[]) AS p
WHERE c.relnamespace = 'crm'::regnamespace AND c.relkind = 'r' ORDER BY 1, a.attnum, 4
"""
FUNCTIONS = """
SELECT p.oid::regprocedure::text, p.proname, has_function_privilege(%(agent)s, p.oid, 'EXECUTE'),
  (SELECT coalesce(string_agg(CASE t WHEN 'text'::regtype THEN '''''' ELSE 'NULL::' || format_type(t, NULL) END, ', '), '') FROM unnest(p.proargtypes) AS t)
FROM pg_proc p WHERE p.pronamespace = 'crm'::regnamespace ORDER BY 1
"""


def grants_of_tables(connection: psycopg.Connection[Any]) -> Iterator[Grant]:
    """Of the whole table where it is held, or cannot be of a column; else of each column."""
    seen = set()
    asked = {"agent": AGENT.strip('"'), "rights": [*PROBES]}
    for table, column, kind, right, whole, of_column in connection.execute(COLUMNS, asked).fetchall():
        probe = PROBES[right].format(table=table, column=column, type=kind)
        if whole or right in ("DELETE", "TRUNCATE"):
            if (table, right) not in seen:
                yield Grant(right, f"crm.{table}", probe, whole)
            seen.add((table, right))
        else:
            yield Grant(f"{right} ({column})", f"crm.{table}", probe, of_column)


def grants_of_functions(connection: psycopg.Connection[Any]) -> Iterator[Grant]:
    asked = {"agent": AGENT.strip('"')}
    for whole, name, held, given in connection.execute(FUNCTIONS, asked).fetchall():
        yield Grant("EXECUTE", f"FUNCTION {whole}", f"SELECT crm.{name}({given})", held)


def refused(scene: Scene, connection: psycopg.Connection[Any], grant: Grant) -> bool:
    """Whether the server says that the right is missing; what else it says is of other guards."""
    connection.execute("SAVEPOINT probe")
    connection.execute(f'SET LOCAL SESSION AUTHORIZATION "{scene.role("marina")}"')
    try:
        connection.execute(grant.probe.encode())
    except psycopg.Error as error:
        name = grant.thing.removeprefix("FUNCTION ").removeprefix("crm.").partition("(")[0]
        said = error.diag.message_primary or ""
        return said.startswith("permission denied for") and said.endswith(f" {name}")
    finally:
        connection.execute("ROLLBACK TO SAVEPOINT probe")
    return False


@pytest.mark.parametrize("kind", [grants_of_tables, grants_of_functions])
def test_each_grant_is_what_lets_an_agent_pass_and_its_lack_what_does_not(scene: Scene, kind: Any) -> None:
    grants = list(kind(scene.superuser()))
    wrong = []
    for grant in grants:
        with weakened(scene, []) as connection:
            before = refused(scene, connection, grant)
        with weakened(scene, [Guard(grant.right, "", grant.changed)]) as connection:
            after = refused(scene, connection, grant)
        if (before, after) != (not grant.held, grant.held):
            wrong.append((grant, before, after))
    assert wrong == []
    assert {grant.held for grant in grants} == {True, False}
