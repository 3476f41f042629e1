from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.shared.bases import SharedBases
from tests.shared.scene import Scene, build_scene


@pytest.fixture(scope="session")
def scene(shared_bases: SharedBases) -> Iterator[Scene]:
    """One for all attacks: none of them may change anything."""
    with shared_bases.copy() as base:
        built = build_scene(base)
        yield built
        built.close()
