"""One window for each base, user and session: a second start hands its arguments to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from crm_desktop.desktop import account

MAX_BYTES = 64 * 1024
_TAKEN = b"ok\n"


def instance_key(place: Path | str, user: str | None = None) -> str:
    """One text for all spellings of one profile folder or base file; a base's URL (str) stays as it is.

    `user` is the account of the operating system unless given. Another session of the same account has another key: a
    window that comes to the front there would be seen by nobody here.
    """
    spelled = os.path.normcase(os.path.realpath(place)) if isinstance(place, Path) else place
    return f"{spelled}\n{_account() if user is None else user}\n{account.session()}"


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "?"


class SingleInstance(QObject):
    """`key` as `instance_key` makes it. In the program that runs, `arguments_received(list[str])` tells of later starts.

    What arrives was written by another program of the same account: judge it as you would a command line. What `is_own`
    says no to, by its descriptor, is another account's: nothing is handed to it. Under a name that `is_taken` nobody
    listens.
    """

    # As `list` it would pass through Qt, which loses file names that are no Unicode.
    arguments_received = Signal(object)

    def __init__(
        self,
        key: str,
        parent: QObject | None = None,
        *,
        patience_ms: int = 2_000,
        is_own: Callable[[int], bool] = account.is_own,
        is_taken: Callable[[str], bool] = account.is_taken,
    ) -> None:
        super().__init__(parent)
        self._is_taken = is_taken
        self._is_own = is_own
        self._patience_ms = patience_ms
        self._server: QLocalServer | None = None
        mark = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        folder = _private_folder()
        self._lock = QLockFile(str(folder / f"crm-desktop-{mark}.lock")) if folder else None
        if self._lock is not None:
            self._lock.setStaleLockTime(0)  # stale only when its process is gone, however long that runs
        # A pipe of Windows has no folder; elsewhere the folder keeps other accounts from the socket.
        self.name = f"crm-desktop-{mark}" if os.name == "nt" or not folder else str(folder / f"crm-{mark}")

    def try_hand_over(self, arguments: list[str], timeout_ms: int = 500) -> bool:
        """True when a running program took them. At most MAX_BYTES as JSON; waits `timeout_ms` in all."""
        line = json.dumps(arguments).encode() + b"\n"
        if self._lock is None or len(line) > MAX_BYTES:
            return False
        deadline = QDeadlineTimer(timeout_ms)
        socket = QLocalSocket()
        if not self._connect(socket, timeout_ms):
            return False
        _let_it_come_to_front()
        socket.write(line)
        while not socket.canReadLine() and not deadline.hasExpired():
            if not socket.waitForReadyRead(max(1, deadline.remainingTime())):
                break
        taken = socket.readLine(len(_TAKEN) + 1).data() == _TAKEN
        socket.abort()
        return taken

    def _connect(self, socket: QLocalSocket, timeout_ms: int) -> bool:
        """To a program of this account, and no other."""
        socket.connectToServer(self.name)
        if not socket.waitForConnected(timeout_ms):
            return False
        if self._is_own(int(socket.socketDescriptor())):
            return True
        socket.abort()
        return False

    def listen(self) -> bool:
        """Takes the arguments of later starts from now on; False when another program does so already.

        Also False where the system has no folder that is ours alone, and where another account has taken the name. What a
        crashed run left is removed.
        """
        if self._lock is None or not self._lock.tryLock(0):
            return False
        # Whoever holds the lock is the only one alive, so a socket found now is a leftover.
        QLocalServer.removeServer(self.name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Windows lets several programs listen under one name: the first of them decides who may come in.
        if self._is_taken(self.name) or not server.listen(self.name):
            self._lock.unlock()
            return False
        server.newConnection.connect(self._accept)
        self._server = server
        return True

    def close(self) -> None:
        """Later starts open a window of their own; without effect when nothing listens."""
        if self._server is not None and self._lock is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
            self._lock.unlock()

    def _accept(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(MAX_BYTES + 1)
            socket.readyRead.connect(partial(self._read, socket))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(self._patience_ms, socket, socket.abort)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MAX_BYTES:
                socket.abort()
            return
        arguments = _parse(bytes(socket.readLine(MAX_BYTES + 1).data()))
        if arguments is None:
            socket.abort()
            return
        socket.readyRead.disconnect()  # one line each: what follows is not for us
        socket.write(_TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        self.arguments_received.emit(arguments)


def _parse(line: bytes) -> list[str] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(part, str) for part in found):
        return None
    return found


def _private_folder() -> Path | None:
    """A folder in which no other account can put or replace a socket; None when there is none."""
    if sys.platform == "win32":
        from platformdirs import user_runtime_path

        # Not TEMP, which may be one for all accounts.
        return user_runtime_path(ensure_exists=True)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and _is_ours_alone(Path(runtime)):
        return Path(runtime)
    folder = Path(tempfile.gettempdir()) / f"crm-desktop-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if _is_ours_alone(folder) else None


def _is_ours_alone(folder: Path) -> bool:
    if sys.platform == "win32":
        return True
    try:
        found = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _let_it_come_to_front() -> None:
    # Windows lets only the program the user has just started give the front away.
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
