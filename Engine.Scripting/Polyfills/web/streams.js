'use strict';
// The streams of web-streams-polyfill, see vendor/LICENSES.txt.
module.exports = require('./vendor/streams');
