"""Scores the model of a folder on the held-out images: writes metrics.json and predictions.csv beside it."""

import json
import sys
from pathlib import Path

import joblib
import numpy as np
from sklearn.metrics import accuracy_score, f1_score

folder = Path(sys.argv[1] if len(sys.argv) > 1 else '.')
rows = [line.split(',') for line in Path('data/test.csv').read_text().splitlines()[1:]]
images = np.array([row[3:] for row in rows], dtype=float)
truth = np.array([row[1] for row in rows], dtype=int)
predicted = joblib.load(folder / 'model.joblib').predict(images)
with open(folder / 'predictions.csv', 'w') as file:
    file.write('id,label,prediction,ink\n')
    for row, label, prediction in zip(rows, truth, predicted):
        file.write(f'{row[0]},{label},{prediction},{row[2]}\n')
metrics = {
    'accuracy': accuracy_score(truth, predicted),
    'f1_macro': f1_score(truth, predicted, average='macro'),
}
metrics = {name: {'value': round(value, 6), 'n': len(truth)} for name, value in metrics.items()}
(folder / 'metrics.json').write_text(json.dumps(metrics, indent=2) + '\n')
