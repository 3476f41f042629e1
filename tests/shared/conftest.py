from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.shared.bases import build_bases
from tests.shared.scene import Scene, build_scene
from tests.shared.server import running


@pytest.fixture(scope="session")
def scene() -> Iterator[Scene]:
    """One for all attacks: none of them may change anything. On a server of its own, since other tests restart theirs."""
    with running() as server, build_bases(server).copy() as base:
        built = build_scene(base)
        yield built
        built.close()
