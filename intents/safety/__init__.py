"""The watch: rules on the raw message, a reader beside them, what clauses deny, numbers that alarm."""
