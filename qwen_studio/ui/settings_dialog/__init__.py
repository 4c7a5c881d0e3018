"""The settings dialog: one page for each room of the program, one row for each setting."""
