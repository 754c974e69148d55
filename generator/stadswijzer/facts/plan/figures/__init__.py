"""Where everything in a picture stands: bars, labels, marks and arrows, as plain measures.

In: facts. Out: shapes that a template draws as SVG and paper as Typst, so that both show the same picture.
"""
