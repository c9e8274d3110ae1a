"""Later messages: what the last answer makes of one; `ways` tries each way, and the first that holds answers."""
