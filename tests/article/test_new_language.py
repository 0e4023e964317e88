"""A new language is one new file and no code; and what every such file has to hold."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.article.reading import captions, moments, quotes, read, titles
from tui.article import languages
from tui.article.languages import Lexicon, lexicon

FAROESE = """\
# What is particular to Faroese.

[name]
Faroese

[zone]
Atlantic/Faroe

[common words]
og, ikki, eg, hon, hann, tað, teir, at, við, fyri, eru, hevur, sum, ein, hetta, dagin, teimum, vóru, vit

[months]
januar, februar, mars, apríl, mai, juni, juli, august, septembur, oktobur, november, desember

[reference markers]
les eisini

[photo words]
mynd

[speech verbs]
sigur, greiðir

[updated]
dagført

[style]
verb first

[first person]
eg, vit

[third person]
hann, hon

[prepositions]
á, í, við, fyri
"""
STORY = """\
Seyðurin vann kappróðurin við Havnina

Dagført: 3. oktobur 2024 14:05

Tað var ikki væntað, at seyðurin fór at vinna, men teir sum vóru við, siga at hetta var ein góður dagur.

– Hann rór betur enn vit, og tað ivast eg ikki í, sigur Rói Olsen.

Seyðurin við bátin. Mynd: Marjun Dam

Les eisini: Geitin vil eisini royna

Tað eru seks bátar við, og ein av teimum er grønur.
"""


@pytest.fixture
def lexicons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with all the files of languages, which a test may add to."""
    folder = tmp_path / "lexicon"
    shutil.copytree(languages.LEXICON, folder)
    monkeypatch.setattr(languages, "LEXICON", folder)
    forget()
    yield folder
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Have the files read anew."""
    for value in vars(languages).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


def test_a_new_language_is_one_new_file(lexicons: Path) -> None:
    (lexicons / "fo.txt").write_text(FAROESE, encoding="utf-8")
    article = read(STORY)
    assert article.language == "fo"
    assert quotes(article) == [("Hann rór betur enn vit, og tað ivast eg ikki í", "Rói Olsen")]
    assert captions(article) == [("Seyðurin við bátin. Mynd: Marjun Dam", "Marjun Dam")]
    assert titles(article) == ["Geitin vil eisini royna"]
    assert moments(article) == (None, "2024-10-03T14:05:00+01:00")


def test_without_its_file_the_language_is_not_known(lexicons: Path) -> None:
    article = read(STORY)
    assert article.language != "fo"
    assert titles(article) == []
    with pytest.raises(KeyError):
        lexicon("fo")


def test_a_language_has_the_cues_of_its_relatives_too(lexicons: Path) -> None:
    (lexicons / "fo.txt").write_text(FAROESE + "\n[relatives]\nnb\n", encoding="utf-8")
    assert "les også" in lexicon("fo").reference_markers
    assert "les eisini" in lexicon("fo").reference_markers


SETTINGS = {"name", "zone", "relatives", "style"}
STYLES = {"verb first", "attribution inside marks", "titles capitalised", "nouns capitalised"}
SECTIONS = SETTINGS | {field.name.replace("_", " ") for field in fields(Lexicon)} - STYLES - {"code"}
FILES = sorted(languages.LEXICON.glob("*.txt"))
in_every_language = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


def sections(file: Path) -> dict[str, list[str]]:
    """The cues of each section of a file, as they are written."""
    text = re.sub(r"(?m)^#.*\n?", "", file.read_text(encoding="utf-8"))
    parts = [part.partition("]") for part in ("\n" + text).split("\n[")[1:]]
    return {name: [cue.strip() for cue in re.split("[,\n]", cues) if cue.strip()] for name, _, cues in parts}


@in_every_language
def test_a_file_has_every_section_and_no_other(file: Path) -> None:
    written = re.findall(r"(?m)^\[(.+)\]$", file.read_text(encoding="utf-8"))
    assert (set(written) - SECTIONS, SECTIONS - set(written)) == (set(), set()), "unknown sections, missing sections"
    assert len(set(written)) == len(written)


@in_every_language
def test_no_cue_stands_twice_in_a_section(file: Path) -> None:
    twice = [(name, cue) for name, cues in sections(file).items() for cue, count in Counter(cues).items() if count > 1]
    assert twice == []


@in_every_language
def test_cues_are_in_lower_case(file: Path) -> None:
    cues = [cue for name, cues in sections(file).items() if name not in SETTINGS for cue in cues]
    assert [cue for cue in cues if cue != cue.lower()] == []


@in_every_language
def test_a_year_has_twelve_months(file: Path) -> None:
    assert len(sections(file)["months"]) == 12


@in_every_language
def test_a_file_names_itself_a_zone_relatives_and_styles_that_exist(file: Path) -> None:
    found = sections(file)
    assert len(found["name"]) == 1
    assert [str(ZoneInfo(zone)) for zone in found["zone"]] == found["zone"]
    assert len(found["zone"]) == 1
    assert set(found["relatives"]) <= {other.stem for other in FILES} - {file.stem}
    assert set(found["style"]) <= STYLES


@in_every_language
def test_weak_speech_verbs_are_speech_verbs(file: Path) -> None:
    found = sections(file)
    assert set(found["weak speech verbs"]) - set(found["speech verbs"]) == set()


def test_eleven_languages_are_understood() -> None:
    assert {file.stem for file in FILES} >= {"nb", "nn", "sv", "da", "en", "de", "fr", "es", "fi", "nl", "it"}
