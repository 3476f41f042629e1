"""A second start finds the first, in a process of its own, whatever a crash or a stranger left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from crm_desktop.desktop.account import is_own, is_taken
from crm_desktop.desktop.single_instance import MAX_BYTES, SingleInstance, instance_key

RUNNING = """
import sys
from PySide6.QtCore import QCoreApplication
from crm_desktop.desktop.account import is_own
from crm_desktop.desktop.single_instance import SingleInstance
app = QCoreApplication(sys.argv[:1])
one = SingleInstance(sys.argv[1])
def take(arguments):
    print("took", ascii(arguments), flush=True)
    if arguments == ["quit"]:
        app.quit()
one.arguments_received.connect(take)
print("listening", one.listen(), flush=True)
app.exec()
"""
HANDING = """
import sys
from crm_desktop.desktop.account import is_own
from crm_desktop.desktop.single_instance import SingleInstance
print(SingleInstance(sys.argv[1]).try_hand_over(sys.argv[2:], 10_000))
"""
Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def key(tmp_path: Path) -> str:
    return instance_key(tmp_path)


@pytest.fixture
def start() -> Iterator[Start]:
    children: list[subprocess.Popen[str]] = []

    def start_one(key: str) -> subprocess.Popen[str]:
        child = subprocess.Popen([sys.executable, "-c", RUNNING, key], stdout=subprocess.PIPE, text=True)
        children.append(child)
        return child

    yield start_one
    for child in children:
        child.kill()
        child.communicate()


@pytest.fixture
def running(qtbot: QtBot, key: str) -> Iterator[SingleInstance]:
    one = SingleInstance(key, patience_ms=300)
    assert one.listen()
    yield one
    one.close()


def said(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def connect(qtbot: QtBot, one: SingleInstance) -> QLocalSocket:
    socket = QLocalSocket(one)
    socket.connectToServer(one.name)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    return socket


def wait_for_end(qtbot: QtBot, socket: QLocalSocket) -> None:
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)


def hand_over_from_elsewhere(qtbot: QtBot, one: SingleInstance, key: str, *arguments: str) -> list[str]:
    with qtbot.waitSignal(one.arguments_received, timeout=60_000) as got:
        child = subprocess.Popen(
            [sys.executable, "-c", HANDING, key, *arguments], stdout=subprocess.PIPE, text=True
        )
    assert child.communicate()[0].strip() == "True"
    return list(got.args[0])


def test_a_running_program_takes_the_arguments(key: str, start: Start) -> None:
    child = start(key)
    assert said(child) == "listening True"
    assert SingleInstance(key).try_hand_over(["crm:ação", "--lang", "en", ""], 10_000)
    assert said(child) == "took " + ascii(["crm:ação", "--lang", "en", ""])
    assert SingleInstance(key).try_hand_over(["quit"], 10_000)
    assert child.wait(10) == 0


def test_the_window_hears_of_a_later_start(qtbot: QtBot, running: SingleInstance, key: str) -> None:
    assert hand_over_from_elsewhere(qtbot, running, key, "crm:42") == ["crm:42"]
    assert hand_over_from_elsewhere(qtbot, running, key) == []


def test_a_name_that_is_no_text_arrives_too(qtbot: QtBot, running: SingleInstance, key: str) -> None:
    name = (
        "a\udce7ao.txt"  # as Python calls a file of Linux whose name is no UTF-8; Windows lets it be as it is
    )
    assert hand_over_from_elsewhere(qtbot, running, key, name) == [name]


def test_nothing_is_handed_to_a_program_of_another_account(
    qtbot: QtBot, running: SingleInstance, key: str
) -> None:
    heard: list[list[str]] = []
    running.arguments_received.connect(heard.append)
    with qtbot.assertNotEmitted(running.arguments_received, wait=50):
        assert not SingleInstance(key, is_own=lambda _handle: False).try_hand_over(["x"], 200)
    assert hand_over_from_elsewhere(qtbot, running, key, "ok") == ["ok"]


def test_a_name_that_another_account_has_taken_is_not_listened_under(qtbot: QtBot, key: str) -> None:
    one = SingleInstance(key, is_taken=lambda _name: True)
    assert not one.listen()
    again = SingleInstance(key)
    assert again.listen()
    again.close()


@pytest.mark.skipif(os.name != "nt", reason="elsewhere what stands there was left by a crash, and goes")
def test_a_pipe_that_stands_there_already_is_no_name_to_listen_under(qtbot: QtBot, key: str) -> None:
    one = SingleInstance(key)
    squatter = QLocalServer()
    assert squatter.listen(one.name)
    assert not one.listen()
    squatter.close()


def test_another_session_of_the_same_account_has_a_window_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = set()
    for session in ("1", "2"):
        monkeypatch.setattr("crm_desktop.desktop.account.session", lambda session=session: session)
        keys.add(instance_key(tmp_path))
    assert len(keys) == 2


def test_what_this_account_made_is_its_own(qtbot: QtBot, running: SingleInstance) -> None:
    socket = connect(qtbot, running)
    assert is_own(int(socket.socketDescriptor()))
    assert is_taken(running.name) is (os.name == "nt")
    assert not is_taken(running.name + "x")
    socket.abort()


def test_nobody_runs(key: str) -> None:
    assert not SingleInstance(key).try_hand_over(["x"], 200)


def test_only_one_listens(running: SingleInstance, key: str, start: Start) -> None:
    assert said(start(key)) == "listening False"
    assert not SingleInstance(key).listen()


def test_another_profile_is_another_program(qtbot: QtBot, running: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(instance_key(tmp_path / "other"))
    assert not other.try_hand_over(["x"], 200)
    assert other.listen()
    other.close()


def test_what_a_crashed_run_left_is_taken_over(qtbot: QtBot, key: str, start: Start) -> None:
    child = start(key)
    assert said(child) == "listening True"
    child.kill()
    child.wait()
    one = SingleInstance(key)
    assert not one.try_hand_over(["x"], 200)
    assert one.listen()
    assert hand_over_from_elsewhere(qtbot, one, key, "x") == ["x"]
    one.close()


def test_a_program_that_hangs_is_not_waited_for_forever(running: SingleInstance, key: str) -> None:
    # This thread is both, so nobody answers.
    assert not SingleInstance(key).try_hand_over(["x"], 200)


def test_after_closing_another_may_listen(qtbot: QtBot, key: str) -> None:
    first, second = SingleInstance(key), SingleInstance(key)
    assert first.listen()
    first.close()
    first.close()
    assert second.listen()
    second.close()


@pytest.mark.parametrize(
    "garbage",
    [
        b"\n",
        b"\xff\xfe\n",
        b'{"a": 1}\n',
        b"[1, 2]\n",
        b'["a", null]\n',
        b"[" * 60_000 + b"\n",
        b"x" * (MAX_BYTES * 3),
        b"GET / HTTP/1.1\r\n\r\n",
    ],
    ids=["empty", "not UTF-8", "object", "numbers", "null", "deep", "endless", "another protocol"],
)
def test_garbage_is_dropped_and_the_next_is_taken(
    qtbot: QtBot, running: SingleInstance, key: str, garbage: bytes
) -> None:
    heard: list[list[str]] = []
    running.arguments_received.connect(heard.append)
    socket = connect(qtbot, running)
    socket.write(garbage)
    wait_for_end(qtbot, socket)
    assert heard == []
    assert hand_over_from_elsewhere(qtbot, running, key, "ok") == ["ok"]


@pytest.mark.parametrize("half", [b"", b'["a", '])
def test_a_peer_that_says_nothing_more_is_dropped(
    qtbot: QtBot, running: SingleInstance, key: str, half: bytes
) -> None:
    socket = connect(qtbot, running)
    socket.write(half)
    wait_for_end(qtbot, socket)
    assert hand_over_from_elsewhere(qtbot, running, key, "ok") == ["ok"]


def test_one_peer_is_heard_once(qtbot: QtBot, running: SingleInstance) -> None:
    heard: list[list[str]] = []
    running.arguments_received.connect(heard.append)
    socket = connect(qtbot, running)
    socket.write(b'["a"]\n["b"]\n["c"]\n')
    wait_for_end(qtbot, socket)
    assert heard == [["a"]]


def test_a_line_split_in_pieces_is_one(qtbot: QtBot, running: SingleInstance) -> None:
    heard: list[list[str]] = []
    running.arguments_received.connect(heard.append)
    socket = connect(qtbot, running)
    for piece in (b'["a', b'b"', b"]\n"):
        socket.write(piece)
        socket.flush()
    qtbot.waitUntil(lambda: heard == [["ab"]])


def test_too_long_a_line_is_not_handed_over(running: SingleInstance, key: str) -> None:
    assert not SingleInstance(key).try_hand_over(["x" * MAX_BYTES], 200)


def test_one_folder_has_one_key_however_spelled(tmp_path: Path) -> None:
    assert instance_key(tmp_path / "a" / ".." / "b") == instance_key(tmp_path / "b")
    assert instance_key(tmp_path, "ana") != instance_key(tmp_path, "bia")
    assert instance_key("postgresql://desk/crm", "ana").startswith("postgresql://desk/crm\nana\n")


@pytest.mark.not_on_windows("it has pipes, not folders for sockets")
def test_a_folder_that_others_can_enter_is_not_used(
    qtbot: QtBot, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = tmp_path / "r"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert Path(SingleInstance(key).name).parent == runtime
    runtime.chmod(0o755)
    assert Path(SingleInstance(key).name).parent != runtime


@pytest.mark.not_on_windows("it has pipes, not folders for sockets")
def test_without_a_folder_of_our_own_each_start_has_its_window(
    qtbot: QtBot, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / f"crm-desktop-{os.getuid()}").mkdir(mode=0o777)
    (tmp_path / f"crm-desktop-{os.getuid()}").chmod(0o777)
    one = SingleInstance(key)
    assert not one.try_hand_over(["x"], 200)
    assert not one.listen()
