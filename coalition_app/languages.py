"""The three languages: their order in the program and in documents, their own names, their Babel locales."""

LANGUAGES = ("en", "ru", "kk")
"""In the order of the program: English first, the language in which its sentences are written."""
DOCUMENT_LANGUAGES = ("ru", "kk", "en")
"""In the order in which a statement's texts and names are asked for and shown."""
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
"""Each in itself, so that everybody finds their own."""
BABEL_LOCALES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
"""Rules by which dates and numbers are written."""
