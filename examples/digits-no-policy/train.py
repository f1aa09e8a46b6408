"""Trains a simple digit classifier and a better one, and scores both on the same rows.

    pip install -r requirements.txt && python train.py

Rewrites metrics.json and predictions.csv, here and in production/, and stops when a model card
states other numbers.
"""

import csv
import json
from pathlib import Path

import numpy as np
import yaml
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC

ROOT = Path(__file__).parent
HELD_OUT_ROWS = 600
SEED = 0


def main():
    simple = make_pipeline(MinMaxScaler(), LogisticRegression())
    better = SVC(kernel='rbf', C=10, gamma=0.001)
    for folder, model in ((ROOT / 'production', simple), (ROOT, better)):
        check_card(folder, evaluate(folder, model))


def evaluate(folder, model):
    images, labels = load_digits(return_X_y=True)
    train, held_out = train_test_split(
        np.arange(len(labels)), test_size=HELD_OUT_ROWS, stratify=labels, random_state=SEED
    )
    model.fit(images[train], labels[train])

    held_out = np.sort(held_out)
    truth, predicted = labels[held_out], model.predict(images[held_out])
    with open(folder / 'predictions.csv', 'w', newline='') as file:
        rows = csv.writer(file, lineterminator='\n')
        rows.writerow(['id', 'label', 'prediction'])
        for row, label, prediction in zip(held_out, truth, predicted):
            rows.writerow([f'digit-{row:04}', label, prediction])

    metrics = {'accuracy': round(accuracy_score(truth, predicted), 6)}
    (folder / 'metrics.json').write_text(json.dumps(metrics, indent=2) + '\n')
    return metrics


def check_card(folder, metrics):
    _, front_matter, body = (folder / 'README.md').read_text().split('---\n', 2)
    result = yaml.safe_load(front_matter)['model-index'][0]['results'][0]
    stated = {metric['type']: metric['value'] for metric in result['metrics']}
    assert stated == metrics, (folder, metrics)
    assert f'{metrics["accuracy"]:.3f}' in body, folder


if __name__ == '__main__':
    main()
