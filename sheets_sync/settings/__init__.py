"""Reads the configuration: the service, its teams, and the schemes that they use; strictly, all mistakes at once."""

from sheets_sync.settings.config import Settings, read_settings
from sheets_sync.settings.library import Library
from sheets_sync.settings.service import Service
from sheets_sync.settings.texts_of import texts_of

__all__ = ["Library", "Service", "Settings", "read_settings", "texts_of"]
