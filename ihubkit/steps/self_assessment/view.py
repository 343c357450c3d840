"""The page of the self-assessment: words, pictures, and the questions to try out."""

import ipywidgets

from ihubkit.steps.page import column, link, page
from ihubkit.steps.results.view import pictures_view
from ihubkit.steps.self_assessment.model import SelfAssessment
from ihubkit.widgets.dashboard import Practice, Summary
from ihubkit.widgets.questionnaire import Questionnaire


def self_assessment_view(model: SelfAssessment) -> ipywidgets.DOMWidget:
    """Build the page; what is answered in the questions here goes nowhere."""
    texts, language = model.scene.texts.catalogue, model.scene.language
    summary = Summary(texts=texts, language=language)
    parts = [link(model, summary, {"summary": "state"}), pictures_view(model)]
    asked = model.asked()
    if asked:
        practice = Practice(texts=texts, language=language, state={"title": asked.title})
        questions = Questionnaire(instrument=asked, texts=texts, language=language)
        parts.append(column(practice, questions))
    return page(model, *parts)
