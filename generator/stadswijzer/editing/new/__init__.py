"""A new entry: the file that it starts from, and where that file goes."""
