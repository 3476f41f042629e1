"""The certificates that this computer trusts, as a file. The driver brings an OpenSSL of its own, which looks for them
in a folder that no computer has."""

from __future__ import annotations

import atexit
import os
import ssl
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


@cache
def system_certificates() -> str:
    """For libpq's sslrootcert. Where the system keeps them in no file (Windows) they are written into one, which goes
    when the program ends; `system` where there are none to be found."""
    named = (os.environ.get("SSL_CERT_FILE"), ssl.get_default_verify_paths().cafile, *_BUNDLES)
    for place in named:
        if place and Path(place).is_file():
            return place
    trusted = ssl.create_default_context().get_ca_certs(binary_form=True)
    return _written(trusted) if trusted else "system"


def _written(trusted: list[bytes]) -> str:
    handle, name = tempfile.mkstemp(prefix="crm-desktop-", suffix=".pem")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.writelines(ssl.DER_cert_to_PEM_cert(one) for one in trusted)
    atexit.register(_forget, name)
    return name


def _forget(name: str) -> None:
    with suppress(OSError):
        os.unlink(name)
