// Jest for zoneless Angular: shared by the portal and libs/ui.
const { createCjsPreset } = require('jest-preset-angular/presets');
const preset = require('../../jest.preset.js');

/** ES modules in node_modules, compiled by esbuild; Angular's own .mjs are handled by the preset. */
const esModules = ['@jsverse/utils', 'marked'];

/** The Jest configuration of the Angular project in `rootDir`. */
module.exports = (displayName, rootDir) => ({
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  ...preset,
  displayName,
  rootDir,
  // The first page of a suite compiles its templates; a busy machine takes its time for that.
  testTimeout: 30_000,
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  setupFilesAfterEnv: [`${__dirname}/angular-setup.ts`],
  transform: {
    '^.+\\.(ts|js|mjs|html|svg)$': [
      'jest-preset-angular',
      {
        tsconfig: '<rootDir>/tsconfig.spec.json',
        stringifyContentPathRegex: '\\.(html|svg)$',
        processWithEsbuild: esModules.map((name) => `**/node_modules/${name}/**/*.{js,mjs}`),
      },
    ],
  },
  transformIgnorePatterns: [`node_modules/(?!(.*\\.mjs$|(${esModules.join('|')})/))`],
});
