"""The settings (rules 28, 43), the schema itself, and the server around it."""

from __future__ import annotations

from tests.shared.attacks import HIDDEN, RIGHT, Attack, insert, rule
from tests.shared.attacks_on_history import NEW

SETTINGS = {
    "business_hours": ("closes", {"id": NEW, "weekday": "1", "opens": "'08:00'", "closes": "'09:00'"}),
    "desk_setting": ("value", {"name": "'x'", "value": "'x'"}),
    "email_template": ("body", {"id": NEW, "code": "'x'", "name": "'x'", "subject": "''", "body": "''", "active": "true"}),
    "holiday": ("name", {"day": "'2030-01-01'", "name": "'x'"}),
    "progress_status": ("name", {"id": NEW, "code": "'x'", "name": "'x'", "waits_for_reply": "true", "active": "true"}),
    "responsibility_center": ("name", {"id": NEW, "code": "'x'", "name": "'x'", "closes": "true", "active": "true"}),
    "service_type": ("name", {
        "id": NEW, "code": "'x'", "name": "'x'", "path": "'x'", "is_group": "false", "priority": "1",
        "default_description": "''", "color": "''", "allows_attachments": "true", "attachment_limit_bytes": "1048576",
        "active": "true"}),
    "workflow": ("name", {"id": NEW, "code": "'x'", "name": "'x'", "active": "true"}),
    "workflow_version": ("number", {"id": NEW, "workflow_id": "<fiscal_workflow>", "number": "99"}),
    "workflow_step": ("label", {
        "version_id": "<draft_version>", "step_order": "99", "kind": "'decision'", "label": "''", "question": "''",
        "forbids_other_centers": "false"}),
    "workflow_answer": ("text", {"version_id": "<draft_version>", "step_order": "6", "position": "9", "text": "''"}),
    "workflow_edge": ("kind", {"version_id": "<draft_version>", "kind": "'move'", "from_order": "1", "to_order": "31"}),
    "user_center": ("center_id", {"user_id": "crm.me()", "center_id": "<COM>"}),
    "user_right": ("granted", {"user_id": "crm.me()", "right_name": "'see_all'", "granted": "true"}),
    "users": ("role", {
        "id": NEW, "login": "'eve'", "name": "'Eve'", "role": "'admin'", "center_id": "<COM>", "failed_attempts": "0",
        "active": "true"}),
}  # fmt: skip


SPARE = {
    "desk_setting": "true",
    "holiday": "true",
    "workflow_step": "version_id = <draft_version> AND step_order = 90",
    "workflow_answer": "version_id = <draft_version>",
    "workflow_edge": "version_id = <draft_version>",
    "user_center": "user_id = crm.me()",
    "user_right": "user_id = <rita>",
}
"""Rows that nothing refers to, where it is not one made to be spare."""


def _settings() -> list[Attack]:
    found = []
    for table, (column, values) in SETTINGS.items():
        found.append(Attack(f"add to {table}", "helena", insert(table, **values), RIGHT))
        spare = f"WHERE {SPARE.get(table, f'id = <spare_{table}>')}"
        found.append(
            Attack(f"change {table}", "marina", f"UPDATE crm.{table} SET {column} = {column} {spare}", HIDDEN)
        )
        refused = RIGHT if table == "desk_setting" else HIDDEN
        found.append(Attack(f"remove from {table}", "marina", f"DELETE FROM crm.{table} {spare}", refused))
    return found


APPEND_ONLY = rule("append_only")
CONFIGURING = (
    *_settings(),
    Attack("become administrator", "marina", "UPDATE crm.users SET role = 'admin' WHERE id = crm.me()", HIDDEN),
    Attack("become administrator as supervisor", "helena", "UPDATE crm.users SET role = 'admin' WHERE id = crm.me()",
           HIDDEN),
    Attack("move to another team", "marina", "UPDATE crm.users SET center_id = <COM> WHERE id = crm.me()", HIDDEN),
    Attack("come back", "otto", "UPDATE crm.users SET active = true", HIDDEN),
    Attack("a role of choice", "admin", "UPDATE crm.users SET role_name = 'chief' WHERE id = <spare_users>", RIGHT),
    Attack("a role of choice at birth", "admin", insert(
        "users", **SETTINGS["users"][1], role_name="'chief'"), RIGHT),
    Attack("a role of no kind", "admin", "UPDATE crm.users SET role = 'owner' WHERE id = <nina>", "23514 ck_users_role"),
    Attack("the same login in capitals", "admin", insert("users", **{**SETTINGS["users"][1], "login": "'Marina'"}),
           "23505 uq_users_role_name"),
    Attack("password taken for set", "admin", "UPDATE crm.users SET password_hash = 'role'", RIGHT),
    Attack("another's password", "marina", "SELECT crm.set_verifier(<beatriz>, 'SCRAM-SHA-256$4096:YQ==$YQ==:YQ==')",
           RIGHT),
    Attack("another's password as supervisor", "helena",
           "SELECT crm.set_verifier(<marina>, 'SCRAM-SHA-256$4096:YQ==$YQ==:YQ==')", RIGHT),
    Attack("a verifier that is SQL", "marina",
           "SELECT crm.set_verifier(crm.me(), $q$SCRAM-SHA-256$4096:a$b:c'; ALTER ROLE x SUPERUSER; --$q$)", "22023"),
    Attack("a verifier in two lines", "marina",
           "SELECT crm.set_verifier(crm.me(), E'SCRAM-SHA-256$4096:YQ==$YQ==:YQ==\\n; ALTER ROLE x SUPERUSER')", "22023"),
    Attack("a password in clear", "marina", "SELECT crm.set_verifier(crm.me(), 'senha')", "22023"),
    Attack("an edge more in a published path", "admin", insert(
        "workflow_edge", version_id="<fiscal_version>", kind="'move'", from_order="1", to_order="31"), APPEND_ONLY),
    Attack("an edge fewer in a published path", "admin",
           "DELETE FROM crm.workflow_edge WHERE version_id = <fiscal_version>", APPEND_ONLY),
    Attack("another edge in a published path", "admin",
           "UPDATE crm.workflow_edge SET to_order = 31 WHERE version_id = <fiscal_version> AND kind = 'entry'", APPEND_ONLY),
    Attack("an edge moved to a published path", "admin",
           "UPDATE crm.workflow_edge SET version_id = <fiscal_version> WHERE version_id = <draft_version>", APPEND_ONLY),
    Attack("another step in a published path", "admin",
           "UPDATE crm.workflow_step SET label = 'x' WHERE version_id = <fiscal_version>", APPEND_ONLY),
    Attack("a step moved to a published path", "admin",
           "UPDATE crm.workflow_step SET version_id = <fiscal_version>, step_order = 77"
           " WHERE version_id = <draft_version> AND step_order = 31", APPEND_ONLY),
    Attack("a step more in a published path", "admin", insert("workflow_step", **{
        **SETTINGS["workflow_step"][1], "version_id": "<fiscal_version>"}), APPEND_ONLY),
    Attack("another answer in a published path", "admin",
           "UPDATE crm.workflow_answer SET text = 'x' WHERE version_id = <fiscal_version>", APPEND_ONLY),
    Attack("a published path taken back", "admin",
           "UPDATE crm.workflow_version SET published_at = NULL WHERE id = <fiscal_version>", APPEND_ONLY),
    Attack("a published path removed", "admin", "DELETE FROM crm.workflow_version WHERE id = <short_version>",
           APPEND_ONLY),
    Attack("the usual rights of a role", "admin", insert("role_right", role="'agent'", right_name="'see_all'"), RIGHT),
    Attack("a right fewer of a role", "admin", "DELETE FROM crm.role_right", RIGHT),
    Attack("the counter of processes", "admin", "UPDATE crm.case_counter SET last_number = 0", RIGHT),
    Attack("the counter read", "marina", "SELECT 1 FROM crm.case_counter", RIGHT),
    Attack("the key of the roles", "admin", "UPDATE crm.base_info SET roles_key = 'x'", RIGHT),
    Attack("the key of the roles read", "marina", "SELECT 1 FROM crm.base_info", RIGHT),
    Attack("the revision", "admin", "UPDATE crm.alembic_version SET version_num = 'x'", RIGHT),
    Attack("files shown by others", "marina", "SELECT 1 FROM crm.blob_shown", RIGHT),
)  # fmt: skip

MINE = "CURRENT_USER"
SCHEMA = tuple(
    Attack(name, "admin", sql, expected if isinstance(expected, str) else RIGHT)
    for name, sql, *rest in (
        ("disable a trigger", "ALTER TABLE crm.opinion DISABLE TRIGGER USER"),
        ("drop a trigger", "DROP TRIGGER never_changes ON crm.opinion"),
        ("add a trigger", "CREATE TRIGGER x BEFORE INSERT ON crm.opinion FOR EACH ROW EXECUTE FUNCTION crm.never()"),
        ("drop a policy", "DROP POLICY read ON crm.cases"),
        ("add a policy", "CREATE POLICY x ON crm.cases USING (true)"),
        ("disable row security", "ALTER TABLE crm.cases DISABLE ROW LEVEL SECURITY"),
        ("drop a constraint", "ALTER TABLE crm.opinion DROP CONSTRAINT ck_opinion_text"),
        ("drop a table", "DROP TABLE crm.audit_event"),
        ("rename a table", "ALTER TABLE crm.cases RENAME TO x"),
        ("add a column", "ALTER TABLE crm.cases ADD COLUMN x integer"),
        ("add a rule", "CREATE RULE x AS ON INSERT TO crm.opinion DO INSTEAD NOTHING"),
        ("replace who one is", "CREATE OR REPLACE FUNCTION crm.me() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"),
        ("change a function's path", "ALTER FUNCTION crm.me() SET search_path = pg_temp"),
        ("drop a function", "DROP FUNCTION crm.may(text) CASCADE"),
        ("a function in the schema", "CREATE FUNCTION crm.x() RETURNS integer LANGUAGE sql AS 'SELECT 1'"),
        ("a function of one's own", "CREATE FUNCTION pg_temp.x() RETURNS integer LANGUAGE sql AS 'SELECT 1'"),
        ("a table in the schema", "CREATE TABLE crm.x (i integer)"),
        ("a table in public", "CREATE TABLE public.x (i integer)"),
        ("a temporary table in front of users", "CREATE TEMP TABLE users (id uuid, role_name text, active boolean)"),
        ("a temporary view", "CREATE TEMP VIEW x AS SELECT 1"),
        ("a schema", "CREATE SCHEMA x"),
        ("an extension", "CREATE EXTENSION pg_trgm"),
        ("a language", "CREATE LANGUAGE x HANDLER plpgsql_call_handler"),
        ("a publication", "CREATE PUBLICATION x"),
        ("an index", "CREATE INDEX x ON crm.cases (subject)"),
        ("a grant to everybody", "GRANT SELECT ON crm.cases TO PUBLIC; SELECT 1 FROM pg_class WHERE relname = 'cases'"
         " AND relacl::text LIKE '%,=r%'", HIDDEN),
        ("a comment", "COMMENT ON TABLE crm.cases IS 'x'"),
        ("words of another process", "SELECT crm.index_text(<own>, 0, 'x')"),
        ("a trigger's function called", "SELECT crm.stamp()", RIGHT),
    )
    for expected in (rest or [RIGHT])
)  # fmt: skip

SERVER = tuple(
    Attack(name, "admin", sql, expected)
    for name, sql, *rest in (
        ("row security off", "SET row_security = off; SELECT 1 FROM crm.cases"),
        ("as a replica", "SET session_replication_role = replica"),
        ("as the owner", 'SET ROLE "crm_built_owner"'),
        ("as the keeper", 'SET ROLE "crm_built_keeper"'),
        ("as another person", 'SET ROLE "<marina_role>"'),
        ("as the superuser", "SET ROLE chief"),
        ("a session as the superuser", "SET SESSION AUTHORIZATION chief"),
        ("a role", "CREATE ROLE x"),
        ("superuser", "ALTER ROLE CURRENT_USER SUPERUSER"),
        ("role maker", "ALTER ROLE CURRENT_USER CREATEROLE"),
        ("past row security", "ALTER ROLE CURRENT_USER BYPASSRLS"),
        ("more connections", "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1"),
        ("another's password by ALTER", "ALTER ROLE \"<marina_role>\" PASSWORD 'x'"),
        ("another's role dropped", 'DROP ROLE "<marina_role>"'),
        ("the owner's rights", 'GRANT "crm_built_owner" TO CURRENT_USER'),
        ("the agents' rights for another", 'GRANT "crm_built_agent" TO "<marina_role>"'),
        ("server files, a role", "GRANT pg_read_server_files TO CURRENT_USER"),
        ("the owner's objects", 'REASSIGN OWNED BY "crm_built_owner" TO CURRENT_USER'),
        ("settings of the database", "ALTER DATABASE \"<base>\" SET session_replication_role = replica"),
        ("settings of the server", "SET log_statement = 'none'"),
        ("more temporary files", "SET temp_file_limit = -1"),
        ("read a file", "SELECT pg_read_file('/etc/passwd')"),
        ("list a folder", "SELECT pg_ls_dir('/')"),
        ("load a file", "SELECT lo_import('/etc/passwd')"),
        ("a large object", "SELECT lo_create(0)"),
        ("a large object with bytes", "SELECT lo_from_bytea(0, 'x')"),
        ("copy from a file", "DO $$ BEGIN EXECUTE 'COPY crm.holiday FROM ''/etc/passwd'''; END $$"),
        ("copy to a program", "DO $$ BEGIN EXECUTE 'COPY crm.holiday TO PROGRAM ''id'''; END $$"),
        ("an advisory lock", "SELECT pg_advisory_lock(1)"),
        ("an advisory lock, perhaps", "SELECT pg_try_advisory_xact_lock(1)"),
        ("sleep", "SELECT pg_sleep(1)"),
        ("the queue of hints", "SELECT pg_notification_queue_usage()"),
        ("end another's session", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'chief'"),
        ("cancel another's statement", "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'chief'"),
        ("read another's statements", "SELECT 1 FROM pg_stat_activity WHERE usename = 'chief' AND query LIKE '%SELECT%'",
         HIDDEN),
        ("read the verifiers", "SELECT rolpassword FROM pg_authid"),
        ("a message into the log of writes", "SELECT pg_logical_emit_message(false, 'x', repeat('x', 9))"),
        ("lock the opinions", "LOCK TABLE crm.opinion IN ACCESS EXCLUSIVE MODE"),
        ("lock the processes", "LOCK TABLE crm.cases IN EXCLUSIVE MODE"),
        ("another end of the log", "SELECT pg_switch_wal()"),
        ("read the settings again", "SELECT pg_reload_conf()"),
    )
    for expected in (rest or [RIGHT])
)  # fmt: skip
