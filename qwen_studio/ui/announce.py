"""How news that passes gets onto the screen."""

from collections.abc import Callable

Announce = Callable[[str, str, Callable[[], object] | None], object]
"""Shows a toast: its words, the words on its button (empty for none), and what the button does."""
