"""What becomes of the sessions of a person who may no longer be there, and of too many of them."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from crm_desktop.storage.shared.names import role_of
from tests.shared.bases import SECRET, TEMPLATE, SharedBase

LIMIT = 8
LOGIN = "gone-soon"


@pytest.fixture
def chief(shared_base: SharedBase) -> Iterator[psycopg.Connection[Any]]:
    """The superuser, in a base with one person more: roles are the server's, and the others' are all tests'."""
    with contextlib.closing(shared_base.connect()) as connection:
        connection.execute(
            "INSERT INTO crm.users (id, login, name, role, center_id, failed_attempts, active)"
            " SELECT gen_random_uuid(), %s, 'X', 'agent', id, 0, true FROM crm.responsibility_center LIMIT 1",
            (LOGIN,),
        )
        connection.execute(f"ALTER ROLE \"{role_of(TEMPLATE, LOGIN)}\" LOGIN PASSWORD '{SECRET}'")
        yield connection
        connection.execute("DELETE FROM crm.users WHERE name = 'X'")


def connect(base: SharedBase, login: str = LOGIN) -> psycopg.Connection[Any]:
    return base.server.connect(base.name, role_of(TEMPLATE, login), SECRET)


def until_it_ends(connection: psycopg.Connection[Any]) -> psycopg.Error:
    """What the server says when it ends the session, which it does a moment after it was told to."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            connection.execute("SELECT 1")
        except psycopg.Error as error:
            return error
    raise AssertionError("the session goes on")


@pytest.mark.parametrize("change", ["active = false", "active = false, login = 'gone'"])
def test_a_deactivated_person_is_thrown_out_and_not_let_in(
    shared_base: SharedBase, chief: psycopg.Connection[Any], change: str
) -> None:
    with contextlib.closing(connect(shared_base)) as session:
        chief.execute(f"UPDATE crm.users SET {change} WHERE login = '{LOGIN}'".encode())
        assert until_it_ends(session).sqlstate in ("57P01", None)
    for login in (LOGIN, "gone"):
        with pytest.raises(psycopg.OperationalError):
            connect(shared_base, login)


def test_a_removed_person_is_thrown_out(shared_base: SharedBase, chief: psycopg.Connection[Any]) -> None:
    with contextlib.closing(connect(shared_base)) as session:
        chief.execute(f"DELETE FROM crm.users WHERE login = '{LOGIN}'".encode())
        assert until_it_ends(session).sqlstate in ("57P01", None)


def test_one_person_does_not_take_all_connections(
    shared_base: SharedBase, chief: psycopg.Connection[Any]
) -> None:
    with contextlib.ExitStack() as held:
        for _ in range(LIMIT):
            held.enter_context(contextlib.closing(connect(shared_base)))
        with pytest.raises(psycopg.OperationalError, match="too many connections"):
            connect(shared_base)
