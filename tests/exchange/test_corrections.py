"""Corrections and annulments of opinions go out and come in (rule 8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from crm_desktop.models.case import Case
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion, record_opinion, undo_opinion
from crm_desktop.storage.opening import Store
from tests.builders import Built, actor
from tests.builders import a_case as a_written_case
from tests.exchange.documents import NOW, Row, a_case, desk, export, faults, said, take

LINKS = (
    "SELECT o.case_number, o.seq, c.seq, a.at - o.at, a.author_id = o.author_id FROM opinion o"
    " LEFT JOIN opinion c ON c.id = o.corrects_id LEFT JOIN opinion_annulment a ON a.opinion_id = o.id"
    " WHERE c.id IS NOT NULL OR a.at IS NOT NULL ORDER BY 1, 2"
)


def rows(store: Store, query: str) -> list[Any]:
    with store.reading() as session:
        return [tuple(row) for row in session.execute(text(query))]


def a_told_case(*more: Row, **fields: Any) -> Row:
    case = a_case(7, **fields)
    return {**case, "opinions": [*case["opinions"], *more]}


CORRECTION = {**said("2026-11-20T11:00:00-03:00", "Era o outro driver."), "corrects": 2}
UNDONE = {
    **said("2026-11-20T12:00:00-03:00", "No processo errado."),
    "annulled_at": "2026-11-20T12:00:40-03:00",
}
KEPT = [(7, 3, 2, None, None), (7, 4, None, 40_000_000, 1)]


def test_those_of_the_demo_base_come_back_the_same(
    demo: Store, demo_document: dict[str, Any], empty: Store
) -> None:
    take(empty, demo_document)
    found = rows(demo, LINKS)
    assert any(row[2] is not None for row in found)
    assert any(row[3] is not None for row in found)
    assert rows(empty, LINKS) == found


def test_a_new_case_brings_them(empty: Store) -> None:
    take(empty, desk(cases=[a_told_case(CORRECTION, UNDONE)]))
    assert rows(empty, LINKS) == KEPT
    opinions = export(empty)["cases"][0]["opinions"]
    assert [one.get("corrects") for one in opinions] == [None, None, 2, None]
    assert opinions[3]["annulled_at"] == "2026-11-20T15:00:40+00:00"
    assert "corrects" not in opinions[1]


def test_a_case_whose_opening_the_document_lacks_keeps_them_right(empty: Store) -> None:
    case = a_told_case()
    case["opinions"] = [case["opinions"][1], {**CORRECTION, "corrects": 1}]
    take(empty, desk(cases=[case]))
    assert rows(empty, LINKS) == [(7, 3, 2, None, None)]


def test_a_case_that_is_there_takes_them_once(empty: Store) -> None:
    take(empty, desk())
    for _ in range(2):
        take(empty, desk(cases=[a_told_case(CORRECTION, UNDONE)]))
    assert rows(empty, LINKS) == KEPT
    assert rows(empty, "SELECT version, opinion_count FROM cases") == [(2, 4)]


def test_an_opinion_that_is_there_may_be_undone_later(empty: Store) -> None:
    plain = {name: value for name, value in UNDONE.items() if name != "annulled_at"}
    take(empty, desk(cases=[a_told_case(CORRECTION, plain)]))
    take(empty, desk(cases=[a_told_case(CORRECTION, UNDONE)]))
    assert rows(empty, LINKS) == KEPT
    assert rows(empty, "SELECT version FROM cases") == [(2,)]


def test_what_the_program_wrote_itself_comes_back(store: Store, built: Built, empty: Store) -> None:
    with store.writing() as session:
        key = a_written_case(session, built)
        writer = actor(session, "marina")
        case = session.get_one(Case, key)
        at = NOW + timedelta(hours=1)
        told = record_opinion(session, case=case, author_id=writer.user_id, now=at, text="Era isto.")
        session.flush()
        right = record_opinion(session, case=case, author_id=writer.user_id, now=at, text="Era aquilo.")
        right.corrects_id = told.id
        session.flush()
        changes = complete_opinion(
            session,
            actor=writer,
            now=at + timedelta(minutes=1),
            case_id=key,
            case_version=case.version,
            text="No processo errado.",
            decision=Decision(Way.KEEP),
        )
        session.flush()
        assert changes.undo is not None
        undo_opinion(session, actor=writer, now=at + timedelta(seconds=80), undo_of=changes.undo)
    document = export(store)
    take(empty, document)
    assert rows(store, LINKS)
    assert rows(empty, LINKS) == rows(store, LINKS)
    assert export(empty) == document
    activity = "SELECT last_activity_at, first_opinion_at FROM cases"
    assert rows(empty, activity) == rows(store, activity)


def test_a_withdrawn_email_that_was_undone_late_still_comes_in_undone(
    new_base: Callable[[], Store],
) -> None:
    late = {**UNDONE, "kind": "email", "annulled_at": "2026-11-20T12:09:00-03:00"}
    base = new_base()
    for _ in range(2):
        take(base, desk(cases=[a_told_case(late)]))
    assert rows(base, LINKS) == [(7, 3, None, 60_000_000, 1)]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"corrects": 3}, "corrects: 3 is no earlier opinion of the case"),
        ({"corrects": 9}, "corrects: 9 is no earlier opinion of the case"),
        ({"corrects": 0}, "corrects: 0 is not within 1 and 2000000000"),
        ({"corrects": "2"}, "corrects: must be a whole number"),
        (
            {"annulled_at": "2026-11-20T12:01:01-03:00"},
            "annulled_at: is not within 60 seconds after the opinion",
        ),
        (
            {"annulled_at": "2026-11-20T11:59:59-03:00"},
            "annulled_at: is not within 60 seconds after the opinion",
        ),
        ({"annulled_at": "depois"}, "annulled_at: 'depois' is not a moment (ISO 8601)"),
    ],
)
def test_what_no_opinion_can_have_is_named_with_its_place(changes: Row, fault: str, empty: Store) -> None:
    document = desk(cases=[a_told_case({**UNDONE, "annulled_at": None, **changes})])
    assert faults(empty, document) == (f"cases[0].opinions[2].{fault}",)
