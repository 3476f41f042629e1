"""What the screen has to do with updates: quiet, on a thread of its own, and nothing where they are off."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.desktop.updates import Found, Look, WhyOff, looking
from crm_desktop.desktop.updates.looking import Setting
from crm_desktop.desktop.updates.place import Place
from crm_desktop.policies import NO_POLICIES, Policies
from crm_desktop.storage.opening import Store
from crm_desktop.ui.controller import Controller
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.help_dialogs import AboutDialog
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.message_words import HITCHES
from crm_desktop.ui.update_notice import UpdateNotice
from crm_desktop.ui.update_texts import WHY_OFF, about_text, found_text
from crm_desktop.ui.updates import Updates
from crm_desktop.ui.widgets.buttons import LinkButton
from tests.builders import Built, a_case
from tests.updates import NEWER, Publisher, installed
from tests.windows import open_window

ZONE = ZoneInfo("America/Sao_Paulo")
AT = datetime(2026, 11, 30, 12, 12, tzinfo=UTC)


@dataclass
class Computer:
    """What `read_setting` finds on it; `read` counts how often it was asked."""

    setting: Setting
    read: list[Policies] = field(default_factory=list)

    def __call__(self, policies: Policies) -> Setting:
        self.read.append(policies)
        return self.setting


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return installed(tmp_path / "installed")


@pytest.fixture
def computer(publisher: Publisher, place: Place) -> Computer:
    return Computer(Setting("stable", None, str(publisher.folder), place, publisher.root))


@pytest.fixture
def updates(qtbot: QtBot, computer: Computer) -> Iterator[Updates]:
    made = Updates(
        NO_POLICIES, clock=lambda: datetime.now(UTC), shared_revision=lambda: "", read_setting=computer
    )
    yield made
    made.end()


def test_a_look_brings_a_newer_version_and_says_so_once(
    qtbot: QtBot, updates: Updates, publisher: Publisher, place: Place
) -> None:
    publisher.publish(NEWER)
    with qtbot.waitSignal(updates.changed):
        updates.read()
    told: list[str] = []
    updates.ready.connect(told.append)
    for _ in range(2):
        looks: list[Look] = []
        updates.look(looks.append)
        qtbot.waitUntil(lambda looks=looks: bool(looks), timeout=60_000)
        assert looks[0].found is Found.READY
    assert told == [NEWER]
    assert place.waiting() == NEWER


def test_where_updates_are_off_nothing_is_asked_of_the_source(
    qtbot: QtBot, updates: Updates, computer: Computer, place: Place, publisher: Publisher
) -> None:
    publisher.publish(NEWER)
    computer.setting = Setting("off", WhyOff.POLICY)
    with qtbot.waitSignal(updates.changed):
        updates.start(0)
    assert not updates.is_on
    updates.look(lambda look: pytest.fail(f"{look}"))
    assert not updates._wait.isActive()
    assert not place.folder.exists()


def test_the_first_look_waits_and_the_next_is_a_day_later(
    qtbot: QtBot, updates: Updates, publisher: Publisher
) -> None:
    updates.start(0)
    qtbot.waitUntil(lambda: updates._wait.isActive())
    assert 60_000 <= updates._wait.interval() <= 60 * 60_000
    looks: list[Look] = []
    updates.look(looks.append)
    qtbot.waitUntil(lambda: bool(looks), timeout=60_000)
    assert looks[0].found is Found.NOTHING
    assert updates._wait.interval() > 23 * 3_600_000


def test_what_waits_from_before_is_told_at_the_next_start(
    qtbot: QtBot, updates: Updates, place: Place
) -> None:
    place.folder.mkdir()
    (place.folder / "ready").write_text(NEWER, encoding="utf-8")
    with qtbot.waitSignal(updates.ready) as told:
        updates.start(0)
    assert told.args == [NEWER]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, store: Store, built: Built) -> Iterator[MainWindow]:
    with store.writing() as session:
        a_case(session, built)
    with open_window(desk, qtbot, 1) as made:
        yield made


def test_a_version_that_waits_is_a_toast_and_a_link(
    qtbot: QtBot, window: MainWindow, desk: Desk, updates: Updates
) -> None:
    asked: list[bool] = []
    notice = UpdateNotice(window, desk, updates, lambda: asked.append(True), window)
    assert not notice.link.isVisible()
    updates.ready.emit(NEWER)
    assert window.toast.text() == "Atualização 1.1.0 pronta: será aplicada ao reabrir."
    assert notice.link.text() == "Atualização 1.1.0 · Reabrir agora"
    assert notice.link.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(notice.link, Qt.MouseButton.LeftButton)
    assert asked == [True]


def test_while_somebody_writes_nothing_is_reopened(
    qtbot: QtBot, window: MainWindow, desk: Desk, updates: Updates
) -> None:
    key = window.table.cases.rows[0].id
    notice = UpdateNotice(window, desk, updates, lambda: pytest.fail("reopened"), window)
    controller = window.controller
    assert isinstance(controller, Controller)
    controller.writing.write_opinion(key)
    qtbot.waitUntil(lambda: bool(controller.writing.opinions), timeout=60_000)
    updates.ready.emit(NEWER)
    assert not window.toast._button.isVisible()
    qtbot.mouseClick(notice.link, Qt.MouseButton.LeftButton)
    assert window.toast.text().startswith("Conclua ou feche o que está escrevendo")


def shown(dialog: AboutDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_about_says_the_channel_and_the_last_look_and_looks_when_asked(
    qtbot: QtBot, desk: Desk, updates: Updates, publisher: Publisher
) -> None:
    desk.updates = updates
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "canal estável; ainda não foram procuradas" in shown(dialog))
    publisher.publish(NEWER)
    button = next(b for b in dialog.findChildren(LinkButton) if b.text() == "Procurar agora")
    dialog.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "a versão 1.1.0 está pronta" in shown(dialog), timeout=60_000)
    qtbot.waitUntil(button.isEnabled)
    dialog.reject()
    updates.changed.emit()


@pytest.fixture
def about(qtbot: QtBot, desk: Desk, updates: Updates) -> tuple[AboutDialog, LinkButton]:
    """Ajuda › Sobre, once it can look, and its link, which has the keyboard."""
    desk.updates = updates
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: updates.setting is not None)
    link = next(b for b in dialog.findChildren(LinkButton) if b.text() == "Procurar agora")
    link.setFocus()
    return dialog, link


def test_about_says_that_it_looks_and_leaves_the_keyboard_at_the_link(
    qtbot: QtBot, about: tuple[AboutDialog, LinkButton], updates: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, link = about
    goes_on, looks = threading.Event(), []

    def slow(*_asked: object, **_more: object) -> Look:
        looks.append(1)
        goes_on.wait(60)
        return Look(AT, Found.NOTHING)

    monkeypatch.setattr(looking, "look", slow)
    for _ in range(2):
        qtbot.keyClick(link, Qt.Key.Key_Return)
        updates.changed.emit()
        assert "Atualizações: procurando…" in shown(dialog)
        assert link.isEnabled()
        assert dialog.focusWidget() is link
    goes_on.set()
    qtbot.waitUntil(lambda: "esta é a versão mais nova" in shown(dialog))
    assert "procurando" not in shown(dialog)
    assert looks == [1]


def test_a_look_that_breaks_down_is_told_too_and_is_tried_again(
    qtbot: QtBot, about: tuple[AboutDialog, LinkButton], updates: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, link = about
    looks = []

    def broken(*_asked: object, **_more: object) -> Look:
        looks.append(1)
        raise RuntimeError

    monkeypatch.setattr(looking, "look", broken)
    for count in (1, 2):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "houve uma falha que o programa não esperava" in shown(dialog))
        assert len(looks) == count
    assert updates._wait.isActive()


def test_about_says_why_updates_are_off(
    qtbot: QtBot, desk: Desk, updates: Updates, computer: Computer
) -> None:
    desk.updates = updates
    for why in WhyOff:
        computer.setting = replace(computer.setting, why_off=why)
        dialog = AboutDialog(desk)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog, why=why: WHY_OFF[why] in shown(dialog))
        assert not any(b.isVisible() for b in dialog.findChildren(LinkButton))
        dialog.reject()


@pytest.mark.parametrize("found", list(Found))
def test_every_outcome_has_its_words(found: Found) -> None:
    for hitch in HITCHES if found is Found.FAILED else ("",):
        text = found_text(Look(AT, found, "1.1.0", hitch))
        assert "{" not in text
        assert text
        setting = Setting("beta", None)
        line = about_text(setting, Look(AT, found, "1.1.0", hitch), ZONE)
        assert line.startswith("Atualizações: canal beta. Última consulta em 30/11/2026 09:12: ")
        assert line.endswith(".")
        assert ".." not in line


def test_a_failed_look_is_one_sentence_and_what_to_do_now() -> None:
    failed = Look(AT, Found.FAILED, hitch="certificate")
    assert about_text(Setting("stable", None), failed, ZONE) == (
        "Atualizações: canal estável. Última consulta em 30/11/2026 09:12: o programa não foi atualizado, porque o "
        "certificado da origem das atualizações não é aceito por este computador. "
        "Continue nesta versão; se isso se repetir, avise o administrador."
    )
