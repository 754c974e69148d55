"""`survey import` in a small project, as somebody at a desk types it."""

from pathlib import Path

import yaml
from click.testing import CliRunner
from small_project import Site

from stadswijzer.cli.main import main

ORGANISATION = """
departments:
  - {id: verkeer, name: Verkeer en Mobiliteit, staff: 34}
  - {id: beheer, name: Beheer, staff: 20}
  - {id: sociaal, name: Sociaal, staff: 40}
  - {id: juridisch, name: Juridische Zaken, staff: 12}
"""
SAFE = (
    "--date 2021-04-30 --invited 90 --purpose Weten --legal-basis Taak --privacy-check 2021-03-01 "
    "--works-council agreed --works-council-date 2021-03-02 --delete-source-by 2021-08-01"
).split()


class Desk:
    """A project, and the command in it. `said`: what the last import said."""

    def __init__(self, site: Site) -> None:
        self.site, self.root, self.said = site, site.root, ""
        self.file = site.root / "docs/kennispeiling/2021-voorjaar.yml"

    def imports(self, *files: str | bytes, options: tuple[str, ...] = (), safe: bool = True) -> int:
        """The exit status of an import of these files; what was written stands in `file`."""
        paths = []
        for number, content in enumerate(files, start=1):
            path: Path = self.root / f"{number}.csv"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(str(path))
        given = ["survey", "import", *paths, "--round", "2021-voorjaar", "--project", str(self.root)]
        found = CliRunner().invoke(main, [*given, *(SAFE if safe else ()), *options])
        assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
        self.said = found.output.replace(f"{self.root}/", "")
        return found.exit_code

    @property
    def written(self):
        """The round as it was written; None when nothing was."""
        return yaml.safe_load(self.file.read_text("utf-8")) if self.file.exists() else None

    def codes(self, severity: str = "error") -> list[str]:
        """What was told, by code."""
        return [
            line.partition(f"{severity}[")[2].partition("]")[0]
            for line in self.said.splitlines()
            if f"{severity}[" in line
        ]
