"""Several questions at once: none that could not be paid beside those under way, each answer kept as it comes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

from bilateral.errors import BudgetError, ReaderError
from bilateral.llm.client import Said
from bilateral.llm.desk import Desk
from bilateral.llm.ledger import Ledger
from bilateral.llm.prompt import VERSION, Window


class Asks(Protocol):
    """Whoever answers a window: an endpoint's client, or one that knows no answer but those kept."""

    failed: tuple[int, int]

    def ask(self, window: Window, allow: Callable[[int, int], None]) -> Said:
        """An answer that keeps to the form.

        Args:
            window: of a report.
            allow: called before each attempt with the tokens that those before were charged.
        """

    def another(self) -> Asks:
        """One like it, for another thread."""


@dataclass(slots=True)
class _Call:
    """A question under way, and what it may cost yet."""

    window: Window
    asks: Asks
    reserved: float = 0.0
    said: Said | None = None
    error: ReaderError | None = None


class Crew:
    """Asks about several windows at once. Answers are kept and paid by the thread that called it."""

    def __init__(self, asks: Asks, desk: Desk, ledger: Ledger) -> None:
        """Make ready; nothing is asked yet.

        Args:
            asks: who answers.
            desk: where answers are kept.
            ledger: the account, with the endpoint and the budget.
        """
        self._asks, self._desk, self._ledger = asks, desk, ledger
        self._lock = threading.Lock()
        self._under_way: list[_Call] = []
        self.fetched: set[str] = set()  # keys of windows answered here: they are no answers from before
        self.lost: dict[str, ReaderError] = {}  # key of a window → why no attempt brought an answer

    def ask(self, windows: Iterable[Window]) -> None:
        """Ask about windows that have no answer yet, in their order, as many at once as the endpoint's setting allows.

        What the budget does not allow is left unasked; whoever reads on finds that out by himself.

        Args:
            windows: of reports that are to be read now.
        """
        model, most = self._ledger.endpoint.model, self._ledger.endpoint.at_once
        missing = {w.key: w for w in windows if self._desk.get(w, model) is None and w.key not in self.lost}
        if most < 2 or len(missing) < 2 or self._ledger.over:
            return
        with ThreadPoolExecutor(most, "model") as pool:
            flying: dict[Future[None], _Call] = {}
            free = [self._asks.another() for _ in range(most)]
            for window in missing.values():
                while flying and (not free or not self._affordable(window)):
                    free += self._land(flying, wait(flying, return_when=FIRST_COMPLETED).done)
                if not self._affordable(window):
                    break
                call = _Call(window, free.pop(0))
                call.reserved = self._worst(call.window, 0, 0)
                with self._lock:
                    self._under_way.append(call)
                flying[pool.submit(self._fetch, call)] = call
            while flying:
                self._land(flying, wait(flying, return_when=FIRST_COMPLETED).done)

    def _worst(self, window: Window, paid: int, answered: int) -> float:
        """What one more attempt can cost at most, with those that failed before it."""
        endpoint = self._ledger.endpoint
        return endpoint.money(window.tokens + paid, endpoint.max_answer + answered)

    def _affordable(self, window: Window) -> bool:
        """Whether a call can be paid beside all that are under way, whatever their answers."""
        budget = self._ledger.budget
        with self._lock:
            reserved = sum(call.reserved for call in self._under_way)
        return budget is None or self._ledger.run.money + reserved + self._worst(window, 0, 0) <= budget

    def _fetch(self, call: _Call) -> None:
        """One call, in a thread of its own; what it brought stands in it."""

        def allow(paid: int, answered: int) -> None:
            worst = self._worst(call.window, paid, answered)
            with self._lock:
                others = sum(c.reserved for c in self._under_way if c is not call)
                budget = self._ledger.budget
                if budget is not None and self._ledger.run.money + others + worst > budget:
                    raise BudgetError("The budget leaves no money for another attempt.")
                call.reserved = worst

        try:
            call.said = call.asks.ask(call.window, allow)
        except ReaderError as error:
            call.error = error

    def _land(self, flying: dict[Future[None], _Call], done: Iterable[Future[None]]) -> list[Asks]:
        """Keep and pay what has come, in the order in which it was asked; who is free again."""
        free = []
        finished = set(done)
        for future in [f for f in flying if f in finished]:
            call = flying.pop(future)
            future.result()  # what is no ReaderError is a mistake, and shown
            window, said = call.window, call.said
            with self._lock:
                self._under_way.remove(call)
                if said is not None:
                    self._ledger.charge(window.report, said.prompt, said.answer, said.seconds)
                elif any(call.asks.failed):
                    self._ledger.charge(window.report, *call.asks.failed, 0.0)
            if said is not None:
                self._desk.put(window, self._ledger.endpoint.model, VERSION, said)
                self.fetched.add(window.key)
            elif call.error is not None and not isinstance(call.error, BudgetError):
                self.lost[window.key] = call.error
            free.append(call.asks)
        return free
