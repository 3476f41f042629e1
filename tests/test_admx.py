"""The administrative template says exactly the policies that the program reads, in two languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.policies import POLICIES, Fault, Policies, Policy
from crm_desktop.policies.reading import KEY, combined, key_of, said_by_registry
from tests.test_policies import Tree
from tools.admx import DOCUMENT, FOLDER, LANGUAGES, NAME, SCHEMA, kind_of, out_of_date, page

NS = {"p": SCHEMA}
TEMPLATE = ET.parse(FOLDER / f"{NAME}.admx").getroot()
RESOURCES = {language: ET.parse(FOLDER / language / f"{NAME}.adml").getroot() for language in LANGUAGES}
CHILDREN = ["policyNamespaces", "supersededAdm", "resources", "supportedOn", "categories", "policies"]
PARTS = ["parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"]
CONTROLS = {"text": "textBox", "decimal": "decimalTextBox", "enum": "dropdownList"}


def plain(node: ET.Element) -> str:
    return node.tag.removeprefix(f"{{{SCHEMA}}}")


def policy_nodes() -> list[ET.Element]:
    return TEMPLATE.findall("p:policies/p:policy", NS)


def written(node: ET.Element) -> Iterator[tuple[str, str, ET.Element]]:
    """Key, value name and where it is said, of all that the node's policy writes."""
    if "valueName" in node.attrib:
        yield node.attrib["key"], node.attrib["valueName"], node
    for element in node.findall("p:elements/*", NS):
        yield element.get("key", node.attrib["key"]), element.attrib["valueName"], element


def test_the_files_are_those_of_the_list() -> None:
    assert out_of_date() == [], "python -m tools.admx"


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError):
        page(DOCUMENT.read_text(encoding="utf-8").replace("<!-- /policies -->", ""))


def test_the_template_has_the_parts_that_the_schema_wants_in_its_order() -> None:
    assert plain(TEMPLATE) == "policyDefinitions"
    parts = [plain(node) for node in TEMPLATE]
    assert parts == [name for name in CHILDREN if name in parts]
    for node in policy_nodes():
        tags = [plain(part) for part in node]
        assert tags == [name for name in PARTS if name in tags]
        assert re.fullmatch(r"\w+", node.attrib["name"])
        assert node.attrib["class"] in ("Machine", "User", "Both")
        assert ("presentation" in node.attrib) is (node.find("p:elements", NS) is not None)


def test_the_template_writes_every_policy_and_nothing_else() -> None:
    said = [(key, name) for node in policy_nodes() for key, name, _ in written(node)]
    assert said == [(key_of(one.group), one.value_name) for one in POLICIES]


def by_place() -> dict[tuple[str, str], Policy]:
    return {(key_of(one.group), one.value_name): one for one in POLICIES}


def read(key: str, name: str, value: object) -> Policies:
    return combined([said_by_registry(Tree({"HKLM": {key: {name: value}}}), "HKLM")])


def values_of(element: ET.Element) -> Iterator[object]:
    """What the policy editor lets an administrator write there."""
    for node in element.findall("p:item/p:value/p:string", NS):
        yield node.text
    for tag in ("enabledValue", "disabledValue"):
        for node in element.findall(f"p:{tag}/p:decimal", NS):
            yield int(node.attrib["value"])
    if plain(element) == "decimal":
        yield int(element.attrib["minValue"])
        yield int(element.attrib["maxValue"])


@pytest.mark.parametrize("node", policy_nodes(), ids=lambda node: node.attrib["name"])
def test_what_the_editor_writes_is_read_by_the_program(node: ET.Element) -> None:
    for key, name, element in written(node):
        policy = by_place()[key, name]
        if kind_of(policy) == "text":
            longest = "https://" + "x" * (int(element.attrib["maxLength"]) - len("https://"))
            assert read(key, name, longest + "x").ignored[0].fact.endswith("characters are more than 2000")
            assert "characters" not in "".join(told.fact for told in read(key, name, longest).ignored)
            continue
        for value in values_of(element):
            policies = read(key, name, value)
            assert policies.ignored == ()
            assert [held.policy for held in policies.held] == [policy]
        if plain(element) == "decimal":
            for beyond in (int(element.attrib["minValue"]) - 1, int(element.attrib["maxValue"]) + 1):
                assert [told.fault for told in read(key, name, beyond).ignored] == [Fault.VALUE]


def test_every_choice_can_be_made() -> None:
    for node in policy_nodes():
        for key, name, element in written(node):
            policy = by_place()[key, name]
            if policy.spec.choices:
                assert tuple(values_of(element)) == policy.spec.choices


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_and_every_control_is_there_in_each_language(language: str) -> None:
    words = RESOURCES[language]
    assert plain(words) == "policyDefinitionResources"
    assert [plain(node) for node in words] == ["displayName", "description", "resources"]
    strings = {node.attrib["id"]: node.text for node in words.iterfind(".//p:string", NS)}
    wanted = set(re.findall(r"\$\(string\.(\w+)\)", ET.tostring(TEMPLATE, encoding="unicode")))
    assert set(strings) == wanted
    assert all(text and text.strip() for text in strings.values())
    presentations = {node.attrib["id"]: node for node in words.iterfind(".//p:presentation", NS)}
    for node in policy_nodes():
        for element in node.findall("p:elements/*", NS):
            shown = presentations.pop(
                re.fullmatch(r"\$\(presentation\.(\w+)\)", node.attrib["presentation"])[1]  # type: ignore[index]
            )
            controls = {control.attrib["refId"]: plain(control) for control in shown}
            assert controls == {element.attrib["id"]: CONTROLS[plain(element)]}
            assert "".join(shown.itertext()).strip()
    assert presentations == {}


def test_the_languages_say_different_things() -> None:
    portuguese, english = (
        {node.attrib["id"]: node.text for node in RESOURCES[language].iterfind(".//p:string", NS)}
        for language in LANGUAGES
    )
    same = [name for name in portuguese if portuguese[name] == english[name]]
    choices = {f"{key}_{choice}" for key in portuguese for one in POLICIES for choice in one.spec.choices}
    assert set(same) - choices == {"Category"}


def test_every_category_and_definition_that_is_named_is_defined() -> None:
    categories = {node.attrib["name"] for node in TEMPLATE.iterfind("p:categories/p:category", NS)}
    named = {node.attrib["ref"] for node in TEMPLATE.iterfind(".//p:parentCategory", NS)}
    assert named == categories
    supported = {node.attrib["name"] for node in TEMPLATE.iterfind(".//p:definition", NS)}
    assert {node.attrib["ref"] for node in TEMPLATE.iterfind(".//p:policy/p:supportedOn", NS)} == supported


def test_the_administrators_page_names_the_places() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert "## Políticas" in text
    for place in (
        rf"HKLM\{KEY}",
        rf"HKCU\{KEY}",
        r"%ProgramData%\CRM Desktop\policy.toml",
        "/etc/crm-desktop/policy.toml",
    ):
        assert f"`{place}`" in text


def test_the_file_that_the_page_shows_is_understood(tmp_path: Path) -> None:
    from crm_desktop.policies.reading import said_by_file

    text = DOCUMENT.read_text(encoding="utf-8").partition("## Políticas")[2].partition("\n## ")[0]
    lines = [line[4:] for line in text.splitlines() if line.startswith("    ")]
    path = tmp_path / "policy.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    policies = combined([said_by_file(path, lambda _path: "")])
    assert policies.ignored == ()
    assert len(policies.held) == 6
