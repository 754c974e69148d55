"""The command line, and nothing else: a file for each group of commands.

In: what was typed. Out: an exit status (0 fine, 1 something is wrong with the content, 2 it could not
run) and sentences on what to do. Imports what a command needs when it is used, since loading takes
longer than checking.
"""
