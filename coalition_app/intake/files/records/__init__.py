"""Files of records: JSON, YAML, and folders of them."""
