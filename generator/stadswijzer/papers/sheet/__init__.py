"""The sheet of one initiative: two sides for the council, as blocks.

In: an initiative and the facts about it. Out: blocks of runs of text; setting them in type is `setting/`.
"""
