// Random numbers for the simulations of bench/ and for tests; nothing that the gate decides is random.

/**
 * Threefry-2x32 with 20 rounds: two random 32-bit words of a 64-bit key and a 64-bit counter, so that a
 * draw depends on its place alone, not on what was drawn before. Source: Salmon et al., SC 2011.
 */
export function threefry(key, counter) {
  const words = new Uint32Array(2)
  encrypt(words, 0, key[0], key[1], counter[0], counter[1])
  return [words[0], words[1]]
}

/**
 * Fills `words` with the uniform 32-bit words of one stream of a seed: the same for the same seed and
 * stream, independent between them. Seed and stream are integers, the seed from 0 below 2^53.
 */
export function fillRandom(words, seed, stream) {
  const low = seed >>> 0
  const high = Math.floor(seed / WORD) >>> 0
  for (let i = 0; i < words.length; i += 2) encrypt(words, i, low, high, i / 2, stream >>> 0)
}

/** What a uniform 32-bit word is divided by, to lie in [0, 1). */
export const WORD = 2 ** 32

const PARITY = 0x1bd11bda
const ROUNDS = 20
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24]

function encrypt(words, at, keyLow, keyHigh, counterLow, counterHigh) {
  const key = [keyLow, keyHigh, PARITY ^ keyLow ^ keyHigh]
  let x = (counterLow + keyLow) | 0
  let y = (counterHigh + keyHigh) | 0
  for (let round = 0; round < ROUNDS; round++) {
    const bits = ROTATIONS[round & 7]
    x = (x + y) | 0
    y = ((y << bits) | (y >>> (32 - bits))) ^ x
    if ((round & 3) === 3) {
      const injection = (round + 1) >> 2
      x = (x + key[injection % 3]) | 0
      y = (y + key[(injection + 1) % 3] + injection) | 0
    }
  }
  words[at] = x
  // A word past the end of an odd-sized array is dropped.
  words[at + 1] = y
}
