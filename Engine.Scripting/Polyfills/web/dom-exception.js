'use strict';
// The errors of web APIs: an Error with a name from a closed list and, for old names, a number. Web IDL, section 3.14.
const codes = {
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5, NoModificationAllowedError: 7,
  NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12,
  InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18,
  NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24,
  DataCloneError: 25,
};

class DOMException extends Error {
  constructor(message = '', options = 'Error') {
    const named = typeof options !== 'object' || options === null;
    super(String(message), named || !('cause' in options) ? undefined : { cause: options.cause });
    const name = named ? String(options) : options.name === undefined ? 'Error' : String(options.name);
    // Its own, for those who read it through Error.prototype.toString.
    Object.defineProperty(this, 'name', { value: name, configurable: true });
  }

  get code() { return Object.hasOwn(codes, this.name) ? codes[this.name] : 0; }

  get [Symbol.toStringTag]() { return 'DOMException'; }
}

for (const [name, value] of Object.entries(codes)) {
  const constant = name.replace(/Error$/, '').replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase() + '_ERR';
  for (const place of [DOMException, DOMException.prototype]) Object.defineProperty(place, constant, { value, enumerable: true });
}

module.exports = DOMException;
