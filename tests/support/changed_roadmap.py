"""A made-up roadmap with fields of a test in place of its own."""

import re

import made_up_roadmap

WITH_INITIATIVES = [name for name, given in made_up_roadmap.ODD.items() if given["number"]]


WAITING = {
    "roadmap/activiteiten/activiteit-00.yml": "start: 2020-Q1\nend: 2021-Q2\nstatus: running\nmoved: [{date: 2020-03-01, field: end, from: 2020-Q3, reason: Ziek, effect: Later, action: Huren}]\n",
    "roadmap/activiteiten/activiteit-01.yml": "start: 2021-Q1\nend: 2021-Q4\nstatus: idea\ndepends_on: [activiteit-00]\n",
}


def changed(number, own):
    """The roadmap with these fields in place of its own."""
    files = made_up_roadmap.roadmap(number, parts=())
    for path, text in own.items():
        names = {line.partition(":")[0] for line in text.splitlines()}
        kept = re.split(r"^(?=\S)", files[path], flags=re.MULTILINE)
        names |= {"milestones"}
        files[path] = "".join(each for each in kept if each.partition(":")[0] not in names) + text
    return files
