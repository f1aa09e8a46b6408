export const id = 706;
export const ids = [706];
export const modules = {

/***/ 10706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   report: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _verdict_parse_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6432);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97571);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99859);





/** `report FILE`: renders a saved verdict; the exit status says whether that worked, not what was decided. */
const report = async (line, terminal) => {
    const [file, ...more] = line.operands;
    if (file === undefined || more.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('report takes one file: a verdict that check wrote with --format json.');
    }
    const format = (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .formatOf */ .be)(line);
    await (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .put */ .yJ)((0,_verdict_parse_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .parseVerdict */ .P)(await contentOf(file), file), format, line, terminal);
    return _command_js__WEBPACK_IMPORTED_MODULE_4__/* .EXIT */ .d.pass;
};
async function contentOf(file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    }
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
