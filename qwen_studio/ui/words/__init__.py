"""The popups that fill the fields for words: presets and history."""
