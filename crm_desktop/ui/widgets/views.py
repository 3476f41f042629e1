"""Tables and lists set up the way all of them look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.chip_delegate import ChipDelegate


def dress_view(view: QAbstractItemView) -> None:
    """Smooth scrolling and rows of the right height, also for items that are laid out before they show."""
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    # Heights are kept from the first layout, which would not know the style sheet yet.
    view.ensurePolished()


def dress_table(view: QTableView, delegate: ChipDelegate | None = None) -> ChipDelegate:
    """A table: whole rows, no grid, a ChipDelegate (that one, or a new one)."""
    dress_view(view)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.row_height())
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    delegate = delegate or ChipDelegate(view)
    view.setItemDelegate(delegate)
    return delegate
