"""What a desk asks all day looks things up; nothing of it goes through a table that grows with the years."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import event

from crm_desktop.storage.opening import Store
from tests.builders import Built, a_case, actor
from tests.questions import GROWING, QUESTIONS, SEARCHES, Question


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_that_grows_is_gone_through(store: Store, built: Built, name: str) -> None:
    assert gone_through(store, built, QUESTIONS[name]) == set()


@pytest.mark.parametrize("name", SEARCHES)
def test_a_search_for_part_of_a_text_goes_through_the_persons_alone(
    store: Store, built: Built, name: str
) -> None:
    question, persons = SEARCHES[name]
    assert gone_through(store, built, question) == persons


@pytest.mark.parametrize("name", ["a call", "a call without area code"])
def test_without_the_index_of_their_phones_a_call_goes_through_all_contacts(
    store: Store, built: Built, name: str
) -> None:
    with store.writing() as session:
        session.connection().exec_driver_sql("DROP INDEX ix_person_contact_digits")
    assert gone_through(store, built, QUESTIONS[name]) == {"person_contact"}


def gone_through(store: Store, built: Built, question: Question) -> set[str]:
    """The growing tables that the question reads from one end to the other."""
    with store.writing() as session:
        case_id = a_case(session, built)
    sent: list[tuple[str, Any]] = []
    with store.writing() as session:
        who = actor(session)
        event.listen(
            store.engine,
            "before_cursor_execute",
            lambda _c, _cursor, sql, parameters, *_rest: sent.append((sql, parameters)),
        )
        question(session, who, case_id, built.persons["padaria"])
    asked = [(sql, parameters) for sql, parameters in sent if sql.lstrip().startswith(("SELECT", "WITH"))]
    assert asked
    found = set()
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        for sql, parameters in asked:
            aliases = dict(re.findall(r"(?:FROM|JOIN) (\w+) AS (\w+)", sql))
            names = {alias: table for table, alias in aliases.items()} | {table: table for table in GROWING}
            for *_ids, step in run("EXPLAIN QUERY PLAN " + sql, parameters):
                scan = re.match(r"SCAN (\w+)(?! VIRTUAL)", step)
                if scan is not None and names.get(scan[1]) in GROWING:
                    found.add(names[scan[1]])
    return found
