"""Released results of a school: choosing what to look at, and the pictures."""
