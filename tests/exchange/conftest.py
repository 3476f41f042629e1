"""Empty bases, and one demo base that is generated once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.exchange.demo import generate
from crm_desktop.storage.opening import Store, base_url, open_base
from tests.exchange.documents import NOW, export


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "crm.db"
    store = open_base(base_url(path), create=True)
    store.checkpoint()
    store.close()
    return path


@pytest.fixture
def new_base(empty_file: Path, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Makes another empty base."""
    opened: list[Store] = []

    def make() -> Store:
        path = tmp_path / f"{len(opened)}.db"
        shutil.copy(empty_file, path)
        opened.append(open_base(base_url(path)))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def empty(new_base: Callable[[], Store]) -> Store:
    return new_base()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    path = tmp_path_factory.mktemp("demo") / "crm.db"
    shutil.copy(empty_file, path)
    store = open_base(base_url(path))
    generate(store, now=NOW, processes=400)
    store.checkpoint()
    store.close()
    return path


@pytest.fixture
def demo(demo_file: Path) -> Iterator[Store]:
    """The demo base of 400 processes; only to be read."""
    store = open_base(base_url(demo_file))
    yield store
    store.close()


@pytest.fixture(scope="session")
def demo_document(demo_file: Path) -> dict[str, Any]:
    store = open_base(base_url(demo_file))
    try:
        return export(store)
    finally:
        store.close()
