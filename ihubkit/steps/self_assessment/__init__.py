"""Self-assessment: levels of a group by area, and what the questionnaire asks."""
