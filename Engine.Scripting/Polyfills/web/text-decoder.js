'use strict';
// Bytes as text, in any encoding that the host knows. Encoding, section 7.
const { view } = require('./bytes');

class TextDecoder {
  #decoder;
  #fatal;
  #ignoreBOM;

  constructor(label = 'utf-8', options) {
    this.#fatal = !!options?.fatal;
    this.#ignoreBOM = !!options?.ignoreBOM;
    this.#decoder = host.decoder(String(label), this.#fatal, this.#ignoreBOM);
    if (!this.#decoder) throw new RangeError(`The encoding '${label}' is not supported`);
  }

  get encoding() { return this.#decoder.encoding; }
  get fatal() { return this.#fatal; }
  get ignoreBOM() { return this.#ignoreBOM; }

  decode(input, options) {
    const bytes = input === undefined ? new Uint8Array(0) : view(input);
    if (!bytes) throw new TypeError('decode needs an ArrayBuffer or a view of one');
    const text = this.#decoder.decode(bytes, !!options?.stream);
    if (text === null) throw new TypeError(`The data is not valid ${this.encoding}`);
    return text;
  }

  get [Symbol.toStringTag]() { return 'TextDecoder'; }
}

module.exports = TextDecoder;
