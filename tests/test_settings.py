"""What a reader may set: what counts, what is told of the rest, and that it works."""

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.driving import Newsroom, settle
from tui import settings as module
from tui import settings_file
from tui.capabilities import NONE
from tui.cli.printing import can_draw
from tui.errors import NewsError
from tui.library.marks import Marks
from tui.locations import settings_files
from tui.settings import Settings, Trouble, read_settings, settings, settings_for_all, settings_in
from tui.typeset.glyphs import ASCII, UNICODE
from tui.ui.app import SpalteApp
from tui.ui.links import Address, copying, open_outside
from tui.ui.start import _tell_of_settings
from tui.ui.terminal.abilities import glyphs_for

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    for read in (read_settings, settings_for_all):
        read.cache_clear()
    yield
    for read in (read_settings, settings_for_all):
        read.cache_clear()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's own file, which is not there yet; nor is the system's."""
    system, file = tmp_path / "etc.toml", tmp_path / "own.toml"
    monkeypatch.setattr(module, "settings_files", lambda: (str(system), str(file)))
    return file


def test_the_files_are_where_the_system_and_xdg_have_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/there")
    assert settings_files() == ("/etc/spalte/settings.toml", "/there/spalte/settings.toml")


def test_without_a_file_all_is_as_it_is_described(own: Path) -> None:
    assert read_settings() == (Settings(), [])


def test_what_a_file_sets_holds(own: Path) -> None:
    own.write_text('colours = "256"\npreview_pause = 40\nclipboard = false\nopener = "lynx"\n')
    assert settings() == Settings(colours="256", preview_pause=40, clipboard=False, opener="lynx")


def test_the_readers_own_file_goes_before_that_of_the_system(own: Path) -> None:
    own.with_name("etc.toml").write_text('colours = "16"\nslow_line = "no"\n')
    own.write_text('colours = "true"\n')
    assert settings() == Settings(colours="true", slow_line="no")


def test_where_no_settings_may_be_changed_only_those_of_the_system_hold(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.with_name("etc.toml").write_text('slow_line = "no"\n')
    own.write_text('colours = "true"\n')
    monkeypatch.setattr("tui.capabilities._granted", NONE)
    assert settings() == Settings(slow_line="no")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("# mine\n\ncolors = 'true'\n", 3, "“colors” is no setting; “colours” is"),
        ("wholly_other = 1\n", 1, "“wholly_other” is no setting; there are colours, slow_line, preview_pause, glyphs"),
        ("\n[slow_line]\non = true\n", 2, '“slow_line” is one of "auto", "yes", "no"'),
        ("\n[clip]\non = true\n", 2, "“clip” is no setting"),
        ("colours = 256\n", 1, '“colours” is one of "auto", "none", "16", "256", "true"'),
        (
            "slow_line = 'auto'\npreview_pause = true\n",
            2,
            "“preview_pause” is a number of milliseconds, from 0 to 5000",
        ),
        ("preview_pause = -1\n", 1, "“preview_pause” is a number"),
        ("preview_pause = 1.5\n", 1, "“preview_pause” is a number"),
        ("clipboard = 'no'\n", 1, "“clipboard” is true or false"),
        ("opener = '--help'\n", 1, "“opener” is the name of a program, without options"),
        ("opener = '\\u001b'\n", 1, None),
        ('opener = "\\u001b"\n', 1, "“opener” is the name of a program"),
        ("slow_line = 'no'\ncolours = \n", 2, "this is no TOML (invalid value); nothing in the file counts"),
        ("slow_line = 'no'\ncolours = '", 2, "this is no TOML"),
        ("'\\u202e' = 1\n", 1, "is no setting"),
        ('"\\u001b[2J" = 1\n', 1, "is no setting"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_line(text: str, line: int, told: str | None) -> None:
    _, troubles = settings_in(text)
    if told is None:
        assert troubles == []
        return
    [trouble] = troubles
    assert trouble.line == line
    assert told in trouble.what
    assert trouble.what.isprintable()


def test_what_makes_sense_beside_it_counts_all_the_same() -> None:
    assert settings_in("slow_line = 'no'\ncolours = 'pink'\n")[0] == Settings(slow_line="no")


def test_a_trouble_names_the_file(own: Path) -> None:
    own.write_text("\ncolors = 'true'\n")
    assert read_settings().troubles == [f"{own}, line 2: “colors” is no setting; “colours” is."]


def test_what_is_no_file_or_too_large_or_no_text_is_told_and_left_out(own: Path) -> None:
    told: list[str] = []
    for make in (
        lambda: os.mkfifo(own),
        lambda: own.mkdir(),
        lambda: own.write_bytes(b"opener = '\xff'"),
        lambda: own.write_text("# long\n" * 20_000),
    ):
        make()
        read_settings.cache_clear()
        read = read_settings()
        assert read.settings == Settings()
        told += read.troubles
        own.rmdir() if own.is_dir() else own.unlink()
    assert [sentence.partition("(")[2].partition(")")[0] for sentence in told] == [
        "it is no file",
        "is a directory",
        "it is not UTF-8",
        "it is larger than 64000 bytes",
    ]


@given(st.text(max_size=60) | st.from_regex(r"[a-z_]{1,9} = [^\n]{0,20}\n", fullmatch=True))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    chosen, troubles = settings_in(text)
    assert isinstance(chosen, Settings)
    for trouble in troubles:
        assert isinstance(trouble, Trouble)
        assert 1 <= trouble.line <= text.count("\n") + 1
        assert trouble.what.isprintable()


def test_every_setting_is_in_the_readme() -> None:
    for each in fields(Settings):
        assert f"| `{each.name}` |" in README


def test_signs_of_ours_are_those_that_are_set_unless_the_variable_says_otherwise(own: Path) -> None:
    own.write_text('glyphs = "ascii"\n')
    assert glyphs_for({"LANG": "nb_NO.UTF-8"}) is ASCII
    assert not can_draw("–")
    own.write_text('glyphs = "unicode"\n')
    read_settings.cache_clear()
    assert glyphs_for({"TERM": "linux", "LANG": "C.UTF-8"}) is UNICODE
    assert glyphs_for({"SPALTE_ASCII": "1", "LANG": "C.UTF-8"}) is ASCII


def test_what_is_set_of_links_and_the_clipboard_is_obeyed(own: Path) -> None:
    own.write_text('opener = "lynx"\nclipboard = false\n')
    started: list[object] = []
    address = Address("https://nrk.no/x", "nrk.no")
    assert open_outside(address, {"DISPLAY": ":0"}, find=lambda name: f"/bin/{name}", start=started.append)
    other = {"DISPLAY": ":0", "SPALTE_OPENER": "w3m"}
    assert open_outside(address, other, find=lambda name: f"/bin/{name}", start=started.append)
    assert started == [["/bin/lynx", address.url], ["/bin/w3m", address.url]]
    with pytest.raises(NewsError, match="Copying is switched off"):
        copying("tekst", {})


async def test_a_trouble_is_told_on_the_screen_and_the_stories_are_there(own: Path) -> None:
    own.write_text("colors = 'true'\n")
    app = SpalteApp(Newsroom({}), Marks(), troubles=[_tell_of_settings])
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert [note.message for note in app._notifications] == read_settings().troubles


@pytest.fixture
def for_all(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's file, which is not there yet, in a folder of its own; whoever runs the tests stands for root."""
    file = own.parent / "spalte" / "settings.toml"
    file.parent.mkdir(mode=0o755)
    monkeypatch.setattr(module, "settings_files", lambda: (str(file), str(own)))
    monkeypatch.setattr(settings_file, "ROOT", os.geteuid())
    return file


def granting(file: Path, names: str = '["open-link", "clipboard"]') -> None:
    """The file, as an administrator writes it."""
    file.write_text(f"slow_line = 'no'\ncapabilities = {names}\n")
    file.chmod(0o644)


def test_what_the_administrators_file_grants_is_granted_and_each_name_once(for_all: Path) -> None:
    granting(for_all, '["open-link", "clipboard", "open-link"]')
    assert settings_for_all() == (Settings(slow_line="no", capabilities=("open-link", "clipboard")), [])


def test_a_readers_own_file_grants_nothing_and_takes_nothing_away(for_all: Path, own: Path) -> None:
    granting(for_all)
    own.write_text('capabilities = ["import"]\n')
    read = read_settings()
    assert read.settings.capabilities == ("open-link", "clipboard")
    assert read.troubles == [f"{own}, line 1: “capabilities” is set for the whole machine only."]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ('["clipboard", "clip"]', "“clip” is nothing that can be allowed, and so nothing is; what can be: open-link,"),
        ('"clipboard"', "“capabilities” is a list of names in quotes, of open-link, clipboard"),
        ("[1]", "“capabilities” is a list of names in quotes"),
        ("true", "“capabilities” is a list of names in quotes"),
        ('["\\u001b[2J"]', "“␛[2J” is nothing that can be allowed"),
    ],
)
def test_one_name_that_is_wrong_and_nothing_is_granted(names: str, told: str, for_all: Path) -> None:
    granting(for_all, names)
    read = settings_for_all()
    assert read.settings == Settings(slow_line="no")
    [sentence] = read.troubles
    assert sentence.startswith(f"{for_all}, line 2: {told}")
    assert sentence.isprintable()


@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_a_file_that_others_may_write_grants_nothing_and_sets_the_rest(mode: int, for_all: Path) -> None:
    granting(for_all)
    for_all.chmod(mode)
    told = "“capabilities” grants nothing here: others than root may write the file (chmod go-w helps)"
    assert settings_for_all() == (Settings(slow_line="no"), [f"{for_all}, line 2: {told}."])


@pytest.mark.parametrize("mode", [0o775, 0o757, 0o1777])
def test_so_does_one_in_a_folder_that_others_may_write(mode: int, for_all: Path) -> None:
    granting(for_all)
    for_all.parent.chmod(mode)
    [told] = settings_for_all().troubles
    assert "grants nothing here: others than root may write the folder it is in" in told
    assert settings_for_all().settings.capabilities == ()


def test_so_does_one_that_a_link_leads_to_in_such_a_folder(for_all: Path, own: Path) -> None:
    other = own.parent / "elsewhere" / "settings.toml"
    other.parent.mkdir()
    granting(other)
    for_all.symlink_to(other)
    assert settings_for_all().settings.capabilities == ("open-link", "clipboard")
    settings_for_all.cache_clear()
    other.parent.chmod(0o777)
    assert settings_for_all().settings.capabilities == ()


def test_so_does_one_of_another_account_than_root(for_all: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    granting(for_all)
    monkeypatch.setattr(settings_file, "ROOT", os.geteuid() + 1)
    [told] = settings_for_all().troubles
    assert told.endswith("“capabilities” grants nothing here: the file does not belong to root.")
    assert settings_for_all().settings.capabilities == ()


def test_nor_does_it_name_a_program_for_others_to_run(for_all: Path) -> None:
    for_all.write_text("opener = 'lynx'\n")
    for_all.chmod(0o644)
    assert settings_for_all().settings.opener == "lynx"
    settings_for_all.cache_clear()
    for_all.chmod(0o666)
    assert settings_for_all().settings.opener == ""
    [told] = settings_for_all().troubles
    assert "“opener” starts nothing here: others than root may write the file" in told


def test_root_is_root() -> None:
    assert settings_file.ROOT == 0


def test_a_file_that_is_nested_without_end_is_told(own: Path) -> None:
    own.write_text("x = " + "[" * 20_000)
    [told] = read_settings().troubles
    assert told == f"{own}, line 1: this is no TOML (nested too deeply); nothing in the file counts."
