"""What is brought into the record beside the signing of months: late changes taken over, and the past."""
