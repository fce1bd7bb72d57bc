'use strict';
// What fetch answers. Fetch, section 5.5.
const { Body, fork } = require('./body');
const Headers = require('./headers');
const extract = require('./extract-body');
const absolute = require('./absolute-url');
const empty = new Set([101, 103, 204, 205, 304]);
const redirects = new Set([301, 302, 303, 307, 308]);
const key = Symbol('response');

class Response extends Body {
  #state;

  constructor(body = null, init = {}) {
    const made = init?.[key];
    if (made) {
      super(body);
      this.#state = made;
      return;
    }
    const status = init?.status === undefined ? 200 : Number(init.status);
    if (!(status >= 200 && status <= 599)) throw new RangeError(`${init.status} is no status of a response`);
    const statusText = String(init?.statusText ?? '');
    if (/[^\t\x20-\x7e\x80-\xff]/.test(statusText)) throw new TypeError('The text of a status holds characters that it may not hold');
    const headers = new Headers(init?.headers);
    const content = extract(body);
    if (content && empty.has(status)) throw new TypeError(`A response with the status ${status} has no body`);
    if (content?.type && !headers.has('content-type')) headers.append('content-type', content.type);
    super(content);
    this.#state = { status: Math.trunc(status), statusText, headers, url: '', type: 'default' };
  }

  get status() { return this.#state.status; }
  get statusText() { return this.#state.statusText; }
  get ok() { return this.status >= 200 && this.status <= 299; }
  get headers() { return this.#state.headers; }
  get url() { return this.#state.url; }
  get type() { return this.#state.type; }
  get redirected() { return false; }

  clone() {
    const content = fork(this);
    return new Response(content, { [key]: { ...this.#state, headers: new Headers(this.headers) } });
  }

  static error() { return new Response(null, { [key]: { status: 0, statusText: '', headers: new Headers(), url: '', type: 'error' } }); }

  static redirect(url, status = 302) {
    if (!redirects.has(status)) throw new RangeError(`${status} is no status of a redirection`);
    return new Response(null, { status, headers: { location: absolute(url) } });
  }

  static json(value, init = {}) {
    const text = JSON.stringify(value);
    if (text === undefined) throw new TypeError('The value cannot be written as JSON');
    const headers = new Headers(init?.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new Response(text, { ...init, headers });
  }

  get [Symbol.toStringTag]() { return 'Response'; }
}

// A response of the network: its body is still on the way.
const received = (source, state) => new Response(empty.has(state.status) ? null : { source }, { [key]: state });

module.exports = { Response, received };
