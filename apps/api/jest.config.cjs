const preset = require('../../jest.preset.js');
const { transform, transformIgnorePatterns } = require('../../tools/jest/swc.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...preset,
  displayName: 'api',
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  testTimeout: 30_000,
  transform,
  transformIgnorePatterns,
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    // Its exports know no `require`.
    '^file-type$': require.resolve('file-type/node'),
    // `await import('./x.js')`, as Node wants it, means x.ts here.
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'],
  },
};
