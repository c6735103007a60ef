"""How much a network holds one of its people in one place: Burt's constraint, and the size that it really has.

Ronald S. Burt, Structural Holes: The Social Structure of Competition (Harvard University Press, 1992), chapter 2.
Of ties z between i and others, i puts the share p_ij = (z_ij + z_ji) / sum over k of (z_ik + z_ki) into j. The
constraint of i is the sum, over the contacts j of i, of (p_ij + sum over q of p_iq p_qj) squared, where q is another contact of
i: what is put into j, and into others who put theirs into j. It is near 1/n where n contacts do not know each other, and
near 4/n where all of them do. The effective size is n less the mean number of ties that a contact has to other
contacts; for ties that are there or not this is n - 2t/n, with t ties among the contacts.

Sums go along the ties there are, so they take as long as there are ties, not as there are pairs.
"""

from collections.abc import Collection, Iterable, Mapping

Network = Mapping[
    int, Collection[int]
]  # who is tied to whom; each tie is told from both ends, none to oneself


def network_of(ties: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """The network of some ties, each told once or more often, from either end; a tie to oneself is none."""
    found: dict[int, set[int]] = {}
    for one, other in ties:
        if one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def constraint(network: Network, ego: int) -> float | None:
    """Burt's constraint of somebody over ties that are there or not; None for somebody who is tied to nobody."""
    contacts = network.get(ego, ())
    if not contacts:
        return None
    own = 1 / len(contacts)
    through = dict.fromkeys(contacts, own)
    for contact in contacts:
        others = network[contact]
        theirs = own / len(others)
        for other in others:
            if other in through and other != contact:
                through[other] += theirs
    return sum(share * share for share in through.values())


def effective_size(network: Network, ego: int) -> float:
    """How many contacts who do not know each other somebody's contacts are worth; 0 for somebody tied to nobody."""
    contacts = network.get(ego, ())
    if not contacts:
        return 0.0
    inside = set(contacts)
    return len(inside) - sum(len(inside.intersection(network[each])) for each in inside) / len(inside)


def least_and_most(contacts: int) -> tuple[float, float]:
    """The constraint of so many contacts of whom nobody knows anybody, and of whom all know all."""
    if contacts < 1:
        raise ValueError("without contacts there is no constraint")
    own = 1 / contacts
    return own, own * (1 + (contacts - 1) * own) ** 2


def with_ego(network: Network, ego: int, contacts: Iterable[int]) -> dict[int, set[int]]:
    """A network with one more person in its middle, who is tied to all of some contacts."""
    found = {person: set(others) for person, others in network.items()}
    for contact in contacts:
        found.setdefault(contact, set()).add(ego)
        found.setdefault(ego, set()).add(contact)
    return found


def ties_in(network: Network) -> int:
    """How many ties a network has."""
    return sum(len(others) for others in network.values()) // 2
