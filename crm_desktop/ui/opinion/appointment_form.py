"""A new appointment, or another time, users or subject for one that is there."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from crm_desktop.errors import EndBeforeStart, InvalidDate, Missing
from crm_desktop.ui import format as fmt
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.appointment_person import PersonSearch
from crm_desktop.ui.opinion.appointment_texts import overlap_line
from crm_desktop.ui.opinion.overlap_warning import OverlapWarning
from crm_desktop.ui.widgets.check_list import CheckList
from crm_desktop.ui.widgets.date_field import DateTimeField
from crm_desktop.ui.widgets.field import Field
from crm_desktop.values.dates import parse_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from crm_desktop.operations.changes import Changes
    from crm_desktop.queries.appointments import AppointmentRow, Overlap
    from crm_desktop.ui.desk import Desk

USUAL_LENGTH = timedelta(hours=1)
_PAUSE_MS = 300
_HOUR_ONLY = re.compile(r"\d{1,2}(?::\d{2}|h(?:\d{2})?)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the form is opened with; without a person it asks for one. `starts_at` is local and naive."""

    person_id: uuid.UUID | None = None
    person: str = ""
    case_id: uuid.UUID | None = None
    user_ids: tuple[uuid.UUID, ...] = ()
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What overlaps are asked for."""

    user_ids: tuple[uuid.UUID, ...]
    starts_at: datetime
    ends_at: datetime


class AppointmentForm(CrmDialog):
    """Gravar writes; what is in the way is named first and may be overruled (rule 25)."""

    def __init__(
        self,
        desk: Desk,
        wish: Wish,
        *,
        appointment: AppointmentRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = t("Novo agendamento") if appointment is None else t("Alterar agendamento")
        super().__init__(title, parent, note=appointment.person if appointment else wish.person)
        self._desk = desk
        self._wish = wish
        self._appointment = appointment
        self._length = USUAL_LENGTH
        self._warned: _Asked | None = None
        self._build(with_person=appointment is None and wish.person_id is None)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_for_overlaps)
        self._fill()
        self._starts_typed()
        self.starts.value_changed.connect(self._start_moved)
        self.starts.textChanged.connect(lambda _text: self._starts_typed())
        self.ends.value_changed.connect(self._end_moved)
        self.users.changed.connect(lambda _keys: self._touched("users"))
        self.subject.textEdited.connect(lambda _text: self.fields["subject"].set_error(""))
        self.restore_size(680, 320)
        self.guard(self.subject)

    # Building.

    def _build(self, *, with_person: bool) -> None:
        self.person = PersonSearch(self._desk) if with_person else None
        self.starts = DateTimeField(parse=self._parse_start)
        self.starts.setPlaceholderText(t("amanhã 14h"))
        self.ends = DateTimeField(parse=self._parse_end)
        self.users = CheckList(self._user_items(), empty_text=t("Ninguém escolhido"))
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(t("O que será feito"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        row, top = 0, Qt.AlignmentFlag.AlignTop
        if self.person is not None:
            self.person.chosen.connect(lambda: self.fields["person"].set_error(""))
            grid.addWidget(self._field("person", t("Pessoa"), self.person), row, 0, 1, 3, top)
            row = 1
        grid.addWidget(self._field("starts_at", t("Início"), self.starts), row, 0, top)
        grid.addWidget(self._field("ends_at", t("Fim"), self.ends), row, 1, top)
        grid.addWidget(self._field("users", t("Usuários"), self.users), row, 2, top)
        grid.addWidget(self._field("subject", t("Assunto"), self.subject), row + 1, 0, 1, 3, top)
        for column, share in enumerate((5, 5, 4)):
            grid.setColumnStretch(column, share)
        self.body.addLayout(grid)
        self.warning = OverlapWarning()
        self.body.addWidget(self.warning)
        self.body.addStretch(1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)

    def _field(self, name: str, label: str, widget: QWidget) -> Field:
        self.fields[name] = Field(label, widget)
        return self.fields[name]

    def _user_items(self) -> list[tuple[str, object]]:
        """Active users; one who left stays in an old appointment, and says so."""
        kept = self._appointment.user_ids if self._appointment else ()
        me = self._desk.actor.user_id
        items: list[tuple[str, object]] = []
        for user in self._desk.options.users:
            if user.active:
                items.append((t("{name} (eu)", name=user.name) if user.id == me else user.name, user.id))
            elif user.id in kept:
                items.append((t("{name} (inativo)", name=user.name), user.id))
        return items

    def _fill(self) -> None:
        if self._appointment is not None:
            self.starts.set_value(self._local(self._appointment.starts_at))
            self.ends.set_value(self._local(self._appointment.ends_at))
            self.users.set_checked(self._appointment.user_ids)
            self.subject.setText(self._appointment.subject)
            self._length = self._appointment.ends_at - self._appointment.starts_at
        else:
            start = self._wish.starts_at or self._next_hour()
            self.starts.set_value(start)
            self.ends.set_value(start + self._length)
            self.users.set_checked(self._wish.user_ids or (self._desk.actor.user_id,))
        (self.person or self.subject).setFocus()

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._desk.zone).replace(tzinfo=None, second=0, microsecond=0)

    def _next_hour(self) -> datetime:
        now = self._local(self._desk.now())
        return now.replace(minute=0) + timedelta(hours=1)

    # What is typed.

    def _parse_start(self, text: str) -> datetime:
        moment = parse_moment(text, now=self._desk.now(), zone=self._desk.zone)
        return self._local(moment)

    def _parse_end(self, text: str) -> datetime:
        """An hour alone is an hour of the day that it starts."""
        start = self.starts.value()
        if start is not None and _HOUR_ONLY.fullmatch(text):
            text = f"{fmt.full_day(start.date())} {text}"
        return self._parse_start(text)

    def _starts_typed(self) -> None:
        """Reads back what was understood."""
        value, text = self.starts.value(), ""
        if value is not None:
            moment = fmt.moment(self._aware(value), self._desk.now(), self._desk.zone)
            text = t("{weekday}, {moment}", weekday=fmt.weekday(value), moment=moment)
        self.fields["starts_at"].set_hint(text, good=True)

    def _start_moved(self, value: datetime | None) -> None:
        if value is not None:
            self.ends.set_value(value + self._length)
        self._touched("starts_at", "ends_at")

    def _end_moved(self, value: datetime | None) -> None:
        start = self.starts.value()
        if value is not None and start is not None and value > start:
            self._length = value - start
        self._touched("ends_at")

    def _touched(self, *names: str) -> None:
        for name in names:
            self.fields[name].set_error("")
        self._show_overlaps(None, ())
        self._pause.start()

    def _aware(self, value: datetime) -> datetime:
        return value.replace(tzinfo=self._desk.zone).astimezone(UTC)

    def _asked(self) -> _Asked | None:
        """The time and users, when they can be asked about."""
        start, end, users = self.starts.value(), self.ends.value(), self._checked()
        if start is None or end is None or end <= start or not users:
            return None
        return _Asked(users, self._aware(start), self._aware(end))

    def _checked(self) -> tuple[uuid.UUID, ...]:
        return tuple(key for key in self.users.checked_data() if isinstance(key, uuid.UUID))

    # What is in the way.

    def _look_for_overlaps(self) -> None:
        asked = self._asked()
        if asked is not None:
            self._read_overlaps(asked, lambda found: self._show_overlaps(asked, found))

    def _read_overlaps(self, asked: _Asked, then: Callable[[tuple[Overlap, ...]], None]) -> None:
        from crm_desktop.queries.appointments import overlaps

        self._desk.runner.read(
            self,
            overlaps,
            user_ids=asked.user_ids,
            starts_at=asked.starts_at,
            ends_at=asked.ends_at,
            except_id=self._appointment.id if self._appointment else None,
            then=then,
            failed=self.show_error,
        )

    def _show_overlaps(self, asked: _Asked | None, found: tuple[Overlap, ...]) -> None:
        now, zone = self._desk.now(), self._desk.zone
        self._warned = asked if found else None
        self.warning.show_lines([overlap_line(other, now, zone) for other in found])
        assert self.primary is not None
        text = t("Gravar assim mesmo") if found else t("Gravar")
        self.primary.setText(text)
        self.primary.setAccessibleName(text)

    # Gravar.

    def save(self) -> None:
        """Checks the fields, then names what is in the way unless that was seen already, then writes."""
        self.clear_errors()
        self._pause.stop()
        asked = self._checked_fields()
        if asked is None:
            return
        self.set_working(True)
        if asked == self._warned:
            self._write(asked)
            return

        def decided(found: tuple[Overlap, ...]) -> None:
            if not found:
                self._write(asked)
                return
            self._show_overlaps(asked, found)
            self.set_working(False)
            self.primary.setFocus()  # type: ignore[union-attr]

        self._read_overlaps(asked, decided)

    def _checked_fields(self) -> _Asked | None:
        """None after the first field in reading order that is wrong was told so."""
        if self.person is not None and self.person.person_id is None:
            self.show_error(Missing("person"))
            return None
        for name, field in (("starts_at", self.starts), ("ends_at", self.ends)):
            if field.value() is None:
                typed = field.text().strip()
                self.show_error(InvalidDate(typed, name) if typed else Missing(name))
                return None
        asked = self._asked()
        if asked is None and self._checked():
            start, end = self.starts.value(), self.ends.value()
            assert start is not None
            assert end is not None
            self.show_error(EndBeforeStart(self._aware(start), self._aware(end)))
        elif asked is None:
            self.show_error(Missing("users"))
        elif not self.subject.text().strip():
            self.show_error(Missing("subject"))
            return None
        return asked

    def _write(self, asked: _Asked) -> None:
        from crm_desktop.operations.appointments import change_appointment, make_appointment

        runner, subject = self._desk.runner, self.subject.text()
        if self._appointment is not None:
            runner.write(
                self,
                change_appointment,
                then=self._done,
                failed=self.show_error,
                appointment_id=self._appointment.id,
                user_ids=asked.user_ids,
                starts_at=asked.starts_at,
                ends_at=asked.ends_at,
                subject=subject,
            )
            return
        runner.write(
            self,
            make_appointment,
            then=self._done,
            failed=self.show_error,
            person_id=self.person.person_id if self.person else self._wish.person_id,
            case_id=self._wish.case_id,
            user_ids=asked.user_ids,
            starts_at=asked.starts_at,
            ends_at=asked.ends_at,
            subject=subject,
        )

    def _done(self, _changes: Changes) -> None:
        self.accept()
