"""The demo base: the drawings' words, believable numbers, the same for the same moment, at any hour."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from crm_desktop.errors import Cancelled, InvalidExchange
from crm_desktop.exchange.demo import generate, generate_configuration
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.case_view import CaseView, HistoryKind, StepState, read_case
from crm_desktop.queries.persons import similar_cases
from crm_desktop.storage.backup import check_base
from crm_desktop.storage.opening import Store, base_url, open_base
from crm_desktop.ui import format as shown
from crm_desktop.values.documents import normalize_document
from crm_desktop.values.phones import normalize_phone
from crm_desktop.values.terms import CaseState
from tests.exchange.documents import NOW, export, rows_of

ZONE = ZoneInfo("America/Sao_Paulo")


def ask(store: Store, query: str, **values: Any) -> list[Any]:
    with store.reading() as session:
        return [tuple(row) for row in session.execute(text(query), values)]


def view(store: Store, number: int, login: str = "marina") -> CaseView:
    key = uuid.UUID(bytes=ask(store, "SELECT id FROM cases WHERE number = :n", n=number)[0][0])
    with store.reading() as session:
        return read_case(session, actor_by_login(session, login), key)


def test_the_same_moment_and_seed_give_the_same_base(
    demo_document: dict[str, Any], new_base: Callable[[], Store]
) -> None:
    again, other = new_base(), new_base()
    generate(again, now=NOW, processes=400)
    assert export(again) == demo_document
    generate(other, now=NOW, processes=400, seed=2)
    assert export(other)["cases"] != demo_document["cases"]


def test_the_base_is_sound(demo: Store) -> None:
    assert ask(demo, "PRAGMA integrity_check") == [("ok",)]
    assert ask(demo, "PRAGMA foreign_key_check") == []
    assert demo.path is not None
    found = check_base(demo.path)
    assert found.faults == ()
    kept = ask(demo, "SELECT (SELECT count(*) FROM opinion), (SELECT count(*) FROM attachment_blob)")
    assert [(found.opinions, found.files)] == kept


def test_the_rules_of_the_base_are_all_in_force_afterwards(demo: Store, empty: Store) -> None:
    rules = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1, 2"
    assert ask(demo, rules) == ask(empty, rules)


def test_numbers_follow_each_other(demo: Store) -> None:
    numbers = [number for (number,) in ask(demo, "SELECT number FROM cases ORDER BY number")]
    assert numbers == list(range(103831, 104231))


def test_the_desk_is_large_enough_to_believe(demo_document: dict[str, Any]) -> None:
    users = [user for user in demo_document["users"] if user["active"]]
    kinds = {kind["code"] for kind in demo_document["service_types"]}
    leaves = [code for code in kinds if not any(other.startswith(f"{code}.") for other in kinds)]
    assert len(demo_document["persons"]) >= 300
    assert len(users) >= 12
    assert len({user["center"] for user in users}) >= 4
    assert len(leaves) >= 6
    assert len(demo_document["workflows"]) == 4


def test_every_document_and_phone_is_a_right_one(demo_document: dict[str, Any]) -> None:
    documents = [p["document"] for p in demo_document["persons"] if p["document"]]
    assert [normalize_document(document) for document in documents] == documents
    assert any(not document.isdigit() for document in documents)  # the alphanumeric CNPJ of 2026
    for person in demo_document["persons"]:
        assert [normalize_phone(phone) for phone in person["phones"]] == person["phones"]


def test_no_text_has_a_brace_left(demo: Store) -> None:
    for table, column in (
        ("cases", "subject"),
        ("opinion", "text"),
        ("case_notepad", "text"),
        ("outbox_mail", "subject"),
        ("outbox_mail", "body"),
        ("appointment", "subject"),
        ("sales_follow_up", "result"),
        ("service_type", "default_description"),
    ):
        query = f"SELECT {column} FROM {table} WHERE instr({column}, '{{') OR instr({column}, '}}')"
        assert ask(demo, query) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The demo base as everybody meets it, of 3,000 processes."""
    store = open_base(base_url(tmp_path_factory.mktemp("whole") / "crm.db"), create=True)
    generate(store, now=NOW)
    yield store
    store.close()


def test_the_open_ones_are_shared_as_on_a_desk_of_people(whole: Store) -> None:
    now = round(NOW.timestamp() * 1_000_000)
    held = {
        login: (count, late)
        for login, count, late in ask(
            whole,
            "SELECT login, count(*), coalesce(sum(due_at < :now), 0) FROM cases"
            " LEFT JOIN users u ON u.id = assignee_id WHERE closed_at IS NULL GROUP BY 1",
            now=now,
        )
    }
    assert held.pop(None) == (4, 0)
    assert held.pop("marina") == (7, 1)
    assert len(held) == 9
    assert all(8 <= count <= 25 for count, _late in held.values())
    assert max(held, key=lambda login: held[login][1]) == "joao"
    assert 0.05 < (sum(count for count, _late in held.values()) + 11) / 3000 < 0.09


def test_marina_opens_and_closes_something_on_most_working_days(whole: Store) -> None:
    """Or the movement of her fourteen days would be empty."""
    since = round((NOW - timedelta(days=14)).timestamp() * 1_000_000)
    for moment in ("opened_at", "closed_at"):
        days = ask(
            whole,
            f"SELECT count(DISTINCT {moment} / 86400000000) FROM cases JOIN users u ON u.id = assignee_id"
            f" WHERE login = 'marina' AND {moment} >= :since",
            since=since,
        )
        assert days[0][0] >= 7


def test_an_appointment_of_a_process_was_made_after_it_was_opened(whole: Store) -> None:
    early = ask(
        whole,
        "SELECT count(*), sum(a.created_at < c.opened_at) FROM appointment a JOIN cases c ON c.id = a.case_id",
    )
    assert early[0][0] > 5
    assert early[0][1] == 0


def test_those_without_a_holder_wait_in_the_first_support(whole: Store) -> None:
    where = (
        "SELECT DISTINCT r.name, opinion_count FROM cases c JOIN responsibility_center r ON r.id = c.center_id"
        " WHERE closed_at IS NULL AND assignee_id IS NULL"
    )
    assert ask(whole, where) == [("Suporte N1", 1)]


def test_who_has_an_open_one_works_in_its_center(whole: Store) -> None:
    strangers = (
        "SELECT number, login FROM cases c JOIN users u ON u.id = assignee_id WHERE closed_at IS NULL"
        " AND c.center_id <> u.center_id"
        " AND c.center_id NOT IN (SELECT center_id FROM user_center WHERE user_id = u.id)"
    )
    assert ask(whole, strangers) == []


def test_people_write_while_the_desk_is_open(whole: Store) -> None:
    with whole.reading() as session:
        calendar = read_calendar(session)
    for (at,) in ask(whole, "SELECT at FROM opinion WHERE origin = 'user'"):
        local = datetime.fromtimestamp(at / 1_000_000, ZONE)
        assert any(opens <= local.time() <= closes for opens, closes in calendar.stretches(local.date())), (
            local
        )


def test_each_type_is_told_in_its_own_words(whole: Store) -> None:
    told = "SELECT count(*) FROM opinion o JOIN cases c ON c.id = case_id JOIN service_type t ON t.id = service_type_id"
    assert ask(whole, f"{told} WHERE t.code = '1.2' AND text LIKE '%NCM%'")[0][0] > 0
    assert ask(whole, f"{told} WHERE t.code NOT LIKE '1%' AND text LIKE '%antivírus%'") == [(0,)]


def test_nothing_was_due_or_closed_before_it_was_opened_nor_happens_later_than_now(demo: Store) -> None:
    now = round(NOW.timestamp() * 1_000_000)
    assert ask(demo, "SELECT number FROM cases WHERE due_at < opened_at OR closed_at < opened_at") == []
    for table, column in (
        ("cases", "last_activity_at"),
        ("opinion", "at"),
        ("case_move", "at"),
        ("progress_entry", "at"),
        ("outbox_mail", "sent_at"),
        ("sales_follow_up", "contact_at"),
    ):
        assert ask(demo, f"SELECT max({column}) FROM {table}")[0][0] <= now


def test_opinions_of_a_process_are_in_the_order_of_time(demo: Store) -> None:
    for _number, told in itertools.groupby(
        ask(demo, "SELECT case_number, at FROM opinion ORDER BY case_number, seq"), key=lambda row: row[0]
    ):
        moments = [at for _, at in told]
        assert moments == sorted(moments)


def test_marina_has_the_seven_drawn_ones_and_the_concluded_one(demo: Store) -> None:
    rows = ask(
        demo,
        "SELECT c.number, p.name, c.subject, t.path, r.name, c.priority FROM cases c"
        " JOIN person p ON p.id = c.person_id JOIN service_type t ON t.id = c.service_type_id"
        " JOIN responsibility_center r ON r.id = c.center_id JOIN users u ON u.id = c.assignee_id"
        " WHERE login = 'marina' AND (c.closed_at IS NULL OR c.number = 104132) ORDER BY c.number DESC",
    )
    assert rows == [
        (
            104218,
            "Padaria Estrela do Sul Ltda",
            "NF-e rejeitada: CFOP inválido",
            "Suporte › Fiscal",
            "Suporte N2",
            1,
        ),
        (
            104207,
            "Mercado Bom Preço",
            "Boleto não registra no banco",
            "Financeiro › Cobrança",
            "Financeiro",
            2,
        ),
        (104199, "Ana Paula Ribeiro", "Segunda via do contrato", "Comercial › Contratos", "Comercial", 2),
        (104190, "Clínica Vida Nova", "Treinamento: módulo estoque", "Implantação", "Implantação", 3),
        (
            104171,
            "Transportes Irmãos Lima",
            "CT-e não autoriza no SEFAZ",
            "Suporte › Fiscal",
            "Suporte N1",
            3,
        ),
        (
            104166,
            "Escola Pequeno Príncipe",
            "Proposta: licenças adicionais",
            "Venda › Upgrade",
            "Comercial",
            4,
        ),
        (
            104150,
            "Oficina do Zé ME",
            "Dúvida sobre relatório de contas a pagar",
            "Suporte › Financeiro",
            "Suporte N1",
            4,
        ),
        (104132, "Farmácia Central", "Atualização de versão", "Suporte › Técnico", "Concluído", 5),
    ]


def test_their_situations_are_the_drawn_ones(demo: Store) -> None:
    situations = {
        number: view(demo, number).state
        for number in (104218, 104207, 104199, 104190, 104171, 104166, 104150, 104132, 104133)
    }
    assert situations == {
        104218: CaseState.IN_PROGRESS,
        104207: CaseState.OPEN,
        104199: CaseState.IN_PROGRESS,
        104190: CaseState.WAITING,
        104171: CaseState.IN_PROGRESS,
        104166: CaseState.WAITING,
        104150: CaseState.OPEN,
        104132: CaseState.CLOSED,
        104133: CaseState.CLOSED,
    }


def test_the_rejected_note_tells_the_drawn_history(demo: Store) -> None:
    case = view(demo, 104218)
    told = {(entry.kind, entry.author, entry.text) for entry in case.history}
    assert {
        (
            HistoryKind.OPINION,
            "Marina Souza",
            "Cliente enviou o XML. A rejeição 327 vem do CFOP 5.102 em operação interestadual; orientei trocar para "
            "6.102 e reemitir.",
        ),
        (
            HistoryKind.EMAIL,
            "Sistema",
            "Para: fiscal@estreladosul.com.br — “Precisamos do XML da nota 8812 para analisar a rejeição.”",
        ),
        (HistoryKind.PROGRESS, "Marina Souza", "Aguardando cliente"),
        (HistoryKind.PROGRESS, "Marina Souza", "Em análise"),
    } <= told
    (move,) = [entry for entry in case.history if entry.answers]
    assert (move.author, move.answers, move.from_center, move.to_center) == (
        "Carlos Lima",
        (("Contato com o cliente foi bem-sucedido?", "Sim"),),
        "Suporte N1",
        "Suporte N2",
    )
    (file,) = [file for entry in case.history for file in entry.files]
    assert (file.name, file.size_bytes // 1024) == ("nota-8812.xml", 48)
    assert [(step.text, step.state) for step in case.path[:4]] == [
        ("Triagem", StepState.DONE),
        ("Contato com o cliente foi bem-sucedido?", StepState.DONE),
        ("Análise técnica", StepState.CURRENT),
        ("O problema foi resolvido?", StepState.AHEAD),
    ]


def test_the_persons_card_is_the_drawn_one(demo: Store) -> None:
    case = view(demo, 104218)
    assert (case.person, case.document, case.phone) == (
        "Padaria Estrela do Sul Ltda",
        "12ABC34501DE35",
        "+5521998761200",
    )
    assert (case.contact, case.open_of_person) == ("Rosângela", 3)


def test_marina_has_three_pending_contacts_and_two_drafts(demo: Store) -> None:
    contacts = ask(
        demo,
        "SELECT p.name, f.result, f.success_percent FROM sales_follow_up f JOIN person p ON p.id = f.person_id"
        " JOIN users u ON u.id = f.user_id WHERE login = 'marina' AND next_contact_at IS NOT NULL"
        " AND followed_by_id IS NULL ORDER BY next_contact_at",
    )
    assert contacts == [
        ("Escola Pequeno Príncipe", "Apresentação por vídeo", 40),
        ("Mercado Bom Preço", "Pediu prazo até o fim do mês", 30),
        ("Oficina do Zé ME", "Quer conhecer o módulo de oficina", 50),
    ]
    drafts = ask(
        demo,
        "SELECT number FROM opinion_draft d JOIN users u ON u.id = user_id JOIN cases c ON c.id = case_id"
        " WHERE login = 'marina' ORDER BY number",
    )
    assert drafts == [(104171,), (104199,)]


MOMENTS = {
    "just after midnight": "2026-11-24T00:10-03:00",
    "early": "2026-11-24T07:00-03:00",
    "noon": "2026-11-24T12:00-03:00",
    "just before midnight": "2026-11-24T23:50-03:00",
    "a Sunday": "2026-11-22T15:00-03:00",
    "Christmas": "2026-12-25T10:00-03:00",
    "New Year": "2027-01-01T00:05-03:00",
    "Carnival": "2027-02-09T18:30-03:00",
    "a leap day": "2028-02-29T09:00-03:00",
}


@pytest.mark.parametrize("name", MOMENTS)
def test_it_reads_well_at_any_hour(name: str, empty: Store) -> None:
    local = datetime.fromisoformat(MOMENTS[name]).astimezone(ZONE)
    now = local.astimezone(UTC)
    generate(empty, now=now, processes=120)
    late, soon = view(empty, 104218), view(empty, 104207)
    assert shown.due(late.due_at, False, now, ZONE).text == "atrasado 3 h"
    same_day = (local + timedelta(minutes=40)).date() == local.date()
    assert shown.due(soon.due_at, False, now, ZONE).text == ("vence em 40 min" if same_day else "amanhã")
    assert shown.due(view(empty, 104190).due_at, False, now, ZONE).text == "amanhã"
    assert late.due_at is not None
    assert late.opened_at < late.due_at
    moments = [entry.at for entry in late.history if entry.kind is not HistoryKind.APPOINTMENT]
    assert max(moments) <= now
    assert moments == sorted(moments, reverse=True)
    assert len(ask(empty, "SELECT 1 FROM cases")) == 120


def test_it_tells_how_far_it_is_and_stops_when_asked(empty: Store) -> None:
    before, told = rows_of(empty), []

    def stop(done: float) -> bool:
        told.append(done)
        return False

    with pytest.raises(Cancelled):
        generate(empty, now=NOW, processes=150, progress=stop)
    assert told == [1.0]
    assert rows_of(empty) == before
    generate(empty, now=NOW, processes=150, progress=lambda done: True)
    assert rows_of(empty)["cases"] == 150


def test_a_large_one_has_its_share_of_open_ones(empty: Store) -> None:
    generate(empty, now=NOW, processes=12_000)
    ((share,),) = ask(empty, "SELECT avg(closed_at IS NULL) FROM cases")
    assert 0.02 < share < 0.05
    assert ask(empty, "PRAGMA foreign_key_check") == []


def test_it_never_mixes_with_processes_that_are_there(empty: Store) -> None:
    generate(empty, now=NOW, processes=100)
    before = rows_of(empty)
    with pytest.raises(InvalidExchange):
        generate(empty, now=NOW, processes=100)
    assert rows_of(empty) == before


def test_the_smallest_one_still_has_the_drawn_processes(empty: Store) -> None:
    generate(empty, now=NOW, processes=1)
    assert ask(empty, "SELECT min(number), max(number), count(*) FROM cases") == [(104131, 104230, 100)]


def test_the_example_configuration_has_no_users_and_no_processes(empty: Store) -> None:
    with empty.writing() as session:
        generate_configuration(session, now=NOW)
    counts = rows_of(empty)
    assert (counts["users"], counts["cases"], counts["person"]) == (0, 0, 0)
    assert (counts["workflow"], counts["service_type"]) == (4, 12)
    assert ("Natal",) in ask(empty, "SELECT name FROM holiday WHERE day = '2026-12-25'")


def test_the_two_look_alike_ones_of_the_new_process_are_the_drawn_ones(demo: Store) -> None:
    person = uuid.UUID(bytes=ask(demo, "SELECT id FROM person WHERE code = 'C-00001'")[0][0])
    with demo.reading() as session:
        marina = actor_by_login(session, "marina")
        found = similar_cases(session, marina, person, "NF-e rejeitada de novo, CFOP", NOW)
    assert [(case.number, case.subject) for case in found] == [
        (104218, "NF-e rejeitada: CFOP inválido"),
        (104133, "NF-e denegada"),
    ]


def test_the_drawn_days_are_the_drawn_ones(demo: Store) -> None:
    busy = ask(
        demo,
        "SELECT login, date(starts_at / 1e6, 'unixepoch', '-3 hours'), count(*) FROM appointment a"
        " JOIN appointment_user x ON x.appointment_id = a.id JOIN users u ON u.id = x.user_id"
        " WHERE deleted_at IS NULL AND date(starts_at / 1e6, 'unixepoch', '-3 hours') BETWEEN '2026-11-25' AND '2026-12-03'"
        " AND login IN ('marina', 'carlos', 'beatriz', 'joao', 'rafael') GROUP BY 1, 2 ORDER BY 1, 2",
    )
    assert busy == [
        ("beatriz", "2026-11-27", 2),
        ("joao", "2026-11-25", 2),
        ("joao", "2026-11-26", 2),
        ("joao", "2026-11-27", 2),
        ("marina", "2026-11-25", 2),
        ("marina", "2026-11-26", 2),
    ]
