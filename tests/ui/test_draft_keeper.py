"""What is typed goes to the base by itself; what the base refuses is tried again, and said once."""

from __future__ import annotations

import uuid

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.models.opinion import OpinionDraft
from crm_desktop.operations.drafts import DraftContent
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.opinion import draft
from crm_desktop.ui.opinion.draft import DraftKeeper
from tests.builders import Built, a_case


class Typed(QObject):
    """A window with nothing but a text."""

    def __init__(self, desk: Desk, case_id: uuid.UUID) -> None:
        super().__init__()
        self.text = ""
        self.keeper = DraftKeeper(desk, case_id, lambda: 1, lambda: DraftContent(text=self.text), self)
        self.faults: list[BaseException] = []
        self.keeper.failed.connect(self.faults.append)

    def type(self, text: str) -> None:
        self.text = text
        self.keeper.touch()


def saved_texts(store: Store) -> list[str]:
    with store.reading() as session:
        return [DraftContent.from_json(text).text for text in session.scalars(select(OpinionDraft.content))]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "RETRY_MS", (1, 2, 3))


def test_what_the_base_refuses_is_said_once_and_tried_again_after_ever_longer_pauses(
    desk: Desk, qtbot: QtBot
) -> None:
    typed = Typed(desk, uuid.uuid4())
    pauses: list[int] = []
    start = typed.keeper._retry.start
    typed.keeper._retry.start = lambda pause: (pauses.append(pause), start(pause))  # type: ignore[method-assign]
    typed.type("Nota.")
    qtbot.waitUntil(lambda: len(pauses) >= 5, timeout=60_000)
    typed.keeper.stop()
    qtbot.waitUntil(lambda: not typed.keeper._saving)
    assert pauses[:5] == [1, 2, 3, 3, 3]
    assert len(typed.faults) == 1
    assert typed.keeper.at_risk


def test_whoever_asks_for_a_save_hears_of_its_refusal_again(desk: Desk, qtbot: QtBot) -> None:
    typed = Typed(desk, uuid.uuid4())
    typed.type("Nota.")
    qtbot.waitUntil(lambda: len(typed.faults) == 1, timeout=60_000)
    typed.keeper.save()
    qtbot.waitUntil(lambda: len(typed.faults) == 2, timeout=60_000)
    typed.keeper.stop()


def test_nothing_is_saved_while_held_and_what_was_typed_is_at_risk(
    desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    typed = Typed(desk, case_id)
    typed.keeper.hold()
    typed.type("Nota.")
    typed.keeper.save()
    assert not typed.keeper._saving
    assert typed.keeper.at_risk
    with qtbot.waitSignal(typed.keeper.saved):
        typed.keeper.release()
    assert not typed.keeper.at_risk
    assert saved_texts(store) == ["Nota."]


def test_after_a_refusal_of_what_followed_saving_goes_on(
    desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    typed = Typed(desk, case_id)
    typed.keeper.stop()
    typed.text = "Nota."
    with qtbot.waitSignal(typed.keeper.saved):
        typed.keeper.go_on()
    assert saved_texts(store) == ["Nota."]
