"""The classifier: words to intents with a confidence that means something; fitted by scikit-learn, served by numpy."""
