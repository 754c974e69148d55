"""What follows from what was written: the plan, its money and dates; what the work asks and who knows it.

In: a library whose references were resolved. Out: plain values. Reads no file and no clock, makes no
HTML, and publishes nothing: who shows a fact takes it from here, so that pages, papers and data say the
same.
"""
