"""A desk with something in it that each attack wants: made by its agents through the program, then aged by an hour."""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

from crm_desktop.storage.shared.names import RoleNames, role_of
from tests.shared.attacks import Attack, insert
from tests.shared.bases import SECRET, TEMPLATE, SharedBase
from tests.shared.scene_desk import CENTERS, HIDDEN_FILE, make_desk
from tests.shared.server import SUPERUSER


@dataclass(slots=True)
class Scene:
    """`keys` are the names that the SQL of an attack writes as <name>."""

    base: SharedBase
    keys: dict[str, str]
    _open: dict[str, psycopg.Connection[Any]] = field(default_factory=dict)

    def role(self, login: str) -> str:
        return role_of(TEMPLATE, login)

    def connect(self, login: str) -> psycopg.Connection[Any]:
        """A new connection as that person, by their own password."""
        connection = self.base.server.connect(self.base.name, self.role(login), SECRET)
        connection.execute("SET search_path = crm; SET statement_timeout = '20s'; SET lock_timeout = '2s'")
        return connection

    def connected(self, login: str) -> psycopg.Connection[Any]:
        """The person's open connection, as it was when it was made."""
        if login not in self._open or self._open[login].closed:
            self._open[login] = self.connect(login)
        return self._open[login]

    def superuser(self) -> psycopg.Connection[Any]:
        if SUPERUSER not in self._open:
            self._open[SUPERUSER] = self.base.connect()
        return self._open[SUPERUSER]

    def close(self) -> None:
        """Roles are the server's: those of the scene's own people would be in other tests' way."""
        for login in (*CENTERS, "spare"):
            if login in self._open:
                self._open[login].close()
            self.superuser().execute(f'DROP ROLE IF EXISTS "{self.role(login)}"')
        for connection in self._open.values():
            connection.close()


def build_scene(base: SharedBase) -> Scene:
    scene = Scene(base, {})
    with contextlib.closing(base.connect()) as connection:
        _close_as_the_first(connection, base.name)
    make_desk(base, scene.keys)
    otto = scene.connected("otto")
    with contextlib.closing(base.connect()) as connection:
        _age(connection)
        with _unguarded(connection, "users", "role_follows_user"):
            connection.execute("UPDATE crm.users SET active = false WHERE login = 'otto'")
        _name_all(connection, scene)
        _add_spares(connection, scene)
    assert not otto.closed
    return scene


def _close_as_the_first(connection: psycopg.Connection[Any], name: str) -> None:
    """A copy of a database has not the rights and settings of the database itself."""
    connection.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
    connection.execute(f'GRANT CONNECT ON DATABASE "{name}" TO "{RoleNames.of(TEMPLATE).agent}"')


@contextmanager
def _unguarded(connection: psycopg.Connection[Any], table: str, trigger: str = "USER") -> Iterator[None]:
    connection.execute(f"ALTER TABLE crm.{table} DISABLE TRIGGER {trigger}")
    yield
    names = [trigger]
    if trigger == "USER":
        found = connection.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
            (f"crm.{table}",),
        )
        names = [name for (name,) in found]
    for name in names:
        connection.execute(f"ALTER TABLE crm.{table} ENABLE ALWAYS TRIGGER {name}")


_MOMENTS = {
    "opinion": "at = at - interval '1 hour'",
    "case_move": "at = at - interval '1 hour'",
    "cases": "moved_at = moved_at - interval '1 hour'",
    "attachment": "at = at - interval '1 hour'",
    "outbox_mail": "created_at = created_at - interval '1 hour'",
}


def _age(connection: psycopg.Connection[Any]) -> None:
    """Nothing of it can be undone any more, save one draft of an hour."""
    for table, change in _MOMENTS.items():
        with _unguarded(connection, table):
            connection.execute(f"UPDATE crm.{table} SET {change}")


def _name_all(connection: psycopg.Connection[Any], scene: Scene) -> None:
    keys, built = scene.keys, scene.base.built
    connection.execute(
        "UPDATE crm.outbox_mail SET state = 'sent', sent_at = now() - interval '1 hour' WHERE id = %s",
        (keys["sent_mail"],),
    )
    users = connection.execute("SELECT login, id::text, role_name FROM crm.users").fetchall()
    keys.update({login: key for login, key, _ in users})
    keys.update({f"{login}_role": role for login, _, role in users} | {"base": scene.base.name})
    keys.update({code: str(key) for code, key in built.centers.items()})
    keys.update({f"{name}_person": str(key) for name, key in built.persons.items()})
    keys.update({f"{name}_type": str(key) for name, key in built.types.items()})
    keys.update({code: str(key) for code, key in built.statuses.items()})
    keys["secret_sha"] = hashlib.sha256(HIDDEN_FILE).hexdigest()
    for name, query in _FOUND.items():
        filled = query
        for key, value in keys.items():
            filled = filled.replace(f"<{key}>", f"'{value}'")
        found = connection.execute(filled.encode()).fetchone()
        assert found is not None, name
        keys[name] = str(found[0])


def _add_spares(connection: psycopg.Connection[Any], scene: Scene) -> None:
    """A row of each kind to which nothing refers, so that only a guard keeps it."""
    for table, values in SPARES.items():
        key = str(uuid.uuid4())
        scene.keys[f"spare_{table}"] = key
        attack = Attack("", "", insert(table, **{"id": f"'{key}'", **values}), "")
        connection.execute(attack.filled(scene.keys).encode())
    with _unguarded(connection, "cases"):
        scene.keys["spare_cases"] = str(uuid.uuid4())
        connection.execute(
            "INSERT INTO crm.cases (id, number, person_id, service_type_id, subject, priority, center_id, opened_at,"
            " opened_by_id, last_activity_at, opinion_count, move_count, version) SELECT %s, 999, person_id,"
            " service_type_id, 'x', 1, %s, now(), %s, now(), 0, 0, 1 FROM crm.cases WHERE id = %s",
            (scene.keys["spare_cases"], scene.keys["QUA"], scene.keys["admin"], scene.keys["own"]),
        )
    scene.keys["spare_outbox_mail"] = scene.keys["queued_mail"]
    for statement in (
        "INSERT INTO crm.desk_setting VALUES ('spare', 'x')",
        "INSERT INTO crm.blob_shown VALUES (<beatriz>, 'x')",
        "INSERT INTO crm.workflow_step VALUES (<draft_version>, 90, 'decision', '', '', NULL, NULL, NULL, false)",
        "INSERT INTO crm.workflow_edge VALUES (<draft_version>, 'prompt', 90, 6)",
    ):
        connection.execute(Attack("", "", statement, "").filled(scene.keys).encode())


SPARES = {
    "business_hours": {"weekday": "1", "opens": "'08:00'", "closes": "'09:00'"},
    "email_template": {"code": "'s'", "name": "'s'", "subject": "''", "body": "''", "active": "true"},
    "progress_status": {"code": "'s'", "name": "'s'", "waits_for_reply": "true", "active": "true"},
    "responsibility_center": {"code": "'s'", "name": "'s'", "closes": "false", "active": "true"},
    "service_type": {
        "code": "'s'", "name": "'s'", "path": "'s'", "is_group": "false", "priority": "1", "default_description": "''",
        "color": "''", "allows_attachments": "true", "attachment_limit_bytes": "1048576", "active": "true"},
    "workflow": {"code": "'s'", "name": "'s'", "active": "true"},
    "workflow_version": {"workflow_id": "<fiscal_workflow>", "number": "50"},
    "users": {"login": "'spare'", "name": "'s'", "role": "'agent'", "center_id": "<DEV>", "failed_attempts": "0",
              "active": "true"},
    "person": {"code": "'C-S'", "name": "'S'", "folded_name": "'s'", "kind": "'person'", "categories": "''",
               "characteristics": "''", "active": "true", "created_at": "now()"},
    "appointment": {"person_id": "<ana_person>", "subject": "'s'", "starts_at": "now()",
                    "ends_at": "now() + interval '1 hour'", "created_by_id": "<admin>", "created_at": "now()"},
}  # fmt: skip

_FOUND = {
    "fiscal_version": "SELECT workflow_version_id FROM crm.cases WHERE id = <own>",
    "own_opinion": "SELECT id FROM crm.opinion WHERE case_id = <own> AND author_id = <marina> AND seq = 2",
    "own_mail_opinion": "SELECT opinion_id FROM crm.outbox_mail WHERE id = <sent_mail>",
    "carlos_opinion": "SELECT id FROM crm.opinion WHERE case_id = <own> AND author_id = <carlos>",
    "other_opinion": "SELECT id FROM crm.opinion WHERE case_id = <other> AND seq = 2",
    "moved_move": "SELECT id FROM crm.case_move WHERE case_id = <moved> ORDER BY seq DESC LIMIT 1",
    "own_sha": "SELECT sha256 FROM crm.attachment WHERE case_id = <own>",
    "own_number": "SELECT number FROM crm.cases WHERE id = <own>",
    "other_number": "SELECT number FROM crm.cases WHERE id = <other>",
    "other_draft": "SELECT id FROM crm.opinion_draft WHERE user_id = <beatriz>",
    "own_draft": "SELECT id FROM crm.opinion_draft WHERE user_id = <marina>",
    "other_contact": "SELECT id FROM crm.sales_follow_up WHERE user_id = <beatriz>",
    "other_filter": "SELECT id FROM crm.saved_filter WHERE owner_id = <beatriz>",
    "other_notice": "SELECT id FROM crm.notice WHERE user_id = <beatriz>",
    "other_command": "SELECT id FROM crm.command WHERE user_id = <beatriz> LIMIT 1",
    "fiscal_workflow": "SELECT workflow_id FROM crm.workflow_version WHERE id = <fiscal_version>",
}
