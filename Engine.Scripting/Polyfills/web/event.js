'use strict';
// What is dispatched to an EventTarget. There is no tree here, so an event is at its target or nowhere. DOM, section 2.
const inner = Symbol('event');

class Event {
  constructor(type, init) {
    if (arguments.length === 0) throw new TypeError('An event needs a type');
    const options = init ?? {};
    this[inner] = {
      type: String(type), bubbles: !!options.bubbles, cancelable: !!options.cancelable, composed: !!options.composed,
      target: null, current: null, time: host.now(), phase: 0,
      dispatching: false, passive: false, stopped: false, stoppedNow: false, canceled: false,
    };
    Object.defineProperty(this, inner, { enumerable: false });
  }

  get type() { return this[inner].type; }
  get target() { return this[inner].target; }
  get srcElement() { return this[inner].target; }
  get currentTarget() { return this[inner].current; }
  get eventPhase() { return this[inner].phase; }
  get bubbles() { return this[inner].bubbles; }
  get cancelable() { return this[inner].cancelable; }
  get composed() { return this[inner].composed; }
  get defaultPrevented() { return this[inner].canceled; }
  get returnValue() { return !this[inner].canceled; }
  set returnValue(value) { if (!value) this.preventDefault(); }
  get cancelBubble() { return this[inner].stopped; }
  set cancelBubble(value) { if (value) this.stopPropagation(); }
  get timeStamp() { return this[inner].time; }
  get isTrusted() { return false; }

  composedPath() { return this[inner].current ? [this[inner].current] : []; }
  stopPropagation() { this[inner].stopped = true; }
  stopImmediatePropagation() { this[inner].stopped = this[inner].stoppedNow = true; }
  preventDefault() { if (this[inner].cancelable && !this[inner].passive) this[inner].canceled = true; }

  initEvent(type, bubbles = false, cancelable = false) {
    const state = this[inner];
    if (state.dispatching) return;
    Object.assign(state, { type: String(type), bubbles: !!bubbles, cancelable: !!cancelable, stopped: false, stoppedNow: false, canceled: false });
  }

  get [Symbol.toStringTag]() { return this.constructor.name; }
}

['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].forEach((name, value) => {
  for (const place of [Event, Event.prototype]) Object.defineProperty(place, name, { value, enumerable: true });
});

module.exports = { Event, inner };
