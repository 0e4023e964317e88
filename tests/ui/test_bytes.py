"""How little is sent: for a key only what it changes, and nothing while nobody touches anything."""

from pathlib import Path

import pytest
from rich.style import Style

from tests.driving import app_of, press, settle
from tests.stories import story
from tests.ui.pseudo_terminal import PseudoTerminal
from tui.article.blocks import Kind
from tui.ui.widgets.story_list import StoryList

STORIES = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(STORIES):
        own = " ".join(f"ord{number * each}" for each in range(20))  # no story is like another
        text = "\n\n".join(f"Avsnitt {each} av {own}" for each in range(60))
        head = f"Sak nummer {number} i ord{number} rekke{number} saker\n\nPublisert 12.03.2019 kl. 06:{number:02}\n\n"
        (folder / f"{number:03}.txt").write_text(f"{head}{text}\n")
    return folder


def reading(folder: Path, **env: str) -> PseudoTerminal:
    return PseudoTerminal("-m", "tui", "--unrestricted", str(folder), size=(80, 24), env=env)


def calm(terminal: PseudoTerminal, patience: float = 0.6) -> int:
    """Read until nothing comes any more; how many bytes came."""
    before = len(terminal.raw)
    while terminal.read(patience):
        pass
    return len(terminal.raw) - before


def sent(terminal: PseudoTerminal, keys: str) -> int:
    terminal.type(keys)
    return calm(terminal)


def stands(terminal: PseudoTerminal) -> None:
    assert terminal.until(f"Sak nummer {STORIES - 1} ")
    assert terminal.until(f"{STORIES} unread")
    assert terminal.ready()
    calm(terminal, 1.5)


def test_while_nobody_touches_anything_not_one_byte_is_sent(folder: Path) -> None:
    with reading(folder) as terminal:
        stands(terminal)
        assert not terminal.read(2.0)
        terminal.type("\r")
        assert terminal.until("Avsnitt 3 av")
        calm(terminal, 1.5)
        assert not terminal.read(2.0)


def test_no_key_in_the_list_draws_the_whole_screen(folder: Path) -> None:
    with reading(folder) as terminal:
        stands(terminal)
        whole = sent(terminal, "\x0c")
        assert whole > 1_000
        for key in "jjkaaj":
            assert 0 < sent(terminal, key) < whole / 3, key


def test_over_ssh_a_step_in_the_list_takes_a_few_bytes_and_a_page_only_what_is_new(folder: Path) -> None:
    with reading(folder, SSH_CONNECTION="192.0.2.1 1 192.0.2.2 22") as terminal:
        stands(terminal)
        whole = sent(terminal, "\x0c")
        sent(terminal, "j")
        assert 0 < sent(terminal, "j") < 80
        assert max(sent(terminal, "j") for _ in range(8)) < whole * 0.8  # of which one scrolls


def test_a_line_down_in_a_story_sends_that_line(folder: Path) -> None:
    with reading(folder) as terminal:
        stands(terminal)
        terminal.type("\r")
        assert terminal.until("Avsnitt 3 av")
        calm(terminal)
        whole = sent(terminal, "\x0c")
        assert 0 < sent(terminal, "jj") < whole / 3


@pytest.mark.parametrize(("afar", "lit"), [("", True), ("192.0.2.1 1 192.0.2.2 22", False)], ids=["here", "afar"])
async def test_the_story_one_stands_on_is_lit_where_bytes_are_cheap_and_has_its_bar_in_any_case(
    monkeypatch: pytest.MonkeyPatch, afar: str, lit: bool
) -> None:
    if afar:
        monkeypatch.setenv("SSH_CONNECTION", afar)
    app = app_of({name: story((Kind.HEADLINE, name), (Kind.PARAGRAPH, "Vind.")) for name in ("storm", "flom")})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        stories = app.screen.query_one(StoryList)
        rows = {strip.text.strip(): strip for strip in map(stories.render_line, range(8))}
        here, other = (next(strip for text, strip in rows.items() if name in text) for name in ("storm", "flom"))
        assert here.text.startswith("▌")
        assert not other.text.startswith("▌")
        grounds = [{style.bgcolor for _, style, _ in strip if isinstance(style, Style)} for strip in (here, other)]
        assert (grounds[0] != grounds[1]) is lit


async def test_a_list_that_is_hidden_comes_back_as_it_was() -> None:
    app = app_of(
        {f"sak {each}": story((Kind.HEADLINE, f"Sak {each}"), (Kind.PARAGRAPH, "Vind.")) for each in range(30)}
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        stories = app.screen.query_one(StoryList)
        await press(pilot, *"jjjjjjjjjj")
        rows = [stories.render_line(y).text for y in range(stories.size.height)]
        await press(pilot, "enter", "h")
        seen = [stories.render_line(y).text for y in range(stories.size.height)]
        assert [row.replace("●", " ") for row in seen] == [row.replace("●", " ") for row in rows]
