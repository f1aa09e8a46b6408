// What tests import of Jest, without Jest's own module system, which takes most of a short test's time.
import {expect} from 'expect'
import {ModuleMocker} from 'jest-mock'

export {afterAll, afterEach, beforeAll, beforeEach, describe, test} from './framework.mjs'
export {expect}

const mocker = new ModuleMocker(globalThis)
export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: mocker.restoreAllMocks.bind(mocker)
}
