"""A new base as the assistant asks for it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from crm_desktop.desktop.folders import misplaced
from crm_desktop.errors import BaseMisplaced, BaseUnreachable
from crm_desktop.exchange.demo import generate, generate_configuration
from crm_desktop.operations.accounts import create_administrator
from crm_desktop.storage.opening import Store, base_url, open_base


def make_base(
    *, database: str, default_file: Path, name: str, login: str, password: str, start: str
) -> Store:
    """Makes and opens it; `start` is `empty`, `example` or `demo`. On an error no half base is left behind.

    Raises BaseMisplaced, BaseUnreachable, Missing, WeakPassword and what opening raises.
    """
    url = database or base_url(default_file)
    try:
        path = Path(make_url(url).database or "")
    except ArgumentError as error:
        raise BaseUnreachable(url=url, detail=str(error)) from error
    reason = misplaced(path)
    if reason is not None:
        raise BaseMisplaced(path, reason)
    existed = path.exists()
    store: Store | None = None
    try:
        store = open_base(url, create=True)
        if start == "demo":
            generate(store, now=datetime.now(UTC))
        elif start == "example":
            with store.writing() as session:
                generate_configuration(session, now=datetime.now(UTC))
        with store.writing() as session:
            create_administrator(session, name=name, login=login, password=password)
    except BaseException:
        if store is not None:
            store.close()
        if not existed:
            for ending in ("", "-wal", "-shm"):
                Path(str(path) + ending).unlink(missing_ok=True)
        raise
    return store
