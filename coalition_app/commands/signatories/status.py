"""Commands for the status of a signature: withdraw, accede, promise, and every other dated move."""

from coalition_app.commands.console import AddCommand
from coalition_app.commands.generated import add_operation
from coalition_app.operations import signatures


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    add_operation(add, "withdraw", signatures.withdraw)
    add_operation(add, "accede", signatures.accede)
    add_operation(add, "standing", signatures.change_status)
    add_operation(add, "promise", signatures.record_promise)
