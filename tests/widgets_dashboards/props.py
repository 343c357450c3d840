"""States as steps tell them, with texts that try to be more than text."""

from typing import Any

from catalogue import METHODS

HTML = "<b>bold</b> <script>alert(1)</script>"
CLOCK = {
    "ends_at": "2099-03-02T12:10:00Z",
    "remaining_s": 600,
    "paused": False,
    "server_time": "2099-03-02T12:00:00Z",
}
ACTIVITY = {
    "id": "rate",
    "kind": "instrument",
    "title": "Where do we stand?",
    "hint": "Wait.",
    "prompt": "Choose.",
    "minutes": 20,
    "round": 1,
}
PARTS = [ACTIVITY | {"now": True, "done": False}, ACTIVITY | {"id": "talk", "title": HTML}]
TOPIC = {
    "item": "A1",
    "title": HTML,
    "said": "people are split, consensus 31 %",
    "n": 12,
    "round": 1,
    "discussed": False,
    "spread": [{"value": v, "text": HTML, "n": n} for v, n in ((1, 6), (2, 0), (3, 6))],
}
RUN: dict[str, Any] = {
    "id": "w",
    "title": "Spring evening",
    "state": "open",
    "code": "K7M4QT",
    "seen": 4,
    "number": 1,
    "activity": ACTIVITY,
    "clock": CLOCK,
    "next": {"do": "next_activity", "label": "Next: Talk", "why": "14 minutes."},
    "may_reveal": True,
    "may_ask_again": True,
    "agenda": {
        "why": "The furthest apart come first.",
        "proposed": "A1",
        "chosen": "A2",
        "topics": [
            TOPIC | {"item": f"A{number}", "discussed": number == 2} for number in range(1, 8)
        ],
    },
    "parts": PARTS,
}
CARD = {"id": "c", "kind": "idea", "section": "Vision", "school": HTML, "text": HTML}
TABLE = {"caption": "Numbers", "columns": ["Topic", "Mean"], "rows": [[HTML, 2.5]]}
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='600'/>"
PICTURES = [
    {"name": name, "title": name, "alt": "Two points", "svg": SVG, "table": TABLE}
    for name in ("Priorities", "Profile")
]
SCREEN: dict[str, Any] = {
    "kind": "answering",
    "chosen": "w",
    "workshop": "Spring evening",
    "code": "K7M4QT",
    "address": "192.168.100.100:8765",
    "qr": "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
    "activity": {"kind": "instrument", "title": "Where do we stand?", "prompt": "Choose. " * 30},
    "number": 2,
    "of": 8,
    "clock": CLOCK,
    "pictures": [],
    "workshops": [{"id": "w", "title": "Spring evening", "state": "open"}],
    "languages": [{"id": "en", "title": "English"}, {"id": "fi", "title": "Suomi"}],
    "language": "en",
}
EVIDENCE = {
    "item": "A1",
    "title": HTML,
    "section": "Vision",
    "n": 8,
    "status": 1.8,
    "status_most": 3,
    "importance": 3.2,
    "importance_most": 4,
    "agreement": "views differ",
    "own": False,
    "feasibility": 2,
    "said": [HTML],
    "cards": [HTML],
}
GOAL_FIELDS = {
    "text": "Goal",
    "indicator.name": "",
    "indicator.baseline": "",
    "indicator.target": "",
    "indicator.measured_how": "",
}
PLAN: dict[str, Any] = {
    "id": "p",
    "stage": {"id": "draft", "word": "draft"},
    "terms": ["", ""],
    "fields": {"title": "", "vision": "Vision"},
    "needs": [EVIDENCE | {"id": "n", "has_goal": False, "measures": []}],
    "goals": [{"id": "g", "need": "n", "fields": GOAL_FIELDS}],
    "actions": [
        {
            "id": "a",
            "goal": "g",
            "fields": {"text": HTML, "lead": "", "starts": "", "ends": "", "hours": ""},
        }
    ],
}
PLAN_CHECK: dict[str, Any] = {
    "id": "p",
    "missing": 5,
    "look": 1,
    "groups": [
        {
            "severity": "missing",
            "remarks": [
                {
                    "part": "goal",
                    "id": "g",
                    "field": "indicator.name",
                    "text": f"“{HTML}” has none.",
                },
                {"part": "review", "id": "r", "field": "due", "text": "A review is overdue."},
            ],
            "more": 3,
        },
        {
            "severity": "look",
            "remarks": [{"part": "plan", "id": "p", "field": "", "text": "Four are many."}],
            "more": 0,
        },
    ],
}
NEEDS: dict[str, Any] = {
    "chosen": [EVIDENCE | {"id": "n"}],
    "hint": "Four are many.",
    "plan": "#",
    "doable": {"1": "hard", "2": "possible", "3": "easy"},
    "legend": ["First comes what matters much and is weak."],
    "items": [
        EVIDENCE
        | {
            "key": f"x-{item}",
            "instrument": "x",
            "item": item,
            "title": f"{HTML} {item}",
            "place": place,
            "need": "n" if item == "A1" else "",
        }
        for place, item in enumerate(("A1", "A2", *"BCDEFGHIJK"), start=1)
    ]
    + [
        EVIDENCE
        | {"key": "y-P1", "instrument": "y", "item": "P1", "place": None, "need": ""}
        | {"own": True, "n": None, "status": None, "feasibility": None, "said": []}
    ],
    "sections": [
        {
            "title": "Vision",
            "items": ["x-A1", "x-A2"],
            "cards": [{"kind": "idea", "text": HTML, "votes": 1}],
        },
        {"title": "Devices", "items": ["y-P1"], "cards": []},
    ],
}
SCHOOL = {"id": "s", "name": HTML, "staff": 20, "language": "English"}
SETUP = {
    "schools": [SCHOOL],
    "languages": [{"id": "en", "title": "English"}, {"id": "fi", "title": "Suomi"}],
    "waves": [{"id": "0", "title": "First measurement"}],
    "templates": [
        {
            "id": "t",
            "title": "Planning",
            "about": "About",
            "minutes": 60,
            "parts": [{"title": "Welcome", "minutes": 5}],
        },
        {"id": "u", "title": "Mapping", "about": "About", "minutes": 90, "parts": []},
    ],
    "workshops": 0,
    "step": "workshop",
}
PART: dict[str, Any] = {
    "id": "rate",
    "kind": "instrument",
    "kind_title": "Questionnaire",
    "title": "Where do we stand?",
    "prompt": "Choose.",
    "hint": "Wait.",
    "minutes": 20,
    "round": 1,
    "instrument": "school",
    "facets": ["status"],
    "items": [],
    "card_kinds": [],
    "about": "Our school",
    "locked": False,
    "now": False,
    "doubt": "",
}
SHEET: dict[str, Any] = {
    "id": "w",
    "title": "Spring evening",
    "state": "draft",
    "seen": 4,
    "minutes": 95,
    "planned": 90,
    "template": "Mapping",
    "as_template": False,
    "undo": "“Cards” is removed.",
    "parts": [
        PART | {"id": "welcome", "kind": "welcome", "title": "Welcome", "locked": True},
        PART,
        PART | {"id": "talk", "kind": "discussion", "title": HTML, "doubt": "It comes too early."},
        PART | {"id": "end", "kind": "closing", "title": "What happens next", "minutes": 5},
    ],
    "kinds": [
        {"id": kind, "title": kind.title(), "about": f"About {kind}."}
        for kind in ("welcome", "instrument", "reveal", "discussion", "cards", "plan", "closing")
    ],
    "instruments": [
        {
            "id": "school",
            "title": "Our school",
            "facets": [{"id": "status", "title": "Now"}, {"id": "importance", "title": HTML}],
            "sections": [
                {
                    "id": "A",
                    "title": "Vision",
                    "items": [
                        {"id": "A1", "title": HTML, "own": False},
                        {"id": "own-A2", "title": "Our own aim", "own": True},
                    ],
                }
            ],
        }
    ],
    "card_kinds": [{"id": "need", "title": "Needs"}, {"id": "idea", "title": "Ideas"}],
}
FORM: dict[str, Any] = {
    "id": "q",
    "sections": [
        {
            "id": section,
            "title": f"Section {section}",
            "about": "About",
            "items": [
                {
                    "id": f"{section}1",
                    "title": HTML,
                    "about": "About",
                    "facets": [
                        {
                            "id": "status",
                            "question": "Which is closest?",
                            "unsure": True,
                            "described": True,
                            "options": [
                                {"value": "1", "text": "Nothing yet"},
                                {"value": "2", "text": "Something"},
                            ],
                        }
                    ],
                }
            ],
        }
        for section in ("A", "B")
    ],
}
EMPTY = {"values.status": "", "evidence": "", "comment": ""}
TEAM: dict[str, Any] = {
    "id": "s.0.q",
    "form": "q",
    "first": "A",
    "items": {
        "A1": {"fields": EMPTY, "light": "open", "word": "not answered"},
        "B1": {"fields": EMPTY | {"values.status": "1"}, "light": "red", "word": "not in place"},
    },
    "sections": [{"id": "A", "done": 0, "of": 1}, {"id": "B", "done": 1, "of": 1}],
    "done": 1,
    "of": 2,
    "gone": 1,
}
COUNTS = [
    {"light": light, "word": light, "n": 2} for light in ("red", "amber", "green", "unsure", "open")
]
LIGHTS: dict[str, Any] = {
    "counts": COUNTS,
    "first": [HTML],
    "needs": "#",
    "sections": [
        {
            "title": "Devices",
            "counts": COUNTS[:2],
            "items": [
                {
                    "id": one["light"],
                    "title": HTML,
                    "light": one["light"],
                    "word": one["word"],
                    "importance": "Important this year",
                    "before": "red",
                }
                for one in COUNTS
            ],
        }
    ],
}
WISHED = {"id": "TOP1", "title": HTML, "hours": 32, "need": 0.5, "n": 9, "said": "9 people"}
COURSE: dict[str, Any] = {
    "title": "Basic course",
    "group": HTML,
    "hours": 32,
    "topics": [WISHED],
    "forms": [WISHED],
    "times": [WISHED],
    "open": ["Left out."],
    "length": "basic",
    "lengths": [{"id": "basic", "title": "32 hours"}, {"id": "tailored", "title": "30 hours"}],
    "print": "#",
}
SUMMARY: dict[str, Any] = {
    "id": "summary-w-",
    "title": "Spring evening",
    "whose": "",
    "schools": [{"id": "", "title": "All schools together"}, {"id": "s1", "title": "Birch School"}],
    "language": "en",
    "languages": [{"id": "en", "title": "English"}, {"id": "fi", "title": "Suomi"}],
    "released": True,
    "version": 3,
    "published": False,
    "parts": [
        {"id": "strong", "fields": {"title": "What is strong", "text": "One.\nTwo."}},
        {"id": "open", "fields": {"title": "Open questions", "text": "Why?"}},
    ],
    "draft": [
        {"id": "strong", "title": "What is strong", "sentences": ["Three.", HTML], "new": True},
        {"id": "open", "title": "Open questions", "sentences": ["Why?"], "new": False},
    ],
    "hidden": [HTML],
    "print": "/print/summary/w/all",
}
PUBLISHED: dict[str, Any] = {
    "id": "w-",
    "title": HTML,
    "whose": "Birch School",
    "language": "en",
    "print": "/print/summary/w/all",
    "parts": [{"title": "What is strong", "sentences": [HTML, "x" * 300]}],
}
PLAN_BOARD: dict[str, Any] = {
    "view": "board",
    "views": [{"id": "timeline", "title": "Timeline"}, {"id": "board", "title": "Status board"}],
    "goal": "",
    "goals": [{"id": "g", "title": HTML}, {"id": "h", "title": "2 Second"}],
    "person": "",
    "people": ["Aino", HTML],
    "empty": "",
    "poster": "#",
    "board": [
        {
            "status": status,
            "shape": shape,
            "word": word,
            "cards": [
                {
                    "id": f"{status}-{number}",
                    "number": f"1.{number}",
                    "text": HTML,
                    "lead": HTML,
                    "ends": "1 March 2027",
                    "late": True,
                    "status": status,
                }
                for number in range(many)
            ],
        }
        for status, shape, word, many in (("open", "○", "not begun", 2), ("done", "✔", "done", 0))
    ],
}
PLAN_TIMELINE: dict[str, Any] = {
    **{key: value for key, value in PLAN_BOARD.items() if key != "board"},
    "view": "timeline",
    "picture": {
        "parts": {
            size: [{"title": f"{size}, {part} of 2", "svg": SVG} for part in (1, 2)]
            for size in ("phone", "wide")
        },
        "alt": "Two actions",
        "said": ["1.2 begins before 1.1 has ended.", HTML],
        "table": TABLE,
    },
}
LISTED: dict[str, Any] = {
    "id": "p.r30",
    "title": "After 30 days",
    "on": "11 April 2026",
    "said": "overdue by 3 days",
    "held": False,
    "late": True,
    "chosen": True,
}
PROGRESS = {"status": "open", "note": ""}
REVIEWS: dict[str, Any] = {
    "id": "p",
    "draft": False,
    "reviews": [
        LISTED,
        LISTED | {"id": "p.r90", "title": "After 90 days", "late": False, "chosen": False},
    ],
    "review": LISTED
    | {
        "due": "2026-04-11",
        "by": "",
        "fields": {"reflection": "", "next_steps": ""},
        "follow_up": "Ask the hub for a follow-up workshop.",
        "print": "/print/review/s/p.r30",
    },
    "goals": [
        {
            "id": "p.g",
            "text": HTML,
            "indicator": HTML,
            "success": "",
            "target": "2.5",
            "by": "1 June 2027",
            "then": "1.4 of 3",
            "now": "2.3 of 3",
            "change": "Moved up by 0.9 points.",
            "newer": True,
            "status": "○ not begun",
            "note": "",
            "done": "Actions done: 0 of 1",
            "fields": PROGRESS,
            "actions": [
                {"id": "p.a", "text": HTML, "who": HTML, "when": "May", "fields": PROGRESS}
            ],
        }
    ],
    "statuses": [
        {"value": "open", "text": "○ not begun"},
        {"value": "done", "text": "✔ done"},
    ],
}
STATES: dict[str, dict[str, Any]] = {
    "sheet": SHEET,
    "methods": METHODS,
    "heading": {
        "title": "Hub",
        "about": "About",
        "badge": "Sample data",
        "choices": [
            {
                "name": "group",
                "label": "Whose",
                "value": "a",
                "options": [{"id": "a", "title": HTML}, {"id": "b", "title": "B"}],
            }
        ],
        "links": [{"title": "Open the board", "href": "#", "new": True}],
        "tabs": [{"id": "run", "title": "Run", "count": 2}, {"id": "x", "title": "X", "count": 0}],
        "tab": "run",
    },
    "runsheet": RUN,
    "attendance": {
        "asking": True,
        "joined": 3,
        "answered": 2,
        "schools": [
            {
                "name": HTML,
                "staff": 20,
                "roles": [{"name": "Teachers", "joined": 3, "answered": 2}],
            }
        ],
    },
    "approvals": {
        "waiting": [CARD | {"state": "waiting"}],
        "reviewed": [CARD | {"id": "d", "state": "hidden"}],
    },
    "codes": {
        "schools": [{"id": "s", "name": HTML, "code": "ABCD2345"}],
        "links": [{"id": "l", "title": HTML, "releases": 1, "expires": "2026-03-02T12:00:00Z"}],
        "releases": [{"id": "r", "title": HTML, "made": "2026-03-02T12:00:00Z"}],
        "join": {
            "title": "Spring",
            "state": "open",
            "code": "K7M4QT",
            "link": "http://hub.test/c/K7M4QT",
            "qr": SCREEN["qr"],
        },
        "downloads": [{"title": "Results", "href": "#"}],
    },
    "setup": SETUP | {"plans": [{"id": "s", "name": HTML, "said": "questions to ask: 2"}]},
    "reviews": REVIEWS,
    "needs": NEEDS,
    "summary": {"sentences": [HTML], "n": 8},
    "teamform": TEAM,
    "lights": LIGHTS,
    "course": COURSE,
    "practice": {"title": "How I work"},
    "plan": PLAN,
    "planpictures": PLAN_BOARD,
    "plancheck": PLAN_CHECK,
    "board": SCREEN,
    "summary_editor": SUMMARY,
    "summaries": {"summaries": [PUBLISHED]},
}
