"""Telephone numbers."""

from __future__ import annotations

import pytest

from crm_desktop.errors import InvalidPhone
from crm_desktop.values.phones import format_phone, normalize_phone, phone_digits


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("(21) 99876-1200", "+5521998761200"),
        ("21998761200", "+5521998761200"),
        ("021 99876-1200", "+5521998761200"),
        ("0 15 21 99876-1200", "+5521998761200"),
        ("+55 21 99876 1200", "+5521998761200"),
        ("(21) 99876–1200", "+5521998761200"),
        ("(21) 3333-4444", "+552133334444"),
        ("0800 123 4567", "+558001234567"),
        ("4004-1234", "+5540041234"),
        ("+1 650 253 0000", "+16502530000"),
        ("190", "190"),
        (" 188 ", "188"),
        ("103-15", "10315"),
    ],
)
def test_a_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert normalize_phone(typed) == kept
    assert normalize_phone(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12",
        "99876-1200",
        "(20) 99876-1200",
        "(21) 99876-120",
        "+999 1234567",
        "fale com a Ana",
        "21998761200 / 21988887777",
        "(21) 3333-4444 ramal 12",
        "(21) 3333-4444 x12",
        "+190",
        "()",
    ],
)
def test_what_nobody_can_call_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(InvalidPhone) as refused:
        normalize_phone(typed)
    assert refused.value.value == typed


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+5521998761200", "(21) 99876-1200"),
        ("+552133334444", "(21) 3333-4444"),
        ("+558001234567", "0800 123 4567"),
        ("+16502530000", "+1 650-253-0000"),
        ("190", "190"),
        ("+", "+"),
    ],
)
def test_a_number_is_shown_as_people_write_it(kept: str, shown: str) -> None:
    assert format_phone(kept) == shown


@pytest.mark.parametrize(
    "typed", ["(21) 99876-1200", "021 99876-1200", "99876-1200", "1200", "+55 21 998761200"]
)
def test_a_part_of_a_number_is_found_from_its_end(typed: str) -> None:
    assert phone_digits("+5521998761200").endswith(phone_digits(typed))


def test_a_toll_free_number_is_found_as_it_is_dialled() -> None:
    assert phone_digits("+558001234567").endswith(phone_digits("0800 123 4567"))


def test_the_zeros_of_a_last_part_stay() -> None:
    assert phone_digits("0012") == "0012"


def test_a_text_without_digits_has_none() -> None:
    assert phone_digits("Ana") == ""
