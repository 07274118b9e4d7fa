"""Data of a disclosure for other programs: figures as JSON, budget lines as CSV and as a Fiscal
Data Package.

Amounts are exact decimals in 元, written as text from ``Decimal``; no amount passes through a
binary float.
"""
