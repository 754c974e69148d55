"""A project to begin with: every file of a small site, in the words of each language (`nl/`, `en/`)."""
