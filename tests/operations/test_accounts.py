"""Log-in: argon2id, counted attempts, no default password."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from crm_desktop.errors import InactiveUser, LockedOut, NotAllowed, WeakPassword, WrongPassword
from crm_desktop.models.user import User
from crm_desktop.operations.accounts import create_administrator, log_in, set_password
from crm_desktop.queries.actor import Actor
from crm_desktop.storage.opening import Store, base_url, open_base
from tests.builders import NOW, Built, actor, give_password

PASSWORD = "café com pão 8"


@pytest.fixture
def with_password(store: Store, built: Built) -> Store:
    with store.writing() as session:
        give_password(session, PASSWORD)
    return store


def attempt(store: Store, password: str, login: str = "marina", seconds: int = 0) -> object:
    with store.writing() as session:
        return log_in(session, login=login, password=password, now=NOW + timedelta(seconds=seconds))


@pytest.mark.embedded("the server keeps passwords and lets people in")
def test_the_right_password_lets_in_with_rights(with_password: Store) -> None:
    found = attempt(with_password, PASSWORD, login="  MARINA ")
    assert isinstance(found, Actor)
    assert "write_opinion" in found.rights


@pytest.mark.embedded("the server keeps passwords and lets people in")
def test_the_password_is_kept_as_argon2id_only(with_password: Store) -> None:
    with with_password.reading() as session:
        kept = session.scalar(select(User.password_hash).where(User.login == "marina"))
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


@pytest.mark.embedded("the server keeps passwords and lets people in")
def test_wrong_ones_are_counted_over_restarts_and_the_fifth_locks(with_password: Store) -> None:
    for n in range(1, 5):
        found = attempt(with_password, "errada")
        assert isinstance(found, WrongPassword)
        assert (found.attempt, found.of) == (n, 5)
    assert isinstance(attempt(with_password, "errada"), LockedOut)
    assert isinstance(attempt(with_password, PASSWORD), LockedOut)
    assert isinstance(attempt(with_password, PASSWORD, seconds=301), Actor)


def test_who_has_no_password_cannot_enter(store: Store, built: Built) -> None:
    assert isinstance(attempt(store, ""), WrongPassword)
    assert isinstance(attempt(store, "qualquer", login="ninguem"), WrongPassword)


@pytest.mark.embedded("the server keeps passwords and lets people in")
def test_an_inactive_user_is_told_only_with_the_right_password(with_password: Store) -> None:
    with with_password.writing() as session:
        user = session.scalars(select(User).where(User.login == "marina")).one()
        user.active = False
    assert isinstance(attempt(with_password, "errada"), WrongPassword)
    assert isinstance(attempt(with_password, PASSWORD), InactiveUser)


def test_a_short_password_is_refused(store: Store, built: Built) -> None:
    with pytest.raises(WeakPassword), store.writing() as session:
        who = actor(session)
        set_password(session, actor=who, now=NOW, user_id=who.user_id, password="1234567")


def test_nobody_sets_another_ones_password_without_the_right(store: Store, built: Built) -> None:
    with pytest.raises(NotAllowed), store.writing() as session:
        set_password(session, actor=actor(session), now=NOW, user_id=built.users["carlos"], password=PASSWORD)


def test_an_empty_base_gets_its_administrator(tmp_path) -> None:  # type: ignore[no-untyped-def]
    store = open_base(base_url(tmp_path / "nova.db"), create=True)
    with store.writing() as session:
        create_administrator(session, name="Dona Célia", login="Celia", password=PASSWORD)
    found = attempt(store, PASSWORD, login="celia")
    store.close()
    assert isinstance(found, Actor)
    assert "configure" in found.rights
