"""Every word of the screens has its English, and the English program shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from crm_desktop.app.door import EmbeddedDoor
from crm_desktop.app.session import speak
from crm_desktop.credentials import Credentials
from crm_desktop.storage.opening import Store
from crm_desktop.ui.actions import ACTIONS
from crm_desktop.ui.assistant import AssistantDialog
from crm_desktop.ui.configurator.window import SECTIONS, ConfiguratorWindow
from crm_desktop.ui.decision_dialog import DecisionDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import hearing, t
from crm_desktop.ui.login import LoginDialog
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.message_texts import SENTENCES
from crm_desktop.ui.redistribute_dialog import AskOpinionDialog, RedistributeDialog
from tests.builders import NOW, Built, a_case
from tests.windows import open_window
from tools.source_texts import NEVER_TRANSLATED, PLACES, fields_of, source_texts, stray_texts
from tools.translations import (
    CATALOG,
    COMPILED,
    ROOT,
    Message,
    compile_catalog,
    merged,
    read_catalog,
    write_catalog,
)

ENGLISH = read_catalog(CATALOG)
TEXTS = source_texts(ROOT)
NOT_TRIGGERED = {"quit", "print", "save_pdf", "export_list", "dark", "compact", "larger", "smaller"}
"""What ends the program, opens the system's own dialogs or changes the look of all other tests."""
END = re.compile(r"[.…:?!]*\s*$")
FORBIDDEN = {
    "ticket": "processo",
    "tickets": "processos",
    "chamado": "processo",
    "deletar": "excluir",
    "apagar": "excluir",
    "usuario": "usuário",
    "login": "usuário",
    "status": "situação ou andamento",
    "backup": "cópia de segurança",
    "setor": "centro de responsabilidade",
    "deadline": "prazo",
    "email": "e-mail",
}
"""Word that no screen says → what it says instead."""


@pytest.fixture
def code_root(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a tree whose one screen has that code."""

    def make(code: str) -> Path:
        for place in PLACES:
            folder = tmp_path / place
            (folder.parent if folder.suffix else folder).mkdir(parents=True, exist_ok=True)
            if folder.suffix:
                folder.touch()
        (tmp_path / "crm_desktop/ui/screen.py").write_text(code, "utf-8")
        return tmp_path

    return make


# The files.


def test_every_text_of_the_code_has_a_finished_translation() -> None:
    missing = [text for text in TEXTS if text not in ENGLISH or not ENGLISH[text].finished]
    assert missing == [], "python -m tools.translations --todo"


def test_no_function_of_the_screens_says_portuguese_without_t() -> None:
    assert stray_texts(ROOT) == []


def test_a_translation_has_the_fields_of_its_text() -> None:
    wrong = [m.source for m in ENGLISH.values() if fields_of(m.source) != fields_of(m.translation)]
    assert wrong == []


def test_a_translation_begins_and_ends_like_its_text() -> None:
    def edges(text: str) -> tuple[str, str]:
        ending = END.search(text)
        return text[: len(text) - len(text.lstrip())], ending.group() if ending else ""

    assert [m.source for m in ENGLISH.values() if edges(m.source) != edges(m.translation)] == []


def test_the_compiled_file_is_that_of_the_catalog(tmp_path: Path) -> None:
    compile_catalog(CATALOG, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == COMPILED.read_bytes(), "python -m tools.translations"


def test_a_text_that_comes_back_finds_its_translation_again(tmp_path: Path) -> None:
    gone = merged({"Sair": Message("Sair", "Quit", ("a.py",))}, {})
    write_catalog(tmp_path / "crm_en.ts", gone.values())
    assert 'type="vanished"' in (tmp_path / "crm_en.ts").read_text("utf-8")
    again = merged(read_catalog(tmp_path / "crm_en.ts"), {"Sair": ("b.py",)})
    assert again["Sair"] == Message("Sair", "Quit", ("b.py",))


def test_a_catalog_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = {
        "Processo {number}: ": Message("Processo {number}: ", "Case {number}: ", ("crm_desktop/ui/a.py",)),
        "“<a> & b”\nfim": Message("“<a> & b”\nfim", "", ("crm_desktop/ui/a.py", "crm_desktop/ui/b.py")),
    }
    write_catalog(tmp_path / "crm_en.ts", written.values())
    assert read_catalog(tmp_path / "crm_en.ts") == written


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ('def f(): return "Não há"', ["crm_desktop/ui/screen.py:1: Não há"]),
        ('def f(): return f"Não {1}"', ["crm_desktop/ui/screen.py:1: Não "]),
        ('def f():\n    """Não é tela."""\n    return t("Não há") + "Enter"', []),
        ('def f(): return t("Sair"), "Sair"', ["crm_desktop/ui/screen.py:1: Sair"]),
        ('def f(): return t("{x}", x="Ação")', ["crm_desktop/ui/screen.py:1: Ação"]),
    ],
)
def test_portuguese_outside_t_is_found(
    code: str, places: list[str], code_root: Callable[[str], Path]
) -> None:
    assert stray_texts(code_root(code)) == places


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('def f(): return t("Sair")', {"Sair"}),
        ('def f(): return t("Um " "só")', {"Um só"}),
        ('def f(a): return t("Mais" if a else "Menos")', {"Mais", "Menos"}),
        ('def f(): return "Sair"', set()),
        ('KINDS = {"Chave": ("na fila", "warning")}', {"na fila"}),
        ('_NEAR = {0: "hoje"}', {"hoje"}),
        ('TABS = ("agenda", "follow_up", "Ctrl+N", "F5", "P", "—")', {"P"}),
        ('TABS = (Tab("new_case", "Novo", tip="Abre outro"),)', {"Novo", "Abre outro"}),
        ('class Page:\n    columns = ("Código", "Nome")', {"Código", "Nome"}),
        ('small = "Ninguém vê"', set()),
    ],
)
def test_what_is_a_text_and_what_is_not(code: str, texts: set[str], code_root: Callable[[str], Path]) -> None:
    assert set(source_texts(code_root(code))) == texts


# The words.


def test_no_portuguese_text_has_two_spaces_or_a_blank_end() -> None:
    whole = {text for text in TEXTS if "  " in text or text != text.strip()}
    assert whole <= {" em {host}", "Processo {number}: "}, "only these are parts of a sentence"


def test_no_portuguese_text_uses_another_word_for_the_same_thing() -> None:
    said = [
        f"{text!r}: {word} → {FORBIDDEN[word]}"
        for text in TEXTS
        for word in re.findall(r"[\w-]+", re.sub(r"\{[^{}]*\}", "", text).lower())
        if word in FORBIDDEN
    ]
    assert said == []


def test_the_path_of_a_process_is_a_fluxo_outside_the_configurador() -> None:
    elsewhere = [x for x, files in TEXTS.items() if any("/configurator/" not in f for f in files)]
    assert {text for text in elsewhere if "workflow" in text.lower()} == {"Workflow"}, (
        "the chip of the history"
    )


def test_a_form_outside_the_configurador_is_kept_with_gravar() -> None:
    assert all("/configurator/" in file for file in TEXTS["Salvar"])
    assert any("/configurator/" not in file for file in TEXTS["Gravar"])


def test_dots_and_quotes_are_the_typographic_ones() -> None:
    assert [text for text in TEXTS if "..." in text or '"' in text] == []
    assert [m.source for m in ENGLISH.values() if "..." in m.translation or '"' in m.translation] == []


@pytest.mark.parametrize(
    ("portuguese", "english"),
    [
        (r"\bparecer complementar\b", "notepad"),
        (r"\bparecer(es)?\b(?! complementar)", "opinion|correct"),
        (r"\bprocessos?\b", r"\bcases?\b"),
        (r"\batendimentos pendentes\b", "pending cases"),
        (r"\bCRs?\b", r"\bRCs?\b"),
        (r"\btipos? de atendimento\b", "service types?"),
        (r"\bagendamentos?\b", "appointment"),
        (r"\bdias livres\b", "free days"),
        (r"\bfollow up de vendas\b", "sales follow-up"),
        (r"\bconfigurador\b", "settings"),
        (r"\bcentros? de responsabilidade\b", "responsibility centers?"),
    ],
)
def test_a_term_is_always_said_with_the_same_english_word(portuguese: str, english: str) -> None:
    wrong = [
        (m.source, m.translation)
        for m in ENGLISH.values()
        if re.search(portuguese, m.source, re.IGNORECASE)
        and not re.search(english, m.translation, re.IGNORECASE)
    ]
    assert wrong == []


# The program in English.


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    locale, before = QLocale(), set(qapp.findChildren(QTranslator))
    speak(qapp, "en")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.fixture
def desk(make_desk: Callable[..., Desk], store: Store, built: Built) -> Desk:
    with store.writing() as session:
        for subject, hours in (("NF-e rejeitada: CFOP inválido", 1), ("Boleto não registra", -30)):
            due = NOW + timedelta(hours=hours)
            a_case(session, built, subject=subject, due_at=due, login="admin", assignee="admin")
    return make_desk("admin")


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window(desk, qtbot, rows=2) as made:
        yield made


def settle(desk: Desk, qtbot: QtBot) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not desk.runner._under_way)


def opened(known: set[QWidget]) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w not in known]


def shown_texts(widget: QWidget) -> set[str]:
    """What it and the widgets in it show, say to a screen reader or explain."""
    found: set[str] = set()
    for part in (widget, *widget.findChildren(QWidget)):
        found |= {part.windowTitle(), part.toolTip(), part.accessibleName(), part.accessibleDescription()}
        if isinstance(part, QLabel | QAbstractButton):
            found.add(part.text())
        elif isinstance(part, QLineEdit | QPlainTextEdit):
            found.add(part.placeholderText())
        elif isinstance(part, QGroupBox):
            found.add(part.title())
        elif isinstance(part, QTabBar):
            found |= {part.tabText(i) for i in range(part.count())}
        elif isinstance(part, QComboBox):
            found |= {part.itemText(i) for i in range(part.count())}
        elif isinstance(part, QHeaderView) and part.model() is not None:
            model, across = part.model(), part.orientation()
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                found |= {str(model.headerData(i, across, role) or "") for i in range(part.count())}
    for action in widget.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    return {text.replace("&", "") for text in found}


def left_in_portuguese(texts: set[str]) -> list[str]:
    said = {message.translation for message in ENGLISH.values()}
    said |= NEVER_TRANSLATED | {"Concluído"}  # a responsibility center of the test's own base
    return sorted(x for x in texts if x in ENGLISH and ENGLISH[x].translation != x and x not in said)


def visit_window(window: MainWindow, desk: Desk, qtbot: QtBot) -> set[str]:
    """Every tab and what every action opens, the opinion's windows and the whole Configurador."""
    texts: set[str] = set()
    for name in ("result", "follow_up", "agenda", "supervision", "cases"):
        window.show_page(name)
        settle(desk, qtbot)
    window.table.select_case(window.table.cases.rows[0].id)
    settle(desk, qtbot)
    for spec in ACTIONS:
        if spec.name in NOT_TRIGGERED:
            continue
        known = set(QApplication.topLevelWidgets())
        window.menu_actions[spec.name].trigger()
        settle(desk, qtbot)
        for found in opened(known):
            texts |= shown_texts(found) | visit(found, desk, qtbot)
            if isinstance(found, QDialog | QMainWindow):
                leave(found)
    return texts | shown_texts(window)


def visit(widget: QWidget, desk: Desk, qtbot: QtBot) -> set[str]:
    if isinstance(widget, ConfiguratorWindow):
        return visit_sections(widget, desk, qtbot)
    if type(widget).__name__ == "OpinionDialog":
        return visit_opinion(widget, desk, qtbot)
    return set()


def visit_sections(window: ConfiguratorWindow, desk: Desk, qtbot: QtBot) -> set[str]:
    texts: set[str] = set()
    for name, *_ in SECTIONS:
        window.show_section(name)
        settle(desk, qtbot)
        texts |= shown_texts(window)
    return texts


def visit_opinion(dialog: QWidget, desk: Desk, qtbot: QtBot) -> set[str]:
    texts: set[str] = set()
    for name in ("open_appointments", "open_mail", "open_notepad", "open_attachments"):
        known = set(QApplication.topLevelWidgets())
        getattr(dialog, name)()
        settle(desk, qtbot)
        for found in opened(known):
            texts |= shown_texts(found)
            leave(found)
    dialog.toggle_history()  # type: ignore[attr-defined]
    dialog.editor.insertPlainText("Feito.")  # type: ignore[attr-defined]
    dialog.ask()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: dialog.findChild(DecisionDialog) is not None)
    prompt = dialog.findChild(DecisionDialog)
    assert prompt is not None
    texts |= shown_texts(prompt)
    leave(prompt)
    return texts | shown_texts(dialog)


def leave(window: QWidget) -> None:
    if type(window).__name__ == "OpinionDialog":
        window.drafts.stop()  # type: ignore[attr-defined]
        window._leaving = True  # type: ignore[attr-defined]
    window.close()


@pytest.mark.usefixtures("english")
def test_nothing_that_the_windows_say_is_without_english(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with hearing() as heard:
        texts = visit_window(window, desk, qtbot)
    assert len(heard) > 500
    assert sorted(heard - set(ENGLISH)) == []
    assert left_in_portuguese(texts) == []


@pytest.mark.usefixtures("english")
def test_nothing_said_before_the_log_in_is_without_english(desk: Desk, qtbot: QtBot) -> None:
    with hearing() as heard:
        assistant = AssistantDialog("crm.db")
        login = LoginDialog(desk.runner, Credentials(), "crm-test", door=EmbeddedDoor(desk.runner))
        for dialog in (assistant, login):
            qtbot.addWidget(dialog)
            assert left_in_portuguese(shown_texts(dialog)) == []
        settle(desk, qtbot)
    assert heard
    assert sorted(heard - set(ENGLISH)) == []


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("kind", [RedistributeDialog, AskOpinionDialog])
def test_nothing_said_about_many_cases_is_without_english(
    kind: type[RedistributeDialog | AskOpinionDialog], desk: Desk, qtbot: QtBot
) -> None:
    with hearing() as heard:
        dialog = kind(desk, desk.actor.user_id, "Administração")
        qtbot.addWidget(dialog)
        settle(desk, qtbot)
        assert left_in_portuguese(shown_texts(dialog)) == []
    assert sorted((heard | {kind.verb, *kind.done_words}) - set(ENGLISH)) == []


@pytest.mark.usefixtures("english")
def test_the_english_program_shows_english(window: MainWindow, qtbot: QtBot) -> None:
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus == ["Case", "Opinion", "Agenda", "Supervision", "Settings", "View", "Help"]
    assert window.filter.submit.text() == "Filter"
    header = window.table.cases.headerData
    across = Qt.Orientation.Horizontal
    titles = [header(i, across, Qt.ItemDataRole.DisplayRole) for i in range(4)]
    assert titles == ["P", "#", "Person", "Subject"]
    window.menu_actions["about"].trigger()
    about = QApplication.activeModalWidget() or window.findChild(QDialog)
    assert about is not None
    assert about.windowTitle() == "About"
    about.close()


def test_portuguese_is_back_after_english(qapp: QApplication, english: None) -> None:
    assert t("Inserir parecer") == "Add opinion"
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    assert t("Inserir parecer") == "Inserir parecer"


def test_every_error_is_told_in_english(english: None) -> None:
    with hearing() as heard:
        for sentences in SENTENCES.values():
            for text in (sentences.title, sentences.text, sentences.next_step):
                assert t(text, **{f.strip("{}"): "x" for f in fields_of(text)}) or not text
    assert sorted(heard - set(ENGLISH) - {""}) == []
