"""The whole table: which sign speaks for which cause, and how strongly.

What folds into what is in `categories`.
"""

from shared.domain.incidents.row import Row
from shared.domain.incidents.rows_logs import LOGS
from shared.domain.incidents.rows_states import STATES

ROWS: tuple[Row, ...] = (*STATES, *LOGS)
