"""Where a process goes, and how it is born (rules 10, 28, 30 to 34d)."""

from __future__ import annotations

from tests.shared.attacks import RIGHT, STAMPED, Attack, insert, rule
from tests.shared.attacks_on_history import FRESH, LONG_AGO, NEW, counted, opinion

PLACE = {
    "own": "SUP1",
    "moved": "SUP2",
    "away": "SUP2",
    "at_quality": "QUA",
    "free": "SUP2",
    "closed": "CONC",
}
STEP = {"own": "1", "moved": "11", "at_quality": "21"}


def move(case: str, to: str, step: str = "NULL", returning: str = "", **changed: str) -> str:
    """The next move of a process of the scene from where it is."""
    values = {
        "id": NEW,
        "case_id": f"<{case}>",
        "seq": f"(SELECT move_count + 1 FROM crm.cases WHERE id = <{case}>)",
        "kind": "'edge'",
        "version_id": f"(SELECT workflow_version_id FROM crm.cases WHERE id = <{case}>)",
        "from_order": STEP.get(case, "NULL"),
        "to_order": step,
        "from_center_id": f"<{PLACE[case]}>",
        "to_center_id": f"<{to}>",
        "to_center_name": "'x'",
        "answers": "'[]'",
        "closes": "true" if to == "CONC" else "false",
        "author_id": "crm.me()",
        "at": "now()",
    }
    return insert("case_move", returning, **{**values, **changed})


def moved(case: str, to: str, step: str = "NULL", **changed: str) -> str:
    """The move, and the process as it says."""
    left = changed.get("left_order", "NULL")
    closed = "now()" if to == "CONC" else "NULL"
    return (
        f"{move(case, to, step, **changed)}; UPDATE crm.cases SET center_id = <{to}>, step_order = {step},"
        f" left_step_order = {left}, closed_at = {closed}, move_count = move_count + 1 WHERE id = <{case}>"
    )


def reopened(to: str, **changed: str) -> str:
    """With the record of its reason."""
    return f"{moved('closed', to, kind=REOPEN, **changed)}; {counted('<closed>', origin=AUTOMATIC)}"


REOPEN = "'reopen'"
AUTOMATIC = "'automatic'"
KEY = "uuid '00000000-0000-4000-8000-0000000000c1'"


def birth(returning: str = "", **changed: str) -> str:
    values = {"id": KEY, "number": "0", "person_id": "<ana_person>", "service_type_id": "<fiscal_type>",
              "subject": "'x'", "priority": "5", "center_id": "<SUP1>", "workflow_version_id": "<fiscal_version>",
              "opened_at": "now()", "opened_by_id": "crm.me()", "last_activity_at": "now()", "opinion_count": "0",
              "move_count": "0", "version": "1"}  # fmt: skip
    return insert("cases", returning, **{**values, **changed})


def entry(to: str, step: str, **changed: str) -> str:
    values = {"id": NEW, "case_id": KEY, "seq": "1", "kind": "'enter'", "version_id": "<fiscal_version>",
              "to_order": step, "to_center_id": f"<{to}>", "to_center_name": "'x'", "answers": "'[]'",
              "closes": "true" if to == "CONC" else "false", "author_id": "crm.me()", "at": "now()"}  # fmt: skip
    opening = opinion(KEY, seq="1", kind="'opening'")
    placed = (
        f"UPDATE crm.cases SET center_id = <{to}>, step_order = {step}, move_count = 1, opinion_count = 1,"
        f" closed_at = {'now()' if to == 'CONC' else 'NULL'} WHERE id = {KEY}"
    )
    return f"{birth()}; {opening}; {insert('case_move', **{**values, **changed})}; {placed}"


NOT_ALLOWED = rule("move_not_allowed")

MOVES = (
    Attack("skip a step", "marina", moved("own", "QUA", "21"), NOT_ALLOWED),
    Attack("go straight to the end", "marina", moved("own", "CONC", "31"), NOT_ALLOWED),
    Attack("repeat a move", "marina", move("moved", "SUP2", "11", seq="2"), rule("case_changed")),
    Attack("leave a gap", "marina", move("own", "SUP2", "11", seq="7"), rule("case_changed")),
    Attack("another version's edge", "marina", move("own", "CONC", "2", version_id="<short_version>"),
           rule("case_changed")),
    Attack("a draft version's edge", "marina", move("own", "SUP2", "11", version_id="<draft_version>"),
           rule("case_changed")),
    Attack("from a step where it is not", "marina", move("own", "QUA", "21", from_order="11"), rule("case_changed")),
    Attack("from a center where it is not", "marina", move("own", "SUP2", "11", from_center_id="<SUP2>"),
           rule("case_changed")),
    Attack("a step in another center", "marina", moved("own", "DEV", "11"), NOT_ALLOWED),
    Attack("the end without closing", "marina", move("free", "CONC", kind="'manual'", closes="false"), NOT_ALLOWED),
    Attack("closing where nothing closes", "marina", move("own", "SUP2", "11", closes="true"), NOT_ALLOWED),
    Attack("elsewhere from a step that forbids it", "marina",
           moved("at_quality", "COM", kind="'manual'", left_order="21", at_order="21"), NOT_ALLOWED),
    Attack("elsewhere by a question of another step", "marina",
           moved("at_quality", "COM", kind="'manual'", left_order="21", at_order="16"), NOT_ALLOWED),
    Attack("elsewhere forgetting the step", "marina", moved("own", "COM", kind="'manual'", at_order="6"), NOT_ALLOWED),
    Attack("return without having left", "marina", moved("own", "SUP1", "1", kind="'return'"), NOT_ALLOWED),
    Attack("return to a step that it did not leave", "marina", moved("away", "SUP2", "11", kind="'return'"),
           NOT_ALLOWED),
    Attack("an edge that remembers a step", "marina", move("own", "SUP2", "11", left_order="16"), NOT_ALLOWED),
    Attack("move of a closed process", "marina", moved("closed", "SUP2", kind="'manual'"), rule("case_closed")),
    Attack("reopening without the right", "marina", reopened("SUP2"), RIGHT),
    Attack("reopening of what is open", "helena", moved("free", "SUP2", kind="'reopen'"), NOT_ALLOWED),
    Attack("reopening elsewhere", "helena", reopened("COM"), NOT_ALLOWED),
    Attack("reopening at a step of choice", "helena", reopened("SUP2", left_order="26"),
           NOT_ALLOWED),
    Attack("reopening without a reason", "helena", moved("closed", "SUP2", kind="'reopen'"), rule("case_changed")),
    Attack("undo of an old move", "marina", moved("moved", "SUP1", "1", kind="'undo'", undoes_id="<moved_move>"),
           rule("undo_too_late")),
    Attack("undo of another's move", "carlos", moved("moved", "SUP1", "1", kind="'undo'", undoes_id="<moved_move>"),
           RIGHT),
    Attack("undo of another's move as supervisor", "helena",
           moved("moved", "SUP1", "1", kind="'undo'", undoes_id="<moved_move>"), rule("undo_too_late")),
    Attack("import of a move", "admin", move("own", "SUP2", "11", kind="'import'"), NOT_ALLOWED),
    Attack("move of another's", "marina", moved("own", "SUP2", "11", author_id="<carlos>"), RIGHT),
    Attack("move for another's opinion", "marina", moved("own", "SUP2", "11", opinion_id="<other_opinion>"),
           rule("wrong_number")),
    Attack("move that the process does not make", "marina", move("own", "SUP2", "11"), rule("case_changed")),
    Attack("place without a move", "marina", "UPDATE crm.cases SET center_id = <COM> WHERE id = <own>", NOT_ALLOWED),
    Attack("step without a move", "marina", "UPDATE crm.cases SET step_order = 21 WHERE id = <own>", NOT_ALLOWED),
    Attack("closing without a move", "marina", "UPDATE crm.cases SET closed_at = now() WHERE id = <own>", NOT_ALLOWED),
    Attack("opening again without a move", "marina", "UPDATE crm.cases SET closed_at = NULL WHERE id = <closed>",
           NOT_ALLOWED),
    Attack("moves counted without moves", "marina",
           "UPDATE crm.cases SET move_count = move_count + 1 WHERE id = <own>", NOT_ALLOWED),
    Attack("a move, and the process elsewhere", "marina", move("own", "SUP2", "11")
           + "; UPDATE crm.cases SET center_id = <COM>, step_order = 11, move_count = move_count + 1 WHERE id = <own>",
           NOT_ALLOWED),
    Attack("responsible from another team with an undo", "marina", moved("own", "SUP2", "11", id=KEY) + "; "
           + insert("case_move", id=NEW, case_id="<own>", seq="3", kind="'undo'", version_id="<fiscal_version>",
                    from_order="11", to_order="1", from_center_id="<SUP2>", to_center_id="<SUP1>",
                    to_center_name="'x'", answers="'[]'", closes="false", undoes_id=KEY, author_id="crm.me()",
                    at="now()")
           + "; UPDATE crm.cases SET center_id = <SUP1>, step_order = 1, move_count = 3, assignee_id = <beatriz>"
             " WHERE id = <own>", rule("not_member")),
    Attack("move without the right", "rita", moved("own", "SUP2", "11"), RIGHT),
    Attack("another path for a process", "marina",
           "UPDATE crm.cases SET workflow_version_id = <short_version> WHERE id = <own>", RIGHT),
)  # fmt: skip

BIRTHS = (
    Attack("born at the last step", "marina", entry("CONC", "31"), NOT_ALLOWED),
    Attack("born half way", "marina", entry("SUP2", "11"), NOT_ALLOWED),
    Attack("born outside its path", "marina", entry("SUP2", "NULL"), NOT_ALLOWED),
    Attack("born with a step", "marina", birth(step_order="1"), NOT_ALLOWED),
    Attack("born closed", "marina", birth(closed_at="now()"), NOT_ALLOWED),
    Attack("born with moves", "marina", birth(move_count="1"), NOT_ALLOWED),
    Attack("born and never placed", "marina", birth(), rule("case_changed")),
    Attack("born of a group of types", "marina", birth(service_type_id="<group_type>"), rule("type_is_group")),
    Attack("born with a draft version", "marina", birth(workflow_version_id="<draft_version>"),
           rule("version_not_published")),
    Attack("born with another type's path", "marina", birth(workflow_version_id="<short_version>"), NOT_ALLOWED),
    Attack("born without its type's path", "marina", birth(workflow_version_id="NULL"), NOT_ALLOWED),
    Attack("born by who may not create", "dora", entry("SUP1", "1"), RIGHT),
)  # fmt: skip

SAID_BY_THE_SERVER = (
    Attack("moment of a move", "marina", move("own", "SUP2", "11", returning=f"at {FRESH}", at=LONG_AGO), STAMPED),
    Attack("names of a move's centers", "marina", move(
        "own", "SUP2", "11", returning="to_center_name = 'Suporte N2' AND from_center_name = 'Suporte N1'"), STAMPED),
    Attack("what an undo would give back", "marina", move(
        "own", "SUP2", "11", returning="before_assignee_id IS NULL AND before_left_order IS NULL",
        before_assignee_id="<beatriz>", before_left_order="26"), STAMPED),
    Attack("moment of a closing", "marina", move("free", "CONC", kind="'manual'")
           + f"; UPDATE crm.cases SET center_id = <CONC>, closed_at = {LONG_AGO}, move_count = 2 WHERE id = <free>"
             f" RETURNING closed_at {FRESH} AND moved_at {FRESH} AND moved_by_id = crm.me()", STAMPED),
    Attack("change in a move that the audit does not show", "helena", moved("own", "SUP2", "11").replace(
        "move_count =", "priority = 9, move_count =") + "; SELECT EXISTS (SELECT 1 FROM crm.audit_event WHERE"
        " entity_id = <own> AND action = 'changed' AND user_id = crm.me() AND detail LIKE 'priority 2 > 9%')", STAMPED),
    Attack("moment of the last activity", "marina",
           f"UPDATE crm.cases SET last_activity_at = {LONG_AGO} WHERE id = <own> RETURNING last_activity_at {FRESH}",
           STAMPED),
    Attack("who opened it, when, and its number", "marina", birth(
        f"opened_by_id = crm.me() AND opened_at {FRESH} AND last_activity_at {FRESH} AND moved_at {FRESH}"
        " AND number < 1000 AND version = 1 AND assignee_id IS NULL AND first_opinion_at IS NULL",
        opened_by_id="<carlos>", opened_at=LONG_AGO, last_activity_at=LONG_AGO, number="7777", version="2147483647",
        assignee_id="<beatriz>", first_opinion_at=LONG_AGO), STAMPED),
)  # fmt: skip
