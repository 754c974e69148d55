"""For council and management: a sheet per initiative, the booklet, the timeline on A3, a page for management.

In: facts. Out: PDF, tagged, with our own fonts, the same bytes for the same data; and plain text to
copy into a council paper. Typst gets data, never source.
"""
