/**
 * A random sample of `size` mutants, in random order: of each stratum its share, by a generator with a seed
 * (mulberry32).
 */
export function sampleOf(mutants, stratumOf, size, seed) {
  const random = generator(seed)
  if (size >= mutants.length) return shuffled(mutants, random)
  const strata = new Map()
  for (const mutant of mutants) {
    const name = stratumOf(mutant)
    strata.set(name, [...(strata.get(name) ?? []), mutant])
  }
  const chosen = [...strata.values()].flatMap(all => {
    const share = Math.max(1, Math.round((size * all.length) / mutants.length))
    return shuffled(all, random).slice(0, share)
  })
  return shuffled(chosen, random)
}

/** Wilson's interval of a share of successes, two-sided, at 95 %. */
export function wilson(successes, trials, z = 1.959964) {
  const share = successes / trials
  const centre = share + (z * z) / (2 * trials)
  const half = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  return [(centre - half) / scale, (centre + half) / scale]
}

function shuffled(all, random) {
  const list = [...all]
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j], list[i]]
  }
  return list
}

function generator(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
