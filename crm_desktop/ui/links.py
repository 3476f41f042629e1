"""What a link or a call from outside asks for, shown: a process, a person or who the person may be, a screen.

Nothing here takes the keyboard from a window in which somebody writes: there a notice offers what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from shiboken6 import isValid

from crm_desktop.errors import NotAllowed
from crm_desktop.ui import format as fmt
from crm_desktop.ui.desk import ERROR_MS
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import message_for, sentence_for
from crm_desktop.ui.widgets.toast import Toast
from crm_desktop.values.documents import format_document
from crm_desktop.values.filters import CaseFilter, Situation
from crm_desktop.values.links import CaseLink, Link, PersonLink, Screen, ScreenLink, Sign
from crm_desktop.values.lists import own_pending
from crm_desktop.values.phones import format_phone
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.errors import InvalidLink
    from crm_desktop.queries.find import Found
    from crm_desktop.queries.persons import Candidate, PersonRow
    from crm_desktop.ui.candidates_dialog import CandidatesDialog
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.writing import Writing

NOTICE_MS = 60_000
"""As long as a telephone rings, and longer."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """`text` tells it, `button` offers `act`; what `is_shown_at_once` needs no press where nobody writes."""

    text: str
    button: str = ""
    act: Callable[[], None] | None = None
    is_shown_at_once: bool = False


def sign_text(link: PersonLink) -> str:
    """By what the person is asked for, as the screen says it."""
    match link.sign:
        case Sign.PHONE:
            return t("Ligação de {phone}", phone=format_phone(link.value))
        case Sign.DOCUMENT:
            return format_document(link.value)
        case Sign.CODE:
            return t("Código {code}", code=link.value)


class Links(QObject):
    """`show_list` shows a list in the main window. Of several links only the newest is answered."""

    def __init__(
        self, window: MainWindow, desk: Desk, writing: Writing, show_list: Callable[[CaseFilter], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._writing = writing
        self._show_list = show_list
        self._last: QWidget | None = None
        self._notice: Toast | None = None
        self._candidates: CandidatesDialog | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def follow(self, link: Link) -> None:
        """Asks the base, reading only, and shows the answer."""
        match link:
            case CaseLink():
                self._read_case(link.number)
            case PersonLink():
                self._read_persons(link)
            case ScreenLink():
                self._tell(self._screen(link.screen))

    def refuse(self, error: InvalidLink) -> None:
        """Says so, and what to do instead, in the window that is written in, else in the main one; none comes to the
        front."""
        self._drop_notice()
        place = self._written_in()
        if place is None:
            self._desk.show_error(error)
        else:
            self._give_notice(place, _Answer(sentence_for(error)), ERROR_MS)

    # Asking.

    def _read_case(self, number: int) -> None:
        from crm_desktop.queries.find import find_anything

        self._desk.runner.read(
            self,
            find_anything,
            text=str(number),
            then=partial(self._case_found, number),
            failed=self._desk.show_error,
            channel="link",
        )

    def _read_persons(self, link: PersonLink) -> None:
        from crm_desktop.queries.persons import persons_of_link

        self._desk.runner.read(
            self,
            persons_of_link,
            link=link,
            then=partial(self._persons_found, link),
            failed=self._desk.show_error,
            channel="link",
        )

    def _case_found(self, number: int, found: Found) -> None:
        case = next((case for case in found.cases if case.number == number), None)
        shown = fmt.case_number(number).replace("\u00a0", "")
        if case is None:
            text = t(
                "O processo {number} não existe ou não é visível para você. Confira o número.", number=shown
            )
            self._tell(_Answer(text))
            return
        show = partial(self._desk.case_requested.emit, case.id)
        self._tell(
            _Answer(
                t("Processo {number} · {person}", number=shown, person=case.person), t("Mostrar"), show, True
            )
        )

    def _persons_found(self, link: PersonLink, found: tuple[Candidate, ...]) -> None:
        sign = sign_text(link)
        if len(found) == 1:
            person = found[0].person
            text = f"{sign} · {person.name}"
            self._tell(_Answer(text, t("Mostrar"), partial(self._show_person, person, text), True))
        elif found:
            text = f"{sign} · " + t("{n} pessoas possíveis", n=len(found))
            self._tell(_Answer(text, t("Escolher"), partial(self._choose, sign, found), True))
        else:
            phone = format_phone(link.value) if link.sign is Sign.PHONE else ""
            text = f"{sign} · " + t("ninguém cadastrado")
            self._tell(self._new_case_offered(text, partial(self._writing.new_case, phone=phone)))

    def _new_case_offered(self, text: str, begin: Callable[[], None]) -> _Answer:
        return _Answer(text, t("Novo processo"), begin) if self._desk.may(Right.CREATE) else _Answer(text)

    def _screen(self, screen: Screen) -> _Answer:
        """What it opens, or which right its user lacks."""
        match screen:
            case Screen.NEW_CASE:
                return self._with_right(Right.CREATE, t("Novo processo"), self._writing.new_case)
            case Screen.DRAFTS:
                drafts = self._desk.drafts_requested.emit
                return self._with_right(Right.WRITE_OPINION, t("Pareceres pendentes"), drafts)
            case Screen.OWN_CASES:
                show = partial(self._show_list, own_pending(self._desk.actor.user_id))
                return _Answer(t("Meus atendimentos"), t("Mostrar"), show, True)
            case Screen.AGENDA:
                return _Answer(t("Agenda"), t("Mostrar"), partial(self._window.show_page, "agenda"), True)

    def _with_right(self, right: Right, text: str, act: Callable[[], None]) -> _Answer:
        if self._desk.may(right):
            return _Answer(text, t("Abrir"), act, True)
        return _Answer(message_for(NotAllowed(right)).text)

    # Showing.

    def _show_person(self, person: PersonRow, text: str) -> None:
        """The person's processes, open and closed, and a new one offered."""
        self._show_list(CaseFilter(person=person.name, person_id=person.id, situation=Situation.ALL))
        begin = partial(self._writing.new_case, person_id=person.id)
        answer = self._new_case_offered(text, begin) if person.active else _Answer(text)
        self._desk.toast(answer.text, answer.button, answer.act, NOTICE_MS)

    def _choose(self, sign: str, found: tuple[Candidate, ...]) -> None:
        from crm_desktop.ui.candidates_dialog import CandidatesDialog

        self._close_candidates()
        dialog = CandidatesDialog(sign, found, may_create=self._desk.may(Right.CREATE), parent=self._window)
        dialog.person_chosen.connect(lambda person: self._show_person(person, f"{sign} · {person.name}"))
        dialog.new_case_requested.connect(lambda person: self._writing.new_case(person_id=person.id))
        self._candidates = dialog
        dialog.show()

    def _close_candidates(self) -> None:
        if self._candidates is not None and isValid(self._candidates):
            self._candidates.close()
        self._candidates = None

    # Where it is told.

    def _tell(self, answer: _Answer) -> None:
        self._close_candidates()
        self._drop_notice()
        place = self._written_in()
        if place is not None:
            self._give_notice(place, answer, NOTICE_MS)
            if QApplication.activeWindow() is None:  # behind another program
                place.raise_()
                place.activateWindow()
            return
        self._window.bring_to_front()
        if answer.is_shown_at_once and answer.act is not None:
            answer.act()
        else:
            self._desk.toast(answer.text, answer.button, answer.act, NOTICE_MS)

    def _give_notice(self, place: QWidget, answer: _Answer, for_ms: int) -> None:
        """In that window, which keeps the keyboard."""
        from crm_desktop.ui.dialog import CrmDialog

        self._notice = notice = place.make_notice() if isinstance(place, CrmDialog) else Toast(place)
        notice.listen()
        notice.action_requested.connect(partial(self._noticed, answer))
        notice.expired.connect(notice.deleteLater)
        notice.show_text(answer.text, answer.button, for_ms=for_ms)

    def _noticed(self, answer: _Answer) -> None:
        self._drop_notice()
        if answer.is_shown_at_once:
            self._window.bring_to_front()
        if answer.act is not None:
            answer.act()

    def _drop_notice(self) -> None:
        if self._notice is not None and isValid(self._notice):
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = None

    def _written_in(self) -> QWidget | None:
        """The window besides the main one that has the keyboard, or had it before another program got it."""
        place = self._last
        if place is None or not isValid(place) or place is self._window:
            return None
        return place if place.isVisible() and not place.isMinimized() else None

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._last = _window_of(now)


def _window_of(widget: QWidget) -> QWidget:
    """The window that a widget, a list that drops down or a question belongs to."""
    window = widget.window()
    small = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
    while (above := window.parentWidget()) is not None:
        if window.windowType() not in small and not isinstance(window, QMessageBox):
            break
        window = above.window()
    return window
