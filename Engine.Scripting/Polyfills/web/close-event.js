'use strict';
const { Event } = require('./event');

class CloseEvent extends Event {
  #init;
  constructor(type, init) { super(type, init); this.#init = init ?? {}; }
  get wasClean() { return !!this.#init.wasClean; }
  get code() { return (this.#init.code ?? 0) & 0xffff; }
  get reason() { return String(this.#init.reason ?? ''); }
}

module.exports = CloseEvent;
