"""What a file that should be a workbook really is, known by its first bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from sheets_sync.grid import BookFault

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 1 << 29  # unpacked, a hundred times the largest that we know; a bomb would take ten times that of memory
_ARCHIVES = {"xl/workbook.bin": "xlsb", "mimetype": "ods", "word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
_HTML = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")


def refuse_what_is_none(told: Mapping[str, str], found: bytes) -> None:
    """Refuses a file that is no workbook that we read.

    Args:
        told: what the fault tells of the book.
        found: the file.

    Raises:
        BookFault: ``password_protected``, ``old_workbook``, or ``not_a_workbook`` whose ``found`` says what it is:
            ``empty``, ``csv``, ``html``, ``pdf``, ``zip``, ``incomplete`` (cut off), ``ods`` and so on.
    """
    if found.startswith(_OLE):
        raise BookFault("password_protected" if _ENCRYPTED in found else "old_workbook", **told)
    nature = _archive(found) if found.startswith(b"PK") else _other(found)
    if nature:
        raise BookFault("not_a_workbook", **told, found=nature)


def _archive(found: bytes) -> str:
    """Returns what an archive is; empty when it is a workbook."""
    try:
        with ZipFile(BytesIO(found)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            size = sum(about.file_size for about in archive.infolist())
    except (BadZipFile, ValueError, OSError):
        return "incomplete"
    if size > _LARGEST:
        return "huge"
    for name, kind in _ARCHIVES.items():
        if name in names:
            return kind
    return "" if "[content_types].xml" in names and any(name.startswith("xl/") for name in names) else "zip"


def _other(found: bytes) -> str:
    """Returns what a file that is no archive is."""
    start = found[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.strip(b"\x00"):
        return "empty"
    if start.startswith(b"%pdf"):
        return "pdf"
    if start.startswith(b"<"):
        return "html" if start.startswith(_HTML) else "xml"
    return "binary" if b"\x00" in start else "csv"
