'use strict';
const { Event } = require('./event');

class MessageEvent extends Event {
  #init;
  constructor(type, init) { super(type, init); this.#init = init ?? {}; }
  get data() { return this.#init.data ?? null; }
  get origin() { return this.#init.origin ?? ''; }
  get lastEventId() { return this.#init.lastEventId ?? ''; }
  get source() { return this.#init.source ?? null; }
  get ports() { return this.#init.ports ?? []; }
}

module.exports = MessageEvent;
