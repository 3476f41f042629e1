"""A real, migrated base for every test: copied from one that is made once."""

from __future__ import annotations

import ctypes
import errno
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from crm_desktop.queries.actor import actor_by_login
from crm_desktop.queries.options import read_options
from crm_desktop.storage.opening import Store, base_url, open_base
from tests.builders import NOW, Built, build_desk
from tests.shared.bases import BRAZIL, TEMPLATE_OF_BRAZIL, SharedBase, SharedBases, TestStore, build_bases
from tests.shared.server import running

WINDOWS = sys.platform == "win32"
WINE = WINDOWS and hasattr(ctypes.windll.ntdll, "wine_get_version")  # type: ignore[attr-defined]
TESTS_BETWEEN_COLLECTIONS = 20
PATIENCE_MS = 60_000
BOTH = ("tests.operations.", "tests.queries.", "tests.journeys.test_opinion")
LOCALES = ("tests.queries.test_persons", "tests.queries.test_search", "tests.queries.test_order")
"""What compares and sorts texts is tried under a locale of Brazil too."""


def pytest_configure(config: pytest.Config) -> None:
    if WINDOWS:
        # Nobody inside the program can answer a dialog of Windows itself.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        # A dialog whose content needs more room than its size said gets the room, and Qt tells it.
        config.addinivalue_line("qt_log_ignore", "QWindowsWindow::setGeometry: Unable to set geometry")
    if WINE:
        # Wine 8 ends a program that calls it; without it shutil copies otherwise.
        import _winapi

        del _winapi.CopyFile2  # type: ignore[attr-defined]
        # Slower than any Windows; a test that passes waits no longer for it.
        for wait in (
            QtBot.waitUntil,
            QtBot.waitSignal,
            QtBot.waitSignals,
            QtBot.waitExposed,
            QtBot.waitActive,
        ):
            if wait.__kwdefaults__ and "timeout" in wait.__kwdefaults__:
                wait.__kwdefaults__["timeout"] = PATIENCE_MS
        # Wine 8 lacks them, and Qt says so at each window.
        for missing in ("DpiAwareness::PerMonitorVersion2", "EnableNonClientDpiScaling"):
            config.addinivalue_line("qt_log_ignore", missing)


@pytest.fixture(scope="session", autouse=True)
def collections() -> Iterator[Iterator[int]]:
    """As in the program (ui/garbage.py): no worker collects, or widgets would end outside their thread."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield count(1)
    gc.enable()


@pytest.fixture(autouse=True)
def collected_here(collections: Iterator[int]) -> Iterator[None]:
    yield
    gc.disable()
    gc.collect(2 if next(collections) % TESTS_BETWEEN_COLLECTIONS == 0 else 1)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nothing is written through to it any more."""

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)


@pytest.fixture(scope="session")
def built_base(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    path = tmp_path_factory.mktemp("base") / "crm.db"
    store = open_base(base_url(path), create=True)
    with store.writing() as session:
        built = build_desk(session)
    store.checkpoint()
    store.close()
    return path, built


@pytest.fixture
def base_path(built_base: tuple[Path, Built], tmp_path: Path) -> Path:
    path = tmp_path / "crm.db"
    shutil.copy(built_base[0], path)
    return path


@pytest.fixture(scope="session")
def shared_bases() -> Iterator[SharedBases]:
    with running() as server:
        yield build_bases(server)


@pytest.fixture(scope="session")
def bases_of_brazil(shared_bases: SharedBases) -> SharedBases:
    return build_bases(shared_bases.server, TEMPLATE_OF_BRAZIL, BRAZIL)


@pytest.fixture
def shared_base(
    shared_bases: SharedBases, engine: str, request: pytest.FixtureRequest
) -> Iterator[SharedBase]:
    """A shared base of the test's own, with the same desk."""
    bases = request.getfixturevalue("bases_of_brazil") if engine == "brazil" else shared_bases
    with bases.copy() as base:
        yield base


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What cannot hold where they run is skipped, each for its own reason; what needs windows is marked."""
    absent = [name for name, here in (("not_on_windows", WINDOWS), ("not_under_wine", WINE)) if here]
    for item in items:
        if "tests/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.windowed)
        for mark in (mark for name in absent for mark in item.iter_markers(name)):
            item.add_marker(pytest.mark.skip(reason=mark.args[0]))
    if platform := os.environ.get("CRM_TESTS_PLATFORM"):
        wanted = [i for i in items if bool(i.get_closest_marker("windowed")) is (platform == "windows")]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Verbs and questions are tried on both kinds of base."""
    if "engine" in metafunc.fixturenames and metafunc.module.__name__.startswith(BOTH):
        only = metafunc.definition.get_closest_marker("embedded")
        engines = (
            ("embedded", "shared", "brazil")
            if metafunc.module.__name__ in LOCALES
            else ("embedded", "shared")
        )
        metafunc.parametrize("engine", ("embedded",) if only else engines)


@pytest.fixture
def engine() -> str:
    return "embedded"


@pytest.fixture
def built(engine: str, request: pytest.FixtureRequest) -> Built:
    if engine == "shared":
        return request.getfixturevalue("shared_bases").built  # type: ignore[no-any-return]
    if engine == "brazil":
        return request.getfixturevalue("bases_of_brazil").built  # type: ignore[no-any-return]
    return request.getfixturevalue("built_base")[1]  # type: ignore[no-any-return]


@pytest.fixture
def store(engine: str, request: pytest.FixtureRequest) -> Iterator[Store]:
    opened: Store
    if engine != "embedded":
        opened = TestStore(request.getfixturevalue("shared_base"))
    else:
        opened = open_base(base_url(request.getfixturevalue("base_path")))
    yield opened
    opened.close()


@pytest.fixture
def make_desk(store: Store, tmp_path: Path, qtbot: object) -> Iterator[Callable[..., object]]:
    """Makes a Desk for a login, as the composition root does, on the test's own base and profile."""
    from crm_desktop.credentials import Credentials
    from crm_desktop.settings import Paths, Settings
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.runner import Runner

    runners: list[Runner] = []

    def make(login: str = "marina") -> Desk:
        with store.reading() as session:
            actor = actor_by_login(session, login)
            options = read_options(session, actor)
        if isinstance(store, TestStore):
            runner = Runner(store.base.open(login), actor)
        else:
            runner = Runner(open_base(base_url(store.path)), actor)  # type: ignore[arg-type]
        started = NOW + timedelta(minutes=1)
        runner.clock = lambda: started
        runners.append(runner)
        desk = Desk(
            runner,
            settings=Settings(),
            paths=Paths.for_profile(tmp_path / "profile"),
            credentials=Credentials(),
        )
        desk.options = options
        return desk

    yield make
    for runner in runners:
        runner.close()


@pytest.fixture(scope="session", autouse=True)
def no_system_keyring() -> None:
    """Left to itself the library takes the best that it knows, and it knows every class that a test has made."""
    import keyring
    import keyring.backends.fail

    keyring.set_keyring(keyring.backends.fail.Keyring())


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """What the system's keyring keeps; without this fixture the tests' system has none."""
    from crm_desktop.credentials import Credentials

    kept: dict[tuple[str, str], str] = {}

    def remember(_self: Credentials, service: str, user: str, secret: str) -> bool:
        kept[service, user] = secret
        return True

    monkeypatch.setattr(Credentials, "recall", lambda _self, service, user: kept.get((service, user)))
    monkeypatch.setattr(Credentials, "remember", remember)
    return kept


@pytest.fixture
def desk(make_desk: Callable[..., object]) -> object:
    return make_desk("marina")
