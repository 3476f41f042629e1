"""Keeps what a shared base is compared with: `python -m tools.reviewed [--check]`.

Without an option: makes a base on a server of its own and writes the newest file of crm_desktop/storage/shared/reviewed anew
from it. Read the difference before you commit it: it is the review.

  --check  writes nothing; fails when the file is not that of a fresh base, and says how
"""

from __future__ import annotations

import argparse
import sys

from crm_desktop.storage.shared.admin import administrator, make_shared_base
from crm_desktop.storage.shared.checking import (
    Snapshot,
    compared,
    reviewed,
    reviewed_file,
    snapshot,
    write_reviewed,
)
from tests.shared.server import Server, running

DATABASE = "crm_reviewed"


def fresh_snapshot(server: Server, database: str = DATABASE) -> Snapshot:
    """Of a base that is made for it."""
    server.create_database(database)
    url = server.url(database, admin=True)
    make_shared_base(url, lambda session: None)
    store = administrator(url)
    with store.engine.connect() as connection:
        return snapshot(connection)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tools.reviewed")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    with running() as server:
        found = fresh_snapshot(server)
    told = compared(reviewed() if reviewed_file().exists() else {}, found)
    print("\n".join(told) if told else "up to date")
    if asked.check:
        return 1 if told else 0
    write_reviewed(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
