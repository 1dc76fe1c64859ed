// What all Jest projects share. Specs lie beside their subject as *.spec.ts.
module.exports = {
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'html'],
  moduleNameMapper: {
    '^@supportal/domain$': `${__dirname}/libs/domain/src/index.ts`,
    '^@supportal/ui$': `${__dirname}/libs/ui/src/index.ts`,
  },
  clearMocks: true,
  coverageProvider: 'v8',
};
