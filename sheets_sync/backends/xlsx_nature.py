"""What a file that should be a workbook really is, known by its first bytes."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sheets_sync.grid import BookFault

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_LARGEST = 2 << 30  # unpacked; more is a bomb or a mistake


def fault_of(path: Path, found: bytes) -> BookFault | None:
    """Returns why the file is no workbook that we read, or None when it is one.

    The fault's ``found`` says what it is: ``empty``, ``csv``, ``html``, ``pdf``, ``zip``, ``incomplete`` and so on.
    """
    told = {"book": path.name, "path": str(path)}
    if found.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in found
        return BookFault("password_protected" if locked else "old_workbook", **told)
    nature = _archive(found) if found.startswith(_ZIP) else _other(found)
    if nature == "too_large":
        return BookFault("unreadable_book", **told, error="unpacks to more than 2 GiB")
    return BookFault("not_a_workbook", **told, found=nature) if nature else None


def _archive(found: bytes) -> str:
    """Returns what an archive is; empty when it is a workbook."""
    try:
        with ZipFile(BytesIO(found)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            size = sum(about.file_size for about in archive.infolist())
    except (BadZipFile, ValueError, OSError):
        return "incomplete"
    if size > _LARGEST:
        return "too_large"
    kinds = {"xl/workbook.bin": "xlsb", "mimetype": "ods", "word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
    for name, kind in kinds.items():
        if name in names:
            return kind
    return "" if any(name.startswith("xl/") for name in names) and "[content_types].xml" in names else "zip"


def _other(found: bytes) -> str:
    """Returns what a file that is no archive is."""
    start = found[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.strip(b"\x00"):
        return "empty"
    for kind, signs in {"pdf": (b"%pdf",), "html": (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")}.items():
        if start.startswith(signs):
            return kind
    if start.startswith(b"<"):
        return "xml"
    return "binary" if b"\x00" in start else "csv"
