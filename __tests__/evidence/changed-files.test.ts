import {expect, test} from '@jest/globals'
import {roleOfChange} from '../../src/evidence/changed-files.ts'

test.each([
  ['model.h5', 'weights'],
  ['models/clf.hdf5', 'weights'],
  ['clf.hdf5', 'weights'],
  ['model.tar.gz', 'weights'],
  ['adapter_model.zip', 'weights'],
  ['weights.npz', 'weights'],
  ['model/params.npy', 'weights'],
  ['model/variables/variables.data-00000-of-00001', 'weights'],
  ['app/src/main/assets/model.tflite', 'weights'],
  ['public/model.onnx', 'weights'],
  ['rf.dill', 'weights'],
  ['tokenizer.json', 'weights'],
  ['chat/vocab.txt', 'weights'],
  ['net.mlpackage/Data/weights.bin', 'weights'],
  // What a test, a page or a table holds is no model.
  ['tests/fixtures/model.onnx', null],
  ['node_modules/x/model.pt', null],
  ['public/logo.zip', null],
  ['release.zip', null],
  ['X_test.h5', 'data'],
  ['data/train.npz', 'data'],
  ['data/measurements.h5', 'data'],
  ['models/train.npz', 'data'],
  ['docs/vocabulary.txt', null]
])('%s is %s', (path, role) => {
  expect(roleOfChange(path)).toBe(role)
})
