export const id = 606;
export const ids = [606];
export const modules = {

/***/ 55451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ openPointer)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _gto_pointer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34056);
/* harmony import */ var _mlflow_pointer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89707);



/**
 * What says in the registry which version is in production, to be moved. Throws `UserError` for a registry in
 * which nothing can be moved.
 */
async function openPointer(policy, repository, now) {
    switch (policy?.type) {
        case 'mlflow':
            return (0,_mlflow_pointer_js__WEBPACK_IMPORTED_MODULE_2__/* .mlflowPointer */ .D)(policy, process.env, now);
        case 'gto': {
            const found = await repository();
            if (!found.ok)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${found.summary}; ${found.remedy}.`);
            return (0,_gto_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .gtoPointer */ .m)(policy, found.value);
        }
        case undefined:
        case 'git':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('The registry is git itself: what is merged is in production, and git revert takes it back. Nothing else is to be moved; for promotion by hand use the registry mlflow or gto.');
        case 'file':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The registry is the folder ${policy.path}: what is merged there is in production. Copy the candidate's files there in a pull request, and git revert takes it back; for promotion by hand use the registry mlflow or gto.`);
        case 'hf':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The gate writes nothing to the Hub, so ${policy.model}@${policy.revision ?? 'main'} stays as it is: push the candidate there with the Hub's own tools once the gate lets it go, or keep what is in production in the registry mlflow or gto.`);
    }
}


/***/ }),

/***/ 13525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c1: () => (/* binding */ circumstancesOf),
  rq: () => (/* binding */ pointerOf),
  Ho: () => (/* binding */ registriesOf),
  G7: () => (/* binding */ tellOutcome)
});

// EXTERNAL MODULE: ./lib/adapters/git.js
var git = __webpack_require__(87692);
// EXTERNAL MODULE: ./lib/adapters/registries/pointer.js
var registries_pointer = __webpack_require__(55451);
// EXTERNAL MODULE: ./lib/adapters/registries/spec.js
var spec = __webpack_require__(92959);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/catalogue/policy.js + 24 modules
var catalogue_policy = __webpack_require__(38831);
;// CONCATENATED MODULE: ./lib/promotion/statement.js
/** Names the shape of the predicate: `recordSchema`. */
const PREDICATE_TYPE = 'https://github.com/OWNER/model-promotion-gate/promotion/v1';
/**
 * The record as an in-toto statement (https://github.com/in-toto/attestation, spec v1): about the version, by
 * its commit where it has one, and about the evidence files by their content.
 */
function statementOf(record) {
    const { version, registry, digest, evidence } = record;
    const whole = {
        ...(version.commit === null ? {} : { gitCommit: version.commit }),
        ...(digest === null ? {} : algorithmOf(digest))
    };
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [
            ...(Object.keys(whole).length === 0
                ? []
                : [{ name: `${registry}:${version.version}`, digest: whole }]),
            ...evidence.map(source => ({ name: source.path, digest: algorithmOf(source.digest) }))
        ],
        predicateType: PREDICATE_TYPE,
        predicate: record
    };
}
function algorithmOf(digest) {
    const at = digest.indexOf(':');
    return { [digest.slice(0, at)]: digest.slice(at + 1) };
}

// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/cli/check.js + 27 modules
var check = __webpack_require__(97571);
// EXTERNAL MODULE: ./lib/cli/command.js
var command = __webpack_require__(99859);
;// CONCATENATED MODULE: ./lib/cli/pointer.js









/** The models of the policy with their registries; with `--baseline` the one that is meant. */
function registriesOf({ text }, { policy, rootName }) {
    if (text.baseline !== undefined)
        return new Map([[text.model ?? rootName, (0,spec/* readSpec */.O)(text.baseline)]]);
    const models = policy === null ? {} : (0,catalogue_policy/* loadPolicy */.t)(policy.text, policy.source).models;
    const all = Object.entries(models).map(([name, { registry }]) => [name, registry ?? null]);
    const chosen = all.filter(([name]) => text.model === undefined || name === text.model);
    if (chosen.length > 0)
        return new Map(chosen);
    throw new errors/* UserError */.yo(all.length === 0
        ? 'No policy names a registry: write one (promotion-gate init), or name it with --baseline mlflow:NAME@ALIAS or gto:NAME#STAGE.'
        : `The policy has no model "${text.model ?? ''}". Its models: ${all.map(([name]) => name).join(', ')}.`);
}
/** The pointer of one model's registry. Throws `UserError` where it is not clear which model is meant. */
async function pointerOf(line, world, path, model) {
    const registries = registriesOf(line, world);
    const name = model ?? [...registries.keys()][0] ?? '';
    if (model === null && registries.size > 1) {
        throw new errors/* UserError */.yo(`The policy has ${registries.size} models; say which with --model: ${[...registries.keys()].join(', ')}.`);
    }
    const registry = line.text.baseline === undefined ? registries.get(name) : [...registries.values()][0];
    const pointer = await (0,registries_pointer/* openPointer */.G)(registry ?? null, async () => await (0,git/* findRepository */.W1)(path), new Date());
    return { name, pointer };
}
/** Who moves, from the options and what the surroundings say. Throws `UserError` for a number that is none. */
function circumstancesOf({ text }) {
    const written = text['pull-request'];
    if (written !== undefined && !/^[1-9]\d{0,9}$/u.test(written))
        throw new errors/* UserError */.yo(`--pull-request is "${written}"; it is the number of a pull request.`);
    const { GITHUB_ACTOR, USER, USERNAME } = process.env;
    const who = [text.by, GITHUB_ACTOR, USER, USERNAME].find(name => name !== undefined && name !== '');
    return {
        by: who ?? 'unknown',
        at: new Date().toISOString(),
        pullRequest: written === undefined ? null : Number(written),
        reason: text.reason ?? null
    };
}
/** Tells what was done, writes the statement, and gives the exit status. */
async function tellOutcome(outcome, { text }, terminal) {
    if (text.format === 'json')
        terminal.write((0,report_escape/* jsonText */.s$)(outcome));
    else
        terminal.write(outcomeText(outcome));
    if (outcome.done === 'refused')
        return command/* EXIT */.d.fail;
    if (text.statement !== undefined) {
        const statement = `${JSON.stringify(statementOf(outcome.record), null, 2)}\n`;
        await (0,check/* writeOutput */.zh)(text.statement, statement, '--statement');
        terminal.log.info(`wrote ${text.statement}`);
    }
    return command/* EXIT */.d.pass;
}
function outcomeText(outcome) {
    const did = outcome.did.map(sentence => `  ${(0,report_escape/* cleanLine */.Ow)(sentence)}\n`).join('');
    if (outcome.done === 'refused')
        return `${did}Refused: ${(0,report_escape/* cleanLine */.Ow)(outcome.why)}\n`;
    const { pointer, version, replaced, by, at } = outcome.record;
    const what = outcome.done === 'already'
        ? `was put into production by ${by} at ${at} already; nothing was changed`
        : `is in production now${replaced === null ? '' : `, in place of ${replaced.version}`}`;
    return `${(0,report_escape/* cleanLine */.Ow)(`${version.version} (${pointer}) ${what}.`)}\n${did}`;
}


/***/ }),

/***/ 96606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promote: () => (/* binding */ promote)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _adapters_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87692);
/* harmony import */ var _reading_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35442);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _verdict_parse_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6432);
/* harmony import */ var _promotion_promote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97328);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(97571);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12540);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(13525);









/** `promote [path] --verdict FILE`: points the registry at the candidate that was judged. */
const promote = async (line, terminal) => {
    const { verdict: file, model: name, to } = line.text;
    if (file === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('promote needs --verdict FILE: what promotion-gate check --format json --output FILE decided.');
    }
    const path = (0,_check_js__WEBPACK_IMPORTED_MODULE_6__/* .folderOperand */ .gA)(line);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch((error) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${file} (--verdict) cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    });
    const verdict = (0,_verdict_parse_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVerdict */ .P)(text, file);
    const model = modelOf(verdict, name);
    const world = await (0,_judge_js__WEBPACK_IMPORTED_MODULE_7__/* .openWorld */ .H)(line, path, terminal);
    const { pointer } = await (0,_pointer_js__WEBPACK_IMPORTED_MODULE_8__/* .pointerOf */ .rq)(line, world, path, model.name);
    const repository = await (0,_adapters_git_js__WEBPACK_IMPORTED_MODULE_1__/* .findRepository */ .W1)(path);
    const head = repository.ok ? await (0,_adapters_git_js__WEBPACK_IMPORTED_MODULE_1__/* .headCommit */ .Qo)(repository.value) : null;
    const outcome = await (0,_promotion_promote_js__WEBPACK_IMPORTED_MODULE_5__/* .promote */ .p)({
        ...(0,_pointer_js__WEBPACK_IMPORTED_MODULE_8__/* .circumstancesOf */ .c1)(line),
        verdict,
        verdictDigest: (0,_reading_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .o)(text),
        model,
        to: to ?? null,
        files: { tree: world.tree, prefix: world.prefix },
        commits: head?.ok === true ? [head.value] : []
    }, pointer);
    return await (0,_pointer_js__WEBPACK_IMPORTED_MODULE_8__/* .tellOutcome */ .G7)(outcome, line, terminal);
};
function modelOf({ models }, name) {
    const chosen = models.filter(m => name === undefined || m.name === name);
    const [one] = chosen;
    if (one !== undefined && chosen.length === 1)
        return one;
    const names = models.map(m => m.name).join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(chosen.length > 1
        ? `The verdict is about ${models.length} models; say which with --model: ${names}.`
        : `The verdict is about no model${name === undefined ? '' : ` "${name}"`}${names === '' ? '' : `; it has: ${names}`}.`);
}


/***/ }),

/***/ 97328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ promote),
  d: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ./lib/reading/digest.js
var reading_digest = __webpack_require__(35442);
// EXTERNAL MODULE: ./lib/reading/own-layout.js
var own_layout = __webpack_require__(86915);
// EXTERNAL MODULE: ./lib/verdict/record.js
var verdict_record = __webpack_require__(55868);
;// CONCATENATED MODULE: ./lib/promotion/rules.js
/** Whether a verdict lets its model go at all. A hold goes only where the policy lets holds pass. */
function mayGo({ verdict: word, name, headline }, { policy }) {
    if (word === 'pass' || (word === 'hold' && policy.failOn === 'fail'))
        return null;
    return `The verdict on ${name} is ${word}: ${headline}`;
}
/** Whether the registry still has in production what the candidate was compared with. */
function sameBaseline({ name, baseline }, registry, pointer, current) {
    const judged = baseline === null ? 'no version' : `${baseline.version} of ${baseline.registry}`;
    const now = current === null ? 'no version' : `${current.version} of ${registry}`;
    if (judged === now && sameCommit(baseline?.commit, current?.commit))
        return null;
    return `${name} was compared with ${judged}, but ${pointer} is now ${now}: check again.`;
}
function sameCommit(a, b) {
    return a == null || b == null || a === b;
}
/** Whether the candidate's files are still those that were judged. */
function sameEvidence(name, where, files) {
    const other = files.find(file => file.now !== file.judged);
    if (other === undefined)
        return null;
    return other.now === null
        ? `${other.path}, on which ${name} was judged, is not in ${where}: check again.`
        : `${other.path} in ${where} is ${shortened(other.now)}, but ${name} was judged on ${shortened(other.judged)}: check again.`;
}
function shortened(digest) {
    return digest.slice(0, digest.indexOf(':') + 13);
}
/** The waivers that the verdict rests on. */
function waiversUsed({ findings }) {
    return findings.flatMap(({ id, waiver }) => (waiver === null ? [] : [{ finding: id, ...waiver }]));
}

// EXTERNAL MODULE: ./lib/evidence/formats/read.js + 38 modules
var read = __webpack_require__(4377);
// EXTERNAL MODULE: ./lib/statistics/core/extremes.js
var extremes = __webpack_require__(7774);
;// CONCATENATED MODULE: ./lib/promotion/tie.js




/** Where an evidence file lies in its tree. */
function pathIn({ prefix }, shown) {
    return prefix !== '' && shown.startsWith(`${prefix}/`) ? shown.slice(prefix.length + 1) : shown;
}
/**
 * Whether a registry's version is the candidate that was judged: what both keep must agree (predictions byte by
 * byte, metrics number by number, as exactly as they are written), and something must be in both.
 */
async function tied({ name, candidate }, judged, version, kept, commits) {
    const files = await kept.list();
    let ties = version.commit !== null && commits.includes(version.commit) ? 1 : 0;
    for (const { kind, path, digest } of candidate.evidence) {
        const there = (0,own_layout/* findAlike */.G5)(path, files) ?? (kind === 'metrics' ? generated(files) : null);
        if (there === null)
            continue;
        const bytes = await kept.read(there);
        if ((0,reading_digest/* digestOf */.o)(bytes) === digest) {
            ties++;
        }
        else if (kind === 'predictions') {
            return `${there} of ${version.version} is not the ${path} on which ${name} was judged: check again.`;
        }
        else if (kind === 'metrics') {
            const own = (0,read/* readMetricsFile */._c)(path, await judged.tree.read(pathIn(judged, path))).entries;
            const { shared, other } = compare(own, (0,read/* readMetricsFile */._c)(there, bytes).entries);
            if (other !== null)
                return `${version.version} has another ${other.metric} than the ${other.value} in ${path}, on which ${name} was judged: check again.`;
            ties += shared;
        }
    }
    if (ties > 0)
        return null;
    return `Nothing that the registry keeps of ${version.version} shows that it is the ${name} that was judged: log its metrics, its predictions or its commit on the run.`;
}
/** What a registry says without a file of its own. */
function generated(files) {
    return files.includes('metrics.json') ? 'metrics.json' : null;
}
function compare(own, others) {
    const byKey = new Map(others.map(entry => [keyOf(entry), entry]));
    let shared = 0;
    for (const entry of own) {
        const other = byKey.get(keyOf(entry));
        if (other === undefined)
            continue;
        if (!agree(entry, other))
            return { shared, other: entry };
        shared++;
    }
    return { shared, other: null };
}
function keyOf({ metric, canonical, dataset, split, segment }) {
    return JSON.stringify([canonical ?? metric, dataset, split, segment]);
}
/** More than this part of a value is no rounding: 0.9 is what a registry writes for 0.90, not for 0.95. */
const MAX_ROUNDING = 0.01;
/** Equal as far as the coarser of the two is written, where that says something. */
function agree(a, b) {
    if (Object.is(a.value, b.value))
        return true;
    const written = [a.decimals, b.decimals].filter(decimals => decimals !== undefined);
    const half = written.length === 0 ? 0 : 0.5 * 10 ** -(0,extremes/* smallestOf */.b)(written);
    if (half > MAX_ROUNDING * Math.abs(a.value))
        return false;
    return Math.abs(a.value - b.value) <= half * (1 + 1e-9);
}

;// CONCATENATED MODULE: ./lib/promotion/promote.js





/**
 * Points the registry at the judged candidate: only where it still points at the judged baseline, and only where
 * the candidate's files are still the judged ones. Done twice it changes nothing. Throws as `Pointer` does.
 */
async function promote(request, pointer) {
    const { model, verdict, verdictDigest } = request;
    const refusal = mayGo(model, verdict);
    if (refusal !== null)
        return { done: 'refused', why: refusal, did: [] };
    const { commit } = model.candidate;
    const commits = commit === null ? request.commits : [...request.commits, commit];
    const did = await pointer.settle(verdictDigest, commits);
    const records = await pointer.records();
    const current = await pointer.current();
    const last = records.at(-1);
    // A version that is named is looked for first: one that is not there is not in production already.
    const wanted = request.to === null ? null : await pointer.find(request.to, commits);
    if (last !== undefined &&
        last.version.version === current?.version &&
        last.version.version === (wanted ?? last.version).version &&
        last.verdict?.digest === verdictDigest)
        return { done: 'already', record: last, did };
    const other = sameBaseline(model, pointer.registry, pointer.name, current);
    if (other !== null)
        return { done: 'refused', why: other, did };
    const version = wanted ?? (await pointer.find(keptAs(request, pointer), commits));
    const isThere = version.version === current?.version;
    if (isThere && last?.version.version !== version.version) {
        const why = `${version.version} is what ${pointer.name} points at already, and no record tells who put it there.`;
        return { done: 'refused', why, did };
    }
    // A second run that decides anew compares the candidate with itself: another verdict, and nothing to do.
    const isSame = isThere && last?.digest === model.candidate.digest;
    const why = isSame ? null : await notTheJudged(request, version, pointer, commits);
    if (why !== null) {
        const stale = `No other version waits: ${version.version} is in production already. `;
        return { done: 'refused', why: isThere ? `${stale}${why}` : why, did };
    }
    if (isThere && last !== undefined)
        return { done: 'already', record: last, did };
    const record = {
        ...begun('promotion', request, pointer, { version, current, records }),
        model: model.name,
        commit: commit ?? request.commits[0] ?? null,
        verdict: { word: model.verdict, digest: verdictDigest },
        policy: { source: verdict.policy.source, digest: verdict.policy.digest },
        digest: model.candidate.digest,
        evidence: model.candidate.evidence,
        waivers: waiversUsed(model)
    };
    return await moved(record, pointer, did);
}
/**
 * Points the registry at an earlier version again: the named one, else what the current one replaced. Looks first
 * whether its files are there; deletes nothing.
 */
async function rollback(request, pointer) {
    const did = await pointer.settle(null, []);
    const records = await pointer.records();
    const current = await pointer.current();
    const refused = (why) => ({ done: 'refused', why, did });
    if (current === null)
        return refused(`${pointer.name} points at no version, so there is nothing to go back from.`);
    const version = request.to === null ? (0,verdict_record/* wayBack */.lZ)(records, current.version) : await pointer.find(request.to, []);
    if (version === null) {
        return refused(`No record tells what ${current.version} replaced: name the version to go back to with --to.`);
    }
    if (version.version === current.version)
        return refused(`${version.version} is what ${pointer.name} points at already.`);
    const opened = await pointer.open(version);
    if (!opened.ok)
        return refused(opened.summary);
    const record = {
        ...begun('rollback', request, pointer, { version, current, records }),
        model: request.model,
        commit: null,
        verdict: null,
        policy: null,
        digest: null,
        evidence: [],
        waivers: []
    };
    return await moved(record, pointer, did);
}
async function moved(record, pointer, did) {
    const result = await pointer.move(record);
    return result.moved
        ? { done: 'moved', record, did: [...did, ...result.did] }
        : { done: 'refused', why: result.summary, did };
}
/** A candidate that this registry itself keeps is that version. */
function keptAs({ model }, { registry }) {
    const { candidate } = model;
    return candidate.registry === registry ? candidate.version : null;
}
async function notTheJudged({ model, files }, version, pointer, commits) {
    const opened = await pointer.open(version);
    if (!opened.ok)
        return opened.summary;
    const { candidate } = model;
    const isKept = candidate.registry === pointer.registry;
    const isOwn = opened.layout === 'own' && !isKept;
    const judged = isKept ? { tree: opened.tree, prefix: (0,own_layout/* keptPrefix */.rH)(candidate) } : files;
    const tree = isOwn ? files.tree : opened.tree;
    const compared = [];
    for (const { path, digest } of candidate.evidence) {
        compared.push({ path, judged: digest, now: await digestAt(tree, pathIn(judged, path)) });
    }
    const where = isOwn ? tree.name : version.version;
    const other = sameEvidence(model.name, where, compared);
    return other ?? (isOwn ? await tied(model, files, version, opened.tree, commits) : null);
}
async function digestAt(tree, path) {
    return (await tree.kind(path)) === 'file' ? (0,reading_digest/* digestOf */.o)(await tree.read(path)) : null;
}
function begun(kind, { by, at, pullRequest, reason, ...request }, pointer, { version, current, records }) {
    const number = (records.at(-1)?.number ?? 0) + 1;
    const same = [pointer.name, kind, number, current?.version, version.version];
    return {
        schemaVersion: '1',
        // Equal for the same move, whoever begins it again: a broken-off one is taken up, not doubled.
        id: (0,reading_digest/* digestOf */.o)(JSON.stringify([...same, request.verdictDigest])).slice(7, 23),
        number,
        kind,
        registry: pointer.registry,
        pointer: pointer.name,
        version,
        replaced: current,
        at,
        by,
        pullRequest,
        reason
    };
}


/***/ }),

/***/ 6432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ parseVerdict)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./lib/verdict/verdict.js

/** The answer to one question; only `pass` and `not-applicable` let a candidate through. */
const STATUSES = ['pass', 'fail', 'inconclusive', 'missing', 'not-applicable'];
const verdict_status = schemas/* enum */.k5n(STATUSES);
const verdictWord = schemas/* enum */.k5n(['pass', 'fail', 'hold']);
const digest = schemas/* string */.YjP().describe('Algorithm and hexadecimal digest, e.g. sha256:…');
const number = schemas/* number */.aig().nullable();
const verdict_location = schemas/* strictObject */.rej({
    file: schemas/* string */.YjP().describe('Relative to the workspace'),
    line: schemas/* int */.Whr().min(1)
});
const subject = schemas/* strictObject */.rej({
    metric: schemas/* string */.YjP().optional().describe('Canonical name where it is known'),
    written: schemas/* string */.YjP().optional().describe('The name as the file writes it, where it differs'),
    model: schemas/* string */.YjP().optional(),
    task: schemas/* string */.YjP().optional(),
    dataset: schemas/* string */.YjP().optional(),
    config: schemas/* string */.YjP().optional(),
    split: schemas/* string */.YjP().optional(),
    qualifier: schemas/* string */.YjP().optional(),
    segment: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
    file: schemas/* string */.YjP().optional()
});
const waiver = schemas/* strictObject */.rej({
    reason: schemas/* string */.YjP(),
    approvedBy: schemas/* string */.YjP(),
    expires: schemas/* string */.YjP()
});
const finding = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP().describe('check/subject, stable between runs: at-least-as-good/recall'),
    check: schemas/* string */.YjP(),
    about: schemas/* array */.YOg(schemas/* string */.YjP())
        .default([])
        .describe('What within the check, from the general to the special: [recall, country=NO]'),
    status: verdict_status,
    role: schemas/* enum */.k5n(['guard', 'screen', 'info'])
        .describe('guard: must pass; screen: fails on proven harm only; info: is only shown'),
    detail: schemas/* string */.YjP()
        .nullable()
        .describe('superior, equivalent, non-inferior, non-inferior-but-worse, worse, worse-than-margin, worse-by-how-much, few-rows-perhaps, worse-within-margin-perhaps'),
    subject,
    direction: schemas/* enum */.k5n(['higher', 'lower']).nullable(),
    unit: schemas/* string */.YjP()
        .optional()
        .describe('Of the numbers: fraction (of 1), ms, days, USD …; absent for a plain number'),
    baseline: number,
    candidate: number,
    difference: number.describe('Positive means that the candidate is better'),
    interval: schemas/* tuple */.PVZ([number, number])
        .nullable()
        .describe('One-sided bounds of the difference, each at `confidence`; null where unbounded'),
    confidence: number,
    margin: number.describe('The accepted loss, in the metric’s unit'),
    marginText: schemas/* string */.YjP().nullable().describe('The margin as the policy writes it: 1 pp, 2 %'),
    marginAssumed: schemas/* boolean */.zMY().optional().describe('True where nobody wrote the margin'),
    scale: schemas/* enum */.k5n(['points', 'percent', 'plain'])
        .optional()
        .describe('How the margin is meant: percentage points, percent of the baseline, in the unit'),
    limit: schemas/* strictObject */.rej({ atLeast: schemas/* number */.aig().optional(), atMost: schemas/* number */.aig().optional() }).nullable(),
    method: schemas/* string */.YjP().nullable(),
    evidence: schemas/* enum */.k5n(['paired-rows', 'counts', 'repeats', 'bare', 'files']).nullable(),
    rows: number,
    rowsNeeded: number.describe('Rows in all that would settle an inconclusive finding'),
    waitsUntil: schemas/* string */.YjP()
        .optional()
        .describe('ISO date about which time alone will have settled it, at the pace of the log'),
    beyondLimit: schemas/* strictObject */.rej({ when: schemas/* enum */.k5n(['since', 'before', 'throughout']), date: schemas/* string */.YjP().nullable() })
        .optional()
        .describe('When it was beyond its limit; the ISO date is null for the whole log'),
    rollout: schemas/* strictObject */.rej({
        decision: schemas/* enum */.k5n(['promote', 'keep-shadowing', 'do-not', 'continue', 'hold', 'go-back']),
        now: number.describe('Per cent of the traffic that the candidate has'),
        next: number.describe('Per cent to give it next, or to go back to'),
        because: schemas/* array */.YOg(schemas/* string */.YjP()).describe('Findings that it follows from')
    })
        .optional()
        .describe('What to do with the traffic of the candidate'),
    summary: schemas/* string */.YjP().describe('One sentence for a reviewer'),
    remedy: schemas/* string */.YjP().nullable(),
    notes: schemas/* array */.YOg(schemas/* string */.YjP())
        .describe('What to know about the numbers: few positives, wide rounding'),
    examples: schemas/* array */.YOg(schemas/* strictObject */.rej({
        key: schemas/* string */.YjP(),
        label: schemas/* string */.YjP(),
        baseline: schemas/* string */.YjP(),
        candidate: schemas/* string */.YjP()
    }))
        .optional()
        .describe('Rows to look at, the worst first: what each model says of them'),
    steps: schemas/* array */.YOg(schemas/* strictObject */.rej({ what: schemas/* string */.YjP(), value: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]).nullable() }))
        .describe('The arithmetic, for `explain`'),
    reference: schemas/* string */.YjP().nullable().describe('Where the method is published'),
    location: verdict_location.nullable(),
    waiver: waiver.nullable()
});
const source = schemas/* strictObject */.rej({ kind: schemas/* string */.YjP(), path: schemas/* string */.YjP(), digest });
const identity = schemas/* strictObject */.rej({
    registry: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    commit: schemas/* string */.YjP().nullable(),
    digest: digest.nullable().describe('Over the digests of all evidence'),
    evidence: schemas/* array */.YOg(source)
});
const incident = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP(),
    story: schemas/* string */.YjP(),
    daysUndetected: number,
    lossPerDay: number,
    cost: number.describe('null: not priced, for want of figures'),
    assumed: schemas/* boolean */.zMY(),
    missing: schemas/* array */.YOg(schemas/* string */.YjP()).describe('Practices that are missing and would have prevented it'),
    preventedBy: schemas/* array */.YOg(schemas/* string */.YjP()),
    policyLine: schemas/* string */.YjP().nullable().describe('The policy line that replaces the assumption'),
    daysFrom: schemas/* enum */.k5n(['policy', 'computed', 'catalogue'])
        .nullable()
        .optional()
        .describe('computed: from label delay, traffic and the fall that matters; null: not known'),
    note: schemas/* string */.YjP()
        .nullable()
        .optional()
        .describe('How the days came about, what would shorten them')
});
const range = schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* number */.aig()]).describe('From … to, in the currency of the gaps');
const practice = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['verified', 'declared', 'missing', 'not-applicable']),
    evidence: schemas/* string */.YjP().describe('What was found, or what was looked for and where'),
    price: schemas/* strictObject */.rej({ once: range, perMonth: range, assumed: schemas/* boolean */.zMY() })
        .optional()
        .describe('What a missing practice costs')
});
const closing = schemas/* strictObject */.rej({
    practices: schemas/* array */.YOg(schemas/* string */.YjP()),
    once: range,
    perMonth: range,
    assumed: schemas/* boolean */.zMY()
})
    .describe('The cheapest practices that close every priced incident, and what they cost together');
const returnOnClosing = schemas/* strictObject */.rej({
    rows: schemas/* array */.YOg(schemas/* strictObject */.rej({
        what: schemas/* string */.YjP(),
        unit: schemas/* string */.YjP(),
        before: schemas/* number */.aig(),
        after: schemas/* number */.aig(),
        times: number.describe('before / after'),
        assumed: schemas/* boolean */.zMY()
    })),
    hoursPerMonth: schemas/* number */.aig().describe('Hours of debugging saved'),
    perMonth: range.describe('Money saved: those hours, and projects that fail no more'),
    assumed: schemas/* boolean */.zMY(),
    paybackMonths: schemas/* tuple */.PVZ([number, number])
        .nullable()
        .describe('Best and worst; null: never, or nothing to pay back')
})
    .describe('Before and after closing the gaps');
const monitoring = schemas/* strictObject */.rej({
    system: schemas/* string */.YjP(),
    answers: schemas/* array */.YOg(schemas/* strictObject */.rej({
        question: schemas/* enum */.k5n(['predictions', 'latency', 'errors', 'accuracy', 'drift']),
        state: schemas/* enum */.k5n(['current', 'old', 'not-answered']),
        said: schemas/* string */.YjP()
    }))
})
    .describe('What monitoring says of the model in production');
const gaps = schemas/* strictObject */.rej({
    currency: schemas/* string */.YjP(),
    total: schemas/* number */.aig(),
    incidents: schemas/* array */.YOg(incident),
    practices: schemas/* array */.YOg(practice),
    maturity: schemas/* int */.Whr().min(0).max(5),
    totalBefore: schemas/* number */.aig().optional().describe('The total with the files of the base version'),
    closed: schemas/* number */.aig().optional().describe('totalBefore − total: negative where gaps were opened'),
    closedIncidents: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    openedIncidents: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    closing: closing.optional(),
    return: returnOnClosing.optional(),
    live: monitoring.optional()
});
const difference = schemas/* strictObject */.rej({
    what: schemas/* string */.YjP(),
    baseline: schemas/* string */.YjP().nullable(),
    candidate: schemas/* string */.YjP().nullable()
});
const regressionCost = schemas/* strictObject */.rej({
    currency: schemas/* string */.YjP(),
    perDay: schemas/* number */.aig(),
    interval: schemas/* tuple */.PVZ([number, number]).nullable(),
    summary: schemas/* string */.YjP()
});
const unjudged = schemas/* strictObject */.rej({
    count: schemas/* int */.Whr().min(0).describe('How many there are in all'),
    shown: schemas/* array */.YOg(schemas/* strictObject */.rej({
        what: schemas/* string */.YjP().describe('As the file writes it, and of which data'),
        baseline: number,
        candidate: number.describe('null: there is none, or it is no number'),
        why: schemas/* string */.YjP(),
        location: verdict_location.nullable()
    }))
})
    .describe('What the files state and nobody judges, and why');
const counts = schemas/* array */.YOg(schemas/* int */.Whr().min(0));
const scoreBins = schemas/* strictObject */.rej({ positive: counts, negative: counts, sum: schemas/* array */.YOg(schemas/* number */.aig()) })
    .describe('Rows of each class in bins of equal width from 0 to 1, and the sum of their scores');
const shapes = schemas/* strictObject */.rej({
    scores: schemas/* strictObject */.rej({
        baseline: scoreBins,
        candidate: scoreBins,
        threshold: schemas/* number */.aig().describe('The score from which on a row is of the positive class'),
        prices: schemas/* strictObject */.rej({ missed: number, falseAlarm: number })
    })
        .optional(),
    confusion: schemas/* strictObject */.rej({
        classes: schemas/* array */.YOg(schemas/* string */.YjP()),
        baseline: schemas/* array */.YOg(counts).describe('A row a true class, a column a predicted one'),
        candidate: schemas/* array */.YOg(counts)
    })
        .optional(),
    residuals: schemas/* strictObject */.rej({
        reach: schemas/* number */.aig().describe('The bins go from −reach to reach'),
        baseline: counts,
        candidate: counts
    })
        .optional()
})
    .describe('How both models’ answers are spread: counts that a page is drawn from');
const modelVerdict = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    verdict: verdictWord,
    headline: schemas/* string */.YjP().describe('The reason, in one sentence'),
    candidate: identity,
    baseline: identity.nullable(),
    findings: schemas/* array */.YOg(finding),
    unjudged: unjudged.optional(),
    differences: schemas/* array */.YOg(difference),
    regressionCost: regressionCost.nullable(),
    shapes: shapes.optional(),
    gaps
});
const verdictSchema = schemas/* strictObject */.rej({
    schemaVersion: schemas/* literal */.euz('1'),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('model-promotion-gate'), version: schemas/* string */.YjP() }),
    verdict: verdictWord,
    policy: schemas/* strictObject */.rej({
        source: schemas/* string */.YjP(),
        ref: schemas/* string */.YjP().nullable(),
        digest: digest.nullable(),
        assumed: schemas/* array */.YOg(schemas/* string */.YjP()),
        failOn: schemas/* enum */.k5n(['fail', 'hold']).describe('The mildest verdict that stops a pipeline')
    }),
    models: schemas/* array */.YOg(modelVerdict)
})
    .describe('What Model Promotion Gate decided, and on which evidence');

;// CONCATENATED MODULE: ./lib/verdict/parse-verdict.js



/** Reads a saved verdict. Throws a `UserError` that says what is wrong with it. */
function parseVerdict(text, file) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch (error) {
        throw new lib_errors/* UserError */.yo(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
    }
    const result = verdictSchema.safeParse(data);
    if (result.success)
        return result.data;
    throw new lib_errors/* UserError */.yo(`${file} is not a verdict of this gate:\n${errors/* prettifyError */.S1(result.error)}`);
}


/***/ })

};
