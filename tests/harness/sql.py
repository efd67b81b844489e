#!/usr/bin/env python3
"""$SQL DATABASE 'STATEMENT' runs it and prints its rows, columns with `|` between: what tests look up in a database."""

import sqlite3
import sys

with sqlite3.connect(sys.argv[1], timeout=60) as database:
    for row in database.execute(sys.argv[2]):
        print("|".join(map(str, row)))
