"""Tokens of the look → palette, font and style sheet; the one place that knows colours.

Widgets that paint themselves read `current_theme()` while painting and call `update()` on
`theme_notifier.theme_changed`; all others are dressed by `resources/theme/style.qss`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from functools import cache
from string import Template

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from crm_desktop.resources import resource_path

TEXT_PX = 13
SMALL_PX = 12
CAPTION_PX = 11
TITLE_PX = 18
STAT_PX = 26
CONTROL_PX = 32
CONTROL_COMPACT_PX = 28
ROW_PX = 32
ROW_COMPACT_PX = 26
MINIMUM_SCALE_PERCENT = 90
MAXIMUM_SCALE_PERCENT = 150

TONES = ("neutral", "accent", "success", "warning", "danger")


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of one look, as `#rrggbb`; `x_on` is the background that `x` is written on."""

    name: str
    background: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_on: str
    danger: str
    danger_on: str
    warning: str
    warning_on: str
    success: str
    success_on: str
    selection: str
    on_accent: str
    accent_hover: str
    accent_pressed: str
    danger_hover: str


LIGHT = Theme(
    name="light",
    background="#f4f5f8",
    surface="#ffffff",
    raised="#fafbfd",
    line="#dfe3ea",
    text="#1b2230",
    muted="#5f6b7e",
    accent="#2457d6",
    accent_on="#e7eeff",
    danger="#b42318",
    danger_on="#fde9e7",
    warning="#8a5a00",
    warning_on="#fdf1d6",
    success="#1a7a45",
    success_on="#e2f5ea",
    selection="#dfe9ff",
    on_accent="#ffffff",
    accent_hover="#1d4bbd",
    accent_pressed="#183f9f",
    danger_hover="#961c13",
)
DARK = Theme(
    name="dark",
    background="#15171c",
    surface="#1c1f26",
    raised="#242832",
    line="#323744",
    text="#e8eaf0",
    muted="#9aa2b4",
    accent="#7aa2ff",
    accent_on="#233056",
    danger="#ff7b72",
    danger_on="#3a2023",
    warning="#e3b341",
    warning_on="#38301c",
    success="#56d38a",
    success_on="#17321f",
    selection="#26345c",
    on_accent="#15171c",
    accent_hover="#94b4ff",
    accent_pressed="#b0c8ff",
    danger_hover="#ff958e",
)


# Which colours meet: (what it is, foreground, backgrounds); text needs 4.5, marks 3 (WCAG 1.4.3, 1.4.11).
Pair = tuple[str, str, str]

_TEXTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("text", "text", ("background", "surface", "raised", "selection", "accent_on")),
    ("muted text, placeholder, disabled", "muted", ("background", "surface", "raised", "accent_on")),
    ("link", "accent", ("background", "surface", "raised", "accent_on", "selection")),
    ("error text", "danger", ("background", "surface", "raised")),
    ("read-back date", "success", ("background", "surface", "raised")),
    ("warning text", "warning", ("background", "surface", "raised")),
    ("filled button", "on_accent", ("accent", "accent_hover", "accent_pressed", "danger", "danger_hover")),
    ("tool tip, toast", "background", ("text",)),
    ("toast action", "surface", ("text",)),
)

_MARKS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("focus border", "accent", ("background", "surface", "raised", "selection")),
    ("error border", "danger", ("background", "surface", "raised")),
    ("box border, arrow, icon", "muted", ("background", "surface", "raised", "selection")),
    ("tick", "on_accent", ("accent",)),
    ("bar", "accent", ("surface",)),
    ("bar", "success", ("surface",)),
    ("focus on a filled button", "text", ("background", "surface")),
)


class ThemeNotifier(QObject):
    """Says that another theme, scale or density now holds."""

    theme_changed = Signal(object)


@dataclass(frozen=True, slots=True)
class _Look:
    theme: Theme = LIGHT
    scale_percent: int = 100
    compact: bool = False


theme_notifier = ThemeNotifier()
_look = _Look()


def current_theme() -> Theme:
    """The theme applied last; LIGHT before the first."""
    return _look.theme


def color(token: str) -> QColor:
    """The colour of a token of the current theme; AttributeError for an unknown token."""
    return _qcolor(getattr(_look.theme, token))


@cache
def _qcolor(value: str) -> QColor:
    return QColor(value)


def tone_tokens(tone: str) -> tuple[str, str]:
    """Tokens (text, background) of a chip's tone; ValueError for an unknown tone."""
    if tone not in TONES:
        raise ValueError(tone)
    return ("muted", "raised") if tone == "neutral" else (tone, f"{tone}_on")


def scaled(px: int) -> int:
    """A size drawn for 100 %, in logical pixels of the user's scale."""
    return round(px * _look.scale_percent / 100)


def row_height() -> int:
    """Height of a table's row in logical pixels: 32, compact 26; grows with the text, never shrinks."""
    base = ROW_COMPACT_PX if _look.compact else ROW_PX
    return max(base, scaled(base))


def control_height() -> int:
    """Height of a field or button in logical pixels: 32, compact 28; grows with the text."""
    base = CONTROL_COMPACT_PX if _look.compact else CONTROL_PX
    return max(base, scaled(base))


def font(px: int = TEXT_PX, *, semibold: bool = False) -> QFont:
    """The interface's font at a size drawn for 100 %."""
    result = QFont(QApplication.font())
    result.setPixelSize(scaled(px))
    if semibold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def system_theme(app: QApplication) -> Theme:
    """What the system asks for; LIGHT where it says nothing."""
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_theme(app: QApplication, theme: Theme, *, scale_percent: int = 100, compact: bool = False) -> None:
    """Dress the whole application; live widgets follow.

    `scale_percent` is held within 90–150. Main thread only.
    """
    prepare(app, theme, scale_percent=scale_percent, compact=compact)
    dress(app)


def prepare(app: QApplication, theme: Theme, *, scale_percent: int = 100, compact: bool = False) -> None:
    """Style, palette and font without the style sheet: what widgets need to know while they are built."""
    global _look
    scale = min(MAXIMUM_SCALE_PERCENT, max(MINIMUM_SCALE_PERCENT, scale_percent))
    _look = _Look(theme, scale, compact)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(_base_font())
    # A window that is there already learns of it now, or what is built inside would inherit the system's font.
    for window in app.topLevelWidgets():
        app.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))


def dress(app: QApplication) -> None:
    """The style sheet of the prepared look, over all widgets at once."""
    app.setStyleSheet(style_sheet(_look.theme))
    theme_notifier.theme_changed.emit(_look.theme)


def _base_font() -> QFont:
    result = QFont("Segoe UI" if sys.platform == "win32" else _bundled_family())
    result.setPixelSize(scaled(TEXT_PX))
    return result


@cache
def _bundled_family() -> str:
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", f"Inter-{weight}.otf")))
    return "Inter"


@cache
def _style_template() -> Template:
    return Template(resource_path("theme", "style.qss").read_text(encoding="utf-8"))


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme at the current scale and density."""
    height = control_height()
    values: dict[str, str | int] = {field.name: getattr(theme, field.name) for field in fields(theme)}
    values |= {
        "art": resource_path("theme", theme.name).as_posix(),
        "small": scaled(SMALL_PX),
        "caption": scaled(CAPTION_PX),
        "title": scaled(TITLE_PX),
        "stat": scaled(STAT_PX),
        "control": height - 2,
        "control_focus": height - 4,
        "link": max(20, scaled(20)) - 2,
        "box": max(16, scaled(16)),
        "radio_radius": max(16, scaled(16)) // 2,
        "arrow": scaled(16),
        "row": row_height() - 2,
        "menu_row": max(20, scaled(20)),
        "header": max(18, scaled(18)),
        "chip_radius": 9 if scaled(SMALL_PX) < 15 else 10,
    }
    return _style_template().substitute(values)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.background,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.muted,
        role.Shadow: theme.line,
    }
    palette = QPalette()
    for name, value in colors.items():
        palette.setColor(name, _qcolor(value))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, _qcolor(theme.muted))
    return palette


def contrast(a: str, b: str) -> float:
    """WCAG's ratio of two `#rrggbb` colours, 1.0 to 21.0; the order does not matter."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def _luminance(value: str) -> float:
    channels = (int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def text_pairs(theme: Theme) -> tuple[Pair, ...]:
    """(name, foreground, background) of every text in every state; each needs 4.5 or more."""
    chips = tuple((f"chip {tone}", *tone_tokens(tone)) for tone in TONES)
    named = tuple((name, front, back) for name, front, backs in _TEXTS for back in backs)
    return tuple(_resolved(theme, pair) for pair in named + chips)


def mark_pairs(theme: Theme) -> tuple[Pair, ...]:
    """(name, mark, background) of borders of focus, icons, ticks and bars; each needs 3 or more."""
    return tuple(_resolved(theme, (name, front, back)) for name, front, backs in _MARKS for back in backs)


def _resolved(theme: Theme, pair: Pair) -> Pair:
    name, front, back = pair
    return f"{name}: {front} on {back}", getattr(theme, front), getattr(theme, back)
