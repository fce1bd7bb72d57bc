'use strict';
// Bytes with a media type, in memory. File API, section 3.
const { view, join, buffer, utf8, text } = require('./bytes');
let bytesOf;

class Blob {
  #bytes;
  #type;

  constructor(parts = [], options) {
    if (parts === null || typeof parts !== 'object' || typeof parts[Symbol.iterator] !== 'function') throw new TypeError('A Blob is made of a list of parts');
    const pieces = [];
    for (const part of parts) pieces.push(part instanceof Blob ? part.#bytes : view(part)?.slice() ?? utf8(endings(String(part), options)));
    this.#bytes = pieces.length ? join(pieces) : new Uint8Array(0);
    this.#type = mediaType(options?.type);
  }

  static { bytesOf = blob => blob.#bytes; }

  get size() { return this.#bytes.length; }
  get type() { return this.#type; }

  slice(start = 0, end = this.size, type = '') {
    const part = new Blob([], { type });
    part.#bytes = this.#bytes.slice(start, end);
    return part;
  }

  async arrayBuffer() { return buffer(this.#bytes.slice()); }
  async bytes() { return this.#bytes.slice(); }
  async text() { return text(this.#bytes); }

  stream() {
    const bytes = this.#bytes;
    return new (require('./streams').ReadableStream)({
      start(controller) {
        if (bytes.length) controller.enqueue(bytes.slice());
        controller.close();
      },
    });
  }

  get [Symbol.toStringTag]() { return 'Blob'; }
}

function endings(part, options) { return options?.endings === 'native' ? part.replace(/\r\n?/g, '\n') : part; }

function mediaType(type) {
  const text = type === undefined ? '' : String(type);
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : '';
}

module.exports = { Blob, bytesOf };
