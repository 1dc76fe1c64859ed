/** @type {import('jest').Config} */
module.exports = require('../../tools/jest/angular.cjs')('portal', __dirname);
