"""The figures of the help, one file for each family; an entry of the glossary names its own."""
