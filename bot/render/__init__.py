"""An `Answer` as text, as JSON, and as HTML with buttons."""
