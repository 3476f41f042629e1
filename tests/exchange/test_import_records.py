"""What an import leaves behind besides its rows: before and after in the process (rule 42), and the audit."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from crm_desktop.cli import main
from crm_desktop.exchange.importing import import_document
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.storage.opening import Store, open_base
from tests.exchange.documents import NOW, Row, a_case, as_json, desk, export, faults, said, take

LATER = NOW + timedelta(days=1)


@pytest.fixture
def there(empty: Store) -> Store:
    """Case 7 open with Rita, whose center Davi has too; case 9 closed."""
    closed = a_case(9, center="FIM", step=16, closed_at="2026-11-21T09:00:00-03:00")
    take(empty, the_desk(a_case(7), closed))
    return empty


def the_desk(*cases: Row) -> Row:
    rita, davi = desk()["users"]
    return desk(users=[rita, {**davi, "other_centers": ["SUP"]}], cases=list(cases))


def rows(store: Store, query: str) -> list[Any]:
    with store.reading() as session:
        return [tuple(row) for row in session.execute(text(query))]


RECORDS = (
    "SELECT o.seq, o.text, u.login, o.kind FROM opinion o JOIN users u ON u.id = o.author_id"
    " WHERE o.origin = 'automatic' ORDER BY o.case_number, o.seq"
)


def test_priority_due_and_responsible_are_recorded_with_before_and_after(there: Store) -> None:
    changed = a_case(7, priority=1, due_at="2026-11-27T15:30:00-03:00", assignee="davi")
    for _ in range(2):
        take(there, the_desk(changed), now=LATER)
    assert rows(there, RECORDS) == [
        (3, "Prioridade alterada de 3 para 1 (importação).", "rita", "opinion"),
        (4, "Previsão alterada de 26/11/2026 09:00 para 27/11/2026 15:30 (importação).", "rita", "opinion"),
        (5, "Responsável alterado de Rita Ramos para Davi Dias (importação).", "rita", "opinion"),
    ]
    ((count, version, moved),) = rows(
        there, "SELECT opinion_count, version, last_activity_at FROM cases WHERE number = 7"
    )
    assert (count, version) == (5, 2)
    assert moved == rows(there, "SELECT max(at) FROM opinion WHERE origin = 'user' AND case_number = 7")[0][0]
    ((at,),) = rows(there, "SELECT DISTINCT at FROM opinion WHERE origin = 'automatic'")
    assert at == int(LATER.timestamp()) * 1_000_000


def test_what_becomes_empty_is_recorded_as_empty(there: Store) -> None:
    take(there, the_desk(a_case(7, due_at=None, assignee=None)))
    assert [words for _seq, words, _login, _kind in rows(there, RECORDS)] == [
        "Previsão alterada de 26/11/2026 09:00 para — (importação).",
        "Responsável alterado de Rita Ramos para ninguém (importação).",
    ]


def test_records_come_after_the_opinions_of_the_document_and_are_found_by_their_words(there: Store) -> None:
    more = a_case(7, priority=2)
    more["opinions"].append(said("2026-11-23T09:00:00-03:00", "Voltou a falhar."))
    take(there, the_desk(more))
    assert rows(there, "SELECT seq, text FROM opinion WHERE case_number = 7 AND seq > 2 ORDER BY seq") == [
        (3, "Voltou a falhar."),
        (4, "Prioridade alterada de 3 para 2 (importação)."),
    ]
    assert rows(there, "SELECT rowid % 1048576 FROM case_text WHERE case_text MATCH 'importacao'") == [(5,)]


def test_what_stays_leaves_no_record(there: Store) -> None:
    take(there, the_desk(a_case(7, subject="Outro assunto")))
    assert rows(there, RECORDS) == []


def test_who_is_logged_in_is_the_author(there: Store) -> None:
    users = [*the_desk()["users"], {"login": "ada", "name": "Ada", "role": "admin", "center": "SUP"}]
    take(there, desk(users=users, cases=[]))
    with there.writing() as session:
        import_document(
            session,
            actor=actor_by_login(session, "rita"),
            now=NOW,
            document={"format": "crm-desktop/1", "cases": [a_case(7, priority=9)]},
        )
    assert [row[2] for row in rows(there, RECORDS)] == ["rita"]
    take(there, {"format": "crm-desktop/1", "cases": [a_case(7, priority=8)]})
    assert [row[2] for row in rows(there, RECORDS)] == ["rita", "ada"]


def test_a_closed_process_keeps_what_it_had(there: Store) -> None:
    closed = a_case(
        9,
        center="FIM",
        step=16,
        closed_at="2026-11-21T09:00:00-03:00",
        priority=1,
        due_at=None,
        assignee="davi",
    )
    sentence = "o processo 9 está encerrado e não muda. Reabra-o antes."
    assert faults(there, the_desk(closed)) == tuple(
        f"cases[0].{name}: {sentence}" for name in ("priority", "due_at", "assignee")
    )


def test_who_is_not_of_the_center_does_not_receive_the_process(there: Store) -> None:
    users = [{"login": "davi", "name": "Davi Dias", "center": "DEV"}]
    assert faults(there, {**desk(users=users, cases=[a_case(7, assignee="davi")])}) == (
        "cases[0].assignee: Davi Dias não está ativo no CR Suporte e não pode receber o processo 7. "
        "Escolha alguém deste CR.",
    )


def test_a_change_survives_the_way_out_and_in(there: Store) -> None:
    take(there, the_desk(a_case(7, priority=1)))
    before = export(there)
    take(there, before)
    assert export(there) == before


# The audit.

EVENTS = (
    "SELECT at, login, action, entity, detail FROM audit_event a LEFT JOIN users u ON u.id = user_id"
    " ORDER BY a.rowid"
)


def test_an_import_is_one_event_with_who_and_how_many(there: Store) -> None:
    with there.writing() as session:
        import_document(
            session,
            actor=actor_by_login(session, "rita"),
            now=LATER,
            document={"format": "crm-desktop/1", "cases": [a_case(7), a_case(8)], "persons": []},
        )
    events = rows(there, EVENTS)
    assert len(events) == 2
    assert events[1] == (int(LATER.timestamp()) * 1_000_000, "rita", "import", "document", "cases +1 ~1")
    assert events[0][1] is None
    assert events[0][4].startswith("centers +3 ~0, users +2 ~0, ")


def test_on_the_command_line_the_event_names_the_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "maria.silva")
    path, base = tmp_path / "mesa.json", f"sqlite:///{tmp_path / 'crm.db'}"
    path.write_text(as_json({"format": "crm-desktop/1", "centers": desk()["centers"][1:]}), encoding="utf-8")
    assert main(["data", "import", str(path), "--database", base, "--profile", str(tmp_path)]) == 0
    store = open_base(base)
    try:
        assert [row[1:] for row in rows(store, EVENTS)] == [
            (None, "import", "document", "maria.silva centers +2 ~0")
        ]
    finally:
        store.close()
