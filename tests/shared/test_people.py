"""People are managed by an administrator of the CRM, under the administrator's own role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import select

from crm_desktop.errors import LoginRefused, NotAllowed, RecordInUse, WeakPassword
from crm_desktop.models.user import User
from crm_desktop.operations.configuration_users import LAST_ADMINISTRATOR, UserFields, save_user
from crm_desktop.queries.actor import connected_actor
from crm_desktop.queries.configuration import list_users
from crm_desktop.storage.shared.names import role_of
from crm_desktop.storage.shared.opening import SharedStore, open_shared
from crm_desktop.values.terms import Right, Role
from tests.builders import NOW, a_case
from tests.shared.bases import SECRET, SharedBase

FIRST, SECOND = "uma frase longa", "outra frase longa"


@pytest.fixture
def paula(shared_base: SharedBase) -> Iterator[UserFields]:
    """Somebody new; her role is the server's, and goes again."""
    center = shared_base.built.centers["SUP1"]
    yield UserFields("paula", "Paula Reis", center_id=center, password=FIRST)
    with shared_base.connect() as connection:
        connection.execute(f'DROP OWNED BY "{role_of(shared_base.template, "paula")}"')
        connection.execute(f'DROP ROLE "{role_of(shared_base.template, "paula")}"')


@pytest.fixture
def admin(shared_base: SharedBase) -> Iterator[SharedStore]:
    with closing(shared_base.open("admin")) as store:
        yield store


def save(store: SharedStore, fields: UserFields) -> None:
    """By whoever the store connects as; the one of that login, where there is one."""
    who = store.ask(connected_actor)
    key = store.ask(lambda session: session.scalar(select(User.id).where(User.login == fields.login)))
    store.carry_out(lambda session: save_user(session, actor=who, now=NOW, fields=fields, record_id=key))


def people(store: SharedStore) -> list[tuple[str, bool]]:
    """As Configurador › Usuários lists them, and who is active."""
    who = store.ask(connected_actor)
    return [(row.login, row.active) for row in store.ask(lambda session: list_users(session, who)).rows]


def test_a_new_person_logs_in_with_the_password_given_and_works(
    shared_base: SharedBase, admin: SharedStore, paula: UserFields
) -> None:
    save(admin, replace(paula, rights={Right.EXPORT: True}))
    with closing(open_shared(shared_base.url, "paula", FIRST)) as hers:
        who = hers.ask(connected_actor)
        assert (who.name, who.center_id) == ("Paula Reis", shared_base.built.centers["SUP1"])
        assert {Right.WRITE_OPINION, Right.EXPORT} <= who.rights
        assert Right.CONFIGURE not in who.rights
        hers.carry_out(lambda session: a_case(session, shared_base.built, login="paula", assignee=None))
    with pytest.raises(LoginRefused):
        open_shared(shared_base.url, "paula", SECOND)


def test_a_new_password_takes_the_old_ones_place_and_none_leaves_it(
    shared_base: SharedBase, admin: SharedStore, paula: UserFields
) -> None:
    save(admin, paula)
    save(admin, replace(paula, name="Paula Reis Lima", password=""))
    open_shared(shared_base.url, "paula", FIRST).close()
    save(admin, replace(paula, password=SECOND))
    open_shared(shared_base.url, "paula", SECOND).close()
    with pytest.raises(LoginRefused):
        open_shared(shared_base.url, "paula", FIRST)
    with pytest.raises(WeakPassword):
        save(admin, replace(paula, password="curta"))
    open_shared(shared_base.url, "paula", SECOND).close()


def test_a_deactivated_person_is_out_at_once_and_comes_back_with_the_same_password(
    shared_base: SharedBase, admin: SharedStore, paula: UserFields
) -> None:
    save(admin, paula)
    with closing(open_shared(shared_base.url, "paula", FIRST)) as hers:
        assert hers.ask(connected_actor).login == "paula"
        save(admin, replace(paula, password="", active=False))
        with pytest.raises(LoginRefused):
            hers.ask(connected_actor)
    with pytest.raises(LoginRefused):
        open_shared(shared_base.url, "paula", FIRST)
    assert ("paula", False) in people(admin)
    save(admin, replace(paula, password=""))
    open_shared(shared_base.url, "paula", FIRST).close()


def test_rights_and_role_hold_from_the_next_question_on(
    shared_base: SharedBase, admin: SharedStore, paula: UserFields
) -> None:
    save(admin, paula)
    with closing(open_shared(shared_base.url, "paula", FIRST)) as hers:
        assert Right.SUPERVISE not in hers.ask(connected_actor).rights
        save(admin, replace(paula, password="", role=Role.SUPERVISOR))
        assert Right.SUPERVISE in hers.ask(connected_actor).rights
        save(admin, replace(paula, password="", rights={Right.CREATE: False}))
        assert Right.CREATE not in hers.ask(connected_actor).rights


def test_who_does_not_configure_saves_nobody(shared_base: SharedBase, admin: SharedStore) -> None:
    center = shared_base.built.centers["SUP1"]
    with closing(shared_base.open("helena")) as supervisor, pytest.raises(NotAllowed):
        save(supervisor, UserFields("paula", "Paula Reis", center_id=center, password=FIRST))
    assert "paula" not in dict(people(admin))


def test_the_last_administrator_stays_one(shared_base: SharedBase, admin: SharedStore) -> None:
    center = shared_base.built.centers["SUP1"]
    with pytest.raises(RecordInUse) as refused:
        save(admin, UserFields("admin", "Administração", role=Role.AGENT, center_id=center))
    assert refused.value.kind == LAST_ADMINISTRATOR
    open_shared(shared_base.url, "admin", SECRET).close()
