"""Weak ways that must be open: were the attacks blind, these tests would fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from tests.shared.attacks import DONE, HIDDEN, RIGHT, Attack, rule, tried
from tests.shared.guards import AGENT
from tests.shared.scene import Scene

OWNER = '"crm_built_owner"'


@contextmanager
def weak_place(scene: Scene, sql: str) -> Iterator[psycopg.Connection[Any]]:
    """Something that a careless hand might have added, made by the schema's owner."""
    connection = scene.superuser()
    connection.execute("BEGIN")
    try:
        connection.execute(f"SET LOCAL ROLE {OWNER}")
        connection.execute(Attack("", "", sql, "").filled(scene.keys).encode())
        connection.execute("RESET ROLE")
        yield connection
    finally:
        connection.execute("ROLLBACK")


def tried_as(scene: Scene, connection: psycopg.Connection[Any], login: str, sql: str) -> str:
    connection.execute("SAVEPOINT attempt")
    connection.execute(f'SET LOCAL SESSION AUTHORIZATION "{scene.role(login)}"')
    found = tried(connection, Attack("", login, sql, "").filled(scene.keys))
    connection.execute("ROLLBACK TO SAVEPOINT attempt")
    return found


@pytest.mark.parametrize(("option", "expected"), [("", DONE), (" WITH (security_invoker = true)", HIDDEN)])
def test_a_plain_view_of_the_owner_shows_what_a_policy_hides(
    scene: Scene, option: str, expected: str
) -> None:
    view = f"CREATE VIEW crm.seen{option} AS SELECT * FROM crm.cases; GRANT SELECT ON crm.seen TO {AGENT}"
    with weak_place(scene, view) as connection:
        found = tried_as(scene, connection, "marina", "SELECT 1 FROM crm.seen WHERE id = <other>")
    assert found == expected


@pytest.mark.parametrize(
    ("path", "expected"), [("", DONE), (" SET search_path = pg_catalog, crm, pg_temp", HIDDEN)]
)
def test_a_definer_function_without_a_path_asks_the_table_of_whoever_calls(
    scene: Scene, path: str, expected: str
) -> None:
    asks = (
        "CREATE FUNCTION crm.governs() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER"
        f"{path} AS 'BEGIN RETURN EXISTS (SELECT 1 FROM users WHERE role_name = session_user AND role = ''admin''); END';"
        f" GRANT EXECUTE ON FUNCTION crm.governs() TO {AGENT}"
    )
    shadow = (
        "CREATE TEMP TABLE users (role_name text, role text); GRANT SELECT ON users TO PUBLIC;"
        " INSERT INTO users VALUES (session_user, 'admin'); SELECT 1 WHERE crm.governs()"
    )
    with weak_place(scene, asks) as connection:
        connection.execute(f'GRANT TEMP ON DATABASE "{scene.base.name}" TO PUBLIC')
        found = tried_as(scene, connection, "marina", shadow)
    assert found == expected


@pytest.mark.parametrize(("mode", "expected"), [("ENABLE", DONE), ("ENABLE ALWAYS", rule("append_only"))])
def test_a_trigger_that_is_not_always_on_sleeps_in_a_replica(scene: Scene, mode: str, expected: str) -> None:
    tamper = (
        f"ALTER TABLE crm.opinion {mode} TRIGGER never_changes; GRANT UPDATE ON crm.opinion TO {AGENT};"
        f" CREATE POLICY hole ON crm.opinion FOR UPDATE TO {AGENT} USING (true)"
    )
    with weak_place(scene, tamper) as connection:
        connection.execute("SET LOCAL session_replication_role = replica")
        found = tried_as(
            scene, connection, "marina", "UPDATE crm.opinion SET text = 'x' WHERE id = <own_opinion>"
        )
    assert found == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [("current_setting('crm.who')::uuid", DONE), ("crm.me()", RIGHT)],
)
def test_an_author_that_a_setting_names_is_whoever_the_client_says(
    scene: Scene, who: str, expected: str
) -> None:
    diary = (
        "CREATE TABLE crm.diary (author_id uuid, words text); ALTER TABLE crm.diary ENABLE ROW LEVEL SECURITY;"
        f" GRANT INSERT ON crm.diary TO {AGENT};"
        f" CREATE POLICY own ON crm.diary FOR INSERT TO {AGENT} WITH CHECK (author_id = {who})"
    )
    forged = "SET LOCAL crm.who = <carlos>; INSERT INTO crm.diary VALUES (<carlos>, 'x')"
    with weak_place(scene, diary) as connection:
        assert tried_as(scene, connection, "marina", forged) == expected


@pytest.mark.parametrize(("closing", "expected"), [("", DONE), ("ENABLE ROW LEVEL SECURITY", HIDDEN)])
def test_a_table_without_row_security_is_everybodys(scene: Scene, closing: str, expected: str) -> None:
    table = "CREATE TABLE crm.copy AS SELECT * FROM crm.opinion"
    table += f"; GRANT SELECT ON crm.copy TO {AGENT}; ALTER TABLE crm.copy {closing or 'SET LOGGED'}"
    with weak_place(scene, table) as connection:
        found = tried_as(scene, connection, "marina", "SELECT 1 FROM crm.copy WHERE case_id = <other>")
    assert found == expected
