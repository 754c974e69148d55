"""Setting in type: blocks and runs of text as data, what fits on a side, and Typst to PDF.

In: blocks. Out: heights, warnings of what is too long, bytes of a PDF. Knows nothing of initiatives or
councils.
"""
