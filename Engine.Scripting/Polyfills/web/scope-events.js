'use strict';
// A worker's global object is an EventTarget, and libraries listen there for what a browser tells (online, visibilitychange).
// The engine tells nothing there; a script can.
const { inner } = require('./event');
const target = require('./event-target')[inner](globalThis);

exports.addEventListener = function addEventListener(...rest) { target.addEventListener(...rest); };
exports.removeEventListener = function removeEventListener(...rest) { target.removeEventListener(...rest); };
exports.dispatchEvent = function dispatchEvent(...rest) { return target.dispatchEvent(...rest); };
