"""python3 dev.py tour: does the twelve steps on the demo base and writes a picture of each into docs/tour/."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from crm_desktop.app.door import EmbeddedDoor
from crm_desktop.app.session import speak
from crm_desktop.credentials import Credentials
from crm_desktop.exchange.demo import generate
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.queries.options import read_options
from crm_desktop.settings import Paths, Settings
from crm_desktop.storage.opening import base_url, open_base
from crm_desktop.ui import theme
from crm_desktop.ui.contact_form import ContactDialog
from crm_desktop.ui.decision_dialog import DecisionDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.follow_up_table import FollowUpTable
from crm_desktop.ui.login import LoginDialog
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.new_case import NewCaseDialog
from crm_desktop.ui.runner import Runner
from tests.windows import until

if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
    # A screen of the size that the drawings have room on; the platform's own is smaller. Qt parts the words at colons,
    # so that no path with the letter of a drive can stand there.
    os.environ["QT_QPA_PLATFORM"] = (
        f"offscreen:configfile={os.path.relpath(Path(__file__).with_name('screen.json'))}"
    )
FOLDER = Path(__file__).resolve().parent.parent / "docs" / "tour"
MOMENT = datetime(2026, 11, 24, 9, 31, tzinfo=ZoneInfo("America/Sao_Paulo"))
NUMBER = 104218
TEXT = (
    "Reemitida com CFOP 6.102 e autorizada. Cliente confirmou por telefone.\n\n"
    "Falta ajustar o cadastro do produto para não repetir."
)


DESCRIPTION = "Cliente relata que a nota 8813 foi rejeitada com a mesma mensagem da semana passada."
OUTCOME = (
    "Diretora gostou da proposta; pediu desconto para 12 licenças. Retornar depois da reunião do conselho."
)


class Tour:
    def __init__(self, application: QApplication, folder: Path, suffix: str) -> None:
        self.application = application
        self.suffix = suffix
        self.store = open_base(base_url(folder / f"crm{suffix}.db"), create=True)
        generate(self.store, now=MOMENT)
        self.folder = folder
        self.runner: Runner | None = None

    def open_as(self, login: str) -> MainWindow:
        with self.store.reading() as session:
            actor = actor_by_login(session, login)
            options = read_options(session, actor)
        runner = Runner(open_base(base_url(self.store.path)), actor)  # type: ignore[arg-type]
        runner.clock = lambda: MOMENT
        desk = Desk(
            runner,
            settings=Settings(),
            paths=Paths.for_profile(self.folder / login),
            credentials=Credentials(),
        )
        desk.options = options
        window = MainWindow()
        window.show()
        window.attach(desk)
        self.runner = runner
        until(lambda: "·" in window.count.text())
        self.settle()
        return window

    def settle(self, seconds: float = 0.6) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end or (self.runner is not None and self.runner._under_way):
            self.application.processEvents()

    def take(self, widget: QWidget, name: str) -> None:
        self.settle()
        widget.grab().save(str(FOLDER / f"{name}{self.suffix}.png"))
        print(f"· {name}{self.suffix}.png")


def walk(tour: Tour) -> None:
    log_in(tour)
    window = tour.open_as("marina")
    controller = window.controller
    assert controller is not None
    tour.take(window, "01-filtro")
    QTest.mouseClick(window.filter.submit, Qt.MouseButton.LeftButton)
    tour.settle()
    window.show_page("result")
    tour.take(window, "02-resultado")
    window.show_page("cases")
    case_id = next(row.id for row in window.table.cases.rows if row.number == NUMBER)
    window.table.select_case(case_id)
    tour.take(window, "03-atendimento")
    window.menu_actions["opinion"].trigger()
    until(lambda: case_id in controller.writing.opinions)
    dialog = controller.writing.opinions[case_id]
    dialog.editor.insertPlainText(TEXT)
    tour.settle(1.2)
    tour.take(dialog, "04-parecer")
    for name, act in (
        ("05-agendamentos", dialog.open_appointments),
        ("06-email", dialog.open_mail),
        ("07-complementar", dialog.open_notepad),
        ("08-anexos", dialog.open_attachments),
    ):
        before = set(dialog.findChildren(QDialog))
        act()
        tour.settle(0.8)
        opened = next(found for found in dialog.findChildren(QDialog) if found not in before)
        if name == "05-agendamentos" and hasattr(opened, "tabs"):
            opened.tabs.setCurrentIndex(3)
        tour.take(opened, name)
        opened.reject()
        tour.settle(0.2)
    dialog.toggle_history()
    tour.take(dialog, "09-historico")
    dialog.toggle_history()
    dialog.ask()
    until(lambda: dialog.findChild(DecisionDialog) is not None)
    prompt = dialog.findChild(DecisionDialog)
    assert prompt is not None
    prompt.choose(0)
    tour.take(prompt, "10-fluxo")
    prompt.confirm_choice()
    until(lambda: "foi para" in window.toast.text())
    tour.take(window, "11-no-proximo-cr")
    controller.writing.open_drafts()
    tour.settle()
    drafts = next(found for found in window.findChildren(QDialog) if found.isVisible())
    tour.take(drafts, "12-pareceres-pendentes")
    drafts.reject()
    for name, page in (("13-follow-up", "follow_up"), ("14-agenda", "agenda")):
        window.show_page(page)
        tour.take(window, name)
    controller.writing.new_case()
    tour.settle()
    new = window.findChild(NewCaseDialog)
    assert new is not None
    fill(tour, new)
    tour.take(new, "15-novo-processo")
    new.close()
    tour.settle(0.2)
    window.show_page("follow_up")
    tour.settle()
    contacts = window.findChild(FollowUpTable)
    assert contacts is not None
    controller.verbs.open_contact(None, contacts.contacts.rows[0].id)
    tour.settle()
    contact = window.findChild(ContactDialog)
    assert contact is not None
    contact.outcome.setPlainText(OUTCOME)
    contact.next_at.setFocus()
    contact.next_at.setText("+3d")
    tour.take(contact, "18-contato-de-venda")
    contact.outcome.clear()
    contact.close()
    window.toast.hide()
    window.hide()
    others(tour)


def fill(tour: Tour, new: NewCaseDialog) -> None:
    """What a caller of the Padaria says: the same subject as the process that she has."""
    form = new.form
    form.picker.setFocus()
    QTest.keyClicks(form.picker, "padaria estrela")
    until(form.picker.popup.isVisible)
    QTest.keyClick(form.picker.popup, Qt.Key.Key_Return)
    until(lambda: form.person is not None)
    kind = next(index for index in range(form.kind.count()) if form.kind.itemText(index).startswith("1.2"))
    form.kind.setCurrentIndex(kind)
    form.kind.chosen.emit(form.kind.current_data())
    until(lambda: form.is_settled)
    form.subject.setFocus()
    form.subject.setText("NF-e rejeitada de novo, CFOP")
    form.subject.textEdited.emit(form.subject.text())
    form.description.set_text(DESCRIPTION)
    until(lambda: bool(new.similar.shown))


def log_in(tour: Tour) -> None:
    """The log-in, with what it says to a wrong password."""
    runner = Runner(tour.store, None)
    login = LoginDialog(runner, Credentials(), "tour", door=EmbeddedDoor(runner), login="marina")
    login.show()
    login.password.setText("senha errada")
    login.submit()
    tour.runner = runner
    until(lambda: bool(login.password_field.error()))
    tour.take(login, "00-entrar")
    login.close()


def others(tour: Tour) -> None:
    window = tour.open_as("helena")
    window.show_page("supervision")
    tour.take(window, "16-supervisao")
    window.hide()
    window = tour.open_as("admin")
    controller = window.controller
    assert controller is not None
    controller.open_settings()
    from crm_desktop.ui.configurator.window import ConfiguratorWindow

    settings = window.findChild(ConfiguratorWindow)
    assert settings is not None
    tour.take(settings, "17-configurador")


def main() -> int:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    speak(application, "pt_BR")
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:] or ["light", "dark"]
    with tempfile.TemporaryDirectory(prefix="crm-tour-", ignore_cleanup_errors=True) as name:
        for look in wanted:
            theme.apply_theme(application, theme.DARK if look == "dark" else theme.LIGHT)
            walk(Tour(application, Path(name) / look, "-escuro" if look == "dark" else ""))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
