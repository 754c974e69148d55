"""Every page of the site: which there are, what each shows, and how it looks.

In: facts. Out: for every address a title, a description and HTML with its headings. Templates
(`templates/`) only show; styles, scripts and fonts lie in `theme/`. Knows nothing of MkDocs.
"""
