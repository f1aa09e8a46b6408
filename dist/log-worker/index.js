import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({});
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./lib/traffic/arena.js
/** An arena without arrays. */
function createArena() {
    const pools = [
        createPool(rows => new Float64Array(rows)),
        createPool(rows => new Int32Array(rows)),
        createPool(rows => new Uint8Array(rows))
    ];
    const [numbers, codes, flags] = pools;
    return {
        numbers: numbers.take,
        codes: codes.take,
        flags: flags.take,
        reset: () => {
            for (const pool of pools)
                pool.reset();
        }
    };
}
function createPool(make) {
    const arrays = [];
    let used = 0;
    return {
        take: rows => {
            let array = arrays[used];
            if (array?.length !== rows) {
                array = make(rows);
                arrays[used] = array;
            }
            used++;
            return array;
        },
        reset: () => {
            used = 0;
        }
    };
}

;// CONCATENATED MODULE: ./lib/traffic/buckets.js
const GROWTH = Math.log(1.01);
/** Round numbers lie on the edge of a bucket, where the last digit of a logarithm would decide: edges are moved a little. */
const SHIFT = 1e-9;
/** Bucket of zero, and of all that is below. */
const ZERO_BUCKET = -1_000_000;
const NEGATIVE_BUCKET = -1_000_001;
/** The bucket of a number: values of one bucket differ by 1 % at most. Source: DDSketch, Masson et al., VLDB 2019. */
function logBucket(value) {
    if (value > 0)
        return Math.ceil(Math.log(value) / GROWTH - SHIFT);
    return value === 0 ? ZERO_BUCKET : NEGATIVE_BUCKET;
}
/** The largest value of a bucket, at which the next begins. */
function bucketEdge(bucket) {
    if (bucket <= ZERO_BUCKET)
        return 0;
    return Math.exp((bucket + SHIFT) * GROWTH);
}
/** The value that stands for a bucket: no value of the bucket is more than 0.5 % from it. */
function bucketValue(bucket) {
    if (bucket === ZERO_BUCKET)
        return 0;
    if (bucket === NEGATIVE_BUCKET)
        return NaN;
    return (2 * bucketEdge(bucket)) / (1 + Math.exp(GROWTH));
}
/** Scores of a bin `k` are in [k / bins, (k + 1) / bins); 1 is in bin `bins`, below 0 is −1, above 1 is bins + 1. */
function scoreBin(score, bins) {
    if (score < 0)
        return -1;
    return score > 1 ? bins + 1 : Math.floor(score * bins);
}

;// CONCATENATED MODULE: ./lib/traffic/key-codes.js

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
/** The coder of a key. Asked again for the same requests it gives the same codes, which several tables may share. */
function createKeyCoder(key) {
    const coder = key.kind === 'text' ? textCoder(key) : numberCoder(key);
    let last = null;
    let codes = null;
    return {
        ...coder,
        code: requests => {
            if (codes === null || last !== requests)
                codes = coder.code(requests);
            last = requests;
            return codes;
        }
    };
}
function numberCoder(key) {
    const field = 'field' in key ? key.field : 'time';
    const numbers = wholeNumbers();
    return {
        code: requests => {
            const column = requests.field(field);
            const codes = requests.arena.codes(requests.rows);
            if (column?.kind !== 'number')
                return codes.fill(0);
            const whole = requests.arena.numbers(requests.rows);
            toWhole(key, column.values, whole);
            for (let row = 0; row < codes.length; row++) {
                const value = whole[row] ?? NaN;
                codes[row] = value === value ? numbers.codeOf(value) : 0;
            }
            return codes;
        },
        size: () => numbers.values.length,
        valueOf: code => numbers.values[code] ?? null
    };
}
/** The whole number by which each value is counted; NaN stays NaN. A loop a kind, which runs several times as fast. */
function toWhole(key, values, whole) {
    switch (key.kind) {
        case 'hour':
            for (let row = 0; row < whole.length; row++)
                whole[row] = Math.floor((values[row] ?? NaN) / MS_PER_HOUR);
            return;
        case 'day':
            for (let row = 0; row < whole.length; row++)
                whole[row] = Math.floor((values[row] ?? NaN) / MS_PER_DAY);
            return;
        case 'bucket':
            for (let row = 0; row < whole.length; row++) {
                const value = values[row] ?? NaN;
                whole[row] = value === value ? logBucket(value) : NaN;
            }
            return;
        case 'bin': {
            const { bins } = key;
            for (let row = 0; row < whole.length; row++)
                whole[row] = scoreBin(values[row] ?? NaN, bins);
            return;
        }
        case 'edges': {
            const { edges } = key;
            for (let row = 0; row < whole.length; row++) {
                const value = values[row] ?? NaN;
                whole[row] = value === value ? edgesBelow(edges, value) : NaN;
            }
        }
    }
}
/** How many of the ascending edges are below a value. */
function edgesBelow(edges, value) {
    let [low, high] = [0, edges.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((edges[middle] ?? NaN) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Most keys lie close together: those around the first are looked up in an array, others in a map. */
const WINDOW = 1 << 14;
function wholeNumbers() {
    const values = [null];
    const near = new Int32Array(WINDOW);
    const far = new Map();
    let start = NaN;
    return {
        values,
        codeOf: value => {
            if (Number.isNaN(start))
                start = value - WINDOW / 2;
            const place = value - start;
            const isNear = place >= 0 && place < WINDOW;
            const known = isNear ? (near[place] ?? 0) : (far.get(value) ?? 0);
            if (known !== 0)
                return known;
            const code = values.push(value) - 1;
            if (isNear)
                near[place] = code;
            else
                far.set(value, code);
            return code;
        }
    };
}
function textCoder({ field }) {
    const values = [null];
    const codes = new Map();
    let dictionary = [];
    let translation = [];
    const codeOf = (text) => {
        const known = codes.get(text);
        if (known !== undefined)
            return known;
        const code = values.push(text) - 1;
        codes.set(text, code);
        return code;
    };
    return {
        code: requests => {
            const column = requests.field(field);
            const coded = requests.arena.codes(requests.rows);
            if (column?.kind !== 'text')
                return coded.fill(0);
            if (column.dictionary !== dictionary) {
                dictionary = column.dictionary;
                translation = [];
            }
            for (let row = 0; row < coded.length; row++) {
                const code = column.codes[row] ?? -1;
                coded[row] = code < 0 ? 0 : (translation[code] ??= codeOf(dictionary[code] ?? ''));
            }
            return coded;
        },
        size: () => values.length,
        valueOf: code => values[code] ?? null
    };
}

;// CONCATENATED MODULE: ./lib/traffic/conditions.js
/** 1 for every row for which a condition holds. */
function rowsWhere(condition, requests) {
    return requests.once(nameOf(condition), () => {
        const holds = requests.arena.flags(requests.rows);
        mark(condition, requests, holds);
        return holds;
    });
}
const names = new WeakMap();
function nameOf(condition) {
    const known = names.get(condition);
    if (known !== undefined)
        return known;
    const name = `where ${JSON.stringify(condition)}`;
    names.set(condition, name);
    return name;
}
function mark(condition, requests, holds) {
    switch (condition.kind) {
        case 'known':
            known(requests.field(condition.field), holds);
            return;
        case 'above':
        case 'below': {
            const column = requests.field(condition.field);
            if (column?.kind !== 'number')
                holds.fill(0);
            else if (condition.kind === 'above')
                above(column.values, condition.limit, holds);
            else
                below(column.values, condition.limit, holds);
            return;
        }
        case 'differ':
            differ(requests.field(condition.field), requests.field(condition.other), holds);
            return;
        case 'all':
            holds.fill(1);
            for (const part of condition.of) {
                const also = rowsWhere(part, requests);
                for (let row = 0; row < holds.length; row++)
                    holds[row] = (holds[row] ?? 0) & (also[row] ?? 0);
            }
    }
}
function known(column, holds) {
    if (column === null)
        holds.fill(0);
    else if (column.kind === 'text') {
        const { codes } = column;
        for (let row = 0; row < holds.length; row++)
            holds[row] = (codes[row] ?? -1) >= 0 ? 1 : 0;
    }
    else {
        const { values } = column;
        for (let row = 0; row < holds.length; row++) {
            const value = values[row] ?? NaN;
            holds[row] = value === value ? 1 : 0;
        }
    }
}
function above(values, limit, holds) {
    for (let row = 0; row < holds.length; row++)
        holds[row] = (values[row] ?? NaN) > limit ? 1 : 0;
}
function below(values, limit, holds) {
    for (let row = 0; row < holds.length; row++)
        holds[row] = (values[row] ?? NaN) < limit ? 1 : 0;
}
/** Both known, and not the same. */
function differ(one, two, holds) {
    if (one?.kind === 'number' && two?.kind === 'number') {
        for (let row = 0; row < holds.length; row++) {
            const [a, b] = [one.values[row] ?? NaN, two.values[row] ?? NaN];
            holds[row] = a < b || a > b ? 1 : 0;
        }
    }
    else if (one?.kind === 'text' && two?.kind === 'text') {
        const isSame = one.dictionary === two.dictionary;
        for (let row = 0; row < holds.length; row++) {
            const [a, b] = [one.codes[row] ?? -1, two.codes[row] ?? -1];
            const areEqual = isSame ? a === b : one.dictionary[a] === two.dictionary[b];
            holds[row] = a >= 0 && b >= 0 && !areEqual ? 1 : 0;
        }
    }
    else
        holds.fill(0);
}

;// CONCATENATED MODULE: ./lib/traffic/measures.js
/** Scores are kept off 0 and 1, where the log loss is infinite. */
const LEAST_PROBABILITY = 1e-15;
/**
 * The rows' values of a measure that is added up, or of which the smallest or largest is kept, NaN where a row has
 * none; null where no row has one. All are whole numbers except for those of `least` and `most`.
 */
function rowValues(measure, requests, plan) {
    switch (measure.kind) {
        case 'sum': {
            const { field, unit } = measure;
            const values = valuesOf(requests, field);
            if (values === null)
                return null;
            return requests.once(`${unit} of ${field}`, () => {
                const units = requests.arena.numbers(requests.rows);
                for (let row = 0; row < units.length; row++)
                    units[row] = Math.floor((values[row] ?? NaN) / unit + 0.5);
                return units;
            });
        }
        case 'least':
        case 'most':
            return valuesOf(requests, measure.field);
        case 'loss':
            return lossesOf(measure.loss, measure.side, requests, plan);
        case 'loss-product': {
            const [first, second] = measure.of;
            const one = factorOf(measure.loss, first, requests, plan);
            const two = factorOf(measure.loss, second, requests, plan);
            if (one === null || two === null)
                return null;
            return requests.once(`${measures_nameOf(measure.loss)} ${first} × ${second}`, () => {
                const products = requests.arena.numbers(requests.rows);
                for (let row = 0; row < products.length; row++)
                    products[row] = (one[row] ?? NaN) * (two[row] ?? NaN);
                return products;
            });
        }
        case 'distinct-ids':
            return null;
    }
}
function factorOf(loss, which, requests, plan) {
    if (which !== 'difference')
        return lossesOf(loss, which, requests, plan);
    const baseline = lossesOf(loss, 'baseline', requests, plan);
    const candidate = lossesOf(loss, 'candidate', requests, plan);
    if (baseline === null || candidate === null)
        return null;
    return requests.once(`${measures_nameOf(loss)} difference`, () => {
        const differences = requests.arena.numbers(requests.rows);
        for (let row = 0; row < differences.length; row++)
            differences[row] = (candidate[row] ?? NaN) - (baseline[row] ?? NaN);
        return differences;
    });
}
function lossesOf(loss, side, requests, plan) {
    const answered = plan.answers === 'numbers' ? 'value' : 'score';
    const answers = valuesOf(requests, `${side}.${answered}`);
    const truth = loss.from === undefined ? 'labelValue' : `${loss.from}.${answered}`;
    const labels = loss.kind === 'answer' ? answers : valuesOf(requests, truth);
    if (answers === null || labels === null)
        return null;
    return requests.once(`${measures_nameOf(loss)} ${side}`, () => {
        const losses = requests.arena.numbers(requests.rows);
        switch (loss.kind) {
            case 'answer':
                losses.set(answers);
                break;
            case 'absolute':
                for (let row = 0; row < losses.length; row++)
                    losses[row] = Math.abs((answers[row] ?? NaN) - (labels[row] ?? NaN));
                break;
            case 'brier':
            case 'squared':
                for (let row = 0; row < losses.length; row++) {
                    const difference = (answers[row] ?? NaN) - (labels[row] ?? NaN);
                    losses[row] = difference * difference;
                }
                break;
            case 'log-loss':
                logLosses(answers, labels, losses);
        }
        const { unit } = loss;
        for (let row = 0; row < losses.length; row++)
            losses[row] = Math.floor((losses[row] ?? NaN) / unit + 0.5);
        return losses;
    });
}
function logLosses(answers, labels, losses) {
    for (let row = 0; row < losses.length; row++) {
        const answer = answers[row] ?? NaN;
        const label = labels[row] ?? NaN;
        if (label !== 1 && label !== 0) {
            losses[row] = NaN;
            continue;
        }
        const share = label === 1 ? answer : 1 - answer;
        losses[row] = -Math.log(Math.min(1, Math.max(share, LEAST_PROBABILITY)));
    }
}
function valuesOf(requests, field) {
    const column = requests.field(field);
    return column?.kind === 'number' ? column.values : null;
}
function measures_nameOf({ kind, unit, from }) {
    return `${kind} from ${from ?? 'label'} in ${unit}`;
}

;// CONCATENATED MODULE: ./lib/traffic/tables.js
/** The table of a name; without rows where the plan had none. */
function tableOf({ tables }, name) {
    return tables.find(table => table.name === name) ?? { name, rows: [] };
}
/** A whole number as a number where that is exact. */
function plainOf(total) {
    const isExact = total <= BigInt(Number.MAX_SAFE_INTEGER) && total >= -BigInt(Number.MAX_SAFE_INTEGER);
    return isExact ? Number(total) : total;
}
/** Rows in the order of their keys: null first, numbers by size, texts by code unit. */
function sortRows(rows) {
    return [...rows].sort((one, two) => compareKeys(one.key, two.key));
}
/** Below 0 where the first key comes first, above 0 where the second does, 0 for the same. */
function compareKeys(one, two) {
    for (let index = 0; index < one.length; index++) {
        const [a, b] = [one[index] ?? null, two[index] ?? null];
        if (a === b)
            continue;
        if (a === null)
            return -1;
        if (b === null)
            return 1;
        return a < b ? -1 : 1;
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/traffic/counter.js




/** Beyond this a partial sum is put aside, so that every addition of whole numbers is exact. */
const EXACT = 2 ** 52;
/** Larger values cannot be told from their neighbours: they are no measurement, and are left out of sums. */
const TOO_LARGE = 2 ** 53;
const NONE = -1;
/**
 * A counter of one table; `coderOf` may give several tables the same coder. `distinct-ids` is left 0: who holds all
 * ids fills it in.
 */
function createTableCounter(table, plan, coderOf = createKeyCoder) {
    const coders = table.keys.map(coderOf);
    const cells = createCells(coders);
    const sums = table.measures.map(createSum);
    let counts = new Float64Array(16);
    return {
        add: requests => {
            const { where } = table;
            const cellOfRow = cells.of(requests, where === undefined ? null : rowsWhere(where, requests));
            if (cells.size() > counts.length)
                counts = grown(counts, cells.size());
            countCells(cellOfRow, counts);
            table.measures.forEach((measure, index) => {
                const sum = sums[index];
                if (measure.kind === 'count')
                    sum?.addFlags(cellOfRow, rowsWhere(measure.where, requests), cells.size());
                else {
                    const values = rowValues(measure, requests, plan);
                    if (values !== null)
                        sum?.add(cellOfRow, values, cells.size());
                }
            });
        },
        finish: () => {
            const rows = cells.keys().map((key, cell) => ({
                key,
                count: counts[cell] ?? 0,
                measures: sums.map(sum => sum.of(cell))
            }));
            return { name: table.name, rows: sortRows(rows) };
        }
    };
}
function countCells(cellOfRow, counts) {
    for (let row = 0; row < cellOfRow.length; row++) {
        const cell = cellOfRow[row] ?? NONE;
        if (cell !== NONE)
            counts[cell] = (counts[cell] ?? 0) + 1;
    }
}
/** Up to this many possible keys are looked up in an array. */
const DENSE = 1 << 21;
function createCells(coders) {
    const found = [];
    let capacities = coders.map(() => 4);
    let dense = new Int32Array(product(capacities)).fill(NONE);
    const sparse = new Map();
    function relayout() {
        capacities = coders.map((coder, index) => {
            let capacity = capacities[index] ?? 4;
            while (capacity < coder.size())
                capacity *= 2;
            return capacity;
        });
        const size = product(capacities);
        dense = size <= DENSE ? new Int32Array(size).fill(NONE) : null;
        found.forEach((codes, cell) => {
            if (dense === null)
                sparse.set(codes.join(), cell);
            else
                dense[placeOf(codes)] = cell;
        });
    }
    function placeOf(codes) {
        return codes.reduce((place, code, index) => place * (capacities[index] ?? 1) + code, 0);
    }
    return {
        of: (requests, mask) => {
            const columns = coders.map(coder => coder.code(requests));
            if (dense !== null && coders.some((coder, index) => coder.size() > (capacities[index] ?? 0)))
                relayout();
            const cellOfRow = requests.arena.codes(requests.rows);
            if (dense === null) {
                for (let row = 0; row < cellOfRow.length; row++) {
                    if (mask !== null && mask[row] === 0) {
                        cellOfRow[row] = NONE;
                        continue;
                    }
                    const key = codesAt(columns, row).join();
                    let cell = sparse.get(key);
                    if (cell === undefined) {
                        cell = found.push(codesAt(columns, row)) - 1;
                        sparse.set(key, cell);
                    }
                    cellOfRow[row] = cell;
                }
                return cellOfRow;
            }
            cellOfRow.fill(0);
            columns.forEach((codes, index) => {
                addPlaces(cellOfRow, codes, capacities[index] ?? 1);
            });
            if (mask !== null)
                for (let row = 0; row < cellOfRow.length; row++)
                    if (mask[row] === 0)
                        cellOfRow[row] = NONE;
            for (let row = 0; row < cellOfRow.length; row++) {
                const place = cellOfRow[row] ?? NONE;
                if (place === NONE)
                    continue;
                let cell = dense[place] ?? NONE;
                if (cell === NONE) {
                    cell = found.push(codesAt(columns, row)) - 1;
                    dense[place] = cell;
                }
                cellOfRow[row] = cell;
            }
            return cellOfRow;
        },
        size: () => found.length,
        keys: () => found.map(codes => codes.map((code, index) => coders[index]?.valueOf(code) ?? null))
    };
}
function codesAt(columns, row) {
    return columns.map(codes => codes[row] ?? 0);
}
function addPlaces(places, codes, capacity) {
    for (let row = 0; row < places.length; row++)
        places[row] = (places[row] ?? 0) * capacity + (codes[row] ?? 0);
}
function createSum(measure) {
    if (measure.kind === 'least' || measure.kind === 'most')
        return createExtreme(measure.kind === 'least' ? 1 : -1);
    let partial = new Float64Array(16);
    const aside = new Map();
    return {
        add: (cellOfRow, values, cells) => {
            if (cells > partial.length)
                partial = grown(partial, cells);
            for (let row = 0; row < values.length; row++) {
                const cell = cellOfRow[row] ?? NONE;
                const value = values[row] ?? NaN;
                // NaN fails both, and so does what is too large to be added exactly.
                if (cell === NONE || !(value < TOO_LARGE && value > -TOO_LARGE))
                    continue;
                const sum = (partial[cell] ?? 0) + value;
                if (sum < EXACT && sum > -EXACT)
                    partial[cell] = sum;
                else {
                    aside.set(cell, (aside.get(cell) ?? 0n) + BigInt(partial[cell] ?? 0));
                    partial[cell] = value;
                }
            }
        },
        addFlags: (cellOfRow, flags, cells) => {
            if (cells > partial.length)
                partial = grown(partial, cells);
            for (let row = 0; row < flags.length; row++) {
                const cell = cellOfRow[row] ?? NONE;
                // Far from where a float64 stops to be exact.
                if (cell !== NONE && flags[row] === 1)
                    partial[cell] = (partial[cell] ?? 0) + 1;
            }
        },
        of: cell => {
            const total = (aside.get(cell) ?? 0n) + BigInt(partial[cell] ?? 0);
            return plainOf(total);
        }
    };
}
function createExtreme(sign) {
    let extremes = new Float64Array(16).fill(NaN);
    return {
        add: (cellOfRow, values, cells) => {
            if (cells > extremes.length) {
                const before = extremes.length;
                extremes = grown(extremes, cells);
                extremes.fill(NaN, before);
            }
            for (let row = 0; row < values.length; row++) {
                const cell = cellOfRow[row] ?? NONE;
                if (cell === NONE)
                    continue;
                const value = values[row] ?? NaN;
                const extreme = extremes[cell] ?? NaN;
                if (Number.isNaN(extreme) || sign * value < sign * extreme)
                    extremes[cell] = value;
            }
        },
        addFlags: () => undefined,
        of: cell => {
            const extreme = extremes[cell] ?? NaN;
            return Number.isNaN(extreme) ? null : extreme;
        }
    };
}
function grown(values, size) {
    const larger = new Float64Array(Math.max(size, values.length * 2));
    larger.set(values);
    return larger;
}
function product(factors) {
    return factors.reduce((all, factor) => all * factor, 1);
}

;// CONCATENATED MODULE: ./lib/traffic/count.js


/** A counter of everything that a plan asks. */
function createLogCounter(plan) {
    const coders = new Map();
    const coderOf = (key) => {
        const name = JSON.stringify(key);
        const coder = coders.get(name) ?? createKeyCoder(key);
        coders.set(name, coder);
        return coder;
    };
    const counters = plan.tables.map(table => createTableCounter(table, plan, coderOf));
    return {
        add: requests => {
            for (const counter of counters)
                counter.add(requests);
        },
        finish: () => counters.map(counter => counter.finish())
    };
}
/** The tables with the number of different ids where the plan asks for it. */
function withDistinctIds(tables, plan, ids) {
    return tables.map(table => {
        const measures = plan.tables.find(({ name }) => name === table.name)?.measures ?? [];
        const at = measures.findIndex(({ kind }) => kind === 'distinct-ids');
        if (at < 0)
            return table;
        const rows = table.rows.map(row => ({ ...row, measures: row.measures.with(at, ids) }));
        return { ...table, rows };
    });
}

;// CONCATENATED MODULE: ./lib/tables/batch.js
/** Where a batch keeps a reading of a column. */
function columnKey({ column, as }) {
    return `${as}:${column}`;
}

;// CONCATENATED MODULE: ./lib/traffic/side.js
const SIDES = ['baseline', 'candidate'];

;// CONCATENATED MODULE: ./lib/statistics/core/extremes.js
/** The largest of any number of values; −∞ of none. NaN where one is. `Math.max` takes only so many arguments. */
function largestOf(values) {
    let most = -Infinity;
    for (const value of values)
        most = Math.max(most, value);
    return most;
}
/** The smallest of any number of values; ∞ of none. NaN where one is. */
function smallestOf(values) {
    let least = Infinity;
    for (const value of values)
        least = Math.min(least, value);
    return least;
}

;// CONCATENATED MODULE: ./lib/tables/values.js

/** Texts that stand for nothing in any column, in every format and engine: exactly these, as they are written. */
const NULL_WORDS = [
    '',
    'null',
    'NULL',
    'Null',
    'NaN',
    'nan',
    'NAN',
    'None',
    'NaT',
    '<NA>',
    '#N/A',
    '\\N'
];
/**
 * Texts that also stand for nothing where numbers or times are read, in any case and between spaces. In a column of
 * texts they may be names: a country, or a class.
 */
const NO_NUMBER_WORDS = [
    ...new Set([...NULL_WORDS.map(word => word.toLowerCase()), 'na', 'n/a'])
].filter(word => word !== '');
/** Truth values as programs and people write them, in lower case. */
const values_TRUTH = new Map([
    ['true', '1'],
    ['false', '0'],
    ['yes', '1'],
    ['no', '0'],
    ['t', '1'],
    ['f', '0'],
    ['y', '1'],
    ['n', '0'],
    ['1', '1'],
    ['0', '0'],
    ['1.0', '1'],
    ['0.0', '0']
]);
const nullWords = new Set(NULL_WORDS);
const longestNull = largestOf(NULL_WORDS.map(({ length }) => length));
const nullStarts = new Set(NULL_WORDS.map(word => word.charCodeAt(0)));
const noNumberWords = new Set(NO_NUMBER_WORDS);
const longestNoNumber = largestOf(NO_NUMBER_WORDS.map(({ length }) => length));
const wholeWithPoint = /^(-?\d+)\.0+$/u;
const flag = /^(?:true|false)$/iu;
/** Whether a text where a number or a time belongs says that there is none. */
function isNoNumber(text) {
    const trimmed = text.trim();
    if (trimmed === '')
        return true;
    return trimmed.length <= longestNoNumber && noNumberWords.has(trimmed.toLowerCase());
}
/** Whether the text `bytes[start..end)` stands for nothing in any column. */
function isNull(bytes, start, end) {
    if (start === end)
        return true;
    if (end - start > longestNull || !nullStarts.has(bytes[start] ?? 0))
        return false;
    return nullWords.has(String.fromCharCode(...bytes.subarray(start, end)));
}
/** A text as it is written; null for what stands for nothing. */
function textOrNone(text) {
    return nullWords.has(text) ? null : text;
}
/**
 * The text by which a value is counted, whatever format it came in; null for none. Whole numbers lose `.0`
 * (`1.0` is `1`), truth values are in lower case, all else stays as it is written. Numbers of typed formats are
 * written the shortest way that gives them back.
 */
function canonicalText(text) {
    if (nullWords.has(text))
        return null;
    if (flag.test(text))
        return text.toLowerCase();
    return wholeWithPoint.exec(text)?.[1] ?? text;
}

;// CONCATENATED MODULE: ./lib/tables/classes.js

/** More of a side's answers than this in classes that no label has are no mistakes, but other names. */
const MOST_UNKNOWN = 0.5;
/** The same where the other side never gives such an answer. */
const MOST_UNSHARED = 0.05;
const ASCII = /^[\x20-\x7e]*$/u;
/**
 * The spelling that makes one of what columns write differently, that with the fewest classes; null where they write
 * alike, or where it is not certain which classes are the same: a column that has both `Cat` and `cat` may mean two.
 */
function spellingOf(columns) {
    const sets = columns.map(column => new Set(column));
    const all = new Set(sets.flatMap(set => [...set]));
    const certain = SPELLINGS.filter(spelling => [...all].every(text => isCertain(text, spelling)) &&
        sets.every(set => sizeOf(set, spelling) === sizeOf(set, 'spaces')) &&
        (spelling !== 'any-case' || sizeOf(all, 'truth') >= sizeOf(all, spelling)));
    const fewest = certain.toSorted((a, b) => sizeOf(all, a) - sizeOf(all, b))[0];
    return fewest === undefined || sizeOf(all, fewest) === all.size ? null : fewest;
}
/** The first of those that make the same of the texts is taken. */
const SPELLINGS = (/* unused pure expression or super */ null && (['spaces', 'any-case', 'truth']));
/** A class as a spelling writes it; `1` and `0` are the truth values. */
function spelled(text, spelling) {
    if (spelling === null)
        return text;
    const bare = withoutSpaces(text);
    if (spelling === 'spaces')
        return bare;
    const plain = bare.toLowerCase();
    return spelling === 'truth' ? (values_TRUTH.get(plain) ?? bare) : plain;
}
/** Engines differ in what else is white. */
function withoutSpaces(text) {
    return text.replaceAll(/^ +|(?<! ) +$/gu, '');
}
/** Whether two names mean one class: in any case, and truth values however they are written. */
function isSameClass(one, two) {
    const [a, b] = [one.trim().toLowerCase(), two.trim().toLowerCase()];
    return a === b || (TRUTH.has(a) && TRUTH.get(a) === TRUTH.get(b));
}
/**
 * The classes of each side that cannot be told from the labels', or without labels from the other side's: they are so
 * many that the side must write its classes otherwise. Empty for a side whose mistakes are mistakes.
 */
function unlikeClasses(labels, sides) {
    return sides.map((side, index) => {
        const others = sides.filter((_, other) => other !== index);
        const known = labels.size > 0 ? [labels] : others;
        if (known.every(({ size }) => size === 0))
            return [];
        const isKnown = (name) => known.some(counts => counts.has(name));
        const unknown = [...side.keys()].filter(name => !isKnown(name));
        const unshared = unknown.filter(name => !others.some(other => other.has(name)));
        // Of two labels one is never answered, and something else is instead: that is its other name.
        const isRenamed = labels.size === 2 && unshared.length > 0 && [...labels.keys()].some(name => !side.has(name));
        const isOther = shareOf(side, unknown) > MOST_UNKNOWN ||
            (labels.size > 0 && others.length > 0 && shareOf(side, unshared) > MOST_UNSHARED) ||
            isRenamed;
        return isOther ? unknown : [];
    });
}
function shareOf(counts, names) {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const these = names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
    return all === 0 ? 0 : these / all;
}
function isCertain(text, spelling) {
    if (spelling === 'spaces')
        return true;
    // Engines differ in the lower case of other letters.
    return spelling === 'truth' ? TRUTH.has(withoutSpaces(text).toLowerCase()) : ASCII.test(text);
}
function sizeOf(texts, spelling) {
    return new Set([...texts].map(text => spelled(text, spelling))).size;
}

;// CONCATENATED MODULE: ./lib/traffic/request-columns.js


/** Numbers of the rows that count, in place: none in the others. */
function onlyWhere(values, own) {
    if (own !== null)
        for (let row = 0; row < values.length; row++)
            if (own[row] === 0)
                values[row] = NaN;
    return values;
}
/** An answer that came with an error is none. */
function numbersWithout(column, failures, arena) {
    if (column === null || failures === null)
        return column;
    const values = arena.numbers(failures.length);
    for (let row = 0; row < values.length; row++)
        values[row] = failures[row] === 0 ? (column.values[row] ?? NaN) : NaN;
    return { kind: 'number', values };
}
/** An answer that came with an error is none. */
function textsWithout(column, failures, arena) {
    if (column === null || failures === null)
        return column;
    const codes = arena.codes(failures.length);
    for (let row = 0; row < codes.length; row++)
        codes[row] = failures[row] === 0 ? (column.codes[row] ?? -1) : -1;
    return { kind: 'text', codes, dictionary: column.dictionary };
}
/** Numbers of the rows that are marked with 1. */
function numbersWhere(column, own, arena) {
    const values = arena.numbers(own.length);
    for (let row = 0; row < values.length; row++)
        values[row] = own[row] === 1 ? (column.values[row] ?? NaN) : NaN;
    return { kind: 'number', values };
}
/** Texts of the rows that are marked with 1. */
function textsWhere(column, own, arena) {
    const codes = arena.codes(own.length);
    for (let row = 0; row < codes.length; row++)
        codes[row] = own[row] === 1 ? (column.codes[row] ?? -1) : -1;
    return { kind: 'text', codes, dictionary: column.dictionary };
}
/** The classes that a threshold makes of scores. */
function classesOf(score, { threshold, positive, negative }, arena) {
    if (score?.kind !== 'number')
        return null;
    const { values } = score;
    const codes = arena.codes(values.length);
    for (let row = 0; row < codes.length; row++) {
        const value = values[row] ?? NaN;
        codes[row] = value >= threshold ? 1 : value < threshold ? 0 : -1;
    }
    // The same array for every batch, by which key coders know the texts again.
    return { kind: 'text', codes, dictionary: classNames(negative, positive) };
}
/** A column of classes in the one spelling of a plan. */
function spelledTexts(column, { spelling }) {
    if (column === null || spelling === undefined)
        return column;
    const { codes, dictionary } = column;
    const names = spelledNames.get(dictionary) ?? [];
    spelledNames.set(dictionary, names);
    // A dictionary grows from batch to batch.
    for (const text of dictionary.slice(names.length))
        names.push(spelled(text, spelling));
    return { kind: 'text', codes, dictionary: names };
}
const spelledNames = new WeakMap();
const namesOfClasses = new Map();
function classNames(negative, positive) {
    const key = JSON.stringify([negative, positive]);
    const names = namesOfClasses.get(key) ?? [negative, positive];
    namesOfClasses.set(key, names);
    return names;
}
/** A batch's column of numbers or times; null where it has none. */
function numbers(batch, column, as) {
    const found = batch.columns.get(columnKey({ column, as }));
    return found?.kind === 'number' ? found : null;
}
/** A batch's column of texts; null where it has none. */
function texts(batch, column, as = 'text') {
    const found = batch.columns.get(columnKey({ column, as })) ??
        batch.columns.get(columnKey({ column, as: 'known' }));
    return found?.kind === 'text' ? found : null;
}

;// CONCATENATED MODULE: ./lib/tables/column-names.js
/** What columns of predictions are called, in files as in logs, in lower case with `_`; earlier names win. */
const COLUMN_NAMES = {
    label: [
        ...['label', 'target', 'y_true', 'truth', 'true_label', 'label_true', 'ground_truth', 'gold'],
        ...['gold_label', 'actual', 'actuals', 'labels', 'targets', 'outcome', 'expected', 'y']
    ],
    prediction: [
        ...['prediction', 'y_pred', 'predicted', 'pred', 'preds', 'predictions', 'predicted_label'],
        ...['pred_label', 'label_pred', 'predicted_class', 'yhat', 'y_hat', 'forecast']
    ],
    score: [
        ...['score', 'probability', 'y_score', 'proba', 'prob', 'scores', 'y_prob', 'y_proba'],
        ...['pred_proba', 'pred_prob', 'predicted_probability', 'p']
    ]
};
/** A column's name as the lists write it: `Candidate-Latency ms` and `candidateLatency_ms` are one. */
function column_names_plainName(name) {
    return name
        .trim()
        .replace(/([a-z])([A-Z])/gu, '$1_$2')
        .toLowerCase()
        .replaceAll(/[\s.-]+/gu, '_');
}

;// CONCATENATED MODULE: ./lib/traffic/roles.js

/** What a column tells about one side's answer to a request. */
const SIDE_ROLES = [
    'version',
    'prediction',
    'score',
    'latency',
    'error',
    'timeout',
    'cost',
    'reward'
];
const COMMON_NAMES = {
    id: ['request_id', 'id', 'key', 'uid', 'example_id', 'trace_id', 'transaction_id', 'event_id'],
    time: ['timestamp', 'time', 'ts', 'event_time', 'request_time', 'created_at', 'datetime', 'date'],
    label: COLUMN_NAMES.label,
    model: ['model', 'model_role', 'variant', 'arm', 'group', 'side', 'role', 'treatment']
};
const ROLE_NAMES = {
    version: ['version', 'model_version', 'model_id', 'commit', 'sha', 'run_id'],
    prediction: [...COLUMN_NAMES.prediction, 'class', 'answer'],
    score: COLUMN_NAMES.score,
    latency: ['latency_ms', 'latency', 'duration_ms', 'duration', 'response_time_ms', 'elapsed_ms'],
    error: ['error', 'failed', 'is_error', 'error_message', 'exception'],
    timeout: ['timeout', 'timed_out', 'is_timeout'],
    cost: ['cost', 'cost_usd', 'price', 'cost_eur'],
    reward: ['reward', 'conversion', 'converted', 'revenue', 'business_metric']
};
/** What teams call the two sides, in columns (`champion_score`) and in a model column. */
const SIDE_NAMES = {
    candidate: ['candidate', 'challenger', 'shadow', 'canary', 'treatment', 'new', 'b'],
    baseline: ['baseline', 'champion', 'production', 'prod', 'control', 'live', 'old', 'current', 'a']
};
/** Names of a side in a model column, for messages and to match values by. */
function namesOf(side) {
    return SIDE_NAMES[side];
}
/** Finds out which column means what: as the policy maps them, else by their usual names, whatever their case. */
function rolesOf(names, mapped) {
    const unknown = mappedNames(mapped).filter(name => !names.includes(name));
    if (unknown.length > 0) {
        return {
            ok: false,
            summary: `The log has no column ${quoted(unknown)}, which the policy names.`,
            remedy: `Its columns are ${names.join(', ')}.`,
            absent: unknown
        };
    }
    const find = finder(names);
    const common = {
        id: mapped.id ?? find(COMMON_NAMES.id),
        time: mapped.time ?? find(COMMON_NAMES.time),
        label: mapped.label ?? find(COMMON_NAMES.label)
    };
    const candidate = sideColumns('candidate', mapped.candidate, find);
    const baseline = sideColumns('baseline', mapped.baseline, find);
    if (answers(candidate) && answers(baseline)) {
        const used = [...Object.values(common), ...Object.values(candidate), ...Object.values(baseline)];
        const others = names.filter(name => !used.includes(name));
        return { ok: true, wide: { layout: 'wide', ...common, sides: { candidate, baseline }, others } };
    }
    const model = mapped.model ?? find(COMMON_NAMES.model);
    const side = plainColumns(mapped.candidate, find);
    if (model !== null && answers(side)) {
        const used = [...Object.values(common), ...Object.values(side), model];
        return { ok: true, long: { ...common, model, side, others: names.filter(n => !used.includes(n)) } };
    }
    return {
        ok: false,
        summary: `The log has neither the answers of both models in a row (candidate_score and baseline_score, or _prediction) nor a model column beside score or prediction.`,
        remedy: `Its columns are ${names.join(', ')}. Map them in the policy: shadow: {columns: {candidate: {score: …}, baseline: {score: …}}}, or model: … for a row a model.`,
        absent: []
    };
}
/** The columns that tell about one side's answers; in a log with a model column those of both. */
function sideColumnsOf(roles, side) {
    return roles.layout === 'wide' ? roles.sides[side] : roles.side;
}
function finder(names) {
    const byName = new Map(names.map(name => [plainName(name), name]));
    return wanted => {
        for (const name of wanted) {
            const found = byName.get(plainName(name));
            if (found !== undefined)
                return found;
        }
        return null;
    };
}
function sideColumns(side, mapped, find) {
    return byRole(mapped, names => find(SIDE_NAMES[side].flatMap(prefix => names.map(name => `${prefix}_${name}`))));
}
function plainColumns(mapped, find) {
    return byRole(mapped, find);
}
function byRole(mapped, find) {
    const found = [];
    for (const role of SIDE_ROLES) {
        const name = mapped?.[role] ?? find(ROLE_NAMES[role]);
        if (name !== null)
            found.push([role, name]);
    }
    return Object.fromEntries(found);
}
function answers({ prediction, score }) {
    return prediction !== undefined || score !== undefined;
}
function mappedNames({ candidate, baseline, ...common }) {
    return [
        ...Object.values(common),
        ...Object.values(candidate ?? {}),
        ...Object.values(baseline ?? {})
    ].filter(name => name !== undefined);
}
function quoted(names) {
    return names.map(name => `"${name}"`).join(', ');
}

;// CONCATENATED MODULE: ./lib/traffic/requests.js





/**
 * Requests of a batch whose rows hold both sides, or one side each (`groups`). A field is worked out when it is first
 * asked for, in arrays of the arena, which must not be reset before the requests are counted.
 */
function requestsOf(batch, plan, arena = createArena()) {
    const { roles } = plan;
    const ids = roles.id === null ? undefined : batch.columns.get(columnKey({ column: roles.id, as: 'id' }));
    const known = new Map();
    const requests = {
        rows: batch.rows,
        ids: ids?.kind === 'id' ? ids : null,
        arena,
        once: (key, make) => {
            // The key says what was made under it.
            if (known.has(key))
                return known.get(key);
            const made = make();
            known.set(key, made);
            return made;
        },
        field: name => requests.once(name, () => fieldOf(name, { batch, plan, requests }))
    };
    return requests;
}
function fieldOf(name, source) {
    const { batch, plan } = source;
    if (name.startsWith('text:'))
        return texts(batch, name.slice('text:'.length));
    if (name.startsWith('number:'))
        return numbers(batch, name.slice('number:'.length), 'number');
    if (name === 'time')
        return plan.roles.time === null ? null : numbers(batch, plan.roles.time, 'time');
    if (name === 'label')
        return labelOf(source);
    if (name === 'labelValue')
        return labelValueOf(source);
    for (const side of SIDES) {
        const field = SIDE_FIELDS.find(one => name === `${side}.${one}`);
        if (field !== undefined)
            return sideField(field, side, source);
    }
    return null;
}
const SIDE_FIELDS = [
    'outcome',
    'version',
    'score',
    'value',
    'latency',
    'cost',
    'reward',
    'answered',
    'failed',
    'timedOut'
];
function labelOf({ batch, plan, requests }) {
    const { label } = plan.roles;
    if (label === null || plan.answers === 'numbers')
        return null;
    const read = spelledTexts(texts(batch, label), plan);
    const final = finalOf(plan, requests);
    return read === null || final === null ? read : textsWhere(read, final, requests.arena);
}
function labelValueOf({ batch, plan, requests }) {
    const { label } = plan.roles;
    if (label === null)
        return null;
    if (plan.answers === 'numbers') {
        const read = numbers(batch, label, 'number');
        const final = finalOf(plan, requests);
        return read === null || final === null ? read : numbersWhere(read, final, requests.arena);
    }
    const column = requests.field('label');
    if (column?.kind !== 'text')
        return null;
    const { codes, dictionary } = column;
    const valueOf = Float64Array.from(dictionary, text => text === plan.positive ? 1 : text === plan.negative ? 0 : NaN);
    const values = requests.arena.numbers(requests.rows);
    for (let row = 0; row < values.length; row++)
        values[row] = valueOf[codes[row] ?? -1] ?? NaN;
    return { kind: 'number', values };
}
/** 1 for requests whose label is final; null where all are. */
function finalOf({ labelsUntil }, requests) {
    if (labelsUntil === null)
        return null;
    return requests.once('final', () => {
        const time = requests.field('time');
        const final = requests.arena.flags(requests.rows);
        for (let row = 0; row < final.length; row++) {
            const ms = time?.kind === 'number' ? (time.values[row] ?? NaN) : NaN;
            final[row] = ms < labelsUntil ? 1 : 0;
        }
        return final;
    });
}
/** 1 for the rows of a side; null where every row is one of both. */
function rowsOf(side, { batch, plan, requests }) {
    const { roles } = plan;
    if (roles.layout === 'wide')
        return null;
    return requests.once(`${side} rows`, () => {
        const own = requests.arena.flags(requests.rows);
        const column = texts(batch, roles.model);
        if (column === null)
            return own.fill(0);
        const isNamed = Uint8Array.from(column.dictionary, name => roles.values[side].includes(name) ? 1 : 0);
        for (let row = 0; row < own.length; row++)
            own[row] = isNamed[column.codes[row] ?? -1] ?? 0;
        return own;
    });
}
const isTimeout = /time[ds]?[\s_-]*out|deadline/iu;
const NO_ERROR = new Set(['0', 'false', 'no', 'none', 'null', 'ok', 'nan']);
const FAILED = 1;
const TIMED_OUT = 2;
/** 0 for a good answer, 1 for a failure, 2 for a timeout; null where nothing of the kind is logged. */
function failuresOf(side, source) {
    const { requests } = source;
    return requests.once(`${side} failures`, () => {
        const error = sideText('error', side, source);
        const timeout = sideText('timeout', side, source);
        if (error === null && timeout === null)
            return null;
        const kinds = requests.arena.flags(requests.rows).fill(0);
        const mark = ({ codes, dictionary }, kindOf) => {
            const kindOfCode = new Int8Array(dictionary.length).fill(-1);
            for (let row = 0; row < kinds.length; row++) {
                const code = codes[row] ?? -1;
                if (code < 0)
                    continue;
                // Looked at once a batch: a log may have as many messages as errors.
                if (kindOfCode[code] === -1)
                    kindOfCode[code] = kindOf(dictionary[code] ?? '');
                kinds[row] = Math.max(kinds[row] ?? 0, kindOfCode[code] ?? 0);
            }
        };
        const isNone = (said) => NO_ERROR.has(said.trim().toLowerCase());
        if (error !== null)
            mark(error, said => (isNone(said) ? 0 : isTimeout.test(said) ? TIMED_OUT : FAILED));
        if (timeout !== null)
            mark(timeout, said => (isNone(said) ? 0 : TIMED_OUT));
        return kinds;
    });
}
function sideField(field, side, source) {
    const { plan, requests } = source;
    switch (field) {
        case 'version':
            return sideText('version', side, source);
        case 'latency':
        case 'cost':
        case 'reward':
            return sideNumber(field, side, source);
        case 'score':
            return numbersWithout(sideNumber('score', side, source), failuresOf(side, source), requests.arena);
        case 'value':
            return plan.answers === 'numbers'
                ? numbersWithout(sideNumber('prediction', side, source), failuresOf(side, source), requests.arena)
                : null;
        case 'outcome':
            if (plan.answers === 'numbers')
                return null;
            return plan.answers === 'classes'
                ? textsWithout(spelledTexts(sideText('prediction', side, source), plan), failuresOf(side, source), requests.arena)
                : classesOf(requests.field(`${side}.score`), plan, requests.arena);
        case 'answered':
            return answeredOf(side, source);
        case 'failed':
            return flagsOf(side, source, FAILED);
        case 'timedOut':
            return flagsOf(side, source, TIMED_OUT);
    }
}
function columnName(role, side, { plan: { roles } }) {
    return sideColumnsOf(roles, side)[role];
}
function sideText(role, side, source) {
    const name = columnName(role, side, source);
    const as = role === 'version' ? 'written' : 'text';
    const column = name === undefined ? null : texts(source.batch, name, as);
    const own = rowsOf(side, source);
    return column === null || own === null ? column : textsWhere(column, own, source.requests.arena);
}
function sideNumber(role, side, source) {
    const name = columnName(role, side, source);
    const column = name === undefined ? null : numbers(source.batch, name, 'number');
    const own = rowsOf(side, source);
    return column === null || own === null ? column : numbersWhere(column, own, source.requests.arena);
}
/** 1 where the side answered, 0 where it did not, none where it was not asked. */
function answeredOf(side, source) {
    const { plan, requests } = source;
    const own = rowsOf(side, source);
    const column = requests.field(`${side}.${plan.answers === 'numbers' ? 'value' : 'outcome'}`);
    const values = requests.arena.numbers(requests.rows);
    if (column === null)
        values.fill(0);
    else if (column.kind === 'text')
        for (let row = 0; row < values.length; row++)
            values[row] = (column.codes[row] ?? -1) >= 0 ? 1 : 0;
    else
        for (let row = 0; row < values.length; row++)
            values[row] = Number.isNaN(column.values[row] ?? NaN) ? 0 : 1;
    return { kind: 'number', values: onlyWhere(values, own) };
}
function flagsOf(side, source, least) {
    const { requests } = source;
    const failures = failuresOf(side, source);
    const values = requests.arena.numbers(requests.rows);
    if (failures === null)
        values.fill(0);
    else
        for (let row = 0; row < values.length; row++)
            values[row] = (failures[row] ?? 0) >= least ? 1 : 0;
    return { kind: 'number', values: onlyWhere(values, rowsOf(side, source)) };
}

;// CONCATENATED MODULE: ./lib/traffic/wanted.js

/** The columns of a log that a plan reads, and as what. */
function wantedBy(plan) {
    const { roles } = plan;
    const wanted = new Map();
    const want = (column, as) => {
        if (column !== null && column !== undefined)
            wanted.set(columnKey({ column, as }), { column, as });
    };
    const isNumber = plan.answers === 'numbers';
    want(roles.id, 'id');
    want(roles.time, 'time');
    want(roles.label, isNumber ? 'number' : 'text');
    if (roles.layout !== 'wide')
        want(roles.model, 'text');
    const sides = roles.layout === 'wide' ? Object.values(roles.sides) : [roles.side];
    for (const side of sides) {
        want(side.version, 'written');
        want(side.prediction, isNumber ? 'number' : 'text');
        want(side.score, 'number');
        want(side.latency, 'number');
        want(side.error, 'text');
        want(side.timeout, 'text');
        want(side.cost, 'number');
        want(side.reward, 'number');
    }
    const { read, known } = fieldsOf(plan);
    for (const field of read) {
        if (field.startsWith('text:'))
            want(field.slice('text:'.length), 'text');
        if (field.startsWith('number:'))
            want(field.slice('number:'.length), 'number');
    }
    for (const field of known) {
        if (field.startsWith('number:'))
            want(field.slice('number:'.length), 'number');
        else if (!wanted.has(columnKey({ column: field.slice('text:'.length), as: 'text' })))
            want(field.slice('text:'.length), 'known');
    }
    return [...wanted.values()];
}
/** The log's own fields that a plan's tables name: those whose values are read, and those of which only the presence is. */
function fieldsOf({ tables }) {
    const read = new Set();
    const known = new Set();
    const addCondition = (condition) => {
        if (condition.kind === 'all')
            condition.of.forEach(addCondition);
        else if (condition.kind === 'known')
            known.add(condition.field);
        else
            read.add(condition.field);
        if (condition.kind === 'differ')
            read.add(condition.other);
    };
    for (const { keys, measures, where } of tables) {
        for (const key of keys)
            if ('field' in key)
                read.add(key.field);
        for (const measure of measures) {
            if ('field' in measure)
                read.add(measure.field);
            if (measure.kind === 'count')
                addCondition(measure.where);
        }
        if (where !== undefined)
            addCondition(where);
    }
    const own = (fields) => new Set([...fields].filter(field => field.startsWith('text:') || field.startsWith('number:')));
    return { read: own(read), known: own(known) };
}

;// CONCATENATED MODULE: ./lib/traffic/time-order.js

/** Watches the times of batches. */
function createTimeWatch(plan) {
    const { time } = plan.roles;
    const key = time === null ? null : columnKey({ column: time, as: 'time' });
    let [backwards, firstBackwards, rows] = [0, 0, 0];
    let [first, last] = [NaN, NaN];
    return {
        add: ({ rows: count, columns }) => {
            const column = key === null ? undefined : columns.get(key);
            if (column?.kind === 'number') {
                for (let row = 0; row < count; row++) {
                    const ms = column.values[row] ?? NaN;
                    if (Number.isNaN(ms))
                        continue;
                    if (ms < last) {
                        if (backwards === 0)
                            firstBackwards = rows + row + 1;
                        backwards++;
                    }
                    if (Number.isNaN(first))
                        first = ms;
                    last = ms;
                }
            }
            rows += count;
        },
        finish: () => ({ backwards, firstBackwards, first, last })
    };
}
/** The fault of a file whose times go backwards, from its parts in order; null where they do not. */
function timeFault(parts) {
    let [count, firstRow, before] = [0, 0, 0];
    let last = NaN;
    for (const { rows, times } of parts) {
        const isBetween = times.first < last;
        if (count === 0 && (isBetween || times.backwards > 0))
            firstRow = before + (isBetween ? 1 : times.firstBackwards);
        count += times.backwards + (isBetween ? 1 : 0);
        before += rows;
        if (!Number.isNaN(times.last))
            last = times.last;
    }
    return count === 0 ? null : { kind: 'time-order', column: '', count, firstRow, sample: '' };
}

;// CONCATENATED MODULE: ./lib/traffic/paired-columns.js
const EMPTY = { has: () => false, value: () => NaN, text: () => null, id: () => [0, 0] };
/** A view by its place; one without values where there is none. */
function viewAt(views, index) {
    return views[index] ?? EMPTY;
}
/** A log's column as a view. */
function viewOf(column) {
    if (column === undefined)
        return EMPTY;
    switch (column.kind) {
        case 'text':
            return textView(column);
        case 'number':
            return numberView(column);
        case 'id':
            return idView(column);
    }
}
/** An empty store for what is read as something, with room for some rows. */
function createStore({ as }, rows) {
    switch (as) {
        case 'text':
        case 'written':
        case 'known':
            return textStore(rows);
        case 'number':
        case 'time':
            return numberStore(rows);
        case 'id':
            return idStore(rows);
    }
}
function textView({ codes, dictionary }) {
    return {
        ...EMPTY,
        has: at => (codes[at] ?? -1) >= 0,
        text: at => dictionary[codes[at] ?? -1] ?? null
    };
}
function numberView({ values }) {
    return { ...EMPTY, has: at => !Number.isNaN(values[at] ?? NaN), value: at => values[at] ?? NaN };
}
function idView({ high, low, absent }) {
    return { ...EMPTY, has: at => absent[at] === 0, id: at => [high[at] ?? 0, low[at] ?? 0] };
}
function textStore(rows) {
    let codes = new Int32Array(rows).fill(-1);
    const dictionary = [];
    const known = new Map();
    return {
        ...EMPTY,
        has: at => (codes[at] ?? -1) >= 0,
        text: at => dictionary[codes[at] ?? -1] ?? null,
        grow: size => {
            if (size <= codes.length)
                return;
            const larger = new Int32Array(Math.max(size, codes.length * 2)).fill(-1);
            larger.set(codes);
            codes = larger;
        },
        copy: (at, from, fromAt) => {
            const text = from.text(fromAt);
            if (text === null)
                codes[at] = -1;
            else {
                let code = known.get(text);
                if (code === undefined) {
                    code = dictionary.push(text) - 1;
                    known.set(text, code);
                }
                codes[at] = code;
            }
        },
        putNone: at => {
            codes[at] = -1;
        },
        column: count => ({ kind: 'text', codes: codes.subarray(0, count), dictionary }),
        texts: () => dictionary.length
    };
}
function numberStore(rows) {
    let values = new Float64Array(rows);
    return {
        ...EMPTY,
        has: at => !Number.isNaN(values[at] ?? NaN),
        value: at => values[at] ?? NaN,
        grow: size => {
            if (size <= values.length)
                return;
            const larger = new Float64Array(Math.max(size, values.length * 2));
            larger.set(values);
            values = larger;
        },
        copy: (at, from, fromAt) => {
            values[at] = from.value(fromAt);
        },
        putNone: at => {
            values[at] = NaN;
        },
        column: count => ({ kind: 'number', values: values.subarray(0, count) }),
        texts: () => 0
    };
}
function idStore(rows) {
    let high = new Uint32Array(rows);
    let low = new Uint32Array(rows);
    let absent = new Uint8Array(rows);
    return {
        ...EMPTY,
        has: at => absent[at] === 0,
        id: at => [high[at] ?? 0, low[at] ?? 0],
        grow: size => {
            if (size <= high.length)
                return;
            const room = Math.max(size, high.length * 2);
            const [highs, lows, absents] = [
                new Uint32Array(room),
                new Uint32Array(room),
                new Uint8Array(room)
            ];
            highs.set(high);
            lows.set(low);
            absents.set(absent);
            [high, low, absent] = [highs, lows, absents];
        },
        copy: (at, from, fromAt) => {
            const isThere = from.has(fromAt);
            const [h, l] = from.id(fromAt);
            high[at] = h;
            low[at] = l;
            absent[at] = isThere ? 0 : 1;
        },
        putNone: at => {
            absent[at] = 1;
        },
        column: count => ({
            kind: 'id',
            high: high.subarray(0, count),
            low: low.subarray(0, count),
            absent: absent.subarray(0, count)
        }),
        texts: () => 0
    };
}

;// CONCATENATED MODULE: ./lib/traffic/waiting-rows.js
/** How many rows wait for their other side at most. */
const MOST_WAITING = 3_000_000;
/** More rows wait for their other side than memory holds. */
class TooFarApart extends Error {
    name = 'TooFarApart';
}
/** No place. */
const NOWHERE = -1;
/**
 * Rows by id in a table with open addressing; those of one id in the order of their coming. `wait` throws `TooFarApart`
 * beyond `most` of them.
 */
function createWaiting(most) {
    let capacity = 1 << 12;
    /** Slot + 1 of the first row of an id, 0 for free. */
    let table = new Int32Array(capacity);
    let highs = new Uint32Array(1024);
    let lows = new Uint32Array(1024);
    let nexts = new Int32Array(1024);
    /** Of the first row of an id: the last one. */
    let tails = new Int32Array(1024);
    /** 0 free, 1 baseline, 2 candidate. */
    let states = new Uint8Array(1024);
    const free = [];
    let used = 0;
    let count = 0;
    const placeOf = (high, low) => (low ^ (high >>> 7)) & (capacity - 1);
    function find(high, low) {
        let place = placeOf(high, low);
        for (;;) {
            const head = (table[place] ?? 0) - 1;
            if (head < 0 || (highs[head] === high && lows[head] === low))
                return place;
            place = (place + 1) & (capacity - 1);
        }
    }
    /** Closes the gap that a removed id leaves. Source: Knuth, The Art of Computer Programming 3, 6.4, algorithm R. */
    function remove(gap) {
        let place = gap;
        for (;;) {
            table[gap] = 0;
            for (;;) {
                place = (place + 1) & (capacity - 1);
                const head = (table[place] ?? 0) - 1;
                if (head < 0)
                    return;
                const home = placeOf(highs[head] ?? 0, lows[head] ?? 0);
                const isBetween = gap <= place ? gap < home && home <= place : gap < home || home <= place;
                if (!isBetween)
                    break;
            }
            table[gap] = table[place] ?? 0;
            gap = place;
        }
    }
    function rehash() {
        const heads = table.filter(head => head !== 0);
        capacity *= 2;
        table = new Int32Array(capacity);
        for (const head of heads)
            table[find(highs[head - 1] ?? 0, lows[head - 1] ?? 0)] = head;
    }
    return {
        takeOther: (high, low, side) => {
            const place = find(high, low);
            const head = (table[place] ?? 0) - 1;
            // All rows that wait under one id are of one side: the other would have been joined to them.
            if (head < 0 || states[head] === stateOf(side))
                return NOWHERE;
            const next = nexts[head] ?? NOWHERE;
            if (next === NOWHERE)
                remove(place);
            else {
                table[place] = next + 1;
                tails[next] = tails[head] ?? next;
            }
            states[head] = 0;
            free.push(head);
            count--;
            return head;
        },
        wait: (high, low, side) => {
            if (count >= most)
                throw new TooFarApart();
            if (count * 2 >= capacity)
                rehash();
            const slot = free.pop() ?? used++;
            if (slot >= highs.length) {
                const room = highs.length * 2;
                const [h, l, n, t, s] = [highs, lows, nexts, tails, states];
                highs = new Uint32Array(room);
                lows = new Uint32Array(room);
                nexts = new Int32Array(room);
                tails = new Int32Array(room);
                states = new Uint8Array(room);
                highs.set(h);
                lows.set(l);
                nexts.set(n);
                tails.set(t);
                states.set(s);
            }
            highs[slot] = high;
            lows[slot] = low;
            nexts[slot] = NOWHERE;
            states[slot] = stateOf(side);
            const place = find(high, low);
            const head = (table[place] ?? 0) - 1;
            if (head < 0)
                table[place] = slot + 1;
            else
                nexts[tails[head] ?? head] = slot;
            tails[head < 0 ? slot : head] = slot;
            count++;
            return slot;
        },
        each: visit => {
            for (let slot = 0; slot < used; slot++) {
                const state = states[slot];
                if (state !== 0)
                    visit(slot, state === 1 ? 'baseline' : 'candidate');
            }
        }
    };
}
function stateOf(side) {
    return side === 'baseline' ? 1 : 2;
}

;// CONCATENATED MODULE: ./lib/traffic/pairing.js






const BATCH = 4096;
/** Beyond this many texts a batch begins a new dictionary. */
const MOST_TEXTS = 1 << 16;
/**
 * Joins rows by their id: the n-th row of a side belongs to the n-th row of the other side with this id, in the
 * order of the log; a row without id, or whose other side never comes, is a request that one side answered. The
 * request's time is the earlier one; its label and all columns that belong to no side are those of the baseline's
 * row, and of the candidate's where that has none. Rows of neither side are left out. Memory is bounded by how far
 * apart the two rows are; `add` throws `TooFarApart` beyond `most` waiting rows.
 */
function createPairing(plan, most = MOST_WAITING) {
    if (plan.roles.layout !== 'paired')
        throw new Error('not a log of pairs');
    const { roles } = plan;
    const wide = wideOf(roles);
    const widePlan = { ...plan, roles: wide };
    const fields = pairing_fieldsOf(roles, wantedBy(plan), wantedBy(widePlan));
    const waiting = createWaiting(most);
    const stores = fields.map(field => createStore(field.from, 1024));
    const outputs = fields.map(field => createStore(field.from, BATCH));
    let rows = 0;
    function emit(take) {
        if (rows === 0)
            return;
        const columns = new Map();
        fields.forEach(({ into }, index) => {
            const column = outputs[index]?.column(rows);
            if (column !== undefined)
                columns.set(columnKey(into), column);
        });
        take({ rows, columns });
        rows = 0;
        outputs.forEach((output, index) => {
            const from = fields[index]?.from;
            if (from !== undefined && output.texts() > MOST_TEXTS)
                outputs[index] = createStore(from, BATCH);
        });
    }
    function put(first, second, take) {
        fields.forEach((field, index) => {
            const output = outputs[index];
            if (output === undefined)
                return;
            if (field.side !== 'both') {
                const row = first.side === field.side ? first : second;
                if (row === null)
                    output.putNone(rows);
                else
                    output.copy(rows, row.of(index), row.at);
                return;
            }
            const baseline = first.side === 'baseline' ? first : second;
            const candidate = first.side === 'candidate' ? first : second;
            const chosen = [baseline, candidate].filter(row => row !== null);
            const known = chosen.filter(row => row.of(index).has(row.at));
            const row = field.from.as === 'time' && known.length === 2
                ? known.reduce((one, two) => one.of(index).value(one.at) <= two.of(index).value(two.at) ? one : two)
                : known[0];
            if (row === undefined)
                output.putNone(rows);
            else
                output.copy(rows, row.of(index), row.at);
        });
        if (++rows === BATCH)
            emit(take);
    }
    return {
        plan: widePlan,
        add: (batch, take) => {
            const sides = sideOfRows(batch, roles);
            const id = roles.id === null ? undefined : batch.columns.get(columnKey({ column: roles.id, as: 'id' }));
            const ids = id?.kind === 'id' ? id : null;
            const views = fields.map(({ from }) => viewOf(batch.columns.get(columnKey(from))));
            const inBatch = (side, at) => ({
                side,
                at,
                of: index => viewAt(views, index)
            });
            for (let row = 0; row < batch.rows; row++) {
                const side = sides[row] ?? null;
                if (side === null)
                    continue;
                if (ids === null || ids.absent[row] === 1) {
                    put(inBatch(side, row), null, take);
                    continue;
                }
                const [high, low] = [ids.high[row] ?? 0, ids.low[row] ?? 0];
                const slot = waiting.takeOther(high, low, side);
                if (slot !== NOWHERE) {
                    const other = { side: otherSide(side), at: slot, of: index => viewAt(stores, index) };
                    put(inBatch(side, row), other, take);
                    continue;
                }
                const place = waiting.wait(high, low, side);
                for (let index = 0; index < fields.length; index++) {
                    const store = stores[index];
                    store?.grow(place + 1);
                    store?.copy(place, viewAt(views, index), row);
                }
            }
        },
        finish: take => {
            waiting.each((slot, side) => {
                put({ side, at: slot, of: index => viewAt(stores, index) }, null, take);
            });
            emit(take);
        }
    };
}
function otherSide(side) {
    return side === 'baseline' ? 'candidate' : 'baseline';
}
/** Names of the wide log's columns hold a character that no name of a log should. */
function wideName(side, column) {
    return `${side}\u0000${column}`;
}
function wideOf(roles) {
    const { id, time, label, others, side } = roles;
    const sidesOwn = (name) => Object.fromEntries(SIDE_ROLES.flatMap(role => {
        const column = side[role];
        return column === undefined ? [] : [[role, wideName(name, column)]];
    }));
    return {
        layout: 'wide',
        id,
        time,
        label,
        others,
        sides: { baseline: sidesOwn('baseline'), candidate: sidesOwn('candidate') }
    };
}
/** What is copied from the rows of one side to the wide rows. */
function pairing_fieldsOf(roles, read, wide) {
    return wide.map(into => {
        for (const side of SIDES) {
            const from = read.find(({ column, as }) => as === into.as && wideName(side, column) === into.column);
            if (from !== undefined)
                return { from, into, side };
        }
        return { from: into, into, side: 'both' };
    });
}
function sideOfRows(batch, { model, values }) {
    const column = batch.columns.get(columnKey({ column: model, as: 'text' }));
    if (column?.kind !== 'text')
        return [];
    const named = column.dictionary.map(text => SIDES.find(side => values[side].includes(text)) ?? null);
    return Array.from(column.codes, code => named[code] ?? null);
}

;// CONCATENATED MODULE: ./lib/tables/faults.js
/** No faults so far. */
function createFaults() {
    const faults = new Map();
    return {
        add: (kind, column, firstRow, sample, firstLine) => {
            const key = `${kind} ${column}`;
            const known = faults.get(key);
            if (known === undefined)
                faults.set(key, {
                    kind,
                    column,
                    count: 1,
                    firstRow,
                    ...(firstLine !== undefined && { firstLine }),
                    sample
                });
            else
                known.count++;
        },
        all: () => [...faults.values()]
    };
}
/** Where a fault shows: `12 rows, first on line 3`. An engine that is asked by SQL knows no places. */
function placeOf({ count, firstRow, firstLine }) {
    const rows = `${count} ${count === 1 ? 'row' : 'rows'}`;
    if (firstLine !== undefined)
        return `${rows}, first on line ${firstLine}`;
    return firstRow > 0 ? `${rows}, first row ${firstRow}` : rows;
}

;// CONCATENATED MODULE: ./lib/tables/dictionary.js

const NUL = 0;
const NO_SLOT = -1;
const latin = new TextDecoder('latin1');
const FIRST_NOT_ASCII = 0x80;
/** As many first texts without a repeat are keys: they are no longer looked up, only kept. */
const KEYS = 4096;
/** More texts than this are kept as bytes. */
const MOST_STRINGS = 4096;
const PIECE = (/* unused pure expression or super */ null && (1 << 20));
/**
 * In a table that is half full, so many full slots in a row are no chance: somebody chose the texts. Those that find no
 * place are kept in a `Map`, whose hash nobody outside of the process knows.
 */
const MOST_PROBES = 256;
/** An empty dictionary; one that may not be of keys finds every text again. */
function dictionary_createDictionary(mayBeKeys = true) {
    return {
        mayBeKeys,
        arena: new Uint8Array(256),
        used: 0,
        starts: new Uint32Array(17),
        size: 0,
        asked: 0,
        bits: 0,
        hasNul: false,
        increasing: true,
        index: { hashes: new Int32Array(16), slots: new Int32Array(32), crowded: new Map() }
    };
}
/**
 * The code of the text `bytes[start..end)`, which is added where it is new. `rows` is about how many texts
 * will have been asked for in the end.
 */
function codeOf(dictionary, bytes, start, end, rows) {
    const { index } = dictionary;
    if (index === null)
        return append(dictionary, bytes, start, end);
    dictionary.asked++;
    const hash = hashOf(bytes, start, end);
    const { slots, hashes } = index;
    const mask = slots.length - 1;
    let slot = hash & mask;
    let probes = 0;
    for (; probes < MOST_PROBES; probes++) {
        const code = (slots[slot] ?? 0) - 1;
        if (code < 0)
            break;
        if (hashes[code] === hash && isText(dictionary, code, bytes, start, end))
            return code;
        slot = (slot + 1) & mask;
    }
    if (probes === MOST_PROBES) {
        const crowded = index.crowded.get(latin.decode(bytes.subarray(start, end)));
        if (crowded !== undefined)
            return crowded;
    }
    const code = append(dictionary, bytes, start, end);
    if (dictionary.mayBeKeys && dictionary.size === KEYS && dictionary.asked === KEYS) {
        dictionary.index = null;
        reserve(dictionary, rows);
    }
    else
        remember(dictionary, index, hash, probes < MOST_PROBES ? slot : NO_SLOT);
    return code;
}
/**
 * The texts by code. `broken` where some are not UTF-8 (those have U+FFFD) or contain NUL; `mayRepeat` where
 * nobody looked whether a text has several codes.
 */
function dictionary_levelsOf(dictionary) {
    const { arena, used, size, index, increasing, bits, hasNul } = dictionary;
    const ascii = bits < FIRST_NOT_ASCII;
    // What was grown by doubling may be half empty.
    const bytes = used > arena.length * 0.9 ? arena.subarray(0, used) : arena.slice(0, used);
    const ends = dictionary.starts;
    ends[size] = used;
    const starts = size > ends.length * 0.9 ? ends.subarray(0, size + 1) : ends.slice(0, size + 1);
    const levels = byteTexts(bytes, starts, ascii);
    return {
        levels: size > MOST_STRINGS ? levels : [...levels],
        broken: hasNul || (!ascii && !isUtf8(bytes)),
        mayRepeat: index === null && !increasing
    };
}
function isUtf8(bytes) {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    try {
        for (let at = 0; at < bytes.length;) {
            // In pieces that end with a text, since a string of all may be too long.
            const end = at + PIECE < bytes.length ? bytes.indexOf(NUL, at + PIECE) + 1 : bytes.length;
            strict.decode(bytes.subarray(at, end));
            at = end;
        }
        return true;
    }
    catch {
        return false;
    }
}
/** FNV-1a (Fowler, Noll, Vo) with the finalizer of MurmurHash3 (Appleby), for the low bits. */
function hashOf(bytes, start, end) {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++)
        hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return hash ^ (hash >>> 13);
}
function isText({ arena, starts }, code, bytes, start, end) {
    let known = starts[code] ?? 0;
    for (let at = start; at < end; at++, known++)
        if (arena[known] !== bytes[at])
            return false;
    return arena[known] === NUL;
}
/** Adds a text under the next code. */
function append(dictionary, bytes, start, end) {
    const code = dictionary.size;
    const needed = dictionary.used + end - start + 1;
    if (needed > dictionary.arena.length) {
        dictionary.arena = longerBytes(dictionary.arena, Math.max(needed, dictionary.arena.length * 2));
    }
    // One more than texts, so that there is room for the end of the last.
    if (code + 1 === dictionary.starts.length) {
        dictionary.starts = longerStarts(dictionary.starts, code * 2 + 1);
    }
    if (dictionary.increasing && code > 0) {
        dictionary.increasing = isAfterLast(dictionary, bytes, start, end);
    }
    // Cells are short: a loop is faster than a view and a native copy.
    const { arena } = dictionary;
    let used = dictionary.used;
    dictionary.starts[code] = used;
    let bits = 0;
    for (let at = start; at < end; at++) {
        const byte = bytes[at] ?? 0;
        bits |= byte;
        if (byte === NUL)
            dictionary.hasNul = true;
        arena[used++] = byte;
    }
    arena[used++] = NUL;
    dictionary.bits |= bits;
    dictionary.used = used;
    dictionary.size++;
    return code;
}
function isAfterLast({ arena, starts, size, used }, bytes, start, end) {
    let last = starts[size - 1] ?? 0;
    const longer = end - start - (used - 1 - last);
    if (longer !== 0)
        return longer > 0;
    for (let at = start; at < end; at++, last++) {
        const more = (bytes[at] ?? 0) - (arena[last] ?? 0);
        if (more !== 0)
            return more > 0;
    }
    return false;
}
/** Makes room for as many texts as there are rows, with some more for longer ones; takes none away. */
function reserve(dictionary, rows) {
    if (rows <= dictionary.size)
        return;
    const { arena, used, starts, size } = dictionary;
    dictionary.arena = longerBytes(arena, Math.max(arena.length, Math.ceil((used / size + 2) * rows)));
    dictionary.starts = longerStarts(starts, Math.max(starts.length, rows + 1));
}
function longerBytes(short, length) {
    const long = new Uint8Array(length);
    long.set(short);
    return long;
}
function longerStarts(short, length) {
    const long = new Uint32Array(length);
    long.set(short);
    return long;
}
function remember(dictionary, index, hash, slot) {
    const { size } = dictionary;
    const code = size - 1;
    if (code === index.hashes.length) {
        const hashes = new Int32Array(code * 2);
        hashes.set(index.hashes);
        index.hashes = hashes;
    }
    index.hashes[code] = hash;
    if (slot === NO_SLOT)
        index.crowded.set(writtenAt(dictionary, code), code);
    else
        index.slots[slot] = size;
    if (size * 2 > index.slots.length)
        rehash(dictionary, index);
}
/** The bytes of a text as a string of its own, whether they are UTF-8 or not. */
function writtenAt({ arena, starts, size, used }, code) {
    const end = code + 1 < size ? (starts[code + 1] ?? 0) : used;
    return latin.decode(arena.subarray(starts[code] ?? 0, end - 1));
}
function rehash(dictionary, index) {
    const { size } = dictionary;
    const slots = new Int32Array(index.slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < size; code++) {
        let slot = (index.hashes[code] ?? 0) & mask;
        let probes = 0;
        for (; probes < MOST_PROBES && slots[slot] !== 0; probes++)
            slot = (slot + 1) & mask;
        if (probes < MOST_PROBES)
            slots[slot] = code + 1;
        else
            index.crowded.set(writtenAt(dictionary, code), code);
    }
    index.slots = slots;
}

;// CONCATENATED MODULE: ./lib/tables/number.js

const SPACE = 0x20;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const EXPONENT = 0x65;
const LOWER_CASE = 0x20;
/** Powers of ten that a float64 holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const EXACT_DIGITS = 15;
const EXTENDED_DIGITS = 19;
const LONGEST_WORD = 9;
const DECIMAL = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/iu;
const INFINITE = /^inf(?:inity)?$/iu;
/** The number that a text is, maybe with leading zeros; NaN where it is none. */
function plainNumber(text) {
    return DECIMAL.test(text) ? Number(text) : NaN;
}
/**
 * Reads the ASCII text `bytes[start..end)` as a number into `values[row]`; false where it is none.
 *
 * The value is the float64 nearest to the decimal, as `Number` gives it. An integer that a float64
 * cannot hold, or with a leading zero, is no number: such texts are identifiers (`007`).
 * `decimalComma` accepts `0,91` besides `0.91`.
 */
function readNumber(bytes, start, end, decimalComma, values, row) {
    while (start < end && bytes[start] === SPACE)
        start++;
    while (start < end && bytes[end - 1] === SPACE)
        end--;
    let at = start;
    const sign = bytes[at];
    const negative = sign === MINUS;
    if (negative || sign === PLUS)
        at++;
    const first = bytes[at];
    let mantissa = 0;
    let tail = 0;
    let significant = 0;
    let written = 0;
    let scale = 0;
    let fraction = false;
    for (; at < end; at++) {
        const byte = bytes[at] ?? 0;
        if (byte >= ZERO && byte <= NINE) {
            const digit = byte - ZERO;
            written++;
            if (fraction)
                scale++;
            if (significant > 0 || digit > 0)
                significant++;
            if (significant <= EXACT_DIGITS)
                mantissa = mantissa * 10 + digit;
            else if (significant <= EXTENDED_DIGITS)
                tail = tail * 10 + digit;
        }
        else if (!fraction && (byte === POINT || (decimalComma && byte === COMMA)))
            fraction = true;
        else
            break;
    }
    if (written === 0)
        return readWord(bytes, start, at, end, negative, values, row);
    let exponent = 0;
    const integer = !fraction && at === end;
    if (at < end) {
        if (((bytes[at] ?? 0) | LOWER_CASE) !== EXPONENT)
            return false;
        at++;
        const signed = bytes[at];
        if (signed === MINUS || signed === PLUS)
            at++;
        if (at === end)
            return false;
        for (; at < end; at++) {
            const digit = (bytes[at] ?? 0) - ZERO;
            if (digit < 0 || digit > 9)
                return false;
            if (exponent < 1e6)
                exponent = exponent * 10 + digit;
        }
        if (signed === MINUS)
            exponent = -exponent;
    }
    if (integer && first === ZERO && written > 1)
        return false;
    const power = exponent - scale;
    let value = NaN;
    if (significant <= EXACT_DIGITS) {
        // Clinger 1990: both operands are exact, so one rounding gives the nearest float64.
        if (power >= 0 && power <= 22)
            value = mantissa * (POWERS[power] ?? NaN);
        else if (power < 0 && power >= -22)
            value = mantissa / (POWERS[-power] ?? NaN);
    }
    else if (significant <= EXTENDED_DIGITS && power <= 0 && power >= -22) {
        value = nearestQuotient(mantissa, significant - EXACT_DIGITS, tail, -power);
    }
    if (Number.isNaN(value))
        value = slowNumber(bytes, start, end);
    if (integer && value > Number.MAX_SAFE_INTEGER)
        return false;
    values[row] = negative && value > 0 ? -value : value;
    return true;
}
/**
 * The float64 nearest to (mantissa · 10^digits + tail) / 10^power, or NaN where that cannot be
 * proven. The division is carried out in twice the precision (products without rounding error:
 * Dekker 1971); where the two ends of what is left of the error round alike, that is the answer.
 */
function nearestQuotient(mantissa, digits, tail, power) {
    const factor = POWERS[digits] ?? NaN;
    const divisor = POWERS[power] ?? NaN;
    const high = mantissa * factor;
    const low = productError(mantissa, factor, high) + tail;
    const quotient = high / divisor;
    const product = quotient * divisor;
    const remainder = high - product - productError(quotient, divisor, product);
    const correction = (remainder + low) / divisor;
    const lower = quotient + correction * (1 - 2 ** -50);
    const upper = quotient + correction * (1 + 2 ** -50);
    return lower === upper ? lower : NaN;
}
/** a · b - product, exactly, where `product` is a · b rounded. */
function productError(a, b, product) {
    const splitA = a * 134217729;
    const highA = splitA - (splitA - a);
    const lowA = a - highA;
    const splitB = b * 134217729;
    const highB = splitB - (splitB - b);
    const lowB = b - highB;
    return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
function slowNumber(bytes, start, end) {
    return Math.abs(Number(ascii(bytes, start, end).replace(',', '.')));
}
function readWord(bytes, start, at, end, negative, values, row) {
    if (at !== start && bytes[start] !== MINUS && bytes[start] !== PLUS)
        return false;
    if (end - at > LONGEST_WORD)
        return false;
    const word = ascii(bytes, at, end);
    const isInfinite = INFINITE.test(word);
    if (!isInfinite && !isNoNumber(word))
        return false;
    values[row] = isInfinite ? (negative ? -Infinity : Infinity) : NaN;
    return true;
}
function ascii(bytes, start, end) {
    return String.fromCharCode(...bytes.subarray(start, end));
}

;// CONCATENATED MODULE: ./lib/tables/hash.js
/** 64 bits of a text's UTF-8 bytes, for telling ids apart, into the halves of a row. */
function hashInto(bytes, start, end, highs, lows, row) {
    let high = 0x9e3779b9 ^ (end - start);
    let low = 0x85ebca6b;
    for (let index = start; index < end; index++) {
        const byte = bytes[index] ?? 0;
        high = Math.imul(high ^ byte, 0x01000193);
        low = Math.imul(low ^ byte, 0x5bd1e995);
        low ^= low >>> 15;
    }
    highs[row] = mixed(high ^ low);
    lows[row] = mixed(low + Math.imul(high, 0x27d4eb2f));
}
/** Spreads every bit over the word. Source: finaliser of MurmurHash3, public domain. */
function mixed(word) {
    let spread = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
    return spread ^ (spread >>> 16);
}

;// CONCATENATED MODULE: ./lib/tables/times.js
const times_ZERO = 0x30;
const times_MINUS = 0x2d;
const times_PLUS = 0x2b;
const COLON = 0x3a;
const times_POINT = 0x2e;
const times_COMMA = 0x2c;
const times_SPACE = 0x20;
const UPPER_T = 0x54;
const LOWER_T = 0x74;
const UPPER_Z = 0x5a;
const LOWER_Z = 0x7a;
const times_MS_PER_DAY = 86_400_000;
/**
 * Reads a time, cut to whole milliseconds: ISO 8601 (`2026-11-21T09:30:00.5+01:00`, `T` or a space, seconds and
 * zone may be missing, a day alone is its midnight; without zone it is UTC and `hasZone` false), or a number since
 * 1970, whose size tells its unit: seconds below 1e11, milliseconds below 1e14, microseconds below 1e17, else
 * nanoseconds.
 */
function readTime(bytes, start, end, into) {
    while (start < end && bytes[start] === times_SPACE)
        start++;
    while (start < end && bytes[end - 1] === times_SPACE)
        end--;
    into.ms = NaN;
    into.hasZone = true;
    if (end - start >= 10 && bytes[start + 4] === times_MINUS && bytes[start + 7] === times_MINUS)
        readCalendar(bytes, start, end, into);
    else
        into.ms = readCount(bytes, start, end);
}
/** Milliseconds of a count since 1970 in the unit that its size tells. */
function timeOfCount(count) {
    const size = Math.abs(count);
    if (size < 1e11)
        return Math.floor(count * 1e3);
    if (size < 1e14)
        return Math.floor(count);
    return Math.floor(size < 1e17 ? count / 1e3 : count / 1e6);
}
/** Milliseconds of nanoseconds since 1970, given as the two halves of a 64-bit integer: exact, unlike a division. */
function timeOfNanoseconds(high, low) {
    const quotient = Math.floor(high / 1e6);
    const rest = high - quotient * 1e6;
    return quotient * 2 ** 32 + Math.floor((rest * 2 ** 32 + low) / 1e6);
}
function readCount(bytes, start, end) {
    const isNegative = bytes[start] === times_MINUS;
    let at = isNegative ? start + 1 : start;
    const first = at;
    let whole = 0;
    let thousandths = 0;
    for (; at < end && isDigit(bytes[at]); at++)
        whole = whole * 10 + (bytes[at] ?? 0) - times_ZERO;
    const digits = at - first;
    if (digits === 0 || digits > 19)
        return NaN;
    if (bytes[at] === times_POINT) {
        let weight = 100;
        for (at++; at < end && isDigit(bytes[at]); at++) {
            thousandths += weight * ((bytes[at] ?? 0) - times_ZERO);
            weight = Math.floor(weight / 10);
        }
    }
    if (at !== end)
        return NaN;
    const sign = isNegative ? -1 : 1;
    if (whole < 1e11)
        return sign * (whole * 1e3 + thousandths);
    if (whole < 1e14)
        return sign * whole;
    if (whole < 1e17)
        return Math.floor((sign * whole) / 1e3);
    // Nineteen digits are more than a float64 holds: the last six are left out before they are read.
    let ms = 0;
    for (let place = first; place < first + digits - 6; place++)
        ms = ms * 10 + (bytes[place] ?? 0) - times_ZERO;
    return sign * ms;
}
function readCalendar(bytes, start, end, into) {
    const year = digitsAt(bytes, start, 4);
    const month = digitsAt(bytes, start + 5, 2);
    const day = digitsAt(bytes, start + 8, 2);
    const days = daysSince1970(year, month, day);
    if (Number.isNaN(days))
        return;
    let at = start + 10;
    let ms = 0;
    if (at < end) {
        const between = bytes[at];
        if (between !== UPPER_T && between !== LOWER_T && between !== times_SPACE)
            return;
        const hour = digitsAt(bytes, at + 1, 2);
        const minute = digitsAt(bytes, at + 4, 2);
        if (bytes[at + 3] !== COLON || !(hour <= 23) || !(minute <= 59) || at + 6 > end)
            return;
        at += 6;
        let second = 0;
        if (bytes[at] === COLON && at < end) {
            second = digitsAt(bytes, at + 1, 2);
            if (!(second <= 60) || at + 3 > end)
                return;
            at += 3;
        }
        ms = ((hour * 60 + minute) * 60 + second) * 1e3;
        if (at < end && (bytes[at] === times_POINT || bytes[at] === times_COMMA)) {
            let weight = 100;
            for (at++; at < end && isDigit(bytes[at]); at++) {
                ms += weight * ((bytes[at] ?? 0) - times_ZERO);
                weight = Math.floor(weight / 10);
            }
        }
    }
    const offset = readZone(bytes, at, end);
    if (offset === undefined)
        return;
    into.hasZone = offset !== null;
    into.ms = days * times_MS_PER_DAY + ms - (offset ?? 0);
}
/** Milliseconds east of Greenwich; null without zone, undefined where something else follows the time. */
function readZone(bytes, at, end) {
    if (at === end)
        return null;
    if (bytes[at] === times_SPACE)
        at++;
    const letter = bytes[at];
    if (letter === UPPER_Z || letter === LOWER_Z)
        return at + 1 === end ? 0 : undefined;
    if (end - at === 3 && String.fromCharCode(...bytes.subarray(at, end)) === 'UTC')
        return 0;
    if (letter !== times_PLUS && letter !== times_MINUS)
        return undefined;
    const sign = letter === times_PLUS ? 1 : -1;
    const hours = digitsAt(bytes, at + 1, 2);
    at += 3;
    if (at > end)
        return undefined;
    if (at < end && bytes[at] === COLON)
        at++;
    const minutes = at < end ? digitsAt(bytes, at, 2) : 0;
    if (!(hours <= 23) || !(minutes <= 59) || (at < end && at + 2 !== end))
        return undefined;
    return sign * (hours * 60 + minutes) * 60_000;
}
function isDigit(byte) {
    return byte !== undefined && byte >= times_ZERO && byte <= times_ZERO + 9;
}
function digitsAt(bytes, at, count) {
    let value = 0;
    for (let index = at; index < at + count; index++) {
        const digit = (bytes[index] ?? 0) - times_ZERO;
        if (digit < 0 || digit > 9)
            return NaN;
        value = value * 10 + digit;
    }
    return value;
}
/** Days from 1970-01-01 in the Gregorian calendar; NaN for no day. Source: Hinnant, days_from_civil. */
function daysSince1970(year, month, day) {
    if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)))
        return NaN;
    const shifted = month <= 2 ? year - 1 : year;
    const era = Math.floor(shifted / 400);
    const ofEra = shifted - era * 400;
    const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
    const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
    return era * 146_097 + days - 719_468;
}
function daysIn(year, month) {
    if (month === 2)
        return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

;// CONCATENATED MODULE: ./lib/tables/people-numbers.js
/** Groups of three digits, as `1,234,567.8` has them, and a comma before decimals, as `0,912` has it. */
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const SURELY_GROUPED = /^[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/u;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/u;
const SURELY_DECIMAL = /^[+-]?(?:0\d*,\d+|\d+,(?:\d{1,2}|\d{4,}))$/u;
/** The same with points and commas the other way round: `1.234,5`. */
const POINT_GROUPED = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u;
const SURELY_POINT_GROUPED = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/u;
const PLAIN = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?$/u;
const FORMS = [
    {
        all: [GROUPED, PLAIN],
        one: SURELY_GROUPED,
        valueOf: text => Number(text.replaceAll(',', ''))
    },
    {
        all: [DECIMAL_COMMA, /^[+-]?(?:0|[1-9]\d*)$/u],
        one: SURELY_DECIMAL,
        valueOf: text => Number(text.replace(',', '.'))
    },
    {
        all: [POINT_GROUPED, DECIMAL_COMMA, /^[+-]?\d{1,3}$/u],
        one: SURELY_POINT_GROUPED,
        valueOf: text => Number(text.replaceAll('.', '').replace(',', '.'))
    }
];
/**
 * The numbers that all texts of a column are in the forms that people write: with groups of thousands, or with a comma
 * before decimals. Null where they are not, or where that is not certain: every one is like `1,234`.
 */
function people_numbers_numbersOfPeople(texts) {
    const all = [];
    for (const text of texts) {
        const trimmed = text.trim();
        if (!/^[+-]?\d[\d.,]*$/u.test(trimmed))
            return null;
        all.push(trimmed);
    }
    const form = FORMS.find(({ all: allowed, one }) => all.some(text => one.test(text)) &&
        all.every(text => allowed.some(pattern => pattern.test(text))));
    return form === undefined ? null : all.map(form.valueOf);
}
/** Whether all texts are numbers of which nobody can tell thousands from decimals: `1,234`. */
function areAmbiguous(texts) {
    let some = false;
    for (const text of texts) {
        if (!GROUPED.test(text.trim()) && !PLAIN.test(text.trim()))
            return false;
        some ||= text.includes(',');
    }
    return some && people_numbers_numbersOfPeople(texts) === null;
}

;// CONCATENATED MODULE: ./lib/tables/whole-column.js




const encoder = new TextEncoder();
/** An empty column; `isText` where it is known to hold texts. */
function whole_column_createWholeColumn(expected, isText) {
    return {
        kind: isText ? 'text' : 'unknown',
        expected,
        values: new Float64Array(0),
        codes: new Int32Array(0),
        dictionary: createDictionary()
    };
}
/** A row's value as UTF-8 text. */
function putWhole(column, row, bytes, start, end, decimalComma) {
    switch (column.kind) {
        case 'unknown':
        case 'number': {
            if (isNull(bytes, start, end)) {
                putNoWhole(column, row);
                return;
            }
            reserveNumbers(column, row);
            if (readNumber(bytes, start, end, decimalComma, column.values, row))
                column.kind = 'number';
            else if (column.kind === 'number')
                becomeLate(column);
            else {
                column.kind = 'text';
                column.values = new Float64Array(0);
                putText(column, row, bytes, start, end);
            }
            return;
        }
        case 'text':
            if (isNull(bytes, start, end))
                putNoWhole(column, row);
            else
                putText(column, row, bytes, start, end);
            return;
        case 'late':
    }
}
/** A row's value as a number. */
function putWholeNumber(column, row, value) {
    if (column.kind === 'unknown')
        column.kind = 'number';
    if (column.kind === 'number') {
        reserveNumbers(column, row);
        column.values[row] = value;
    }
    else if (column.kind === 'text') {
        const bytes = encoder.encode(String(value));
        putText(column, row, bytes, 0, bytes.length);
    }
}
/** A row without value. */
function putNoWhole(column, row) {
    if (column.kind === 'number') {
        reserveNumbers(column, row);
        column.values[row] = NaN;
    }
    else if (column.kind === 'text') {
        reserveCodes(column, row);
        column.codes[row] = -1;
    }
}
/** The column of the first `rows` rows, and whether it holds bytes that are not UTF-8. */
function wholeColumnOf(column, rows) {
    if (column.kind === 'text') {
        if (rows > 0)
            reserveCodes(column, rows - 1);
        const { levels, broken, mayRepeat } = levelsOf(column.dictionary);
        const codes = column.codes.subarray(0, rows);
        const numbers = numbersOfPeople(levels);
        if (numbers !== null) {
            const values = Float64Array.from(codes, code => numbers[code] ?? NaN);
            return { column: { kind: 'number', values }, isBroken: false };
        }
        return {
            column: { kind: 'text', codes, levels, ...(mayRepeat ? { mayRepeat } : {}) },
            isBroken: broken
        };
    }
    if (rows > 0)
        reserveNumbers(column, rows - 1);
    return { column: { kind: 'number', values: column.values.subarray(0, rows) }, isBroken: false };
}
function putText(column, row, bytes, start, end) {
    reserveCodes(column, row);
    column.codes[row] = codeOf(column.dictionary, bytes, start, end, column.expected);
}
/** What it holds is read again: it need not be kept. */
function becomeLate(column) {
    column.kind = 'late';
    column.values = new Float64Array(0);
}
/** Makes room for a row; rows that had no value have none. */
function reserveNumbers(column, row) {
    if (row < column.values.length)
        return;
    const { length } = column.values;
    const values = new Float64Array(roomFor(row, column.expected));
    values.set(column.values);
    column.values = values.fill(NaN, length);
}
function reserveCodes(column, row) {
    if (row < column.codes.length)
        return;
    const { length } = column.codes;
    const codes = new Int32Array(roomFor(row, column.expected));
    codes.set(column.codes);
    column.codes = codes.fill(-1, length);
}
function roomFor(row, expected) {
    return Math.max(64, expected, row < expected ? 0 : Math.ceil((row + 1) * 1.5));
}

;// CONCATENATED MODULE: ./lib/tables/sink.js






/** Beyond this many texts a new dictionary is begun with the next batch, so that memory stays bounded. */
const sink_MOST_TEXTS = 1 << 16;
const sink_NONE = -1;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const sink_encoder = new TextEncoder();
const KNOWN = [''];
/** A sink for batches of up to `rows` rows; without values until they are put. */
function createSink(wanted, rows, faults, whole = null) {
    const isId = wanted.as === 'id';
    const isNumber = wanted.as === 'number' || wanted.as === 'time';
    const isText = wanted.as === 'text' || wanted.as === 'written' || wanted.as === 'known';
    return {
        wanted,
        faults,
        before: 0,
        values: new Float64Array(isNumber ? rows : 0).fill(NaN),
        codes: new Int32Array(isText ? rows : 0).fill(sink_NONE),
        high: new Uint32Array(isId ? rows : 0),
        low: new Uint32Array(isId ? rows : 0),
        absent: new Uint8Array(isId ? rows : 0).fill(1),
        texts: createTexts(),
        time: { ms: NaN, hasZone: true },
        whole
    };
}
/** A sink that keeps a column of about so many rows; `isText` where it is known to hold texts. */
function createWholeSink(column, expected, isText, faults) {
    return createSink({ column, as: 'whole' }, 0, faults, createWholeColumn(expected, isText));
}
/** The column of the first `rows` rows; it is written over by the next batch. */
function columnOf(sink, rows) {
    switch (sink.wanted.as) {
        case 'text':
        case 'written':
            return { kind: 'text', codes: sink.codes.subarray(0, rows), dictionary: sink.texts.dictionary };
        case 'known':
            return { kind: 'text', codes: sink.codes.subarray(0, rows), dictionary: KNOWN };
        case 'number':
        case 'time':
            return { kind: 'number', values: sink.values.subarray(0, rows) };
        case 'id':
            return {
                kind: 'id',
                high: sink.high.subarray(0, rows),
                low: sink.low.subarray(0, rows),
                absent: sink.absent.subarray(0, rows)
            };
        case 'whole':
            throw new Error('a column that is kept whole is no part of a batch');
    }
}
/** Makes ready for the next batch. */
function nextBatch(sink, rows) {
    sink.before += rows;
    if (sink.texts.dictionary.length > sink_MOST_TEXTS)
        sink.texts = createTexts();
}
/** A row without value. */
function putNone(sink, row) {
    switch (sink.wanted.as) {
        case 'text':
        case 'written':
        case 'known':
            sink.codes[row] = sink_NONE;
            return;
        case 'number':
        case 'time':
            sink.values[row] = NaN;
            return;
        case 'id':
            sink.high[row] = 0;
            sink.low[row] = 0;
            sink.absent[row] = 1;
            return;
        case 'whole':
            if (sink.whole !== null)
                putNoWhole(sink.whole, row);
    }
}
/** A row's value as UTF-8 text. */
function putBytes(sink, row, bytes, start, end, decimalComma = false) {
    switch (sink.wanted.as) {
        case 'number':
            if (start === end)
                sink.values[row] = NaN;
            else if (!readNumber(bytes, start, end, decimalComma, sink.values, row) ||
                Math.abs(sink.values[row] ?? 0) === Infinity)
                putRareNumber(sink, row, bytes, start, end);
            return;
        case 'text':
        case 'written': {
            const { texts } = sink;
            const written = codeOf(texts.written, bytes, start, end, 0);
            sink.codes[row] =
                texts.codeOfWritten[written] ??
                    (texts.codeOfWritten[written] = codeOfText(sink, textOf(bytes, start, end)));
            return;
        }
        case 'known':
            sink.codes[row] = isNull(bytes, start, end) ? sink_NONE : 0;
            return;
        case 'time':
            readTime(bytes, start, end, sink.time);
            sink.values[row] = sink.time.ms;
            if (Number.isNaN(sink.time.ms)) {
                const text = textOf(bytes, start, end);
                if (!isNoNumber(text))
                    fault(sink, 'bad-value', row, text);
            }
            else if (!sink.time.hasZone)
                fault(sink, 'no-time-zone', row, '');
            return;
        case 'id':
            if (isNull(bytes, start, end))
                putNone(sink, row);
            else {
                sink.absent[row] = 0;
                hashInto(bytes, start, end, sink.high, sink.low, row);
            }
            return;
        case 'whole':
            if (sink.whole !== null)
                putWhole(sink.whole, row, bytes, start, end, decimalComma);
    }
}
/** A row's value as a number, of a column of whole numbers or of decimals; NaN for none. */
function putNumber(sink, row, value, isWhole = false) {
    if (Number.isNaN(value)) {
        putNone(sink, row);
        return;
    }
    switch (sink.wanted.as) {
        case 'number':
            sink.values[row] = value;
            if (Math.abs(value) === Infinity) {
                sink.values[row] = NaN;
                fault(sink, 'bad-value', row, String(value));
            }
            return;
        case 'time':
            sink.values[row] = timeOfCount(value);
            return;
        case 'whole':
            if (sink.whole !== null)
                putWholeNumber(sink.whole, row, value);
            return;
        case 'written':
            // A whole number in a column of decimals is written with its point.
            sink_putText(sink, row, Number.isInteger(value) && !isWhole ? `${value}.0` : String(value));
            return;
        case 'text':
        case 'known':
        case 'id':
            sink_putText(sink, row, String(value));
    }
}
/** A row's value as text. */
function sink_putText(sink, row, text) {
    const { as } = sink.wanted;
    if (as === 'text' || as === 'written')
        sink.codes[row] = codeOfText(sink, text);
    else {
        const bytes = sink_encoder.encode(text);
        putBytes(sink, row, bytes, 0, bytes.length);
    }
}
/** A row's time in milliseconds since 1970; as text ISO 8601. */
function putTime(sink, row, ms, hasZone) {
    if (Number.isNaN(ms))
        putNone(sink, row);
    else if (sink.wanted.as === 'time') {
        sink.values[row] = ms;
        if (!hasZone)
            fault(sink, 'no-time-zone', row, '');
    }
    else if (sink.wanted.as === 'number')
        sink.values[row] = ms;
    else {
        const isDate = Math.abs(ms) <= 8.64e15;
        sink_putText(sink, row, isDate ? new Date(ms).toISOString() : String(ms));
    }
}
/** Counts a fault of a row of this batch. */
function fault(sink, kind, row, sample) {
    sink.faults.add(kind, sink.wanted.column, sink.before + row + 1, sample);
}
/** Truth values are 1 and 0, long whole numbers the nearest float64; infinity is no number. */
function putRareNumber(sink, row, bytes, start, end) {
    sink.values[row] = NaN;
    const text = textOf(bytes, start, end);
    if (isNoNumber(text))
        return;
    const plain = text.trim().toLowerCase();
    if (plain === 'true' || plain === 'false')
        sink.values[row] = plain === 'true' ? 1 : 0;
    else {
        const value = plainNumber(plain);
        if (Number.isFinite(value))
            sink.values[row] = value;
        else
            fault(sink, 'bad-value', row, text);
    }
}
function textOf(bytes, start, end) {
    return decoder.decode(bytes.subarray(start, end));
}
function createTexts() {
    return { written: dictionary_createDictionary(false), codeOfWritten: [], codes: new Map(), dictionary: [] };
}
function codeOfText({ texts: { codes, dictionary }, wanted }, written) {
    const text = wanted.as === 'written' ? textOrNone(written) : canonicalText(written);
    if (text === null)
        return sink_NONE;
    const known = codes.get(text);
    if (known !== undefined)
        return known;
    const code = dictionary.push(text) - 1;
    codes.set(text, code);
    return code;
}

;// CONCATENATED MODULE: ./lib/tables/batches.js


/** Rows of a batch: so many that a loop over them pays, so few that their columns stay in the processor's cache. */
const BATCH_ROWS = 4096;
/** Batches of the wanted columns which the file has; `take` must be done with a batch when it returns. */
function createBatches(wanted, has, faults, take, rows = BATCH_ROWS) {
    const kept = wanted
        .filter(({ column }) => has(column))
        .map(one => ({ key: columnKey(one), sink: createSink(one, rows, faults) }));
    const sinks = kept.map(({ sink }) => sink);
    const batches = {
        rows,
        row: 0,
        before: 0,
        faults,
        lines: null,
        sinksOf: column => sinks.filter(sink => sink.wanted.column === column),
        endRow: () => {
            batches.row++;
            if (batches.row === rows)
                batches.flush();
        },
        flush: () => {
            const { row } = batches;
            if (row === 0)
                return;
            const columns = new Map(kept.map(({ key, sink }) => [key, columnOf(sink, row)]));
            take({ rows: row, columns });
            for (const sink of sinks)
                nextBatch(sink, row);
            batches.before += row;
            batches.row = 0;
        }
    };
    return batches;
}

;// CONCATENATED MODULE: ./lib/files/limits.js
const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;
/** Every limit of what is read, in one place; docs/limits.md has the same rows. What passes one is told, and holds. */
const limits_LIMITS = {
    metricsFile: {
        most: 64 * MEBIBYTE,
        unit: 'bytes',
        of: 'a metrics file',
        why: 'what is larger is a log or predictions, not a summary'
    },
    statedNumbers: {
        most: 10_000,
        unit: 'values',
        of: 'the numbers that a metrics file states',
        why: 'a report of a thousand classes or a harness of hundreds of tasks has a few thousand; of more each would be compared, and nobody reads them'
    },
    card: {
        most: 16 * MEBIBYTE,
        unit: 'bytes',
        of: 'a model card',
        why: 'the largest cards of the Hugging Face Hub are far below'
    },
    frontMatter: {
        most: 5 * MEBIBYTE,
        unit: 'characters',
        of: 'the front matter of a card',
        why: 'YAML is parsed into many times its size'
    },
    settingsFile: {
        most: 32 * MEBIBYTE,
        unit: 'bytes',
        of: 'a settings or lock file',
        why: 'the largest lock files have a few MiB'
    },
    depth: {
        most: 200,
        unit: 'levels',
        of: 'nesting in JSON, YAML, TOML or protobuf text',
        why: 'parsers that call themselves for every level run out of stack'
    },
    expandedNodes: {
        most: 1_000_000,
        unit: 'values',
        of: 'YAML with its aliases written out',
        why: 'twenty lines of aliases can stand for a million million values'
    },
    predictionsFile: {
        most: 2 * GIBIBYTE,
        unit: 'bytes',
        of: 'a file of predictions',
        why: 'it is held in memory; 10,000,000 rows have about 0.4 GiB'
    },
    unpacked: {
        most: 2 * GIBIBYTE,
        unit: 'bytes',
        of: 'a packed file of predictions when it is unpacked',
        why: 'the same as for one that is not packed'
    },
    ratio: {
        most: 250,
        unit: 'times',
        of: 'what a packed file or page unpacks to, against its size (beyond 64 MiB; for logs beyond 1 GiB)',
        why: 'tables and logs shrink to a fifth or a fiftieth; a bomb to a thousandth and less'
    },
    columns: {
        most: 20_000,
        unit: 'columns',
        of: 'the header of a table or a log',
        why: 'embeddings have a few thousand'
    },
    cells: {
        most: 500_000_000,
        unit: 'values',
        of: 'a table: rows times columns',
        why: 'each takes 4 to 8 bytes of memory; 10,000,000 rows of 50 columns'
    },
    rows: {
        most: 50_000_000,
        unit: 'rows',
        of: 'a file of predictions',
        why: 'five times what is measured; a log has no such limit'
    },
    logRows: {
        most: 4_000_000_000,
        unit: 'rows',
        of: 'a Parquet file of a log',
        why: 'a page of some bytes can say that it has millions of rows'
    },
    record: {
        most: 64 * MEBIBYTE,
        unit: 'bytes',
        of: 'a row of a log in CSV or JSON',
        why: 'a quote that is not closed makes one row of the whole file'
    },
    footer: {
        most: 512 * MEBIBYTE,
        unit: 'bytes',
        of: 'the footer of a Parquet file',
        why: 'thousands of row groups of thousands of columns stay below'
    },
    page: {
        most: GIBIBYTE,
        unit: 'bytes',
        of: 'a page of a Parquet file',
        why: 'writers make pages of one MiB, some a page a row group'
    },
    pageRows: {
        most: 2 ** 24,
        unit: 'rows',
        of: 'a page of a Parquet file',
        why: 'the writers of Arrow, Spark and DuckDB end a page after 20,000 rows or 1 MiB, and a row group after some million'
    },
    segments: {
        most: 5000,
        unit: 'values',
        of: 'the segments of a log (of a column with more, only those with enough requests are judged)',
        why: 'countries, devices and their crossings are fewer; a column of ids has one for each request'
    },
    logFiles: {
        most: 100_000,
        unit: 'files',
        of: 'a log',
        why: 'more are a mistaken pattern'
    }
};
/** What is beyond a limit is not read; the message says what was given and what is allowed. */
class OverLimit extends Error {
}
/** Throws `OverLimit` where there is more than is read; `what` has it: `its header`. */
function limits_checkLimit(limit, given, what) {
    if (given <= limit.most)
        return;
    throw new OverLimit(`${what} has ${amount(given, limit)}; at most ${amount(limit.most, limit)} are read`);
}
/** What a packed file or page of so many bytes may unpack to: a few megabytes of nothing may be packed well. */
function mostUnpacked(packed, free = 64 * MEBIBYTE) {
    return Math.max(free, packed * limits_LIMITS.ratio.most);
}
function amount(value, { unit }) {
    return `${value.toLocaleString('en-US')} ${unit}`;
}

;// CONCATENATED MODULE: ./lib/tables/lines.js
const LF = 0x0a;
const CR = 0x0d;
/** An index for a file of which the first line that is read is `line`. */
function createLineIndex(line = 1) {
    const rows = [];
    const shifts = [];
    let last = NaN;
    const index = {
        line,
        begin: row => {
            if (index.line - row === last)
                return;
            last = index.line - row;
            rows.push(row);
            shifts.push(last);
        },
        lineOf: row => {
            let low = 0;
            let high = rows.length;
            while (low < high) {
                const middle = (low + high) >> 1;
                if ((rows[middle] ?? 0) <= row)
                    low = middle + 1;
                else
                    high = middle;
            }
            return row + (shifts[low - 1] ?? 1);
        }
    };
    return index;
}
/** Line ends of any kind in `bytes[from..to)`. */
function lineEndsIn(bytes, from, to) {
    let ends = 0;
    for (let at = from; at < to; at++)
        if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF))
            ends++;
    return ends;
}

;// CONCATENATED MODULE: ./lib/tables/csv.js



const QUOTE = 0x22;
const csv_LF = 0x0a;
const csv_CR = 0x0d;
const csv_COMMA = 0x2c;
const SEMICOLON = 0x3b;
const TAB = 0x09;
const BAR = 0x7c;
const csv_decoder = new TextDecoder();
/** No place: every other one is at least 1. */
const csv_NONE = 0;
const DELIMITERS = [csv_COMMA, SEMICOLON, TAB, BAR];
/** The header of a file, from its first bytes; null where they hold no whole line. */
function csv_readCsvHeader(bytes, from, to, isEnd) {
    let best = null;
    for (const delimiter of DELIMITERS) {
        const scan = createScan(delimiter);
        const start = skipLineEnds(bytes, from, to);
        const end = scanRecord(scan, bytes, start, to, isEnd);
        if (end < 0)
            continue;
        checkLimit(LIMITS.columns, scan.cells, 'its header');
        const names = [];
        for (let cell = 0; cell < scan.cells; cell++) {
            const text = csv_decoder.decode(cellOf(scan, cell, bytes)).trim();
            names.push(text === '' ? `column ${cell + 1}` : text);
        }
        if (best === null || names.length > best.names.length)
            best = { delimiter, names, start: end };
    }
    return best;
}
/**
 * Reads separated values: quotes and doubled quotes, line breaks in quotes, any line end; with `;` also a decimal
 * comma. A row with more or fewer cells than the header is left out, and a fault; so is a quote that is not closed.
 */
function createCsvReader({ delimiter, names }, batches) {
    const scan = createScan(delimiter);
    const first = new Map(names.toReversed().map((name, index) => [name, names.length - 1 - index]));
    const columns = names.flatMap((name, cell) => first.get(name) === cell ? batches.sinksOf(name).map(sink => ({ cell, sink })) : []);
    const cells = Int32Array.from(columns, ({ cell }) => cell);
    const sinks = columns.map(({ sink }) => sink);
    const decimalComma = delimiter === SEMICOLON;
    const { lines, faults } = batches;
    return (bytes, from, to, isEnd) => {
        let at = from;
        for (;;) {
            const start = skipLineEnds(bytes, at, to);
            if (lines !== null && start > at)
                lines.line += lineEndsIn(bytes, at, start);
            at = start;
            if (at >= to)
                return at;
            const end = scanRecord(scan, bytes, at, to, isEnd);
            if (end < 0)
                return at;
            lines?.begin(batches.before + batches.row);
            const line = lines?.line;
            if (lines !== null)
                lines.line += scan.hasQuotes ? lineEndsIn(bytes, at, end) : 1;
            at = end;
            if (scan.cells !== names.length || scan.isOpen) {
                const row = batches.before + batches.row + 1;
                const isCut = scan.isOpen || (scan.cells < names.length && scan.isLast);
                const why = scan.isOpen
                    ? 'a quote is not closed'
                    : `${scan.cells} cells instead of ${names.length}`;
                faults.add(isCut ? 'cut-file' : 'bad-row', '', row, why, line);
                continue;
            }
            const { row } = batches;
            for (let index = 0; index < sinks.length; index++) {
                const sink = sinks[index];
                if (sink === undefined)
                    continue;
                const cell = cells[index] ?? 0;
                if (scan.quoted[cell] === 0) {
                    const first = scan.starts[cell] ?? 0;
                    putBytes(sink, row, bytes, first, scan.ends[cell] ?? first, decimalComma);
                }
                else {
                    const text = cellOf(scan, cell, bytes);
                    putBytes(sink, row, text, 0, text.length, decimalComma);
                }
            }
            batches.endRow();
        }
    };
}
/** Where the first record begins whose line starts after `from`: after the next line end. */
function afterLineEnd(bytes, from, to) {
    const end = bytes.subarray(from, to).indexOf(csv_LF);
    return end < 0 ? -1 : from + end + 1;
}
function createScan(delimiter) {
    const room = 64;
    return {
        delimiter,
        cells: 0,
        starts: new Int32Array(room),
        ends: new Int32Array(room),
        quoted: new Uint8Array(room),
        hasQuotes: false,
        isOpen: false,
        isLast: false
    };
}
/** Finds the cells of the record at `from`; gives where the next one begins, −1 where this one is not whole. */
function scanRecord(scan, bytes, from, to, isEnd) {
    const { delimiter } = scan;
    let { starts, ends } = scan;
    let cell = 0;
    let at = from;
    scan.isOpen = false;
    scan.isLast = false;
    scan.hasQuotes = false;
    for (;;) {
        if (cell === starts.length) {
            widen(scan);
            ({ starts, ends } = scan);
        }
        starts[cell] = at;
        scan.quoted[cell] = 0;
        let closed = -1;
        if (at < to && bytes[at] === QUOTE) {
            const quoted = scanQuoted(bytes, at + 1, to);
            scan.hasQuotes = true;
            starts[cell] = at + 1;
            scan.isOpen = quoted === csv_NONE;
            at = scan.isOpen ? to : Math.abs(quoted);
            closed = at;
            scan.quoted[cell] = quoted < 0 ? 1 : 0;
        }
        let byte = -1;
        for (; at < to; at++) {
            byte = bytes[at] ?? 0;
            if (byte === delimiter || byte === csv_LF || byte === csv_CR)
                break;
        }
        // Text behind the closing quote is kept.
        if (closed >= 0 && closed !== at)
            scan.quoted[cell] = 1;
        ends[cell] = closed === at && scan.quoted[cell] === 0 && !scan.isOpen ? at - 1 : at;
        cell++;
        if (at >= to) {
            scan.cells = cell;
            scan.isLast = isEnd;
            return isEnd ? to : -1;
        }
        at++;
        if (byte === delimiter)
            continue;
        if (byte === csv_CR) {
            if (at >= to && !isEnd)
                return -1;
            if (at < to && bytes[at] === csv_LF)
                at++;
        }
        scan.cells = cell;
        return at;
    }
}
/** The place after the quote that closes, negative where others are doubled before it; `NONE` where there is none. */
function scanQuoted(bytes, from, to) {
    let sign = 1;
    for (let at = from; at < to; at++) {
        if (bytes[at] !== QUOTE)
            continue;
        if (at + 1 < to && bytes[at + 1] === QUOTE) {
            at++;
            sign = -1;
        }
        else
            return sign * (at + 1);
    }
    return csv_NONE;
}
/** A cell without its quotes, doubled ones made single; a copy where it has any, as bytes may be read again. */
function cellOf(scan, cell, bytes) {
    const start = scan.starts[cell] ?? 0;
    const end = scan.ends[cell] ?? 0;
    if (scan.quoted[cell] === 0)
        return bytes.subarray(start, end);
    const copy = new Uint8Array(end - start);
    let into = 0;
    let isInside = true;
    for (let at = start; at < end; at++) {
        if (isInside && bytes[at] === QUOTE) {
            if (at + 1 < end && bytes[at + 1] === QUOTE)
                at++;
            else {
                isInside = false;
                continue;
            }
        }
        copy[into++] = bytes[at] ?? 0;
    }
    return copy.subarray(0, into);
}
function skipLineEnds(bytes, from, to) {
    let at = from;
    while (at < to && (bytes[at] === csv_LF || bytes[at] === csv_CR))
        at++;
    return at;
}
function widen(scan) {
    const starts = new Int32Array(scan.starts.length * 2);
    starts.set(scan.starts);
    scan.starts = starts;
    const ends = new Int32Array(starts.length);
    ends.set(scan.ends);
    scan.ends = ends;
    const quoted = new Uint8Array(starts.length);
    quoted.set(scan.quoted);
    scan.quoted = quoted;
}

;// CONCATENATED MODULE: ./lib/tables/json.js



const json_LF = 0x0a;
const json_CR = 0x0d;
const json_TAB = 0x09;
const json_SPACE = 0x20;
const json_QUOTE = 0x22;
const BACKSLASH = 0x5c;
const json_COMMA = 0x2c;
const json_COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const json_decoder = new TextDecoder();
const BAD = -1;
/**
 * Reads objects, one a line, or (`isList`) as the items of a list. Values are taken from the bytes as they are
 * written, so that whole numbers of any length keep their digits; `NaN` and `Infinity`, which Python writes, are
 * understood; a list or object as value is its JSON. What is no object is left out, and a fault.
 */
function createJsonReader(batches, isList) {
    const { lines, faults } = batches;
    const fields = [];
    /** By what is written between the quotes. */
    const places = new Map();
    const isFilled = new Uint8Array(limits_LIMITS.columns.most);
    let isClosed = false;
    function fieldAt(index, bytes, start, end) {
        // Objects of a log name their fields in the same order: the next one is mostly the one expected.
        if (isNamed(fields[index], bytes, start, end))
            return index;
        const name = new Uint8Array(bytes.subarray(start, end));
        const text = json_decoder.decode(name);
        const known = places.get(text);
        if (known !== undefined)
            return known;
        limits_checkLimit(limits_LIMITS.columns, fields.length + 1, 'it');
        places.set(text, fields.length);
        const column = text.includes('\\') ? (textOfJson(`"${text}"`) ?? text) : text;
        const found = batches.sinksOf(column);
        return fields.push({ name, sinks: found }) - 1;
    }
    /** Puts the object of `bytes[from..to)` into the row; the place after it, or −1 where it is none. */
    function readObject(bytes, from, to) {
        let at = skipSpace(bytes, from, to);
        if (bytes[at] !== OPEN_OBJECT || at >= to)
            return BAD;
        at = skipSpace(bytes, at + 1, to);
        let index = 0;
        isFilled.fill(0, 0, fields.length);
        if (bytes[at] === CLOSE_OBJECT)
            return at + 1;
        for (;;) {
            if (at >= to || bytes[at] !== json_QUOTE)
                return BAD;
            const nameEnd = stringEnd(bytes, at, to);
            if (nameEnd === BAD)
                return BAD;
            index = fieldAt(index, bytes, at + 1, nameEnd - 1);
            at = skipSpace(bytes, nameEnd, to);
            if (at >= to || bytes[at] !== json_COLON)
                return BAD;
            at = skipSpace(bytes, at + 1, to);
            const end = valueEnd(bytes, at, to);
            if (end === BAD || end === at)
                return BAD;
            const field = fields[index];
            if (field !== undefined && field.sinks.length > 0) {
                for (const sink of field.sinks)
                    putValue(sink, batches.row, bytes, at, end);
                isFilled[index] = 1;
            }
            index++;
            at = skipSpace(bytes, end, to);
            if (at >= to)
                return BAD;
            if (bytes[at] === CLOSE_OBJECT)
                break;
            if (bytes[at] !== json_COMMA)
                return BAD;
            at = skipSpace(bytes, at + 1, to);
        }
        return at + 1;
    }
    function putRow(bytes, from, to) {
        lines?.begin(batches.before + batches.row);
        const end = readObject(bytes, from, to);
        if (end === BAD || skipSpace(bytes, end, to) !== to) {
            const row = batches.before + batches.row + 1;
            faults.add('bad-row', '', row, 'no JSON object', lines?.line);
            return;
        }
        for (let index = 0; index < fields.length; index++) {
            if (isFilled[index] === 1)
                continue;
            for (const sink of fields[index]?.sinks ?? [])
                putNone(sink, batches.row);
        }
        batches.endRow();
    }
    function readLines(bytes, from, to, isEnd) {
        let at = from;
        while (at < to) {
            const found = bytes.indexOf(json_LF, at);
            const isWhole = found >= 0 && found < to;
            if (!isWhole && !isEnd)
                return at;
            const end = isWhole ? found : to;
            if (skipSpace(bytes, at, end) < end)
                putRow(bytes, at, end);
            at = isWhole ? end + 1 : to;
            if (lines !== null)
                lines.line++;
        }
        return at;
    }
    function readList(bytes, from, to, isEnd) {
        let at = from;
        const count = (start, end) => {
            if (lines !== null)
                lines.line += lineEndsIn(bytes, start, end);
        };
        while (!isClosed) {
            const start = at;
            while (at < to && (isSpace(bytes[at]) || bytes[at] === json_COMMA || bytes[at] === OPEN_LIST))
                at++;
            count(start, at);
            if (bytes[at] === CLOSE_LIST && at < to) {
                isClosed = true;
                break;
            }
            const end = at < to ? valueEnd(bytes, at, to) : BAD;
            if (end === BAD || end === to || end === at) {
                if (!isEnd)
                    return at;
                const row = batches.before + batches.row + 1;
                faults.add('cut-file', '', row, 'its list of rows is not closed', lines?.line);
                isClosed = true;
                break;
            }
            putRow(bytes, at, end);
            count(at, end);
            at = end;
        }
        return to;
    }
    return isList ? readList : readLines;
}
/** So many objects show which fields there are. */
const LOOKED_AT = 100;
/** Names of the fields of the first objects, of lines or (`isList`) of a list; null where not one is whole. */
function json_namesOfObjects(bytes, from, isList, isEnd) {
    const names = new Set();
    let objects = 0;
    for (let at = isList ? from + 1 : from; at < bytes.length && objects < LOOKED_AT;) {
        if (bytes[at] !== OPEN_OBJECT) {
            at++;
            continue;
        }
        const end = valueEnd(bytes, at, bytes.length);
        const lineEnd = isList ? -1 : bytes.indexOf(json_LF, at);
        // A line that is cut is no reason to pass over the next.
        const isCut = end === BAD || (lineEnd >= 0 && end > lineEnd);
        const text = isCut ? '' : json_decoder.decode(bytes.subarray(at, end));
        for (const name of namesOfObject(text) ?? [])
            names.add(name);
        checkLimit(LIMITS.columns, names.size, 'it');
        objects++;
        if (isList && end === BAD)
            break;
        at = isList ? end : lineEnd < 0 ? bytes.length : lineEnd + 1;
    }
    return names.size === 0 && !isEnd ? null : [...names];
}
/** Names of an object's fields; null where it is none. */
function namesOfObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.keys(value)
            : null;
    }
    catch {
        return null;
    }
}
function putValue(sink, row, bytes, start, end) {
    if (bytes[start] !== json_QUOTE)
        putBytes(sink, row, bytes, start, end);
    else {
        const slash = bytes.subarray(start, end).indexOf(BACKSLASH);
        if (slash < 0)
            putBytes(sink, row, bytes, start + 1, end - 1);
        else {
            const text = json_decoder.decode(bytes.subarray(start, end));
            sink_putText(sink, row, textOfJson(text) ?? text);
        }
    }
}
function textOfJson(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'string' ? value : null;
    }
    catch {
        return null;
    }
}
function isNamed(field, bytes, start, end) {
    if (field?.name.length !== end - start)
        return false;
    const { name } = field;
    for (let index = 0; index < name.length; index++)
        if (name[index] !== bytes[start + index])
            return false;
    return true;
}
/** The place after the string whose quote is at `at`. */
function stringEnd(bytes, at, to) {
    for (let place = at + 1; place < to; place++) {
        const byte = bytes[place];
        if (byte === BACKSLASH)
            place++;
        else if (byte === json_QUOTE)
            return place + 1;
    }
    return BAD;
}
/** The place after the value at `at`. */
function valueEnd(bytes, at, to) {
    const first = bytes[at];
    if (first === json_QUOTE)
        return stringEnd(bytes, at, to);
    if (first !== OPEN_OBJECT && first !== OPEN_LIST) {
        let place = at;
        while (place < to && !isDelimiter(bytes[place]))
            place++;
        return place;
    }
    let depth = 0;
    for (let place = at; place < to; place++) {
        const byte = bytes[place];
        if (byte === json_QUOTE) {
            place = stringEnd(bytes, place, to) - 1;
            if (place < 0)
                return BAD;
        }
        else if (byte === OPEN_OBJECT || byte === OPEN_LIST)
            depth++;
        else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && --depth === 0)
            return place + 1;
    }
    return BAD;
}
function isDelimiter(byte) {
    return byte === json_COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST || isSpace(byte);
}
function isSpace(byte) {
    return byte === json_SPACE || byte === json_TAB || byte === json_LF || byte === json_CR;
}
function skipSpace(bytes, from, to) {
    let at = from;
    while (at < to && isSpace(bytes[at]))
        at++;
    return at;
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./node_modules/hyparquet/src/constants.js

/** @type {import('../src/types.d.ts').ParquetType[]} */
const ParquetTypes = [
  'BOOLEAN',
  'INT32',
  'INT64',
  'INT96', // deprecated
  'FLOAT',
  'DOUBLE',
  'BYTE_ARRAY',
  'FIXED_LEN_BYTE_ARRAY',
]

/** @type {import('../src/types.d.ts').Encoding[]} */
const Encodings = [
  'PLAIN',
  'GROUP_VAR_INT', // deprecated
  'PLAIN_DICTIONARY',
  'RLE',
  'BIT_PACKED', // deprecated
  'DELTA_BINARY_PACKED',
  'DELTA_LENGTH_BYTE_ARRAY',
  'DELTA_BYTE_ARRAY',
  'RLE_DICTIONARY',
  'BYTE_STREAM_SPLIT',
]

/** @type {import('../src/types.d.ts').FieldRepetitionType[]} */
const FieldRepetitionTypes = [
  'REQUIRED',
  'OPTIONAL',
  'REPEATED',
]

/** @type {import('../src/types.d.ts').ConvertedType[]} */
const ConvertedTypes = [
  'UTF8',
  'MAP',
  'MAP_KEY_VALUE',
  'LIST',
  'ENUM',
  'DECIMAL',
  'DATE',
  'TIME_MILLIS',
  'TIME_MICROS',
  'TIMESTAMP_MILLIS',
  'TIMESTAMP_MICROS',
  'UINT_8',
  'UINT_16',
  'UINT_32',
  'UINT_64',
  'INT_8',
  'INT_16',
  'INT_32',
  'INT_64',
  'JSON',
  'BSON',
  'INTERVAL',
]

/** @type {import('../src/types.d.ts').CompressionCodec[]} */
const CompressionCodecs = [
  'UNCOMPRESSED',
  'SNAPPY',
  'GZIP',
  'LZO',
  'BROTLI',
  'LZ4',
  'ZSTD',
  'LZ4_RAW',
]

/** @type {import('../src/types.d.ts').PageType[]} */
const PageTypes = [
  'DATA_PAGE',
  'INDEX_PAGE',
  'DICTIONARY_PAGE',
  'DATA_PAGE_V2',
]

/** @type {import('../src/types.d.ts').BoundaryOrder[]} */
const BoundaryOrders = (/* unused pure expression or super */ null && ([
  'UNORDERED',
  'ASCENDING',
  'DESCENDING',
]))

/** @type {import('../src/types.d.ts').EdgeInterpolationAlgorithm[]} */
const EdgeInterpolationAlgorithms = [
  'SPHERICAL',
  'VINCENTY',
  'THOMAS',
  'ANDOYER',
  'KARNEY',
]

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/wkb.js
/**
 * WKB (Well-Known Binary) decoder for geometry objects.
 *
 * @param {DataReader} reader
 * @returns {Geometry} geometry object
 */
function wkbToGeojson(reader) {
  const flags = getFlags(reader)

  if (flags.type === 1) { // Point
    return { type: 'Point', coordinates: readPosition(reader, flags) }
  } else if (flags.type === 2) { // LineString
    return { type: 'LineString', coordinates: readLine(reader, flags) }
  } else if (flags.type === 3) { // Polygon
    return { type: 'Polygon', coordinates: readPolygon(reader, flags) }
  } else if (flags.type === 4) { // MultiPoint
    const points = []
    for (let i = 0; i < flags.count; i++) {
      points.push(readPosition(reader, getFlags(reader)))
    }
    return { type: 'MultiPoint', coordinates: points }
  } else if (flags.type === 5) { // MultiLineString
    const lines = []
    for (let i = 0; i < flags.count; i++) {
      lines.push(readLine(reader, getFlags(reader)))
    }
    return { type: 'MultiLineString', coordinates: lines }
  } else if (flags.type === 6) { // MultiPolygon
    const polygons = []
    for (let i = 0; i < flags.count; i++) {
      polygons.push(readPolygon(reader, getFlags(reader)))
    }
    return { type: 'MultiPolygon', coordinates: polygons }
  } else if (flags.type === 7) { // GeometryCollection
    const geometries = []
    for (let i = 0; i < flags.count; i++) {
      geometries.push(wkbToGeojson(reader))
    }
    return { type: 'GeometryCollection', geometries }
  } else {
    throw new Error(`Unsupported geometry type: ${flags.type}`)
  }
}

/**
 * Extract ISO WKB flags and base geometry type.
 *
 * @param {DataReader} reader
 * @returns {WkbFlags}
 */
function getFlags(reader) {
  const { view } = reader
  const littleEndian = view.getUint8(reader.offset++) === 1
  const rawType = view.getUint32(reader.offset, littleEndian)
  reader.offset += 4

  const type = rawType % 1000
  const flags = Math.floor(rawType / 1000)

  let count = 0
  if (type > 1 && type <= 7) {
    count = view.getUint32(reader.offset, littleEndian)
    reader.offset += 4
  }

  // XY, XYZ, XYM, XYZM
  let dim = 2
  if (flags) dim++
  if (flags === 3) dim++

  return { littleEndian, type, dim, count }
}

/**
 * @param {DataReader} reader
 * @param {WkbFlags} flags
 * @returns {number[]}
 */
function readPosition(reader, flags) {
  const points = []
  for (let i = 0; i < flags.dim; i++) {
    const coord = reader.view.getFloat64(reader.offset, flags.littleEndian)
    reader.offset += 8
    points.push(coord)
  }
  return points
}

/**
 * @param {DataReader} reader
 * @param {WkbFlags} flags
 * @returns {number[][]}
 */
function readLine(reader, flags) {
  const points = []
  for (let i = 0; i < flags.count; i++) {
    points.push(readPosition(reader, flags))
  }
  return points
}

/**
 * @param {DataReader} reader
 * @param {WkbFlags} flags
 * @returns {number[][][]}
 */
function readPolygon(reader, flags) {
  const { view } = reader
  const rings = []
  for (let r = 0; r < flags.count; r++) {
    const count = view.getUint32(reader.offset, flags.littleEndian)
    reader.offset += 4
    rings.push(readLine(reader, { ...flags, count }))
  }
  return rings
}

/**
 * @typedef {object} WkbFlags
 * @property {boolean} littleEndian
 * @property {number} type
 * @property {number} dim
 * @property {number} count
 */

/**
 * @import {DataReader, Geometry} from '../src/types.js'
 */

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/convert.js


/**
 * @import {ColumnDecoder, DecodedArray, Encoding, ParquetParsers} from '../src/types.js'
 */

const convert_decoder = new TextDecoder()

/**
 * Default type parsers when no custom ones are given
 * @type ParquetParsers
 */
const DEFAULT_PARSERS = {
  timestampFromMilliseconds(millis) {
    return new Date(Number(millis))
  },
  timestampFromMicroseconds(micros) {
    return new Date(Number(micros / 1000n))
  },
  timestampFromNanoseconds(nanos) {
    return new Date(Number(nanos / 1000000n))
  },
  dateFromDays(days) {
    return new Date(days * 86400000)
  },
  stringFromBytes(bytes) {
    return bytes && convert_decoder.decode(bytes)
  },
  jsonFromBytes(bytes) {
    return bytes && JSON.parse(convert_decoder.decode(bytes))
  },
  geometryFromBytes(bytes) {
    return bytes && wkbToGeojson({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 })
  },
  geographyFromBytes(bytes) {
    return bytes && wkbToGeojson({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 })
  },
  uuidFromBytes(bytes) {
    if (!bytes) return undefined
    const hex = Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
    return hex.slice(0, 8) + '-' + hex.slice(8, 12) + '-' + hex.slice(12, 16) + '-' + hex.slice(16, 20) + '-' + hex.slice(20, 32)
  },
}

/**
 * Convert known types from primitive to rich, and dereference dictionary.
 *
 * @param {DecodedArray} data series of primitive types
 * @param {DecodedArray | undefined} dictionary
 * @param {Encoding} encoding
 * @param {ColumnDecoder} columnDecoder
 * @returns {DecodedArray} series of rich types
 */
function convert_convertWithDictionary(data, dictionary, encoding, columnDecoder) {
  if (dictionary && encoding.endsWith('_DICTIONARY')) {
    let output = data
    if (data instanceof Uint8Array && !(dictionary instanceof Uint8Array)) {
      // @ts-expect-error upgrade data to match dictionary type with fancy constructor
      output = new dictionary.constructor(data.length)
    }
    for (let i = 0; i < data.length; i++) {
      output[i] = dictionary[data[i]]
    }
    return output
  } else {
    return convert_convert(data, columnDecoder)
  }
}

/**
 * Convert known types from primitive to rich.
 *
 * @param {DecodedArray} data series of primitive types
 * @param {ColumnDecoder} columnDecoder
 * @returns {DecodedArray} series of rich types
 */
function convert_convert(data, columnDecoder) {
  const { element, parsers, utf8 = true, schemaPath } = columnDecoder
  const { type, converted_type: ctype, logical_type: ltype } = element
  const nullable = element.repetition_type !== 'REQUIRED'

  // Skip utf8 conversion for plain BYTE_ARRAY inside VARIANT
  const isVariant = schemaPath?.some(s => s.element.logical_type?.type === 'VARIANT')
  if (isVariant && type === 'BYTE_ARRAY' && ctype !== 'UTF8' && ltype?.type !== 'STRING') {
    return data
  }
  if (ctype === 'DECIMAL') {
    const scale = element.scale || 0
    const factor = 10 ** -scale
    const arr = new Array(data.length)
    for (let i = 0; i < arr.length; i++) {
      if (data[i] instanceof Uint8Array) {
        arr[i] = parseDecimal(data[i]) * factor
      } else {
        arr[i] = Number(data[i]) * factor
      }
    }
    return arr
  }
  if (!ctype && type === 'INT96') {
    return Array.from(data).map(v => parsers.timestampFromNanoseconds(parseInt96Nanos(v)))
  }
  if (ctype === 'DATE') {
    return Array.from(data).map(v => parsers.dateFromDays(v))
  }
  if (ctype === 'TIMESTAMP_MILLIS') {
    return Array.from(data).map(v => parsers.timestampFromMilliseconds(v))
  }
  if (ctype === 'TIMESTAMP_MICROS') {
    return Array.from(data).map(v => parsers.timestampFromMicroseconds(v))
  }
  if (ctype === 'JSON') {
    return data.map(v => parsers.jsonFromBytes(v))
  }
  if (ctype === 'BSON') {
    throw new Error('parquet bson not supported')
  }
  if (ctype === 'INTERVAL') {
    throw new Error('parquet interval not supported')
  }
  if (ltype?.type === 'GEOMETRY') {
    return data.map(v => parsers.geometryFromBytes(v))
  }
  if (ltype?.type === 'GEOGRAPHY') {
    return data.map(v => parsers.geographyFromBytes(v))
  }
  if (ltype?.type === 'UUID') {
    return data.map(v => parsers.uuidFromBytes(v))
  }
  if (ctype === 'UTF8' || ltype?.type === 'STRING' || utf8 && type === 'BYTE_ARRAY') {
    return data.map(v => parsers.stringFromBytes(v))
  }
  if (ctype === 'UINT_64' || ltype?.type === 'INTEGER' && ltype.bitWidth === 64 && !ltype.isSigned) {
    if (data instanceof BigInt64Array) return new BigUint64Array(data.buffer, data.byteOffset, data.length)
    const arr = nullable ? new Array(data.length) : new BigUint64Array(data.length)
    for (let i = 0; i < arr.length; i++) arr[i] = data[i]
    return arr
  }
  if (ctype === 'UINT_32' || ltype?.type === 'INTEGER' && ltype.bitWidth === 32 && !ltype.isSigned) {
    if (data instanceof Int32Array) return new Uint32Array(data.buffer, data.byteOffset, data.length)
    const arr = nullable ? new Array(data.length) : new Uint32Array(data.length)
    for (let i = 0; i < arr.length; i++) {
      arr[i] = data[i] < 0 ? 4294967296 + data[i] : data[i]
    }
    return arr
  }
  if (ltype?.type === 'FLOAT16') {
    return Array.from(data).map(parseFloat16)
  }
  if (ltype?.type === 'TIMESTAMP') {
    const { unit } = ltype
    /** @type {ParquetParsers[keyof ParquetParsers]} */
    let parser = parsers.timestampFromMilliseconds
    if (unit === 'MICROS') parser = parsers.timestampFromMicroseconds
    if (unit === 'NANOS') parser = parsers.timestampFromNanoseconds
    const arr = new Array(data.length)
    for (let i = 0; i < arr.length; i++) {
      arr[i] = parser(data[i])
    }
    return arr
  }
  return data
}

/**
 * @param {Uint8Array} bytes
 * @returns {number}
 */
function parseDecimal(bytes) {
  if (!bytes.length) return 0

  let value = 0n
  for (const byte of bytes) {
    value = value * 256n + BigInt(byte)
  }

  // handle signed
  const bits = bytes.length * 8
  if (value >= 2n ** BigInt(bits - 1)) {
    value -= 2n ** BigInt(bits)
  }

  return Number(value)
}

/**
 * Converts INT96 date format (hi 32bit days, lo 64bit nanos) to nanos since epoch
 * @param {bigint} value
 * @returns {bigint}
 */
function parseInt96Nanos(value) {
  const days = (value >> 64n) - 2440588n
  const nano = value & 0xffffffffffffffffn
  return days * 86400000000000n + nano
}

/**
 * @param {Uint8Array | undefined} bytes
 * @returns {number | undefined}
 */
function parseFloat16(bytes) {
  if (!bytes) return undefined
  const int16 = bytes[1] << 8 | bytes[0]
  const sign = int16 >> 15 ? -1 : 1
  const exp = int16 >> 10 & 0x1f
  const frac = int16 & 0x3ff
  if (exp === 0) return sign * 2 ** -14 * (frac / 1024) // subnormals
  if (exp === 0x1f) return frac ? NaN : sign * Infinity
  return sign * 2 ** (exp - 15) * (1 + frac / 1024)
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/thrift.js
/**
 * @import {DataReader, ThriftObject, ThriftType} from '../src/types.js'
 */

// TCompactProtocol types
const STOP = 0
const TRUE = 1
const FALSE = 2
const BYTE = 3
const I16 = 4
const I32 = 5
const I64 = 6
const DOUBLE = 7
const BINARY = 8
const LIST = 9
const STRUCT = 12

/**
 * Parse TCompactProtocol
 *
 * @param {DataReader} reader
 * @returns {{ [key: `field_${number}`]: any }}
 */
function deserializeTCompactProtocol(reader) {
  /** @type {ThriftObject} */
  const value = {}
  let fid = 0

  while (true) {
    if (reader.offset >= reader.view.byteLength) throw new Error('thrift struct ended without STOP')
    // Parse each field based on its type and add to the result object
    const byte = reader.view.getUint8(reader.offset++)
    const type = byte & 0x0f
    if (type === STOP) break
    const delta = byte >> 4
    fid = delta ? fid + delta : readZigZag(reader)
    value[`field_${fid}`] = readElement(reader, type)
  }

  return value
}

/**
 * Read a single element based on its type
 *
 * @param {DataReader} reader
 * @param {number} type
 * @returns {ThriftType}
 */
function readElement(reader, type) {
  switch (type) {
  case TRUE:
    return true
  case FALSE:
    return false
  case BYTE:
    return reader.view.getInt8(reader.offset++)
  case I16:
  case I32:
    return readZigZag(reader)
  case I64:
    return readZigZagBigInt(reader)
  case DOUBLE: {
    const value = reader.view.getFloat64(reader.offset, true)
    reader.offset += 8
    return value
  }
  case BINARY: {
    const stringLength = thrift_readVarInt(reader)
    if (reader.offset + stringLength > reader.view.byteLength) {
      throw new Error(`thrift binary length ${stringLength} exceeds remaining ${reader.view.byteLength - reader.offset} bytes`)
    }
    const strBytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, stringLength)
    reader.offset += stringLength
    return strBytes
  }
  case LIST: {
    const byte = reader.view.getUint8(reader.offset++)
    const elemType = byte & 0x0f
    let listSize = byte >> 4
    if (listSize === 15) {
      listSize = thrift_readVarInt(reader)
    }
    const boolType = elemType === TRUE || elemType === FALSE
    const values = new Array(listSize)
    for (let i = 0; i < listSize; i++) {
      values[i] = boolType ? readElement(reader, BYTE) === 1 : readElement(reader, elemType)
    }
    return values
  }
  case STRUCT:
    // main function handles struct parsing
    return deserializeTCompactProtocol(reader)
  default:
    // MAP, SET, UUID not used by parquet
    throw new Error(`thrift unhandled type: ${type}`)
  }
}

/**
 * Read varint aka Unsigned LEB128.
 *
 * @param {DataReader} reader
 * @returns {number}
 */
function thrift_readVarInt(reader) {
  let result = 0
  let shift = 0
  while (true) {
    // Read groups of 7 low bits until high bit is 0
    const byte = reader.view.getUint8(reader.offset++)
    result |= (byte & 0x7f) << shift
    if (!(byte & 0x80)) {
      return result
    }
    shift += 7
  }
}

/**
 * Read a varint as a bigint.
 *
 * @param {DataReader} reader
 * @returns {bigint}
 */
function readVarBigInt(reader) {
  let result = 0n
  let shift = 0n
  while (true) {
    const byte = reader.view.getUint8(reader.offset++)
    result |= BigInt(byte & 0x7f) << shift
    if (!(byte & 0x80)) {
      return result
    }
    shift += 7n
  }
}

/**
 * Read a zigzag number.
 * Zigzag folds positive and negative numbers into the positive number space.
 *
 * @param {DataReader} reader
 * @returns {number}
 */
function readZigZag(reader) {
  const zigzag = thrift_readVarInt(reader)
  return zigzag >>> 1 ^ -(zigzag & 1)
}

/**
 * Read a zigzag bigint.
 *
 * @param {DataReader} reader
 * @returns {bigint}
 */
function readZigZagBigInt(reader) {
  const zigzag = readVarBigInt(reader)
  return zigzag >> 1n ^ -(zigzag & 1n)
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/geoparquet.js
/**
 * @param {SchemaElement[]} schema
 * @param {KeyValue[] | undefined} key_value_metadata
 * @returns {void}
 */
function markGeoColumns(schema, key_value_metadata) {
  // Prepare the list of GeoParquet columns
  /** @type {Map<string, LogicalType>} */
  const columns = new Map()
  const geo = key_value_metadata?.find(({ key }) => key === 'geo')?.value
  const decodedColumns = (geo && JSON.parse(geo)?.columns) ?? {}
  for (const [name, column] of Object.entries(decodedColumns)) {
    if (column.encoding !== 'WKB') continue

    const type = column.edges === 'spherical' ? 'GEOGRAPHY' : 'GEOMETRY'
    const id = column.crs?.id ?? column.crs?.ids?.[0]
    const crs = id ? `${id.authority}:${id.code.toString()}` : undefined
    // Note: we can't infer GEOGRAPHY's algorithm from GeoParquet
    columns.set(name, { type, crs })
  }

  // Mark schema elements with logical type
  // Only look at root-level columns of type BYTE_ARRAY without existing logical_type
  for (let i = 1; i < schema.length; i++) { // skip root
    const { logical_type, name, num_children, type } = schema[i]
    if (num_children) {
      i += num_children
      continue // skip the element and its children
    }
    if (type === 'BYTE_ARRAY' && !logical_type) {
      schema[i].logical_type = columns.get(name)
    }
  }
}

/**
 * @import {KeyValue, LogicalType, SchemaElement} from '../src/types.js'
 */

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/metadata.js






/**
 * @import {AsyncBuffer, FileMetaData, KeyValue, LogicalType, MetadataOptions, MinMaxType, ParquetParsers, SchemaElement, SchemaTree, Statistics, TimeUnit} from '../src/types.js'
 */

const defaultInitialFetchSize = (/* unused pure expression or super */ null && (1 << 19)) // 512kb

const metadata_decoder = new TextDecoder()
function decode(/** @type {Uint8Array} */ value) {
  return value && metadata_decoder.decode(value)
}

/**
 * Read parquet metadata from an async buffer.
 *
 * An AsyncBuffer is like an ArrayBuffer, but the slices are loaded
 * asynchronously, possibly over the network.
 *
 * You must provide the byteLength of the buffer, typically from a HEAD request.
 *
 * In theory, you could use suffix-range requests to fetch the end of the file,
 * and save a round trip. But in practice, this doesn't work because chrome
 * deems suffix-range requests as a not-safe-listed header, and will require
 * a pre-flight. So the byteLength is required.
 *
 * To make this efficient, we initially request the last 512kb of the file,
 * which is likely to contain the metadata. If the metadata length exceeds the
 * initial fetch, 512kb, we request the rest of the metadata from the AsyncBuffer.
 *
 * This ensures that we either make one 512kb initial request for the metadata,
 * or a second request for up to the metadata size.
 *
 * @param {AsyncBuffer} asyncBuffer parquet file contents
 * @param {MetadataOptions & { initialFetchSize?: number }} options initial fetch size in bytes (default 512kb)
 * @returns {Promise<FileMetaData>} parquet metadata object
 */
async function parquetMetadataAsync(asyncBuffer, { parsers, initialFetchSize = defaultInitialFetchSize, geoparquet = true } = {}) {
  if (!asyncBuffer || !(asyncBuffer.byteLength >= 0)) throw new Error('parquet expected AsyncBuffer')

  // fetch last bytes (footer) of the file
  const footerOffset = Math.max(0, asyncBuffer.byteLength - initialFetchSize)
  const footerBuffer = await asyncBuffer.slice(footerOffset, asyncBuffer.byteLength)

  // Check for parquet magic number "PAR1"
  const footerView = new DataView(footerBuffer)
  if (footerView.getUint32(footerBuffer.byteLength - 4, true) !== 0x31524150) {
    throw new Error('parquet file invalid (footer != PAR1)')
  }

  // Parquet files store metadata at the end of the file
  // Metadata length is 4 bytes before the last PAR1
  const metadataLength = footerView.getUint32(footerBuffer.byteLength - 8, true)
  if (metadataLength > asyncBuffer.byteLength - 8) {
    throw new Error(`parquet metadata length ${metadataLength} exceeds available buffer ${asyncBuffer.byteLength - 8}`)
  }

  // check if metadata size fits inside the initial fetch
  if (metadataLength + 8 > initialFetchSize) {
    // fetch the rest of the metadata
    const metadataOffset = asyncBuffer.byteLength - metadataLength - 8
    const metadataBuffer = await asyncBuffer.slice(metadataOffset, footerOffset)
    // combine initial fetch with the new slice
    const combinedBuffer = new ArrayBuffer(metadataLength + 8)
    const combinedView = new Uint8Array(combinedBuffer)
    combinedView.set(new Uint8Array(metadataBuffer))
    combinedView.set(new Uint8Array(footerBuffer), footerOffset - metadataOffset)
    return parquetMetadata(combinedBuffer, { parsers, geoparquet })
  } else {
    // parse metadata from the footer
    return parquetMetadata(footerBuffer, { parsers, geoparquet })
  }
}

/**
 * Read parquet metadata from a buffer synchronously.
 *
 * @param {ArrayBuffer | Uint8Array} arrayBuffer parquet file footer
 * @param {MetadataOptions} options metadata parsing options
 * @returns {FileMetaData} parquet metadata object
 */
function parquetMetadata(arrayBuffer, { parsers, geoparquet = true } = {}) {
  let view
  if (arrayBuffer instanceof ArrayBuffer) {
    view = new DataView(arrayBuffer)
  } else if (arrayBuffer instanceof Uint8Array) {
    view = new DataView(arrayBuffer.buffer, arrayBuffer.byteOffset, arrayBuffer.byteLength)
  } else {
    throw new Error('parquet expected ArrayBuffer or Uint8Array')
  }

  // Use default parsers if not given
  const allParsers = { ...DEFAULT_PARSERS, ...parsers }

  // Validate footer magic number "PAR1"
  if (view.byteLength < 8) {
    throw new Error('parquet file is too short')
  }
  if (view.getUint32(view.byteLength - 4, true) !== 0x31524150) {
    throw new Error('parquet file invalid (footer != PAR1)')
  }

  // Parquet files store metadata at the end of the file
  // Metadata length is 4 bytes before the last PAR1
  const metadataLengthOffset = view.byteLength - 8
  const metadataLength = view.getUint32(metadataLengthOffset, true)
  if (metadataLength > view.byteLength - 8) {
    // {metadata}, metadata_length, PAR1
    throw new Error(`parquet metadata length ${metadataLength} exceeds available buffer ${view.byteLength - 8}`)
  }

  const metadataOffset = metadataLengthOffset - metadataLength
  const reader = { view, offset: metadataOffset }
  const metadata = deserializeTCompactProtocol(reader)

  // Parse metadata from thrift data
  const version = metadata.field_1
  /** @type {SchemaElement[]} */
  const schema = metadata.field_2.map((/** @type {any} */ field) => ({
    type: ParquetTypes[field.field_1],
    type_length: field.field_2,
    repetition_type: FieldRepetitionTypes[field.field_3],
    name: decode(field.field_4),
    num_children: field.field_5,
    converted_type: ConvertedTypes[field.field_6],
    scale: field.field_7,
    precision: field.field_8,
    field_id: field.field_9,
    logical_type: logicalType(field.field_10),
  }))
  // schema element per column index
  const columnSchema = schema.filter(e => e.type)
  const num_rows = metadata.field_3
  const row_groups = metadata.field_4.map((/** @type {any} */ rowGroup) => ({
    columns: rowGroup.field_1.map((/** @type {any} */ column, /** @type {number} */ columnIndex) => ({
      file_path: decode(column.field_1),
      file_offset: column.field_2,
      meta_data: column.field_3 && {
        type: ParquetTypes[column.field_3.field_1],
        encodings: column.field_3.field_2?.map((/** @type {number} */ e) => Encodings[e]),
        path_in_schema: column.field_3.field_3.map(decode),
        codec: CompressionCodecs[column.field_3.field_4],
        num_values: column.field_3.field_5,
        total_uncompressed_size: column.field_3.field_6,
        total_compressed_size: column.field_3.field_7,
        key_value_metadata: column.field_3.field_8?.map((/** @type {any} */ kv) => ({
          key: decode(kv.field_1),
          value: decode(kv.field_2),
        })),
        data_page_offset: column.field_3.field_9,
        index_page_offset: column.field_3.field_10,
        dictionary_page_offset: column.field_3.field_11,
        statistics: convertStats(column.field_3.field_12, columnSchema[columnIndex], allParsers),
        encoding_stats: column.field_3.field_13?.map((/** @type {any} */ encodingStat) => ({
          page_type: PageTypes[encodingStat.field_1],
          encoding: Encodings[encodingStat.field_2],
          count: encodingStat.field_3,
        })),
        bloom_filter_offset: column.field_3.field_14,
        bloom_filter_length: column.field_3.field_15,
        size_statistics: column.field_3.field_16 && {
          unencoded_byte_array_data_bytes: column.field_3.field_16.field_1,
          repetition_level_histogram: column.field_3.field_16.field_2,
          definition_level_histogram: column.field_3.field_16.field_3,
        },
        geospatial_statistics: column.field_3.field_17 && {
          bbox: column.field_3.field_17.field_1 && {
            xmin: column.field_3.field_17.field_1.field_1,
            xmax: column.field_3.field_17.field_1.field_2,
            ymin: column.field_3.field_17.field_1.field_3,
            ymax: column.field_3.field_17.field_1.field_4,
            zmin: column.field_3.field_17.field_1.field_5,
            zmax: column.field_3.field_17.field_1.field_6,
            mmin: column.field_3.field_17.field_1.field_7,
            mmax: column.field_3.field_17.field_1.field_8,
          },
          geospatial_types: column.field_3.field_17.field_2,
        },
      },
      offset_index_offset: column.field_4,
      offset_index_length: column.field_5,
      column_index_offset: column.field_6,
      column_index_length: column.field_7,
      crypto_metadata: column.field_8,
      encrypted_column_metadata: column.field_9,
    })),
    total_byte_size: rowGroup.field_2,
    num_rows: rowGroup.field_3,
    sorting_columns: rowGroup.field_4?.map((/** @type {any} */ sortingColumn) => ({
      column_idx: sortingColumn.field_1,
      descending: sortingColumn.field_2,
      nulls_first: sortingColumn.field_3,
    })),
    file_offset: rowGroup.field_5,
    total_compressed_size: rowGroup.field_6,
    ordinal: rowGroup.field_7,
  }))
  /** @type {KeyValue[] | undefined} */
  const key_value_metadata = metadata.field_5?.map((/** @type {any} */ kv) => ({
    key: decode(kv.field_1),
    value: decode(kv.field_2),
  }))
  const created_by = decode(metadata.field_6)

  if (geoparquet) {
    markGeoColumns(schema, key_value_metadata)
  }

  return {
    version,
    schema,
    num_rows,
    row_groups,
    key_value_metadata,
    created_by,
    metadata_length: metadataLength,
  }
}

/**
 * Return a tree of schema elements from parquet metadata.
 *
 * @param {{schema: SchemaElement[]}} metadata parquet metadata object
 * @returns {SchemaTree} tree of schema elements
 */
function parquetSchema({ schema }) {
  return getSchemaPath(schema, [])[0]
}

/**
 * @param {any} logicalType
 * @returns {LogicalType | undefined}
 */
function logicalType(logicalType) {
  if (logicalType?.field_1) return { type: 'STRING' }
  if (logicalType?.field_2) return { type: 'MAP' }
  if (logicalType?.field_3) return { type: 'LIST' }
  if (logicalType?.field_4) return { type: 'ENUM' }
  if (logicalType?.field_5) return {
    type: 'DECIMAL',
    scale: logicalType.field_5.field_1,
    precision: logicalType.field_5.field_2,
  }
  if (logicalType?.field_6) return { type: 'DATE' }
  if (logicalType?.field_7) return {
    type: 'TIME',
    isAdjustedToUTC: logicalType.field_7.field_1,
    unit: timeUnit(logicalType.field_7.field_2),
  }
  if (logicalType?.field_8) return {
    type: 'TIMESTAMP',
    isAdjustedToUTC: logicalType.field_8.field_1,
    unit: timeUnit(logicalType.field_8.field_2),
  }
  if (logicalType?.field_10) return {
    type: 'INTEGER',
    bitWidth: logicalType.field_10.field_1,
    isSigned: logicalType.field_10.field_2,
  }
  if (logicalType?.field_11) return { type: 'NULL' }
  if (logicalType?.field_12) return { type: 'JSON' }
  if (logicalType?.field_13) return { type: 'BSON' }
  if (logicalType?.field_14) return { type: 'UUID' }
  if (logicalType?.field_15) return { type: 'FLOAT16' }
  if (logicalType?.field_16) return {
    type: 'VARIANT',
    specification_version: logicalType.field_16.field_1,
  }
  if (logicalType?.field_17) return {
    type: 'GEOMETRY',
    crs: decode(logicalType.field_17.field_1),
  }
  if (logicalType?.field_18) return {
    type: 'GEOGRAPHY',
    crs: decode(logicalType.field_18.field_1),
    algorithm: EdgeInterpolationAlgorithms[logicalType.field_18.field_2],
  }
  return logicalType
}

/**
 * @param {any} unit
 * @returns {TimeUnit}
 */
function timeUnit(unit) {
  if (unit.field_1) return 'MILLIS'
  if (unit.field_2) return 'MICROS'
  if (unit.field_3) return 'NANOS'
  throw new Error('parquet time unit required')
}

/**
 * Convert column statistics based on column type.
 *
 * @param {any} stats
 * @param {SchemaElement} schema
 * @param {ParquetParsers} parsers
 * @returns {Statistics}
 */
function convertStats(stats, schema, parsers) {
  return stats && {
    max: convertMetadata(stats.field_1, schema, parsers),
    min: convertMetadata(stats.field_2, schema, parsers),
    null_count: stats.field_3,
    distinct_count: stats.field_4,
    max_value: convertMetadata(stats.field_5, schema, parsers),
    min_value: convertMetadata(stats.field_6, schema, parsers),
    is_max_value_exact: stats.field_7,
    is_min_value_exact: stats.field_8,
  }
}

/**
 * @param {Uint8Array | undefined} value
 * @param {SchemaElement} schema
 * @param {ParquetParsers} parsers
 * @returns {MinMaxType | undefined}
 */
function convertMetadata(value, schema, parsers) {
  const { type, converted_type, logical_type } = schema
  if (value === undefined) return value
  if (type === 'BOOLEAN') return value[0] === 1
  if (type === 'BYTE_ARRAY') return parsers.stringFromBytes(value)
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  if (type === 'FLOAT' && view.byteLength === 4) return view.getFloat32(0, true)
  if (type === 'DOUBLE' && view.byteLength === 8) return view.getFloat64(0, true)
  if (type === 'INT32' && converted_type === 'DECIMAL' && view.byteLength === 4) {
    return view.getInt32(0, true) * 10 ** -(schema.scale || 0)
  }
  if (type === 'INT64' && converted_type === 'DECIMAL' && view.byteLength === 8) {
    return Number(view.getBigInt64(0, true)) * 10 ** -(schema.scale || 0)
  }
  if (type === 'INT32' && converted_type === 'DATE') return parsers.dateFromDays(view.getInt32(0, true))
  if (type === 'INT64' && converted_type === 'TIMESTAMP_MILLIS') return parsers.timestampFromMilliseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && converted_type === 'TIMESTAMP_MICROS') return parsers.timestampFromMicroseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && logical_type?.type === 'TIMESTAMP' && logical_type?.unit === 'NANOS') return parsers.timestampFromNanoseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && logical_type?.type === 'TIMESTAMP' && logical_type?.unit === 'MICROS') return parsers.timestampFromMicroseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && logical_type?.type === 'TIMESTAMP') return parsers.timestampFromMilliseconds(view.getBigInt64(0, true))
  const unsigned = converted_type?.startsWith('UINT_') ||
    logical_type?.type === 'INTEGER' && !logical_type.isSigned
  if (type === 'INT32' && unsigned && view.byteLength === 4) return view.getUint32(0, true)
  if (type === 'INT64' && unsigned && view.byteLength === 8) return view.getBigUint64(0, true)
  if (type === 'INT32' && view.byteLength === 4) return view.getInt32(0, true)
  if (type === 'INT64' && view.byteLength === 8) return view.getBigInt64(0, true)
  if (converted_type === 'DECIMAL') return parseDecimal(value) * 10 ** -(schema.scale || 0)
  if (logical_type?.type === 'FLOAT16') return parseFloat16(value)
  if (logical_type?.type === 'UUID') return parsers.uuidFromBytes(value)
  if (type === 'FIXED_LEN_BYTE_ARRAY') return value
  // assert(false)
  return value
}

;// CONCATENATED MODULE: ./lib/tables/parquet/column-type.js
const UNITS = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' };
/** The meaning of a column at the top of a file's schema. */
function columnTypeOf(element, children) {
    const { type } = element;
    if (children > 0)
        return { kind: 'unsupported', name: 'a group' };
    if (element.repetition_type === 'REPEATED')
        return { kind: 'unsupported', name: 'a list' };
    const { logical_type: logical, converted_type: converted } = element;
    if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') {
        const scale = logical?.type === 'DECIMAL' ? logical.scale : (element.scale ?? 0);
        return { kind: 'decimal', scale };
    }
    if (logical?.type === 'TIMESTAMP')
        return { kind: 'timestamp', unit: UNITS[logical.unit], hasZone: logical.isAdjustedToUTC };
    if (converted === 'TIMESTAMP_MILLIS')
        return { kind: 'timestamp', unit: 'ms', hasZone: true };
    if (converted === 'TIMESTAMP_MICROS')
        return { kind: 'timestamp', unit: 'us', hasZone: true };
    if (logical?.type === 'DATE' || converted === 'DATE')
        return { kind: 'date' };
    if (logical?.type === 'TIME' || converted === 'TIME_MILLIS' || converted === 'TIME_MICROS')
        return { kind: 'unsupported', name: 'a time of day' };
    switch (type) {
        case 'BOOLEAN':
            return { kind: 'flag' };
        case 'INT32':
        case 'INT64': {
            const isUnsigned = logical?.type === 'INTEGER' ? !logical.isSigned : (converted?.startsWith('UINT') ?? false);
            return { kind: 'whole', isSigned: !isUnsigned };
        }
        case 'FLOAT':
        case 'DOUBLE':
            return { kind: 'number' };
        case 'INT96':
            return { kind: 'int96' };
        case 'BYTE_ARRAY':
            return { kind: 'text' };
        case 'FIXED_LEN_BYTE_ARRAY':
            if (logical?.type === 'FLOAT16')
                return { kind: 'unsupported', name: 'half-precision numbers' };
            if (converted === 'INTERVAL')
                return { kind: 'unsupported', name: 'an interval' };
            return { kind: 'hex' };
        case undefined:
            return { kind: 'unsupported', name: 'a group' };
    }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/column.js
/**
 * @import {ColumnDecoder, DataReader, DecodedArray, PageHeader, PageResult, RowGroupSelect, Statistics, SubColumnData} from '../src/types.js'
 */









/**
 * Parse column data from a buffer.
 *
 * @param {DataReader} reader
 * @param {RowGroupSelect} rowGroupSelect row group selection
 * @param {ColumnDecoder} columnDecoder column decoder params
 * @param {(chunk: SubColumnData) => void} [onPage] callback for each page
 * @returns {{ data: DecodedArray[], skipped: number }}
 */
function readColumn(reader, { groupStart, selectStart, selectEnd }, columnDecoder, onPage) {
  const { pathInSchema, schemaPath } = columnDecoder
  const isFlat = isFlatColumn(schemaPath)
  /** @type {DecodedArray[]} */
  const chunks = []
  /** @type {DecodedArray | undefined} */
  let dictionary = undefined
  /** @type {DecodedArray | undefined} */
  let lastChunk = undefined
  let rowCount = 0
  let skipped = 0

  const emitLastChunk = onPage && (() => {
    lastChunk && onPage({
      pathInSchema,
      columnData: lastChunk,
      rowStart: groupStart + rowCount - lastChunk.length,
      rowEnd: groupStart + rowCount,
    })
  })

  while (isFlat ? rowCount < selectEnd : reader.offset < reader.view.byteLength - 1) {
    if (reader.offset >= reader.view.byteLength - 1) break // end of reader

    // read page header
    const header = column_parquetHeader(reader)
    if (header.type === 'DICTIONARY_PAGE') {
      const { data } = readPage(reader, header, columnDecoder, dictionary, undefined, 0)
      if (data) dictionary = convert(data, columnDecoder)
    } else {
      const lastChunkLength = lastChunk?.length || 0
      const result = readPage(reader, header, columnDecoder, dictionary, lastChunk, selectStart - rowCount)
      if (result.skipped) {
        // skipped page - just advance row count, don't add to chunks
        if (!chunks.length) {
          skipped += result.skipped
        }
        rowCount += result.skipped
      } else if (result.data && lastChunk === result.data) {
        // continued from previous page
        rowCount += result.data.length - lastChunkLength
      } else if (result.data && result.data.length) {
        emitLastChunk?.()
        chunks.push(result.data)
        rowCount += result.data.length
        lastChunk = result.data
      }
    }
  }
  emitLastChunk?.()

  return { data: chunks, skipped }
}

/**
 * Read a page (data or dictionary) from a buffer.
 *
 * @param {DataReader} reader
 * @param {PageHeader} header
 * @param {ColumnDecoder} columnDecoder
 * @param {DecodedArray | undefined} dictionary
 * @param {DecodedArray | undefined} previousChunk
 * @param {number} pageStart skip this many rows in the page
 * @returns {PageResult}
 */
function readPage(reader, header, columnDecoder, dictionary, previousChunk, pageStart) {
  const { type, element, schemaPath, codec, compressors } = columnDecoder
  // read compressed_page_size bytes
  const compressedBytes = new Uint8Array(
    reader.view.buffer, reader.view.byteOffset + reader.offset, header.compressed_page_size
  )
  reader.offset += header.compressed_page_size

  // parse page data by type
  if (header.type === 'DATA_PAGE') {
    const daph = header.data_page_header
    if (!daph) throw new Error('parquet data page header is undefined')

    // skip unnecessary non-nested pages
    if (pageStart > daph.num_values && isFlatColumn(schemaPath)) {
      return { skipped: daph.num_values }
    }

    const page = decompressPage(compressedBytes, Number(header.uncompressed_page_size), codec, compressors)
    const { definitionLevels, repetitionLevels, dataPage } = readDataPage(page, daph, columnDecoder)
    // assert(!daph.statistics?.null_count || daph.statistics.null_count === BigInt(daph.num_values - dataPage.length))

    // convert types, dereference dictionary, and assemble lists
    const values = convertWithDictionary(dataPage, dictionary, daph.encoding, columnDecoder)
    const output = Array.isArray(previousChunk) ? previousChunk : []
    const assembled = assembleLists(output, definitionLevels, repetitionLevels, values, schemaPath)
    return { skipped: 0, data: assembled }
  } else if (header.type === 'DATA_PAGE_V2') {
    const daph2 = header.data_page_header_v2
    if (!daph2) throw new Error('parquet data page header v2 is undefined')

    // skip unnecessary pages
    if (pageStart > daph2.num_rows) {
      return { skipped: daph2.num_rows }
    }

    const { definitionLevels, repetitionLevels, dataPage } =
      readDataPageV2(compressedBytes, header, columnDecoder)

    // convert types, dereference dictionary, and assemble lists
    const values = convertWithDictionary(dataPage, dictionary, daph2.encoding, columnDecoder)
    const output = Array.isArray(previousChunk) ? previousChunk : []
    const assembled = assembleLists(output, definitionLevels, repetitionLevels, values, schemaPath)
    return { skipped: 0, data: assembled }
  } else if (header.type === 'DICTIONARY_PAGE') {
    const diph = header.dictionary_page_header
    if (!diph) throw new Error('parquet dictionary page header is undefined')

    const page = decompressPage(
      compressedBytes, Number(header.uncompressed_page_size), codec, compressors
    )

    const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 }
    const dictArray = readPlain(reader, type, diph.num_values, element.type_length)
    return { skipped: 0, data: dictArray }
  } else {
    throw new Error(`parquet unsupported page type: ${header.type}`)
  }
}

/**
 * Read a page header from a buffer, leaving the reader at the start of the page data.
 *
 * @param {DataReader} reader
 * @returns {PageHeader}
 */
function column_parquetHeader(reader) {
  const header = deserializeTCompactProtocol(reader)

  // Parse parquet header from thrift data
  const type = PageTypes[header.field_1]
  const uncompressed_page_size = header.field_2
  const compressed_page_size = header.field_3
  const crc = header.field_4
  const data_page_header = header.field_5 && {
    num_values: header.field_5.field_1,
    encoding: Encodings[header.field_5.field_2],
    definition_level_encoding: Encodings[header.field_5.field_3],
    repetition_level_encoding: Encodings[header.field_5.field_4],
    statistics: pageStatistics(header.field_5.field_5),
  }
  const index_page_header = header.field_6
  const dictionary_page_header = header.field_7 && {
    num_values: header.field_7.field_1,
    encoding: Encodings[header.field_7.field_2],
    is_sorted: header.field_7.field_3,
  }
  const data_page_header_v2 = header.field_8 && {
    num_values: header.field_8.field_1,
    num_nulls: header.field_8.field_2,
    num_rows: header.field_8.field_3,
    encoding: Encodings[header.field_8.field_4],
    definition_levels_byte_length: header.field_8.field_5,
    repetition_levels_byte_length: header.field_8.field_6,
    is_compressed: header.field_8.field_7 === undefined ? true : header.field_8.field_7, // default true
    statistics: pageStatistics(header.field_8.field_8),
  }

  return {
    type,
    uncompressed_page_size,
    compressed_page_size,
    crc,
    data_page_header,
    index_page_header,
    dictionary_page_header,
    data_page_header_v2,
  }
}

/**
 * @param {any} stats thrift Statistics struct
 * @returns {Statistics | undefined}
 */
function pageStatistics(stats) {
  return stats && {
    max: stats.field_1,
    min: stats.field_2,
    null_count: stats.field_3,
    distinct_count: stats.field_4,
    max_value: stats.field_5,
    min_value: stats.field_6,
    is_max_value_exact: stats.field_7,
    is_min_value_exact: stats.field_8,
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/snappy.js
/**
 * The MIT License (MIT)
 * Copyright (c) 2016 Zhipeng Jia
 * https://github.com/zhipeng-jia/snappyjs
 */

const WORD_MASK = [0, 0xff, 0xffff, 0xffffff, 0xffffffff]

/**
 * Copy bytes from one array to another
 *
 * @param {Uint8Array} fromArray source array
 * @param {number} fromPos source position
 * @param {Uint8Array} toArray destination array
 * @param {number} toPos destination position
 * @param {number} length number of bytes to copy
 */
function copyBytes(fromArray, fromPos, toArray, toPos, length) {
  for (let i = 0; i < length; i++) {
    toArray[toPos + i] = fromArray[fromPos + i]
  }
}

/**
 * Decompress snappy data.
 * Accepts an output buffer to avoid allocating a new buffer for each call.
 *
 * @param {Uint8Array} input compressed data
 * @param {Uint8Array} output output buffer
 */
function snappyUncompress(input, output) {
  const inputLength = input.byteLength
  const outputLength = output.byteLength
  let pos = 0
  let outPos = 0

  // skip preamble (contains uncompressed length as varint)
  while (pos < inputLength) {
    const c = input[pos]
    pos++
    if (c < 128) {
      break
    }
  }
  if (outputLength && pos >= inputLength) {
    throw new Error('invalid snappy length header')
  }

  while (pos < inputLength) {
    const c = input[pos]
    let len = 0
    pos++

    if (pos >= inputLength) {
      throw new Error('missing eof marker')
    }

    // There are two types of elements, literals and copies (back references)
    if ((c & 0x3) === 0) {
      // Literals are uncompressed data stored directly in the byte stream
      let len = (c >>> 2) + 1
      // Longer literal length is encoded in multiple bytes
      if (len > 60) {
        if (pos + 3 >= inputLength) {
          throw new Error('snappy error literal pos + 3 >= inputLength')
        }
        const lengthSize = len - 60 // length bytes - 1
        len = input[pos]
          + (input[pos + 1] << 8)
          + (input[pos + 2] << 16)
          + (input[pos + 3] << 24)
        len = (len & WORD_MASK[lengthSize]) + 1
        pos += lengthSize
      }
      if (pos + len > inputLength) {
        throw new Error('snappy error literal exceeds input length')
      }
      copyBytes(input, pos, output, outPos, len)
      pos += len
      outPos += len
    } else {
      // Copy elements
      let offset = 0 // offset back from current position to read
      switch (c & 0x3) {
      case 1:
        // Copy with 1-byte offset
        len = (c >>> 2 & 0x7) + 4
        offset = input[pos] + (c >>> 5 << 8)
        pos++
        break
      case 2:
        // Copy with 2-byte offset
        if (inputLength <= pos + 1) {
          throw new Error('snappy error end of input')
        }
        len = (c >>> 2) + 1
        offset = input[pos] + (input[pos + 1] << 8)
        pos += 2
        break
      case 3:
        // Copy with 4-byte offset
        if (inputLength <= pos + 3) {
          throw new Error('snappy error end of input')
        }
        len = (c >>> 2) + 1
        offset = input[pos]
          + (input[pos + 1] << 8)
          + (input[pos + 2] << 16)
          + (input[pos + 3] << 24)
        pos += 4
        break
      default:
        break
      }
      if (offset === 0 || isNaN(offset)) {
        throw new Error(`invalid offset ${offset} pos ${pos} inputLength ${inputLength}`)
      }
      if (offset > outPos) {
        throw new Error('cannot copy from before start of buffer')
      }
      copyBytes(output, outPos - offset, output, outPos, len)
      outPos += len
    }
  }

  if (outPos !== outputLength) throw new Error('premature end of input')
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/datapage.js
/**
 * @import {ColumnDecoder, CompressionCodec, Compressors, DataPage, DataPageHeader, DataPageHeaderV2, DataReader, DecodedArray, PageHeader, SchemaTree} from '../src/types.js'
 */







/**
 * Read a data page from uncompressed reader.
 *
 * @param {Uint8Array} bytes raw page data (should already be decompressed)
 * @param {DataPageHeader} daph data page header
 * @param {ColumnDecoder} columnDecoder
 * @returns {DataPage} definition levels, repetition levels, and array of values
 */
function datapage_readDataPage(bytes, daph, { type, element, schemaPath }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader = { view, offset: 0 }
  /** @type {DecodedArray} */
  let dataPage

  // repetition and definition levels
  const repetitionLevels = readRepetitionLevels(reader, daph, schemaPath)
  // assert(!repetitionLevels.length || repetitionLevels.length === daph.num_values)
  const { definitionLevels, numNulls } = readDefinitionLevels(reader, daph, schemaPath)
  // assert(!definitionLevels.length || definitionLevels.length === daph.num_values)

  // read values based on encoding
  const nValues = daph.num_values - numNulls
  if (daph.encoding === 'PLAIN') {
    dataPage = readPlain(reader, type, nValues, element.type_length)
  } else if (
    daph.encoding === 'PLAIN_DICTIONARY' ||
    daph.encoding === 'RLE_DICTIONARY' ||
    daph.encoding === 'RLE'
  ) {
    const bitWidth = type === 'BOOLEAN' ? 1 : view.getUint8(reader.offset++)
    if (bitWidth) {
      dataPage = new Array(nValues)
      if (type === 'BOOLEAN') {
        readRleBitPackedHybrid(reader, bitWidth, dataPage)
        dataPage = dataPage.map(x => !!x) // convert to boolean
      } else {
        // assert(daph.encoding.endsWith('_DICTIONARY'))
        readRleBitPackedHybrid(reader, bitWidth, dataPage, view.byteLength - reader.offset)
      }
    } else {
      dataPage = new Uint8Array(nValues) // nValue zeroes
    }
  } else if (daph.encoding === 'BYTE_STREAM_SPLIT') {
    dataPage = byteStreamSplit(reader, nValues, type, element.type_length)
  } else if (daph.encoding === 'DELTA_BINARY_PACKED') {
    const int32 = type === 'INT32'
    dataPage = int32 ? new Int32Array(nValues) : new BigInt64Array(nValues)
    deltaBinaryUnpack(reader, nValues, dataPage)
  } else if (daph.encoding === 'DELTA_LENGTH_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaLengthByteArray(reader, nValues, dataPage)
  } else if (daph.encoding === 'DELTA_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaByteArray(reader, nValues, dataPage)
  } else {
    throw new Error(`parquet unsupported encoding: ${daph.encoding}`)
  }

  return { definitionLevels, repetitionLevels, dataPage }
}

/**
 * @param {DataReader} reader data view for the page
 * @param {DataPageHeader} daph data page header
 * @param {SchemaTree[]} schemaPath
 * @returns {any[]} repetition levels and number of bytes read
 */
function readRepetitionLevels(reader, daph, schemaPath) {
  if (schemaPath.length > 1) {
    const maxRepetitionLevel = getMaxRepetitionLevel(schemaPath)
    if (maxRepetitionLevel) {
      const values = new Array(daph.num_values)
      readRleBitPackedHybrid(reader, bitWidth(maxRepetitionLevel), values)
      return values
    }
  }
  return []
}

/**
 * @param {DataReader} reader data view for the page
 * @param {DataPageHeader} daph data page header
 * @param {SchemaTree[]} schemaPath
 * @returns {{ definitionLevels: number[], numNulls: number }} definition levels
 */
function readDefinitionLevels(reader, daph, schemaPath) {
  const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath)
  if (!maxDefinitionLevel) return { definitionLevels: [], numNulls: 0 }

  const definitionLevels = new Array(daph.num_values)
  readRleBitPackedHybrid(reader, bitWidth(maxDefinitionLevel), definitionLevels)

  // count nulls
  let numNulls = daph.num_values
  for (const def of definitionLevels) {
    if (def === maxDefinitionLevel) numNulls--
  }
  if (numNulls === 0) definitionLevels.length = 0

  return { definitionLevels, numNulls }
}

/**
 * @param {Uint8Array} compressedBytes
 * @param {number} uncompressed_page_size
 * @param {CompressionCodec} codec
 * @param {Compressors | undefined} compressors
 * @returns {Uint8Array}
 */
function datapage_decompressPage(compressedBytes, uncompressed_page_size, codec, compressors) {
  /** @type {Uint8Array} */
  let page
  const customDecompressor = compressors?.[codec]
  if (codec === 'UNCOMPRESSED') {
    page = compressedBytes
  } else if (customDecompressor) {
    page = customDecompressor(compressedBytes, uncompressed_page_size)
  } else if (codec === 'SNAPPY') {
    page = new Uint8Array(uncompressed_page_size)
    snappyUncompress(compressedBytes, page)
  } else {
    throw new Error(`parquet unsupported compression codec: ${codec}`)
  }
  if (page?.length !== uncompressed_page_size) {
    throw new Error(`parquet decompressed page length ${page?.length} does not match header ${uncompressed_page_size}`)
  }
  return page
}


/**
 * Read a data page from the given Uint8Array.
 *
 * @param {Uint8Array} compressedBytes raw page data
 * @param {PageHeader} ph page header
 * @param {ColumnDecoder} columnDecoder
 * @returns {DataPage} definition levels, repetition levels, and array of values
 */
function datapage_readDataPageV2(compressedBytes, ph, columnDecoder) {
  const view = new DataView(compressedBytes.buffer, compressedBytes.byteOffset, compressedBytes.byteLength)
  const reader = { view, offset: 0 }
  const { type, element, schemaPath, codec, compressors } = columnDecoder
  const daph2 = ph.data_page_header_v2
  if (!daph2) throw new Error('parquet data page header v2 is undefined')

  // repetition levels
  const repetitionLevels = readRepetitionLevelsV2(reader, daph2, schemaPath)
  reader.offset = daph2.repetition_levels_byte_length // readVarInt() => len for boolean v2?

  // definition levels
  const definitionLevels = readDefinitionLevelsV2(reader, daph2, schemaPath)
  // assert(reader.offset === daph2.repetition_levels_byte_length + daph2.definition_levels_byte_length)

  const uncompressedPageSize = ph.uncompressed_page_size - daph2.definition_levels_byte_length - daph2.repetition_levels_byte_length

  let page = compressedBytes.subarray(reader.offset)
  if (daph2.is_compressed !== false) {
    page = datapage_decompressPage(page, uncompressedPageSize, codec, compressors)
  }
  const pageView = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const pageReader = { view: pageView, offset: 0 }

  // read values based on encoding
  /** @type {DecodedArray} */
  let dataPage
  const nValues = daph2.num_values - daph2.num_nulls
  if (daph2.encoding === 'PLAIN') {
    dataPage = readPlain(pageReader, type, nValues, element.type_length)
  } else if (daph2.encoding === 'RLE') {
    // assert(type === 'BOOLEAN')
    dataPage = new Array(nValues)
    readRleBitPackedHybrid(pageReader, 1, dataPage)
    dataPage = dataPage.map(x => !!x)
  } else if (
    daph2.encoding === 'PLAIN_DICTIONARY' ||
    daph2.encoding === 'RLE_DICTIONARY'
  ) {
    const bitWidth = pageView.getUint8(pageReader.offset++)
    dataPage = new Array(nValues)
    readRleBitPackedHybrid(pageReader, bitWidth, dataPage, uncompressedPageSize - 1)
  } else if (daph2.encoding === 'DELTA_BINARY_PACKED') {
    const int32 = type === 'INT32'
    dataPage = int32 ? new Int32Array(nValues) : new BigInt64Array(nValues)
    deltaBinaryUnpack(pageReader, nValues, dataPage)
  } else if (daph2.encoding === 'DELTA_LENGTH_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaLengthByteArray(pageReader, nValues, dataPage)
  } else if (daph2.encoding === 'DELTA_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaByteArray(pageReader, nValues, dataPage)
  } else if (daph2.encoding === 'BYTE_STREAM_SPLIT') {
    dataPage = byteStreamSplit(pageReader, nValues, type, element.type_length)
  } else {
    throw new Error(`parquet unsupported encoding: ${daph2.encoding}`)
  }

  return { definitionLevels, repetitionLevels, dataPage }
}

/**
 * @param {DataReader} reader
 * @param {DataPageHeaderV2} daph2 data page header v2
 * @param {SchemaTree[]} schemaPath
 * @returns {any[]} repetition levels
 */
function readRepetitionLevelsV2(reader, daph2, schemaPath) {
  const maxRepetitionLevel = getMaxRepetitionLevel(schemaPath)
  if (!maxRepetitionLevel) return []

  const values = new Array(daph2.num_values)
  readRleBitPackedHybrid(reader, bitWidth(maxRepetitionLevel), values, daph2.repetition_levels_byte_length)
  return values
}

/**
 * @param {DataReader} reader
 * @param {DataPageHeaderV2} daph2 data page header v2
 * @param {SchemaTree[]} schemaPath
 * @returns {number[] | undefined} definition levels
 */
function readDefinitionLevelsV2(reader, daph2, schemaPath) {
  const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath)
  if (maxDefinitionLevel) {
    // V2 we know the length
    const values = new Array(daph2.num_values)
    readRleBitPackedHybrid(reader, bitWidth(maxDefinitionLevel), values, daph2.definition_levels_byte_length)
    return values
  }
}

/**
 * Minimum bits needed to store value.
 *
 * @param {number} value
 * @returns {number}
 */
function bitWidth(value) {
  return 32 - Math.clz32(value)
}

;// CONCATENATED MODULE: ./lib/tables/parquet/hybrid.js
/**
 * Decodes `count` values of Parquet's hybrid of runs and packed bits, `width` bits each, from `bytes[from..to)`.
 * Throws where they end too early. Source: Apache Parquet format, Encodings, "RLE/bit-packing hybrid".
 */
function readHybrid(bytes, from, to, width, into, count) {
    const mask = width === 32 ? 0xffffffff : 2 ** width - 1;
    let at = from;
    let seen = 0;
    while (seen < count) {
        let header = 0;
        let shift = 0;
        for (;;) {
            if (at >= to)
                throw new Error(`a page ends after ${seen} of ${count} values`);
            const byte = bytes[at++] ?? 0;
            header += (byte & 0x7f) * 2 ** shift;
            if (byte < 0x80)
                break;
            shift += 7;
        }
        const length = Math.floor(header / 2);
        if (header % 2 === 0) {
            const size = (width + 7) >> 3;
            let value = 0;
            for (let byte = 0; byte < size; byte++)
                value |= (bytes[at++] ?? 0) << (byte * 8);
            into.fill(value, seen, Math.min(count, seen + length));
            seen += length;
            continue;
        }
        const packed = Math.min(length * 8, count - seen);
        let bit = at * 8;
        for (let index = 0; index < packed; index++, bit += width) {
            const place = bit >>> 3;
            const offset = bit & 7;
            let value = ((bytes[place] ?? 0) |
                ((bytes[place + 1] ?? 0) << 8) |
                ((bytes[place + 2] ?? 0) << 16) |
                ((bytes[place + 3] ?? 0) << 24)) >>>
                offset;
            if (offset + width > 32)
                value |= (bytes[place + 4] ?? 0) << (32 - offset);
            into[seen + index] = value & mask;
        }
        seen += packed;
        at += length * width;
    }
    return into;
}

;// CONCATENATED MODULE: ./lib/tables/zstd-size.js

const MAGIC = 0xfd2fb528;
/** The last four bits are free. */
const SKIPPED = 0x184d2a5;
/** No block unpacks to more. */
const BLOCK = 1 << 17;
const EQUAL_BYTES = 1;
const PACKED = 2;
/**
 * Throws `OverLimit` where Zstandard frames may unpack to more than `most` bytes, without unpacking them: a frame says how
 * much it holds, or its blocks do: one of equal bytes how many, a packed one 128 KiB at most. What is damaged is left to
 * who unpacks. Source: RFC 8878, section 3.1.1.
 */
function checkZstd(bytes, most) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let size = 0;
    for (let at = 0; at + 8 <= bytes.length;) {
        const magic = view.getUint32(at, true);
        if (magic >>> 4 === SKIPPED) {
            at += 8 + view.getUint32(at + 4, true);
            continue;
        }
        if (magic !== MAGIC)
            return;
        const frame = frameAt(bytes, at + 4);
        const blocks = blocksAt(bytes, frame.blocks);
        size += frame.size ?? blocks.size;
        if (size > most)
            throw new OverLimit(`it unpacks to more than ${most} bytes`);
        at = blocks.end + (frame.hasChecksum ? 4 : 0);
    }
}
function frameAt(bytes, at) {
    const flags = bytes[at] ?? 0;
    const isSingle = (flags & 0x20) !== 0;
    const sizeAt = at + 1 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0);
    const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
    let size = sizeBytes === 2 ? 256 : 0;
    for (let index = 0; index < sizeBytes; index++)
        size += (bytes[sizeAt + index] ?? 0) * 2 ** (8 * index);
    return {
        size: sizeBytes === 0 ? null : size,
        hasChecksum: (flags & 4) !== 0,
        blocks: sizeAt + sizeBytes
    };
}
function blocksAt(bytes, from) {
    let size = 0;
    for (let at = from; at + 3 <= bytes.length;) {
        const head = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
        const kind = (head >> 1) & 3;
        const length = head >> 3;
        size += kind === PACKED ? BLOCK : length;
        at += 3 + (kind === EQUAL_BYTES ? 1 : length);
        if (head % 2 === 1)
            return { size, end: at };
    }
    return { size, end: bytes.length };
}

;// CONCATENATED MODULE: ./lib/tables/parquet/thrift.js
/** Deeper than any structure of Parquet's. */
const MOST_LEVELS = 32;
/**
 * Looks through a structure of Thrift's compact protocol before it is read: its lists may say that they have any number
 * of elements, for which memory would be reserved. Gives the place after it; throws where a list is longer than the bytes
 * that are left. Source: Apache Thrift, "Thrift Compact protocol encoding".
 */
function thrift_checkThrift(bytes, from) {
    let at = from;
    function number() {
        let value = 0;
        for (let factor = 1;; factor *= 128) {
            if (at >= bytes.length)
                throw new Error('a structure of it has no end');
            const byte = bytes[at++] ?? 0;
            value += (byte & 0x7f) * factor;
            if (byte < 0x80)
                return value;
            if (factor > 2 ** 56)
                throw new Error('a number of it has no end');
        }
    }
    function skip(count) {
        if (count > bytes.length - at)
            throw new Error('a text or list is longer than the file');
        at += count;
    }
    function element(type, levels) {
        switch (type) {
            case 1:
            case 2:
                return;
            case 3:
                skip(1);
                return;
            case 4:
            case 5:
            case 6:
                number();
                return;
            case 7:
                skip(8);
                return;
            case 8:
                skip(number());
                return;
            case 9:
                list(levels);
                return;
            case 12:
                structure(levels);
                return;
            default:
                throw new Error('a structure of it has parts of no known kind');
        }
    }
    function list(levels) {
        const head = number8();
        const size = head >> 4 === 15 ? number() : head >> 4;
        const type = head & 15;
        if (size > bytes.length - at)
            throw new Error('a list is longer than the file');
        // Truth values take a byte each in a list.
        for (let index = 0; index < size; index++)
            element(type < 3 ? 3 : type, levels + 1);
    }
    function structure(levels) {
        if (levels > MOST_LEVELS)
            throw new Error('its structures are nested too deep');
        for (;;) {
            const head = number8();
            if (head % 16 === 0)
                return;
            if (head >> 4 === 0)
                number();
            element(head & 15, levels + 1);
        }
    }
    function number8() {
        if (at >= bytes.length)
            throw new Error('a structure of it has no end');
        return bytes[at++] ?? 0;
    }
    structure(0);
    return at;
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/delta.js
/**
 * @import {DataReader} from '../src/types.js'
 */



/**
 * @param {DataReader} reader
 * @param {number} count number of values to read
 * @param {Int32Array | BigInt64Array} output
 */
function delta_deltaBinaryUnpack(reader, count, output) {
  if (output instanceof Int32Array) {
    deltaBinaryUnpackInt32(reader, count, output)
    return
  }
  const blockSize = thrift_readVarInt(reader)
  const miniblockPerBlock = thrift_readVarInt(reader)
  thrift_readVarInt(reader) // assert(=== count)
  let value = readZigZagBigInt(reader) // first value
  let outputIndex = 0
  output[outputIndex++] = value

  const valuesPerMiniblock = blockSize / miniblockPerBlock

  while (outputIndex < count) {
    // new block
    const minDelta = readZigZagBigInt(reader)
    const bitWidths = new Uint8Array(miniblockPerBlock)
    for (let i = 0; i < miniblockPerBlock; i++) {
      bitWidths[i] = reader.view.getUint8(reader.offset++)
    }

    for (let i = 0; i < miniblockPerBlock && outputIndex < count; i++) {
      // new miniblock
      const bitWidth = bitWidths[i]
      if (bitWidth) {
        // Miniblock data lengths are multiples of four bytes.
        let bitpackPos = 0
        let miniblockCount = valuesPerMiniblock
        const mask = (1n << BigInt(bitWidth)) - 1n
        while (miniblockCount && outputIndex < count) {
          let bits = BigInt(reader.view.getUint32(reader.offset, true) >>> bitpackPos) & mask // TODO: don't re-read value every time
          bitpackPos += bitWidth
          while (bitpackPos >= 32) {
            bitpackPos -= 32
            reader.offset += 4
            if (bitpackPos) {
              bits |= BigInt(reader.view.getUint32(reader.offset, true)) << BigInt(bitWidth - bitpackPos) & mask
            }
          }
          const delta = minDelta + bits
          value += delta
          output[outputIndex++] = value
          miniblockCount--
        }
        if (miniblockCount) {
          // consume leftover miniblock
          reader.offset += Math.ceil((miniblockCount * bitWidth + bitpackPos) / 8)
        }
      } else {
        for (let j = 0; j < valuesPerMiniblock && outputIndex < count; j++) {
          value += minDelta
          output[outputIndex++] = value
        }
      }
    }
  }
}

/**
 * Decode INT32 without BigInt arithmetic in the per-value loop.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @param {Int32Array} output
 */
function deltaBinaryUnpackInt32(reader, count, output) {
  const blockSize = thrift_readVarInt(reader)
  const miniblockPerBlock = thrift_readVarInt(reader)
  thrift_readVarInt(reader)
  let value = readZigZag(reader)
  let outputIndex = 0
  output[outputIndex++] = value
  const valuesPerMiniblock = blockSize / miniblockPerBlock
  const { view } = reader
  while (outputIndex < count) {
    const minDelta = readZigZagInt33(reader)
    const bitWidthsOffset = reader.offset
    let offset = bitWidthsOffset + miniblockPerBlock
    for (let i = 0; i < miniblockPerBlock && outputIndex < count; i++) {
      const bitWidth = view.getUint8(bitWidthsOffset + i)
      const end = offset + valuesPerMiniblock * bitWidth / 8
      let bitOffset = 0
      for (let j = 0; j < valuesPerMiniblock && outputIndex < count; j++) {
        let residual = 0
        let bitsRead = 0
        while (bitsRead < bitWidth) {
          const bitsToRead = Math.min(8 - bitOffset, bitWidth - bitsRead)
          // Residual bits at 32 and above vanish modulo 2^32.
          if (bitsRead < 32) {
            residual |= (view.getUint8(offset) >>> bitOffset & (1 << bitsToRead) - 1) << bitsRead
          }
          bitsRead += bitsToRead
          bitOffset += bitsToRead
          if (bitOffset === 8) {
            bitOffset = 0
            offset++
          }
        }
        // Parquet INT32 delta arithmetic wraps in two's complement.
        value = value + minDelta + residual | 0
        output[outputIndex++] = value
      }
      // Consume the entire padded miniblock, but not unused miniblock bodies.
      offset = end
    }
    reader.offset = offset
  }
}

/**
 * Read a zigzag varint modulo 2^32. INT32 deltas can need 33 bits, which
 * readZigZag truncates, but only the low 32 bits of the decoded value matter.
 * readVarInt keeps the low 32 zigzag bits of a 5-byte varint; bit 32 is bit 4
 * of the fifth byte. Reusing readVarInt keeps the caller's hot loop fast.
 *
 * @param {DataReader} reader
 * @returns {number}
 */
function readZigZagInt33(reader) {
  const start = reader.offset
  const low = thrift_readVarInt(reader)
  const high = reader.offset - start === 5 ? reader.view.getUint8(start + 4) >>> 4 & 1 : 0
  return (low >>> 1 | high << 31) ^ -(low & 1)
}

/**
 * @param {DataReader} reader
 * @param {number} count
 * @param {Uint8Array[]} output
 */
function delta_deltaLengthByteArray(reader, count, output) {
  const lengths = new Int32Array(count)
  delta_deltaBinaryUnpack(reader, count, lengths)
  for (let i = 0; i < count; i++) {
    output[i] = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, lengths[i])
    reader.offset += lengths[i]
  }
}

/**
 * @param {DataReader} reader
 * @param {number} count
 * @param {Uint8Array[]} output
 */
function delta_deltaByteArray(reader, count, output) {
  const prefixData = new Int32Array(count)
  delta_deltaBinaryUnpack(reader, count, prefixData)
  const suffixData = new Int32Array(count)
  delta_deltaBinaryUnpack(reader, count, suffixData)

  for (let i = 0; i < count; i++) {
    const suffix = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, suffixData[i])
    if (prefixData[i]) {
      // copy from previous value
      output[i] = new Uint8Array(prefixData[i] + suffixData[i])
      output[i].set(output[i - 1].subarray(0, prefixData[i]))
      output[i].set(suffix, prefixData[i])
    } else {
      output[i] = suffix
    }
    reader.offset += suffixData[i]
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/encoding.js
/**
 * @import {DataReader, DecodedArray, ParquetType} from '../src/types.js'
 */



/**
 * Read values from a run-length encoded/bit-packed hybrid encoding.
 *
 * If length is zero, then read int32 length at the start.
 *
 * @param {DataReader} reader
 * @param {number} width - bitwidth
 * @param {DecodedArray} output
 * @param {number} [length] - length of the encoded data
 */
function encoding_readRleBitPackedHybrid(reader, width, output, length) {
  if (length === undefined) {
    length = reader.view.getUint32(reader.offset, true)
    reader.offset += 4
  }
  const startOffset = reader.offset
  let seen = 0
  while (seen < output.length) {
    const header = readVarInt(reader)
    if (header & 1) {
      // bit-packed
      seen = readBitPacked(reader, header, width, output, seen)
    } else {
      // rle
      const count = header >>> 1
      readRle(reader, count, width, output, seen)
      seen += count
    }
  }
  reader.offset = startOffset + length // duckdb writes an empty block
}

/**
 * Run-length encoding: read value with bitWidth and repeat it count times.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @param {number} bitWidth
 * @param {DecodedArray} output
 * @param {number} seen
 */
function readRle(reader, count, bitWidth, output, seen) {
  const width = bitWidth + 7 >> 3
  let value = 0
  for (let i = 0; i < width; i++) {
    value |= reader.view.getUint8(reader.offset++) << (i << 3)
  }
  // assert(value < 1 << bitWidth)

  // repeat value count times
  for (let i = 0; i < count; i++) {
    output[seen + i] = value
  }
}

/**
 * Read a bit-packed run of the rle/bitpack hybrid.
 * Supports width > 8 (crossing bytes).
 *
 * @param {DataReader} reader
 * @param {number} header - bit-pack header
 * @param {number} bitWidth
 * @param {DecodedArray} output
 * @param {number} seen
 * @returns {number} total output values so far
 */
function readBitPacked(reader, header, bitWidth, output, seen) {
  let count = header >> 1 << 3 // values to read
  const mask = (1 << bitWidth) - 1

  let data = 0
  if (reader.offset < reader.view.byteLength) {
    data = reader.view.getUint8(reader.offset++)
  } else if (mask) {
    // sometimes out-of-bounds reads are masked out
    throw new Error(`parquet bitpack offset ${reader.offset} out of range`)
  }
  let left = 8
  let right = 0

  // read values
  while (count) {
    // if we have crossed a byte boundary, shift the data
    if (right > 8) {
      right -= 8
      left -= 8
      data >>>= 8
    } else if (left - right < bitWidth) {
      // if we don't have bitWidth number of bits to read, read next byte
      data |= reader.view.getUint8(reader.offset) << left
      reader.offset++
      left += 8
    } else {
      if (seen < output.length) {
        // emit value
        output[seen++] = data >> right & mask
      }
      count--
      right += bitWidth
    }
  }

  return seen
}

/**
 * @param {DataReader} reader
 * @param {number} count
 * @param {ParquetType} type
 * @param {number | undefined} typeLength
 * @returns {DecodedArray}
 */
function encoding_byteStreamSplit(reader, count, type, typeLength) {
  const width = byteWidth(type, typeLength)
  const bytes = new Uint8Array(count * width)
  for (let b = 0; b < width; b++) {
    for (let i = 0; i < count; i++) {
      bytes[i * width + b] = reader.view.getUint8(reader.offset++)
    }
  }
  // interpret bytes as typed array
  if (type === 'FLOAT') return new Float32Array(bytes.buffer)
  else if (type === 'DOUBLE') return new Float64Array(bytes.buffer)
  else if (type === 'INT32') return new Int32Array(bytes.buffer)
  else if (type === 'INT64') return new BigInt64Array(bytes.buffer)
  else if (type === 'FIXED_LEN_BYTE_ARRAY') {
    // split into arrays of typeLength
    const split = new Array(count)
    for (let i = 0; i < count; i++) {
      split[i] = bytes.subarray(i * width, (i + 1) * width)
    }
    return split
  }
  throw new Error(`parquet byte_stream_split unsupported type: ${type}`)
}

/**
 * @param {ParquetType} type
 * @param {number | undefined} typeLength
 * @returns {number}
 */
function byteWidth(type, typeLength) {
  switch (type) {
  case 'INT32':
  case 'FLOAT':
    return 4
  case 'INT64':
  case 'DOUBLE':
    return 8
  case 'FIXED_LEN_BYTE_ARRAY':
    if (!typeLength) throw new Error('parquet byteWidth missing type_length')
    return typeLength
  default:
    throw new Error(`parquet unsupported type: ${type}`)
  }
}

;// CONCATENATED MODULE: ./lib/tables/parquet/stored.js



/** Decodes `count` values that begin at `from`. Throws where there are fewer, or the encoding is not known. */
function decodeStored(bytes, from, count, encoding, { type, type_length: length }) {
    const reader = {
        view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        offset: from
    };
    switch (encoding) {
        case 'PLAIN':
            return decodePlain(bytes, from, count, type, length);
        case 'PLAIN_DICTIONARY':
        case 'RLE_DICTIONARY': {
            const indexes = new Int32Array(count);
            const width = bytes[from] ?? 0;
            if (width > 0 && count > 0)
                readHybrid(bytes, from + 1, bytes.length, width, indexes, count);
            return { kind: 'indexes', indexes };
        }
        case 'RLE': {
            const values = new Uint8Array(count);
            return {
                kind: 'flags',
                values: readHybrid(bytes, from + 4, bytes.length, 1, values, count)
            };
        }
        case 'DELTA_BINARY_PACKED': {
            if (type === 'INT32') {
                const values = new Int32Array(count);
                delta_deltaBinaryUnpack(reader, count, values);
                return { kind: 'numbers', values };
            }
            const values = new BigInt64Array(count);
            delta_deltaBinaryUnpack(reader, count, values);
            return { kind: 'longs', words: new Int32Array(values.buffer) };
        }
        case 'DELTA_LENGTH_BYTE_ARRAY':
        case 'DELTA_BYTE_ARRAY': {
            const values = new Array(count);
            if (encoding === 'DELTA_BYTE_ARRAY')
                delta_deltaByteArray(reader, count, values);
            else
                delta_deltaLengthByteArray(reader, count, values);
            return joined(values);
        }
        case 'BYTE_STREAM_SPLIT': {
            if (type === undefined)
                break;
            const values = encoding_byteStreamSplit(reader, count, type, length);
            if (values instanceof BigInt64Array)
                return { kind: 'longs', words: new Int32Array(values.buffer) };
            if (values instanceof Float64Array ||
                values instanceof Float32Array ||
                values instanceof Int32Array)
                return { kind: 'numbers', values };
            if (Array.isArray(values))
                return joined(values.filter(value => value instanceof Uint8Array));
            break;
        }
        // Both were given up before Parquet 2, and nothing writes them.
        case 'BIT_PACKED':
        case 'GROUP_VAR_INT':
    }
    throw new Error(`the encoding ${encoding} of ${type ?? 'a group'} is not known`);
}
function decodePlain(bytes, from, count, type, length = 0) {
    const body = (size) => {
        const end = from + count * size;
        if (end > bytes.length)
            throw new Error(`a page ends before its ${count} values`);
        // A copy, since typed arrays must begin at a multiple of their size.
        return new Uint8Array(bytes.subarray(from, end)).buffer;
    };
    switch (type) {
        case 'DOUBLE':
            return { kind: 'numbers', values: new Float64Array(body(8)) };
        case 'FLOAT':
            return { kind: 'numbers', values: new Float32Array(body(4)) };
        case 'INT32':
            return { kind: 'numbers', values: new Int32Array(body(4)) };
        case 'INT64':
            return { kind: 'longs', words: new Int32Array(body(8)) };
        case 'BOOLEAN': {
            if (from + Math.ceil(count / 8) > bytes.length)
                throw new Error(`a page ends before its ${count} values`);
            const values = new Uint8Array(count);
            for (let index = 0; index < count; index++)
                values[index] = ((bytes[from + (index >> 3)] ?? 0) >> (index & 7)) & 1;
            return { kind: 'flags', values };
        }
        case 'INT96':
        case 'FIXED_LEN_BYTE_ARRAY': {
            const size = type === 'INT96' ? 12 : length;
            const fixed = new Uint8Array(body(size));
            const starts = Int32Array.from({ length: count }, (_, index) => index * size);
            return { kind: 'bytes', bytes: fixed, starts, ends: starts.map(start => start + size) };
        }
        case 'BYTE_ARRAY': {
            if (from + count * 4 > bytes.length)
                throw new Error(`a page ends before its ${count} values`);
            const starts = new Int32Array(count);
            const ends = new Int32Array(count);
            let at = from;
            for (let index = 0; index < count; index++) {
                const size = (bytes[at] ?? 0) |
                    ((bytes[at + 1] ?? 0) << 8) |
                    ((bytes[at + 2] ?? 0) << 16) |
                    ((bytes[at + 3] ?? 0) << 24);
                at += 4;
                starts[index] = at;
                at += size;
                ends[index] = at;
                if (size < 0 || at > bytes.length)
                    throw new Error(`a page ends before its ${count} values`);
            }
            return { kind: 'bytes', bytes, starts, ends };
        }
        case undefined:
            throw new Error('a group has no values');
    }
}
function joined(values) {
    const bytes = new Uint8Array(values.reduce((size, value) => size + value.length, 0));
    const starts = new Int32Array(values.length);
    const ends = new Int32Array(values.length);
    let at = 0;
    values.forEach((value, index) => {
        starts[index] = at;
        bytes.set(value, at);
        at += value.length;
        ends[index] = at;
    });
    return { kind: 'bytes', bytes, starts, ends };
}

;// CONCATENATED MODULE: ./lib/tables/parquet/pages.js







const pages_WINDOW = 1 << 18;
const HEADER = 1 << 12;
/** Gives the data pages of a column's chunk one after the other; null after the last. Throws where it is damaged.
 * A page is good until the next one is asked for. */
function createPages(readInto, chunk, element, codecs) {
    const dictionaryAt = chunk.dictionary_page_offset;
    const isBefore = dictionaryAt !== undefined && dictionaryAt > 0n && dictionaryAt < chunk.data_page_offset;
    let at = Number(isBefore ? dictionaryAt : chunk.data_page_offset);
    const end = at + Number(chunk.total_compressed_size);
    let left = Number(chunk.num_values);
    let dictionary = null;
    const isOptional = element.repetition_type !== 'REQUIRED';
    /** Read ahead, since pages may be small: `window` holds the file's bytes from `windowAt`. */
    let window = new Uint8Array(0);
    let windowAt = 0;
    let windowEnd = 0;
    function bytesAt(length) {
        const wanted = Math.min(length, end - at);
        if (at < windowAt || at + wanted > windowEnd) {
            const size = Math.min(Math.max(wanted, pages_WINDOW), end - at);
            if (size > window.length)
                window = new Uint8Array(size);
            windowAt = at;
            windowEnd = at + readInto(window, size, at);
        }
        return window.subarray(at - windowAt, Math.min(at - windowAt + wanted, windowEnd - windowAt));
    }
    function header() {
        for (let size = HEADER;; size *= 16) {
            const bytes = bytesAt(size);
            const reader = { view: pages_viewOf(bytes), offset: 0 };
            try {
                thrift_checkThrift(bytes, 0);
                const found = column_parquetHeader(reader);
                at += reader.offset;
                return found;
            }
            catch (error) {
                // A header with long statistics may be longer than what was looked at.
                if (size >= end - at)
                    throw error;
            }
        }
    }
    function body(size) {
        if (!(size >= 0) || at + size > end)
            throw new Error('a page is longer than its column');
        const bytes = bytesAt(size);
        if (bytes.length < size)
            throw new Error('the file ends within a page');
        at += size;
        return bytes;
    }
    function unpacked(bytes, size) {
        checkUnpacked(bytes.length, size);
        if (chunk.codec === 'ZSTD')
            checkZstd(bytes, size);
        return size === 0 ? new Uint8Array(0) : datapage_decompressPage(bytes, size, chunk.codec, codecs);
    }
    return () => {
        while (left > 0) {
            if (at >= end)
                throw new Error(`a column ends ${left} rows too early`);
            const found = header();
            const bytes = body(found.compressed_page_size);
            const size = found.uncompressed_page_size;
            if (found.dictionary_page_header !== undefined) {
                // Kept beyond the next read: a copy where nothing was unpacked.
                checkRows(found.dictionary_page_header.num_values, limits_LIMITS.pageRows.most);
                const page = new Uint8Array(unpacked(bytes, size));
                dictionary = decodeStored(page, 0, found.dictionary_page_header.num_values, 'PLAIN', element);
                continue;
            }
            const first = found.data_page_header;
            const second = found.data_page_header_v2;
            if (first !== undefined) {
                const page = unpacked(bytes, size);
                const rows = first.num_values;
                checkRows(rows, left);
                left -= rows;
                let from = 0;
                let defined = null;
                if (isOptional) {
                    const length = pages_viewOf(page).getUint32(0, true);
                    from = 4 + length;
                    defined = definedOf(page, 4, from, rows);
                }
                return pageOf(page, from, rows, defined, first.encoding);
            }
            if (second !== undefined) {
                const rows = second.num_values;
                checkRows(rows, left);
                left -= rows;
                const levels = second.repetition_levels_byte_length + second.definition_levels_byte_length;
                const start = second.repetition_levels_byte_length;
                const defined = isOptional && second.num_nulls > 0 ? definedOf(bytes, start, levels, rows) : null;
                const rest = bytes.subarray(levels);
                const page = second.is_compressed === false ? rest : unpacked(rest, Math.max(0, size - levels));
                return pageOf(page, 0, rows, defined, second.encoding);
            }
        }
        return null;
    };
    function pageOf(page, from, rows, defined, encoding) {
        let values = rows;
        if (defined !== null) {
            values = 0;
            for (const flag of defined)
                values += flag;
        }
        const all = values === rows ? null : defined;
        return {
            rows,
            defined: all,
            stored: decodeStored(page, from, values, encoding, element),
            dictionary
        };
    }
}
/** Rows that a page says it has, before memory is reserved for them. */
function checkRows(rows, left) {
    limits_checkLimit(limits_LIMITS.pageRows, rows, 'a page');
    if (!(rows >= 0 && rows <= left))
        throw new Error(`a page of ${rows} rows where ${left} are left`);
}
function checkUnpacked(packed, size) {
    if (!(size >= 0))
        throw new Error(`a page of ${size} bytes`);
    limits_checkLimit(limits_LIMITS.page, size, 'a page');
    if (size > mostUnpacked(packed))
        throw new OverLimit(`a page of ${packed} bytes unpacks to ${size}; at most ${limits_LIMITS.ratio.most} times as many are read`);
}
/** Checks the pages of a column's chunk by what their headers say, for a reader that takes them at their word. */
function checkPages(bytes, chunk) {
    const { dictionary_page_offset: dictionary, data_page_offset: data } = chunk;
    let at = Number(dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data);
    const end = at + Number(chunk.total_compressed_size);
    let left = Number(chunk.num_values);
    checkLimit(LIMITS.cells, left, 'a column');
    while (left > 0 && at < Math.min(end, bytes.length)) {
        const rest = bytes.subarray(at, end);
        const reader = { view: pages_viewOf(rest), offset: 0 };
        checkThrift(rest, 0);
        const found = parquetHeader(reader);
        const { compressed_page_size: packed, dictionary_page_header: known } = found;
        if (!(packed >= 0))
            throw new Error(`a page of ${packed} bytes`);
        checkUnpacked(packed, found.uncompressed_page_size);
        if (known !== undefined)
            checkRows(known.num_values, LIMITS.pageRows.most);
        const rows = (found.data_page_header ?? found.data_page_header_v2)?.num_values ?? 0;
        checkRows(rows, left);
        left -= rows;
        at += reader.offset + packed;
    }
}
function definedOf(bytes, from, to, rows) {
    return readHybrid(bytes, from, to, 1, new Uint8Array(rows), rows);
}
function pages_viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

;// CONCATENATED MODULE: ./lib/tables/parquet/put.js


const TWO_32 = 2 ** 32;
const put_MS_PER_DAY = 86_400_000;
const JULIAN_1970 = 2_440_588;
/** Puts rows of a column's pages into one sink. */
function createPut(sink, type) {
    let looked = null;
    return ({ stored, dictionary, defined }, pageRow, value, count, row) => {
        if (stored.kind === 'indexes') {
            if (dictionary === null)
                throw new Error('a column has no dictionary');
            if (sink.whole !== null) {
                putEach(sink, type, dictionary, stored.indexes, defined, pageRow, value, count, row);
                return;
            }
            if (looked?.dictionary !== dictionary || looked.sink.texts !== sink.texts)
                looked = lookUp(sink, type, dictionary);
            putIndexes(sink, type, looked, stored.indexes, defined, pageRow, value, count, row);
            return;
        }
        if (defined === null && putPlainNumbers(sink, type, stored, value, count, row))
            return;
        let at = value;
        for (let index = 0; index < count; index++) {
            if (defined !== null && defined[pageRow + index] === 0)
                putNone(sink, row + index);
            else
                putStored(sink, type, stored, at++, row + index);
        }
    };
}
function lookUp(sink, type, dictionary) {
    const size = put_sizeOf(dictionary);
    let faults = 0;
    const counter = { add: () => faults++, all: () => [] };
    const own = createSink(sink.wanted, size, counter);
    own.texts = sink.texts;
    const isFault = new Uint8Array(size);
    for (let index = 0; index < size; index++) {
        const before = faults;
        putStored(own, type, dictionary, index, index);
        if (faults > before)
            isFault[index] = 1;
    }
    return { dictionary, sink: own, isFault };
}
function putIndexes(sink, type, { dictionary, sink: known, isFault }, indexes, defined, pageRow, value, count, row) {
    const { values, codes, high, low, absent } = sink;
    const { as } = sink.wanted;
    let at = value;
    for (let index = 0; index < count; index++) {
        const into = row + index;
        if (defined !== null && defined[pageRow + index] === 0) {
            putNone(sink, into);
            continue;
        }
        const place = indexes[at++] ?? 0;
        if (place >= isFault.length)
            throw new Error('a value beyond its dictionary');
        if (isFault[place] === 1)
            putStored(sink, type, dictionary, place, into);
        else if (as === 'text' || as === 'written' || as === 'known')
            codes[into] = known.codes[place] ?? -1;
        else if (as === 'id') {
            high[into] = known.high[place] ?? 0;
            low[into] = known.low[place] ?? 0;
            absent[into] = known.absent[place] ?? 1;
        }
        else
            values[into] = known.values[place] ?? NaN;
    }
}
/** Every value by itself, into a column that is kept whole and does not know yet what it holds. */
function putEach(sink, type, dictionary, indexes, defined, pageRow, value, count, row) {
    const size = put_sizeOf(dictionary);
    let at = value;
    for (let index = 0; index < count; index++) {
        if (defined !== null && defined[pageRow + index] === 0) {
            putNone(sink, row + index);
            continue;
        }
        const place = indexes[at++] ?? 0;
        if (place >= size)
            throw new Error('a value beyond its dictionary');
        putStored(sink, type, dictionary, place, row + index);
    }
}
/** The common case, as a plain loop; false where it is another. */
function putPlainNumbers(sink, type, stored, value, count, row) {
    if (stored.kind !== 'numbers' || sink.wanted.as !== 'number')
        return false;
    if (type.kind !== 'number' && !(type.kind === 'whole' && type.isSigned))
        return false;
    const from = stored.values;
    const into = sink.values;
    for (let index = 0; index < count; index++) {
        const number = from[value + index] ?? NaN;
        into[row + index] = number;
        if (number - number !== 0)
            putNumber(sink, row + index, number);
    }
    return true;
}
function putStored(sink, type, stored, at, row) {
    switch (stored.kind) {
        case 'numbers':
            putSmall(sink, type, stored.values[at] ?? NaN, row);
            return;
        case 'longs':
            putLong(sink, type, stored.words[at * 2 + 1] ?? 0, (stored.words[at * 2] ?? 0) >>> 0, row);
            return;
        case 'flags':
            if (sink.wanted.as === 'number')
                putNumber(sink, row, stored.values[at] ?? NaN);
            else
                sink_putText(sink, row, stored.values[at] === 1 ? 'true' : 'false');
            return;
        case 'bytes':
            putStoredBytes(sink, type, stored.bytes, stored.starts[at] ?? 0, stored.ends[at] ?? 0, row);
            return;
        case 'indexes':
            throw new Error('a dictionary of indexes');
    }
}
function putSmall(sink, type, value, row) {
    if (type.kind === 'date')
        putTime(sink, row, value * put_MS_PER_DAY, false);
    else if (type.kind === 'decimal')
        putNumber(sink, row, value / 10 ** type.scale);
    else if (type.kind === 'whole' && !type.isSigned)
        putNumber(sink, row, value >>> 0, true);
    else
        putNumber(sink, row, value, type.kind === 'whole');
}
function putLong(sink, type, high, low, row) {
    if (type.kind === 'timestamp') {
        const { unit, hasZone } = type;
        const count = high * TWO_32 + low;
        const ms = unit === 'ms' ? count : unit === 'us' ? Math.floor(count / 1e3) : timeOfNanoseconds(high, low);
        putTime(sink, row, ms, hasZone);
        return;
    }
    const isSigned = type.kind !== 'whole' || type.isSigned;
    const value = (isSigned ? high : high >>> 0) * TWO_32 + low;
    if (Number.isSafeInteger(value)) {
        putNumber(sink, row, type.kind === 'decimal' ? value / 10 ** type.scale : value, type.kind !== 'decimal');
        return;
    }
    const exact = BigInt(isSigned ? high : high >>> 0) * 4294967296n + BigInt(low);
    if (type.kind === 'decimal')
        putNumber(sink, row, Number(`${exact}e-${type.scale}`));
    else if (sink.wanted.as === 'time' && isSigned)
        putNumber(sink, row, timeOfNanoseconds(high, low));
    else if (sink.wanted.as === 'number')
        putNumber(sink, row, Number(exact));
    else
        sink_putText(sink, row, exact.toString());
}
function putStoredBytes(sink, type, bytes, start, end, row) {
    if (type.kind === 'decimal') {
        const exact = BigInt.asIntN((end - start) * 8, BigInt(`0x${hex(bytes, start, end)}`));
        putNumber(sink, row, Number(`${exact}e-${type.scale}`));
    }
    else if (type.kind === 'int96') {
        const view = new DataView(bytes.buffer, bytes.byteOffset + start, 12);
        const days = view.getUint32(8, true) - JULIAN_1970;
        const ofDay = timeOfNanoseconds(view.getInt32(4, true), view.getUint32(0, true));
        putTime(sink, row, days * put_MS_PER_DAY + ofDay, true);
    }
    else if (type.kind === 'hex')
        sink_putText(sink, row, hex(bytes, start, end));
    else
        putBytes(sink, row, bytes, start, end);
}
function hex(bytes, start, end) {
    let text = '';
    for (let at = start; at < end; at++)
        text += (bytes[at] ?? 0).toString(16).padStart(2, '0');
    return text === '' ? '0' : text;
}
function put_sizeOf(stored) {
    switch (stored.kind) {
        case 'numbers':
        case 'flags':
            return stored.values.length;
        case 'longs':
            return stored.words.length / 2;
        case 'bytes':
            return stored.starts.length;
        case 'indexes':
            return 0;
    }
}

;// CONCATENATED MODULE: ./lib/tables/parquet/read.js



/**
 * Reads the wanted columns of a row group, page by page, so that memory holds a page a column however large the
 * group is; `pause` is awaited after each batch. Throws where the file is damaged.
 */
async function readRowGroup({ metadata, readInto, codecs }, group, batches, pause, sinksOf = column => batches.sinksOf(column)) {
    const found = metadata.row_groups[group];
    if (found === undefined)
        return;
    const cursors = [];
    for (const { element, children, sinks } of columnsOf(metadata, sinksOf)) {
        const type = columnTypeOf(element, children);
        if (type.kind === 'unsupported') {
            batches.faults.add('other-type', element.name, 0, `is ${type.name}, which is not read`);
            continue;
        }
        const chunk = found.columns.find(({ meta_data: data }) => data?.path_in_schema.length === 1 && data.path_in_schema[0] === element.name)?.meta_data;
        if (chunk === undefined)
            throw new Error(`a row group lacks column ${element.name}`);
        cursors.push({
            next: createPages(readInto, chunk, element, codecs),
            puts: sinks.map(sink => createPut(sink, type)),
            page: null,
            pageRow: 0,
            value: 0
        });
    }
    let left = Number(found.num_rows);
    while (left > 0) {
        const { row } = batches;
        const count = Math.min(left, batches.rows - row);
        for (const cursor of cursors)
            fill(cursor, row, count);
        left -= count;
        batches.row = row + count - 1;
        batches.endRow();
        const waiting = pause();
        if (waiting !== null)
            await waiting;
    }
}
/** The file's wanted columns. */
function columnsOf({ schema }, sinksOf) {
    return read_topLevel(schema).flatMap(element => {
        const sinks = sinksOf(element.name);
        return sinks.length === 0 ? [] : [{ element, children: element.num_children ?? 0, sinks }];
    });
}
/** The elements right below the root, in the schema's depth-first list. */
function read_topLevel(schema) {
    const found = [];
    for (let at = 1; at < schema.length;) {
        const element = schema[at];
        if (element !== undefined)
            found.push(element);
        // Past it and all that is below it.
        for (let left = 1; left > 0 && at < schema.length; at++, left--)
            left += schema[at]?.num_children ?? 0;
    }
    return found;
}
function fill(cursor, row, count) {
    let done = 0;
    while (done < count) {
        let { page } = cursor;
        if (page === null || cursor.pageRow >= page.rows) {
            page = cursor.next();
            if (page === null)
                throw new Error('a column has fewer rows than its row group');
            cursor.page = page;
            cursor.pageRow = 0;
            cursor.value = 0;
            if (page.rows === 0)
                continue;
        }
        const part = Math.min(count - done, page.rows - cursor.pageRow);
        for (const put of cursor.puts)
            put(page, cursor.pageRow, cursor.value, part, row + done);
        cursor.value += page.defined === null ? part : definedIn(page.defined, cursor.pageRow, part);
        cursor.pageRow += part;
        done += part;
    }
}
function definedIn(defined, from, count) {
    let values = 0;
    for (let at = from; at < from + count; at++)
        values += defined[at] ?? 0;
    return values;
}

;// CONCATENATED MODULE: ./lib/tables/parquet/footer.js




const footer_MAGIC = 'PAR1';
/** The footer's length, and the mark behind it. */
const TAIL = 8;
/**
 * The footer of a Parquet file of `size` bytes, of which `bytesOf` gives a part. Throws where it is cut or damaged, or
 * says more than is read.
 */
function readFooter(size, bytesOf) {
    const end = bytesOf(Math.max(0, size - TAIL), size);
    if (end.length < TAIL || String.fromCharCode(...end.subarray(4)) !== footer_MAGIC)
        throw new Error('it is cut: a Parquet file ends with its footer, and this one does not');
    const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
    if (length + TAIL + footer_MAGIC.length > size)
        throw new Error('its footer is damaged');
    limits_checkLimit(limits_LIMITS.footer, length, 'its footer');
    const footer = bytesOf(size - TAIL - length, size);
    thrift_checkThrift(footer, 0);
    const metadata = parquetMetadata(bufferOf(footer), { geoparquet: false });
    if (!Array.isArray(metadata.schema) || !Array.isArray(metadata.row_groups))
        throw new Error('its footer is damaged');
    limits_checkLimit(limits_LIMITS.columns, read_topLevel(metadata.schema).length, 'it');
    limits_checkLimit(limits_LIMITS.logRows, metadata.num_rows, 'it');
    let rows = 0n;
    for (const group of metadata.row_groups) {
        rows += group.num_rows;
        for (const { meta_data: chunk } of group.columns)
            if (chunk !== undefined)
                checkPlace(chunk, size);
    }
    if (rows !== metadata.num_rows)
        throw new Error(`its footer says ${metadata.num_rows} rows, and ${rows} in its row groups`);
    return metadata;
}
function checkPlace(chunk, size) {
    const { total_compressed_size: bytes, num_values: values, data_page_offset: data } = chunk;
    const from = chunk.dictionary_page_offset ?? data;
    const isWhole = bytes >= 0n && values >= 0n && data >= 0n && from >= 0n;
    if (!isWhole || (from > 0n && from < data ? from : data) + bytes > BigInt(size))
        throw new Error('a column lies beyond the end of the file');
}
/** The library looks at the whole buffer below a view. */
function bufferOf(bytes) {
    return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

;// CONCATENATED MODULE: ./lib/tables/not-rows.js
const TO_PARQUET = 'Write it as CSV or Parquet';
/** Formats that people keep predictions in, and how each becomes one that can be read. */
const not_rows_KNOWN = [
    {
        name: /\.xls[xmb]?$/iu,
        what: 'an Excel workbook',
        remedy: `${TO_PARQUET}: pandas.read_excel(…).to_csv("predictions.csv", index=False).`
    },
    {
        magic: '\xd0\xcf\x11\xe0',
        what: 'an Excel workbook',
        remedy: `${TO_PARQUET}: pandas.read_excel(…).to_csv("predictions.csv", index=False).`
    },
    {
        name: /\.(npy|npz)$/iu,
        what: 'NumPy arrays',
        remedy: `${TO_PARQUET}, with a key and the label: pandas.DataFrame({"id": ids, "label": y_true, "score": y_score}).to_csv("predictions.csv", index=False).`
    },
    {
        magic: '\x93NUMPY',
        what: 'a NumPy array',
        remedy: `${TO_PARQUET}, with a key and the label: pandas.DataFrame({"id": ids, "label": y_true, "score": y_score}).to_csv("predictions.csv", index=False).`
    },
    {
        name: /\.(pkl|pickle|joblib|dill)$/iu,
        what: 'a Python pickle, which is a program and is never run here',
        remedy: `${TO_PARQUET}: pandas.read_pickle(…).to_parquet("predictions.parquet").`
    },
    {
        magic: 'ARROW1',
        what: 'an Arrow (Feather) file',
        remedy: `${TO_PARQUET}: pandas.read_feather(…).to_parquet("predictions.parquet").`
    },
    {
        name: /\.(feather|arrow|ipc)$/iu,
        what: 'an Arrow (Feather) file',
        remedy: `${TO_PARQUET}: pandas.read_feather(…).to_parquet("predictions.parquet").`
    },
    {
        magic: '\x89HDF',
        what: 'an HDF5 file',
        remedy: `${TO_PARQUET}: pandas.read_hdf(…).to_parquet("predictions.parquet").`
    },
    { magic: 'ORC', name: /\.orc$/iu, what: 'an ORC file', remedy: `${TO_PARQUET}.` },
    { magic: 'Obj\x01', what: 'an Avro file', remedy: `${TO_PARQUET}.` },
    {
        magic: 'SQLite format 3',
        what: 'an SQLite database',
        remedy: `${TO_PARQUET}: sqlite3 -header -csv FILE "SELECT …" > predictions.csv.`
    },
    {
        name: /\.(pt|pth|safetensors|bin|rds|rdata|mat|sav|dta|sas7bdat)$/iu,
        what: 'no table of rows',
        remedy: `${TO_PARQUET}, with a key, the label and the prediction of every row.`
    },
    { magic: 'PK\x03\x04', what: 'a zip archive', remedy: 'Unpack it, or pack it with gzip.' },
    { magic: 'BZh', what: 'packed with bzip2', remedy: 'Pack it with gzip instead.' },
    { magic: '\xfd7zXZ', what: 'packed with xz', remedy: 'Pack it with gzip instead.' },
    { magic: "7z\xbc\xaf'", what: 'a 7z archive', remedy: 'Unpack it, or pack it with gzip.' }
];
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
/** So many first bytes tell a format. */
const not_rows_LONGEST_MAGIC = 48;
/** What a file is that holds no rows, by its first bytes and its name; null where it may hold some. */
function not_rows_notRows(path, bytes) {
    const start = String.fromCharCode(...bytes.subarray(0, not_rows_LONGEST_MAGIC));
    if (start.startsWith(LFS_POINTER)) {
        const remedy = 'Check the repository out with its large files: `lfs: true` for actions/checkout.';
        return { id: 'lfs-pointer', what: 'a Git LFS pointer, not the rows themselves', remedy };
    }
    const known = not_rows_KNOWN.find(({ magic, name }) => (magic !== undefined && start.startsWith(magic)) || name?.test(path) === true);
    return known === undefined ? null : { id: 'other-format', what: known.what, remedy: known.remedy };
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
var external_node_zlib_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_node_zlib_namespaceObject, 2);
;// CONCATENATED MODULE: ./node_modules/fzstd/esm/index.mjs
// Some numerical data is initialized as -1 even when it doesn't need initialization to help the JIT infer types
// aliases for shorter compressed code (most minifers don't do this)
var ab = ArrayBuffer, u8 = Uint8Array, u16 = Uint16Array, i16 = Int16Array, u32 = (/* unused pure expression or super */ null && (Uint32Array)), i32 = Int32Array;
var slc = function (v, s, e) {
    if (u8.prototype.slice)
        return u8.prototype.slice.call(v, s, e);
    if (s == null || s < 0)
        s = 0;
    if (e == null || e > v.length)
        e = v.length;
    var n = new u8(e - s);
    n.set(v.subarray(s, e));
    return n;
};
var esm_fill = function (v, n, s, e) {
    if (u8.prototype.fill)
        return u8.prototype.fill.call(v, n, s, e);
    if (s == null || s < 0)
        s = 0;
    if (e == null || e > v.length)
        e = v.length;
    for (; s < e; ++s)
        v[s] = n;
    return v;
};
var cpw = function (v, t, s, e) {
    if (u8.prototype.copyWithin)
        return u8.prototype.copyWithin.call(v, t, s, e);
    if (s == null || s < 0)
        s = 0;
    if (e == null || e > v.length)
        e = v.length;
    while (s < e) {
        v[t++] = v[s++];
    }
};
/**
 * Codes for errors generated within this library
 */
var ZstdErrorCode = {
    InvalidData: 0,
    WindowSizeTooLarge: 1,
    InvalidBlockType: 2,
    FSEAccuracyTooHigh: 3,
    DistanceTooFarBack: 4,
    UnexpectedEOF: 5
};
// error codes
var ec = [
    'invalid zstd data',
    'window size too large (>2046MB)',
    'invalid block type',
    'FSE accuracy too high',
    'match distance too far back',
    'unexpected EOF'
];
var err = function (ind, msg, nt) {
    var e = new Error(msg || ec[ind]);
    e.code = ind;
    if (Error.captureStackTrace)
        Error.captureStackTrace(e, err);
    if (!nt)
        throw e;
    return e;
};
var rb = function (d, b, n) {
    var i = 0, o = 0;
    for (; i < n; ++i)
        o |= d[b++] << (i << 3);
    return o;
};
var b4 = function (d, b) { return (d[b] | (d[b + 1] << 8) | (d[b + 2] << 16) | (d[b + 3] << 24)) >>> 0; };
// read Zstandard frame header
var rzfh = function (dat, w) {
    var n3 = dat[0] | (dat[1] << 8) | (dat[2] << 16);
    if (n3 == 0x2FB528 && dat[3] == 253) {
        // Zstandard
        var flg = dat[4];
        //    single segment       checksum             dict flag     frame content flag
        var ss = (flg >> 5) & 1, cc = (flg >> 2) & 1, df = flg & 3, fcf = flg >> 6;
        if (flg & 8)
            err(0);
        // byte
        var bt = 6 - ss;
        // dict bytes
        var db = df == 3 ? 4 : df;
        // dictionary id
        var di = rb(dat, bt, db);
        bt += db;
        // frame size bytes
        var fsb = fcf ? (1 << fcf) : ss;
        // frame source size
        var fss = rb(dat, bt, fsb) + ((fcf == 1) && 256);
        // window size
        var ws = fss;
        if (!ss) {
            // window descriptor
            var wb = 1 << (10 + (dat[5] >> 3));
            ws = wb + (wb >> 3) * (dat[5] & 7);
        }
        if (ws > 2145386496)
            err(1);
        var buf = new u8((w == 1 ? (fss || ws) : w ? 0 : ws) + 12);
        buf[0] = 1, buf[4] = 4, buf[8] = 8;
        return {
            b: bt + fsb,
            y: 0,
            l: 0,
            d: di,
            w: (w && w != 1) ? w : buf.subarray(12),
            e: ws,
            o: new i32(buf.buffer, 0, 3),
            u: fss,
            c: cc,
            m: Math.min(131072, ws)
        };
    }
    else if (((n3 >> 4) | (dat[3] << 20)) == 0x184D2A5) {
        // skippable
        return b4(dat, 4) + 8;
    }
    err(0);
};
// most significant bit for nonzero
var msb = function (val) {
    var bits = 0;
    for (; (1 << bits) <= val; ++bits)
        ;
    return bits - 1;
};
// read finite state entropy
var rfse = function (dat, bt, mal) {
    // table pos
    var tpos = (bt << 3) + 4;
    // accuracy log
    var al = (dat[bt] & 15) + 5;
    if (al > mal)
        err(3);
    // size
    var sz = 1 << al;
    // probabilities symbols  repeat   index   high threshold
    var probs = sz, sym = -1, re = -1, i = -1, ht = sz;
    // optimization: single allocation is much faster
    var buf = new ab(512 + (sz << 2));
    var freq = new i16(buf, 0, 256);
    // same view as freq
    var dstate = new u16(buf, 0, 256);
    var nstate = new u16(buf, 512, sz);
    var bb1 = 512 + (sz << 1);
    var syms = new u8(buf, bb1, sz);
    var nbits = new u8(buf, bb1 + sz);
    while (sym < 255 && probs > 0) {
        var bits = msb(probs + 1);
        var cbt = tpos >> 3;
        // mask
        var msk = (1 << (bits + 1)) - 1;
        var val = ((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (tpos & 7)) & msk;
        // mask (1 fewer bit)
        var msk1fb = (1 << bits) - 1;
        // max small value
        var msv = msk - probs - 1;
        // small value
        var sval = val & msk1fb;
        if (sval < msv)
            tpos += bits, val = sval;
        else {
            tpos += bits + 1;
            if (val > msk1fb)
                val -= msv;
        }
        freq[++sym] = --val;
        if (val == -1) {
            probs += val;
            syms[--ht] = sym;
        }
        else
            probs -= val;
        if (!val) {
            do {
                // repeat byte
                var rbt = tpos >> 3;
                re = ((dat[rbt] | (dat[rbt + 1] << 8)) >> (tpos & 7)) & 3;
                tpos += 2;
                sym += re;
            } while (re == 3);
        }
    }
    if (sym > 255 || probs)
        err(0);
    var sympos = 0;
    // sym step (coprime with sz - formula from zstd source)
    var sstep = (sz >> 1) + (sz >> 3) + 3;
    // sym mask
    var smask = sz - 1;
    for (var s = 0; s <= sym; ++s) {
        var sf = freq[s];
        if (sf < 1) {
            dstate[s] = -sf;
            continue;
        }
        // This is split into two loops in zstd to avoid branching, but as JS is higher-level that is unnecessary
        for (i = 0; i < sf; ++i) {
            syms[sympos] = s;
            do {
                sympos = (sympos + sstep) & smask;
            } while (sympos >= ht);
        }
    }
    // After spreading symbols, should be zero again
    if (sympos)
        err(0);
    for (i = 0; i < sz; ++i) {
        // next state
        var ns = dstate[syms[i]]++;
        // num bits
        var nb = nbits[i] = al - msb(ns);
        nstate[i] = (ns << nb) - sz;
    }
    return [(tpos + 7) >> 3, {
            b: al,
            s: syms,
            n: nbits,
            t: nstate
        }];
};
// read huffman
var rhu = function (dat, bt) {
    //  index  weight count
    var i = 0, wc = -1;
    //    buffer             header byte
    var buf = new u8(292), hb = dat[bt];
    // huffman weights
    var hw = buf.subarray(0, 256);
    // rank count
    var rc = buf.subarray(256, 268);
    // rank index
    var ri = new u16(buf.buffer, 268);
    // NOTE: at this point bt is 1 less than expected
    if (hb < 128) {
        // end byte, fse decode table
        var _a = rfse(dat, bt + 1, 6), ebt = _a[0], fdt = _a[1];
        bt += hb;
        var epos = ebt << 3;
        // last byte
        var lb = dat[bt];
        if (!lb)
            err(0);
        //  state1   state2   state1 bits   state2 bits
        var st1 = 0, st2 = 0, btr1 = fdt.b, btr2 = btr1;
        // fse pos
        // pre-increment to account for original deficit of 1
        var fpos = (++bt << 3) - 8 + msb(lb);
        for (;;) {
            fpos -= btr1;
            if (fpos < epos)
                break;
            var cbt = fpos >> 3;
            st1 += ((dat[cbt] | (dat[cbt + 1] << 8)) >> (fpos & 7)) & ((1 << btr1) - 1);
            hw[++wc] = fdt.s[st1];
            fpos -= btr2;
            if (fpos < epos)
                break;
            cbt = fpos >> 3;
            st2 += ((dat[cbt] | (dat[cbt + 1] << 8)) >> (fpos & 7)) & ((1 << btr2) - 1);
            hw[++wc] = fdt.s[st2];
            btr1 = fdt.n[st1];
            st1 = fdt.t[st1];
            btr2 = fdt.n[st2];
            st2 = fdt.t[st2];
        }
        if (++wc > 255)
            err(0);
    }
    else {
        wc = hb - 127;
        for (; i < wc; i += 2) {
            var byte = dat[++bt];
            hw[i] = byte >> 4;
            hw[i + 1] = byte & 15;
        }
        ++bt;
    }
    // weight exponential sum
    var wes = 0;
    for (i = 0; i < wc; ++i) {
        var wt = hw[i];
        // bits must be at most 11, same as weight
        if (wt > 11)
            err(0);
        wes += wt && (1 << (wt - 1));
    }
    // max bits
    var mb = msb(wes) + 1;
    // table size
    var ts = 1 << mb;
    // remaining sum
    var rem = ts - wes;
    // must be power of 2
    if (rem & (rem - 1))
        err(0);
    hw[wc++] = msb(rem) + 1;
    for (i = 0; i < wc; ++i) {
        var wt = hw[i];
        ++rc[hw[i] = wt && (mb + 1 - wt)];
    }
    // huf buf
    var hbuf = new u8(ts << 1);
    //    symbols                      num bits
    var syms = hbuf.subarray(0, ts), nb = hbuf.subarray(ts);
    ri[mb] = 0;
    for (i = mb; i > 0; --i) {
        var pv = ri[i];
        esm_fill(nb, i, pv, ri[i - 1] = pv + rc[i] * (1 << (mb - i)));
    }
    if (ri[0] != ts)
        err(0);
    for (i = 0; i < wc; ++i) {
        var bits = hw[i];
        if (bits) {
            var code = ri[bits];
            esm_fill(syms, i, code, ri[bits] = code + (1 << (mb - bits)));
        }
    }
    return [bt, {
            n: nb,
            b: mb,
            s: syms
        }];
};
// Tables generated using this:
// https://gist.github.com/101arrowz/a979452d4355992cbf8f257cbffc9edd
// default literal length table
var dllt = /*#__PURE__*/ rfse(/*#__PURE__*/ new u8([
    81, 16, 99, 140, 49, 198, 24, 99, 12, 33, 196, 24, 99, 102, 102, 134, 70, 146, 4
]), 0, 6)[1];
// default match length table
var dmlt = /*#__PURE__*/ rfse(/*#__PURE__*/ new u8([
    33, 20, 196, 24, 99, 140, 33, 132, 16, 66, 8, 33, 132, 16, 66, 8, 33, 68, 68, 68, 68, 68, 68, 68, 68, 36, 9
]), 0, 6)[1];
// default offset code table
var doct = /*#__PURE__ */ rfse(/*#__PURE__*/ new u8([
    32, 132, 16, 66, 102, 70, 68, 68, 68, 68, 36, 73, 2
]), 0, 5)[1];
// bits to baseline
var b2bl = function (b, s) {
    var len = b.length, bl = new i32(len);
    for (var i = 0; i < len; ++i) {
        bl[i] = s;
        s += 1 << b[i];
    }
    return bl;
};
// literal length bits
var llb = /*#__PURE__ */ new u8(( /*#__PURE__ */new i32([
    0, 0, 0, 0, 16843009, 50528770, 134678020, 202050057, 269422093
])).buffer, 0, 36);
// literal length baseline
var llbl = /*#__PURE__ */ b2bl(llb, 0);
// match length bits
var mlb = /*#__PURE__ */ new u8(( /*#__PURE__ */new i32([
    0, 0, 0, 0, 0, 0, 0, 0, 16843009, 50528770, 117769220, 185207048, 252579084, 16
])).buffer, 0, 53);
// match length baseline
var mlbl = /*#__PURE__ */ b2bl(mlb, 3);
// decode huffman stream
var dhu = function (dat, out, hu) {
    var len = dat.length, ss = out.length, lb = dat[len - 1], msk = (1 << hu.b) - 1, eb = -hu.b;
    if (!lb)
        err(0);
    var st = 0, btr = hu.b, pos = (len << 3) - 8 + msb(lb) - btr, i = -1;
    for (; pos > eb && i < ss;) {
        var cbt = pos >> 3;
        var val = (dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (pos & 7);
        st = ((st << btr) | val) & msk;
        out[++i] = hu.s[st];
        pos -= (btr = hu.n[st]);
    }
    if (pos != eb || i + 1 != ss)
        err(0);
};
// decode huffman stream 4x
// TODO: use workers to parallelize
var dhu4 = function (dat, out, hu) {
    var bt = 6;
    var ss = out.length, sz1 = (ss + 3) >> 2, sz2 = sz1 << 1, sz3 = sz1 + sz2;
    dhu(dat.subarray(bt, bt += dat[0] | (dat[1] << 8)), out.subarray(0, sz1), hu);
    dhu(dat.subarray(bt, bt += dat[2] | (dat[3] << 8)), out.subarray(sz1, sz2), hu);
    dhu(dat.subarray(bt, bt += dat[4] | (dat[5] << 8)), out.subarray(sz2, sz3), hu);
    dhu(dat.subarray(bt), out.subarray(sz3), hu);
};
// read Zstandard block
var rzb = function (dat, st, out) {
    var _a;
    var bt = st.b;
    //    byte 0        block type
    var b0 = dat[bt], btype = (b0 >> 1) & 3;
    st.l = b0 & 1;
    var sz = (b0 >> 3) | (dat[bt + 1] << 5) | (dat[bt + 2] << 13);
    // end byte for block
    var ebt = (bt += 3) + sz;
    if (btype == 1) {
        if (bt >= dat.length)
            return;
        st.b = bt + 1;
        if (out) {
            esm_fill(out, dat[bt], st.y, st.y += sz);
            return out;
        }
        return esm_fill(new u8(sz), dat[bt]);
    }
    if (ebt > dat.length)
        return;
    if (btype == 0) {
        st.b = ebt;
        if (out) {
            out.set(dat.subarray(bt, ebt), st.y);
            st.y += sz;
            return out;
        }
        return slc(dat, bt, ebt);
    }
    if (btype == 2) {
        //    byte 3        lit btype     size format
        var b3 = dat[bt], lbt = b3 & 3, sf = (b3 >> 2) & 3;
        // lit src size  lit cmp sz 4 streams
        var lss = b3 >> 4, lcs = 0, s4 = 0;
        if (lbt < 2) {
            if (sf & 1)
                lss |= (dat[++bt] << 4) | ((sf & 2) && (dat[++bt] << 12));
            else
                lss = b3 >> 3;
        }
        else {
            s4 = sf;
            if (sf < 2)
                lss |= ((dat[++bt] & 63) << 4), lcs = (dat[bt] >> 6) | (dat[++bt] << 2);
            else if (sf == 2)
                lss |= (dat[++bt] << 4) | ((dat[++bt] & 3) << 12), lcs = (dat[bt] >> 2) | (dat[++bt] << 6);
            else
                lss |= (dat[++bt] << 4) | ((dat[++bt] & 63) << 12), lcs = (dat[bt] >> 6) | (dat[++bt] << 2) | (dat[++bt] << 10);
        }
        ++bt;
        // add literals to end - can never overlap with backreferences because unused literals always appended
        var buf = out ? out.subarray(st.y, st.y + st.m) : new u8(st.m);
        // starting point for literals
        var spl = buf.length - lss;
        if (lbt == 0)
            buf.set(dat.subarray(bt, bt += lss), spl);
        else if (lbt == 1)
            esm_fill(buf, dat[bt++], spl);
        else {
            // huffman table
            var hu = st.h;
            if (lbt == 2) {
                var hud = rhu(dat, bt);
                // subtract description length
                lcs += bt - (bt = hud[0]);
                st.h = hu = hud[1];
            }
            else if (!hu)
                err(0);
            (s4 ? dhu4 : dhu)(dat.subarray(bt, bt += lcs), buf.subarray(spl), hu);
        }
        // num sequences
        var ns = dat[bt++];
        if (ns) {
            if (ns == 255)
                ns = (dat[bt++] | (dat[bt++] << 8)) + 0x7F00;
            else if (ns > 127)
                ns = ((ns - 128) << 8) | dat[bt++];
            // symbol compression modes
            var scm = dat[bt++];
            if (scm & 3)
                err(0);
            var dts = [dmlt, doct, dllt];
            for (var i = 2; i > -1; --i) {
                var md = (scm >> ((i << 1) + 2)) & 3;
                if (md == 1) {
                    // rle buf
                    var rbuf = new u8([0, 0, dat[bt++]]);
                    dts[i] = {
                        s: rbuf.subarray(2, 3),
                        n: rbuf.subarray(0, 1),
                        t: new u16(rbuf.buffer, 0, 1),
                        b: 0
                    };
                }
                else if (md == 2) {
                    // accuracy log 8 for offsets, 9 for others
                    _a = rfse(dat, bt, 9 - (i & 1)), bt = _a[0], dts[i] = _a[1];
                }
                else if (md == 3) {
                    if (!st.t)
                        err(0);
                    dts[i] = st.t[i];
                }
            }
            var _b = st.t = dts, mlt = _b[0], oct = _b[1], llt = _b[2];
            var lb = dat[ebt - 1];
            if (!lb)
                err(0);
            var spos = (ebt << 3) - 8 + msb(lb) - llt.b, cbt = spos >> 3, oubt = 0;
            var lst = ((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << llt.b) - 1);
            cbt = (spos -= oct.b) >> 3;
            var ost = ((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << oct.b) - 1);
            cbt = (spos -= mlt.b) >> 3;
            var mst = ((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << mlt.b) - 1);
            for (++ns; --ns;) {
                var llc = llt.s[lst];
                var lbtr = llt.n[lst];
                var mlc = mlt.s[mst];
                var mbtr = mlt.n[mst];
                var ofc = oct.s[ost];
                var obtr = oct.n[ost];
                cbt = (spos -= ofc) >> 3;
                var ofp = 1 << ofc;
                var off = ofp + (((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16) | (dat[cbt + 3] << 24)) >>> (spos & 7)) & (ofp - 1));
                cbt = (spos -= mlb[mlc]) >> 3;
                var ml = mlbl[mlc] + (((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (spos & 7)) & ((1 << mlb[mlc]) - 1));
                cbt = (spos -= llb[llc]) >> 3;
                var ll = llbl[llc] + (((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (spos & 7)) & ((1 << llb[llc]) - 1));
                cbt = (spos -= lbtr) >> 3;
                lst = llt.t[lst] + (((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << lbtr) - 1));
                cbt = (spos -= mbtr) >> 3;
                mst = mlt.t[mst] + (((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << mbtr) - 1));
                cbt = (spos -= obtr) >> 3;
                ost = oct.t[ost] + (((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << obtr) - 1));
                if (off > 3) {
                    st.o[2] = st.o[1];
                    st.o[1] = st.o[0];
                    st.o[0] = off -= 3;
                }
                else {
                    var idx = off - (ll != 0);
                    if (idx) {
                        off = idx == 3 ? st.o[0] - 1 : st.o[idx];
                        if (idx > 1)
                            st.o[2] = st.o[1];
                        st.o[1] = st.o[0];
                        st.o[0] = off;
                    }
                    else
                        off = st.o[0];
                }
                for (var i = 0; i < ll; ++i) {
                    buf[oubt + i] = buf[spl + i];
                }
                oubt += ll, spl += ll;
                var stin = oubt - off;
                if (stin < 0) {
                    var len = -stin;
                    var bs = st.e + stin;
                    if (len > ml)
                        len = ml;
                    for (var i = 0; i < len; ++i) {
                        buf[oubt + i] = st.w[bs + i];
                    }
                    oubt += len, ml -= len, stin = 0;
                }
                for (var i = 0; i < ml; ++i) {
                    buf[oubt + i] = buf[stin + i];
                }
                oubt += ml;
            }
            if (oubt != spl) {
                while (spl < buf.length) {
                    buf[oubt++] = buf[spl++];
                }
            }
            else
                oubt = buf.length;
            if (out)
                st.y += oubt;
            else
                buf = slc(buf, 0, oubt);
        }
        else if (out) {
            st.y += lss;
            if (spl) {
                for (var i = 0; i < lss; ++i) {
                    buf[i] = buf[spl + i];
                }
            }
        }
        else if (spl)
            buf = slc(buf, spl);
        st.b = ebt;
        return buf;
    }
    err(2);
};
// concat
var cct = function (bufs, ol) {
    if (bufs.length == 1)
        return bufs[0];
    var buf = new u8(ol);
    for (var i = 0, b = 0; i < bufs.length; ++i) {
        var chk = bufs[i];
        buf.set(chk, b);
        b += chk.length;
    }
    return buf;
};
/**
 * Decompresses Zstandard data
 * @param dat The input data
 * @param buf The output buffer. If unspecified, the function will allocate
 *            exactly enough memory to fit the decompressed data. If your
 *            data has multiple frames and you know the output size, specifying
 *            it will yield better performance.
 * @returns The decompressed data
 */
function decompress(dat, buf) {
    var bufs = [], nb = +!buf;
    var bt = 0, ol = 0;
    for (; dat.length;) {
        var st = rzfh(dat, nb || buf);
        if (typeof st == 'object') {
            if (nb) {
                buf = null;
                if (st.w.length == st.u) {
                    bufs.push(buf = st.w);
                    ol += st.u;
                }
            }
            else {
                bufs.push(buf);
                st.e = 0;
            }
            for (; !st.l;) {
                var blk = rzb(dat, st, buf);
                if (!blk)
                    err(5);
                if (buf)
                    st.e = st.y;
                else {
                    bufs.push(blk);
                    ol += blk.length;
                    cpw(st.w, 0, blk.length);
                    st.w.set(blk, st.w.length - blk.length);
                }
            }
            bt = st.b + (st.c * 4);
        }
        else
            bt = st;
        dat = dat.subarray(bt);
    }
    return cct(bufs, ol);
}
/**
 * Decompressor for Zstandard streamed data
 */
var Decompress = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a Zstandard decompressor
     * @param ondata The handler for stream data
     */
    function Decompress(ondata) {
        this.ondata = ondata;
        this.c = [];
        this.l = 0;
        this.z = 0;
    }
    /**
     * Pushes data to be decompressed
     * @param chunk The chunk of data to push
     * @param final Whether or not this is the last chunk in the stream
     */
    Decompress.prototype.push = function (chunk, final) {
        if (typeof this.s == 'number') {
            var sub = Math.min(chunk.length, this.s);
            chunk = chunk.subarray(sub);
            this.s -= sub;
        }
        var sl = chunk.length;
        var ncs = sl + this.l;
        if (!this.s) {
            if (final) {
                if (!ncs) {
                    this.ondata(new u8(0), true);
                    return;
                }
                // min for frame + one block
                if (ncs < 5)
                    err(5);
            }
            else if (ncs < 18) {
                this.c.push(chunk);
                this.l = ncs;
                return;
            }
            if (this.l) {
                this.c.push(chunk);
                chunk = cct(this.c, ncs);
                this.c = [];
                this.l = 0;
            }
            if (typeof (this.s = rzfh(chunk)) == 'number')
                return this.push(chunk, final);
        }
        if (typeof this.s != 'number') {
            if (ncs < (this.z || 3)) {
                if (final)
                    err(5);
                this.c.push(chunk);
                this.l = ncs;
                return;
            }
            if (this.l) {
                this.c.push(chunk);
                chunk = cct(this.c, ncs);
                this.c = [];
                this.l = 0;
            }
            if (!this.z && ncs < (this.z = (chunk[this.s.b] & 2) ? 4 : 3 + ((chunk[this.s.b] >> 3) | (chunk[this.s.b + 1] << 5) | (chunk[this.s.b + 2] << 13)))) {
                if (final)
                    err(5);
                this.c.push(chunk);
                this.l = ncs;
                return;
            }
            else
                this.z = 0;
            for (;;) {
                var blk = rzb(chunk, this.s);
                if (!blk) {
                    if (final)
                        err(5);
                    var adc = chunk.subarray(this.s.b);
                    this.s.b = 0;
                    this.c.push(adc), this.l += adc.length;
                    return;
                }
                else {
                    this.ondata(blk, false);
                    cpw(this.s.w, 0, blk.length);
                    this.s.w.set(blk, this.s.w.length - blk.length);
                }
                if (this.s.l) {
                    var rest = chunk.subarray(this.s.b);
                    this.s = this.s.c * 4;
                    this.push(rest, final);
                    return;
                }
            }
        }
        else if (final)
            err(5);
    };
    return Decompress;
}())));


;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.bitreader.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Licensed under the Apache License, Version 2.0 (the "License");
   you may not use this file except in compliance with the License.
   You may obtain a copy of the License at

   http://www.apache.org/licenses/LICENSE-2.0

   Unless required by applicable law or agreed to in writing, software
   distributed under the License is distributed on an "AS IS" BASIS,
   WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
   See the License for the specific language governing permissions and
   limitations under the License.

   Bit reading helpers
*/

const BROTLI_READ_SIZE = 4096
const BROTLI_IBUF_SIZE = 2 * BROTLI_READ_SIZE + 32
const BROTLI_IBUF_MASK = 2 * BROTLI_READ_SIZE - 1

const kBitMask = new Uint32Array([
  0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 16383, 32767,
  65535, 131071, 262143, 524287, 1048575, 2097151, 4194303, 8388607, 16777215,
])

class BrotliBitReader {
  /**
   * Input byte buffer, consist of a ringbuffer and a "slack" region where
   * bytes from the start of the ringbuffer are copied.
   *
   * @typedef {import('./brotli.streams.js').BrotliInput} BrotliInput
   * @param {BrotliInput} input
   */
  constructor(input) {
    this.buf_ = new Uint8Array(BROTLI_IBUF_SIZE)
    this.input_ = input /* input callback */

    this.buf_ptr_ = 0 /* next input will write here */
    this.val_ = 0 /* pre-fetched bits */
    this.pos_ = 0 /* byte position in stream */

    this.bit_pos_ = 0
    this.bit_end_pos_ = 0
    this.eos_ = 0

    this.reset()
  }

  static READ_SIZE = BROTLI_READ_SIZE
  static IBUF_MASK = BROTLI_IBUF_MASK

  reset() {
    this.buf_ptr_ = 0 /* next input will write here */
    this.val_ = 0 /* pre-fetched bits */
    this.pos_ = 0 /* byte position in stream */
    this.bit_pos_ = 0 /* current bit-reading position in val_ */
    this.bit_end_pos_ = 0 /* bit-reading end position from LSB of val_ */
    this.eos_ = 0 /* input stream is finished */

    this.readMoreInput()
    for (let i = 0; i < 4; i++) {
      this.val_ |= this.buf_[this.pos_] << 8 * i
      this.pos_++
    }

    return this.bit_end_pos_ > 0
  }

  /**
   * Fills up the input ringbuffer by calling the input callback.
   *
   * Does nothing if there are at least 32 bytes present after current position.
   *
   * Returns 0 if either:
   *  - the input callback returned an error, or
   *  - there is no more input and the position is past the end of the stream.
   *
   * After encountering the end of the input stream, 32 additional zero bytes are
   * copied to the ringbuffer, therefore it is safe to call this function after
   * every 32 bytes of input is read.
   */
  readMoreInput() {
    if (this.bit_end_pos_ > 256) {
      // return
    } else if (this.eos_) {
      if (this.bit_pos_ > this.bit_end_pos_)
        throw new Error('Unexpected end of input ' + this.bit_pos_ + ' ' + this.bit_end_pos_)
    } else {
      const dst = this.buf_ptr_
      const bytes_read = this.input_.read(this.buf_, dst, BROTLI_READ_SIZE)
      if (bytes_read < 0) {
        throw new Error('Unexpected end of input')
      }

      if (bytes_read < BROTLI_READ_SIZE) {
        this.eos_ = 1
        /* Store 32 bytes of zero after the stream end. */
        for (let p = 0; p < 32; p++)
          this.buf_[dst + bytes_read + p] = 0
      }

      if (dst === 0) {
        /* Copy the head of the ringbuffer to the slack region. */
        for (let p = 0; p < 32; p++)
          this.buf_[(BROTLI_READ_SIZE << 1) + p] = this.buf_[p]

        this.buf_ptr_ = BROTLI_READ_SIZE
      } else {
        this.buf_ptr_ = 0
      }

      this.bit_end_pos_ += bytes_read << 3
    }
  }

  /* Guarantees that there are at least 24 bits in the buffer. */
  fillBitWindow() {
    while (this.bit_pos_ >= 8) {
      this.val_ >>>= 8
      this.val_ |= this.buf_[this.pos_ & BROTLI_IBUF_MASK] << 24
      this.pos_++
      this.bit_pos_ = this.bit_pos_ - 8 >>> 0
      this.bit_end_pos_ = this.bit_end_pos_ - 8 >>> 0
    }
  }

  /**
   * Reads the specified number of bits from Read Buffer.
   *
   * @param {number} n_bits
   * @returns {number}
   */
  readBits(n_bits) {
    if (32 - this.bit_pos_ < n_bits) this.fillBitWindow()
    const val = this.val_ >>> this.bit_pos_ & kBitMask[n_bits]
    this.bit_pos_ += n_bits
    return val
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.huffman.js

const kDefaultCodeLength = 8

const HUFFMAN_TABLE_BITS = 8
const HUFFMAN_TABLE_MASK = 0xff

const CODE_LENGTH_CODES = 18
const kCodeLengthCodeOrder = new Uint8Array([
  1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15,
])

const kMaxHuffmanTableSize = new Uint16Array([
  256, 402, 436, 468, 500, 534, 566, 598, 630, 662, 694, 726, 758, 790, 822,
  854, 886, 920, 952, 984, 1016, 1048, 1080,
])

class HuffmanCode {
  /**
   * @param {number} bits
   * @param {number} value
   */
  constructor(bits, value) {
    this.bits = bits // number of bits used for this symbol
    this.value = value // symbol value or table offset
  }
}

const kCodeLengthRepeatCode = 16
const MAX_LENGTH = 15

/**
 * Returns reverse(reverse(key, len) + 1, len), where reverse(key, len) is the
 * bit-wise reversal of the len least significant bits of key.
 * @param {number} key
 * @param {number} len
 * @returns {number}
 */
function getNextKey(key, len) {
  let step = 1 << len - 1
  while (key & step) {
    step >>= 1
  }
  return (key & step - 1) + step
}

/**
 * Stores code in table[0], table[step], table[2*step], ..., table[end]
 * Assumes that end is an integer multiple of step
 * @param {HuffmanCode[]} table
 * @param {number} i
 * @param {number} step
 * @param {number} end
 * @param {HuffmanCode} code
 */
function replicateValue(table, i, step, end, code) {
  do {
    end -= step
    table[i + end] = new HuffmanCode(code.bits, code.value)
  } while (end > 0)
}

/**
 * Returns the table width of the next 2nd level table. count is the histogram
 * of bit lengths for the remaining symbols, len is the code length of the next
 * processed symbol
 * @param {Int32Array} count
 * @param {number} len
 * @param {number} root_bits
 * @returns {number}
 */
function nextTableBitSize(count, len, root_bits) {
  let left = 1 << len - root_bits
  while (len < MAX_LENGTH) {
    left -= count[len]
    if (left <= 0) break
    ++len
    left <<= 1
  }
  return len - root_bits
}

/**
 * @param {HuffmanCode[]} root_table
 * @param {number} table
 * @param {number} root_bits
 * @param {Uint8Array} code_lengths
 * @param {number} code_lengths_size
 * @returns {number}
 */
function buildHuffmanTable(root_table, table, root_bits, code_lengths, code_lengths_size) {
  const start_table = table
  const count = new Int32Array(MAX_LENGTH + 1) // number of codes of each length
  const offset = new Int32Array(MAX_LENGTH + 1) // offsets in sorted table for each length
  const sorted = new Int32Array(code_lengths_size) // symbols sorted by code length

  // build histogram of code lengths
  for (let i = 0; i < code_lengths_size; i++) {
    count[code_lengths[i]]++
  }

  // generate offsets into sorted symbol table by code length
  offset[1] = 0
  for (let i = 1; i < MAX_LENGTH; i++) {
    offset[i + 1] = offset[i] + count[i]
  }

  // sort symbols by length, by symbol order within each length
  for (let i = 0; i < code_lengths_size; i++) {
    if (code_lengths[i] !== 0) {
      sorted[offset[code_lengths[i]]++] = i
    }
  }

  let table_bits = root_bits // key length of current table
  let table_size = 1 << table_bits
  let total_size = table_size // sum of root table size and 2nd level table sizes

  // special case code with only one value
  if (offset[MAX_LENGTH] === 1) {
    for (let key = 0; key < total_size; ++key) {
      root_table[table + key] = new HuffmanCode(0, sorted[0] & 0xffff)
    }

    return total_size
  }

  // fill in root table
  let key = 0 // reversed prefix code
  let symbol = 0 // symbol index in original or sorted table
  for (let len = 1, step = 2; len <= root_bits; ++len, step <<= 1) {
    for (; count[len] > 0; --count[len]) {
      const code = new HuffmanCode(len & 0xff, sorted[symbol++] & 0xffff)
      replicateValue(root_table, table + key, step, table_size, code)
      key = getNextKey(key, len)
    }
  }

  // fill in 2nd level tables and add pointers to root table
  const mask = total_size - 1
  let low = -1 // low bits for current root entry
  for (let len = root_bits + 1, step = 2; len <= MAX_LENGTH; ++len, step <<= 1) {
    for (; count[len] > 0; --count[len]) {
      if ((key & mask) !== low) {
        table += table_size
        table_bits = nextTableBitSize(count, len, root_bits)
        table_size = 1 << table_bits
        total_size += table_size
        low = key & mask
        root_table[start_table + low] = new HuffmanCode(table_bits + root_bits & 0xff, table - start_table - low & 0xffff)
      }
      const code = new HuffmanCode(len - root_bits & 0xff, sorted[symbol++] & 0xffff)
      replicateValue(root_table, table + (key >> root_bits), step, table_size, code)
      key = getNextKey(key, len)
    }
  }

  return total_size
}

/**
 * @import {BrotliBitReader} from './brotli.bitreader.js'
 * @param {number} alphabet_size
 * @param {HuffmanCode[]} tables
 * @param {number} table
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function readHuffmanCode(alphabet_size, tables, table, br) {
  const code_lengths = new Uint8Array(alphabet_size)

  br.readMoreInput()

  // simple_code_or_skip is used as follows:
  // - 1 for simple code;
  // - 0 for no skipping, 2 skips 2 code lengths, 3 skips 3 code lengths
  const simple_code_or_skip = br.readBits(2)
  if (simple_code_or_skip === 1) {
    // Read symbols, codes & code lengths directly
    let max_bits_counter = alphabet_size - 1
    let max_bits = 0
    const symbols = new Int32Array(4)
    const num_symbols = br.readBits(2) + 1
    while (max_bits_counter) {
      max_bits_counter >>= 1
      max_bits++
    }

    for (let i = 0; i < num_symbols; i++) {
      symbols[i] = br.readBits(max_bits) % alphabet_size
      code_lengths[symbols[i]] = 2
    }
    code_lengths[symbols[0]] = 1
    switch (num_symbols) {
    case 1:
      break
    case 3:
      if (symbols[0] === symbols[1] ||
            symbols[0] === symbols[2] ||
            symbols[1] === symbols[2]) {
        throw new Error('[ReadHuffmanCode] invalid symbols')
      }
      break
    case 2:
      if (symbols[0] === symbols[1]) {
        throw new Error('[ReadHuffmanCode] invalid symbols')
      }

      code_lengths[symbols[1]] = 1
      break
    case 4:
      if (symbols[0] === symbols[1] ||
            symbols[0] === symbols[2] ||
            symbols[0] === symbols[3] ||
            symbols[1] === symbols[2] ||
            symbols[1] === symbols[3] ||
            symbols[2] === symbols[3]) {
        throw new Error('[ReadHuffmanCode] invalid symbols')
      }

      if (br.readBits(1)) {
        code_lengths[symbols[2]] = 3
        code_lengths[symbols[3]] = 3
      } else {
        code_lengths[symbols[0]] = 2
      }
      break
    }
  } else { // Decode Huffman-coded code lengths
    const code_length_code_lengths = new Uint8Array(CODE_LENGTH_CODES)
    let space = 32
    let num_codes = 0
    // Static Huffman code for the code length code lengths
    const huff = [
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(3, 2),
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(4, 1),
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(3, 2),
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(4, 5),
    ]
    for (let i = simple_code_or_skip; i < CODE_LENGTH_CODES && space > 0; i++) {
      const code_len_idx = kCodeLengthCodeOrder[i]
      let p = 0
      br.fillBitWindow()
      p += br.val_ >>> br.bit_pos_ & 15
      br.bit_pos_ += huff[p].bits
      const v = huff[p].value
      code_length_code_lengths[code_len_idx] = v
      if (v !== 0) {
        space -= 32 >> v
        num_codes++
      }
    }

    if (!(num_codes === 1 || space === 0))
      throw new Error('[ReadHuffmanCode] invalid num_codes or space')

    readHuffmanCodeLengths(code_length_code_lengths, alphabet_size, code_lengths, br)
  }

  const table_size = buildHuffmanTable(tables, table, HUFFMAN_TABLE_BITS, code_lengths, alphabet_size)
  if (!table_size) throw new Error('brotli BuildHuffmanTable failed')
  return table_size
}

/**
 * Decodes the next Huffman code from bit-stream.
 * @param {HuffmanCode[]} table
 * @param {number} index
 * @param {BrotliBitReader} br
 * @returns {number}

 */
function readSymbol(table, index, br) {
  br.fillBitWindow()
  index += br.val_ >>> br.bit_pos_ & HUFFMAN_TABLE_MASK
  const nbits = table[index].bits - HUFFMAN_TABLE_BITS
  if (nbits > 0) {
    br.bit_pos_ += HUFFMAN_TABLE_BITS
    index += table[index].value
    index += br.val_ >>> br.bit_pos_ & (1 << nbits) - 1
  }
  br.bit_pos_ += table[index].bits
  return table[index].value
}

/**
 * @param {Uint8Array} code_length_code_lengths
 * @param {number} num_symbols
 * @param {Uint8Array} code_lengths
 * @param {BrotliBitReader} br
 */
function readHuffmanCodeLengths(code_length_code_lengths, num_symbols, code_lengths, br) {
  let symbol = 0
  let prev_code_len = kDefaultCodeLength
  let repeat = 0
  let repeat_code_len = 0
  let space = 32768

  const table = []
  for (let i = 0; i < 32; i++)
    table.push(new HuffmanCode(0, 0))

  buildHuffmanTable(table, 0, 5, code_length_code_lengths, CODE_LENGTH_CODES)

  while (symbol < num_symbols && space > 0) {
    let p = 0

    br.readMoreInput()
    br.fillBitWindow()
    p += br.val_ >>> br.bit_pos_ & 31
    br.bit_pos_ += table[p].bits
    const code_len = table[p].value & 0xff
    if (code_len < kCodeLengthRepeatCode) {
      repeat = 0
      code_lengths[symbol++] = code_len
      if (code_len !== 0) {
        prev_code_len = code_len
        space -= 32768 >> code_len
      }
    } else {
      const extra_bits = code_len - 14
      let new_len = 0
      if (code_len === kCodeLengthRepeatCode) {
        new_len = prev_code_len
      }
      if (repeat_code_len !== new_len) {
        repeat = 0
        repeat_code_len = new_len
      }
      const old_repeat = repeat
      if (repeat > 0) {
        repeat -= 2
        repeat <<= extra_bits
      }
      repeat += br.readBits(extra_bits) + 3
      const repeat_delta = repeat - old_repeat
      if (symbol + repeat_delta > num_symbols) {
        throw new Error('[ReadHuffmanCodeLengths] symbol + repeat_delta > num_symbols')
      }

      for (let x = 0; x < repeat_delta; x++)
        code_lengths[symbol + x] = repeat_code_len

      symbol += repeat_delta

      if (repeat_code_len !== 0) {
        space -= repeat_delta << 15 - repeat_code_len
      }
    }
  }
  if (space !== 0) {
    throw new Error('[ReadHuffmanCodeLengths] space = ' + space)
  }

  for (; symbol < num_symbols; symbol++)
    code_lengths[symbol] = 0
}


class HuffmanTreeGroup {
  /**
   * Contains a collection of huffman trees with the same alphabet size.
   *
   * @param {number} alphabet_size
   * @param {number} num_htrees
   */
  constructor(alphabet_size, num_htrees) {
    this.alphabet_size = alphabet_size
    this.num_htrees = num_htrees
    this.codes = new Array(num_htrees + num_htrees * kMaxHuffmanTableSize[alphabet_size + 31 >>> 5])
    this.htrees = new Uint32Array(num_htrees)
  }

  /**
   * @param {BrotliBitReader} br
   */
  decode(br) {
    let next = 0
    for (let i = 0; i < this.num_htrees; i++) {
      this.htrees[i] = next
      next += readHuffmanCode(this.alphabet_size, this.codes, next, br)
    }
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.prefix.js
/* Copyright 2013 Google Inc. All Rights Reserved.
   Lookup tables to map prefix codes to value ranges. This is used during
   decoding of the block lengths, literal insertion lengths and copy lengths.
*/

/**
 * Represents the range of values belonging to a prefix code:
 * [offset, offset + 2^nbits)
 * @param {number[]} pair
 * @returns {{offset: number, nbits: number}}
 */
function prefix([ offset, nbits ]) {
  return { offset, nbits }
}

const kBlockLengthPrefixCode = [
  [1, 2], [5, 2], [9, 2], [13, 2],
  [17, 3], [25, 3], [33, 3], [41, 3],
  [49, 4], [65, 4], [81, 4], [97, 4],
  [113, 5], [145, 5], [177, 5], [209, 5],
  [241, 6], [305, 6], [369, 7], [497, 8],
  [753, 9], [1265, 10], [2289, 11], [4337, 12],
  [8433, 13], [16625, 24],
].map(prefix)

const kInsertLengthPrefixCode = [
  [0, 0], [1, 0], [2, 0], [3, 0],
  [4, 0], [5, 0], [6, 1], [8, 1],
  [10, 2], [14, 2], [18, 3], [26, 3],
  [34, 4], [50, 4], [66, 5], [98, 5],
  [130, 6], [194, 7], [322, 8], [578, 9],
  [1090, 10], [2114, 12], [6210, 14], [22594, 24],
].map(prefix)

const kCopyLengthPrefixCode = [
  [2, 0], [3, 0], [4, 0], [5, 0],
  [6, 0], [7, 0], [8, 0], [9, 0],
  [10, 1], [12, 1], [14, 2], [18, 2],
  [22, 3], [30, 3], [38, 4], [54, 4],
  [70, 5], [102, 5], [134, 6], [198, 7],
  [326, 8], [582, 9], [1094, 10], [2118, 24],
].map(prefix)

const kInsertRangeLut = [
  0, 0, 8, 8, 0, 16, 8, 16, 16,
]

const kCopyRangeLut = [
  0, 8, 0, 8, 16, 0, 16, 8, 16,
]

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/gzip.huffman.js
// Adapted from https://github.com/101arrowz/fflate Copyright (c) 2023 Arjun Barrett
// https://tools.ietf.org/html/rfc1951

/* Maximum possible Huffman table size for an alphabet size of 704, max code
 * length 15 and root table bits 8. */
const HUFFMAN_MAX_TABLE_SIZE = 1080

// fixed length extra bits
const fixedLengthExtraBits = new Uint8Array([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, /* unused */ 0, 0, /* impossible */ 0,
])
const fixedDistanceExtraBits = new Uint8Array([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, /* unused */ 0, 0,
])

/**
 * get base, reverse index map from extra bits
 * @param {Uint8Array} eb
 * @param {number} start
 * @returns {{base: Uint16Array, rev: Int32Array}}
 */
function freb(eb, start) {
  const base = new Uint16Array(31)
  for (let i = 0; i < 31; i++) {
    base[i] = start += 1 << eb[i - 1]
  }
  // numbers here are max 18 bits
  const rev = new Int32Array(base[30])
  for (let i = 1; i < 30; i++) {
    for (let j = base[i]; j < base[i + 1]; ++j) {
      rev[j] = j - base[i] << 5 | i
    }
  }
  return { base, rev }
}

const { base: fixedLength, rev: revfl } = freb(fixedLengthExtraBits, 2)
// we can ignore the fact that the other numbers are wrong; they never happen anyway
fixedLength[28] = 258
revfl[258] = 28
const { base: fixedDistance } = freb(fixedDistanceExtraBits, 0)

// map of value to reverse (assuming 16 bits)
const rev = new Uint16Array(32768)
for (let i = 0; i < 32768; i++) {
  // reverse table algorithm from SO
  let x = (i & 0xAAAA) >> 1 | (i & 0x5555) << 1
  x = (x & 0xCCCC) >> 2 | (x & 0x3333) << 2
  x = (x & 0xF0F0) >> 4 | (x & 0x0F0F) << 4
  rev[i] = ((x & 0xFF00) >> 8 | (x & 0x00FF) << 8) >> 1
}

/**
 * create huffman tree from Uint8Array "map": index -> code length for code index
 * maxBits must be at most 15
 * @param {Uint8Array} cd
 * @param {number} maxBits
 * @param {0 | 1} r
 * @returns {Uint16Array}
 */
function huffMap(cd, maxBits, r) {
  // u16 "map": index -> # of codes with bit length = index
  const l = new Uint16Array(maxBits)
  // length of cd must be 288 (total # of codes)
  for (let i = 0; i < cd.length; i++) {
    if (cd[i]) ++l[cd[i] - 1]
  }
  // u16 "map": index -> minimum code for bit length = index
  const le = new Uint16Array(maxBits)
  for (let i = 1; i < maxBits; i++) {
    le[i] = le[i - 1] + l[i - 1] << 1
  }
  let co
  if (r) {
    // u16 "map": index -> number of actual bits, symbol for code
    co = new Uint16Array(1 << maxBits)
    // bits to remove for reverser
    const rvb = 15 - maxBits
    for (let i = 0; i < cd.length; i++) {
      // ignore 0 lengths
      if (cd[i]) {
        // num encoding both symbol and bits read
        const sv = i << 4 | cd[i]
        const freeBits = maxBits - cd[i]
        let startValue = le[cd[i] - 1]++ << freeBits
        for (const endValue = startValue | (1 << freeBits) - 1; startValue <= endValue; startValue++) {
          // every 16 bit value starting with the code yields the same result
          co[rev[startValue] >> rvb] = sv
        }
      }
    }
  } else {
    co = new Uint16Array(cd.length)
    for (let i = 0; i < cd.length; i++) {
      if (cd[i]) {
        co[i] = rev[le[cd[i] - 1]++] >> 15 - cd[i]
      }
    }
  }
  return co
}

// construct huffman trees
const fixedLengthTree = new Uint8Array(288)
for (let i = 0; i < 144; i++) fixedLengthTree[i] = 8
for (let i = 144; i < 256; i++) fixedLengthTree[i] = 9
for (let i = 256; i < 280; i++) fixedLengthTree[i] = 7
for (let i = 280; i < 288; i++) fixedLengthTree[i] = 8
const fixedDistanceTree = new Uint8Array(32)
for (let i = 0; i < 32; i++) fixedDistanceTree[i] = 5

const fixedLengthMap = /*#__PURE__*/ huffMap(fixedLengthTree, 9, 1)
const fixedDistanceMap = /*#__PURE__*/ huffMap(fixedDistanceTree, 5, 1)


;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.blocks.js





/**
 * @import {HuffmanCode} from './brotli.huffman.js'
 * @param {number} max_block_type
 * @param {HuffmanCode[]} trees
 * @param {number} tree_type
 * @param {number[]} block_types
 * @param {number[]} ringbuffers
 * @param {number[]} indexes
 * @param {BrotliBitReader} br
 */
function decodeBlockType(max_block_type, trees, tree_type, block_types, ringbuffers, indexes, br) {
  const ringbuffer = tree_type * 2
  const index = tree_type
  const type_code = readSymbol(trees, tree_type * HUFFMAN_MAX_TABLE_SIZE, br)
  let block_type
  if (type_code === 0) {
    block_type = ringbuffers[ringbuffer + (indexes[index] & 1)]
  } else if (type_code === 1) {
    block_type = ringbuffers[ringbuffer + (indexes[index] - 1 & 1)] + 1
  } else {
    block_type = type_code - 2
  }
  if (block_type >= max_block_type) {
    block_type -= max_block_type
  }
  block_types[tree_type] = block_type
  ringbuffers[ringbuffer + (indexes[index] & 1)] = block_type
  indexes[index]++
}

/**
 * @typedef {{ input_end: number, is_metadata: boolean, meta_block_length: number, is_uncompressed: number }} MetaBlockLength
 * @param {BrotliBitReader} br
 * @returns {MetaBlockLength}
 */
function decodeMetaBlockLength(br) {
  const out = {
    meta_block_length: 0,
    input_end: 0,
    is_uncompressed: 0,
    is_metadata: false,
  }

  out.input_end = br.readBits(1)
  if (out.input_end && br.readBits(1)) {
    return out
  }

  const size_nibbles = br.readBits(2) + 4
  if (size_nibbles === 7) {
    out.is_metadata = true

    if (br.readBits(1) !== 0)
      throw new Error('Invalid reserved bit')

    const size_bytes = br.readBits(2)
    if (size_bytes === 0)
      return out

    for (let i = 0; i < size_bytes; i++) {
      const next_byte = br.readBits(8)
      if (i + 1 === size_bytes && size_bytes > 1 && next_byte === 0)
        throw new Error('Invalid size byte')

      out.meta_block_length |= next_byte << i * 8
    }
  } else {
    for (let i = 0; i < size_nibbles; i++) {
      const next_nibble = br.readBits(4)
      if (i + 1 === size_nibbles && size_nibbles > 4 && next_nibble === 0)
        throw new Error('Invalid size nibble')

      out.meta_block_length |= next_nibble << i * 4
    }
  }

  out.meta_block_length++

  if (!out.input_end && !out.is_metadata) {
    out.is_uncompressed = br.readBits(1)
  }

  return out
}


/**
 * @import {BrotliOutput} from './brotli.streams.js'
 * @param {BrotliOutput} output
 * @param {number} len
 * @param {number} pos
 * @param {Uint8Array} ringbuffer
 * @param {number} ringbuffer_mask
 * @param {BrotliBitReader} br
 */
function copyUncompressedBlockToOutput(output, len, pos, ringbuffer, ringbuffer_mask, br) {
  const rb_size = ringbuffer_mask + 1
  let rb_pos = pos & ringbuffer_mask
  let br_pos = br.pos_ & BrotliBitReader.IBUF_MASK

  // For short lengths copy byte-by-byte
  if (len < 8 || br.bit_pos_ + (len << 3) < br.bit_end_pos_) {
    while (len-- > 0) {
      br.readMoreInput()
      ringbuffer[rb_pos++] = br.readBits(8)
      if (rb_pos === rb_size) {
        output.write(ringbuffer, rb_size)
        rb_pos = 0
      }
    }
    return
  }

  if (br.bit_end_pos_ < 32) {
    throw new Error('copyUncompressedBlockToOutput: br.bit_end_pos_ < 32')
  }

  // Copy remaining 0-4 bytes from br.val_ to ringbuffer
  while (br.bit_pos_ < 32) {
    ringbuffer[rb_pos] = br.val_ >>> br.bit_pos_
    br.bit_pos_ += 8
    rb_pos++
    len--
  }

  // Copy remaining bytes from br.buf_ to ringbuffer
  let nbytes = br.bit_end_pos_ - br.bit_pos_ >> 3
  if (br_pos + nbytes > BrotliBitReader.IBUF_MASK) {
    const tail = BrotliBitReader.IBUF_MASK + 1 - br_pos
    for (let x = 0; x < tail; x++)
      ringbuffer[rb_pos + x] = br.buf_[br_pos + x]

    nbytes -= tail
    rb_pos += tail
    len -= tail
    br_pos = 0
  }

  for (let x = 0; x < nbytes; x++)
    ringbuffer[rb_pos + x] = br.buf_[br_pos + x]

  rb_pos += nbytes
  len -= nbytes

  // If we wrote past the logical end of the ringbuffer, copy the tail of the
  // ringbuffer to its beginning and flush the ringbuffer to the output
  if (rb_pos >= rb_size) {
    output.write(ringbuffer, rb_size)
    rb_pos -= rb_size
    for (let x = 0; x < rb_pos; x++)
      ringbuffer[x] = ringbuffer[rb_size + x]
  }

  // If we have more to copy than the remaining size of the ringbuffer, then we
  // first fill the ringbuffer from the input and then flush the ringbuffer
  while (rb_pos + len >= rb_size) {
    nbytes = rb_size - rb_pos
    if (br.input_.read(ringbuffer, rb_pos, nbytes) < nbytes) {
      throw new Error('copyUncompressedBlockToOutput: not enough bytes')
    }
    output.write(ringbuffer, rb_size)
    len -= nbytes
    rb_pos = 0
  }

  // Copy straight from the input onto the ringbuffer
  // Ringbuffer will be flushed to output later
  if (br.input_.read(ringbuffer, rb_pos, len) < len) {
    throw new Error('copyUncompressedBlockToOutput: not enough bytes')
  }

  // Restore the state of the bit reader
  br.reset()
}

/**
 * Decodes a number in the range [0..255], by reading 1 - 11 bits.
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function decodeVarLenUint8(br) {
  if (br.readBits(1)) {
    const nbits = br.readBits(3)
    if (nbits === 0) {
      return 1
    } else {
      return br.readBits(nbits) + (1 << nbits)
    }
  }
  return 0
}

/**
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function decodeWindowBits(br) {
  if (br.readBits(1) === 0) return 16

  let n = br.readBits(3)
  if (n > 0) return 17 + n

  n = br.readBits(3)
  if (n > 0) return 8 + n

  return 17
}

/**
 * Advances the bit reader position to the next byte boundary and verifies
 * that any skipped bits are set to zero.
 * @param {BrotliBitReader} br
 * @returns {boolean}
 */
function jumpToByteBoundary(br) {
  const new_bit_pos = br.bit_pos_ + 7 & ~7
  return !br.readBits(new_bit_pos - br.bit_pos_)
}

/**
 * @param {HuffmanCode[]} table
 * @param {number} index
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function readBlockLength(table, index, br) {
  const code = readSymbol(table, index, br)
  const { offset, nbits } = kBlockLengthPrefixCode[code]
  return offset + br.readBits(nbits)
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.context.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Lookup table to map the previous two bytes to a context id.

   There are four different context modeling modes defined here:
     CONTEXT_LSB6: context id is the least significant 6 bits of the last byte,
     CONTEXT_MSB6: context id is the most significant 6 bits of the last byte,
     CONTEXT_UTF8: second-order context model tuned for UTF8-encoded text,
     CONTEXT_SIGNED: second-order context model tuned for signed integers.

   The context id for the UTF8 context model is calculated as follows. If p1
   and p2 are the previous two bytes, we calcualte the context as

     context = kContextLookup[p1] | kContextLookup[p2 + 256].

   If the previous two bytes are ASCII characters (i.e. < 128), this will be
   equivalent to

     context = 4 * context1(p1) + context2(p2),

   where context1 is based on the previous byte in the following way:

     0  : non-ASCII control
     1  : \t, \n, \r
     2  : space
     3  : other punctuation
     4  : " '
     5  : %
     6  : ( < [ {
     7  : ) > ] }
     8  : , ; :
     9  : .
     10 : =
     11 : number
     12 : upper-case vowel
     13 : upper-case consonant
     14 : lower-case vowel
     15 : lower-case consonant

   and context2 is based on the second last byte:

     0 : control, space
     1 : punctuation
     2 : upper-case letter, number
     3 : lower-case letter

   If the last byte is ASCII, and the second last byte is not (in a valid UTF8
   stream it will be a continuation byte, value between 128 and 191), the
   context is the same as if the second last byte was an ASCII control or space.

   If the last byte is a UTF8 lead byte (value >= 192), then the next byte will
   be a continuation byte and the context id is 2 or 3 depending on the LSB of
   the last byte and to a lesser extent on the second last byte if it is ASCII.

   If the last byte is a UTF8 continuation byte, the second last byte can be:
     - continuation byte: the next byte is probably ASCII or lead byte (assuming
       4-byte UTF8 characters are rare) and the context id is 0 or 1.
     - lead byte (192 - 207): next byte is ASCII or lead byte, context is 0 or 1
     - lead byte (208 - 255): next byte is continuation byte, context is 2 or 3

   The possible value combinations of the previous two bytes, the range of
   context ids and the type of the next byte is summarized in the table below:

   |--------\-----------------------------------------------------------------|
   |         \                         Last byte                              |
   | Second   \---------------------------------------------------------------|
   | last byte \    ASCII            |   cont. byte        |   lead byte      |
   |            \   (0-127)          |   (128-191)         |   (192-)         |
   |=============|===================|=====================|==================|
   |  ASCII      | next: ASCII/lead  |  not valid          |  next: cont.     |
   |  (0-127)    | context: 4 - 63   |                     |  context: 2 - 3  |
   |-------------|-------------------|---------------------|------------------|
   |  cont. byte | next: ASCII/lead  |  next: ASCII/lead   |  next: cont.     |
   |  (128-191)  | context: 4 - 63   |  context: 0 - 1     |  context: 2 - 3  |
   |-------------|-------------------|---------------------|------------------|
   |  lead byte  | not valid         |  next: ASCII/lead   |  not valid       |
   |  (192-207)  |                   |  context: 0 - 1     |                  |
   |-------------|-------------------|---------------------|------------------|
   |  lead byte  | not valid         |  next: cont.        |  not valid       |
   |  (208-)     |                   |  context: 2 - 3     |                  |
   |-------------|-------------------|---------------------|------------------|

   The context id for the signed context mode is calculated as:

     context = (kContextLookup[512 + p1] << 3) | kContextLookup[512 + p2].

   For any context modeling modes, the context ids can be calculated by |-ing
   together two lookups from one table using context model dependent offsets:

     context = kContextLookup[offset1 + p1] | kContextLookup[offset2 + p2].

   where offset1 and offset2 are dependent on the context mode.
*/

/* Common context lookup table for all context modes. */
const lookup = new Uint8Array([
  /* CONTEXT_UTF8, last byte. */
  /* ASCII range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 0, 0, 4, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  8, 12, 16, 12, 12, 20, 12, 16, 24, 28, 12, 12, 32, 12, 36, 12,
  44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 32, 32, 24, 40, 28, 12,
  12, 48, 52, 52, 52, 48, 52, 52, 52, 48, 52, 52, 52, 52, 52, 48,
  52, 52, 52, 52, 52, 48, 52, 52, 52, 52, 52, 24, 12, 28, 12, 12,
  12, 56, 60, 60, 60, 56, 60, 60, 60, 56, 60, 60, 60, 60, 60, 56,
  60, 60, 60, 60, 60, 56, 60, 60, 60, 60, 60, 24, 12, 28, 12, 0,
  /* UTF8 continuation byte range. */
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  /* UTF8 lead byte range. */
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  /* CONTEXT_UTF8 second last byte. */
  /* ASCII range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1,
  1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1,
  1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 0,
  /* UTF8 continuation byte range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  /* UTF8 lead byte range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  /* CONTEXT_SIGNED, second last byte. */
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
  5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
  5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
  6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7,
  /* CONTEXT_SIGNED, last byte, same as the above values shifted by 3 bits. */
  0, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
  40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
  40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
  48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 56,
  /* CONTEXT_LSB6, last byte. */
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  /* CONTEXT_MSB6, last byte. */
  0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3,
  4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7,
  8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 11,
  12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 15,
  16, 16, 16, 16, 17, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 19,
  20, 20, 20, 20, 21, 21, 21, 21, 22, 22, 22, 22, 23, 23, 23, 23,
  24, 24, 24, 24, 25, 25, 25, 25, 26, 26, 26, 26, 27, 27, 27, 27,
  28, 28, 28, 28, 29, 29, 29, 29, 30, 30, 30, 30, 31, 31, 31, 31,
  32, 32, 32, 32, 33, 33, 33, 33, 34, 34, 34, 34, 35, 35, 35, 35,
  36, 36, 36, 36, 37, 37, 37, 37, 38, 38, 38, 38, 39, 39, 39, 39,
  40, 40, 40, 40, 41, 41, 41, 41, 42, 42, 42, 42, 43, 43, 43, 43,
  44, 44, 44, 44, 45, 45, 45, 45, 46, 46, 46, 46, 47, 47, 47, 47,
  48, 48, 48, 48, 49, 49, 49, 49, 50, 50, 50, 50, 51, 51, 51, 51,
  52, 52, 52, 52, 53, 53, 53, 53, 54, 54, 54, 54, 55, 55, 55, 55,
  56, 56, 56, 56, 57, 57, 57, 57, 58, 58, 58, 58, 59, 59, 59, 59,
  60, 60, 60, 60, 61, 61, 61, 61, 62, 62, 62, 62, 63, 63, 63, 63,
  /* CONTEXT_{M,L}SB6, second last byte, */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

const lookupOffsets = new Uint16Array([
  /* CONTEXT_LSB6 */
  1024, 1536,
  /* CONTEXT_MSB6 */
  1280, 1536,
  /* CONTEXT_UTF8 */
  0, 256,
  /* CONTEXT_SIGNED */
  768, 512,
])

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.contextmap.js




/**
 * @import {BrotliBitReader} from './brotli.bitreader.js'
 * @param {number} context_map_size
 * @param {BrotliBitReader} br
 * @returns {[number, Uint8Array]} // num_htrees, context_map
 */
function decodeContextMap(context_map_size, br) {
  let max_run_length_prefix = 0

  br.readMoreInput()
  const num_htrees = decodeVarLenUint8(br) + 1

  const context_map = new Uint8Array(context_map_size)
  if (num_htrees <= 1) {
    return [num_htrees, context_map]
  }

  const use_rle_for_zeros = br.readBits(1)
  if (use_rle_for_zeros) {
    max_run_length_prefix = br.readBits(4) + 1
  }

  const table = []
  for (let i = 0; i < HUFFMAN_MAX_TABLE_SIZE; i++) {
    table[i] = new HuffmanCode(0, 0)
  }

  readHuffmanCode(num_htrees + max_run_length_prefix, table, 0, br)

  for (let i = 0; i < context_map_size;) {
    br.readMoreInput()
    const code = readSymbol(table, 0, br)
    if (code === 0) {
      context_map[i] = 0
      i++
    } else if (code <= max_run_length_prefix) {
      let reps = 1 + (1 << code) + br.readBits(code)
      while (--reps) {
        if (i >= context_map_size) {
          throw new Error('[DecodeContextMap] i >= context_map_size')
        }
        context_map[i] = 0
        i++
      }
    } else {
      context_map[i] = code - max_run_length_prefix
      i++
    }
  }
  if (br.readBits(1)) {
    inverseMoveToFrontTransform(context_map, context_map_size)
  }

  return [num_htrees, context_map]
}

/**
 * @param {Uint8Array} v
 * @param {number} index
 */
function moveToFront(v, index) {
  const value = v[index]
  for (let i = index; i; i--) v[i] = v[i - 1]
  v[0] = value
}

/**
 * @param {Uint8Array} v
 * @param {number} v_len
 */
function inverseMoveToFrontTransform(v, v_len) {
  const mtf = new Uint8Array(256)
  for (let i = 0; i < 256; i++) {
    mtf[i] = i
  }
  for (let i = 0; i < v_len; i++) {
    const index = v[i]
    v[i] = mtf[index]
    if (index) moveToFront(mtf, index)
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.streams.js
class BrotliInput {
  /**
   * @param {Uint8Array} buffer
   */
  constructor(buffer) {
    this.buffer = buffer
    this.pos = 0
  }

  /**
   * @param {Uint8Array} buf
   * @param {number} i
   * @param {number} count
   * @returns {number}
   */
  read(buf, i, count) {
    if (this.pos + count > this.buffer.length) {
      count = this.buffer.length - this.pos
    }

    for (let p = 0; p < count; p++)
      buf[i + p] = this.buffer[this.pos + p]

    this.pos += count
    return count
  }
}

class BrotliOutput {
  /**
   * @param {Uint8Array} buf
   */
  constructor(buf) {
    this.buffer = buf
    this.pos = 0
  }

  /**
   * @param {Uint8Array} buf
   * @param {number} count
   * @returns {number}
   */
  write(buf, count) {
    if (this.pos + count > this.buffer.length) throw new Error('brotli output buffer is not large enough')

    this.buffer.set(buf.subarray(0, count), this.pos)
    this.pos += count
    return count
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/gzip.js
// Adapted from https://github.com/101arrowz/fflate Copyright (c) 2023 Arjun Barrett
// https://tools.ietf.org/html/rfc1951



const codeLengthIndexMap = new Uint8Array([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15])

/**
 * read d, starting at bit p and mask with m
 * @param {Uint8Array} input
 * @param {number} pos
 * @param {number} mask
 * @returns {number}
 */
function bits(input, pos, mask) {
  const o = pos / 8 | 0
  return (input[o] | input[o + 1] << 8) >> (pos & 7) & mask
}

/**
 * read d, starting at bit p continuing for at least 16 bits
 * @param {Uint8Array} d
 * @param {number} p
 * @returns {number}
 */
function bits16(d, p) {
  const o = p / 8 | 0
  return (d[o] | d[o + 1] << 8 | d[o + 2] << 16) >> (p & 7)
}

/**
 * get end of byte
 * @param {number} p
 * @returns {number}
 */
function shft(p) {
  return (p + 7) / 8 | 0
}

/**
 * return start of gzip payload index
 * @param {Uint8Array} input
 * @param {number} i inputIndex
 * @returns {number}
 */
function gzipStart(input, i) {
  // if missing gzip header, assume raw deflate stream
  if (input[i++] !== 31 || input[i++] !== 139 || input[i++] !== 8) return 0
  const flag = input[i++]
  i += 6 // skip header
  if (flag & 4) i += (input[i + 10] | input[i + 11] << 8) + 2 // skip extra
  // skip name and comment
  for (let zs = (flag >> 3 & 1) + (flag >> 4 & 1); zs > 0; zs -= Number(!input[i++]));
  return i + (flag & 2)
}

/**
 * GZip decompression
 * @param {Uint8Array} input
 * @param {Uint8Array} [output]
 * @param {number} [inputIndex]
 * @param {number} [outputIndex]
 * @returns {Uint8Array}
 */
function gzip_gunzip(input, output, inputIndex = 0, outputIndex = 0) {
  let out = output ?? new Uint8Array(1024) // initial size
  if (!(input.length - inputIndex)) return out
  const payloadStart = gzipStart(input, inputIndex)
  if (payloadStart === input.length - 8) return out
  if (payloadStart > input.length - 8) throw new Error('unexpected EOF')
  let pos = payloadStart * 8 // position in bits
  let final = 0 // last chunk?
  let lengthBits = 0
  let distBits = 0
  let lengthMap
  let distMap
  const totalBits = input.length * 8

  /** @param {number} length */
  function ensureSize(length) {
    if (!output && length > out.length) {
      const old = out
      out = new Uint8Array(Math.max(old.length * 2, length))
      out.set(old)
    }
  }

  do {
    if (!lengthMap) {
      // final chunk is next?
      final = bits(input, pos, 1)
      const type = bits(input, pos + 1, 3)
      pos += 3
      if (!type) {
        // no compression
        // go to end of byte boundary
        const s = shft(pos) + 4
        const l = input[s - 4] | input[s - 3] << 8
        const t = s + l
        if (t > input.length) throw new Error('unexpected EOF')
        // copy uncompressed data
        ensureSize(outputIndex + l)
        out.set(input.subarray(s, t), outputIndex)
        outputIndex += l
        pos = t * 8
        continue
      } else if (type === 1) {
        // fixed huffman
        lengthMap = fixedLengthMap
        distMap = fixedDistanceMap
        lengthBits = 9
        distBits = 5
      } else if (type === 2) {
        // dynamic huffman
        const hLiteral = bits(input, pos, 31) + 257
        const hcLengths = bits(input, pos + 10, 15) + 4
        const tl = hLiteral + bits(input, pos + 5, 31) + 1
        pos += 14
        // length+distance tree
        const lengthDistanceTree = new Uint8Array(tl)
        const codeLengthTree = new Uint8Array(19)
        for (let i = 0; i < hcLengths; ++i) {
          // use index map to get real code
          codeLengthTree[codeLengthIndexMap[i]] = bits(input, pos + i * 3, 7)
        }
        pos += hcLengths * 3
        const codeLengthBits = Math.max(...codeLengthTree)
        const clbMask = (1 << codeLengthBits) - 1
        const codeLengthMap = huffMap(codeLengthTree, codeLengthBits, 1)
        for (let i = 0; i < tl;) {
          const r = codeLengthMap[bits(input, pos, clbMask)]
          // bits read
          pos += r & 15
          const symbol = r >> 4
          // code length to copy
          if (symbol < 16) {
            lengthDistanceTree[i++] = symbol
          } else {
            let copy = 0
            let n = 0 // count
            if (symbol === 16) {
              n = 3 + bits(input, pos, 3)
              pos += 2
              copy = lengthDistanceTree[i - 1]
            } else if (symbol === 17) {
              n = 3 + bits(input, pos, 7)
              pos += 3
            } else if (symbol === 18) {
              n = 11 + bits(input, pos, 127)
              pos += 7
            }
            while (n--) lengthDistanceTree[i++] = copy
          }
        }
        const lengthTree = lengthDistanceTree.subarray(0, hLiteral)
        const distanceTree = lengthDistanceTree.subarray(hLiteral)
        // max length/dist bits
        lengthBits = Math.max(...lengthTree)
        distBits = Math.max(...distanceTree)
        lengthMap = huffMap(lengthTree, lengthBits, 1)
        distMap = huffMap(distanceTree, distBits, 1)
      } else throw new Error('invalid block type')
      if (pos > totalBits) throw new Error('unexpected EOF')
    }

    ensureSize(outputIndex + 131072) // max chunk size?
    const lms = (1 << lengthBits) - 1
    const dms = (1 << distBits) - 1
    for (;;) {
      // bits read, code
      const code = lengthMap[bits16(input, pos) & lms]
      const sym = code >> 4
      pos += code & 15
      if (pos > totalBits) throw new Error('unexpected EOF')
      if (!code) throw new Error('invalid length/literal')
      if (sym < 256) out[outputIndex++] = sym
      else if (sym === 256) {
        lengthMap = undefined
        break
      } else {
        let add = sym - 254
        // no extra bits needed if less
        if (sym > 264) {
          const index = sym - 257
          const b = fixedLengthExtraBits[index]
          add = bits(input, pos, (1 << b) - 1) + fixedLength[index]
          pos += b
        }
        // dist
        if (!distMap) throw new Error('invalid distance map')
        const d = distMap[bits16(input, pos) & dms]
        const dsym = d >> 4
        if (!d) throw new Error('invalid distance')
        pos += d & 15
        let dt = fixedDistance[dsym]
        if (dsym > 3) {
          const b = fixedDistanceExtraBits[dsym]
          dt += bits16(input, pos) & (1 << b) - 1
          pos += b
        }
        if (pos > totalBits) throw new Error('unexpected EOF')
        const end = outputIndex + add
        if (outputIndex < dt) throw new Error('unexpected dictionary case')
        ensureSize(end)
        for (; outputIndex < end; outputIndex++) out[outputIndex] = out[outputIndex - dt]
      }
    }
    if (lengthMap) final = 1
  } while (!final)

  if (outputIndex < out.length) {
    // multiple gzip blocks
    const nextBlock = Math.ceil(pos / 8) + 8 // 8 byte gzip footer
    gzip_gunzip(input, out, nextBlock, outputIndex)
  }

  if (!output) return out.subarray(0, outputIndex)
  return out
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.dictionary.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Collection of static dictionary words.
*/



const dictionaryGz64 = `
H4sIAAAAAAAAAzy96XIcx7Uu+tuI4DuU2meLxDbRAElNJgYHR0neGrgFyr7bPg5FdlV2dwHVVa3KKoBN
SRHggIHgAFKcBc4zJQIgOGIggYjDF6D+kf8U56K6GxH3Ie73rYRsGRLQnZWVwxq+tXKtlYlf0V40GAZ+
UQe6mBSU2+9GnvZUokw5GozCoGb8RLt+UouqOuxLTRL4/boYaz0Yxf2J3pfUtIqjAR0XIq8W4JdiFFcK
UdRfDVQt8Ad04Ie6rINqOapo43u6EsV81guisJSUdWXA14NFP/SqqoT31kwxDYKyVl6i44pWblnFWhXj
qJLEqa6ouF8VAp1Wo7Dsl8oYpw5U6IV60OgBHYYYj6uMLkRJuRqZJDXaqyhPl9GmrPHeskpCVdGf+WF/
IYhKxt+vC2iP8aFdP/r3QzwTr291/lSOAk+Hnhn0k/IX6B/D8AbRh/FLYYK2ZTWgS+jLaB26KgiqKikP
avw3SE1Fh2nRDypVFSd9kR8mZd8EvklKUYSxam8Q8xzUBt8VTAVzV4GJMJwo9t0y3m8CZZJEK0y3Uivi
mX4/LA36QaDx+aCKvQKeLfqx3oM16w+jQYUO89WwVMH6J5hsECmvhLU3OiiGUaIrqVsuaq5FWIsjt993
ozAKXR1gn8rYE8/X3ifYnzgNdBnrpvrUPj8sRm6QFgI1aAJtTFkFRcM9RF/7o1Bv6uj4D/zHuNigvaCj
WLm6EKTY/zQe1Lq/iL/LIJoS1gmbiP3G2Ms6xJr09+tqUlUGnfrVOIoqn+z9/DPQS7i3VgU9olM80691
tRioEuinH6vjFTGfBOONsecJaLYvrVQTrJaH/jAGfA8KBi1i9LV+rBXWISliX1SaRKCNOO+ChlTQD7qu
DmBNPPRfAa1jR5MkjcNChB/QCTghiCOj0zjYYLDwcRRoPApSTAyWG3ursY+Bl++rlsAalQEV1/BMAloO
DQjGi6Pq30DTblStbcp35LraVY9JsBABdsPHy7A+VfBZvuQXsQaJa8xfSrGq4Q3hu6WkM8Z+YIxJgHka
5aM75eEdDvYv6IvKIWikvxrFmJtJ1n+9rc0DXXa1F3qqURQXOG+s4df53vwg6KYCft1c3df5KfYyVmH/
IPoeVCFoKCAxef/s+FdnVaXBINbbpLH+XxvW/3FQ+UkFewPaM6VImxJ4AltTqmIs77S1OQHoJw39BPvG
fvpBh5VByI99lSBnyNOY4uaO6j4sHcY+iPlGQTEK0acfGFXEt+hZVY0LORCj72IQDRZUoWaqKjTgi/cw
3g/wA9YxoP0EfBcM+v0+ZEJiEhBO7GP6pfYAPDioVX+CvdgNmQO+x5qEBnvYj+2uxWlo+tKgBknWvwn9
lSIVlCACDN6nvZL2ve6c0Yl5H9/l+8xf3sOY/aKzwUQR9hFyAnSYpAW9X5MaQoxDe6DpBNwcYetAXnFl
00fVfS5kQBnrXsA49oOWByIssjK1GDwLmgyqGKOP9XJB/1vwrj7sfaJKpuAnBrQVgPmSfgiwELTbhQUu
YdH+2vvlF16a1L6gfFGBrkUp1j3BEvlhn9q/36VsqmlT9E15cHAwH/sGfRZMNdYDmzAP/K03Y2LbwY8e
xrGlo2NjAXsOKsDY4hCyxCtE+/JF5ccBxoP1Yt9xX4o5a7fsFze8UwWd6QE/+F8bcqCJuBLgWQ/0UIV8
3tjR0cFZerEaLKdgimqUFNPQK4CPyrEuQrIE/bpmEvRRBr2D9yHXdbAJxGhSP8GjwVe9vTmKfOxJ7eNd
e3NYM6180ByH5HsGS9sZqoFaCQyR+FXzxz//+c8YB2SjVwO/m9ZO54dqufoXyO4AfB0MQsHsL2/N/rN9
XYsD4QR5FeRbWrZ9iH6qqSlDkyRYmk4XNPCf7V3tZWi4D7FGkDFJDBnmvPuuA20SYD+hXUBVGETFh4zq
96sJ9h86Cvoh0CXQTBWb8R7WdF3LuhaX9A2ZkMdgugpxjwaDVrDXpdSHnA6wUQavBpMoSqSo0u5XSu/+
8aPNQQpdi36xlJ0gqloJ9FZOKpQSgRenpd1f7doVQj6FWMO/gFgDUiHWfoA6ALyF9XNA/3Gsg1oBOsiA
Vry0X4fKKFdV9SBoo5QGxb2bt2wtg9ZA90kJMgXCH7ovjSGvapsw//XrWztbO3M9FQOh5YN//NgzkC8F
Dc6BHN+76aOt2HpDBsD8gw+wiEXQw/8dumgKUc1AhuTRRW7Pl717CxhPP/autfOHH6C8alg3b8PX/9X6
bao87E29DQq3Df+D0K/imXXAHcneTX/eOuC7kH5ezdOFpAcTgywLQs1xRoN7N32w1YNs0wMq2Lvpw60B
1h90C3JUQRX8E0YDCvxgSjrUzv8dOmOiImRTRSe+yHHTVd4C2ZjGReCAKnRJVxL3QOf6rd+/swH/1RhX
swB6gnyJOzpaOyt+0O+0tfX4cRQC53geeGsQ+2QiP6imiWnvM+3ABrW9mzdv/bR3+xd7N3dsVZ6qYK3w
rs09fRCC6zc666Fik72bN211MB/oWYh6X1UgW7raqz0mSoPPPv1iF/gReCXGGry3tau8qecjrC1EQNef
Qad7O97bWgHW2vreB/8ADWg/dMv/A8wF8uKYV9a3toKuY+xJSUOngrRC4J7Q27rlw398ExW/Wf+v1k7Q
1ka0bSSQiTXihmgwKIAXtr7/wT/+qgbUFryv5fsfWv5jx5b/2LrlvX/06WJx1/+z51PI0vKAD3UH0jbA
F+hj9duUOhT8APqBrkqwdvkC6NADvZaBRSAvgJHCZOuWD/7xyd69e9o2d2wqRtDU6GPXFzudfRA4W99/
7x/bv9z5Px766Gz5oUXv89H+/X9AvxnQTrL+h9ZOYJEErN6pgOZ++KGr/Z/+v/KfQf/0V/7Po0G8JwHN
Kc8zkBYB2HFfZ8sffoDIikLsZR6KoaPj/VasRa0Pot6AqMCxkLNREWvR6mzu6ACNg4exGIB/wKngibjm
Yl+TGihLA1P4UZiHMnOh50p4L3Ri/n2s055yfifkAaCe4KsQfN0PWoGmUSH04T7QiQu6b/Ggc93Ar7ZC
+HyI57AOHTv/ttN8+K+ergR8SQTs/+lPrYPYN4CMqArlEVUTqPxA79723wZ0ErZt/mBvQHkOWv/6q8+c
QhoAl0f9nT+sa/lk17ad4LlWVShAXqtww6Y/fwR8VqZQ6Gr3QVuQJSlxNHCCX9Xft7W809GxuTUE0P/n
pn91/vNfnS2fRSUHeiVZ1/KHP0BflqBTKwXIp9bv1rV0kCawD/3R1v8Pcg1r3bPObG1vd/AgpCLxbWlD
63ctaOpAb67H9KpeqqD/VJL/656PW7Gx36ZRgv+2gMchIX9YB1J4Dz/v4+cD/HyIn4/w8+fNHfLPJvxs
xs8W/KDdZrTbjHab0W4z2m1Guy1otwXttqDdFrTbgnZb0G4L2m1hf/hsE77bhDab0LYDz3Tg2Q5814E2
HWjbgWfQARYDP2iHf4HQ8PMRfj7Ezwf4eR8/7+FnC34242cTftDuI7T7CO0+QruP0O4jtPsI7T5Cu4/Q
7iO0+wjtPkS7D9HuQ7T7EO0+RLsP0e5DtPsQ7T5Euw/R7gO0+wDtPkC7D9DuA7T7AO0+QLsP0O4DtPsA
7d5Hu/fR7n20ex/t3ke799HufbR7H+3eR7v3MeMOzvq9TVv+DLWEyeN/wKxR5dV1WBOJJuiqAsckkReV
gctdCCz1ajYq+BDQr6aUMq+mBnwPesMQcUWQSxEtEvyuXOyt5/dFsN0i4NQQupgWBaQpODYoRd+mr+4T
1YboEzoCUACcAx1UUH18H8k5UqVUVVNAzDACSwJ7Q4YFqU9VByOnFsGeUBCOcdXH+wt4Z8AGQeT5Efgi
5rj8189fP3z9Ej9Lr1/8OvT64a9Dvx769aB89vT1Mj5dwl9zaPUSvz+Rv5ZeP8N3S/hk7tfh15fR9in+
mf31KHo4+vrHX4/+egDfPsLvj/Dfy+zj9ezrq/j3InrCU6+vvb6Fz5++voS2B9Huinz6Av0/fH0eP2fw
c/nXQ/h8Fu97+voC3v/09fzrl/jsBf65gecOvX729sDb8Tc33468HX5zFz/zbw+9PYy/x97MvpnBN3fx
/ZG3o2/H3h5+O4yfQ/iEv4++uffmMX4//OY2nh2VPsbfHsQzo/jsF/R0j79J23H8fhht+d9Db55Ir8No
P/x25M3P+GwcbUbeTMkTw/jmCd7+BNjdJNh4HQWwphOY5bCDsTtAdbT6CTkKxIcxvzXU/rTsAX9AQ7At
fLfow3ImqIyrNHOhooHyYG0BkcFMh0iIPeA/owFq0yo9BobuAgNypBEHc38Qv9Bki60ABjCk5Q47uwqJ
DuyD9+o4hmEcQveqQpQm9AsAWCYBrcFAzP4ENgmkGYxQoMO4JO4FI7Y5qYew2YVZ6qbGhdET0+gLCjRj
CNFggwiVKXolYLcr2jsVvLvmU7PSW2AAv0PaoewerwfagJ4BHAI+gJJ/F4CxE/OAiR3Frq5SQdOQhkYr
+aEq4gnoUj8Blkw1vRn4ArgGqlPvSyJAVyJk9IxP8WyYAMQbU0j9IBHTF0pAA32lXg3M6NG8Dj1DUxP/
xdKVYQrT5WLAmlBrUMdoDOhDV4BHP0WIVRvQQLmmXPT3wbzGgMII6C+m5wXYFDgLOlIFMQzsmBat+TaF
fsaSVHU5ragQWpquC1/8C9DO0PZeARzpwrRxKVqw4sDo5QB2USjGzyBEjaZDx9CbYjx2DRER6wKmD2s+
Tcowk/AsXmew2El5kO4ZTtoD6bnEYgmXM60ksCcoVOKEzpTaDkiGflpwMX1L2FBYqoGqaSKPuMZ31FIx
07lMLhY2webFDkAt6aqaVmkeG1WtBrVPub8F4KpSWoVwpJ+E1IResKaG5rjBBsUQUNhaCsJ+ulpophFw
AxqYFI9VlTyL7klbIb0uIYmGviPt7SWxcuDmY3IARFsIfEBvToSFLSrQL/1KNZWCCLlbBtMPNH0V7Zyg
R2+W8QB3a7DKAhpLKulLYb4mZfooYFeakIMu0E3gRvQn0BnHCWp6RIxbc/lvgGM6WAwla/8gtxl4TodV
X7uE9X5QxEQ1zUpyHvS8X4HJqkgdPoxAwh40BynTZadJPWC/1C0XuM5xVAMqMv0amwcUg/mRLMBgDlcC
YD0py44SXdWiYhEk4UZVzcWEiQUWB3rgTluvHMRCTH8I9EecxERTCrY4phqF2FARMjAxCHd7KTI+I9WB
Vqu1yHVhaupishW43ZRBxQnXACYlGYd+N5PGgDtFvpIEjI3mWqVJ1IndSXSe9leFTAJjTwX/Q8oxeBmm
CnSLJR7Ep3gvzd4QUtCnc8Itf8X+6IqEhIzdMsGPpqfP0M1ovCgtwJKqhW4CbqIVHg1iL3WxRjaA9QKz
mHYpKGEAGwrepbfS7CBf9lJyEXjX+sTTCDsqAM5zdQct8F6KzSr4M6DfBSCXEkEkNQx4CnPrBDX09Bi6
5IyicwKbZzSRK+V4KIPGBlSxhPgzoYvV0MfGb2tkMNjk2HxDXy8Fd0zuDkswoLf0cMtKBN3tlRTyl5vs
7SFzol3oJRGkD2CE722gA7RAjwg9fuylCCPNJ3kHgXh8a8U1/xqMJrR12tthgimPBlqpVk12UcrTWu3c
RWKlLzjn0rqDdAwTceXCvMj1kImB+NUAnRiwhP392pQAPBIM972eOKJjGN/W2MFG0R2ENJ4bU3f4JRjR
g5DQngIBY0GM7qFHRofffN377h+3/LmTWHffNyRqKAIMLewD5fepfXlFq8GAZcp0vTn0HRO8Q56G0Kah
Gsj10AkQiteL3kSQBVYD8j6Ke6l7iDKxgxAK9BObPlUV8RDA7PZBc+CUWFHlYB6bexRsOGAvMCO4KFa5
tvb2v9MFauiHMnQcmz1kYswyKVPnhXRO/MVgAAmYlyQI8EUJl9D9WsTOaKiywVwP1h+MHaeUsVD0f6M+
303JkA91wi1pgflcc75roUeSHnNDtxZJBavtgQa+5WInsfgMC1FMxz9kB4YLYUu/SEKq1H68mSaV+LPp
0zM7yNjgbkg4SnSeExg6lOgIxVrT510hu1CrUZ76RtzbXkrRrPcpU4zB7XSPbPz+ezFUqjmMFZtHt0Qu
onuhqxC39xQxr9jQJ+fpalJ27AkA2NSllOdpgzgvOyFjSiHdVGaQo+JoOyFcunN0X0NlYUafY+ZOPp/v
agd0DUsFTpqHIA49h508VgB5x3EN0gLErovUFSX9Dc9B8hXSBmCIwrfYripPUOSgoKs9iXvo/jEcvKNA
IRRANHUDiLB94BI6Dco8pTFUuC59zY6BEDeAaqG4ho2zAZRKJ7r3DTEEXZ9GsDtJqF9OYoQZyecenQCd
g1QnmJvRG1o7c852wiM8mu7rozu+CpkY0MnT09rpFze0Uch6CsAR8Mro3YRWmD3PXfZps5eqEkqCk9GV
noKKcz15E7vdCSUDBFh3ziU6LIPWapvfE9GXpFUfdFkjDquC6TEJkIb4qg1lRx4CXfP4QAf0D5p215h2
nkB08ogCAiUtFgs+OqVn39D919EPTlOwY9e10KsPTKNT3e1890PnR+IF5JHKd7R/FQ+bXM7XB1mVebzl
xORnglRDz3KupspR1Epn+TYiUJ5WGTDiph7YQGmJDmax0rtps5gfWrGCdHR2VilV6FI0PF8wHfs+6Ojg
qUFO/LgFqo5EYcEqPkQZ0VsAButqp3MZM4JwauPmkaTymEfLHypkEgf2/p93b/vvrvY4Kum4SLf+DvLM
ZjpMechj6EnqAmMmCX3xZjPHAggW9rc633/vBPQM8jQn+GMHRJoDcnJ4bucNcsUp4Dr71Nb/96DxQdVd
9NzHgA41HnvAfiP8xYJVE+qZ7ZSdrc473Y5HzEqvB10tFaijfl2rwLwMeKKWpxvbqRI7g6fDGj2Jhggn
t4nLMUhATg9WpXfvtq/2krYcHzg23OjAlqc7oYUANz/gAwyIKxXyJQRfQsvwAIzQOgqr5F/yTEvUBtzC
Uwk5ajHUlA6dbyG9Lt8pLyro9dxM3+ve1EGF0MnjOie/OV/xeYiWo9sbUAPbs4OYqwBxqDdzpNjk1j/x
l+/pxAb/QROXyeKbNnfkHKpYiL6edS1UEN2eDxBAjscXWHDKzpY/FotFMBEgCxFejvAByhqPtdL7vEl4
ATirGlqHM+whbsUhHlW4XMQcJy2nQ6YNvNbm0dBqeTdIOul5NVvf++gfXTy7bYtTMBpPnhwqSKD1fjEV
qqbbyeU6oQygj7hqm3giAfGvQrrRI0rD7qj7PzbvdiiNYJoXdJdfKTn4yfVsdIp9hr85Oa7f53uj6nae
2OVCPRjUdmJP+t39WrCyHxArk0ne7ymqb3M9+8ttbripA7vZtinX2kkU3s3TQui3NKhRlhg6kzqxel3v
0GMRODz0gLJbJ7vv9NGWIMc73K08OHddyyBxCc8+TEpx4/GoowCm6U/IW+CjnMMzWuBnDI1OEPD3t6DR
NKr4JoItAhnqaTnboWfEVFMaoK9mIzpNXl1PfEhcoIBE0SciMJ6nk6DMFHKGfpSYQ1PorAKRCrhagcqK
1Lfpqyl6VYx59TiIVC31VFHz+IHeEACjhHZmhFElkaGHxQgF84w2UvR2BGmJR2S1iEeT1gGCFSECAF0Y
+lQ5PoUBvZoyHIsCQEs9cdrQeo+AfHVIvAi7ySPDEuzp+NV1wCLO2PXjvsiI20bFRFaAFmk1KtONKmSA
t0FnAJpHUO/KhDzGJzTTnKoCB2oerfniB4IocX1VBLTk8ZEPuIeFrUJSRIUU0yS6jhVILOCfiigSKCfe
j34LNOIwBJABXvTqcSXiJKM+/glc82qhzCZcgxrgv6sqaR8wMtBQXEypSPCiqAT7QPkl4OIBrgsdWAB8
WHzuJZa3gveAtqCvsXd0WYVhBAEGAOVizOAeumANFsenU6oMTRabCKAXK4VVBTO+ehxCcu2P6FgQ35QZ
4JhVNaphpCFBFhiOn0Uu2DmW4yPYSBgLhYjLx+jWMvSShCSa8NV12ny+2ECwnUBGrgxX0ZYMSBuYO+wA
DAOrAXStCZN1FZoYapHd4GnGQtAtBnRLLxpoqBTQ88ZXYyEqCiKZ1rFdwNAHVX9r32EUjSA3KtOpN+Cr
PghfIOhX96lzSPIxbGLQTZ8CeYOeYX6pgBpZB5pmMNCckj0EWI1MkPK4HpuMrgKuG56ghR3TTyiExDAG
lwedA3g5RgUi8aIBYCZDt59RlULEQ1uP7XxFbCu8oEwKqx0AuQ+rC9lPIw7T812FxXg11RfxVdgypYWn
KArABn5sUh1wBJEpiseGHkZut0yQ6wjLnf4o7qqCRRYRlinSbkLdEGif4ReFKKALE6sGIgT44oBeHZB9
cxkHgydga4AY2CMHdJ07jQ54LkXXJyXIfVInmZ18gplQKSkCZvzmir2VgOHRFSULaK2GdcMmBRWgy4gA
UpypNCuAUHxMi9OH7AJlYxIQ+JQlwPNVccaKwaZEqBmfx7jcMtobAOYQPPhY033TR+SoFV2y5l3aqp1e
RC2NjqHwCXpS61QDDRk652qGwxd1UeChTBxrgeEuT6/TKg1fkB4MW8qetAK1hadCmLqUPIQ1oEBYBtW0
AH2JpxgvAzxlSOcVsGCsGCRE55gBn8YuJhTLIWssHidYFVqghGYojlsW9wT2h07HWJcwKj9hnAvYFpYS
xwnejYK0EtLSiiEWaXGLw7BH+/RcAEiXknIR8g1mZ0wXOBYOuA5UDFlLLsYEtHjH0koFK0DLPObqaq9q
nU37YJ55Vcg6tyYqIKGVTxYFhLfSBHoXkgTWHLBEyRPjUhxdRpyEQFI+dnpQzPWqBjFqMl6pBgmZEuvS
kVAEc8eMM0IPrlBSVCwCBoMNMUA6EKFi00KFbgj6AsXJatIqo3+A0QKYS3QTeeLgBTwr86Q6lf7LoNRB
EA1mKj5b82WhT7uJuAWN9faCrCFb3HIscVsVjBAET59dWWgspLLFODFHiHuQGucKfvs2VXTkJZQ5dLAZ
OiC5g5yFxLTwoArjh1lJKxtrFfFwGRYU+sHSf0aZg+kkdEphbSm2K0TwGrJZM2pIe0lUKgVa3NCga54e
k25914UiBRURV1Vq1GSDKklgjcjhdVIUJ3dZsCWjm3I9jGnTHui9mAbCyTWxVcVjwn0HLYC2XAyH0qlk
/ZBG73MZhkIPQIn7ivGUZTGKUPOJuMSth9tgvzA2KAfoJ8Z5RPEAKVN/JStGNgeBkSkJLqiHXczEMHoA
gFs2I+cQ/NEpo5OSeHjIUyQg0CTQWZEgoQYRGlRE0NBb7MJMJrf6ocTbKVLLDnHeRbLL4s+FVPG8QO/i
CSTF4SAdmCXl1irC49jstFRmbJcWsK3pgy/5IcetoJl8vgsKwSUWhwCRswJP/GSE9ox9URx/JOepQj81
MREZDgE159LehBwAv5c9TUkdCy2BY4kBUoiLpMJYwZovnknhNS2ue/OFyBYvpXyw3kQ5OzCM+tIeIYV1
LMEU8gNwLlavRG87z3cLwjt05TEaC6xjPhbZRZ8sLSN6Vl1Zq4J4WYFiY1UFHWD3rC8MwoN0DkiX1DAL
0l4VlmPSZgdRpbytMOSnRI8jFHwKcQxZz/gWgB/03evGfjXBGOicJ5HSqoHI83xyKh1hJHvOsU28CFhH
rAOoEAJBCQ3wJEV7dK5ob4esIRaYDrQynRUqYHwh4wlzDuwbyA2uCWz37+i1wQCL/r5Ijgs+ETrPMzxm
gwvhQQogvgBcw+QDBdRV/kokYSIz4jkG+TyBDPKE/rcLp8P6SJOauIYp30pR0isSTFHSA6kJRUMqcbRW
I4hFnHAHY81vPhcJL1oItE33fK/oAhHzhiPQ3rthwVQ76dQ3Wgxxh6o69LrotnV4Pu7LeU13DswKbCHR
fcBKAxI9QWtoq7O3rB2PHrWSnEuZ7bs+/vQL53OwBPUyHfWu2ANlkcxKTIpP5S0UPInZVcFm616RpeB3
cIOHv93EHguAd8DpvcIX+ZaWL0Nx6miPJkuuZw9wuF8VZ5YpS2QCdg09fClSIpa1FyI2ofgTe0XaeJpO
G7pvg5qzQedL+YIuM+4iIp1gIiAcngNoiQLED0+dxLWbGMJCmZVv7PGTt4UG/veEdJ6it9Wt8QQISk5i
X2HQ72eUHqW90E9PQdcg/drE/0/pVE1EG3rEM6HeHUV0CChGf4pDpOUbiuyceGBFDhuTc9phw+XFGosk
MlUoIf5yH6PROD5sMKSZPyCcGxYlymqndcfSHs2papXaDMyT65HDRcMY137DCGAxwVx6bKFtMGeMVm+D
UgdK5LIRBGM/94iG7SrEGMsglUssp3Til9He99/TLcT553p8q8XAY6pGzs/1MNYI8kSHsD8h11LKEIC4
UNz8ZhM9g9+L+uEa4iM5TcnRc4O3k4g6ORMlukwFm+SMgZ+AyGMelBSxHMlWcTw4cuKV3yZaQA6WjLHH
fZQb3ifWuU9/YPz13t1tH+Xk6NHZLlog7/wd6IYHhX4k/mLgt5CxQTHQZtL336lEqpA+xdcCBAUBnwAF
gQ9g2ZS442RNekmc73wTKyy0qgl6cfFKeg1zPWWRGFwMHuaRv+UIych5aqcsgyfO1y5YCsLd3MO2Nka2
QkL5SQ2TYbQInlepeMOcTXKaERUS+qeJ04wSV9dG59PQpaNEezXhIAc6BPpFDo7zlOjakxOh2jck1vxu
QXR0XGvvc9GYgdGOX9wjmA173a9rrZ0SSyumdUmwmRwvm52CgX9gkO53YB80344+u9qLQuFyspkvCh6W
MwrTJZ5eHtw4HVV8VlEgOgxLTOAYZgBsN8EnnpzHGUbN+OH74oyiUwicRTsgzBMQbVADKhEbAKv3jUxJ
KMEIbyo5Kd5YFO0m6Eti0WkBY5gbhDviXsGBpF327NVyPS3/SWG3t8xthubBTPsIaWqMZe9q51FvsQYc
iy582DNxTY5wu3eIFBVHnKPkhOUbgXE8hlUe5dIAdLGLtZXzlpZesQ6cnXQGuwQmsZz8G/Foe9vovnYY
wRvUvH+fL+d6mAPAcVLgyWm6odmcGolHoJPyn//qlDiEfCmF8RMDHzDSlSPcytNZ7X1JcOHwWCPnQMql
PJHBJsNE4GGYnDVjlQBTisAu0Gg7rCUGgxlSVI6Ee0X7tLT8HVI5USCbWKIDtuJBRlfHRCeJrF6u1fmT
k5Md7ymk5Ag5xzWfi46mxiGSrAoEpEzmMVWuZ0DCDsQGjuUsExoKYIWWYELXWiLYHpsHzRSqgZ5+hj8b
yo1cjxxNm245H5YDYacsvXVYhm9p+TR0HAmT2AM7td9vk0XEOyAHt4vGl7NBp01oabPIHOZI5Ho6xOX6
pUi5NhFPFdIVCIN0y3hGp0PY0ZHgCCPWQasW64/o248ZG5dzHGskSM9twvzQX7v2VbfKkSpzJvyQRjsQ
IwM5jJxrrJOjb6flD+TBHgaH/QGfez0t8m1LQZUZNxRzk0qMtAVPlmDRVmWOJq7i3xIxM7YyN1U/N9qY
Hlp5eboxf2D1lzMry9frB2bweTb5sj52amXxwcrc0Mrcz9nwg2xirjF9vXFypDm9kF2ezCZmVhZv1y8d
z8av188/Wz3/BM1WFhZWFu5mpw80R3/Ons+uvDiwMvdT/ertxqWj2fPbKy8vNQ+caTxerD+6Xr90pPHy
VOOXi/UjQ/i9OXMY3fK9y4c4pF+uNc7cq489X71zbvX6Uz44NFwfR8uZ1fPTqzcuNCbnsuHHK3NHmy9f
1k9eajy5sfJyGY80X2JUz7JL9xoLyytzi2jZfHq4fu5i8+7I6o1T2eSV7Nbx+uN72cgxvn3xUv3Ms+b5
iWxkOJuer5+41zx+Mps7mF1aqD8bwzo07i9gXtnEqWzu0Mri0Mr8WHb7ZTZxtHHmav3JYja51Dgyym9n
z2Z3DtavXKofOVrHs+cerp5frF8awi/1c/PZi4ns2PmVhQf1iZMrS5Mc9sKJ+uST7NZPzeWLWDQsSGPx
auPq7dUDp+tzc/WxiWx+OTs1ng0/W1k8h/6b1+9l00ey4XuNB7IdL37KTl1oLk82rx9rHJzPRhcbR8bq
lw81zjzNpk6uzJ1rnD3WnF5qTl/Pho83n8zXz15sHnyUjV/Lhm9z2OP30C12Njs7gp3Kjv+UTd9onHiI
RVuZG68/fY65rLw8mz1/1FicaODZe0PNmTuNxZHGraXs2ELj4mL28mz90gPs3eqloeadAyuLz+vXXtTP
zNSPHQDZrF4cXj29VD9xG79n08+yxQUMpg4CmDi6emG4ObNYf3w2Wzq68vJ44+U0XlF/emJ16Ej96H2s
Rv3a8+zl6ezI8WxspDG7WD/xI+aYTV5bmQNd3apfOI1VzU6eWL36eGUeMz3ePPRydQjLOIpmoLTG3VMg
ElAmPsdLs1uj2ckxEE926y5GgvFj6RrXzjTuP1uZO432WNLVQ/dWr883Jqfx9tXRY83lC/ULM9mLoezu
0fqh4WzkKVa1efgUaJJ0dfpA48ixbG46G7+PT7Jj50hdCyfZ/9Qd/H9l/lp26WF2eaj+dKJ5d6w+fhYN
QPmNe0exUPXZg/WhE6Ai8Es2dDEbv4pxgkrxFQaAWaNxc3omu3oCRAjKwUJxT1/O1o9ONg9cyG4+rF84
sbK4yN05cDtbeF4/+7B+fLqxdILcOvuy+fLOyuLRxuLxlZcjmAVX7OkB0CpYElwGbuVcZi7XLyw1bi2Q
kBYms+NnsRFgW1AU1rx+5STHP7lUPz8MUsTIs+HnmBc6AZVmY+fBNdjHbO4cKC2bGWlcOwC2It2euJuN
PeOzxxayqwsgD6wtRoX2IKrV0eOcI6h34Vh27lL9wQ1QL6gRXWGRyQULk82hQ82Zs6B2kuLV+eb0FAZM
gjyznC1cqo9huxcaJ2ayG4dW71ysz81kJ49xGe/NghLw1OoQRM1QNv0T927iFDf99IH6tdFsdERed6J5
92Y28hgjxMKKTDuK/rOJ8eaTm1jS+tg5SBgwAmTOyuJNcFzj7gwWJLsNbl3AOnOmZ4ayM9PZKIbxsHFn
ERImWzgDmYNlQXtQI4bUeHGuuQTBchXcB7nXnLlBKsXWXwL/PqZwuHI4WxoD79d/nKqfWWosHm4sjmKO
jalzjckn4BqQRDY+Wb98G3RVv3hw9dxpCs+xh41DU6vn76GT1TPToF6s8+rlK9ncXPPobHNmqnFxKVu4
k80dq1+aJD3cflyfOdNcOtTgGEaadw9zZciJ0yT48/fqh0GfBxqPlrKX9+vnIcYpnVZ/uUBpcw+Ca371
8g3s4+roqezWYch8iJfViydBipB4q6efgd3IKZjU2MjKwi+NI/fJGosTzZO3688hYa5xhNPPsLONu8dB
ciKHn2NSZLrx69Qmp8ab0w8hSah9Fo82n9xbHZ1onHlOUnw5m50+nr04SxUwfhstMWbuxfIvq0NXsx/v
YVW59Q9/giTHRBpnHjdnSKX1a9exI82Z29mJkWziUTbxM7iguXwGYr/5ZGpl/mF28njj7kMRJiOgKDLg
zBPyFMTywpls6r7Iz9PUL/eOZgsToJPm2IP6pUPZ6evsjZv4LJs+tLJ8uT5+qzkEmXNmZXE8u3W/8fP5
bOImRGt96EBj/Bn/fWQ+G/ulOX0Lr8uWh1evL0LmQyNkDyf40rFT2RCplN/+/CP0b3ZsuH70werBm5AP
eC8lIeTnyDDF0UlMbZ6cDv69O4KZrl68Acak3lwexVAbZ2ahU0iokJyjC7LOx/FVfeompDomWL9wtX52
eGXhKOiH+vfaKOZI+T9+vbl0GpyIN4L8sOON60PQFxRlCyNkmcWFxhTo+TS0GxXQyUOQtyQqKJexH7OZ
eby3eQT8PkONPHKM/AtZcelq46fDfPaXo42pI42FuxDm2RWIponVn49l01fI42PPMH0MFVAB42lMLQm/
H81OXM3GJuvnr1FNQAMCEgwdJa4Ad4+N1o+NZsfPkwvOT61OjmSTN0QnCnNBrU9eq0/dagzfBZXWn89m
lx5jjiQ56NPnV4TOr4LIMR7okeYy5vUCCoLMTnl4GpwreoS6hmpl5jBUW/PukWzpPDnl+Amqs4WpbPoY
iKd++Cq/mj7SvDmMBuDQ1YPT1BEQgwt3Vm9eJQq6+LJx+Fnz5QOilPHb7G36IZEMZPt1vPcYGJ+79vAU
xchpSLBLzdvL4ERs4urwj9nCeTwOfbeyeKH+YAkSAOqeUgu7PH2MApbI5Bw0HTTp6o2RbOYFURbme2wR
FAK5wf8vTmTDc1zVyWvZ/ONsAlxwGFyZ3bgCPq1fPgl0RLK8cWVl/ije1TxATVo/O4YdJ23PPwEwg7Ij
xYIgwbYzR4A3oLZWlqfrZ+aziYMrcyfqR05nxx+CQyGNKeVuPGzePUhwMnWBYOzRUuP2leaJ57JQ9zHZ
xuLdxuLUystrwCGU/9CJ964DKUGUEW9ABt66ujo53Lx4on4a6uzS6s0TwBjkx6fPoeVJny9PA9U0rk4R
sl6+jpWvP1psnDvfXD5JhLNwF7OAuofEw7I0x4Bgx0CZxJ+TV4EQyFZnJ1aBoEjbh/EKoseHhyi0H48S
MQLBjt9rPrkKBZGNgE/R1TLAJ6i3fu4l4c3E+eb0PSwOeRYIeeL46p0xoqwXCxS/Q3ebxw5lYHkg5KMX
V16cWj3/COsJIqSWuXS8eXeIgn3iIB4Bs0BIkgexv8uXmzPAUUsr83fA4NyIp0ehGRt3idzA4FwcKLLp
n5oHrzduU+/Uz00BiQFdUAdhhcevgHewm8Cuq6OjnNfJ21BeRCPYu8lpstvYLDRv/dRhootLR6h/b402
b74kqoEgvbSApYPWy6bOg7yx0ZCfFPIjYNhTRE2Xb5AjgB4pD69AsLC3h09AYKBe4aZxYJjmwxv4f/3i
NLiJUmUOZDO+8uIapcHYL/WpY/XJR/Wjt0WPTBI2Dx8nB038TI15/hkV8ePR5r3x5tIS+Aucwh2cvkEY
OXQAvQF4410wGWiVPHkC6d149gi4lMgfGmr0Z7APmB3vgpYB1AG5rl6+z/1aoIalHAbdvoACugn9no1d
W714i4s/NtccP4iFAm7BjtQfXK+fnYPKzh6eoiYd+xE4DZqxfkRGBX48eYIIcPievPcpZMvKy8dQOo2p
M1ANRBrLl1d/ugShhxfVbw6BxrAX2DvoAkyz/uhHbjRk9dxc48xPzdHHHM/JEWJCID3oSkCaW4DEz/DS
5pXj2fxc484EMT9Q1ssbVGSjI8C6lCeArLBxxh7Why7XD4EIT1CPHJ8AF0ATYWrEz7dfgjtowhw7AlFJ
UoQEm4e5dIkE9uIX0Ay2m8bLEUiPwyBFbHf98jJoFSANIguMRnPpwmnMjpBvHJwySRENm+L4KBacanrh
DvfryH3y1NknAKIY3urQNUpO0tj51av3IU+aT+bYDyaIrZycWz1/idIY2uHlLDUdrCrIc+CZ6XmuMJZr
XKyky9chD2kqAj1Oc2tA8AJynmWzw2AcSM7m8hUwKRRQdhx24hIepGnw/G52+zZEBK0YaD0YsJdvW5MW
NAzaI81AmULpQNqPX+Hig6nvjEGjYYPAX6tnLmKjOYWTY8B7EOnZ0AsQGCc7eapx+Sb0MkQTrbCFn6Ge
Vi9QnVGiHlmuHx2GmF09uywct0AUAYsJWhi2yeITcBmEc31+KXt+J5t4DO5eWXwJEoKmAIvBqoL2h6yj
UQbaOHM1OwXz6ia4CfCVNjjo5wWoYr555BFIDvPCvtNUBDdBYsDAPwz6OU5RP3yX2wdNCsG4fJJkA6G0
fL75+CYx2zMA8tHs0lVC5acX67NXYdlRAZ24R+gLow/jvzxFfXrkLq0zkOXQNUgbgha0mV8WW3KhPjHR
XH6YTVyAlUSWX7xKfj8ivHDxfnNmiRDrGCU2cSMsOLz0xCJ10JHjsMppHcw/ARXVLx/E2EADK3MvQb1U
3xeh3Ubql37mHCFvaaTAzr0JCUMsdGQsu3y+ufALdgHzzRZGMGzgdhKe8Avt8UtXm7Py+SHYApcIdw9O
N6ZnAS1op88ehBLMJs5BllIbwlCdnMPKg7WJisdGVn+8CrsGfzauTxNXQ1YvHaVldHkIVkP9CiyFi80Z
IKJpoqDpy80nlyFRCVpunsDc6yfEWoeFNfNjNn0NPAKxQ7h1/2zzl3ONc0v4CoYJJQNGAsH7y0Vq0sPL
jV9u12cmRKRMZbcsR4/gE2qfW/frT26DrYgkJx42DtwERQGjYsr0n8z9DH2UTV+gOwImA5D/5BzV9NiF
xtnbhL54aglm3RiNo6VlAunJKVAg7dCx5Wz2aP3aBMURjESsNshm9Enj5wOkqAOnBYg+EHfKaTBF/fpN
Uuz4YwiTbOJOdusc+Xf4EPA8TQAChgvAbNnkpGjn682fgdJPrP50snH3ANaKy3X3MFRn/dlY88l8NjwL
LsuWLwA40UkFI3TuDvf95HFMtnHxBX0jL4ZgSVGNUrOfF01BSoPEgE1By1EsOPyO3mCtiIl6FTqagJ9o
kz4oohQggctXoaqw1+ACyrFh+iiwOFRGLy407g5hGQH8sCYQoasHxutjj0hFEzfp21m4lT2cJepYvgzz
XCwIMPJBvJqyhZiKLrJsdpYkB3V5+Cq4tT49Toq6fqV+8lL28Gg2C2V6ggba2PPmkxu0lW4+XL0K2EZ3
ED4hnLv8E+XG/COYRZgdRRww1eQ4LeiLp/DJKvj92DCkuvjQntESfDpJCAdD4OikCJxjGAxl2oWZxqUX
jcvYC0CUJ9k9KIhJIkmsz/Ff6Dp4caF+6BrIMrs5SmE4PNs8MkMn2PAwXTQP7mDHVy8CJz/DXIhegEAm
ZmCT4nXQkvQ8wHKBdUkbZIkegxsv0M/Ki/MAvfXzE/SDwVrEpmDjsNFT6HAGlLM6dJAC9sRV7DVAF8Ug
Ojk3CloCtG4sLkPKNe4RBTUWx7BiNDqO3IcdRx/LyUuNowCBk9jxlbnbFHoP55rLl7KRi5zypSOwZBu/
YJ2PwH5pzl4HmWGhOPLbLxuLl/FhdvwADdvlQ83lSUwKhgD0EZ1OLy5k48tsicE/uNl8OpHNw0I5Q2cm
cAKY6+Qp0Q4PKaiBu6aXgBUhc/iWp4eBYMk1156s/jTRuDxE6XTrLp2BF2bqM2dJIRcXKKuPnSOXTR8j
42Czrp6A8KT5A/ELpX/kNORt48wN+jfuHBQP1T1af8uXG4BYk9caT65RPgBbAnsfvEdcNLlEb+ThSVE9
4JGbUFsCmWjjU4NPH6mf+LEO4Dd7ZHX0mEi5SZhvNGzvL6zeOQfwTIvj3OHV+7NE13NH0YbrMALrnvwC
M3xl/sjqhcfZ8BHsPv1RLw6uLExnIwAGRxsn7lPHLd3CvhNDPjwFpQw6oT1+b5Zae/g5um2cWQRoIXp5
TKMV6p5YFED60EvQNh131x9QR8OyuHS0Pjdcv/1T/eSVxoNT9BJfO7C6SFQGyiHZz15tHp3AdhOdzi02
pq+vXnhWn37avLeYjYw3lhebM6cghME42YGfiIhevFiZP0Gjb3qGW/b8duPoUH346Mo8AOdc48QMmfoq
xNEi13z5KdHIFTp7geK4krCUjy1jOm7KMA4dDviM6/Ni35MQydgPfdePEl9XqlE1ir9NtZsyUIUnnl4k
AbOhBGwa1juIlQTOhmFUKcRa4mfDqo6ZhKUYvyohpcb1U095cs4eqTREn9KP8eQTiZqPq7HGe40uvVoI
JY7UDESM5ZDAUsN0klCVVYG5yyU5SGNIrpHQQg6b0Sjfpn7VBj4aia01KiiloXKjONaRTe5kSK8fqzj2
C4w+RG9lGbnmATgPMjhOVSn4axGJjDtlqLlhoN+rqVArxu242gbhSuyohOYWFENwY4mFxXhSxulJbE9U
YcBmMMBoQH6O+coqGQnANRKkG0pVACWRvIbnUIxm5im7p5nPHRV5xiaRnkbiYSJmTvhKgjM5R6yYG1Wq
NnNbG4n24a7FeIEv4Zk8v7WRkLHEfxqP8TeYY+z6qhp5GASztZPI8zlQ/F4IJKiYUQKYa8D6HX7kxr7x
sZvMQ8JOpewBv+siKQSrEmNlJb1KawZGRRJALRHKnpIeVFTk6mEF0FS38eCcK6OMnJUbiVWLGLNk+2c0
KFYqkrhBI1HXBpP1GWXLnBEJozax2v/qMd5Z8DnTlDFuUaC9KNEh9heTfbVgJDqP0bJ+qBjXhPFyZZTL
sKbIfXXd8/dL3Cdj//CUZHsp7v5+UrgfRNhFjpkkH7+6v8/HO149rur9pCpPDbya8nSkB3h2WVXMAq5o
hpAzlJVpQEyXKL667vqBqwp4SCKCJXzVQ594OupTVcxCgmFNQShEIqeNhNHGEi0cFmW1sdfccYb6GknX
5Uwx94IfFFREjgDhkCsNY5iUxDd60esnrxd/nfh1VLLkF14/xM8cs95/PS6fPPr1gOTKP8bvy78O4fOD
0ubpr0fwc0jy6n+ST2bx23PJqV+0mfavf5RnlyULf4q9SY8vfh3Fpy+YrY+/F/lvZvHj2SXJ6n+M1mvf
vz7Dsb2+yvfyO/QnGfySYf/i9YL091j6f8TeZWwvXl9/fe/1Sfz3IZ69a2chzz6Sb/Ekxn1DxvxEPuNb
X8h8Zdb49kf5BG/5dVhmzb5ZY4Atn+Cfl+j5R/vGtbEx1//H30eIZw+s9cA2Q+hx9t8VA+bwxEtZ0yvy
D9d6RN7+UNrYOgasLLAklQOW0DPHaesXLP16AL09+e3W2d9uj/52a/6322Py+9Bvt+bkk7O/3VqST47+
duvMb7ce/nbrZ/n3Pfl2Qhrg/8u/3ZqSp0b5ID9Bm1vy1Lz8e0QenJc2M/yF/15iGza+jd/7FHlaWl7i
//nU8G+3Hvx26478fv63W2Py1ZL8PiGdTMsb7/126+lanxzV7d//jXddkJFc+r2fIXmd9MPfn0rLe/LJ
vd/7RPsjMovp31dgWlpiDI/kkznpbVqeuiOfnJanRuTDB9JgSj55IN3+xAf51T1pc17Wdkh6G3oz//bw
2yNvbvPfb0ffPHxz982NN9NvZt/Mv5nBP3d//xw/T6Wuw8Lb8TezUslhhPUZ0J41GEbQfvbNM7Q7/PbQ
21H8fRefjr0dfntQ6jzMSyWHu/I5W7Biw8/o+SCrO6DfqTf30RPe+/YAPnuO3u7h7bPS8jZHhd+G0eIu
Ws5wtFJbYlwqScy/eYZvx98ewO9Tb36Rt3Jso+j3Jt/45sHaTEbx+2PWosB4Rt7MyJgey7tmMTvOlFUl
HrKWBFrelNoUw+jRjvhnmQlGgKdYo+IpnnqCnyl8MibVKlgN466Mlk/wPbOc1+/PYoQ30fcY5nkXT99c
+3yEb5OxcCZj+Ocgx4uWI2+mudry28/S5zDeePfNdZnduLRh66fcG1mf2bcHWR2Dq8Q1ln2ZkXHclPZY
Z+zdz1xdPDGCzx6gj2EZw8/ckzcP8Nt9rNIIWo7jrcNoz1ksvHmET0Ywh8fccRnPYanSwRW2ozuI9bkn
877LFUZPN4VGWLXjOvdExjG8tneHWNED35LmfsY3HNW9f6/6Y1mZQ/KueaGKGYwP45K3ch3mpbdR6X+U
MwfdzL55zjFIbJjkBjFGkrGnaZCUGeQaFG0EtsA6BjylVYlGlDAlj5U1pLqDRKoVlSn7UdhlY+wl5CSu
Ae5ITq9E0zNdn7rbZgKYOA1DyX6O+DirETCSV2KTmV3DPM5BHUjRReAzN9BpKKUXQs2s9n6iGxXWvBrU
qk3LNxLQN6DcGvpktHmvnRHL0aBTz5fciFhLdnIs88UbCiw/UfalaITNAzBr4cp8C8Nddcx4V0bIsPhA
mZHRgY27zytPch6lsof2BrVEOwu2dJlU7aUuy9zwL4AZhnwync1VoU2e8Ewq0xXQzNwit8y0hTSWOhbM
MmHBkQLARU2ilKV0p2K+pxRui5mYgO8qimnu2oYlGlkCAoKQWAGDKDHODyBHJzWbjyFrzVQyicn3EkCf
EtMUGGlrGJbJeLhAcncJ1kJCd4Yo1wjiMVymjDPMSYK+mFJXldSEgLFMNpdkYx86wyN4u2wn666hb/ul
3sfgWbOWW1FgvKard3GmprzD0llSjhlytUfCpR1gRFv2gaHxiRqQ6DsaCJi7pBuVdC9IgZXuiGfjmqdd
RjYxWZXJI77h/rHuB5aYxRP8hHU2GbxYkoS6gPTBlAEtLY0NdJL6GKxRIfmuLN4IeG2zHIxNyjA2PptF
u7hmJDDsAGOAfckOIWl4fonIvOq7XJ5ttuZKhcYGV14x6DewO23TZKxFpAIQLinSZk+027B4I3GdAI1a
4sYYKcv5pSZxCtpmdpi/WWpNmWwQ1DSTzjzmSDBgjQH+wmMDfgRIiYXE5xylJB0IzXe1p0HPuhYGvbKo
QCB1SSSezw8ZwcfQTabylbSyU2EBNIB6icDXXlXSDMLUvn+nnburJK3775bVGEmbMikHbOSCysEj2tvG
8iFMyaB9A9IocascG+dmg3oZx0dq2JYy6ywp6UTmLqkthkPBX3vsFrtK+NcmyDDPQJJdiOpdzfwBbrCs
tSHVwTLp3iRv+sQKAafbCfWgs8Pug01t8npJISr4wsoeyhBfSjiQScDX5IcdzG4rST2iAgsyMmTTFLTk
kkgsuPZ26jQxTOkJSfMSvx/bOjssJpMM6rXk/qBm7PxAUpx0r2VfyJcqyXNf2S/4CRN+32lr22GFh9TA
YUL1APchSiUKdC3vZS05ZoMVWtWUNqAWOd2dsyH3DgPOpTCHUMinYktyT0AFzCICm9VsYotp28Sagi2S
iBBXdlhhxeK0oc0KIoFVmVpTYoEUhklawSkx/Nr7mNQfQgozC8hjaG1c6fFhuaSeHixrS1LMBPF67Y65
KmGg/jarA2xOkS3wBG4IfT4v0kbXmOeCld/B7MBSVGbJEVX72HI4M4ZAtButCBKSAilq1qUukRkHSLuG
gYmSewXCpwAKavmWFiYL4LUOiMwD7YADtkMyYHN3UOpCSWKJHZab9NFKfxpLLeqcIxnYNo3D0L71pSgz
sxU+syK9nErCox86bAVJoPzY7MAKMp2ZGYYqKMQ2PNuXPKtAWpe2sg5vd85mTzhrSUqM9MeagZkrfsos
kH7MdluFZUjVLk9y4/9l5/651dpMS3GSSCI7u3NUpoHex6hpUkEimQcFRs4OaKn4peM2m35n0+kMazLg
cZb3xdx3gxmK0T4qNwYmQ1fRaBZhBZW1z6+klbIVcpArvhfUIJ8rUoUUVAIFj3Gy7LfEexupbYWpYATa
5lanrPYaKpPUQJ54q9NrcUjMDMVUU5ZEldpXFlZgzUQ3UiZTwKFnvE8JeeftEmyzqGSXR43sGF0iF38V
QZQnjk3nMHuU61vRzNyAtOoMSvkihrtuHdQOy35vEy25lqVhvrHZeiy5hEkrVwQEKyhj36Xohva2OhLK
m1gwVKDWNUkBO1H0E8ZFY4C9VsCzMinWDBIYHZpKJPKFdfLwH984LGjOucdGi6cEW8H61N05UXUgaFYW
GmDMP1MRuA9SubSiuaL78P6KzQeOtU0M2qrFreZhkRzWBWJ4tgIPi0oeVDUuubMtZR6rzTIzOyz4slll
RorAQY+zaJqR1BAMQipgrGupsqY1NHosqZEu641XE8FuDCSOJVnNBm3bNE4WAmOKnLN+PRkPAoRzhzIN
JIcVwhwyxKp5C7C0AlmCKZlWLeKCyWqmNS9JPpJx7K7lIUGTiGvH+sI8G9Tv2BycWIquMU6ftYr0Lgny
hzAWbb+WZLnDQj9ffGZBCFlO6JDKNn5jUyKY0kE6Y0B0rodCPCAslM6oCPBdGyBn/1oamfb+mrI8MvVR
VSrEQQtXzN4yVJxxKtF+ohtuoy9lWZjWqC0zQ8BT3G0VitpYZvkt7X0Z1CoAGt9YIWkTWY0Up8LEAKlC
313LorTpjIzPB1IUH24iwkN2xObHSpGxoFayibBSIgv0Z4vUUPGxG6sULeXnWZWi7FdZsMdnaq2ILsnO
IUxhQSIvTWSrmB3KbEQLGRP5viS8FjAZgTmE2y2eB/rle39wpDDPHgsnoSIprViyHiS2G4QBQW/TE41k
0mlvF3mHGqdIbc9UXAAe3lcAadOrZS5tdpV2WyjNPLKoyCImLB8kpYuorkPmXLJc1oaO1naWku6T6toU
F9aM6E10taxDJhDo0IkKYlRIeaZ1LZ9L5pnDFcNQc44UvbEpywZ6ZTeIvKXlc7CRY3OzjMTyYx+s1Cv6
AslYJANDo8NUyhsy6wIWiqwSCya5PowRgHRj+iwtfaxZLMDZziI5acWWJupJBn1BZhETM2qs7s7ycwq4
PNaOTaNgDRnaY+WYTkQyLdlRcrIEXEKUsmrxuhZnhzXuQOvgSZb0Nxgg3+4oI2/3wT6SWthFtujpYuV7
AAlBDutabL6esWPRdkG2EsyiF9ci4002/UDKi7U4xu5YwdbMsgmnzqCWtLyODluvDfQOIgQMpQSTyh8Q
nj5VuFPwea1CjddbOCxq6nADWRwdf70bK6iETl7XwMrbrLwWljZY4t2JfwFVMXmP9OkzNYSlgPiGbVaU
/A2wDPbnAIiRX6YUMsZlCUIViGp1uv9uhYdUCYOIdUSd2mQVr0tJYi8TkbCYzjbI39gXHVfWO383VxMo
Eo/pLgOcEdOWOwuKgsWwMDdHBglIoxgiA2tKHe4o2pS0PoFH2dlfmZIIyCGZJpLwRjVh0zRsGoizW3Jd
HKIZsm+tSnKT0ocubcWKL3URQ8cvWqMpsQlhHgkIr223UqBgs23axG7ZyoqcYvczLTsv+VO5HowMb01g
gwRarD3SvOT84Dsscuonu+WyAY95T+QL6gFlpD5ergez5DrbNFkASN4Y0MNrMZyC3DKCTVWOSK0KDdS4
1i6ZU/mihQAe9gTqjMVpoNlci9ml5IHYMrS+/ES0fZiKSPqr1FB3RFSahNAPfxal+CRlAbiSZb1Ye9MK
FGewHHG4JNKURTSkMIUByMd4ZelYMlPy3W1Ct+mVmgUOy/hzN6MKt5NICURF/YcX2aTFrkKNm+l8YSHq
HuvssCmvLKdJ9mDiEnR5L9gD/UlNt6C2h5oJEjJyeIJFyyallUyj1NgqCcwZpnYykpVseIUKlon1hGhl
KclrosUOoWOTCDe02UQsMSNyPbR6Er/aa01nW+nA7E3jfgxCCqfqOC8lNDcILmhpKVgalNJ1vIaDeZpr
lR+6v2JdjNiTbPKgVuU9KL6Yxf7vKUQtkuq09Y9pIAwkh2ZGLlIQCQZTwJXy8AIdtJuu+UOMFFPFxHZa
J5dd1patjlQClLpvPMZKIRwqYlBhq+iewvj2SXU7SW9d12KrHOT/sq8SOANyr43YaqwAxzoC3CTeqYA2
Gvi4ra2nNQ+OjTfYjD3Dy1XwAOtA4X9iVu/Xf2MaKAhF0kRB47HbnWvfY31IHrPL6UkSzJdYILhHSmk4
vLXG8cO/snJbWd5MgGlttS7JRu9RjsBg3tsQrpcrReKNzi7r4SnCtiMqI8NE8ScpzaHaNj+2NQ5kKiAb
Wi6fS5mVwOb6mT1rjqWNQFWe49i8wTX3D0vUSiZ9ESzdYktgmI/lJh1nm7Vz+GxFiZ6zlTEAEGsscSc6
QEQz2xtKLyBe37B2HCxz1smPmIQGHJzEO2y1ks9TA2Ri/m7NKxhUFcGm4r2jtsZ6fip5ohuldmZQa6ed
+40Cy8idAlKLYMO2VMoskkVBbta7tfHTUDgOkJg79ol2eEmPTQU32+Qwttbyhz+w4thOGJUaQsjaapIM
l+thajdYRnDPfr0Ndl9ZVTbY0hHfWQaqptJ1q6ixDTbrsWXntr3b/un8J3EicIXYRTQqEoxeEtfphWN1
xZrzjdT7Wy9iBrJMUjmNX9xA2PBpIsN9l5fQdDq5HqlDyxtuQC9fWh+ntkCXV+KI7GHuZlgS9ONEoZT7
FVhRrLmUfOQq65dKoPMHQ1rVrPkZDpA8hVHDEjcM3/EKEJBwzoFF3J3zmLIdVe0bEsyBFGAzZA2Mf46C
1SnBzSpwaby3doqksMmCChiCcn5A1L/4DqFet1nvK2vz6jRW1ockR9pglSAgJhpcm5ioGSPOv2JNBJFU
Xyn6ZG0M2k12WqxIkxXL0yJ76tiCK5KPiV4+k5IHznZq2KhIbSjuxZAXx1ANglL66aTsTyQ5eb1NjMw5
tpRN96CVptTyX/mlzhaZH8thcIbbsFEbHTdOpX4N6xrkeujHRL9ScNOwmB2NbBoG6e+GprFZwQ7YkC4K
wYrdTss6KXqZRFJk4Ctrse+xfuHdFmvsoaOApXmkdMXf/JiktVaQYYd1a+2xaNTmwndWCRVY60LR5fmZ
WKuOrWNitoUATGHN6nfnK+va2WWtcmt+GNdSOTYdlGKhGB0oYvW02UI0X1g8KLmgAJm/V4dQLCdkS3IY
3rJEcCLFgoxIvkKN+lbqdsf96BP0CYKsAXzSFcjv0Lmy8owXRmHjWlp6oSid9VIFeb2tumH6dY0Fw0X3
BwFT1NFSKta2dtI7qQcdW63HkVrZEKaxwwRmKaXQuTbaTvG9Qh9JnrexCbAOvRE6KPZar8puLUnbA6KE
tdRDMmV6YKGWEvqXgGRdqZlAde6wShS1p9mZ9lMq2jJBG8Ug9pNBK/J4CxE2QDmSYpzbmisnSZVvBifa
qhMtUnYoqNlaNLFrDQcyOnsXXBf22uME+jvxooDlnJNa0doWFPIANdraVSalo0n3ihXplC1dfyUlTkKp
H2CSbQHdKUqUjXg9aF4J9s315AWGel4kOKtoF4T1V9GG/hCVlHdajbfDuo5tzRvTapUNhrAG03gjHFGC
FV30yX1qDc2iX0w0L8FxeBlbXkp35uVagtAr2nLysNVYSgg8FUi+dgny2+12PsfL82JkQ/pZZFy1BUCU
I3WtWX8NS8AK9hQC4v9yCmK2xLzZzKH1TDXvsFaCw+AWwfqxVCVZK3LECgqJaKdE6gEHUeoVY7pa0Nnn
4qzYxMMu+ntgQULpbbfuYaL+SB5giNGA5VupEA/wLDXsPF6zApFhazo4UmhEe59Zv/cnUhDKkRufarw4
CH/VxNsEaSoFMyRqiBCDlehzPUZGUOJVP6DB7ZKV3cqqddjs2NZe+hjKmGdn2AAHmiZl7TXP1iMwLA7s
gFisS49lNrnF1I1YCSV2jqVIKQCAR6G5vMhNZSHLrK0vxfRZmaaYWg+UY4te9OxmuTdTo7YXONWHzfS+
tsceHK64FCIe8tgzRUecAa5OBVw4n1t72ubzt2gaE2FS0OJbgyzYwfpo/j4SEbV9xXf/2CH/I+HF9Et5
gKaOLTTmiLYFYgGxyAoCmzrdUl+Y50Cs2mH2WFDKewyIIxN5bzEV5/SA3LlUsrWYoAPExmdsFCxZqeKt
1+q8GPKYppdONIq40VzyB6tw2NJnbbwlhv4CFZJZbGY9ltIhGmvNQ2tuaBWnUWunFA62jEetbaUNT1Op
jmKfdflsySPD8qv4sZ5Z8LpDYbdD0Lax1aec7akYmms1jPZaqwDsK/Rd1axaUYo8VqXbq0qkz23CVFup
tiBYvpIKLaB0hmDJDZQQSLb0wbufsSBQEA5qhyyxw57H/TWFVDcVa6/QtUJdJScTDiS+4Vgg4mjASdXw
9RuF+GBNRWwdtIiGZDla1iehtUGrcA0mQFUQhtryVrZqmNnOGg+x1P/hATj5HqLZ0iAvz3RYfj6G3o53
WzdTH0+vYX2KLs/nrXlMaBKy3I3Dq1NsaSLWwwHfh/KfxMYk5hw5vokd1gimBMXrwkhuKBOqgwypVUCB
YhDwdgsdd9iyEIQHQL8Wj+fa/9PpeuefO8RIc7ojcY44tF3BR3K1m+dY9EuzxfxbvRjHGhcQhnhgUA4H
XWOrn/HaSpZO4Y2QFICYP5duzUcq0s1xbKm4H8Rrt8EWEiyz2Foh2jdoVZ2dmMdabfvBY44XwTSJrXM8
74iCHhzM57CfBTGIS1LxPdrKdcNa5x1xnFl3kfn+++9+6Bz0BQJERVML7fLwnNRITVJNDyeJnVVX9sYq
FUHqGFvAzhoqXWCnXkClbdYLbs3cvLUGkx3WGhSCzDl/9wOAj4pJYcUWeOdYit0q+FJbNy9XAmywxRAd
W3fQSJ2YqBiyJpoKdtiTbNayC5TcVYAFkdsAglqbdfG02SKLXe2B39PSknfEvQjGIxVD/NLRv2vNJy51
vpwBX4mtVmW1ygCkR89enAaCnmNxxrmWGwkKWK8vDSgIy2T6qN9WT9zYbYlow1rhNPGzAgFLkXfWasby
fS6VS5z/4j2rXm2tGhSL97Mz8aV72+WKVyPV+7vaCeqIbWw9RwJ4SOGyXyHV0IwoYBvFjsuzzj9Lg8Pe
5LWOnFYSmby959ET50OVxdKSmqWvrb4QdO0ze9KrHGGFT3RcEB6N/X5Qsq2HmF8r9yjF/9aOvqu8BBLs
JJ602LHy06GPEyYd0AXveKRTFEwSW0wkZ+OOw1OPCu8u9WORtNBxfvJfFvkDC0ehH9l6jc5aecA1PWFL
EtI1Sm9orpUXqW0QZ0DAw21KFFtVbW3QG/fYqAEsI+8YdOgT7845Vp/5oTgDuuwxhq1s87eerv/dDpFI
FxBPpC1YNyzIGgPeihKWO1aUeafbWY+/6Q6Va2vjBCtha8Fs3RarApAcpTDm7lp3EauLcbZyCthmKwZu
BClRb7D6Mr6jygSr7Qi4ciFLqdEZVxJ9a523UhWfYmbtLNJqPEydtbh3WAvTFq8yPdZslZWg1w/YsxDY
knqORFZgKmIV5Ktma875i2NvjklATjzqYsl2bKqtt2ikyD5GxjtE6MbwSDeEFYIS0Hl3jorInkkxzmO7
KsCeCe352JqYEXcDz2ATOYLbZgS+2kp0htznx2Rd+glpdoN+PmHF4SjcvOa5dF2iC1sk1GE5fh6dWpjW
KrfobahSmqF765MFm/01DWpYxj85OSJcHnDS7Qq0RqcT6FEsYbr6HLntdP2f1kMdWkTs2BpqVDYcjq2z
Z3i5MneFZ95qrRCo02VJimBLDiHZcgNLtoERSC4wMcC0vBI678i5mlxgIiU68Xut3fJvoSTIB4qBG/6p
vfNCLhsB9LPwYHN1n7Oluq9PbjPJy61IjrIVVPMwVIhYLD23dYtPrpP0SdUkBWPztk9HVKTTbWu3bqSt
w5vpbGFAW2CKTjIGIPE6TEcZW7PUkwKCsa3N3+JQCUdSZZWIumjphfoxpMfXoduDS051Zc8PBy2sGCyL
F5ZnXeDiQtzD+z6tL8exJ8TdoqSAIFLa9to34j9TskXONq/ix+Lu3ae9Tlv91vncxijtIV1vdChJYj8i
luIRYiwKFvzO0ondObn2hIWg7GEw0a+SmYiQFfQrwlhuPXCwWBUif96L5bCmGXgyTQzkkinW0G1RiggC
v0D2RGKk2UJpRogvpMMM7F8hbOLBii8g0fPFqb2bh7MwXsUzt8EWz6Q/sopubJyHQ2KgUqA1wSNXnjsb
dy3MgMWsfi8m10ZDDVsFKxm6uWZrT5p2q0Z3xBEGrBxb75FXMHBiiZiDIiCwD1o0Xet3jB2DjBOAFVhT
j5dVQaPtlv/lLE/n5IoH5TDJI6oZIimHd8XwEo3QHgbHFSvB0oJcwRBriWUjFANFWpjWI8GPmJiWG3a/
sEcGfmjLAUeyGH9nSdb15gt7rCpFJlUoxwm0A0Q7QmYRtNlyvTUiK7keVzSercv5HWE/KwFKDVXwoESG
5K3v35FKYRvk3qZcT8oa+rkep5cOZTotBkQFQPtCW0F/Yv8IfVnwGMIGk7anco5jjyPoMgFZbcjt/PLz
HZENOBQ+Z1yEmDnOf9mwDVtTkIfIEk8UUf0OWgjdaWFa4q0JapEhYQUGFX0ezOohHhbPl6We9aJFocGl
vq+3nSFcsG+jxJYKk1ph1i7eXBJfTHWHDSHJr9WhtmVfJVihzANYnjsy6JCyzpVeRLfxpMKxIVyMHTA0
FcpSzJDxWZwAZIONhesuWD8fDSlozO5uh26VLkuuLVJulGdZclQrzLhWfDQvGD0KqdihPvPWh8gzLFo2
oN9iFNsCsY6tVYhpyz1jkZWRtuhfnnJQSEwitHZYb72xlYA5aMyGRAqOJsrCjlpxz70jCZNOfMzInv9h
YVmUkbQL+CclDBl6IjDNHlt9U7DwADiYVz18asG6LQG+UTlyhsPHsRRfSP0/R24A0TFvfWfZbHatfq+L
OxiJ33yDLWJsUYWIGsy1zTLgHql7KUsrsCLmVlkr6Rtb/3qjxFlI2KkfeRvpc7fnt9avJoGDcri+FuPJ
2pUErrVtNhAlkXPDWr/FGqKC17WQm7AriqFXURimLFoa7LABjuLsZ0KRUGsUC5Cg1waLiuYb8aEby31l
tkRem41rNl+6PCrjZQ000iwHOPR84YGd1uug6dQjYjFlnqvxnraAJ3eBdTPhz24/kZgVBlgNUE7Y0FJR
KGvFDY0luhZrpOV9mo7Qg9b0snrzG+Xw0jGAoX6WvLehUBuJqDGxbyyBymVhvH+EK7DRRttBwcrCFITx
KnKHHNSn1IF37BmfQz4TNWGIjW0NZcfSmRE0EddskXTj2EOiPTZ+CUKGW2djyL2i3HrIg3VyhxzD+yGj
9ABUqKDpMbMucV5nxMViiV9YPvZgWmKCgkBu2HOULd7p2IrfeXZNDfaZElzBI+E0+QQLCCoQ67pQ4/Ga
tXp4Gub5Uji6IGFMNTF9AmX1mJFal4khj5VIHvS+hrEupub3utJO99e9fKbXHpPZsphGzmhBjrICeUoL
vM+etG/kdZA8h02lXqSwUxBY8NRu5co339i6rJ+oGCLPa5c7l6yME0xJ7ypjvRhwwTLzQIf9NWye+poZ
cJ6WA811LdsSVv5VcoSd2nu1aht5T3RAYwt/5XrWqmDKbYuOAlynNxzUw4WVCvbYvLWAbRECDquiOt+1
2Pgj3gfNSW8UZqT2oneUltrfef+05o67SmjiE9ZapiSSoIW1upLfWaJlHB19HkWJTeWC8I5yzA8jq9i3
MyBpkLE4ScwcR16yhZUVXcoBVOi45tpH8deGkS5d1E4E1qxL65s2GyVWtp49lsPEW2h9yh2MmgcIvI6N
/t1EbBlqbdpLcophfBtcVrQqYXtaBLiKbHnOLnG+Q17H3P9ohz0yECvHD20N0LXgcVGfAN6wbgcA9m11
fOcHXqLFEzaHHcmNOirg0VnI8F/KwfYk5bWPLGbLg/BesF5F4n95DNjmdCmnHNvrFqCsnS++3OvYcvob
ZU8UhF/s2Jr5dNMnVsOKKbmuxSr7fNlyh4yQp2A+j2dyZM5cT1QAfmL5Yp5oRzmqh6Ivih1rtIvBWjDE
pJq7H4olT9kM0lcsIp/ov/I2Lx3/D33v7ziEU1hthiBI+C/ltGNslB5GSqDxFxuMavMl1tS1U/Dl7kpR
sN05LIbMKBG7+itJt9hoK0A7toC2Y+NRBuUeWFAn/SbKqVqfVWQFfJvdwE4bemSLqTu2KrKNr9CDVauL
5YImR8qeY9LKkXiKDb4otzXHQqc9+9bh/hqDk8QxQXlF8vnOHgtxlKpawzDIV/TsiFedPvsWuWiNOlB8
6f877ejYskOJz9BREunwhz/YaFXhTEjSrt4dX326Z+9XNoDFVltvl6DzaN/22qfehtw+SQA1GwftMSfG
YoQoiw64zJbldyxANc7XdOjK2WFZSTly7JFscaHG8to8ULMHHdaw9dptIX57PVc4EAXEKHgDT/mUZdiC
Pb7/1B7Di8e4FPHAHgO1bOTYOLIu67NQnSwL3dVuy6Abia9SiUUONgUg1o6tAS783V5WjtjsVRtd+wn1
UTc9ZFxn5kUDCfxNSchf9z//1bmhmNra5Ka9R9zhdL1Bo35q10X4oesdewBkHBsSsl37fRJZBSX46ppn
w/YlI1unEKj9kNElpf0AJgqEI/62jjdFU0v1aWY/4P2JvQSmwtRgN6q+ul6S2yhhcjBIWi5Uidwk5RVU
qYQIswuSvzRQ9i4HJrWbf2fEK559vrrP+AnXV8Z+p2wOVWTT8Vmlnem+Nu5Cha8W8FykmPvtMUuYsboV
DKLASx+p2WxKfGRvkoI93Cc2kWDicrSWby5ZRV7EcuolxojKpRtMJecVfrydkTh/wIarcpzRqwVexRyJ
7oiMTW2KbJKQvcJJsk5iFqDntU5+hAHxlqSK5LhHNmPcaOsMkmu1mPeCpYppfepXs1EiYTq8MsrzS5Fc
SeHJPqAzcQ34SllnHFaC2VOllA782BYAMGu1BfiXr8XM54VETOSC8Hs1laS8SCnkvUzMOucNSBS9fVFR
9IqSbCuet/E7JRFyENKS4W6wYAyGxuj9V49DCZtKJF8WA7RJ+fbKA8Nbf1xWL3BdtoTtg6nHcnGX3J/L
qERe6hO/uk5bJ/bXKhOYytq+M0t/CjgPdBMqu+RSlAFj4e1CPu+2qjBznBLn1UIoV4RFciFYhdeEYVmV
VASQeH/GWsht2RV7bTNtMZ7W8zCdfxPkMy4LPKmAo9bSkHhpppwA8qSLThe5ozjmHaL2loDfb7LR+2za
jXjksR90olJKcqsSOdn3GIJTW0tENGtTDtYS6cz+Nol22LqWdgOcUGTujbbJCwnvx2LaPSuuJyLfbMqI
WcvW8Yhf+aAE7sp8fcnbov+JjkdGkZGemVnFUHQbR6YCGvdEnzboSMdruVxAj0YS6GjLgzoCXt9MrL+W
uyPCjup0LZfOSDIBgUZYk3QlVTASXSk5ejzXHbC3ccOYV/sZOyYRFIwvtMf04vXEiwesbHO61s6SaYAz
NoPHDwxES6KSiMK1pByvILcHsR79oFgaa/smnjY68sxadtJna/tsvTvMm7T5bXLrNd8PecsYiQo4kIEz
vycWWIUd1ORgnRk0crtrTLZQVAZFLvcAs1m0uG8lKlRuppEY+4RpRv8/W2/aJNd5XgnKu1Hd6H1fr1Pt
ZmFcqALk6Qk3qlAOECRFyNxCgKye8fQoblXeqrpEVmZ13kwASUkRAEhwEynKtkjJMm2KIkhCEAGCAAEC
IAl+gP2d/GQw5os7goSoiZnfMPOcc57nvW+yRwuqKpd73/uuz3LOedA2iFUgTqdk7CrKRPK4IFuuZAUp
0p+c3dn0bSuiEr1D0VChzEYsmGJdpVA6y1sojWIvMM5I/ilG1+YpDHz7vm07rBwIfx9mEau0DlnichPj
D6gponOw+jEPiMW3uRnsRgQB7MojZBExH/lc9syen5sQvmVDqNoGVXeveCCIbc4irqEcCrwK1UbAfB5j
6neJcpiU9XAV1WMVquJ8I6oMzBkgI5091TjQvLsxaIiaAGAH7QfIFW5YubWFc2DDSZ2qDbO8ZJvSmGEy
EQY6he/SPW2iZl04CdFj8BPC1NfsQxWJp+vS5QccGzHm1ZGQYnbf9XrnSt1fcMJZrENNN/KLZIx4u229
4LCxCXDM+h4BIuLdUHS0i4fEclCRt9VVds39vk4AGOACY42T/roH+JYdjd/dUwTxdMRy7EDwYwEdjP1D
VQGGiKyT/4lKWuujDXGfbZ4zjEggKvdR8GoRthBRd3XCcvGQt8dCtU+yMOla5fsq5ydjFRsofICeRORY
63/Qw0CLHdbFvLUVO1JAplMIIY2ixRMmbZwq1KgiT1Q16U0AAMF6Va7R9jkg8rbAlTMvdYStg/Ojy8ro
RHRpn/4PgjfNOwppdXnJDM6lETgw3I9E9apQ0JmhNrYWFG9H3bJ4oT37vdZ5sMycS904QbtBMBNRSkEm
MI6bA+znwRtHQMBO0UrJsc4yrDG4QqK+1uXXxZspCqcq3uf7hjSGVkc8rFm1Q/savB7YzR7om3GOb0P7
3CxEcqVQ2q8vupMqE1jXMQbfc3Q8cJY0uBued2IEcr/4auz/4sl0nbbdIK+D/WCltn0P+RVUBavWhbWq
gV4ilBtQBaZ//ZyZMKFj8+4hGWo9AkbsfixtX2p12dzqqj7KwrLzvBvSS2aKwiFrjVevmwTzzRHkXdXq
wvoXChXgUOzztsrMA7X9y+6GZ9S8sflmxoEQeAzXL9MFtpFhyXb+DzumWTwYdOs0R7kt3CfqRqE6Up3l
TqH6S8Ws1h1qNuJ+HpWd4fk9XEW40jqrLnV+YBBq7pOLzrODyY26f7QasK6BCgFKw9w+bOVONlbtkD3F
F0VVaqhSwJiU7b96nnEPmawlZ4445gAgKp7D9JPs51Kv5rwmrcmGjnW7SbxD4Gq1WlJkb1nzD/FFwUKF
cqh2IICLc8+B0sWmSh+OVuFh2r0dR7aH68/OY0cKdHr1I5xhHkYsdrjb6GSrrurmzMxwsdnCYfXjTZRz
73NeuIpA47B5hhOwJ+GcBNvHI4oTnMU47x8ed8l4dAr2PNLQuE7hC1gcd1TcI0i+A7epNDdJhd5Y2m1E
egbPT9RAKnlOzRcKi3ZrglUKUR9Wq50y/3Z2CjFXHRhFEiG2P4fuuZMg9iOBUpXcRe4ztiCdlQzFKRqG
Mn96kz3FHcwB3iEw0B182tqrwmGfJRYNnDJyNwqdq2uTe8yHwZnPILCNULB4HAXdOH22T1QDAf5HOD++
DkJzuRnEruE3XB1D+8DqxPUDEKjgyl7rVcdgV+53O7lXHh1yPqm9y6o7yQpXHO8io8xiPZnTimm87HIW
5qZvAgrTd6GIgnW8cAKIn9gseFBgwQ1gyVlg3xmOxutOTNrb6XAe2h9HsTsTl8GNtsuKYLZ+lPXsFL6P
drG7NqL9cV/8j6gWXW8tgi1/lz1bx710+A6oUy08W6fA3MIMErIFtEizwFX1kfsehguhW9d5aEhFH9SN
wxpntrmmiAtx2OFhq8P2WYSUsL+BrkobmLkHVmxkiFIsFK6DLTh6ezuC79ztIBm3ExtVz+wU1dDZ4V2P
cU42t4D+hmgJonhw2MBP8fNlidX8cMAI2Nu4iMg86p4hxlIovrQ3xFO0fXSW5x2ArH0PKiC1mHDj3jqO
qHlPQ3n7u05hL5w829wt/iOqHGEeNg/6Pt9xkLyWG+taDhEXdcWTpnQ7iBxJa+BdbjfRQbUHmC9Edp8Q
0dBbc5hSYSbZRm1ei2t0FGQMrdTw9OHHTZgtxfoYaj9ENgxBU+1iYCny+QvHHjcOFC6cR1bt/L3f+0//
eefuDpgT8CXdeR8WodXByo17dnkGYQQfCXPZBUGanc5BYgjA+tGxPgXduPa8t2mDoDjYLsy3dHx/m/fz
outU5WYdjEbzR2dm9hGggBpI2McYPFqCCMDqoJvwmp1lRJdwLrnADIDbI2w0D9vkRhCNoGx7Dgexz0Oc
hFxO28exjzpbsRFZcmabyDuYF1Lb8Wj84mggZMbSAnHUy4PDPcQDSie/IR5HVvcup5q6AkLzVZ+3rn3R
LWaP2ka3UcwXej7YIdjHaE/ViWw9dImVwudT4QSLjgtWFK6vgiAN7cNFlyRYdHJWoCG0r5W9OZ9/gaCf
F3WiY94FKTfLHt4DSmDVdneg3qBNMdqw+WgP0qVD01T/Eaa33c58OsLyWLzW7s/VxvZLGMXBpIGmKdis
sjtw6ksHcQyzc3pLng53LuHSkidRvgHJmK3mWy4d0rh4REzLwpmdBctu92HfK8+5tKL4ZM/pUIVvuIWz
5p2/3CwpllqEzoIrsYAWaHu8QFmwq+Tf9yY7XIxiVB4jtQI0ELzv7Z5xzYkGu/z45tlGtZkPDQp3VDW/
ts+Y2YT6qhPbNa0L64ZetdnRazbJJ0BoDoa97h1AN/W6YGr4cO0NeRz3tze3ji0C9L2zcF62i/40/jzd
I6XsdTs3NrdYBVnxAaR5SKoSfTy2yV28D+e30NFLTqjcH/EdBFDW6mMzvlD8eCuWfMN3mYyG+THA5iUH
UxRuWLl5U5Bibvs20z+QNnA1mOAiMhOGeSTdn/VguwvWYd9xGaXCet5sgmXZQcjjqv4eFg3tI5FLFZdA
UzUtG9+35lW18wBrk1r/T+AUxPt2747rJe1glqRuClf1aNhPNk4uPYB5Yz5KH06vbfY2I4UN2oudDjbi
wyUyvsgCQR+lcQ2VzvJ6uakbirZcIFuC9ebzqUBSnehX7EKMK23t2b11rJj3DzhbpXGs8Zd65SMT7Kx9
xNmsg9i/5L9wG+jQ2rHzXECtpQV3N/39PV9a8ECfa4cV7rcWymx3Che88XS07RQOI3MRmZlZlYLbMati
cDs2zLgZNYfr2u3G4WDz5k/6f/Xo6OZ7w8M3X6+gAAdlN4ZIb/60T5SYmZUexPfa3aiZzkh400dkGROc
dlg98HEceLQ/1kW5Plip4SB5GL/xADeq6MGwKrEP4fxEyGZ886d2fdrb+P6ECqnqhsHWzetwy22tNwPo
hsq+wLnLfQJx0x7CDqyR2Ec8CsHoEaLe9C8Q2YAWrcfL0JBRba3zhEJDe+vmJfoZ5pmaMcWIfFNu3vwp
DN8jjJbYxgD1oS7lSrfoqJGwWg6dhDnYAmENzBDc156HSQuEQX2Be7Kh4fegpXvz0rBrrskjyKIMHikj
MSIALquI2sBK4QftK3t24gD8pJSJtmMbJ4/7srImPud/l540aLz/SmrH1kcGJf6wNlLT2J4Lf1AXVXkI
+PHQnIlkhdmFRJ4A1zFAmL1EJ/brEnFJ3M9THLZXr1JRt7RW91gBu+b7a4iy4HVG4GHXhL/BUFEjggHH
HdmbZqVkeKsKRS75YeXQ4zEDRWnwNzxLzT8YeA/fvHQECQPF30aD0c2frsLAsPcfhlAya8pb+5WOKuG6
juE+IQGCBoidCvKC9d7Nc0gSHGH/SMfOv4d5xMwO4q4DzGeKc6A6ckXqKfYE/GLz8+Ylc2AGiPSw30gv
QlF4rDL4V1LntR2J/cTxsH4abKn/mUeocX/auwOQKY/YdVANEtcDWKVeqYceFyxp13BdESBblpqm9qmb
5xCI7N68BBql62Ng3TGjAk3qm+cGSH2vQvPGVi72XbN7YC+bg4D+WUEkBspOgJ2TvG/nYanxh9+FfmQx
8+F6KXr2gMYZZhfjnUAfajw8k3POnIMj1BmmDNgjkJGGZNSI8W6y/5RoAjrl5jmoA1Mpu+LyXR/b54/g
a9YuW6ZQPA5138aeyc6GR5ifuflWifwI4M6egFK8reJJwMqonl9sRJm0dWmLF3BpPQcgR9J/FuW38lyX
zQP1T+nquxc+vPzRCSjZ4udHJz96JukA20/87WrC7334vD6XlHuhxws1XeoMf3TKP3eN14S2sK5zVfeB
8i0/79ez/+v9C1Qafsuug9ZctU/wb3yWir03qMd7zVrymKsQvy9NY6oC37D26Oc13Omj42iz/YX7S//4
Pb3/0XfZ9if9/lehDuyqyW+7BrBUey+4zu8Ftv0t3pO6w/YNKAI/B0Vf/MWnPgnFZbs2Wo7ne5fXwPcv
83v2XN4+a48+Qw1ltJ/tQPvwChWQcZ/vfPQ4++k7GA22AvrBb1u7pZx8mVd7m8+pfrpovz/p/fUex+eq
PdsFV2x+lCrIF+xbVCu2327wiS/4uHznw3eoz/xd6hVfwjhR9fiS9981b/VJqku/b5/R92/4817wn5g9
x9mjV+1anBd87RnMG84jKUVTs9nae5U6sI9JD/bWWaizfnyKurBSjP0pX79ARdTHqH77hp32T0vd9tZP
pK4LCwBarlSLvfzxCdd8bVVo8c2n7d0n7ZW3ocFq70tLV5qzr/PbT0Jn9tYr9u7P7Irnqbir/5+jeiyu
8hg1ep+EVuutK7eu33rH2szrugLwo3wH98dV36QC8GP2qTPe/kdvvU11WWgFn4LGrivRvg5dXbTL3nsN
Gr1oqf18h8qy0Iulmq7aj1Zbi6Xi+5a1/JQ/7wko2H58ktq8p3i9i67K+1Mo5NrPN12x9mn2KNRwpXH8
UyjJ4rtU28U330B/2GdfoUbxU64g/Drvfc566Br74Yr99bbf45J95zH1J3R8+e03qb37unRv7W4/DR1e
qvNekWYyx/SE7u9avWft/RO3rvC66L3z7FuMyxlv3+t6n+rE0DGmTi/1d9Hnp2QV2mi94v37JjWbX/cx
fRzPQ/3msxyZU9QfPo/fNC5f8P/8kv/3l/2/v+r//cIv/fKv/Oqv/fpv/Mav/9qv/sov/9IXfnPbzN/5
u9v/3t//+39v+9/9OzPbfvMf/MN/9I//yT/9Z//8n/+zf/pP/vE/+of/4F/8y3/1r//Nv/13//7f/7t/
+2/+9b/6l//i/7X/xD3w+y/Zz1/2//+S//9X+F786b/9pv/3C2zUr1hTfu0Lv/6F34i4lqKsYKBEhlzl
ExQr3twEA2hih0/dQ5SF4kow3O86dNfCMWowEVJmjgJomuB7otJBNdpo2dnVUDEvCkut8Bg3T87degSv
AZIddsJhNj+DMedlSnPAiO8Uztax83qstAyTloDoDTyspbBF3ZvIn5Nmbw8xocpFKCCbD4YgNME8x1zE
L410haEGOxqOmegH6IUZ/E5korbA1AdNCCByNcNzyK6sZh4g2EuMFCb4RHUMgA4o/CKmzUyaPJftM0Rn
4/tIaVB46856wLzR5NsBvIz0W0NMGxzofe5YNoGkaLpwZBHLbkqqxIza5KgrDZgFQ5yVGRPELQDSb45t
jxFZV8NaWpDWJ6QLFXu02zCpaa21EbNmIP2LV3ApQaceqbpxiy4l6/rgjdmzEFM32jCfuW9T5wFPphXz
a9ayZnbHIux3Ps5mva7xKvswalZDos9cRimmUNS1IZsG0nxwP49UQrLB/UcwBYlHpA6QGJwonlinSDl0
J232IDatHHXdbFKrBp+pWGXdzLV9veoYQ/flliJv3QCiNMRtIzTl6mg2kdbWEKtEckth9mUyWPG+wMX2
y0IEGkHvYfLB0bZ7OysxyszcHYXMH3kz9hlAOW++XtbNvTaxJ0cHA+TvSnncDsRpbIFQ4GeGbAbc/i6z
ZeF7gyJHFEN3v7kfJNNAMw4Xbu50nA8Cf2tjXHB5xkPs4VqG3hFABhVlxQpGhUB7p5u3pqr2jgWuEHPY
Al1VmYqZgDw0ZNlgcD2/UPYkfkvZQMcBON2is+Cg/Kp7dyyrLTCgDvRHsyinwqDyuO98UrsXmzyjNKU1
4wGbLMQOVky8Qr5aSnpVd3R0UECxoREpZiSsIJnrLnXcWSaHvF+ClqM8Z/dOIpbJih4qRT9iQhA0efgM
CBJThxTcwnia5m44Uyt2gyUHSy5Hoty+24yJ0A0+6qII4XadL1c+E+AKMf1rbpJdnHn3TRKvmgBGzdd9
YgkofyYM0P7Ynx28NG4CZUM5F4j/VYF3akiMwHD2BSgHYXZdQpucNZLdJVV+BfBmpmsmLgnXm4DdyTGN
BPGikAIOUVJ6TXLZtm/Yvk7dFHyBs7xmxsquLB1OSDJgtSFES60nPCoAhVsbA0hRVpvWeVtVgIMaopoA
o9gR8WZI8vHKSshRT2pzsIpUHEn/nH7HRtoumrFnBT26jjS+0pBNOgP8XqAP1l3OKGsz2B0roVNuG7dt
cYpiepa6G/CqJvLnM824UcbdMxjFrmarHuLk6kUufGazhmyHeWrKkluPuboG4slgzdoEkoSZNd4DXg9T
ra2C7LjLMGPvFcipi02fO7aLalG9VgNGAAQeUOLUSOlDPSZIK2Mc/V/xYGFBpD0lHTz82i176zhpNzYD
4NQAk0JxZ2HD+xVzI+OhwFpYBpF9URpdeBinpBHYp8zTbEBFBE2TwSDx/B2MSq5uFIEW6e6MvOg91coQ
qoZFJHCLyCTuIeQBm50tQOa6cfiCQQdLpodIxd6OZuYqlFxLHUD7HDBXyB6CusExpxrfi874A/wTWeNA
2RSbBCjYUUL4DsVZ19Y02SIyuc1D7NTx4HE8b3PWxdJIsC1BUhxYtx/dGARO0QNDjXgqNZx0pSqZixQK
EhPgCPa0rtR+a0ACPCA77wItsy5lByQIMhfWQqwzSi4mzBM+wfBTZOG6EAWmwbEztsiqjzECEL7nc8Mh
bsAoLEt0KpLmhWvLVt0HPBxcxGm1tAZwAyyrA44ALIpBf6U3HppdN2Z2mQ9Yb0kLpKEWWXG/9R9ZNOXK
QGaGq/s6vxCw9QpdAPNCktK2a/UhfkCUX/cI1SibrWMO/F/1jbFrRunejtkzHUfYsUSFRG2LAEd6lYvB
MNBijaf7qu5BoPfwhGW3y4TUbMyRwkP0Fakt1EJyoxTa0fYc2N4PxvYO7SLrFhbNGlHdLVTdug7tGjZf
QVgdjwfdAxJVtH1BW8vTqc6Js9YC8IzAkj3KSg3xEEJB1mGrHaUiNXQ4ji26kONGBfF7KDARLjoeRvat
igRf146Jsi/dBt+akLurgQNlFQK0R0xkWxF3Oaxn4nsvCytA8MgMMwlYmolOSBoxT8JmNSJ2gZ3vKN75
2E6X1ojGg1QGVjcEoSA/3lBYigL5NYj34AfZEVQEaoaoHAie8MSCQQ6LrxSwVF1YjPuuAWjr9DCFNjqF
y9dFsquSPAs1pTcrKk8Fbmmygp0TqY6ycO1zjg5mJXaA/mh5aeGBwfCoHbIwmYku4jDZFue4Wngnw9lA
UsCeBzJ74hrAEGcayUomdIvoBj9u5r1aAjZ8eTdDm1hHOHBAUGiUzWUgl1FcSsjVS7ATDOYVwXRKVVaw
xctTyz6zrz0CiBRCeT6HAu6rhzh3bZKR5wZeplQpjlQgnKODKxdrqEfUevHMFk4wicZC9qLHLa6LShzD
wVGqQ3F3By1LEhM23wJ/22wOepBMqRpi8G0Poy1KSxzymmRYEny+YdYy6XLUW6h8Q6M0+hZ2YaqNAo9A
AhFZW4LwikEGBRAm9THK3FtwnX6Yl8Jr2sXujnOZAmqY+Czv12iKbtKJeEjg8rJHkXSMP/bMVVho5qhC
dHgIk0b4CElbAS7zW3+0nxqQnWVHYRx0cFnhKgu2VVY4r+1b88UBaigh16ZOE+FhhBSsoITzwkAJFEVQ
YuOi2L3JznBQZbPR+B+5MI6N/07BbNbcyEauEJ2wXo32k01Krx/jtbSgxOIyKVCbTnauJckpi7qR0gBN
R2CBaapxv++PqHKI9J5gSXV19Ou1G29m/+lJpcdgZwSelmoff2ib3iNj20tnJeDQm9Amgzut9B38OuEx
od5zxLa1Aop6RzRtvl4frrcwW2VdEFwiSbWJrI6jIIpY83HSRx7aAWSwD6XVXI6YQOMpQ3WkISidPcn7
ONuddh2lebviXMEeq1wvcDlSogdoj+ERDkn2lGRXblJOUNpsSObCgXEPdh07bClMwdOcNjb2KYTs2TD0
iiRyMWsxpofC7BG9ATlFbMKYPX3b99eBGPKEum0OW+CAARNJNXdKAvfE/JQyuF3w23Guo8VdiPdpKmLf
KJ1i6aoqkHdXEryQrifkNOzT3PTLwjXAe9jHGsolMTQzWHvQJ23h0ke2lunf1arjtImDw8zcHtc54SsN
zRKvhkI9DGras3CAzaVvBhZTVGqq9K3rXl7SCYlbJiTNH9xcF6CGWnOQ7IL9De3JSvVn+PVIkuMkH5Wb
Wyiwwb0Xg/LlIWV510t6SSA2q/oGBEm6RQnWIEZs0KcELgYO3/o6fDRngNMWFR750Abt82FUigICCcRk
QOUdQttIh82+tT9sv3iurotWV1iLFSX7lwLZ6Mi27TPuxq0CIaejJEAJyyWJ+vZ7UUSJB8eZAgeyRhtp
Z0DYXXIRUlITqaBQe2dgXUfTFIemNIexM4ptDhWAIamOzdfCU3APyPb5dTLQRhV1ALBEwVDUIYlNHRd3
rfS5AIB0lv1ehI4rrFdJ9NGWMAtacE8A2oAuML1Ks3KRB4YNu38DEmA1VDvEHLCZSoQfNNqaGosZSXs9
+0zAFBRDo4CEh+koIFOagcE4E6MQlJg4Agccuul2QagwHkY1A6xpkEOi4IBZuZA3A8i9DOjMktkRPWg8
qIWb0NFDANc2mZkZly52Lb3RQLQcBK+cN9EsB4MoLGGHdtcsFTXe4lgg9YdhYkVb2N2lA/d6pPz6tgMl
rKNeY4vmrqtU7beRXVmp0AW+bwRLpDmKqIjZhf2IVASVdg+19FYQ35A0un3DBeyL3TCoEBRcdkurN5GG
LeYkdn4c2wHgLoLRRpYxmxpxl0JaVdCyqWxfQa82ERqyPWu4b10AaYV9pCC/tWGWWnBJbM6uA2UUJIy5
NbPdGGKiwQDrI3BKSxCh4jaItcMadhIsgMVIg+FwBTKAGdGIKMJuwYYf0Z456RzZAx5kiS+dgwiam01C
Jhcs4DjEAzxtloxGYHnkCk6gQWtBBAC3CZ+oeyjsVYjqcauMQdkrNQtAinH0w8hxyVSorTSE+iemgd3C
o0QRo54kUO4qt0yIGHqIyDqq2ye/HQNH9awiqH4x3F8ixx7XKYu2CpnibO4dD4aSkQI6BuKGNsGLSDdA
zYQQrRnZdaPusuyNgtLXRMnOmG2x6tYFlE/BK48g2AgidyizIGMAB1uc2QGSWlpy5YZl8bOtDYHT6QfQ
ejlOm10UuOD27hy9OQa+wWDmIU6vxgxyyuWqehd2LSdUzjEeLZlGQaeLiMHucdnr3mQ/j087KXBBye+C
3Y4+wvTjUYu3aH4LIkgzzJUxoMPTpOFGuD08etQskRviYtMb1f22VMabFAuG1JWt8tmIi22icEEzGJVb
QcMsCx+xu5AcwBUlH83T00tSqGCLNRGqyt/CcUQyugwquxm2p05Bc8NsElh56A3Hs9aJUdS4+MPqIGKe
RZCDSmojiGoEJSCblCXZ8Kwb4ZBL1zStR1yswMYVAb6PdVFIjcZmiODxjmukuctYOPZdTgC0cHsE2Pe6
UOZ8t5JdXQXqvFAwAbuEXYe1cJYWnHHinaoZDmGSihw8tMGWvr7PQhH3Hrr/PspCwHed7HHt7v0bCA76
DsnDhEpkyOCFO1DsDPSqH/Tm+gZ/D5QbUmvKOJuIjQO5ei2SFD3Qtqq/fnlsx9hofKT+60t/9Yz9iYLZ
f/Ws//K31x7726s/+NurP7n9g1dvv/jGZ2f/UoC9T8/9QIg9++X/ef7F/+vyuf/7hbc/uXr9k3ePf3Lt
yc/Ov/zz8z9Arfo3vv/Z+Qv44pnvfvazFz599vjtF5/99OmXP/2zM59c/5PPTnz/5+//8e0nP/j0xQuf
XH/9kw/e+uTa937x6JlPn7j+86ee/PnpG7e/+yefvfzM7ddetBc/+977t3/83mcf/PknV4/fPvfq7e+/
+cm7P/z0/F/84uwzn7154uc/PvHp69//9I9/+Ml7P7r9/IXbz57/9Pqf3r7y5GdvX/vs+KlPn/7LT0+9
8en505+dP/PZ+eufPnP99jtvffripU+vnrz9J+duf/+GtefTZ37wyfU37JVPT7/+6bnXfv79lz678vTt
v3jV/v25Pc73HsfFP3j59ok3rc0BJ2xs7t08Zz7DAKYbJnK5UgK2jQzJmCC4augYsG4CCZp91RPMCbYW
8rY2w92psSU9JsJr5eZ15HTJPhdaiJXaqRIg7wbBWKEHHX5adwdhvA2PhJOVkIQAXgHUR5kUgqH6MGbJ
Tde53MIZEy6yqT3ANRAzmtC71THhd+I63zxX1ps3X4Z9ESjZchjwqiFzLkBagm7Pm5oZd/Ona2Dpo0SW
Y7IEIhOZVrcgTg4z9eUeatU7/9w2XQdQNR4xq0vb/pGqKBvnbA8aB2VF1VrreWvMzZdXR+KVEBjpfVg7
ksxeQS+zV7Fw2NR4Ckd5E65GGF/Zc94LlRfsBWghULUSXnoJFac+6hn2H7HmV49EANm8/B5nSxkwvsbN
MkyBIZCVfSDxXmYmA5BcYsTQZk6SrdK/FWjBJmCS0fODJopqn2RJ7A+85DaKjp9kYWwVBb/Kf1/lu5f5
1gV+7ImoRK4i5Sf+9vSf+1v4/Bv89zVW7L4W11FV8mv88HNxneNshm76GptxJr5+ultDqWKw2ngJcDTp
wt++epL1y8/wM+f5+2n+/jN+/QKLo1/li6ejSRejbLnu/njc4kJUDb8Sb1lLXuArF3k7Nen5uJeKlL/B
eurHvan45Ud8imd4R/XYxahQ/gILnD8Vdcpf4/9Oq846r6BOuBL1zk/xuz/gTc/FXX4Q5d7Vkxeyeu0a
uKeiSDwHzvvZOuqElznHWy95b+MBv8NC7M9HJ5yKe/0gCrefZm+kausvRUed5IfVnu/FTc9Hj6nlN2LQ
7c+no0r9j+Je34su0gVVEv4Dvqjevsi+0nx4IwZaj6O5eiN69Tg74Q027wxbq68/EQ17HK97XXnNZ81V
jc5TbO25KGN/IZ7iRZ8q3s/n/bnw7ln++2I84Ktxr+Ns/7Woaq9G/jj+1IdP8JG1gk7zxTRbTkfzXmOb
9ftZbzDa/Awf4Uq057WYWm/GTdXUNzm4vJG3+bjrd6DAF8rHkOwS2fXtM/sDx1I8XB4pRVlMABZWZpOa
xdJWYHOYWGPJNdhAqt2wVMa7UpTEFuZ1ab60azeufFBXDhBQA7WI7upwvLkCa9I2ZLOugfR5BLtTT44q
rrIfJV1QIbN0vY2aSGgP/TygkFbNI6AvW9mj2fZbP72r+GiZPfnSZvAsOkVKYkfFRH2jFKjEq0yYmTiG
0Hxxx9f27RwmtnxCITUIOiiSzbbQUf56SQ3i0aANvs0XyUisySDANxBUWBkio6H8LnU05W3XSXl3b+eL
gbmnzpsbcm4q4Hmro43KIrtmCPoKidta2BpVp6q3DqURfAjFrEtHgG2VjFiPezGW83SMH1yb7cBV7hFL
4ulr9rMnYRtV4INf+NWUVfxGwoQx/W8u06DbHzgldokRbF4F5Di5pBSF2qI3C9lNu8vezlIW4KRzgc40
Q3meprenxOwq+wd99+noXsH/HWHQdtLCT4lx1LQYi84ZKRM9kZ0z1lQoZoh1PRvn8Bx1M0tfPcOoIA7g
CN6+M60ArzCJFE6fA1A31SwLtUC+OmWgOqGy0ikcxWDndzLpFxJaZSZqj7NlZucB2751bNFdzS1zGcHw
2JhEYnc18u6SswOYhhx5Twh2txL0A0JhUnqNcGLFOMEKjI3JxmQLo9GgJBez0bM7FqnSxRA2USNePRga
nXjee9hD7NPAoHUoaLnlKjCujwG+wVjcvIjuok+RLRkpFyoxxW696flEmwf7BaQKDiPSPXDiaCKtro63
NKwDOGxrpHOBI8nS9sOBo8ycD15LIQEkB2iLxC617sCcerWTmEysIseyVinHvtCtYvRX01zbGkMZBVep
etR+EIvYx4PVbAUY2Ao/nhsJ5yRZqWxBchW7G7tj5UFRXKgShx+sSq2T06BB3HaFueAvp31yZuYueqnF
KOUJ4XHU8v+QjiE/aeSxnBF4u5u+BhmJ4HMspYyAwkqIGT2AAj6siLZSTQYa89BKqrrOCrS/HEkkxRJf
C1IEqPqdhA7YPhO6KIuFY3TI6WTZYrBOqe0KIf0Efoq4FrSWmMFnSx2Ltn2mSJCPwGMUhSJofLYV192l
Kp3CRRT9ZP+FZkHVf4js+TFoTciYMlEPrIT5MeCDboZ6FHEhzICWPQZ2wOQ8VjQg4xZfZDiE8QxXbYD6
Zb9wWJGjEh/BTATgEYEJsI9Z2LKJKBsUHZB1w+Mx5klA6caXYm7YbuE41dkU1KaqKOYRTjCWj4cOUce1
07ueZh5OiHTbEkYoduq1dv0eS9ocgkOsjXuBoxo24KNBaWy8SXgJc6ton+IT/YEdinbIjhZd/wOBXSl+
1STGCTfkVcAxPcb9iE4EoG91kkJzEBFHMgWDZPszqykPsX5lmPgcpzpHb1VBaWozcp33bHZ6IhtjSbn7
XQlbHIAn23N6vbGyh2tQPGZ4l7OPW/9D2s3sy7vTd7caxKNxchKZxRyK6KJ4IpvZeAGZ5wFrAdgGBhnX
imsmAY6byDP0JssJRDigWjKUjRF8G7J3601iZlHce61QIYK5UsUj7B73JUvha/3AYSIOqmTjTII+1wo+
2rv7B5EYJRiApR4eUuFTYu4oC4QsZ6ARioMRhZ+TygP5sILl2FW2p5vA7hGAcyQpVmsf5hfQKbYPKXvv
QDJdWfq70OP5n1I2PKDLq5CcdHdXQV/YNLG6lxaSXXJHbcbUrsWiLpYCjrtKZJPALwn82ygajPUWake9
yWggnV6issEBGyHcvNPFf789EzuW889hq4hR/Qg1hCrtBwCx89GWfc0QzzHwkOT9Vdkn63Yu1kIlDAI5
6Ag4q3CGMBkIJR5KViSgjMK5rpTN4YpabgQ8UtbbY6GMSxYeg11KqUxBDjDXWCOO9hUCDRuVFI485d0o
eovN1VX3bI9QYquhKChLAEMdNuWS0hnffEU7P09sx6+F5UF1I2w0xPygFylCs62dkwgosU+XkwOSMP8N
w7ZMkkSGp2ruSntYAtM3ylOOWTdG9FH0SeHZBUoxUmo6YYm3MaBAFIybp9g7q6hT2iKZXOubo0OWIpZ3
gnUrjY9MTkI7F46GsY6+b3zMbDfrnPVQGikRxSk0sZRZQsatI2O4s2PRgRRHS6HRWMmdFAozv/Z2BJu4
G1FjV+ix+eU7Z2/iEDR4HYMtP3XHaT9IzIr+g9npEnvsjMNUkRCmnUitXyJ7bZLDpNE6csi8beQqV43O
35dm2BpAF9w7Z1Jy1BEhDPmDD0pQ4u/GLqqTriGqqOcemmBO9N+Y0sY+PhvzZTahghsVgsCukPIwzRI1
aWFC6whCnoTqKcRyy7OhlCOzIHhflZp4+vktcFoRWEbr5oiDzr3+H3Zvyh/jvk5JeQS23pqLDFB8mZYi
dla7uu3unH8IXFZbARIqqCZDMVhA1nXlhHP9UihPDNaaow64mnfvybq/z6QB7I2jQ2Rz+8XKJIFpmgQL
3Y19pzssj5a9td6gHO2BmG+NkjbEvST8eQvrb1RJGyfSXcm6XkENMVqqW8lHhC0gkAHtqz4J5a4iCZil
EyIKgcawyrDDCdQHj7REDqV0XbUe5poTUxqqUdq0J2hYp333oeSL9+qYOQflOUC9Sy+Y2YFdngZTk7CJ
rN+nIgz3gcWsCAGS8YIKqBAj0+VEyAuiIbxWd19atSnDu3mfwJyD4STBXb+USCuoPux2DjzNiiOovkdZ
vrDLcTdobKAnCUtcMVcRiJqeKg0dTPa9K/lZx0DazE9dV8foIOFbKE8AAWZPSgvNVAlCS/jQnNdJ40x0
cMfMFqtVAs0hGw6Z55QPt7kWGnLJsCxaclVZIJg+JEnD4eAdwIVQAEsroE/L13ZgV+RI2ctCSHvgQhKB
oVClVB4HUrUwC57oprJYq45CP18YJ80f9J9QyECzJGTE8j5UpWdptiJNCe0RFIR3TcyKCsc19TpSFGJG
MX/k6YX+xz3uZsXkolpfT8BvKBsgHWs7yEMpJrM/WUEBIe4spytvX2ghBarEZDNi58NN0z18x44di151
hb5Bq26L9Qmf3V/BPQKY0iQMclESog89nYStNMsc8TvMqYdSLMjOEy/S+VCKFUhJkDGFiiW8rQVeYoFg
laOsk7hRJWBxwrMTjA3Rn127dkEUbVCsg2WVPEjHDMAep9iKz3YBrLqNPcFOABLXBv3D1YR7yGLUXd1z
bxX2qYgiLAEcZJRCNWHpBw1Xvah5WFpHqgTqKBJmq3B9SlhGUnpE/ERVQeGRMrOKTQLoPoGWQmFn2zb2
PaIiYV/ZRHX9O6CPaQMhr4MCE5LB644rr3Snks0YVVhk0vIzWwoSTw4TUzkuLy9nrx0KktIc0lmyn7/q
ap1lX4gBkD/uTlbBYRtK+XlpXQbzj5GxSt8YwnNdB56/aRmZ8IVq81uHVKbcqkGgkQYqK4b1u47qK9Hm
Li23wA77CsDFV5MPAe4O4khmbbpHD2tki1qU8mHp+ZRh/R+pVNiZmjSusdubyFNCqMdzctY+9uQqWkDf
lGNEK9Lszmpkq2esdcZjUQdzcj9nE51qf+aHFo5y4AzjVoUiDSO6bTZaLtkUsAtMQV++v59grzNel9hG
FWejIouhDVSUnSJoBvfVlfUFFHtmEvJOgHGiETTMhGJ0UTxXQMhKT8ldXuXEhuvjyrEktgRowQdQ5I7G
NXfpaQ435f+KSTHegiITELjr9CEUhRisJRQ6dbDlp8wnFNmdQkRw9K1XWFg8sSpZkJS8zKppz99gpM2v
qogzoJv9QnXBZNDvPOpzUvbAQYL48eRuD9UwRXx27mHdUBRwGHg1FKzXB6qjxf8KWFwZZklTJ9ZnN52r
4+CNBjbHtg4AEXnAlhEBP1IR/QcRb/Fwqfq2XwAoe/xgtcIWKbuTg4SfOLaYZZRifTSBIyHcUJQOmCw6
rZKlQLtzBB8RzAbhuOaKUGMS1wLnfoLKYh9x0UnX8Mb4AhvC430hRSHWq4i3M0EjH6zqydKpEgG4AINM
OxzkHJNYmdnAe80gI3CVw4WKcTVL2kH7RSBx2AcAHUBvkWsVKx5I4VQrT/6M9pzxEP58KIZysnKPdXAj
Ip/BNikSqXouMjXcqcfaDwivI/Yb91DZr8TQbhJIrbhL+y4QxgIV7t61i9Bp3txLmAUmhgrFXjEbG/Kg
8FsnVgOhN/fA5tpwzDBqFbqSemcZVbdkwkQUp+y5H9Udb3ohOSz6InY2wN21+osEb04c23kkJHaS90Jr
rlfaoeX4InvsbqLI91RKryhHUofGZUqWryIIC5vwQMUGRHYUPl4oZj8Ei4HAmTyZEjI1eeBHKmHnYGM2
2G0pB69RRpFNL4VcwKZC1RTMAWhx8soofk60J9AHgy1HQQqJrLXPiVr2BaTGOcNcDAOAybpR4USWsFNc
iqrEE+JjmRiCQYF1wOLjLFMqwhTeXRkGdN3jrHAxyP/gLrrqcTgW7ml0FZ+TUnwV2AyzHdVtoIaPmdaF
doAKPWudrwo3u6vYXW3i/4t3ppjMQgpw4CSBs0QH0jMSC0lVAMVmZBeOUqzAds6RbS3D9Y1ko28P3djZ
NelroqCj15tlhI+2yvaZwryEUtGmFSHxYYRAI90pQapuwBgjMZKFw7wwRvtjb59rCSegYKN1VP6mqTNu
kgRB4bhV+2U5nWqJn77kQTOUvkMchdC1eZX+6ywsQOncc6QUugPMMdTe7ayFD7ZaOutRCPpuEUDDfso+
SN8Wyod/85O/+eO/OfM3f/Y3Zz8+QZW3S//nMxBQGsKthL9fqcImdxrCcxp4ao5ooqqZTVeePXx3vFL7
52R71a6GRiRNiwxq0s5aqfYFXkuoLrA46f5i7jswC/lGVyljdIv3CAhvPWDVFd4tuGb1gHoHastgxcFX
iXZdJfBWwwgkvtAoH48dOuyXVLODalrKGDNrbrYBziMp7+spFQuqUcurZ89jr65ApxCudyn0l+BWqr1h
bQ48WhM6dKD9OGipceZf9UgZogpV9AvgV9b8m5dQdCGJS6DeizXTbJ1HFIusmXZ32Jhnm1k8JW28a0hX
SIENHAlprIWsQsUiqXRZqFd0hUpEb0ld6qOT/hp+uwgNpg/f++g5qihd56tPUBMJulNv2c937f3LH96g
HlPSpaIq0nX+hI7VB9SZejepSV1q9aik5MS7vBPaSR+dTO9CA+sqtZWuUrXpCjWw2FJ87sOXXLvqun3m
bVdKcoUoaVt99Jy9Az2sR/WUSUfqmitO4Te07zj74D3+K00vaU9dSwpZp5IG1AXvDehlvSfFL3yCLcS3
vM3WllB5wt0etZ6DwtQH/rxv25Nf4Hevxm+u7yS9LHwPqlTtfdH6G+x1tVmKYlQQ452fYF+8y7/5XXvt
UbxCJSqNyLvU/pKG1NvpOS77qMVoPUH9q5di3PxzV7MrX4unpuYW34Wal/Sp7H4vU6PquiuOQQvrvQ9/
lO5xnSN6ydt7A33qilYYj/d99EOV7Kr0xzCW1qcYN/ZB6r8bvO9l6of9iPpZ6JPTcV/omaEtPlLSJPsg
Zo61ECphz9nVNJbPffS4q4edtG+e5DXepsLaBSqLnUrXu/DhX6TeYFv4JDEjLtiTQ9fsGY7RBVzLR/k4
nzY+p3l2nb+7qpeN+XuatVI3Y79f1W8ffdfnxnucR5c4d6FBxvZRrezZpFqGsX0fT5Pm/Xtst+bu96xN
p+yqF6GidevsrTc/furWqzgpXBVMP6Uhdg2qUFKXku4XVbhO3XqDylpPf/wklLbsc9LDCpWx+O4Ve/VV
6lWd0Gsfn7x1yb9xzfW4zkG5jApSj/HEOovf7N+T1iqodb1J/TB8421qT0FZi2pW9u47dv+n7TdXCbMr
23PgKnafd6CqRY0yapndum4tOItv2TfO8DXoWulZoRl2PvXG096+t/xzJ29dtv/aM7Adp5KmGvXP+Pmf
hR5bPBufxvuN6mJSLXtUuma4EpTU+GzooTf5PD+l5tdbaIv6FIpo9hoUwrwP7HlPUnvrcfvuKbZGCl34
3GX25CnrobfwROwHqsDZ+3waKYlRse0MtM3SKOBzl6gldgpKZlAdY9/jjk9JzwzqaP453O0N9YSPtLXU
78bWuLKZ971r0r2exvgVzAyoxoXKmV/lPMeS8+/Wa/68JzWKVFR709p+yp7/9VvvoIcxE601j3Hc3rHX
NcPU55rJb1Dp7G2Mu/rePvWmK+W9gxnT3Dk5VK5DFWlWpUaYIdzdghbm1+s1f1XnMoFvUeVaWLieO92d
NguWGGMw/iXyZaab8FO8WNU/Ug8HRKd4jo2wGIRktwDIqogr2uyWzcZiYpWDFuGpxqUFpcHpSSJm5ulu
T/4Haq0aMcjMyP4Gi2S32eg9Saars7yrBfhUEiGA5+AAHwFxwF316K7EeWqVw3G/e59HNAlrCmgIdYS3
3IusRl4veXY87M06/GITT8F0SCNMz05ILdMJYUoGZDWa/HbdHW0kq82zN/NfeejL36LG1reSlTSqlLxb
gph2m+lZXGqzJRtmKVl3we2ambk3aJOqFyOoJMJNe5BUXlwdJCSj6i8Xyrybiwqzfm9HohpsOsIy/1tV
wipPQiVVd2tjMHKRo1CQQdihN1psxluANirxA1zO5AGyo2jWhy6Tdd9meUz8vb2dxhrxiD5xVzvcSWWq
B/V+F5UplhaiZNPyaIMRvpV62B1WSe1K+DXOM4xU5Bk9glVXDQAjjWf8Uqy1mdmWPJ0WKdINxhv8W1ci
Q2jYderq0OkFnKD7v7RTro2BLzLYS1YyCM9RvoR9pjhpeP1ruKLChuZ/71tbZz5ipNCwO3P32+RCZeTB
cLYxpw4ePFExfXlsK5XKZLkgBgUVShasVu1au/FSCy1iZEWUx5olQxlCq/tH6Ghag3fMr2uKz+6gGU5P
q3dXhYpkjCt0Wu+wVpCZnXqsjHyrqiv5qwh8aJG1wQWFI+jkRkUQ0ncDltOspFhlgcryvsjuatdQ6FbZ
yppvAUACmgqhmXCAjacgmfJ2VBg7qj8pFAfqpjhTocJLij0OCA9AyuV+lokokDdaagGu7b5j12GZbFwi
GDLcQIoQcwOdoy80IiNJClSFM4eKcR5XAxMPSXn50klvsDdhbUGbaP3RZGeb7IP4ug+syrRydqD3bWPp
gRs7AJygj5lIMGXN2IDQiAQ5fdUmS424hm3bRcI5OSQM01O1JDyBTwiBj3G3EnmTkJRmuLq3s7DUwhs9
xREiLT5T3VNFZn1pISX4onwi9oeaalTiLZMcSDk4HFSrnjvwfEFVqEg1g4HzOtAeABd4fVir/l21r913
UgVLwJQZ+yb7UVE9BtoSb7aYbSHY6F9PurvIzu5du34bMRTXvFhqIQ+keWKU93Z2zCchobTmB/0H+5Gh
KqJgH3ITrkqEAPRQ+B3RDbPEgiJn1HrqlTEWAaZoDrTHeMDSOX/lsbMsZ8GdnSiflPFuN67dbfS/UKkc
XmHHoi1STfYkCIIah1B+Q2n3vgNIETEC0rmv7TOhwjvLLU6fwVcv34QvOL7ht1K8ZXHr2GLhZ2eUwUOk
0XMpjOduuj5Et80LFA6gUza/GXjIemnjf45h6VKuYlV95jICK5OWfdDyQbEFFZH8PyqBQcXjtgBJQ4St
XP1v49oPVsXDGNxlxaKxUIvCn9iv32RpDWDJ9sQBUACNhEg0EDFVy9XoclMAogeoli62NereJCB+cM44
gRJyfT5p4vUmB7LNfFSE5qMT5yaMnZKRD6ihlyXj0wPrWBKErmJ2juhWKIbQ0WHkzrDe7C+cIBgsT+5y
21SsEaFxV7QpKblD2yeKeSAWmlCRBQq9KDjdRLVQKWR4l6gmHKT5qMaRsmeVAM/U6yxT3DMS9GYQ2ZSG
ot8A1aFUbVQAoTWvLcQotoabPFyhK7T5s2qFNTXwOs2AN2XTlTIA5TiqdEIxh6hcUuij5g8hOyyWzn6Q
Aim6+sDBB6NOEsVvBkOA5Np0ViF1EaqJeMEuipTaR0NAjYxlTss9SepwFhOOXWK2sqPGYyeQhNDCw00U
2rCLBSEakXtgvXDnNi4MaUc3RtqjbsZj05hc22eiCM2Sw4IP6dzcqrXvALblibkomwn5mEAosFicK3jQ
IOoLfiixQuVAieYS6GpQNOWEg3B3a5SVRQIihUYqjroED21ci4O6PslkbaJqnF3hXhX6wmqKbDxTY5IE
rXsTKaII7hpyO71J1AVDmhT+QElc5Zrv75i/Dt+zr22I6iCwWUDCmqjcaustivfYwHL5yyhrNrB0RHEv
JVUKESAmyfhy1BTDkiZIkVmpTgszJqYAG2izhxJ6+prNdUn/bVQtertweVzkHwY88ZnvpcZBNJ0VX6WG
K9AqsrsuqWbN25A1CY0NO8oPeEG6Tth31qp+yvG2YElOGCdbzMxk9mSSTG3PniVxF+4+QsiaSnXZXTsF
EuiVHV/fQJnHWk/BsmwO51PRJywaZl5rvrO/PZ2CG2NPoUQVp+f942RE4pBCqsL+bA/LL2FH9w+49Yq/
NutjIeSxUo2OVhLPiEJvmBpJaLqXXNojMGICBBoJAqJt/cw6Ui3cdeiu4r9AFcDFWgnp4bLpr06EuqNW
oH3NIWJYv93WXm8T+kU4QdbQ+aQ2UFB4QqbEvtZ4wh7l9X8CYsVThKrUwJJx35Q+xVzr+gTVxdr50FRE
wMl5TaiB1i6WoRuXKys4G5SWXo+IQJNyREXrjRdRDTXsVOEzmZ+XuRhgbx5fcQbvjiLe9rV7200X2Sov
u6qNnhMFZYKpWzR0S4GbGAdAULUWY54BnRstSOpywEwi1G2lavl5dtcv339INeD2tdY2DGi3Vu5OIYM5
eoA0KFPdX9wL03CFGWHNEhDHNijWskFbLNhY7rxWQi3eT/NWgEjATryjEmqmL2E/msMtspJwQ8/Q22ok
1sKOoAOtPRloQsrwoD5iF7sctjBP+CW/+0jG5WuKllfKvU+nq2YUc6qjkLyhfU+hiyrnH1FRppCPxgdy
CNGGsuAUdENqt2ZZrY2EpliZpDEOwhlWuDn2o50QQk0l5My4cEsXi0Dp6xqcwEFrxeOcA0ig7CocYreU
GjHFA8A5EboAU641OOeWFtLJWsk/p1uddpjfPdD6Fy1DtKEPsJN5uvkiRUaiRNdog9qObrWJysTjK2pq
Q0EKgGQZcBnT0faf4OHwFlp6XgoT452E0UEldpE9a4Tz4ezSVLgTlj5EnmVM2+olDoBF24I6CcMmUE+K
cBQlMYb2v62tOinz91BTNSo4r5DzypZRUIgz46j4BOyAzcrMT1UtPhScEHMIEnS+OdS6RgGio0KPM1KR
Ek6zpOV3NkE+Qs67TN6inYiYWBTyUQ1llExtIaG/n7BxdT/p7lddx0HCUdFPzp3E+iOMjdoWdt37mUOm
jRJywhkWDEZ64xqMNmlbOmOoDpIOl0inQa97BDaXamdjX3ddTOIZu4UjjQha0zqBzF0jaIicE47bQ1So
YN1takc5L3OU7D4uaSwDILILmmjQHSRJj62jCqSEN0Mo1WyuA4kRNNdCEJsR5YzouNlMDSMkxeXKXgpq
lr2UIzY3itpJNp05jUBFP6w5SYfNRjJVmyjK4thmr9/sGazvNbsl0dwTF/7YaH/iGrqIOLsNKEXINALw
SToVQcktinsminBgT7XmuI/C7qQEbRmoDurfbla+DSqqxhOnJelBmAsWDHZ6xvDUvzSbGx5cOHAchtSG
KhZbKv+cHHVieKwNh6tqS2McTOcGG2DBGuiNZjJqgnT2uxNv4xV1Mm00GXAlCHPRMbhYUkKeMSrm4TSU
y7QGQTwQUyMqytKU4EQkx9r7ARBlwkeocRtVyP9bh3UORLIblIXQGgQaSZ2rWAB6S5CH3uTuNiexvaW/
+BDadJhbbg3OXS2nArd1GUSH7mOMgsngjq7L50T98SmgIxC0UJJ3AKFTOZo9fTsxFikRuEQHtICMOWVd
BRKV3Ye1NYAngJllHppgXDQoeLgLNuaUcUyYKJqALiFUc8CK84mXVhyI+P6IHFMnqCbtWrAMtFXYzq1n
Yyy9XtPZimC7bQprYhSVNvFHClhtn9kmt3v7DPrXT7I1gerzarnYXrkuaPA5R4drflAk21uhCPbZUXm/
OCSGCQhJn0aJiSFr43puRohw+N3ALzXyg6hiSJXAlpFRrLZnVsjmYaGE+7wji9MUFGgc9B2F5d7vEmsr
iMHRKmjsCWgodAhC+c3OYFQ6rFeG9XiTDHkddbUrpNqShqqo76ktAZbxB+DmUJ97WAX6lAaknjVKYmMT
gxCgb69w4hVxCcWMutU9RQC+u578IXOWWVUZk1YxLLu2j/rObjlJqv4gTuqABPpurDrw0PJoU2byybSO
G28MEOHAkAuunbTxvVYE1d25Ban6h7wAjB+Bt461H/Tvxwp4ECcRYGRiYEZdV+s+6EQhb2J+gSYtKxyH
Z6kTMk4ynbyMD5RF0s1G/3obks5oPXJyAfXPqZtHUwhT3adBoB8ZxqL0Rrt42bJUcUeHj6MWA9Btn32o
9ZpVs8NXS8K6H4Va6DrZ8SsTdY3D9h1+6spcjiLeAhHJHj74/l69YyTyDW9FMfBeG1Wb59ITcdAlp2GM
hC9WiKwC35QwP66fr80fDI2EKTQmxIF7kWlbawUB8B0/x1MZDsDtiw0ImBJRyqrtXWpvelSGmUYdgoM1
YVrd0PLYymiw27rgbttUgdaUiwrjNKmfIavsHNBCO5jmHdVTld7xy8PniwrCFImtQvTdjULuRt3uPVIZ
q2K336i3uC49lukBQWVSw+4V7pgShkp92292QrJ+NmcJu5RbVJEwuxvaaUU+jI0Jo9mLCFDSosGkdTfB
zi50KvxXFLNIxLjSoz8cIYeDKvaqCHLdD63qUXe575ZTLelpihdDRjGp+NADZPYlZZpWRn0UJfeOCgQ1
NokNGVRMgyk9zIi3rDds0JDlbWeJh8jus13QX000ShzCDZYlRGnvbkMnUYkci6EN9bQKM3Ne+2DoC8ct
LApoKlWUYvHKZ/HIqfvAYR7WlgULzwsXj6LMzh2ob1ogeEz2whrOYJA2vPA1xqJ18KD90/d+kK0iF63F
x7eaQVQPdQoHooY+uZbjhN22zXlX7DNPgpjR7IEwirmatyM9Prvbw7EbJbXM/qTVcpiLQixj1J3ZiogA
yE1eMwQKsz4EbtaFartYEBC2OewhRfD1EYLv1ctaVAVqjdMYYf21rsrjfh0GliOycbf72ohACuPixJGc
KpWDm9jBsSZ83GCHx5TTUcuRl63DuevxKkxWhU1IHFESgpOLs5CGFf8RI225dZNo/evXUVKsmovKNgUm
bRmlj0atk8kERyKbhn1Kjku1H9t/CtnasFTJhzzYWvytvtOcszSEiw6tp8ZF2OnlU4Cf+5kI+HyHpruT
V0Q+wwQN1gf6zItAmXmQYCI4/b02BhQcML+5YrnIjjG+lR6+ppHjdgmWk1srkqfhesMguEyBG/kQrW77
dAEfkEzkxD1UnGvSzmXWSziIJHnraXX44f7ELnQPi1g6E25ahpjZPFcsFRBkG03C/IpcBA0SGadaklAF
hqPb9+7jBwhN7iXpWTC5FD+zWQ7D2EfInwKmz+bnU8lpl/u6mnOojWipOgONp4Ot7x8aN18qvsV4VMEA
TJhATIZsRYBCMjPcBoMXQtcoES6iKpDsM5Qc6SlWDPeFIhRi//Qpgc8FYwYkNdn9SfqDIhJzrsjSKMGh
IKqdItwtUdm+Iu1hE9z9BTfr4LS7wwQHVuEQ9larfjZHQ1YuDT+rIAWnUV/V36K9qD6SdntxpzjtAYyK
pVck/e7NNoTvOzh8/1Zmbo7y9MizmbmVtu1514Fo8ohL3d+WQYRGLWvHxbqxGJrkMKWEF2I3KXXolfjY
dNvUPWfpq5BdonMFv27LhMJQVoEk3a7bGioWROuC9S24TyIm22C1eHQaT+w7EmzEgXYOj1iC1tgelvP7
naFh7pHfQlVxyp7LgzB8o4gL7mZbNQI+ZVteS6F5VYorx326BNxWjvi+48AarMnETJJn6TZXypYcHbji
BhMn8lZh4bWre4496jIafRp7Xp7B9+p5J/JiTiSY4+okXEVkPQcF5HqUBmO6V/mhFDTjuuj5cko6JMqj
I84ygDz5AYnTRE5tA5q0RezyjC9X0LRrtO8wWeyyg9zX19O5eahNnrORipM6KZflSZPpPufm+NdVCGni
dOimZ1O1/1fPQog+sWKaEIrrluo+UTxa0d5WJxIpl1UGiG6eKzV/nSbTDzZLSdiFCqarH1A7vOWfNEG4
AY+QRRR4LAIMUm7WFCSr7OpCh0QFKd7NTfcQZeQtWgZOIuNYI+GxIp7dLbtuWuITq1DO1S2ScK/tNmMv
L9/AHYVOL+V7EzemkdzPqnNOxt26FJGHcAG4htJ+5AdslXfNFnq4hPZ68IqagedK2b+eTIVMClPNa/Zs
YLkN1RxEjs0awhOHfiR7En4WB4DerUZIgFto8pCK5JgbRbb4a9+2gPU0FhS1sZtAXCzkvxnNkOzDnk6x
JymEZQjfBuHiqI8VpRawoywsJKGmmQdVE1ZYosA72u/QrfNUxZ5UuNNco24FdfWdDKdxxwwtswxgGj1I
PGCbBZlZyMKNLpwJAuJskeGDsvYvtACs1Wph4ejRo/Prg8F6zyvsqM0YgbCWsyy2Ys9D50XS4VOUUZnN
Sl0tHBLAtnt2/57ZlyquOIFwXjQoA/q12UviHNtsnlf8ERYV4hTett3/Obtm1CixEzHLf3e/tKv9zM4M
U8XjGVmvFRuv5RYEg1I7a95BdyT5jjt23DNmMg2ewhxxEUc8JJXyv3sRRRkM/QTqQujbfTChK2qvlyre
MIfbDixn1zcsa1Wg6Am4923A+qGq328mvSPWAeW+1iyeW8IouyYfkMMLDh2GSkrI/AMtYkunZz/LFiDT
m2SItBmHHwlondCeZc/ciH0h9pXhmJoUCK+liRVJvL1ZJNBLWqtO8Xx31EUlHWtwqyBZ9vYP2oG/Yy6D
4UQ1UqDWUhodZl3biAwU2WRRx91l0arKLLWU1c7ddnitstx1XQrdIaBlhrbryt8SSD/pg9oz3mWf8UY3
Wb8tpWJqNqapzDcOHRiia4q2tJphiKq0RkucyrNfO7gDfnS/S/9m1sFGyifOF5mDEWiB1aqToYyEZWea
YHE/Y4dH6WkAJBvRvWSd06Vx3wTF1jJvqcr6ZzFL9T88NjM4JBFHbojZ/MjTOwegGyDDYi5D5/+O60o6
fpw66gryNEUqpT3stNq8CYTuSHhQATCf/VWx5ROP1/oT+4MnHVr1YmAlN1EPW/fdKDe3fF8laWJvx75q
xmewbGn3O9qJEQkVPBqOq8WDZGsvLNz9gPU4xsWLrUhHSkk1hIljr8jQo0VSebP5sz9rQ9Iugbbdb/0R
Ssut/dedO5e/3cb/Z5LrwUruCTQ45yWl5Ck7l1xpZ6ZmOTiyLRUVnA35BBqK9KEJpB33W2VQrNtU1CQ0
F61PsnOkSKXMC2Zn+zHumZO/EFgJNEg6R64nJnkqto3nhVfbWcqyzF8e08KVW3qEgNEeQrsewI3Ug1xJ
W25zM/N95EPpm7SAfWoFOrp0Jsd2KrRkm8PWsSJLUexO1cnteTO+y+5NAODSmLbnI2Ez7ouvMxyouLN5
ATgLVFo3eD7W/q8kJe9O0ccypoPSNC3McLW6M6qo2+eXs2hidkzNZMNYJBWwIkq0aHfBZhbo/mwtmKPT
W4v9OTOGi7gVobihF5flPiZK7ARpwXzLEVygHmGvcNSl0mt70bHN3h6dQa2qBlRtkb5UyZYknkpHqkoD
loNnU9Fte8Kv2PHWuAP+ULbPg/8R4haIYe3kTfYMs6Njh7tCXF9waW27xRxGVjNJtKDcH4qSEybQFEkD
R/o89L4XsshDwSrKG3XXJsGiDaldf4U4XO11UsJK9bsxLgjgu0OK70dl320ZO8qr2fLBAojESp0ANyhK
3LCQfZ2qjqqaj62TBwaoDs6pNJcxvZqZba3Pa3t5CvVULXSOUowh8jtrLm/BGoY75jtFq1eyle0z+Hw8
Msfd8+Lb2nTOzEzm2COQ1gsNuRYoWdzrWY174PW2Z0STwey1r6atGINxB4Z5QXDOUJwtUiiZ09RDHd9s
YVB7soBikYW2Q8aE5zW5GE4OifrIVR6ftdf3FS24NYMGFxlaoSvUltq/nFNalKljfHWlzckTWS58TxXj
zvxqBJkZsul2qzaK0TLUWlpP2TuIEjOj4msolmJPHtZH18PSvHufZVuVC6GGTyS527BmkdEDmwN91sqc
Y862vW1Zb7b+DiRFOP0Jn0nBIchKD8Jf2MpyUdzkeneOV/Cd7IDMgnyFPH4upe6wjepKusaa36NASpFk
3Q5kthCNON/3MneqnbQFCvmm8RpujO0vlT6m7xbnl3+eOC8Ge4aaQFnctwhFMyom8TqEqTTsZ29zOaxS
AhC/B+C82WS5TZ0XhehKgMCzkKUjX4G+C5iyDWjClzv8gDAIrhFnfxL4X0n94yClKrHzl/3Wk9k+E9A8
h7Wk6tW44AOeCUqLdwvbK1wL7cOtYh2KGJYQ/B83nuYLvBQ0F+PMZa7WnzcyRggV6azRv23cr1NIF2mL
66g/KFLebVgFRbQ3iX0Pc3U5Q8wzmeY5OX4x6jBmNljkMJRFS0BAduYBbJu1AMSsy6AQHd5ibUhPW/GF
/ZnfkSUVnGuo1YzbcE+nHrMbhwx/CmBk+++x4KjiubLtqsjOMuXpXH0WdkbhuSOBeRQCpgab01VS3l1n
DWOnKizo+SumLomraZCQdb4Pt4lUq3TkYCFPOcxmftyBUSsWiIxonL/WLC5x2OHKPQlhvC/zwR1pyGmc
0faazIbpS1tM7UylhKEcRV/YU5klGVU8TMzaSBpBR7XWVwa97mLSlmNomMXoCRdKRCXsaS29rlatCUU8
WFq2+Ho5LA4cGHGFUFy1iXUs+1nznblKV9ljDr9FqHM+R+iS665h5LeINYi+bm3pFQZTI/q9P8VSVJgV
1kQ3fBM/C7L8ewGF6MIdmofagHO27w36niknQCaDb5IzE3uLvGXhXgKY6Kg6ojYTNHw48vPLq8wr7LsV
XAo/W9k3bm8TrZVx2YOLyk2TmSnfITLwg6tUixGWimNiHdnsi71xOTucEuPJ+ZVOkW0yOn3TyWI7Oh+J
F7B9tfVZog4EYw7MoRWcsANs8m5EuxpcZzTY6iRVcCJf2TXUkc1icdtDxxXJBrdbCFdQ9pp5g8YriIxU
hDoxexrVNIx+9sIjyAeoP50c1XL6uB86FZA+msc9RBWWn4UGBJAy8YXsatortF/xrK9CB0+1dsOOJYK4
HLKYZuwdPEN9EaSyv8wIJrJmwxyyr03zpyBi9uBq1fqRyAOE/hrmUvgxWJsCsmvmMKFwNPzZ4Pk6xtiv
n9G9fJ9UqQweOgm+1QatMrd7Bp+nBKm0ZlmlPUu8cEtqUCsOzs6uznKrOS8lOdWbJwFAFWnp/9oDuMyB
A7Mi+dQEAj+0svvY1UNVHRnCVVkbWFQpe4xzfFilJCzWW+Tt60wFPzBy/ryjWDuwV5EEgr+QAfRndHXF
EAZRLNl2ISAsPT64l55RQhN5lVL2VTpz50LRj+uoAX5OZSmaLM4T9P8Jc6N22HqaOcrTwhzpJAuG9Uko
Kqa90ZU0PWOWUDfZOZVUH7B1+JpFABqfl9+OYjq9NOdtfyO5GTHG1kogLHxTBznLpidEzlHWdNfaCIwG
0EWOtyURvd2HocY6TrlV71su/lTI2967l/bkV2mXBuNRMIgEQGyCeY35wOhwJepkyuKOHP7kTB8vTEub
AP1WMs/vdHC/vtYXynGs+xpXWzNXtRHaQzuYMo867LJteI3P48aH9ljt7SG/jSPPmRIeQWljkpmdOWR4
xg/2QKajPW21gc7yV2HRF3dvAtod+XjtLUVkF+eSXcRsfJEkktE/3EbqtWo2ozkvZw+cwQ+LKkH8zSYx
0yf288S80t7o5O3+gHsOFo1so9hxquTg2HgdaEFucytZ/Ed16rWeU11pWJUCNXE/2WTFCM+1al8S83A1
PJPeBMIqJPQhhoZRcTj3kXpVvWkdM5sFslv1ZuQp3M7Bhhtxm5L5mtQtXLP+ZMFBI27XOSqc50PN8aNg
fgw2E0sExIbwf53F5GdZ2kPmWe9sNArNb9jhjdAKyVedC7oPxmUkyDX50GE7Mc4TFcbF0S2oksB9QzMC
a0D7pHpSh/io53GAUeAswq6XtEbrI7RqFzXLSbe2XwL3qsy924ot36mp6BdECfK0lut+kotQ3D7BukTA
Gvl6dxCUdZk9nTiwjiVykMskzmpVXhB7+5AtIu1dOvuDber7zDjitCUBXW57ExVcEzydDoW2H8zOaqoE
b4MUNuLSA6/dHLkGO91lG0NzAf3T+k0HPYlNiDvxhLI/M+2f3Qv/x//e/M637P//YWG92vFNeAJHi+rb
i26T8CwHISvpZAeiBIW/NwaJTJPoLfCDbMfcSGeZbSGiEDbbMgJQYqcn+0d7UaajBJVoz+P8wY4qy+l8
+CL19S5Rae/lj45/+AHVCa9Soe5//P1G6ItBkev2uVd+8bPvf3L13O0XnlBVaP/92on0++0Xn/rFn30P
xZefu/rJ9eu3L/zx7e9/8On1F3/xww9+8cQzn77ztv3v56dvfPLejz65+u4n1566/afPfvL+iz+/9O7P
333JPvnzcy/cvvT8Z68/5uuOaXDriaFgBlFbBSCC1YHH65Qqty2ScbAua+MOAjTg+Th+JpQwyy44lLj+
zZdVlDleHzSqTMfoMioPrZQPlyyyLBR4qWT9BDWYdX0gA+wT99UrQ9rDrDpspraUGFx3cwzjNXASQRR3
Lc+mjlR/Qx1MKGy2z1gGMgPXUcEgNKM7UJw2ngt6K/rd9sX0Oy4WubMK5e42K4crRLxukKNEovSzwCEp
gg+0xUqUHy2p3AfNQCj0/ZjKhieg/NfqQobu5kfPSE0S6n+uxdjqdkJd8jhVH6nKKPVJu8Jl6m+GWmGo
cUKRMd3ro+cwhzk7L+bXcd1Oag1KjTLuzb/f//B9alW+zZl/BX8l5UKoFaZr2qdwxbeoU3ktu1emjUh9
xavUFNU9QxPzcrr+ZaojhrblVb5HZU3ru7+k6qZUDpNOpn267cNHoXNJzch37XnxLFA0fQqqoa7YeSnT
Cr3kPXwBCp1QF/U+gQZlq2552Z6e/WPjEn0D9caL6Fd7onddefECVUy/Y89+0V5zBdAPL/EqH9j3vpNp
SF7Onv0C+0nKne+6iii1J6li+q637m3psHLE9JmrfKa3XEcVMwBPRh1P6kFKLfN9u8N1tuCqX8fHEcqV
VJa0e9sT4u8n2ALMz9S2D3/SzlvpYHJuvWc/T/qsuZZ9F8/yAfU3b0D5kqN4BZqynIF8cvvuB9Q0vcD+
UXulzfqB5rqN19WkFIt3P3Ad2vf4HP6ZqWe5kY3FVd2Pc+5GO4d5Z82Aq7G+qM958sOXs7XznjRioSWa
VFQvcR69j+fj07br5TL62kaY6yvTAL3caoRaWx7lpy9aK56TjqqvKSncanzf5xrAvP2uzdz3uW6O22/v
uf7uk3n7uR4v+Aq8xvG/QJXYk7wO7vuO3audwxjHdh0lPVTNOvY39p8/dy1b65+sNvdJVmG+ELWkT3n9
cdVAR8npKC3tJaRVI9s+8Czfej5+uRHVse0zL7clyNvrqJD0a9k1z0b5cpaZxusn+cq5qKZ9OmvPcZZo
v9F+Hv9ebtuGot6pWrfue43Vvc/E9Z+Pz7wR9dBTiWoWEPfP6yle9ArmuqaXbn+pvVd7X5Xwfoq/PM/P
v5kVxb7K26m1eq53+O/jfK7noyr3B1Ga/AobpkLw0Wy8/kN2zkvTz3i8fS7Vzvaa46mXno8C6K9HqfdT
WX151Z3Xw57nff8ivqX+fyX6JD2vjex7vG96xpPxmZf4IFdYNf7ZKNKdxvrFGMEz0bdxzVefzAqan427
p7E+HgXBz0SN8pPx7GdjjI57jXjvqxhHvP4Gr/9jXjb1uVpyge18J0b8JF9Mn/lOlG6/ODUfvN+usetO
+y++LtIcOB5PrcLur8W9XuSTnkS9eG//1agFf7V95DRv/Qrsf3z+xayvLscKusrLnon+POMF7ts2q69+
GCXUL7bP5b16nO15Ij7P5uHKp9nmC+zJk+yli+3Y+Tq6EaXkH8/2jcvx+pl2DqvfMMfeiK9ci8/rM1dj
nV5j807zk5pvmv8vRZ+cjkG5EnNAbb7iDda4t3M19eETsd6f5NWuRJ+8lu0Px7NnzPYcf6LoUtw3tecC
q9WnfYb3xdXOZ/Mnzc/jMUsv8y0WsvfxeiGbY6dizrzKm6a1prXwwvT+eZzf0lo7z2f/IK6j+a9N/vnp
Pf9afOa1bM5oYl/M9oGfRZ+8ETv5ad+j8JXz0bAf8InS9S/ECnqv7Qe89Xi8dTZG/EyMAluibmnX+wtT
e0U7uLHWfJ5f9odN+4P/qbHQ3HuG1+e08V36QnvG+fOmfj7FP6/yM29EI5/zZ/TPXI0Bupg94xPx7wu8
wmW+/k52Vl7w72Lf0Hn3ahp3qkVDF/tpKiS/TT3pR5Pq86Vb74Ri88cnoC798Sm+foWKyK1Ws5SUT926
SDXvpAOeFJZfzzSW37QrvAldcOhphzI4Xp3SEH9Myti438cn/V7hAVNVmrrXev0NtMnVpi+46jh+P4fP
+jXPfXySV1J73qLudVzzdXvvFBSp7TpX/fNQ6H6cn4K+9ROhUU4V6VeSNvlbt37Cp4DW+Jnsvk9Sn5tt
c4VzKVJfomq3FL+hzX0Kz88+DWXst6hv/rj0xqVdTR3xS9Sf1uuPUsX8rPfb43zKM1KsvnUWz4/r8NUr
1Et/mq9Dxfws+iB9lxrdrtd9ht94068v3XK1B9d+x5/xvM2Dp29d4hXfSnrdP8v+vUwFbe/zVuvcZkbb
J+ehh+7j/oara7fa8U/E62lMoe99DXMvxiKe8dZraI36wa7qiuPWX49TuTzUvWNcMPPe8vnzpv32JK+M
+X/d/oJO+mW2IObGGSq+n/W2XcXrjCsi8ge3vS0nisj/3gxmJm1wx55SUmN9PPToZb99h3LTEVam+DDY
eIPN2R1MhkivZQIUDyJ7KqK1Wg9Xx5secZzPscE5Jr9Z+hwSs81tZ2JWwHlAB8Fztq2eUu1y1p1U5D20
NMlAP4KSuvP2TyeERIdKtYd8IsJh9yO/s7oxhuyJyBae+d3L5F9kZhhkjzDs1hBlrT2hkWEgvrgWIHQy
Be7JUK/FprJQZb+yRyHOPQGDo8C4C/5kwRTkSToCkXUYelZRpb0dRDaT0tnB8RbSg8V+1OTKocVFW9e0
N5l7gAFvh8luHVtsG95K/dVVc3c+d+ZHg/uQld1vXTbbIpCoLNDC61wm2YP+92QgkjmPZIs0iXFIct+O
UV6DCgd0whuqkKDy8/3gFyKK169KZBOHpWQxhlkurqZOXko+FqrY513F2HaIqY0kYkssissMbgh10vK2
AavIMUAph81UhOvBziOdwaxxpIIO2ty9Byp2gJvmeJNWUIY0R1yInE7AfJIyvDUnxGi4whzcoEh7Uut1
KIXDhuuQuhYOm0WrU2HZ2RxmfSiDwiDrxfSFTQ2RHSIwXrRadPbKl5FWpCov6Il50hT5lCPMUYM12sru
7+0sFhlx4eFx05JOnFziQmxjpgCU1nPonlAdIDu2IAHhjLUFZD1afJMpoEhHzuQB7iJHDYfOQCXtisAw
WV97hQIVtS9brJWUBVyP2rWqPKVh02WotAMF1oecly6fSVyCY0Qy/fKlBZVWiK0zZ2m42k/AIEnSWrHZ
dZiKSUOvzlok5jvuk1Gve5O2LLOtBeZepAUynAILLWbIUQiXJtm73kTotW/lUDZvN0c7YAFLOd5ikJMb
Wj1/1W2m7Il9Zn3PwrGdzYY9y1GbjTtbPgrXqTTqmU15IEOQzzkKQniSDF9UtXJ2jsr0Eouc9lnepcU4
ItmbI0Ziq1Z+B/RpiC9BfSjHuM21CU376IILYfO4SzJ5EvSI2uY9F+woV4UyaCWZAe+RLrznvPuZRmUi
UlCqBalOfAq6qhuDTcTVVQZcBP5SIN40o7Al5ejPRttZwtVIa4dAwcSQJAq+amueNzlU74u9EP5RQlIK
nTrpigwj3ClaPYvlqURqAg65/lAMXtVVisxhSAfsbNkZgJIj417fh1e1wYlYDHHohF8n5jvAYqka6H6A
JTQhBR8ITU/hU+zkS+V+2x22LvsusKKi7g5x0h/5wxUtGcy25fmcZiIN9tAVCZwWhj7jvWyfORCCGISn
E/JYcL5UOQ503gsbqwSwr586OtEVMjE7He/NrPShEArAHhVIUkH4kooqPpyVvEhI5MaRV1pZToPcGMR2
m+FJexPs8VtboSrsguE8Xbi/JUy+mVbEpOJjS1PoYwd+iwWvNKgyrIeQLA4RFclas3wrspBewpmX1OKV
kEDUOeWkSKQqIkLAiJhxSkSC/GD7btUxC4paueZlzWpxXsm3CIn9EM2wbSKVZ26pZPYxaWS7VDZSsymP
LW5QEBOCLLNJ/WmcjgHhbCkCnSKWmbTNErDGJsK+fPdvQXvWgm05cTZT+etNciZpE+ck9xDikZ3n2i2y
ejtFW0emluZlEvUpW+4bJXUIp2GPpo0uoNcyL6a5BNYcCdXhZLBTsWUKQPBu0kdNSHLRkn4D5k4Sk8QU
G1E32nX8ihwPT+pyXeo4bAsZF61kWwH7YDQYHC4C4xPaUZw7GWGoN1nyPZU/QixbWye0bGMqEGBVgIJq
n8gEBKEgGoRW23Ltda/nY//kBN253DxuQkd8Iq6CzwNXL2PBYAIg25qettrvcraiC362XK7mENVKHckF
AzDQtXv2Z3C8uQPT7oufp+wVDGeUmHE5Iz+DMdPsTjwPVwZmUof81WxOAc3QaJ0iE/cEILypm6RcleSc
HYoSlPEm5EcJgBO9KvQ5IDABTCD+yGmbTWsJ8YI+4cZmlOCQOIRVKGWGXouJy7CBFB7HLJObulb3NotQ
2N4pFqIIvlE1gZMiiJTaKVqjpG686H2I8XlNZuztDlgTkGwMHslqxUqegHC1im1tURG7iGPFCqLA6yi0
7Me72WKBD3RVJq7IthCvXW1bTkXEeZqwYtive7WTVu/NgPbFvnw5J5F9fMxlM3QyZRW5ipLMoipRvmJe
E38bujMw90NEgEyaUJCCuTpleybOaiPZDqlyAM335VY9a7DWCkUTe3WkSuCr6HgCAInAExXSOiTnqR2p
ofr0/0O2nxOEjehIFH2whRGUCOwh6bRlrZxUFaQpnE1vq4SOWZgePP42KX46WFvOmduZAwV6op8j4L+E
fh4JbbnQQMHKyEG9j3MOIMcmV7WvZvJDQpa7/5FoA85XbqFbSXyeyMJgMkjTPKab3WdmalYlVdF6kFCu
/EFtxNCCai0hgJCJON7p0zmnwpIOxJneVFKi3fLiA4lsi/Mnm7C2J1ZRE979eskIQVCDqD6P6eRblfbw
wBbP5ENS9rh1SYwWSyZRK1sxbJgREQsgmdTlsrkacgWHxsNJUDLrd6P8CHVhQGPzo63uZ8ShhWXBsYKu
nIs3ZPLsjU6FkPtyv127WB4923SyHop5c6tp1emdwqThx/6cZNN79RGxpHz2RgWQ3uSeQYYV/mpu+2fC
dpQ1ag804Th9sQeX2gGBAel2Yfgwi5ZbaasaqNooFFZIRwn4WjrD8ufou40awf8kMjQJ15eeNKzktKsJ
UemaMjmVpfTCVY9wBS/kDNsy5xcTpBW1SaJ+B3HHIHXIhbQ2eqWtsgvt8UMJQmwWo714pI7N28GV8jeJ
XgwfvZWfwobvhfwYFnGCshiPGZPZHjtBKR0vnQDZ9m7NlmHWS4mWao2EkyVXZE44yzRYRWA2bcaLiaNJ
kVs1dF9S9Ks3KLv7zYI0a5ja7W2cWRJe6qmcw1L2JHTpTBQJLuGQIcozUa5Q3TzzKJOVivFivDeqigQE
n9ot91Td9pCgFFYAUpPTRQ3jIiPwo88eCoIOQ0Duo3RRCb4Aj+coMG2y+QJzGRwbB9EnsGhpG0mCrS9m
nIylnPcwyapZ4bAggvZoNTSLMheHLL8W2h3YCNI2CEa3I4XV6vQOLDsiucMfss6te+Hwcoft9+1F0C3g
T4ZuTf7YzbKHfhhHHbnynYyzux4sHnjwULHvvkN3f9VF4mV5jliSaeH3G7veXh2hDlVtobY2BTfywEAA
b8esPNMqQfcmbUQGe1/SDBg0mYtguxL0uTZDC8+lBzX9c/2ZPo2FMCxa6LeouMEybqrFnL3Y7sg2cRaz
yhR75LmGAmvSdxlR+K/NEPj5orNcPevfWSmtF8riftuZJ+P+YNgcNovv8ObNV3v6oz/hT2l4/fXLVPHy
NAQhpz0s1bVWfEt5kAQJRcP5h5dkbCuelZsr9fqYq+OuAc5M1Ia9Y664o+yqNr0H1+pNUFSYozCTIyq2
u4ZE5k9EQkU+wh7HZrsfkyuC2CpYzo2IJGLlst1r4Dl4fycnX+FjFR/1OyzlwbnlvfANf/t39/32l+6x
/y1NpUbip00O804WptJA396RL8v5JpMGmt031RN7i755FfuGw3ICksFUrGfqxFn8GrDBozHLZUzmOsu5
JsXU3Zf33sGZYXtnNbqj8OpTbiPPFXnwfqlXZ6okLOyZKhdmkqLYq0csreRPpPSHCgh1ipmpAHoq26rs
GLpMzDYIcUZJCs8w5BpF82z0vD90MRWskJxE6PJnWvMIfrTCJd3J/FQcu9ifp/AajVQ0JjiSigLt3Jn3
/UMQdSpUCYMilX4wILkC46lIcj5Y8xttUa+p+ATea40YdXJi0pYtc1mKiq0dE97xqvdSO1uPkM3WHllT
K2BGMbbGrdOpfR07faYlWEylVnyTxAYVXMS0/nKFB9t58nTEzqwWnI37nW1NCbvalKs7szSVksiUesF7
8CoO+t6SpphnZkgzSwxynkfJZqjbWBIY0DsWi4eb+bpb7LUZ31ZX2LXrtztT22khPtR+czYHALEzeh7B
ybXcGC2mMiy7R3k4BNV1raEpmo05kqq4bHH2bPrsmX+4yZZOVugVj6XtLTLjZNvdrX1r9uh8Vn9sVib7
qIt/hsspboWpVB7Ic7lzxVTUZP8jlZ09UWvOU+d/gCJOg8026wQbBck/miR0rKWJF9zx2akQGJQH2wpZ
mT5eSo4EF65NzTHpxee6Qz1xh+sP2Q40swQVYVtAyV9dnrqM1010h2Z2KkW+bWoLW57KKLXsSrQ1q9iH
oz6nJy9L2DliQx6b871ntRyuUKLKtpVuNTPlBcdzMlOwc2EqYJzVtVMhyGwnWppKyIajqOoph+r/fv0D
u/Uf1v/93SdGCv80biT7wmOJyj1f3DWVWphK4yzRYHR1oqobuX1YH51i6nCamXJ2i2rVLN+mLiUNLGs2
IlWt2gX6c2nKn6FSC3VlwyCTCY7IaE2/NEpiTkUbCvfvPZGtmHLsbh5L91HpTDmuU+G3wkuA+Ug37Ruj
EKveiU0c2AtMxCJyC+5A+P4SoAqhNzKtndgVUWdLL3C6Jea1l2y1g7U/GLWOGSZq8gdoUZvXB2UTBw2o
omakyVszE7Muad4Tb9BmbNDQTOjOfbK24Pu+PPVUZHV+zJ1NJwn9v6Wpo7mYMmdUTy7aQ98hyR1wx3S6
dy3DNyW12x2FyifhB4gnp/WmytXLVIxKjhnDHXiF8TVIt9RQtuEiz6LVNj2m7JDtU6u4yCrNMoQSezUu
un1q3Xq1Zz9NppLN0k4bho4+a7ylxEQWkoArWeRaeFnRjxR7WImjxFe4Fm7upUH3I54UplnYVNrBYCXX
aXttSy0gwpIVxS5QXhJAoWDQVqkqCe9e5JbxFO6mmPIli8Up/FKm1MAVkIGemlYdiugBwANSIetMu92m
UatVRottamfPSvd9/uyoi6kJM2WXAxrlQtFoIXX7WYoSczDSwFJ7GlY8h30fYQ+mHPkfol5ccstV3TH6
DSoqnLiMmvJ7yZPNRPF2bx3LdDQ8Wuh63ggPSGLC1+226QfM46TYIG0v6nmkx4N8cgebKJ4gju2Uo5cC
xAraZTqfhVRAMj6tazN5tC9FYbgXTIVzp5o5mp1C4gm2QroteLZthI1zMFS9saqosZGCOPnqa6pI/alf
dmdqgp7nSX3tzHEPG7hsvrv9Wd1B7/k2LzszldLMyhIWKuDBjB1TLy2PFnuZh2BS3joJ5hMFotSw52J8
SSNQtGclq0gFvaW2LhMLkSCMhNq2WAHfgHnaAl3KrXpUxrrdPpPhjRpXpgxusdAcY6VJj91/3712+ny1
okQJ85AJptZgR+tG7XZaVqk/pxImTTMerqlCSrLkkpYakAO2ABm7W518w87O1qNPqeiQnM8MvQNTdnl4
WaluQVa5T9WEQp2ckWTv4qp7V1txPtZtFaHd/VP+kU5RHGYYNS6lVOptaiavZuo69skpp3V7vaYi1yx8
tQa9aNUdQMuAHKtTGj7h4jiablE/4P2pOeGyaoM2n4V43FaVjfu+VqnC7jIztb3Faa9dgP2SzpXZqeU/
Bdgja7+FAqmw9WhDxS6UVYsdemE5n2jFFESS62g8BOjTV1Wrm7Polufa2tq3Z+ZnpjeKjVRQhtHLVHsW
Kaqpic3ES9qXaEGkgJ17iuERtXXF7SpTqQKmuFvs7lRTVrLajdYjsu1H1D+xQ28QyUO8tDzlQk9F1HZ6
9bF2L4g8g2fgXGCMZ2PgthiRaAuC292TiBzvmWVj7ZOy1QPDyVqNyZLzowcLHgGGjarIrsvseqjU5FAD
+5HjJYrMWJrZPjMVI1c1r1QeJ8E7uStm7bQ104bcfUYiheJIh6NeXEEGv1cm8b2nvSaKsHWm8BZZ5doC
hy33rIjYe+nDvZ3+oFOo0FuUXj5wYM7sX2sXHXm0pS0FHGHYeojyTW3ylCOWoxUFZk3+ZskgQyA0rF+y
arFJxC2Uu7x0t6zDKkty5Wp6drR7yrt2BaZWKbAoUx0GooGTLMxg4AVo2t6X3yYvIPPx+GPqbMTmkVl5
rRfFfaItVG6WQiuTLfuMSTvPqtJXSwUeA5+aVahJ5xUjWK5varPAT+Ym+X+tGmgWVIRlHJ2uWnqDIhNM
c2iyr5UomurLrMhPdEVjAveR+TkbrPK6qtLZKkBfFUmffNKi2dMTYUtmiaepPWRLvnJUAt227fN3b8ub
Z8eW9e4ULDAStG6fedbCF8VU8Hw1dgEl5Kbw+XOtRhYgf1P++9IUhtxW2FZzeLABbbzmsE33PJbw4Y/B
/ZeaxofXwF1u/0rWfaazUG/pL7LTyUcnz/sGVQiCgZ+/d4088nedI389Z6Xbu38hLvr/+D0oALTX/OiZ
Dy9SY0AqCNkn7f3nXHuBegP867rY8c7yzu/wirUAfPCr5Kdnygv2V3tNqBGcmNICyDjwH32XqiPQc8A1
L1LvQBxzaCOcSNd4nzz0J1KvUE2CvfE++fB/Snb7RTLJn/NeuUGVgatT3H2oBlwmG/19akq8PPV8YOo/
m3QZTlAL4u2PHsXdWpUDfNKZ/RecGX+d/Hq0533eNd0Bo5T1xGX+vETuu38vvffehz/mp9+lqsEFZ6M9
fuvsrTc/fir99nQwhMjiukIml/OpWnabWHOJx/YWeUevkU0WjLvgGb1in7lif708xeISn+rsrcsZO+n1
/JNsjV3TWVWviE3lvCdw/N6w7z3m750kZ0pXuXLrOthd/gwnwAGzTz7p33uL7LEzU0y2aAsYbNGWV26d
J//tLedsncgYZK9M/XWWz/s0eIP46+OTLVcrOGB+v/NkjL2ja7Inz9q/15zJ9TRYcH4/8dHO2VWu2XfF
YXvMOWJnQzXH+/PJjM/2CniI7d3zZ7A7nQV/Lb13XXxAFEUze1CAmuFiKoSpkygqvfiB35mO6mYlhbGd
evmVIMFgu8OG5rlS5Fy+1RbMW/qt7mCVmlQMPrqyp22JFbJES9MB46nMnFm+01v5dHKnaQNh6xXSelMh
3RmCSFZRmHaVUNtIPcHPB3RR8cOUrMwTN01EdrxVHt1Q3rtTZNZeOlyg0ylQ4sz04ReXivh4G0ag8zwV
2qYvmvlrOxanXNUp07+zvGM6C7cyldNpn3d1MDhcfy6CuPBt9NU3ZTvv2bWY1xCxC0Qdc7/U/HSyA8ds
5h1Nob5mZvLksZ2dS9OjkqXfcOXOFLag0/I2+G5bS5B/ehI15pU8thSW7CxPRQ2nra8lc3T1+aODYbeZ
i2xtoXStF/COG+UVH+y1hWlrzVp1tOr12rIFRa7ivn06mOG94sWwZ7Kq7WHSePRX1o2Av14x1o29xFqZ
cnj2TKeqlorpVHwkA9x6+TJr3idJ3ukQ5xc982qz8SHr7kkrNKdmtGkL8IE8DRZBIE7ktpZ3p5haKy3c
TDMeTm1rUz44xOodHCv2b4yHqxtZ4WJ8eNrvJb4rWzwCsmwQamZG3Ld3zOaWlsY6HrdJOFZd2qdZbGe4
3APMChCml5am8MsZ1GM87M0yxty6pM3nvJ9Iy8kcnmJX9pNXmwWs2jQF75v5PZkkID7fei4KhBVTSRXG
jdr+C3aVez4toLcAYnJ6N1s+mmpac6pQCvUbEC/HpfdmNbwzoz+82dD+9ZLIZpiGpqT7nrmQexZNwru5
RrFwaKnsC6IpU3m2KA8+bt2BIlRyGXLKw5BF7tvZiOYIKsZher1yK22U5ES20ddUu1LvquiMI2ZXJlkd
eY0glrNuRLTzuqrTa2tgq1pqQFrHAjGU07zTe6c3RonAJ78wC5OFK5vFmb7WV6lFe0IM3vL0FpSDHBkK
HWw9NBxsleuOtkk1mHnlrFhAEYSdRMiQrJy58ut9QEKrPuI/BxEvtWds88660QHmpdKotFsVt8KMGHvE
5qz82COhOjmNZ5Fn2cb7pzjU1u5pdI/iuQlOl5NdfLFnWfCpTXT7jDn4eSmrNFe1yTAn4nhJrDLNULck
9tRNkYOM44gRp3OxmIbhYGlkNXekfFjMShNxR6oyqGKG7ZGq4oc5+AubW+KjYkVT7uMsZTok0JRUgJ4N
RY7zmd7UxdD/+Y4rw0Cu5EzICiVtE2mkXA0ZkNB1wYcvumLV6RdcxsQVfn4UGikfUAzknMvm+LtXXIXJ
VV/yViVVmR+EsFISFQmtLdw3Pu8aStbUp/iV86FC80EIy1zLtGWszY9CYwRf+TGv/BPKnpzOVKdeDKmc
5/3KfqmXQjNHSiwvZJf9GZVhngk1lTPRjKQPIwWk1+LdN6ZEh1z5JJR/klBYGhTvydMu6+SSXCf41hsh
+fJmfP1kaLy8lmnghCQUbvTn0SrdVxov70TjXwyZsqdC1+g035Ls1Une8UleWYph3wlBp7MhovUKf/9J
6BHl8i9SK/pZKMA8y57RlV+I+57iPHyW7byBf1+lnJerDF11CR38fjr68LlQptITnYv580M0BpeSGthr
vNTVGMTXfGL7I1yL542e9Mn2LL+SlK9eD7GjD0JG6XJ03el43tcoJfRSfPdMXOdKjJHmRtKRey0m7emQ
JHoxVIDOZipn78Rk1i2OxwpK8lNJRed0rKYTsRs8kY3CjVAEkr7Qyy49hA8/HyP+ZqgSnYm18KhfytfR
d+KCL7Gf035yst0ivDPVpB/FbA9dL7+ytH0uxodjxnpPJtGw6Dp87Hn/Ct6SZFNoeeHPN+NGL8bWBBWp
YdP8Tl5jY+doOsvDl3Mtd/fuYLAhAzltcM8sfQ6GUUzxynr18ue84pFzRudtL+el5lftEDrcZraK6fNk
5+dM2pm4fvKry2mXfcfi53JDQC93zdyRgbKn+Jyt2uKTaA7tCT12D8UWdwqXDLp2HyijqOsYVvUSI7Go
kQaJgGqvEHitt/A5z28GcIy83liSdYnas90u4XP30feohgk/LEJs0XxuABY+FytwDWSzTJuJXWGzM21C
7h5ROHxv5xvI3B/uLFOTpmiRlxnaG3C8xZnPRQzmiulsfkkTW9Ya+JKfc9aX0v09w7j4uQ4QTqE1VYnV
yemZxTTiKXN+xMvM6nDBCgpXM3zN5ONS/6Gz3PmcRzVTFFNpVVx493/KiB2eb7qrWivNDpsVoStJqBR3
Th5RVXDXq4dw0LdGG/b+t9B/3zoC+GrmGma/CujyOT8kw8AC59HkuuD4wkFlnVJJm7zesDg4Wj5uJ+5x
pEYyIKcoI7gme6E/kK3YWZar0mIlc4ojx7uYxoNOz65du3x97DTzsETBD5E0QXlRfCjzoyk6Quc/q62H
WqyrmMGrcsM70w7/zntIoGWGuWwG/bnPLYdtzZ2TQ+U6Mv6zzY4/2vVfP2faLs1/7oV2JihAdgeb9f/V
dXW/TZ5X/LqW+B/euqqSaHEMo5pW4rgKga5MbUFdUDvtYnJsJxicOPPrkETVpIUApe0orVRGhaaWrrSk
GdAUmuFQQqTtHpE7LuFm0v6LPefrec7zgZBCYr+fz+c5v/M7vzMwwH7DgIqPYQMyKGRBQMfvY177PPoe
WVahXwIfpMdwhh2/U8H6YjXGqaj10KPLj342/+492n609ej+o5u750ANGDFzioPcR6R7BxHwPiLwd1Dr
GBF28//nGKkAJB/1fv14B2v+3qNv8ewvUCEY9IS3MSbwJUYRNvFbiliQojJqPuP//vEagWc9ZdbA7e+e
xzgGRAc2OTqxyVGBh/gEl3bPsQ4vqUZDDGYH9YZXSc3WPD+/3+4n/H7bGC9BpWxzxqbfHnj0Nj4rtc9m
EB2RqICvice6ZArXPg9IN+PKCvGHnxa//lFFElZBqe3JGp9/98kWaObR9Z7cApUyvIPTJqOzPrJafRdQ
702+x/uj3t66xBE8nbNvzROcpU+CZ3Sad3y/bmeq09PFWmwsn2K5RUy99ATLKuEehWscktx4pQsnVcUK
QwFbpmM2V9T6UXM/p3VYAYrhRKroSiGY/E2IAZJe6FciwSNXZ46RNUZyxRstBsub485Zhv4ihESbbsHH
qvOdOZzCOJmlumd2GEpKds2KOOIpN+wpeEgL5CpX/Mgo7DqCOXMTemYLUOLtKdwxRSmPY//XIBItPdIv
wur1tZLMEYXQ+uC11NEBOXdBrJmx4jgUzRvO3mi2T2O+6zD2i46COAiDT3ZJ7Oj5m82GOf/mB0Aj1Ypn
oUHVp4CbDGXQAN20OUBRoGKgwmzoseJCb7r062K14FialpB4ullrK1gSYCzqzSxvIjoe7nZZaA4h0Udw
PeSY6HQqeHRgcExTySXaBvzMGyQkqKRxxNqEet+sdadbS8Vq0LV7CpBq0yw1oC47CWMQFgxvBhsqMBmn
M8JRJ4zFZTatWg5V5ZvZqVYbmDVdkBIMTEfiGtV7dsRYPSQB4Y6d6CCElY1zxVyp4GFfn2MCbfsuB5tz
J2tQuQTU3U6ZBzHfNktgYkGrzdRmm7x+uEwec/C7VACKK2hJDaVMjINj3Q6SsH5j/pibgoxhLYRDVB+W
nkB1JGS8KCkwokUhO0VXU2VlN4mNiMvh8HHB1ISCKeQQZ93bpQ8xxbwsqWm2PbisFNhYiD7mfioUMIPI
QnUwJkpILEBaHqRKtOq5p/yFmCmTval4U22mw/N4j0zkPaFZUAD+WKYLPZsxM5zpFcGThYK7vNUyrhAk
8mbvYiQzt0aJrIWOhsbjQBkztLR5+mHYHh2iw0GRJATPoawTdSILVYowhaIy+S7EiDHt6kgVk2JIrbzT
tlkxcKCX/C2A5lFjEVuxE85ydbXPW1B/UfgoCAFzro29qC6BjfnQs8jJa/VsWoEuxEtMq64ZJlxhk0iL
NmmlDBUcoe5a0w9KjYeLtHcC7Ip1KIoEvGcZ2r3FTsnYvF1bmPHQApfDA6YWVCVsyAdwuW6r0/ATGTJq
IN+xYn08jtu1lz1RQp77TnkStl0sTNhV64enXwen0OghvByb2tPchLiFdUxqUzkIJxifLFyELch9QPDw
UeWVkqM0erK2ZOb7VM54QnnfiAtRSbYRdYbCucs8rbX5gyYIrPIlFCIZK5r1/HStbtwvZBHD9tccLL68
f0Kl+Q1Ez1w9quq+YRHNYeUJkq30y4ojT8peqkQ3jFNc6x0wG5rZt4CPJpMwmvuFyCDL4wbS1hNp52TR
yHPsTKnwWMxCQ60YeZRK14xvD4/1SrndMesyZ0821AClAekyAcUqQDW79rIS45A6iS4PazQyAnWgnPhu
nrghHg85FLXGMoosUDaaHwqCfdjaF9ZUzbyACvm6KDlGJVTRY6+8eOjoxOTvjx3OpCu0aA/9LFZDTMrr
YERVfL4f3GwsMjSATydimwttyCoNFhezVvhZT9Cvb9S65nkbGtFxRhVnTZOpDPm1AgYcXYLSXnrbZqv8
VHMZuQJmxvBbqJGmPAXOz5xGpYm2yiHWI5zM8ywy2/2cDPioEm00I9Hu7edS4IrehnHSVsF1YK7iqLeq
H2AT+pmNohzl8k5kU0P6AO5sniIVPrPN2bHmhc5wowQ6b4qCwVj32aJwpM8whn6vZSHGNBk9c+TX9By/
GICoZrfTZREfsxG3F3IUkPCSLxF90dXZyNszQ41ShK32zcSRcYabXjdjZarTOWW5AU4pY45GTs3GbiXv
2i3KmPbanFXZ+3Cd8V4b8LM6VYyl4Ld5E4GPhqUvuLZwz3HVaRXImfF/tNdTVSOr0RI5PpcFoXYldpKJ
3Cc4MAtdZxJMdOZoSBszgZxhGC0zxspZyDkVLz8GZF/Q7ZhxAXHNqmbzBFV8FMGASAKzLjtHR0IzdAhq
jZM15NTYMYa4lwcIGyM/ZwGiTFRPlSYsKd2Y6+JCawPzJ0iYVBTKMZ+RmRIWbj0EyCPaUJKLbWWBM8pQ
FVkjnakkWaROkZiMSK2bAHhkp6tRNbgOX50SsOooG0ID2AyPLkr8gsCh0M48p8BOK4s2gnUDzdkhzo8Z
X5YGk0Vuss/v1isATv5F02p5oIVg5inznRRD5WAHVl4QhGH1vDzIITMunaIE8sgMcuHBMKccSujfTg+S
P3KptikSTKDPo3Tf0U/ws39xFY38THtvUBBYGpk/MR9w7czoixbaglPHFOmjGohzdXCJYF/XR2mhrKPP
MYezRAjK2fGTOsMB313odUW6eXFo1Mn4tEhftulR7bCJcVPNtEQcp2khJEPaantHsyAY5euT4DjEHRZ9
vfJSCRBhdRPuxyxy5/W3hKLZ8IP9hdZMfJ75Fmq6PP5s96PHPwN3GeuFUZ2y8JPrVAUMmeTnAd/lym73
gypsUtWOMU7/k91LjKre5QpvgKsCrruDfzMy/PhHPHOHWOXIp36AvxHKu2HuR2jsPWSVM8aMDG/mdfPd
CVH+Gev6UV0zujvwvu/zWwTPA5gyIrjbjBj/dfcTZJ6fQ958n7FeqGz3I6PJ28j+3sYabZt4f3pTOIZ4
+PLJfXoLrtIGd/8Uj7+PNeW2ocofxlsvCmFgQwKyFzCiuoKx6TsY7aX4siUwqLpjXMLpnJzynYRrtyS8
flGi1RTS/VrVuvpOMQEo3q0rcAk7Aj6XsyDufBV//4pZHFxLiBgXV1Xw94wKu6/hM6yo6j8P1XtZtox9
i75c5zM85Y7UPlsTcsiG8Ar+gtff4Lg5cwmIV0NlcW4JReSBvOYFPEWfRS2j2pnbcF1OUVV4HMfgosTT
NbliRzE31qWRP5SO2FL8HNWGjkBiuQSaCvJQul7YCI6N83dHIfBq3q0oFoqtNvUB8jGoxXakd+4JKUKR
izymx0WpgbWOv+wgw+Qh129yT3tGqukRe+SqT025IwffwBPPuDd191qXHrmMZ91mggoX46MBdkPa5LZU
4KKmuy5ltqSmG9/9tjd64ZjzyJ9Zx88vCY3hYyEFUZE7ep6/qfY/L4/3gYxn2843mZfiaEUPZPSuyfRZ
kxJUdowJ68Z9Qt20ptp5012HyCE8L9ZkxtnCW2v4hD+oYnBYMRD+vG2vE8eRvNwUl5Gyao5aw2yOdZvV
INWM4Jgt8/8PXnUe94nUaQrjQ99znsgFjFD9hFEqujLktKxhxSJ+HqlxpD65i9GuszYydROfawWyObiO
z43wXnjspvymHEqBYBb3j3S6M+V9r776ankJRXzARwhBIXR74dvRzIYCIhRGVJtUfY4iqLeI6vdYsTM9
XdSSdizjNwrlNiBUL6R/Y7FEgFL2UpAfAmagDllxDMdaWS9ZY6EYeyS6oAd/VKhE8Zhy+fDbxUzfcBFE
SxrN4+8cmYAU0zm0lviGJ43VTZc4EAaeQfsgjKnkdYvqZBaP03JWfNsstu5if9wzyPjGcddmYIUGiJYE
KrDdCYgqJ/o2Bp6wJbCTKSj0WrWwGIVBXgtCb4itYKzfu1YWeawHYrylgGihV92jV4khqSyNlQRkdgXM
yMn++MaX8kpIkKqDl3COemGZL2HgIHsP8Nfp2NLQ4TMBXO1TluFkJb4kQzSLYon7bJ4JInJmIsxMQT1v
BgWMLz0DjJZoIrRmhVSlXJjxeq3RnCVcgpgjuUKShNWjvUp+/BEzaNiJOLh8pDHYagyRktxJIWaDSyxu
hkh7DY2y4ozXt7GJXvD6mTCyaowYC1e56bJcmCaOhS9YA0PXdODQtRcBp5/xytHyqkEQrBhohWFouwNp
z17hBwjFgfc/N9MDYcVDIxMj8bgvkQ6DaEEAsDGsS5OJuofzChsq3TpIG1IBM4E6OUMM4n+CP2YxADnb
yv3ybJ3pSQHWhrMT7BTmMbo5YZax2alWTV2suWQGJIuicHLKQk7VCVS7MRDoRX8BrvFBu9r0NBRd6KkX
Qu45tzFPKwfeKYW4CAIXYAWOOwKXmGtoqiPPNBeFs962LhnAk/uoxC4Xm1PmnZuoLFKDYGO355IWabcD
DMgG3YBnJLiijbaKCIJVuXidkV31yExl0hWAWBVeD5O3jT/s+gub0EtxquG6U6/N16QgiWi7+MCtN+Qg
NYWG3PRCF8epWsdce1EVA8jvkHIWbikFCGzZtMEMCMCRsFncQRU/NPRe6fh4af7Eck5sB1ukBniAZkuF
JUxGn8Wm6vBFHdh2g/IaLjiKywA2PPJG6B1zVuWwOBfnnFmLBqryaPiHgEgoddVFjSmYJhjOwH6sQ23B
LghFQLu8vP/wy/sneIyZP4pDQ6MhIgU7pCdSKBi2GVZ/DPIeQ34t0CyDRRqpl3Gc7b0S6MgeMjNpcAgW
7cnWrPktiyGYoretsGXhLCRn8wQJuViVzr6DMo1QqlZmF6/nctyAagM/dZb5xpaOo6J4CZOJEXq9PvXE
QNJ3ZmlW3xSBynqLk6gxXIPtepmH3oRNjcQe0PXuZOHxyLd8I1+7g5N6Ap5zj2QrZrq1WeS/WAaELnAk
5CV7Pce28BJr5bjEjh1vn38qVhIGjdqOrI3qxS/4aGrloKd+Va3Ai+ohLIpyegSiURdkYod8a2gXsc90
JLmY2DcT1luR+rLn9WWesPz2FOLnq6YGPi8GUpAO6o+NJjYNpxjmCqbYylVSnaQFxQy4bIPmYBPn3yNY
BZHPCvz0qklwXIzex1c/VlPvdKfVGNw7NFr0FMdtqnPsqrmYg1u6qwmT2+cf0m9BhjqSS4gDhTVHSfMO
3lcpW8lkqMQgc52j2rBztFvT2LzDXh1EIaPES1jmNCjhODIPGq35NgmLWgWb3On6uPfFgRHw37JEG3Dw
OhcbB+OLCfPRq3alTDevXBdpfEUeHZVSw2i3/U2XbpKqFGYE98LIirFxT9FIdGOrIcUieP2ypDMpiMRt
amv1qOM4ruW5R0GCNFIJsE9PA48IZJCboI6Uk2U3D/FOq3Q1aB1k50OotrIRUaeC7eyjRBdVs4QDiRwc
IiUgcQiejcqX+XQIHJFYFsjxK1V1KrRXFls5cOkwmo7TUNKTYX0Jbu4nXtK8pPphTYwpthr0fvxC8IeN
OtqomtogoEM6s2bkKsPLK5fIPTCdWF+Qj8lloZgfhGL6CzML/1nPs0GKrS8MiR7O7pXH27srGO3YwBhC
8Nnjaxg1WEGNIIqNbIWxC2KYm3POYhTggcRTzPUkCuJiCNukGSTRB9DWic9lrnz42TWKopjrAoe9bzn6
FA/ZtKo88fU+oeeFJ3ZaO+b+pA60gZ+hHo7omyDmdxMrr59nfO0nRgpXFXf8DH325BZ85u9Rxydfh7Uk
J+vLLJQqF8ZP3eVyrN6qI6MJZU3GsgEca7LYR8sOWFQBkkXoULh7435dTG0GiiPuliRrjRSUOYLTLZx+
lZSRIl96Fo7LChElMGNxRTYjXDgDDfJW/ZS3yw2KZasM2z8rwVCxdIrZMTTdB3LtV2WRQQiNFRraaM1H
23QPU1K8rYv+C9d2dWTw8yXQ/YTp+L6ZyiVO2yqkbFwSran64jW0eQVwhBxa0McGJkWh8mKp9AdfwGO8
1YUnqRYSLZKyTBef9q897d952v8efm6dfdq/8rT/j2er3z5b/fTZ6rVnq1eerX7zbPXqs9Uv/nvrm//9
83Obcr61Yv4akrjYhgQvKMrwNeL2H3IIjAM9ErXhjMuLEm6zWaVBBMeGJ2xQwGahrksSaJ+jkHCWDfz1
Ve6wzSy2ybNXVPgmCAh+LEnQOxLD+lIe75zkk26oIKPNGrbxyjVJ+NWBm5UoNfsyZ5hyUEzHs4I07euS
zHuRk9a5TdYwf3ZHvlqXANllOXJHQn5fqdOpfc7gM+sP1yV718+C56fdUFHI6ypCZPudzvpGTrwtrWru
/rVXuNR6wTGbEPgHyoxQaWnRsIf/2DsJLQgQW1G3kfwbXLBC/zK16xer4RpI0yWByy/NttWxbjEL5KVk
9VSaNMqbMbtAwoZK2cPlaghpkFczkl65lcfpJr1eSN3qGvMvYfkM3FDOBlWru3LxSuXyu/snyuVDk4ey
996YfOvNbN/I3sx3ugSRCRwelsoyj8s6Tei6QY6EaaiCt3vKKQ7J+K1p9N9xo6faMT84k/L/sqCx2KPF
uwwEvTkQY1BIIPKvwP2aJbessYFfJCJQleSWWYBAz3DWA+VOePVhDL2prC+Vjubnkcs4Sy796Qngb2fW
QEghRabnu61aibrAvHl3wThK/75XobYP50F7bO8o5aEr8+h95fjj0D6QgTJScqCeeOGFFJ5W60EF+fBJ
YjwI3jj5Ful9tZlshrFu8nbNsZSxoq3xRic72DVGentIaS32UbeRuDx3kBMENvK/HH/H0528I9mYmHt5
l9QjFacpcQXzKVzhEulDAsOHck/91TM7dvzgm0cmsuJcrzQZCBlA98WYygR8D2gM0850fJVWYrMQzuW6
7dPLwaT5k9bOfaWed0Fl2k6+w4eUExaymY2jOgNSbS0IFfXeNpNshPJWDiL9Nbl+zNVO5vGYNVey7uzQ
CPLhefDGNiyegGM43mti1BG/TiFdxrtVu4I26ivp3SJGrfCh1B6iJfcSnACcJemVMkZHsJFrI0lnJdms
s6lwLLwmV4gKR4seJzhMXhnZuy+b9Hd/G3B8zj0TLgY+ZDEEUnkHS7w8hj3Hkm3YGxzI0vvCc9qr2Egb
MTkwg9sJOkT8/jQ3KmnzBOLJyS9wLo3ELR3NZZ75gRlhN8fndGHhOc1ZSa3T8F7PabYqsjMvqRWKVy/i
YEruPHv9jvnYZxalzUMH9iWulTvIaLTXEa5ZX8xVa61fFraX9QCIAKg5bh8rVRiy7m8o4pJl5O0ogZ8d
vmbCnCfH5TJKTBFva0O4Wl+l/Ix13xO6KCJPD5H51fete+aO/R8EyzZRoN8BAA==`

/** @type {Uint8Array} */
let dictionary

function getDictionary() {
  if (!dictionary) {
    dictionary = new Uint8Array(122784)
    const gzipString = atob(dictionaryGz64)
    const gzipBytes = new Uint8Array(gzipString.length)
    for (let i = 0; i < gzipString.length; i++) {
      gzipBytes[i] = gzipString.charCodeAt(i)
    }
    gzip_gunzip(gzipBytes, dictionary)
  }
  return dictionary
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.transform.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Licensed under the Apache License, Version 2.0 (the "License");
   you may not use this file except in compliance with the License.
   You may obtain a copy of the License at

   http://www.apache.org/licenses/LICENSE-2.0

   Unless required by applicable law or agreed to in writing, software
   distributed under the License is distributed on an "AS IS" BASIS,
   WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
   See the License for the specific language governing permissions and
   limitations under the License.

   Transformations on dictionary words.
*/



const kIdentity = 0
const kOmitLast1 = 1
const kOmitLast2 = 2
const kOmitLast3 = 3
const kOmitLast4 = 4
const kOmitLast5 = 5
const kOmitLast6 = 6
const kOmitLast7 = 7
const kOmitLast8 = 8
const kOmitLast9 = 9
const kUppercaseFirst = 10
const kUppercaseAll = 11
const kOmitFirst1 = 12
const kOmitFirst2 = 13
const kOmitFirst3 = 14
const kOmitFirst4 = 15
const kOmitFirst5 = 16
const kOmitFirst6 = 17
const kOmitFirst7 = 18
// const kOmitFirst8 = 19
const kOmitFirst9 = 20

class Transform {
  /**
   * @param {string} prefix
   * @param {number} transform
   * @param {string} suffix
   */
  constructor(prefix, transform, suffix) {
    this.prefix = new Uint8Array(prefix.length)
    this.transform = transform
    this.suffix = new Uint8Array(suffix.length)

    for (let i = 0; i < prefix.length; i++) this.prefix[i] = prefix.charCodeAt(i)
    for (let i = 0; i < suffix.length; i++) this.suffix[i] = suffix.charCodeAt(i)
  }
}

const kTransforms = [
  new Transform( '', kIdentity, '' ),
  new Transform( '', kIdentity, ' ' ),
  new Transform( ' ', kIdentity, ' ' ),
  new Transform( '', kOmitFirst1, '' ),
  new Transform( '', kUppercaseFirst, ' ' ),
  new Transform( '', kIdentity, ' the ' ),
  new Transform( ' ', kIdentity, '' ),
  new Transform( 's ', kIdentity, ' ' ),
  new Transform( '', kIdentity, ' of ' ),
  new Transform( '', kUppercaseFirst, '' ),
  new Transform( '', kIdentity, ' and ' ),
  new Transform( '', kOmitFirst2, '' ),
  new Transform( '', kOmitLast1, '' ),
  new Transform( ', ', kIdentity, ' ' ),
  new Transform( '', kIdentity, ', ' ),
  new Transform( ' ', kUppercaseFirst, ' ' ),
  new Transform( '', kIdentity, ' in ' ),
  new Transform( '', kIdentity, ' to ' ),
  new Transform( 'e ', kIdentity, ' ' ),
  new Transform( '', kIdentity, '"' ),
  new Transform( '', kIdentity, '.' ),
  new Transform( '', kIdentity, '">' ),
  new Transform( '', kIdentity, '\n' ),
  new Transform( '', kOmitLast3, '' ),
  new Transform( '', kIdentity, ']' ),
  new Transform( '', kIdentity, ' for ' ),
  new Transform( '', kOmitFirst3, '' ),
  new Transform( '', kOmitLast2, '' ),
  new Transform( '', kIdentity, ' a ' ),
  new Transform( '', kIdentity, ' that ' ),
  new Transform( ' ', kUppercaseFirst, '' ),
  new Transform( '', kIdentity, '. ' ),
  new Transform( '.', kIdentity, '' ),
  new Transform( ' ', kIdentity, ', ' ),
  new Transform( '', kOmitFirst4, '' ),
  new Transform( '', kIdentity, ' with ' ),
  new Transform( '', kIdentity, '\'' ),
  new Transform( '', kIdentity, ' from ' ),
  new Transform( '', kIdentity, ' by ' ),
  new Transform( '', kOmitFirst5, '' ),
  new Transform( '', kOmitFirst6, '' ),
  new Transform( ' the ', kIdentity, '' ),
  new Transform( '', kOmitLast4, '' ),
  new Transform( '', kIdentity, '. The ' ),
  new Transform( '', kUppercaseAll, '' ),
  new Transform( '', kIdentity, ' on ' ),
  new Transform( '', kIdentity, ' as ' ),
  new Transform( '', kIdentity, ' is ' ),
  new Transform( '', kOmitLast7, '' ),
  new Transform( '', kOmitLast1, 'ing ' ),
  new Transform( '', kIdentity, '\n\t' ),
  new Transform( '', kIdentity, ':' ),
  new Transform( ' ', kIdentity, '. ' ),
  new Transform( '', kIdentity, 'ed ' ),
  new Transform( '', kOmitFirst9, '' ),
  new Transform( '', kOmitFirst7, '' ),
  new Transform( '', kOmitLast6, '' ),
  new Transform( '', kIdentity, '(' ),
  new Transform( '', kUppercaseFirst, ', ' ),
  new Transform( '', kOmitLast8, '' ),
  new Transform( '', kIdentity, ' at ' ),
  new Transform( '', kIdentity, 'ly ' ),
  new Transform( ' the ', kIdentity, ' of ' ),
  new Transform( '', kOmitLast5, '' ),
  new Transform( '', kOmitLast9, '' ),
  new Transform( ' ', kUppercaseFirst, ', ' ),
  new Transform( '', kUppercaseFirst, '"' ),
  new Transform( '.', kIdentity, '(' ),
  new Transform( '', kUppercaseAll, ' ' ),
  new Transform( '', kUppercaseFirst, '">' ),
  new Transform( '', kIdentity, '="' ),
  new Transform( ' ', kIdentity, '.' ),
  new Transform( '.com/', kIdentity, '' ),
  new Transform( ' the ', kIdentity, ' of the ' ),
  new Transform( '', kUppercaseFirst, '\'' ),
  new Transform( '', kIdentity, '. This ' ),
  new Transform( '', kIdentity, ',' ),
  new Transform( '.', kIdentity, ' ' ),
  new Transform( '', kUppercaseFirst, '(' ),
  new Transform( '', kUppercaseFirst, '.' ),
  new Transform( '', kIdentity, ' not ' ),
  new Transform( ' ', kIdentity, '="' ),
  new Transform( '', kIdentity, 'er ' ),
  new Transform( ' ', kUppercaseAll, ' ' ),
  new Transform( '', kIdentity, 'al ' ),
  new Transform( ' ', kUppercaseAll, '' ),
  new Transform( '', kIdentity, '=\'' ),
  new Transform( '', kUppercaseAll, '"' ),
  new Transform( '', kUppercaseFirst, '. ' ),
  new Transform( ' ', kIdentity, '(' ),
  new Transform( '', kIdentity, 'ful ' ),
  new Transform( ' ', kUppercaseFirst, '. ' ),
  new Transform( '', kIdentity, 'ive ' ),
  new Transform( '', kIdentity, 'less ' ),
  new Transform( '', kUppercaseAll, '\'' ),
  new Transform( '', kIdentity, 'est ' ),
  new Transform( ' ', kUppercaseFirst, '.' ),
  new Transform( '', kUppercaseAll, '">' ),
  new Transform( ' ', kIdentity, '=\'' ),
  new Transform( '', kUppercaseFirst, ',' ),
  new Transform( '', kIdentity, 'ize ' ),
  new Transform( '', kUppercaseAll, '.' ),
  new Transform( '\xc2\xa0', kIdentity, '' ),
  new Transform( ' ', kIdentity, ',' ),
  new Transform( '', kUppercaseFirst, '="' ),
  new Transform( '', kUppercaseAll, '="' ),
  new Transform( '', kIdentity, 'ous ' ),
  new Transform( '', kUppercaseAll, ', ' ),
  new Transform( '', kUppercaseFirst, '=\'' ),
  new Transform( ' ', kUppercaseFirst, ',' ),
  new Transform( ' ', kUppercaseAll, '="' ),
  new Transform( ' ', kUppercaseAll, ', ' ),
  new Transform( '', kUppercaseAll, ',' ),
  new Transform( '', kUppercaseAll, '(' ),
  new Transform( '', kUppercaseAll, '. ' ),
  new Transform( ' ', kUppercaseAll, '.' ),
  new Transform( '', kUppercaseAll, '=\'' ),
  new Transform( ' ', kUppercaseAll, '. ' ),
  new Transform( ' ', kUppercaseFirst, '="' ),
  new Transform( ' ', kUppercaseAll, '=\'' ),
  new Transform( ' ', kUppercaseFirst, '=\'' ),
]

const kNumTransforms = kTransforms.length

/**
 * @param {Uint8Array} p
 * @param {number} i
 * @returns {number}
 */
function ToUpperCase(p, i) {
  if (p[i] < 0xc0) {
    if (p[i] >= 97 && p[i] <= 122) {
      p[i] ^= 32
    }
    return 1
  }

  /* An overly simplified uppercasing model for utf-8. */
  if (p[i] < 0xe0) {
    p[i + 1] ^= 32
    return 2
  }

  /* An arbitrary transform for three byte characters. */
  p[i + 2] ^= 5
  return 3
}

/**
 * @param {Uint8Array} dst
 * @param {number} idx
 * @param {number} word
 * @param {number} len
 * @param {number} transform
 * @returns {number}
 */
function transformDictionaryWord(dst, idx, word, len, transform) {
  const dictionary = getDictionary()
  const { prefix } = kTransforms[transform]
  const { suffix } = kTransforms[transform]
  const t = kTransforms[transform].transform
  let skip = t < kOmitFirst1 ? 0 : t - (kOmitFirst1 - 1)
  const start_idx = idx

  if (skip > len) skip = len

  let prefix_pos = 0
  while (prefix_pos < prefix.length) {
    dst[idx++] = prefix[prefix_pos++]
  }

  word += skip
  len -= skip

  if (t <= kOmitLast9) len -= t

  for (let i = 0; i < len; i++) {
    dst[idx++] = dictionary[word + i]
  }

  let uppercase = idx - len

  if (t === kUppercaseFirst) {
    ToUpperCase(dst, uppercase)
  } else if (t === kUppercaseAll) {
    while (len > 0) {
      const step = ToUpperCase(dst, uppercase)
      uppercase += step
      len -= step
    }
  }

  let suffix_pos = 0
  while (suffix_pos < suffix.length) {
    dst[idx++] = suffix[suffix_pos++]
  }

  return idx - start_idx
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.js
/* Adapted from https://github.com/foliojs/brotli.js
 * Copyright 2015 Devon Govett, MIT License
 * Copyright 2013 Google Inc, Apache License 2.0
 */











const kNumLiteralCodes = 256
const kNumInsertAndCopyCodes = 704
const kNumBlockLengthCodes = 26
const kLiteralContextBits = 6
const kDistanceContextBits = 2

const NUM_DISTANCE_SHORT_CODES = 16
const kDistanceShortCodeIndexOffset = new Uint8Array([
  3, 2, 1, 0, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2,
])

const kDistanceShortCodeValueOffset = new Int8Array([
  0, 0, 0, 0, -1, 1, -2, 2, -3, 3, -1, 1, -2, 2, -3, 3,
])

// Brotli dictionary
const offsetsByLength = new Uint32Array([
  0, 0, 0, 0, 0, 4096, 9216, 21504, 35840, 44032,
  53248, 63488, 74752, 87040, 93696, 100864, 104704, 106752, 108928, 113536,
  115968, 118528, 119872, 121280, 122016,
])

const sizeBitsByLength = new Uint8Array([
  0, 0, 0, 0, 10, 10, 11, 11, 10, 10,
  10, 10, 10, 9, 9, 8, 7, 7, 8, 7,
  7, 6, 6, 5, 5,
])

const minDictionaryWordLength = 4
const maxDictionaryWordLength = 24

/**
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressBrotli(input, outputLength) {
  const output = new Uint8Array(outputLength)
  const brotliInput = new BrotliInput(input)
  const brotliOutput = new BrotliOutput(output)
  brotli(brotliInput, brotliOutput)
  return output
}

/**
 * @param {BrotliInput} input
 * @param {BrotliOutput} output
 */
function brotli(input, output) {
  let pos = 0
  let input_end = 0
  let max_distance = 0
  // This ring buffer holds a few past copy distances that will be used by special distance codes
  const dist_rb = [ 16, 15, 11, 4 ]
  let dist_rb_idx = 0
  const hgroup = [new HuffmanTreeGroup(0, 0), new HuffmanTreeGroup(0, 0), new HuffmanTreeGroup(0, 0)]

  // We need the slack region for the following reasons:
  //   - always doing two 8-byte copies for fast backward copying
  //   - transforms
  //   - flushing the input ringbuffer when decoding uncompressed blocks
  const kRingBufferWriteAheadSlack = 128 + BrotliBitReader.READ_SIZE

  const br = new BrotliBitReader(input)

  // Decode window size
  const window_bits = decodeWindowBits(br)
  const max_backward_distance = (1 << window_bits) - 16

  const ringbuffer_size = 1 << window_bits
  const ringbuffer_mask = ringbuffer_size - 1
  const ringbuffer = new Uint8Array(ringbuffer_size + kRingBufferWriteAheadSlack + maxDictionaryWordLength)
  const ringbuffer_end = ringbuffer_size

  const block_type_trees = []
  const block_len_trees = []
  for (let x = 0; x < 3 * HUFFMAN_MAX_TABLE_SIZE; x++) {
    block_type_trees[x] = new HuffmanCode(0, 0)
    block_len_trees[x] = new HuffmanCode(0, 0)
  }

  while (!input_end) {
    const block_length = [ 1 << 28, 1 << 28, 1 << 28 ]
    const block_type = [ 0 ]
    const num_block_types = [ 1, 1, 1 ]
    const block_type_rb = [ 0, 1, 0, 1, 0, 1 ]
    const block_type_rb_index = [ 0 ]

    for (let i = 0; i < 3; i++) {
      hgroup[i].codes = []
      hgroup[i].htrees = new Uint32Array()
    }

    br.readMoreInput()

    const _out = decodeMetaBlockLength(br)
    let meta_block_remaining_len = _out.meta_block_length
    if (pos + meta_block_remaining_len > output.buffer.length) {
      // We need to grow the output buffer to fit the additional data
      const tmp = new Uint8Array( pos + meta_block_remaining_len )
      tmp.set( output.buffer )
      output.buffer = tmp
    }
    input_end = _out.input_end

    if (_out.is_metadata) {
      jumpToByteBoundary(br)

      for (; meta_block_remaining_len > 0; --meta_block_remaining_len) {
        br.readMoreInput()
        // Read one byte and ignore it
        br.readBits(8)
      }

      continue
    }

    if (meta_block_remaining_len === 0) continue

    if (_out.is_uncompressed) {
      br.bit_pos_ = br.bit_pos_ + 7 & ~7
      copyUncompressedBlockToOutput(output, meta_block_remaining_len, pos, ringbuffer, ringbuffer_mask, br)
      pos += meta_block_remaining_len
      continue
    }

    for (let i = 0; i < 3; i++) {
      num_block_types[i] = decodeVarLenUint8(br) + 1
      if (num_block_types[i] >= 2) {
        readHuffmanCode(num_block_types[i] + 2, block_type_trees, i * HUFFMAN_MAX_TABLE_SIZE, br)
        readHuffmanCode(kNumBlockLengthCodes, block_len_trees, i * HUFFMAN_MAX_TABLE_SIZE, br)
        block_length[i] = readBlockLength(block_len_trees, i * HUFFMAN_MAX_TABLE_SIZE, br)
        block_type_rb_index[i] = 1
      }
    }

    br.readMoreInput()

    const distance_postfix_bits = br.readBits(2)
    const num_direct_distance_codes = NUM_DISTANCE_SHORT_CODES + (br.readBits(4) << distance_postfix_bits)
    const distance_postfix_mask = (1 << distance_postfix_bits) - 1
    const num_distance_codes = num_direct_distance_codes + (48 << distance_postfix_bits)
    const context_modes = new Uint8Array(num_block_types[0])

    for (let i = 0; i < num_block_types[0]; i++) {
      br.readMoreInput()
      context_modes[i] = br.readBits(2) << 1
    }

    const [num_literal_htrees, context_map] = decodeContextMap(num_block_types[0] << kLiteralContextBits, br)
    const [num_dist_htrees, dist_context_map] = decodeContextMap(num_block_types[2] << kDistanceContextBits, br)

    hgroup[0] = new HuffmanTreeGroup(kNumLiteralCodes, num_literal_htrees)
    hgroup[1] = new HuffmanTreeGroup(kNumInsertAndCopyCodes, num_block_types[1])
    hgroup[2] = new HuffmanTreeGroup(num_distance_codes, num_dist_htrees)

    for (let i = 0; i < 3; ++i) {
      hgroup[i].decode(br)
    }

    let context_map_slice = 0
    let dist_context_map_slice = 0
    let context_mode = context_modes[block_type[0]]
    let context_lookup_offset1 = lookupOffsets[context_mode]
    let context_lookup_offset2 = lookupOffsets[context_mode + 1]
    let htree_command = hgroup[1].htrees[0]

    while (meta_block_remaining_len > 0) {
      let distance_code

      br.readMoreInput()

      if (block_length[1] === 0) {
        decodeBlockType(num_block_types[1],
          block_type_trees, 1, block_type, block_type_rb,
          block_type_rb_index, br)
        block_length[1] = readBlockLength(block_len_trees, HUFFMAN_MAX_TABLE_SIZE, br)
        htree_command = hgroup[1].htrees[block_type[1]]
      }
      block_length[1]--
      const cmd_code = readSymbol(hgroup[1].codes, htree_command, br)
      let range_idx = cmd_code >> 6
      if (range_idx >= 2) {
        range_idx -= 2
        distance_code = -1
      } else {
        distance_code = 0
      }
      const insertIndex = kInsertRangeLut[range_idx] + (cmd_code >> 3 & 7)
      const insertPrefix = kInsertLengthPrefixCode[insertIndex]
      const insertLength = insertPrefix.offset + br.readBits(insertPrefix.nbits)
      const copyIndex = kCopyRangeLut[range_idx] + (cmd_code & 7)
      const copyCode = kCopyLengthPrefixCode[copyIndex]
      const copyLength = copyCode.offset + br.readBits(copyCode.nbits)
      let prev_byte1 = ringbuffer[pos - 1 & ringbuffer_mask]
      let prev_byte2 = ringbuffer[pos - 2 & ringbuffer_mask]
      for (let j = 0; j < insertLength; j++) {
        br.readMoreInput()

        if (block_length[0] === 0) {
          decodeBlockType(num_block_types[0],
            block_type_trees, 0, block_type, block_type_rb,
            block_type_rb_index, br)
          block_length[0] = readBlockLength(block_len_trees, 0, br)
          const context_offset = block_type[0] << kLiteralContextBits
          context_map_slice = context_offset
          context_mode = context_modes[block_type[0]]
          context_lookup_offset1 = lookupOffsets[context_mode]
          context_lookup_offset2 = lookupOffsets[context_mode + 1]
        }
        const context = lookup[context_lookup_offset1 + prev_byte1] |
                   lookup[context_lookup_offset2 + prev_byte2]
        const literal_htree_index = context_map[context_map_slice + context]
        block_length[0]--
        prev_byte2 = prev_byte1
        prev_byte1 = readSymbol(hgroup[0].codes, hgroup[0].htrees[literal_htree_index], br)
        ringbuffer[pos & ringbuffer_mask] = prev_byte1
        if ((pos & ringbuffer_mask) === ringbuffer_mask) {
          output.write(ringbuffer, ringbuffer_size)
        }
        pos++
      }
      meta_block_remaining_len -= insertLength
      if (meta_block_remaining_len <= 0) break

      if (distance_code < 0) {
        br.readMoreInput()
        if (block_length[2] === 0) {
          decodeBlockType(num_block_types[2],
            block_type_trees, 2, block_type, block_type_rb,
            block_type_rb_index, br)
          block_length[2] = readBlockLength(block_len_trees, 2 * HUFFMAN_MAX_TABLE_SIZE, br)
          dist_context_map_slice = block_type[2] << kDistanceContextBits
        }
        block_length[2]--
        const context = (copyLength > 4 ? 3 : copyLength - 2) & 0xff
        const dist_htree_index = dist_context_map[dist_context_map_slice + context]
        distance_code = readSymbol(hgroup[2].codes, hgroup[2].htrees[dist_htree_index], br)
        if (distance_code >= num_direct_distance_codes) {
          distance_code -= num_direct_distance_codes
          const postfix = distance_code & distance_postfix_mask
          distance_code >>= distance_postfix_bits
          const nbits = (distance_code >> 1) + 1
          const offset = (2 + (distance_code & 1) << nbits) - 4
          distance_code = num_direct_distance_codes +
              (offset + br.readBits(nbits) <<
               distance_postfix_bits) + postfix
        }
      }

      // Convert distance code to actual distance by possibly looking up past distnaces from the ringbuffer
      const distance = translateShortCodes(distance_code, dist_rb, dist_rb_idx)
      if (distance < 0) throw new Error('[BrotliDecompress] invalid distance')

      if (pos < max_backward_distance && max_distance !== max_backward_distance) {
        max_distance = pos
      } else {
        max_distance = max_backward_distance
      }

      let copy_dst = pos & ringbuffer_mask

      if (distance > max_distance) {
        if (copyLength >= minDictionaryWordLength && copyLength <= maxDictionaryWordLength) {
          let offset = offsetsByLength[copyLength]
          const word_id = distance - max_distance - 1
          const shift = sizeBitsByLength[copyLength]
          const mask = (1 << shift) - 1
          const word_idx = word_id & mask
          const transform_idx = word_id >> shift
          offset += word_idx * copyLength
          if (transform_idx < kNumTransforms) {
            const len = transformDictionaryWord(ringbuffer, copy_dst, offset, copyLength, transform_idx)
            copy_dst += len
            pos += len
            meta_block_remaining_len -= len
            if (copy_dst >= ringbuffer_end) {
              output.write(ringbuffer, ringbuffer_size)

              for (let _x = 0; _x < copy_dst - ringbuffer_end; _x++)
                ringbuffer[_x] = ringbuffer[ringbuffer_end + _x]
            }
          } else {
            throw new Error('Invalid backward reference')
          }
        } else {
          throw new Error('Invalid backward reference')
        }
      } else {
        if (distance_code > 0) {
          dist_rb[dist_rb_idx & 3] = distance
          dist_rb_idx++
        }

        if (copyLength > meta_block_remaining_len) {
          throw new Error('Invalid backward reference')
        }

        for (let j = 0; j < copyLength; j++) {
          ringbuffer[pos & ringbuffer_mask] = ringbuffer[pos - distance & ringbuffer_mask]
          if ((pos & ringbuffer_mask) === ringbuffer_mask) {
            output.write(ringbuffer, ringbuffer_size)
          }
          pos++
          meta_block_remaining_len--
        }
      }
    }

    // Protect pos from overflow, wrap it around at every GB of input data
    pos &= 0x3fffffff
  }

  output.write(ringbuffer, pos & ringbuffer_mask)
}

/**
 * @param {number} code
 * @param {number[]} ringbuffer
 * @param {number} index
 * @returns {number}
 */
function translateShortCodes(code, ringbuffer, index) {
  if (code < NUM_DISTANCE_SHORT_CODES) {
    index += kDistanceShortCodeIndexOffset[code]
    index &= 3
    return ringbuffer[index] + kDistanceShortCodeValueOffset[code]
  } else {
    return code - NUM_DISTANCE_SHORT_CODES + 1
  }
}

;// CONCATENATED MODULE: ./node_modules/hysnappy/js/uncompress.js
/**
 * Uncompress a snappy compressed buffer.
 *
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function uncompress_snappyUncompress(input, outputLength) {
  return snappyUncompressor()(input, outputLength)
}

/**
 * Load wasm and return uncompressor function.
 *
 * @returns {(input: Uint8Array, outputLength: number) => Uint8Array}
 */
function snappyUncompressor() {
  // Instantiate wasm module
  const wasm = instantiateWasm()

  return (input, outputLength) => {
    /** @type {any} */
    const { memory, uncompress } = wasm.exports

    // Input data is passed into wasm memory at inputStart
    // Output data is expected to be written to wasm memory at outputStart
    // clang uses some wasm memory, so we need to skip past that
    const inputStart = 68000 // 68 kb
    const outputStart = inputStart + input.byteLength

    // WebAssembly memory
    const totalSize = inputStart + input.byteLength + outputLength
    if (memory.buffer.byteLength < totalSize) {
      // Calculate the number of pages needed, rounding up
      const pageSize = 64 * 1024 // 64KiB per page
      const currentPages = memory.buffer.byteLength / pageSize
      const requiredPages = Math.ceil(totalSize / pageSize)
      const pagesToGrow = requiredPages - currentPages
      memory.grow(pagesToGrow)
    }

    // Copy the compressed data to WASM memory
    const byteArray = new Uint8Array(memory.buffer)
    byteArray.set(input, inputStart)

    // Call wasm uncompress function
    const result = uncompress(inputStart, input.byteLength, outputStart)

    // Check for errors
    if (result === -1) throw new Error('invalid snappy length header')
    if (result === -2) throw new Error('missing eof marker')
    if (result === -3) throw new Error('premature end of input')
    if (result) throw new Error(`failed to uncompress data ${result}`)

    // Get uncompressed data from WASM memory
    return byteArray.slice(outputStart, outputStart + outputLength)
  }
}

/**
 * Instantiate WASM module from a base64 string.
 *
 * @returns {WebAssembly.Instance}
 */
function instantiateWasm() {
  const binaryString = atob(wasm64)
  const byteArray = new Uint8Array(binaryString.length)
  for (let i = 0; i < binaryString.length; i += 1) {
    byteArray[i] = binaryString.charCodeAt(i)
  }
  // only works for payload less than 4kb:
  const mod = new WebAssembly.Module(byteArray)
  return new WebAssembly.Instance(mod)
}

// Base64 encoded hysnappy.wasm
const wasm64 = 'AGFzbQEAAAABEANgAABgA39/fwF/YAF/AX8DBgUAAQEBAgUDAQACBj8KfwFBoIwEC38AQYAIC38AQaAMC38AQaAMC38AQaCMBAt/AEGACAt/AEGgjAQLfwBBgIAIC38AQQALfwBBAQsHwQEOBm1lbW9yeQIAEV9fd2FzbV9jYWxsX2N0b3JzAAAGbWVtY3B5AAEHbWVtbW92ZQACCnVuY29tcHJlc3MAAwxfX2Rzb19oYW5kbGUDAQpfX2RhdGFfZW5kAwILX19zdGFja19sb3cDAwxfX3N0YWNrX2hpZ2gDBA1fX2dsb2JhbF9iYXNlAwULX19oZWFwX2Jhc2UDBgpfX2hlYXBfZW5kAwcNX19tZW1vcnlfYmFzZQMIDF9fdGFibGVfYmFzZQMJCuASBQIAC8sBAQN/AkAgAkUNAAJAAkAgAkEHcSIDDQAgACEEIAIhBQwBCyAAIQQgAiEFA0AgBCABLQAAOgAAIARBAWohBCABQQFqIQEgBUF/aiEFIANBf2oiAw0ACwsgAkEISQ0AA0AgBCABLQAAOgAAIAQgAS0AAToAASAEIAEtAAI6AAIgBCABLQADOgADIAQgAS0ABDoABCAEIAEtAAU6AAUgBCABLQAGOgAGIAQgAS0ABzoAByAEQQhqIQQgAUEIaiEBIAVBeGoiBQ0ACwsgAAugAwEEfwJAIAAgAUYNAAJAAkAgACABSQ0AIAEgAmoiAyAASw0BCyACRQ0BAkACQCACQQdxIgMNACAAIQQgAiEFDAELIAAhBCACIQUDQCAEIAEtAAA6AAAgBEEBaiEEIAFBAWohASAFQX9qIQUgA0F/aiIDDQALCyACQQhJDQEDQCAEIAEtAAA6AAAgBCABLQABOgABIAQgAS0AAjoAAiAEIAEtAAM6AAMgBCABLQAEOgAEIAQgAS0ABToABSAEIAEtAAY6AAYgBCABLQAHOgAHIARBCGohBCABQQhqIQEgBUF4aiIFDQAMAgsLIAJFDQACQAJAIAJBA3EiBA0AIAAgAmohBiACIQUMAQsgAiEFA0AgBUF/aiIFIABqIgYgBSABaiIDLQAAOgAAIARBf2oiBA0ACwsgAkEESQ0AIAZBfGohASADQXxqIQQDQCABQQNqIARBA2otAAA6AAAgAUECaiAEQQJqLQAAOgAAIAFBAWogBEEBai0AADoAACABIAQtAAA6AAAgAUF8aiEBIARBfGohBCAFQXxqIgUNAAsLIAALswoBCX8jgICAgABBIGsiAySAgICAACADQQlqQgA3AAAgA0IANwIEIAMgA0EYajYCAEF/IQQCQCABRQ0AIAMgAUF/aiIFNgIcIAMgAEEBajYCGCAALAAAIgZB/wBxIQcCQCAGQX9KDQAgBUUNASADIAFBfmoiBTYCHCADIABBAmo2AhggACwAASIGQf8AcUEHdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBfWoiBTYCHCADIABBA2o2AhggACwAAiIGQf8AcUEOdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBfGoiBTYCHCADIABBBGo2AhggACwAAyIGQf8AcUEVdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBe2o2AhwgAyAAQQVqNgIYIAAsAAQiAUEASA0BIAFBHHQgB3IhBwsgAiAHaiEIAkACQCADEISAgIAADQAgAiEADAELIAMoAgQhASACIQADQAJAIAMoAgggAWtBBEoNACADIAE2AgQgAxCEgICAAEUNAiADKAIEIQELIAFBAWohBQJAAkAgAS0AACIGQQNxDQAgCCAAayEJIAMoAggiCiAFayEEIAZBAnYiC0EBaiEHAkAgBkE/Sw0AIARBEEkNACAJQRBIDQAgACABKAIBNgIAIAAgASgCBTYCBCAAIAEoAgk2AgggACABKAINNgIMIAAgB2ohACADKAIIIAUgB2oiAWtBBEoNAyADIAE2AgQgAxCEgICAAEUNBAwCCwJAAkAgBkHwAU8NACAFIQYMAQsgCiAFIAtBRWoiAWoiBmshBCABQQJ0QYCIgIAAaigCACAFKAIAcUEBaiEHCwJAIAcgBE0NAANAIAggAGsgBEkNBSAAIAYgBBCBgICAACEAIAMoAgAiASABKAIAIgkgAygCDCIFaiIGNgIAIAFBBGoiASABKAIAIgogBWsiATYCACADIAE2AgwgACAEaiEAIAFFDQUgAyAJIApqNgIIIAcgBGshByABIQQgByABSw0ACyAIIABrIQkLIAkgB0kNAyAAIAYgBxCBgICAACAHaiEAIAMoAgggBiAHaiIBa0EESg0CIAMgATYCBCADEISAgIAADQEMAwsgACACayAGQQF0QaCIgIAAai8BACIBQQt2IgpBAnRBgIiAgABqKAIAIAUoAgBxIAFBgA5xaiIHQX9qTQ0CIAggAGshBAJAAkAgAUH/AXEiCUEQSw0AIAdBCEkNACAEQRBJDQAgACAAIAdrIgEoAgA2AgAgACABKAIENgIEIAAgASgCCDYCCCAAIAFBDGooAgA2AgwMAQsCQAJAAkAgBCAJQQpqSQ0AIAAgB2shBCAAIQEgCSEGIAdBB0wNAQwCCyAEIAlJDQUgCUEBaiEEQQAgB2shByAAIQEDQCABIAEgB2otAAA6AAAgAUEBaiEBIARBf2oiBEEBSw0ADAMLCwNAIAEgBCgCADYCACABIAQoAgQ2AgQgBiAHayEGIAEgB2oiASAEayIHQQhIDQALCyAGQQFIDQAgBkEIaiEHA0AgASAEKAIANgIAIAEgBCgCBDYCBCABQQhqIQEgBEEIaiEEIAdBeGoiB0EISw0ACwsgACAJaiEAIAMoAgggBSAKaiIBa0EESg0BIAMgATYCBCADEISAgIAARQ0CCyADKAIEIQEMAAsLIAMoAgAiASABKAIEIAMoAgwiBGs2AgQgASAEIAEoAgBqNgIAAkAgAy0AEA0AQX4hBAwBC0EAQX0gCCAARhshBAsgA0EgaiSAgICAACAEC7YDAQd/AkAgACgCBCIBIAAoAggiAkcNACAAKAIAIgIgAigCACIDIAAoAgwiBGoiATYCACACQQRqIgIgAigCACICIARrIgU2AgAgACAFNgIMAkAgAiAERw0AIABBAToAEEEADwsgACADIAJqIgI2AggLAkACQAJAIAIgAWsiAiABLQAAQQF0QaCIgIAAai8BAEELdkEBaiIFTw0AIABBEWogASACEIKAgIAAIQYgACgCDCEEQQAhByAAQQA2AgwgACgCACIBIAEoAgQgBGs2AgQgASAEIAEoAgBqIgM2AgADQCABQQRqKAIAIgFFDQMgBiACaiADIAUgAmsiBCABIAQgAUkbIgQQgYCAgAAaIAAoAgAiASABKAIEIARrNgIEIAEgASgCACAEaiIDNgIAIAQgAmoiAiAFSQ0ACyAAIAY2AgQgACAGIAVqNgIIDAELAkAgAkEESw0AIAAgAEERaiABIAIQgoCAgAAiASACajYCCCAAIAE2AgQgACgCDCECIABBADYCDCAAKAIAIgEgASgCBCACazYCBCABIAIgASgCAGo2AgAMAQsgACABNgIEC0EBIQcLIAcLC6gEAQBBgAgLoAQAAAAA/wAAAP//AAD///8A/////wAAAAAAAAAAAAAAAAEABAgBEAEgAgAFCAIQAiADAAYIAxADIAQABwgEEAQgBQAICAUQBSAGAAkIBhAGIAcACggHEAcgCAALCAgQCCAJAAQJCRAJIAoABQkKEAogCwAGCQsQCyAMAAcJDBAMIA0ACAkNEA0gDgAJCQ4QDiAPAAoJDxAPIBAACwkQEBAgEQAEChEQESASAAUKEhASIBMABgoTEBMgFAAHChQQFCAVAAgKFRAVIBYACQoWEBYgFwAKChcQFyAYAAsKGBAYIBkABAsZEBkgGgAFCxoQGiAbAAYLGxAbIBwABwscEBwgHQAICx0QHSAeAAkLHhAeIB8ACgsfEB8gIAALCyAQICAhAAQMIRAhICIABQwiECIgIwAGDCMQIyAkAAcMJBAkICUACAwlECUgJgAJDCYQJiAnAAoMJxAnICgACwwoECggKQAEDSkQKSAqAAUNKhAqICsABg0rECsgLAAHDSwQLCAtAAgNLRAtIC4ACQ0uEC4gLwAKDS8QLyAwAAsNMBAwIDEABA4xEDEgMgAFDjIQMiAzAAYOMxAzIDQABw40EDQgNQAIDjUQNSA2AAkONhA2IDcACg43EDcgOAALDjgQOCA5AAQPORA5IDoABQ86EDogOwAGDzsQOyA8AAcPPBA8IAEICA89ED0gARAJDz4QPiABGAoPPxA/IAEgCw9AEEAgAGQEbmFtZQE9BQARX193YXNtX2NhbGxfY3RvcnMBBm1lbWNweQIHbWVtbW92ZQMKdW5jb21wcmVzcwQKcmVmaWxsX3RhZwcSAQAPX19zdGFja19wb2ludGVyCQoBAAcucm9kYXRhADIJcHJvZHVjZXJzAQxwcm9jZXNzZWQtYnkBDFVidW50dSBjbGFuZwsxNi4wLjYgKDE1KQAsD3RhcmdldF9mZWF0dXJlcwIrD211dGFibGUtZ2xvYmFscysIc2lnbi1leHQ='

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/lz4.js
/**
 * LZ4 decompression with legacy hadoop support.
 * https://github.com/apache/arrow/blob/apache-arrow-16.1.0/cpp/src/arrow/util/compression_lz4.cc#L475
 *
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressLz4(input, outputLength) {
  const output = new Uint8Array(outputLength)
  try {
    let i = 0 // input index
    let o = 0 // output index
    while (i < input.length - 8) {
      const expectedOutputLength = input[i++] << 24 | input[i++] << 16 | input[i++] << 8 | input[i++]
      const expectedInputLength = input[i++] << 24 | input[i++] << 16 | input[i++] << 8 | input[i++]
      if (input.length - i < expectedInputLength) throw new Error('lz4 not hadoop')
      if (output.length < expectedOutputLength) throw new Error('lz4 not hadoop')

      // decompress and compare with expected
      const chunk = lz4basic(input.subarray(i, i + expectedInputLength), output, o)
      if (chunk !== expectedOutputLength) throw new Error('lz4 not hadoop')
      i += expectedInputLength
      o += expectedOutputLength

      if (i === input.length) return output
    }
    if (i < input.length) throw new Error('lz4 not hadoop')
  } catch (error) {
    if (error instanceof Error && error.message !== 'lz4 not hadoop') throw error
    // fallback to basic lz4
    lz4basic(input, output, 0)
  }
  return output
}

/**
 * Basic LZ4 block decompression.
 *
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressLz4Raw(input, outputLength) {
  const output = new Uint8Array(outputLength)
  lz4basic(input, output, 0)
  return output
}

/**
 * @param {Uint8Array} input
 * @param {Uint8Array} output
 * @param {number} outputIndex
 * @returns {number} bytes written
 */
function lz4basic(input, output, outputIndex) {
  let len = outputIndex // output position
  for (let i = 0; i < input.length;) {
    const token = input[i++]

    let literals = token >> 4
    if (literals) {
      // literal length
      let byte = literals + 240
      while (byte === 255) literals += byte = input[i++]
      // copy literals
      output.set(input.subarray(i, i + literals), len)
      len += literals
      i += literals
      if (i >= input.length) return len - outputIndex
    }

    const offset = input[i++] | input[i++] << 8
    if (!offset || offset > len) {
      throw new Error(`lz4 offset out of range ${offset}`)
    }
    // match length
    let matchLength = token & 0xf
    let byte = matchLength + 240
    while (byte === 255) matchLength += byte = input[i++]
    matchLength += 4 // minmatch 4
    // copy match
    // TODO: fast path when no overlap
    let pos = len - offset
    const end = len + matchLength
    while (len < end) output[len++] = output[pos++]
  }
  return len - outputIndex
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/compressors.js






/** @type {import('hyparquet').Compressors} */
const compressors = {
  SNAPPY: snappyUncompressor(), // loads wasm
  GZIP: (input, length) => gzip_gunzip(input, new Uint8Array(length)),
  BROTLI: decompressBrotli,
  ZSTD: input => decompress(input),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/index.js








/**
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressGzip(input, outputLength) {
  return gunzip(input, new Uint8Array(outputLength))
}



;// CONCATENATED MODULE: ./lib/adapters/engines/files/bytes.js





/** Where Node's own Zstandard is missing, a file is unpacked at once; larger ones are refused. */
const LARGEST_ZSTD = 2 ** 26;
/** Less than this is read however well it is packed. */
const FREE = 2 ** 30;
/** Decompressors of Parquet pages: Node's own, which are faster, else those of the library. */
function pageCodecs() {
    return {
        ...compressors,
        GZIP: (input, most) => external_node_zlib_namespaceObject.gunzipSync(input, { maxOutputLength: most }),
        BROTLI: (input, most) => external_node_zlib_namespaceObject.brotliDecompressSync(input, { maxOutputLength: most }),
        ...("zstdDecompressSync" in external_node_zlib_namespaceObject_0
            ? { ZSTD: (input, most) => external_node_zlib_namespaceObject.zstdDecompressSync(input, { maxOutputLength: most }) }
            : {})
    };
}
/** Opens a local file. Throws what the system says. */
function bytes_openBytes(path) {
    const file = (0,external_node_fs_namespaceObject.openSync)(path, 'r');
    return {
        readInto: (buffer, offset, length, position) => {
            let read = 0;
            while (read < length) {
                const got = (0,external_node_fs_namespaceObject.readSync)(file, buffer, offset + read, length - read, position + read);
                if (got === 0)
                    break;
                read += got;
            }
            return read;
        },
        close: () => {
            (0,external_node_fs_namespaceObject.closeSync)(file);
        }
    };
}
/**
 * The content of a compressed file, piece by piece. Throws where it is damaged or cut, and `OverLimit` where it holds so
 * much more than its size that it is no log.
 */
async function* bytes_unpackedBytes(path, packing, size) {
    const most = mostUnpacked(size, FREE);
    let total = 0;
    for await (const piece of allUnpacked(path, packing, size)) {
        total += piece.length;
        if (total > most)
            throw new OverLimit(`its ${size} bytes unpack to more than ${most}: more than ${limits_LIMITS.ratio.most} times as many are not read`);
        yield piece;
    }
}
async function* allUnpacked(path, packing, size) {
    const packed = (0,external_node_fs_namespaceObject.createReadStream)(path, { highWaterMark: 1 << 18 });
    if (packing === 'utf-16le' || packing === 'utf-16be') {
        const decoder = new TextDecoder(packing);
        for await (const piece of packed)
            if (piece instanceof Uint8Array)
                yield Buffer.from(decoder.decode(piece, { stream: true }));
        return;
    }
    if (packing === 'zstd' && !("createZstdDecompress" in external_node_zlib_namespaceObject_0)) {
        if (size > LARGEST_ZSTD)
            throw new Error('Zstandard files of this size need Node 22.15 or newer; use gzip');
        const pieces = [];
        for await (const piece of packed)
            if (piece instanceof Uint8Array)
                pieces.push(piece);
        const all = Buffer.concat(pieces);
        checkZstd(all, mostUnpacked(size, FREE));
        yield decompress(all);
        return;
    }
    const unpack = packing === 'gzip'
        ? external_node_zlib_namespaceObject.createGunzip({ chunkSize: 1 << 18 })
        : packing === 'brotli'
            ? external_node_zlib_namespaceObject.createBrotliDecompress({ chunkSize: 1 << 18 })
            : external_node_zlib_namespaceObject.createZstdDecompress({ chunkSize: 1 << 18 });
    packed.on('error', error => unpack.destroy(error));
    try {
        for await (const piece of packed.pipe(unpack))
            if (piece instanceof Uint8Array)
                yield piece;
    }
    finally {
        packed.destroy();
        unpack.destroy();
    }
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/log-file.js










const HEAD = (/* unused pure expression or super */ null && (1 << 16));
const LARGEST_HEAD = (/* unused pure expression or super */ null && (1 << 24));
/** Looks at a file. Throws an error that says why it cannot be read. */
async function lookAt(name, folder) {
    const path = resolve(folder, name);
    const { size, mtimeMs: changed } = await stat(path);
    const file = { name, path, size, changed };
    const bytes = openBytes(path);
    try {
        const start = readFrom(bytes, 0, Math.min(size, LONGEST_MAGIC));
        const packing = packingOf(start, name);
        if (packing === 'none' && log_file_ascii(start, 4) === 'PAR1')
            return { ...file, packing, content: parquetContent(footerOf(bytes, size)) };
        for (let length = HEAD;; length *= 16) {
            const head = packing === 'none'
                ? readFrom(bytes, 0, Math.min(size, length))
                : await firstUnpacked(path, packing, size, length);
            const isEnd = head.length < length || (packing === 'none' && head.length === size);
            const content = contentOf(head, isEnd);
            if (content !== null)
                return { ...file, packing, content };
            if (isEnd || length >= LARGEST_HEAD)
                throw new Error('its first row has no end');
        }
    }
    finally {
        bytes.close();
    }
}
/** Names of the columns of a file. */
function log_file_columnsOf(content) {
    switch (content.format) {
        case 'csv':
            return content.header.names;
        case 'json':
        case 'parquet':
            return content.names;
        case 'empty':
            return [];
    }
}
/** The footer of a Parquet file. Throws where it is cut or damaged. */
function footerOf(bytes, size) {
    return readFooter(size, (from, to) => readFrom(bytes, from, to - from));
}
function parquetContent({ schema, row_groups: groups }) {
    return {
        format: 'parquet',
        names: topLevel(schema).map(({ name }) => name),
        groups: groups.map(group => ({
            bytes: Number(group.total_compressed_size ?? group.total_byte_size),
            rows: Number(group.num_rows)
        }))
    };
}
function packingOf(start, name) {
    const other = notRows(name, start);
    if (other !== null)
        throw new Error(`it is ${other.what}. ${other.remedy.replace(/\.$/u, '')}`);
    const encoding = encodingOf(start);
    if (encoding !== 'utf-8')
        return encoding;
    const [a, b, c, d] = start;
    if (a === 0x1f && b === 0x8b)
        return 'gzip';
    if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd)
        return 'zstd';
    return /\.br$/iu.test(name) ? 'brotli' : 'none';
}
/** What the first bytes of a text file tell; null where they are too few. */
function contentOf(head, isEnd) {
    if (log_file_ascii(head, 4) === 'PAR1')
        throw new Error('it is a compressed Parquet file; unpack it');
    if (head.subarray(0, 4096).includes(0))
        throw new Error('it is neither text nor Parquet');
    const from = textStart(head);
    const first = head.findIndex((byte, index) => index >= from && byte > 0x20);
    if (first < 0)
        return isEnd ? { format: 'empty' } : null;
    if (head[first] === 0x7b || head[first] === 0x5b) {
        const isList = head[first] === 0x5b;
        const names = namesOfObjects(head, first, isList, isEnd);
        return names === null ? null : { format: 'json', isList, names };
    }
    const header = readCsvHeader(head, from, head.length, isEnd);
    return header === null ? null : { format: 'csv', header };
}
async function firstUnpacked(path, packing, size, length) {
    const pieces = [];
    let total = 0;
    for await (const piece of unpackedBytes(path, packing, size)) {
        pieces.push(piece);
        total += piece.length;
        if (total >= length)
            break;
    }
    return Buffer.concat(pieces).subarray(0, length);
}
function readFrom(bytes, position, length) {
    const buffer = new Uint8Array(length);
    return buffer.subarray(0, bytes.readInto(buffer, 0, length, position));
}
function log_file_ascii(bytes, length) {
    return String.fromCharCode(...bytes.subarray(0, length));
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/adapters/engines/files/turns.js

/** After so many bytes others get their turn. */
const TURN = 1 << 23;
/** Lets others have their turn now and then: the abort signal, progress, messages of workers. */
function turns(check) {
    let since = 0;
    return async (bytes) => {
        since += bytes;
        if (since < TURN)
            return;
        since = 0;
        await (0,external_node_timers_promises_namespaceObject.setImmediate)();
        check();
    };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/read-groups.js




/** Reads the row groups of a Parquet file that a part names. */
async function readGroups(file, part, batches, { onBytes, check }) {
    const bytes = bytes_openBytes(file.path);
    try {
        const metadata = lastFooterOf(file, bytes);
        let read = 0;
        const readInto = (buffer, length, position) => {
            read += length;
            return bytes.readInto(buffer, 0, length, position);
        };
        const turn = turns(check);
        const pause = () => {
            if (read < TURN)
                return null;
            const done = turn(read);
            read = 0;
            return done;
        };
        const codecs = pageCodecs();
        const to = Math.min(part.to, metadata.row_groups.length);
        for (let group = part.from; group < to; group++) {
            await readRowGroup({ metadata, readInto, codecs }, group, batches, pause);
            onBytes(file.content.format === 'parquet' ? (file.content.groups[group]?.bytes ?? 0) : 0);
        }
    }
    finally {
        bytes.close();
    }
}
/** The last file's footer is kept: its row groups are mostly read one after the other. */
let lastFooter = null;
function lastFooterOf(file, bytes) {
    if (lastFooter?.file !== file)
        lastFooter = { file, metadata: footerOf(bytes, file.size) };
    return lastFooter.metadata;
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/byte-window.js

/** Bytes that are read at once. */
const CHUNK = 1 << 20;
const RUNAWAY = 'a row is longer than 64 MiB; is a quote not closed?';
/** A window at the beginning of a file of `size` bytes. */
function createWindow(file, size) {
    let buffer = new Uint8Array(CHUNK * 2);
    let length = 0;
    let start = 0;
    return {
        get bytes() {
            return buffer;
        },
        get length() {
            return length;
        },
        get start() {
            return start;
        },
        moveTo: position => {
            start = position;
            length = 0;
        },
        more: () => {
            if (length > limits_LIMITS.record.most)
                throw new Error(RUNAWAY);
            if (length + CHUNK > buffer.length) {
                const larger = new Uint8Array(buffer.length * 2);
                larger.set(buffer.subarray(0, length));
                buffer = larger;
            }
            const left = Math.min(CHUNK, size - start - length);
            if (left <= 0)
                return false;
            const read = file.readInto(buffer, length, left, start + length);
            if (read < left)
                throw new Error('it became shorter while it was read');
            length += read;
            return true;
        },
        drop: count => {
            buffer.copyWithin(0, count, length);
            length -= count;
            start += count;
        }
    };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/read-text.js






/** Reads the records of a text file that begin in a part of it. */
async function readRange(file, part, headerEnd, reader, { onBytes, check }) {
    const { size } = file;
    const bytes = bytes_openBytes(file.path);
    try {
        const turn = turns(check);
        const window = createWindow(bytes, size);
        const began = part.from <= headerEnd ? headerEnd : await firstRecord(window, part.from - 1, turn);
        const end = Math.min(part.to, size);
        let at = began;
        window.moveTo(at);
        while (at < end) {
            const had = window.length;
            window.more();
            onBytes(window.length - had);
            const limit = Math.min(end - at, window.length);
            const isEnd = at + limit >= size;
            const done = reader(window.bytes, 0, limit, isEnd);
            window.drop(done);
            at += done;
            await turn(done);
            // What is left of the part is the beginning of a record that ends beyond it.
            if (at < end && at + window.length >= end && limit === end - at + done) {
                at = await lastRecord(window, at, end, reader, size);
                break;
            }
        }
        return { began, ended: Math.max(at, began) };
    }
    finally {
        bytes.close();
    }
}
/** Where the first record begins after `from`. */
async function firstRecord(window, from, turn) {
    window.moveTo(from);
    while (window.more()) {
        const found = afterLineEnd(window.bytes, 0, window.length);
        if (found >= 0)
            return window.start + found;
        const { length } = window;
        window.drop(length);
        await turn(length);
    }
    return window.start + window.length;
}
/** Reads the one record that begins before the part's end and ends behind it; gives where it ends. */
async function lastRecord(window, at, end, reader, size) {
    let looked = end - at;
    for (;;) {
        const found = afterLineEnd(window.bytes, looked, window.length);
        if (found >= 0) {
            const done = reader(window.bytes, 0, found, at + found >= size);
            if (done > 0)
                return at + done;
            looked = found;
        }
        else {
            looked = window.length;
            if (!window.more())
                return at + reader(window.bytes, 0, window.length, true);
            await (0,external_node_timers_promises_namespaceObject.setImmediate)();
        }
    }
}
/** Reads a packed text file from its beginning to its end. */
async function readStream(file, headerEnd, reader, { onBytes, check }) {
    if (file.packing === 'none')
        throw new Error('not packed');
    let buffer = new Uint8Array(CHUNK);
    let length = 0;
    let skip = headerEnd;
    let told = 0;
    const turn = turns(check);
    for await (const piece of bytes_unpackedBytes(file.path, file.packing, file.size)) {
        const rest = piece.subarray(Math.min(skip, piece.length));
        skip -= piece.length - rest.length;
        if (length + rest.length > buffer.length) {
            const larger = new Uint8Array(Math.max(buffer.length * 2, length + rest.length));
            larger.set(buffer.subarray(0, length));
            buffer = larger;
        }
        if (length > limits_LIMITS.record.most)
            throw new Error(RUNAWAY);
        buffer.set(rest, length);
        length += rest.length;
        const done = reader(buffer, 0, length, false);
        buffer.copyWithin(0, done, length);
        length -= done;
        // How far the packed file is read is not told: about a quarter of what it holds.
        const bytes = Math.min(piece.length / 4, file.size - told);
        told += bytes;
        onBytes(bytes);
        await turn(piece.length);
    }
    reader(buffer, 0, length, true);
    onBytes(file.size - told);
    return { began: 0, ended: Infinity };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/read-part.js







/** Reads a part. Damage is a fault, after the rows that could be read. */
async function readPart(file, part, options) {
    const { content } = file;
    const faults = createFaults();
    const names = new Set(log_file_columnsOf(content));
    // A field of JSON may come late: the first lines do not tell that a file has none of the name.
    const has = (column) => content.format === 'json' || names.has(column);
    const taking = { isUnderWay: false };
    const take = (batch) => {
        taking.isUnderWay = true;
        options.take(batch);
        taking.isUnderWay = false;
    };
    const batches = createBatches(options.wanted, has, faults, take, options.batchRows);
    let place = { began: part.from, ended: part.to };
    try {
        if (content.format === 'parquet')
            await readGroups(file, part, batches, options);
        else if (content.format !== 'empty') {
            const reader = content.format === 'csv'
                ? createCsvReader(content.header, batches)
                : createJsonReader(batches, content.isList);
            const start = content.format === 'csv' ? content.header.start : 0;
            place =
                file.packing === 'none'
                    ? await readRange(file, part, start, reader, options)
                    : await readStream(file, start, reader, options);
        }
    }
    catch (error) {
        options.check();
        // What goes wrong in counting is no fault of the file.
        if (taking.isUnderWay)
            throw error;
        const row = batches.before + batches.row;
        const reason = error instanceof Error ? error.message : String(error);
        faults.add('unreadable-file', '', row, reason);
    }
    batches.flush();
    return { rows: batches.before, faults: faults.all(), ...place };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/part-counter.js







/** Ids are handed on so many at a time. */
const IDS = 1 << 16;
/** Counts parts of a log one after the other: what a worker does, and the main thread for small logs. */
function createPartCounter(plan, hooks) {
    const wanted = wantedBy(plan);
    const pairing = plan.roles.layout === 'paired' ? createPairing(plan) : null;
    const counted = pairing?.plan ?? plan;
    const counter = createLogCounter(counted);
    const asksIds = plan.tables.some(({ measures }) => measures.some(({ kind }) => kind === 'distinct-ids'));
    const arena = createArena();
    const ids = new Uint32Array(IDS * 2);
    let held = 0;
    function sendIds() {
        if (held > 0)
            hooks.onIds(ids.slice(0, held * 2));
        held = 0;
    }
    function keepIds({ high, low, absent }) {
        for (let row = 0; row < high.length; row++) {
            if (absent[row] === 1)
                continue;
            ids[held * 2] = high[row] ?? 0;
            ids[held * 2 + 1] = low[row] ?? 0;
            if (++held === IDS)
                sendIds();
        }
    }
    function take(batch) {
        arena.reset();
        const requests = requestsOf(batch, counted, arena);
        if (asksIds && requests.ids !== null)
            keepIds(requests.ids);
        counter.add(requests);
    }
    return {
        count: async (file, part) => {
            const times = createTimeWatch(plan);
            const read = await readPart(file, part, {
                wanted,
                onBytes: hooks.onBytes,
                check: hooks.check,
                ...(hooks.batchRows === undefined ? {} : { batchRows: hooks.batchRows }),
                take: batch => {
                    times.add(batch);
                    if (pairing === null)
                        take(batch);
                    else
                        pairing.add(batch, take);
                }
            });
            sendIds();
            return { ...read, times: times.finish() };
        },
        finish: () => {
            pairing?.finish(take);
            sendIds();
            return counter.finish();
        }
    };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/worker.js


/** Counts the parts that the main thread sends, and sends the tables at the end. */
function work() {
    const port = external_node_worker_threads_namespaceObject.parentPort;
    if (port === null)
        return;
    // What the main thread of this very program sent.
    const { plan, files } = external_node_worker_threads_namespaceObject.workerData;
    const say = (message) => {
        port.postMessage(message);
    };
    const counter = createPartCounter(plan, {
        onBytes: bytes => {
            say({ kind: 'bytes', bytes });
        },
        onIds: ids => {
            port.postMessage({ kind: 'ids', ids }, [ids.buffer]);
        },
        // Ended from outside.
        check: () => undefined
    });
    port.on('message', (message) => {
        void carryOut(message).catch((error) => {
            const { name, message: text } = error instanceof Error ? error : new Error(String(error));
            say({ kind: 'failed', name, message: text });
        });
    });
    async function carryOut(message) {
        if ('finish' in message) {
            say({ kind: 'tables', tables: counter.finish() });
            port?.close();
            return;
        }
        const file = files[message.part.file];
        if (file === undefined)
            throw new Error('no such file');
        say({ kind: 'counted', counted: await counter.count(file, message.part) });
    }
}
work();

