"""The fill-in workbook (填报簿): the input of a unit as a workbook, and back.

``layout`` tells from the models which cell holds what; ``encode`` puts the tree of a file into
rows; ``write`` makes the workbook of them; ``book`` reads its cells, ``decode`` makes the tree of
them again, every value with its sheet and cell.
"""
