"""The app as a whole: themes, commands, what is remembered and what is refused."""

import os
from pathlib import Path

import pytest
from textual.command import CommandPalette

from tests.driving import app_of, press, reading, said, settle
from tests.stories import story
from tui.article.blocks import Kind
from tui.errors import NewsError
from tui.library.marks import Marks
from tui.locations import data_dir
from tui.typeset.glyphs import ASCII, UNICODE
from tui.ui import start
from tui.ui.app import SpalteApp
from tui.ui.sources import Folders
from tui.ui.telling import telling
from tui.ui.terminal.abilities import glyphs_for, is_dumb
from tui.ui.terminal.first_picture import Album

STORM = {"storm": story((Kind.HEADLINE, "Stormen [i dag]"), (Kind.PARAGRAPH, "Det blåste."))}


async def test_the_theme_is_remembered(tmp_path: Path) -> None:
    marks = Marks(tmp_path / "marks.sqlite")
    app = app_of(STORM, marks)
    async with app.run_test() as pilot:
        assert app.theme == "night-desk"
        app.theme = "newsprint"
        await settle(pilot)
    marks.close()
    assert app_of(STORM, Marks(tmp_path / "marks.sqlite")).theme == "newsprint"


def test_a_theme_that_is_no_more_gives_the_usual_one() -> None:
    marks = Marks()
    marks.remember("theme", "gone")
    assert app_of(STORM, marks).theme == "night-desk"


@pytest.mark.parametrize("theme", sorted(app_of(STORM).available_themes))
async def test_every_theme_can_be_worn(theme: str) -> None:
    app = app_of(STORM)
    async with app.run_test() as pilot:
        app.theme = theme
        await settle(pilot)
        assert app.return_code is None


async def test_the_palette_offers_our_commands_and_nothing_that_writes_files() -> None:
    app = app_of(STORM)
    async with app.run_test() as pilot:
        await settle(pilot)
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert "Theme" in names
        assert "Filter" in names
        assert not any("creenshot" in name for name in names)
        assert len(names) == len(set(names))


async def test_the_palette_names_keys_as_the_help_does() -> None:
    app = app_of(STORM)
    async with app.run_test() as pilot:
        await settle(pilot)
        keys = {command.title: command.help for command in app.get_system_commands(app.screen)}
        assert keys["Draw anew"] == "Key Ctrl+L"
        assert keys["Back along the trail, to the line"] == "Key Backspace"


async def test_a_terminal_with_ascii_alone_gets_boxes_and_arrows_of_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPALTE_ASCII", "1")
    app = app_of(STORM)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        shown = "".join(segment.text for strip in app.screen._compositor.render_strips(app.size) for segment in strip)
        assert "j Down" in shown
        assert "+---" in shown
        assert shown.isascii()


async def test_a_command_of_the_palette_does_what_its_key_does() -> None:
    app = app_of(STORM)
    async with app.run_test() as pilot:
        await settle(pilot)
        commands = {command.title: command.callback for command in app.get_system_commands(app.screen)}
        commands["Read or unread"]()
        await settle(pilot)
        assert app._marks.read("storm")
        await press(pilot, "colon")
        assert isinstance(app.screen, CommandPalette)


async def test_a_note_is_shown_as_it_stands_on_the_last_line_until_a_key() -> None:
    app = SpalteApp(app_of(STORM)._library, Marks(), note="Open [your] own\x1b[31m with spalte FOLDER")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert said(app) == "Open [your] own␛[31m with spalte FOLDER"
        assert "Open [your] own" in str(reading(app).foot.render())
        assert not app._notifications
        await press(pilot, "j")
        assert said(app) == ""


@pytest.mark.parametrize("width", [80, 90, 100])
async def test_the_note_about_the_samples_fits(width: int) -> None:
    app = SpalteApp(app_of(STORM)._library, Marks(), note=start._NOTE)
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        assert start._NOTE in str(reading(app).foot.render())


async def test_a_message_too_long_for_the_last_line_ends_in_dots() -> None:
    app = SpalteApp(app_of(STORM)._library, Marks(), note="ord " * 50)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert str(reading(app).foot.render()).endswith("…")


async def test_marks_that_cannot_be_kept_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "marks.sqlite"
    path.write_bytes(b"x" * 4096)
    app = app_of(STORM, Marks(path))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "a", "a")
        assert len(app._notifications) == 1


async def test_a_failure_is_told_in_its_own_words() -> None:
    app = app_of(STORM)
    async with app.run_test() as pilot:
        with telling(app):
            raise NewsError("The [disk] is full.")
        await settle(pilot)
        assert [note.message for note in app._notifications] == ["The [disk] is full."]
        with pytest.raises(ZeroDivisionError), telling(app):
            raise ZeroDivisionError


def test_what_was_open_last_is_opened_again_else_ones_own_library_else_the_samples(
    tmp_path: Path, samples: Path
) -> None:
    marks = Marks()
    paths, note = start._usual(marks)
    assert paths == [samples]
    assert note is not None
    assert "spalte FOLDER" in note
    own = data_dir() / "library.spalte"
    own.parent.mkdir(parents=True)
    own.touch()
    assert start._usual(marks) == ([own], None)
    marks.remember("last-paths", f'["{tmp_path}", "/gone"]')
    assert start._usual(marks) == ([tmp_path], None)


def test_what_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NewsError, match=r"There is no file or folder .*gone␛\."):
        Folders((tmp_path / "gone\x1b",))


@pytest.mark.parametrize(
    ("environment", "glyphs"),
    [
        ({"TERM": "xterm-256color", "LANG": "nb_NO.UTF-8"}, UNICODE),
        ({"TERM": "linux", "LANG": "nb_NO.UTF-8"}, ASCII),
        ({"TERM": "xterm", "LC_ALL": "C"}, ASCII),
        ({"TERM": "xterm", "LC_ALL": "C.UTF-8"}, UNICODE),
        ({"TERM": "xterm", "LC_ALL": "nb_NO.ISO-8859-1"}, ASCII),
        ({"TERM": "xterm", "LANG": "nb_NO.UTF-8", "SPALTE_ASCII": "1"}, ASCII),
        ({"TERM": "xterm", "LANG": "nb_NO.UTF-8", "SPALTE_ASCII": "0"}, UNICODE),
    ],
)
def test_signs_are_chosen_for_the_terminal(environment: dict[str, str], glyphs: object) -> None:
    assert glyphs_for(environment) is glyphs


def test_a_terminal_without_a_cursor_is_known() -> None:
    assert is_dumb({"TERM": "dumb"})
    assert is_dumb({"TERM": ""})
    assert is_dumb({})
    assert not is_dumb({"TERM": "vt100"})
    assert not is_dumb({"TERM": "unheard-of"})


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "pictures", [tmp_path], {"TERM": "xterm"}, os.terminal_size((80, 24)))


def kept(album: Album) -> Path:
    return album._file


def test_a_kept_picture_comes_back_for_the_person_alone(album: Album) -> None:
    picture = "\x1b[1;1H\x1b[0;1mStormen\x1b[0m"
    assert album.picture() is None
    album.keep(picture)
    assert album.picture() == picture
    assert kept(album).stat().st_mode & 0o077 == 0


def test_another_folder_size_or_terminal_has_another_picture(tmp_path: Path, album: Album) -> None:
    album.keep("x")
    for shown, term, size in [
        (tmp_path / "other", "xterm", (80, 24)),
        (tmp_path, "linux", (80, 24)),
        (tmp_path, "xterm", (81, 24)),
    ]:
        assert Album(tmp_path / "pictures", [shown], {"TERM": term}, os.terminal_size(size)).picture() is None


@pytest.mark.parametrize(
    "data", [b"", b"x\ny", b"\x1b]0;evil\x07", b"\x1b[2J", b"x\x9b31m", "\x9b31m".encode(), b"\xff"]
)
def test_a_picture_that_could_command_the_terminal_is_left_out(album: Album, data: bytes) -> None:
    album.keep("x")
    kept(album).write_bytes(data)
    assert album.picture() is None


def test_old_pictures_are_forgotten(tmp_path: Path) -> None:
    for number in range(40):
        Album(tmp_path, [Path(str(number))], {}, os.terminal_size((80, 24))).keep("x")
    assert len(list(tmp_path.iterdir())) == 24


def test_what_a_killed_program_left_half_written_goes_with_the_next_picture(album: Album) -> None:
    album.keep("x")
    left = kept(album).with_suffix(".4711")
    left.write_bytes(b"half")
    album.keep("y")
    assert not left.exists()
    assert album.picture() == "y"
