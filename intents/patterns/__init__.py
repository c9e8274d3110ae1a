"""Patterns over words, as content writes them: syntax, compiler, and the tree that finds all in one pass."""
