"""The Gallery page: every result, found by what was said to make it."""
