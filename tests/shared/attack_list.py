"""All of them."""

from __future__ import annotations

from tests.shared import attacks_on_files as files
from tests.shared import attacks_on_history as history
from tests.shared import attacks_on_moves as moves
from tests.shared import attacks_on_others as others
from tests.shared import attacks_on_server as server

ATTACKS = (
    *history.CHANGES, *history.AUTHORS, *history.OPINIONS, *files.FILES, *history.WRITTEN, *history.MOMENTS,
    *moves.MOVES, *moves.BIRTHS, *moves.SAID_BY_THE_SERVER,
    *others.READ, *others.WRITE, *others.WITHOUT_WRITING,
    *server.CONFIGURING, *server.SCHEMA, *server.SERVER,
)  # fmt: skip
