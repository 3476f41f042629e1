"""E-mail addresses as people write them: one address, no name, no quoted part."""

from __future__ import annotations

import re
import unicodedata

from crm_desktop.errors import InvalidEmail

MAX_CHARACTERS = 254
MAX_LOCAL_CHARACTERS = 64

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_]([^\W_]|[-·\u0300-\u036f])*")


def normalize_email(text: str) -> str:
    """Without the spaces around and with the domain in lower case; the part before the @ stays as typed.

    A domain with accents (IDN) stays readable. Raises InvalidEmail, also for a domain without a dot.
    """
    plain = unicodedata.normalize("NFC", text.strip())
    local, at, domain = plain.rpartition("@")
    domain = domain.lower()
    known_local = len(local) <= MAX_LOCAL_CHARACTERS and _LOCAL.fullmatch(local)
    if not at or len(plain) > MAX_CHARACTERS or not known_local or not _is_domain(domain):
        raise InvalidEmail(text)
    return f"{local}@{domain}"


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return False
    if any(not _LABEL.fullmatch(label) or label.endswith("-") for label in labels):
        return False
    try:
        return len(domain.encode("idna")) < MAX_CHARACTERS
    except UnicodeError:
        return False
