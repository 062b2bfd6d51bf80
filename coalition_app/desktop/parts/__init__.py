"""Parts that several subjects show and that know the records."""
