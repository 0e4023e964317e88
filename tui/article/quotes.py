"""Direct speech, and who said it.

Speech opens with a dash or stands between marks; `speech_by_dash` and `speech_in_marks` find the two kinds, line by
line, and what is carried from one paragraph to the next is only a mark that was left open.
"""

from dataclasses import dataclass

from tui.article.spans import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Words said, without their dash or marks and without the attribution.

    `attribution` is where the text says who speaks (`skriver Maduro på Twitter tirsdag`), None where it does not.
    `speaker` is the name as written there; None where nobody is named (`sier hun`).
    `person` is the full name of who speaks, resolved within the story; None where the text does not make it clear.
    `spoken` covers what a reader sees as the quotation: the words with the dash or marks around them.
    """

    start: int
    end: int
    speaker: str | None = None
    attribution: Span | None = None
    spoken: Span | None = None
    person: str | None = None
