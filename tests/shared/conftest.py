from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.ui.desk import Desk
from tests.builders import a_case
from tests.shared.bases import SharedBase, TestStore, build_bases
from tests.shared.desks import MakeDesk, desk_on
from tests.shared.scene import Scene, build_scene
from tests.shared.server import running


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
