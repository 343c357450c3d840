"""A plan's goals along the year, one line each: the strip of the poster, which hangs for months."""

from ihubkit.charts.heading import legend
from ihubkit.charts.letters import LINE, cut
from ihubkit.charts.marks import bars, dots, pixels, words
from ihubkit.charts.plan_axis import draw_axis, height, make_axis
from ihubkit.charts.plan_timeline import milestone_keys
from ihubkit.charts.plan_view import PlanView
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.model.plan import Status
from ihubkit.model.plan_timeline import timeline

NAMES = 0.16  # the part of the picture that names take
MOST = 3  # goals, as many as the poster has


def draw(view: PlanView, look: Look) -> list[Spec]:
    """Draw when the actions of each goal begin and end, and when its target is due."""
    told, size, theme = timeline(view.dossier, view.only), look.size, look.theme
    whole = size.width - 2 * size.margin
    axis = make_axis(told, size.margin + whole * NAMES, size.width - size.margin)
    if not axis:
        return []
    shown = told.model_copy(update={"links": ()})
    above, top = legend(look, milestone_keys(view, look, shown))
    begin, row = top + height(view, look), size.item * LINE * 1.35
    names, boxes, targets, reviews = [], [], [], []
    rows = [one for one in told.goals if one[1].status is not Status.DROPPED][:MOST]
    first = begin + (row if told.reviews else 0)
    for place, (number, goal, actions) in enumerate(rows):
        y = first + row * (place + 0.5)
        name = cut(view.texts("Goal {n}", n=number), size.item, whole * NAMES - 6, most=1)[0]
        names.append({"x": size.margin, "y": y, "text": name})
        starts = [one.starts for one in actions if one.starts]
        ends = [one.ends for one in actions if one.ends]
        if starts and ends:
            box = {"x": axis.x(min(starts)), "x2": axis.after(max(ends))}
            boxes.append(box | {"y": y - row * 0.25, "y2": y + row * 0.25})
        targets += [
            {"x": axis.after(one.on), "y": y} for one in told.targets if one.goal_id == goal.id
        ]
    if told.reviews:
        names.append({"x": size.margin, "y": begin + row / 2, "text": view.texts("Reviews")})
        reviews = [{"x": axis.x(day), "y": begin + row / 2} for day in told.reviews]
    end = first + row * len(rows)
    big = size.dot * 2
    layers = [
        *above,
        *draw_axis(view, look, axis, told, top, end),
        bars(boxes, color=theme.band, stroke=theme.ink, strokeWidth=1.5, cornerRadius=3),
        dots(targets, pixels("x"), pixels("y"), big, theme.accent, shape="diamond"),
        dots(reviews, pixels("x"), pixels("y"), big, theme.ink, shape="triangle-down"),
        words(names, size.item, theme.ink, fontWeight="bold"),
    ]
    return [frame(look, end + size.margin / 2, layers)]
