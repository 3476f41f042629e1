"""The one door to resources/: icons, theme, fonts, translations, templates, dictionaries."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return Path(unpacked) / "resources"
    repository = Path(__file__).resolve().parent.parent
    # Beside an installed package, `resources` may be anybody's.
    if (repository / "pyproject.toml").is_file():
        return repository / "resources"
    spec = importlib.util.find_spec("crm_desktop_resources")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("crm_desktop_resources")
    return Path(next(iter(spec.submodule_search_locations)))


def resource_path(*parts: str) -> Path:
    """The absolute path of a file or folder below resources/; it need not exist.

    The same in the source tree, in an installed package and in a frozen program. Raises FileNotFoundError
    where the package was installed without its resources.
    """
    return _root().joinpath(*parts)
