export const id = 239;
export const ids = [239];
export const modules = {

/***/ 76315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ columnTypeOf)
/* harmony export */ });
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


/***/ }),

/***/ 53239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readFooter)
/* harmony export */ });
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96367);
/* harmony import */ var _files_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51775);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3451);
/* harmony import */ var _thrift_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22551);




const MAGIC = 'PAR1';
/** The footer's length, and the mark behind it. */
const TAIL = 8;
/**
 * The footer of a Parquet file of `size` bytes, of which `bytesOf` gives a part. Throws where it is cut or damaged, or
 * says more than is read.
 */
function readFooter(size, bytesOf) {
    const end = bytesOf(Math.max(0, size - TAIL), size);
    if (end.length < TAIL || String.fromCharCode(...end.subarray(4)) !== MAGIC)
        throw new Error('it is cut: a Parquet file ends with its footer, and this one does not');
    const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
    if (length + TAIL + MAGIC.length > size)
        throw new Error('its footer is damaged');
    (0,_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .checkLimit */ .ab)(_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LIMITS */ .b1.footer, length, 'its footer');
    const footer = bytesOf(size - TAIL - length, size);
    (0,_thrift_js__WEBPACK_IMPORTED_MODULE_2__/* .checkThrift */ .c)(footer, 0);
    const metadata = (0,hyparquet__WEBPACK_IMPORTED_MODULE_3__/* .parquetMetadata */ .m5)(bufferOf(footer), { geoparquet: false });
    if (!Array.isArray(metadata.schema) || !Array.isArray(metadata.row_groups))
        throw new Error('its footer is damaged');
    (0,_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .checkLimit */ .ab)(_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LIMITS */ .b1.columns, (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .topLevel */ .M)(metadata.schema).length, 'it');
    (0,_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .checkLimit */ .ab)(_files_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .LIMITS */ .b1.logRows, metadata.num_rows, 'it');
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


/***/ }),

/***/ 56036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ checkPages),
  j: () => (/* binding */ createPages)
});

// EXTERNAL MODULE: ./lib/files/limits.js
var limits = __webpack_require__(51775);
// EXTERNAL MODULE: ./node_modules/hyparquet/src/column.js
var column = __webpack_require__(16167);
// EXTERNAL MODULE: ./node_modules/hyparquet/src/datapage.js + 1 modules
var datapage = __webpack_require__(13243);
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

// EXTERNAL MODULE: ./lib/tables/zstd-size.js
var zstd_size = __webpack_require__(83762);
// EXTERNAL MODULE: ./lib/tables/parquet/thrift.js
var thrift = __webpack_require__(22551);
// EXTERNAL MODULE: ./node_modules/hyparquet/src/delta.js
var delta = __webpack_require__(88499);
// EXTERNAL MODULE: ./node_modules/hyparquet/src/encoding.js
var src_encoding = __webpack_require__(23448);
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
                (0,delta/* deltaBinaryUnpack */._H)(reader, count, values);
                return { kind: 'numbers', values };
            }
            const values = new BigInt64Array(count);
            (0,delta/* deltaBinaryUnpack */._H)(reader, count, values);
            return { kind: 'longs', words: new Int32Array(values.buffer) };
        }
        case 'DELTA_LENGTH_BYTE_ARRAY':
        case 'DELTA_BYTE_ARRAY': {
            const values = new Array(count);
            if (encoding === 'DELTA_BYTE_ARRAY')
                (0,delta/* deltaByteArray */.uY)(reader, count, values);
            else
                (0,delta/* deltaLengthByteArray */.MR)(reader, count, values);
            return joined(values);
        }
        case 'BYTE_STREAM_SPLIT': {
            if (type === undefined)
                break;
            const values = (0,src_encoding/* byteStreamSplit */.L)(reader, count, type, length);
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







const WINDOW = 1 << 18;
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
            const size = Math.min(Math.max(wanted, WINDOW), end - at);
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
            const reader = { view: viewOf(bytes), offset: 0 };
            try {
                (0,thrift/* checkThrift */.c)(bytes, 0);
                const found = (0,column/* parquetHeader */.wK)(reader);
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
            (0,zstd_size/* checkZstd */.a)(bytes, size);
        return size === 0 ? new Uint8Array(0) : (0,datapage/* decompressPage */.tC)(bytes, size, chunk.codec, codecs);
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
                checkRows(found.dictionary_page_header.num_values, limits/* LIMITS */.b1.pageRows.most);
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
                    const length = viewOf(page).getUint32(0, true);
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
    (0,limits/* checkLimit */.ab)(limits/* LIMITS */.b1.pageRows, rows, 'a page');
    if (!(rows >= 0 && rows <= left))
        throw new Error(`a page of ${rows} rows where ${left} are left`);
}
function checkUnpacked(packed, size) {
    if (!(size >= 0))
        throw new Error(`a page of ${size} bytes`);
    (0,limits/* checkLimit */.ab)(limits/* LIMITS */.b1.page, size, 'a page');
    if (size > (0,limits/* mostUnpacked */.tw)(packed))
        throw new limits/* OverLimit */._F(`a page of ${packed} bytes unpacks to ${size}; at most ${limits/* LIMITS */.b1.ratio.most} times as many are read`);
}
/** Checks the pages of a column's chunk by what their headers say, for a reader that takes them at their word. */
function checkPages(bytes, chunk) {
    const { dictionary_page_offset: dictionary, data_page_offset: data } = chunk;
    let at = Number(dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data);
    const end = at + Number(chunk.total_compressed_size);
    let left = Number(chunk.num_values);
    (0,limits/* checkLimit */.ab)(limits/* LIMITS */.b1.cells, left, 'a column');
    while (left > 0 && at < Math.min(end, bytes.length)) {
        const rest = bytes.subarray(at, end);
        const reader = { view: viewOf(rest), offset: 0 };
        (0,thrift/* checkThrift */.c)(rest, 0);
        const found = (0,column/* parquetHeader */.wK)(reader);
        const { compressed_page_size: packed, dictionary_page_header: known } = found;
        if (!(packed >= 0))
            throw new Error(`a page of ${packed} bytes`);
        checkUnpacked(packed, found.uncompressed_page_size);
        if (known !== undefined)
            checkRows(known.num_values, limits/* LIMITS */.b1.pageRows.most);
        const rows = (found.data_page_header ?? found.data_page_header_v2)?.num_values ?? 0;
        checkRows(rows, left);
        left -= rows;
        at += reader.offset + packed;
    }
}
function definedOf(bytes, from, to, rows) {
    return readHybrid(bytes, from, to, 1, new Uint8Array(rows), rows);
}
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}


/***/ }),

/***/ 3451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ readRowGroup),
  M: () => (/* binding */ topLevel)
});

// EXTERNAL MODULE: ./lib/tables/parquet/column-type.js
var column_type = __webpack_require__(76315);
// EXTERNAL MODULE: ./lib/tables/parquet/pages.js + 2 modules
var pages = __webpack_require__(56036);
// EXTERNAL MODULE: ./lib/tables/times.js
var times = __webpack_require__(32035);
// EXTERNAL MODULE: ./lib/tables/sink.js + 1 modules
var tables_sink = __webpack_require__(34292);
;// CONCATENATED MODULE: ./lib/tables/parquet/put.js


const TWO_32 = 2 ** 32;
const MS_PER_DAY = 86_400_000;
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
                (0,tables_sink/* putNone */.U1)(sink, row + index);
            else
                putStored(sink, type, stored, at++, row + index);
        }
    };
}
function lookUp(sink, type, dictionary) {
    const size = sizeOf(dictionary);
    let faults = 0;
    const counter = { add: () => faults++, all: () => [] };
    const own = (0,tables_sink/* createSink */.Ob)(sink.wanted, size, counter);
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
            (0,tables_sink/* putNone */.U1)(sink, into);
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
    const size = sizeOf(dictionary);
    let at = value;
    for (let index = 0; index < count; index++) {
        if (defined !== null && defined[pageRow + index] === 0) {
            (0,tables_sink/* putNone */.U1)(sink, row + index);
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
            (0,tables_sink/* putNumber */.Ls)(sink, row + index, number);
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
                (0,tables_sink/* putNumber */.Ls)(sink, row, stored.values[at] ?? NaN);
            else
                (0,tables_sink/* putText */.rb)(sink, row, stored.values[at] === 1 ? 'true' : 'false');
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
        (0,tables_sink/* putTime */.HU)(sink, row, value * MS_PER_DAY, false);
    else if (type.kind === 'decimal')
        (0,tables_sink/* putNumber */.Ls)(sink, row, value / 10 ** type.scale);
    else if (type.kind === 'whole' && !type.isSigned)
        (0,tables_sink/* putNumber */.Ls)(sink, row, value >>> 0, true);
    else
        (0,tables_sink/* putNumber */.Ls)(sink, row, value, type.kind === 'whole');
}
function putLong(sink, type, high, low, row) {
    if (type.kind === 'timestamp') {
        const { unit, hasZone } = type;
        const count = high * TWO_32 + low;
        const ms = unit === 'ms' ? count : unit === 'us' ? Math.floor(count / 1e3) : (0,times/* timeOfNanoseconds */.m0)(high, low);
        (0,tables_sink/* putTime */.HU)(sink, row, ms, hasZone);
        return;
    }
    const isSigned = type.kind !== 'whole' || type.isSigned;
    const value = (isSigned ? high : high >>> 0) * TWO_32 + low;
    if (Number.isSafeInteger(value)) {
        (0,tables_sink/* putNumber */.Ls)(sink, row, type.kind === 'decimal' ? value / 10 ** type.scale : value, type.kind !== 'decimal');
        return;
    }
    const exact = BigInt(isSigned ? high : high >>> 0) * 4294967296n + BigInt(low);
    if (type.kind === 'decimal')
        (0,tables_sink/* putNumber */.Ls)(sink, row, Number(`${exact}e-${type.scale}`));
    else if (sink.wanted.as === 'time' && isSigned)
        (0,tables_sink/* putNumber */.Ls)(sink, row, (0,times/* timeOfNanoseconds */.m0)(high, low));
    else if (sink.wanted.as === 'number')
        (0,tables_sink/* putNumber */.Ls)(sink, row, Number(exact));
    else
        (0,tables_sink/* putText */.rb)(sink, row, exact.toString());
}
function putStoredBytes(sink, type, bytes, start, end, row) {
    if (type.kind === 'decimal') {
        const exact = BigInt.asIntN((end - start) * 8, BigInt(`0x${hex(bytes, start, end)}`));
        (0,tables_sink/* putNumber */.Ls)(sink, row, Number(`${exact}e-${type.scale}`));
    }
    else if (type.kind === 'int96') {
        const view = new DataView(bytes.buffer, bytes.byteOffset + start, 12);
        const days = view.getUint32(8, true) - JULIAN_1970;
        const ofDay = (0,times/* timeOfNanoseconds */.m0)(view.getInt32(4, true), view.getUint32(0, true));
        (0,tables_sink/* putTime */.HU)(sink, row, days * MS_PER_DAY + ofDay, true);
    }
    else if (type.kind === 'hex')
        (0,tables_sink/* putText */.rb)(sink, row, hex(bytes, start, end));
    else
        (0,tables_sink/* putBytes */.h0)(sink, row, bytes, start, end);
}
function hex(bytes, start, end) {
    let text = '';
    for (let at = start; at < end; at++)
        text += (bytes[at] ?? 0).toString(16).padStart(2, '0');
    return text === '' ? '0' : text;
}
function sizeOf(stored) {
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
        const type = (0,column_type/* columnTypeOf */.g)(element, children);
        if (type.kind === 'unsupported') {
            batches.faults.add('other-type', element.name, 0, `is ${type.name}, which is not read`);
            continue;
        }
        const chunk = found.columns.find(({ meta_data: data }) => data?.path_in_schema.length === 1 && data.path_in_schema[0] === element.name)?.meta_data;
        if (chunk === undefined)
            throw new Error(`a row group lacks column ${element.name}`);
        cursors.push({
            next: (0,pages/* createPages */.j)(readInto, chunk, element, codecs),
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
    return topLevel(schema).flatMap(element => {
        const sinks = sinksOf(element.name);
        return sinks.length === 0 ? [] : [{ element, children: element.num_children ?? 0, sinks }];
    });
}
/** The elements right below the root, in the schema's depth-first list. */
function topLevel(schema) {
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


/***/ }),

/***/ 22551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ checkThrift)
/* harmony export */ });
/** Deeper than any structure of Parquet's. */
const MOST_LEVELS = 32;
/**
 * Looks through a structure of Thrift's compact protocol before it is read: its lists may say that they have any number
 * of elements, for which memory would be reserved. Gives the place after it; throws where a list is longer than the bytes
 * that are left. Source: Apache Thrift, "Thrift Compact protocol encoding".
 */
function checkThrift(bytes, from) {
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


/***/ })

};
