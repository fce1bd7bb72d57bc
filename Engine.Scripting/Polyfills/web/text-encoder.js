'use strict';
// Text as UTF-8. Encoding, section 7.
const { utf8 } = require('./bytes');

class TextEncoder {
  get encoding() { return 'utf-8'; }

  encode(text = '') { return utf8(String(text)); }

  encodeInto(text, target) {
    if (!(target instanceof Uint8Array)) throw new TypeError('encodeInto needs a Uint8Array');
    let read = 0;
    let written = 0;
    for (const point of String(text)) {
      const bytes = utf8(point);
      if (written + bytes.length > target.length) break;
      target.set(bytes, written);
      written += bytes.length;
      read += point.length;
    }
    return { read, written };
  }

  get [Symbol.toStringTag]() { return 'TextEncoder'; }
}

module.exports = TextEncoder;
