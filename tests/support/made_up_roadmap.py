"""Odd roadmaps for tests of the timeline, the pages, the papers and the files: as many initiatives as are asked.

`roadmap(8, titles="odd")` → path → text of the files of a project. Nothing here is drawn by lot: the same call
gives the same project.
"""

from collections.abc import Mapping
from pathlib import Path

ODD_TITLES = (
    "Meten, wegen & weten – hoe wij samen met de buurt de lucht van de stad schoner maken 🚲🌳",  # 90 at most
    "مدينة ذكية للجميع – een slimme stad voor iedereen, ook rond het station en langs de Maas",
    "Een <b>titel</b> met {{ jinja }}, #typst, $geld$ en [[haken]] | en \\ en _nog_ *meer*",
    "Woordzonderspatiesdatzolangisdathetnergensineenkolompastenookoppapiernietafgebrokenwordt",
    "A",
)
STOPPED = "status: stopped\nstatus_since: 2021-03-01\nstatus_reason: Het mocht niet."
"""A status with what it asks, in place of another."""
STATUSES = ("idea", "preparation", "running", "done", "paused", "stopped")
"""By name, so that a further status of the model changes no number that a test counts."""
ODD = {
    "none": {"number": 0},
    "one": {"number": 1},
    "odd titles": {"number": 8, "titles": "odd"},
    "sixty": {"number": 60},
    "no costs, no goals": {"number": 8, "costs": False, "goals": 0},
    "everything late": {"number": 8, "late": True},
    "everything moved twice": {"number": 8, "moved": 2},
    "one year": {"number": 8, "period": (2021, 2021), "as_of": "2021-06-30"},
    "over": {"number": 8, "as_of": "2025-02-01", "closing": True},
    "bare": {"number": 5, "parts": ()},
    "sample": {"number": 2, "sample": True},
}
"""Name → arguments of `roadmap`: the odd cases that every picture, page and paper must stand."""
SETTINGS = "site_name: Slimme stad Ergens\nsite_url: https://slimmestad.example/\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n"
THEMES = ("lucht", "verkeer", "mensen")
WHOLE = "arguments caveats alternatives participation privacy evaluation needs risks support decisions hours".split()


def roadmap(
    number: int,
    *,
    titles: str = "plain",
    costs: bool = True,
    goals: int = 3,
    late: bool = False,
    moved: int = 0,
    period: tuple[int, int] = (2020, 2024),
    as_of: str = "2022-03-31",
    parts: tuple[str, ...] = tuple(WHOLE),
    sample: bool = False,
    closing: bool = False,
    words: int = 30,
    adopted: bool = True,
) -> dict[str, str]:
    """Files of a project with `number` initiatives.

    `titles`: `plain` or `odd` (long, emoji, Arabic, code). `late`: every end and milestone is before `as_of` and
    not done. `moved`: how often every date moved. `parts`: the optional parts that each initiative has.
    `words`: the length of every prose.
    """
    files = {"mkdocs.yml": SETTINGS, "docs/index.md": "# Start\n"}
    for theme in THEMES:
        files[f"docs/themas/{theme}.yml"] = f"title: {theme.capitalize()}\nsummary: Alles over {theme}.\n"
    files["docs/begrippen/sensor.yml"] = (
        "title: Sensor\nsummary: Een sensor meet iets.\ndefinition: Een sensor is een ding dat meet.\ntheme: lucht\n"
        "sources: [{title: Bron, url: 'https://voorbeeld.example/'}]\n"
    )
    hours = ", ".join(f"{year}: 100" for year in range(period[0], period[1] + 1))
    marks = "sample: true\n" if sample else ""
    files["roadmap/organisatie.yml"] = (
        f"{marks}municipality: Ergens\nclusters: [{{id: alles, name: Alles}}]\ndepartments:\n"
        + "".join(
            f"  - {{id: afdeling-{n}, name: Afdeling {n}, staff: {10 * n}, cluster: alles, hours: {{{hours}}}}}\n"
            for n in range(1, 6)
        )
    )
    files["roadmap/roadmap.yml"] = marks + _plan(goals, period, as_of, closing=closing)
    if adopted:
        files["roadmap/roadmap.yml"] += f"adopted: [{{body: Gemeenteraad, date: {period[0]}-01-15}}]\n"
    for n in range(number):
        files[f"roadmap/activiteiten/activiteit-{n:02}.yml"] = marks + _initiative(
            n,
            title=ODD_TITLES[n % len(ODD_TITLES)] if titles == "odd" else f"Activiteit nummer {n}",
            costs=costs,
            goals=goals,
            late=late,
            moved=moved,
            period=period,
            parts=parts,
            words=words,
            over=int(as_of[:4]) > period[1],
        )
    return files


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Writes these files in `root`, a project of its own, and returns that."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    return root


def _plan(goals: int, period: tuple[int, int], as_of: str, *, closing: bool) -> str:
    text = (
        f"title: Uitvoeringsagenda\nsummary: Wat wij doen.\nperiod: {{start: {period[0]}, end: {period[1]}}}\nas_of: {as_of}\n"
        "vision: Een stad waar techniek helpt.\nfocus:\n  choices: [{theme: lucht, why: Daar is de steun.}]\n"
        "  not_now: [{theme: verkeer, why: Dat komt later.}]\n  dissent: [Een deel wilde eerst verkeer.]\n"
        f"calendar: [{{date: {period[0]}-06-22, title: Kaderbrief, kind: kaderbrief}}, {{date: {period[1]}-11-10, title: Begroting, kind: begroting}}]\n"
    )
    if goals:
        text += "goals:\n" + "".join(
            f"  - {{id: doel-{n}, title: Doel {n}, theme: {THEMES[n % 3]}, measure: Wat wij meten, unit: procent, baseline: 10, target: 90"
            + (
                ""
                if n % 3 == 2
                else f", measured: [{{value: {20 + n}, date: {period[0]}-12-31, source: Telling}}]"
            )
            + "}\n"
            for n in range(goals)
        )
    if closing:
        text += "closing:\n  achieved: Veel is gelukt.\n  missed: Iets niet.\n  learned: Praten kost tijd.\n"
    return text


def _initiative(
    n: int,
    *,
    title: str,
    costs: bool,
    goals: int,
    late: bool,
    moved: int,
    period: tuple[int, int],
    parts: tuple[str, ...],
    words: int,
    over: bool = False,
) -> str:
    start, end = period
    begin = start if late else start + n % (end - start + 1)
    until = begin if late else min(end, begin + n % 3)
    status = "running" if late else STATUSES[n % len(STATUSES)]
    if over and status != "stopped":  # nothing of a period that is over stays open
        status = "done"
    since = f"status_since: {begin}-03-01\nstatus_reason: De leverancier stopte.\n"
    since = since if status in ("paused", "stopped") else ""
    prose = "Dit is een zin. " * max(1, words // 4)
    lead, joins = f"afdeling-{n % 5 + 1}", f"afdeling-{(n + 1) % 5 + 1}"
    text = (
        f'title: "{title.replace(chr(92), chr(92) * 2)}"\nsummary: Wat activiteit {n} doet.\ntheme: {THEMES[n % 3]}\nstatus: {status}\n{since}'
        f"start: {begin}-Q1\nend: {until}-Q4\nlead: {lead}\ndepartments: [{joins}]\nprogramme: Programma {n % 4 + 1}\n"
        f"intended_effect: {prose}\nbody: {prose}\n"
    )
    if goals:
        text += f"goals: [doel-{n % goals}]\n"
    if n % 5 == 4 and not late:
        text += f"depends_on: [activiteit-{n - 4:02}]\n"
    history = "".join(
        f"{{date: {begin}-0{k + 1}-10, from: {begin}-0{k + 2}-28, reason: Reden {k}, effect: Het gevolg, action: Wat wij doen}}, "
        for k in range(moved)
    )
    text += "milestones:\n" + "".join(
        f"  - {{id: stap-{k}, title: Stap {k} van {n}, date: {begin}-0{k + 3}-15"
        + (", done: true" if not late and k == 0 and status in ("running", "done") else "")
        + (f", moved: [{history}]" if moved else "")
        + "}\n"
        for k in range(3)
    )
    if moved:
        text += "moved:\n" + "".join(
            f"  - {{date: {begin}-0{k + 1}-10, field: end, from: {begin}-Q{k + 2}, reason: Reden {k}, effect: Het gevolg, action: Wat wij doen}}\n"
            for k in range(moved)
        )
    if costs:
        text += (
            f"costs: [{{year: {begin}, amount: {10_000 * (n + 1)}, kind: one_off}}, {{year: {until}, amount: {1_000 * (n + 1)}, kind: structural}}]\n"
            f"coverage: [{{year: {begin}, amount: {8_000 * (n + 1)}, source: budget, state: adopted, reference: Begroting}}]\n"
            "after_period: Elk jaar 1.000 euro voor beheer.\n"
        )
    return text + "".join(_parts(n, lead, begin, until)[part] for part in parts)


def _parts(n: int, lead: str, begin: int, until: int) -> Mapping[str, str]:
    """The optional parts, each a text of whole lines."""
    return {
        "arguments": "arguments: [Het helpt., Het is nodig.]\n",
        "caveats": "caveats: [Het kost tijd.]\n",
        "alternatives": "alternatives: [{text: Niets doen., why_not: Dan verandert er niets.}]\n",
        "participation": "participation: {who: De buurt., how: Twee avonden., result: Drie plekken verplaatst.}\n",
        "privacy": f"privacy: {{dpia: done, date: {begin}-02-01, note: Geen personen.}}\n",
        "evaluation": f"evaluation: {{date: {until}-Q4, stop_if: Als het niet werkt.}}\n",
        "needs": "needs: [{concept: sensor, level: 2}]\n",
        "risks": f"risks: [{{text: Het mislukt., likelihood: {n % 5 + 1}, impact: {(n + 2) % 5 + 1}, mitigation: Klein beginnen.}}]\n",
        "support": (
            f"support:\n  - {{date: {begin}-02-01, party: residents, step: supports, hours: 3, public: true}}\n"
            f"  - {{date: {begin}-03-01, party: {lead}, step: doubts, hours: 2, concern: Wie doet het werk?}}\n"
        ),
        "decisions": (
            f"decisions:\n  - {{body: council, kind: decide, date: {begin}-05-10, ask: Geld vrijmaken., outcome: adopted}}\n"
            f"  - {{body: executive, kind: inform, date: {until}-11-10, ask: Kennis nemen van de stand.}}\n"
        ),
        "hours": f"hours: {{{lead}: {{{begin}: {100 + n}}}}}\n",
    }
