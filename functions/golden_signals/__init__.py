"""The four golden signals of one service, and a verdict over them."""
