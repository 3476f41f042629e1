from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.cli.server import ADMIN_PASSWORD, PERSON_PASSWORD
from crm_desktop.ui.desk import Desk
from tests.builders import a_case
from tests.shared.bases import SharedBase, SharedBases, TestStore, build_bases
from tests.shared.desks import MakeDesk, desk_on
from tests.shared.empty import NAME, SECRET, make_old
from tests.shared.scene import Scene, build_scene
from tests.shared.server import PASSWORD, Server, running


@pytest.fixture(scope="session")
def scene() -> Iterator[Scene]:
    """One for all attacks: none of them may change anything. On a server of its own, since other tests restart theirs."""
    with running() as server, build_bases(server).copy() as base:
        built = build_scene(base)
        yield built
        built.close()


@pytest.fixture
def desk_of(shared_base: SharedBase, tmp_path: Path, qtbot: QtBot) -> Iterator[MakeDesk]:
    """A desk for a login, as the log-in on a shared base makes it."""
    made: list[Desk] = []

    def make(login: str) -> Desk:
        made.append(desk_on(shared_base.open(login), tmp_path / login))
        return made[-1]

    yield make
    for desk in made:
        desk.runner.close()


@pytest.fixture
def case_ids(shared_base: SharedBase) -> list[uuid.UUID]:
    """Three processes in Suporte N1, which both Marina and Carlos see; all of them Marina's."""
    admin = TestStore(shared_base)
    with admin.writing() as session:
        found: list[uuid.UUID] = [
            a_case(session, shared_base.built, subject=f"Assunto {n}") for n in range(3)
        ]
    admin.close()
    return found


@pytest.fixture
def server(shared_bases: SharedBases, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """With an empty database, which goes again with its roles."""
    server = shared_bases.server
    server.create_database(NAME)
    monkeypatch.setenv(ADMIN_PASSWORD, PASSWORD)
    monkeypatch.setenv(PERSON_PASSWORD, SECRET)
    yield server
    server.drop_database(NAME)
    with closing(server.connect("postgres")) as connection:
        left = connection.execute(
            "SELECT pg_get_userbyid(m.member) FROM pg_auth_members m"
            " WHERE pg_get_userbyid(m.roleid) = 'crm_fresh_agent' AND pg_get_userbyid(m.member) <> 'crm_fresh_keeper'"
        ).fetchall()
        for role in [*(row[0] for row in left), "crm_fresh_keeper", "crm_fresh_agent", "crm_fresh_owner"]:
            connection.execute(f'DROP ROLE IF EXISTS "{role}"')


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The file of an embedded base."""
    return make_old(tmp_path / "crm.db")
