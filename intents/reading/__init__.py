"""What a message says: words corrected, names, amounts, ages, and what somebody leaves out."""
