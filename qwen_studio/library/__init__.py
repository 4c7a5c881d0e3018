"""The library: one folder with ordinary picture files and one SQLite file about them."""
