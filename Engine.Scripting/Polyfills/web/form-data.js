'use strict';
// Names with values, text or files, in order. XMLHttpRequest, section 5.
const { Blob } = require('./blob');
const File = require('./file');

class FormData {
  #entries = [];

  constructor(form) { if (form !== undefined) throw new TypeError('There are no forms here'); }

  append(name, value, filename) { this.#entries.push(entry(name, value, filename, arguments.length)); }

  set(name, value, filename) {
    const made = entry(name, value, filename, arguments.length);
    const index = this.#entries.findIndex(([known]) => known === made[0]);
    if (index < 0) this.#entries.push(made);
    else this.#entries = this.#entries.filter(([known], at) => at <= index || known !== made[0]).map((known, at) => at === index ? made : known);
  }

  delete(name) { this.#entries = this.#entries.filter(([known]) => known !== String(name)); }
  get(name) { return this.#entries.find(([known]) => known === String(name))?.[1] ?? null; }
  getAll(name) { return this.#entries.filter(([known]) => known === String(name)).map(([, value]) => value); }
  has(name) { return this.#entries.some(([known]) => known === String(name)); }
  forEach(callback, self) { for (const [name, value] of this) callback.call(self, value, name, this); }
  *entries() { for (const [name, value] of this.#entries) yield [name, value]; }
  *keys() { for (const [name] of this.#entries) yield name; }
  *values() { for (const [, value] of this.#entries) yield value; }
  [Symbol.iterator]() { return this.entries(); }
  get [Symbol.toStringTag]() { return 'FormData'; }
}

function entry(name, value, filename, count) {
  if (count < 2) throw new TypeError('A name and a value are needed');
  name = String(name).toWellFormed();
  if (!(value instanceof Blob)) {
    if (count > 2) throw new TypeError('Only a Blob has a file name');
    return [name, String(value).toWellFormed()];
  }
  if (value instanceof File && filename === undefined) return [name, value];
  return [name, new File([value], filename === undefined ? 'blob' : String(filename), { type: value.type, lastModified: value.lastModified })];
}

module.exports = FormData;
