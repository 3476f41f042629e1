"""The look: what one can read, what is drawn in which colour, and how fast it is put on."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from crm_desktop.resources import resource_path
from crm_desktop.ui import icons
from crm_desktop.ui.theme import (
    DARK,
    LIGHT,
    Theme,
    apply_theme,
    contrast,
    control_height,
    current_theme,
    font,
    mark_pairs,
    row_height,
    style_sheet,
    system_theme,
    text_pairs,
    theme_notifier,
)

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@BOTH
def test_every_text_can_be_read(theme: Theme) -> None:
    faint = {
        name: round(contrast(front, back), 2)
        for name, front, back in text_pairs(theme)
        if contrast(front, back) < 4.5
    }
    assert faint == {}


@BOTH
def test_every_mark_can_be_seen(theme: Theme) -> None:
    faint = {
        name: round(contrast(front, back), 2)
        for name, front, back in mark_pairs(theme)
        if contrast(front, back) < 3
    }
    assert faint == {}


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)


@BOTH
def test_style_sheet_has_every_token_filled_in(theme: Theme) -> None:
    sheet = style_sheet(theme)
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert "$" not in rules
    colors = {getattr(theme, field.name) for field in fields(theme)}
    assert set(re.findall(r"#[0-9a-f]{6}\b", rules)) <= colors


@BOTH
def test_every_picture_of_the_style_sheet_exists_in_the_colours_of_the_theme(theme: Theme) -> None:
    pictures = set(re.findall(r"\$art/([\w-]+\.svg)", _template()))
    assert pictures
    colors = {getattr(theme, field.name) for field in fields(theme)}
    for name in pictures:
        svg = resource_path("theme", theme.name, name).read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= colors, name


def _template() -> str:
    return resource_path("theme", "style.qss").read_text(encoding="utf-8")


def test_applying_a_theme_changes_palette_and_tells(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT)
    with qtbot.waitSignal(theme_notifier.theme_changed) as told:
        apply_theme(qapp, DARK)
    assert told.args == [DARK]
    assert current_theme() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)


def test_text_follows_the_scale_and_stays_within_its_limits(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT, scale_percent=150)
    assert font().pixelSize() == 20
    assert row_height() == 48
    apply_theme(qapp, LIGHT, scale_percent=400)
    assert font().pixelSize() == 20
    apply_theme(qapp, LIGHT, scale_percent=90)
    assert font().pixelSize() == 12
    assert row_height() == 32


def test_rows_are_32_and_compact_26(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    assert (row_height(), control_height()) == (32, 32)
    apply_theme(qapp, LIGHT, compact=True)
    assert (row_height(), control_height()) == (26, 28)


def test_bundled_font_is_there(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    assert qapp.font().family() in QFontDatabase.families() or qapp.font().family() == "Segoe UI"


def test_a_system_that_says_nothing_gets_the_light_theme(qapp: QApplication) -> None:
    assert system_theme(qapp) in (LIGHT, DARK)


def test_icon_is_drawn_in_the_colour_of_its_token(qapp: QApplication) -> None:
    apply_theme(qapp, DARK)
    picture = icons.icon("plus", color="accent").pixmap(24, 24).toImage()
    assert picture.pixelColor(12, 12).name() == DARK.accent


def test_bound_icon_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, LIGHT)
    button = QPushButton()
    qtbot.addWidget(button)
    icons.bind_icon(button, "plus", color="text")
    apply_theme(qapp, DARK)
    assert button.icon().pixmap(24, 24).toImage().pixelColor(12, 12).name() == DARK.text


def test_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


@pytest.mark.parametrize("name", sorted(path.stem for path in resource_path("icons").glob("*.svg")))
def test_every_icon_draws_something(qapp: QApplication, name: str) -> None:
    picture = icons.pixmap(name, 24, 1.0, color="text").toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
