"""Where an address may lead, and how it and other text leave the program."""

from base64 import b64decode
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.driving import app_of, said, settle
from tests.stories import story
from tui.article.blocks import Kind
from tui.errors import NewsError
from tui.ui import links
from tui.ui.links import Address, RefusedAddress, check_address, copying, may_copy, open_outside
from tui.ui.messages import CopyText, OpenAddress

LOCAL = {"DISPLAY": ":0"}
ADDRESS = Address("https://nrk.no/x", "nrk.no")


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://www.nrk.no/sak/1?a=b&c=d#e", "www.nrk.no"),
        ("HTTP://NRK.NO", "nrk.no"),
        ("http://nrk.no:8080/", "nrk.no"),
        ("https://blåbærsyltetøy.no/", "xn--blbrsyltety-y8ao3x.no"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("http://[2001:db8::1]/", "[2001:db8::1]"),
        (" https://nrk.no/sak ", "nrk.no"),
        ("https://nrk.no/på-norsk/sak_(1)", "nrk.no"),
    ],
)
def test_a_web_address_is_found_harmless_and_its_host_is_plain(text: str, host: str) -> None:
    assert check_address(text) == Address(text.strip(), host)


@pytest.mark.parametrize(
    "text",
    [
        "", "-oProxyCommand=x", "--help", "javascript:alert(1)", "file:///etc/passwd", "ftp://nrk.no", "mailto:a@b.no",
        "nrk.no", "https://", "https:///sak", "https://user@nrk.no/", "https://nrk.no@evil.no/", "https://nrk.no:99999/",
        "https://nrk.no:x/", "https://nrk.no/a b", "https://nrk.no/\x1b[2J", "https://nrk.no/\u202egnp", "ssh://nrk.no",
        "https://nrk.no/\n-x", "https://nrk.no/\x9b", "https://nr\u200bk.no/", "https://-nrk.no/", "https://nrk..no/",
        "https://nrk.no\\@evil.no/", "http://[::1", "data:text/html,x", "https://nrk.no/" + "a" * 5_000, "HTTPS:nrk.no",
        'https://nrk.no/"', "https://nrk.no/`id`",
    ],
)  # fmt: skip
def test_what_is_no_harmless_web_address_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(RefusedAddress) as refused:
        check_address(text)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert sentence.isprintable()


@given(st.text(max_size=60).map(lambda text: f"https://{text}"))
def test_no_text_is_too_strange_to_be_judged(text: str) -> None:
    try:
        address = check_address(text)
    except RefusedAddress:
        return
    assert address.host.isascii()
    assert address.url.isprintable()
    assert " " not in address.url


def opened(environment: dict[str, str], *, there: bool = True) -> list[Sequence[str]]:
    """What was started for an address, by a person with this environment."""
    started: list[Sequence[str]] = []

    def find(name: str) -> str | None:
        return f"/usr/bin/{name}" if there else None

    assert open_outside(ADDRESS, environment, find=find, start=started.append) == bool(started)
    return started


def test_the_opener_gets_the_address_as_its_one_argument() -> None:
    assert opened(LOCAL) == [["/usr/bin/xdg-open", ADDRESS.url]]
    assert opened({"WAYLAND_DISPLAY": "w"}) == [["/usr/bin/xdg-open", ADDRESS.url]]
    assert opened({**LOCAL, "SPALTE_OPENER": "firefox; rm"}) == [["/usr/bin/firefox; rm", ADDRESS.url]]


@pytest.mark.parametrize("more", [{"DISPLAY": ""}, {"SSH_CONNECTION": "1"}, {"SSH_TTY": "/dev/pts/1"}], ids=str)
def test_where_no_browser_can_be_seen_none_is_opened(more: dict[str, str]) -> None:
    assert opened(LOCAL | more) == []


def test_without_an_opener_none_is_opened() -> None:
    assert opened(LOCAL, there=False) == []


def test_an_opener_that_cannot_be_started_is_told() -> None:
    with pytest.raises(NewsError, match="cannot be started"):
        links._start(["/nonexistent/opener", ADDRESS.url])


@given(st.text(max_size=300))
def test_what_is_copied_arrives_whole(text: str) -> None:
    sequence = copying(text, {})
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert b64decode(sequence[7:-1]) == text.encode(errors="replace")
    assert not set(sequence[1:-1]) & {"\x1b", "\x07"}


def test_copying_works_from_within_tmux_and_screen() -> None:
    plain = copying("Ærlig talt", {})
    assert copying("Ærlig talt", {"TMUX": "x"}) == f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"
    pieces = copying("lang tekst " * 300, {"STY": "x"}).removesuffix("\x1b\\").split("\x1b\\")
    assert len(pieces) > 1
    assert "".join(piece.removeprefix("\x1bP") for piece in pieces) == copying("lang tekst " * 300, {})


@pytest.mark.parametrize("kind", ["vt100", "linux", "unheard-of"])
def test_nothing_is_said_to_be_copied_where_a_terminal_has_no_clipboard(kind: str) -> None:
    assert not may_copy({"TERM": kind})
    with pytest.raises(NewsError, match="has no clipboard"):
        copying("x", {"TERM": kind})
    assert may_copy({"TERM": "screen-256color"})


def test_copying_has_a_limit_and_a_switch() -> None:
    with pytest.raises(NewsError, match="too much"):
        copying("x" * 60_000, {})
    with pytest.raises(NewsError, match="switched off"):
        copying("x", {"SPALTE_NO_CLIPBOARD": "1"})


async def test_an_address_is_copied_and_shown_where_it_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    app = app_of({"storm": story((Kind.HEADLINE, "Stormen"))})
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.post_message(OpenAddress("https://nrk.no/sak"))
        await settle(pilot)
        assert app.clipboard == "https://nrk.no/sak"
        assert "https://nrk.no/sak" in said(app)
        app.screen.post_message(CopyText("– Hei, sier hun.", "The quote"))
        await settle(pilot)
        assert app.clipboard == "– Hei, sier hun."
        assert said(app).startswith("The quote is on your clipboard")
        app.screen.post_message(OpenAddress("javascript:alert(1)"))
        await settle(pilot)
        assert [note.message for note in app._notifications] == [
            "“javascript:alert(1)” is no web address; only http and https are opened."
        ]
