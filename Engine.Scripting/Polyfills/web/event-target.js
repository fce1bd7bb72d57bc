'use strict';
// Listeners by type, in the order in which they were added. What a listener throws is reported, and the next one runs. DOM, section 2.7.
const { Event, inner } = require('./event');
const DOMException = require('./dom-exception');

class EventTarget {
  #listeners = new Map();
  #face = this;

  // A target in the name of an object that is none.
  static [inner](face) {
    const target = new EventTarget();
    target.#face = face;
    return target;
  }

  addEventListener(type, callback, options) {
    if (arguments.length < 2) throw new TypeError('addEventListener needs a type and a listener');
    if (callback === null || callback === undefined) return;
    if (typeof callback !== 'function' && typeof callback !== 'object') throw new TypeError('A listener is a function or an object');
    const { capture, once, passive, signal } = read(options);
    if (signal?.aborted) return;
    type = String(type);
    let list = this.#listeners.get(type);
    if (!list) this.#listeners.set(type, list = []);
    if (list.some(known => known.callback === callback && known.capture === capture)) return;
    list.push({ callback, capture, once, passive, removed: false });
    signal?.addEventListener('abort', () => this.removeEventListener(type, callback, capture), { once: true });
  }

  removeEventListener(type, callback, options) {
    const list = this.#listeners.get(String(type));
    if (!list) return;
    const { capture } = read(options);
    const index = list.findIndex(known => known.callback === callback && known.capture === capture);
    if (index < 0) return;
    list[index].removed = true;
    list.splice(index, 1);
  }

  dispatchEvent(event) {
    if (!(event instanceof Event)) throw new TypeError('dispatchEvent needs an Event');
    const state = event[inner];
    if (state.dispatching) throw new DOMException('The event is being dispatched', 'InvalidStateError');
    Object.assign(state, { dispatching: true, target: this.#face, current: this.#face, phase: Event.AT_TARGET });
    const list = this.#listeners.get(state.type);
    if (list) for (const listener of [...list]) {
      if (state.stoppedNow) break;
      if (listener.removed) continue;
      if (listener.once) this.removeEventListener(state.type, listener.callback, listener.capture);
      state.passive = listener.passive;
      call(this.#face, listener.callback, event);
      state.passive = false;
    }
    Object.assign(state, { dispatching: false, current: null, phase: Event.NONE, stopped: false, stoppedNow: false });
    return !state.canceled;
  }

  get [Symbol.toStringTag]() { return this.constructor.name; }
}

function read(options) {
  if (options === null || typeof options !== 'object') return { capture: !!options, once: false, passive: false };
  return { capture: !!options.capture, once: !!options.once, passive: !!options.passive, signal: options.signal };
}

function call(target, callback, event) {
  try {
    if (typeof callback === 'function') callback.call(target, event);
    else callback.handleEvent(event);
  } catch (thrown) {
    host.report(thrown);
  }
}

module.exports = EventTarget;
