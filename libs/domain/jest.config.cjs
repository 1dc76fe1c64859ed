const preset = require('../../jest.preset.js');
const { transform } = require('../../tools/jest/swc.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...preset,
  displayName: 'domain',
  rootDir: __dirname,
  testEnvironment: 'node',
  transform,
};
