'use strict';
const { Event } = require('./event');

class ErrorEvent extends Event {
  #init;
  constructor(type, init) { super(type, init); this.#init = init ?? {}; }
  get message() { return String(this.#init.message ?? ''); }
  get filename() { return String(this.#init.filename ?? ''); }
  get lineno() { return this.#init.lineno ?? 0; }
  get colno() { return this.#init.colno ?? 0; }
  get error() { return this.#init.error; }
}

module.exports = ErrorEvent;
