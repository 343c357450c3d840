"""Practice without an audience: the sample hub, and simulated teachers at the real HTTP API."""
