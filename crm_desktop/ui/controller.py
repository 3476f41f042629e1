"""What the main window's actions and wishes do: opens the screens and brings their results back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.errors import BaseUnreachable
from crm_desktop.ui.actions import ACTIONS
from crm_desktop.ui.case_list import CaseList
from crm_desktop.ui.case_verbs import CaseVerbs
from crm_desktop.ui.desk import ERROR_MS
from crm_desktop.ui.i18n import t
from crm_desktop.ui.lazy_tabs import LazyTabs
from crm_desktop.ui.links import Links
from crm_desktop.ui.message_words import OFF_BY_ADMINISTRATOR, SET_BY_ADMINISTRATOR
from crm_desktop.ui.messages import sentence_for
from crm_desktop.ui.together import Together
from crm_desktop.ui.window_state import WindowState, read_saved
from crm_desktop.ui.writing import Writing
from crm_desktop.values.filters import CaseFilter, Situation
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.desktop.ended import Ended
    from crm_desktop.operations.changes import Changes, Kind
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow

BUSY_PAUSE_MS = 150
COUNTS_PAUSE_MS = 50


class Controller(QObject):
    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self.window_ = window
        self.desk = desk
        self.cases = CaseList(window, desk)
        self.state = WindowState(window, desk)
        self.verbs = CaseVerbs(window, desk)
        self.writing = Writing(window, desk, self.cases, self.verbs)
        self.links = Links(window, desk, self.writing, self._look_up)
        self.tabs = LazyTabs(window, desk, self.cases)
        self.together = Together(window, desk, self.cases)
        self._toast_action: Callable[[], None] | None = None
        self._busy_pause = QTimer(self, singleShot=True, interval=BUSY_PAUSE_MS)
        self._busy_pause.timeout.connect(partial(self._show_state, busy=True))
        self._counts_pause = QTimer(self, singleShot=True, interval=COUNTS_PAUSE_MS)
        self._counts_pause.timeout.connect(self._read_counts)
        self._stale: set[Kind] = set()
        self._connect()

    # Wiring, in one place.

    def _connect(self) -> None:
        window, desk = self.window_, self.desk
        window.filter.filter_requested.connect(self.filter)
        window.filter.saved_filter_chosen.connect(self.use_saved_filter)
        window.filter.manage_filters_requested.connect(self.manage_filters)
        window.no_cases.action_requested.connect(window.filter.clear)
        window.table.case_opened.connect(self.writing.write_opinion)
        window.table.case_selected.connect(lambda _key: self._enable())
        window.table.columns_changed.connect(self.state.save_soon)
        detail = window.detail
        detail.opinion_requested.connect(self.writing.write_opinion)
        detail.reopen_requested.connect(lambda _key: self.verbs.reopen())
        detail.progress_requested.connect(self.verbs.set_progress)
        detail.person_cases_requested.connect(self.show_person_cases)
        detail.file_requested.connect(self.verbs.open_file)
        detail.send_again_requested.connect(self.verbs.send_again)
        detail.withdraw_requested.connect(self.verbs.withdraw)
        detail.correction_requested.connect(self.writing.correct)
        detail.follow_requested.connect(self.verbs.follow)
        detail.watchers_requested.connect(self.verbs.open_watchers)
        window.toast.action_requested.connect(self._toast_acted)
        window.closing.connect(self._closing)
        desk.runner.changed.connect(self._changed)
        desk.runner.failed.connect(self.show_error)
        desk.runner.busy_changed.connect(self._busy)
        desk.options_changed.connect(self._show_options)
        desk.toast_requested.connect(self.toast)
        desk.error_shown.connect(self.show_error)
        desk.case_requested.connect(self.go_to_case)
        desk.opinion_requested.connect(self.writing.write_opinion)
        desk.list_requested.connect(self.show_list)
        desk.contact_requested.connect(self.verbs.open_contact)
        desk.follow_ups_requested.connect(self.show_follow_ups)
        desk.appointments_requested.connect(self.verbs.appointments_of)
        desk.drafts_requested.connect(self.writing.open_drafts)
        desk.mail_account_requested.connect(self.open_mail_account)
        self.cases.counted.connect(self._show_case_count)
        for turn in (self.together.live.away, self.together.live.back):
            turn.connect(lambda *_: self._show_state())
        self._connect_actions()

    def _connect_actions(self) -> None:
        window = self.window_
        verbs: dict[str, Callable[[], None]] = {
            "new_case": self.writing.new_case,
            "filter": window.filter.request,
            "focus_filter": self._focus_filter,
            "go_to": self.open_palette,
            "progress": self.verbs.change_progress,
            "reopen": self.verbs.reopen,
            "change_case": self.verbs.change_case,
            "edit_person": self.verbs.edit_person,
            "print": partial(self.verbs.print_case, False),
            "save_pdf": partial(self.verbs.print_case, True),
            "export_list": self.export_list,
            "opinion": self.writing.write_selected,
            "drafts": self.writing.open_drafts,
            "appointments": self.verbs.open_appointments,
            "tab_agenda": partial(window.show_page, "agenda"),
            "contact": self.verbs.open_selected_contact,
            "tab_supervision": partial(window.show_page, "supervision"),
            "settings": self.open_settings,
            "mail_account": self.open_mail_account,
            "own_password": self.change_password,
            "preferences": self.open_preferences,
            "tab_result": partial(window.show_page, "result"),
            "tab_cases": partial(window.show_page, "cases"),
            "tab_follow_up": partial(window.show_page, "follow_up"),
            "toast": window.toast.take_focus,
            "dark": self.state.toggle_dark,
            "compact": self.state.toggle_compact,
            "larger": partial(self.state.scale, 10),
            "smaller": partial(self.state.scale, -10),
            "columns": window.table.choose_columns,
            "save_filter": self.save_filter,
            "manage_filters": self.manage_filters,
            "shortcuts": self.show_shortcuts,
            "diagnostics": self.open_diagnostics,
            "about": self.show_about,
        }
        for name, verb in verbs.items():
            window.menu_actions[name].triggered.connect(lambda _on=False, verb=verb: verb())
        names = (
            "opinion",
            "progress",
            "change_case",
            "reopen",
            "appointments",
            "contact",
            "edit_person",
            "print",
        )
        window.table.menu_actions = [window.menu_actions[name] for name in names]

    def start(self) -> None:
        """The first rows: the filter that was last used, else the default one, else one's own pending."""
        actor, window = self.desk.actor, self.window_
        if self.desk.may(Right.SUPERVISE):
            from PySide6.QtWidgets import QWidget

            window.add_page("supervision", t("Supervisão"), QWidget())
        self._show_options()
        self.state.restore()
        window.table.setFocus(Qt.FocusReason.OtherFocusReason)
        window.filter.show_filter(self.state.last_filter(actor.user_id))
        self._open_list(window.filter.value())
        self._enable()
        self._show_state()
        self._read_drafts()
        self._read_follow_ups()
        self._start_background()
        self.together.start()

    def _start_background(self) -> None:
        from crm_desktop.ui.background import Background

        self.background = Background(self.desk, self.window_, self)
        self.background.offer_tasks(self.state, self.writing)

    def _open_list(self, asked: CaseFilter) -> None:
        """The list that the window may have opened with already stays where the user has taken it since."""
        if self.window_.opened_with == asked:
            self.cases.take_over(asked)
        else:
            self.filter(asked)

    # The list.

    def filter(self, asked: CaseFilter) -> None:
        self.cases.ask(asked)
        self.state.remember_filter(asked)
        result = self.tabs.built.get("result")
        if result is not None:
            result.refresh(asked)

    def show_list(self, asked: CaseFilter) -> None:
        """A list from elsewhere: the filter shows what it is, and Atendimento comes to the front."""
        self.window_.filter.show_saved(None)
        self.window_.filter.show_filter(asked)
        self.filter(asked)
        self.window_.show_page("cases")

    def show_follow_ups(self, user_id: uuid.UUID) -> None:
        """The sales contacts of that user, in their tab."""
        self.window_.show_page("follow_up")
        self.tabs.built["follow_up"].show_user(user_id)

    def show_person_cases(self, person_id: uuid.UUID, name: str) -> None:
        self.show_list(CaseFilter(person=name, person_id=person_id, situation=Situation.PENDING))

    def use_saved_filter(self, key: uuid.UUID) -> None:
        option = next((f for f in self.desk.options.filters if f.id == key), None)
        if option is None:
            return
        asked, layout = read_saved(option.content, self.desk.actor.user_id)
        self.window_.filter.show_filter(asked)
        self.window_.filter.show_saved(key)
        self.window_.table.apply_layout(layout)
        self.filter(self.window_.filter.value())

    def save_filter(self) -> None:
        from crm_desktop.ui.small_dialogs import SaveFilterDialog

        content = self.state.saved_content(self.window_.filter.value())
        key = self.window_.filter.saved.current_data()
        again = next((f for f in self.desk.options.filters if f.id == key and f.mine), None)
        SaveFilterDialog(self.desk, content, again, self.window_).open()

    def manage_filters(self) -> None:
        from crm_desktop.ui.saved_filters import SavedFiltersDialog

        SavedFiltersDialog(self.desk, self.window_).open()

    def go_to_case(self, case_id: uuid.UUID) -> None:
        """Selects it in the list; when the list does not have it, the list becomes that one process."""
        self.window_.show_page("cases")
        if self.window_.table.select_case(case_id):
            return
        from crm_desktop.queries.case_view import read_case

        def found(case: Any) -> None:
            self._look_up(CaseFilter(number=case.number, situation=Situation.ALL), select=case_id)

        self.desk.runner.read(
            self, read_case, case_id=case_id, then=found, channel="go", failed=self.show_error
        )

    def _look_up(self, asked: CaseFilter, select: uuid.UUID | None = None) -> None:
        """A list in passing: the next start opens with the filter from before."""
        self.window_.filter.show_saved(None)
        self.window_.filter.show_filter(asked)
        self.cases.ask(asked, select=select)
        self.window_.show_page("cases")

    def _focus_filter(self) -> None:
        self.window_.filter.contains.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.window_.filter.contains.selectAll()

    def export_list(self) -> None:
        from crm_desktop.ui.list_export import export_list

        export_list(self.desk, self.cases.asked, self.window_)

    # Windows of their own.

    def open_palette(self) -> None:
        from crm_desktop.ui.palette import Palette

        Palette(self.desk, self.window_.menu_actions, self.window_).open_at(self.window_.go_to)

    def open_settings(self) -> None:
        from crm_desktop.ui.configurator.window import ConfiguratorWindow

        ConfiguratorWindow(self.desk, self.window_).show()

    def open_mail_account(self) -> None:
        from crm_desktop.ui.configurator.mail_account import MailAccountDialog

        MailAccountDialog(self.desk, self.window_).open()

    def change_password(self) -> None:
        from crm_desktop.ui.password_dialog import PasswordDialog

        PasswordDialog(self.desk, self.window_).open()

    def open_preferences(self) -> None:
        from crm_desktop.ui.preferences import PreferencesDialog

        dialog = PreferencesDialog(self.desk, self.window_)
        dialog.settings_changed.connect(self.state.apply_settings)
        dialog.open()

    def show_shortcuts(self) -> None:
        from crm_desktop.ui.help_dialogs import ShortcutsDialog

        ShortcutsDialog(self.window_).open()

    def show_about(self) -> None:
        from crm_desktop.ui.help_dialogs import AboutDialog

        AboutDialog(self.desk, self.window_).open()

    def open_diagnostics(self) -> None:
        from crm_desktop.ui.diagnostics_dialog import DiagnosticsDialog

        if self.desk.diagnose is not None:
            DiagnosticsDialog(self.desk.runner, self.desk.diagnose, self.window_).open()

    def tell_of_last_run(self, ended: Ended) -> None:
        """It ended without saying so; said once, over the window."""
        from crm_desktop.ui.last_run import tell_of_last_run

        tell_of_last_run(self.desk, ended, self.window_, self.open_diagnostics)

    # What comes back.

    def _changed(self, changes: Changes) -> None:
        from crm_desktop.operations.changes import Kind

        self.cases.reflect(changes)
        self._stale |= changes.kinds
        if self._stale & {Kind.DRAFT, Kind.FOLLOW_UP, Kind.SETTINGS, Kind.FILTER}:
            self._counts_pause.start()

    def _read_counts(self) -> None:
        """What stands around the list, read once its rows are there."""
        from crm_desktop.operations.changes import Kind

        stale, self._stale = self._stale, set()
        if Kind.DRAFT in stale:
            self._read_drafts()
        if Kind.FOLLOW_UP in stale:
            self._read_follow_ups()
        if stale & {Kind.SETTINGS, Kind.FILTER}:
            self._read_options()

    def _read_drafts(self) -> None:
        from crm_desktop.queries.opinion_context import count_pending_drafts

        button = self.window_.tool_buttons["drafts"]
        self.desk.runner.read(
            self,
            count_pending_drafts,
            user_id=self.desk.actor.user_id,
            channel="drafts",
            then=lambda n: button.set_count(n or None),  # type: ignore[attr-defined]
        )

    def _read_follow_ups(self) -> None:
        """The number at the tab, until the tab itself tells it."""
        from crm_desktop.queries.follow_ups import count_follow_ups

        if "follow_up" in self.tabs.built:
            return
        place = self.window_.page_index("follow_up")
        self.desk.runner.read(
            self,
            count_follow_ups,
            user_id=self.desk.actor.user_id,
            channel="follow_ups",
            then=lambda counts: self.window_.tabs.set_count(place, counts.any),
        )

    def _read_options(self) -> None:
        from crm_desktop.queries.options import read_options

        def take(options: Any) -> None:
            self.desk.options = options

        self.desk.runner.read(self, read_options, then=take, channel="options")

    def _show_options(self) -> None:
        options = self.desk.options
        self.window_.filter.show_options(options, self.desk.actor.user_id)
        self.window_.detail.set_rights(
            me=self.desk.actor.user_id,
            writer=self.desk.actor.user_id if self.desk.may(Right.WRITE_OPINION) else None,
            reopen=self.desk.may(Right.REOPEN),
            statuses=options.statuses,
        )

    def _enable(self) -> None:
        has_case = self.window_.table.selected_id() is not None
        for spec in ACTIONS:
            action = self.window_.menu_actions[spec.name]
            allowed = spec.right is None or self.desk.may(spec.right)
            decided = self.desk.policies.decides(spec.feature, spec.setting)
            action.setVisible(allowed)
            action.setEnabled(allowed and not decided and (has_case or not spec.needs_case))
            if decided:
                is_set = spec.setting in self.desk.policies.locked
                why = SET_BY_ADMINISTRATOR if is_set else OFF_BY_ADMINISTRATOR
                action.setText(f"{t(spec.text)} · {t(why)}")

    def _show_case_count(self, total: int) -> None:
        self.window_.tabs.set_count(self.window_.page_index("cases"), total)

    def _busy(self, busy: bool) -> None:
        """Said only of what takes long enough to be read."""
        if busy:
            self._busy_pause.start()
        else:
            self._busy_pause.stop()
            self._show_state()

    def _show_state(self, *, busy: bool = False) -> None:
        state = t("salvando…") if self.writing.unsaved else t("trabalhando…") if busy else t("tudo salvo")
        if self.together.live.is_away:
            state = t("sem conexão")
        text = (
            t("Base compartilhada · {state}", state=state)
            if self.desk.runner.shared_store is not None
            else t("Base local · {state}", state=state)
        )
        self.window_.state.setText(text)

    def toast(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None, for_ms: int = 6000
    ) -> None:
        self._toast_action = on_action
        self.window_.toast.show_text(text, action if on_action else "", for_ms=for_ms)

    def _toast_acted(self) -> None:
        act, self._toast_action = self._toast_action, None
        if act is not None:
            act()

    def show_error(self, error: BaseException) -> None:
        if isinstance(error, BaseUnreachable):
            self.together.live.check()
            if self.together.live.is_away:
                return  # the banner says so, once
        self.toast(sentence_for(error), "", None, ERROR_MS)

    def _closing(self) -> None:
        """Nothing typed is lost by closing the program."""
        self.state.save()
        if self.writing.may_close():
            QApplication.instance().setProperty("crm_closing", True)  # type: ignore[union-attr]
            self.together.close()
        else:
            self.window_.keep_open()
