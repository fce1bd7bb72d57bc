'use strict';
// The WebSocket of browsers over the platform's sockets: how many there may be, which hosts, is the platform's word. WebSockets, section 3.
const EventTarget = require('./event-target');
const { Event } = require('./event');
const MessageEvent = require('./message-event');
const CloseEvent = require('./close-event');
const DOMException = require('./dom-exception');
const absolute = require('./absolute-url');
const connect = require('./socket-link');
const { view, buffer, utf8 } = require('./bytes');
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3];

class WebSocket extends EventTarget {
  #url;
  #origin;
  #link;
  #state = CONNECTING;
  #protocol = '';
  #binaryType = 'blob';
  #buffered = 0;
  #abandoned = false;
  #failed = false;

  constructor(url, protocols = []) {
    if (arguments.length === 0) throw new TypeError('A WebSocket needs a url');
    super();
    this.#url = urlOf(url);
    this.#origin = /^wss?:\/\/[^/?]*/.exec(this.#url)[0];
    const asked = protocolsOf(protocols);
    this.#link = connect(asked.length ? { url: this.#url, protocols: asked } : { url: this.#url }, {
      open: (header, id) => this.#opened(header, id),
      message: data => this.#received(data),
      error: () => this.#erred(),
      refused: () => this.#drop(),
      close: (code, reason) => this.#closed(code, reason),
    });
  }

  get url() { return this.#url; }
  get readyState() { return this.#state; }
  get bufferedAmount() { return this.#buffered; }
  get extensions() { return ''; }
  get protocol() { return this.#protocol; }
  get binaryType() { return this.#binaryType; }
  set binaryType(value) { if (value === 'blob' || value === 'arraybuffer') this.#binaryType = value; }

  send(data) {
    if (arguments.length === 0) throw new TypeError('send needs something to send');
    if (this.#state === CONNECTING) throw new DOMException('The socket is not open yet', 'InvalidStateError');
    const bytes = data !== null && typeof data === 'object' ? bytesOf(data) : null;
    const message = bytes ? buffer(bytes) : String(data).toWellFormed();
    const size = bytes ? bytes.length : sizeOf(message);
    this.#buffered += size;
    if (this.#state === OPEN) this.#link.send(message, () => { if (this.#state !== CLOSED) this.#buffered -= size; }, () => this.#lost());
  }

  // A message that cannot be sent, because too many wait: no gap may follow it in silence, so the socket fails.
  #lost() {
    if (this.#state !== OPEN) return;
    this.#state = CLOSING;
    this.#abandoned = true;
    this.#link.close({ fail() {} });
  }

  close(code, reason) {
    if (code !== undefined) {
      code = Math.trunc(Number(code)) || 0;
      if (code !== 1000 && !(code >= 3000 && code <= 4999)) throw new DOMException(`The code must be 1000, or between 3000 and 4999; ${code} is neither`, 'InvalidAccessError');
    }
    const text = reason === undefined ? '' : String(reason).toWellFormed();
    if (sizeOf(text) > 123) throw new DOMException('The reason must not be longer than 123 bytes', 'SyntaxError');
    if (this.#state >= CLOSING) return;
    const early = this.#state === CONNECTING;
    this.#state = CLOSING;
    this.#link.close({ ...code === undefined ? {} : { code }, ...text ? { reason: text } : {}, fail() {} });
    if (early) this.#abandoned = true;
  }

  #opened(header, id) {
    if (this.#state !== CONNECTING) return;
    this.#state = OPEN;
    this.#protocol = host.protocolOf(id) ?? fieldOf(header, 'sec-websocket-protocol');
    this.dispatchEvent(new Event('open'));
  }

  #received(data) {
    if (this.#state !== OPEN) return;
    const told = typeof data === 'string' || this.#binaryType === 'arraybuffer' ? data : new (require('./blob').Blob)([data]);
    this.dispatchEvent(new MessageEvent('message', { data: told, origin: this.#origin }));
  }

  // After an error of an attempt some platforms tell no close; a socket that was open is always told one, and waits for it.
  #erred() {
    if (this.#state === CONNECTING || this.#abandoned) this.#drop();
    else this.#failed = true;
  }

  #closed(code, reason) {
    const ours = this.#abandoned && (code === 1000 || code === 1005);
    if (this.#state === CONNECTING || ours || code === 1006) this.#drop(ours ? '' : reason);
    else this.#end(this.#failed, { wasClean: true, code, reason });
  }

  #drop(reason = '') { this.#end(true, { wasClean: false, code: 1006, reason }); }

  // What ends without a closing handshake is an error as well.
  #end(failed, closing) {
    if (this.#state === CLOSED) return;
    this.#state = CLOSED;
    if (failed) this.dispatchEvent(new Event('error'));
    this.dispatchEvent(new CloseEvent('close', closing));
  }

  get [Symbol.toStringTag]() { return 'WebSocket'; }
}

function urlOf(url) {
  let text;
  try {
    text = absolute(url).replace(/^http/, 'ws');
  } catch {
    throw new DOMException(`'${url}' is no absolute url`, 'SyntaxError');
  }
  if (text.includes('#')) throw new DOMException('The url of a WebSocket has no fragment', 'SyntaxError');
  return text;
}

function protocolsOf(protocols) {
  const isList = typeof protocols === 'object' && protocols !== null && Symbol.iterator in protocols;
  const list = isList ? [...protocols].map(String) : protocols == null ? [] : [String(protocols)];
  const lower = list.map(name => name.toLowerCase());
  if (!list.every(name => token.test(name)) || new Set(lower).size < lower.length) throw new DOMException('The names of the protocols are wrong, or one stands there twice', 'SyntaxError');
  return list;
}

function bytesOf(data) {
  const bytes = view(data);
  if (bytes) return bytes.slice();
  const { Blob, bytesOf: ofBlob } = require('./blob');
  return data instanceof Blob ? ofBlob(data) : null;
}

function sizeOf(text) { return /^[\x00-\x7f]*$/.test(text) ? text.length : utf8(text).length; }

function fieldOf(header, name) {
  const key = Object.keys(header ?? {}).find(known => known.toLowerCase() === name);
  return key === undefined ? '' : header[key];
}

Object.entries({ CONNECTING, OPEN, CLOSING, CLOSED }).forEach(([name, value]) => {
  for (const place of [WebSocket, WebSocket.prototype]) Object.defineProperty(place, name, { value, enumerable: true });
});
require('./event-handlers')(WebSocket, ['open', 'message', 'error', 'close']);

module.exports = WebSocket;
