"""From an error to what the screen says: a clear sentence and the next step, in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crm_desktop.errors import AttachmentTooLarge, BaseUnreachable, CrmError
from crm_desktop.ui import format as shown
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_texts import SENTENCES, UNEXPECTED, Sentences
from crm_desktop.ui.message_words import (
    ADVICE,
    ADVICES,
    CAUSES,
    FEATURES,
    FIELDS,
    HINDRANCES,
    HITCHES,
    LACKS,
    MOVES,
    OBSTACLES,
    RECORDS,
    RIGHTS,
    THIS,
    THIS_FIELD,
    THIS_RECORD,
)
from crm_desktop.values.terms import DEFAULT_ZONE

MAX_VALUE_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class UserMessage:
    """`title` in a few words, `text` what is wrong, `next_step` what to do now; all plain text."""

    title: str
    text: str
    next_step: str


def message_for(
    error: BaseException, *, now: datetime | None = None, zone: tzinfo | None = None
) -> UserMessage:
    """What to tell the user about any error, its facts filled in.

    Moments are told in `zone` (Brasília's when None), seen from `now` (aware; the clock's when None). An
    error that is none of ours gets a general message with the name of its class.
    """
    found = _sentences_of(type(error))
    if found is None:
        name = type(error).__name__
        return UserMessage(t(UNEXPECTED.title), t(UNEXPECTED.text, name=name), t(UNEXPECTED.next_step))
    told = _facts(error, now or datetime.now(UTC), zone or ZoneInfo(DEFAULT_ZONE))
    return UserMessage(t(found.title), t(found.text, **told), t(found.next_step, **told))


def sentence_for(error: BaseException) -> str:
    """What is wrong and what to do now, in one line below a field."""
    message = message_for(error)
    return " ".join(part for part in (message.text, message.next_step) if part)


def _sentences_of(kind: type[BaseException]) -> Sentences | None:
    """Those of the class itself, else of the nearest group that it belongs to."""
    known = (SENTENCES.get(ancestor) for ancestor in kind.__mro__ if issubclass(ancestor, CrmError))
    return next((sentences for sentences in known if sentences is not None), None)


def _facts(error: BaseException, now: datetime, zone: tzinfo) -> dict[str, str]:
    if not is_dataclass(error):
        return {}
    told = {}
    for fact in fields(error):
        value = getattr(error, fact.name)
        if isinstance(value, datetime):
            told[fact.name] = shown.moment(value, now, zone)
        else:
            told[fact.name] = _WORDING.get(fact.name, str)(value)
    if isinstance(error, AttachmentTooLarge):
        told.update(_sizes(error))
    if isinstance(error, BaseUnreachable):
        told["advice"] = t(ADVICES.get(error.cause, ADVICE))
    return told


def _sizes(error: AttachmentTooLarge) -> dict[str, str]:
    """In bytes when rounding would show both as the same size."""
    size, limit = shown.size(error.size_bytes), shown.size(error.limit_bytes)
    if size == limit:
        size, limit = (t("{n} bytes", n=shown.integer(n)) for n in (error.size_bytes, error.limit_bytes))
    return {"size_bytes": size, "limit_bytes": limit}


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > MAX_VALUE_CHARACTERS:
        line = line[:MAX_VALUE_CHARACTERS].rstrip() + "…"
    return f"“{line}”"


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return _quoted(value) if value.strip() else t("O que foi digitado")
    return _number(value)


def _number(value: float) -> str:
    return shown.integer(int(value)) if value == int(value) else shown.decimal(value)


def _word(words: Mapping[Any, str], otherwise: str) -> Callable[[Any], str]:
    return lambda key: t(words.get(key, otherwise))


def _process(number: int) -> str:
    return t("O processo {number}", number=shown.case_number(number)) if number else t("O processo")


def _base(path: Path | None) -> str:
    return t("A base {path}", path=path) if path else t("A base de dados")


def _backup(path: Path | None) -> str:
    if path:
        return t("Restaure a última cópia de segurança: {path}.", path=path)
    return t("Restaure uma cópia de segurança ou chame o administrador.")


def _place(reason: str) -> str:
    if reason == "network":
        return t("uma pasta de rede")
    return t("uma pasta sincronizada ({service})", service=reason)


def _address(url: str) -> str:
    # The host alone: an address may hold a user and a password.
    try:
        host = urlsplit(url).hostname
    except ValueError:  # what was typed is no address
        host = None
    return t(" em {host}", host=host) if host else ""


def _faults(faults: tuple[str, ...]) -> str:
    if not faults:
        return t("ele tem erros")
    number = shown.count(len(faults), t("erro"), t("erros"))
    return t("{number}, o primeiro em {place}", number=number, place=faults[0].split(": ")[0])


def _colon(text: str) -> str:
    return f": {text}" if text else ""


_WORDING: dict[str, Callable[[Any], str]] = {
    "field": _word(FIELDS, THIS_FIELD),
    "value": _value,
    "low": _number,
    "high": _number,
    "names": lambda names: ", ".join(f"{{{{{name}}}}}" for name in names),
    "name": _quoted,
    "problems": lambda problems: shown.count(len(problems), t("problema"), t("problemas")),
    "faults": _faults,
    "service_type": lambda name: (
        t("O tipo de atendimento {name}", name=_quoted(name)) if name else t("O tipo de atendimento")
    ),
    "right": _word(RIGHTS, THIS),
    "feature": _word(FEATURES, THIS),
    "number": _process,
    "changes": lambda changes: _colon("; ".join(changes)),
    "fact": lambda fact: _colon(t(MOVES[fact]) if fact in MOVES else ""),
    "author": lambda name: name or t("Outra pessoa"),
    "kind": _word(RECORDS, THIS_RECORD),
    "subject": lambda subject: (
        t("O e-mail {subject}", subject=_quoted(subject)) if subject else t("O e-mail")
    ),
    "login": _quoted,
    "path": _base,
    "last_backup": _backup,
    "reason": _place,
    "cause": lambda cause: t(CAUSES.get(cause, "")) if cause else "",
    "hindrance": lambda hindrance: t(HINDRANCES[hindrance]),
    "file": lambda name: t("O arquivo {name}", name=_quoted(name)) if name else t("Um arquivo"),
    "lack": lambda lack: t(LACKS[lack]),
    "hitch": lambda hitch: t(HITCHES[hitch]),
    "obstacle": lambda obstacle: t(OBSTACLES[obstacle]),
    "database": _quoted,
    "differences": lambda found: _quoted(found[0]) if found else "",
    "url": _address,
}
