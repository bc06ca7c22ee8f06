"""The second reader: a language model behind an OpenAI-compatible endpoint, held to the words of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bilateral.errors import ReaderError
from bilateral.llm.answer import Answer, parse
from bilateral.llm.client import Said
from bilateral.llm.crew import Asks, Crew
from bilateral.llm.desk import Desk
from bilateral.llm.evidence import Passages
from bilateral.llm.facts import Work, frames
from bilateral.llm.gate import Verdict, judge
from bilateral.llm.glossing import Fold, Glossary
from bilateral.llm.ledger import Ledger
from bilateral.llm.prompt import VERSION, Window, windows
from bilateral.llm.suspicion import doubts
from bilateral.model import READ_ROLES, Frame, Page, Passage, Report
from bilateral.model.recognised import Reader, Recognised


class Nobody:
    """Answers nothing: only what is kept already is read."""

    failed = (0, 0)

    def ask(self, window: Window, allow: Callable[[int, int], None]) -> Said:
        """No answer.

        Raises:
            ReaderError: always.
        """
        raise ReaderError("No answer to one of its prompts has come.")

    def another(self) -> Nobody:
        """The same."""
        return self


class ModelReader:
    """Reads reports with a model: the same signature as the grammar's `read`."""

    def __init__(self, asks: Asks, desk: Desk, ledger: Ledger, fold: Fold, grammar: Reader | None = None) -> None:
        """Make ready; nothing is asked yet.

        Args:
            asks: who answers.
            desk: answers kept.
            ledger: the account, with the endpoint and the budget.
            fold: folds an English phrase by its pack.
            grammar: reads what is not worth a call, so that only the rest is asked about; None: ask about all.
        """
        self._asks, self.desk, self.ledger, self._fold, self._grammar = asks, desk, ledger, fold, grammar
        self._crew = Crew(asks, desk, ledger)

    def ahead(self, prepared: Iterable[tuple[Report, Page, tuple[Passage, ...], Recognised]]) -> None:
        """Ask about several reports at once; `read` then finds the answers.

        Args:
            prepared: reports that will be read next, each as `read` takes it.
        """
        self._crew.ask([window for one in prepared for window in self.windows(*one)])

    def read(
        self, report: Report, page: Page, passages: tuple[Passage, ...], recognised: Recognised
    ) -> tuple[Frame, ...]:
        """All frames of a report, or none of them.

        Args:
            report: the report.
            page: what cleaning learnt.
            passages: its sentences.
            recognised: its passages, folded, as far as a pack knows their language.

        Returns:
            Frames in the order of the text, each once, each on words that stand in the report; the grammar's, where it
            has read all that the report tells of dealings between states.

        Raises:
            ReaderError: an answer is missing: the report counts as not read.
            BudgetError: the money is spent.
        """
        asked, settled = self._asked(report, page, passages, recognised)
        if settled is not None:
            self.ledger.settled += 1
            return settled
        if not asked:
            self.ledger.gated += 1
            return ()
        answers = [self._answer(window) for window in asked]
        shown = {p.index: p for w in asked for p in w.passages}
        shown |= {p.index: p for p in [p for p in passages if p.role in READ_ROLES][:3]}
        tally = self.ledger.tally
        glossary = Glossary(self._fold, recognised, recognised.anchor or page.published or report.published)
        cited = Passages(report, tuple(shown.values()), tally)
        doubted = doubts(report, passages)
        work = Work(report, cited, glossary, doubted, self.ledger.endpoint.model, VERSION, tally)
        return tuple(frames(work, answers))

    def windows(
        self, report: Report, page: Page, passages: tuple[Passage, ...], recognised: Recognised
    ) -> list[Window]:
        """The questions that a report is worth.

        Args:
            report: the report.
            page: what cleaning learnt.
            passages: its sentences.
            recognised: its passages, folded.

        Returns:
            Windows; none where it speaks of no dealings between states, or the grammar has read what it does.
        """
        return self._asked(report, page, passages, recognised)[0]

    def _asked(
        self, report: Report, page: Page, passages: tuple[Passage, ...], recognised: Recognised
    ) -> tuple[list[Window], tuple[Frame, ...] | None]:
        """The questions to ask, and the grammar's frames where they make questions needless."""
        verdict, read = Verdict(None), tuple[Frame, ...]()
        if self._grammar is not None:
            read = self._grammar(report, page, passages, recognised)
            verdict = judge(recognised, read)
        if verdict.settled:
            return [], read
        people = tuple(sorted(set(recognised.people.full.values())))
        found = windows(report, passages, people, self.ledger.endpoint.window)
        worth = verdict.passages
        return [w for w in found if worth is None or any(p.index in worth for p in w.passages)], None

    def _answer(self, window: Window) -> Answer:
        endpoint = self.ledger.endpoint
        kept = self.desk.get(window, endpoint.model)
        if kept is not None:
            if window.key not in self._crew.fetched:
                self.ledger.cached(window.report)
            return parse(kept.content)
        if window.key in self._crew.lost:
            raise self._crew.lost.pop(window.key)
        prompt = window.tokens

        def allow(paid: int, answered: int) -> None:
            self.ledger.afford(prompt + paid, endpoint.max_answer + answered)

        try:
            said = self._asks.ask(window, allow)
        except ReaderError:
            if any(self._asks.failed):
                self.ledger.charge(window.report, *self._asks.failed, 0.0)
            raise
        self.desk.put(window, endpoint.model, VERSION, said)
        self.ledger.charge(window.report, said.prompt, said.answer, said.seconds)
        return parse(said.content)


READERS: Mapping[str, str] = {
    "grammar": "the patterns of the language packs: at once, offline, free, always the same",
    "model": "a language model behind an OpenAI-compatible endpoint",
    "both": "both, and what they agree on is more certain",
}
