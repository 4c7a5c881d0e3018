"""Small reusable widgets: they know the theme and Qt, nothing of the program."""
