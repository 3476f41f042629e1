"""CPF and CNPJ, the alphanumeric CNPJ of 2026 included (Instrução Normativa RFB 2.229/2024)."""

from __future__ import annotations

import re
from typing import Literal

from crm_desktop.errors import InvalidDocument

DocumentKind = Literal["cpf", "cnpj"]

_SEPARATORS = re.compile(r"[\s.\-/‐-―]+")
_CPF = re.compile(r"[0-9]{11}")
_CNPJ = re.compile(r"[0-9A-Z]{12}[0-9]{2}")


def normalize_document(text: str) -> str:
    """Digits and upper-case letters only: 11 of a CPF, 14 of a CNPJ. Raises InvalidDocument for anything
    else, a wrong check digit included; a missing leading zero is never guessed."""
    plain = _SEPARATORS.sub("", text).upper()
    if not plain.isascii() or not _is_valid(plain):
        raise InvalidDocument(text)
    return plain


def _is_valid(plain: str) -> bool:
    # Imported late, since most starts of the program check no document.
    from validate_docbr import CNPJ, CPF

    if _CPF.fullmatch(plain):
        return bool(CPF().validate(plain))
    return _CNPJ.fullmatch(plain) is not None and bool(CNPJ().validate(plain))


def document_kind(normalized: str) -> DocumentKind:
    """Which of the two a normalized document is, told by its length alone."""
    return "cpf" if len(normalized) == 11 else "cnpj"


def format_document(normalized: str) -> str:
    """`123.456.789-09` or `12.ABC.345/01DE-35`; a text of another length comes back as it is."""
    d = normalized
    if len(d) == 11:
        return f"{d[:3]}.{d[3:6]}.{d[6:9]}-{d[9:]}"
    if len(d) == 14:
        return f"{d[:2]}.{d[2:5]}.{d[5:8]}/{d[8:12]}-{d[12:]}"
    return d
