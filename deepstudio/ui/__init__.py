"""The window: views of the document and of run events, and nothing else. Qt lives here alone."""
