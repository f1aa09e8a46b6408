"""Splits the digits into training and held-out images, apart from each other; the seed decides."""

import hashlib
from pathlib import Path

import numpy as np
import yaml
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

params = yaml.safe_load(Path('params.yaml').read_text())
digits = load_digits()
images, labels = digits.data, digits.target
digest = hashlib.sha256(images.tobytes() + labels.tobytes()).hexdigest()
assert digest == params['data']['sha256'], 'these are not the data that params.yaml names'

pool, held_out = train_test_split(
    np.arange(len(labels)),
    test_size=params['data']['held_out_rows'],
    stratify=labels,
    random_state=params['seed'],
)
thirds = np.quantile(images.sum(axis=1), [1 / 3, 2 / 3])
Path('data').mkdir(exist_ok=True)
for name, rows in (('train', pool), ('test', np.sort(held_out))):
    with open(f'data/{name}.csv', 'w') as file:
        file.write('id,label,ink,' + ','.join(f'pixel_{i}' for i in range(64)) + '\n')
        for row in rows:
            ink = ('light', 'medium', 'heavy')[np.searchsorted(thirds, images[row].sum())]
            pixels = ','.join(str(int(p)) for p in images[row])
            file.write(f'digit-{row:04},{labels[row]},{ink},{pixels}\n')
