"""Which gatherings and groups say of their people that they know each other: SQL of all who ask, the map, the ways, Ask.

What a crowd is, is said once, in `domain/path.py`. Only those count who were at a gathering, or are in a group still.
"""

from networker.domain.path import CROWD

PRESENT = "IN ('there', 'host')"  # roles of those who were at a gathering


def small_gatherings(of: str) -> str:
    """A table (gathering_id, size) of those gatherings, among the ids that a query answers, which are no crowd."""
    return (
        "(SELECT gathering_id, count(*) AS size FROM gathering_person"
        f" WHERE role {PRESENT} AND gathering_id IN ({of}) GROUP BY 1 HAVING size BETWEEN 2 AND {CROWD})"
    )


def small_groups(of: str) -> str:
    """A table (group_id, size) of those groups, among the ids that a query answers, which are no crowd."""
    return (
        "(SELECT group_id, count(*) AS size FROM group_member"
        f" WHERE until IS NULL AND group_id IN ({of}) GROUP BY 1 HAVING size BETWEEN 2 AND {CROWD})"
    )
