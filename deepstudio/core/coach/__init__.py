"""What curves say, and what would help: rules that judge a run as a teacher would, each declared once."""
