"""Delivery: every update answered once, confirmed only then, across crashes, floods and a bad network."""
