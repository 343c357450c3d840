"""Plan and results as documents."""
