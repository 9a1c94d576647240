"""A call that has no limit of its own gets one."""

from __future__ import annotations

import time
from threading import Event

import pytest

from kg.store.server.deadline import call_within


def test_result_and_error_come_through() -> None:
    assert call_within(5, lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        call_within(5, lambda: 1 // 0)


def test_none_is_a_result() -> None:
    assert call_within(5, lambda: None) is None


def test_a_late_call_is_given_up() -> None:
    never = Event()
    began = time.monotonic()
    with pytest.raises(TimeoutError, match=r"within 0\.2 seconds"):
        call_within(0.2, never.wait)
    assert time.monotonic() - began < 60  # on a busy machine; the call itself never ends
    never.set()
