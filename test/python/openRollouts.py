"""Opens a rollout file with DuckDB, pandas and Arrow; prints what each of them sees as one JSON document.

Usage: openRollouts.py FILE
"""

import json
import sys

import duckdb
import pandas
import pyarrow.parquet

path = sys.argv[1]

frame = pandas.read_parquet(path)
lengths = frame.groupby("trajectoryId", sort=False).size()
table = pyarrow.parquet.read_table(path)
metadata = pyarrow.parquet.read_metadata(path)
types = duckdb.sql(f"describe select * from '{path}'").fetchall()
sums = duckdb.sql(
    f"""
    select count(*), sum(reward), sum(len(promptTokens)), sum(list_sum(logProbs)),
           sum(len(admissible)), count(verdict), count(oracleValues), count(carried),
           count(*) filter (success), max(trajectoryId)
    from '{path}'
    """
).fetchall()[0]

print(
    json.dumps(
        {
            "pandas": {
                "rows": len(frame),
                "trajectories": {name: int(count) for name, count in lengths.items()},
                "firstTokens": frame["responseTokens"].iloc[0].tolist(),
                "observation": frame["observation"].iloc[-1],
                "unjudged": int(frame["oracleValues"].isna().sum()),
                "invalid": int(frame["invalid"].sum()),
            },
            "arrow": {
                "schema": metadata.metadata[b"couplet.rollout.schema"].decode(),
                "types": {field.name: str(field.type) for field in table.schema},
                "rowGroups": metadata.num_row_groups,
                "lastOracle": [v for v in table["oracleValues"].to_pylist() if v is not None][-1][:2],
            },
            "duckdb": {"types": {row[0]: row[1] for row in types}, "sums": sums},
        }
    )
)
