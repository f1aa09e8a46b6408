"""Trains the first iris classifier and scores it on held-out rows.

    pip install -r requirements.txt && python train.py

The version is described by params.yaml. Rewrites metrics.json and predictions.csv, and stops
when the model card states other numbers.
"""

import csv
import hashlib
import json
from pathlib import Path

import numpy as np
import yaml
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).parent


def main():
    params = yaml.safe_load((ROOT / 'params.yaml').read_text())
    metrics = evaluate(params)
    check_card(metrics, params['data']['sha256'])


def evaluate(params):
    irises = load_iris()
    features, labels = irises.data, irises.target
    digest = hashlib.sha256(features.tobytes() + labels.tobytes()).hexdigest()
    assert digest == params['data']['sha256'], 'these are not the data that params.yaml names'

    train, held_out = train_test_split(
        np.arange(len(labels)),
        test_size=params['data']['held_out_rows'],
        stratify=labels,
        random_state=params['seed'],
    )
    model = make_pipeline(StandardScaler(), LogisticRegression(C=params['model']['C']))
    model.fit(features[train], labels[train])

    held_out = np.sort(held_out)
    names = irises.target_names
    truth, predicted = names[labels[held_out]], names[model.predict(features[held_out])]
    with open(ROOT / 'predictions.csv', 'w', newline='') as file:
        rows = csv.writer(file, lineterminator='\n')
        rows.writerow(['id', 'label', 'prediction'])
        for row, label, prediction in zip(held_out, truth, predicted):
            rows.writerow([f'iris-{row:03}', label, prediction])

    metrics = {
        'accuracy': accuracy_score(truth, predicted),
        'f1_macro': f1_score(truth, predicted, average='macro'),
    }
    metrics = {name: {'value': round(value, 6), 'n': len(truth)} for name, value in metrics.items()}
    (ROOT / 'metrics.json').write_text(json.dumps(metrics, indent=2) + '\n')
    return metrics


def check_card(metrics, digest):
    _, front_matter, body = (ROOT / 'README.md').read_text().split('---\n', 2)
    result = yaml.safe_load(front_matter)['model-index'][0]['results'][0]
    assert result['dataset']['revision'] == f'sha256:{digest}'
    stated = {metric['type']: metric['value'] for metric in result['metrics']}
    assert stated == {name: entry['value'] for name, entry in metrics.items()}, metrics
    for entry in metrics.values():
        assert f'{entry["value"]:.3f}' in body, entry


if __name__ == '__main__':
    main()
