"""The history as cards: of a long one only what is near the view is built, and a line tells of the rest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.queries.case_view import HistoryEntry, HistoryKind
from crm_desktop.ui.timeline import Timeline
from crm_desktop.values.ids import uuid7

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def history(count: int) -> tuple[HistoryEntry, ...]:
    """Newest first."""
    return tuple(
        HistoryEntry(
            uuid7(), HistoryKind.OPINION, NOW - timedelta(hours=n), "Marina Souza", f"Parecer {count - n}"
        )
        for n in range(count)
    )


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def settle(timeline: Timeline, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not timeline._timer.isActive())


def test_a_hidden_history_builds_no_card(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_history(history(40), NOW, UTC)
    qtbot.wait(30)
    assert timeline.cards() == []
    timeline.show()
    qtbot.waitUntil(lambda: bool(timeline.cards()))


def test_of_a_long_history_only_what_is_near_the_view_is_built(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show()
    timeline.show_history(history(500), NOW, UTC)
    settle(timeline, qtbot)
    built = len(timeline.cards())
    assert 10 <= built <= 60
    assert timeline.more.isVisible()
    assert timeline.more.text() == f"{500 - built} registros mais antigos"
    assert timeline.more.accessibleName() == timeline.more.text()


def test_scrolling_and_the_line_bring_the_older_ones_to_the_last(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show()
    timeline.show_history(history(60), NOW, UTC)
    settle(timeline, qtbot)
    before = len(timeline.cards())
    timeline.more.click()
    assert len(timeline.cards()) > before
    bar = timeline.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return len(timeline.cards()) == 60

    qtbot.waitUntil(at_the_end)
    assert not timeline.more.isVisible()


def test_a_refresh_far_down_keeps_the_place(timeline: Timeline, qtbot: QtBot) -> None:
    entries = history(200)
    timeline.show()
    timeline.show_history(entries, NOW, UTC)
    bar = timeline.verticalScrollBar()

    def far_down() -> bool:
        bar.setValue(bar.maximum())
        return len(timeline.cards()) > 80

    qtbot.waitUntil(far_down)
    settle(timeline, qtbot)
    place = bar.value()
    timeline.show_history(entries, NOW + timedelta(minutes=1), UTC, keep_place=True)
    qtbot.waitUntil(lambda: bar.value() == place)
