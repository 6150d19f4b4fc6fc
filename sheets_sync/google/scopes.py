"""What an account may be asked to allow us, no wider than needed."""

SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets"
"""Reading and writing the spreadsheets that are shared with the account."""

DRIVE_METADATA = "https://www.googleapis.com/auth/drive.metadata.readonly"
"""Seeing when a file was changed and who may open it."""

DRIVE = "https://www.googleapis.com/auth/drive"
"""Sharing files; for the command that shares, and for nothing else."""

USUAL = (SPREADSHEETS, DRIVE_METADATA)
WIDER = (SPREADSHEETS, DRIVE)
CLOUD = "https://www.googleapis.com/auth/cloud-platform"
"""Only to act as another account: what Google wants of the one who asks for that."""
