"""Stories written inline, and what was understood of them, in words that a test can name."""

from textwrap import dedent

from tui.article.article import Article
from tui.article.blocks import Kind
from tui.article.document import Document
from tui.article.lines import Line
from tui.article.understand import understand

_OPENING = {
    "nb": """Gamle venner møttes igjen ved havna

Det er ikke hver dag de er samlet her, og ingen av dem var helt sikre på hva som skulle skje etter møtet.""",
    "nn": """Gamle vener møttest att ved hamna

Det er ikkje kvar dag dei er samla her, og ingen av dei var heilt sikre på kva som skulle hende etter møtet.""",
    "sv": """Gamla vänner möttes igen vid hamnen

Det är inte varje dag som de är samlade här, och ingen av dem var helt säker på vad som skulle hända efter \
mötet.""",
    "da": """Gamle venner mødtes igen ved havnen

Det er ikke hver dag, at de er samlet her, og ingen af dem var helt sikre på, hvad der skulle ske efter mødet.""",
    "en": """Old friends meet again at the harbour

It is not every day that they are all here, and none of them knew what would happen after the meeting with the \
mayor.""",
    "de": """Alte Freunde treffen sich wieder am Hafen

Es ist nicht jeden Tag so, dass sie alle hier sind, und keiner von ihnen war sich sicher, was nach dem Treffen \
passieren wird.""",
    "fr": """De vieux amis se retrouvent sur le port

Ce n'est pas tous les jours que les amis sont réunis dans cette ville, et aucun ne savait ce qui allait se \
passer après la réunion.""",
    "es": """Viejos amigos vuelven a verse en el puerto

No es todos los días que están juntos en la ciudad, y ninguno de ellos sabía lo que iba a pasar después de la \
reunión con el alcalde.""",
    "fi": """Vanhat ystävät tapasivat taas satamassa

He eivät ole täällä joka päivä, ja kukaan heistä ei ollut varma, mitä kokouksen jälkeen tapahtuu, kun se on \
ohi.""",
    "nl": """Oude vrienden zien elkaar weer in de haven

Het is niet elke dag dat ze hier allemaal zijn, en geen van hen wist wat er na de vergadering met de \
burgemeester zou gebeuren.""",
    "it": """Vecchi amici si ritrovano al porto

Non è cosa di tutti i giorni che gli amici sono insieme nella città, e nessuno di loro sapeva che cosa sarebbe \
successo dopo la riunione con il sindaco.""",
}
"""A headline and a first paragraph in each language, by which it is recognised."""


def read(written: str) -> Article:
    """What is understood of a story; it may be indented as the test is."""
    return understand(Document(dedent(written).strip("\n")))


def read_in(language: str, written: str) -> Article:
    """What is understood of what is given in the middle of a story in that language: other paragraphs stand around."""
    headline, _, paragraph = _OPENING[language].partition("\n\n")
    body = [headline, *[paragraph] * 3, dedent(written).strip(), *[paragraph] * 6]
    article = understand(Document("\n\n".join(body)))
    assert article.language == language
    return article


def line(text: str) -> Line:
    """A text as its only line."""
    return Line(0, len(text), text, text.lower())


def quotes(article: Article) -> list[tuple[str, str | None]]:
    """The words of each quote, and who is named to have said them."""
    return [(article.document.text[quote.start : quote.end], quote.speaker) for quote in article.quotes]


def persons(article: Article) -> list[str | None]:
    """Who is meant to speak, for each quote."""
    return [quote.person for quote in article.quotes]


def words(article: Article) -> list[str]:
    """The words of each quote."""
    return [said for said, _ in quotes(article)]


def attributions(article: Article) -> list[str | None]:
    """Where the text says who speaks, for each quote."""
    return [article.text_of(quote.attribution) if quote.attribution else None for quote in article.quotes]


def captions(article: Article) -> list[tuple[str, str | None]]:
    """The words of each caption, and who is credited."""
    return [
        (
            article.document.text[caption.start : caption.end],
            article.text_of(caption.credit) if caption.credit else None,
        )
        for caption in article.captions
    ]


def titles(article: Article) -> list[str]:
    """The title of each reference."""
    return [reference.title for reference in article.references]


def headline(article: Article) -> str | None:
    """The words of the headline."""
    return article.text_of(article.headline) if article.headline else None


def of_kind(article: Article, kind: Kind) -> list[str]:
    """The text of every block of one kind."""
    return [article.document.text[block.start : block.end] for block in article.blocks if block.kind is kind]


def moments(article: Article) -> tuple[str | None, str | None]:
    """When it was published and updated, in ISO 8601."""
    found = (article.published, article.updated)
    published, updated = (stamp.moment.isoformat() if stamp and stamp.moment else None for stamp in found)
    return published, updated
