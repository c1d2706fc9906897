"""How the program looks: named colours, fonts, icons and the one short style sheet."""
