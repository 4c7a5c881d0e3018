"""Where the value of a setting is chosen; each shows a value, and says when a person has chosen another."""
