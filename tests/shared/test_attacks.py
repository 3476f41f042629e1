"""An agent's own role and password, plain SQL, and nothing gained by it."""

from __future__ import annotations

import pytest

from tests.shared.attack_list import ATTACKS
from tests.shared.attacks import Attack, attack_committed, state_query
from tests.shared.scene import Scene


@pytest.fixture(scope="module")
def state(scene: Scene) -> str:
    return state_query(scene.superuser())


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: f"{a.name}, {a.who}".replace(" ", "_"))
def test_what_an_agent_tries_fails_and_changes_nothing(scene: Scene, state: str, attack: Attack) -> None:
    before = scene.superuser().execute(state.encode()).fetchone()
    found = attack_committed(scene.connected(attack.who), attack, scene.keys)
    after = scene.superuser().execute(state.encode()).fetchone()
    assert found == attack.expected
    assert after == before


def test_every_attempt_has_a_name_of_its_own() -> None:
    names = [(attack.name, attack.who) for attack in ATTACKS]
    assert len(names) == len(set(names)) >= 110
