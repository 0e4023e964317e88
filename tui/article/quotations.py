"""Speech between quotation marks, told apart from titles, names and scare quotes."""

from tui.article.attributions import LOOK, complete, openings_in, opens, opens_by_form
from tui.article.dashes import between_rayas
from tui.article.languages import Lexicon
from tui.article.lines import Line, trimmed
from tui.article.marks import SINGLE, Pair, pairs_in
from tui.article.patterns import pattern
from tui.article.quotes import Quote
from tui.article.spans import Span
from tui.article.speakers import sentence_end, speaker_in

_LONG = 8  # words that no title has
_FRAGMENT = 4  # words that make a fragment in marks somebody's words (labels.md, Q6)
_BEFORE = 120  # code points looked at before a mark
_WORD = pattern(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_ENDS = ".!?…,"
_VERB_ALONE = pattern(r"[^\W\d_]+(?=,)")  # "…, spiega, e gli altri no"
_AFTER = pattern(r"[,.]?\s*[–—-]?\s*")
_SENTENCE_START = pattern(r"[.!?…»”]\s+|^[A-ZÆØÅÄÖÜ]{3,}[^:.]{0,20}: ")


def speech_in_marks(text: str, folded: str, line: Line, lexicon: Lexicon, *, reopened: bool) -> list[Quote]:
    """The speech between marks on one line; `reopened` where the paragraph before left its mark open."""
    pairs, _ = pairs_in(text, line.start, line.end)
    quotes: list[Quote] = []
    for index, pair in enumerate(pairs):
        quotes += _speech_of(text, folded, line, pair, lexicon, reopened=reopened and index == 0, before=quotes)
    return _with_speakers(quotes)


def _speech_of(
    text: str, folded: str, line: Line, pair: Pair, lexicon: Lexicon, *, reopened: bool, before: list[Quote]
) -> list[Quote]:
    closed = pair.close is not None
    close = pair.close if pair.close is not None else line.end
    start, end = trimmed(text, pair.open + 1, close)
    if end <= start:
        return []
    spoken = Span(pair.open, close + closed)
    if not closed:
        if pair.open != line.start and not before and len(_WORD.findall(text[start:end])) < 2 * _FRAGMENT:
            return []
        return _split(text, folded, start, end, spoken, lexicon)
    attribution = _after(text, folded, close + 1, line.end, lexicon)
    follows = attribution is not None
    if attribution is None:
        attribution = _ahead(text, folded, line.start, pair.open, lexicon)
    if lexicon.attribution_inside_marks and not follows and text[pair.open] not in SINGLE and end - start > 40:
        inner = _split(text, folded, start, end, spoken, lexicon)
        if len(inner) > 1 or inner[0].attribution is not None:
            return inner
    if not _is_speech(
        text,
        folded,
        line,
        pair.open,
        start,
        end,
        close,
        lexicon,
        attributed=attribution is not None,
        follows=follows,
        near=bool(before) or reopened,
    ):
        return []
    if attribution is None:
        return [Quote(start, end, spoken=spoken)]
    named = attribution if follows or _has_verb(folded, attribution, lexicon) else _last_words(text, attribution)
    return [Quote(start, end, speaker_in(text, folded, *named, lexicon), attribution, spoken)]


def _has_verb(folded: str, span: Span, lexicon: Lexicon) -> bool:
    return any(
        word[0].partition("-")[0] in lexicon.speech_verbs or word[0] in lexicon.speech_openers
        for word in _WORD.finditer(folded, *span)
    )


def _last_words(text: str, span: Span) -> Span:
    """The capitalised words right before a colon, where nothing but a name can say who speaks; empty where there are
    none.
    """
    start = span.end
    for word in reversed(list(_WORD.finditer(text, max(span.start, span.end - 60), span.end))):
        if not word[0][0].isupper() or text[word.end() : start].strip(" \xa0"):
            break
        start = word.start()
    return Span(start, span.end)


def _is_speech(
    text: str,
    folded: str,
    line: Line,
    opened: int,
    start: int,
    end: int,
    close: int,
    lexicon: Lexicon,
    *,
    attributed: bool,
    follows: bool,
    near: bool,
) -> bool:
    words = _WORD.findall(text[start:end])
    count = len(words)
    if not count:
        return False
    last = text[end - 1] if text[end - 1] not in "»”“\"‹›’'«" or end - start < 2 else text[end - 2]
    ended = last in _ENDS
    capital = text[start].isupper() or text[start] in "…¿¡"
    previous = _WORD.findall(folded[max(line.start, opened - 40) : opened])
    colon = text[max(line.start, opened - 2) : opened].rstrip().endswith(":")
    titled = _is_title(words) and lexicon.titles_capitalised
    if previous and previous[-1] in lexicon.work_words and not colon:
        return False
    whole = opened == line.start and close >= line.end - 2
    alone = text[max(line.start, opened - 2) : opened].rstrip()[-1:] in ("", ".", "!", "?", "…") and text[
        close + 1 : close + 2
    ] in (".", "")
    if count >= 2 and ended and last != "," and (capital or attributed or colon):
        if count < _FRAGMENT and last == "." and opened > line.start and not (attributed or colon or near):
            return False  # an abbreviation at the end of a name
        return not (titled and not attributed and last == "." and opened > line.start)
    if ended and last == "," and (attributed or (count >= _FRAGMENT and not titled)):
        return True
    if colon and (count >= 3 or ended):
        return not _is_title(words) or attributed
    if alone and capital and count > 2 and not _is_title(words):
        return True
    if whole:
        return count >= _FRAGMENT or ended
    if count < _FRAGMENT:
        verb = previous[-1] if previous else ""
        said = verb in lexicon.speech_verbs and verb not in lexicon.weak_speech_verbs
        return (follows and capital) or (said and count > 1)
    if attributed:
        return not (titled and not ended)
    return not capital or count >= _LONG or words[0].lower() in lexicon.first_person or (near and ended)


def _is_title(words: list[str]) -> bool:
    """Whether most of the longer words are capitalised, as English papers set titles."""
    long = [word for word in words if len(word) > 3]
    return (
        len(long) > 1
        and sum(word[0].isupper() for word in long) > 0.7 * len(long)
        and not all(word.isupper() for word in words)
    )


def _after(text: str, folded: str, at: int, end: int, lexicon: Lexicon) -> Span | None:
    """The attribution that follows a closing mark."""
    gap = _AFTER.match(text, at, end)
    begin = gap.end() if gap else at
    if begin >= end or "." in text[at:begin]:
        return None
    if opens(text, folded, begin, min(end, begin + LOOK), lexicon):
        return Span(begin, sentence_end(text, begin, end))
    finish = opens_by_form(text, folded, begin, end, lexicon) if "," in text[at - 2 : begin] else None
    return Span(begin, finish) if finish is not None else None


def _ahead(text: str, folded: str, start: int, opened: int, lexicon: Lexicon) -> Span | None:
    """The attribution before an opening mark, in the same sentence: `He said:`, `ifølge Hansen`."""
    low = max(start, opened - _BEFORE)
    sentence = low
    for found in _SENTENCE_START.finditer(text[low:opened]):
        sentence = low + found.end()
    words = [(word[0], sentence + word.start()) for word in _WORD.finditer(folded[sentence:opened])]
    colon = text[sentence:opened].rstrip().endswith(":")
    for word, _ in reversed(words[-14:]):
        bare = word.partition("-")[0]
        close = word == words[-1][0]
        if word in lexicon.speech_openers or (
            bare in lexicon.speech_verbs and (colon or close or bare not in lexicon.weak_speech_verbs)
        ):
            return Span(sentence, _cut(text, sentence, opened))
    if colon and words:
        return Span(sentence, _cut(text, sentence, opened))
    return None


def _cut(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ":,"):
        end -= 1
    return end


def _split(text: str, folded: str, start: int, end: int, spoken: Span, lexicon: Lexicon) -> list[Quote]:
    """Speech with its attribution inside the marks: `« Notre désaccord est total, souligne-t-elle. La CGT a … »`."""
    if not lexicon.verb_first and (said := between_rayas(text, folded, start, end, lexicon)):
        return said
    nested, _ = pairs_in(text, start, end)
    hidden = [(pair.open, pair.close) for pair in nested if pair.close is not None]
    quotes: list[Quote] = []
    at = start
    for opening in openings_in(text, folded, start, end, lexicon, hidden):
        if opening.strength < 2 or opening.speech_end < at:
            continue
        found = complete(text, folded, opening, end, lexicon)
        verb = _VERB_ALONE.match(text, found.start, found.end)
        attribution = Span(found.start, verb.end() if verb else found.end)
        quotes.append(Quote(at, found.speech_end, found.speaker, attribution, Span(at, found.speech_end)))
        at = trimmed(text, min(end, attribution.end + 1), end)[0]
    if at < end and any(char.isalnum() for char in text[at : at + 200]):
        quotes.append(Quote(at, end, spoken=Span(at, end)))
    return [quote for quote in quotes if quote.end > quote.start] or [Quote(start, end, spoken=spoken)]


def _with_speakers(quotes: list[Quote]) -> list[Quote]:
    """Further speech in a paragraph has the speaker that the paragraph named."""
    named = next((quote for quote in quotes if quote.attribution is not None), None)
    if named is None:
        return quotes
    shared = []
    current = named
    for quote in quotes:
        if quote.attribution is not None:
            current = quote
            shared.append(quote)
        else:
            shared.append(Quote(quote.start, quote.end, current.speaker, current.attribution, quote.spoken))
    return shared
