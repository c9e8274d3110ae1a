"""What is asked: emergencies, names and amounts, the questions of a message; may import `knowledge`."""
