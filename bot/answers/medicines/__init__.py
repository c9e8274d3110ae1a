"""Medicines beside magnesium: what happens, the gap in hours, and a plan of the day."""
