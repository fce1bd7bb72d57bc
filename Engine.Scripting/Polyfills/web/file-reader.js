'use strict';
// Reads a Blob with events instead of a promise. File API, section 6.
const EventTarget = require('./event-target');
const ProgressEvent = require('./progress-event');
const DOMException = require('./dom-exception');
const { Blob, bytesOf } = require('./blob');
const { buffer, text } = require('./bytes');

class FileReader extends EventTarget {
  #state = 0;
  #result = null;
  #turn = 0;

  get readyState() { return this.#state; }
  get result() { return this.#result; }
  get error() { return null; }

  readAsArrayBuffer(blob) { this.#read(blob, bytes => buffer(bytes.slice())); }
  readAsText(blob, label) { this.#read(blob, bytes => label === undefined ? text(bytes) : new (require('./text-decoder'))(label).decode(bytes)); }
  readAsBinaryString(blob) { this.#read(blob, bytes => host.binary(bytes)); }
  readAsDataURL(blob) { this.#read(blob, bytes => `data:${blob.type || 'application/octet-stream'};base64,${host.toBase64(bytes)}`); }

  abort() {
    this.#result = null;
    if (this.#state !== 1) return;
    this.#state = 2;
    this.#turn++;
    this.#tell('abort', 0);
    this.#tell('loadend', 0);
  }

  #read(blob, convert) {
    if (!(blob instanceof Blob)) throw new TypeError('A FileReader reads a Blob');
    if (this.#state === 1) throw new DOMException('The reader is reading already', 'InvalidStateError');
    const turn = ++this.#turn;
    this.#state = 1;
    this.#result = null;
    setTimeout(() => {
      if (turn !== this.#turn) return;
      this.#tell('loadstart', 0, blob.size);
      if (turn !== this.#turn) return;
      this.#result = convert(bytesOf(blob));
      this.#state = 2;
      for (const type of ['progress', 'load', 'loadend']) if (turn === this.#turn) this.#tell(type, blob.size, blob.size);
    }, 0);
  }

  #tell(type, loaded, total = 0) { this.dispatchEvent(new ProgressEvent(type, { lengthComputable: total > 0, loaded, total })); }
}

['EMPTY', 'LOADING', 'DONE'].forEach((name, value) => {
  for (const place of [FileReader, FileReader.prototype]) Object.defineProperty(place, name, { value, enumerable: true });
});
require('./event-handlers')(FileReader, ['loadstart', 'progress', 'load', 'abort', 'error', 'loadend']);

module.exports = FileReader;
