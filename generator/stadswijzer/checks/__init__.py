"""What is worth saying of the content as a whole: rules that need more than one file, or a day.

In: a project. Out: its library with every problem, sorted by place; `validation` is the one way in, for
each command.
"""
