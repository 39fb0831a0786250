"""Times MinHash-LSH of datasketch and of rensa on a pile of documents.

    go test -run xxx -bench 'LinkOnDisk/10000$' -benchtime 1x ./bench -pile $PWD/pile
    python3 -m venv venv && venv/bin/pip install datasketch==2.0.0 rensa==0.5.0 cydifflib==1.2.0
    venv/bin/python bench/peers/minhash.py pile.10000

Both read the documents from JSON Lines, cut them into words and sketch runs of
three words; then all neighbours of each document are asked for. The library's
bulk calls are used where it has them. Each runs with 128 permutations, at a
threshold of one half and at one that finds nearly all pairs (see SETTINGS): two
documents are a true pair if they come from the same article, as their IDs tell.

"verified" goes on to some of what hearsay gives: for each pair of neighbours
the exact share of common runs, and where one of the two has three per cent of
the other, the passages of eight words and more by difflib, junk heuristics off,
or by cydifflib, which is difflib compiled. hearsay gives besides the kind of the
relation, its direction with the reasons, changed words inside of passages,
the lineage, origins and stories, so that the comparison is hard on it; that the
peers have the words cut at spaces and use one processor is hard on them or easy
in turn.

Recall and precision are of the pairs found; processor time is of the process
and its threads.
"""

import difflib
import json
import sys
import time

import cydifflib
from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

# name, permutations, threshold or bands
SETTINGS = [
    ("datasketch", 128, 0.5),
    ("datasketch", 128, 0.2),
    ("rensa", 128, 0.5, 32),
    ("rensa", 128, 0.2, 64),
]
VERIFIED = ("datasketch", 128, 0.2)
MATCHERS = [difflib, cydifflib]


def documents(path):
    """Yields the ID, the words and the runs of three words of each document."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            words = document["Text"].lower().split()
            yield document["ID"], words, [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def article(document_id):
    """The article that a document was grown from."""
    return "-".join(document_id.split("-")[:2]).split(" ", 1)[1]


def datasketch(shingles, permutations, threshold):
    sketches = MinHash.bulk(([s.encode() for s in runs] for runs in shingles), num_perm=permutations)
    lsh = MinHashLSH(threshold=threshold, num_perm=permutations)
    with lsh.insertion_session() as session:
        for i, sketch in enumerate(sketches):
            session.insert(i, sketch)
    return {(j, i) for i, sketch in enumerate(sketches) for j in lsh.query(sketch) if j < i}


def rensa(shingles, permutations, threshold, bands):
    sketches = RMinHash.from_token_sets(shingles, num_perm=permutations, seed=42)
    lsh = RMinHashLSH(threshold=threshold, num_perm=permutations, num_bands=bands)
    lsh.insert_many(list(sketches))
    return {(j, i) for i, near in enumerate(lsh.query_all(list(sketches))) for j in near if j < i}


def verify(matcher, pairs, words, shingles):
    """The pairs that share a text, with their passages."""
    sets = [frozenset(runs) for runs in shingles]
    relations = []
    for i, j in pairs:
        common = len(sets[i] & sets[j])
        if common < 0.03 * min(len(sets[i]), len(sets[j])):
            continue
        blocks = matcher.SequenceMatcher(None, words[i], words[j], autojunk=False).get_matching_blocks()
        passages = [b for b in blocks if b.size >= 8]
        if passages:
            relations.append((i, j, common / len(sets[i]), common / len(sets[j]), passages))
    return relations


def run(path, matcher, name, *options):
    wall, cpu = time.perf_counter(), time.process_time()
    ids, words, shingles = zip(*documents(path))
    pairs = globals()[name](list(shingles), *options)
    relations = verify(matcher, pairs, words, shingles) if matcher else pairs
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu

    n = len(ids)
    sizes = {}
    for i in ids:
        sizes[article(i)] = sizes.get(article(i), 0) + 1
    true = sum(k * (k - 1) // 2 for k in sizes.values())
    hits = sum(article(ids[r[0]]) == article(ids[r[1]]) for r in relations)
    print(
        f"{name} {options}{f' verified by {matcher.__name__}' if matcher else ''}: {1000 * cpu / n:.3f} ms of processor time a document, "
        f"{1000 * wall / n:.3f} ms by the clock, recall {hits / true:.4f}, precision {hits / max(1, len(relations)):.4f}",
        flush=True,
    )


if __name__ == "__main__":
    for setting in SETTINGS:
        run(sys.argv[1], None, *setting)
    for matcher in MATCHERS:
        run(sys.argv[1], matcher, *VERIFIED)
