"""Keeps the English of the screens: `python -m tools.translations [--check | --todo | --fill FILE | --prune]`.

Without an option: takes the texts from the code into crm_en.ts, keeps the translations that are there, marks
what the code no longer has as vanished, compiles crm_en.qm and lists what is untranslated.

  --check  writes nothing; fails when a text is untranslated or said without `t`, or the .qm is not of the .ts
  --todo   writes nothing; prints the untranslated texts as JSON, to be filled in
  --fill   takes translations from a JSON file {source: translation} first
  --prune  drops what has vanished
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tools.source_texts import source_texts, stray_texts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CATALOG = FOLDER / "crm_en.ts"
COMPILED = FOLDER / "crm_en.qm"
CONTEXT = "crm"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


@dataclass(frozen=True, slots=True)
class Message:
    """`files` have the source text now; a vanished one has none. An empty translation is unfinished."""

    source: str
    translation: str = ""
    files: tuple[str, ...] = ()

    @property
    def vanished(self) -> bool:
        return not self.files

    @property
    def finished(self) -> bool:
        return bool(self.translation)


def read_catalog(path: Path) -> dict[str, Message]:
    """By source text; empty when the file is not there."""
    if not path.exists():
        return {}
    found = {}
    for node in ET.parse(path).getroot().iter("message"):
        source, told = node.findtext("source", ""), node.find("translation")
        text = told.text or "" if told is not None and told.get("type") != "unfinished" else ""
        gone = told is not None and told.get("type") == "vanished"
        files = () if gone else tuple(n.get("filename", "")[6:] for n in node.iter("location"))
        found[source] = Message(source, text, files)
    return found


def merged(known: Mapping[str, Message], texts: Mapping[str, tuple[str, ...]]) -> dict[str, Message]:
    """The texts of the code with the translations known; then what vanished, if it was translated."""
    now = {text: replace(known.get(text, Message(text)), files=files) for text, files in texts.items()}
    gone = {m.source: replace(m, files=()) for m in known.values() if m.finished and m.source not in now}
    return now | gone


def write_catalog(path: Path, messages: Iterable[Message]) -> None:
    """Ordered by the source text, so that a change of the code changes only the lines of its own texts."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="pt_BR")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for message in sorted(messages, key=lambda m: (m.source.casefold(), m.source)):
        node = ET.SubElement(context, "message")
        for file in message.files:
            ET.SubElement(node, "location", filename=f"../../{file}")
        ET.SubElement(node, "source").text = message.source
        told = ET.SubElement(node, "translation")
        told.text = message.translation
        if message.vanished or not message.finished:
            told.set("type", "vanished" if message.vanished else "unfinished")
    ET.indent(root, "    ")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8", newline="\n")


def compile_catalog(catalog: Path, compiled: Path) -> None:
    """Raises subprocess.CalledProcessError when lrelease refuses the file."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    program = next(p for p in (folder / "lrelease", folder / "lrelease.exe") if p.exists())
    subprocess.run([program, "-silent", catalog, "-qm", compiled], check=True)


def untranslated(messages: Iterable[Message]) -> list[Message]:
    return [m for m in messages if not m.vanished and not m.finished]


def out_of_date() -> list[str]:
    """What keeps the English program from being complete, a line each; empty when all is well."""
    known = read_catalog(CATALOG)
    texts = source_texts(ROOT)
    lines = [f"untranslated: {m.source!r}" for m in untranslated(merged(known, texts).values())]
    lines += [f"said without t: {place}" for place in stray_texts(ROOT)]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / COMPILED.name
        compile_catalog(CATALOG, fresh)
        if not COMPILED.exists() or fresh.read_bytes() != COMPILED.read_bytes():
            lines.append(f"{COMPILED.name} is older than {CATALOG.name}")
    return lines


def update(filled: Mapping[str, str], *, prune: bool) -> list[Message]:
    """Writes both files; returns what is still untranslated."""
    known = read_catalog(CATALOG)
    for source, translation in filled.items():
        known[source] = replace(known.get(source, Message(source)), translation=translation)
    messages = [m for m in merged(known, source_texts(ROOT)).values() if not (prune and m.vanished)]
    write_catalog(CATALOG, messages)
    compile_catalog(CATALOG, COMPILED)
    return untranslated(messages)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tools.translations")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--todo", action="store_true")
    parser.add_argument("--fill", type=Path, metavar="FILE")
    parser.add_argument("--prune", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.check:
        lines = out_of_date()
        print("\n".join(lines) if lines else "up to date")
        return 1 if lines else 0
    if asked.todo:
        missing = untranslated(merged(read_catalog(CATALOG), source_texts(ROOT)).values())
        print(json.dumps({m.source: "" for m in missing}, ensure_ascii=False, indent=1))
        return 0
    filled = json.loads(asked.fill.read_text(encoding="utf-8")) if asked.fill else {}
    missing = update(filled, prune=asked.prune)
    for message in missing:
        print(f"untranslated: {message.source!r} ({', '.join(message.files)})")
    print(f"{len(missing)} untranslated")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
