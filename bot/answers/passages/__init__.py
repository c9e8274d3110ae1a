"""Passages: which one answers a question, and which of its sentences goes first."""
