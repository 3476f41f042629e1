"""What the administrator decided is refused where it is done, and the screen says so in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from crm_desktop.credentials import Credentials, login_service, smtp_service
from crm_desktop.errors import DisabledByPolicy
from crm_desktop.mail.transport import MailAccount, Security
from crm_desktop.models.mail import OutboxMail
from crm_desktop.operations.mail_account import save_mail_account
from crm_desktop.operations.mails import claim_next, send_again, send_email
from crm_desktop.policies import FEATURES, POLICIES, Fault, Feature, Held, Policy
from crm_desktop.queries.case_view import CaseView, read_case
from crm_desktop.queries.opinion_context import read_opinion_context
from crm_desktop.settings import Settings, load
from crm_desktop.storage.opening import Store
from crm_desktop.ui.actions import ACTIONS
from crm_desktop.ui.base_choice import BaseChoice
from crm_desktop.ui.base_dialog import BaseDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.help_dialogs import AboutDialog
from crm_desktop.ui.list_export import export_list
from crm_desktop.ui.opinion.dialog import OpinionDialog
from crm_desktop.ui.opinion.mail import MailDialog
from crm_desktop.ui.outbox_sender import OutboxSender
from crm_desktop.ui.policy_texts import held_text
from crm_desktop.ui.preferences import PreferencesDialog
from crm_desktop.ui.printing import print_case, save_case_pdf
from crm_desktop.values.filters import CaseFilter
from tests.administrator import COMPANY, EVERYTHING, decided
from tests.builders import NOW, Built, a_case, actor, an_email
from tests.windows import open_window

SAID = "Definido pelo administrador"
OFF = "Desativado pelo administrador"
ACCOUNT = MailAccount("127.0.0.1", 1, Security.NONE, "", "Mesa", "mesa@empresa.example")
"""A port at which nobody listens."""


@pytest.fixture
def case(store: Store, built: Built) -> CaseView:
    with store.writing() as session:
        key = a_case(session, built)
    with store.reading() as session:
        return read_case(session, actor(session), key)


def refusals(desk: Desk) -> list[BaseException]:
    found: list[BaseException] = []
    desk.error_shown.connect(found.append)
    return found


def features(found: list[BaseException]) -> list[str]:
    return [error.feature for error in found if isinstance(error, DisabledByPolicy)]


def windows() -> set[QWidget]:
    return {w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()}


def test_nothing_is_exported_or_printed_where_it_is_off(desk: Desk, case: CaseView, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    found, before = refusals(desk), windows()
    desk.runner.policies = decided(Feature.DATA_EXPORT, Feature.PRINT)
    export_list(desk, CaseFilter(), parent)
    save_case_pdf(desk, case, parent)
    print_case(desk, case, parent)
    assert features(found) == ["data_export", "data_export", "print"]
    assert windows() == before


def test_each_is_off_by_itself(desk: Desk, case: CaseView, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    found = refusals(desk)
    desk.runner.policies = decided(Feature.PRINT)
    save_case_pdf(desk, case, parent)
    export_list(desk, CaseFilter(), parent)
    assert found == []
    assert len(parent.findChildren(QFileDialog)) == 2


def test_an_e_mail_is_refused_by_the_runner_whoever_asks(
    desk: Desk, case: CaseView, store: Store, qtbot: QtBot
) -> None:
    desk.runner.policies = decided(Feature.SEND_MAIL)
    owner = QWidget()
    qtbot.addWidget(owner)
    found: list[BaseException] = []
    desk.runner.write(
        owner,
        send_email,
        failed=found.append,
        case_id=case.id,
        recipients=("ana@empresa.example",),
        subject="Assunto",
        body="Texto",
        message_domain="mesa.example",
    )
    desk.runner.write(owner, send_again, failed=found.append, mail_id=case.id)
    desk.runner.write(owner, claim_next, failed=found.append, user_id=desk.actor.user_id, account=ACCOUNT)
    qtbot.waitUntil(lambda: len(found) == 3)
    assert features(found) == ["send_mail"] * 3
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_the_mail_dialog_says_why_it_does_not_open(
    desk: Desk, case: CaseView, store: Store, qtbot: QtBot
) -> None:
    with store.reading() as session:
        context = read_opinion_context(session, actor(session), case.id, NOW)
    desk.runner.policies = decided(Feature.SEND_MAIL)
    dialog = OpinionDialog(desk, context)
    dialog._leaving = True
    qtbot.addWidget(dialog, before_close_func=lambda _d: dialog.drafts.stop())
    dialog.show()
    dialog.mail.click()
    assert dialog.findChild(MailDialog) is None
    assert "desativou o envio de e-mails" in dialog.error_bar.text()


def test_what_is_queued_waits_and_leaves_once_the_policy_is_gone(
    desk: Desk, case: CaseView, store: Store, qtbot: QtBot
) -> None:
    with store.writing() as session:
        key = an_email(session, case.id)
        save_mail_account(session, actor=actor(session, "admin"), now=NOW, account=ACCOUNT)

    def attempts() -> int:
        with store.reading() as session:
            return session.get_one(OutboxMail, key).attempts

    sender = OutboxSender(desk)
    desk.runner.policies = decided(Feature.SEND_MAIL)
    sender.look()
    assert not sender._busy
    assert attempts() == 0
    desk.runner.policies = decided()
    sender.look()
    qtbot.waitUntil(lambda: attempts() == 1, timeout=60_000)
    qtbot.waitUntil(lambda: not sender._busy, timeout=60_000)


class Kept(KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[service, username]


def test_a_log_in_is_neither_kept_nor_given_back_but_can_be_forgotten() -> None:
    before, kept = keyring.get_keyring(), Kept()
    keyring.set_keyring(kept)
    try:
        login, smtp = login_service("base"), smtp_service("suporte@mesa.example")
        Credentials().remember(login, "marina", "de antes")
        credentials = Credentials(keeps_logins=False)
        assert credentials.recall(login, "marina") is None
        assert not credentials.remember(login, "marina", "de agora")
        assert credentials.reason
        assert credentials.remember(smtp, "mesa", "do servidor")
        assert credentials.recall(smtp, "mesa") == "do servidor"
        assert credentials.forget(login, "marina")
        assert kept.secrets == {(smtp, "mesa"): "do servidor"}
    finally:
        keyring.set_keyring(before)


def test_the_actions_that_are_decided_say_so_and_do_nothing(desk: Desk, case: CaseView, qtbot: QtBot) -> None:
    desk.runner.policies = EVERYTHING
    desk.settings = EVERYTHING.applied_to(desk.settings)
    with open_window(desk, qtbot, rows=1) as window:
        window.table.select_case(case.id)
        by_policy = {spec.name for spec in ACTIONS if spec.feature is not None or spec.setting}
        assert by_policy == {"print", "save_pdf", "export_list", "dark", "compact", "larger", "smaller"}
        for spec in ACTIONS:
            action = window.menu_actions[spec.name]
            assert (SAID in action.text()) is bool(spec.setting)
            assert (OFF in action.text()) is (spec.feature is not None)
            if spec.name in by_policy:
                assert not action.isEnabled()
        assert window.menu_actions["change_case"].isEnabled()


def test_a_locked_setting_cannot_be_changed_by_any_way(desk: Desk, qtbot: QtBot, case: CaseView) -> None:
    desk.runner.policies = decided(locked={"font_scale_percent": 100, "reminder_minutes": 30})
    desk.settings = desk.policies.applied_to(desk.settings)
    with open_window(desk, qtbot, rows=1) as window:
        state = window.controller.state  # type: ignore[union-attr]
        state.scale(10)
        state.apply_settings(replace(desk.settings, reminder_minutes=5, backup_keep_days=30))
        qtbot.waitUntil(lambda: load(desk.paths.settings_file).settings.backup_keep_days == 30)
        assert desk.settings == Settings(reminder_minutes=30, backup_keep_days=30)
        assert load(desk.paths.settings_file).settings == Settings(backup_keep_days=30)


LOCKABLE_WIDGETS = {
    "theme": "look",
    "font_scale_percent": "scale",
    "language": "language",
    "reminder_minutes": "reminder",
    "compact_rows": "compact",
    "spell_checking": "spelling",
}


def test_locked_preferences_are_shown_with_their_value_and_in_words(desk: Desk, qtbot: QtBot) -> None:
    desk.runner.policies = decided(locked={"font_scale_percent": 125, "spell_checking": False})
    desk.settings = desk.policies.applied_to(desk.settings)
    dialog = PreferencesDialog(desk)
    qtbot.addWidget(dialog)
    for setting, name in LOCKABLE_WIDGETS.items():
        widget = getattr(dialog, name)
        locked = setting in desk.policies.locked
        assert widget.isEnabled() is not locked
        assert (widget.accessibleDescription() == SAID) is locked
    assert dialog.scale.current_data() == 125
    assert not dialog.spelling.isChecked()
    assert SAID in dialog.spelling.text()
    visible = [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]
    assert visible.count(SAID) == 1
    with qtbot.waitSignal(dialog.settings_changed) as changed:
        dialog.save()
    assert changed.args == [desk.settings]


def texts(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def test_about_lists_what_holds_where_and_what_is_ignored_and_why(desk: Desk, qtbot: QtBot) -> None:
    desk.runner.policies = EVERYTHING
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    said = texts(dialog)
    place = r"HKLM\Software\Policies\CRM Desktop"
    for held in EVERYTHING.held:
        assert place in said[said.index(held.policy.spec.sentence) + 1]
    for sentence, where in (
        (FEATURES[Feature.PRINT], place),
        ("Base que este computador usa, sem senha; ninguém pode trocá-la.", f"{COMPANY} · {place}"),
        ("Antecedência com que um agendamento é lembrado.", f"1440 min · {place}"),
        ("Marca palavras desconhecidas ao escrever.", f"não · {place}"),
        ("Tema: o do sistema, claro ou escuro.", f"escuro (dark) · {place}"),
        ("Idioma das telas.", f"English (en) · {place}"),
        ("Canal das atualizações; “off” as desliga.", f"sem atualizações (off) · {place}"),
    ):
        assert said[said.index(sentence) + 1] == where
    assert {told.fault for told in EVERYTHING.ignored} == {Fault.UNKNOWN, Fault.VALUE, Fault.UNPROTECTED}
    for line in (
        "'Telepatia': não existe política com este nome",
        "theme: valor não aceito (use system, light, dark)",
        "font_scale_percent: valor não aceito (use um número de 90 a 150)",
        "print: valor não aceito (use sim ou não: true ou false no arquivo, 1 ou 0 no registro)",
        "database: valor não aceito (use um endereço completo, sem senha)",
        "Quem usa o programa pode gravar o arquivo ou a pasta",
    ):
        assert line in said


@pytest.mark.parametrize("policy", [one for one in POLICIES if one.spec.choices], ids=lambda one: one.name)
def test_every_choice_is_said_in_the_screen_s_words_and_its_own(policy: Policy) -> None:
    for code in policy.spec.choices:
        said = held_text(Held(policy, code, "HKLM"))[1].removesuffix(" · HKLM")
        assert said == "beta" or said.endswith(f" ({code})")


def test_about_says_when_nothing_is_decided(desk: Desk, qtbot: QtBot) -> None:
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    assert "Nada foi definido pelo administrador." in texts(dialog)


@pytest.mark.parametrize(
    ("off", "here", "shared"),
    [((), True, True), ((Feature.LOCAL_BASE,), False, True), ((Feature.CHANGE_BASE,), True, False)],
)
def test_a_choice_of_base_that_is_off_says_so(
    off: tuple[Feature, ...], here: bool, shared: bool, qtbot: QtBot
) -> None:
    choice = BaseChoice("crm.db", policies=decided(*off))
    qtbot.addWidget(choice)
    choice.show_url("sqlite:///crm.db")
    assert (choice.here.isEnabled(), choice.shared.isEnabled()) == (here, shared)
    assert (OFF in choice.here.text(), OFF in choice.shared.text()) == (not here, not shared)
    assert SAID not in choice.here.text() + choice.shared.text()
    assert choice.here.isChecked() is here


def test_no_other_file_is_offered_where_no_base_may_be_here(qtbot: QtBot, tmp_path: Path) -> None:
    def probe(*_asked: object) -> None: ...

    for policies, offered in ((decided(), True), (decided(Feature.LOCAL_BASE), False)):
        dialog = BaseDialog(str(tmp_path / "crm.db"), "", probe, policies=policies)
        qtbot.addWidget(dialog)
        buttons = [b for b in dialog.findChildren(QWidget) if b.accessibleName() == "Outro arquivo…"]
        assert [not button.isHidden() for button in buttons] == [offered]
