"""Novo processo: one subject of one person, with everything that may be known at its creation (rules 36, 37).

A window of its own, modal to nothing. What is typed is saved as the user's one draft of a new process, and
taken up again when the window opens the next time.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import AttachmentsForbidden, AttachmentTooLarge, BaseError
from crm_desktop.ui import format as fmt
from crm_desktop.ui import theme
from crm_desktop.ui.decision_dialog import DecisionDialog, Situation
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.new_case_defaults import entry
from crm_desktop.ui.new_case_form import NewCaseForm
from crm_desktop.ui.opinion.attachments import AttachmentKeeper, FileChip
from crm_desktop.ui.opinion.draft import DraftKeeper
from crm_desktop.ui.similar_card import SimilarCard
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.filters import CaseFilter, Situation as Listed
from crm_desktop.values.ids import uuid7
