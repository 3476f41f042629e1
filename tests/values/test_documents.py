"""CPF and CNPJ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.errors import InvalidDocument
from crm_desktop.values.documents import document_kind, format_document, normalize_document

LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def cnpj_check_digits(base: str) -> str:
    """The published rule: each sign counts its ASCII code less 48; weights 2 to 9 from the right; modulo 11."""
    for _ in range(2):
        total = sum((ord(sign) - 48) * (2 + place % 8) for place, sign in enumerate(reversed(base)))
        rest = total % 11
        base += "0" if rest < 2 else str(11 - rest)
    return base[-2:]


def cpf_check_digits(base: str) -> str:
    for _ in range(2):
        total = sum(int(sign) * (2 + place) for place, sign in enumerate(reversed(base)))
        rest = total % 11
        base += "0" if rest < 2 else str(11 - rest)
    return base[-2:]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("123.456.789-09", "12345678909"),
        (" 12345678909 ", "12345678909"),
        ("012.345.678-90", "01234567890"),
        ("11.222.333/0001-81", "11222333000181"),
        ("12.ABC.345/01DE-35", "12ABC34501DE35"),
        ("12abc34501de35", "12ABC34501DE35"),
        ("12 ABC 345 / 01DE – 35", "12ABC34501DE35"),
    ],
)
def test_a_document_is_kept_without_its_punctuation(typed: str, kept: str) -> None:
    assert normalize_document(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "123.456.789-00",
        "111.111.111-11",
        "1234567890",
        "00.000.000/0000-00",
        "11.222.333/0001-82",
        "12.ABC.345/01DE-36",
        "12.ABC.345/01DE-3A",
        "12.ABÇ.345/01DE-35",
        "123.456.789-09 e 123.456.789-09",
        "CPF 123.456.789-09",
        "12345678909x",
        "1234567890٩",
    ],
)
def test_what_is_neither_cpf_nor_cnpj_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(InvalidDocument) as refused:
        normalize_document(typed)
    assert refused.value.value == typed


def test_the_published_example_of_an_alphanumeric_cnpj_has_the_digits_35() -> None:
    assert cnpj_check_digits("12ABC34501DE") == "35"


@given(st.text(LETTERS_AND_DIGITS, min_size=12, max_size=12).filter(lambda base: len(set(base)) > 1))
def test_every_cnpj_made_by_the_published_rule_is_taken_and_no_other_digits(base: str) -> None:
    digits = cnpj_check_digits(base)
    assert normalize_document(format_document(base + digits).lower()) == base + digits
    wrong = f"{(int(digits) + 1) % 100:02}"
    with pytest.raises(InvalidDocument):
        normalize_document(base + wrong)


@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda base: len(set(base)) > 1))
def test_every_cpf_made_by_the_published_rule_is_taken_and_no_other_digits(base: str) -> None:
    digits = cpf_check_digits(base)
    assert normalize_document(format_document(base + digits)) == base + digits
    wrong = f"{(int(digits) + 1) % 100:02}"
    with pytest.raises(InvalidDocument):
        normalize_document(base + wrong)


def test_the_length_tells_a_cpf_from_a_cnpj() -> None:
    assert document_kind("12345678909") == "cpf"
    assert document_kind("12ABC34501DE35") == "cnpj"


def test_a_document_is_shown_with_its_punctuation() -> None:
    assert format_document("12345678909") == "123.456.789-09"
    assert format_document("12ABC34501DE35") == "12.ABC.345/01DE-35"


def test_an_old_document_of_another_length_is_shown_as_it_is() -> None:
    assert format_document("ISENTO") == "ISENTO"
