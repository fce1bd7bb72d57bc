'use strict';
// The bytes of a body on their way: pushed by whoever has them, read once by whoever wants them.
const { join } = require('./bytes');

class BodySource {
  #chunks = [];
  #held = 0;
  #ended = false;
  #failed = null;
  #wake = null;
  #forward = null;
  #cancel = null;
  disturbed = false;

  // Of bytes that are all here.
  static of(bytes) {
    const source = new BodySource();
    if (bytes.length) source.push(bytes);
    source.end();
    return source;
  }

  set oncancel(callback) { this.#cancel = callback; }

  // How many bytes wait to be read.
  get held() { return this.#forward ? Math.max(...this.#forward.map(to => to.held)) : this.#held; }

  push(bytes) {
    if (this.#forward) return this.#forward.forEach(to => to.push(bytes.slice()));
    if (this.#ended) return;
    this.#chunks.push(bytes);
    this.#held += bytes.length;
    this.#stir();
  }

  end() { this.#forward ? this.#forward.forEach(to => to.end()) : (this.#ended = true, this.#stir()); }
  fail(reason) { this.#forward ? this.#forward.forEach(to => to.fail(reason)) : (this.#failed ??= { reason }, this.#stir()); }

  // The next piece; null: there is no more.
  async read() {
    this.disturbed = true;
    while (!this.#chunks.length && !this.#ended && !this.#failed) await new Promise(resolve => { this.#wake = resolve; });
    if (this.#failed) throw this.#failed.reason;
    const part = this.#chunks.shift() ?? null;
    this.#held -= part?.length ?? 0;
    return part;
  }

  async all() {
    const parts = [];
    let size = 0;
    for (let part; (part = await this.read()); parts.push(part)) if ((size += part.length) > host.heldBytes) {
      this.cancel?.();
      throw tooLarge();
    }
    return parts.length ? join(parts) : new Uint8Array(0);
  }

  cancel(reason) {
    this.disturbed = true;
    this.#chunks = [];
    this.#held = 0;
    if (!this.#ended) this.#cancel?.(reason);
    this.#ended = true;
    this.#stir();
  }

  // Two sources that are told what this one would have been.
  tee() {
    const pair = [new BodySource(), new BodySource()];
    for (const chunk of this.#chunks) for (const to of pair) to.push(chunk.slice());
    if (this.#failed) for (const to of pair) to.fail(this.#failed.reason);
    else if (this.#ended) for (const to of pair) to.end();
    let left = 2;
    for (const to of pair) to.oncancel = reason => { if (--left === 0) this.#cancel?.(reason); };
    this.#chunks = [];
    this.#held = 0;
    this.#forward = pair;
    return pair;
  }

  #stir() {
    this.#wake?.();
    this.#wake = null;
  }
}

function tooLarge() { return new TypeError(`A body of more than ${host.heldBytes} bytes is too large to be held in memory`); }

module.exports = BodySource;
module.exports.tooLarge = tooLarge;
