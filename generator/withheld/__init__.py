"""What is classified (涉密) or withheld (不予公开), taken out before anything else sees it.

``hidden`` says what is withheld of a project; ``tree`` takes it out of what a file says, ``public``
out of a budget, ``reading`` and ``quoting`` out of messages that quote the file.
"""
