"""Search: the index and the page that asks it.

In: the site. Out: files: the index in parts, the texts that a result shows, the scripts that ask and show.
Made from the data and not from HTML; what must not be found is not in it at all: drafts, pages to print,
what people said, wished or know. Question and index follow the same rules (`rules.yml`). Sends nothing.
"""
