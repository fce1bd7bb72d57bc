'use strict';
// URL and URLSearchParams of core-js; see vendor/LICENSES.txt.
const classes = require('./vendor/url');
for (const name of Object.keys(classes)) Object.defineProperty(classes[name], 'name', { value: name, configurable: true });

module.exports = classes;
