"""The key with which drafts are kept on this computer: made once, and never anew while the old one may be there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from pytestqt.qtbot import QtBot

from crm_desktop.credentials import Credentials
from crm_desktop.operations.drafts import DraftContent
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.local_drafts import LocalDrafts


class Keyring(KeyringBackend):
    """Of the system; `locked` while its user has not opened it."""

    priority = 9  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    keyring = Keyring()
    monkeypatch.setattr("keyring.get_keyring", lambda: keyring)
    return keyring


def keep(desk: Desk, text: str, qtbot: QtBot) -> bool:
    told: list[bool] = []
    LocalDrafts(desk).keep(None, 0, DraftContent(text=text), (), told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


def files(desk: Desk) -> list[Path]:
    return list((desk.paths.root / "drafts").rglob("*.draft"))


def texts(desk: Desk, qtbot: QtBot) -> list[str]:
    found: list[object] = []
    here = LocalDrafts(desk)
    here.find_draft(here, None, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return [DraftContent.from_json(draft.content).text for draft in found if draft is not None]  # type: ignore[attr-defined]


def test_a_keyring_that_fails_gets_no_new_key_and_keeps_nothing(
    desk: Desk, system: Keyring, qtbot: QtBot
) -> None:
    assert keep(desk, "Antes.", qtbot)
    kept = dict(system.kept)
    system.locked = True
    assert not keep(desk, "Depois.", qtbot)
    assert system.kept == kept
    system.locked = False
    assert texts(desk, qtbot) == ["Antes."]


def test_with_the_same_keyring_the_same_key_opens_what_an_earlier_run_kept(
    desk: Desk, system: Keyring, qtbot: QtBot
) -> None:
    assert keep(desk, "Antes.", qtbot)
    (path,) = files(desk)
    assert b"Antes." not in path.read_bytes()
    assert texts(desk, qtbot) == ["Antes."]
    assert len(system.kept) == 1


def test_why_a_keyring_failed_is_each_threads_own(system: Keyring) -> None:
    credentials = Credentials()
    system.locked = True
    assert credentials.recall("service", "marina") is None
    assert "locked" in credentials.reason

    def another() -> None:
        system.locked = False
        credentials.recall("another", "marina")

    thread = threading.Thread(target=another)
    thread.start()
    thread.join()
    assert "locked" in credentials.reason
