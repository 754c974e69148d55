"""Who needs to know what, who already does, and what to read first.

In: surveys, needs of initiatives, concepts and paths. Out: states, words and lists. No count of people
leaves here.
"""
