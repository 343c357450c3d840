"""Digital infrastructure: what a team answers once for its school, and the picture it makes."""
