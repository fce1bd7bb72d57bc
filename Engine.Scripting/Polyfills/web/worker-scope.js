'use strict';
// A place without a window is a worker: libraries ask for the name of self's constructor.
module.exports = class WorkerGlobalScope {
  constructor() { throw new TypeError('Illegal constructor'); }
  static [Symbol.hasInstance](value) { return value === globalThis; }
};
