'use strict';
// Server-sent events over fetch: as they come where the platform has chunks, with the end of the answer elsewhere. HTML, section 9.2.
const EventTarget = require('./event-target');
const { Event } = require('./event');
const MessageEvent = require('./message-event');
const DOMException = require('./dom-exception');
const AbortController = require('./abort-controller');
const absolute = require('./absolute-url');
const fetch = require('./fetch');
const eventStream = require('./event-stream');
const [CONNECTING, OPEN, CLOSED] = [0, 1, 2];
const usualWait = 3000;

class EventSource extends EventTarget {
  #url;
  #withCredentials;
  #state = CONNECTING;
  #lastEventId = '';
  #wait = usualWait;
  #aborts;
  #timer;

  constructor(url, init) {
    if (arguments.length === 0) throw new TypeError('An EventSource needs a url');
    super();
    try {
      this.#url = absolute(url);
    } catch {
      throw new DOMException(`'${url}' is no absolute url`, 'SyntaxError');
    }
    this.#withCredentials = Boolean(init?.withCredentials);
    this.#connect();
  }

  get url() { return this.#url; }
  get withCredentials() { return this.#withCredentials; }
  get readyState() { return this.#state; }

  close() {
    this.#state = CLOSED;
    clearTimeout(this.#timer);
    this.#aborts.abort();
  }

  async #connect() {
    this.#aborts = new AbortController();
    const headers = { Accept: 'text/event-stream', 'Cache-Control': 'no-store' };
    if (this.#lastEventId) headers['Last-Event-ID'] = this.#lastEventId;
    try {
      const answer = await fetch(this.#url, { headers, signal: this.#aborts.signal });
      if (this.#state === CLOSED) return;
      if (answer.status !== 200 || !/^text\/event-stream\s*(;|$)/i.test(answer.headers.get('content-type') ?? '')) return this.#fail();
      this.#state = OPEN;
      this.dispatchEvent(new Event('open'));
      await this.#read(answer.body.getReader());
    } catch {
      // The network, or a line that is too long: it is tried again like any end.
    }
    this.#again();
  }

  async #read(reader) {
    const decoder = host.decoder('utf-8', false, false);
    const stream = eventStream({
      event: (type, data) => this.#tell(type, data),
      id: id => { this.#lastEventId = id; },
      retry: wait => { this.#wait = wait; },
    });
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (this.#state === CLOSED) return;
      stream(decoder.decode(part.value, true));
    }
  }

  #tell(type, data) {
    if (this.#state === CLOSED) return;
    this.dispatchEvent(new MessageEvent(type, { data, origin: /^https?:\/\/[^/?]*/.exec(this.#url)[0], lastEventId: this.#lastEventId }));
  }

  #fail() {
    this.close();
    this.dispatchEvent(new Event('error'));
  }

  #again() {
    if (this.#state === CLOSED) return;
    this.#aborts.abort();
    this.#state = CONNECTING;
    this.dispatchEvent(new Event('error'));
    if (this.#state === CONNECTING) this.#timer = setTimeout(() => this.#connect(), this.#wait);
  }

  get [Symbol.toStringTag]() { return 'EventSource'; }
}

Object.entries({ CONNECTING, OPEN, CLOSED }).forEach(([name, value]) => {
  for (const place of [EventSource, EventSource.prototype]) Object.defineProperty(place, name, { value, enumerable: true });
});
require('./event-handlers')(EventSource, ['open', 'message', 'error']);

module.exports = EventSource;
