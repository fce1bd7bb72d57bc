'use strict';
// The time since the script began, in milliseconds with fractions. High Resolution Time, section 4.
class Performance {
  get timeOrigin() { return host.timeOrigin; }
  now() { return host.now(); }
  toJSON() { return { timeOrigin: this.timeOrigin }; }
  get [Symbol.toStringTag]() { return 'Performance'; }
}

module.exports = new Performance();
