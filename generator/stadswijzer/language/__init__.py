"""What is said: words and messages in each language, Markdown, and how hard and how wide text is.

In: keys, problems and text as it was written. Out: words, HTML that is safe, measures of text. All that
a reader reads in one language or another lies in `locale/`. Must not know of entries, files of a
project, or pages.
"""
