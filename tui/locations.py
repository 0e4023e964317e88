"""Where things lie: what Spalte remembers, and what it brings along."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent
_NAME = "spalte"

_kept: Path | None = None


def keep_in(folder: Path) -> None:
    """From now on have all that is a reader's own in this folder, wherever XDG and the home would have it."""
    global _kept
    _kept = folder


def cache_dir() -> Path:
    """Where what can be made again is kept, whether or not the folder exists."""
    return _kept / "cache" if _kept is not None else _own("XDG_CACHE_HOME", ".cache")


def data_dir() -> Path:
    """Where a person's own library is kept, whether or not the folder exists."""
    return _kept / "data" if _kept is not None else _own("XDG_DATA_HOME", ".local/share")


def state_dir() -> Path:
    """Where read marks, places in stories and the last folder are kept, whether or not the folder exists."""
    return _kept if _kept is not None else _own("XDG_STATE_HOME", ".local/state")


def settings_files() -> tuple[str, str]:
    """The system's file of settings and the reader's own, whether or not they exist."""
    own = _kept if _kept is not None else _own("XDG_CONFIG_HOME", ".config")
    return f"/etc/{_NAME}/settings.toml", str(own / "settings.toml")


def styles_dir() -> Path:
    """Where the stylesheets lie: inside an installed package, beside a checkout."""
    return _brought("styles")


def samples_dir() -> Path:
    """Where the sample stories lie: inside an installed package, beside a checkout."""
    return _brought("sample_articles")


def _own(variable: str, usual: str) -> Path:
    """Spalte's folder under an XDG base folder; by the XDG rules a relative address counts as none."""
    named = Path(os.environ.get(variable, ""))
    if named.is_absolute():
        return named / _NAME
    try:
        home = Path.home()
    except RuntimeError:
        # Who has no home (in some containers) can read all the same; that nothing can be kept is told when it is tried.
        home = Path("/")
    return home / usual / _NAME


def _brought(folder: str) -> Path:
    packaged = _PACKAGE / folder
    return packaged if packaged.is_dir() else _PACKAGE.parent / folder
