"""Prediction files of pairs of models on scikit-learn's own data sets, for bench/defaults.mjs.

python3 bench/defaults.py FOLDER [--runs N] [--seed N] [--only WORD] [--resampled]   (needs scikit-learn; the same options write the same files)

Each run is another split and another pair of seeds. Even runs are forests of 50 trees, odd ones linear models that are
trained by averaged stochastic gradient; with --resampled by the plain one and on a training set that is drawn anew for
each seed, which makes models of one recipe differ in truth. A folder FOLDER/SET-ROWS/SITUATION holds `candidate` and
`production`, each with a model a run.
"""

import argparse
import pathlib
import warnings

import numpy as np
from sklearn import datasets
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.linear_model import SGDClassifier, SGDRegressor
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

MARGIN_OF_SHARES = 0.01
MARGIN_OF_ERRORS = 0.02
MADE_ROWS = 8000


def classification(seed):
    return datasets.make_classification(
        MADE_ROWS, 20, n_informative=8, n_redundant=4, flip_y=0.05, class_sep=1.2, random_state=seed
    )


def regression(seed):
    return datasets.make_regression(MADE_ROWS, 12, n_informative=8, noise=60, random_state=seed)


def kept(load):
    return lambda seed: load(return_X_y=True)


# Name, what loads it, whether it is a regression, rows of the test set.
CELLS = [
    ("wine", kept(datasets.load_wine), False, 100),
    ("breast_cancer", kept(datasets.load_breast_cancer), False, 200),
    ("breast_cancer", kept(datasets.load_breast_cancer), False, 400),
    ("digits", kept(datasets.load_digits), False, 200),
    ("digits", kept(datasets.load_digits), False, 1000),
    ("make_classification", classification, False, 1000),
    ("make_classification", classification, False, 5000),
    ("diabetes", kept(datasets.load_diabetes), True, 200),
    ("make_regression", regression, True, 1000),
    ("make_regression", regression, True, 5000),
]


def forest(is_regression, seed):
    kind = RandomForestRegressor if is_regression else RandomForestClassifier
    return kind(50, max_features="sqrt", random_state=seed)


def linear(is_regression, seed, average):
    kind = SGDRegressor if is_regression else SGDClassifier
    own = {} if is_regression else {"loss": "log_loss"}
    return make_pipeline(StandardScaler(), kind(average=average, random_state=seed, **own))


def weak(is_regression, seed):
    """A recipe that anybody would replace by the forest: a few shallow trees."""
    return forest(is_regression, seed).set_params(n_estimators=5, max_depth=2)


def worse_classes(before, other, truth, draw):
    """
    Worse by two margins of accuracy: right rows become wrong and wrong ones right by chance, so often that as many rows
    change as do between `before` and `other`, and that two margins more are lost than won.
    """
    right = before.argmax(1) == truth
    changed = np.mean(right != (other.argmax(1) == truth))
    wins = max(0, changed / 2 - MARGIN_OF_SHARES)
    losses = wins + 2 * MARGIN_OF_SHARES
    chance = np.where(right, losses / max(right.mean(), 1e-9), wins / max(1 - right.mean(), 1e-9))
    after = before.copy()
    for row in np.flatnonzero(draw.random(len(truth)) < chance):
        first, second = np.argsort(-before[row])[:2]
        to = second if right[row] else truth[row]
        after[row, [first, to]] = before[row, [to, first]]
    return after


def worse_numbers(before, truth, draw):
    """Worse by a little more than two margins of RMSE, so that the way back is two margins better."""
    factor = 1 / (1 - 2 * MARGIN_OF_ERRORS)
    spread = np.sqrt((factor**2 - 1) * np.mean((before - truth) ** 2))
    return before + draw.normal(0, spread, len(truth))


def write(path, truth, predicted, is_regression):
    path.mkdir(parents=True, exist_ok=True)
    if is_regression:
        head = "id,label,prediction"
        rows = [f"{y:.6g},{p:.6g}" for y, p in zip(truth, predicted)]
    elif predicted.shape[1] == 2:
        head = "id,label,prediction,score"
        rows = [f"{y},{p.argmax()},{p[1]:.6g}" for y, p in zip(truth, predicted)]
    else:
        head = "id,label,prediction," + ",".join(f"score_{k}" for k in range(predicted.shape[1]))
        rows = [f"{y},{p.argmax()}," + ",".join(f"{v:.6g}" for v in p) for y, p in zip(truth, predicted)]
    lines = [head, *(f"{i},{row}" for i, row in enumerate(rows))]
    (path / "predictions.csv").write_text("\n".join(lines) + "\n")


def write_run(folder, cell, run, seed, resampled):
    _, load, is_regression, rows = cell
    draw = np.random.default_rng([seed, run, rows])
    x, y = load(seed)
    train = 2000 if len(y) == MADE_ROWS else None
    x_train, x_test, y_train, y_test = train_test_split(
        x, y, test_size=rows, train_size=train, random_state=int(draw.integers(2**31)), stratify=None if is_regression else y
    )

    def predictions(model, rows=slice(None)):
        fitted = model.fit(x_train[rows], y_train[rows])
        return fitted.predict(x_test) if is_regression else fitted.predict_proba(x_test)

    def trained(own_seed):
        if run % 2 == 0:
            return predictions(forest(is_regression, own_seed))
        size = len(y_train)
        drawn = np.random.default_rng(own_seed).integers(0, size, size) if resampled else slice(None)
        return predictions(linear(is_regression, own_seed, not resampled), drawn)

    first, second, third = (int(s) for s in draw.integers(2**31, size=3))
    production = trained(first)
    other = trained(second)
    weaker = predictions(weak(is_regression, third))
    stronger = predictions(forest(is_regression, first))
    worse = worse_numbers(production, y_test, draw) if is_regression else worse_classes(production, other, y_test, draw)
    situations = {
        "unchanged": (production, production),
        "another seed": (production, other),
        "two margins worse": (production, worse),
        "two margins better": (worse, production),
        "better recipe": (weaker, stronger),
    }
    for situation, sides in situations.items():
        for side, predicted in zip(("production", "candidate"), sides):
            write(folder / situation / side / f"run-{run:03}", y_test, predicted, is_regression)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--runs", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="")
    options.add_argument("--resampled", action="store_true")
    given = options.parse_args()
    warnings.filterwarnings("ignore")
    for cell in CELLS:
        name = f"{cell[0]}-{cell[3]}"
        if given.only in name:
            for run in range(given.runs):
                write_run(given.folder / name, cell, run, given.seed, given.resampled)


if __name__ == "__main__":
    main()
