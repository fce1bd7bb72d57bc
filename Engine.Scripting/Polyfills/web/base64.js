'use strict';
// Text whose characters are bytes, as base64 and back. HTML, section 8.3.
const DOMException = require('./dom-exception');

exports.btoa = function btoa(text) {
  if (arguments.length === 0) throw new TypeError('btoa needs an argument');
  const encoded = host.btoa(String(text));
  if (encoded === null) throw new DOMException('The text holds characters that are no bytes', 'InvalidCharacterError');
  return encoded;
};

exports.atob = function atob(text) {
  if (arguments.length === 0) throw new TypeError('atob needs an argument');
  const decoded = host.atob(String(text));
  if (decoded === null) throw new DOMException('The text is no base64', 'InvalidCharacterError');
  return decoded;
};
