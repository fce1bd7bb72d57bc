'use strict';
// Gives a class its on… attributes: a function in one of them is one more listener, which keeps its place when it is replaced. HTML, section 8.1.8.1.
const handlers = Symbol('handlers');

module.exports = function (Target, types) {
  for (const type of types) Object.defineProperty(Target.prototype, 'on' + type, {
    configurable: true,
    enumerable: true,
    get() { return this[handlers]?.[type]?.callback ?? null; },
    set(callback) {
      if (!this[handlers]) Object.defineProperty(this, handlers, { value: {} });
      const known = this[handlers][type];
      const usable = typeof callback === 'function' ? callback : null;
      if (known) {
        if (usable && !known.callback) add(this, type, known);
        if (!usable && known.callback) this.removeEventListener(type, known.listener);
        known.callback = usable;
      } else if (usable) {
        const slot = this[handlers][type] = { callback: usable, listener: null };
        slot.listener = function (event) { if (slot.callback?.call(this, event) === false) event.preventDefault(); };
        add(this, type, slot);
      }
    },
  });
};

function add(target, type, slot) { target.addEventListener(type, slot.listener); }
