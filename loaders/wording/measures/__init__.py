"""Numbers, dates, timeframes and targets, as sentences word them."""
