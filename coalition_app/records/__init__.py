"""What is true: the register, its journal and one module a subject."""

from coalition_app.records.store.late_modules import wait_for_use

wait_for_use()
