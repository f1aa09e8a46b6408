import js from '@eslint/js'
import {defineConfig, globalIgnores} from 'eslint/config'
import jest from 'eslint-plugin-jest'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import {PURE_FOLDERS} from './layers.mjs'

const typed = {
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/strict-boolean-expressions': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}]
}
const off = Object.fromEntries(Object.keys(typed).map(rule => [rule, 'off']))
const node = {
  languageOptions: {
    globals: {process: 'readonly', console: 'readonly', Buffer: 'readonly', URL: 'readonly'}
  }
}

export default defineConfig(
  globalIgnores(['dist', 'lib', 'coverage', 'examples', '.cache']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: typed
  },
  {files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked], ...node, rules: off},
  {files: ['__tests__/**/*.ts'], ...jest.configs['flat/recommended']},
  {
    files: ['__tests__/contributing.test.ts'],
    rules: {'jest/expect-expect': ['warn', {assertFunctionNames: ['complete']}]}
  },
  {
    // A regular expression takes steps in proportion to the text: what a pull request writes is matched.
    files: ['src/**/*.ts'],
    plugins: {regexp},
    rules: {
      'regexp/no-super-linear-backtracking': ['error', {report: 'potential'}],
      'regexp/no-super-linear-move': ['error', {report: 'potential', ignorePartial: false}],
      // An engine takes about 125,000 arguments.
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(max|min|push|unshift|splice)$/] > SpreadElement',
          message: 'A list of any length is no list of arguments: largestOf, smallestOf, or a loop.'
        }
      ]
    }
  },
  {
    // What is read, decided, priced and rendered knows nothing of the world; the rooms among each other: .dependency-cruiser.mjs.
    files: [`src/{${PURE_FOLDERS.join(',')}}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', {patterns: ['node:*', '@actions/*', '@octokit/*']}]
    }
  },
  {
    files: ['src/statistics/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {patterns: ['node:*', '@actions/*', '@octokit/*', '../../*', 'zod', 'yaml']}
      ]
    }
  }
)
