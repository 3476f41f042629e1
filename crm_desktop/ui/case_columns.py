"""How wide the columns of the process list are when the window is too narrow for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from crm_desktop.ui.case_rows import COLUMNS
from crm_desktop.ui.theme import scaled


def fitted(widths: Mapping[int, int], room: int) -> dict[int, int]:
    """Widths in pixels of the shown columns that do not stretch, from those wished for, by section.

    Long texts give way, each down to its `least`, until the subject can be read; with enough room, or none to
    gain, all keep what was wished.
    """
    least = {i: min(width, scaled(COLUMNS[i].least) or width) for i, width in widths.items()}
    subject = sum(scaled(column.least) for column in COLUMNS if column.stretches)
    missing = sum(widths.values()) + subject - room
    spare = sum(widths[i] - least[i] for i in widths)
    share = min(1.0, missing / spare) if missing > 0 and spare else 0.0
    return {i: round(width - (width - least[i]) * share) for i, width in widths.items()}
