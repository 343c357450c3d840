"""Sets of methods that answer a plan's needs within its limits: integer programmes.

A method answers a need with fit 1 to 3; a half group counts 5/6 of that, the smallest one 4/6.
The best method for a need counts whole, the second one half, further ones nothing. The set with
most points comes first, among equals the one with fewer working hours. docs/methods.md has the
formula; the programmes are solved by HiGHS through `scipy.optimize.milp`.
"""

from ihubkit.analysis.proposals.propose import propose
from ihubkit.analysis.proposals.words import Words

__all__ = ["Words", "propose"]
