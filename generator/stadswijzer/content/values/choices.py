"""One of a few words: a choice, a country, true or false."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stadswijzer.content.values.reading import BROKEN, Broken, Report, Schema, Value, nearest, scalar_of
from stadswijzer.content.yaml_source import Node


@dataclass(frozen=True)
class Choice(Value[str]):
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, node: Node, report: Report) -> str | Broken:
        scalar = scalar_of(node, report, "word")
        if scalar is None:
            return BROKEN
        if scalar.text not in self.options:
            near = nearest(scalar.text, list(self.options))
            return report("not-allowed", node, found=scalar.text, allowed=", ".join(self.options), near=near)
        return scalar.text

    def schema(self) -> Schema:
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class Country(Value[str]):
    """An ISO 3166-1 alpha-2 code; as typed, so that `NO` is Norway."""

    def read(self, node: Node, report: Report) -> str | Broken:
        scalar = scalar_of(node, report, "word")
        if scalar is None:
            return BROKEN
        if scalar.text not in COUNTRIES:
            near = scalar.text.upper() if scalar.text.upper() in COUNTRIES else ""
            return report("not-allowed", node, found=scalar.text, allowed="NL, BE, DE, …", near=near)
        return scalar.text

    def schema(self) -> Schema:
        return {"type": ["string", "boolean"], "examples": ["NL", "BE"]}


@dataclass(frozen=True)
class Flag(Value[bool]):
    """`true` or `false`."""

    def read(self, node: Node, report: Report) -> bool | Broken:
        scalar = scalar_of(node, report, "flag")
        if scalar is None:
            return BROKEN
        if scalar.style or scalar.text not in ("true", "false"):
            return report.wrong_type(node, "flag")
        return scalar.text == "true"

    def schema(self) -> Schema:
        return {"type": "boolean"}


# ISO 3166-1 alpha-2, the 249 codes officially assigned.
COUNTRIES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE
    YT ZA ZM ZW
    """.split()
)
