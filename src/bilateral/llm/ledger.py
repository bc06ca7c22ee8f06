"""What a run of a model takes: calls, tokens, money, time; and the money it may take."""

from __future__ import annotations

from dataclasses import dataclass, field

from bilateral.errors import BudgetError
from bilateral.llm.endpoint import Endpoint
from bilateral.llm.evidence import Tally


@dataclass(slots=True)
class Usage:
    """What some calls took.

    Attributes:
        calls: questions put to the endpoint.
        cached: questions answered from the file beside the record.
        prompt: prompt tokens.
        answer: answer tokens.
        money: what they cost.
        seconds: how long they took.
    """

    calls: int = 0
    cached: int = 0
    prompt: int = 0
    answer: int = 0
    money: float = 0.0
    seconds: float = 0.0


@dataclass(slots=True)
class Ledger:
    """The account of one run.

    Attributes:
        endpoint: whose prices count.
        budget: money for the run; None for no limit.
        run: all calls.
        reports: report id → its calls.
        gated: reports that were not worth a call.
        settled: reports that the grammar read as well.
        tally: how quotes and entries fared.
        over: the budget did not allow a call: the run is at its end.
    """

    endpoint: Endpoint
    budget: float | None = None
    run: Usage = field(default_factory=Usage)
    reports: dict[str, Usage] = field(default_factory=dict)
    gated: int = 0
    settled: int = 0
    tally: Tally = field(default_factory=Tally)
    over: bool = False

    def afford(self, prompt: int, answer: int) -> None:
        """Make sure that one more call can be paid, whatever its answer.

        Args:
            prompt: its tokens.
            answer: the tokens that its answer may take.

        Raises:
            BudgetError: it cannot; nor will a later one be asked for in this run.
        """
        if self.budget is None:
            return
        if self.over or self.run.money + self.endpoint.money(prompt, answer) > self.budget:
            self.over = True
            raise BudgetError(
                f"The budget of {self.budget:.2f} {self.endpoint.currency} leaves no money for it; read again to go on."
            )

    def charge(self, report: str, prompt: int, answer: int, seconds: float) -> None:
        """Enter what a call took."""
        for usage in (self.run, self.reports.setdefault(report, Usage())):
            usage.calls += 1
            usage.prompt += prompt
            usage.answer += answer
            usage.money += self.endpoint.money(prompt, answer)
            usage.seconds += seconds

    def cached(self, report: str) -> None:
        """Enter an answer that cost nothing any more."""
        for usage in (self.run, self.reports.setdefault(report, Usage())):
            usage.cached += 1

    def told(self) -> str:
        """The run in one line."""
        u = self.run
        thrown = sum(self.tally.refused.values())
        cost = f", {u.money:.4f} {self.endpoint.currency}" if self.endpoint.money(1, 1) else ""
        return (
            f"{u.calls} calls, {u.cached} answers kept from before, {u.prompt} + {u.answer} tokens{cost}, "
            f"{u.seconds:.0f} s; {self.gated} reports not worth a call, {self.settled} settled by the grammar; "
            f"{self.tally.exact} of {self.tally.quotes} quotes exact, {thrown} entries thrown out"
        )
