"""Pictures that carry facts, as plain shapes: a map, a line of events, bars.

In: facts. Out: `Drawing`s and parts of bars that `pages/templates/view/figures.html` draws as SVG; colours
come from the style sheet. Every picture has its facts in words beside it, and no colour tells what no form or
pattern tells too.
"""
