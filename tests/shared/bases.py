"""Shared bases for tests: one server a worker, one built desk, and a copy of it for every test."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from crm_desktop.operations.accounts import set_password
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.storage.shared.admin import AdminStore, administrator, make_shared_base
from crm_desktop.storage.shared.connecting import connect
from crm_desktop.storage.shared.opening import SharedStore, open_shared
from crm_desktop.values.addresses import parse_address
from tests.builders import NOW, Built, build_desk
from tests.shared.roles import NOW_OF_TESTS
from tests.shared.server import Server

TEMPLATE = "crm_built"
TEMPLATE_OF_BRAZIL = "crm_brazil"
BRAZIL = "LOCALE_PROVIDER icu ICU_LOCALE 'pt-BR'"
"""As names are sorted in Brazil, on every system; the servers of tests know no locale of their own but C."""
SECRET = "uma senha boa"
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class SharedBases:
    server: Server
    built: Built
    verifiers: dict[str, str]
    """By role, those of the built people."""
    template: str = TEMPLATE

    @contextmanager
    def copy(self) -> Iterator[SharedBase]:
        """A base of its own with the desk that `build_desk` makes; it goes at the end."""
        name = f"crm_{next(_numbers)}"
        self._let_everybody_in()
        self.server.create_database(name, self.template)
        try:
            yield SharedBase(self.server, name, self.built, self.template)
        finally:
            self.server.drop_database(name)

    def _let_everybody_in(self) -> None:
        """Roles are the server's: what a test did to one in its own base holds in all."""
        with contextlib.closing(self.server.connect("postgres")) as connection:
            standing = dict(
                connection.execute(
                    "SELECT rolname, CASE WHEN rolcanlogin THEN rolpassword END FROM pg_authid"
                ).fetchall()
            )
            for role, verifier in self.verifiers.items():
                if role not in standing:
                    connection.execute(
                        f'CREATE ROLE "{role}" CONNECTION LIMIT 8 IN ROLE "{self.template}_agent"'
                    )
                if standing.get(role) != verifier:
                    connection.execute(f"ALTER ROLE \"{role}\" LOGIN PASSWORD '{verifier}'")


@dataclass(frozen=True, slots=True)
class SharedBase:
    server: Server
    name: str
    built: Built
    template: str = TEMPLATE

    @property
    def url(self) -> str:
        """As an agent's program has it."""
        return self.server.url(self.name, roles=self.template)

    @property
    def admin_url(self) -> str:
        return self.server.url(self.name, admin=True)

    def open(self, login: str = "marina") -> SharedStore:
        return open_shared(self.url, login, SECRET)

    def connect(self) -> psycopg.Connection[Any]:
        """As superuser."""
        return self.server.connect(self.name)


class TestStore(AdminStore):
    """Sessions of a superuser, in which each verb runs under the role of its actor (tests/shared/roles.py)."""

    __test__ = False

    def __init__(self, base: SharedBase) -> None:
        address = parse_address(base.admin_url)
        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: connect(address, address.user, address.password),
            poolclass=QueuePool,
        )
        super().__init__(engine, address)
        self.base = base

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self._translated(), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self._translated(), Session(self.engine) as session, session.begin():
            yield session


def build_bases(server: Server, template: str = TEMPLATE, locale: str = "") -> SharedBases:
    """Makes the built desk, each of its people with a password."""
    server.create_database(template, locale=locale)
    url = server.url(template, admin=True)
    make_shared_base(url, lambda session: None)
    store = administrator(url)
    with store.writing() as session:
        built = build_desk(session)
    with store.writing() as session:
        for login in built.users:
            who = actor_by_login(session, login)
            set_password(session, actor=who, now=NOW, user_id=who.user_id, password=SECRET)
    with server.connect(template) as connection:
        connection.execute(NOW_OF_TESTS)
        found = connection.execute(
            "SELECT rolname, rolpassword FROM pg_authid JOIN crm.users ON role_name = rolname"
        ).fetchall()
    return SharedBases(server, built, dict(found), template)
