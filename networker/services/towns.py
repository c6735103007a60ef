"""The table of towns, read from the program's resources the first time that somebody asks where a place is."""

from functools import cache

from networker import paths
from networker.domain.towns import Towns


@cache
def towns() -> Towns:
    """Towns of 5,000 people and more (GeoNames, CC BY 4.0). Raises OSError where the installation is incomplete."""
    import gzip

    return Towns(gzip.decompress((paths.resources() / "places" / "towns.tsv.gz").read_bytes()))
