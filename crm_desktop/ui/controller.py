"""What the main window's actions and wishes do: opens the screens and brings their results back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.ui import format as fmt
from crm_desktop.ui.actions import ACTIONS
from crm_desktop.ui.case_list import CaseList
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.window_state import WindowState, read_saved
from crm_desktop.values.filters import CaseFilter, Situation
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes, Kind, OpinionUndo
    from crm_desktop.queries.case_view import HistoryEntry
    from crm_desktop.queries.opinion_context import OpinionContext
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.new_case import NewCaseDialog
    from crm_desktop.ui.opinion.dialog import OpinionDialog

UNDO_MS = 60_000
BUSY_PAUSE_MS = 150
COUNTS_PAUSE_MS = 50
LAZY_TABS = ("result", "follow_up", "agenda", "supervision")


class Controller(QObject):
    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self.window_ = window
        self.desk = desk
        self.cases = CaseList(window, desk)
        self.state = WindowState(window, desk)
        self.opinions: dict[uuid.UUID, OpinionDialog] = {}
        self._built: dict[str, Any] = {}
        self._toast_action: Callable[[], None] | None = None
        self._new_case: NewCaseDialog | None = None
        self._mail_wished: uuid.UUID | None = None
        self._close_anyway = False
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
        window.table.case_opened.connect(self.write_opinion)
        window.table.case_selected.connect(lambda _key: self._enable())
        window.table.columns_changed.connect(self.state.save_soon)
        detail = window.detail
        detail.opinion_requested.connect(self.write_opinion)
        detail.reopen_requested.connect(lambda _key: self.reopen())
        detail.progress_requested.connect(self.set_progress)
        detail.person_cases_requested.connect(self.show_person_cases)
        detail.file_requested.connect(self._open_file)
        detail.send_again_requested.connect(self._send_again)
        detail.withdraw_requested.connect(self._withdraw)
        detail.correction_requested.connect(self._correct)
        detail.follow_requested.connect(self.follow)
        detail.watchers_requested.connect(self.open_watchers)
        window.tabs.currentChanged.connect(lambda _i: self._build_tab())
        window.toast.action_requested.connect(self._toast_acted)
        window.closing.connect(self._closing)
        desk.runner.changed.connect(self._changed)
        desk.runner.failed.connect(self.show_error)
        desk.runner.busy_changed.connect(self._busy)
        desk.options_changed.connect(self._show_options)
        desk.toast_requested.connect(self.toast)
        desk.error_shown.connect(self.show_error)
        desk.case_requested.connect(self.go_to_case)
        desk.opinion_requested.connect(self.write_opinion)
        desk.list_requested.connect(self.show_list)
        desk.contact_requested.connect(self.open_contact)
        desk.follow_ups_requested.connect(self.show_follow_ups)
        desk.appointments_requested.connect(self._appointments_of)
        desk.drafts_requested.connect(self.open_drafts)
        desk.mail_account_requested.connect(self.open_mail_account)
        self.cases.counted.connect(self._show_case_count)
        self._connect_actions()

    def _connect_actions(self) -> None:
        window = self.window_
        verbs: dict[str, Callable[[], None]] = {
            "new_case": self.new_case,
            "filter": window.filter.request,
            "focus_filter": self._focus_filter,
            "go_to": self.open_palette,
            "progress": self.change_progress,
            "reopen": self.reopen,
            "change_case": self.change_case,
            "edit_person": self.edit_person,
            "print": partial(self.print_case, False),
            "save_pdf": partial(self.print_case, True),
            "export_list": self.export_list,
            "opinion": self.write_selected,
            "drafts": self.open_drafts,
            "appointments": self.open_appointments,
            "tab_agenda": partial(window.show_page, "agenda"),
            "contact": self.open_selected_contact,
            "tab_supervision": partial(window.show_page, "supervision"),
            "settings": self.open_settings,
            "mail_account": self.open_mail_account,
            "own_password": self.change_password,
            "preferences": self.open_preferences,
            "tab_result": partial(window.show_page, "result"),
            "tab_cases": partial(window.show_page, "cases"),
            "tab_follow_up": partial(window.show_page, "follow_up"),
            "dark": self.state.toggle_dark,
            "compact": self.state.toggle_compact,
            "larger": partial(self.state.scale, 10),
            "smaller": partial(self.state.scale, -10),
            "columns": window.table.choose_columns,
            "save_filter": self.save_filter,
            "manage_filters": self.manage_filters,
            "shortcuts": self.show_shortcuts,
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

    def _start_background(self) -> None:
        from crm_desktop.ui.background import Background

        self.background = Background(self.desk, self.window_, self)

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
        result = self._built.get("result")
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
        self._built["follow_up"].show_user(user_id)

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
        name = self.window_.filter.saved.currentText().removeprefix("★ ")
        chosen = self.window_.filter.saved.current_data() is not None
        SaveFilterDialog(self.desk, content, name if chosen else "", self.window_).open()

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
            asked = CaseFilter(number=case.number, situation=Situation.ALL)
            self.window_.filter.show_filter(asked)
            self.cases.ask(asked, select=case_id)

        self.desk.runner.read(
            self, read_case, case_id=case_id, then=found, channel="go", failed=self.show_error
        )

    def _focus_filter(self) -> None:
        self.window_.filter.contains.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.window_.filter.contains.selectAll()

    # Opinions.

    def write_selected(self) -> None:
        key = self.window_.table.selected_id()
        if key is None:
            self.toast(t("Selecione um processo na lista para escrever o parecer."), "", None)
            return
        self.write_opinion(key)

    def write_opinion(self, case_id: uuid.UUID, corrects: HistoryEntry | None = None) -> None:
        """Opens the process's one opinion window, or brings it to the front."""
        if not self.desk.may(Right.WRITE_OPINION):
            return
        dialog = self.opinions.get(case_id)
        if dialog is not None:
            dialog.raise_()
            dialog.activateWindow()
            return
        from crm_desktop.queries.opinion_context import read_opinion_context

        self.desk.runner.read(
            self,
            read_opinion_context,
            case_id=case_id,
            then=partial(self._open_opinion, corrects),
            failed=self.show_error,
            channel=f"opinion:{case_id}",
        )

    def _open_opinion(self, corrects: HistoryEntry | None, context: OpinionContext) -> None:
        from crm_desktop.ui.opinion.dialog import OpinionDialog

        case = context.case
        if case.closed_at is not None:
            text = t("{number} está concluído. Reabra para escrever.", number=fmt.case_number(case.number))
            may = self.desk.may(Right.REOPEN)
            self.toast(text, t("Reabrir") if may else "", self.reopen if may else None)
            self.go_to_case(case.id)
            return
        if case.id in self.opinions:
            return
        dialog = OpinionDialog(self.desk, context, corrects=corrects)
        self.opinions[case.id] = dialog
        dialog.finished.connect(lambda _code: self.opinions.pop(case.id, None))
        dialog.completed.connect(partial(self._opinion_completed, dialog))
        dialog.show()
        if self._mail_wished == case.id:
            self._mail_wished = None
            dialog.open_mail()

    def _correct(self, entry: HistoryEntry) -> None:
        key = self.window_.detail.shown_id()
        if key is not None:
            self.write_opinion(key, entry)

    def _opinion_completed(self, dialog: OpinionDialog, changes: Changes, number: int) -> None:
        """The dialog goes when the list has the new rows: one picture, not a flicker of three."""
        shown = fmt.case_number(number).replace("\u00a0", "")
        text = (
            t("{number} foi para {center}", number=shown, center=changes.label)
            if changes.label
            else t("Parecer gravado em {number}", number=shown)
        )
        undo = changes.undo

        def show() -> None:
            self.toast(text, t("Desfazer"), partial(self.undo, undo) if undo else None, UNDO_MS)
            dialog.done(1)
            self.window_.bring_to_front()

        self.cases.when_shown(show)

    def undo(self, undo_of: OpinionUndo) -> None:
        from crm_desktop.operations.opinions import undo_opinion

        self.desk.runner.write(
            self,
            undo_opinion,
            undo_of=undo_of,
            failed=self.show_error,
            then=lambda _changes: self.toast(
                t("Parecer desfeito. Ele continua no histórico, riscado."), "", None
            ),
        )

    def open_drafts(self) -> None:
        from crm_desktop.ui.drafts_dialog import DraftsDialog

        dialog = DraftsDialog(self.desk, self.window_)
        dialog.resume_requested.connect(self._resume)
        dialog.open()

    def _resume(self, case_id: uuid.UUID | None) -> None:
        if case_id is None:
            self.new_case()
        else:
            self.write_opinion(case_id)

    # Other verbs of a process.

    def new_case(self) -> None:
        """Opens Novo processo, or brings the one that is open to the front: a user has one draft of it."""
        from crm_desktop.ui.new_case import NewCaseDialog

        if self._new_case is not None:
            self._new_case.raise_()
            self._new_case.activateWindow()
            return
        dialog = NewCaseDialog(self.desk, self.window_)
        self._new_case = dialog
        dialog.finished.connect(self._new_case_gone)
        dialog.mail_requested.connect(self._write_mail_of)
        dialog.show()

    def _new_case_gone(self, _code: int) -> None:
        self._new_case = None

    def _write_mail_of(self, case_id: uuid.UUID) -> None:
        """The e-mail wished for at creation is written from the new process's opinion window."""
        self._mail_wished = case_id
        self.write_opinion(case_id)

    def change_progress(self) -> None:
        self.window_.show_page("cases")
        self.window_.detail.choose_progress()

    def set_progress(self, case_id: uuid.UUID, status_id: uuid.UUID) -> None:
        from crm_desktop.operations.cases import set_progress

        self.desk.runner.write(
            self,
            set_progress,
            case_id=case_id,
            status_id=status_id,
            failed=self.show_error,
            then=lambda changes: self.toast(t("Andamento: {name}", name=changes.label), "", None),
        )

    def reopen(self) -> None:
        from crm_desktop.ui.small_dialogs import ReopenDialog

        case = self.window_.detail.case
        if case is None:
            return
        if case.closed_at is None:
            self.toast(t("Este processo está aberto; só um concluído pode ser reaberto."), "", None)
            return
        dialog = ReopenDialog(self.desk, case, self.window_)
        dialog.reopened.connect(lambda center: self.toast(t("Reaberto em {center}", center=center), "", None))
        dialog.open()

    def change_case(self) -> None:
        from crm_desktop.ui.small_dialogs import CaseDataDialog

        case = self.window_.detail.case
        if case is None or case.closed_at is not None:
            self.toast(t("Selecione um processo aberto."), "", None)
            return
        CaseDataDialog(self.desk, case, self.window_).open()

    def follow(self, case_id: uuid.UUID, follows: bool) -> None:
        from crm_desktop.operations.watchers import follow_case

        self.desk.runner.write(self, follow_case, failed=self.show_error, case_id=case_id, follows=follows)

    def open_watchers(self, case: Any) -> None:
        from crm_desktop.ui.watchers_dialog import WatchersDialog

        WatchersDialog(self.desk, case, self.window_).open()

    def edit_person(self) -> None:
        from crm_desktop.ui.person_form import PersonDialog

        case = self.window_.detail.case
        if case is not None:
            PersonDialog(self.desk, self.window_, person_id=case.person_id).open()

    def open_appointments(self) -> None:
        case = self.window_.detail.case
        if case is not None:
            self._show_appointments(case)

    def _appointments_of(self, case_id: uuid.UUID) -> None:
        from crm_desktop.queries.case_view import read_case

        self.desk.runner.read(
            self, read_case, case_id=case_id, then=self._show_appointments, failed=self.show_error
        )

    def _show_appointments(self, case: Any) -> None:
        from crm_desktop.ui.opinion.appointments import AppointmentsDialog

        AppointmentsDialog(
            self.desk, person_id=case.person_id, person_name=case.person, case_id=case.id, parent=self.window_
        ).open()

    def open_selected_contact(self) -> None:
        key = self.window_.table.selected_id()
        if key is not None:
            self.open_contact(key, None)

    def open_contact(self, case_id: uuid.UUID | None, follow_up_id: uuid.UUID | None) -> None:
        from crm_desktop.ui.contact_form import ContactDialog

        ContactDialog(self.desk, case_id=case_id, follow_up_id=follow_up_id, parent=self.window_).open()

    def _open_file(self, link: Any) -> None:
        from crm_desktop.ui.open_file import open_attachment

        open_attachment(self.desk, link, self.window_)

    def _send_again(self, mail_id: uuid.UUID) -> None:
        from crm_desktop.operations.mails import send_again

        self.desk.runner.write(self, send_again, mail_id=mail_id, failed=self.show_error)

    def _withdraw(self, mail_id: uuid.UUID) -> None:
        from crm_desktop.operations.mails import withdraw_email

        self.desk.runner.write(self, withdraw_email, mail_id=mail_id, failed=self.show_error)

    def print_case(self, to_file: bool) -> None:
        from crm_desktop.ui.printing import print_case, save_case_pdf

        case = self.window_.detail.case
        if case is not None:
            (save_case_pdf if to_file else print_case)(self.desk, case, self.window_)

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

    # Tabs, built when they are first shown.

    def _build_tab(self) -> None:
        index = self.window_.tabs.currentIndex()
        name = next((n for n in LAZY_TABS if self.window_.page_index(n) == index), None)
        if name is None or name in self._built:
            return
        if name == "result":
            from crm_desktop.ui.result_tab import ResultTab

            tab: Any = ResultTab(self.desk)
            tab.refresh(self.cases.asked)
        elif name == "follow_up":
            from crm_desktop.ui.follow_up_tab import FollowUpTab

            tab = FollowUpTab(self.desk)
            place = index
            tab.count_changed.connect(lambda n: self.window_.tabs.set_count(place, n))
        elif name == "agenda":
            from crm_desktop.ui.agenda_tab import AgendaTab

            tab = AgendaTab(self.desk)
        else:
            from crm_desktop.ui.supervision_tab import SupervisionTab

            tab = SupervisionTab(self.desk)
        self._built[name] = tab
        self.window_.fill_page(name, tab)

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

        if "follow_up" in self._built:
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
            action.setVisible(allowed)
            action.setEnabled(allowed and (has_case or not spec.needs_case))

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
        writing = any(dialog.drafts.dirty for dialog in self.opinions.values())
        state = t("salvando…") if writing else t("trabalhando…") if busy else t("tudo salvo")
        self.window_.state.setText(t("Base local · {state}", state=state))

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
        message = message_for(error)
        self.toast(" ".join(p for p in (message.text, message.next_step) if p), "", None, 12_000)

    def _ask_to_close(self, _error: BaseException) -> None:
        """A draft could not be saved: closing now would lose it, so that is the user's own decision."""
        from PySide6.QtWidgets import QMessageBox

        if self.window_.findChild(QMessageBox, "close_anyway") is not None:
            return
        box = QMessageBox(self.window_)
        box.setObjectName("close_anyway")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(t("Há texto não salvo"))
        box.setText(t("O rascunho não pôde ser salvo. Copie o texto antes de fechar."))
        leave = box.addButton(t("Fechar e perder o texto"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(t("Voltar"), QMessageBox.ButtonRole.RejectRole)

        def decided(button: object) -> None:
            if button is leave:
                self._close_anyway = True
                self.window_.close()

        box.buttonClicked.connect(decided)
        box.open()

    def _closing(self) -> None:
        """Open opinions are saved first; nothing typed is lost by closing the program."""
        for dialog in list(self.opinions.values()):
            dialog.drafts.save()
        self.state.save()
        unsaved = [dialog for dialog in self.opinions.values() if dialog.drafts.dirty]
        if unsaved and not self._close_anyway:
            self.window_.keep_open()
            for dialog in unsaved:
                dialog.drafts.saved.connect(lambda _at: self.window_.close())
                dialog.drafts.failed.connect(self._ask_to_close)
            return
        for dialog in list(self.opinions.values()):
            dialog._leaving = True
            dialog.close()
        QApplication.instance().setProperty("crm_closing", True)  # type: ignore[union-attr]
