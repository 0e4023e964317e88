"""`--restricted` and what goes with it, as an administrator writes it into a command."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui import capabilities, forced, settings_file
from tui import settings as module
from tui.capabilities import ALL, COMMANDS, NONE, Capability, NotAllowed, capabilities_named, granted
from tui.cli import commands, importing, reading, restricting
from tui.cli.arguments import Parser, for_import
from tui.cli.restricting import restrict_as_asked
from tui.ingest_workers import Workers

WORDS = (
    "--restricted", "--restricted=palette", "--allow", "--allow=clipboard", "--allow=", "--allow=palette,suspend",
    "--unrestricted", "clipboard", "open-link,import", "--library", "--", "import", "show",
)  # fmt: skip
"""What words may be made of that an administrator writes, or gets wrong."""


@pytest.fixture(autouse=True)
def cut(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[Capability]]:
    """What was granted each time the environment was cut; nothing is taken from the process of the tests."""
    cuts: list[frozenset[Capability]] = []
    monkeypatch.setattr(capabilities, "_granted", ALL)
    monkeypatch.setattr(restricting, "cut_environment", lambda: cuts.append(granted().names))
    monkeypatch.setattr(restricting, "keep_to_oneself", lambda: None)
    return cuts


@pytest.fixture
def by_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """An SSH server starts us in place of a shell."""
    monkeypatch.setattr(forced, "is_forced", lambda environment: environment is os.environ)


def test_without_a_word_of_it_all_is_as_ever(cut: list[frozenset[Capability]]) -> None:
    assert restrict_as_asked(["a.txt", "--library", "b"]) == ["a.txt", "--library", "b"]
    assert granted() == ALL
    assert cut == []


@pytest.mark.parametrize(
    ("words", "rest", "allowed"),
    [
        (["--restricted"], [], ""),
        (["--restricted", "news"], ["news"], ""),
        (["--library", "b", "--restricted"], ["--library", "b"], ""),
        (["--restricted", "--allow", "clipboard", "news"], ["news"], "clipboard"),
        (["--restricted", "--allow=clipboard,open-link", "news"], ["news"], "clipboard,open-link"),
        (["--allow", "palette", "news", "--allow", "suspend"], ["news"], "palette,suspend"),
        (["--restricted", "--", "--restricted", "-x"], ["--", "--restricted", "-x"], ""),
    ],
)
def test_the_words_are_taken_out_and_nothing_is_granted_but_what_they_allow(
    words: Sequence[str], rest: Sequence[str], allowed: str, cut: list[frozenset[Capability]]
) -> None:
    assert restrict_as_asked(words) == rest
    assert granted() == capabilities_named(allowed)
    assert cut == [granted().names]


@pytest.fixture
def for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The administrator's file of settings; whoever runs the tests stands for root."""
    file = tmp_path / "etc" / "settings.toml"
    file.parent.mkdir(mode=0o755)
    monkeypatch.setattr(module, "settings_files", lambda: (str(file), str(tmp_path / "own.toml")))
    monkeypatch.setattr(settings_file, "ROOT", os.geteuid())
    module.settings_for_all.cache_clear()
    yield file
    module.settings_for_all.cache_clear()


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (["--restricted"], "clipboard,open-link"),
        (["--restricted", "--allow", "palette"], "clipboard,open-link,palette"),
        (["--allow", "clipboard"], "clipboard,open-link"),
    ],
)
def test_what_the_administrator_grants_to_all_is_added_to_what_the_command_allows(
    words: Sequence[str], allowed: str, for_all: Path, cut: list[frozenset[Capability]]
) -> None:
    for_all.write_text('capabilities = ["clipboard", "open-link"]\n')
    for_all.chmod(0o644)
    restrict_as_asked(words)
    assert granted() == capabilities_named(allowed)
    assert cut == [granted().names]


def test_words_that_make_no_sense_end_it_without_what_is_granted_to_all(
    for_all: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for_all.write_text('capabilities = ["clipboard"]\n')
    for_all.chmod(0o644)
    assert commands.run(["--restricted", "--allow", "clip"]) == 2
    assert granted() == NONE


def test_where_nothing_is_restricted_nobody_looks_for_what_is_granted(for_all: Path) -> None:
    os.mkfifo(for_all)
    restrict_as_asked(["list"])
    assert module.settings_for_all.cache_info().misses == 0


@pytest.mark.usefixtures("by_server")
def test_so_it_is_where_an_ssh_server_restricts_it_by_itself(for_all: Path) -> None:
    for_all.write_text('capabilities = ["palette"]\n')
    for_all.chmod(0o644)
    restrict_as_asked([])
    assert granted() == capabilities_named("palette")


def test_behind_two_dashes_it_is_a_name(cut: list[frozenset[Capability]]) -> None:
    assert restrict_as_asked(["search", "--", "--restricted"]) == ["search", "--", "--restricted"]
    assert granted() == ALL


def test_the_environment_is_left_only_where_that_is_allowed(cut: list[frozenset[Capability]]) -> None:
    restrict_as_asked(["--restricted", "--allow", "environment"])
    assert cut == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--restricted=clipboard"], "--allow names what is allowed"),
        (["--restricted", "--allow"], "open-link, clipboard"),
        (["--restricted", "--allow", "clip\x1b"], "is nothing that can be allowed"),
        (["--restricted", "--unrestricted"], "exclude each other"),
        (["--restricted", "--colour"], "--colour"),
    ],
)
def test_words_that_make_no_sense_end_it_restricted(
    words: Sequence[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(words) == 2
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert "\x1b" not in printed.err
    assert granted() == NONE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=7))
def test_however_the_words_stand_nothing_is_granted_that_they_do_not_name(words: list[str]) -> None:
    options = words[: words.index("--")] if "--" in words else words
    named = {name for word in options for name in word.partition("=")[2].split(",") + word.split(",")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(capabilities, "_granted", ALL)
        patch.setattr(restricting, "cut_environment", lambda: None)
        patch.setattr(restricting, "keep_to_oneself", lambda: None)
        patch.setattr(Parser, "error", _end)
        with suppress(SystemExit):
            rest = restrict_as_asked(words)
            assert [word for word in rest if word not in words] == []
        if "--restricted" in options:
            assert {name.value for name in granted().names} <= named


def _end(_: Parser, message: str) -> NoReturn:
    raise SystemExit(message)


@pytest.mark.parametrize("command", [name for name, needed in COMMANDS.items() if needed is not None])
def test_no_command_stands_behind_it(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "library.spalte"
    assert commands.run(["--restricted", command, "--library", str(library)]) == 1
    assert commands.run([command, "--restricted"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("restricted mode.\n") == 2
    assert not library.exists()


def test_whoever_asks_for_an_import_past_the_words_is_refused_too(story: Path, tmp_path: Path) -> None:
    restrict_as_asked(["--restricted"])
    library = tmp_path / "library.spalte"
    with pytest.raises(NotAllowed):
        importing.run(for_import().read([str(story), "--library", str(library)]))
    with pytest.raises(NotAllowed):
        Workers(1)
    assert not library.exists()


def test_a_command_that_is_allowed_does_what_it_always_does(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["--restricted", "--allow", "choose-path", "show", "--plain", str(story)]) == 0
    assert capsys.readouterr().out


def test_without_a_terminal_a_guest_is_told_how_to_get_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["--restricted"]) == 1
    assert capsys.readouterr().err == "Spalte's screen needs a terminal: `ssh -t` asks for one.\n"


@pytest.mark.usefixtures("by_server")
class TestStartedByAnSshServer:
    def test_the_screen_is_restricted_by_itself(self, cut: list[frozenset[Capability]]) -> None:
        assert restrict_as_asked(["--library", "b"]) == ["--library", "b"]
        assert granted() == NONE
        assert cut == [frozenset()]

    def test_what_is_allowed_is_allowed(self) -> None:
        restrict_as_asked(["--allow", "clipboard"])
        assert granted() == capabilities_named("clipboard")

    def test_whoever_writes_the_command_can_say_otherwise(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "_has_screen", lambda: True)
        monkeypatch.setattr(reading, "_read_paths", lambda names, **_: len(granted().names))
        assert commands.run(["--unrestricted"]) == len(Capability)

    def test_a_command_does_what_its_words_say(self, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert commands.run(["parse", str(story)]) == 0
        assert granted() == ALL
