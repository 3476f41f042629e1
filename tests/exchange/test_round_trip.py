"""A base goes out as a document, and comes back the same (exchange format, last paragraph)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from crm_desktop.errors import InvalidExchange, NotAllowed
from crm_desktop.exchange.document import SECTIONS
from crm_desktop.exchange.exporting import write_document
from crm_desktop.exchange.importing import import_document
from crm_desktop.storage.opening import Store
from tests.builders import Built, a_case, actor
from tests.exchange.documents import NOW, as_json, desk, export, faults, rows_of, take

DERIVED = (
    "SELECT number, opened_at, last_activity_at, first_opinion_at, opinion_count, closed_at, step_order, due_at,"
    " (SELECT code FROM progress_status s WHERE s.id = progress_status_id) FROM cases ORDER BY number"
)
PENDING = (
    "SELECT person.code, login, contact_at, next_contact_at FROM sales_follow_up f"
    " JOIN person ON person.id = f.person_id JOIN users ON users.id = f.user_id"
    " WHERE next_contact_at IS NOT NULL AND followed_by_id IS NULL ORDER BY 1, 2, 3"
)
PARTS = "SELECT id FROM person_phone UNION ALL SELECT id FROM person_email UNION ALL SELECT id FROM person_contact"
FOUND = "SELECT rowid FROM case_text WHERE case_text MATCH 'rejeicao' ORDER BY rowid"


def rows(store: Store, query: str) -> list[Any]:
    with store.reading() as session:
        return [tuple(row) for row in session.execute(text(query))]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_the_demo_base_comes_back_the_same(
    section: str, demo_document: dict[str, Any], copy_of_demo: Store
) -> None:
    assert demo_document[section]
    assert export(copy_of_demo)[section] == demo_document[section]


@pytest.fixture
def copy_of_demo(empty: Store, demo_document: dict[str, Any]) -> Store:
    take(empty, as_json(demo_document))
    return empty


def test_what_the_lists_derive_comes_back_too(demo: Store, copy_of_demo: Store) -> None:
    for query in (DERIVED, PENDING, FOUND):
        assert rows(demo, query)
        assert rows(copy_of_demo, query) == rows(demo, query)


def test_every_word_is_found_where_it_is(demo: Store, copy_of_demo: Store) -> None:
    assert words(demo) == words(copy_of_demo)


def words(store: Store) -> list[Any]:
    """Every word of the text index, with its row and place in it."""
    with store.writing() as session:
        session.execute(text("CREATE VIRTUAL TABLE temp.found USING fts5vocab(main, case_text, 'instance')"))
        rows = [
            tuple(row)
            for row in session.execute(text("SELECT term, doc, offset FROM found ORDER BY 1, 2, 3"))
        ]
        session.execute(text("DROP TABLE temp.found"))
    assert rows
    return rows


def test_the_same_document_again_changes_nothing(demo_document: dict[str, Any], copy_of_demo: Store) -> None:
    versions, counts = (
        rows(copy_of_demo, "SELECT number, version FROM cases ORDER BY 1"),
        rows_of(copy_of_demo),
    )
    parts = rows(copy_of_demo, PARTS)
    report = take(copy_of_demo, demo_document, now=NOW + timedelta(days=1))
    assert set(report.counts) == set(SECTIONS)
    for section, found in report.counts.items():
        assert (section, found.added, found.updated) == (section, 0, len(demo_document[section]))
    assert export(copy_of_demo) == demo_document
    assert rows_of(copy_of_demo) == {**counts, "audit_event": counts["audit_event"] + 1}
    assert rows(copy_of_demo, "SELECT number, version FROM cases ORDER BY 1") == versions
    assert rows(copy_of_demo, PARTS) == parts


def test_configuration_alone_goes_to_the_real_base(
    demo: Store, demo_document: dict[str, Any], new_base: Callable[[], Store]
) -> None:
    only = ("centers", "users", "workflows", "service_types", "email_templates", "progress_statuses")
    document = export(demo, *only)
    assert set(document) == {"format", *only}
    real = new_base()
    report = take(real, document)
    assert set(report.counts) == set(only)
    for section in only:
        assert export(real)[section] == demo_document[section]
    assert export(real)["cases"] == []


def test_a_section_that_is_not_there_cannot_be_asked_for(demo: Store) -> None:
    with pytest.raises(InvalidExchange) as refused:
        export(demo, "centers", "opinions")
    assert refused.value.faults == ("opinions: unknown section",)


def test_what_the_program_itself_wrote_comes_back(store: Store, built: Built, empty: Store) -> None:
    with store.writing() as session:
        a_case(session, built)
        a_case(session, built, kind="free", person_key="ana", assignee=None)
    document = export(store)
    take(empty, document)
    assert export(empty) == document
    assert rows(empty, DERIVED) == rows(store, DERIVED)


def test_two_contacts_of_one_moment_have_one_order_in_every_base(new_base: Callable[[], Store]) -> None:
    contact = {"person": "C-1", "user": "rita", "contact_at": "2026-11-20T09:00:00-03:00", "means": "phone"}
    rows = [{**contact, "success_percent": percent, "result": "Ligou"} for percent in (70, 20, 50)]
    first, second = new_base(), new_base()
    take(first, desk(follow_ups=rows))
    take(second, desk(follow_ups=rows[::-1]))
    assert export(first, "follow_ups") == export(second, "follow_ups")


def test_a_contact_of_one_person_ends_no_contact_of_another(empty: Store) -> None:
    contact = {"person": "C-1", "user": "rita", "contact_at": "2026-11-20T09:00:00-03:00", "means": "phone"}
    pending = {**contact, "next_contact_at": "2026-11-30T09:00:00-03:00"}
    persons = [*desk()["persons"], {"code": "C-2", "name": "Ana", "kind": "person"}]
    take(
        empty,
        desk(persons=persons, follow_ups=[pending, {**pending, "contact_at": "2026-11-21T09:00:00-03:00"}]),
    )
    with empty.writing() as session:
        session.execute(text("UPDATE sales_follow_up SET followed_by_id = NULL"))
    assert len(rows(empty, PENDING)) == 2
    take(empty, desk(persons=persons, follow_ups=[{**contact, "person": "C-2"}]))
    assert len(rows(empty, PENDING)) == 2


def test_a_supervisor_without_the_right_to_configure_imports_nothing(store: Store) -> None:
    before = rows_of(store)
    with pytest.raises(NotAllowed) as refused, store.writing() as session:
        import_document(session, actor=actor(session, "helena"), now=NOW, document=desk())
    assert refused.value.right == "configure"
    assert rows_of(store) == before


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "saída.json"
    write_document(path, desk())
    before = path.read_bytes()
    assert b"Padaria Estrela do Sul" in before
    with pytest.raises(TypeError):
        write_document(path, {"format": object()})
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["saída.json"]


def test_cases_of_an_earlier_version_keep_their_path(new_base: Callable[[], Store]) -> None:
    source, target = new_base(), new_base()
    take(source, desk())
    other = [
        {"order": 3, "kind": "center", "label": "Tudo", "center": "DEV", "next": 9},
        {"order": 9, "kind": "center", "label": "Fim", "center": "FIM"},
    ]
    for label in ("Tudo", "Tudo mesmo"):
        other[0]["label"] = label
        take(source, desk(workflows=[{"code": "CURTO", "name": "Curto", "steps": other}], cases=[]))
    document = export(source)
    (workflow,), (case,) = document["workflows"], document["cases"]
    assert (workflow["version"], [one["version"] for one in workflow["earlier"]]) == (3, [1])
    assert (case["step"], case["workflow"], case["workflow_version"]) == (1, "CURTO", 1)
    for _ in range(2):
        take(target, as_json(document))
        assert export(target) == document


def test_a_case_whose_type_has_another_path_now_keeps_its_own(new_base: Callable[[], Store]) -> None:
    source, target = new_base(), new_base()
    case = desk()["cases"][0]
    free = {**case, "number": 8, "service_type": "2", "step": None}
    take(source, desk(cases=[case, free]))
    swapped = [{"code": "1", "name": "Suporte"}, {"code": "2", "name": "Avulso", "workflow": "CURTO"}]
    take(source, desk(service_types=swapped, cases=[]))
    document = export(source)
    assert [(c["workflow"], c["workflow_version"]) for c in document["cases"]] == [("CURTO", 1), (None, 0)]
    take(target, document)
    assert export(target) == document


def test_a_version_that_is_not_there_is_a_fault(empty: Store) -> None:
    case = {**desk()["cases"][0], "workflow": "CURTO", "workflow_version": 4}
    assert faults(empty, desk(cases=[case])) == (
        'cases[0].workflow_version: no version 4 of workflow "CURTO"',
    )
