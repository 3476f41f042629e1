"""A program on a shared base whose line can be cut, and what journeys without it do."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.credentials import Credentials
from crm_desktop.desktop.encrypted_folder import EncryptedFolder
from crm_desktop.desktop.local_drafts import DraftFolder
from crm_desktop.operations.drafts import DraftContent, save_draft
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import connected_actor
from crm_desktop.queries.options import read_options
from crm_desktop.settings import Paths, Settings
from crm_desktop.storage.shared.opening import SharedStore
from crm_desktop.ui.decision_dialog import DecisionDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.opinion.attachments import FileChip
from crm_desktop.ui.opinion.dialog import OpinionDialog
from crm_desktop.ui.runner import Runner
from crm_desktop.values.addresses import parse_address
from tests.builders import version
from tests.shared.bases import SECRET, SharedBase
from tests.shared.proxy import Proxy

TEXT = "Segue a nota que o cliente mandou."
SHOWN = "nota.xml · 7 bytes · neste computador até a conexão voltar"


@dataclass
class Line:
    """Marina's computer, and its line to the base."""

    base: SharedBase
    proxy: Proxy
    case_id: uuid.UUID
    profile: Path
    note: Path
    runners: list[Runner] = field(default_factory=list)

    def desk(self) -> Desk:
        """As the log-in makes it at each start of the program."""
        address = replace(parse_address(self.base.url), hosts=(("127.0.0.1", self.proxy.port),))
        store = SharedStore(address, "marina", SECRET)
        actor = store.ask(connected_actor)
        desk = Desk(
            Runner(store, actor),
            settings=Settings(),
            paths=Paths.for_profile(self.profile),
            credentials=Credentials(),
        )
        desk.options = store.ask(lambda session: read_options(session, actor))
        self.runners.append(desk.runner)
        return desk

    def start(self) -> Desk:
        """The program is started once more, with the base within reach."""
        self.runners[-1].close()
        self.proxy.away = False
        return self.desk()

    def kept(self) -> list[Path]:
        return list((self.profile / "drafts").rglob("*.file"))

    def kept_texts(self, keyring: dict[tuple[str, str], str]) -> list[str]:
        """Those that only this computer has."""
        return [
            DraftContent.from_json(draft.content).text
            for (_service, owner), key in keyring.items()
            for draft in DraftFolder(EncryptedFolder(self.profile / "drafts", owner, key)).drafts()
        ]

    def drafts(self) -> list[str]:
        """Their texts, in the base."""
        with self.base.connect() as connection:
            found = connection.execute("SELECT content FROM crm.opinion_draft ORDER BY saved_at").fetchall()
        return [DraftContent.from_json(content).text for (content,) in found]

    def opinions(self) -> list[str]:
        with self.base.connect() as connection:
            found = connection.execute(
                "SELECT text FROM crm.opinion WHERE kind = 'opinion' ORDER BY at, seq"
            ).fetchall()
        return [text for (text,) in found]

    def processes(self) -> int:
        with self.base.connect() as connection:
            ((count,),) = connection.execute("SELECT count(*) FROM crm.cases").fetchall()
        return int(count)

    def another_opinion(self, text: str) -> None:
        """Helena writes one on the process meanwhile."""
        store = self.base.open("helena")
        helena = store.ask(connected_actor)
        store.carry_out(
            lambda session: complete_opinion(
                session,
                actor=helena,
                now=datetime.now(UTC),
                case_id=self.case_id,
                case_version=version(session, self.case_id),
                text=text,
                decision=Decision(),
            )
        )
        store.close()

    def another_desk_saves(self, text: str) -> None:
        """Marina writes on another computer too."""
        store = self.base.open()
        marina = store.ask(connected_actor)
        store.carry_out(
            lambda session: save_draft(
                session,
                actor=marina,
                now=datetime.now(UTC),
                case_id=self.case_id,
                case_version=version(session, self.case_id),
                content=DraftContent(text=text),
            )
        )
        store.close()

    def names(self, of: str) -> list[str]:
        """Of the files in a table of the base."""
        with self.base.connect() as connection:
            return [name for (name,) in connection.execute(f"SELECT name FROM crm.{of} ORDER BY name")]

    def forbid_files(self) -> None:
        with self.base.connect() as connection:
            connection.execute("UPDATE crm.service_type SET allows_attachments = false")


def write(window: MainWindow, case_id: uuid.UUID, qtbot: QtBot) -> OpinionDialog:
    controller = window.controller
    assert controller is not None
    qtbot.waitUntil(lambda: controller.together.live._notifier is not None, timeout=60_000)
    controller.writing.write_opinion(case_id)
    qtbot.waitUntil(lambda: case_id in controller.writing.opinions, timeout=60_000)
    return controller.writing.opinions[case_id]


def chips(dialog: OpinionDialog) -> list[str]:
    found = [dialog.file_row.itemAt(n).widget() for n in range(dialog.file_row.count())]
    return [
        " ".join(label.text() for label in chip.findChildren(QLabel) if label.text())
        for chip in found
        if isinstance(chip, FileChip)
    ]


def lose_base(line: Line, window: MainWindow, qtbot: QtBot) -> None:
    line.proxy.go_away()
    assert window.controller is not None
    together = window.controller.together
    qtbot.waitUntil(lambda: together.banner is not None and together.banner.text() != "", timeout=60_000)
    assert "com seus anexos, ficam guardados" in together.banner.text()


def attach_while_away(line: Line, window: MainWindow, dialog: OpinionDialog, qtbot: QtBot) -> None:
    lose_base(line, window, qtbot)
    dialog.editor.set_text(TEXT)
    dialog.drafts.touch()
    dialog.files.add_paths([line.note])
    qtbot.waitUntil(lambda: chips(dialog) == [SHOWN], timeout=60_000)
    qtbot.waitUntil(lambda: "guardado neste computador" in dialog.saved_note.text(), timeout=60_000)
    (path,) = line.kept()
    assert b"<nota/>" not in path.read_bytes()


def find_base(line: Line, window: MainWindow) -> None:
    line.proxy.away = False
    assert window.controller is not None
    window.controller.together.live.try_now()


def complete(dialog: OpinionDialog, window: MainWindow, case_id: uuid.UUID, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(DecisionDialog)))
    prompt = dialog.findChildren(DecisionDialog)[0]
    qtbot.keyClick(prompt, Qt.Key.Key_1)
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    assert window.controller is not None
    qtbot.waitUntil(lambda: case_id not in window.controller.writing.opinions, timeout=60_000)


def type_text(dialog: OpinionDialog, text: str) -> None:
    dialog.editor.set_text(text)
    dialog.drafts.touch()


def saved(dialog: OpinionDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.drafts.dirty and dialog.drafts.draft_id is not None, timeout=60_000)


def alone(line: Line, dialog: OpinionDialog, qtbot: QtBot) -> None:
    """From here on nothing is written but what the test does."""

    def said() -> bool:
        with line.base.connect() as connection:
            return bool(connection.execute("SELECT FROM crm.writing_now").fetchall())

    qtbot.waitUntil(said, timeout=60_000)
    dialog._saying._beat.stop()
