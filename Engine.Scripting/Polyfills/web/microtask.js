'use strict';
// HTML, section 8.7.
module.exports = function queueMicrotask(callback) {
  if (typeof callback !== 'function') throw new TypeError('queueMicrotask needs a function');
  Promise.resolve().then(() => callback()).catch(thrown => host.report(thrown));
};
