"""Passwords in the system's keyring, and nowhere else.

Where the system has none, or only one that would write to a plain file, nothing is kept: whoever asks is told,
and the user is asked each time.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_OWN = "crm_desktop:"
_LOGIN = f"{_OWN}login:"
_NOTHING_KEPT = 1168  # ERROR_NOT_FOUND
_KEEPS_NOTHING_OR_A_FILE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


def login_service(base_id: str) -> str:
    """The keyring's name for log-ins to one base."""
    return f"{_LOGIN}{base_id}"


def smtp_service(address: str) -> str:
    """The keyring's name for a mail account's password."""
    return f"{_OWN}smtp:{address}"


def forget_all_on_windows() -> int:
    """Takes everything of this program out of the Credential Manager of this Windows account; how many there were.

    Raises OSError where Windows refuses.
    """
    from win32ctypes.pywin32 import pywintypes, win32cred

    try:
        kept = win32cred.CredEnumerate(None, 0)
    except pywintypes.error as error:
        if error.winerror == _NOTHING_KEPT:
            return 0
        raise OSError(error.winerror, error.strerror) from error
    # A second user of the same base is kept as `user@service`.
    own = [one["TargetName"] for one in kept if _OWN in one["TargetName"]]
    for name in own:
        win32cred.CredDelete(name, win32cred.CRED_TYPE_GENERIC, 0)
    return len(own)


class Credentials:
    """Never raises: `reason` is the fact of the failure of this thread's last call, without the secret; empty after a
    success.

    `keeps_logins` says whether passwords of log-ins are kept and given back; those of mail accounts always are.
    The first call imports the keyring, as long as two bare windows take, and a call may wait for the user to
    unlock it: call on a worker.
    """

    def __init__(self, *, keeps_logins: bool = True) -> None:
        self._last = threading.local()
        self.keeps_logins = keeps_logins

    @property
    def reason(self) -> str:
        return getattr(self._last, "reason", "")

    @reason.setter
    def reason(self, fact: str) -> None:
        self._last.reason = fact

    def available(self) -> bool:
        """Whether the system keeps passwords for us."""
        return self._backend() is not None

    def backend_name(self) -> str:
        """The class of the keyring that keeps passwords for us; empty where there is none."""
        backend = self._backend()
        return "" if backend is None else f"{type(backend).__module__}.{type(backend).__qualname__}"

    def remember(self, service: str, user: str, secret: str) -> bool:
        """Keeps the secret; False when it could not be. Windows takes at most 1,280 characters."""
        backend = self._backend_for(service)
        if backend is None:
            return False
        try:
            backend.set_password(service, user, secret)
        except Exception as error:  # keyrings raise what they like
            self.reason = _fact(error).replace(secret, "***") if secret else _fact(error)
            return False
        return True

    def recall(self, service: str, user: str) -> str | None:
        """The secret kept before, or None."""
        backend = self._backend_for(service)
        if backend is None:
            return None
        try:
            return backend.get_password(service, user)
        except Exception as error:
            self.reason = _fact(error)
            return None

    def forget(self, service: str, user: str) -> bool:
        """True when nothing is kept there any more; False when the keyring could not tell or remove it."""
        backend = self._backend()
        if backend is None:
            return False
        try:
            if backend.get_password(service, user) is not None:
                backend.delete_password(service, user)
        except Exception as error:
            self.reason = _fact(error)
            return False
        return True

    def _backend_for(self, service: str) -> KeyringBackend | None:
        if not self.keeps_logins and service.startswith(_LOGIN):
            self.reason = "a policy keeps no log-in"
            return None
        return self._backend()

    def _backend(self) -> KeyringBackend | None:
        self.reason = ""
        try:
            import keyring
            from keyring.backends.chainer import ChainerBackend

            found = keyring.get_keyring()
            # A chain falls back to its next member by itself, a plain file among them.
            chain: list[KeyringBackend] = found.backends if isinstance(found, ChainerBackend) else [found]
        except Exception as error:
            self.reason = _fact(error)
            return None
        for backend in chain:
            if _keeps_secrets(backend):
                return backend
        self.reason = f"no keyring: {type(found).__module__}"
        return None


def _keeps_secrets(backend: KeyringBackend) -> bool:
    kind = type(backend)
    return (
        not kind.__module__.startswith(_KEEPS_NOTHING_OR_A_FILE) and "plaintext" not in kind.__name__.lower()
    )


def _fact(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
