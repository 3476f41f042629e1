"""A screen of its own with a window manager, a Brazilian keyboard, and somebody who presses keys and takes pictures.

Works for programs of this computer and for those under Wine: all that is asked of a window is its title.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from tools.package.windows_python import require

PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "setxkbmap": "x11-xkb-utils",
    "xdotool": "xdotool",
    "import": "imagemagick",
}
PATIENCE_SECONDS = 90.0
_DEAD_KEYS = {"ã": ("dead_tilde", "a"), "ç": ("ccedilla",)}
"""How an accent is typed. Wine 8 takes the acute for a tilde, so texts that are typed here have none."""
_T = TypeVar("_T")


class NotAsPromised(Exception):
    """What was tried, and what came of it."""


def until(ask: Callable[[], _T], what: str, seconds: float = PATIENCE_SECONDS) -> _T:
    """The first answer that is something. Raises NotAsPromised when none comes in time."""
    end = time.monotonic() + seconds
    while not (found := ask()):
        if time.monotonic() > end:
            raise NotAsPromised(f"não veio: {what}")
        time.sleep(0.1)
    return found


class Screen:
    """Of 1600 × 1000 pixels. `pictures` is the folder for what was seen."""

    def __init__(self, pictures: Path) -> None:
        """Raises MissingPrograms."""
        require(PROGRAMS)
        self.pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)
        self._taken = 0
        self._started: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Screen:
        read, write = os.pipe()
        server = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "1600x1000x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]
        self._start(server, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        self.environment = {**os.environ, "DISPLAY": f":{number}"}
        self._start(["openbox"])
        until(lambda: self._said("setxkbmap", "br") is not None, "a tela", 20)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.picture("falha")
        for process in reversed(self._started):
            process.terminate()
            process.wait(20)

    def _start(self, command: list[str], pass_fds: tuple[int, ...] = ()) -> None:
        self._started.append(
            subprocess.Popen(
                command,
                env=self.environment or None,
                pass_fds=pass_fds,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def _said(self, *command: str) -> str | None:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else None

    def window(self, title: str) -> str | None:
        """The number of the newest window with a title that begins so."""
        found = self._said("xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(title)}")
        return found.split()[-1] if found else None

    def come(self, title: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Waits for the window, which has the keyboard afterwards. Raises NotAsPromised."""
        until(lambda: self.window(title), f"a janela “{title}”", seconds)
        until(lambda: self._front(title), f"o teclado na janela “{title}”", 20)

    def _front(self, title: str) -> bool:
        if (self._said("xdotool", "getactivewindow", "getwindowname") or "").startswith(title):
            return True
        found = self.window(title)
        if found is not None:
            self._said("xdotool", "windowactivate", found)
        return False

    def gone(self, title: str) -> None:
        """Waits until no such window is there. Raises NotAsPromised."""
        until(lambda: self.window(title) is None, f"o fim da janela “{title}”")

    def keys(self, *names: str) -> None:
        """One after the other, as xdotool names them."""
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], env=self.environment, check=True)
            time.sleep(0.15)

    def keys_until(self, ask: Callable[[], _T], what: str, *names: str, tries: int = 12) -> _T:
        """Presses, and presses again while nothing comes of it, as a person does who waits for a list."""
        for _ in range(tries):
            self.keys(*names)
            try:
                return until(ask, what, 5)
            except NotAsPromised:
                continue
        raise NotAsPromised(f"não veio: {what}, com {' '.join(names)}")

    def type(self, text: str) -> None:
        """As on an ABNT2 keyboard: an accent is a dead key and its letter."""
        for piece in re.findall(r"[ -~]+|.", text):
            if piece in _DEAD_KEYS:
                self.keys(*_DEAD_KEYS[piece])
            else:
                command = ["xdotool", "type", "--delay", "30", piece]
                subprocess.run(command, env=self.environment, check=True)
        time.sleep(0.2)

    def picture(self, name: str) -> Path:
        """Of the whole screen, once what is drawn has come to rest."""
        self._taken += 1
        target = self.pictures / f"{self._taken:02d}-{name}.png"
        time.sleep(0.8)
        subprocess.run(["import", "-window", "root", str(target)], env=self.environment, check=True)
        return target
