"""The few widgets of our own, used as a person uses them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.errors import InvalidDate
from crm_desktop.ui.theme import DARK, LIGHT, apply_theme
from crm_desktop.ui.widgets.bar_chart import BarChart, Series
from crm_desktop.ui.widgets.buttons import CountButton, LinkButton, PrimaryButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.check_list import CheckList
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.chip_delegate import ToneRole
from crm_desktop.ui.widgets.combo_box import ComboBox, folded
from crm_desktop.ui.widgets.date_field import DateField, DateTimeField
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import caption_label, set_role
from crm_desktop.ui.widgets.number_field import NumberField
from crm_desktop.ui.widgets.progress_overlay import ProgressOverlay
from crm_desktop.ui.widgets.search_field import SearchField
from crm_desktop.ui.widgets.stat_card import StatCard
from crm_desktop.ui.widgets.step_path import StepPath
from crm_desktop.ui.widgets.stretched import Stretched
from crm_desktop.ui.widgets.tabs import CountTabBar, CountTabWidget
from crm_desktop.ui.widgets.timeline_entry import TimelineEntry
from crm_desktop.ui.widgets.toast import Toast
from crm_desktop.ui.widgets.views import dress_table

# What the platform without a screen says of windows; a real one says nothing.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, LIGHT)
    yield
    apply_theme(qapp, LIGHT)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(640, 480)
    qtbot.addWidget(widget)
    return widget


def spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_chip_is_wide_enough_for_its_text(qtbot: QtBot) -> None:
    chip = Chip("Aguardando retorno", "warning")
    qtbot.addWidget(chip)
    chip.adjustSize()
    assert chip.contentsRect().width() >= chip.fontMetrics().horizontalAdvance("Aguardando retorno")
    assert chip.height() >= chip.fontMetrics().height()


def test_chip_of_an_unknown_tone_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="pink"):
        Chip("x", "pink")


def test_chip_takes_another_state(qtbot: QtBot) -> None:
    chip = Chip("Aberto")
    qtbot.addWidget(chip)
    chip.set_state("Concluído", "success")
    assert (chip.text(), chip.tone()) == ("Concluído", "success")


def test_names_hold_no_count_no_shortcut_no_mnemonic(qtbot: QtBot) -> None:
    history, confirm, clear = (
        CountButton("&Histórico"),
        PrimaryButton("Ok", "Ctrl+Enter"),
        LinkButton("&Limpar"),
    )
    for button in (history, confirm, clear):
        qtbot.addWidget(button)
    history.set_count(7)
    assert [spoken_name(button) for button in (history, confirm, clear)] == ["Histórico", "Ok", "Limpar"]
    assert (history.second_text(), confirm.second_text()) == ("7", "Ctrl+Enter")


def test_button_grows_with_its_count(qtbot: QtBot) -> None:
    button = CountButton("Anexos")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    button.set_count(12)
    assert button.sizeHint().width() > narrow
    button.set_count(None)
    assert button.sizeHint().width() == narrow


def test_card_speaks_its_title_as_written(qtbot: QtBot) -> None:
    card = Card("Fluxo de trabalho")
    qtbot.addWidget(card)
    assert card.header.text() == "FLUXO DE TRABALHO"
    assert spoken_name(card.header) == "Fluxo de trabalho"


def test_field_names_its_widget_and_shows_an_error(qtbot: QtBot) -> None:
    field = Field("&Assunto", QLineEdit())
    qtbot.addWidget(field)
    field.set_hint("Um por processo")
    assert spoken_name(field.widget) == "Assunto"
    assert field.label.buddy() is field.widget
    field.set_error("Escreva o assunto.")
    assert field.widget.property("invalid") == "true"
    assert field.widget.accessibleDescription() == "Escreva o assunto."
    field.set_error("")
    assert field.widget.property("invalid") is None
    assert field.widget.accessibleDescription() == "Um por processo"


def test_tab_keeps_its_name_when_counted(qtbot: QtBot) -> None:
    bar = CountTabBar()
    qtbot.addWidget(bar)
    bar.addTab("Atendimento")
    bar.set_count(0, 8)
    bar.set_count(0, 9)
    assert (bar.tabText(0), bar.accessibleTabName(0)) == ("Atendimento  9", "Atendimento")
    bar.set_count(0, None)
    assert bar.tabText(0) == "Atendimento"


def test_tab_widget_counts(qtbot: QtBot) -> None:
    tabs = CountTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QWidget(), "Agenda")
    tabs.set_count(0, 3)
    assert tabs.tabText(0) == "Agenda  3"


def test_search_folds_accents() -> None:
    assert folded("AÇÃO João") == "acao joao"


def test_short_combo_gives_data_and_keeps_the_choice(qtbot: QtBot) -> None:
    combo = ComboBox([("Todos", None), ("Fiscal", 7)])
    qtbot.addWidget(combo)
    assert combo.set_current_data(7)
    combo.set_items([("Fiscal", 7), ("Técnico", 8)])
    assert combo.current_data() == 7
    assert not combo.set_current_data(99)
    assert combo.current_data() == 7
    assert not combo.isEditable()


def test_long_combo_finds_without_accents(qtbot: QtBot) -> None:
    combo = ComboBox([(f"Usuário {number}", number) for number in range(12)] + [("José Ação", 99)])
    qtbot.addWidget(combo)
    editor = combo.lineEdit()
    assert editor is not None
    chosen: list[object] = []
    combo.chosen.connect(chosen.append)
    editor.selectAll()
    qtbot.keyClicks(editor, "acao")
    completer = combo.completer()
    assert completer is not None
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "José Ação"
    editor.editingFinished.emit()
    assert (combo.current_data(), combo.currentText(), chosen) == (99, "José Ação", [99])


def test_long_combo_goes_back_when_nothing_matches(qtbot: QtBot) -> None:
    combo = ComboBox([(f"Usuário {number}", number) for number in range(12)])
    qtbot.addWidget(combo)
    combo.set_current_data(3)
    combo.setEditText("zzz")
    combo._settle()
    assert (combo.current_data(), combo.currentText()) == (3, "Usuário 3")


def test_empty_combo_has_no_data(qtbot: QtBot) -> None:
    combo = ComboBox()
    qtbot.addWidget(combo)
    assert combo.current_data() is None


def parse_shortcut(text: str) -> date:
    if text.startswith("+") and text.endswith("d"):
        return date(2026, 11, 24) + timedelta(days=int(text[1:-1]))
    raise InvalidDate(text)


def test_date_typed_as_a_shortcut_is_read_back(qtbot: QtBot) -> None:
    field = DateField(parse=parse_shortcut)
    qtbot.addWidget(field)
    seen: list[object] = []
    field.value_changed.connect(seen.append)
    qtbot.keyClicks(field, "+3d")
    assert field.value() == date(2026, 11, 27)
    assert seen[-1] == date(2026, 11, 27)


def test_date_shows_day_month_year_and_may_be_empty(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    assert field.value() is None
    assert field.is_valid()
    field.set_value(date(2026, 11, 24))
    assert field.text() == "24/11/2026"
    field.set_value(None)
    assert field.text() == ""


def test_date_that_does_not_exist_is_told(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    problems: list[str] = []
    field.problem_changed.connect(problems.append)
    qtbot.keyClicks(field, "31/02/2026")
    assert not field.is_valid()
    assert field.value() is None
    assert problems[-1] == "31/02/2026"


def test_up_moves_a_day(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.set_value(date(2026, 11, 30))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "01/12/2026"


def test_day_from_the_month_keeps_the_hour(qtbot: QtBot) -> None:
    field = DateTimeField()
    qtbot.addWidget(field)
    field.set_value(datetime.combine(date(2026, 11, 24), time(17, 0)))
    field._pick(date(2026, 11, 25))
    assert field.text() == "25/11/2026 17:00"


def test_date_field_is_wide_enough_for_a_date(window: QWidget) -> None:
    field = DateField(window)
    field.set_value(date(2026, 11, 24))
    assert field.minimumSizeHint().width() >= field.fontMetrics().horizontalAdvance("24/11/2026") + 40


def test_check_list_sums_up_what_is_ticked(qtbot: QtBot) -> None:
    field = CheckList([("Marina", 1), ("Carlos", 2), ("Beatriz", 3)])
    qtbot.addWidget(field)
    assert field.text() == "Todos"
    field.set_checked([3])
    assert field.text() == "Beatriz"
    field.set_checked([1, 3])
    assert (field.text(), field.checked_data()) == ("2 selecionados", [1, 3])


def test_click_on_a_row_ticks_it(qtbot: QtBot) -> None:
    field = CheckList([("Marina", 1), ("Carlos", 2)])
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed) as told:
        field._list.itemClicked.emit(field._list.item(1))
    assert told.args == [[2]]


def test_space_ticks_the_row_of_the_keyboard(qtbot: QtBot) -> None:
    field = CheckList([("Marina", 1), ("Carlos", 2)])
    qtbot.addWidget(field)
    field._list.setCurrentRow(0)
    qtbot.keyClick(field._list, Qt.Key.Key_Space)
    assert field.checked_data() == [1]


def test_number_field_leaves_the_wheel_to_the_page(qtbot: QtBot) -> None:
    field = NumberField(0, 100, " %")
    qtbot.addWidget(field)
    field.setValue(60)
    assert field.text() == "60 %"
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_stat_card_says_number_and_note(qtbot: QtBot) -> None:
    card = StatCard("Atrasados", "17", "5 há mais de 5 dias", "danger")
    qtbot.addWidget(card)
    assert card.accessibleDescription() == "17 5 há mais de 5 dias"


def test_chart_describes_its_numbers(qtbot: QtBot) -> None:
    chart = BarChart("Movimento")
    qtbot.addWidget(chart)
    chart.show_series(["23/11", "24/11"], Series("Abertos", (3, 0)), Series("Concluídos", (2, 5)))
    assert chart.accessibleDescription() == "23/11: Abertos 3, Concluídos 2; 24/11: Abertos 0, Concluídos 5"
    chart.resize(300, 200)
    assert not chart.grab().isNull()


def test_chart_without_numbers_draws(qtbot: QtBot) -> None:
    chart = BarChart("Movimento")
    qtbot.addWidget(chart)
    chart.show_series([], Series("Abertos", ()), Series("Concluídos", ()))
    assert not chart.grab().isNull()


def test_chart_of_unequal_series_is_refused(qtbot: QtBot) -> None:
    chart = BarChart("Movimento")
    qtbot.addWidget(chart)
    with pytest.raises(ValueError):
        chart.show_series(["a"], Series("x", (1,)), Series("y", ()))


def test_toast_goes_by_itself(qtbot: QtBot, window: QWidget) -> None:
    window.show()
    toast = Toast(window)
    with qtbot.waitSignal(toast.expired):
        toast.show_text("Parecer gravado", for_ms=1)
    assert not toast.isVisible()


def test_toast_lies_at_the_bottom_centre_and_offers_its_action(qtbot: QtBot, window: QWidget) -> None:
    window.show()
    toast = Toast(window)
    toast.show_text("Parecer gravado", "Desfazer", for_ms=60_000)
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert toast.geometry().bottom() < window.height()
    button = toast.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(toast.action_requested):
        button.click()
    assert not toast.isVisible()


@pytest.fixture
def typed_in(qtbot: QtBot, window: QWidget) -> QLineEdit:
    """What has the keyboard in the window, which is shown."""
    line = QLineEdit(window)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


def test_its_key_leads_to_the_toast_and_escape_back(
    qtbot: QtBot, window: QWidget, typed_in: QLineEdit
) -> None:
    toast = Toast(window)
    toast.listen()
    toast.show_text("Parecer gravado", "Desfazer", for_ms=60_000)
    assert toast.toolTip() == "F6 leva ao botão; Esc esconde o aviso"
    qtbot.keyClick(typed_in, Qt.Key.Key_F6)
    assert toast._button.hasFocus()
    with qtbot.waitSignal(toast.expired):
        qtbot.keyClick(toast._button, Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert typed_in.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_toast_is_pressed_by_keyboard_and_gives_it_back(
    qtbot: QtBot, window: QWidget, typed_in: QLineEdit, key: Qt.Key
) -> None:
    toast = Toast(window)
    toast.show_text("Parecer gravado", "Desfazer", for_ms=60_000)
    toast.take_focus()
    with qtbot.waitSignal(toast.action_requested):
        qtbot.keyClick(toast._button, key)
    assert typed_in.hasFocus()


def test_the_key_of_the_toast_does_nothing_where_there_is_nothing_to_press(
    qtbot: QtBot, window: QWidget, typed_in: QLineEdit
) -> None:
    toast = Toast(window)
    toast.listen()
    qtbot.keyClick(typed_in, Qt.Key.Key_F6)
    assert typed_in.hasFocus()
    toast.show_text("Parecer gravado", for_ms=60_000)
    assert toast.toolTip() == ""
    qtbot.keyClick(typed_in, Qt.Key.Key_F6)
    assert typed_in.hasFocus()


def test_empty_state_asks_for_its_action(qtbot: QtBot) -> None:
    state = EmptyState("search", "Nada encontrado", "Nenhum processo.", "Limpar filtro")
    qtbot.addWidget(state)
    button = state.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(state.action_requested):
        button.click()


def test_entry_wraps_and_its_text_can_be_selected(qtbot: QtBot) -> None:
    entry = TimelineEntry("Marina", ("Parecer", "neutral"), "hoje 09:12", "palavra " * 100)
    qtbot.addWidget(entry)
    assert entry.heightForWidth(300) > entry.heightForWidth(900)
    assert entry.text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_entry_shows_text_as_text(qtbot: QtBot) -> None:
    entry = TimelineEntry("Marina", ("Parecer", "neutral"), "hoje", "<b>a</b> < b")
    qtbot.addWidget(entry)
    assert entry.text.textFormat() == Qt.TextFormat.PlainText


def test_entry_tells_which_attachment_was_clicked(qtbot: QtBot) -> None:
    entry = TimelineEntry("Ana", ("E-mail", "accent"), "hoje", "x", attachments=["a.xml", "b.pdf"])
    qtbot.addWidget(entry)
    button = entry.findChildren(LinkButton)[1]
    with qtbot.waitSignal(entry.attachment_requested) as told:
        button.click()
    assert told.args == [1]


def test_corrected_entry_says_so_in_words(qtbot: QtBot) -> None:
    entry = TimelineEntry("Ana", ("Parecer", "neutral"), "hoje", "x", struck=True)
    qtbot.addWidget(entry)
    assert "Retificado" in [chip.text() for chip in entry.findChildren(Chip)]


def test_path_says_where_it_stands(qtbot: QtBot) -> None:
    path = StepPath([("Triagem", "done"), ("Análise técnica", "current"), ("Resolvido?", "ahead")])
    qtbot.addWidget(path)
    names = [label.accessibleName() for label in path.findChildren(QLabel) if label.text()]
    assert names == ["Triagem, concluído", "Análise técnica, passo atual", "Resolvido?, adiante"]


def test_overlay_covers_cancels_and_uncovers(qtbot: QtBot, window: QWidget) -> None:
    window.show()
    overlay = ProgressOverlay(window)
    overlay.start("Exportando…")
    overlay.show_progress(3, 10)
    assert overlay.geometry() == window.rect()
    button = overlay.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(overlay.cancel_requested):
        button.click()
    overlay.finish()
    assert not overlay.isVisible()


def test_overlay_keeps_the_keyboard(qtbot: QtBot, window: QWidget) -> None:
    below = QLineEdit(window)
    window.show()
    window.activateWindow()
    below.setFocus()
    overlay = ProgressOverlay(window)
    overlay.start("Exportando…")
    cancel = overlay.findChild(QPushButton)
    assert isinstance(cancel, QPushButton)
    qtbot.waitUntil(cancel.hasFocus)
    qtbot.keyClick(cancel, Qt.Key.Key_Tab)
    assert cancel.hasFocus()
    overlay.finish()
    assert below.hasFocus()


def test_long_toast_wraps_inside_its_window(window: QWidget) -> None:
    window.show()
    toast = Toast(window)
    toast.show_text("palavra " * 40, "Desfazer", for_ms=60_000)
    assert window.rect().contains(toast.geometry())


def test_flow_goes_to_the_next_line(window: QWidget) -> None:
    flow = FlowLayout(window)
    for text in ("um", "dois", "três", "quatro"):
        flow.addWidget(QPushButton(text))
    assert flow.heightForWidth(2000) < flow.heightForWidth(150)
    assert flow.count() == 4


def test_escape_clears_the_search(qtbot: QtBot) -> None:
    field = SearchField("Ir para processo")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "padaria")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert spoken_name(field) == "Ir para processo"


def test_unknown_role_of_a_label_is_refused(qtbot: QtBot) -> None:
    label = caption_label("Pessoa")
    qtbot.addWidget(label)
    with pytest.raises(ValueError):
        set_role(label, "huge")


@pytest.fixture
def table(window: QWidget) -> QTableView:
    model = QStandardItemModel(window)
    state = QStandardItem("Em andamento")
    state.setData("accent", ToneRole)
    model.appendRow([QStandardItem("Padaria Estrela do Sul Ltda"), state])
    view = QTableView(window)
    view.setModel(model)
    dress_table(view)
    QVBoxLayout(window).addWidget(view)
    return view


def test_table_paints_a_chip_where_there_is_a_tone(
    qapp: QApplication, table: QTableView, window: QWidget
) -> None:
    window.show()
    table.resizeColumnsToContents()
    inside = table.visualRect(table.model().index(0, 1)).topLeft() + QPoint(9, 16)
    shot = table.viewport().grab().toImage()
    assert shot.pixelColor(inside).name() == LIGHT.accent_on
    apply_theme(qapp, DARK)
    shot = table.viewport().grab().toImage()
    assert shot.pixelColor(inside).name() == DARK.accent_on


def test_rows_follow_the_density(qapp: QApplication, table: QTableView) -> None:
    assert table.rowHeight(0) == 32
    apply_theme(qapp, LIGHT, compact=True)
    assert table.rowHeight(0) == 26


def test_column_is_wide_enough_for_text_and_chip(table: QTableView) -> None:
    table.resizeColumnsToContents()
    metrics = table.fontMetrics()
    assert table.columnWidth(0) >= metrics.horizontalAdvance("Padaria Estrela do Sul Ltda") + 16
    assert table.columnWidth(1) >= metrics.horizontalAdvance("Em andamento")


def test_a_stretched_column_keeps_what_it_needs_and_the_table_scrolls(qtbot: QtBot) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    model = QStandardItemModel(1, 3)
    table.setModel(model)
    table.setColumnWidth(1, 100)
    table.setColumnWidth(2, 100)
    Stretched(table, {0: 150})
    table.resize(600, 200)
    table.show()
    qtbot.waitUntil(lambda: table.columnWidth(0) == table.viewport().width() - 200)
    table.resize(280, 200)
    qtbot.waitUntil(lambda: table.columnWidth(0) == 150)
    assert table.horizontalScrollBar().maximum() > 0
    table.resize(600, 200)
    qtbot.waitUntil(lambda: table.columnWidth(0) == table.viewport().width() - 200)
