"""What surrounds the pages: top bar, status line, banners, and the menu under the logo."""
