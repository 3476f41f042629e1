"""What may open the program from outside: links of web pages, calls of the telephone system, tasks of its icon.

    link     = "crm-desktop:" ["//"] ( process / person / screen ) / "tel:" phone
    process  = "processo/" number ["/"]
    person   = "pessoa" ["/"] "?" ( "telefone=" phone / "documento=" document / "codigo=" code )
    screen   = ( "novo" / "meus" / "pendentes" / "agenda" ) ["/"]
    number   = 1 to 9 digits, no zero first
    phone    = ["+" / "%2B"] then digits, "(", ")", ".", "-", "%20"
    document = 11 to 18 digits, letters, ".", "-", "/", with right check digits
    code     = a digit or letter, then at most 31 of these, ".", "_", "-"

Nothing is decoded: `%2B` and `%20`, as browsers write a plus and a space in a number, are signs of the grammar.
A link only shows something. Whoever follows one must not let it write, log in or choose a base.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from crm_desktop.errors import InvalidDocument, InvalidLink, InvalidPhone
from crm_desktop.values.documents import normalize_document
from crm_desktop.values.phones import normalize_caller

SCHEME = "crm-desktop"
PHONE_SCHEME = "tel"
MAX_CHARACTERS = 100

_PHONE = r"(?:\+|%2[Bb])?(?:[0-9().-]|%20){3,60}"
_LINK = re.compile(
    rf"(?i:{SCHEME}):(?://)?"
    r"(?:processo/(?P<number>[1-9][0-9]{0,8})/?"
    r"|(?P<screen>novo|meus|pendentes|agenda)/?"
    rf"|pessoa/?\?(?:telefone=(?P<telefone>{_PHONE})"
    r"|documento=(?P<documento>[0-9A-Za-z./-]{11,18})"
    r"|codigo=(?P<codigo>[0-9A-Za-z][0-9A-Za-z._-]{0,31})))"
    rf"|(?i:{PHONE_SCHEME}):(?P<call>{_PHONE})",
    re.ASCII,
)
_BEGINS = re.compile(rf"(?i:{SCHEME}|{PHONE_SCHEME}):", re.ASCII)


class Sign(StrEnum):
    """By what a person is meant, as a link says it."""

    PHONE = "telefone"
    DOCUMENT = "documento"
    CODE = "codigo"


@dataclass(frozen=True, slots=True)
class CaseLink:
    number: int

    @property
    def text(self) -> str:
        """The link as it is handed on; `parse_link` reads it back."""
        return f"{SCHEME}:processo/{self.number}"


@dataclass(frozen=True, slots=True)
class PersonLink:
    """`value` is normalised; a phone as `values.phones.normalize_caller` has it."""

    sign: Sign
    value: str

    @property
    def text(self) -> str:
        """The link as it is handed on; `parse_link` reads it back."""
        return f"{SCHEME}:pessoa?{self.sign}={self.value}"


class Screen(StrEnum):
    """What opens without a process or a person: the tasks of the program's icon, as a link says them."""

    NEW_CASE = "novo"
    OWN_CASES = "meus"
    DRAFTS = "pendentes"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True)
class ScreenLink:
    screen: Screen

    @property
    def text(self) -> str:
        """The link as it is handed on; `parse_link` reads it back."""
        return f"{SCHEME}:{self.screen}"


Link: TypeAlias = CaseLink | PersonLink | ScreenLink


def looks_like_link(text: str) -> bool:
    """Whether it begins with one of our schemes; not whether it is one of our links."""
    return _BEGINS.match(text) is not None


def parse_link(text: str) -> Link:
    """What the link asks to be shown. Raises InvalidLink for everything that the grammar does not have."""
    found = _LINK.fullmatch(text) if len(text) <= MAX_CHARACTERS else None
    if found is None:
        raise InvalidLink
    parts = {name: part for name, part in found.groupdict().items() if part}
    ((name, part),) = parts.items()
    try:
        match name:
            case "number":
                return CaseLink(int(part))
            case "screen":
                return ScreenLink(Screen(part))
            case "documento":
                return PersonLink(Sign.DOCUMENT, normalize_document(part))
            case "codigo":
                return PersonLink(Sign.CODE, part)
            case _:
                return PersonLink(Sign.PHONE, normalize_caller(_spelled(part)))
    except (InvalidDocument, InvalidPhone):
        raise InvalidLink from None


def _spelled(phone: str) -> str:
    return phone.replace("%20", " ").replace("%2B", "+").replace("%2b", "+")


def phone_link(number: str) -> PersonLink:
    """The link of a telephone number as a telephone system says it. Raises InvalidLink."""
    found = parse_link(f"{PHONE_SCHEME}:{number.strip(' ').replace(' ', '%20')}")
    assert isinstance(found, PersonLink)
    return found
