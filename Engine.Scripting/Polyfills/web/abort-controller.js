'use strict';
const { create, raise } = require('./abort-signal');

class AbortController {
  #signal = create();
  get signal() { return this.#signal; }
  abort(reason) { raise(this.#signal, reason); }
  get [Symbol.toStringTag]() { return 'AbortController'; }
}

module.exports = AbortController;
