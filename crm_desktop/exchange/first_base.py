"""A new base, as the assistant asks for it or as an import makes it; one that came to nothing leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    forget = _forgetting(path)
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
        forget()
        raise
    return store


@contextmanager
def base_to_fill(database: str, *, keep: bool = True) -> Iterator[Store]:
    """The base, made when it is not there, open within the block. One that was made goes again when the block
    raises, or without `keep`. Raises what opening raises."""
    forget = _forgetting(Path(make_url(database).database or ""))
    try:
        store = open_base(database, create=True)
        try:
            yield store
        finally:
            store.close()
    except BaseException:
        forget()
        raise
    if not keep:
        forget()


def _forgetting(path: Path) -> Callable[[], None]:
    """What takes the base and the folders made for it away again; nothing for a base that is there now."""
    if path.exists():
        return lambda: None
    made = [folder for folder in path.parents if not folder.exists()]

    def forget() -> None:
        for ending in ("", "-wal", "-shm"):
            Path(str(path) + ending).unlink(missing_ok=True)
        for folder in made:
            try:
                folder.rmdir()
            except OSError:  # never made, or somebody else put something there
                return

    return forget
