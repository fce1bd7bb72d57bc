'use strict';
const { Event } = require('./event');

class ProgressEvent extends Event {
  #init;
  constructor(type, init) { super(type, init); this.#init = init ?? {}; }
  get lengthComputable() { return !!this.#init.lengthComputable; }
  get loaded() { return this.#init.loaded ?? 0; }
  get total() { return this.#init.total ?? 0; }
}

module.exports = ProgressEvent;
