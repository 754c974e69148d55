"""What was written: the project, its YAML, and the model that says which fields there are.

In: a folder (or a version out of git). Out: a library of entries with the place of every value, what
their references and links mean, and a problem for everything that cannot be read. What an editor wrote
is never changed, and nothing is derived here that needs more than one field.
"""
