"""What an examination of a network came to, drawn: one view for each section, found through `Section.shown`."""
