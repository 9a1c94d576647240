"""What asking has taken, and what became of the answers."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.llm.refusals import count_refusals
from kg.messages import msg, term


@dataclass
class Account:
    """Counts of one run; threads add to it."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    asked_again: int = 0
    kept: int = 0  # answers that were there: in a file, or with the article in the graph
    failed: int = 0  # requests without an answer
    refused: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def tokens(self) -> int:
        """All tokens that the server has counted."""
        return self.tokens_in + self.tokens_out

    @property
    def used(self) -> bool:
        """Whether any answer was looked for."""
        return bool(self.calls or self.kept or self.failed)

    def refuse(self, sentences: tuple[str, ...]) -> None:
        """Count records that were left out."""
        self.refused += count_refusals(sentences)

    def lines(self) -> Iterator[str]:
        """Yield what to tell a person, in sentences."""
        yield msg(
            "Language model: {calls:,} calls ({asked_again:,} asked again), {tokens_in:,} tokens in, {tokens_out:,} out; "
            "{kept:,} answers were there already, {failed:,} requests have none",
            calls=self.calls, asked_again=self.asked_again, tokens_in=self.tokens_in, tokens_out=self.tokens_out,
            kept=self.kept, failed=self.failed,
        )  # fmt: skip
        for reason, count in sorted(self.refused.items(), key=lambda pair: (-pair[1], pair[0])):
            yield msg("Refused at the door: {count:,} record(s): {reason}", count=count, reason=term("refusal", reason))
