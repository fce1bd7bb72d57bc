'use strict';
// Says once that something is to stop. AbortController makes one; nobody else can. DOM, section 3.2.
const EventTarget = require('./event-target');
const { Event } = require('./event');
const DOMException = require('./dom-exception');
const key = Symbol('abort');
let raise;

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason;

  constructor(given) {
    if (given !== key) throw new TypeError('Illegal constructor');
    super();
  }

  static {
    raise = (signal, reason) => {
      if (signal.#aborted) return;
      signal.#aborted = true;
      signal.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;
      signal.dispatchEvent(new Event('abort'));
    };
  }

  get aborted() { return this.#aborted; }
  get reason() { return this.#reason; }
  throwIfAborted() { if (this.#aborted) throw this.#reason; }

  static abort(reason) {
    const signal = new AbortSignal(key);
    raise(signal, reason);
    return signal;
  }

  // The wait alone keeps no program alive, as in other places without a window.
  static timeout(milliseconds) {
    const wait = Number(milliseconds);
    if (!(wait >= 0 && wait <= Number.MAX_SAFE_INTEGER)) throw new TypeError('The time of AbortSignal.timeout must be a number that is not negative');
    const signal = new AbortSignal(key);
    host.later(() => raise(signal, new DOMException('The operation timed out', 'TimeoutError')), Math.min(wait, 0x7fffffff));
    return signal;
  }

  static any(signals) {
    const all = [...signals];
    if (!all.every(signal => signal instanceof AbortSignal)) throw new TypeError('AbortSignal.any takes signals only');
    const joined = new AbortSignal(key);
    const first = all.find(signal => signal.aborted);
    if (first) raise(joined, first.reason);
    else for (const signal of all) signal.addEventListener('abort', () => raise(joined, signal.reason), { once: true, signal: joined });
    return joined;
  }
}

require('./event-handlers')(AbortSignal, ['abort']);

module.exports = { AbortSignal, raise, create: () => new AbortSignal(key) };
