"""Trains the classifier of a folder from its params.yaml: `python train.py` or `python train.py production`."""

import sys
from pathlib import Path

import joblib
import numpy as np
import yaml
from sklearn.svm import SVC

folder = Path(sys.argv[1] if len(sys.argv) > 1 else '.')
params = yaml.safe_load((folder / 'params.yaml').read_text())
rows = [line.split(',') for line in Path('data/train.csv').read_text().splitlines()[1:]]
rows = rows[: params['data']['training_rows']]
images = np.array([row[3:] for row in rows], dtype=float)
labels = np.array([row[1] for row in rows], dtype=int)
model = SVC(kernel='rbf', C=params['model']['C'], gamma=params['model']['gamma'])
model.fit(images, labels)
joblib.dump(model, folder / 'model.joblib', compress=9)
