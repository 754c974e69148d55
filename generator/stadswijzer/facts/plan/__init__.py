"""The plan as facts: time, decisions, money, risks, support, goals, and what holds an initiative back.

In: roadmap and initiatives. Out: values with their dates, in whole euros and hours. `figures/` says
where the lines and words of a picture stand; who draws it is `pages` or `papers`.
"""
