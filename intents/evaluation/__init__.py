"""`magbot evaluate`: data sets, cross-validation, measures, robustness, and the report as text, JSON and HTML."""
