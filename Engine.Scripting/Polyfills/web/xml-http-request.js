'use strict';
// XMLHttpRequest over the platform's request. It never waits: there is no synchronous form. XMLHttpRequest, section 4.
const { XMLHttpRequestEventTarget, XMLHttpRequestUpload, tell } = require('./xhr-event-target');
const { Event } = require('./event');
const DOMException = require('./dom-exception');
const Headers = require('./headers');
const XhrAnswer = require('./xhr-answer');
const absolute = require('./absolute-url');
const extract = require('./extract-body');
const exchange = require('./exchange');
const statusText = require('./status-text');
const forms = ['', 'text', 'json', 'arraybuffer', 'blob'];
const known = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

class XMLHttpRequest extends XMLHttpRequestEventTarget {
  #state = 0;
  #upload = new XMLHttpRequestUpload();
  #asked = null;
  #link = null;
  #uploading = false;
  #timer;
  #timeout = 0;
  #form = '';
  #type = null;
  #answer = new XhrAnswer();
  withCredentials = false;

  get readyState() { return this.#state; }
  get upload() { return this.#upload; }
  get status() { return this.#answer.status; }
  get statusText() { return statusText(this.#answer.status); }
  get responseURL() { return this.#state >= 2 && this.#answer.status ? this.#asked.url.replace(/#.*$/, '') : ''; }
  get responseXML() { return null; }
  get timeout() { return this.#timeout; }
  set timeout(value) { this.#timeout = Math.max(0, Number(value) || 0); }
  get responseType() { return this.#form; }

  set responseType(value) {
    if (this.#state >= 3) throw new DOMException('The response has begun', 'InvalidStateError');
    if (forms.includes(value)) this.#form = value;
  }

  get responseText() {
    if (this.#form !== '' && this.#form !== 'text') throw new DOMException(`The response is no text but '${this.#form}'`, 'InvalidStateError');
    return this.#state < 3 ? '' : this.#answer.text(this.#contentType);
  }

  get response() {
    if (this.#form === '' || this.#form === 'text') return this.responseText;
    return this.#state < 4 || !this.#answer.status ? null : this.#answer.response(this.#form, this.#contentType);
  }

  get #contentType() { return this.#type ?? this.#answer.headers?.get('content-type') ?? ''; }

  open(method, url, isAsync = true) {
    const name = String(method);
    if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(name)) throw new DOMException(`'${name}' is no method`, 'SyntaxError');
    if (/^(connect|trace|track)$/i.test(name)) throw new DOMException(`The method ${name} is not allowed`, 'SecurityError');
    if (!isAsync) throw new DOMException('A mini program cannot wait for a response', 'InvalidAccessError');
    let target;
    try {
      target = absolute(url);
    } catch {
      throw new DOMException(`'${url}' is no absolute url`, 'SyntaxError');
    }
    this.#drop();
    this.#asked = { method: known.has(name.toUpperCase()) ? name.toUpperCase() : name, url: target, headers: new Headers(), sent: false };
    this.#answer = new XhrAnswer();
    this.#move(1);
  }

  setRequestHeader(name, value) {
    this.#mustBeOpen();
    try {
      this.#asked.headers.append(name, value);
    } catch (wrong) {
      throw new DOMException(wrong.message, 'SyntaxError');
    }
  }

  overrideMimeType(type) {
    if (this.#state >= 3) throw new DOMException('The response has begun', 'InvalidStateError');
    this.#type = String(type);
  }

  send(body = null) {
    this.#mustBeOpen();
    const { method, url, headers } = this.#asked;
    const content = method === 'GET' || method === 'HEAD' ? null : extract(body);
    if (content?.stream) throw new TypeError('XMLHttpRequest sends no streams');
    if (content?.type && !headers.has('content-type')) headers.append('content-type', content.type);
    this.#asked.sent = true;
    const size = content ? extract.bytes(content.whole).length : 0;
    tell(this, 'loadstart', 0, 0);
    this.#uploading = size > 0;
    if (size) tell(this.#upload, 'loadstart', 0, size);
    if (this.#state !== 1 || !this.#asked.sent) return;
    this.#carry({ method, url, headers, body: content?.whole ?? null }, size);
    if (this.#timeout > 0) this.#timer = setTimeout(() => this.#end('timeout'), this.#timeout);
  }

  abort() {
    if (this.#state === 1 && this.#asked.sent || this.#state === 2 || this.#state === 3) this.#end('abort');
    if (this.#state === 4) this.#state = 0;
  }

  getResponseHeader(name) { return this.#answer.headers?.get(name) ?? null; }

  getAllResponseHeaders() {
    let text = '';
    for (const [name, value] of this.#answer.headers ?? []) text += `${name}: ${value}\r\n`;
    return text;
  }

  #carry(request, size) {
    const only = act => (...values) => { if (this.#link === link) act(...values); };
    const link = this.#link = exchange(request, {
      head: only((status, headers) => {
        this.#uploading = false;
        if (size) for (const type of ['progress', 'load', 'loadend']) tell(this.#upload, type, size, size);
        if (this.#link !== link) return;
        Object.assign(this.#answer, { status, headers });
        this.#move(2);
      }),
      chunk: only(bytes => {
        this.#answer.add(bytes);
        if (this.#answer.loaded > host.heldBytes) return this.#end('error');
        this.#move(3);
        if (this.#link === link) tell(this, 'progress', this.#answer.loaded, this.#answer.total);
      }),
      end: only(() => this.#finish()),
      fail: only(() => this.#end('error')),
    });
  }

  #finish() {
    clearTimeout(this.#timer);
    this.#link = null;
    if (this.#state === 2) this.#state = 3;
    this.#move(4);
    const { loaded, total } = this.#answer;
    for (const type of ['load', 'loadend']) if (this.#state === 4) tell(this, type, loaded, total || loaded);
  }

  // It ends without an answer: what has come of one is forgotten.
  #end(type) {
    const uploading = this.#uploading;
    this.#drop();
    this.#answer = new XhrAnswer();
    this.#asked.sent = false;
    this.#move(4);
    if (uploading) for (const told of [type, 'loadend']) tell(this.#upload, told, 0, 0);
    for (const told of [type, 'loadend']) tell(this, told, 0, 0);
  }

  #drop() {
    clearTimeout(this.#timer);
    const link = this.#link;
    this.#link = null;
    this.#uploading = false;
    this.#state = 4;
    link?.abort();
  }

  #move(state) {
    this.#state = state;
    this.dispatchEvent(new Event('readystatechange'));
  }

  #mustBeOpen() {
    if (this.#state !== 1 || this.#asked.sent) throw new DOMException('The request is not open, or has been sent', 'InvalidStateError');
  }
}

['UNSENT', 'OPENED', 'HEADERS_RECEIVED', 'LOADING', 'DONE'].forEach((name, value) => {
  for (const place of [XMLHttpRequest, XMLHttpRequest.prototype]) Object.defineProperty(place, name, { value, enumerable: true });
});
require('./event-handlers')(XMLHttpRequest, ['readystatechange']);

module.exports = XMLHttpRequest;
