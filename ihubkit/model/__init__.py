"""Facts and rules: frozen values and pure functions, no input or output."""
