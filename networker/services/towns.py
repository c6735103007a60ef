"""The table of towns, read from the program's resources the first time that somebody asks where a place is."""

from functools import cache

from networker import paths
from networker.domain.names import fold
from networker.domain.towns import Short, Towns


@cache
def towns() -> Towns:
    """Towns of 5,000 people and more (GeoNames, CC BY 4.0). Raises OSError where the installation is incomplete."""
    import gzip

    folder = paths.resources() / "places"
    lines = (folder / "short_names.tsv").read_text(encoding="utf-8").splitlines()
    told = [line.split("\t") for line in lines if line and not line.startswith("#")]
    short = {
        " ".join(fold(name).split()): Short(place, float(latitude), float(longitude))
        for names, place, latitude, longitude in told
        for name in names.split("|")
    }
    return Towns(gzip.decompress((folder / "towns.tsv.gz").read_bytes()), short)
