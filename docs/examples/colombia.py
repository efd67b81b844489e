# %% [markdown]
# # Colombia between the United States and China
#
# The made-up articles of colombia.jsonl, coded and drawn: who does what to whom, and whether Colombia turns from one power
# to the other. Runs cell by cell in an editor that knows `# %%`, or whole: `python docs/examples/colombia.py [OUTPUT]`.
# It needs demarche, pandas, pyarrow and matplotlib.

# %%
import subprocess
import sys
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

import demarche

HERE = Path(__file__).parent
OUTPUT = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
ARTICLES = HERE / "colombia.jsonl"
COLOURS = {"USA": "#2f6db3", "CHN": "#c2452d"}

# %% [markdown]
# ## Articles into records
#
# Records are dicts, and columns of Arrow. A notebook shows them as a table.

# %%
records = demarche.code(ARTICLES)
print(records)

# %% [markdown]
# What Colombia's government has to do with either power, by month and category. `score` is Goldstein's, from -10 to +10.


# %%
def countries(parties):
    return {party["code"] for party in parties or () if party.get("code")}


rows = [{"month": event["date"][:7], "event": event["event"], "score": event["score"], "power": power}
        for event in records.events if event["status"] == "actual" and event.get("date")
        for parties in [countries(event.get("actor")) | countries(event.get("recipient"))] if "COL" in parties
        for power in sorted(COLOURS.keys() & parties)]
events = pd.DataFrame(rows)
print(events.groupby(["power", "event"]).size().unstack("power", fill_value=0)[list(COLOURS)])

# %%
counts = events.groupby(["event", "power"]).size().unstack(fill_value=0)[list(COLOURS)].sort_values("USA")
figure, axes = plt.subplots(figsize=(8, 0.34 * len(counts) + 1.2), layout="constrained")
counts.plot.barh(ax=axes, color=COLOURS, width=0.75)
axes.set(title="What Colombia and the two powers do to each other", xlabel="reports of events", ylabel="")
axes.spines[["top", "right"]].set_visible(False)
axes.legend(title="", frameon=False)
figure.savefig(OUTPUT / "categories.png", dpi=120)

# %% [markdown]
# ## Whom it goes with
#
# The database counts events that several papers report once, and knows which changes are more than chance
# (docs/methods.md). The program that came with the package makes it.

# %%
database = OUTPUT / "colombia.db"
subprocess.run([sys.executable, "-m", "demarche", "ingest", "-q", "-d", database, ARTICLES], check=True)
with demarche.Store(database) as store:
    index = store.align("COL", ("USA", "CHN"), period="quarter").to_pandas()
    movers = store.movers("COL", ("USA", "CHN"), period="quarter", limit=5)
print(movers)

# %%
index["start"] = pd.PeriodIndex(index["period"].str.replace("-", ""), freq="Q").to_timestamp()
figure, axes = plt.subplots(figsize=(8, 3.6), layout="constrained")
axes.axhline(0, color="#888888", linewidth=0.8)
axes.fill_between(index["start"], index["low"], index["high"], color="#9a9a9a", alpha=0.3, linewidth=0, label="95 % interval")
axes.plot(index["start"], index["index"], color="#333333", marker="o", markersize=4, label="index")
axes.set(title="Colombia between the United States (above) and China (below)", ylabel="index", xlabel="")
axes.spines[["top", "right"]].set_visible(False)
axes.legend(frameon=False)
figure.savefig(OUTPUT / "alignment.png", dpi=120)
