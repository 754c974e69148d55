"""What differs between two versions of the content, from the model and not from lines of text.

In: two versions of a project, read. Out: `Comparison`: changes as plain values, rules of history that were
broken, and what could not be compared. Knowledge is told in the words that the site publishes; the outcome of
a round is written once, and what became of it otherwise is a broken rule.
"""
