"""Remarks (批注) on the words of a draft: their lines in the file, and moving anchors. Pure."""
