"""Keeps what an administrator is given of the policies: `python -m tools.admx [--check]`.

Without an option: writes the administrative template (packaging/policies/*.admx and its words in two languages) and
the table in docs/administrator.md anew from `crm_desktop.policies`.

  --check  writes nothing; fails when a file is not what it would be
"""

from __future__ import annotations

import argparse
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

from crm_desktop.policies import LONGEST_CHARACTERS, POLICIES, Group, Policy
from crm_desktop.policies.reading import APPLICATION, key_of
from tools.translations import CATALOG, read_catalog

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "policies"
DOCUMENT = ROOT / "docs" / "administrator.md"
NAME = "crm-desktop"
LANGUAGES = ("pt-BR", "en-US")
SCHEMA = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
BEGIN, END = "<!-- policies: python -m tools.admx -->", "<!-- /policies -->"
_REVISION = {"revision": "1.0", "schemaVersion": "1.0"}
_CATEGORY = "Category"
_SUPPORTED = "Supported"
_TITLES = {
    Group.FEATURES: ("Recursos desativados", "Switched-off features"),
    Group.SETTINGS: ("Preferências fixadas", "Locked preferences"),
}
_ANY_VERSION = ("Qualquer versão do CRM Desktop", "Any version of CRM Desktop")
_LIMITS = {
    "text": ("Texto de até {most} caracteres.", "Text of up to {most} characters."),
    "enum": ("Um de: {choices}.", "One of: {choices}."),
    "decimal": ("Número de {low} a {high}{unit}.", "A number from {low} to {high}{unit}."),
    "switch": (
        "Habilitado grava 1; Desabilitado grava 0, que vale sobre o que lugares mais fracos dizem.",
        "Enabled writes 1; Disabled writes 0, which counts over what weaker places say.",
    ),
}
_UNITS = {"min": "min", "dias": "days", "%": "%"}

Words = dict[str, tuple[str, str]]


def kind_of(policy: Policy) -> str:
    """`switch`, `enum`, `decimal` or `text`."""
    spec = policy.spec
    if isinstance(spec.default, bool):
        return "switch"
    if spec.choices:
        return "enum"
    return "decimal" if isinstance(spec.default, int) else "text"


def id_of(policy: Policy) -> str:
    return f"{policy.group.key or APPLICATION.replace(' ', '')}_{policy.value_name}"


def words() -> Words:
    """Each string of the template in both languages."""
    english = read_catalog(CATALOG)
    found: Words = {
        _CATEGORY: (APPLICATION, APPLICATION),
        _SUPPORTED: _ANY_VERSION,
        **{group.key: titles for group, titles in _TITLES.items()},
    }
    for policy in POLICIES:
        sentence = (policy.spec.sentence, english[policy.spec.sentence].translation)
        kind, limits = kind_of(policy), _limits(policy)
        found[id_of(policy)] = (sentence[0].rstrip("."), sentence[1].rstrip("."))
        found[f"{id_of(policy)}_Help"] = (f"{sentence[0]} {limits[0]}", f"{sentence[1]} {limits[1]}")
        if kind == "enum":
            found |= {f"{id_of(policy)}_{choice}": (choice, choice) for choice in policy.spec.choices}
    return found


def _limits(policy: Policy) -> tuple[str, str]:
    spec = policy.spec
    portuguese, english = _LIMITS[kind_of(policy)]
    facts = {
        "most": LONGEST_CHARACTERS,
        "choices": ", ".join(spec.choices),
        "low": spec.low,
        "high": spec.high,
    }
    units = (f" {spec.unit}", f" {_UNITS[spec.unit]}") if spec.unit else ("", "")
    return portuguese.format(**facts, unit=units[0]), english.format(**facts, unit=units[1])


# The template.


def template() -> ET.Element:
    root = ET.Element("policyDefinitions", {"xmlns": SCHEMA, **_REVISION})
    spaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(spaces, "target", prefix="crm", namespace="CrmDesktop.Policies")
    ET.SubElement(root, "resources", minRequiredRevision="1.0")
    supported = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(supported, "definition", name=_SUPPORTED, displayName=_string(_SUPPORTED))
    categories = ET.SubElement(root, "categories")
    for group in Group:
        name = group.key or _CATEGORY
        category = ET.SubElement(categories, "category", name=name, displayName=_string(name))
        if group.key:
            ET.SubElement(category, "parentCategory", ref=_CATEGORY)
    policies = ET.SubElement(root, "policies")
    for policy in POLICIES:
        _add_policy(policies, policy)
    return root


def _string(name: str) -> str:
    return f"$(string.{name})"


def _add_policy(policies: ET.Element, policy: Policy) -> None:
    name, kind = id_of(policy), kind_of(policy)
    attributes = {
        "name": name,
        "class": "Both",
        "displayName": _string(name),
        "explainText": _string(f"{name}_Help"),
        "key": key_of(policy.group),
    }
    attributes |= {"valueName": policy.value_name} if kind == "switch" else {"presentation": _shown(name)}
    node = ET.SubElement(policies, "policy", attributes)
    ET.SubElement(node, "parentCategory", ref=policy.group.key or _CATEGORY)
    ET.SubElement(node, "supportedOn", ref=_SUPPORTED)
    if kind == "switch":
        for tag, number in (("enabledValue", "1"), ("disabledValue", "0")):
            ET.SubElement(ET.SubElement(node, tag), "decimal", value=number)
    else:
        _add_element(ET.SubElement(node, "elements"), policy)


def _shown(name: str) -> str:
    return f"$(presentation.{name})"


def _add_element(elements: ET.Element, policy: Policy) -> None:
    name, kind, spec = id_of(policy), kind_of(policy), policy.spec
    attributes = {"id": name, "valueName": policy.value_name, "required": "true"}
    if kind == "text":
        attributes["maxLength"] = str(LONGEST_CHARACTERS)
    elif kind == "decimal":
        attributes |= {"minValue": str(spec.low), "maxValue": str(spec.high)}
    element = ET.SubElement(elements, kind, attributes)
    for choice in spec.choices:
        item = ET.SubElement(element, "item", displayName=_string(f"{name}_{choice}"))
        ET.SubElement(ET.SubElement(item, "value"), "string").text = choice


# Its words.


def resources(language: int) -> ET.Element:
    """In the language of that place in LANGUAGES."""
    root = ET.Element("policyDefinitionResources", {"xmlns": SCHEMA, **_REVISION})
    ET.SubElement(root, "displayName").text = APPLICATION
    ET.SubElement(root, "description").text = APPLICATION
    inside = ET.SubElement(root, "resources")
    strings = ET.SubElement(inside, "stringTable")
    said = words()
    for name, texts in said.items():
        ET.SubElement(strings, "string", id=name).text = texts[language]
    table = ET.SubElement(inside, "presentationTable")
    for policy in POLICIES:
        if kind_of(policy) != "switch":
            _add_presentation(table, policy, said[id_of(policy)][language])
    return root


def _add_presentation(table: ET.Element, policy: Policy, label: str) -> None:
    name, kind = id_of(policy), kind_of(policy)
    shown = ET.SubElement(table, "presentation", id=name)
    if kind == "text":
        ET.SubElement(ET.SubElement(shown, "textBox", refId=name), "label").text = label
    elif kind == "decimal":
        box = ET.SubElement(shown, "decimalTextBox", refId=name, defaultValue=str(policy.spec.default))
        box.text = label
    else:
        place = str(policy.spec.choices.index(str(policy.spec.default)))
        ET.SubElement(shown, "dropdownList", refId=name, noSort="true", defaultItem=place).text = label


# The table of the administrator's page.


def table() -> str:
    lines = ["| Política | Registro | Arquivo | Valor |", "| --- | --- | --- | --- |"]
    for policy in POLICIES:
        key = f"{policy.group.key}\\{policy.value_name}" if policy.group.key else policy.value_name
        kind = "REG_SZ" if kind_of(policy) in ("text", "enum") else "REG_DWORD"
        file = {
            Group.PLAIN: f"`{policy.name} =`",
            Group.FEATURES: f'`disabled_features = ["{policy.name}"]`',
            Group.SETTINGS: f"`[locked_settings]` `{policy.name} =`",
        }[policy.group]
        lines.append(f"| {policy.spec.sentence} | `{key}`, {kind} | {file} | {_values(policy)} |")
    return "\n".join(lines)


def _values(policy: Policy) -> str:
    if kind_of(policy) == "switch":
        return (
            "1 ou 0; no arquivo basta o nome"
            if policy.group is Group.FEATURES
            else "1 ou 0; no arquivo true ou false"
        )
    return _limits(policy)[0].rstrip(".")


def page(old: str) -> str:
    """The page with its table made anew. Raises ValueError for one without the marks."""
    before, begin, rest = old.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{DOCUMENT.name}: {BEGIN} … {END} is missing")
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


# The files.


def files() -> Iterator[tuple[Path, str]]:
    """Each file with what it must hold."""
    made: list[tuple[Path, Callable[[], ET.Element]]] = [(FOLDER / f"{NAME}.admx", template)]
    for place, language in enumerate(LANGUAGES):
        made.append((FOLDER / language / f"{NAME}.adml", lambda place=place: resources(place)))
    for path, make in made:
        root = make()
        ET.indent(root, "  ")
        yield path, f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
    yield DOCUMENT, page(DOCUMENT.read_text(encoding="utf-8"))


def out_of_date() -> list[str]:
    """The files that are not what they must be, by their place in the project."""
    return [
        path.relative_to(ROOT).as_posix()
        for path, content in files()
        if not path.exists() or path.read_text(encoding="utf-8") != content
    ]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tools.admx")
    parser.add_argument("--check", action="store_true")
    if parser.parse_args(arguments).check:
        lines = [f"not of crm_desktop.policies: {name}" for name in out_of_date()]
        print("\n".join(lines) if lines else "up to date")
        return 1 if lines else 0
    for path, content in list(files()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
