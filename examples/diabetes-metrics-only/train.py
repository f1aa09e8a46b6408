"""Trains the progression model in production and its candidate, and scores both on the same rows.

    pip install -r requirements.txt && python train.py

Each version is described by its params.yaml, here and in production/. Rewrites metrics.json
beside it, and stops when a model card states other numbers. The predictions are not kept: this
example shows what can be said without them.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import yaml
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).parent


def main():
    for folder in (ROOT, ROOT / 'production'):
        params = yaml.safe_load((folder / 'params.yaml').read_text())
        metrics = evaluate(folder, params)
        check_card(folder, metrics, params['data']['sha256'])


def evaluate(folder, params):
    patients = load_diabetes(scaled=False)
    features, progression = patients.data, patients.target
    digest = hashlib.sha256(features.tobytes() + progression.tobytes()).hexdigest()
    assert digest == params['data']['sha256'], 'these are not the data that params.yaml names'

    # The split depends on the seed alone, so that both versions meet the same held-out rows.
    train, held_out = train_test_split(
        np.arange(len(progression)),
        test_size=params['data']['held_out_rows'],
        random_state=params['seed'],
    )
    model = make_pipeline(StandardScaler(), Ridge(alpha=params['model']['alpha']))
    model.fit(features[train], progression[train])

    truth, predicted = progression[held_out], model.predict(features[held_out])
    metrics = {
        'r2': round(r2_score(truth, predicted), 4),
        'rmse': round(root_mean_squared_error(truth, predicted), 2),
        'mae': round(mean_absolute_error(truth, predicted), 2),
    }
    (folder / 'metrics.json').write_text(json.dumps(metrics, indent=2) + '\n')
    return metrics


def check_card(folder, metrics, digest):
    _, front_matter, body = (folder / 'README.md').read_text().split('---\n', 2)
    result = yaml.safe_load(front_matter)['model-index'][0]['results'][0]
    assert result['dataset']['revision'] == f'sha256:{digest}', folder
    stated = {metric['type']: metric['value'] for metric in result['metrics']}
    assert stated == metrics, (folder, metrics)
    for value in metrics.values():
        assert str(value) in body, (folder, value)


if __name__ == '__main__':
    main()
