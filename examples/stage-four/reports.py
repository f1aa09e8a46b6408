"""Writes what the reports folder and the MLmodel files hold: folds, importances, data checks, signatures."""

import json
from pathlib import Path

import great_expectations as gx
import joblib
import numpy as np
import pandas as pd
import yaml
from mlflow.models import Model, infer_signature
from sklearn.inspection import permutation_importance
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.svm import SVC

params = yaml.safe_load(Path('params.yaml').read_text())
train = pd.read_csv('data/train.csv').head(params['data']['training_rows'])
test = pd.read_csv('data/test.csv')
pixels = [name for name in train.columns if name.startswith('pixel_')]

folds = GridSearchCV(
    SVC(kernel='rbf'),
    {'C': [params['model']['C']], 'gamma': [params['model']['gamma']]},
    cv=StratifiedKFold(5, shuffle=True, random_state=params['seed']),
).fit(train[pixels].to_numpy(float), train['label'])
results = pd.DataFrame(folds.cv_results_)
kept = [name for name in results if 'test' in name or name.startswith('param_')]
results[kept].round(6).to_csv('reports/cv_results.csv', index=False)

model = joblib.load('model.joblib')
found = permutation_importance(
    model, test[pixels].to_numpy(float), test['label'], n_repeats=3, random_state=params['seed']
)
pd.DataFrame({'feature': pixels, 'importance': found.importances_mean.round(6)}).to_csv(
    'reports/permutation_importance.csv', index=False
)

batch = (
    gx.get_context(mode='ephemeral')
    .data_sources.add_pandas('digits')
    .add_dataframe_asset('train')
    .add_batch_definition_whole_dataframe('all')
    .get_batch({'dataframe': train})
)
suite = gx.ExpectationSuite('digits')
suite.add_expectation(gx.expectations.ExpectTableRowCountToEqual(value=len(train)))
suite.add_expectation(gx.expectations.ExpectColumnValuesToBeUnique(column='id'))
suite.add_expectation(gx.expectations.ExpectColumnValuesToBeBetween(column='label', min_value=0, max_value=9))
for pixel in ('pixel_0', 'pixel_20', 'pixel_36', 'pixel_63'):
    suite.add_expectation(gx.expectations.ExpectColumnValuesToBeBetween(column=pixel, min_value=0, max_value=16))
result = batch.validate(suite).to_json_dict()
result['meta'] = {'great_expectations_version': gx.__version__}
Path('reports/validation.json').write_text(json.dumps(result, indent=1) + '\n')

for folder in (Path('.'), Path('production')):
    loaded = joblib.load(folder / 'model.joblib')
    images = test[pixels].head(20).to_numpy(float)
    signature = infer_signature(images, loaded.predict(images))
    Model(artifact_path='model', signature=signature, run_id=None, model_uuid='', utc_time_created=None).save(folder / 'MLmodel')
