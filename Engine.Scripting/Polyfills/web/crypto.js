'use strict';
// Random numbers that nobody can guess. Web Cryptography, section 10. Of subtle there is digest, section 14.3.5.
const DOMException = require('./dom-exception');
const { view, buffer } = require('./bytes');
const most = 65536;
const digests = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

class SubtleCrypto {
  async digest(algorithm, data) {
    const name = String(algorithm?.name ?? algorithm).toUpperCase();
    if (!digests.includes(name)) throw new DOMException(`There is no digest '${name}'`, 'NotSupportedError');
    const bytes = view(data);
    if (!bytes) throw new TypeError('digest takes an ArrayBuffer or a view of one');
    return host.digest(name, buffer(bytes));
  }

  get [Symbol.toStringTag]() { return 'SubtleCrypto'; }
}

const subtle = new SubtleCrypto();

class Crypto {
  getRandomValues(array) {
    if (!ArrayBuffer.isView(array) || array instanceof DataView || array instanceof Float32Array || array instanceof Float64Array)
      throw new DOMException('getRandomValues fills arrays of integers', 'TypeMismatchError');
    if (array.byteLength > most) throw new DOMException(`getRandomValues fills at most ${most} bytes`, 'QuotaExceededError');
    view(array).set(new Uint8Array(host.random(array.byteLength)));
    return array;
  }

  get subtle() { return subtle; }
  randomUUID() { return host.uuid(); }
  get [Symbol.toStringTag]() { return 'Crypto'; }
}

module.exports = new Crypto();
