"""For who writes: a new entry, one hand for files, another name, a survey import, schemas and the form.

In: a project and what was asked. Out: files of content, whole or not at all. Nothing is written over
that was not asked for, and of answers nothing of a person is kept.
"""
