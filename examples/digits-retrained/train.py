"""Trains the digit classifier in production and its candidate, and scores both on the same rows.

    pip install --require-hashes -r requirements.txt && python train.py

Each version is described by its params.yaml, here and in production/. Rewrites metrics.json and
predictions.csv beside it, and stops when a model card states other numbers.
"""

import csv
import hashlib
import json
from pathlib import Path

import numpy as np
import yaml
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

ROOT = Path(__file__).parent


def main():
    for folder in (ROOT, ROOT / 'production'):
        params = yaml.safe_load((folder / 'params.yaml').read_text())
        metrics = evaluate(folder, params)
        check_card(folder, metrics, params['data']['sha256'])


def evaluate(folder, params):
    digits = load_digits()
    images, labels = digits.data, digits.target
    digest = hashlib.sha256(images.tobytes() + labels.tobytes()).hexdigest()
    assert digest == params['data']['sha256'], 'these are not the data that params.yaml names'

    # The split depends on the seed alone, so that both versions meet the same held-out rows.
    pool, held_out = train_test_split(
        np.arange(len(labels)),
        test_size=params['data']['held_out_rows'],
        stratify=labels,
        random_state=params['seed'],
    )
    train = pool[: params['data']['training_rows']]
    model = SVC(kernel='rbf', C=params['model']['C'], gamma=params['model']['gamma'])
    model.fit(images[train], labels[train])

    held_out = np.sort(held_out)
    truth, predicted = labels[held_out], model.predict(images[held_out])
    ink = images.sum(axis=1)
    tertile = np.searchsorted(np.quantile(ink, [1 / 3, 2 / 3]), ink[held_out])
    with open(folder / 'predictions.csv', 'w', newline='') as file:
        rows = csv.writer(file, lineterminator='\n')
        rows.writerow(['id', 'label', 'prediction', 'ink'])
        for row, label, prediction, third in zip(held_out, truth, predicted, tertile):
            rows.writerow([f'digit-{row:04}', label, prediction, ('light', 'medium', 'heavy')[third]])

    metrics = {
        'accuracy': accuracy_score(truth, predicted),
        'f1_macro': f1_score(truth, predicted, average='macro'),
    }
    metrics = {name: {'value': round(value, 6), 'n': len(truth)} for name, value in metrics.items()}
    (folder / 'metrics.json').write_text(json.dumps(metrics, indent=2) + '\n')
    return metrics


def check_card(folder, metrics, digest):
    _, front_matter, body = (folder / 'README.md').read_text().split('---\n', 2)
    result = yaml.safe_load(front_matter)['model-index'][0]['results'][0]
    assert result['dataset']['revision'] == f'sha256:{digest}', folder
    stated = {metric['type']: metric['value'] for metric in result['metrics']}
    assert stated == {name: entry['value'] for name, entry in metrics.items()}, (folder, metrics)
    for entry in metrics.values():
        assert f'{entry["value"]:.3f}' in body, (folder, entry)


if __name__ == '__main__':
    main()
