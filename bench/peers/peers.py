#!/usr/bin/env python3
"""Times quantulum3 and Recognizers-Text on one core over lines of text.

Usage: peers.py FILE SECONDS

FILE has one document a line. Each reader gets documents in order until SECONDS
of processor time have passed; a line with its name, version, bytes, quantities
and MB per second of processor time is written for each, or why it does not run.
Install them with: pip install -r requirements.txt
"""

import sys
import time
from importlib.metadata import version


def measure(name, package, read, lines, seconds):
    read(lines[0])  # tables and models are loaded before the clock starts
    size = found = 0
    start = time.process_time()
    for line in lines:
        found += read(line)
        size += len(line.encode())
        if time.process_time() - start > seconds:
            break
    took = time.process_time() - start
    print(f"{name}\t{version(package)}\t{size}\t{found}\t{size / 1e6 / took:.4f}", flush=True)


def quantulum3():
    from quantulum3 import parser

    return lambda text: len(parser.parse(text))


def recognizers():
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers = NumberRecognizer(Culture.English)
    units = NumberWithUnitRecognizer(Culture.English)
    dates = DateTimeRecognizer(Culture.English)
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_temperature_model(),
        dates.get_datetime_model(),
    ]
    return lambda text: sum(len(m.parse(text)) for m in models)


def main():
    path, seconds = sys.argv[1], float(sys.argv[2])
    with open(path, encoding="utf-8") as f:
        lines = [line.strip() for line in f if line.strip()]
    for name, package, load in [
        ("quantulum3", "quantulum3", quantulum3),
        ("Recognizers-Text", "recognizers-text-suite", recognizers),
    ]:
        try:
            measure(name, package, load(), lines, seconds)
        except Exception as err:  # a peer that does not run is named, the others go on
            print(f"{name}\tdoes not run: {type(err).__name__}: {err}", flush=True)


if __name__ == "__main__":
    main()
