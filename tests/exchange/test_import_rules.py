"""An import walks around no rule that the Configurador holds: each refusal is a fault with its place."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from crm_desktop.operations.configuration_types import TypeFields, save_type
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.storage.opening import Store
from tests.exchange.documents import NOW, Row, desk, export, faults, take

USED = "já recebeu processos ou está em um fluxo publicado: “Encerra processo” não muda mais. Crie outro CR."
LAST = "é o último administrador ativo com senha. Antes, dê o papel de administrador a outro usuário."
SECRET = "correto cavalo bateria"


def only(**sections: Any) -> Row:
    return {"format": "crm-desktop/1", **sections}


@pytest.fixture
def there(empty: Store) -> Store:
    """The desk with one more center that nothing uses; Rita, the administrator, has a password."""
    rita, davi = desk()["users"]
    centers = [*desk()["centers"], {"code": "LIVRE", "name": "Livre"}, {"code": "SOLTO", "name": "Solto"}]
    take(empty, desk(users=[{**rita, "password": SECRET}, davi], centers=centers))
    return empty


# Centers.


def test_a_center_of_a_published_path_neither_begins_nor_ceases_to_close(there: Store) -> None:
    centers = [
        {"code": "DEV", "name": "Desenvolvimento", "closes": True},
        {"code": "LIVRE", "name": "Livre", "closes": True},
        {"code": "FIM", "name": "Concluído", "closes": False},
    ]
    assert faults(there, only(centers=centers)) == (
        f"centers[0].closes: Desenvolvimento {USED}",
        f"centers[2].closes: Concluído {USED}",
    )


def test_a_center_that_holds_a_process_neither(there: Store) -> None:
    case = {**desk()["cases"][0], "number": 8, "service_type": "2", "center": "LIVRE", "step": None}
    take(there, only(cases=[case]))
    assert faults(there, only(centers=[{"code": "LIVRE", "name": "Livre", "closes": True}])) == (
        f"centers[0].closes: Livre {USED}",
    )


def test_a_center_that_nothing_uses_may_close_from_now_on(there: Store) -> None:
    take(there, only(centers=[{"code": "LIVRE", "name": "Livre", "closes": True}]))
    assert {center["code"]: center["closes"] for center in export(there)["centers"]}["LIVRE"]


def test_a_center_of_which_the_document_does_not_say_it_stays_as_it_is(there: Store) -> None:
    take(there, only(centers=[{"code": "FIM", "name": "Encerrado"}]))
    found = {center["code"]: center for center in export(there)["centers"]}["FIM"]
    assert (found["name"], found["closes"]) == ("Encerrado", True)


# Administrators.


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"role": "agent"}, "role"),
        ({"role": "admin", "active": False}, "active"),
        ({"role": "admin", "rights": {"configure": False}}, "rights"),
    ],
)
def test_the_last_administrator_stays_one(fields: Row, name: str, there: Store) -> None:
    users = [{"login": "rita", "name": "Rita Ramos", "center": "SUP", **fields}]
    assert faults(there, only(users=users)) == (f"users[0].{name}: Rita Ramos {LAST}",)


def test_an_administrator_without_a_password_is_nobody_who_could_take_over(there: Store) -> None:
    users = [
        {"login": "davi", "name": "Davi Dias", "center": "DEV", "role": "admin"},
        {"login": "rita", "name": "Rita Ramos", "center": "SUP", "role": "agent"},
    ]
    assert faults(there, only(users=users)) == (f"users[1].role: Rita Ramos {LAST}",)


def test_the_office_is_handed_over_in_one_document_in_any_order(there: Store) -> None:
    users = [
        {"login": "rita", "name": "Rita Ramos", "center": "SUP", "role": "agent"},
        {"login": "davi", "name": "Davi Dias", "center": "DEV", "role": "admin", "password": SECRET},
    ]
    take(there, only(users=users))
    assert [(user["login"], user["role"]) for user in export(there)["users"]] == [
        ("davi", "admin"),
        ("rita", "agent"),
    ]


def test_a_user_of_whom_the_document_gives_no_role_keeps_it(there: Store) -> None:
    take(there, only(users=[{"login": "rita", "name": "Rita R.", "center": "SUP"}]))
    assert [(user["name"], user["role"]) for user in export(there)["users"]] == [
        ("Davi Dias", "agent"),
        ("Rita R.", "admin"),
    ]


# The calendar.


def hours(*rows: tuple[int, str, str]) -> Row:
    return only(
        business_hours=[{"weekday": day, "opens": opens, "closes": closes} for day, opens, closes in rows]
    )


def test_a_week_is_never_left_without_an_open_hour(there: Store) -> None:
    take(there, only(business_hours=[]))
    take(there, hours((0, "08:00", "12:00")))
    assert faults(there, only(business_hours=[])) == (
        "business_hours: a semana ficaria sem horário de atendimento. Informe ao menos um período.",
    )


def test_a_day_has_two_stretches_at_most(there: Store) -> None:
    document = hours(
        (1, "15:00", "18:00"), (1, "08:00", "10:00"), (1, "11:00", "14:00"), (2, "08:00", "10:00")
    )
    assert faults(there, document) == (
        "business_hours[0].weekday: o dia 1 tem mais de 2 períodos. Junte ou retire algum.",
    )


@pytest.mark.parametrize("opens", ["11:00", "12:00"])
def test_a_stretch_begins_after_the_one_before_it(opens: str, there: Store) -> None:
    assert faults(there, hours((1, opens, "18:00"), (1, "08:00", "12:00"), (2, opens, "18:00"))) == (
        f"business_hours[0].opens: {opens} não é depois do fim do período anterior do dia 1, 12:00.",
    )


# Types.


def test_a_group_that_is_still_empty_stays_a_group(there: Store) -> None:
    with there.writing() as session:
        fields = TypeFields(code="9", name="Grupo novo", is_group=True)
        save_type(session, actor=actor_by_login(session, "rita"), now=NOW, fields=fields)
    take(there, only(persons=[{"code": "C-9", "name": "Ana"}]))
    with there.reading() as session:
        assert session.execute(text("SELECT is_group FROM service_type WHERE code = '9'")).scalar() == 1
