"""Configuration and cases not seen before come in whole; a document with faults comes in not at all."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from crm_desktop.models.case import Case
from crm_desktop.models.opinion import Opinion
from crm_desktop.operations.accounts import log_in
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.operations.workflow_versions import write_draft
from crm_desktop.queries.actor import Actor, actor_by_login
from crm_desktop.queries.workflows import effective_definition, read_definition
from crm_desktop.storage.opening import Store
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition
from tests.exchange.documents import (
    NOW,
    Row,
    a_case,
    as_json,
    desk,
    export,
    rows_of,
    said,
    short_steps,
    steps_of,
    take,
)
from tests.workflow.examples import long_workflow


def one(store: Store, query: str, **values: Any) -> Any:
    with store.reading() as session:
        return session.execute(text(query), values).one()


def case_of(session: Session, number: int) -> Case:
    return session.scalars(select(Case).where(Case.number == number)).one()


def go_on(store: Store, number: int, *answers: int, login: str = "rita") -> str:
    """Ok with those answers; the label of where the case is now."""
    with store.writing() as session:
        case = case_of(session, number)
        complete_opinion(
            session,
            actor=actor_by_login(session, login),
            now=NOW,
            case_id=case.id,
            case_version=case.version,
            text="Feito.",
            decision=Decision(Way.FOLLOW, answers),
        )
        session.flush()
        assert case.workflow_version_id is not None
        step = read_definition(session, case.workflow_version_id).step(case.step_order or 0)
        assert isinstance(step, CenterStep)
        return step.label


# A configuration that nobody has seen before.


def long_desk(*cases: Row) -> Row:
    centers = [*(f"cr{stage}" for stage in range(9)), "arquivo"]
    return {
        "format": "crm-desktop/1",
        "centers": [{"code": code, "name": f"Centro {code}"} for code in centers]
        + [{"code": "encerrado", "name": "Encerrado", "closes": True}],
        "users": [{"login": "rita", "name": "Rita", "role": "admin", "center": "cr0"}],
        "workflows": [{"code": "LONGO", "name": "Longo", "steps": steps_of(long_workflow())}],
        "service_types": [{"code": "1", "name": "Longo", "workflow": "LONGO"}],
        "persons": [{"code": "C-1", "name": "Ana", "kind": "person"}],
        "cases": list(cases),
    }


def test_forty_steps_with_chained_questions_come_in_as_they_were_drawn(empty: Store) -> None:
    take(empty, as_json(long_desk()))
    with empty.reading() as session:
        kind = session.execute(text("SELECT id FROM service_type")).scalar_one()
        assert effective_definition(session, uuid.UUID(bytes=kind)) == WorkflowDefinition(
            tuple(sorted(long_workflow().steps, key=lambda step: step.order))
        )


def test_a_case_brought_into_its_middle_is_walked_to_the_end(empty: Store) -> None:
    take(empty, long_desk(a_case(1, service_type="1", center="cr3", step=61)))
    visited = [go_on(empty, 1, 1, 1, 1) for _ in range(5)]
    visited += [go_on(empty, 1, 1, 1, 1, 0), go_on(empty, 1)]
    assert visited == [*(f"Etapa {stage}" for stage in range(5, 10)), "Arquivo", "Concluído"]
    with empty.reading() as session:
        case = case_of(session, 1)
        assert (case.closed_at, case.opinion_count, case.move_count) == (NOW, 2 + 7, 1 + 7)


def test_a_case_brought_off_the_path_may_return_to_the_step_it_left(empty: Store) -> None:
    take(empty, long_desk(a_case(1, service_type="1", center="cr8", step=None, left_step=21)))
    assert go_on(empty, 1, 1, 1, 1) == "Etapa 3"


def test_two_answers_of_one_chain_lead_back_and_out(empty: Store) -> None:
    take(empty, long_desk(*(a_case(n, service_type="1", center="cr0", step=1) for n in (1, 2))))
    assert go_on(empty, 1, 1, 0) == "Etapa 1"
    assert go_on(empty, 2, 1, 1, 0) == "Desistência"


def test_a_type_of_many_levels_takes_the_path_of_its_farthest_ancestor(empty: Store) -> None:
    codes = [".".join("1" for _ in range(level)) for level in range(1, 101)]
    types = [{"code": code, "name": "Nível", "workflow": "CURTO" if code == "1" else None} for code in codes]
    take(empty, desk(service_types=types[::-1], cases=[a_case(7, service_type=codes[-1])]))
    assert go_on(empty, 7, 0) == "Fim"
    assert one(empty, "SELECT count(*) FROM service_type WHERE is_group")[0] == 99


# What is there already.


def changed_steps() -> list[Row]:
    steps = short_steps()
    steps[1]["question"] = "O cliente confirmou?"
    return steps


def test_a_changed_workflow_in_use_becomes_version_2_and_running_cases_stay_with_1(empty: Store) -> None:
    take(empty, desk())
    changed = [{"code": "CURTO", "name": "Mais curto", "steps": changed_steps()}]
    report = take(empty, desk(workflows=changed, cases=[a_case(7), a_case(8)]))
    assert (report.counts["workflows"].added, report.counts["workflows"].updated) == (0, 1)
    pinned = "SELECT v.number FROM cases c JOIN workflow_version v ON v.id = workflow_version_id WHERE c.number = :n"
    assert (one(empty, pinned, n=7)[0], one(empty, pinned, n=8)[0]) == (1, 2)
    assert one(empty, "SELECT name FROM workflow")[0] == "Mais curto"
    assert go_on(empty, 7, 0) == "Fim"
    question = (
        "SELECT answers FROM case_move m JOIN cases c ON c.id = case_id WHERE c.number = :n AND m.seq = 2"
    )
    assert "Resolvido?" in one(empty, question, n=7)[0]
    go_on(empty, 8, 0)
    assert "O cliente confirmou?" in one(empty, question, n=8)[0]


def test_the_same_workflow_again_makes_no_version(empty: Store) -> None:
    take(empty, desk())
    take(empty, desk(workflows=[{"code": "CURTO", "name": "Outro nome", "steps": short_steps()[::-1]}]))
    assert one(empty, "SELECT count(*), max(number) FROM workflow_version") == (1, 1)
    assert one(empty, "SELECT name FROM workflow")[0] == "Outro nome"


def test_a_draft_that_is_being_drawn_stays_a_draft(empty: Store) -> None:
    take(empty, desk())
    drawn = WorkflowDefinition((CenterStep(1, "Ainda desenhando", "SUP"),))
    with empty.writing() as session:
        write_draft(session, code="CURTO", name="Curto", definition=drawn)
    take(empty, desk(workflows=[{"code": "CURTO", "name": "Curto", "steps": changed_steps()}]))
    versions = "SELECT id, number, published_at IS NULL FROM workflow_version ORDER BY number"
    with empty.reading() as session:
        found = session.execute(text(versions)).all()
        assert [tuple(row[1:]) for row in found] == [(1, 0), (2, 0), (3, 1)]
        assert read_definition(session, uuid.UUID(bytes=found[2][0])) == drawn
    assert export(empty)["workflows"][0]["steps"][1]["question"] == "O cliente confirmou?"


def with_opinion(**fields: Any) -> Row:
    case = a_case(7, **fields)
    return {
        **case,
        "opinions": [*case["opinions"], said("2026-11-23T11:00:00-03:00", "Cliente testou.", author="davi")],
    }


def test_an_opinion_added_to_an_existing_case_is_appended_once(empty: Store) -> None:
    take(empty, desk())
    for _ in range(2):
        take(empty, desk(cases=[with_opinion()]))
    with empty.reading() as session:
        case = case_of(session, 7)
        told = session.scalars(
            select(Opinion.text).where(Opinion.case_id == case.id).order_by(Opinion.seq)
        ).all()
        assert told == ["Não imprime o cupom.", "Reinstalei o driver.", "Cliente testou."]
        assert (case.opinion_count, case.version) == (3, 2)
        assert case.last_activity_at == datetime(2026, 11, 23, 14, tzinfo=UTC)


def test_an_opinion_that_the_document_lacks_stays(empty: Store) -> None:
    take(empty, desk(cases=[with_opinion()]))
    take(empty, desk(cases=[a_case(7, subject="Impressora nova")]))
    assert one(empty, "SELECT subject, opinion_count FROM cases") == ("Impressora nova", 3)


def test_progress_and_watchers_of_an_existing_case_follow_the_document(empty: Store) -> None:
    take(empty, desk(cases=[a_case(7, watchers=["rita"])]))
    progress = [{"author": "davi", "at": "2026-11-23T11:00:00-03:00", "status": "ANALISE"}]
    for _ in range(2):
        take(empty, desk(cases=[a_case(7, watchers=["davi"], progress=progress)]))
    (case,) = export(empty)["cases"]
    assert case["watchers"] == ["davi"]
    assert [entry["status"] for entry in case["progress"]] == ["ANALISE"]
    assert one(empty, "SELECT version, progress_status_id IS NOT NULL FROM cases") == (2, 1)


def test_a_dialog_that_is_open_meanwhile_notices_a_changed_case_and_no_other(empty: Store) -> None:
    take(empty, desk(cases=[a_case(7), a_case(8)]))
    take(empty, desk(cases=[a_case(7, priority=1), a_case(8)]))
    assert (
        one(empty, "SELECT group_concat(version) FROM (SELECT version FROM cases ORDER BY number)")[0]
        == "2,1"
    )


def test_logins_are_one_in_any_case_of_letters(empty: Store) -> None:
    take(empty, desk())
    report = take(
        empty, {"format": "crm-desktop/1", "users": [{"login": "RITA", "name": "Rita R.", "center": "SUP"}]}
    )
    assert report.counts["users"].updated == 1
    assert one(empty, "SELECT name FROM users WHERE login = 'rita'")[0] == "Rita R."


def test_codes_are_found_with_blanks_around_them(empty: Store) -> None:
    take(
        empty, desk(progress_statuses=[{"code": " NOVO ", "name": "Novo"}], cases=[a_case(7, center=" SUP ")])
    )
    assert one(empty, "SELECT code FROM progress_status")[0] == "NOVO"


def test_a_case_without_any_opinion_has_its_subject_as_opening(empty: Store) -> None:
    take(empty, desk(cases=[a_case(7, opinions=[], assignee="davi")]))
    found = one(empty, "SELECT o.kind, o.text, login FROM opinion o JOIN users u ON u.id = author_id")
    assert found == ("opening", "Impressora não imprime", "davi")


# Passwords and rights.


def test_a_password_is_hashed_and_never_exported(empty: Store) -> None:
    secret = "correto cavalo bateria"
    users = [{"login": "rita", "name": "Rita", "role": "admin", "center": "SUP", "password": secret}]
    take(empty, desk(users=users, cases=[], centers=desk()["centers"]))
    kept = one(empty, "SELECT password_hash FROM users")[0]
    assert kept.startswith("$argon2id$")
    assert secret not in kept
    with empty.writing() as session:
        assert isinstance(log_in(session, login="rita", password=secret, now=NOW), Actor)
    assert "password" not in as_json(export(empty)).replace('"email', "")
    assert "argon2" not in as_json(export(empty))


def test_a_user_who_comes_again_without_a_password_keeps_it(empty: Store) -> None:
    users = desk()["users"]
    take(empty, desk(users=[{**users[0], "password": "uma senha longa"}, users[1]]))
    before = one(empty, "SELECT password_hash FROM users WHERE login = 'rita'")
    take(empty, desk())
    assert one(empty, "SELECT password_hash FROM users WHERE login = 'rita'") == before


def test_an_administrator_imports_within_the_program(empty: Store) -> None:
    from crm_desktop.exchange.importing import import_document

    take(empty, desk())
    with empty.writing() as session:
        rita = actor_by_login(session, "rita")
        report = import_document(session, actor=rita, now=NOW, document=desk(cases=[a_case(9)]))
    assert report.counts["cases"].added == 1


def test_five_thousand_cases_come_in(empty: Store) -> None:
    opened = datetime(2026, 1, 5, 12, tzinfo=UTC)
    cases = [
        a_case(
            number, opened_at=(opened + timedelta(minutes=number)).isoformat(), subject=f"Assunto {number}"
        )
        for number in range(1, 5001)
    ]
    report = take(empty, as_json(desk(cases=cases)))
    assert report.counts["cases"].added == 5000
    assert rows_of(empty)["opinion"] == 10_000
    assert (
        one(empty, "SELECT count(*) FROM case_text WHERE case_text MATCH 'impressora OR assunto'")[0] == 5000
    )


@pytest.mark.parametrize("spelled", [str, str.encode], ids=["text", "bytes"])
def test_text_and_bytes_are_read_alike(spelled: Any, empty: Store) -> None:
    assert take(empty, spelled(as_json(desk()))).counts["persons"].added == 1
