"""What something took: seconds on the clock and of the processor, of this process and of others; medians and spread."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psutil


@dataclass
class Cost:
    """Seconds on the clock, and seconds of the processor, which say more on a busy machine."""

    clock: float = 0.0
    processor: float = 0.0


@contextmanager
def costing(*others: psutil.Process) -> Iterator[Cost]:
    """Give what the body takes, in this process, its children that have ended, and `others`; filled in at its end."""
    cost = Cost()
    clock, processor = time.perf_counter(), _processor(others)
    yield cost
    cost.clock, cost.processor = time.perf_counter() - clock, _processor(others) - processor


def _processor(others: Sequence[psutil.Process]) -> float:
    own = os.times()
    seconds = own.user + own.system + own.children_user + own.children_system
    for process in others:
        times = process.cpu_times()
        seconds += times.user + times.system
    return seconds


def median(values: Sequence[float]) -> float:
    """Return the median; of none, not a number."""
    return statistics.median(values) if values else float("nan")


def spread(values: Sequence[float], form: str = ",.0f") -> str:
    """Return the median with the smallest and the largest: `120 (112–131)`."""
    if not values:
        return "—"
    if len(values) == 1:
        return f"{values[0]:{form}}"
    return f"{median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0-1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
