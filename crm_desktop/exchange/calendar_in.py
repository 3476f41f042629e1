"""Holidays and business hours of a document."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from crm_desktop.exchange.document import Record, section
from crm_desktop.models.service_type import BusinessHours, Holiday
from crm_desktop.operations.configuration_calendar import MAX_STRETCHES

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

Stretch = tuple[int, time, time]


def import_calendar(importer: Importer) -> None:
    """Holidays are added and renamed; the hours are then those of the document, if it has any."""
    _holidays(importer)
    _hours(importer)


def _holidays(importer: Importer) -> None:
    known = {row.day: row for row in importer.session.scalars(select(Holiday))}
    seen: set[date] = set()
    for record in section(importer.raw, "holidays", importer.faults):
        day, name = record.day("day"), record.required("name")
        if day is None:
            continue
        if day in seen:
            record.fault("day", f'"{day}" appears twice')
            continue
        seen.add(day)
        importer.count("holidays", new=day not in known)
        if day in known:
            known[day].name = name
        else:
            importer.session.add(Holiday(day=day, name=name))


def _hours(importer: Importer) -> None:
    """The week as a whole: what the document does not have is closed."""
    raw = importer.raw.get("business_hours")
    if not isinstance(raw, list):
        return
    b = BusinessHours
    before = set(importer.session.execute(select(b.weekday, b.opens, b.closes)).tuples())
    if before and not raw:
        importer.faults.add(
            "business_hours", "a semana ficaria sem horário de atendimento. Informe ao menos um período."
        )
        return
    importer.session.execute(delete(b))
    found: list[tuple[Record, Stretch]] = []
    for record in section(importer.raw, "business_hours", importer.faults):
        stretch = _stretch(record)
        if stretch is None:
            continue
        found.append((record, stretch))
        weekday, opens, closes = stretch
        importer.session.add(b(weekday=weekday, opens=opens, closes=closes))
        importer.count("business_hours", new=stretch not in before)
    _check_days(found)


def _stretch(record: Record) -> Stretch | None:
    opens, closes = record.clock("opens"), record.clock("closes")
    for name in ("weekday", "opens", "closes"):
        if not record.has(name):
            record.fault(name, "is missing")
    weekday = record.maybe_whole("weekday", 0, 6)
    if weekday is None or opens is None or closes is None:
        return None
    if opens >= closes:
        record.fault("closes", "must be later than opens")
        return None
    return weekday, opens, closes


def _check_days(found: list[tuple[Record, Stretch]]) -> None:
    """What the Configurador refuses of a day: more than two stretches, and one that begins before the last ends."""
    ends: dict[int, list[time]] = {}
    for record, (weekday, opens, closes) in sorted(found, key=lambda pair: pair[1]):
        passed = ends.setdefault(weekday, [])
        if len(passed) == MAX_STRETCHES:
            record.fault(
                "weekday", f"o dia {weekday} tem mais de {MAX_STRETCHES} períodos. Junte ou retire algum."
            )
        elif passed and opens <= passed[-1]:
            record.fault(
                "opens",
                f"{opens:%H:%M} não é depois do fim do período anterior do dia {weekday}, {passed[-1]:%H:%M}.",
            )
        passed.append(closes)
