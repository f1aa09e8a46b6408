export const id = 801;
export const ids = [801];
export const modules = {

/***/ 16801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parquetSource: () => (/* binding */ parquetSource)
/* harmony export */ });
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5611);
/* harmony import */ var _files_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51775);
/* harmony import */ var _sink_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34292);
/* harmony import */ var _column_type_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76315);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56036);
/* harmony import */ var _footer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53239);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3451);







/** All rows of a Parquet file; nested columns as JSON. Throws where it is damaged or promises too much. */
function parquetSource(bytes, codecs) {
    const metadata = (0,_footer_js__WEBPACK_IMPORTED_MODULE_4__/* .readFooter */ .A)(bytes.length, (from, to) => bytes.subarray(from, to));
    checkSize(metadata);
    const columns = (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .topLevel */ .M)(metadata.schema);
    const nested = new Set(columns
        .filter(element => (0,_column_type_js__WEBPACK_IMPORTED_MODULE_2__/* .columnTypeOf */ .g)(element, element.num_children ?? 0).kind === 'unsupported')
        .map(({ name }) => name));
    const readInto = (buffer, length, position) => {
        const part = bytes.subarray(position, position + length);
        buffer.set(part);
        return part.length;
    };
    return {
        expected: Number(metadata.num_rows),
        line: 1,
        cells: _files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LIMITS */ .b1.cells.most,
        read: async (batches) => {
            // Columns keep the file's order, whichever way they are read.
            for (const { name } of columns) {
                const sinks = batches.sinksOf(name);
                if (nested.has(name) && sinks.length > 0)
                    await readNested({ bytes, metadata, codecs }, name, sinks);
            }
            for (let group = 0; group < metadata.row_groups.length; group++) {
                const open = { metadata, readInto, codecs };
                const plain = (name) => nested.has(name) ? [] : batches.sinksOf(name);
                await (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readRowGroup */ .E)(open, group, batches, () => null, plain);
            }
        }
    };
}
/** Lists, groups and the rare types, which the library puts together. */
async function readNested(file, name, sinks) {
    const { bytes, metadata, codecs } = file;
    checkNested(file, name);
    const chunks = [];
    await (0,hyparquet__WEBPACK_IMPORTED_MODULE_6__/* .parquetRead */ .bA)({
        file: {
            byteLength: bytes.length,
            slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer
        },
        metadata,
        columns: [name],
        compressors: codecs,
        // The library does not wait for this callback: an error in it would be lost.
        onChunk: chunk => chunks.push(chunk)
    });
    for (const { rowStart, columnData } of chunks) {
        for (let at = 0; at < columnData.length; at++) {
            const text = textOf(columnData[at]);
            for (const sink of sinks) {
                if (text === null)
                    (0,_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .putNone */ .U1)(sink, rowStart + at);
                else
                    (0,_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .putText */ .rb)(sink, rowStart + at, text);
            }
        }
    }
}
/** The library reads what pages say of themselves. */
function checkNested({ bytes, metadata }, name) {
    for (const { columns } of metadata.row_groups)
        for (const { meta_data: chunk } of columns)
            if (chunk?.path_in_schema[0] === name)
                (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPages */ .t)(bytes, chunk);
}
function textOf(value) {
    if (value === null || value === undefined)
        return null;
    if (typeof value === 'string')
        return value;
    try {
        return JSON.stringify(value, (_, inner) => typeof inner === 'bigint' ? inner.toString() : inner);
    }
    catch {
        return 'nested too deep';
    }
}
/** Memory is reserved by what the footer says. */
function checkSize({ num_rows: rows, schema }) {
    (0,_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .checkLimit */ .ab)(_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LIMITS */ .b1.rows, rows, 'it');
    const columns = (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .topLevel */ .M)(schema).length;
    (0,_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .checkLimit */ .ab)(_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LIMITS */ .b1.cells, Number(rows) * columns, `it, with ${columns} columns,`);
}


/***/ })

};
