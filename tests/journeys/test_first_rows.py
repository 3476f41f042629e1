"""The window opens with the day's list before the program itself is imported, and nothing moves when it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.app import first_rows
from crm_desktop.app.first_rows import read_opening
from crm_desktop.app.session import Session
from crm_desktop.operations.filters import save_filter
from crm_desktop.settings import Paths, write_state
from crm_desktop.storage.opening import Store, base_url
from crm_desktop.values.filters import CaseFilter
from tests.builders import NOW, Built, a_case, actor, give_password
from tests.journeys.test_first_run import start

__all__ = ["start"]
PASSWORD = "cafe com pao 8"


@pytest.fixture
def with_cases(store: Store, built: Built) -> Store:
    with store.writing() as session:
        give_password(session, PASSWORD)
        for subject in ("Primeiro", "Segundo", "Terceiro"):
            a_case(session, built, subject=subject)
    return store


def test_the_first_rows_stay_where_the_user_took_them(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    with_cases: Store,
    base_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[tuple[int, bool]] = []
    went_on = Session._go_on

    def go_on(session: Session) -> None:
        table = session.window.table
        seen.append((len(table.cases.rows), session.runner.store is None))
        table.select_case(table.cases.rows[1].id)
        went_on(session)

    monkeypatch.setattr(Session, "_go_on", go_on)
    session = start(demo=True, database=base_url(base_path), user="marina")
    qtbot.waitUntil(lambda: session.window.controller is not None, timeout=60_000)
    assert seen == [(3, True)]
    window = session.window
    qtbot.waitUntil(lambda: window.detail.shown_id() is not None, timeout=60_000)
    assert window.table.currentIndex().row() == 1
    assert window.detail.shown_id() == window.table.cases.rows[1].id
    qtbot.waitUntil(lambda: window.count.text().startswith("3 processos"))


def test_a_keyring_that_knows_nobody_shows_nothing(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    with_cases: Store,
    base_path: Path,
) -> None:
    session = start(database=base_url(base_path), user="marina")
    qtbot.waitUntil(lambda: session.runner.store is not None, timeout=60_000)
    assert session.window.opened_with is None
    assert not session.window.table.cases.rows


def test_the_log_in_takes_the_first_rows_away(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    with_cases: Store,
    base_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The keyring's password was good for the first rows and is refused a moment later."""
    monkeypatch.setattr("crm_desktop.credentials.Credentials.recall", lambda *_: PASSWORD)
    went_on = Session._go_on
    shown: list[int] = []

    def go_on(session: Session) -> None:
        shown.append(len(session.window.table.cases.rows))
        with with_cases.writing() as writing:
            give_password(writing, "outra senha 9")
        went_on(session)

    monkeypatch.setattr(Session, "_go_on", go_on)
    session = start(database=base_url(base_path), user="marina")
    qtbot.waitUntil(lambda: bool(shown) and session.window.opened_with is None, timeout=60_000)
    assert shown == [3]
    assert not session.window.table.cases.rows
    assert not session.window.user_name.text()


def test_the_day_s_list_only_when_the_window_opens_with_it(
    with_cases: Store, base_path: Path, tmp_path: Path
) -> None:
    paths = Paths.for_profile(tmp_path / "profile")
    found = read_opening(paths, base_path, "marina", None)
    assert found is not None
    assert [row.cells[3][0] for row in found.page.rows] == ["Primeiro", "Segundo", "Terceiro"]
    write_state(paths, "marina", {"filter": CaseFilter(priority=1).to_json()})
    assert read_opening(paths, base_path, "marina", None) is None
    with with_cases.writing() as session:
        save_filter(session, actor=actor(session), now=NOW, name="Meus", content="{}", is_default=True)
    assert read_opening(paths, base_path, "marina", None) is not None


def test_a_base_in_a_wrong_place_is_left_alone(
    with_cases: Store, base_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths.for_profile(tmp_path / "profile")
    monkeypatch.setattr("crm_desktop.desktop.folders.misplaced", lambda _path: "network")
    assert read_opening(paths, base_path, "marina", None) is None
    assert first_rows.read_opening(paths, tmp_path / "none.db", "marina", None) is None
