"""The pages, as their own tests have them."""

from tests.ui.pages.conftest import actions as actions
from tests.ui.pages.conftest import asked as asked
from tests.ui.pages.conftest import show_page as show_page
from tests.ui.pages.conftest import trained as trained
from tests.ui.pages.conftest import trained_folder as trained_folder
