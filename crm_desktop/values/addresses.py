"""Where a shared base is: the parts of `postgresql+psycopg://host/base`, several hosts among them."""

from __future__ import annotations

from dataclasses import dataclass

SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")
DEFAULT_PORT = 5432
_KNOWN_OPTIONS = frozenset({"sslmode", "sslrootcert", "roles"})


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """`hosts` are tried in their order until one takes writes. `tls` is libpq's sslmode; `certificates` its
    sslrootcert, empty for the system's. `roles_key` is the name under which the base names its roles: the
    database's, unless a pooler or a restored copy calls the database otherwise. `user` and `password` only for
    who looks after the base; an agent's come from the log-in.
    """

    hosts: tuple[tuple[str, int], ...]
    database: str
    tls: str = ""
    certificates: str = ""
    roles_key: str = ""
    user: str = ""
    password: str = ""

    @property
    def effective_tls(self) -> str:
        """`verify-full`, but for what never leaves this computer."""
        return self.tls or ("prefer" if all(is_loopback(host) for host, _ in self.hosts) else "verify-full")

    def url(self, *, with_user: bool = False) -> str:
        """Without a password, ever."""
        from urllib.parse import quote, urlencode

        hosts = ",".join(f"{_bracketed(host)}:{port}" for host, port in self.hosts)
        user = f"{quote(self.user, safe='')}@" if with_user and self.user else ""
        options = {
            key: value
            for key, value in (
                ("sslmode", self.tls),
                ("sslrootcert", self.certificates),
                ("roles", self.roles_key),
            )
            if value
        }
        query = f"?{urlencode(options)}" if options else ""
        return f"{SCHEMES[0]}://{user}{hosts}/{quote(self.database, safe='')}{query}"


def is_shared(url: str) -> bool:
    """Whether the address is of a shared base."""
    return url.partition("://")[0] in SCHEMES


def is_loopback(host: str) -> bool:
    if host in ("localhost", "") or host.startswith("/"):
        return True
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


# Imported where it is needed: every start asks here whether its base is a shared one.
def parse_address(url: str) -> SharedAddress:
    """Raises ValueError with the part that is wrong."""
    import re
    from urllib.parse import parse_qsl, unquote, urlsplit

    if not is_shared(url):
        raise ValueError(url.partition("://")[0])
    # Newer Pythons refuse a list of hosts with an IPv6 one among them: they take the others for what stands in its way.
    after = url.partition("://")[2]
    place = re.split("[/?#]", after, maxsplit=1)[0]
    parts = urlsplit(f"{SCHEMES[0]}://{after[len(place) :]}")
    user, _, places = place.rpartition("@")
    name, _, password = user.partition(":")
    hosts = tuple(_host(place) for place in places.split(",")) if places else (("localhost", DEFAULT_PORT),)
    database = unquote(parts.path.lstrip("/"))
    if not database or "/" in database:
        raise ValueError(parts.path)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = options.keys() - _KNOWN_OPTIONS
    if unknown:
        raise ValueError(sorted(unknown)[0])
    return SharedAddress(
        hosts,
        database,
        tls=options.get("sslmode", ""),
        certificates=options.get("sslrootcert", ""),
        roles_key=options.get("roles", ""),
        user=unquote(name),
        password=unquote(password),
    )


def _host(place: str) -> tuple[str, int]:
    host, colon, port = place.rpartition(":")
    if not colon or place.endswith("]"):
        host, port = place, str(DEFAULT_PORT)
    from urllib.parse import unquote

    host = unquote(host.removeprefix("[").removesuffix("]"))
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536 or " " in host:
        raise ValueError(place)
    return host or "localhost", int(port)


def _bracketed(host: str) -> str:
    from urllib.parse import quote

    return f"[{host}]" if ":" in host else quote(host, safe="")
