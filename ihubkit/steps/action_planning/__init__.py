"""Action planning: a school's plan, written by several people at once without loss."""
