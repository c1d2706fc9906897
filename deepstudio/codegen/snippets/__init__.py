"""A few lines for each kind of data that show how an export is used."""
