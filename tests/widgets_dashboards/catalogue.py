"""The catalogue of methods as its step tells it, with texts that try to be more than text."""

from typing import Any

HTML = "<b>bold</b> <script>alert(1)</script>"
FACTS = [{"label": one, "value": "2"} for one in ("People", "Hours of each", "Meetings", "Weeks")]
FIT = {"fit": "2", "title": HTML, "word": "helps"}
CARD = {
    "id": "walk",
    "title": "Learning walk",
    "purpose": HTML,
    "from_project": True,
    "facts": FACTS,
    "fits": [FIT],
    "used": False,
}
FULL = {
    "id": "walk",
    "lead": "Who leads or prepares it: 3 h more (estimate)",
    "group": {"text": HTML, "known": "published"},
    "effort": {"text": HTML, "known": "general knowledge"},
    "roles": [HTML],
    "prerequisites": [HTML],
    "requires": [{"id": "circle", "title": HTML}],
    "steps": [HTML, "Tell the others."],
    "serves": [FIT, FIT | {"fit": "1", "word": "helps a little"}],
    "sources": [
        {"title": HTML, "url": "https://example.org", "known": "published"},
        {"title": "The field", "url": "", "known": ""},
    ],
    "print": "/print/method/walk",
    "people": 5,
    "answers": {"school/A1": 3, "school/A2": 1},
    "hours_each": 2,
    "hours_lead": 3,
}
LIST = [{"id": "school/A1", "title": HTML}, {"id": "school/A2", "title": "Aims"}]
METHODS: dict[str, Any] = {
    "typed": dict.fromkeys(
        ("text", "need", "competence", "people", "hours", "weeks", "origin"), ""
    ),
    "offered": {
        "needs": [{"title": "Our focus needs", "options": LIST}],
        "competences": [{"title": HTML, "options": LIST}],
        "weeks": [{"id": "4", "title": "a month"}],
        "origins": [{"id": "project", "title": "from iHub4Schools"}],
    },
    "of": 2,
    "cards": [CARD, CARD | {"id": "circle", "title": HTML, "from_project": False, "used": True}],
    "open": FULL,
    "goals": [
        {"id": "p.f", "need": "school/A2", "title": "Other"},
        {"id": "p.g", "need": "school/A1", "title": HTML},
    ],
    "may_use": True,
    "plan": "/dashboards/action_planning",
}
