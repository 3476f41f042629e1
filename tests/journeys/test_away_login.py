"""The base is there and lets the person in no more; and since when what is shown is old."""

from __future__ import annotations

from datetime import timedelta

import psycopg
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.ui.desk import Desk
from crm_desktop.ui.log_in_again import LogInAgainDialog
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.together import Together
from tests.journeys.away import TEXT, Line, lose_base, saved, type_text, write
from tests.windows import open_window

NEW_SECRET = "outra senha boa"


def together_of(window: MainWindow, qtbot: QtBot) -> Together:
    controller = window.controller
    assert controller is not None
    qtbot.waitUntil(lambda: controller.together.live._notifier is not None, timeout=60_000)
    return controller.together


def role_of(line: Line, desk: Desk) -> str:
    with line.base.connect() as connection:
        ((role,),) = connection.execute(
            "SELECT role_name FROM crm.users WHERE id = %s", [desk.actor.user_id]
        ).fetchall()
    return str(role)


def test_with_another_password_one_logs_in_again_and_goes_on_writing(
    line: Line, qtbot: QtBot, keyring: dict[tuple[str, str], str]
) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        together = together_of(window, qtbot)
        dialog = write(window, line.case_id, qtbot)
        with line.base.connect() as connection:
            connection.execute(
                psycopg.sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                    psycopg.sql.Identifier(role_of(line, desk)), NEW_SECRET
                )
            )
        line.proxy.cut_all()
        qtbot.waitUntil(
            lambda: together.banner is not None and not together.banner.log_in.isHidden(), timeout=60_000
        )
        assert together.banner is not None
        assert "não aceita mais a sua senha" in together.banner.text()
        assert not together.live._retry.isActive()
        type_text(dialog, TEXT)
        qtbot.waitUntil(lambda: dialog.drafts.dirty and not dialog.drafts.at_risk, timeout=60_000)
        qtbot.mouseClick(together.banner.log_in, Qt.MouseButton.LeftButton)
        (again,) = window.findChildren(LogInAgainDialog)
        again.password.setText("errada")
        again.submit()
        qtbot.waitUntil(lambda: again.password_field.error() != "", timeout=60_000)
        again.password.setText(NEW_SECRET)
        with qtbot.waitSignal(together.live.back, timeout=60_000):
            again.submit()
        saved(dialog, qtbot)
        assert together.banner.text() == ""
    line.runners[-1].close()
    assert line.drafts() == [TEXT]


def test_the_banner_names_the_moment_at_which_the_base_last_answered(line: Line, qtbot: QtBot) -> None:
    desk = line.desk()
    with open_window(desk, qtbot, rows=1) as window:
        together = together_of(window, qtbot)
        together.writers.watch(None)
        qtbot.waitUntil(lambda: not desk.runner._under_way, timeout=60_000)
        answered = desk.runner.answered_at
        assert answered is not None
        asleep = desk.runner.clock
        desk.runner.clock = lambda: asleep() + timedelta(hours=3)
        lose_base(line, window, qtbot)
        assert together.live.lost_at is not None
        assert together.live.lost_at - answered < timedelta(hours=1)
        assert together.banner is not None
        assert f"desde {together.live.lost_at.astimezone(desk.zone):%H:%M}" in together.banner.text()
