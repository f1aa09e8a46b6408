import json
from pathlib import Path

import joblib
import numpy as np
import pandas as pd

test = pd.read_csv('data/test.csv')
model = joblib.load('model.joblib')
images = test.filter(like='pixel_').to_numpy(float)


def test_data_is_valid():
    assert images.min() >= 0 and images.max() <= 16 and not test.isna().any().any()


def test_input_format():
    assert images.shape[1] == model.n_features_in_ == 64


def test_accuracy_threshold():
    assert json.loads(Path('metrics.json').read_text())['accuracy']['value'] >= 0.95


def test_response_is_a_digit():
    assert set(model.predict(images)) <= set(range(10))
