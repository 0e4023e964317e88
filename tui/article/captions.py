"""Recognise picture captions and their credits."""

from dataclasses import dataclass

from tui.article.spans import Span


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture, with the credit.

    `cue` is the word or words in capitals that open it (`VANT`, without the colon); `credit` is who is credited, after
    `Foto:` or ©. Either is None where the caption has none.
    """

    start: int
    end: int
    cue: Span | None = None
    credit: Span | None = None
