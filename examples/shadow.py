"""Makes the examples of live traffic: shadow-*/ and canary-revenue/.

    pip install scikit-learn==1.9.1 pyarrow==26.0.1 && python shadow.py

Two real models read handwritten digits; the traffic is made up: held-out images, drawn again and again, as four
kinds of devices would send them, with invented times, latencies and costs. Every number is drawn from a seed.
"""

import csv
import gzip
import io
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

ROOT = Path(__file__).parent
START = datetime(2026, 11, 9, tzinfo=timezone.utc)
DEVICES = np.array(['kiosk', 'phone', 'scanner', 'tablet'])
SHARES = [0.45, 0.3, 0.15, 0.1]
BASELINE, CANDIDATE = '2026.05', '2026.11'

digits = load_digits()
pool, held_out = train_test_split(
    np.arange(len(digits.target)), test_size=1197, stratify=digits.target, random_state=0
)


def fit(rows, gamma):
    return SVC(C=10, gamma=gamma).fit(digits.data[pool[:rows]], digits.target[pool[:rows]])


def draw_traffic(rng, days, per_day, bright):
    n = days * per_day
    rows = rng.choice(held_out, size=n)
    device = rng.choice(4, size=n, p=SHARES)
    images = digits.data[rows].copy()
    noise = rng.normal(size=images.shape)
    images += noise * np.array([1, 2, 0.5, 1.5])[device][:, None]
    images[device == 2] *= bright
    # More by day than by night, every day alike.
    hour = rng.choice(24, size=n, p=np.array([1] * 6 + [4] * 14 + [2] * 4) / 70)
    seconds = np.repeat(np.arange(days) * 86400, per_day) + hour * 3600 + rng.uniform(0, 3600, size=n)
    order = np.argsort(seconds, kind='stable')
    time = [START + timedelta(seconds=int(s), microseconds=int(s % 1 * 1000) * 1000) for s in seconds[order]]
    return {
        'id': [f'req-{i:06}' for i in range(n)],
        'time': [t.isoformat(timespec='milliseconds').replace('+00:00', 'Z') for t in time],
        'device': DEVICES[device[order]],
        'ink': np.round(images[order].sum(axis=1), 1),
        'label': digits.target[rows[order]],
        'images': images[order],
    }


def answers(rng, model, traffic, median_ms, spread, error_rate):
    n = len(traffic['id'])
    prediction = model.predict(traffic['images'])
    failed = rng.random(n) < error_rate
    latency = np.round(np.exp(np.log(median_ms) + spread * rng.normal(size=n)), 2)
    return {
        'prediction': [None if f else int(p) for f, p in zip(failed, prediction)],
        'latency_ms': latency,
        'error': ['upstream reset' if f else None for f in failed],
        'cost': np.round(np.where(failed, 0, 0.00021 + latency * 1e-7), 9),
    }


def wide(traffic, baseline, candidate, labels):
    rows = {'request_id': traffic['id'], 'timestamp': traffic['time'], 'device': list(traffic['device'])}
    rows |= {'ink': list(traffic['ink']), 'label': labels}
    n = len(traffic['id'])
    for side, version, answer in (('baseline', BASELINE, baseline), ('candidate', CANDIDATE, candidate)):
        rows |= {f'{side}_version': [version] * n}
        rows |= {f'{side}_{name}': list(values) for name, values in answer.items()}
    return rows


def write_csv(path, columns, packed):
    text = io.StringIO()
    out = csv.writer(text, lineterminator='\n')
    out.writerow(columns)
    out.writerows(zip(*columns.values()))
    data = text.getvalue().encode()
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)


def write_parquet(path, columns):
    pq.write_table(pa.table(columns), path, compression='zstd')


def write_long_json(path, columns):
    """A line an answer: two for a request."""
    lines = []
    shared = ('request_id', 'timestamp', 'device', 'ink', 'label')
    for row in zip(*columns.values()):
        values = dict(zip(columns, row))
        for side in ('baseline', 'candidate'):
            own = {k: v for k, v in values.items() if k in shared}
            own |= {'model': 'champion' if side == 'baseline' else 'challenger'}
            own |= {k.removeprefix(f'{side}_'): v for k, v in values.items() if k.startswith(side)}
            lines.append(json.dumps(own, default=lambda v: v.item()))
    path.write_bytes(gzip.compress(('\n'.join(lines) + '\n').encode(), mtime=0))


CARD = """---
license: mit
library_name: scikit-learn
pipeline_tag: image-classification
version: "{version}"
model-index:
- name: digits
  results:
  - task:
      type: image-classification
    dataset:
      type: sklearn-digits
      name: Handwritten digits (scikit-learn)
      split: held-out
    metrics:
    - type: accuracy
      value: {accuracy}
---

# Handwritten digits

## Model Details

A support-vector classifier (radial kernel, C 10, gamma {gamma}), trained on {rows} labelled images of 8 × 8 pixels.

## Uses

### Direct Use

Reading single, centred digits at the resolution of the training data.

## Evaluation

Accuracy {accuracy} on 1,197 held-out images.

## Training Data

`sklearn.datasets.load_digits`; see `../shadow.py`.
"""


def write_version(folder, version, model, rows, gamma):
    folder.mkdir(parents=True, exist_ok=True)
    test = np.sort(held_out)
    truth, predicted = digits.target[test], model.predict(digits.data[test])
    device = np.random.default_rng(5).choice(4, size=len(test), p=SHARES)
    write_csv(
        folder / 'predictions.csv',
        {
            'id': [f'digit-{row:04}' for row in test],
            'label': truth,
            'prediction': predicted,
            'device': DEVICES[device],
            'ink': digits.data[test].sum(axis=1),
        },
        packed=False,
    )
    accuracy = round(accuracy_score(truth, predicted), 6)
    metrics = {'accuracy': {'value': accuracy, 'n': len(test)}}
    (folder / 'metrics.json').write_text(json.dumps(metrics, indent=2) + '\n')
    card = CARD.format(version=version, accuracy=accuracy, gamma=gamma, rows=rows)
    (folder / 'README.md').write_text(card)


POLICY = """version: 1
models:
  digits:
    card: README.md
    metrics: metrics.json
    predictions: {{file: predictions.csv, key: id, label: label, prediction: prediction}}
    registry: {{type: file, path: production}}
    at-least-as-good:
      accuracy: {{margin: 1 pp}}
    segments: {{by: [device], margin: 3 pp, min-rows: 50}}
    shadow: {{log: {log}, min-days: 7, min-requests: 10000{more}}}
    budgets: {{latency-p99: 100 ms, error-rate: 0.5 %, cost-per-1000: 0.40 USD}}
costs: {{currency: USD, requests-per-day: 1500, errors: {{error: 0.5}}}}
"""


def make(name, log, *, days=8, gamma=0.001, slow=1, bright=1.0, labelled=None, more=''):
    rng = np.random.default_rng(20261109)
    folder = ROOT / name
    old, new = fit(300, 0.001), fit(600, gamma)
    write_version(folder, CANDIDATE, new, 600, gamma)
    write_version(folder / 'production', BASELINE, old, 300, 0.001)
    traffic = draw_traffic(rng, days, 1500, bright)
    baseline = answers(rng, old, traffic, 22, 0.35, 0.0005)
    candidate = answers(rng, new, traffic, 24 * slow, 0.35, 0.0005)
    known = np.ones(len(traffic['id']), bool) if labelled is None else labelled(rng, traffic)
    labels = [int(label) if there else None for label, there in zip(traffic['label'], known)]
    columns = wide(traffic, baseline, candidate, labels)
    path = folder / 'logs' / log
    path.parent.mkdir(exist_ok=True)
    if log.endswith('.parquet'):
        write_parquet(path, columns)
    elif '.jsonl' in log:
        write_long_json(path, columns)
    else:
        write_csv(path, columns, packed=log.endswith('.gz'))
    (folder / 'model-promotion.yml').write_text(POLICY.format(log=f'logs/{log}', more=more))


def late(rng, traffic):
    """The truth of nine in ten requests is known after six days; of the younger ones, of none."""
    first = traffic['time'][0][:10]
    age = np.array([(datetime.fromisoformat(t) - datetime.fromisoformat(first + 'T00:00:00+00:00')).days for t in traffic['time']])
    return (age < 2) & (rng.random(len(age)) < 0.9)


def make_canary(name):
    rng = np.random.default_rng(20261110)
    folder = ROOT / name
    old, new = fit(300, 0.001), fit(600, 0.001)
    write_version(folder, CANDIDATE, new, 600, 0.001)
    write_version(folder / 'production', BASELINE, old, 300, 0.001)
    traffic = draw_traffic(rng, 8, 2500, 1.0)
    n = len(traffic['id'])
    is_new = rng.random(n) < 0.25
    baseline = answers(rng, old, traffic, 22, 0.35, 0.0005)
    candidate = answers(rng, new, traffic, 24, 0.35, 0.0005)
    pick = lambda field: [c if own else b for own, b, c in zip(is_new, baseline[field], candidate[field])]
    prediction = pick('prediction')
    # A digit that is read rightly is accepted, and paid for, nine times in ten.
    right = np.array([p is not None and p == label for p, label in zip(prediction, traffic['label'])])
    paid = right & (rng.random(n) < 0.9)
    columns = {
        'request_id': traffic['id'],
        'timestamp': traffic['time'],
        'variant': ['canary' if own else 'control' for own in is_new],
        'version': [CANDIDATE if own else BASELINE for own in is_new],
        'device': list(traffic['device']),
        'label': list(traffic['label']),
        'prediction': prediction,
        'latency_ms': pick('latency_ms'),
        'error': pick('error'),
        'revenue': [round(0.05 * p, 2) for p in paid.astype(int).tolist()],
    }
    (folder / 'logs').mkdir(exist_ok=True)
    write_csv(folder / 'logs' / 'canary.csv.gz', columns, packed=True)
    policy = POLICY.format(log='logs/canary.csv.gz', more=', rollout: {now: 25}')
    policy = policy.replace(', cost-per-1000: 0.40 USD', '')
    (folder / 'model-promotion.yml').write_text(policy)


make('shadow-ready', 'shadow.parquet')
make('shadow-too-slow', 'shadow.csv.gz', slow=2.4)
make('shadow-worse-on-scanners', 'shadow.jsonl.gz', gamma=0.002, bright=1.4)
make('shadow-late-labels', 'shadow.csv.gz', labelled=late, more=', min-labelled: 4000, label-delay-days: 6')
make('shadow-too-few-days', 'shadow.csv', days=2)
make_canary('canary-revenue')
