"""The command palette: every action, preset, instruction and picture, found by typing."""
