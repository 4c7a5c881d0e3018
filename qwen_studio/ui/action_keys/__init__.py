"""The keys of the actions: what the program gives them, and what the user chose instead."""
