"""Cases reviewed and found eligible, as a row holds them: with bounds where they are approximate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Self

from pydantic import model_validator

from bot.core.cells import BasisCell, Count, MaybeCount, MaybePositive, Positive, RateCell
from bot.core.figures import Basis
from bot.core.rows import CitedRow


class Amount(NamedTuple):
    """A count of cases and its bounds, which are the count itself where it is exact."""

    value: int
    low: int
    high: int


class CountsRow(CitedRow):
    """Cases reviewed, and those of them found provisionally eligible."""

    reviewed: Positive
    reviewed_low: MaybePositive
    reviewed_high: MaybeCount
    eligible: Count
    eligible_low: MaybeCount
    eligible_high: MaybeCount
    counts_basis: BasisCell
    rate_printed: RateCell

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if wrong := list(self._contradictions()):
            raise ValueError("; ".join(wrong))
        return self

    def _contradictions(self) -> Iterator[str]:
        if self.eligible > self.reviewed:
            yield f"has more eligible cases ({self.eligible}) than reviewed ({self.reviewed})"
        bounds = (self.reviewed_low, self.reviewed_high, self.eligible_low, self.eligible_high)
        approximate = self.counts_basis is Basis.APPROXIMATE
        if any((bound is not None) != approximate for bound in bounds):
            yield "approximate counts have all four of the low and high columns, others have none"
            return
        reviewed, eligible = self.reviewed_amount, self.eligible_amount
        for name, amount in (("reviewed", reviewed), ("eligible", eligible)):
            if not amount.low <= amount.value <= amount.high:
                yield f"{name} isn't between {name}_low and {name}_high"
        if approximate and eligible.high > reviewed.low:
            yield "eligible_high is more than reviewed_low"
        printed, computed = self.rate_printed, self.eligible / self.reviewed
        if printed and not printed.agrees_with(computed):
            yield f"rate_printed doesn't agree with the counts, which give {100 * computed:.4f}%"

    @property
    def reviewed_amount(self) -> Amount:
        """The cases reviewed and their bounds."""
        return _amount(self.reviewed, self.reviewed_low, self.reviewed_high)

    @property
    def eligible_amount(self) -> Amount:
        """The cases found provisionally eligible and their bounds."""
        return _amount(self.eligible, self.eligible_low, self.eligible_high)


def _amount(value: int, low: int | None, high: int | None) -> Amount:
    return Amount(value, value if low is None else low, value if high is None else high)
