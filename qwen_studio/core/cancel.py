"""Stopping work that runs on another thread."""

import threading

from qwen_studio.core.errors import Cancelled


class CancelToken:
    """Asked by working threads, cancelled from any thread; it cannot be taken back."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raises `Cancelled` once the work should stop."""
        if self.cancelled:
            raise Cancelled

    def sleep(self, seconds: float) -> None:
        """Wait; raises `Cancelled` at once when the work should stop."""
        if self._event.wait(seconds):
            raise Cancelled
