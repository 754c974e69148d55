"""Another name for an entry: its file, every reference to it, and its old name as an alias."""
