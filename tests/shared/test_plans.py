"""What every policy asks does not go through the table of users, and what a desk asks not through one that grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from crm_desktop.queries.actor import actor_by_login
from tests.builders import a_case
from tests.questions import GROWING, QUESTIONS, SEARCHES, Question
from tests.shared.bases import SharedBase, TestStore


@pytest.mark.parametrize(
    "question", ["crm.me()", "crm.may('see_all')", "crm.my_centers()", "crm.seen_centers()"]
)
def test_who_is_connected_is_found_by_an_index(shared_base: SharedBase, question: str) -> None:
    store = shared_base.open("marina")
    with store.reading() as session:
        connection = session.connection()
        # So few users are read one by one, unless that is the last way left.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql(f"SELECT {question}")
        scans = connection.exec_driver_sql(
            "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE schemaname = 'crm' AND relname = 'users'"
        ).scalar()
    store.close()
    assert scans == 0


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_that_grows_is_gone_through(shared_base: SharedBase, name: str) -> None:
    assert gone_through(shared_base, QUESTIONS[name]) == set()


@pytest.mark.parametrize("name", SEARCHES)
def test_a_search_for_part_of_a_text_goes_through_the_persons_alone(
    shared_base: SharedBase, name: str
) -> None:
    question, persons = SEARCHES[name]
    assert gone_through(shared_base, question) == persons


@pytest.mark.parametrize("name", ["a call", "a call without area code"])
def test_without_the_index_of_their_phones_a_call_goes_through_all_contacts(
    shared_base: SharedBase, name: str
) -> None:
    with shared_base.connect() as chief:
        chief.execute("DROP INDEX crm.ix_person_contact_digits")
    assert gone_through(shared_base, QUESTIONS[name]) == {"person_contact"}


AN_ANNULMENT = """
ALTER TABLE crm.opinion_annulment DISABLE TRIGGER ALL;
INSERT INTO crm.opinion_annulment (opinion_id, author_id, at) SELECT id, author_id, at FROM crm.opinion LIMIT 1
"""
"""It is joined to each opinion of a process: the planner has to know that these are few."""
AS_IF_THERE_WERE_MANY = """
UPDATE pg_class SET relpages = 1, reltuples = CASE WHEN pg_relation_size(oid) > 0 THEN 1000000 ELSE -1 END
WHERE relnamespace = 'crm'::regnamespace AND relname = ANY (%s)
"""
"""The planner counts the pages that there are, and so many rows in each; of a table never looked at it expects some."""
READ_BY_FUNCTIONS = """
SELECT relname FROM pg_stat_xact_user_tables WHERE schemaname = 'crm' AND relname = ANY (%s) AND seq_scan > 0
"""


def gone_through(base: SharedBase, question: Question) -> set[str]:
    """The growing tables that the question reads from one end to the other, asked by an agent under the policies."""
    admin = TestStore(base)
    with admin.writing() as session:
        case_id = a_case(session, base.built)
    admin.close()
    with base.connect() as chief:
        chief.execute(AN_ANNULMENT)
        chief.execute("ANALYZE crm.opinion (case_id), crm.opinion_annulment (opinion_id)")
        chief.execute(AS_IF_THERE_WERE_MANY, ([*GROWING],))
    store = base.open("marina")
    sent: list[tuple[str, Any]] = []
    with store.writing() as session:
        who = actor_by_login(session, "marina")
        run = session.connection().exec_driver_sql
        listening = (
            store.engine,
            "before_cursor_execute",
            lambda _c, _cursor, sql, parameters, *_rest: sent.append((sql, parameters)),
        )
        event.listen(*listening)
        question(session, who, case_id, base.built.persons["padaria"])
        event.remove(*listening)
        found = set(run(READ_BY_FUNCTIONS, ([*GROWING],)).scalars())
        asked = [(sql, given) for sql, given in sent if sql.lstrip().startswith(("SELECT", "WITH"))]
        assert asked
        for sql, given in asked:
            (plan,) = run("EXPLAIN (FORMAT JSON) " + sql, given).scalar_one()
            found |= {table for table in whole_tables(plan["Plan"]) if table in GROWING}
    store.close()
    return found


def whole_tables(step: dict[str, Any]) -> Iterator[str]:
    """Those that a step of a plan, or one below it, reads without looking anything up."""
    if "Relation Name" in step and step["Node Type"] != "Bitmap Heap Scan" and "Index Cond" not in step:
        yield step["Relation Name"]
    for below in step.get("Plans", ()):
        yield from whole_tables(below)
