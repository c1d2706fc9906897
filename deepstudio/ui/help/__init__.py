"""The help inside the program: the words of the field and the guide, read in a sheet beside the page."""
