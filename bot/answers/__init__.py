"""Answers to what was understood: `registry` tells which function serves which intent, a package for each kind.

An answerer takes a `Request` and the `Desk` and returns a `Draft`; every sentence that it says is content.
"""
