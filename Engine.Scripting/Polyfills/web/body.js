'use strict';
// What Request and Response have in common: a body that is read once. Fetch, section 5.3.
const BodySource = require('./body-source');
const extract = require('./extract-body');
const { buffer, text } = require('./bytes');
const slot = Symbol('body');

class Body {
  constructor(content) { Object.defineProperty(this, slot, { value: { content, source: content && sourceOf(content), stream: content?.stream ?? null } }); }

  get body() {
    const state = this[slot];
    if (!state.content) return null;
    state.stream ??= streamOf(state.source);
    return state.stream;
  }

  get bodyUsed() { return !!this[slot].source?.disturbed; }

  async bytes() { return read(this); }
  async arrayBuffer() { return buffer(await read(this)); }
  async text() { return text(await read(this)); }
  async json() { return JSON.parse(await this.text()); }
  async blob() { return new (require('./blob').Blob)([await read(this)], { type: this.headers.get('content-type') ?? '' }); }

  async formData() {
    const type = this.headers.get('content-type') ?? '';
    const bytes = await read(this);
    if (/^multipart\/form-data/i.test(type)) return require('./multipart').read(bytes, type);
    if (!/^application\/x-www-form-urlencoded/i.test(type)) throw new TypeError(`A body of the type '${type}' is no form`);
    const form = new (require('./form-data'))();
    for (const [name, value] of new (require('./url').URLSearchParams)(text(bytes))) form.append(name, value);
    return form;
  }
}

async function read(owner) {
  const { source, stream } = owner[slot];
  if (source?.disturbed || stream?.locked) throw new TypeError('The body has been read already');
  return source ? source.all() : new Uint8Array(0);
}

function sourceOf(content) {
  if (content.source) return content.source;
  if (content.stream) return pulled(content.stream);
  return BodySource.of(extract.bytes(content.whole));
}

// A stream of the script's own, read like any other source.
function pulled(stream) {
  let reader = null;
  return {
    disturbed: false,
    async read() {
      this.disturbed = true;
      reader ??= stream.getReader();
      const { done, value } = await reader.read();
      if (!done && !(value instanceof Uint8Array)) throw new TypeError('The stream of a body gives Uint8Arrays');
      return done ? null : value;
    },
    all: BodySource.prototype.all,
    tee: () => stream.tee().map(pulled),
  };
}

function streamOf(source) {
  return new (require('./streams').ReadableStream)({
    async pull(controller) {
      const part = await source.read();
      if (part) controller.enqueue(part);
      else controller.close();
    },
    cancel(reason) { source.cancel(reason); },
  }, { highWaterMark: 0 });
}

// The content for a copy; the original goes on with the other half.
function fork(owner) {
  const state = owner[slot];
  if (!state.content) return null;
  if (state.source.disturbed || state.stream?.locked) throw new TypeError('The body has been read already');
  if (state.content.whole !== undefined) return { whole: state.content.whole };
  const [mine, other] = state.source.tee();
  Object.assign(state, { source: mine, stream: null });
  return { source: other };
}

module.exports = { Body, fork, contentOf: owner => owner[slot].content, sourceOf: owner => owner[slot].source };
