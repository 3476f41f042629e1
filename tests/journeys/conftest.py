"""What journeys without a base begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import a_case
from tests.journeys.away import Line
from tests.shared.bases import SharedBase, TestStore
from tests.shared.proxy import Proxy


@pytest.fixture
def line(shared_base: SharedBase, tmp_path: Path) -> Iterator[Line]:
    admin = TestStore(shared_base)
    with admin.writing() as session:
        case_id = a_case(session, shared_base.built)
    admin.close()
    note = tmp_path / "nota.xml"
    note.write_bytes(b"<nota/>")
    with Proxy(shared_base.server.port) as proxy:
        made = Line(shared_base, proxy, case_id, tmp_path / "profile", note)
        yield made
        for runner in made.runners:
            runner.close()
