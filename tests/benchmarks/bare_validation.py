"""A rival of `verify`: pyHanko alone validates the one signature of a PDF. Called as `FILE.pdf`."""

import sys
from pathlib import Path

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

if __name__ == "__main__":
    with Path(sys.argv[1]).open("rb") as file:
        (signature,) = PdfFileReader(file, strict=False).embedded_signatures
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(signature, context)
        if not (status.intact and status.valid):
            raise SystemExit(1)
