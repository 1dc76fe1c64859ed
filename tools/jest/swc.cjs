// SWC as Jest runs it: the very options of the API's build, plus source maps inline and dynamic imports as require,
// because Jest on Node 20 loads no native ES modules.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const options = JSON.parse(readFileSync(join(__dirname, '../../apps/api/.swcrc'), 'utf8'));
const forJest = {
  ...options,
  $schema: undefined,
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs', ignoreDynamic: false },
};

/** ES modules in node_modules that Jest must transform before CommonJS can require them. */
const esModules = [
  'agenda',
  '@agendajs/[^/]+',
  'file-type',
  'strtok3',
  'token-types',
  '@tokenizer/[^/]+',
  'uint8array-extras',
  '@borewit/[^/]+',
  'marked',
];

module.exports = {
  transform: {
    '^.+\\.ts$': ['@swc/jest', forJest],
    '^.+\\.m?js$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
        module: { type: 'commonjs', ignoreDynamic: false },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
};
