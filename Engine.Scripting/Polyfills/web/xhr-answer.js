'use strict';
// What an XMLHttpRequest has heard so far, and the forms in which it is read.
const { buffer, join, text } = require('./bytes');

class XhrAnswer {
  #chunks = [];
  #made;
  status = 0;
  headers = null;
  loaded = 0;

  add(bytes) {
    this.#chunks.push(bytes);
    this.loaded += bytes.length;
    this.#made = undefined;
  }

  get total() { return Number(this.headers?.get('content-length') ?? 0) || 0; }

  text(type) {
    const charset = /;\s*charset=["']?([^;"'\s]+)/i.exec(type)?.[1];
    const decoder = charset && host.decoder(charset, false, false);
    return decoder ? decoder.decode(this.#bytes(), false) : text(this.#bytes());
  }

  // The response in its final form, the same object at every read.
  response(form, type) {
    if (this.#made !== undefined) return this.#made;
    if (form === 'arraybuffer') return this.#made = buffer(this.#bytes().slice());
    if (form === 'blob') return this.#made = new (require('./blob').Blob)([this.#bytes()], { type });
    try {
      return this.#made = JSON.parse(text(this.#bytes()));
    } catch {
      return this.#made = null;
    }
  }

  #bytes() {
    if (this.#chunks.length > 1) this.#chunks = [join(this.#chunks)];
    return this.#chunks[0] ?? new Uint8Array(0);
  }
}

module.exports = XhrAnswer;
