"""No process forks while a thread of it is inside SQLite, whose own locks would stay locked in the child for good."""

from __future__ import annotations

import os
import threading


class _Calls:
    """Calls under way, by thread. Who forks waits until there are none but its own, and new ones wait for it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._under_way: dict[int, int] = {}
        self._forks = 0

    def begin(self) -> None:
        me = threading.get_ident()
        with self._changed:
            while self._forks and me not in self._under_way:
                self._changed.wait()
            self._under_way[me] = self._under_way.get(me, 0) + 1

    def end(self) -> None:
        me = threading.get_ident()
        with self._changed:
            self._under_way[me] -= 1
            if not self._under_way[me]:
                del self._under_way[me]
                self._changed.notify_all()

    def before_fork(self) -> None:
        me = threading.get_ident()
        with self._changed:
            self._forks += 1
            while self._under_way.keys() - {me}:
                self._changed.wait()

    def after_fork(self) -> None:
        with self._changed:
            self._forks -= 1
            self._changed.notify_all()

    def in_child(self) -> None:
        """Whose only thread is the one that forked."""
        me = threading.get_ident()
        self._changed, self._forks = threading.Condition(), 0
        self._under_way = {me: self._under_way[me]} if me in self._under_way else {}


_calls = _Calls()
os.register_at_fork(before=_calls.before_fork, after_in_parent=_calls.after_fork, after_in_child=_calls.in_child)


class Turns:
    """A lock that may be taken again by who has it; while it is held nobody forks. In a child it is a new one."""

    def __init__(self) -> None:
        self._lock, self._process = threading.RLock(), os.getpid()

    def __enter__(self) -> None:
        if self._process != os.getpid():
            self._lock, self._process = threading.RLock(), os.getpid()
        self._lock.acquire()
        try:
            _calls.begin()
        except BaseException:  # Ctrl-C, while a fork is waited for
            self._lock.release()
            raise

    def __exit__(self, *error: object) -> None:
        _calls.end()
        self._lock.release()
