"""What a set story looks like, and that nothing of it gets lost."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.stories import story
from tui.article.article import Article
from tui.article.blocks import Block, Kind
from tui.article.captions import Caption
from tui.article.document import Document, Grain
from tui.article.quotes import Quote
from tui.article.references import Reference
from tui.article.spans import Span
from tui.article.stamps import Stamp
from tui.article.understand import understand
from tui.cleaning import drawable
from tui.typeset.glyphs import ASCII
from tui.typeset.lines import Line, Role, StopKind
from tui.typeset.moments import ENGLISH, wording
from tui.typeset.options import GUTTER, Options
from tui.typeset.page import set_blocks, set_raw, stops
from tui.typeset.printing import to_rows
from tui.typeset.roles import Stretch, paint
from tui.typeset.wrap import wrap, wrap_evenly

letters = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=300)
written = letters.map(str.strip).filter(lambda text: bool(text) and "|" not in text and not text.isspace())
body_kinds = st.sampled_from(
    [Kind.KICKER, Kind.HEADLINE, Kind.LEAD, Kind.BYLINE, Kind.PARAGRAPH, Kind.QUESTION, Kind.HEADING, Kind.LIST_ITEM,
     Kind.CAPTION, Kind.FACT_HEADING, Kind.FACT, Kind.RESIDUE]
)  # fmt: skip
articles = st.lists(st.tuples(body_kinds, written), min_size=1, max_size=8).map(lambda parts: story(*parts))
measures = st.integers(min_value=20, max_value=100)

NIGHT = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)


def page(article: Article, options: Options | None = None) -> list[str]:
    return [line.text.rstrip() for line in set_blocks(article, options or Options(measure=40))]


def roles(article: Article, role: Role) -> str:
    return " ".join(run.text for line in set_blocks(article, Options()) for run in line.runs if run.role is role)


def says_twice(text: str) -> bool:
    words = text.split()
    return words[: len(words) // 2] * 2 == words


@given(articles, measures)
def test_no_row_is_wider_than_the_measure(article: Article, measure: int) -> None:
    for line in set_blocks(article, Options(measure=measure, all_opened=True, states=True)):
        assert cell_len(line.text) <= GUTTER + measure


@given(articles, measures)
def test_every_character_that_is_not_blank_is_in_some_row(article: Article, measure: int) -> None:
    lines = set_blocks(article, Options(measure=measure, all_opened=True))
    shown = Counter(character for line in lines for run in line.runs if run.start >= 0 for character in run.text)
    said = ((block.kind, article.document.text[block.start : block.end]) for block in article.blocks)
    text = "".join(drawable(words) for kind, words in said if kind is not Kind.BYLINE or not says_twice(words))
    assert Counter("".join(text.split())) - shown == Counter()


@given(articles, measures)
def test_every_run_stands_where_it_says_in_the_text(article: Article, measure: int) -> None:
    for line in set_blocks(article, Options(measure=measure, all_opened=True)):
        for run in line.runs:
            if run.start >= 0:
                there = article.document.text[run.start : run.start + len(run.text)]
                assert drawable(there.replace("\n", " ")) == run.text
                assert line.start <= run.start <= line.end


@given(letters, st.integers(min_value=2, max_value=30))
def test_wrapping_leaves_out_blanks_only(text: str, width: int) -> None:
    at = 0
    for start, end in wrap(text, 0, len(text), width):
        assert text[at:start].strip(" \n\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000") == ""
        at = end
    assert text[at:].isspace() or not text[at:]


def test_words_stay_whole_and_long_ones_are_broken() -> None:
    text = "en to tretten innflytelsesrikt"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 8)] == ["en to", "tretten", "innflyte", "lsesrikt"]


def test_wide_letters_take_two_cells_and_marks_none() -> None:
    text = "日本語 e\u0301e\u0301e\u0301e\u0301"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 4)] == ["日本", "語", "e\u0301e\u0301e\u0301e\u0301"]


def test_a_headline_is_broken_evenly() -> None:
    text = "Hvisket i førtien år og fikk stående applaus"
    assert [text[a:b] for a, b in wrap_evenly(text, 0, len(text), 40)] == [
        "Hvisket i førtien år og",
        "fikk stående applaus",
    ]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=12))
def test_painting_covers_everything_once(spans: list[tuple[int, int]]) -> None:
    overlays = [
        Stretch(start, start + length, Role.SPEECH) for start, length in sorted(spans, key=lambda s: (s[0], -s[1]))
    ]
    at = 5
    for stretch in paint(Stretch(5, 50, Role.BODY), overlays):
        assert stretch.start == at < stretch.end
        at = stretch.end
    assert at == 50


def test_the_inner_role_lies_over_the_outer() -> None:
    overlays = [Stretch(2, 8, Role.SPEECH), Stretch(4, 6, Role.ATTRIBUTION)]
    painted = [(s.start, s.end, s.role) for s in paint(Stretch(0, 10, Role.BODY), overlays)]
    assert painted == [
        (0, 2, Role.BODY), (2, 4, Role.SPEECH), (4, 6, Role.ATTRIBUTION), (6, 8, Role.SPEECH), (8, 10, Role.BODY)
    ]  # fmt: skip


def test_only_as_much_is_set_as_is_asked_for() -> None:
    article = story((Kind.HEADLINE, "Lang"), (Kind.PARAGRAPH, "ord " * 1_000_000))
    lines = set_blocks(article, Options())
    assert [next(lines).text.strip() for _ in range(5)][-1].startswith("ord ord")


def test_the_header_is_put_in_a_newspapers_order() -> None:
    article = story(
        (Kind.HEADLINE, "Overskrift"), (Kind.KICKER, "Kultur"), (Kind.CAPTION, "Bildet"), (Kind.BYLINE, "Av: Ole Moe"),
        (Kind.LEAD, "Ingress."), (Kind.PARAGRAPH, "Brødtekst."),
    )  # fmt: skip
    shown = "\n".join(page(article))
    order = [
        shown.index(words) for words in ("Kultur", "Overskrift", "Ingress.", "Av: Ole Moe", "Bildet", "Brødtekst.")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Birger Lødemel Birger Lødemel", "Birger Lødemel"),
        ("Birger Lødemel\nBirger Lødemel", "Birger Lødemel"),
        ("Redaksjonen Redaksjonen", "Redaksjonen"),
        ("Ford Madox Ford", "Ford Madox Ford"),
        ("Birger Lødemel Birger Moe", "Birger Lødemel Birger Moe"),
    ],
)
def test_a_byline_that_says_a_name_twice_is_set_once(written: str, shown: str) -> None:
    article = story((Kind.HEADLINE, "Sak"), (Kind.BYLINE, written))
    assert f"   {shown}" in page(article)
    assert roles(article, Role.BYLINE) == shown


@pytest.mark.parametrize(
    ("grain", "said"), [(Grain.MOMENT, "30 April 2019 17:49"), (Grain.MONTH, "April 2019"), (Grain.YEAR, "2019")]
)
def test_a_moment_of_the_format_is_said_as_exactly_as_it_is_known(grain: Grain, said: str) -> None:
    article = story((Kind.HEADLINE, "Sak"))
    moment = datetime(2019, 4, 30, 17, 49, tzinfo=UTC)
    article = replace(article, document=replace(article.document, published=moment, grain=grain))
    assert f"   published {said}" in page(article)
    updated = replace(article, updated=Stamp(-1, -1, "", moment + timedelta(minutes=5)))
    assert ("minutes later" in "\n".join(page(updated))) == (grain is Grain.MOMENT)


def test_whom_the_format_names_is_set_where_a_byline_stands() -> None:
    article = story((Kind.HEADLINE, "Sak"), (Kind.LEAD, "Ingress."), (Kind.PARAGRAPH, "Brødtekst."))
    article = replace(article, document=replace(article.document, authors=("Eva [b]Berg", "Ola\x1b\nMoe")))
    rows = page(article)
    assert "   Eva [b]Berg, Ola␛ Moe" in rows
    assert rows.index("   Ingress.") < rows.index("   Eva [b]Berg, Ola␛ Moe") < rows.index("   Brødtekst.")
    runs = [run for line in set_blocks(article, Options()) for run in line.runs if run.role is Role.BYLINE]
    assert {run.start for run in runs} == {-1}


def test_whom_the_format_names_stands_before_an_agency_in_the_text() -> None:
    article = story((Kind.HEADLINE, "Sak"), (Kind.BYLINE, "©NTB"))
    article = replace(article, document=replace(article.document, authors=("Eva Berg",)))
    assert "   Eva Berg · ©NTB" in page(article, Options())


def test_a_story_with_nothing_in_it_says_so() -> None:
    rows = [line.text.strip("━─ ") for line in set_blocks(understand(Document(" \n")), Options())]
    assert "".join(rows) == "There is nothing in this story."


def test_stamps_are_said_in_words() -> None:
    stamp = Stamp(11, 38, "Publisert 30.04.2019 17:49", NIGHT)
    later = Stamp(11, 38, "Oppdatert 18:14", NIGHT + timedelta(minutes=25))
    article = story(
        (Kind.HEADLINE, "Overskrift"), (Kind.STAMP, "Publisert 30.04.2019 17:49"), published=stamp, updated=later
    )
    assert "   published 30 April 2019 17:49, updated" in page(article)
    assert "   25 minutes later" in page(article)
    assert "30.04.2019" not in "\n".join(page(article))


def test_a_correction_above_the_lead_stands_below_the_head_that_it_broke() -> None:
    article = story(
        (Kind.HEADLINE, "Kaken smakte"),
        (Kind.PARAGRAPH, "RETTELSE: Det var en halv teskje salt."),
        (Kind.LEAD, "Den var tørr i kanten."),
        (Kind.BYLINE, "Av Torunn Meidell"),
        (Kind.PARAGRAPH, "Klokka tolv sto tretten bakere på rekke."),
    )
    rows = [row for row in page(article) if row.strip()]
    places = [
        next(at for at, row in enumerate(rows) if words in row) for words in ("Kaken", "Den var", "Av Tor", "RETTELSE")
    ]
    assert places == sorted(places)
    assert set(rows[places[2] + 1].strip()) == {"─"}


def test_what_stands_beside_a_stamp_is_kept() -> None:
    written = "Oppdatert 30.04.2019 17:49"
    article = story((Kind.HEADLINE, "Salt"), (Kind.STAMP, f"{written} (rettet saltet)"), (Kind.PARAGRAPH, "Tekst."))
    article = replace(article, updated=Stamp(5, 5 + len(written), written, NIGHT))
    assert "   updated 30 April 2019 17:49 · (rettet saltet)" in page(article, Options())


def test_a_relative_stamp_stands_with_all_its_words_and_the_scrapers_date_does_not() -> None:
    article = story(
        (Kind.DATE, "date 2019-04"), (Kind.HEADLINE, "Sak"), (Kind.STAMP, "lørdag 14. juni kl. 13:50"),
        published=Stamp(24, 42, "14. juni kl. 13:50"),
    )  # fmt: skip
    assert "   lørdag 14. juni kl. 13:50" in page(article, Options())
    assert "2019-04" not in "\n".join(page(article))


def test_who_and_when_share_a_row_only_where_they_fit() -> None:
    stamp = Stamp(-1, -1, "", NIGHT)
    article = story((Kind.HEADLINE, "Sak"), (Kind.BYLINE, "Av Ragnhild Skarsbø"), published=stamp)
    assert "   Av Ragnhild Skarsbø · published 30 April 2019 17:49" in page(article, Options())
    assert page(article)[3:5] == ["   Av Ragnhild Skarsbø", "   published 30 April 2019 17:49"]


def test_a_marker_said_again_is_not_repeated() -> None:
    article = story(
        (Kind.REFERENCE, "les også |En|"), (Kind.REFERENCE, "LES OGSÅ: |To|"), (Kind.REFERENCE, "Bakgrunn: |Tre|")
    )
    assert "\n".join(page(article)).count("les også") == 1
    assert "LES OGSÅ" not in "\n".join(page(article))
    assert "Bakgrunn" in "\n".join(page(article))


def test_residue_on_both_sides_of_the_headline_is_one_fold() -> None:
    article = story(
        (Kind.RESIDUE, "Meny"), (Kind.HEADLINE, "Sak"), (Kind.RESIDUE, "Annonse"), (Kind.PARAGRAPH, "Tekst.")
    )
    assert sum("from the page" in row for row in page(article)) == 1
    assert [stop.kind for stop in stops(article)] == [StopKind.RESIDUE]


def test_a_stamp_nobody_understood_stands_as_written() -> None:
    article = story((Kind.HEADLINE, "Overskrift"), (Kind.STAMP, "Oppdatert i går"), (Kind.PARAGRAPH, "Tekst."))
    assert "   Oppdatert i går" in page(article)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nb_NO.UTF-8", "publisert 30. april 2019 kl. 17.49, oppdatert 25 minutter senere"),
        ("nn_NO", "publisert 30. april 2019 kl. 17.49, oppdatert 25 minutt seinare"),
        ("sv_SE.utf8", "publicerad 30 april 2019 kl. 17.49, uppdaterad 25 minuter senare"),
        ("da_DK", "udgivet 30. april 2019 kl. 17.49, opdateret 25 minutter senere"),
        ("de_AT@euro", "veröffentlicht am 30. April 2019, 17:49 Uhr, aktualisiert 25 Minuten später"),
        ("en_US.UTF-8", "published April 30, 2019 5:49 PM, updated 25 minutes later"),
        ("C", "published 30 April 2019 17:49, updated 25 minutes later"),
        ("tlh_QO", "published 30 April 2019 17:49, updated 25 minutes later"),
    ],
)
def test_moments_follow_the_readers_locale(name: str, words: str) -> None:
    first, second = Stamp(0, 1, "", NIGHT), Stamp(0, 1, "", NIGHT + timedelta(minutes=25))
    assert wording({"LC_TIME": name, "LANG": "fr_FR"}).stamps(first, second) == words


def test_the_most_binding_locale_wins() -> None:
    assert wording({"LC_ALL": "nb_NO", "LC_TIME": "sv_SE"}).published == "publisert"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute later"), (60, "1 hour later"), (150, "2 hours 30 minutes later"), (24 * 60, "1 May 2019 17:49")],
)
def test_a_correction_is_told_by_its_delay_within_a_day(minutes: int, words: str) -> None:
    first, second = Stamp(0, 1, "", NIGHT), Stamp(0, 1, "", NIGHT + timedelta(minutes=minutes))
    assert ENGLISH.stamps(first, second) == f"published 30 April 2019 17:49, updated {words}"


def test_a_moment_is_no_more_exact_than_the_page() -> None:
    assert ENGLISH.moment(NIGHT.replace(hour=0, minute=0)) == "30 April 2019"
    assert ENGLISH.moment(NIGHT, Grain.MONTH) == "April 2019"
    assert ENGLISH.stamps(Stamp(0, 1, "Oppdatert nå\nnettopp"), None) == "Oppdatert nå nettopp"
    assert ENGLISH.stamps(None, None) is None


def test_speech_has_a_bar_and_calm_attribution() -> None:
    article = story(
        (Kind.PARAGRAPH, "– Det snakker vi ikke om, sier hun, og reiser seg."), (Kind.PARAGRAPH, "Så gikk hun."),
        said=[("Det snakker vi ikke om", "sier hun")],
    )  # fmt: skip
    shown = page(article)
    assert " ▌ – Det snakker vi ikke om, sier hun, og" in shown
    assert "   Så gikk hun." in shown
    assert roles(article, Role.SPEECH) == "– Det snakker vi ikke om"
    assert roles(article, Role.ATTRIBUTION) == "sier hun"


def test_a_word_in_marks_makes_no_paragraph_of_speech() -> None:
    article = story((Kind.PARAGRAPH, "Hun kalte det «tull» og gikk sin vei uten å snu seg."), said=[("«tull»", None)])
    assert "▌" not in "\n".join(page(article))
    assert roles(article, Role.SPEECH) == "«tull»"


def test_a_caption_is_set_apart_with_cue_and_credit() -> None:
    article = story((Kind.PARAGRAPH, "Før."), (Kind.CAPTION, "|VANT|: Storm i luken. FOTO: |Bjørg Vik|"))
    assert "     ▦ VANT: Storm i luken. FOTO: Bjørg" in page(article)
    assert "       Vik" in page(article)
    assert roles(article, Role.CAPTION_CUE) == "VANT"
    assert roles(article, Role.CREDIT) == "Bjørg Vik"


def test_references_are_numbered_between_rules() -> None:
    article = story(
        (Kind.PARAGRAPH, "Før."),
        (Kind.REFERENCE, "Les også: |Første sak| (DA+)"),
        (Kind.REFERENCE, "les også:\n|Andre sak|"),
    )
    shown = page(article)
    at = shown.index("   ── Les også: " + "─" * 27)
    assert shown[at + 1 : at + 4] == ["   1 ▸ Første sak (DA+)", "   2 ▸ Andre sak", "   " + "─" * 40]


def test_a_paywall_that_the_text_does_not_show_gets_a_sign() -> None:
    article = story((Kind.REFERENCE, "Les også: |Sak|"))
    locked = replace(article, references=(replace(article.references[0], paywalled=True),))
    assert "   1 ▸ Sak" in page(article)
    assert "   1 ▸ [+] Sak" in page(locked)


def test_room_for_the_state_is_kept_in_the_row_of_the_reference() -> None:
    article = story((Kind.REFERENCE, "Les også: |En sak med en ganske lang tittel som må brytes|"))
    for measure, beside in ((68, True), (40, False)):
        lines = [line for line in set_blocks(article, Options(measure=measure, states=True)) if line.reference == 0]
        assert len(lines) == 1
        assert ("En sak" in lines[0].text) is beside
        assert lines[0].runs[-1].role is Role.REFERENCE_STATE


def test_a_fact_box_is_framed_with_its_heading() -> None:
    article = story((Kind.FACT_HEADING, "Storm (67)"), (Kind.FACT, "Født: Florø"))
    assert page(article)[-5:-2] == [
        "   ┌─ Storm (67) ─────────────────────────┐",
        "   │ Født: Florø                          │",
        "   └──────────────────────────────────────┘",
    ]
    assert roles(article, Role.FACT_LABEL) == "Født:"


def test_residue_is_folded_to_one_row_and_opens() -> None:
    article = story((Kind.PARAGRAPH, "Før."), (Kind.RESIDUE, "Del på Facebook"), (Kind.RESIDUE, "Annonse"))
    assert page(article, Options())[-3] == "   ··· 2 lines from the page: Del på Facebook… · x opens"
    assert "Annonse" not in "\n".join(page(article))
    opened = page(article, Options(opened=frozenset([1])))
    assert opened[-5:-2] == ["   ··· 2 lines from the page · x folds", "       Del på Facebook", "       Annonse"]


def test_speech_can_be_folded_away() -> None:
    article = story(
        (Kind.PARAGRAPH, "– Ja, sier Ola."), (Kind.PARAGRAPH, "– Nei, sier Kari."), (Kind.PARAGRAPH, "Slik gikk det."),
        said=[("Ja", "sier Ola"), ("Nei", "sier Kari")],
    )  # fmt: skip
    shown = page(article, Options(fold_speech=True))
    assert " ▌ ··· 2 paragraphs of speech, Ola, Kari" in shown
    assert "   Slik gikk det." in shown


def test_a_list_hangs_on_its_own_sign_or_on_ours() -> None:
    article = story((Kind.LIST_ITEM, "Hamlet"), (Kind.LIST_ITEM, "– Den siste losen som gikk for fulle hus i år"))
    assert page(article)[-5:-2] == ["   • Hamlet", "   – Den siste losen som gikk for fulle hus", "     i år"]


def printed(article: Article, options: Options) -> str:
    return "\n".join(row.plain for row in to_rows(article, options))


def test_ascii_has_no_sign_of_ours_beyond_ascii() -> None:
    article = story(
        (Kind.HEADLINE, "Head"), (Kind.BYLINE, "By"), (Kind.BYLINE, "Two"), (Kind.PARAGRAPH, "- Hi, she said."),
        (Kind.CAPTION, "Photo"), (Kind.REFERENCE, "Read: |More|"), (Kind.FACT_HEADING, "Facts"), (Kind.FACT, "A: b"),
        (Kind.RESIDUE, "Share this with everybody you know, and then with their friends"), (Kind.LIST_ITEM, "One"),
        said=[("- Hi", None)],
    )  # fmt: skip
    assert printed(article, Options(glyphs=ASCII)).isascii()


def test_brackets_in_a_story_are_only_brackets() -> None:
    article = story((Kind.HEADLINE, "[bold]Ja[/bold] [i dag]"))
    assert "[bold]Ja[/bold] [i dag]" in printed(article, Options())


def test_controls_become_signs_and_nothing_invisible_is_drawn() -> None:
    article = story((Kind.PARAGRAPH, "a\x1b[31mb\u202ec sk\u00adille"))
    shown = printed(article, Options())
    assert "a␛[31mb\ufffdc skille" in shown


def test_the_raw_text_is_shown_line_by_line() -> None:
    article = story((Kind.HEADLINE, "Overskrift"), (Kind.RESIDUE, "Annonse"), (Kind.PARAGRAPH, "En lang linje " * 4))
    lines: list[Line] = list(set_raw(article, Options(measure=40)))
    assert [line.text.strip() for line in lines][:2] == ["Overskrift", "Annonse"]


def test_stops_stand_in_the_order_of_the_text() -> None:
    article = story(
        (Kind.HEADLINE, "Head"), (Kind.PARAGRAPH, "– Ja, sier Ola."), (Kind.CAPTION, "Bilde"), (Kind.HEADING, "Mer"),
        (Kind.RESIDUE, "Del"), (Kind.RESIDUE, "Annonse"), (Kind.REFERENCE, "Les også: |Sak|"),
        said=[("Ja", "sier Ola")],
    )  # fmt: skip
    kinds = [stop.kind for stop in stops(article)]
    assert kinds == [StopKind.QUOTE, StopKind.CAPTION, StopKind.HEADING, StopKind.RESIDUE, StopKind.REFERENCE]


def test_a_whole_page() -> None:
    article = story(
        (Kind.KICKER, "Kultur"), (Kind.HEADLINE, "Hvisket i 41 år"), (Kind.BYLINE, "Av: Ole Moe"),
        (Kind.LEAD, "Luken lukter støv."), (Kind.PARAGRAPH, "Slik er det."), (Kind.QUESTION, "– Hvor ofte?"),
        (Kind.PARAGRAPH, "– Aldri."), (Kind.HEADING, "Bygdas venn"), (Kind.PARAGRAPH, "Slutt."),
        said=[("Aldri", None)],
    )  # fmt: skip
    assert page(article, Options(measure=20)) == [
        "   ━━━━━━━━━━━━━━━━━━━━",
        "   Kultur",
        "   Hvisket i 41 år",
        "",
        "   Luken lukter støv.",
        "",
        "   Av: Ole Moe",
        "   ────────────────────",
        "",
        "   Slik er det.",
        "",
        "   – Hvor ofte?",
        "",
        " ▌ – Aldri.",
        "",
        "   Bygdas venn",
        "",
        "   Slutt.",
        "",
        "            ■",
    ]


@st.composite
def muddled(draw: st.DrawFn) -> Article:
    """An article in which nothing is where it should be."""
    text = draw(st.text("aæ –«»:\n日\u0301👩\u200d", min_size=1, max_size=120))
    places = st.integers(0, len(text)).flatmap(lambda start: st.tuples(st.just(start), st.integers(start, len(text))))
    spans = places.map(lambda pair: Span(*pair))
    maybe = st.none() | spans
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    kinds = st.sampled_from(list(Kind))
    blocks = tuple(Block(draw(kinds), start, end) for start, end in zip(edges[::2], edges[1::2], strict=False))
    quotes = [
        Quote(*draw(spans), draw(st.none() | st.just("Ola")), draw(maybe), draw(maybe))
        for _ in range(draw(st.integers(0, 4)))
    ]
    captions = [Caption(*draw(spans), draw(maybe), draw(maybe)) for _ in range(draw(st.integers(0, 3)))]
    references = [
        Reference(*draw(spans), "Sak", draw(spans), draw(spans), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 3)))
    ]
    stamps = st.none() | spans.map(lambda span: Stamp(*span, "nå"))
    authors = draw(st.sampled_from([(), ("Eva \x1bBerg",), ("日" * 40, "Ola")]))
    return Article(
        Document(text, authors=authors), "nb", None, None, (), (), None, draw(stamps), draw(stamps), blocks,
        tuple(quotes), tuple(captions), tuple(references),
    )  # fmt: skip


@given(muddled(), measures, st.booleans(), st.booleans())
def test_a_muddled_understanding_is_set_all_the_same(article: Article, measure: int, states: bool, fold: bool) -> None:
    options = Options(measure=measure, states=states, fold_speech=fold, all_opened=not fold)
    for line in set_blocks(article, options):
        assert cell_len(line.text) <= GUTTER + measure
        assert 0 <= line.start <= line.end <= len(article.document.text)
    assert len(stops(article)) >= len(article.quotes)
