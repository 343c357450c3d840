"""What is asked and offered: instruments, run-sheets and screen texts, in all languages."""
