"""What each page shows, as plain data: text as written with where its links lead, titles, numbers and states.

In: a site and an entry. Out: a view, a `NamedTuple` of plain data that a template shows and asks nothing
more of. So a test can hold every template against its view, and the fingerprint of a page can be the hash
of its view and of the templates it includes. A view costs no Markdown and makes no HTML.
"""
