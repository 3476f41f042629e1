"""Works the program from outside, as a screen reader and a keyboard do. Run by Debian's own Python, which has gi.

    driver.py NUMBER

Waits for the window, goes through the twelve steps by accessible names, and prints what it saw, a line a step.
"""

import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE_SECONDS = 60
BY_HAND = {
    "á": ("dead_acute", "a"),
    "é": ("dead_acute", "e"),
    "ã": ("dead_tilde", "a"),
    "ç": ("ccedilla",),
}
TEXT = "Reemitida com CFOP 6.102 e autorização; cliente já confirmou."


def until(ask, what):
    """Asks again and again; what has no answer in time ends the run with what was sought."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            found = ask()
        except Exception:
            found = None
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"not found: {what}")


def settled(ask):
    """Whether it becomes true within some seconds."""
    end = time.monotonic() + 6
    while time.monotonic() < end:
        if ask():
            return True
        time.sleep(0.1)
    return False


def program():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and "crm" in (child.get_name() or "").lower():
            return child
    return None


def walk(node, depth=0):
    """Everything below, but never the cells of a table."""
    yield node
    if depth > 14 or node.get_role_name() == "table":
        return
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child, depth + 1)


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def named(role, name, root=None, *, starts=False):
    root = root or program()
    if root is None:
        return None
    for node in walk(root):
        text = node.get_name() or ""
        if (
            node.get_role_name() == role
            and showing(node)
            and (text.startswith(name) if starts else text == name)
        ):
            return node
    return None


def press(node):
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    x, y = box.x + box.width // 2, box.y + box.height // 2
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
    time.sleep(0.3)


def keys(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)
    time.sleep(0.2)


def typed(text):
    """As a person types on an ABNT2 keyboard: accents are a dead key and a letter, which no remapping can lose."""
    for piece in re.findall(r"[ -~]+|.", text):
        if piece in BY_HAND:
            subprocess.run(["xdotool", "key", "--delay", "40", *BY_HAND[piece]], check=True)
        else:
            subprocess.run(["xdotool", "type", "--delay", "20", piece], check=True)
    time.sleep(0.3)


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def cell(table, row, column):
    return Atspi.Table.get_accessible_at(table, row, column).get_name()


def main():
    number = sys.argv[1]
    until(lambda: named("push button", "Filtrar"), "button Filtrar")
    table = until(lambda: named("table", "Processos"), "table Processos")
    until(lambda: Atspi.Table.get_n_rows(table) > 0, "rows")
    print("rows", Atspi.Table.get_n_rows(table))
    press(until(lambda: named("push button", "Filtrar"), "button Filtrar"))
    press(until(lambda: named("page tab", "Atendimento"), "tab Atendimento"))
    table = until(lambda: named("table", "Processos"), "table Processos")
    rows = Atspi.Table.get_n_rows(table)
    row = next(i for i in range(rows) if "".join(cell(table, i, 1).split()) == number)
    press(Atspi.Table.get_accessible_at(table, row, 3))
    print("selected", cell(table, row, 3))
    press(until(lambda: named("menu item", "Parecer"), "menu Parecer"))
    press(until(lambda: named("menu item", "Inserir parecer"), "Inserir parecer"))
    until(
        lambda: next(
            (n for n in walk(program()) if (n.get_name() or "").startswith(f"Parecer · {number}")), None
        ),
        "opinion window",
    )
    editor = until(lambda: named("text", "Texto do parecer"), "Texto do parecer")
    for name in (
        "Agendamentos",
        "E-mail",
        "Histórico",
        "Editar parecer complementar",
        "Anexos",
        "A concluir",
        "Cancelar",
        "Ok",
    ):
        until(lambda name=name: named("push button", name) or named("toggle button", name), f"button {name}")
    press(editor)
    until(lambda: editor.get_state_set().contains(Atspi.StateType.FOCUSED), "focus in the editor")
    for _ in range(4):  # on a busy machine the tool that presses the keys loses some, the program none
        typed(TEXT)
        if settled(lambda: text_of(editor) == TEXT):
            break
        print("lost keys, got", text_of(editor))
        keys("ctrl+a", "Delete")
    until(lambda: text_of(editor) == TEXT, "the typed text")
    print("typed", text_of(editor))
    press(until(lambda: named("push button", "Ok"), "button Ok"))
    question = until(lambda: named("label", "O problema foi resolvido?"), "the question")
    print("asked", question.get_name())
    for name in ("Manter no CR atual", "Outros CR's", "Voltar", "Confirmar"):
        until(
            lambda name=name: next((n for n in walk(program()) if n.get_name() == name and showing(n)), None),
            name,
        )
    keys("1", "Return")
    said = until(lambda: named("label", f"{number} foi para Qualidade"), "the toast")
    print("said", said.get_name())


main()
