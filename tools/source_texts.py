"""Which texts the screen has translated: read from the code, without running it.

A text is the literal in a call of `t`, or one kept as data: a string in a module's UPPER_CASE constant or in
an attribute of a class that reads as text. It does when it begins with a capital, has a space, a letter
beyond ASCII or a `{name}`; keys of a dict, shortcuts and names of this program (with `_`) are none. The few
constants of which this is not true are listed here; a test that builds the screens finds what is missing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PLACES = (
    *("crm_desktop/ui", "crm_desktop/app", "crm_desktop/mail/template.py"),
    *("crm_desktop/settings.py", "crm_desktop/policies/__init__.py"),
)
LOWER_CASE_WORDS = frozenset(
    {"_NEAR", "_WEEKDAYS", "_WEEKDAYS_SHORT", "_STATES", "_placeholder", "MAIL_STATES", "done_words"}
)
"""Constants in which a small ASCII word is a text (`hoje`), not a name (`danger`)."""
LOWER_CASE_NAMES = frozenset(
    {"neutral", "accent", "warning", "success", "danger"}
    | {"check", "circle", "circle-filled", "strong", "muted"}
)
"""Tones, icons and roles among them."""
NOT_SHOWN = frozenset({"SAMPLES", "DEFAULT_ZONE", "LANGUAGES"})
NOT_SHOWN_FILES = frozenset({"crm_desktop/ui/theme.py"})
NEVER_TRANSLATED = frozenset({"Português (Brasil)", "CRM · Atendimento", "Sim", "Não"})
"""The language's own name, the title of the window before any language is known, and the answers that a new
question gets: they are the desk's data."""

_FIELD = re.compile(r"\{[a-z_]+(?::[^{}]*)?\}")
_PORTUGUESE = re.compile(r"[áàâãéêíóôõúçÁÀÂÃÉÊÍÓÔÕÚÇ]")
_SHORTCUT = re.compile(r"(?:Ctrl|Alt|Shift)\+.+|F\d+|Enter|Esc|Tab")
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")


def source_texts(root: Path) -> dict[str, tuple[str, ...]]:
    """Each text with the files that have it, as `crm_desktop/ui/login.py`; raises SyntaxError for code that
    this Python cannot read."""
    found: dict[str, set[str]] = {}
    for file in _files(root):
        name = file.relative_to(root).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"), name)
        for text in (*_in_calls(tree), *(() if name in NOT_SHOWN_FILES else _in_data(tree))):
            found.setdefault(text, set()).add(name)
    return {text: tuple(sorted(files)) for text, files in found.items()}


def stray_texts(root: Path) -> list[str]:
    """Where a function of the screens says Portuguese without `t`: `crm_desktop/ui/login.py:12: Senha`. Such is
    a string with a Portuguese letter, or one that is a source text elsewhere and begins with a capital."""
    known = source_texts(root)
    found = []
    for file in _files(root):
        name = file.relative_to(root).as_posix()
        if name.startswith("crm_desktop/mail/"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"), name)
        for node in _strings_in_functions(tree):
            text = str(node.value)
            portuguese = bool(_PORTUGUESE.search(text)) or (text in known and text[:1].isupper())
            if portuguese and text not in NEVER_TRANSLATED:
                found.append(f"{name}:{node.lineno}: {text}")
    return found


def fields_of(text: str) -> list[str]:
    """The `{names}` of a text, sorted."""
    return sorted(_FIELD.findall(text))


def _files(root: Path) -> Iterator[Path]:
    for place in PLACES:
        path = root / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else (path,)


def _in_calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t":
            yield from _literals(node.args[0])


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _strings_in_functions(tree: ast.Module) -> Iterator[ast.Constant]:
    """Without docstrings and what `t` is given."""
    waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
    while waiting:
        node, inside = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and inside:
            yield node
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t"
        parts = node.keywords if called and isinstance(node, ast.Call) else ast.iter_child_nodes(node)
        within = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        waiting += [(part, within) for part in parts]


def _in_data(tree: ast.Module) -> Iterator[str]:
    for name, value in _assigned(tree.body, of_class=False):
        if name not in NOT_SHOWN:
            small = name in LOWER_CASE_WORDS
            yield from (text for text in _strings(value) if _reads_as_text(text, small))


def _assigned(body: list[ast.stmt], *, of_class: bool) -> Iterator[tuple[str, ast.expr]]:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _assigned(statement.body, of_class=True)
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            target = statement.target
        else:
            continue
        if statement.value is None or not isinstance(target, ast.Name):
            continue
        if of_class or _CONSTANT.fullmatch(target.id):
            yield target.id, statement.value


def _strings(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _strings(value)
    elif isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in ("TypeVar", "ParamSpec", "t"):
            return
        for part in (*node.args, *(keyword.value for keyword in node.keywords)):
            yield from _strings(part)
    elif not isinstance(node, ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


def _reads_as_text(text: str, small: bool) -> bool:
    if _FIELD.search(text):
        return True
    if _SHORTCUT.fullmatch(text) or "_" in text or not _has_word(text):
        return False
    if text[0].isupper() or " " in text or not text.isascii():
        return True
    return small and text not in LOWER_CASE_NAMES


def _has_word(text: str) -> bool:
    return text[0].isupper() if len(text) == 1 else bool(re.search(r"[^\W\d_]{2}", text))
