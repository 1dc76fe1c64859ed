/** @type {import('jest').Config} */
module.exports = require('../../tools/jest/angular.cjs')('ui', __dirname);
