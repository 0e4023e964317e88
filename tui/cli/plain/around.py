"""Commands that tell what is in the open story and around it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cleaning import clean_line
from tui.cli.linear import in_parts
from tui.cli.plain.desk import AT_ONCE, Desk, NotSo
from tui.cli.plain.listing import offer
from tui.cli.plain.telling import counted, in_a_list, quoted, sentence
from tui.cli.plain.walking import number_in
from tui.library.base import Headline, Question
from tui.library.corrections import meant, referring
from tui.library.graph import Resolution
from tui.library.speech import Said
from tui.ui.finding import find as find_words
from tui.ui.finding import fold
from tui.ui.links import RefusedAddress, check_address
from tui.ui.quoting import speaker_of
from tui.ui.saying import Saying, asked_of_quotes

_PAGE = 100


def references(desk: Desk, typed: str) -> None:
    """Tell what the open story refers to, and which stories refer to it."""
    headline, article = desk.story()
    origins = referring(headline, desk.library, desk.marks)
    titles = [reference.title for reference in article.references]
    states = [_state(desk, meant(title, headline.place, desk.library, desk.marks)) for title in titles]
    rows = [f"{sentence(title)} {state}" for title, state in zip(titles, states, strict=True)]
    rows += [in_a_list(origin, desk.marks, desk.words) for origin in origins]
    lines = [f"{number}. {row}" for number, row in enumerate(rows, 1)]
    if origins:
        lines.insert(len(titles), f"{counted(len(origins), 'story refers', 'stories refer')} to this one:")

    def choose(number: int) -> None:
        origin = number - len(titles) - 1
        if 0 <= origin < len(origins):
            desk.open(origins[origin], desk.trail.visit)
        else:
            follow_number(desk, number)

    desk.number = choose
    desk.voice.tell(lines or ["The story refers to no other, and none here refers to it."], AT_ONCE)


def _state(desk: Desk, target: Resolution) -> str:
    if target.candidates:
        return f"May be one of {len(target.candidates)}."
    if target.story is None:
        return "Not here."
    return "Read." if desk.marks.read(target.story.identity) else "Unread."


def follow(desk: Desk, typed: str) -> None:
    """Read what a reference of the open story leads to."""
    _, article = desk.story()
    if not typed and len(article.references) != 1:
        raise NotSo(f"Follow which? The story has {counted(len(article.references), 'reference')}.")
    follow_number(desk, number_in(typed) if typed else 1)


def follow_number(desk: Desk, number: int) -> None:
    """Read what the reference of this number leads to; where it may be one of several stories, tell them."""
    headline, article = desk.story()
    if not 0 < number <= len(article.references):
        raise NotSo(f"There is no reference {number}: the story has {len(article.references)}.")
    reference = article.references[number - 1]
    target = meant(reference.title, headline.place, desk.library, desk.marks)
    if target.candidates:
        desk.voice.say(f"{quoted(reference.title)} may be one of {len(target.candidates)}; a number reads one:")
        offer(desk, target.candidates, lambda each: in_a_list(each, desk.marks, desk.words))
        return
    if target.story is None:
        raise NotSo(f"{quoted(reference.title)} is not here; search looks for its words.")
    desk.open(target.story, desk.trail.visit, left_at=reference.title_span.start)


def line(desk: Desk, typed: str) -> None:
    """Tell the line of the open story: all that references and updates connect with it, the oldest first."""
    headline, _ = desk.story()
    found = desk.library.graph.line(headline.story_id, question=Question())
    if len(found.stories) < 2:
        raise NotSo("Nothing is connected with this story.")

    def say(each: Headline) -> str:
        here = "This story: " if each.story_id == headline.story_id else ""
        return here + in_a_list(each, desk.marks, desk.words)

    offer(desk, found.stories, say)


def same(desk: Desk, typed: str) -> None:
    """Tell where else the text of the open story stands."""
    headline, _ = desk.story()
    others = desk.library.twins.folded(headline.story_id)
    if not others:
        raise NotSo("The text stands nowhere else.")
    offer(desk, others, lambda each: in_a_list(each, desk.marks, desk.words))


def quotes(desk: Desk, typed: str) -> None:
    """Tell what is said in the open story, and by whom; a number reads the story from there on."""
    _, article = desk.story()
    desk.choose([lambda start=quote.start: desk.read_from(start) for quote in article.quotes])  # type: ignore[misc]
    lines = [
        f"{number}. {clean_line(speaker_of(quote) or 'Somebody')}: "
        f"{sentence(article.document.text[quote.start : quote.end])}"
        for number, quote in enumerate(article.quotes, 1)
    ]
    desk.voice.tell(lines or ["Nobody is quoted in this story."], AT_ONCE)


def who(desk: Desk, typed: str) -> None:
    """Tell who said what in all stories: words, speaker:name, from:date and to:date."""
    said, _, rest = typed.partition(" ")
    asked = asked_of_quotes((rest if said.lower() == "said" else typed) + " ")
    for sentence_ in asked.notes:
        desk.voice.say(sentence_)
    if not asked:
        raise NotSo("Who said what? For instance: who said ferje speaker:moe.")
    found: list[Said] = []

    def choose(number: int) -> None:
        if not 0 < number <= len(found):
            raise NotSo(f"There is no quote {number} so far.")
        said = found[number - 1]
        desk.open(said.story, desk.trail.visit, offset=said.start)

    desk.number = choose
    desk.voice.tell(_quotes(desk, asked, found), AT_ONCE)


def _quotes(desk: Desk, asked: Saying, found: list[Said]) -> Iterator[str]:
    about, speaker = desk.library.expand(asked.about), desk.library.expand(asked.speaker)
    lowest, highest = asked.places
    below = None
    while page := desk.library.speech.quotes(about, speaker, lowest, highest, below, _PAGE):
        for said in page:
            if said.story in asked:
                found.append(said)
                who_said = clean_line(said.speaker) if said.speaker else "Somebody"
                date = f", {desk.words.moment(said.story.moment, said.story.grain)}" if said.story.moment else ""
                yield f"{len(found)}. {who_said}: {sentence(said.text)} In {quoted(said.story.text)}{date}."
        below = (page[-1].story.place, page[-1].n)
    yield f"End: {counted(len(found), 'quote')}." if found else "Nobody is quoted so."


def find(desk: Desk, typed: str) -> None:
    """Tell the lines of the open story that have some words in them; a number reads the story from there on."""
    _, article = desk.story()
    if not typed:
        raise NotSo("Find what? For instance: find ferje.")
    parts = [part for part in in_parts(article) if find_words(fold(part.line), typed)]
    desk.choose([lambda start=part.start: desk.read_from(start) for part in parts])  # type: ignore[misc]
    lines = [f"{number}. {part.line}" for number, part in enumerate(parts, 1)]
    desk.voice.tell(lines or [f"{quoted(typed)} does not stand in this story."], AT_ONCE)


def raw(desk: Desk, typed: str) -> None:
    """Tell the text as it was found, with what the page left behind."""
    _, article = desk.story()
    desk.voice.tell(line for line in article.document.text.split("\n") if line.strip())


def address(desk: Desk, typed: str) -> None:
    """Tell the web address of the open story, or of one of its references."""
    _, article = desk.story()
    url = article.document.url
    if typed:
        number = number_in(typed)
        if not 0 < number <= len(article.references):
            raise NotSo(f"There is no reference {number}: the story has {len(article.references)}.")
        url = article.references[number - 1].url
    if url is None:
        raise NotSo(f"This {'reference' if typed else 'story'} states no web address.")
    try:
        desk.voice.say(check_address(url).url)
    except RefusedAddress as refused:
        raise NotSo(str(refused)) from refused


def errors(desk: Desk, typed: str) -> None:
    """Tell the files that cannot be read."""
    lines = [str(each) for each in desk.library.unreadable()]
    desk.voice.tell(lines or ["All files can be read."], AT_ONCE)
