"""Finding persons while typing, and what else is open for one of them."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import event, select, update

from crm_desktop.errors import RecordGone
from crm_desktop.models.person import Person, PersonContact
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.persons import (
    count_open_cases,
    persons_of_link,
    read_person,
    read_person_summary,
    same_persons,
    search_persons,
    similar_cases,
)
from crm_desktop.queries.workflows import effective_definition
from crm_desktop.storage.opening import Store
from crm_desktop.values.links import parse_link, phone_link
from crm_desktop.values.phones import reversed_digits
from crm_desktop.values.terms import PersonKind
from tests.builders import NOW, Built, a_case, actor, person, version

TYPED = "NF-e rejeitada de novo, CFOP"


def close(store: Store, case_id: uuid.UUID, built: Built) -> None:
    with store.writing() as session:
        complete_opinion(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            case_version=version(session, case_id),
            text="Resolvido",
            decision=Decision(Way.OTHER_CENTER, (0,), built.centers["CONC"]),
        )


@pytest.mark.parametrize(
    "typed",
    [
        "padaria",
        "PADÁRIA",
        "estrela do sul",
        "12.ABC.345/01DE-35",
        "99876-1200",
        "(21) 99876",
        "fiscal@estrela",
    ],
)
def test_a_person_is_found_by_name_document_phone_or_email(store: Store, built: Built, typed: str) -> None:
    with store.reading() as session:
        found = search_persons(session, actor(session), typed)
    assert [row.id for row in found] == [built.persons["padaria"]]


def test_a_person_is_found_by_the_code(store: Store, built: Built) -> None:
    with store.reading() as session:
        code = session.get_one(Person, built.persons["ana"]).code
        assert [row.name for row in search_persons(session, actor(session), code.lower())] == [
            "Ana Paula Ribeiro"
        ]


def test_one_character_searches_nothing(store: Store) -> None:
    with store.reading() as session:
        assert search_persons(session, actor(session), " p ") == ()


def test_a_row_says_document_phone_and_how_many_are_open(store: Store, built: Built) -> None:
    with store.writing() as session:
        a_case(session, built)
        a_case(session, built, subject="Outro")
    with store.reading() as session:
        (row,) = search_persons(session, actor(session), "padaria")
    assert (row.document, row.phone, row.open_cases) == ("12ABC34501DE35", "+5521998761200", 2)


def test_names_that_begin_with_the_text_come_first(store: Store) -> None:
    with store.writing() as session:
        person(session, "Casa da Ana")
        person(session, "Anacleto Silva")
    with store.reading() as session:
        names = [row.name for row in search_persons(session, actor(session), "ana")]
    assert names == ["Ana Paula Ribeiro", "Anacleto Silva", "Casa da Ana"]


def test_an_inactive_person_is_not_suggested(store: Store, built: Built) -> None:
    with store.writing() as session:
        session.get_one(Person, built.persons["ana"]).active = False
    with store.reading() as session:
        assert search_persons(session, actor(session), "ana paula") == ()


@pytest.mark.embedded("it counts statements, and changing roles adds some")
def test_no_more_than_the_limit_in_one_statement(store: Store) -> None:
    with store.writing() as session:
        for number in range(12):
            person(session, f"Loja {number:02}")
    asked = []
    with store.reading() as session:
        who = actor(session)
        event.listen(session.get_bind(), "before_cursor_execute", lambda *_args: asked.append(1))
        assert len(search_persons(session, who, "loja", 8)) == 8
    assert len(asked) == 1


def test_only_what_the_actor_may_see_is_counted(store: Store, built: Built) -> None:
    with store.writing() as session:
        a_case(session, built, login="helena", assignee="helena")
    with store.reading() as session:
        key = built.persons["padaria"]
        assert count_open_cases(session, actor(session, "helena"), key) == 1
        assert count_open_cases(session, actor(session, "beatriz"), key) == 0


def test_a_person_is_read_whole(store: Store, built: Built) -> None:
    with store.reading() as session:
        summary = read_person_summary(session, actor(session), built.persons["padaria"])
    found = summary.person
    assert found.kind is PersonKind.COMPANY
    assert found.phones == ("+5521998761200",)
    assert found.emails == ("fiscal@estreladosul.com.br", "rosangela@estreladosul.com.br")
    assert [(c.name, c.department) for c in found.contacts] == [("Rosângela", "financeiro")]
    assert summary.open_cases == 0


def test_a_person_that_is_not_there_is_said(store: Store) -> None:
    with store.reading() as session, pytest.raises(RecordGone):
        read_person(session, uuid.uuid4())


def test_the_same_document_or_phone_is_found_whatever_the_name(store: Store, built: Built) -> None:
    padaria, ana = built.persons["padaria"], built.persons["ana"]
    with store.reading() as session:
        who = actor(session)
        assert [p.id for p in same_persons(session, who, "12ABC34501DE35", (), None)] == [padaria]
        assert [p.id for p in same_persons(session, who, None, ("+5511988887777",), None)] == [ana]
        assert {p.id for p in same_persons(session, who, "12ABC34501DE35", ("+5511988887777",), None)} == {
            padaria,
            ana,
        }
        assert same_persons(session, who, "12ABC34501DE35", (), padaria) == ()
        assert same_persons(session, who, None, (), None) == ()


def test_open_ones_that_look_alike_are_shown_the_most_alike_first(store: Store, built: Built) -> None:
    with store.writing() as session:
        a_case(session, built, subject="NF-e denegada")
        wanted = a_case(session, built, subject="NF-e rejeitada: CFOP inválido")
        a_case(session, built, subject="Segunda via do contrato")
        a_case(session, built, subject="NF-e rejeitada", person_key="ana")
    with store.reading() as session:
        found = similar_cases(session, actor(session), built.persons["padaria"], TYPED, NOW)
    assert [case.subject for case in found] == ["NF-e rejeitada: CFOP inválido", "NF-e denegada"]
    assert found[0].id == wanted
    assert (found[0].center, found[0].closed_at, found[0].last_opinion_at) == ("Suporte N1", None, NOW)


def test_closed_ones_count_for_thirty_days_and_come_last(store: Store, built: Built) -> None:
    with store.writing() as session:
        closed = a_case(session, built, subject="NF-e rejeitada de novo, CFOP")
        a_case(session, built, subject="NF-e denegada")
    close(store, closed, built)
    with store.reading() as session:
        who, key = actor(session, "helena"), built.persons["padaria"]
        found = similar_cases(session, who, key, TYPED, NOW + timedelta(days=30))
        assert [case.closed_at is not None for case in found] == [False, True]
        later = similar_cases(session, who, key, TYPED, NOW + timedelta(days=31))
        assert [case.subject for case in later] == ["NF-e denegada"]


def test_without_a_subject_nothing_is_compared(store: Store, built: Built) -> None:
    with store.writing() as session:
        a_case(session, built)
    with store.reading() as session:
        assert similar_cases(session, actor(session), built.persons["padaria"], "  ", NOW) == ()


def test_what_the_actor_may_not_see_is_not_shown_as_alike(store: Store, built: Built) -> None:
    with store.writing() as session:
        a_case(session, built)
    with store.reading() as session:
        assert similar_cases(session, actor(session, "beatriz"), built.persons["padaria"], TYPED, NOW) == ()


def test_the_path_of_a_type_is_its_own_or_its_groups(store: Store, built: Built) -> None:
    with store.reading() as session:
        found = effective_definition(session, built.types["fiscal"])
        assert found is not None
        assert found.first.order == 1
        assert effective_definition(session, built.types["free"]) is None


def meant(store: Store, link: str) -> list[tuple[str, str | None, str]]:
    with store.reading() as session:
        found = persons_of_link(session, actor(session), parse_link(link))  # type: ignore[arg-type]
        return [(each.person.name, each.phone, each.contact) for each in found]


@pytest.mark.parametrize(
    ("link", "phone"),
    [
        ("tel:+5521998761200", "+5521998761200"),
        ("tel:998761200", "+5521998761200"),
        ("crm-desktop:pessoa?documento=12ABC34501DE35", None),
    ],
)
def test_a_link_means_a_person_by_phone_or_document(
    store: Store, built: Built, link: str, phone: str | None
) -> None:
    assert meant(store, link) == [("Padaria Estrela do Sul Ltda", phone, "")]


def test_a_link_means_a_person_by_code(store: Store, built: Built) -> None:
    with store.reading() as session:
        code = read_person(session, built.persons["ana"]).code
    assert meant(store, f"crm-desktop:pessoa?codigo={code.lower()}") == [("Ana Paula Ribeiro", None, "")]


@pytest.mark.parametrize(
    "link",
    [
        "tel:+5511998761200",  # the same digits in another area
        "tel:1200",  # the end of a number, which is another short number
        "crm-desktop:pessoa?documento=11222333000181",
        "crm-desktop:pessoa?codigo=C-0",
        "crm-desktop:pessoa?codigo=C_",
    ],
)
def test_a_part_of_a_sign_means_nobody(store: Store, built: Built, link: str) -> None:
    assert meant(store, link) == []


def test_who_shares_a_phone_is_a_candidate_those_in_use_first(store: Store, built: Built) -> None:
    with store.writing() as session:
        person(session, "Abatedouro Antigo Ltda", phone="(21) 99876-1200")
        session.execute(update(Person).where(Person.name == "Abatedouro Antigo Ltda").values(active=False))
        contact = select(PersonContact).join(Person, Person.id == PersonContact.person_id)
        other = person(session, "Bar do Zeca", contact="Zeca")
        zeca = session.scalars(contact.where(Person.id == other)).one()
        zeca.phone, zeca.digits = "+5521998761200", reversed_digits("+5521998761200")
    assert meant(store, "tel:+5521998761200") == [
        ("Bar do Zeca", "+5521998761200", "Zeca"),
        ("Padaria Estrela do Sul Ltda", "+5521998761200", ""),
        ("Abatedouro Antigo Ltda", "+5521998761200", ""),
    ]
    with store.reading() as session:
        first = persons_of_link(session, actor(session), phone_link("99876-1200"), limit=1)
    assert [each.contact for each in first] == ["Zeca"]
