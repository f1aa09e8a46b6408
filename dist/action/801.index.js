export const id = 801;
export const ids = [801];
export const modules = {

/***/ 16801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parquetSource: () => (/* binding */ parquetSource)
/* harmony export */ });
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96367);
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27992);
/* harmony import */ var _sink_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34292);
/* harmony import */ var _column_type_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76315);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7001);




/** What a file may unpack to: metadata can promise anything. */
const MAX_ROWS = 50_000_000;
const MAX_UNPACKED_BYTES = 4 * 2 ** 30;
/** All rows of a Parquet file; nested columns as JSON. Throws where it is damaged or promises too much. */
function parquetSource(bytes, codecs) {
    const metadata = (0,hyparquet__WEBPACK_IMPORTED_MODULE_3__/* .parquetMetadata */ .m5)(bytes);
    checkSize(metadata);
    const columns = (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .topLevel */ .M)(metadata.schema);
    const nested = new Set(columns
        .filter(element => (0,_column_type_js__WEBPACK_IMPORTED_MODULE_1__/* .columnTypeOf */ .g)(element, element.num_children ?? 0).kind === 'unsupported')
        .map(({ name }) => name));
    const readInto = (buffer, length, position) => {
        const part = bytes.subarray(position, position + length);
        buffer.set(part);
        return part.length;
    };
    return {
        expected: Number(metadata.num_rows),
        line: 1,
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
                await (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readRowGroup */ .E)(open, group, batches, () => null, plain);
            }
        }
    };
}
/** Lists, groups and the rare types, which the library puts together. */
async function readNested(file, name, sinks) {
    const { bytes, metadata, codecs } = file;
    const chunks = [];
    await (0,hyparquet__WEBPACK_IMPORTED_MODULE_4__/* .parquetRead */ .bA)({
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
                    (0,_sink_js__WEBPACK_IMPORTED_MODULE_0__/* .putNone */ .U1)(sink, rowStart + at);
                else
                    (0,_sink_js__WEBPACK_IMPORTED_MODULE_0__/* .putText */ .rb)(sink, rowStart + at, text);
            }
        }
    }
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
function checkSize(metadata) {
    let unpacked = 0;
    for (const group of metadata.row_groups) {
        for (const { meta_data: column } of group.columns) {
            unpacked += Number(column?.total_uncompressed_size ?? 0);
        }
    }
    if (metadata.num_rows <= MAX_ROWS && unpacked <= MAX_UNPACKED_BYTES)
        return;
    throw new Error(`it holds ${metadata.num_rows} rows, ${unpacked} bytes unpacked; at most ${MAX_ROWS} rows and ${MAX_UNPACKED_BYTES} bytes are read`);
}


/***/ })

};
