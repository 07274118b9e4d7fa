"""The figures that were approved (批复数): read from a workbook, and papers compared with them."""
