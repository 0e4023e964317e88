"""Who speaks in the sample stories that show it: by surname, by pronoun and by role."""

from pathlib import Path

import pytest

from tui.article.document import Document
from tui.article.understand import understand

SPEAKERS: dict[str, dict[str, str | None]] = {
    "speakers-by-role-and-pronoun": {
        "sa ordfører Tor Egil Brandvik da han åpnet møtet": "Tor Egil Brandvik",
        "spurte butikksjef Oddny Valvær": "Oddny Valvær",
        "sa hun": "Oddny Valvær",
        "opplyste Rognmo": "Iben Rognmo",
        "sa Brandvik": "Tor Egil Brandvik",
        "mumlet noen bak ved kaffen": None,
        "sier hun": "Oddny Valvær",
    },
    "nn-many-voices": {
        "seier fiskar Odd Rudi": "Odd Rudi",
        "forklarer han": "Odd Rudi",
        "fortel ho": "Bodil Rudi",
        "seier fiskaren": "Odd Rudi",
        "seier Nes": "Håvard Nes",
        "vedgår meteorologen": "Inger Øygard",
    },
}


@pytest.mark.parametrize("story", SPEAKERS)
def test_a_surname_a_pronoun_and_a_role_lead_to_the_full_name(story: str, samples: Path) -> None:
    text = (samples / f"{story}.txt").read_bytes().decode()
    article = understand(Document(text))
    found = {article.text_of(quote.attribution): quote.person for quote in article.quotes if quote.attribution}
    assert {attribution: found[attribution] for attribution in SPEAKERS[story]} == SPEAKERS[story]
