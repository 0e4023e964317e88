"""`spalte show`: a story on standard output."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.shelf import story_id
from tests.stories import story as made
from tests.typing_words import STORY, typed
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.blocks import Kind
from tui.cli import commands
from tui.cli.linear import in_lines


def test_show_prints_the_story_without_a_single_escape_where_there_is_no_terminal(story: Path) -> None:
    ended = typed("show", str(story), FORCE_COLOR="1", COLORTERM="truecolor", TERM="xterm-256color")
    assert ended.returncode == 0
    assert "Kua kom hjem" in ended.stdout
    assert "Vi er glade" in ended.stdout
    assert "\x1b" not in ended.stdout
    assert ended.stderr == ""


@pytest.mark.parametrize("width", [20, 40, 100])
def test_no_line_is_wider_than_asked_for(width: int, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in sorted(samples.glob("*.txt"))[:5]]
    assert commands.run(["show", "--width", str(width), *files]) == 0
    widest = max(map(len, capsys.readouterr().out.splitlines()))
    assert width - 10 < widest <= width


def test_without_a_width_the_terminal_decides_up_to_what_reads_well(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story.write_text("Overskrift\n\n" + "ord " * 200)
    for columns, expected in ((50, range(45, 51)), (500, range(60, 76))):
        monkeypatch.setenv("COLUMNS", str(columns))
        commands.run(["show", str(story)])
        assert max(map(len, capsys.readouterr().out.splitlines())) in expected


def test_on_a_terminal_a_story_has_looks_and_without_colour_only_weight(story: Path) -> None:
    with PseudoTerminal("-m", "tui", "show", str(story)) as terminal:
        assert terminal.ended() == 0
    assert b"\x1b[" in terminal.raw
    with PseudoTerminal("-m", "tui", "show", str(story), env={"NO_COLOR": "1"}) as terminal:
        assert terminal.ended() == 0
    assert b"\x1b[1m" in terminal.raw
    assert not any(b"\x1b[%d" % colour in terminal.raw for colour in (*range(30, 38), *range(90, 98)))


def test_what_cannot_be_read_is_told_and_the_others_still_shown(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story.parent / "photo.jpg").write_bytes(b"\xff\xd8\0\0")
    assert commands.run(["show", "nowhere.txt", str(story.parent / "photo.jpg"), str(story)]) == 1
    printed = capsys.readouterr()
    assert "Kua kom hjem" in printed.out
    assert printed.err.splitlines() == [
        "Cannot read nowhere.txt: there is no such file or folder.",
        "Cannot read photo.jpg: it is not text.",
    ]


def test_what_is_printed_names_no_key_to_press(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text("Kua kom hjem\n\nAlle er glade for det på gården.\n\nDel på Facebook\n")
    assert commands.run(["show", str(story)]) == 0
    printed = capsys.readouterr().out
    assert "1 line from the page: Del på Facebook" in printed
    assert "opens" not in printed


def test_a_story_from_standard_input_is_shown() -> None:
    ended = typed("show", "-", stdin=STORY)
    assert ended.returncode == 0
    assert "Kua kom hjem" in ended.stdout


def test_plain_says_in_words_what_each_part_is() -> None:
    article = made(
        (Kind.KICKER, "Utenriks"),
        (Kind.HEADLINE, "Kua kom hjem"),
        (Kind.BYLINE, "Av Kari Lie"),
        (Kind.PARAGRAPH, "– Vi er glade, sier Åse."),
        (Kind.PARAGRAPH, "Ola sa ingenting."),
        (Kind.CAPTION, "|SLITEN|: Kua.\nFoto: |Ola|"),
        (Kind.REFERENCE, "Les også: |Fjøset brant| (+)"),
        (Kind.RESIDUE, "Del"),
        said=[("Vi er glade", ", sier Åse")],
    )
    lines = list(in_lines(article))
    assert lines[:3] == ["Kicker: Utenriks", "Headline: Kua kom hjem", "By: Av Kari Lie"]
    assert lines[3].startswith("Speech")
    assert lines[3].endswith(": – Vi er glade, sier Åse.")
    assert lines[4:] == [
        "Ola sa ingenting.",
        "Picture: SLITEN: Kua. Foto: Ola",
        "Reference 1, behind a paywall: Fjøset brant",
        "Left out: 1 line that the page left behind.",
    ]


def test_plain_is_asked_for_with_an_option(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["show", "--plain", str(story)]) == 0
    assert capsys.readouterr().out.startswith("Headline: Kua kom hjem\n")


def test_two_stories_are_set_apart(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands.run(["show", "--plain", str(story)])
    one = capsys.readouterr().out
    commands.run(["show", str(story), "--plain", str(story)])
    assert capsys.readouterr().out == f"{one}\n\n{one}"


# By ID


def test_a_story_of_a_library_is_shown_by_its_id(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["show", story_id("cow"), "--library", str(library)]) == 0
    printed = capsys.readouterr()
    assert "Kua kom hjem" in printed.out
    assert "Vi er glade" in printed.out
    assert printed.err == ""


def test_files_and_ids_stand_beside_each_other(library: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["show", "--plain", "--library", str(library), story_id("farm"), str(story), story_id("barn")]
    assert commands.run(words) == 0
    printed = capsys.readouterr().out
    headlines = [line for line in printed.splitlines() if line.startswith("Headline: ")]
    assert headlines == ["Headline: Gården selges", "Headline: Kua kom hjem", "Headline: Fjøset brant"]


def test_a_file_that_is_called_like_an_id_is_meant_before_it(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / story_id("cow")).write_text("Noe helt annet\n\nI en fil.")
    monkeypatch.chdir(tmp_path)
    assert commands.run(["show", story_id("cow"), "--library", str(library)]) == 0
    assert "Noe helt annet" in capsys.readouterr().out


def test_an_id_that_no_story_has_is_told_and_the_others_still_shown(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["show", "a" * 13, story_id("cow"), "--library", str(library)]) == 1
    printed = capsys.readouterr()
    assert "Kua kom hjem" in printed.out
    assert printed.err == "There is no story aaaaaaaaaaaaa in archive; `spalte list` shows the IDs.\n"


def test_a_library_that_is_not_there_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["show", "--library", str(tmp_path / "none"), story_id("cow"), story_id("barn")]
    assert commands.run(words) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "none" in printed.err


def test_for_files_no_library_is_needed(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["show", str(story), "--library", "/nowhere"]) == 0
    assert "Kua kom hjem" in capsys.readouterr().out


def test_whom_the_format_names_is_said_below_the_headline() -> None:
    article = made((Kind.HEADLINE, "Sak"), (Kind.LEAD, "Ingress."), (Kind.RESIDUE, "Del"))
    article = replace(article, document=replace(article.document, authors=("Eva\nBerg", "Ola Moe")))
    assert list(in_lines(article))[:3] == ["Headline: Sak", "By: Eva Berg, Ola Moe", "Lead: Ingress."]
    alone = made((Kind.HEADLINE, "Sak"))
    alone = replace(alone, document=replace(alone.document, authors=("Eva Berg",)))
    assert list(in_lines(alone)) == ["Headline: Sak", "By: Eva Berg"]
