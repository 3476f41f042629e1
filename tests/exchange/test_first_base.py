"""The first base, as the assistant asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from crm_desktop.errors import BaseCorrupted, BaseMisplaced, BaseUnreachable, CrmError, Missing, WeakPassword
from crm_desktop.exchange.first_base import make_base
from crm_desktop.operations.accounts import log_in
from crm_desktop.queries.actor import Actor
from crm_desktop.storage.opening import Store, base_url
from crm_desktop.values.terms import Right
from tests.exchange.documents import NOW, rows_of

PASSWORD = "uma senha longa"


@contextmanager
def made(folder: Path, **changes: Any) -> Iterator[Store]:
    arguments: dict[str, Any] = {
        "database": "",
        "default_file": folder / "base" / "crm.db",
        "name": "Rita Ramos",
        "login": "Rita",
        "password": PASSWORD,
        "start": "empty",
    }
    store = make_base(**{**arguments, **changes})
    try:
        yield store
    finally:
        store.close()


def refused(folder: Path, error: type[CrmError], **changes: Any) -> None:
    with pytest.raises(error), made(folder, **changes):
        pass


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("start", ["empty", "example", "demo"])
def test_the_administrator_enters_and_may_do_everything(start: str, tmp_path: Path) -> None:
    with made(tmp_path, start=start) as store, store.writing() as session:
        actor = log_in(session, login="rita", password=PASSWORD, now=NOW)
        assert isinstance(actor, Actor)
        assert (actor.name, actor.rights) == ("Rita Ramos", frozenset(Right))


def test_an_empty_base_has_the_administrator_and_a_center(tmp_path: Path) -> None:
    with made(tmp_path) as store:
        counts = rows_of(store)
    assert (counts["users"], counts["responsibility_center"], counts["cases"]) == (1, 1, 0)
    assert (counts["service_type"], counts["workflow"]) == (0, 0)


def test_the_example_has_the_configuration_alone(tmp_path: Path) -> None:
    with made(tmp_path, start="example") as store:
        counts = rows_of(store)
    assert (counts["users"], counts["cases"], counts["person"]) == (1, 0, 0)
    assert (counts["service_type"], counts["workflow"], counts["responsibility_center"]) == (12, 4, 10)


def test_the_demo_has_the_processes_and_nobody_else_has_a_password(tmp_path: Path) -> None:
    with made(tmp_path, start="demo") as store:
        counts = rows_of(store)
        with store.reading() as session:
            logins = session.scalars(text("SELECT login FROM users WHERE password_hash IS NOT NULL")).all()
    assert counts["cases"] == 3000
    assert logins == ["rita"]


def test_it_is_where_it_was_asked_for(tmp_path: Path) -> None:
    elsewhere = tmp_path / "outra" / "base.db"
    with made(tmp_path, database=base_url(elsewhere)) as store:
        assert store.path == elsewhere
    assert {path.name for path in files(tmp_path)} == {"base.db"}


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - Empresa", "Google Drive"])
def test_a_synchronised_folder_is_refused_before_anything_is_made(folder: str, tmp_path: Path) -> None:
    with pytest.raises(BaseMisplaced) as error, made(tmp_path, default_file=tmp_path / folder / "crm.db"):
        pass
    assert error.value.path == tmp_path / folder / "crm.db"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("start", ["empty", "example", "demo"])
def test_a_failure_leaves_no_file(start: str, tmp_path: Path) -> None:
    refused(tmp_path, WeakPassword, start=start, password="123")
    refused(tmp_path, Missing, start=start, login=" ")
    assert files(tmp_path) == []


def test_a_base_that_was_there_stays_when_it_fails(tmp_path: Path) -> None:
    with made(tmp_path) as store:
        assert store.path is not None
        path = store.path
    refused(tmp_path, WeakPassword, password="123")
    assert path.is_file()
    with made(tmp_path) as store:
        assert rows_of(store)["users"] == 1


def test_a_file_that_is_no_base_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "base" / "crm.db"
    path.parent.mkdir()
    path.write_bytes(b"lista de compras" * 100)
    refused(tmp_path, BaseCorrupted)
    assert path.read_bytes() == b"lista de compras" * 100


@pytest.mark.parametrize("address", ["postgresql://servidor/crm", "servidor"])
def test_an_address_that_is_no_embedded_base_is_out_of_reach(address: str, tmp_path: Path) -> None:
    refused(tmp_path, BaseUnreachable, database=address)
    assert files(tmp_path) == []
