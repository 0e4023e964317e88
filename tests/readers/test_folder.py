"""Which files in a folder are stories."""

import inspect
import os
import sys
from pathlib import Path

import pytest

from tui.errors import NewsError, UnreadableFile
from tui.readers.folder import check, latest_by_name, stories_in


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("En sak.\n")


def names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in stories_in([root]) if isinstance(path, Path)]


def reasons(root: Path) -> dict[str, str]:
    return {found.path.name: found.reason for found in stories_in([root]) if isinstance(found, UnreadableFile)}


def test_text_files_and_files_without_suffix_are_stories(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "B.TXT", "c", "d.html", "e.json", "f.txt.bak", "æ.Txt")
    assert names(tmp_path) == ["B.TXT", "a.txt", "c", "æ.Txt"]


def test_folders_are_searched_after_the_files_beside_them(tmp_path: Path) -> None:
    make(tmp_path, "b/2.txt", "a/x/1.txt", "z.txt", "a/0.txt")
    assert names(tmp_path) == ["z.txt", "a/0.txt", "a/x/1.txt", "b/2.txt"]


def test_what_is_hidden_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", ".a.txt", "b.txt")
    assert names(tmp_path) == ["b.txt"]


def test_a_file_named_is_a_story_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.html")
    assert list(stories_in([tmp_path / ".hidden.html"])) == [tmp_path / ".hidden.html"]


def test_each_story_comes_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "sub/b.txt")
    assert len(list(stories_in([tmp_path, tmp_path / "a.txt", tmp_path / "sub", tmp_path / "sub" / ".."]))) == 2


def test_what_is_not_there_is_told_and_the_rest_still_comes(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    missing, story = stories_in([tmp_path / "b.txt", tmp_path])
    assert isinstance(missing, UnreadableFile)
    assert missing.reason == "there is no such file or folder"
    assert story == tmp_path / "a.txt"


def test_stories_come_while_one_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "sub/b.txt")
    looked_at: list[str] = []
    scandir = os.scandir

    def watched(path: str) -> object:
        looked_at.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", watched)
    found = stories_in([tmp_path])
    assert next(found) == tmp_path / "a.txt"
    assert looked_at == [str(tmp_path)]


def test_a_link_is_followed_inside_the_folder_only(tmp_path: Path) -> None:
    root = tmp_path / "news"
    make(root, ".store/1.txt", ".store/deep/2.txt", "a.txt")
    make(tmp_path, "secret/outside.txt", "outside.txt")
    (root / "one.txt").symlink_to(".store/1.txt")
    (root / "deep").symlink_to(".store/deep")
    (root / "again.txt").symlink_to("a.txt")
    (root / "out.txt").symlink_to("../outside.txt")
    (root / "out").symlink_to("../secret")
    assert sorted(names(root)) == [".store/1.txt", ".store/deep/2.txt", "a.txt"]
    assert reasons(root) == dict.fromkeys(["out", "out.txt"], "it is a link that leads out of the folder")


def test_links_that_lead_round_in_circles_end(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to("..")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "gone").symlink_to("nowhere")
    assert names(tmp_path) == ["sub/a.txt"]
    assert set(reasons(tmp_path)) == {"self", "gone"}
    assert reasons(tmp_path)["gone"] == "it is a link that leads nowhere"


def test_a_folder_named_by_a_link_is_its_target(tmp_path: Path) -> None:
    make(tmp_path, "news/a.txt")
    (tmp_path / "link").symlink_to("news")
    assert list(stories_in([tmp_path / "link"])) == [tmp_path / "news" / "a.txt"]


def test_a_pipe_that_is_named_as_a_story_is_told_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    os.mkfifo(tmp_path / "control.sock")
    assert reasons(tmp_path) == {"p.txt": "it is no regular file"}


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be opened, for an administrator too."""
    make(tmp_path, "locked/a.txt", "b.txt")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    return tmp_path


def test_a_folder_that_may_not_be_opened_is_told_once(locked: Path) -> None:
    assert names(locked) == ["b.txt"]
    assert reasons(locked) == {"locked": "you have no permission to open it"}


def test_a_name_may_be_any_bytes(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xe5\xff.txt")
    odd.write_text("a")
    assert list(stories_in([tmp_path])) == [odd]


def test_a_very_deep_folder_needs_no_recursion(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    make(deep, "a.txt")
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    try:
        found = list(stories_in([tmp_path]))
    finally:
        sys.setrecursionlimit(usual)
    assert found == [deep / "a.txt"]


@pytest.mark.parametrize("made", [["a.txt"], ["sub/deep/a"]])
def test_a_folder_with_a_story_anywhere_in_it_passes_the_check(tmp_path: Path, made: list[str]) -> None:
    make(tmp_path, *made)
    check(tmp_path)


def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    make(tmp_path, "news/a.html", "news/.b.txt")
    with pytest.raises(NewsError, match=r"^There are no stories in news: they are files that end in \.txt"):
        check(tmp_path / "news")


def test_a_file_that_is_no_text_does_not_pass_the_check(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0")
    with pytest.raises(UnreadableFile):
        check(tmp_path / "photo.jpg")


def test_of_very_many_stories_those_named_last_are_at_hand(tmp_path: Path) -> None:
    make(tmp_path, "2024-01.txt", "2024-02.txt", "2024-03.txt", "2025.html", "sub/2026.txt", ".2027.txt")
    (tmp_path / "2028.txt").symlink_to(tmp_path / "2024-01.txt")
    assert latest_by_name([tmp_path, tmp_path / "gone"], 2) == [
        str(tmp_path / "2024-02.txt"),
        str(tmp_path / "2024-03.txt"),
    ]
    assert latest_by_name([tmp_path], 3) == []
    assert set(latest_by_name([tmp_path], 2)) <= {str(path) for path in stories_in([tmp_path])}


def test_a_link_to_a_story_that_comes_up_anyway_adds_nothing_and_one_to_another_file_does(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "data.bin", ".hidden/b.txt")
    for number, target in enumerate(("a.txt", "data.bin", "data.bin", ".hidden/b.txt")):
        (tmp_path / f"link{number}.txt").symlink_to(tmp_path / target)
    found = [path.relative_to(tmp_path) for path in stories_in([tmp_path]) if isinstance(path, Path)]
    assert found == [Path("a.txt"), Path("data.bin"), Path(".hidden/b.txt")]


def test_a_hidden_folder_that_is_named_is_looked_through_beside_the_one_it_lies_in(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".hidden/b.txt")
    assert len(list(stories_in([tmp_path, tmp_path / ".hidden", tmp_path / ".hidden" / "b.txt"]))) == 2
