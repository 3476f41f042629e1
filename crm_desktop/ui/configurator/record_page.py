"""A section with a table of records at the left and the form of one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.configurator.page import Page, Then
from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.configurator.record_items import Item, PageTexts
from crm_desktop.ui.configurator.record_table import RecordTable
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.theme import control_height
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.labels import muted_label, title_label

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes


class RecordPage(Page):
    """Subclasses read (`ask_rows`), and say how a record is saved and removed."""

    columns: tuple[str, ...] = ()
    stretch: tuple[int, ...] = (1,)
    form_width_px = 420
    tips: ClassVar[dict[int, str]] = {}

    def __init__(self, desk: Desk, texts: PageTexts, form: RecordForm, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.texts = texts
        self.form = form
        self._items: dict[object, Item] = {}
        self._key: object = None
        self._creating = False
        self._removable: bool | None = None
        self._was_dirty = False
        self._saving = False
        self.table = RecordTable(
            t(texts.title),
            [t(title) for title in self.columns],
            stretch=self.stretch,
            search=t(texts.search),
            tips={column: t(tip) for column, tip in self.tips.items()},
        )
        self.new_button = CountButton(t(texts.new))
        self.new_button.setAutoDefault(False)
        self.new_button.setEnabled(False)  # before the choices of the form are read
        self.new_button.setAccessibleName(t(texts.new))
        icons.bind_icon(self.new_button, "plus", color="text")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.tools.addWidget(self.new_button)
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStrut(control_height() + 2)
        head.addWidget(title_label(t(self.texts.title)))
        head.addStretch(1)
        head.addLayout(self.tools)
        self.note = muted_label(t(self.texts.note))
        self.note.setWordWrap(True)
        texts = self.texts
        empty = EmptyState(texts.icon, t(texts.empty_title), t(texts.empty), t(texts.new))
        empty.action_requested.connect(self.start_new)
        self.form.least_width_px = self.form_width_px
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.form)
        split.setStretchFactor(0, 1)
        split.setSizes([560, self.form_width_px])
        self.stack.addWidget(QWidget())
        self.stack.addWidget(empty)
        self.stack.addWidget(split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.start_new)
        self.table.picked.connect(self._go_to)
        self.table.opened.connect(lambda _key: self.focus_form())
        self.form.edited.connect(self._edited)
        self.form.save_requested.connect(lambda: self.save())
        self.form.revert_requested.connect(self.revert)
        self.form.remove_requested.connect(self._remove)

    # What a subclass says.

    def ask_rows(self) -> None:
        """Read the records; the answer comes to `show_items`."""
        raise NotImplementedError

    def saver(self) -> Callable[..., Changes]:
        raise NotImplementedError

    def save_arguments(self) -> dict[str, object]:
        return {"fields": self.form.values(), "record_id": None if self._creating else self._key}

    def ask_removable(self, key: object) -> None:
        """Read whether the record may be deleted; the answer comes to `show_removable`."""
        from crm_desktop.queries.record_use import RecordKind, is_used

        self.desk.runner.read(
            self,
            is_used,
            RecordKind(self.record_kind()),
            key,
            then=lambda used: self.show_removable(key, not used),
            failed=self.show_error,
            channel="use",
        )

    def record_kind(self) -> str:
        """The `RecordKind` of the records."""
        raise NotImplementedError

    def deleter(self) -> tuple[Callable[..., Changes], dict[str, object]]:
        """The verb that deletes the record shown, and its arguments."""
        from crm_desktop.operations.configuration_removal import delete_record
        from crm_desktop.queries.record_use import RecordKind

        return delete_record, {"kind": RecordKind(self.record_kind()), "record_id": self._key}

    def set_active(self, active: bool) -> bool:
        """Tick or untick Ativo; False where the records know no such thing."""
        box = getattr(self.form, "active", None)
        if box is None:
            return False
        box.setChecked(active)
        return True

    # Reading and showing.

    def activate(self) -> None:
        self.ask_rows()

    def show_items(self, items: Sequence[Item]) -> None:
        self.new_button.setEnabled(True)
        self._items = {item.entry.key: item for item in items}
        if self._key not in self._items and not self._creating:
            self._key = next(iter(self._items), None)
        self.table.show_entries([item.entry for item in items], None if self._creating else self._key)
        if self.is_dirty():
            return
        if self._creating or self._key is not None:
            self._open(self._key)
        else:
            self.stack.setCurrentIndex(1)

    def _open(self, key: object) -> None:
        """Show that record, or a new one while creating."""
        item = None if self._creating else self._items.get(key)
        self._key = key
        self.form.heading.setText(item.name if item else t(self.texts.new_heading))
        self.form.state.set_state("" if item is None or item.active else t("Inativo"), "neutral")
        self.form.state.setVisible(item is not None and not item.active)
        self.form.open_row(item.row if item else None)
        self.stack.setCurrentIndex(2)
        self._removable = None
        if item is not None:
            self.ask_removable(key)
        self._show_buttons()

    def show_removable(self, key: object, removable: bool) -> None:
        if key == self._key and not self._creating:
            self._removable = removable
            self._show_buttons()

    def _show_buttons(self) -> None:
        dirty = self.is_dirty()
        self.form.save_button.setEnabled((dirty or self._creating) and not self._saving)
        self.form.revert_button.setEnabled(dirty or self._creating)
        item = self._items.get(self._key)
        button = self.form.remove_button
        button.setVisible(not self._creating)
        button.setEnabled(self._removable is not None and not dirty)
        if self._removable:
            text, tip = t("Excluir"), t("Nunca foi usado: pode sair de vez")
        elif item is not None and not item.active:
            text, tip = t("Reativar"), t("Volta a ser oferecido")
        else:
            text, tip = t("Inativar"), t("Já foi usado: deixa de ser oferecido, e o histórico fica como está")
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    # What the user does.

    def is_dirty(self) -> bool:
        return self.stack.currentIndex() == 2 and self.form.is_dirty()

    def is_new(self) -> bool:
        """True while the form shows a record that is not saved yet."""
        return self._creating

    def current_key(self) -> object:
        """The key of the record that the form shows."""
        return self._key

    def focus_form(self) -> None:
        first = next(iter(self.form.fields.values()), None)
        if first is not None:
            first.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_new(self) -> None:
        if self.new_button.isEnabled():
            self.guard(self._begin_new)

    def _begin_new(self) -> None:
        self._creating = True
        self.table.set_current(None)
        self._open(self._key)
        self.focus_form()

    def _go_to(self, key: object) -> None:
        if key == self._key and not self._creating:
            return
        if self.is_dirty():
            self.table.set_current(None if self._creating else self._key)
        self.guard(lambda: self._switch(key))

    def _switch(self, key: object) -> None:
        self._creating = False
        self.table.set_current(key)
        self._open(key)

    def revert(self) -> None:
        """Also leaves a new record that was not saved."""
        self._creating = False
        if self._key is None:
            self._key = next(iter(self._items), None)
        if self._key is None:
            self.form.open_row(None)
            self._show_buttons()
            self.stack.setCurrentIndex(1)
            return
        self.table.set_current(self._key)
        self._open(self._key)

    def _edited(self) -> None:
        self.form.error_bar.hide()
        self._show_buttons()

    def save(self, then: Then | None = None) -> None:
        self._settle_focus()
        if self._saving:
            return
        self.form.clear_errors()
        fault = self.form.check()
        if fault is not None:
            self.form.show_fault(*fault)
            return
        self._saving = True
        self._show_buttons()
        values = self.form.values()
        self.desk.runner.write(
            self,
            self.saver(),
            then=lambda changes: self._saved(changes, values, then),
            failed=self._not_saved,
            **self.save_arguments(),
        )

    def _settle_focus(self) -> None:
        """A combo box that one types in takes what was typed when it loses the focus."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_saved(self, error: BaseException) -> None:
        self._saving = False
        self.show_error(error)

    def _saved(self, changes: Changes, values: object, then: Then | None) -> None:
        self._saving = self._creating = False
        self._key = self.saved_key(changes, values)
        self.form.mark_saved(values)
        self._show_buttons()
        self.told.emit(t("Salvo: {name}", name=changes.label) if changes.label else t("Salvo"))
        if then is not None:
            then()
        self.ask_rows()

    def saved_key(self, changes: Changes, values: object) -> object:
        """The key of the record that was saved."""
        return next(iter(changes.ids))

    def show_error(self, error: BaseException) -> None:
        if self.stack.currentIndex() == 2:
            self.form.show_error(error)
            self._show_buttons()
        else:
            self.desk.show_error(error)

    def _remove(self) -> None:
        item = self._items[self._key]
        if self._removable:
            ask(
                self,
                t("Excluir"),
                t("Excluir “{name}”?", name=item.name),
                [(t("Excluir"), self._delete), (t("Voltar"), lambda: None)],
                detail=t("Nunca foi usado, por isso sai de vez."),
                careful=True,
            )
        elif self.set_active(not item.active):
            self.save()

    def _delete(self) -> None:
        verb, arguments = self.deleter()
        name = self._items[self._key].name
        self.desk.runner.write(
            self,
            verb,
            then=lambda _changes: self._deleted(name),
            failed=self.show_error,
            **arguments,
        )

    def _deleted(self, name: str) -> None:
        self._key = None
        self.told.emit(t("Excluído: {name}", name=name))
        self.ask_rows()
