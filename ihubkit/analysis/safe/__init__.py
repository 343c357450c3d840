"""Group results that give nobody away: the only way from answers to what is shown.

The rules, what they protect against and what they do not: docs/safe-results.md.
"""

from ihubkit.analysis.safe.past import Past, Wave, by_round
from ihubkit.analysis.safe.release import make_release
from ihubkit.analysis.safe.rounds import newest
from ihubkit.model.release import ReleaseHeader

__all__ = ["Past", "ReleaseHeader", "Wave", "by_round", "make_release", "newest"]
