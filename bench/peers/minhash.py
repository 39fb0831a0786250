"""Times MinHash-LSH of datasketch and of rensa on a pile of documents.

    go test -run xxx -bench 'LinkOnDisk/10000$' -benchtime 1x ./bench -pile $PWD/pile
    python3 -m venv venv && venv/bin/pip install datasketch==2.0.0 rensa==0.5.0
    venv/bin/python bench/peers/minhash.py pile.10000

End to end: read JSON Lines, cut into words, sketch runs of three words with 128
permutations, enter the sketches, ask for the neighbours of each document. There
are no passages, relations or directions; hearsay's figure has them.
"""

import json
import sys
import time

PERMUTATIONS, THRESHOLD, BANDS = 128, 0.5, 32


def documents(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = json.loads(line)["Text"].lower().split()
            yield [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def datasketch(path):
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    sketches = []
    for i, shingles in enumerate(documents(path)):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([s.encode() for s in shingles])
        lsh.insert(i, sketch)
        sketches.append(sketch)
    return len(sketches), sum(len(lsh.query(s)) - 1 for s in sketches)


def rensa(path):
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    sketches = []
    for i, shingles in enumerate(documents(path)):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(shingles)
        lsh.insert(i, sketch)
        sketches.append(sketch)
    return len(sketches), sum(len(lsh.query(s)) - 1 for s in sketches)


for run in (datasketch, rensa):
    wall, cpu = time.perf_counter(), time.process_time()
    n, found = run(sys.argv[1])
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{run.__name__}: {n} documents, {found} neighbours, {wall:.1f} s, {1000 * cpu / n:.2f} ms of processor time each")
