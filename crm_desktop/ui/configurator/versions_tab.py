"""The versions that a workflow had, to look at: a published one never changes."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from crm_desktop.ui.configurator.record_table import Entry, RecordTable
from crm_desktop.ui.configurator.step_rows import STEP_COLUMNS, STEP_TIPS, STRETCHED, step_entries
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.format import integer, moment
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.queries.configuration_desk import VersionRow, WorkflowView
    from crm_desktop.queries.workflows import CenterInfo
    from crm_desktop.workflow.definition import WorkflowDefinition

_COLUMNS = ("Versão", "Publicada", "Por", "Em andamento")


class VersionsTab(QWidget):
    """Versions above, the steps of the chosen one below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._centers: Mapping[str, CenterInfo] = {}
        self.versions = RecordTable(t("Versões"), [t(c) for c in _COLUMNS], stretch=(2,))
        self.steps = RecordTable(
            t("Itens da versão"),
            [t(c) for c in STEP_COLUMNS],
            stretch=STRETCHED,
            tips={i: t(s) for i, s in STEP_TIPS.items()},
        )
        self.versions.picked.connect(self._ask)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.versions)
        split.addWidget(self.steps)
        split.setSizes([180, 360])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(split)

    def show_view(self, view: WorkflowView | None) -> None:
        """The versions, newest first, and the steps of the newest; None for a workflow not saved yet."""
        versions = view.versions if view else ()
        self._centers = {center.code: center for center in view.centers} if view else {}
        current = view.row.current_number if view else None
        first = versions[0].id if versions else None
        self.versions.show_entries([self._entry(version, current) for version in versions], first)
        self.steps.show_entries([], None)
        if first is not None:
            self._ask(first)

    def _entry(self, version: VersionRow, current: int | None) -> Entry:
        if version.published_at is None:
            published = t("rascunho")
        else:
            published = moment(version.published_at, self._desk.now(), self._desk.zone)
            if version.number == current:
                published = t("{moment}, em uso", moment=published)
        running = integer(version.running) if version.published_at else ""
        return Entry(version.id, (str(version.number), published, version.publisher, running))

    def _ask(self, key: object) -> None:
        from crm_desktop.queries.configuration_desk import read_version

        assert isinstance(key, uuid.UUID)
        self._desk.runner.read(
            self, read_version, version_id=key, then=self.show_steps, failed=self._desk.show_error
        )

    def show_steps(self, definition: WorkflowDefinition) -> None:
        self.steps.show_entries(step_entries(definition, self._centers), None)
