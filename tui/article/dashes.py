"""Speech that a dash opens: "– Vi skal vinne!, skriver Maduro"."""

from itertools import pairwise

from tui.article.attributions import LOOK, Opening, complete, openings_in, opens
from tui.article.languages import Lexicon
from tui.article.lines import Line, trimmed
from tui.article.marks import pairs_in
from tui.article.names import NAMES
from tui.article.patterns import pattern
from tui.article.quotes import Quote
from tui.article.spans import Span
from tui.article.speakers import sentence_end, speaker_in

_DASH = pattern(r"(?:[–—―−]|-(?!-)|&[mn]dash;)[\u2060\ufeff]?[ \xa0\u2009\u202f]*")
_MINUS = pattern(r"[–−-]\s?\d+(?:[.,]\d+)?\s?(?:°|grader|grad|gradar|degrees|degré|prosent|prosentpoeng|%|c\b|kr\b|$)")
_SIGNATURE = pattern(r"[–—-]\s?[^.!?,]{2,60}\(@\w+\)")
# A dash in the middle of a line resumes speech after a mark that ends what came before.
_NAME_BEHIND = pattern(rf"(?<=[!?]), (?P<name>{NAMES})(?=\.?$|\.\n)")  # "… stanses!, Lysbakken."
_RESUMED = pattern(r"(?<=[.,:;!?…»”\"])\s+[–—―-][\u2060\ufeff]?\s*(?=[^\s\d]|\d+ )|(?<=:)[–—][\u2060]?\s*(?=\S)")
_RAYA = pattern(r"\s[—–]\s?(?=[a-zà-ú])|(?<=[^\s])—(?=[a-zà-ú])|\s-\s(?=[a-zà-ú])")
_RAYA_END = pattern(r"\s?[—–]\s?[.,;:]?|\s-\s")


def opens_with_dash(line: Line) -> int:
    """The length of the dash that may open speech on this line, its blanks included; 0 where none does."""
    if line.text[0] not in "–—―−-&":
        return 0
    found = _DASH.match(line.text)
    if found is None or found.end() >= len(line.text):
        return 0
    after = line.text[found.end()]
    if found.end() == 1 and (after.isdigit() or (after.islower() and line.text[0] == "-")):
        return 0  # a minus, or the end of a compound ("-filmen")
    if after in "–—-_=*<>":
        return 0
    if _MINUS.match(line.folded) and len(line.text) < 60:
        return 0
    return 0 if _SIGNATURE.match(line.text) else found.end()


def speech_by_dash(text: str, folded: str, line: Line, lead: int, lexicon: Lexicon) -> list[Quote]:
    """The speech of a line whose first `lead` code points are a dash that opens speech."""
    quotes: list[Quote] = []
    start, end = line.start + lead, line.end
    if not lexicon.verb_first and (quotes := between_rayas(text, folded, start, end, lexicon)):
        return quotes
    pairs, _ = pairs_in(text, start, end)
    hidden = [(pair.open, pair.close) for pair in pairs if pair.close is not None]
    openings = openings_in(text, folded, start, end, lexicon, hidden)
    segments = [start]
    for found in _RESUMED.finditer(text, start, end):
        segments.append(found.end())
    segments.append(end)
    spoken_from = line.start
    at = 0
    for begin, until in pairwise(segments):
        stop = _before_dash(text, until, end)
        while at < len(openings) and openings[at].start < begin:
            at += 1
        first = at
        while at < len(openings) and openings[at].start < stop:
            at += 1
        chosen = _choose(text, openings[first:at])
        if chosen is None:
            named = _NAME_BEHIND.search(text, begin, stop)
            quote = _quote(text, begin, named.start() if named else stop, spoken_from)
            if named:
                quote = Quote(quote.start, quote.end, named["name"], Span(*named.span("name")), quote.spoken)
            quotes.append(quote)
        else:
            said_by = complete(text, folded, chosen, stop, lexicon)
            attribution = Span(*trimmed(text, said_by.start, said_by.end))
            quote = _quote(text, begin, said_by.speech_end, spoken_from)
            quotes.append(Quote(quote.start, quote.end, said_by.speaker, attribution, quote.spoken))
        spoken_from = until
    return _shared([quote for quote in quotes if quote.end > quote.start])


def _quote(text: str, start: int, end: int, spoken_from: int) -> Quote:
    start, end = trimmed(text, start, end)
    if end > start and text[end - 1] == ",":
        end -= 1
    return Quote(start, end, spoken=Span(min(spoken_from, start), end))


def _before_dash(text: str, until: int, end: int) -> int:
    """Where the stretch ends that a resuming dash closes."""
    if until == end:
        return end
    stop = until
    while stop and (text[stop - 1].isspace() or text[stop - 1] in "–—―-\u2060\ufeff"):
        stop -= 1
    return stop


def _choose(text: str, openings: list[Opening]) -> Opening | None:
    """The first sure attribution, else the first likely one; one that belongs to speech within the speech gives way
    to a later one.
    """
    sure = [opening for opening in openings if opening.strength > 1]
    if len(sure) > 1 and text[sure[0].speech_end - 1] in '»”"“’':
        return sure[1]
    return sure[0] if sure else openings[0] if openings else None


def _shared(quotes: list[Quote]) -> list[Quote]:
    """Speech that is resumed in a paragraph has the speaker of what it resumes."""
    speaker, attribution = None, None
    shared = []
    for quote in quotes:
        if quote.attribution is not None:
            speaker, attribution = quote.speaker or speaker, quote.attribution
        shared.append(
            Quote(quote.start, quote.end, quote.speaker or speaker, quote.attribution or attribution, quote.spoken)
        )
    return shared


def between_rayas(text: str, folded: str, start: int, end: int, lexicon: Lexicon) -> list[Quote]:
    """Speech whose attribution stands between dashes: `—Que no haga ruido —responde—. Con eso basta.`; empty where
    none does.
    """
    quotes: list[Quote] = []
    at = start
    while at < end:
        opened = next(
            (
                found
                for found in _RAYA.finditer(text, at + 1, end)
                if opens(text, folded, found.end(), min(end, found.end() + LOOK), lexicon)
            ),
            None,
        )
        if opened is None and not quotes:
            return []
        begin, finish = trimmed(text, at, opened.start() if opened else end)
        attribution = None
        speaker = None
        at = end
        if opened:
            closed = _RAYA_END.search(text, opened.end(), min(end, opened.end() + 200))
            tail = closed.start() if closed else sentence_end(text, opened.end(), end)
            attribution = Span(*trimmed(text, opened.end(), tail))
            speaker = speaker_in(text, folded, attribution.start, attribution.end, lexicon)
            at = closed.end() if closed else end
        if finish > begin:
            quotes.append(Quote(begin, finish, speaker, attribution, Span(begin, finish)))
    return _shared(quotes)
