"""Rounding that adds up (舍位平衡): what every amount is printed as, decided once for all tables
and sentences."""
