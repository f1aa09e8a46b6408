export const id = 258;
export const ids = [258];
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

/***/ 30258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   history: () => (/* binding */ history)
/* harmony export */ });
/* harmony import */ var _adapters_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87692);
/* harmony import */ var _adapters_registries_pointer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55451);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _verdict_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55868);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72527);
/* harmony import */ var _report_terminal_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2234);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(97571);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99859);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(12540);
/* harmony import */ var _pointer_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(13525);
/* harmony import */ var _statistics_core_extremes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7774);











/** `history [path]`: who put what into production, when and on which verdict. */
const history = async (line, terminal) => {
    const path = (0,_check_js__WEBPACK_IMPORTED_MODULE_6__/* .folderOperand */ .gA)(line);
    const { format = 'text', output } = line.text;
    if (format !== 'text' && format !== 'json')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`history --format is "${format}"; allowed: text, json.`);
    const day = dayOf(line);
    const world = await (0,_judge_js__WEBPACK_IMPORTED_MODULE_8__/* .openWorld */ .H)(line, path, terminal);
    const models = [];
    for (const [model, registry] of (0,_pointer_js__WEBPACK_IMPORTED_MODULE_9__/* .registriesOf */ .Ho)(line, world)) {
        const pointer = await (0,_adapters_registries_pointer_js__WEBPACK_IMPORTED_MODULE_1__/* .openPointer */ .G)(registry, async () => await (0,_adapters_git_js__WEBPACK_IMPORTED_MODULE_0__/* .findRepository */ .W1)(path), new Date());
        const records = await pointer.records();
        const onDay = day === null ? {} : { onDay: { day, version: (0,_verdict_record_js__WEBPACK_IMPORTED_MODULE_3__/* .inForce */ .Nm)(records, day)?.version.version ?? null } };
        const current = (await pointer.current())?.version ?? null;
        models.push({ model, pointer: pointer.name, current, ...onDay, records });
    }
    const told = format === 'json' ? (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .jsonText */ .s$)(models) : models.map(historyText).join('\n');
    if (output === undefined)
        terminal.write(told);
    else
        await (0,_check_js__WEBPACK_IMPORTED_MODULE_6__/* .writeOutput */ .zh)(output, told);
    return _command_js__WEBPACK_IMPORTED_MODULE_7__/* .EXIT */ .d.pass;
};
function dayOf({ text }) {
    if (text.at === undefined)
        return null;
    const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text.at) && !Number.isNaN(Date.parse(text.at));
    if (isDay)
        return text.at;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`--at is "${text.at}"; it is a day, such as 2026-11-21.`);
}
/** A table for a terminal, one line a move, oldest first. */
function historyText({ model, pointer, current, onDay, records }) {
    const head = `${model}: ${pointer} points at ${current ?? 'no version'}`;
    const then = onDay === undefined
        ? []
        : [`On ${onDay.day} it pointed at ${onDay.version ?? 'no version that is recorded'}.`];
    const drift = records.length > 0 && records.at(-1)?.version.version !== current
        ? ['Somebody moved it since the last record, past this gate.']
        : [];
    const rows = records.map(rowOf);
    const table = rows.length === 0 ? ['No move is recorded.'] : columns([HEADINGS, ...rows]);
    return `${[...[head, ...then].map(text => (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanLine */ .Ow)(text)), ...drift, ...table].join('\n')}\n`;
}
const MAX_CELL_CHARS = 60;
const HEADINGS = ['when', 'what', 'version', 'replaced', 'by', 'verdict', 'pull request'];
function rowOf({ at, kind, version, replaced, by, verdict, pullRequest }) {
    return [
        at.replace('T', ' ').replace(/\.\d+Z$/u, ' UTC'),
        kind,
        version.version,
        replaced?.version ?? '-',
        by,
        verdict?.word ?? '-',
        pullRequest === null ? '-' : `#${pullRequest}`
    ].map(cell => (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanLine */ .Ow)(cell, MAX_CELL_CHARS));
}
function columns(rows) {
    const widths = HEADINGS.map((_, column) => (0,_statistics_core_extremes_js__WEBPACK_IMPORTED_MODULE_10__/* .largestOf */ .u)(rows.map(row => (0,_report_terminal_text_js__WEBPACK_IMPORTED_MODULE_5__/* .displayWidth */ .F1)(row[column] ?? ''))));
    return rows.map(row => row
        .map((cell, column) => (0,_report_terminal_text_js__WEBPACK_IMPORTED_MODULE_5__/* .padded */ .jC)(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd());
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


/***/ })

};
