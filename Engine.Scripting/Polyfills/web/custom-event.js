'use strict';
const { Event } = require('./event');

class CustomEvent extends Event {
  #detail;
  constructor(type, init) { super(type, init); this.#detail = init?.detail ?? null; }
  get detail() { return this.#detail; }
}

module.exports = CustomEvent;
