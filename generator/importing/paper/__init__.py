"""A published disclosure of any form → the facts behind it."""
