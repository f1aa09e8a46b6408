"""Trains the cultivar classifier in production and its candidate, and scores both on the same rows.

    pip install -r requirements.txt && python train.py

Each version is described by its params.yaml, here and in production/. Rewrites metrics.json and
predictions.csv beside it, and stops when a model card states other numbers.
"""

import csv
import hashlib
import json
from pathlib import Path

import numpy as np
import yaml
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).parent
MODELS = {
    'gaussian-naive-bayes': lambda: GaussianNB(),
    'logistic-regression': lambda C: make_pipeline(StandardScaler(), LogisticRegression(C=C)),
}


def main():
    for folder in (ROOT, ROOT / 'production'):
        params = yaml.safe_load((folder / 'params.yaml').read_text())
        metrics = evaluate(folder, params)
        check_card(folder, metrics, params['data']['sha256'])


def evaluate(folder, params):
    wines = load_wine()
    features, labels = wines.data, wines.target
    digest = hashlib.sha256(features.tobytes() + labels.tobytes()).hexdigest()
    assert digest == params['data']['sha256'], 'these are not the data that params.yaml names'

    # The split depends on the seed alone, so that both versions meet the same held-out rows.
    train, held_out = train_test_split(
        np.arange(len(labels)),
        test_size=params['data']['held_out_rows'],
        stratify=labels,
        random_state=params['seed'],
    )
    settings = dict(params['model'])
    model = MODELS[settings.pop('type')](**settings)
    model.fit(features[train], labels[train])

    held_out = np.sort(held_out)
    truth, predicted = labels[held_out], model.predict(features[held_out])
    with open(folder / 'predictions.csv', 'w', newline='') as file:
        rows = csv.writer(file, lineterminator='\n')
        rows.writerow(['id', 'label', 'prediction'])
        for row, label, prediction in zip(held_out, truth, predicted):
            rows.writerow([f'wine-{row:03}', label, prediction])

    metrics = {'accuracy': {'value': round(accuracy_score(truth, predicted), 6), 'n': len(truth)}}
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
