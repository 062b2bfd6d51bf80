"""What goes out: the annex gathered, laid out, written, attested and verified."""

from coalition_app.records.store.late_modules import defer

# ReportLab imports it for pictures, which few pages have.
defer("PIL", "Image")
