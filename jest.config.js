/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Tests with other real parts (Node 24, act, servers) run by `npm run test:real`.
  testPathIgnorePatterns: process.env.TEST_REAL === '1' ? [] : ['/__tests__/real/'],
  // A busy machine takes its time with git and processes; no test asserts how long anything takes.
  testTimeout: 60_000,
  // The machine is theirs while they run: by itself Jest leaves a core idle, which of two is half.
  maxWorkers: '100%',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {jsc: {target: 'es2023', parser: {syntax: 'typescript'}}, module: {type: 'es6'}}
    ]
  },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts']
}
