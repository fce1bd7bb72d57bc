'use strict';
// A deep copy of what can be copied: values, plain objects and the built-in containers, cycles included. HTML, section 2.7.
const DOMException = require('./dom-exception');
const errors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

module.exports = function structuredClone(value, options) {
  if (arguments.length === 0) throw new TypeError('structuredClone needs a value');
  const known = new Map();
  const transferred = [...options?.transfer ?? []];
  for (const buffer of transferred) {
    if (!(buffer instanceof ArrayBuffer) || buffer.detached || known.has(buffer)) throw refusal('it cannot be transferred');
    known.set(buffer, null);
  }
  for (const buffer of transferred) known.set(buffer, buffer.transfer());
  return clone(value, known);
};

function clone(value, known) {
  if (typeof value === 'symbol' || typeof value === 'function') throw refusal(`a ${typeof value} cannot be cloned`);
  if (value === null || typeof value !== 'object') return value;
  if (known.has(value)) return known.get(value);
  const made = empty(value, known);
  known.set(value, made);
  fill(made, value, known);
  return made;
}

// The copy without its members, which may lead back to it.
function empty(value, known) {
  switch (Object.prototype.toString.call(value)) {
    case '[object Boolean]': return Object(Boolean.prototype.valueOf.call(value));
    case '[object Number]': return Object(Number.prototype.valueOf.call(value));
    case '[object String]': return Object(String.prototype.valueOf.call(value));
    case '[object BigInt]': return Object(BigInt.prototype.valueOf.call(value));
    case '[object Date]': return new Date(value.getTime());
    case '[object RegExp]': return new RegExp(value.source, value.flags);
    case '[object Map]': return new Map();
    case '[object Set]': return new Set();
    case '[object Array]': return new Array(value.length);
    case '[object ArrayBuffer]': return value.slice(0);
    case '[object Blob]': return value.slice(0, value.size, value.type);
    case '[object File]': return new (require('./file'))([value], value.name, { type: value.type, lastModified: value.lastModified });
    case '[object DOMException]': return new DOMException(value.message, value.name);
    case '[object Error]': return errorOf(value, known);
    case '[object Object]': return {};
  }
  if (!ArrayBuffer.isView(value)) throw refusal(`${Object.prototype.toString.call(value)} cannot be cloned`);
  const buffer = clone(value.buffer, known);
  return new value.constructor(buffer, value.byteOffset, value instanceof DataView ? value.byteLength : value.length);
}

function fill(made, value, known) {
  if (made instanceof Map) for (const [key, member] of [...value]) made.set(clone(key, known), clone(member, known));
  else if (made instanceof Set) for (const member of [...value]) made.add(clone(member, known));
  else if (Array.isArray(made) || Object.prototype.toString.call(made) === '[object Object]')
    for (const key of Object.keys(value)) Object.defineProperty(made, key, { value: clone(value[key], known), configurable: true, enumerable: true, writable: true });
}

function errorOf(value, known) {
  const Kind = errors[value.name] ?? Error;
  const copy = Object.hasOwn(value, 'cause') ? new Kind(value.message, { cause: clone(value.cause, known) }) : new Kind(value.message);
  if (typeof value.stack === 'string') Object.defineProperty(copy, 'stack', { value: value.stack, configurable: true, writable: true });
  return copy;
}

function refusal(why) { return new DOMException('The value cannot be cloned: ' + why, 'DataCloneError'); }
