"""What is known: schemas for the files, the loader, and the words that live numbers are put into."""
