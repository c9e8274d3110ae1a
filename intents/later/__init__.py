"""Later messages: what they leave unsaid, exchange, point at or stay with."""
