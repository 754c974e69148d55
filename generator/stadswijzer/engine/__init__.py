"""The site engine and what runs it: MkDocs, the preview, processes that share work, putting a site in place.

In: pages and files. Out: a folder of static files, in one step, or the last good one left whole. The
only room that imports mkdocs, so that the engine can be replaced.
"""
