"""A limit of processor time for one piece of work in this process, which is then given up whole.

Processor time and not the clock's: a busy machine must not make an article fail. On Unix a timer's signal breaks into
the main thread, also into a regular expression; elsewhere a watching thread raises in it between two instructions.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_AGAIN = 0.5  # seconds until the next try, where the first was lost (in a callback that can't raise)


class TimeIsUp(BaseException):
    """The work took longer than its limit. No Exception, so that no handler on the way keeps it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeIsUp in the body when it takes more than `seconds` of this process's time; 0 is no limit."""
    if seconds <= 0:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _timer(seconds):
            yield
    else:
        with _watcher(seconds):
            yield


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    working = True

    def stop(_signal: int, _frame: object) -> None:
        if working:
            raise TimeIsUp

    # Left in place afterwards, when it does nothing: a signal on its way to another thread would end the process.
    signal.signal(signal.SIGPROF, stop)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
            yield
        finally:
            working = False
    finally:  # also when the signal comes just now
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def _watcher(seconds: float) -> Iterator[None]:
    worker, done, lock = threading.get_ident(), threading.Event(), threading.Lock()
    limit = time.process_time() + seconds

    def watch() -> None:
        while not done.wait(max(_AGAIN / 10, min(_AGAIN, limit - time.process_time()))):
            if time.process_time() >= limit:
                with lock:
                    if not done.is_set():
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker), ctypes.py_object(TimeIsUp))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with lock:
            done.set()
            # one that was asked for and has not come yet
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(worker), None)
        watcher.join()
