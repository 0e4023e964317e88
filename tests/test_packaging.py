"""What a person installs: the wheel, built through the source archive, has everything and works on its own."""

import json
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BROUGHT = {"styles": "tui/styles", "sample_articles": "tui/sample_articles", "tui": "tui"}
"""Folders of the checkout, and where they lie in the wheel."""

_BUILD = "import sys; from hatchling import build; print(getattr(build, sys.argv[1])(sys.argv[2]))"


def built(what: str, source: Path, target: Path) -> Path:
    """Build from the source as an installer does, but with the tools that are here."""
    ended = subprocess.run(
        [sys.executable, "-c", _BUILD, what, str(target)], cwd=source, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
    return target / ended.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from nothing but the source archive."""
    folder = tmp_path_factory.mktemp("built")
    archive = built("build_sdist", ROOT, folder)
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return built("build_wheel", folder / archive.name.removesuffix(".tar.gz"), folder)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment with the wheel in it; what Spalte needs besides is lent from here."""
    if find_spec("ensurepip") is None:
        pytest.skip("this Python brings no pip")
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", wheel],
        check=True,
        timeout=120,
    )
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "lent.pth").write_text("\n".join(lent))
    return folder / "bin"


def test_the_wheel_has_every_file_that_belongs_to_it_and_no_other(wheel: Path) -> None:
    expected = {
        f"{inside}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, inside in BROUGHT.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert names == expected
    assert {"tui/styles/app.tcss", "tui/article/lexicon/nb.txt", "tui/__main__.py"} <= names


def test_the_licence_goes_along(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        assert any(name.endswith(".dist-info/licenses/LICENSE") for name in packed.namelist())


def test_the_installed_command_starts(installed: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        [installed / "spalte", "--version"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("spalte ")


def test_the_installed_command_loads_nothing_from_the_folder_one_is_in(installed: Path, tmp_path: Path) -> None:
    for name in ("tui", "textual", "argparse", "typing", "pwd", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("open('proof', 'w').close()")
    for command in (["spalte"], ["python", "-I", "-m", "tui"]):
        words = [str(installed / command[0]), *command[1:], "--version"]
        ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert ended.stdout.startswith("spalte "), ended.stderr
        assert not (tmp_path / "proof").exists()


def test_the_installed_command_understands_the_samples_it_brings(installed: Path, tmp_path: Path) -> None:
    ask = "from tui.locations import samples_dir, styles_dir; print(samples_dir()); print(styles_dir())"
    told = subprocess.run(
        [installed / "python", "-c", ask], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    samples, styles = map(Path, told.stdout.splitlines())
    assert samples.is_relative_to(installed.parent)
    assert styles.is_relative_to(installed.parent)
    story = min(samples.glob("*.txt"))
    ended = subprocess.run(
        [installed / "spalte", "parse", "--json", story], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["headline"]
