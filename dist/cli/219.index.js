export const id = 219;
export const ids = [219];
export const modules = {

/***/ 92219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readParquet: () => (/* binding */ readParquet)
/* harmony export */ });
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96367);
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5611);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91964);


/** What a file may unpack to: metadata can promise anything. */
const MAX_ROWS = 50_000_000;
const MAX_UNPACKED_BYTES = 4 * 2 ** 30;
/**
 * Reads a Parquet file into columns, one column at a time; nested ones as JSON.
 *
 * Uncompressed and Snappy always, the other codecs where `codecs` has them. Never throws: a file
 * that cannot be read gives a table without rows and the problem. The "line" of a row is its number.
 */
async function readParquet(path, bytes, codecs = {}) {
    try {
        const metadata = (0,hyparquet__WEBPACK_IMPORTED_MODULE_0__/* .parquetMetadata */ .m5)(bytes);
        const tooLarge = sizeProblem(path, metadata);
        if (tooLarge !== null)
            return (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .noTable */ .qp)(tooLarge);
        const rows = Number(metadata.num_rows);
        if (rows === 0) {
            const summary = `${path} has no rows.`;
            return (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .noTable */ .qp)(problem(path, 'missing', 'no-rows', summary, 'Write one row an example.'));
        }
        const columns = new Map();
        for (const { element } of (0,hyparquet__WEBPACK_IMPORTED_MODULE_0__/* .parquetSchema */ .YR)(metadata).children) {
            columns.set(element.name, await readColumn(bytes, metadata, element.name, rows, codecs));
        }
        return { rows, columns, lineOf: row => row + 1, problems: [] };
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .noTable */ .qp)(unreadable(path, reason));
    }
}
async function readColumn(bytes, metadata, name, rows, compressors) {
    const chunks = [];
    await (0,hyparquet__WEBPACK_IMPORTED_MODULE_2__/* .parquetRead */ .bA)({
        file: {
            byteLength: bytes.length,
            slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer
        },
        metadata,
        columns: [name],
        compressors,
        // The library does not wait for this callback: an error in it would be lost.
        onChunk: chunk => chunks.push(chunk)
    });
    const builder = (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .createColumnBuilder */ .IG)();
    let row = 0;
    for (const { rowStart, columnData } of chunks.sort((a, b) => a.rowStart - b.rowStart)) {
        if (rowStart !== row)
            throw new Error(`rows ${row} to ${rowStart} of column ${name} are missing`);
        for (let at = 0; at < columnData.length; at++)
            builder.put(row + at, columnData[at]);
        row += columnData.length;
    }
    if (row !== rows)
        throw new Error(`column ${name} has ${row} rows instead of ${rows}`);
    return builder.finish(rows);
}
function sizeProblem(path, metadata) {
    let unpacked = 0;
    for (const group of metadata.row_groups) {
        for (const { meta_data: column } of group.columns) {
            unpacked += Number(column?.total_uncompressed_size ?? 0);
        }
    }
    if (metadata.num_rows <= MAX_ROWS && unpacked <= MAX_UNPACKED_BYTES)
        return null;
    const summary = `${path} holds ${metadata.num_rows} rows, ${unpacked} bytes unpacked; ` +
        `at most ${MAX_ROWS} rows and ${MAX_UNPACKED_BYTES} bytes are read.`;
    return problem(path, 'fail', 'too-large', summary, 'Keep only the columns and rows that the gate needs.');
}
function unreadable(path, reason) {
    const codec = /compression codec: (\w+)/u.exec(reason)?.[1];
    if (codec !== undefined) {
        const summary = `${path} is compressed with ${codec}, which cannot be read here.`;
        const remedy = 'Write it with Snappy, Gzip or no compression.';
        return problem(path, 'missing', 'unknown-codec', summary, remedy);
    }
    const summary = `${path} cannot be read as Parquet: ${reason}.`;
    return problem(path, 'fail', 'broken-parquet', summary, 'Write the file again, whole.');
}
function problem(path, status, id, summary, remedy) {
    return { status, id, summary, remedy, location: { file: path, line: 1 } };
}


/***/ })

};
