"""The oplegger: what the council has to know of the roadmap, on two sides.

In: the site. Out: what is asked, how every initiative stands, what is late and why, what it costs, whether it
works, what was decided and what changed since. Every word comes from the data; what nobody wrote is a gap.
"""
