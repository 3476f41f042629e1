"""`python -m tests.shared.recording [FOLDER] [light] [dark]`: two windows on one shared base, played and recorded.

Writes a picture of both side by side for each step, into docs/tour without a folder. The steps are those that
tests/shared/test_recorded_run.py plays; each waits until the windows show what is said of it.
"""

from __future__ import annotations

import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy.orm import Session

from crm_desktop.app.session import speak
from crm_desktop.credentials import Credentials
from crm_desktop.exchange.adopting import adopt_base
from crm_desktop.exchange.demo import generate
from crm_desktop.operations.cases import NewCase, create_case
from crm_desktop.queries.actor import actor_by_login, connected_actor
from crm_desktop.queries.options import read_options
from crm_desktop.settings import Paths, Settings
from crm_desktop.storage.opening import base_url, open_base
from crm_desktop.storage.shared.admin import administrator
from crm_desktop.storage.shared.opening import open_shared
from crm_desktop.storage.shared.passwords import set_role_password
from crm_desktop.ui import theme
from crm_desktop.ui.decision_dialog import DecisionDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.opinion.dialog import OpinionDialog
from crm_desktop.ui.runner import Runner
from crm_desktop.values.filters import Assignee
from tests.shared.bases import SECRET
from tests.shared.server import Server, running
from tests.tour import FOLDER
from tests.windows import close_opinions, until

DATABASE = "crm_mesas"
WRITER, READER = "carlos", "marina"
TEXT = "Liguei para o cliente: a nota foi autorizada depois da correção do cadastro. Falta o boleto."
URGENT = "Notas paradas desde cedo: três caminhões no pátio"
PROCESSES = 400
WIDTH, HEIGHT, GAP = 1120, 760, 12


def make_desk(server: Server, folder: Path) -> None:
    """The demo's desk, adopted into a shared base."""
    file = folder / "crm.db"
    with closing(open_base(base_url(file), create=True)) as local:
        generate(local, now=datetime.now(UTC), processes=PROCESSES)
    server.create_database(DATABASE)
    url = server.url(DATABASE, admin=True)
    adopt_base(url, file, login="admin", password=SECRET)
    with closing(administrator(url)) as store, store.writing() as session:
        for login in (WRITER, READER):
            set_role_password(session, actor_by_login(session, login).user_id, SECRET)


class TwoWindows:
    """The reader's window and the writer's. `take(name, widget, widget)` is called at each step."""

    def __init__(self, server: Server, folder: Path, take: Callable[[str, QWidget, QWidget], None]) -> None:
        self._server = server
        self._take = take
        self._runners: list[Runner] = []
        self.seconds: dict[str, float] = {}
        """From the writer's last click, or the colleague's COMMIT, until the reader's window shows it."""
        self.reader = self._open(READER, folder)
        self.writer = self._open(WRITER, folder)

    def _open(self, login: str, folder: Path) -> MainWindow:
        store = open_shared(self._server.url(DATABASE), login, SECRET)
        actor = store.ask(connected_actor)
        runner = Runner(store, actor)
        self._runners.append(runner)
        desk = Desk(
            runner,
            settings=Settings(),
            paths=Paths.for_profile(folder / login),
            credentials=Credentials(),
        )
        desk.options = store.ask(lambda session: read_options(session, actor))
        window = MainWindow()
        window.resize(WIDTH, HEIGHT)
        window.show()
        window.attach(desk)
        until(lambda: bool(window.table.cases.rows))
        until(lambda: window.controller.together.live._notifier is not None)
        return window

    def close(self) -> None:
        for window in (self.writer, self.reader):
            close_opinions(window)
            window.close()
            window.deleteLater()
        for runner in self._runners:
            runner.close()

    def play(self) -> None:
        case_id = self._same_process()
        self._take("1-a-mesma-lista", self.reader, self.writer)
        opinion = self._writer_begins(case_id)
        until(lambda: "está escrevendo" in self.reader.detail.writers.text())
        self._take("2-quem-escreve", self.reader, opinion)
        before = self.reader.detail.case.version
        chosen = self.reader.table.selected_id()
        clicked = self._writer_says_ok(opinion)
        until(lambda: self.reader.detail.case.version > before)
        self.seconds["an opinion"] = time.monotonic() - clicked
        until(lambda: self.reader.detail.writers.text() == "")
        assert self.reader.table.selected_id() == chosen
        assert any(TEXT in entry.text for entry in self.reader.detail.case.history)
        self._take("3-o-parecer-aparece", self.reader, self.writer)
        rows = [row.id for row in self.reader.table.cases.rows]
        self._somebody_calls()
        committed = time.monotonic()
        until(lambda: self.reader.news.isVisible() and self.reader.news.text() == "1 novo")
        self.seconds["a new process"] = time.monotonic() - committed
        assert [row.id for row in self.reader.table.cases.rows] == rows
        self._take("4-um-novo-espera", self.reader, self.writer)
        self.reader.news.click()
        until(lambda: len(self.reader.table.cases.rows) == len(rows) + 1)
        assert self.reader.table.selected_id() == chosen
        self._take("5-ele-entra-na-lista", self.reader, self.writer)
        self._server.stop()
        for window in (self.reader, self.writer):
            banner = window.controller.together
            until(lambda banner=banner: banner.banner is not None and banner.banner.text() != "")
        self._take("6-sem-a-base", self.reader, self.writer)
        self._server.start()
        for window in (self.reader, self.writer):
            together = window.controller.together
            together.live.try_now()
            until(lambda together=together: together.banner.text() == "")
        self._take("7-de-volta", self.reader, self.writer)

    def _same_process(self) -> uuid.UUID:
        """One that both have in their lists, chosen in both."""
        team = replace(self.reader.filter.value(), assignee=Assignee.ANYONE, assignee_id=None)
        for window in (self.reader, self.writer):
            window.filter.show_filter(team)
            window.filter.request()
        settle()
        others = {row.id for row in self.writer.table.cases.rows}
        case_id: uuid.UUID = next(row.id for row in self.reader.table.cases.rows if row.id in others)
        for window in (self.reader, self.writer):
            window.table.select_case(case_id)
            until(lambda window=window: window.detail.shown_id() == case_id)
        return case_id

    def _writer_begins(self, case_id: uuid.UUID) -> OpinionDialog:
        writing = self.writer.controller.writing
        writing.write_opinion(case_id)
        until(lambda: case_id in writing.opinions)
        opinion: OpinionDialog = writing.opinions[case_id]
        opinion.editor.set_text(TEXT)
        opinion.drafts.touch()
        return opinion

    def _writer_says_ok(self, opinion: OpinionDialog) -> float:
        """The moment of the click that confirms."""
        opinion.ask()
        until(lambda: opinion.findChild(DecisionDialog) is not None)
        prompt = opinion.findChild(DecisionDialog)
        prompt.choose(0)
        while prompt.isVisible() and not prompt.confirm.isEnabled():
            prompt.choose(0)
        clicked = time.monotonic()
        prompt.confirm_choice()
        return clicked

    def _somebody_calls(self) -> None:
        """A colleague opens a process for the reader."""

        def call(session: Session) -> None:
            actor = actor_by_login(session, READER)
            like = self.reader.detail.case
            create_case(
                session,
                actor=actor,
                now=datetime.now(UTC),
                new=NewCase(
                    person_id=like.person_id,
                    service_type_id=like.service_type_id,
                    subject=URGENT,
                    description=URGENT,
                    priority=1,
                    assignee_id=actor.user_id,
                ),
            )

        with (
            closing(administrator(self._server.url(DATABASE, admin=True))) as store,
            store.writing() as session,
        ):
            call(session)


def settle(seconds: float = 0.5) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()


def side_by_side(*widgets: QWidget) -> QPixmap:
    """Both as one picture, at the screen's scale."""
    shown = [widget.grab() for widget in widgets]
    ratio = shown[0].devicePixelRatio()
    sizes = [one.deviceIndependentSize() for one in shown]
    width = int(sum(size.width() for size in sizes)) + GAP * (len(sizes) - 1)
    height = int(max(size.height() for size in sizes))
    picture = QPixmap(int(width * ratio), int(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.color("line"))
    painter = QPainter(picture)
    left = 0
    for one, size in zip(shown, sizes):
        painter.drawPixmap(QPoint(left, 0), one)
        left += int(size.width()) + GAP
    painter.end()
    return picture


@contextmanager
def opened(
    server: Server, folder: Path, take: Callable[[str, QWidget, QWidget], None]
) -> Iterator[TwoWindows]:
    windows = TwoWindows(server, folder, take)
    try:
        yield windows
    finally:
        windows.close()


def main(arguments: list[str]) -> int:
    looks = [one for one in arguments if one in ("light", "dark")] or ["light", "dark"]
    target = next((Path(one) for one in arguments if one not in looks), FOLDER)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    speak(application, "pt_BR")
    target.mkdir(parents=True, exist_ok=True)
    for look in looks:
        dark = look == "dark"
        theme.apply_theme(application, theme.DARK if dark else theme.LIGHT)

        def take(name: str, left: QWidget, right: QWidget, dark: bool = dark) -> None:
            settle()
            file = target / f"20-duas-mesas-{name}{'-escuro' if dark else ''}.png"
            side_by_side(left, right).save(str(file))
            print(f"· {file.name}")

        with running() as server, tempfile.TemporaryDirectory(prefix="crm-tour-") as folder:
            make_desk(server, Path(folder))
            with opened(server, Path(folder), take) as windows:
                windows.play()
        for what, seconds in windows.seconds.items():
            print(f"· {what}: shown after {seconds:.2f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
