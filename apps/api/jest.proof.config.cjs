// Proofs: long runs against real processes and services. `npm test` runs their short form, `npm run proof` the long one.
const base = require('./jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  displayName: 'proof',
  testMatch: ['<rootDir>/src/proof/**/*.proof.ts'],
  testTimeout: process.env.PROOF_SCALE === 'full' ? 3_600_000 : 600_000,
};
