"""Telephone numbers, Brazilian unless a `+` says otherwise."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from crm_desktop.errors import InvalidPhone

REGION = "BR"

_SHORT = re.compile(r"[0-9]{3,6}")
_LOCAL = re.compile(r"[2-8][0-9]{7}|9[0-9]{8}")
_SPELLED = re.compile(r"\+?[0-9\s().\-/‐-―]+")
_NOT_DIGIT = re.compile(r"[^0-9]+")
_SPACES = re.compile(r"[\s\-]+")
_FRAGMENT_DIGITS = 8


def normalize_phone(text: str) -> str:
    """E.164 (`+5521998761200`), or a short number of 3 to 6 digits as it is (`190`, `10315`).

    Raises InvalidPhone, also for a number without its area code and for more than one number or an extension
    in the same text, since a part of it would be lost.
    """
    import phonenumbers

    plain = unicodedata.normalize("NFKC", text).strip()
    short = _SPACES.sub("", plain)
    if _SHORT.fullmatch(short):
        return short
    if not _SPELLED.fullmatch(plain):
        raise InvalidPhone(text)
    try:
        number = phonenumbers.parse(plain, REGION)
    except phonenumbers.NumberParseException:
        raise InvalidPhone(text) from None
    whole = _NOT_DIGIT.sub("", plain).endswith(str(number.national_number))
    if not whole or not phonenumbers.is_valid_number(number):
        raise InvalidPhone(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normalize_caller(text: str) -> str:
    """As `normalize_phone`; and the 8 or 9 digits of a Brazilian number from which a telephone system has left the
    area code out, as it does within the same area. Raises InvalidPhone."""
    try:
        return normalize_phone(text)
    except InvalidPhone:
        digits = _NOT_DIGIT.sub("", text)
        if "+" in text or not _LOCAL.fullmatch(digits):
            raise
        return digits


def lacks_area_code(caller: str) -> bool:
    """Whether `normalize_caller` found no area code, so that only the end of a kept number can be compared."""
    return _LOCAL.fullmatch(caller) is not None


@lru_cache(maxsize=4096)
def format_phone(normalized: str) -> str:
    """`(21) 99876-1200`, abroad `+1 650-253-0000`, a short number as it is."""
    if not normalized.startswith("+"):
        return normalized
    import phonenumbers

    try:
        number = phonenumbers.parse(normalized, None)
    except phonenumbers.NumberParseException:
        return normalized
    home = phonenumbers.region_code_for_country_code(number.country_code or 0) == REGION
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if home else style.INTERNATIONAL)


def phone_digits(text: str) -> str:
    """The digits alone, to be compared from the right with those of a normalized number.

    A number long enough to have an area code loses the zeros dialled before it (`021 …`, `0800 …`).
    """
    digits = _NOT_DIGIT.sub("", unicodedata.normalize("NFKC", text))
    return digits.lstrip("0") if len(digits) > _FRAGMENT_DIGITS else digits


def reversed_digits(text: str) -> str:
    """The digits from the last to the first, as they are kept, so that an index finds a number by its end."""
    return phone_digits(text)[::-1]
