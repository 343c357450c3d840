"""The projector's page: the code while people join, the question while they answer, the results."""
