"""From a document to an article: one pass for each kind of thing, the surest first, each taking only lines that are still free."""

from tui.article.agencies import agencies_at_end, agencies_named, agencies_of_line
from tui.article.article import Article
from tui.article.blocks import Block, Kind
from tui.article.bylines import Byline, Dateline, byline_of, dateline_of, names_after_byline_word
from tui.article.body import body_kinds
from tui.article.boxes import find_boxes
from tui.article.captions import Caption, captions_of, is_credit, is_credit_of, is_label, is_name, labels_of
from tui.article.document import Document
from tui.article.headlines import choose_headline, headline_end, may_be_lead, says_again
from tui.article.languages import Lexicon, fold, lexicon, recognise
from tui.article.lines import Line, are_airy, lines_of, trimmed
from tui.article.quotes import Quote
from tui.article.references import Reference, find_references
from tui.article.residue import is_residue
from tui.article.spans import Span
from tui.article.speech import find_speech
from tui.article.stamps import Stamp, date_header, find_stamps

_TOP = 14  # lines from the top where stamps, bylines and kickers stand
_END = 10  # lines from the end
_SPOKEN = frozenset((Kind.LEAD, Kind.PARAGRAPH, Kind.HEADING, Kind.QUESTION, Kind.LIST_ITEM, Kind.FACT))


def understand(document: Document) -> Article:
    """The story in `document`, with all that could be found in it; never raises, in time linear in the text."""
    text = document.text
    code = recognise(text)
    return _Reading(document, code, lexicon(code)).article()


class _Reading:
    """The story while it is being read: what each line was found to be."""

    def __init__(self, document: Document, code: str, cues: Lexicon) -> None:
        self.document = document
        self.text = document.text
        self.code = code
        self.cues = cues
        self.header = date_header(self.text, cues.zone)
        self.folded = fold(self.text)
        self.lines = lines_of(self.text, self.folded)
        if self.header is not None and self.lines:
            first = self.lines[0]
            cut = self.header.end + 1 - first.start
            rest = first.text[cut:].lstrip()
            cut = len(first.text) - len(rest)
            self.lines[0] = Line(first.start + cut, first.end, rest, first.folded[cut:])
            if not rest:
                del self.lines[0]
        self.airy = are_airy(self.lines)
        self.kinds: list[Kind | None] = [None] * len(self.lines)
        self.captions: list[Caption] = []
        self.references: list[Reference] = []
        self.bylines: list[Byline] = []
        self.agencies: list[str] = []
        self.quotes: list[Quote] = []
        self.dateline: Dateline | None = None
        self.headline: Span | None = None
        self.lead: Span | None = None
        self.published: Stamp | None = None
        self.updated: Stamp | None = None

    def article(self) -> Article:
        """Run every pass and put together what they found."""
        self._read_stamps()
        self._read_references()
        self._read_residue()
        self._read_headline()
        self._read_bylines()
        self._read_captions()
        self._read_body()
        return Article(
            document=self.document,
            language=self.code,
            headline=self.headline,
            lead=self.lead,
            bylines=tuple(self.bylines),
            agencies=tuple(dict.fromkeys(self.agencies)),
            dateline=self.dateline,
            published=self.published or self.header,
            updated=self.updated,
            blocks=self._blocks(),
            quotes=tuple(self.quotes),
            captions=tuple(self.captions),
            references=tuple(self.references),
        )

    def _free(self, index: int) -> bool:
        return self.kinds[index] is None

    def _read_stamps(self) -> None:
        count = len(self.lines)
        ends = (index for index in range(count) if index < _TOP or index >= count - _END)
        self.published, self.updated, taken = find_stamps(self.lines, ends, self.cues)
        for index in taken:
            self.kinds[index] = Kind.STAMP

    def _read_references(self) -> None:
        def free(index: int) -> bool:
            return self.kinds[index] is None and not captions_of(self.lines[index], self.cues, first_lines=index < 3)

        self.references, taken = find_references(self.lines, free, self.cues, airy=self.airy)
        for index, titled in taken.items():
            self.kinds[index] = Kind.REFERENCE if titled else Kind.RESIDUE

    def _read_residue(self) -> None:
        for index, line in enumerate(self.lines):
            button = len(line.text) < 90 and self.cues.not_references.opening(line.folded) > 0
            if self.kinds[index] is None and (button or is_residue(line, self.cues, top=index < 6)):
                self.kinds[index] = Kind.RESIDUE

    def _read_headline(self) -> None:
        candidates = [index for index in range(min(_TOP, len(self.lines))) if self._may_be_headline(index)]
        chosen = choose_headline(self.lines, candidates)
        if chosen is None:
            chosen = next((index for index, kind in enumerate(self.kinds) if kind is None), None)
        if chosen is None:
            return
        line = self.lines[chosen]
        end = headline_end(line)
        self.headline = Span(line.start, end)
        self.kinds[chosen] = Kind.HEADLINE
        for index in range(chosen):
            if self.kinds[index] is None:
                same = says_again(self.lines[index], line.text)
                self.kinds[index] = Kind.RESIDUE if same or index < chosen - 1 else Kind.KICKER
        for index in range(chosen + 1, min(chosen + 6, len(self.lines))):
            if self.kinds[index] is None and says_again(self.lines[index], self.text[line.start : end]):
                self.kinds[index] = Kind.RESIDUE

    def _may_be_headline(self, index: int) -> bool:
        line = self.lines[index]
        return self.kinds[index] is None and not labels_of(line, self.cues) and not is_credit(line, self.cues) and not agencies_of_line(line.text)

    def _after_headline(self) -> int:
        return next((index + 1 for index, kind in enumerate(self.kinds) if kind is Kind.HEADLINE), 0)

    def _read_captions(self) -> None:
        first = self._after_headline()
        opened = 0  # lines of the story's own so far: a dateline opens one of the first two
        for index in range(first, len(self.lines)):
            if self.kinds[index] is not None:
                continue
            line = self.lines[index]
            found = () if agencies_of_line(line.text) else captions_of(line, self.cues, first_lines=opened < 2)
            if not found:
                opened += len(line.text) > 40
                continue
            self.kinds[index] = Kind.CAPTION
            if len(found) == 1 and found[0].start == line.start:
                found = [self._with_neighbours(index, found[0], first)]
            self.captions += found

    def _with_neighbours(self, index: int, caption: Caption, first: int) -> Caption:
        """The caption with the credit from the line below, where a label stands alone, and with its words from the line above."""
        start, end, credit = caption.start, caption.end, caption.credit
        below = index + 1
        if is_label(self.lines[index], self.cues) and below < len(self.lines) and self.kinds[below] is None and is_name(self.lines[below]):
            self.kinds[below] = Kind.CAPTION
            end = self.lines[below].end
            credit = Span(self.lines[below].start, end)
        if credit is not None and self._completes(index, first):
            self.kinds[index - 1] = Kind.CAPTION
            start = self.lines[index - 1].start
        return caption if (start, end) == (caption.start, caption.end) else Caption(start, end, None, credit)

    def _completes(self, index: int, first: int) -> bool:
        """Whether the line is the credit alone of a caption whose words stand on the line above."""
        return index > first and self.kinds[index - 1] is None and is_credit_of(
            self.lines[index], self.lines[index - 1], self.cues, airy=self.airy
        )

    def _read_bylines(self) -> None:
        first = self._after_headline()
        count = len(self.lines)
        for index, line in enumerate(self.lines):
            if self.kinds[index] is Kind.STAMP:
                self._add_authors(names_after_byline_word(line, self.cues))
            if self.kinds[index] is not None or len(line.text) > 130:
                continue
            agencies = agencies_of_line(line.text)
            if agencies:
                self.agencies += agencies
                self.kinds[index] = Kind.BYLINE
            elif first <= index < first + _TOP or index >= count - 5:
                beside = index <= first + 1 or index >= count - 2 or self._beside_byline(index)
                people = byline_of(line, self.cues, alone=beside)
                worded = self.cues.byline_words.opening(line.folded) > 0
                if people is not None and (worded or not (is_credit(line, self.cues) or labels_of(line, self.cues))):
                    self._add_authors(people)
                    self.agencies += agencies_named(line.text)
                    self.kinds[index] = Kind.BYLINE

    def _beside_byline(self, index: int) -> bool:
        beside = self.kinds[max(0, index - 1) : index + 2]
        return Kind.STAMP in beside or (Kind.BYLINE in beside and index < _TOP)

    def _add_authors(self, people: tuple[Byline, ...]) -> None:
        self.bylines += [person for person in people if all(person.name != known.name for known in self.bylines)]

    def _read_body(self) -> None:
        first = self._after_headline()
        for index, kind in find_boxes(self.lines, self.kinds, self.cues, first).items():
            self.kinds[index] = kind
        for index, kind in body_kinds(self.lines, self.kinds, first).items():
            self.kinds[index] = kind
        self._read_opening(first)
        spoken = [index for index in range(first, len(self.lines)) if self.kinds[index] in _SPOKEN]
        listed = {index for index in spoken if self.kinds[index] in (Kind.LIST_ITEM, Kind.FACT)}
        self.quotes = find_speech(self.text, self.folded, self.lines, spoken, listed, self.cues)
        for index in spoken[-3:]:
            self.agencies += agencies_at_end(self.lines[index].text)

    def _read_opening(self, first: int) -> None:
        """The dateline and the lead, among the first paragraphs below the headline."""
        paragraphs = [index for index in range(first, len(self.lines)) if self.kinds[index] is Kind.PARAGRAPH]
        for index in paragraphs[:3]:
            if self.cues.correction_words.opening(self.lines[index].folded):
                continue
            self.dateline, agency = dateline_of(self.lines[index])
            if self.dateline is not None:
                self.agencies += agencies_named(agency)
                break
        if len(paragraphs) < 2:
            return
        opening = self.lines[paragraphs[0]]
        if may_be_lead(opening.text) and (self.dateline is None or self.dateline.start != opening.start):
            self.kinds[paragraphs[0]] = Kind.LEAD
            self.lead = Span(opening.start, opening.end)

    def _blocks(self) -> tuple[Block, ...]:
        blocks: list[Block] = []
        if self.header is not None:
            blocks.append(Block(Kind.DATE, self.header.start, self.header.end))
        parts = sorted([*((Kind.CAPTION, c.start, c.end) for c in self.captions), *((Kind.REFERENCE, r.start, r.end) for r in self.references)], key=lambda part: part[1])
        part = 0
        for index, line in enumerate(self.lines):
            at = line.start
            if blocks and blocks[-1].end > at:
                at = min(blocks[-1].end, line.end)
            while part < len(parts) and parts[part][1] < line.end:
                kind, start, end = parts[part]
                part += 1
                self._fill(blocks, at, start, index)
                if not blocks or start >= blocks[-1].end:
                    blocks.append(Block(kind, start, end))
                at = max(at, end)
            if at < line.end:
                self._fill(blocks, at, line.end, index)
        return tuple(blocks)

    def _fill(self, blocks: list[Block], start: int, end: int, index: int) -> None:
        """A block for what stands in a line beside its captions and references, or the whole line where it has none."""
        start, end = trimmed(self.text, start, end)
        if start >= end:
            return
        kind = self.kinds[index] or Kind.PARAGRAPH
        if kind is Kind.HEADLINE and self.headline is not None and end > self.headline.end > start:
            blocks.append(Block(kind, start, self.headline.end))
            start, kind = trimmed(self.text, self.headline.end, end)[0], Kind.BYLINE
        if kind in (Kind.CAPTION, Kind.REFERENCE):
            if blocks and end - start < 16 and blocks[-1].kind is kind:
                blocks[-1] = Block(kind, blocks[-1].start, end)
                return
            kind = Kind.PARAGRAPH if end - start > 60 and kind is Kind.CAPTION else Kind.RESIDUE
        blocks.append(Block(kind, start, end))
