"""What is due, as a sentence and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.mail_texts import mail_reason
from crm_desktop.values.links import CaseLink, Link, Screen, ScreenLink
from crm_desktop.values.terms import NoticeKind

if TYPE_CHECKING:
    from crm_desktop.queries.reminders import DueAppointment, DueContact, UnseenNotice
    from crm_desktop.ui.desk import Desk

MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Saying:
    """`act` is None where there is nothing to open, and `action` is empty then. `link` shows the same from outside."""

    text: str
    action: str = ""
    act: Callable[[], None] | None = None
    link: Link | None = None


def say_appointments(found: Sequence[DueAppointment], desk: Desk) -> Saying:
    """One by its time; several that were missed in one sentence, the latest to be opened."""
    now, zone = desk.now(), desk.zone
    last = found[-1]
    if len(found) > 1:
        text = t(
            "{n} começaram sem lembrete: {names}",
            n=fmt.count(len(found), t("agendamento"), t("agendamentos")),
            names=_names([f"{a.person} ({fmt.moment(a.starts_at, now, zone)})" for a in found]),
        )
    else:
        what = t("{person}: {subject}", person=last.person, subject=last.subject)
        when = fmt.moment(last.starts_at, now, zone)
        minutes = round((last.starts_at - now).total_seconds() / 60)
        if last.ends_at <= now:
            text = t("Agendamento sem lembrete, {when}. {what}", when=when, what=what)
        elif minutes > 0:
            text = t("Em {n} min, {when}. {what}", n=minutes, when=when, what=what)
        else:
            text = t("Agendamento de {when}. {what}", when=when, what=what)
    if last.case_id is None:
        return Saying(text, link=ScreenLink(Screen.AGENDA))
    show = partial(desk.case_requested.emit, last.case_id)
    return Saying(text, t("Abrir processo"), show, _link_of(last.number))


def say_contacts(found: Sequence[DueContact], desk: Desk) -> Saying:
    """One by its time; several in one sentence, the earliest to be made first."""
    first = found[0]
    when = fmt.moment(first.at, desk.now(), desk.zone)
    if len(found) > 1:
        text = t(
            "{n} contatos de venda vencidos: {names}", n=len(found), names=_names([c.person for c in found])
        )
    else:
        text = t("Contato de venda, {when}: {person}", when=when, person=first.person)
    act = partial(desk.contact_requested.emit, first.case_id, first.id)
    return Saying(text, t("Fazer contato"), act, _link_of(first.number))


def _link_of(number: int | None) -> Link | None:
    return CaseLink(number) if number is not None else None


def _names(names: Sequence[str]) -> str:
    text = ", ".join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    return t("{names} e mais {n}", names=text, n=fmt.integer(rest)) if rest > 0 else text


def say_notice(notice: UnseenNotice, desk: Desk) -> Saying:
    """What somebody left for one."""
    process = t("{number}, {subject}", number=fmt.case_number(notice.number), subject=notice.subject)
    if notice.kind is NoticeKind.OPINION_ASKED:
        text = t("{name} pede o seu parecer no processo {process}", name=notice.author, process=process)
        write = partial(desk.opinion_requested.emit, notice.case_id)
        return Saying(text, t("Inserir parecer"), write, CaseLink(notice.number))
    open_case = partial(desk.case_requested.emit, notice.case_id)
    if notice.kind is NoticeKind.HANDED_OVER:
        text = t("{name} passou a você o processo {process}", name=notice.author, process=process)
    else:
        text = t(
            "O e-mail “{subject}” não foi enviado. {detail}",
            subject=notice.author,
            detail=mail_reason(notice.detail),
        )
    return Saying(text.strip(), t("Abrir processo"), open_case, CaseLink(notice.number))
