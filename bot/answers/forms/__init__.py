"""Supplement forms: profiles, comparisons, and the form that fits a goal."""
