"""The plan check beside the editor: counted in the heading, and calm while people write."""

from troupe import Troupe

from ihubkit.live import plans
from ihubkit.model.plan import FieldChange
from ihubkit.steps.action_planning.checking import PATIENCE, Checking
from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.action_planning.view import plan_view


def write(troupe: Troupe, before: str, after: str) -> None:
    """Change the vision."""
    plan = plans.plan_of(troupe.store, troupe.schools[0].id)
    change = FieldChange(before=before, after=after)
    plans.edit(troupe.store, "plan", plan.id, {"vision": change}, "team")


def checked(troupe: Troupe) -> Checking:
    """Return the check of the first school, looked at."""
    model = Checking(troupe.team())
    model.school_id, model.active = troupe.schools[0].id, True
    return model


def sentences(model: Checking) -> str:
    """Return all it says."""
    return " ".join(one["text"] for group in model.check["groups"] for one in group["remarks"])


def test_an_empty_plan_is_told_what_it_lacks_with_the_place(troupe: Troupe) -> None:
    check = checked(troupe).check

    first = check["groups"][0]["remarks"][0]
    assert (first["part"], first["id"], first["field"]) == ("plan", check["id"], "vision")
    assert check["missing"] == 2


def test_remarks_are_counted_in_the_heading(troupe: Troupe) -> None:
    page = ActionPlanning(troupe.team())
    plan_view(page)

    assert page.heading["tabs"][0]["count"] == 3


def test_the_check_waits_until_nobody_writes(troupe: Troupe) -> None:
    model = checked(troupe)
    write(troupe, "", "All")

    model.watch()
    assert "no vision" in sentences(model)
    model.watch()

    assert "no vision" not in sentences(model)


def test_the_check_does_not_wait_for_ever(troupe: Troupe) -> None:
    model = checked(troupe)
    text = ""
    for number in range(PATIENCE + 1):
        write(troupe, text, f"All {number}")
        text = f"All {number}"
        model.watch()

    assert "no vision" not in sentences(model)


def test_nothing_is_checked_where_nobody_looks(troupe: Troupe) -> None:
    model = Checking(troupe.team())
    model.school_id = troupe.schools[0].id
    model.watch()

    assert model.check == {}
