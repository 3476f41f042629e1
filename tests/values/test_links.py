"""What may open the program: the grammar of links, against what is sent by those who mean harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.errors import InvalidLink
from crm_desktop.values.links import (
    MAX_CHARACTERS,
    CaseLink,
    Link,
    PersonLink,
    Screen,
    ScreenLink,
    Sign,
    looks_like_link,
    parse_link,
    phone_link,
)
from tests.bad_links import BAD_LINKS, IDS

MOBILE = PersonLink(Sign.PHONE, "+5521998761200")
COMPANY = PersonLink(Sign.DOCUMENT, "12ABC34501DE35")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("crm-desktop:processo/104218", CaseLink(104218)),
        ("crm-desktop://processo/104218", CaseLink(104218)),
        ("crm-desktop://processo/104218/", CaseLink(104218)),
        ("CRM-Desktop:processo/1", CaseLink(1)),
        ("crm-desktop:processo/999999999", CaseLink(999999999)),
        ("crm-desktop:pessoa?telefone=+5521998761200", MOBILE),
        ("crm-desktop:pessoa?telefone=%2B5521998761200", MOBILE),
        ("crm-desktop://pessoa/?telefone=21998761200", MOBILE),
        ("crm-desktop:pessoa?telefone=5521998761200", MOBILE),
        ("crm-desktop:pessoa?documento=12.ABC.345/01DE-35", COMPANY),
        ("crm-desktop:pessoa?documento=12abc34501de35", COMPANY),
        ("crm-desktop:novo", ScreenLink(Screen.NEW_CASE)),
        ("crm-desktop://novo/", ScreenLink(Screen.NEW_CASE)),
        ("crm-desktop:meus", ScreenLink(Screen.OWN_CASES)),
        ("crm-desktop:pendentes", ScreenLink(Screen.DRAFTS)),
        ("crm-desktop:agenda/", ScreenLink(Screen.AGENDA)),
        ("crm-desktop:pessoa?codigo=C-00042", PersonLink(Sign.CODE, "C-00042")),
        ("tel:+5521998761200", MOBILE),
        ("TEL:+55-21-99876-1200", MOBILE),
        ("tel:+55%20(21)%2099876-1200", MOBILE),
        ("tel:021998761200", MOBILE),
        ("tel:0%2015%2021%2099876-1200", MOBILE),
        ("tel:+1-650-253-0000", PersonLink(Sign.PHONE, "+16502530000")),
        ("tel:190", PersonLink(Sign.PHONE, "190")),
        ("tel:99876-1200", PersonLink(Sign.PHONE, "998761200")),
        ("tel:3333-4444", PersonLink(Sign.PHONE, "33334444")),
    ],
)
def test_a_link_is_read_and_reads_the_same_when_handed_on(text: str, link: Link) -> None:
    assert parse_link(text) == link
    assert parse_link(link.text) == link


def test_there_are_a_hundred_bad_links_and_more() -> None:
    assert len({link for link, _reason in BAD_LINKS}) == len(BAD_LINKS) >= 100


@pytest.mark.parametrize(("link", "reason"), BAD_LINKS, ids=IDS)
def test_anything_else_is_refused_and_not_kept(link: str, reason: str) -> None:
    with pytest.raises(InvalidLink) as refused:
        parse_link(link)
    assert (vars(refused.value), refused.value.args) == ({"field": "link"}, ())
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    "number", ["(21) 99876-1200", " 21 99876 1200 ", "+5521998761200", "+55 21 998761200"]
)
def test_a_telephone_system_may_write_its_number_with_spaces(number: str) -> None:
    assert phone_link(number) == MOBILE


@pytest.mark.parametrize(
    "number", ["", "anonymous", "--demo", "21998761200\n", "１９０", "+5521998761200 --demo"]
)
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(InvalidLink):
        phone_link(number)


PIECES = st.sampled_from(
    [
        "crm-desktop:",
        "CRM-DESKTOP:",
        "//",
        "/",
        "processo/",
        "pessoa",
        "?",
        "telefone=",
        "documento=",
        "codigo=",
        "novo",
        "meus",
        "pendentes",
        "agenda",
    ]
    + [
        "tel:",
        "+",
        "%2B",
        "%20",
        "-",
        "(",
        ")",
        ".",
        "1",
        "0",
        "9",
        "21998761200",
        "52998224725",
        "C-1",
        "\n",
        " ",
    ]
)
SENT = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=8).map("".join))


@given(SENT)
def test_whatever_is_sent_is_in_the_grammar_or_refused(sent: str) -> None:
    try:
        link = parse_link(sent)
    except InvalidLink:
        return
    assert looks_like_link(sent)
    assert sent.isascii()
    assert sent.isprintable()
    assert " " not in sent
    assert len(sent) <= MAX_CHARACTERS
    assert parse_link(link.text) == link
    if isinstance(link, CaseLink):
        assert 0 < link.number < 10**9
    elif isinstance(link, PersonLink):
        assert link.value.isascii()
        assert link.value


@given(st.text())
def test_a_caller_s_number_is_digits_or_refused(sent: str) -> None:
    try:
        link = phone_link(sent)
    except InvalidLink:
        return
    assert link.value.removeprefix("+").isdecimal()
