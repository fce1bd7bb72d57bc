'use strict';
// What fetch is asked. Fetch, section 5.4.
const { Body, fork } = require('./body');
const Headers = require('./headers');
const extract = require('./extract-body');
const absolute = require('./absolute-url');
const known = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);
const forbidden = new Set(['CONNECT', 'TRACE', 'TRACK']);
const plain = { redirect: 'follow', credentials: 'same-origin', mode: 'cors', cache: 'default', referrer: 'about:client', referrerPolicy: '', integrity: '', keepalive: false };

class Request extends Body {
  #url;
  #method;
  #headers;
  #signal;
  #others;

  constructor(input, init = {}) {
    const from = input instanceof Request ? input : null;
    const options = init ?? {};
    const method = methodOf(options.method ?? from?.method ?? 'GET');
    const headers = new Headers(options.headers ?? from?.headers);
    const own = extract(options.body);
    if ((own || from?.body) && (method === 'GET' || method === 'HEAD')) throw new TypeError(`A request with the method ${method} has no body`);
    if (own?.type && !headers.has('content-type')) headers.append('content-type', own.type);
    const url = from ? from.url : urlOf(input);
    super(own ?? (from ? fork(from) : null));
    this.#url = url;
    this.#method = method;
    this.#headers = headers;
    const signal = options.signal === undefined ? from?.signal : options.signal;
    if (signal && typeof signal.aborted !== 'boolean') throw new TypeError('The signal is no AbortSignal');
    this.#signal = signal ?? require('./abort-signal').create();
    this.#others = {};
    for (const name of Object.keys(plain)) this.#others[name] = options[name] ?? from?.[name] ?? plain[name];
    if (!['follow', 'error', 'manual'].includes(this.redirect)) throw new TypeError(`'${this.redirect}' is no mode of redirection`);
  }

  get url() { return this.#url; }
  get method() { return this.#method; }
  get headers() { return this.#headers; }
  get signal() { return this.#signal; }
  get redirect() { return this.#others.redirect; }
  get credentials() { return this.#others.credentials; }
  get mode() { return this.#others.mode; }
  get cache() { return this.#others.cache; }
  get referrer() { return this.#others.referrer; }
  get referrerPolicy() { return this.#others.referrerPolicy; }
  get integrity() { return this.#others.integrity; }
  get keepalive() { return this.#others.keepalive; }
  get destination() { return ''; }
  get duplex() { return 'half'; }
  clone() { return new Request(this); }
  get [Symbol.toStringTag]() { return 'Request'; }
}

function methodOf(method) {
  const text = String(method);
  const upper = text.toUpperCase();
  if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(text) || forbidden.has(upper)) throw new TypeError(`'${text}' is no method of a request`);
  return known.has(upper) ? upper : text;
}

function urlOf(input) {
  const url = absolute(input);
  if (!/^https?:/.test(url)) throw new TypeError(`'${input}' is no http url`);
  if (/^https?:\/\/[^/?#]*@/.test(url)) throw new TypeError('A url with a user in it cannot be fetched');
  return url;
}

module.exports = Request;
