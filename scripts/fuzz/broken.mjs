// Copies of files as disks, networks, editors and people break them; no digit of a number becomes another one, so that
// what a broken copy states is never better than what the whole file states.
import {fillRandom, WORD} from '../../bench/random.mjs'

const DIGIT = /[\d.+\-eE%]/u
const ODD = [
  '\0',
  '\uFEFF',
  '\r',
  '"',
  "'",
  ',',
  ';',
  '\t',
  '{',
  '}',
  '[',
  ']',
  ':',
  '#',
  '&a ',
  '*a',
  '<<: ',
  '---\n',
  '...',
  '|',
  '\u202e',
  '\ud83d',
  '__proto__',
  'constructor',
  'NaN',
  'Infinity',
  'null',
  '1e999',
  '%',
  '\n\n',
  '!!js/function '
].map(text => Buffer.from(text))

/** The ways in which a file breaks: each gives another copy, by a source of numbers in [0, 1). */
const WAYS = {
  cut: (bytes, random) => bytes.subarray(0, place(bytes, random)),
  'cut in front': (bytes, random) => bytes.subarray(place(bytes, random)),
  'a bit': (bytes, random) =>
    changed(bytes, random, byte => byte ^ (1 << Math.floor(random() * 8))),
  'a byte': (bytes, random) => changed(bytes, random, () => Math.floor(random() * 256)),
  zeros: (bytes, random) => spliced(bytes, random, new Uint8Array(1 + Math.floor(random() * 64))),
  'something odd': (bytes, random) =>
    spliced(bytes, random, ODD[Math.floor(random() * ODD.length)]),
  'a piece twice': (bytes, random) => spliced(bytes, random, piece(bytes, random)),
  'a piece gone': (bytes, random) => without(bytes, random),
  'many times': (bytes, random) => joined(Array(2 + Math.floor(random() * 20)).fill(bytes)),
  empty: () => new Uint8Array(0)
}

/** `count` broken copies of a file, the same for a seed. */
export function* brokenCopies(bytes, count, seed) {
  const ways = Object.entries(WAYS)
  for (let at = 0; at < count; at++) {
    const [way, breakIt] = ways[at % ways.length]
    const random = numbersOf(seed, at)
    yield {way, bytes: new Uint8Array(breakIt(bytes, random))}
  }
}

/** Numbers in [0, 1) of a copy's own stream. */
function numbersOf(seed, stream) {
  const words = new Uint32Array(256)
  fillRandom(words, seed, stream)
  let at = 0
  return () => words[at++ % words.length] / WORD
}

function place(bytes, random) {
  return Math.floor(random() * (bytes.length + 1))
}

/** One byte that is part of no number is another one, which is part of none. */
function changed(bytes, random, change) {
  const copy = new Uint8Array(bytes)
  for (let tries = 0; tries < 50; tries++) {
    const at = place(bytes, random)
    const now = change(copy[at] ?? 0) & 255
    if (at >= copy.length || isNumeric(copy[at]) || isNumeric(now)) continue
    copy[at] = now
    return copy
  }
  return copy
}

/** Put in where no number is split. */
function spliced(bytes, random, more) {
  for (let tries = 0; tries < 50; tries++) {
    const at = place(bytes, random)
    if (isNumeric(bytes[at - 1]) || isNumeric(bytes[at])) continue
    return joined([bytes.subarray(0, at), more, bytes.subarray(at)])
  }
  return joined([bytes, more])
}

function piece(bytes, random) {
  const from = place(bytes, random)
  return bytes.subarray(from, from + Math.floor(random() * 200))
}

/** Without a piece that begins and ends at the end of a line, or else without the second half. */
function without(bytes, random) {
  const from = bytes.indexOf(10, place(bytes, random))
  if (from < 0) return bytes.subarray(0, bytes.length >> 1)
  const to = bytes.indexOf(10, from + 1 + Math.floor(random() * 200))
  return joined([bytes.subarray(0, from + 1), bytes.subarray(to < 0 ? bytes.length : to + 1)])
}

function isNumeric(byte) {
  return byte !== undefined && DIGIT.test(String.fromCharCode(byte))
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
