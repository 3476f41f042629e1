"""Each guard of the schema is needed: without it at least one attack goes through."""

from __future__ import annotations

import pytest

from tests.shared.attack_list import ATTACKS
from tests.shared.guards import (
    AGENT,
    Guard,
    check_guards,
    goes_through,
    gone_through,
    policy_guards,
    table_guards,
    trigger_guards,
    weakened,
)
from tests.shared.scene import Scene

GROWING = ("attachment", "audit_event", "case_move", "opinion", "opinion_annulment", "progress_entry")
NEVER_GONE = ("appointment", "cases", "outbox_mail", "person")
NEVER_EMPTIED = (*GROWING, *NEVER_GONE, "attachment_blob")
CLOSED = ("base_info", "blob_shown", "case_counter", "case_text")

DUTIES = frozenset({
    *(f"trigger hint of {t}" for t in (
        "appointment", "case_notepad", "cases", "notice", "outbox_mail", "sales_follow_up", "writing_now")),
    "trigger text_of_new_case of cases", "trigger text_of_changed_case of cases", "trigger text_of_notepad of case_notepad",
    "trigger text_of_opinion of opinion", "trigger file_is_kept of draft_attachment",
    "trigger role_follows_user of users",
    "policy read of alembic_version", "row security of alembic_version",
})  # fmt: skip
"""What does something rather than refuse something, and what is everybody's to read."""


def no_right_to_change(table: str) -> Guard:
    """Neither a grant nor a policy lets an agent alter or remove a row."""
    opened = f"GRANT UPDATE, DELETE ON crm.{table} TO {AGENT}; CREATE POLICY hole ON crm.{table} TO {AGENT} USING (true)"
    return Guard(f"no right to change {table}", table, opened)


def no_right_to_read(table: str) -> Guard:
    return Guard(f"no right to read {table}", table, f"GRANT SELECT ON crm.{table} TO {AGENT}")


NO_ROLE_NAME = Guard(
    "no right to name a role",
    "users",
    f"GRANT INSERT (role_name), UPDATE (role_name) ON crm.users TO {AGENT}",
)

# Two or three guards stand in the same way on purpose: the right and the rule, or the rule for a row and for its process.
TOGETHER: dict[str, tuple[str | Guard, ...]] = {
    **{f"trigger never_changes of {t}": (no_right_to_change(t),) for t in GROWING},
    **{f"trigger never_goes of {t}": (no_right_to_change(t),) for t in NEVER_GONE},
    "trigger blob_never_changes of attachment_blob": (no_right_to_change("attachment_blob"),),
    "trigger user_is_named of users": (NO_ROLE_NAME,),
    **{f"row security of {t}": (no_right_to_read(t),) for t in CLOSED},
    "policy add of attachment": ("trigger attachment_is_allowed of attachment",),
    "policy add of attachment_blob": ("trigger blob_is_shown of attachment_blob",),
    "policy add of audit_event": ("trigger a_stamp of audit_event",),
    "policy add of cases": ("policy add of opinion", "policy add of case_move"),
    "policy add of opinion": ("policy change of cases",),
    "policy add of opinion_annulment": (
        "trigger a_stamp of opinion_annulment", "trigger annulment_in_time of opinion_annulment"),
    "policy change of workflow_edge": ("trigger edge_never_changes of workflow_edge",),
    "policy change of writing_now": ("trigger a_stamp of writing_now",),
    "constraint uq_users_role_name of users": ("trigger role_follows_user of users",),
}  # fmt: skip

EMITTING = (
    "DO $do$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE proname = 'pg_logical_emit_message'"
    " LOOP EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO PUBLIC', f); END LOOP; END $do$"
)
"""Its arguments are others from PostgreSQL 17 on."""

GRANTS = (
    ("password taken for set", f"GRANT UPDATE (password_hash) ON crm.users TO {AGENT}"),
    ("words of another process", f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA crm TO {AGENT}"),
    ("change a command", f"GRANT UPDATE ON crm.command TO {AGENT}"),
    ("e-mail with other words", f"GRANT UPDATE ON crm.outbox_mail TO {AGENT}"),
    ("lock the processes", f"GRANT UPDATE ON crm.cases TO {AGENT}"),
    ("a table in the schema", f"GRANT CREATE ON SCHEMA crm TO {AGENT}"),
    ("a table in public", "GRANT ALL ON SCHEMA public TO PUBLIC"),
    ("a temporary table in front of users", 'GRANT TEMP ON DATABASE "{base}" TO PUBLIC'),
    ("a schema", f'GRANT CREATE ON DATABASE "{{base}}" TO {AGENT}'),
    ("a large object", "GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC"),
    ("an advisory lock", "GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO PUBLIC"),
    ("sleep", "GRANT EXECUTE ON FUNCTION pg_sleep(double precision) TO PUBLIC"),
    ("the queue of hints", "GRANT EXECUTE ON FUNCTION pg_notification_queue_usage() TO PUBLIC"),
    ("a message into the log of writes", EMITTING),
    ("as the owner", 'GRANT "crm_built_owner" TO "{admin}"'),
    ("disable a trigger", 'GRANT "crm_built_owner" TO "{admin}"'),
    ("read a draft as administrator", 'ALTER ROLE "{admin}" BYPASSRLS'),
    ("a role", 'ALTER ROLE "{admin}" CREATEROLE'),
)  # fmt: skip


@pytest.fixture(scope="module")
def guards(scene: Scene) -> dict[str, Guard]:
    kinds = (trigger_guards, policy_guards, table_guards, check_guards)
    return {guard.name: guard for kind in kinds for guard in kind(scene.superuser())}


@pytest.mark.parametrize("kind", ["trigger", "policy", "row security", "constraint"])
def test_without_any_one_guard_an_attack_goes_through(
    scene: Scene, guards: dict[str, Guard], kind: str
) -> None:
    alone = [
        guard
        for name, guard in guards.items()
        if name.startswith(kind)
        and name not in DUTIES
        and name not in TOGETHER
        and not name.startswith("trigger never_emptied")
    ]
    assert [guard.name for guard in alone if gone_through(scene, guard) is None] == []
    assert alone


@pytest.mark.parametrize("name", sorted(TOGETHER))
def test_where_guards_overlap_an_attack_goes_through_without_all_of_them(
    scene: Scene, guards: dict[str, Guard], name: str
) -> None:
    others = [other if isinstance(other, Guard) else guards[other] for other in TOGETHER[name]]
    assert gone_through(scene, guards[name], *others) is not None


@pytest.mark.parametrize("table", NEVER_EMPTIED)
def test_a_table_that_only_grows_is_emptied_only_without_right_and_rule(
    scene: Scene, guards: dict[str, Guard], table: str
) -> None:
    rules = {t: guards[f"trigger never_emptied of {t}"] for t in NEVER_EMPTIED}
    right = Guard("no right to empty", table, f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA crm TO {AGENT}")
    (attack,) = (a for a in ATTACKS if a.sql == f"TRUNCATE crm.{table} CASCADE")
    others = [rule for t, rule in rules.items() if t != table]
    with weakened(scene, [right, *others]) as connection:
        assert not goes_through(scene, connection, attack)
    with weakened(scene, rules.values()) as connection:
        assert not goes_through(scene, connection, attack)
    with weakened(scene, [right, *rules.values()]) as connection:
        assert goes_through(scene, connection, attack)


@pytest.mark.parametrize(("name", "given"), GRANTS, ids=lambda value: value.replace(" ", "_")[:40])
def test_with_one_right_more_an_attack_goes_through(scene: Scene, name: str, given: str) -> None:
    attack = next(a for a in ATTACKS if a.name == name)
    filled = given.replace("{base}", scene.base.name).replace("{admin}", scene.role("admin"))
    with weakened(scene, [Guard(name, "", filled)]) as connection:
        assert goes_through(scene, connection, attack)


def test_every_name_in_the_tables_is_a_guard(guards: dict[str, Guard]) -> None:
    named = {*DUTIES, *TOGETHER, *(o for others in TOGETHER.values() for o in others if isinstance(o, str))}
    assert sorted(named - set(guards)) == []
