export const id = 41;
export const ids = [41];
export const modules = {

/***/ 90041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLog: () => (/* binding */ openLog)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/traffic/sql/dialect.js
/** Makes a literal of a finite number in the shortest form that gives the same float, with an exponent. */
function floatDigits(value) {
    if (!Number.isFinite(value))
        throw new RangeError(`${value} is no literal`);
    const digits = String(value);
    return digits.includes('e') ? digits : `${digits}e0`;
}
/** A name or text between quotes, those inside doubled. */
function doubled(value, quote) {
    return `${quote}${value.replaceAll(quote, quote + quote)}${quote}`;
}
/** A name or text between quotes where the backslash escapes. */
function escaped(value, quote) {
    return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
}
const PATTERN_OF_KIND = [
    [/^(bool|boolean)$/iu, 'flag'],
    [/^u?(tiny|small|medium|big|huge)?int(eger|\d+)?$|^(byte|short|long)$/iu, 'whole-number'],
    [/^(real|float\d?|double( precision)?|float(32|64)|(decimal|numeric|dec)(\(.*\))?)$/iu, 'number'],
    [/^(timestamp\w*|datetime64?)(\(.*\))? ?with time zone$|^timestamptz$/iu, 'instant'],
    [/^(timestamp\w*|datetime|date)(\(\d+\))?( without time zone)?$/iu, 'time'],
    [
        /^((var|bp)?char(\(\d+\))?|character( varying)?(\(\d+\))?|text|string|uuid|enum\d*\(.*\)|name)$/iu,
        'text'
    ]
];
/** What a type holds, by the names that engines share. */
function commonKind(type) {
    return PATTERN_OF_KIND.find(([pattern]) => pattern.test(type.trim()))?.[1] ?? null;
}

;// CONCATENATED MODULE: ./lib/traffic/sql/dialects/clickhouse.js

/** Fraction of a second in an ISO 8601 text, as milliseconds. */
function fraction(sql) {
    return `toFloat64(substring(concat(extract(${sql}, ':[0-9]+[.]([0-9]+)'), '000'), 1, 3))`;
}
/** ClickHouse 18.16 to 26. */
const CLICKHOUSE = {
    name: 'clickhouse',
    identifier: name => escaped(name, '`'),
    text: value => escaped(value, "'"),
    number: value => `toFloat64(${floatDigits(value)})`,
    noText: "CAST(NULL, 'Nullable(String)')",
    noNumber: "CAST(NULL, 'Nullable(Float64)')",
    asText: sql => `toString(${sql})`,
    asFloat: sql => `toFloat64(${sql})`,
    asInteger: sql => `toInt64(${sql})`,
    parsedNumber: sql => `toFloat64OrNull(replaceAll(${sql}, ' ', ''))`,
    millis: (sql, kind) => kind === 'instant'
        ? `toFloat64(toUnixTimestamp64Milli(${sql}))`
        : `toFloat64(toUnixTimestamp(toDateTime(${sql}, 'UTC'))) * 1000`,
    parsedMillis: sql => `(toFloat64(toUnixTimestamp(parseDateTimeBestEffortOrNull(${sql}, 'UTC'))) * 1000 + ${fraction(sql)})`,
    matches: (sql, pattern) => `match(${sql}, ${escaped(pattern, "'")})`,
    ln: sql => `log(${sql})`,
    exactSum: sql => `sum(toDecimal128(${sql}, 0))`,
    beforePoint: sql => `substring(${sql}, 1, position(${sql}, '.') - 1)`,
    kindOf
};
/** ClickHouse wraps its types: `LowCardinality(Nullable(String))`. */
function kindOf(type) {
    const [, inner] = /^(?:Nullable|LowCardinality)\((.*)\)$/u.exec(type) ?? [];
    if (inner !== undefined)
        return kindOf(inner);
    if (/^DateTime64\b/u.test(type))
        return 'instant';
    if (/^(DateTime(\(.*\))?|Date(32)?)$/u.test(type))
        return 'time';
    if (/^(FixedString\(\d+\)|LowCardinality.*|IPv[46])$/u.test(type))
        return 'text';
    return commonKind(type);
}

;// CONCATENATED MODULE: ./lib/traffic/sql/dialects/postgres.js

/** Backslashes mean the same whatever `standard_conforming_strings` says. */
function postgres_text(value) {
    return `E${doubled(value.replaceAll('\\', '\\\\'), "'")}`;
}
/** Postgres. Its sessions are set to UTC. */
const POSTGRES = {
    name: 'postgres',
    identifier: name => doubled(name, '"'),
    text: postgres_text,
    number: value => `'${floatDigits(value)}'::float8`,
    noText: 'NULL::text',
    noNumber: 'NULL::float8',
    asText: sql => `(${sql})::text`,
    asFloat: sql => `(${sql})::float8`,
    asInteger: sql => `(${sql})::bigint`,
    parsedNumber: sql => `(${sql})::float8`,
    millis: sql => `floor(extract(epoch FROM ${sql})::numeric * 1000)::float8`,
    parsedMillis: sql => `floor(extract(epoch FROM (${sql})::timestamptz)::numeric * 1000)::float8`,
    matches: (sql, pattern) => `(${sql} ~ ${postgres_text(pattern)})`,
    ln: sql => `ln(${sql})`,
    exactSum: sql => `sum((${sql})::bigint)`,
    beforePoint: sql => `split_part(${sql}, '.', 1)`,
    kindOf: commonKind
};

;// CONCATENATED MODULE: ./lib/traffic/sql/dialects/spark.js

/** Spark 3.4 and later. Its sessions are set to UTC. */
const SPARK = {
    name: 'spark',
    identifier: name => doubled(name, '`'),
    text: value => escaped(value, "'"),
    number: value => `${floatDigits(value)}D`,
    noText: 'CAST(NULL AS STRING)',
    noNumber: 'CAST(NULL AS DOUBLE)',
    asText: sql => `CAST(${sql} AS STRING)`,
    asFloat: sql => `CAST(${sql} AS DOUBLE)`,
    asInteger: sql => `CAST(${sql} AS BIGINT)`,
    parsedNumber: sql => `TRY_CAST(${sql} AS DOUBLE)`,
    millis: sql => `CAST(unix_millis(CAST(${sql} AS TIMESTAMP)) AS DOUBLE)`,
    parsedMillis: sql => `CAST(unix_millis(TRY_CAST(${sql} AS TIMESTAMP)) AS DOUBLE)`,
    matches: (sql, pattern) => `(${sql} RLIKE ${escaped(pattern, "'")})`,
    ln: sql => `ln(${sql})`,
    exactSum: sql => `sum(CAST(CAST(${sql} AS BIGINT) AS DECIMAL(38, 0)))`,
    // Spark's `timestamp` is an instant; one without a zone is `timestamp_ntz`.
    beforePoint: sql => `split_part(${sql}, '.', 1)`,
    kindOf: type => (/^timestamp(_ltz)?$/iu.test(type) ? 'instant' : commonKind(type))
};

;// CONCATENATED MODULE: ./lib/traffic/sql/dialects/trino.js

/** Trino. Its sessions are set to UTC. */
const TRINO = {
    name: 'trino',
    identifier: name => doubled(name, '"'),
    text: value => doubled(value, "'"),
    number: value => `DOUBLE '${floatDigits(value)}'`,
    noText: 'CAST(NULL AS VARCHAR)',
    noNumber: 'CAST(NULL AS DOUBLE)',
    asText: sql => `CAST(${sql} AS VARCHAR)`,
    asFloat: sql => `CAST(${sql} AS DOUBLE)`,
    asInteger: sql => `CAST(${sql} AS BIGINT)`,
    parsedNumber: sql => `TRY_CAST(${sql} AS DOUBLE)`,
    millis: (sql, kind) => `CAST(date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00${kind === 'instant' ? ' UTC' : ''}', CAST(${sql} AS TIMESTAMP(3)${kind === 'instant' ? ' WITH TIME ZONE' : ''})) AS DOUBLE)`,
    parsedMillis: sql => `CAST(date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00 UTC', TRY(from_iso8601_timestamp(replace(${sql}, ' ', 'T')))) AS DOUBLE)`,
    matches: (sql, pattern) => `regexp_like(${sql}, ${doubled(pattern, "'")})`,
    ln: sql => `ln(${sql})`,
    exactSum: sql => `sum(CAST(CAST(${sql} AS BIGINT) AS DECIMAL(38, 0)))`,
    beforePoint: sql => `split_part(${sql}, '.', 1)`,
    kindOf: commonKind
};

// EXTERNAL MODULE: ./lib/adapters/network/address.js
var network_address = __webpack_require__(37581);
// EXTERNAL MODULE: ./lib/adapters/network/call.js
var call = __webpack_require__(90033);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./lib/adapters/network/answer.js
var network_answer = __webpack_require__(47075);
// EXTERNAL MODULE: ./lib/adapters/network/secrets.js
var secrets = __webpack_require__(50216);
;// CONCATENATED MODULE: ./lib/adapters/engines/engine-server.js




const DEFAULT_SECONDS = 600;
/**
 * An engine's server. The user is the policy's, else the variable's or the address's; the password comes from the
 * environment only. Throws `UserError` for an address of another kind, and for a password written into the policy.
 */
function engineServer(name, written, protocols, variables, { environment, times }) {
    const what = `The address of ${name}`;
    const address = (0,network_address/* readAddress */.zq)({ what, written: written.url, schemes: protocols }, environment);
    const { login } = address;
    if (login.password !== null && !written.url.includes('${')) {
        throw new errors/* UserError */.yo(`${what} in the policy holds a password. Take it out, change it, and set ${variables.password.join(' or ')} instead.`);
    }
    const first = (names) => names.map(variable => environment[variable] ?? '').find(value => value !== '') ?? null;
    const user = written.user ?? (login.user === '' ? first(variables.user) : login.user);
    const password = login.password ?? first(variables.password);
    const secrets = password === null ? address.secrets : [...address.secrets, password];
    return (0,call/* openServer */.CT)({
        name,
        address: { ...address, secrets },
        headers: {},
        times,
        login: { user: user ?? '', password },
        variables: [...variables.user, ...variables.password]
    });
}
/** How long the gate waits for one query, in milliseconds: a little longer than the engine itself may take. */
function patience({ seconds }, { times }) {
    return seconds === null
        ? Math.min(DEFAULT_SECONDS * 1000, times.wholeMs)
        : seconds * 1000 + times.callMs;
}
/** The engine does not let the user in. */
function notLetIn({ name, address, login, variables }, said) {
    const user = login.user === '' ? 'without a user' : `as ${login.user}`;
    return new errors/* WorldError */.nM(`${name} at ${address.shown} does not let the gate in ${user}: ${(0,secrets/* firstLine */.T)(said, address.secrets)}. Set ${variables.join(', ')}.`);
}

;// CONCATENATED MODULE: ./lib/adapters/engines/session.js
/** The engine gave no answer, or one to a part of the log only: nothing can be told from it. */
class IncompleteAnswer extends Error {
    name = 'IncompleteAnswer';
}

;// CONCATENATED MODULE: ./lib/adapters/engines/clickhouse.js








const answerSchema = schemas/* object */.Ikc({
    meta: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), type: schemas/* string */.YjP() })),
    data: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* null */.chJ()])))
});
/** Codes of ClickHouse: src/Common/ErrorCodes.cpp. */
const NOT_LET_IN = new Set([192, 193, 194, 516]);
const SYNTAX_ERROR = 62;
/** Time, rows, bytes and memory that are used up; parts of a cluster that do not answer; killed queries. */
const NOT_FINISHED = new Set([
    32, 33, 158, 159, 160, 202, 209, 210, 236, 241, 242, 279, 307, 394, 396, 425
]);
/** A query that took too long is not put again. */
const PASSING = new Set([...call/* BUSY */.yu].filter(status => status !== 408));
const MAX_BYTES = 256 * 1024 * 1024;
/** A session with ClickHouse over HTTP. All shards have to answer: one that is lost ends the query. */
function openClickHouse(engine, caps) {
    const { user, password } = engine.login;
    const headers = {
        ...(user === '' ? {} : { 'x-clickhouse-user': user }),
        ...(password === null ? {} : { 'x-clickhouse-key': password })
    };
    const server = (0,call/* openServer */.CT)({ ...engine, headers });
    const post = async (body, settings, more) => {
        const url = new URL(server.address.url);
        for (const [name, value] of Object.entries(settings))
            url.searchParams.set(name, value);
        return await (0,call/* call */.T1)(server, { method: 'POST', url, body, ...more });
    };
    return {
        query: async (sql, signal) => {
            signal?.throwIfAborted();
            const id = (0,external_node_crypto_.randomUUID)();
            const kill = () => {
                const query = `KILL QUERY WHERE query_id = '${id}' ASYNC`;
                void post(query, {}, {}).catch(() => null);
            };
            signal?.addEventListener('abort', kill, { once: true });
            try {
                const settings = { ...settingsOf(caps), query_id: id };
                // Queries only read, and one whose connection broke may be put again.
                const reply = await post(`${sql} FORMAT JSONCompact`, settings, {
                    repeatable: true,
                    busy: PASSING,
                    timeoutMs: patience(caps, server),
                    maxBytes: MAX_BYTES
                });
                signal?.throwIfAborted();
                return answerOf(server, reply);
            }
            finally {
                signal?.removeEventListener('abort', kill);
            }
        },
        close: () => Promise.resolve()
    };
}
function settingsOf({ seconds, bytes }) {
    return {
        readonly: '2',
        // Otherwise a lost shard is left out, and half an answer looks like a whole one.
        skip_unavailable_shards: '0',
        count_distinct_implementation: 'uniqExact',
        output_format_json_quote_64bit_integers: '1',
        // An error that comes late is a status, not text amid the rows.
        wait_end_of_query: '1',
        ...(seconds === null
            ? {}
            : { max_execution_time: String(seconds), timeout_overflow_mode: 'throw' }),
        ...(bytes === null ? {} : { max_bytes_to_read: String(bytes), read_overflow_mode: 'throw' })
    };
}
function answerOf(server, reply) {
    const { name, address } = server;
    const json = (0,network_answer/* jsonOf */.o_)(reply);
    if (!json.ok) {
        const text = (0,network_answer/* textOf */.b6)(reply);
        const [, code] = /^Code: (\d+)/u.exec(text) ?? [];
        if (code !== undefined)
            throw failure(server, Number(code), text);
        if (reply.status === 401 || reply.status === 403)
            throw notLetIn(server, text);
    }
    const answer = answerSchema.safeParse(json.ok ? json.value : null);
    if (reply.status !== 200 || !answer.success || !json.ok) {
        const said = !json.ok ? json.what : answer.success ? 'rows' : `JSON: ${(0,network_answer/* faultOf */.Kl)(answer.error)}`;
        throw new errors/* WorldError */.nM(`What answers at ${address.shown} (${(0,network_answer/* statusOf */.c2)(reply)}) does not answer as ${name} does: it gives ${said}.`);
    }
    return { columns: answer.data.meta, rows: answer.data.data };
}
function failure(server, code, text) {
    const [, message = text] = /^Code: \d+[.,] ?(?:e\.displayText\(\) = )?(?:DB::Exception: )?([^]*?)(?:, e\.what\(\)[^]*)?$/u.exec(text) ?? [];
    const { name, address } = server;
    const said = (0,secrets/* firstLine */.T)(message, address.secrets);
    if (NOT_LET_IN.has(code))
        return notLetIn(server, said);
    if (NOT_FINISHED.has(code))
        return new IncompleteAnswer(`${name} did not finish a query (code ${code}): ${said}.`);
    if (code === SYNTAX_ERROR && text.includes('PARTITION BY'))
        return new errors/* UserError */.yo(`A log with a row for each model's answer needs ClickHouse 21.9 or later; ${address.shown} is older. Make a view with both answers in a row.`);
    return new errors/* UserError */.yo(`${name} refuses the question (code ${code}): ${said}.`);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./lib/tool.js
var tool = __webpack_require__(59813);
;// CONCATENATED MODULE: ./lib/adapters/engines/installed-package.js








const INSTALL_SECONDS = 120;
/** A package that is installed with the gate, as an optional dependency is; `folder` is one of the gate's own. */
function findBeside(wanted, folder) {
    const root = gateAbove(folder);
    // Not from folders above: the gate may lie in the workspace, where a pull request could bring the package.
    const beside = root === null ? [] : [(0,external_node_path_.join)(root, 'node_modules'), (0,external_node_path_.dirname)(root)];
    return findPackage(wanted, folder, beside.filter(place => (0,external_node_path_.basename)(place) === 'node_modules'));
}
/** The gate's own package; null where there is none. */
function gateAbove(folder) {
    const file = (0,external_node_path_.join)(folder, 'package.json');
    try {
        if (schemas/* object */.Ikc({ name: schemas/* literal */.euz(tool/* TOOL */.js.name) }).safeParse(JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')))
            .success)
            return folder;
    }
    catch {
        // There is none, or it is of something else.
    }
    return (0,external_node_path_.dirname)(folder) === folder ? null : gateAbove((0,external_node_path_.dirname)(folder));
}
/** A package where it is installed in a folder or above it, and in one of `places` where those are given. */
function findPackage({ name, shown }, folder, places = null) {
    try {
        // Not an import: a bundler would take what belongs to its own platform into the bundle.
        const require = (0,external_node_module_.createRequire)((0,external_node_path_.join)(folder, 'index.js'));
        const there = places?.filter(place => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(place, name))) ?? [folder];
        if (there.length === 0)
            throw new Error(`${name} is not installed with the gate`);
        const loaded = require(require.resolve(name, { paths: there }));
        return { found: true, loaded };
    }
    catch (error) {
        return { found: false, why: `${shown} is not there: ${firstLine(error)}` };
    }
}
/**
 * A package from a cache, into which npm puts it first where it is missing: exactly the files whose hashes the
 * committed lock has, and no install scripts. `lockFolder` holds `package.json` and `package-lock.json`.
 */
async function installPackage(wanted, lockFolder, cacheFolder, signal) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(cacheFolder, 'node_modules')))
        return findPackage(wanted, cacheFolder);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.join)(cacheFolder, '..'), { recursive: true });
        const unfinished = await (0,promises_.mkdtemp)(`${cacheFolder}.unfinished-`);
        try {
            for (const name of ['package.json', 'package-lock.json'])
                await (0,promises_.copyFile)((0,external_node_path_.join)(lockFolder, name), (0,external_node_path_.join)(unfinished, name));
            await npmInstall(unfinished, signal);
            // Another process may have been quicker; then its copy is the one.
            await (0,promises_.rename)(unfinished, cacheFolder).catch((error) => {
                if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(cacheFolder, 'node_modules')))
                    throw error;
            });
        }
        finally {
            await (0,promises_.rm)(unfinished, { recursive: true, force: true });
        }
    }
    catch (error) {
        signal?.throwIfAborted();
        return { found: false, why: `${wanted.shown} cannot be installed: ${firstLine(error)}` };
    }
    return findPackage(wanted, cacheFolder);
}
function npmInstall(folder, signal) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
            cwd: folder,
            // npm is a script of the shell on Windows.
            shell: external_node_process_.platform === 'win32',
            stdio: ['ignore', 'ignore', 'pipe']
        });
        let said = '';
        child.stderr.on('data', (chunk) => {
            said = (said + chunk.toString('utf8')).slice(-4000);
        });
        const stop = () => {
            child.kill('SIGTERM');
        };
        const timer = setTimeout(stop, INSTALL_SECONDS * 1000);
        signal?.addEventListener('abort', stop, { once: true });
        const end = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', stop);
        };
        child.once('error', error => {
            end();
            reject(error);
        });
        child.once('close', code => {
            end();
            const [line] = said.split('\n').filter(text => /npm error/iu.test(text));
            if (code === 0)
                resolve();
            else
                reject(new Error(line ?? `npm ended with ${code ?? 'a signal'}`));
        });
    });
}
function firstLine(error) {
    return (String(error).split('\n')[0] ?? '').replace(/^Error: /u, '');
}

;// CONCATENATED MODULE: ./lib/adapters/engines/duckdb-package.js

const PACKAGE = { name: '@duckdb/node-api', shown: 'DuckDB' };
/** DuckDB where it is installed with the gate, as an optional dependency is, or in a folder. */
function findDuckDb(folder = null) {
    return duckDbOf(folder === null ? findBeside(PACKAGE, import.meta.dirname) : findPackage(PACKAGE, folder));
}
/** DuckDB from a cache, into which npm puts it first where it is missing; see `installPackage`. */
async function installDuckDb(lockFolder, cacheFolder, signal) {
    return duckDbOf(await installPackage(PACKAGE, lockFolder, cacheFolder, signal));
}
function duckDbOf(found) {
    return found.found ? { found: true, duckdb: found.loaded } : found;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/traffic/sql/dialects/duckdb.js

/** DuckDB 1.x. Its sessions are set to UTC. */
const DUCKDB = {
    name: 'duckdb',
    identifier: name => doubled(name, '"'),
    text: value => doubled(value, "'"),
    number: value => `(${floatDigits(value)}::DOUBLE)`,
    noText: 'NULL::VARCHAR',
    noNumber: 'NULL::DOUBLE',
    asText: sql => `CAST(${sql} AS VARCHAR)`,
    asFloat: sql => `CAST(${sql} AS DOUBLE)`,
    asInteger: sql => `CAST(${sql} AS BIGINT)`,
    parsedNumber: sql => `TRY_CAST(${sql} AS DOUBLE)`,
    millis: sql => `CAST(epoch_ms(${sql}) AS DOUBLE)`,
    parsedMillis: sql => `CAST(epoch_ms(TRY_CAST(${sql} AS TIMESTAMPTZ)) AS DOUBLE)`,
    matches: (sql, pattern) => `regexp_matches(${sql}, ${doubled(pattern, "'")})`,
    isFinite: sql => `isfinite(${sql})`,
    // The form of JavaScript's `toISOString`; DuckDB takes the hours `24` and ` 1`, too.
    plainMillis: sql => [
        `(${sql} LIKE '____-__-__T__:__:__.___Z' AND ${sql} BETWEEN '0' AND '9~' AND substring(${sql}, 12, 2) BETWEEN '00' AND '23')`,
        `CAST(epoch_ms(TRY_CAST(${sql} AS TIMESTAMP)) AS DOUBLE)`
    ],
    ln: sql => `ln(${sql})`,
    exactSum: sql => `sum(CAST(${sql} AS BIGINT))`,
    beforePoint: sql => `split_part(${sql}, '.', 1)`,
    kindOf: commonKind
};

// EXTERNAL MODULE: ./lib/tables/faults.js
var tables_faults = __webpack_require__(53432);
;// CONCATENATED MODULE: ./lib/traffic/faults.js

const LONGEST_SAMPLE = 40;
/** The faults of a file from those of its parts, given in order with the number of rows of each. */
function joinFaults(parts) {
    const joined = new Map();
    let before = 0;
    for (const { rows, faults } of parts) {
        for (const fault of faults) {
            const key = `${fault.kind} ${fault.column}`;
            const known = joined.get(key);
            if (known !== undefined)
                known.count += fault.count;
            else
                joined.set(key, { ...fault, firstRow: fault.firstRow === 0 ? 0 : fault.firstRow + before });
        }
        before += rows;
    }
    return [...joined.values()].sort((one, two) => (keyOf(one) < keyOf(two) ? -1 : 1));
}
/** A file's fault as a reviewer reads it. */
function problemOf(source, fault) {
    return { kind: fault.kind, source, count: fault.count, summary: `${summaryOf(source, fault)}.` };
}
function summaryOf(source, fault) {
    const { kind, column, firstRow, sample } = fault;
    const rows = (0,tables_faults/* placeOf */.$)(fault);
    switch (kind) {
        case 'unreadable-file':
            return `${source} cannot be read${firstRow > 0 ? ` beyond row ${firstRow}` : ''}: ${sample}`;
        case 'other-columns':
            return `${source} has no column ${column}, which other files of the log have`;
        case 'other-type':
            return `Column ${column} of ${source} ${sample}`;
        case 'bad-value':
            return `Column ${column} of ${source} has values that cannot be read (${rows}: ${shown(sample)})`;
        case 'bad-row':
            return `${source} has rows that are left out (${rows}: ${sample})`;
        case 'cut-file':
            return `${source} seems to be cut where it ends: ${sample}`;
        case 'time-order':
            return `Times of ${source} go backwards (${rows})`;
        case 'no-time-zone':
            return `Times of ${source} have no time zone and are taken as UTC (${rows})`;
        case 'changed-while-reading':
            return `${source} changed while it was read: ${sample}`;
        case 'incomplete':
            return sample;
    }
}
function shown(text) {
    return JSON.stringify(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text);
}
function keyOf({ kind, column }) {
    return `${kind} ${column}`;
}

// EXTERNAL MODULE: ./lib/traffic/tables.js
var tables = __webpack_require__(94924);
;// CONCATENATED MODULE: ./lib/traffic/merge.js

/** Adds up tables that parts of a log gave for the same plan. */
function mergeTables(plan, parts) {
    const [first] = parts;
    if (first !== undefined && parts.length === 1)
        return first;
    return plan.tables.map(({ name, measures }) => ({
        name,
        rows: mergeRows(measures, parts.flatMap(tables => tables.find(table => table.name === name)?.rows ?? []))
    }));
}
/** One row a key, in the order of the keys, from rows of which several may have the same. */
function mergeRows(measures, rows) {
    const merged = [];
    for (const row of [...rows].sort((one, two) => (0,tables/* compareKeys */.YD)(one.key, two.key))) {
        const before = merged.at(-1);
        if (before === undefined || (0,tables/* compareKeys */.YD)(before.key, row.key) !== 0)
            merged.push(row);
        else
            merged[merged.length - 1] = bothRows(measures, before, row);
    }
    return merged;
}
function bothRows(measures, one, two) {
    return {
        key: one.key,
        count: one.count + two.count,
        measures: measures.map(({ kind }, index) => both(kind, one.measures[index], two.measures[index]))
    };
}
function both(kind, one, two) {
    if (one === null || one === undefined)
        return two ?? null;
    if (two === null || two === undefined)
        return one;
    if (kind === 'least')
        return one < two ? one : two;
    if (kind === 'most')
        return one > two ? one : two;
    return (0,tables/* plainOf */.oi)(BigInt(one) + BigInt(two));
}

;// CONCATENATED MODULE: ./lib/traffic/folds.js

/**
 * Leaves out what need not be counted: tables of the same requests by the same keys are one table with the measures
 * of both, and a table by some of the keys of a finer one is that one added up. Different ids do not add up.
 */
function foldsOf(tables) {
    const joined = joinedTables(tables);
    const counted = joined.filter(table => !joined.some(finer => finer !== table && has(finer, table)));
    return {
        counted,
        tablesOf: answers => tables.map(table => {
            const source = counted.find(one => isSame(one, table) || has(one, table));
            const answer = answers.find(({ name }) => name === source?.name);
            if (source === undefined || answer === undefined)
                return { name: table.name, rows: [] };
            return { name: table.name, rows: folded(table, source, answer.rows) };
        })
    };
}
/** Tables of the same requests by the same keys become one, which has the name of the first. */
function joinedTables(tables) {
    const joined = [];
    for (const table of tables) {
        const at = joined.findIndex(one => isSame(one, table));
        const before = joined[at];
        if (before === undefined)
            joined.push(table);
        else
            joined[at] = { ...before, measures: union(before.measures, table.measures) };
    }
    return joined;
}
function isSame(one, two) {
    return textOf(one.where) === textOf(two.where) && textOf(one.keys) === textOf(two.keys);
}
/** Whether all that a table says can be told from another one by more keys. */
function has(finer, table) {
    return (finer.keys.length > table.keys.length &&
        textOf(finer.where) === textOf(table.where) &&
        table.keys.every(key => indexIn(finer.keys, key) >= 0) &&
        table.measures.every(measure => measure.kind !== 'distinct-ids' && indexIn(finer.measures, measure) >= 0));
}
function folded(table, source, rows) {
    const keys = table.keys.map(key => indexIn(source.keys, key));
    const measures = table.measures.map(measure => indexIn(source.measures, measure));
    return mergeRows(table.measures, rows.map(row => ({
        key: keys.map(index => row.key[index] ?? null),
        count: row.count,
        measures: measures.map(index => row.measures[index] ?? null)
    })));
}
function union(one, two) {
    return [...one, ...two.filter(item => indexIn(one, item) < 0)];
}
function indexIn(all, item) {
    const text = textOf(item);
    return all.findIndex(one => textOf(one) === text);
}
function textOf(value) {
    return JSON.stringify({ value });
}

// EXTERNAL MODULE: ./lib/tables/values.js
var values = __webpack_require__(67739);
;// CONCATENATED MODULE: ./lib/tables/batch.js
/** Where a batch keeps a reading of a column. */
function columnKey({ column, as }) {
    return `${as}:${column}`;
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

;// CONCATENATED MODULE: ./lib/traffic/sql/conditions.js
/** SQL of what must hold for a request: true where it does, false or null where it does not, as `rowsWhere` tells. */
function conditionSql(condition, requests, dialect) {
    const never = '1 = 0';
    switch (condition.kind) {
        case 'known': {
            const field = requests.field(condition.field);
            return field === null ? never : `${field.sql} IS NOT NULL`;
        }
        case 'above':
        case 'below': {
            const field = requests.field(condition.field);
            if (field?.kind !== 'number')
                return never;
            return `${field.sql} ${condition.kind === 'above' ? '>' : '<'} ${dialect.number(condition.limit)}`;
        }
        case 'differ': {
            const [a, b] = [requests.text(condition.field), requests.text(condition.other)];
            if (a?.isExact === true && b?.isExact === true)
                return `${a.sql} <> ${b.sql}`;
            const [one, two] = [requests.field(condition.field), requests.field(condition.other)];
            if (one === null || two === null || one.kind !== two.kind)
                return never;
            return `${one.sql} <> ${two.sql}`;
        }
        case 'all': {
            const parts = condition.of.map(part => `(${conditionSql(part, requests, dialect)})`);
            return parts.length === 0 ? '1 = 1' : parts.join(' AND ');
        }
    }
}

// EXTERNAL MODULE: ./lib/traffic/buckets.js
var buckets = __webpack_require__(41134);
;// CONCATENATED MODULE: ./lib/traffic/sql/keys.js

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
const GROWTH = Math.log(1.01);
const SHIFT = 1e-9;
/** What requests are counted by, as `createKeyCoder` does. */
function keySql(key, requests, dialect) {
    if (key.kind === 'text')
        return requests.text(key.field) ?? { sql: dialect.noText, valueOf: text => text };
    const field = requests.field('field' in key ? key.field : 'time');
    // Not −0.
    const valueOf = (text) => Number(text) + 0;
    if (field?.kind !== 'number')
        return { sql: dialect.noNumber, valueOf };
    return { sql: wholeSql(key, field.sql, dialect), valueOf };
}
function wholeSql(key, sql, { number, ln }) {
    const zero = number(0);
    switch (key.kind) {
        case 'hour':
            return `floor(${sql} / ${number(MS_PER_HOUR)})`;
        case 'day':
            return `floor(${sql} / ${number(MS_PER_DAY)})`;
        case 'bucket': {
            // Some engines take the logarithm of what the case leaves out, too.
            const log = ln(`CASE WHEN ${sql} > ${zero} THEN ${sql} END`);
            return `CASE WHEN ${sql} > ${zero} THEN ceil(${log} / ${number(GROWTH)} - ${number(SHIFT)}) WHEN ${sql} = ${zero} THEN ${number(buckets/* ZERO_BUCKET */.SB)} WHEN ${sql} < ${zero} THEN ${number(buckets/* NEGATIVE_BUCKET */.lk)} END`;
        }
        case 'bin':
            return `CASE WHEN ${sql} < ${zero} THEN ${number(-1)} WHEN ${sql} > ${number(1)} THEN ${number(key.bins + 1)} ELSE floor(${sql} * ${number(key.bins)}) END`;
        case 'edges': {
            const cases = key.edges.map((edge, below) => `WHEN ${sql} <= ${number(edge)} THEN ${number(below)}`);
            return `CASE WHEN ${sql} IS NULL THEN NULL ${cases.join(' ')} ELSE ${number(key.edges.length)} END`;
        }
    }
}

;// CONCATENATED MODULE: ./lib/traffic/sql/levels.js
/** A builder whose names all begin with a prefix. */
function builder(prefix, dialect) {
    let made = 0;
    return {
        dialect,
        prefix,
        level: ({ rows, behind = '' }, columns) => {
            const named = columns.map(([key, sql, kind]) => ({
                key,
                sql,
                from: kind,
                name: `${prefix}${++made}`
            }));
            const nothing = `${dialect.noNumber} AS ${prefix}${++made}`;
            return {
                columns: new Map(named.map(({ key, name, from: kind }) => [key, { name, from: kind }])),
                sql: names => {
                    const kept = named.filter(({ name }) => names.has(name));
                    const select = kept.map(({ sql, name }) => `${sql} AS ${name}`);
                    // A table may count nothing but rows.
                    const selected = select.length === 0 ? nothing : select.join(', ');
                    const from = typeof rows === 'string'
                        ? rows
                        : `(${rows.sql(namesIn(`${selected} ${behind}`, prefix))}) AS ${prefix}q`;
                    return `SELECT ${selected} FROM ${from}${behind === '' ? '' : ` ${behind}`}`;
                }
            };
        }
    };
}
/** The names of a builder that a piece of SQL mentions. */
function namesIn(sql, prefix) {
    return new Set(sql.match(new RegExp(`\\b${prefix}\\d+\\b`, 'gu')));
}
/** A beginning of names that no column of the log has. */
function freePrefix({ columns }) {
    const names = [...columns.keys()].map(name => name.toLowerCase());
    let prefix = 'gate_';
    while (names.some(name => name.startsWith(prefix)))
        prefix = `gate_${prefix}`;
    return prefix;
}

;// CONCATENATED MODULE: ./lib/traffic/sql/measures.js


const LEAST_PROBABILITY = 1e-15;
/** Larger values cannot be told from their neighbours, and are left out of sums. */
const TOO_LARGE = 2 ** 53;
/** What is added up over the requests of a key, as `rowValues` and the counter do. */
function measureSql(measure, source) {
    const { requests, dialect, once } = source;
    switch (measure.kind) {
        case 'count':
            return {
                row: countedSql(measure.where, requests, dialect),
                total: name => `count(${name})`,
                valueOf: wholeNumber
            };
        case 'sum':
            return exactly(once(units(numberOf(measure.field, source), measure.unit, dialect)), dialect);
        case 'least':
        case 'most':
            return {
                row: numberOf(measure.field, source),
                total: name => `${measure.kind === 'least' ? 'min' : 'max'}(${name})`,
                valueOf: text => (text === null ? null : Number(text))
            };
        case 'loss':
            return exactly(lossSql(measure.loss, measure.side, source), dialect);
        case 'loss-product': {
            const of = (which) => {
                const side = (name) => lossSql(measure.loss, name, source);
                return which === 'difference' ? `(${side('candidate')} - ${side('baseline')})` : side(which);
            };
            const [one, two] = measure.of;
            return exactly(`${of(one)} * ${of(two)}`, dialect);
        }
        case 'distinct-ids':
            return {
                row: requests.id ?? dialect.noText,
                total: name => `count(DISTINCT ${name})`,
                valueOf: wholeNumber
            };
    }
}
/** Not null where a condition holds. */
function countedSql(where, requests, dialect) {
    const known = where.kind === 'known' ? requests.field(where.field) : null;
    return known?.sql ?? `CASE WHEN ${conditionSql(where, requests, dialect)} THEN 1 END`;
}
function exactly(sql, dialect) {
    const row = `CASE WHEN abs(${sql}) < ${dialect.number(TOO_LARGE)} THEN ${sql} END`;
    return { row, total: dialect.exactSum, valueOf: wholeNumber };
}
/** Nothing to add up is 0. Some engines write decimals with a fraction of none. */
function wholeNumber(text) {
    return text === null ? 0 : (0,tables/* plainOf */.oi)(BigInt(text.replace(/\.0*$/u, '')));
}
function numberOf(field, { requests, dialect }) {
    const found = requests.field(field);
    return found?.kind === 'number' ? found.sql : dialect.noNumber;
}
function units(sql, unit, { number }) {
    return `floor((${sql}) / ${number(unit)} + ${number(0.5)})`;
}
/** The name of one side's loss. */
function lossSql({ kind, unit, from }, side, source) {
    const answered = source.plan.answers === 'numbers' ? 'value' : 'score';
    const answer = numberOf(`${side}.${answered}`, source);
    const truth = from === undefined ? 'labelValue' : `${from}.${answered}`;
    const label = numberOf(truth, source);
    return source.once(units(lossOf(kind, answer, label, source.dialect), unit, source.dialect));
}
function lossOf(kind, answer, label, { number, ln }) {
    switch (kind) {
        case 'answer':
            return answer;
        case 'absolute':
            return `abs(${answer} - ${label})`;
        case 'brier':
        case 'squared':
            return `(${answer} - ${label}) * (${answer} - ${label})`;
        case 'log-loss': {
            const [least, one] = [number(LEAST_PROBABILITY), number(1)];
            const within = (share) => `CASE WHEN ${share} < ${least} THEN ${least} WHEN ${share} > ${one} THEN ${one} ELSE ${share} END`;
            return `-${ln(`CASE WHEN ${label} = ${one} THEN ${within(answer)} WHEN ${label} IS NOT NULL THEN ${within(`${one} - ${answer}`)} END`)}`;
        }
    }
}

;// CONCATENATED MODULE: ./lib/traffic/sql/readings.js

/** Whole floats below this are written without exponent in JavaScript, and as integers here. */
const WHOLE_TEXT = 1e15;
/** Below these sizes a number since 1970 counts seconds, milliseconds, microseconds; above, nanoseconds. */
const SECONDS = 1e11;
const MILLISECONDS = 1e14;
const MICROSECONDS = 1e17;
const WHOLE_WITH_POINT = '^-?[0-9]+[.]0+$';
const DECIMAL = '^ *[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)? *$';
const DAY = '[0-9][0-9][0-9][0-9]-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29)';
const CLOCK = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?';
const ISO_TIME = `^${DAY}([T ]${CLOCK}(Z|[-+][0-9][0-9]:?[0-9][0-9])?)?$`;
/**
 * SQL that reads a column of a kind as what a plan wants, with the same result as the readers of files; null where
 * a row has nothing of the sort.
 */
function readingOf(column, kind, as, dialect) {
    const sql = dialect.identifier(column);
    if (as === 'number')
        return readings_numberOf(sql, kind, dialect);
    if (as === 'time')
        return timeOf(sql, kind, dialect);
    if (kind === 'text' && as !== 'text')
        return writtenText(sql, dialect);
    if (kind === 'number' && as === 'written')
        return writtenNumber(sql, dialect);
    return readings_textOf(sql, kind, dialect);
}
/** SQL of a class in the one spelling of a plan, from its canonical text. */
function spelledSql(sql, spelling, { text }) {
    if (spelling === undefined)
        return sql;
    const bare = `trim(${sql})`;
    if (spelling === 'spaces')
        return bare;
    if (spelling === 'any-case')
        return `lower(${bare})`;
    const cases = ['1', '0'].map(value => {
        const words = [...values/* TRUTH */.Ye].filter(([, truth]) => truth === value).map(([word]) => text(word));
        return `WHEN lower(${bare}) IN (${words.join(', ')}) THEN ${text(value)}`;
    });
    return `CASE ${cases.join(' ')} ELSE ${bare} END`;
}
/**
 * SQL that reads a column of a kind for grouping only, where whoever reads the answer makes the texts canonical: what
 * is the same text is the same group, but a text may have several groups (`1`, `1.0`).
 */
function keyReadingOf(column, kind, dialect) {
    const sql = dialect.identifier(column);
    switch (kind) {
        case 'text':
            return dialect.asText(sql);
        case 'whole-number':
            return sql;
        case 'number':
            return readings_numberOf(sql, kind, dialect);
        case 'flag':
            return `CASE WHEN ${sql} THEN 1 WHEN NOT (${sql}) THEN 0 END`;
        case 'time':
        case 'instant':
            return dialect.asInteger(readings_numberOf(sql, kind, dialect));
    }
}
/** The text of a key that `keyReadingOf` read from a column of a kind, as the gate writes it; null for none. */
function canonicalKey(text, kind) {
    switch (kind) {
        case 'text':
            return (0,values/* canonicalText */.A4)(text);
        case 'whole-number':
            return text;
        case 'number':
            return String(Number(text));
        case 'flag':
            return text === '1' ? 'true' : 'false';
        case 'time':
        case 'instant':
            return new Date(Number(text)).toISOString();
    }
}
/** The text of such a key that keeps its form: a whole number in a column of decimals has its point. */
function writtenKey(text, kind) {
    if (kind === 'text')
        return (0,values/* textOrNone */.r1)(text);
    const number = kind === 'number' ? Number(text) : NaN;
    return Number.isInteger(number) ? `${number}.0` : canonicalKey(text, kind);
}
/** SQL of a text as it is written; null for what stands for nothing. */
function writtenText(sql, { asText, text }) {
    const written = asText(sql);
    const nothing = values/* NULL_WORDS */.sW.map(word => text(word)).join(', ');
    return `CASE WHEN ${written} NOT IN (${nothing}) THEN ${written} END`;
}
/** SQL of whether a text is an ISO 8601 time that names no zone. */
function hasNoZone(sql, { matches }) {
    return matches(sql, `^${DAY}([T ]${CLOCK})?$`);
}
function readings_textOf(sql, kind, dialect) {
    const { asText, asInteger, asFloat, number, matches, beforePoint, text } = dialect;
    switch (kind) {
        case 'text': {
            const written = asText(sql);
            const flags = `lower(${written}) IN ('true', 'false')`;
            const nothing = values/* NULL_WORDS */.sW.map(word => text(word)).join(', ');
            return `CASE WHEN ${written} IN (${nothing}) THEN NULL WHEN ${flags} THEN lower(${written}) WHEN ${matches(written, WHOLE_WITH_POINT)} THEN ${beforePoint(written)} ELSE ${written} END`;
        }
        case 'whole-number':
            return asText(sql);
        case 'flag':
            return `CASE WHEN ${sql} THEN 'true' WHEN NOT (${sql}) THEN 'false' END`;
        case 'number': {
            const float = finite(asFloat(sql), dialect);
            const whole = `abs(${float}) < ${number(WHOLE_TEXT)} AND floor(${float}) = ${float}`;
            return `CASE WHEN ${whole} THEN ${asText(asInteger(float))} ELSE ${asText(float)} END`;
        }
        case 'time':
        case 'instant':
            return asText(asInteger(`floor(${dialect.millis(sql, kind)})`));
    }
}
/** A decimal number as text, a whole one with its point. */
function writtenNumber(sql, dialect) {
    const { asText, asInteger, asFloat, number, text } = dialect;
    const float = finite(asFloat(sql), dialect);
    const whole = `abs(${float}) < ${number(WHOLE_TEXT)} AND floor(${float}) = ${float}`;
    return `CASE WHEN ${whole} THEN concat(${asText(asInteger(float))}, ${text('.0')}) ELSE ${asText(float)} END`;
}
function readings_numberOf(sql, kind, dialect) {
    const { number, matches, parsedNumber } = dialect;
    const flag = (isTrue, isFalse) => `WHEN ${isTrue} THEN ${number(1)} WHEN ${isFalse} THEN ${number(0)} END`;
    switch (kind) {
        case 'text': {
            const flags = flag(`lower(${sql}) = 'true'`, `lower(${sql}) = 'false'`);
            const parsed = finite(parsedNumber(sql), dialect);
            return `CASE WHEN ${matches(sql, DECIMAL)} THEN ${parsed} ${flags}`;
        }
        case 'whole-number':
            return dialect.asFloat(sql);
        case 'number':
            return finite(dialect.asFloat(sql), dialect);
        case 'flag':
            return `CASE ${flag(sql, `NOT (${sql})`)}`;
        case 'time':
        case 'instant':
            return `floor(${dialect.millis(sql, kind)})`;
    }
}
function timeOf(sql, kind, dialect) {
    switch (kind) {
        case 'text': {
            const { matches, parsedMillis } = dialect;
            const count = countOf(dialect.parsedNumber(sql), dialect);
            const [isPlain, millis] = dialect.plainMillis?.(sql) ?? [];
            const plain = isPlain === undefined ? '' : `WHEN ${isPlain} THEN ${millis ?? ''} `;
            return `CASE ${plain}WHEN ${matches(sql, ISO_TIME)} THEN ${parsedMillis(sql)} WHEN ${matches(sql, DECIMAL)} THEN ${count} END`;
        }
        case 'number':
        case 'whole-number':
            return countOf(readings_numberOf(sql, kind, dialect), dialect);
        case 'time':
        case 'instant':
            return `floor(${dialect.millis(sql, kind)})`;
        case 'flag':
            return dialect.noNumber;
    }
}
/** Whole milliseconds of a count since 1970 in the unit that its size tells. */
function countOf(float, { number }) {
    const size = `abs(${float})`;
    const cases = [
        `WHEN ${size} < ${number(SECONDS)} THEN ${float} * ${number(1e3)}`,
        `WHEN ${size} < ${number(MILLISECONDS)} THEN ${float}`,
        `WHEN ${size} < ${number(MICROSECONDS)} THEN ${float} / ${number(1e3)}`
    ];
    return `floor(CASE ${cases.join(' ')} ELSE ${float} / ${number(1e6)} END)`;
}
/** Null instead of NaN and the infinities, which engines compare each in its own way. */
function finite(sql, { number, isFinite }) {
    const is = isFinite?.(sql) ?? `abs(${sql}) <= ${number(Number.MAX_VALUE)}`;
    return `CASE WHEN ${is} THEN ${sql} END`;
}

// EXTERNAL MODULE: ./lib/traffic/side.js
var traffic_side = __webpack_require__(34706);
// EXTERNAL MODULE: ./lib/traffic/roles.js
var traffic_roles = __webpack_require__(36496);
;// CONCATENATED MODULE: ./lib/traffic/sql/fields.js


/** Texts that say that there was no error, whatever their case and the white space around them. */
const NO_ERROR = `^${spaces()}*(0|${['false', 'no', 'none', 'null', 'ok', 'nan'].map(anyCase).join('|')})${spaces()}*$`;
const TIMEOUT = `${anyCase('time')}[DdSsſ]?[${whiteSpace()}_-]*${anyCase('out')}|${anyCase('deadline')}`;
/** The fields themselves, of the columns that `sideLevel` gives. */
function fieldLevel(plan, level, build) {
    const { dialect } = build;
    const failing = withFailures(level, build);
    const columns = [];
    for (const [key, { name: sql, from }] of failing.columns) {
        if (/^(id$|time$|(key\/)?text:|number:|known:)/u.test(key))
            columns.push([key, sql, from]);
    }
    for (const one of labelFields(plan, failing, dialect))
        columns.push(one);
    for (const side of traffic_side/* SIDES */.B)
        for (const one of sideFields(plan, side, failing, dialect))
            columns.push(one);
    return build.level({ rows: failing }, columns);
}
/** With 0, 1 or 2 a side that can fail: an answer, an error, a time-out. */
function withFailures(level, build) {
    const { number, matches } = build.dialect;
    const all = [...level.columns].map(([key, { name, from }]) => [key, name, from]);
    const failures = traffic_side/* SIDES */.B.flatMap(side => {
        const said = (role) => level.columns.get(`${side}.${role}`)?.name ?? null;
        const wrong = (sql) => `(${sql} IS NOT NULL AND NOT ${matches(sql, NO_ERROR)})`;
        const [error, timeout] = [said('error'), said('timeout')];
        const cases = [
            ...(timeout === null ? [] : [`WHEN ${wrong(timeout)} THEN ${number(2)}`]),
            ...(error === null
                ? []
                : [
                    `WHEN ${wrong(error)} AND ${matches(error, TIMEOUT)} THEN ${number(2)}`,
                    `WHEN ${wrong(error)} THEN ${number(1)}`
                ])
        ];
        if (cases.length === 0)
            return [];
        const sql = `CASE ${cases.join(' ')} ELSE ${number(0)} END`;
        return [[`${side}.failure`, sql, 'number']];
    });
    return build.level({ rows: level }, [...all, ...failures]);
}
function labelFields({ answers, labelsUntil, positive, negative, spelling }, { columns }, { number, text, noText, noNumber }) {
    const label = columns.get('raw-label');
    if (label === undefined)
        return [];
    const time = columns.get('time')?.name;
    const final = (sql, none) => {
        if (labelsUntil === null)
            return sql;
        return time === undefined ? none : `CASE WHEN ${time} < ${number(labelsUntil)} THEN ${sql} END`;
    };
    if (answers === 'numbers')
        return [['labelValue', final(label.name, noNumber), label.from]];
    const known = final(spelledSql(label.name, spelling, { text }), noText);
    const value = `CASE WHEN ${known} = ${text(positive)} THEN ${number(1)} WHEN ${known} = ${text(negative)} THEN ${number(0)} END`;
    const key = columns.get('key/label');
    return [
        ['label', known, label.from],
        ['key/label', final(key?.name ?? noText, noText), label.from],
        ['labelValue', value, 'number']
    ];
}
function sideFields({ answers, threshold, positive, negative, spelling }, side, { columns }, { number, text }) {
    const has = columns.get(`${side}.has`)?.name;
    const failure = columns.get(`${side}.failure`)?.name;
    const fields = [];
    const add = (field, sql, from) => {
        fields.push([`${side}.${field}`, sql, from]);
    };
    const addKey = (field, sql, from) => {
        fields.push([`key/${side}.${field}`, sql, from]);
    };
    /** An answer that came with an error is none. */
    const good = (sql) => failure === undefined ? sql : `CASE WHEN ${failure} = ${number(0)} THEN ${sql} END`;
    const mine = (sql) => has === undefined ? sql : `CASE WHEN ${has} = ${number(1)} THEN ${sql} END`;
    for (const role of ['version', 'latency', 'cost', 'reward']) {
        const found = columns.get(`${side}.${role}`);
        if (found !== undefined)
            add(role, found.name, found.from);
    }
    const version = columns.get(`key/${side}.version`);
    if (version !== undefined)
        addKey('version', version.name, version.from);
    const score = columns.get(`${side}.score`);
    const prediction = columns.get(`${side}.prediction`);
    if (score !== undefined)
        add('score', good(score.name), score.from);
    const answer = answers === 'scores' ? score : prediction;
    if (answers === 'scores' && score !== undefined) {
        const [isPositive, isNegative] = [
            `${score.name} >= ${number(threshold)}`,
            `${score.name} < ${number(threshold)}`
        ];
        const named = `CASE WHEN ${isPositive} THEN ${text(positive)} WHEN ${isNegative} THEN ${text(negative)} END`;
        add('outcome', good(named), 'text');
        addKey('outcome', good(`(${isPositive})`), 'flag');
    }
    else if (answers !== 'scores' && prediction !== undefined) {
        if (answers === 'numbers')
            add('value', good(prediction.name), prediction.from);
        else
            add('outcome', good(spelledSql(prediction.name, spelling, { text })), prediction.from);
        const key = columns.get(`key/${side}.prediction`);
        if (answers === 'classes' && key !== undefined)
            addKey('outcome', good(key.name), key.from);
    }
    const flag = (condition) => mine(`CASE WHEN ${condition} THEN ${number(1)} ELSE ${number(0)} END`);
    const fails = (least) => failure === undefined ? '1 = 0' : `${failure} >= ${number(least)}`;
    const isThere = answer === undefined ? '1 = 0' : `${good(answer.name)} IS NOT NULL`;
    add('answered', flag(isThere), 'number');
    add('failed', flag(fails(1)), 'number');
    add('timedOut', flag(fails(2)), 'number');
    return fields;
}
/** A pattern of a word in upper and lower case; `K` (the sign of the kelvin) is a `k` in lower case. */
function anyCase(word) {
    return Array.from(word, c => `[${c.toUpperCase()}${c}${c === 'k' ? '\u212a' : ''}]`).join('');
}
/** What JavaScript's `trim` takes away and `\s` finds. */
function whiteSpace() {
    return ' \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
}
function spaces() {
    return `[${whiteSpace()}]`;
}

;// CONCATENATED MODULE: ./lib/traffic/sql/pairs.js

/** Whether a row is one of a side's, for a model column in one of its readings. */
function isSide(plan, side, raw, { dialect }) {
    const { roles } = plan;
    if (roles.layout === 'wide')
        return '1 = 1';
    const model = raw.columns.get(columnKey({ column: roles.model, as: 'text' }));
    const values = roles.values[side];
    if (model === undefined || values.length === 0)
        return '1 = 0';
    return `(${model.name} IN (${values.map(value => dialect.text(value)).join(', ')}))`;
}
/**
 * One row a request from one row an answer: the n-th row of a side belongs to the n-th row of the other side with
 * the same id, by time; a row without id is a request of its own. The request's time is the earlier one; what
 * belongs to no side is the baseline row's, or the candidate row's where that has none.
 */
function pairLevel(plan, raw, build) {
    const { roles } = plan;
    if (roles.layout !== 'paired')
        return raw;
    const id = raw.columns.get(columnKey({ column: roles.id ?? '', as: 'id' }))?.name ?? build.dialect.noText;
    const baseline = isSide(plan, 'baseline', raw, build);
    const candidate = isSide(plan, 'candidate', raw, build);
    const all = [...raw.columns].map(([key, { name, from }]) => [key, name, from]);
    const side = `CASE WHEN ${baseline} THEN 'baseline' ELSE 'candidate' END`;
    const sided = build.level({ rows: raw, behind: `WHERE ${baseline} OR ${candidate}` }, [
        ...all,
        ['pair.id', id, 'text'],
        ['pair.side', side, 'text']
    ]);
    const name = (level, key) => level.columns.get(key)?.name ?? '';
    const order = [...sided.columns]
        .filter(([key]) => !key.startsWith('pair.'))
        .sort(([one], [two]) => Number(two.startsWith('time:')) - Number(one.startsWith('time:')))
        .map(([, column]) => column.name);
    const over = `PARTITION BY ${name(sided, 'pair.id')}, ${name(sided, 'pair.side')} ORDER BY ${order.join(', ')}`;
    const numbered = build.level({ rows: sided }, [
        ...[...sided.columns].map(([key, column]) => [key, column.name, column.from]),
        ['pair.number', `row_number() OVER (${over})`, 'whole-number'],
        // Rows without id are no pairs.
        [
            'pair.lone',
            `CASE WHEN ${name(sided, 'pair.id')} IS NULL THEN ${name(sided, 'pair.side')} END`,
            'text'
        ]
    ]);
    const own = new Set(Object.values(roles.side));
    const of = (which, column) => `max(CASE WHEN ${name(numbered, 'pair.side')} = '${which}' THEN ${column} END)`;
    const columns = [...raw.columns.keys()].flatMap((key) => {
        const { name: column, from } = numbered.columns.get(key) ?? { name: '', from: 'text' };
        const [one, two] = [of('baseline', column), of('candidate', column)];
        const both = key.startsWith('time:') ? `min(${column})` : `COALESCE(${one}, ${two})`;
        const sides = own.has(columnOf(key))
            ? [
                [`baseline/${key}`, one, from],
                [`candidate/${key}`, two, from]
            ]
            : [];
        return [[key, both, from], ...sides];
    });
    const groups = ['pair.id', 'pair.number', 'pair.lone'].map(key => name(numbered, key));
    return build.level({ rows: numbered, behind: `GROUP BY ${groups.join(', ')}` }, columns);
}
function columnOf(key) {
    return key.slice(key.indexOf(':') + 1);
}

// EXTERNAL MODULE: ./lib/tables/classes.js
var classes = __webpack_require__(10569);
;// CONCATENATED MODULE: ./lib/traffic/sql/requests.js









/** The requests of a table, with the same fields of the same meaning as `requestsOf` gives. */
function requestQuery(plan, source, dialect) {
    const prefix = freePrefix(source);
    const build = builder(prefix, dialect);
    const raw = readLevel(plan, source, build);
    const sided = plan.roles.layout === 'paired' ? pairLevel(plan, raw, build) : raw;
    const masked = sideLevel(plan, sided, build);
    const last = fieldLevel(plan, masked, build);
    const found = (name) => last.columns.get(name) ?? last.columns.get(name.replace('text:', 'known:'));
    return {
        prefix,
        sqlFor: uses => last.sql(namesIn(uses, prefix)),
        id: last.columns.get('id')?.name ?? null,
        field: name => {
            const column = found(name);
            if (column === undefined)
                return null;
            return { sql: column.name, kind: isText(name) ? 'text' : 'number' };
        },
        text: name => {
            const column = last.columns.get(`key/${name}`);
            if (column === undefined || !isText(name))
                return null;
            const { positive, negative } = plan;
            const isClass = plan.answers === 'scores' && name.endsWith('.outcome');
            return {
                sql: column.name,
                isExact: isClass,
                valueOf: text => {
                    if (isClass)
                        return /^(1|t|true)$/u.test(text) ? positive : negative;
                    if (name.endsWith('.version'))
                        return writtenKey(text, column.from);
                    const key = canonicalKey(text, column.from);
                    const isSpelled = name === 'label' || name.endsWith('.outcome');
                    return key !== null && isSpelled ? (0,classes/* spelled */.uQ)(key, plan.spelling ?? null) : key;
                }
            };
        }
    };
}
/** Whether a field is text, which it is or is not whatever the log holds. */
function isText(field) {
    return field === 'label' || /^(text:|(baseline|candidate)[.](outcome|version)$)/u.test(field);
}
/** Every reading that the plan wants of the columns that there are, and of texts what they are grouped by. */
function readLevel(plan, source, build) {
    const { dialect } = build;
    const reading = (column, kind, as) => readingOf(column, kind, as, dialect);
    // Of the two rows of a pair the one counts that has a value, which only the canonical form tells.
    const isPaired = plan.roles.layout === 'paired';
    const readings = wantedBy(plan).flatMap((wanted) => {
        const { column, as } = wanted;
        const kind = source.columns.get(column);
        if (kind === undefined)
            return [];
        const value = [columnKey(wanted), reading(column, kind, as), kind];
        if (as === 'written')
            return [value, [writtenKeyOf(column), keyReadingOf(column, kind, dialect), kind]];
        if (as !== 'text')
            return [value];
        const key = isPaired && kind === 'text' ? reading(column, kind, as) : keyReadingOf(column, kind, dialect);
        return [value, [requests_keyOf(column), key, kind]];
    });
    return build.level({ rows: source.from }, readings);
}
/** Where a column is kept as what it is grouped by. */
function requests_keyOf(column) {
    return `key:${column}`;
}
/** The same for a column whose texts keep their form. */
function writtenKeyOf(column) {
    return `written-key:${column}`;
}
/** Each side's columns by role, null in the rows of the other side, and whether its answer failed. */
function sideLevel(plan, raw, build) {
    const { roles } = plan;
    const isNumber = plan.answers === 'numbers';
    const columns = [];
    const keep = (key, reading) => {
        const found = raw.columns.get(reading);
        if (found !== undefined)
            columns.push([key, found.name, found.from]);
    };
    const paired = roles.layout === 'paired';
    if (roles.id !== null)
        keep('id', columnKey({ column: roles.id, as: 'id' }));
    if (roles.time !== null)
        keep('time', columnKey({ column: roles.time, as: 'time' }));
    if (roles.label !== null) {
        keep('raw-label', columnKey({ column: roles.label, as: isNumber ? 'number' : 'text' }));
        keep('key/label', requests_keyOf(roles.label));
    }
    for (const key of raw.columns.keys()) {
        if (/^(text|number|known):/u.test(key))
            keep(key, key);
        if (key.startsWith('text:'))
            keep(`key/${key}`, requests_keyOf(key.slice('text:'.length)));
    }
    for (const side of traffic_side/* SIDES */.B) {
        const has = roles.layout === 'groups' ? isSide(plan, side, raw, build) : '1 = 1';
        const of = (0,traffic_roles/* sideColumnsOf */.mk)(roles, side);
        const own = (key, reading) => {
            const found = raw.columns.get(paired ? `${side}/${reading}` : reading);
            if (found === undefined)
                return;
            const sql = roles.layout === 'groups' ? `CASE WHEN ${has} THEN ${found.name} END` : found.name;
            columns.push([key, sql, found.from]);
        };
        for (const [role, as] of readAs(of, isNumber)) {
            const column = of[role] ?? '';
            own(`${side}.${role}`, columnKey({ column, as }));
            if (as === 'text')
                own(`key/${side}.${role}`, requests_keyOf(column));
            if (as === 'written')
                own(`key/${side}.${role}`, writtenKeyOf(column));
        }
        if (roles.layout === 'wide')
            continue;
        const { number } = build.dialect;
        columns.push([
            `${side}.has`,
            `CASE WHEN ${has} THEN ${number(1)} ELSE ${number(0)} END`,
            'number'
        ]);
    }
    return build.level({ rows: raw }, columns);
}
function readAs(columns, isNumber) {
    const all = [
        ['version', 'written'],
        ['prediction', isNumber ? 'number' : 'text'],
        ['score', 'number'],
        ['latency', 'number'],
        ['error', 'text'],
        ['timeout', 'text'],
        ['cost', 'number'],
        ['reward', 'number']
    ];
    return all.filter(([role]) => columns[role] !== undefined);
}

;// CONCATENATED MODULE: ./lib/traffic/sql/queries.js







/** What an engine is asked for the tables of a plan. */
function queriesOf(plan, source, dialect) {
    const requests = requestQuery(plan, source, dialect);
    const parts = plan.tables.map(table => partsOf(table, plan, requests, dialect));
    return {
        requests: requests.sqlFor(parts.map(usesOf).join(' ')),
        tables: parts.map(part => {
            const from = `(${requests.sqlFor(usesOf(part))})`;
            return queryOf(part, from, requests.prefix);
        }),
        over: kept => parts.map(part => queryOf(part, kept, requests.prefix))
    };
}
/** A query for the number of rows of what stands behind FROM. */
function sizeQuery(from, { asText }) {
    return `SELECT ${asText('count(*)')} FROM ${from}`;
}
/** A query for the latest time (ms) of a row, null where none has one; null where the log has no times. */
function latestQuery(source, { roles }, dialect) {
    const time = timeSql(source, roles.time, dialect);
    return time === null ? null : `SELECT ${dialect.asText(`max(${time})`)} FROM ${source.from}`;
}
/** The rows of a table up to a time (ms), and those without one; null where its times are not known. */
function boundedSource({ from, columns }, { roles }, latest, dialect) {
    const time = timeSql({ from, columns }, roles.time, dialect);
    if (time === null)
        return null;
    const where = `${time} <= ${dialect.number(latest)} OR ${time} IS NULL`;
    return { from: `(SELECT * FROM ${from} WHERE ${where}) AS gate_bounded`, columns };
}
function timeSql({ columns }, time, dialect) {
    const kind = time === null ? undefined : columns.get(time);
    return time === null || kind === undefined ? null : readingOf(time, kind, 'time', dialect);
}
function partsOf(table, plan, requests, dialect) {
    const { asText } = dialect;
    const { prefix } = requests;
    const keys = table.keys.map(key => keySql(key, requests, dialect));
    const shared = new Map();
    const once = (sql) => {
        const name = shared.get(sql) ?? `${prefix}s${shared.size}`;
        shared.set(sql, name);
        return name;
    };
    const source = { requests, plan, dialect, once };
    const measures = table.measures.map(measure => measureSql(measure, source));
    const keyNames = keys.map((_, index) => `${prefix}k${index}`);
    const measureNames = measures.map((_, index) => `${prefix}m${index}`);
    const rowColumns = [
        ...keys.map(({ sql }, index) => `${sql} AS ${keyNames[index] ?? ''}`),
        ...measures.map(({ row }, index) => `${row} AS ${measureNames[index] ?? ''}`),
        `1 AS ${prefix}one`
    ];
    const selected = [
        ...keyNames,
        'count(*)',
        ...measures.map(({ total }, index) => total(measureNames[index] ?? ''))
    ];
    const groups = keyNames.length === 0 ? '' : ` GROUP BY ${keyNames.join(', ')}`;
    const rows = rowColumns.join(', ');
    return {
        table,
        rows,
        shared: [...shared].map(([sql, name]) => `${sql} AS ${name}`),
        where: table.where === undefined ? '' : conditionSql(table.where, requests, dialect),
        totals: `SELECT ${selected.map(asText).join(', ')} FROM`,
        groups,
        rowOf: row => {
            if (row.length !== keys.length + 1 + measures.length)
                throw new RangeError(`the answer for ${table.name} has ${row.length} columns`);
            return {
                key: keys.map(({ valueOf }, index) => {
                    const text = row[index] ?? null;
                    return text === null ? null : valueOf(text);
                }),
                count: countIn(row[keys.length]),
                measures: measures.map(({ valueOf }, index) => valueOf(row[keys.length + 1 + index] ?? null))
            };
        }
    };
}
/** A count as an engine writes it. Throws `RangeError` for anything else, of which nothing could be told. */
function countIn(text) {
    const count = /^\d+$/u.test(text ?? '') ? Number(text) : NaN;
    if (Number.isSafeInteger(count))
        return count;
    throw new RangeError(`${JSON.stringify(text?.slice(0, 40) ?? null)} is no count`);
}
function usesOf({ rows, shared, where }) {
    return [rows, ...shared, where].join(' ');
}
function queryOf(part, from, prefix) {
    const { table, rows, shared, totals, groups, rowOf } = part;
    const where = part.where === '' ? '' : ` WHERE ${part.where}`;
    const chosen = [...namesIn(rows, prefix), ...shared].join(', ');
    const requests = `(SELECT ${chosen === '' ? `1 AS ${prefix}one` : chosen} FROM ${from} AS ${prefix}requests${where})`;
    return {
        name: table.name,
        sql: `${totals} (SELECT ${rows} FROM ${requests} AS ${prefix}chosen) AS ${prefix}rows${groups}`,
        tableOf: answer => {
            const counted = answer.map(rowOf).filter(({ count }) => count > 0);
            // Several texts of the answer may have the same canonical form.
            return { name: table.name, rows: mergeRows(table.measures, counted) };
        }
    };
}

;// CONCATENATED MODULE: ./lib/traffic/sql/unreadable.js




/** Texts that say that there is no number, in any case; the engine's patterns have no backslash. */
const NO_NUMBER = `^ *(${values/* NO_NUMBER_WORDS */.AR.filter(word => !word.includes('\\'))
    .map(unreadable_anyCase)
    .join('|')})? *$`;
/**
 * Asks for texts where a plan wants numbers or times and the text is none, and for times without a zone; null where
 * all such columns have types of their own, which is the rule in a warehouse.
 */
function faultsQuery(plan, source, dialect) {
    const sought = wantedBy(plan).flatMap(({ column, as }) => {
        if (source.columns.get(column) !== 'text' || (as !== 'number' && as !== 'time'))
            return [];
        const written = writtenText(dialect.identifier(column), dialect);
        const reading = readingOf(column, 'text', as, dialect);
        const isNothing = dialect.matches(written, NO_NUMBER);
        const unreadable = `${written} IS NOT NULL AND NOT ${isNothing} AND (${reading}) IS NULL`;
        const bad = { kind: 'bad-value', column, condition: unreadable, written };
        if (as === 'number')
            return [bad];
        const condition = hasNoZone(written, dialect);
        return [bad, { kind: 'no-time-zone', column, condition, written }];
    });
    if (sought.length === 0)
        return null;
    const { asText } = dialect;
    const selected = sought.flatMap(({ condition, written }) => [
        asText(`count(CASE WHEN ${condition} THEN 1 END)`),
        asText(`min(CASE WHEN ${condition} THEN ${written} END)`)
    ]);
    return {
        sql: `SELECT ${selected.join(', ')} FROM ${source.from}`,
        faultsOf: row => sought.flatMap(({ kind, column }, index) => {
            const count = countIn(row[2 * index]);
            return count === 0
                ? []
                : [{ kind, column, count, firstRow: 0, sample: row[2 * index + 1] ?? '' }];
        })
    };
}
/** A pattern of a word in upper and lower case. */
function unreadable_anyCase(word) {
    return Array.from(word, c => `[${c.toUpperCase() === c ? c : c.toUpperCase() + c}]`).join('');
}

;// CONCATENATED MODULE: ./lib/adapters/engines/sql-counts.js


/** Counts where the log lies, and once more where rows arrived: then those up to the latest time that there was. */
async function countInPlace(question) {
    const first = await countSource(question);
    if (first.before === first.after)
        return first;
    const bounded = await boundedNow(question);
    return bounded === null ? first : await countSource({ ...question, source: bounded });
}
/** Reads the log once, and counts the requests that the session kept of it. */
async function countKept(question, keep) {
    const { plan, source, dialect, signal } = question;
    const queries = queriesOf(plan, source, dialect);
    const from = await keep(queries.requests, signal);
    const counts = await countTables(question, from, queries.over(from));
    return { ...counts, requests: counts.before };
}
async function countSource(question) {
    const { plan, source, dialect } = question;
    const { tables } = queriesOf(plan, source, dialect);
    const counts = await countTables(question, source.from, tables);
    return { ...counts, requests: plan.roles.layout === 'paired' ? null : counts.before };
}
async function countTables({ name, session, dialect, onProgress, signal }, from, queries) {
    const total = queries.length + 2;
    const size = async () => {
        const { rows } = await session.query(sizeQuery(from, dialect), signal);
        return understood(name, () => countIn(rows[0]?.[0]));
    };
    const before = await size();
    onProgress?.({ done: 1, total });
    const tables = [];
    for (const query of queries) {
        const { rows } = await session.query(query.sql, signal);
        tables.push(understood(name, () => query.tableOf(rows)));
        onProgress?.({ done: tables.length + 1, total });
    }
    const after = await size();
    onProgress?.({ done: total, total });
    return { before, after, tables };
}
/** What is made of an answer. Throws `WorldError` where it is not what was asked for. */
function understood(name, read) {
    try {
        return read();
    }
    catch (error) {
        if (!(error instanceof RangeError || error instanceof SyntaxError))
            throw error;
        throw new errors/* WorldError */.nM(`${name} does not answer what it was asked: ${error.message}.`);
    }
}
/** The rows up to the latest time that there is; null where no row has one. */
async function boundedNow({ session, dialect, source, plan, signal }) {
    const query = latestQuery(source, plan, dialect);
    if (query === null)
        return null;
    const { rows } = await session.query(query, signal);
    const latest = rows[0]?.[0] ?? null;
    return latest === null ? null : boundedSource(source, plan, Number(latest), dialect);
}

;// CONCATENATED MODULE: ./lib/adapters/engines/sql.js





/** An engine that is asked by SQL: one query for each table of a plan, in one session. */
function createSqlEngine(options) {
    return {
        name: options.name,
        shape: async (signal) => {
            const columns = await inSession(options, session => columnsOf(options, session, options.shapeFrom, signal));
            return {
                columns: [...columns].map(([name, kind]) => ({
                    name,
                    kind: kind === 'instant' ? 'time' : kind
                })),
                sources: options.sources,
                problems: []
            };
        },
        count: async (plan, onProgress, signal) => await inSession(options, async (session) => {
            try {
                return await counted(options, session, { plan, onProgress, signal });
            }
            catch (error) {
                if (!(error instanceof IncompleteAnswer))
                    throw error;
                return statistics(options, [], [problem(options, 'incomplete', 1, error.message)]);
            }
        })
    };
}
async function inSession({ open }, use) {
    const session = await open();
    try {
        return await use(session);
    }
    finally {
        await session.close();
    }
}
async function columnsOf({ from, dialect }, session, table = from, signal) {
    const { columns } = await session.query(`SELECT * FROM ${table} LIMIT 0`, signal);
    return new Map(columns.flatMap(({ name, type }) => {
        const kind = dialect.kindOf(type);
        return kind === null ? [] : [[name, kind]];
    }));
}
/** Counts the tables that have to be, and folds them to those of the plan. */
async function counted(options, session, { plan: whole, onProgress, signal }) {
    const { dialect, from, stamp } = options;
    const folds = foldsOf(whole.tables);
    const plan = { ...whole, tables: folds.counted };
    const columns = await columnsOf(options, session, from, signal);
    const question = {
        name: options.name,
        session,
        dialect,
        source: { from, columns },
        plan,
        onProgress,
        signal
    };
    const isKept = session.keep !== undefined && options.isReadOnce?.(plan) === true;
    const stamped = await stamp?.();
    const counts = isKept ? await countKept(question, session.keep) : await countInPlace(question);
    const unreadable = await faultsIn(question);
    const problems = [
        ...problemsOf(options, plan, counts),
        ...unreadable.map(fault => problemOf(named(options), fault))
    ];
    if ((await stamp?.()) !== stamped) {
        const summary = `${named(options)} changed while it was read; count a log that is finished.`;
        problems.push(problem(options, 'changed-while-reading', 1, summary));
    }
    const isWhole = problems.every(({ kind }) => kind !== 'incomplete');
    return statistics(options, isWhole ? folds.tablesOf(counts.tables) : [], problems);
}
/** What of the log cannot be read as what the plan wants. */
async function faultsIn({ name, session, source, dialect, plan, signal }) {
    const query = faultsQuery(plan, source, dialect);
    if (query === null)
        return [];
    const { rows } = await session.query(query.sql, signal);
    return understood(name, () => query.faultsOf(rows[0] ?? []));
}
/** Every table that leaves no request out has to have all of them; one that has not was answered in part. */
function problemsOf(options, plan, { before, after, requests, tables }) {
    if (before !== after) {
        const summary = `${named(options)} had ${before} rows when counting began and ${after} when it ended, so the counts do not belong together; count a log that is finished, or one with a time column.`;
        return [problem(options, 'changed-while-reading', Math.abs(after - before), summary)];
    }
    const whole = plan.tables.filter(({ where }) => where === undefined).map(({ name }) => name);
    const totals = tables
        .filter(({ name }) => whole.includes(name))
        .map(({ rows }) => rows.reduce((sum, { count }) => sum + count, 0));
    const expected = requests ?? totals[0] ?? 0;
    const other = totals.find(total => total !== expected);
    if (other === undefined)
        return [];
    const summary = `${options.name} counted ${other} of ${expected} rows of ${named(options)}: a part of the log was not read.`;
    return [problem(options, 'incomplete', Math.abs(expected - other), summary)];
}
function statistics({ name }, tables, problems) {
    return { engine: name, tables, problems };
}
function problem(options, kind, count, summary) {
    return { kind, source: named(options), count, summary };
}
function named({ sources }) {
    return sources.join(', ');
}

;// CONCATENATED MODULE: ./lib/adapters/engines/duckdb.js








const FORMATS = [
    { format: 'parquet', endings: /\.(parquet|pq)$/iu },
    { format: 'csv', endings: /\.(csv|tsv|txt)(\.(gz|zst))?$/iu },
    { format: 'json', endings: /\.(jsonl|ndjson|json)(\.(gz|zst))?$/iu }
];
/**
 * An engine over files of one format, by absolute paths, and the names by which the user knows them. Throws
 * `UserError` for files that DuckDB does not read.
 */
function createDuckDbFiles(duckdb, files, limits, names = files) {
    const { format } = FORMATS.find(({ endings }) => files.every(file => endings.test(file))) ?? {};
    if (format === undefined || files.length === 0)
        throw new errors/* UserError */.yo(`DuckDB reads Parquet, CSV or JSON lines, all files of one kind.`);
    const list = `[${files.map(file => DUCKDB.text(literalPath(file))).join(', ')}]`;
    return createSqlEngine({
        name: 'duckdb',
        dialect: DUCKDB,
        ...fromFiles(format, list),
        sources: names,
        // Text is read anew for every table that is asked, and pairs are made anew.
        isReadOnce: ({ roles }) => format !== 'parquet' || roles.layout === 'paired',
        stamp: () => stampOf(files),
        open: () => openDuckDb(duckdb, ':memory:', limits)
    });
}
/** Sizes and times of files, which change when the files do. */
async function stampOf(files) {
    const stats = await Promise.all(files.map(file => (0,promises_.stat)(file).catch(() => null)));
    return stats.map(found => `${found?.size} ${found?.mtimeMs}`).join();
}
/** An engine over a table of a DuckDB database. */
function createDuckDbTable(duckdb, database, table, limits) {
    return createSqlEngine({
        name: 'duckdb',
        dialect: DUCKDB,
        from: table.map(part => DUCKDB.identifier(part)).join('.'),
        sources: [`${table.join('.')} of ${database}`],
        isReadOnce: ({ roles }) => roles.layout === 'paired',
        open: () => openDuckDb(duckdb, database, limits)
    });
}
/**
 * Parquet has types. Of the others DuckDB guesses what the columns are, which is good enough to find their roles;
 * but counted is what is written, which a guess would change (`007`, `0.50`, a date).
 */
function fromFiles(format, list) {
    switch (format) {
        case 'parquet':
            return { from: `read_parquet(${list}, union_by_name = true)` };
        case 'csv': {
            const read = `read_csv(${list}, union_by_name = true, header = true`;
            return { from: `${read}, all_varchar = true)`, shapeFrom: `${read})` };
        }
        case 'json':
            return {
                from: `read_json(${list}, union_by_name = true, format = 'newline_delimited')`
            };
    }
}
/** A path in which nothing is a wildcard. */
function literalPath(path) {
    return path.replace(/[*?[]/gu, '[$&]');
}
async function openDuckDb({ DuckDBInstance }, database, { memoryMb, threads, temporaryFolder, maxSeconds }) {
    const isFile = database !== ':memory:';
    try {
        const instance = await DuckDBInstance.create(database, {
            ...(isFile ? { access_mode: 'READ_ONLY' } : {}),
            threads: String(threads),
            memory_limit: `${memoryMb}MB`,
            temp_directory: temporaryFolder,
            autoinstall_known_extensions: 'false',
            autoload_known_extensions: 'false'
        });
        const connection = await instance.connect();
        await connection.run("SET TimeZone = 'UTC'");
        await connection.run('SET preserve_insertion_order = false');
        const query = async (sql, signal) => {
            signal?.throwIfAborted();
            const interrupt = () => {
                connection.interrupt();
            };
            const limit = new AbortController();
            const late = new AbortController();
            if (maxSeconds !== undefined) {
                void (0,external_node_timers_promises_.setTimeout)(maxSeconds * 1000, null, { signal: limit.signal, ref: false }).then(() => {
                    late.abort();
                    connection.interrupt();
                }, () => null);
            }
            signal?.addEventListener('abort', interrupt, { once: true });
            try {
                const result = await connection.run(sql);
                const columns = result.columnNames().map((name, index) => ({
                    name,
                    type: result.columnType(index).toString()
                }));
                const rows = await result.getRowsJson();
                return { columns, rows: rows.map(row => row.map(duckdb_textOf)) };
            }
            catch (error) {
                signal?.throwIfAborted();
                if (late.signal.aborted)
                    throw new IncompleteAnswer(`DuckDB did not finish a query within the ${maxSeconds ?? 0} s that the policy allows.`);
                throw duckdb_failure(error);
            }
            finally {
                limit.abort();
                signal?.removeEventListener('abort', interrupt);
            }
        };
        const kept = keptRows(temporaryFolder, query);
        return {
            query,
            keep: kept.keep,
            close: async () => {
                connection.closeSync();
                instance.closeSync();
                await kept.remove();
            }
        };
    }
    catch (error) {
        throw duckdb_failure(error);
    }
}
/** Rows of queries in Parquet files of a folder of their own. */
function keptRows(parent, query) {
    const folders = [];
    const removeNow = () => {
        for (const folder of folders)
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    };
    return {
        keep: async (sql, signal) => {
            await (0,promises_.mkdir)(parent, { recursive: true });
            const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, 'promotion-gate-rows-'));
            if (folders.push(folder) === 1)
                process.once('exit', removeNow);
            const file = (0,external_node_path_.join)(folder, 'rows.parquet');
            await query(`COPY (${sql}) TO ${DUCKDB.text(file)} (FORMAT parquet)`, signal);
            return `read_parquet(${DUCKDB.text(literalPath(file))})`;
        },
        remove: async () => {
            process.removeListener('exit', removeNow);
            for (const folder of folders)
                await (0,promises_.rm)(folder, { recursive: true, force: true });
        }
    };
}
function duckdb_textOf(value) {
    return typeof value === 'string' ? value : null;
}
function duckdb_failure(error) {
    const said = String(error).replace(/^Error: /u, '');
    const [line = ''] = said.split('\n');
    if (/^(Binder|Catalog|Parser|Conversion) Error/u.test(said))
        return new errors/* UserError */.yo(`DuckDB refuses the question: ${line}`);
    return new errors/* WorldError */.nM(`DuckDB failed: ${line}`);
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(83849);
// EXTERNAL MODULE: ./lib/adapters/network/reach.js
var reach = __webpack_require__(15314);
;// CONCATENATED MODULE: ./lib/adapters/engines/postgres.js









/** Types by their number, in words that `kindOf` knows. Source: src/include/catalog/pg_type.dat. */
const TYPES = {
    16: 'boolean',
    18: 'char',
    19: 'name',
    20: 'bigint',
    21: 'smallint',
    23: 'integer',
    25: 'text',
    700: 'real',
    701: 'double precision',
    1042: 'bpchar',
    1043: 'varchar',
    1082: 'date',
    1114: 'timestamp',
    1184: 'timestamptz',
    1700: 'numeric',
    2950: 'uuid'
};
/** Of all answers of a session. */
const postgres_MAX_BYTES = 512 * 1024 * 1024;
const GOODBYE_MS = 2000;
const CANCELLED = '57014';
/**
 * A session with Postgres in one read-only transaction, in which all queries see the same rows. The cap of seconds is
 * for each query.
 */
async function openPostgres(server, caps) {
    const limits = { connectMs: server.times.callMs, queryMs: patience(caps, server) };
    let client = null;
    let pid = '';
    try {
        await (0,reach/* refuseLocalName */.LY)(server.address.url);
        client = clientOf(server, limits);
        // A connection that breaks ends the query that waits for it, which says so.
        client.on('error', () => null);
        await client.connect();
        const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
        pid = rows[0]?.pid ?? '';
        await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
        await client.query("SET LOCAL TimeZone = 'UTC'");
        await client.query('SET LOCAL extra_float_digits = 3');
        await client.query(`SET LOCAL statement_timeout = ${Math.ceil((caps.seconds ?? 0) * 1000)}`);
    }
    catch (error) {
        if (client !== null)
            await ended(client);
        throw postgres_failure(server, error, caps);
    }
    const opened = client;
    return {
        query: async (sql, signal) => {
            signal?.throwIfAborted();
            const cancel = () => {
                void cancelQuery(server, pid, limits).catch(() => null);
            };
            signal?.addEventListener('abort', cancel, { once: true });
            try {
                const { fields, rows } = await opened.query({ text: sql, rowMode: 'array' });
                return {
                    columns: fields.map(({ name, dataTypeID }) => ({
                        name,
                        type: TYPES[dataTypeID] ?? `type ${dataTypeID}`
                    })),
                    rows
                };
            }
            catch (error) {
                signal?.throwIfAborted();
                throw postgres_failure(server, error, caps);
            }
            finally {
                signal?.removeEventListener('abort', cancel);
            }
        },
        close: async () => {
            await ended(opened);
        }
    };
}
function clientOf(server, { connectMs, queryMs }) {
    const { address, login } = server;
    // What the address says, even by saying nothing, goes before what is given beside it.
    const whole = new URL(address.url);
    whole.username = encodeURIComponent(login.user);
    whole.password = encodeURIComponent(login.password ?? '');
    return new esm/* default.Client */.Ay.Client({
        connectionString: whole.href,
        application_name: 'model-promotion-gate',
        connectionTimeoutMillis: connectMs,
        query_timeout: queryMs,
        stream: () => boundedSocket(server),
        // Every value as the text that the server sends.
        types: { getTypeParser: () => (value) => value }
    });
}
/** A connection that breaks when too much comes in on it. */
function boundedSocket(server) {
    const socket = new external_node_net_.Socket();
    let bytes = 0;
    socket.on('data', chunk => {
        bytes += chunk.length;
        if (bytes > postgres_MAX_BYTES)
            socket.destroy(new call/* NoAnswer */.W_(server, `sends more than the ${postgres_MAX_BYTES} bytes that are read of it`));
    });
    return socket;
}
/** Says goodbye, but waits for no answer. */
async function ended(client) {
    await Promise.race([client.end().catch(() => null), (0,external_node_timers_promises_.setTimeout)(GOODBYE_MS, null, { ref: false })]);
}
/** Ends the query of a session from another one. */
async function cancelQuery(server, pid, limits) {
    const other = clientOf(server, limits);
    other.on('error', () => null);
    try {
        await other.connect();
        await other.query('SELECT pg_cancel_backend($1)', [pid]);
    }
    finally {
        await ended(other);
    }
}
function postgres_failure(server, error, { seconds }) {
    const { name, address } = server;
    const said = (0,secrets/* firstLine */.T)(error instanceof Error ? error.message : String(error), address.secrets);
    if (error instanceof call/* NoAnswer */.W_)
        return error;
    if (!(error instanceof esm/* default.DatabaseError */.Ay.DatabaseError)) {
        // pg's own, before anything was sent.
        if (/password must be a string|SASL/u.test(said))
            return notLetIn(server, said);
        if (/timeout/iu.test(said))
            return new call/* NoAnswer */.W_(server, 'did not answer in time');
        return (0,call/* away */.$6)(server, error);
    }
    const code = error.code ?? '';
    if (code.startsWith('28'))
        return notLetIn(server, said);
    if (code === CANCELLED && seconds !== null)
        return new IncompleteAnswer(`${name} did not finish a query within the ${seconds} s that the policy allows.`);
    if (code === CANCELLED || /^(53|57|08|40)/u.test(code))
        return new IncompleteAnswer(`${name} did not finish a query (${code}): ${said}.`);
    if (/^(42|22|3D|3F|0A)/u.test(code))
        return new errors/* UserError */.yo(`${name} refuses the question (${code}): ${said}.`);
    return new errors/* WorldError */.nM(`${name} at ${address.shown} failed (${code}): ${said}.`);
}

;// CONCATENATED MODULE: ./lib/adapters/engines/spark-connection.js




const DEFAULT_PORT = 10_000;
/** Of all answers of a session. */
const spark_connection_MAX_BYTES = 512 * 1024 * 1024;
/**
 * Opens a session over TCP. It logs in by SASL's PLAIN, as the server expects unless it is set to NOSASL, which
 * `?auth=noSasl` in the address says. Throws `WorldError` where there is no server, or it does not let the user in.
 */
async function connectSpark(driver, server) {
    const { HiveClient, connections, thrift } = driver;
    const { address, login, times } = server;
    const { url } = address;
    const isPlain = url.searchParams.get('auth')?.toLowerCase() !== 'nosasl';
    let socket = null;
    let giveUp = () => undefined;
    // The client itself waits for ever on a connection that broke.
    const broken = new Promise((_, reject) => {
        giveUp = reject;
    });
    broken.catch(() => null);
    const authentication = isPlain
        ? new driver.auth.PlainTcpAuthentication({
            username: login.user,
            password: login.password ?? ''
        })
        : new driver.auth.NoSaslAuthentication();
    const watched = {
        authenticate: transport => {
            const done = authentication.authenticate(transport);
            socket = transport.getTransport();
            socket.on('error', giveUp);
            let bytes = 0;
            socket.on('data', chunk => {
                bytes += chunk.length;
                if (bytes <= spark_connection_MAX_BYTES)
                    return;
                giveUp(new call/* NoAnswer */.W_(server, `sends more than the ${spark_connection_MAX_BYTES} bytes that are read of it`));
                destroy();
            });
            socket.on('close', () => {
                giveUp(new Error('the connection was closed'));
            });
            return done;
        }
    };
    const within = async (answer) => {
        const ms = times.callMs;
        const limit = new AbortController();
        const late = (0,external_node_timers_promises_.setTimeout)(ms, null, { signal: limit.signal }).then(() => {
            throw new call/* NoAnswer */.W_(server, `did not answer within ${ms / 1000} s`);
        });
        late.catch(() => null);
        try {
            return await Promise.race([answer, broken, late]);
        }
        finally {
            limit.abort();
        }
    };
    const destroy = () => {
        socket?.destroy();
    };
    const opened = async () => {
        await (0,reach/* refuseLocalName */.LY)(url);
        const client = new HiveClient(thrift.TCLIService, thrift.TCLIService_types);
        client.on('error', giveUp);
        const where = { host: url.hostname, port: url.port === '' ? DEFAULT_PORT : Number(url.port) };
        await client.connect(where, new connections.TcpConnection(), watched);
        return await client.openSession({
            client_protocol: thrift.TCLIService_types.TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10
        });
    };
    try {
        const session = await within(opened());
        return {
            session,
            destroy,
            answered: async (answer) => await within(answer).catch((error) => {
                throw (0,call/* away */.$6)(server, error);
            })
        };
    }
    catch (error) {
        destroy();
        if (error instanceof reach/* LocalAddress */.AT)
            throw (0,call/* away */.$6)(server, error);
        const said = error instanceof Error ? error.message : String(error);
        if (said.startsWith('Authentication error'))
            throw notLetIn(server, said);
        if (/ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET/u.test(said))
            throw (0,call/* away */.$6)(server, error);
        throw new call/* NoAnswer */.W_(server, (0,call/* away */.$6)(server, error).why, NOSASL);
    }
}
const NOSASL = ' A server that is set to NOSASL needs ?auth=noSasl in the address, any other none.';

;// CONCATENATED MODULE: ./lib/adapters/engines/spark.js






const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 250;
const ROWS_AT_ONCE = 10_000;
/** What the dialect is written for, whatever the server's own settings are. */
const SETTINGS = [
    'SET spark.sql.session.timeZone = UTC',
    'SET spark.sql.ansi.enabled = true',
    'SET spark.sql.parser.escapedStringLiterals = false'
];
/** A session with Spark's Thrift server. The cap of seconds is for each query. */
async function openSpark(driver, server, caps) {
    const connection = await connectSpark(driver, server);
    const { session } = connection;
    const run = async (sql, limit, signal) => {
        signal?.throwIfAborted();
        const options = {
            runAsync: true,
            // The server ends it, too, should the gate be gone by then.
            ...(limit === null ? {} : { queryTimeout: Math.ceil(limit) })
        };
        const ends = performance.now() + (limit === null ? patience(caps, server) : limit * 1000);
        const operation = await connection.answered(session.executeStatement(sql, options));
        try {
            await untilFinished(operation, { limit, ends }, signal);
            return await answerOf(operation);
        }
        finally {
            await connection.answered(operation.close()).catch(() => null);
        }
    };
    const close = async () => {
        await connection.answered(session.close()).catch(() => null);
        connection.destroy();
    };
    try {
        for (const setting of SETTINGS)
            await run(setting, null);
    }
    catch (error) {
        await close();
        throw error;
    }
    return { query: (sql, signal) => run(sql, caps.seconds, signal), close };
    async function untilFinished(operation, { limit, ends }, signal) {
        const states = driver.thrift.TCLIService_types.TOperationState;
        const going = [states.INITIALIZED_STATE, states.PENDING_STATE, states.RUNNING_STATE];
        for (let pause = FIRST_PAUSE_MS;; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
            const status = await connection.answered(operation.status());
            const state = status.operationState;
            const isLate = performance.now() > ends || state === states.TIMEDOUT_STATE;
            if (state === states.FINISHED_STATE && !isLate)
                return;
            if (state !== null && !going.includes(state) && !isLate)
                throw spark_failure(server, status);
            if (isLate || signal?.aborted === true) {
                // Best effort: nobody waits for the answer any more.
                await connection.answered(operation.cancel()).catch(() => null);
                signal?.throwIfAborted();
                const allowed = limit === null ? 'time that it' : `${limit} s that the policy`;
                throw new IncompleteAnswer(`${server.name} did not finish a query within the ${allowed} allows.`);
            }
            await (0,external_node_timers_promises_.setTimeout)(pause);
        }
    }
    async function answerOf(operation) {
        operation.setMaxRows(ROWS_AT_ONCE);
        do
            await connection.answered(operation.fetch());
        while (operation.hasMoreRows());
        const typeNames = new Map(Object.entries(driver.thrift.TCLIService_types.TTypeId).map(([name, id]) => [
            id,
            name.replace(/_TYPE$/u, '').toLowerCase()
        ]));
        const columns = (operation.getSchema()?.columns ?? []).map(({ columnName, typeDesc }) => ({
            name: columnName,
            type: typeNames.get(typeDesc.types[0]?.primitiveEntry?.type ?? -1) ?? 'unknown'
        }));
        const rows = operation.getData().flatMap(chunk => {
            const values = (chunk.columns ?? []).map(({ stringVal }) => stringVal);
            return (values[0]?.values ?? []).map((_, row) => values.map(column => column === null || isNull(column.nulls, row) ? null : (column.values[row] ?? null)));
        });
        return { columns, rows };
    }
}
function isNull(nulls, row) {
    return (((nulls[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}
/** States of SQL say whose fault it was: what begins with 42, 22, 0A, 3D or 3F was asked wrongly. */
function spark_failure({ name, address }, { sqlState, errorMessage }) {
    const state = sqlState ?? 'no state';
    const plain = (errorMessage ?? 'no reason given').replace(/^(?:[\w.$]+Exception: )?Error running query: (?:\[\w+(?:\.\w+)*\] )?(?:[\w.$]+: )?/u, '');
    const said = (0,secrets/* firstLine */.T)(plain, address.secrets);
    if (/^(42|22|0A|3D|3F)/u.test(state))
        return new errors/* UserError */.yo(`${name} refuses the question (${state}): ${said}.`);
    return new IncompleteAnswer(`${name} did not finish a query (${state}): ${said}.`);
}

;// CONCATENATED MODULE: ./lib/adapters/engines/spark-package.js

const spark_package_PACKAGE = { name: 'hive-driver', shown: 'The client of Spark' };
/** The client of Spark where it is installed with the gate, as an optional package is, or in a folder. */
function findHiveDriver(folder = null) {
    return driverOf(folder === null ? findBeside(spark_package_PACKAGE, import.meta.dirname) : findPackage(spark_package_PACKAGE, folder));
}
/** The client of Spark from a cache, into which npm puts it first where it is missing; see `installPackage`. */
async function installHiveDriver(lockFolder, cacheFolder) {
    return driverOf(await installPackage(spark_package_PACKAGE, lockFolder, cacheFolder));
}
function driverOf(found) {
    return found.found ? { found: true, driver: found.loaded } : found;
}

// EXTERNAL MODULE: ./lib/adapters/network/credentials.js
var credentials = __webpack_require__(16787);
;// CONCATENATED MODULE: ./lib/adapters/engines/trino.js









/** As Trino's protocol wants it, which answers so for a while when it starts. */
const ATTEMPTS = 8;
const trino_MAX_BYTES = 256 * 1024 * 1024;
const cell = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* null */.chJ()]);
const trino_answerSchema = schemas/* object */.Ikc({
    // What answers without the query's id is another server.
    id: schemas/* string */.YjP(),
    nextUri: schemas/* string */.YjP().nullish(),
    columns: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), type: schemas/* string */.YjP() })).nullish(),
    data: schemas/* array */.YOg(schemas/* array */.YOg(cell)).nullish(),
    stats: schemas/* object */.Ikc({ physicalInputBytes: schemas/* number */.aig().optional() }),
    error: schemas/* object */.Ikc({ message: schemas/* string */.YjP(), errorName: schemas/* string */.YjP(), errorType: schemas/* string */.YjP() }).nullish()
});
/** A session with Trino over its client protocol. `token` is a JSON web token, which goes before a password. */
function openTrino(engine, token, caps) {
    const server = (0,call/* openServer */.CT)({ ...engine, headers: headersOf(engine, token, caps) });
    return {
        query: async (sql, signal) => {
            signal?.throwIfAborted();
            const ends = performance.now() + patience(caps, server);
            const ask = async (method, url, body, stopped) => await (0,call/* call */.T1)({ ...server, ends }, {
                method,
                url,
                ...(body === undefined ? {} : { body }),
                signal: stopped,
                // Queries only read, so they may be put again.
                repeatable: true,
                attempts: ATTEMPTS,
                maxBytes: trino_MAX_BYTES
            });
            const columns = [];
            const rows = [];
            let bytes = 0;
            let reply = await ask('POST', (0,network_address/* below */.Gz)(server.address, '/v1/statement'), sql);
            for (;;) {
                const answer = trino_answerOf(server, reply);
                bytes += reply.body.length;
                if (bytes > trino_MAX_BYTES)
                    throw new call/* NoAnswer */.W_(server, `sends more than the ${trino_MAX_BYTES} bytes that are read of it`);
                if (columns.length === 0)
                    for (const one of answer.columns ?? [])
                        columns.push(one);
                for (const row of answer.data ?? [])
                    rows.push(row);
                if (answer.error != null)
                    throw trino_failure(server, answer.error);
                const { nextUri } = answer;
                if (nextUri == null) {
                    refuseExcess(server, answer.stats.physicalInputBytes ?? 0, caps);
                    return { columns, rows };
                }
                const next = nextOf(server, nextUri);
                reply = await ask('GET', next, undefined, signal).catch(async (error) => {
                    // Best effort: whether the server hears it or not, nobody waits for the answer any more.
                    await ask('DELETE', next).catch(() => null);
                    throw error;
                });
            }
        },
        close: () => Promise.resolve()
    };
}
/** Trino looks at its limit once a second: a short query may end before it is told to. */
function refuseExcess({ name }, read, { bytes }) {
    if (bytes === null || read <= bytes)
        return;
    throw new IncompleteAnswer(`${name} did not finish a query (EXCEEDED_SCAN_LIMIT): it read ${read} bytes, and ${bytes} are allowed.`);
}
function headersOf({ login }, token, { seconds, bytes }) {
    const session = [
        ...(seconds === null ? [] : [`query_max_execution_time=${seconds}s`]),
        ...(bytes === null ? [] : [`query_max_scan_physical_bytes=${bytes}B`])
    ];
    return {
        'x-trino-user': login.user === '' ? 'model-promotion-gate' : login.user,
        'x-trino-source': 'model-promotion-gate',
        'x-trino-time-zone': 'UTC',
        ...(session.length === 0 ? {} : { 'x-trino-session': session.join(',') }),
        ...(token !== null
            ? { authorization: `Bearer ${token}` }
            : login.password === null
                ? {}
                : { authorization: (0,credentials/* basic */.H)(`${login.user}:${login.password}`) })
    };
}
/** Credentials go to the server of the policy, and to no other. */
function nextOf({ name, address }, next) {
    const url = URL.canParse(next) ? new URL(next) : null;
    if (url?.origin === address.url.origin)
        return url;
    const to = url === null ? 'no address' : (0,network_address/* toldAddress */.c$)(url, address).shown;
    throw new errors/* WorldError */.nM(`${name} at ${address.shown} sends the gate on to ${to}, which is another server. Give the address under which the coordinator knows itself.`);
}
function trino_answerOf(server, reply) {
    const { name, address } = server;
    const { status } = reply;
    if (status === 401 || status === 403)
        throw notLetIn(server, (0,network_answer/* textOf */.b6)(reply));
    if (status !== 200) {
        const isBusy = call/* BUSY */.yu.has(status) ? 'is busy: it ' : '';
        const said = (0,secrets/* firstLine */.T)((0,network_answer/* textOf */.b6)(reply), address.secrets);
        throw new errors/* WorldError */.nM(`${name} at ${address.shown} ${isBusy}answers with ${(0,network_answer/* statusOf */.c2)(reply)}${said === '' ? '' : `: ${said}`}.`);
    }
    const json = (0,network_answer/* jsonOf */.o_)(reply);
    const answer = trino_answerSchema.safeParse(json.ok ? json.value : null);
    if (json.ok && answer.success)
        return answer.data;
    const said = json.ok && !answer.success ? `JSON: ${(0,network_answer/* faultOf */.Kl)(answer.error)}` : '';
    throw new errors/* WorldError */.nM(`What answers at ${address.shown} does not answer as ${name} does: it gives ${json.ok ? said : json.what}.`);
}
/** Errors of the query are the user's; an engine that ran out of what it may use, or lost a worker, has no answer. */
function trino_failure({ name, address }, { message, errorName, errorType }) {
    const said = (0,secrets/* firstLine */.T)(message, address.secrets);
    const isKilled = errorName === 'USER_CANCELED' || errorName === 'ADMINISTRATIVELY_KILLED';
    if (errorType === 'USER_ERROR' && !isKilled)
        return new errors/* UserError */.yo(`${name} refuses the question (${errorName}): ${said}.`);
    return new IncompleteAnswer(`${name} did not finish a query (${errorName}): ${said}.`);
}

;// CONCATENATED MODULE: ./lib/adapters/engines/connect.js
















/** The variables from which each engine's credentials come. */
const CREDENTIALS = {
    trino: { user: ['TRINO_USER'], password: ['TRINO_PASSWORD', 'TRINO_TOKEN'] },
    clickhouse: { user: ['CLICKHOUSE_USER'], password: ['CLICKHOUSE_PASSWORD'] },
    postgres: { user: ['PGUSER'], password: ['PGPASSWORD'] },
    spark: { user: ['SPARK_USER'], password: ['SPARK_PASSWORD'] },
    duckdb: { user: [], password: [] }
};
/**
 * The engine of a connection; nothing is sent before it is asked. Throws `UserError` for what the policy has wrong
 * and `WorldError` where DuckDB is not there. `sparkClient` is asked when the log is: Spark's client may have to be
 * installed.
 */
function openEngine(connection, environment, limits, sparkClient = () => Promise.resolve(findHiveDriver()), times = call/* TIMES */.vV) {
    const around = { environment, times };
    const table = tableParts(connection.table);
    const caps = {
        seconds: connection['max-seconds'] ?? null,
        bytes: connection['max-bytes'] ?? null
    };
    switch (connection.engine) {
        case 'trino': {
            const { user, password } = CREDENTIALS.trino;
            const plain = { user, password: password.slice(0, 1) };
            const server = engineServer('Trino', connection, network_address/* HTTP */.Bo, plain, around);
            const token = environment['TRINO_TOKEN'] ?? '';
            const variables = [...user, ...password];
            return engineOf(connection, TRINO, table, () => Promise.resolve(openTrino({ ...server, variables }, token === '' ? null : token, caps)));
        }
        case 'clickhouse': {
            const variables = CREDENTIALS.clickhouse;
            const server = engineServer('ClickHouse', connection, network_address/* HTTP */.Bo, variables, around);
            return engineOf(connection, CLICKHOUSE, table, () => Promise.resolve(openClickHouse(server, caps)));
        }
        case 'postgres': {
            if (caps.bytes !== null)
                throw new errors/* UserError */.yo('Postgres has no limit of bytes: use max-seconds in place of max-bytes.');
            const variables = CREDENTIALS.postgres;
            const schemes = ['postgres:', 'postgresql:'];
            const server = engineServer('Postgres', connection, schemes, variables, around);
            return engineOf(connection, POSTGRES, table, () => openPostgres(server, caps));
        }
        case 'spark': {
            if (caps.bytes !== null)
                throw new errors/* UserError */.yo('Spark has no limit of bytes: use max-seconds in place of max-bytes.');
            const variables = CREDENTIALS.spark;
            const server = engineServer('Spark', connection, ['thrift:'], variables, around);
            return engineOf(connection, SPARK, table, async () => {
                const found = await sparkClient();
                if (!found.found)
                    throw new errors/* WorldError */.nM(`${found.why}. Install hive-driver 1.0.0.`);
                return await openSpark(found.driver, server, caps);
            });
        }
        case 'duckdb': {
            if (caps.bytes !== null)
                throw new errors/* UserError */.yo('DuckDB has no limit of bytes: use max-seconds in place of max-bytes.');
            const found = findDuckDb();
            if (!found.found)
                throw new errors/* WorldError */.nM(`${found.why}. Install @duckdb/node-api 1.5.5-r.5.`);
            const what = 'The path of the DuckDB database';
            const database = (0,network_address/* filledIn */.AE)({ what, written: connection.url }, environment);
            return createDuckDbTable(found.duckdb, database, table, {
                ...limits,
                maxSeconds: caps.seconds ?? undefined
            });
        }
    }
}
function engineOf({ engine, table: name }, dialect, table, open) {
    return createSqlEngine({
        name: engine,
        dialect,
        from: table.map(part => dialect.identifier(part)).join('.'),
        sources: [name],
        open
    });
}
/** The parts of a table's name. Throws `UserError` for what is none. */
function tableParts(table) {
    const parts = [...table.matchAll(/(?:^|\.)(?:"((?:[^"]|"")+)"|([^".]+))/gu)];
    const isWhole = parts.map(([part]) => part).join('') === table;
    if (parts.length === 0 || parts.length > 3 || !isWhole)
        throw new errors/* UserError */.yo(`The log's table is "${table}"; it has to be table, schema.table or catalog.schema.table.`);
    return parts.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

// EXTERNAL MODULE: ./node_modules/tinyglobby/dist/index.mjs + 1 modules
var dist = __webpack_require__(73382);
// EXTERNAL MODULE: ./lib/files/limits.js
var limits = __webpack_require__(51775);
// EXTERNAL MODULE: ./lib/adapters/inside.js
var inside = __webpack_require__(5818);
;// CONCATENATED MODULE: ./lib/adapters/engines/files/confines.js




/** What stands for several names in a pattern. */
const MAGIC = /[*?[\]{}]/u;
/** Whether a pattern enters folders of any name. */
function entersAny(pattern) {
    return pattern
        .split('/')
        .slice(0, -1)
        .some(name => MAGIC.test(name));
}
/**
 * Looks, before a pattern is followed, whether that would leave the repository: by its own path, or by a link to a folder.
 * Throws `UserError` where it would.
 */
async function confinePattern(pattern, folder, confines) {
    const plain = pattern.split(MAGIC)[0] ?? '';
    const start = plain === pattern ? pattern : plain.slice(0, plain.lastIndexOf('/') + 1);
    const place = (0,external_node_path_.resolve)(folder, start);
    const beside = await (0,promises_.realpath)((0,external_node_path_.dirname)(place)).catch(() => place);
    const isOwn = (0,inside/* isBelow */.Y)(confines.root, place) || (0,inside/* isBelow */.Y)(await (0,promises_.realpath)(confines.root), beside);
    if (!isOwn && !confines.elsewhere) {
        throw new errors/* UserError */.yo(`The log ${pattern} lies outside of the repository, where nothing is read that a policy names. Give it with --shadow, or put it inside.`);
    }
    if (!isOwn)
        return;
    await refuseOutside(start, place, confines);
    if (entersAny(pattern.slice(start.length)) || (await isFolder(place)))
        await refuseLinksBelow(place, confines);
}
/** A file of a log is a file, and lies where its path says. Throws `UserError` for any other. */
async function confineFile(name, path, confines) {
    if (!(await (0,promises_.stat)(path)).isFile())
        throw new errors/* UserError */.yo(`${name}, which the log names, is no file but a pipe, socket or device.`);
    const beside = await (0,promises_.realpath)((0,external_node_path_.dirname)(path));
    if (!confines.elsewhere || (0,inside/* isBelow */.Y)(await (0,promises_.realpath)(confines.root), beside))
        await refuseOutside(name, path, confines);
}
async function isFolder(place) {
    return (await (0,promises_.stat)(place).catch(() => null))?.isDirectory() === true;
}
/** Links to folders: those to files are looked at where a pattern names them. */
async function refuseLinksBelow(folder, confines) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
        const place = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            await refuseLinksBelow(place, confines);
        else if (entry.isSymbolicLink() && (await isFolder(place)))
            await refuseOutside((0,external_node_path_.relative)(confines.root, place), place, confines);
    }
}
/** `.git` is no part of a log: it holds the token that a checkout leaves. */
async function refuseOutside(name, path, { root }) {
    const real = await (0,promises_.realpath)(path).catch(() => null);
    if (real === null)
        return;
    const top = await (0,promises_.realpath)(root);
    const way = (0,external_node_path_.relative)(top, real).split(external_node_path_.sep);
    if ((0,inside/* isBelow */.Y)(top, real) && !way.some(part => part.toLowerCase() === '.git'))
        return;
    throw new errors/* UserError */.yo(`${name}, which the log names, leads out of the repository, where nothing is read. Put the log itself there.`);
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/glob.js






const glob_MAGIC = /[*?[\]{}]/u;
/** What Spark writes beside its data begins with `_`. */
const BESIDE_DATA = ['**/_*', '**/_*/**'];
/**
 * The files that paths and patterns name, each once, sorted: `*` and `?` within a name, `**` for any folders,
 * `[a-f]`, `{a,b}`. A folder stands for all files below it; hidden ones and those that begin with `_` are left out.
 * Throws `UserError` where one names nothing, and where one leaves the confines.
 */
async function filesNamed(patterns, folder, confines = null) {
    const found = new Set();
    for (const pattern of patterns) {
        if (confines !== null)
            await confinePattern(pattern, folder, confines);
        const files = await filesOf(pattern, (0,external_node_path_.resolve)(folder));
        if (files.length === 0)
            throw new errors/* UserError */.yo(`No file of the log is found: ${pattern} names none.`);
        for (const file of files)
            found.add(file);
        if (found.size > limits/* LIMITS */.b1.logFiles.most)
            throw new errors/* UserError */.yo(`${pattern} names more than ${limits/* LIMITS */.b1.logFiles.most} files. Name fewer in the policy.`);
    }
    if (confines !== null)
        for (const file of found)
            await confineFile(file, (0,external_node_path_.resolve)(folder, file), confines);
    return (await eachOnce([...found], folder)).sort();
}
/** Links may lead in a circle, or twice to one file, whose rows would count twice: the shortest path is kept. */
async function eachOnce(paths, folder) {
    const places = await Promise.all(paths.map(async (path) => await (0,promises_.realpath)((0,external_node_path_.resolve)(folder, path))));
    const kept = new Map();
    for (const [index, path] of paths.entries()) {
        const place = places[index] ?? path;
        const other = kept.get(place);
        if (other === undefined || path.length < other.length)
            kept.set(place, path);
    }
    return [...kept.values()];
}
async function filesOf(pattern, folder) {
    // A file whose own name has brackets is meant as it is written.
    const found = await (0,promises_.stat)((0,external_node_path_.resolve)(folder, pattern)).catch(() => null);
    if (found?.isFile() === true)
        return [pattern];
    if (found?.isDirectory() === true)
        return await matching(`${(0,dist/* escapePath */.ft)(pattern)}/**`, folder);
    return glob_MAGIC.test(pattern) ? await matching(pattern.replaceAll('\\', '/'), folder) : [];
}
async function matching(pattern, folder) {
    return await (0,dist/* glob */.TI)(literalParentheses(pattern), {
        cwd: folder,
        absolute: (0,external_node_path_.isAbsolute)(pattern),
        ignore: pattern.endsWith('**') ? BESIDE_DATA : [],
        expandDirectories: false
    });
}
/** Copies of a file are called `log (1).csv`; and a name may begin with `!`. */
function literalParentheses(pattern) {
    return pattern.replaceAll(/(?<!\\)[()]/gu, String.raw `\$&`).replace(/^!/u, String.raw `\!`);
}

// EXTERNAL MODULE: ./lib/traffic/key-codes.js
var key_codes = __webpack_require__(22257);
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
const measures_LEAST_PROBABILITY = 1e-15;
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
        losses[row] = -Math.log(Math.min(1, Math.max(share, measures_LEAST_PROBABILITY)));
    }
}
function valuesOf(requests, field) {
    const column = requests.field(field);
    return column?.kind === 'number' ? column.values : null;
}
function measures_nameOf({ kind, unit, from }) {
    return `${kind} from ${from ?? 'label'} in ${unit}`;
}

;// CONCATENATED MODULE: ./lib/traffic/counter.js




/** Beyond this a partial sum is put aside, so that every addition of whole numbers is exact. */
const EXACT = 2 ** 52;
/** Larger values cannot be told from their neighbours: they are no measurement, and are left out of sums. */
const counter_TOO_LARGE = 2 ** 53;
const NONE = -1;
/**
 * A counter of one table; `coderOf` may give several tables the same coder. `distinct-ids` is left 0: who holds all
 * ids fills it in.
 */
function createTableCounter(table, plan, coderOf = key_codes/* createKeyCoder */.l) {
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
            return { name: table.name, rows: (0,tables/* sortRows */.sN)(rows) };
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
                if (cell === NONE || !(value < counter_TOO_LARGE && value > -counter_TOO_LARGE))
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
            return (0,tables/* plainOf */.oi)(total);
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
        const coder = coders.get(name) ?? (0,key_codes/* createKeyCoder */.l)(key);
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

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
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
        names.push((0,classes/* spelled */.uQ)(text, spelling));
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
    for (const side of traffic_side/* SIDES */.B) {
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
const requests_NO_ERROR = new Set(['0', 'false', 'no', 'none', 'null', 'ok', 'nan']);
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
        const isNone = (said) => requests_NO_ERROR.has(said.trim().toLowerCase());
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
    return (0,traffic_roles/* sideColumnsOf */.mk)(roles, side)[role];
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
    const sidesOwn = (name) => Object.fromEntries(traffic_roles/* SIDE_ROLES */.QV.flatMap(role => {
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
        for (const side of traffic_side/* SIDES */.B) {
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
    const named = column.dictionary.map(text => traffic_side/* SIDES */.B.find(side => values[side].includes(text)) ?? null);
    return Array.from(column.codes, code => named[code] ?? null);
}

// EXTERNAL MODULE: ./lib/tables/sink.js + 1 modules
var tables_sink = __webpack_require__(34292);
;// CONCATENATED MODULE: ./lib/tables/batches.js


/** Rows of a batch: so many that a loop over them pays, so few that their columns stay in the processor's cache. */
const BATCH_ROWS = 4096;
/** Batches of the wanted columns which the file has; `take` must be done with a batch when it returns. */
function createBatches(wanted, has, faults, take, rows = BATCH_ROWS) {
    const kept = wanted
        .filter(({ column }) => has(column))
        .map(one => ({ key: columnKey(one), sink: (0,tables_sink/* createSink */.Ob)(one, rows, faults) }));
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
            const columns = new Map(kept.map(({ key, sink }) => [key, (0,tables_sink/* columnOf */.uV)(sink, row)]));
            take({ rows: row, columns });
            for (const sink of sinks)
                (0,tables_sink/* nextBatch */.EB)(sink, row);
            batches.before += row;
            batches.row = 0;
        }
    };
    return batches;
}

// EXTERNAL MODULE: ./lib/tables/csv.js
var csv = __webpack_require__(37705);
// EXTERNAL MODULE: ./lib/tables/json.js
var json = __webpack_require__(10631);
// EXTERNAL MODULE: ./lib/tables/encoding.js
var encoding = __webpack_require__(86652);
// EXTERNAL MODULE: ./lib/files/text.js
var files_text = __webpack_require__(97972);
// EXTERNAL MODULE: ./lib/tables/parquet/footer.js
var footer = __webpack_require__(53239);
// EXTERNAL MODULE: ./lib/tables/parquet/read.js + 1 modules
var parquet_read = __webpack_require__(3451);
// EXTERNAL MODULE: ./lib/tables/not-rows.js
var not_rows = __webpack_require__(37316);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
var external_node_zlib_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_zlib_, 2);
// EXTERNAL MODULE: ./lib/tables/zstd-size.js
var zstd_size = __webpack_require__(83762);
// EXTERNAL MODULE: ./node_modules/hyparquet-compressors/src/index.js + 16 modules
var src = __webpack_require__(20138);
;// CONCATENATED MODULE: ./lib/adapters/engines/files/bytes.js





/** Where Node's own Zstandard is missing, a file is unpacked at once; larger ones are refused. */
const LARGEST_ZSTD = 2 ** 26;
/** Less than this is read however well it is packed. */
const FREE = 2 ** 30;
/** Decompressors of Parquet pages: Node's own, which are faster, else those of the library. */
function pageCodecs() {
    return {
        ...src.compressors,
        GZIP: (input, most) => external_node_zlib_.gunzipSync(input, { maxOutputLength: most }),
        BROTLI: (input, most) => external_node_zlib_.brotliDecompressSync(input, { maxOutputLength: most }),
        ...("zstdDecompressSync" in external_node_zlib_namespaceObject
            ? { ZSTD: (input, most) => external_node_zlib_.zstdDecompressSync(input, { maxOutputLength: most }) }
            : {})
    };
}
/** Opens a local file. Throws what the system says. */
function openBytes(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    return {
        readInto: (buffer, offset, length, position) => {
            let read = 0;
            while (read < length) {
                const got = (0,external_node_fs_.readSync)(file, buffer, offset + read, length - read, position + read);
                if (got === 0)
                    break;
                read += got;
            }
            return read;
        },
        close: () => {
            (0,external_node_fs_.closeSync)(file);
        }
    };
}
/**
 * The content of a compressed file, piece by piece. Throws where it is damaged or cut, and `OverLimit` where it holds so
 * much more than its size that it is no log.
 */
async function* unpackedBytes(path, packing, size) {
    const most = (0,limits/* mostUnpacked */.tw)(size, FREE);
    let total = 0;
    for await (const piece of allUnpacked(path, packing, size)) {
        total += piece.length;
        if (total > most)
            throw new limits/* OverLimit */._F(`its ${size} bytes unpack to more than ${most}: more than ${limits/* LIMITS */.b1.ratio.most} times as many are not read`);
        yield piece;
    }
}
async function* allUnpacked(path, packing, size) {
    const packed = (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 18 });
    if (packing === 'utf-16le' || packing === 'utf-16be') {
        const decoder = new TextDecoder(packing);
        for await (const piece of packed)
            if (piece instanceof Uint8Array)
                yield Buffer.from(decoder.decode(piece, { stream: true }));
        return;
    }
    if (packing === 'zstd' && !("createZstdDecompress" in external_node_zlib_namespaceObject)) {
        if (size > LARGEST_ZSTD)
            throw new Error('Zstandard files of this size need Node 22.15 or newer; use gzip');
        const pieces = [];
        for await (const piece of packed)
            if (piece instanceof Uint8Array)
                pieces.push(piece);
        const all = Buffer.concat(pieces);
        (0,zstd_size/* checkZstd */.a)(all, (0,limits/* mostUnpacked */.tw)(size, FREE));
        yield (0,src.decompressZstd)(all);
        return;
    }
    const unpack = packing === 'gzip'
        ? external_node_zlib_.createGunzip({ chunkSize: 1 << 18 })
        : packing === 'brotli'
            ? external_node_zlib_.createBrotliDecompress({ chunkSize: 1 << 18 })
            : external_node_zlib_.createZstdDecompress({ chunkSize: 1 << 18 });
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










const HEAD = 1 << 16;
const LARGEST_HEAD = 1 << 24;
/** Looks at a file. Throws an error that says why it cannot be read. */
async function lookAt(name, folder) {
    const path = (0,external_node_path_.resolve)(folder, name);
    const { size, mtimeMs: changed } = await (0,promises_.stat)(path);
    const file = { name, path, size, changed };
    const bytes = openBytes(path);
    try {
        const start = readFrom(bytes, 0, Math.min(size, not_rows/* LONGEST_MAGIC */.f));
        const packing = packingOf(start, name);
        if (packing === 'none' && ascii(start, 4) === 'PAR1')
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
    return (0,footer/* readFooter */.A)(size, (from, to) => readFrom(bytes, from, to - from));
}
function parquetContent({ schema, row_groups: groups }) {
    return {
        format: 'parquet',
        names: (0,parquet_read/* topLevel */.M)(schema).map(({ name }) => name),
        groups: groups.map(group => ({
            bytes: Number(group.total_compressed_size ?? group.total_byte_size),
            rows: Number(group.num_rows)
        }))
    };
}
function packingOf(start, name) {
    const other = (0,not_rows/* notRows */.L)(name, start);
    if (other !== null)
        throw new Error(`it is ${other.what}. ${other.remedy.replace(/\.$/u, '')}`);
    const encoding = (0,files_text/* encodingOf */.P$)(start);
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
    if (ascii(head, 4) === 'PAR1')
        throw new Error('it is a compressed Parquet file; unpack it');
    if (head.subarray(0, 4096).includes(0))
        throw new Error('it is neither text nor Parquet');
    const from = (0,encoding/* textStart */.m)(head);
    const first = head.findIndex((byte, index) => index >= from && byte > 0x20);
    if (first < 0)
        return isEnd ? { format: 'empty' } : null;
    if (head[first] === 0x7b || head[first] === 0x5b) {
        const isList = head[first] === 0x5b;
        const names = (0,json/* namesOfObjects */.s)(head, first, isList, isEnd);
        return names === null ? null : { format: 'json', isList, names };
    }
    const header = (0,csv/* readCsvHeader */.km)(head, from, head.length, isEnd);
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
function ascii(bytes, length) {
    return String.fromCharCode(...bytes.subarray(0, length));
}

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
        await (0,external_node_timers_promises_.setImmediate)();
        check();
    };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/read-groups.js




/** Reads the row groups of a Parquet file that a part names. */
async function readGroups(file, part, batches, { onBytes, check }) {
    const bytes = openBytes(file.path);
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
            await (0,parquet_read/* readRowGroup */.E)({ metadata, readInto, codecs }, group, batches, pause);
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
            if (length > limits/* LIMITS */.b1.record.most)
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
    const bytes = openBytes(file.path);
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
        const found = (0,csv/* afterLineEnd */.M$)(window.bytes, 0, window.length);
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
        const found = (0,csv/* afterLineEnd */.M$)(window.bytes, looked, window.length);
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
            await (0,external_node_timers_promises_.setImmediate)();
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
    for await (const piece of unpackedBytes(file.path, file.packing, file.size)) {
        const rest = piece.subarray(Math.min(skip, piece.length));
        skip -= piece.length - rest.length;
        if (length + rest.length > buffer.length) {
            const larger = new Uint8Array(Math.max(buffer.length * 2, length + rest.length));
            larger.set(buffer.subarray(0, length));
            buffer = larger;
        }
        if (length > limits/* LIMITS */.b1.record.most)
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
    const faults = (0,tables_faults/* createFaults */.i)();
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
                ? (0,csv/* createCsvReader */.sr)(content.header, batches)
                : (0,json/* createJsonReader */.c)(batches, content.isList);
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

;// CONCATENATED MODULE: ./lib/adapters/engines/files/count-parts.js





const MOST_WORKERS = 8;
/** Counts parts in this thread. */
async function countHere(plan, files, parts, { onIds, onBytes, signal, batchRows }) {
    const check = () => signal?.throwIfAborted();
    const counter = createPartCounter(plan, { onIds, onBytes, check, batchRows });
    const counted = [];
    for (const part of parts) {
        check();
        const file = files[part.file];
        if (file !== undefined)
            counted.push(await counter.count(file, part));
    }
    return { tables: [counter.finish()], counted };
}
/**
 * Counts parts on worker threads, each of which takes the next part when it is done with one. Every thread is
 * ended before this returns or throws.
 */
async function countOnWorkers(plan, files, parts, hooks, { script, workers }) {
    const task = { logWorker: true, plan, files };
    const queue = parts.map((part, index) => ({ part, index })).reverse();
    const counted = [];
    const threads = [];
    async function run() {
        const worker = new external_node_worker_threads_.Worker(script, { workerData: task });
        threads.push(worker);
        return await new Promise((resolve, reject) => {
            let current = -1;
            const send = (message) => {
                worker.postMessage(message);
            };
            const next = () => {
                const taken = queue.pop();
                if (taken === undefined)
                    send({ finish: true });
                else {
                    current = taken.index;
                    send({ part: taken.part });
                }
            };
            worker.on('error', reject);
            worker.on('exit', code => {
                reject(new Error(`a thread ended early with code ${code}`));
            });
            worker.on('message', (message) => {
                switch (message.kind) {
                    case 'bytes':
                        hooks.onBytes(message.bytes);
                        return;
                    case 'ids':
                        hooks.onIds(message.ids);
                        return;
                    case 'counted':
                        counted[current] = message.counted;
                        next();
                        return;
                    case 'tables':
                        resolve(message.tables);
                        return;
                    case 'failed': {
                        const error = new Error(message.message);
                        error.name = message.name;
                        reject(error);
                    }
                }
            });
            next();
        });
    }
    const { signal } = hooks;
    let stop = () => undefined;
    const aborted = new Promise((_, reject) => {
        stop = () => {
            reject(signal?.reason instanceof Error ? signal.reason : new Error('ended early'));
        };
        signal?.addEventListener('abort', stop);
        if (signal?.aborted === true)
            stop();
    });
    try {
        const all = Promise.all(Array.from({ length: Math.min(workers, parts.length) }, run));
        return { tables: await Promise.race([all, aborted]), counted };
    }
    finally {
        signal?.removeEventListener('abort', stop);
        await Promise.all(threads.map(async (thread) => await thread.terminate()));
    }
}
/** How many threads are worth it here. */
function usualWorkers() {
    return Math.min((0,external_node_os_.availableParallelism)(), MOST_WORKERS);
}
/** Where the worker's script lies: beside the bundles, or beside the compiled files; null for nowhere. */
function workerScript(started = process.argv[1]) {
    if (started === undefined)
        return null;
    let folder;
    try {
        folder = (0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(started));
    }
    catch {
        return null;
    }
    const places = [
        (0,external_node_path_.join)(folder, '..', 'log-worker', 'index.js'),
        (0,external_node_path_.join)(folder, 'adapters', 'engines', 'files', 'worker.js')
    ];
    return places.find(place => (0,external_node_fs_.existsSync)(place)) ?? null;
}

;// CONCATENATED MODULE: ./lib/traffic/ids.js
const ids_EMPTY = 0;
/** So many full slots in a row are no chance: ids that find no place are kept in a `Set`. */
const MOST_PROBES = 256;
/** A growing set of 64-bit hashes in one table with open addressing, with room for `expected` ones. */
function createIdSet(expected = 0) {
    let capacity = 1 << 12;
    while (expected * 3 > capacity * 2)
        capacity *= 2;
    let table = new Uint32Array(capacity * 2);
    let size = 0;
    let hasZero = false;
    const crowded = new Map();
    /** Whether the id was not there before. */
    function put(into, mask, high, low) {
        let slot = (low ^ (high >>> 7)) & mask;
        for (let probes = 0; probes < MOST_PROBES; probes++, slot = (slot + 1) & mask) {
            const [h, l] = [into[slot * 2] ?? ids_EMPTY, into[slot * 2 + 1] ?? ids_EMPTY];
            if (h === ids_EMPTY && l === ids_EMPTY) {
                into[slot * 2] = high;
                into[slot * 2 + 1] = low;
                return true;
            }
            if (h === high && l === low)
                return false;
        }
        const before = crowded.size;
        return crowded.set(`${high} ${low}`, [high, low]).size > before;
    }
    function grow() {
        const larger = new Uint32Array(capacity * 4);
        capacity *= 2;
        for (let at = 0; at < table.length; at += 2) {
            const [high, low] = [table[at] ?? ids_EMPTY, table[at + 1] ?? ids_EMPTY];
            if (high !== ids_EMPTY || low !== ids_EMPTY)
                put(larger, capacity - 1, high, low);
        }
        const waiting = [...crowded.values()];
        crowded.clear();
        for (const [high, low] of waiting)
            put(larger, capacity - 1, high, low);
        table = larger;
    }
    return {
        add: words => {
            for (let at = 0; at < words.length; at += 2) {
                const [high, low] = [words[at] ?? ids_EMPTY, words[at + 1] ?? ids_EMPTY];
                if (high === ids_EMPTY && low === ids_EMPTY) {
                    if (!hasZero)
                        size++;
                    hasZero = true;
                    continue;
                }
                if (size * 3 > capacity * 2)
                    grow();
                if (put(table, capacity - 1, high, low))
                    size++;
            }
        },
        size: () => size
    };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/distinct-ids.js





const PARTITIONS = 256;
/** Words of one partition that wait in memory. */
const WAITING = 1 << 12;
/** Up to so many ids one set in memory is enough. */
const IN_MEMORY = 4_000_000;
/**
 * A counter of different ids, exact up to collisions of 64-bit hashes (at 10^8 ids one in 3,700 logs counts one too
 * few). Beyond four million ids they go to 256 files of a temporary folder, by the first bits of the hash, 8 bytes an
 * id, and each file is counted by itself: memory stays below 100 MB whatever their number.
 */
function createDistinctIds(inMemory = IN_MEMORY, folder = (0,external_node_os_.tmpdir)()) {
    let pieces = [];
    let held = 0;
    let spill = null;
    return {
        add: words => {
            if (spill !== null) {
                spill.add(words);
                return;
            }
            pieces.push(words);
            held += words.length / 2;
            if (held <= inMemory)
                return;
            spill = createSpill(folder);
            for (const piece of pieces)
                spill.add(piece);
            pieces = [];
        },
        count: async (check) => {
            if (spill !== null)
                return await spill.count(check);
            const turn = turns(check);
            const set = createIdSet(held);
            for (const piece of pieces) {
                await turn(piece.byteLength);
                set.add(piece);
            }
            return set.size();
        },
        close: () => {
            spill?.close();
            spill = null;
            pieces = [];
        }
    };
}
function createSpill(parent) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(parent, 'promotion-gate-ids-'));
    const remove = () => {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    };
    // Also where the process is ended in the middle.
    process.once('exit', remove);
    const files = new Int32Array(PARTITIONS).fill(-1);
    const sizes = new Float64Array(PARTITIONS);
    const waiting = Array.from({ length: PARTITIONS }, () => new Uint32Array(WAITING));
    const lengths = new Int32Array(PARTITIONS);
    function flush(partition) {
        const words = waiting[partition];
        const length = lengths[partition] ?? 0;
        if (words === undefined || length === 0)
            return;
        if (files[partition] === -1)
            files[partition] = (0,external_node_fs_.openSync)((0,external_node_path_.join)(folder, String(partition)), 'wx+');
        const bytes = new Uint8Array(words.buffer, 0, length * 4);
        for (let written = 0; written < bytes.length;)
            written += (0,external_node_fs_.writeSync)(files[partition] ?? -1, bytes, written);
        sizes[partition] = (sizes[partition] ?? 0) + bytes.length;
        lengths[partition] = 0;
    }
    function sizeOf(partition) {
        flush(partition);
        const set = createIdSet((sizes[partition] ?? 0) / 8);
        const piece = new Uint32Array(1 << 16);
        const bytes = new Uint8Array(piece.buffer);
        for (let at = 0; at < (sizes[partition] ?? 0);) {
            const read = (0,external_node_fs_.readSync)(files[partition] ?? -1, bytes, 0, bytes.length, at);
            if (read === 0 || read % 8 !== 0)
                throw new Error('a temporary file of ids was cut');
            set.add(piece.subarray(0, read / 4));
            at += read;
        }
        return set.size();
    }
    return {
        add: words => {
            for (let at = 0; at < words.length; at += 2) {
                const high = words[at] ?? 0;
                const partition = high >>> 24;
                let length = lengths[partition] ?? 0;
                const into = waiting[partition];
                if (into === undefined)
                    continue;
                into[length++] = high;
                into[length++] = words[at + 1] ?? 0;
                lengths[partition] = length;
                if (length === WAITING)
                    flush(partition);
            }
        },
        count: async (check) => {
            const turn = turns(check);
            let total = 0;
            for (let partition = 0; partition < PARTITIONS; partition++) {
                check();
                await turn(sizes[partition] ?? 0);
                total += sizeOf(partition);
            }
            return total;
        },
        close: () => {
            for (const file of files)
                if (file !== -1)
                    (0,external_node_fs_.closeSync)(file);
            files.fill(-1);
            process.removeListener('exit', remove);
            remove();
        }
    };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/parts.js
/** So many bytes a part: small enough that threads end together, large enough that starting one is nothing. */
const PART_BYTES = 1 << 25;
/** Every file as one part, in their order. */
function wholeFiles(files) {
    return files.map((_, file) => ({ file, from: 0, to: Infinity }));
}
/** Parts that threads can read side by side, in the order of the log; compressed files and JSON lists are one part. */
function parts_partsOf(files, bytes = PART_BYTES) {
    return files.flatMap((file, index) => {
        const { content, packing, size } = file;
        if (content.format === 'parquet')
            return groupParts(index, content.groups, bytes);
        const isOne = packing !== 'none' || (content.format === 'json' && content.isList);
        if (isOne || content.format === 'empty')
            return [{ file: index, from: 0, to: Infinity }];
        const count = Math.max(1, Math.ceil(size / bytes));
        return Array.from({ length: count }, (_, part) => ({
            file: index,
            from: Math.floor((size * part) / count),
            to: part === count - 1 ? Infinity : Math.floor((size * (part + 1)) / count)
        }));
    });
}
/**
 * Whether every part of a file began where the one before it ended. A part looks for its first record behind the
 * next line end, and that may lie within quotes: then the one before ends elsewhere, and the parts are no good.
 */
function areSeamless(parts, counted) {
    return parts.every((part, index) => {
        const before = parts[index - 1];
        if (before === undefined || before.file !== part.file)
            return true;
        return counted[index - 1]?.ended === counted[index]?.began;
    });
}
function groupParts(file, groups, most) {
    const parts = [];
    let from = 0;
    let bytes = 0;
    groups.forEach((group, index) => {
        bytes += group.bytes;
        if (bytes < most && index < groups.length - 1)
            return;
        parts.push({ file, from, to: index + 1 });
        from = index + 1;
        bytes = 0;
    });
    return parts.length === 0 ? [{ file, from: 0, to: 0 }] : parts;
}

// EXTERNAL MODULE: ./lib/tables/times.js
var times = __webpack_require__(32035);
;// CONCATENATED MODULE: ./lib/traffic/column-kind.js

const whole = /^[+-]?\d+$/u;
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;
const infinite = /^[+-]?inf(?:inity)?$/iu;
const encoder = new TextEncoder();
/** What the texts of a column seem to be; null where there are none. */
function kindOfTexts(texts) {
    if (texts.length === 0)
        return null;
    if (texts.every(text => text === 'true' || text === 'false'))
        return 'flag';
    if (texts.every(text => whole.test(text)))
        return 'whole-number';
    if (texts.every(text => decimal.test(text.trim()) || infinite.test(text)))
        return 'number';
    return texts.every(isTime) ? 'time' : 'text';
}
/** Whether two kinds of one column are no matter: a file may happen to hold only whole numbers. */
function areAlike(one, two) {
    const isNumber = (kind) => kind === 'number' || kind === 'whole-number';
    return one === null || two === null || one === two || (isNumber(one) && isNumber(two));
}
function isTime(text) {
    const into = { ms: NaN, hasZone: true };
    const bytes = encoder.encode(text);
    (0,times/* readTime */.aQ)(bytes, 0, bytes.length, into);
    return !Number.isNaN(into.ms);
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/shape.js



/** Of so many files values are looked at, of the others only the columns. */
const SAMPLED_FILES = 32;
const SAMPLED_ROWS = 1000;
const SAMPLED_BYTES = 1 << 18;
/** So many different values of a column are told. */
const SAMPLES = 20;
const NO_LOOKS = new Map();
/** The columns of all files in the order of their coming, and where files differ. */
async function shapeOf(files, signal) {
    const kinds = new Map();
    const samples = new Map();
    const faults = [];
    const add = (file, kind, column, sample) => {
        faults.push([file, { kind, column, count: 1, firstRow: 0, sample }]);
    };
    for (const file of files)
        for (const name of log_file_columnsOf(file.content))
            kinds.set(name, null);
    for (const [index, file] of files.entries()) {
        signal?.throwIfAborted();
        const found = index < SAMPLED_FILES ? await looksOf(file, signal) : NO_LOOKS;
        for (const [name, { kind, samples: seen }] of found) {
            samples.set(name, new Set([...(samples.get(name) ?? []), ...seen]));
            const known = kinds.get(name) ?? null;
            if (!areAlike(known, kind))
                add(file, 'other-type', name, `holds ${wordOf(kind)} where other files have ${wordOf(known)}`);
            else if (known === null || kind === 'number')
                kinds.set(name, kind);
        }
        for (const name of lackedBy(file, kinds.keys()))
            add(file, 'other-columns', name, '');
    }
    const columns = [...kinds].map(([name, kind]) => ({
        name,
        kind: kind ?? 'text',
        samples: [...(samples.get(name) ?? [])].slice(0, SAMPLES)
    }));
    return { columns, faults };
}
/** Which columns a file does not have; fields of JSON may be left out of a row, and so of a file. */
function lackedBy({ content }, names) {
    if (content.format !== 'csv' && content.format !== 'parquet')
        return [];
    const own = new Set(log_file_columnsOf(content));
    return [...names].filter(name => !own.has(name));
}
/** What the first rows of a file hold. */
async function looksOf(file, signal) {
    const names = [...new Set(log_file_columnsOf(file.content))];
    const texts = new Map();
    const enough = new Error('enough rows');
    try {
        await readPart(file, { file: 0, from: 0, to: file.content.format === 'parquet' ? 1 : SAMPLED_BYTES }, {
            wanted: names.map(column => ({ column, as: 'text' })),
            batchRows: SAMPLED_ROWS,
            onBytes: () => undefined,
            check: () => signal?.throwIfAborted(),
            take: ({ columns }) => {
                for (const name of names) {
                    const column = columns.get(`text:${name}`);
                    if (column?.kind === 'text')
                        texts.set(name, [...column.dictionary]);
                }
                throw enough;
            }
        });
    }
    catch (error) {
        if (error !== enough)
            throw error;
    }
    return new Map(names.map(name => {
        const seen = texts.get(name) ?? [];
        return [name, { kind: kindOfTexts(seen), samples: seen.slice(0, SAMPLES) }];
    }));
}
function wordOf(kind) {
    switch (kind) {
        case 'number':
            return 'numbers';
        case 'whole-number':
            return 'whole numbers';
        case 'flag':
            return 'truth values';
        case 'time':
            return 'times';
        case 'text':
        case null:
            return 'texts';
    }
}

;// CONCATENATED MODULE: ./lib/adapters/engines/files/index.js















const SMALL = 20_000_000;
/**
 * The engine that needs nothing but this program: counts a log of files (CSV, JSON lines or lists, Parquet; also
 * packed with gzip, Zstandard or Brotli), named by paths and patterns. Throws `UserError` where a pattern names
 * nothing. What is wrong with a file is a problem of the outcome, after all rows that could be read; the problems of
 * `count` hold those of `shape` that matter to the plan.
 */
function openFiles(patterns, options = {}) {
    const folder = options.folder ?? process.cwd();
    async function look(signal) {
        const files = [];
        const problems = [];
        for (const name of options.names ?? (await filesNamed(patterns, folder))) {
            signal?.throwIfAborted();
            try {
                files.push(await lookAt(name, folder));
            }
            catch (error) {
                const sample = error instanceof Error ? error.message : String(error);
                problems.push(problemOf(name, { kind: 'unreadable-file', column: '', count: 1, firstRow: 0, sample }));
            }
        }
        return { files, problems };
    }
    async function countOnce(plan, files, parts, hooks, threads) {
        const ids = createDistinctIds();
        try {
            const all = { ...hooks, onIds: ids.add, batchRows: options.batchRows };
            const done = threads === null
                ? await countHere(plan, files, parts, all)
                : await countOnWorkers(plan, files, parts, all, threads);
            return { ...done, ids: await ids.count(() => hooks.signal?.throwIfAborted()) };
        }
        finally {
            ids.close();
        }
    }
    async function count(asked, onProgress = () => undefined, signal) {
        const folds = foldsOf(asked.tables);
        const plan = { ...asked, tables: folds.counted };
        const { files, problems } = await look(signal);
        signal?.throwIfAborted();
        const total = files.reduce((sum, { size }) => sum + size, 0);
        const script = options.script === undefined ? workerScript() : options.script;
        const workers = options.workers ?? usualWorkers();
        const isSerial = script === null ||
            workers < 2 ||
            total < (options.small ?? SMALL) ||
            // The two rows of a request may be far apart, in different files.
            plan.roles.layout === 'paired';
        const hooks = () => {
            let done = 0;
            return {
                signal,
                onBytes: bytes => {
                    done = Math.min(total, done + bytes);
                    onProgress({ done, total });
                }
            };
        };
        let parts = isSerial ? wholeFiles(files) : parts_partsOf(files, options.partBytes);
        const threads = isSerial ? null : { script, workers };
        let counted = await countOnce(plan, files, parts, hooks(), threads);
        if (!areSeamless(parts, counted.counted)) {
            // A line break within quotes lay on a seam: such a log is read file by file.
            parts = wholeFiles(files);
            counted = await countOnce(plan, files, parts, hooks(), threads);
        }
        const tables = withDistinctIds(mergeTables(plan, counted.tables), plan, counted.ids);
        const found = [...problems];
        for (const [index, file] of files.entries()) {
            const read = counted.counted.filter((_, part) => parts[part]?.file === index);
            const faults = [...joinFaults(read)];
            const time = timeFault(read);
            if (time !== null)
                faults.push(time);
            for (const one of lackingFaults(file, plan))
                faults.push(one);
            const changed = await changeOf(file);
            if (changed !== null)
                faults.push(changed);
            for (const fault of faults)
                found.push(problemOf(file.name, fault));
        }
        return { engine: 'files', tables: folds.tablesOf(tables), problems: found };
    }
    return {
        name: 'files',
        shape: async (signal) => {
            const { files, problems } = await look(signal);
            const { columns, faults } = await shapeOf(files, signal);
            return {
                columns,
                sources: files.map(({ name }) => name),
                problems: [...problems, ...faults.map(([{ name }, fault]) => problemOf(name, fault))]
            };
        },
        count: async (plan, onProgress, signal) => {
            try {
                return await count(plan, onProgress, signal);
            }
            catch (error) {
                if (error instanceof Error && error.name === TooFarApart.name)
                    throw new errors/* UserError */.yo('The two rows of a request lie too far apart in the log: more than 3,000,000 rows wait for their other side. Sort the log by request or time, or let DuckDB count it: shadow: {engine: duckdb}.');
                signal?.throwIfAborted();
                if (error instanceof errors/* UserError */.yo || error instanceof errors/* WorldError */.nM)
                    throw error;
                const reason = error instanceof Error ? error.message : String(error);
                throw new errors/* WorldError */.nM(`The log could not be counted: ${reason}.`);
            }
        }
    };
}
/** Columns that the plan reads and the file does not have. */
function lackingFaults(file, plan) {
    const columns = new Set(wantedBy(plan).map(({ column }) => column));
    return lackedBy(file, columns).map(column => ({
        kind: 'other-columns',
        column,
        count: 1,
        firstRow: 0,
        sample: ''
    }));
}
async function changeOf({ path, size, changed }) {
    const now = await (0,promises_.stat)(path).catch(() => null);
    const sample = now === null
        ? 'it is gone'
        : now.size !== size
            ? `it had ${size} bytes and has ${now.size}`
            : now.mtimeMs !== changed
                ? 'it was written anew'
                : null;
    if (sample === null)
        return null;
    return { kind: 'changed-while-reading', column: '', count: 1, firstRow: 0, sample };
}

;// CONCATENATED MODULE: ./lib/adapters/engines/index.js









/** From this size on (bytes) of Parquet DuckDB gains more time than its installation takes. */
const LARGE = 4_000_000_000;
const DUCKDB_MEMORY_MB = 900;
const DUCKDB_THREADS = 2;
/** The engine for a log. Throws `UserError` where the log is not there. */
async function openLog(place, around) {
    if (place.kind === 'table') {
        const connection = { ...place.connection, table: place.table };
        return openEngine(connection, around.environment, engines_limits(), () => sparkClient(around));
    }
    const folder = place.named ? around.here : around.folder;
    const confines = { root: around.root, elsewhere: place.named };
    const names = await filesNamed(place.patterns, folder, confines);
    const javascript = openFiles(place.patterns, { folder, names });
    let opened;
    const duckdb = (signal) => (opened ??= openDuckDbFiles(names, folder, javascript, around, signal));
    switch (place.reader) {
        case 'javascript':
            return javascript;
        case 'duckdb':
            return {
                name: 'duckdb',
                shape: async (signal) => await (await duckdb(signal)).shape(signal),
                count: async (plan, onProgress, signal) => await (await duckdb(signal)).count(plan, onProgress, signal)
            };
        case 'auto':
            if (!(await isForDuckDb(names, folder)))
                return javascript;
            return {
                ...javascript,
                // Rows that belong together are joined sooner in JavaScript.
                count: async (plan, onProgress, signal) => {
                    const engine = plan.roles.layout === 'paired' ? javascript : await duckdb(signal);
                    return await engine.count(plan, onProgress, signal);
                }
            };
    }
}
/** Whether DuckDB counts a log sooner: text is read sooner in JavaScript. */
async function isForDuckDb(names, folder) {
    if (!names.every(name => /[.](parquet|pq)$/iu.test(name)))
        return false;
    const sizes = await Promise.all(names.map(async (name) => (await (0,promises_.stat)((0,external_node_path_.resolve)(folder, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0) >= LARGE;
}
async function openDuckDbFiles(names, folder, javascript, around, signal) {
    const found = await duckDb(around, signal);
    if (!found.found) {
        around.log.warning(`${found.why}. JavaScript counts the log, which takes longer.`);
        return javascript;
    }
    const files = names.map(name => (0,external_node_path_.resolve)(folder, name));
    return createDuckDbFiles(found.duckdb, files, engines_limits(), names);
}
function engines_limits() {
    return { memoryMb: DUCKDB_MEMORY_MB, threads: DUCKDB_THREADS, temporaryFolder: (0,external_node_os_.tmpdir)() };
}
async function duckDb({ cache, log }, signal) {
    const present = findDuckDb();
    if (present.found || cache === null)
        return present;
    log.info('Installs DuckDB, which counts the log.');
    return await installDuckDb(cache.lockFolder, (0,external_node_path_.join)(cache.folder, 'duckdb'), signal);
}
async function sparkClient({ cache, log }) {
    const present = findHiveDriver();
    if (present.found || cache === null)
        return present;
    log.info('Installs the client of Spark.');
    return await installHiveDriver((0,external_node_path_.join)(cache.lockFolder, 'spark'), (0,external_node_path_.join)(cache.folder, 'spark'));
}


/***/ })

};
