import js from '@eslint/js';
import angular from '@angular-eslint/eslint-plugin';
import angularTemplate from '@angular-eslint/eslint-plugin-template';
import templateParser from '@angular-eslint/template-parser';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import supportal from './tools/eslint/layers.mjs';

const serverPackages = [
  '@agendajs/*',
  '@apollo/server',
  '@fastify/*',
  '@node-rs/argon2',
  'agenda',
  'better-sqlite3',
  'class-validator',
  'fastify',
  'ioredis',
  'mongodb',
  'mysql2',
  'nodemailer',
  'pino',
  'type-graphql',
  'typeorm',
];
const clientPackages = ['@angular/*', '@apollo/client', 'apollo-angular', '@jsverse/*'];

/** Which project may import which; `forSpecs` adds the packages only tests use. */
const boundaries = (forSpecs) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allow: [],
    depConstraints: [
      {
        sourceTag: 'type:domain',
        onlyDependOnLibsWithTags: ['type:domain'],
        ...(forSpecs ? { allowedExternalImports: ['fast-check'] } : { bannedExternalImports: ['*'] }),
      },
      {
        sourceTag: 'type:ui',
        onlyDependOnLibsWithTags: ['type:domain', 'type:ui'],
        allowedExternalImports: [
          '@angular/*',
          'marked',
          'rxjs',
          'tslib',
          ...(forSpecs ? ['fast-check', 'jest-preset-angular'] : []),
        ],
      },
      { sourceTag: 'type:schema', onlyDependOnLibsWithTags: [] },
      {
        sourceTag: 'scope:api',
        onlyDependOnLibsWithTags: ['scope:shared'],
        bannedExternalImports: clientPackages,
      },
      {
        sourceTag: 'scope:portal',
        onlyDependOnLibsWithTags: ['scope:shared', 'scope:portal'],
        bannedExternalImports: serverPackages,
      },
      {
        sourceTag: 'scope:e2e',
        onlyDependOnLibsWithTags: ['scope:shared'],
        bannedExternalImports: [...serverPackages, ...clientPackages],
      },
    ],
  },
];

const environment = (message) => ({
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message,
});

const angularTypeScript = {
  files: ['apps/portal/src/**/*.ts', 'libs/ui/src/**/*.ts'],
  plugins: { '@angular-eslint': angular },
  processor: angularTemplate.processors['extract-inline-html'],
  rules: {
    ...angular.configs.recommended.rules,
    '@angular-eslint/prefer-on-push-component-change-detection': 'error',
    '@angular-eslint/prefer-output-readonly': 'error',
    '@angular-eslint/prefer-signals': 'error',
    '@angular-eslint/use-lifecycle-interface': 'error',
  },
};

const selectors = (prefix) => ({
  '@angular-eslint/component-selector': ['error', { type: 'element', prefix, style: 'kebab-case' }],
  '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix, style: 'camelCase' }],
});

const angularTemplates = {
  files: ['apps/portal/src/**/*.html', 'libs/ui/src/**/*.html'],
  languageOptions: { parser: templateParser },
  plugins: { '@angular-eslint/template': angularTemplate },
  rules: {
    ...angularTemplate.configs.recommended.rules,
    ...angularTemplate.configs.accessibility.rules,
    '@angular-eslint/template/button-has-type': 'error',
    '@angular-eslint/template/no-any': 'error',
    '@angular-eslint/template/no-duplicate-attributes': 'error',
    '@angular-eslint/template/no-positive-tabindex': 'error',
  },
};

export default [
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '**/.angular',
      '**/.nx',
      '**/coverage',
      '**/test-results',
      '**/playwright-report',
      '**/tmp',
      '**/*.generated.ts',
      'apps/portal/src/generated',
      'apps/portal/src/index.html',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    ...js.configs.recommended,
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'fetch',
          'AbortSignal',
          'Buffer',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.cjs', '**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx, 'import-x': importX, supportal },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/external-module-folders': ['node_modules'],
    },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'supportal/layers': 'error',
      '@nx/enforce-module-boundaries': boundaries(false),
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Relations need the class at run time on both sides, so entities point at each other.
    files: ['apps/api/src/**/*.entity.ts'],
    rules: { 'import-x/no-cycle': 'off' },
  },
  {
    // A migration is a list of tables, read from top to bottom.
    files: ['apps/api/src/migrations/**/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'libs/domain is pure TypeScript: it imports nothing.' }] },
      ],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/config.ts', 'apps/api/src/{testing,proof}/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        environment('Only config.ts reads the environment: take the value from Config.'),
      ],
    },
  },
  { files: ['apps/api/src/tools/**/*.ts', 'apps/portal-e2e/**/*.ts'], rules: { 'no-console': 'off' } },
  angularTypeScript,
  { files: ['apps/portal/src/**/*.ts'], rules: selectors('portal') },
  { files: ['libs/ui/src/**/*.ts'], rules: selectors('ui') },
  angularTemplates,
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts', '**/proof/**/*.ts', 'apps/portal-e2e/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@angular-eslint/component-selector': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
      '@nx/enforce-module-boundaries': boundaries(true),
    },
  },
  prettier,
];
