export const id = 120;
export const ids = [120];
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

/***/ 68120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _promotion_promote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97328);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97571);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12540);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13525);




/** `rollback [path]`: points the registry at the version before, or at the one that `--to` names. */
const rollback = async (line, terminal) => {
    const path = (0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .folderOperand */ .gA)(line);
    const world = await (0,_judge_js__WEBPACK_IMPORTED_MODULE_2__/* .openWorld */ .H)(line, path, terminal);
    const { name, pointer } = await (0,_pointer_js__WEBPACK_IMPORTED_MODULE_3__/* .pointerOf */ .rq)(line, world, path, line.text.model ?? null);
    const request = { ...(0,_pointer_js__WEBPACK_IMPORTED_MODULE_3__/* .circumstancesOf */ .c1)(line), model: name, to: line.text.to ?? null };
    return await (0,_pointer_js__WEBPACK_IMPORTED_MODULE_3__/* .tellOutcome */ .G7)(await (0,_promotion_promote_js__WEBPACK_IMPORTED_MODULE_0__/* .rollback */ .d)(request, pointer), line, terminal);
};


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


/***/ })

};
