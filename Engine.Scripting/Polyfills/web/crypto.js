'use strict';
// Random numbers that nobody can guess. Web Cryptography, section 10. There is no subtle here.
const DOMException = require('./dom-exception');
const { view } = require('./bytes');
const most = 65536;

class Crypto {
  getRandomValues(array) {
    if (!ArrayBuffer.isView(array) || array instanceof DataView || array instanceof Float32Array || array instanceof Float64Array)
      throw new DOMException('getRandomValues fills arrays of integers', 'TypeMismatchError');
    if (array.byteLength > most) throw new DOMException(`getRandomValues fills at most ${most} bytes`, 'QuotaExceededError');
    view(array).set(new Uint8Array(host.random(array.byteLength)));
    return array;
  }

  randomUUID() { return host.uuid(); }
  get [Symbol.toStringTag]() { return 'Crypto'; }
}

module.exports = new Crypto();
