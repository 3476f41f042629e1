"""Whether a shared base's server answers, before anybody logs in."""

from __future__ import annotations

from crm_desktop.errors import BaseUnreachable, LoginRefused
from crm_desktop.storage.shared.connecting import connect
from crm_desktop.values.addresses import parse_address

NOBODY = "crm_probe"


def probe(url: str) -> None:
    """Goes as far as the question for a password: the way there and the certificate are good then. The server says
    nothing of the base itself to somebody it does not know. Raises BaseUnreachable."""
    try:
        address = parse_address(url)
    except ValueError as error:
        raise BaseUnreachable(url="", detail=str(error), cause="address") from error
    try:
        connect(address, NOBODY, "-").close()
    except LoginRefused:
        return
