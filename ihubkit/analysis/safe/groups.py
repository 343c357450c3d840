"""Which groups a workshop falls into, and which roles are taken together because they are few."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ihubkit.model.people import Role
from ihubkit.model.release import Group, GroupKind

People = Mapping[tuple[str, Role], int]  # (school, role) → respondents
ALL = Group(key="all", kind=GroupKind.ALL)


def holds(group: Group, school_id: str, role: Role) -> bool:
    """Tell whether somebody of this school and role belongs to the group."""
    return group.school_id in ("", school_id) and (not group.roles or role in group.roles)


def group_of(key: str) -> Group:
    """Return the group a key stands for."""
    place, slash, roles = key.rpartition("/role:")
    if not slash:
        place, slash, roles = ("", "/", key[5:]) if key.startswith("role:") else (key, "", "")
    school_id = place.removeprefix("school:") if place.startswith("school:") else ""
    if slash:
        return _role_group(tuple(Role(role) for role in roles.split("+")), school_id)
    return _school(school_id) if school_id else ALL


def cut(people: People, k: int) -> list[Group]:
    """Return all groups worth showing, the most wanted first: larger before smaller.

    First everybody, then the schools, then the roles over all schools, then those of each school.
    A role too few answered in is taken together with the next smallest, once for all questions.
    """
    schools = _by_size(Counter[str](), ((school, n) for (school, _), n in people.items()))
    groups = [ALL, *(_school(school) for school in schools)]
    for school in ("", *schools):
        groups += _roles(people, school, k)
    return groups


def _school(school_id: str) -> Group:
    return Group(key=f"school:{school_id}", kind=GroupKind.SCHOOL, school_id=school_id)


def _roles(people: People, school_id: str, k: int) -> list[Group]:
    """Return the role groups of one parent; none when they would be the parent itself."""
    sizes = Counter[Role]()
    for (school, role), n in people.items():
        if school_id in ("", school):
            sizes[role] += n
    merged = merge({(role,): n for role, n in sizes.items() if n}, k)
    if len(merged) < 2:  # noqa: PLR2004 -- one group of roles is its parent again
        return []
    return [_role_group(roles, school_id) for roles in merged]


def _role_group(roles: tuple[Role, ...], school_id: str) -> Group:
    prefix = f"school:{school_id}/" if school_id else ""
    key = f"{prefix}role:{'+'.join(roles)}"
    return Group(key=key, kind=GroupKind.ROLE, school_id=school_id, roles=roles)


def merge(sizes: Mapping[tuple[Role, ...], int], k: int) -> list[tuple[Role, ...]]:
    """Merge the smallest group with the next smallest until all have k; the largest come first."""
    groups = dict(sizes)
    while len(groups) > 1 and min(groups.values()) < k:
        smallest, next_one = sorted(groups, key=lambda roles: (groups[roles], roles))[:2]
        together = tuple(sorted((*smallest, *next_one)))
        groups[together] = groups.pop(smallest) + groups.pop(next_one)
    return sorted(groups, key=lambda roles: (-groups[roles], roles))


def _by_size(sizes: Counter[str], counted: Iterable[tuple[str, int]]) -> list[str]:
    for name, n in counted:
        sizes[name] += n
    return sorted(sizes, key=lambda name: (-sizes[name], name))
