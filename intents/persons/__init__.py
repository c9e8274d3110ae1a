"""Whom a thing concerns that a message names, and what is denied or over."""
