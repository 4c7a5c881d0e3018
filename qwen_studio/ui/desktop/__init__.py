"""What the desktop around the window is told: of edits that end while nobody looks, and how far they are."""
