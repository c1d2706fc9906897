"""The panel below the canvas that shows what a node or wire carries. It is made when somebody opens it.

What is shown is a list of views (`views.VIEWS`), each a class derived from `view.InsideView`: it says by `accepts`
for which places it has something to show, and is told by `show_inside` what is looked at. One more way to look is one
more class in that list.
"""
