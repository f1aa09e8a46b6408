import {describe, expect, test} from '@jest/globals'
import {resourceOf} from '../../src/evidence/resources.ts'

describe('the resource that a number is of', () => {
  test.each([
    ['model_size_mb', 'model-size', 1e6],
    ['model_bytes', 'model-size', 1],
    ['Model size (MiB)', 'model-size', 2 ** 20],
    ['edge.flash_kb', 'model-size', 1e3],
    ['peak_memory_mb', 'memory', 1e6],
    ['peak_ram_kib', 'memory', 1024],
    ['edge.memory.MB', 'memory', 1e6],
    ['tensor_arena_size_bytes', 'memory', 1],
    ['energy_mj', 'energy', 1e-3],
    ['energy_uj_per_inference', 'energy', 1e-6],
    ['median_energy_cost (uJ/inf)', 'energy', 1e-6],
    ['uj_per_inference', 'energy', 1e-6],
    ['edge.energy.mJ', 'energy', 1e-3],
    ['duration', 'duration', 1],
    ['duration_seconds', 'duration', 1],
    ['batch_duration_min', 'duration', 60],
    ['predict_runtime', 'duration', 1],
    ['rows_processed', 'rows', 1],
    ['predict_samples', 'rows', 1],
    ['rows', 'rows', 1]
  ])('%s', (name, resource, factor) => {
    expect(resourceOf(name)).toMatchObject({resource, factor})
  })

  test.each(['model_size', 'peak_memory', 'energy'])('%s has no unit', name => {
    expect(resourceOf(name)).toMatchObject({factor: null})
  })

  test.each([
    ...['train_runtime', 'training_duration_s', 'inference_time_ms', 'latency_p99_ms'],
    ...['rows_per_second', 'energy_MJ', 'energy_kwh', 'emissions', 'model', 'batch_size'],
    ...['accuracy', 'min_samples_leaf', 'gpu_memory_total_mb', '', 'mb', 'per_inference']
  ])('“%s” is of none', name => {
    expect(resourceOf(name)).toBeNull()
  })

  test('the better name has the lower rank', () => {
    const rank = (name: string): number => resourceOf(name)?.rank ?? Number.NaN
    expect(rank('batch_duration_s')).toBeLessThan(rank('duration_s'))
    expect(rank('rows_processed')).toBeLessThan(rank('rows'))
  })
})
