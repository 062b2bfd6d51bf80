"""The wording of the attestation."""
