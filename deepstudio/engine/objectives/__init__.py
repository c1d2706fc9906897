"""What it means to answer a column, at work: one module for each objective of the catalog (`learned`)."""
