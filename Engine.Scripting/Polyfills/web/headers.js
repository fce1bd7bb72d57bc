'use strict';
// HTTP fields by name, without regard to case. Fetch, section 5.1.
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

class Headers {
  #fields = new Map();

  constructor(init) {
    if (init === undefined || init === null) return;
    if (typeof init !== 'object') throw new TypeError('Headers are made of an object or a list of pairs');
    if (typeof init[Symbol.iterator] !== 'function') for (const name of Object.keys(init)) this.append(name, init[name]);
    else for (const pair of init) {
      const [name, value, ...more] = pair;
      if (value === undefined || more.length) throw new TypeError('A field is a pair of a name and a value');
      this.append(name, value);
    }
  }

  append(name, value) {
    const key = nameOf(name);
    const list = this.#fields.get(key);
    if (list) list.push(valueOf(value));
    else this.#fields.set(key, [valueOf(value)]);
  }

  set(name, value) { this.#fields.set(nameOf(name), [valueOf(value)]); }
  delete(name) { this.#fields.delete(nameOf(name)); }
  get(name) { return this.#fields.get(nameOf(name))?.join(', ') ?? null; }
  has(name) { return this.#fields.has(nameOf(name)); }
  getSetCookie() { return [...this.#fields.get('set-cookie') ?? []]; }
  forEach(callback, self) { for (const [name, value] of this) callback.call(self, value, name, this); }

  // Sorted by name; each Set-Cookie stays apart.
  *entries() {
    for (const name of [...this.#fields.keys()].sort()) {
      if (name === 'set-cookie') for (const value of this.#fields.get(name)) yield [name, value];
      else yield [name, this.get(name)];
    }
  }

  *keys() { for (const [name] of this.entries()) yield name; }
  *values() { for (const [, value] of this.entries()) yield value; }
  [Symbol.iterator]() { return this.entries(); }
  get [Symbol.toStringTag]() { return 'Headers'; }
}

function nameOf(name) {
  const text = String(name);
  if (!token.test(text)) throw new TypeError(`'${text}' is no name of a field`);
  return text.toLowerCase();
}

function valueOf(value) {
  const text = String(value).replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, '');
  if (/[\0\r\n]|[^\0-\xff]/.test(text)) throw new TypeError('The value of a field holds characters that no field may hold');
  return text;
}

module.exports = Headers;
